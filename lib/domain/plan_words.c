#include "domain/plan_words.h"

#include "base/text.h"
#include "base/word.h"

#include <string.h>

bool plan_words_have(const struct plan_words *words, const char *word)
{
    return word_index(word, words->items, words->count) < words->count;
}

void plan_words_add(struct plan_words *words, const char *word, struct arena *arena)
{
    if (plan_words_have(words, word))
        return;
    words->items = arena_grow(arena, words->items, &words->capacity, words->count,
                              sizeof *words->items);
    words->items[words->count++] = word;
}

struct plan_words plan_words_split(const char *text, struct arena *arena)
{
    struct plan_words words = {0};

    if (text == NULL || strcmp(text, "none") == 0)
        return words;
    while (*text != '\0') {
        size_t blanks = strspn(text, ", ");
        size_t length = strcspn(text + blanks, ", ");

        if (length > 0)
            plan_words_add(&words, arena_copy(arena, text + blanks, length), arena);
        text += blanks + length;
    }
    return words;
}

static const char *finish(struct text *text, struct arena *arena)
{
    const char *joined = arena_text(arena, text->length > 0 ? text->bytes : "none");

    text_free(text);
    return joined;
}

const char *plan_words_join(const struct plan_words *words, const char *between,
                            struct arena *arena)
{
    struct text text = {0};

    for (size_t i = 0; i < words->count; i++) {
        text_add(&text, i > 0 ? between : "");
        text_add(&text, words->items[i]);
    }
    return finish(&text, arena);
}

const char *plan_words_of(const struct phrase_list *list, const char *between,
                          struct arena *arena)
{
    struct text text = {0};

    for (size_t i = 0; i < list->count; i++) {
        text_add(&text, i > 0 ? between : "");
        text_add(&text, list->items[i].text);
    }
    return finish(&text, arena);
}

const char *plan_words_date(civil_day day, struct arena *arena)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return arena_format(arena, "%d %s", day_of_month, civil_month_name(month));
}
