#include "content/nudge_words.h"

#include <string.h>

enum { LONGEST = 60 /* characters */ };

static const struct schema_row rows[] = {
    SCHEMA_ROW(nudge_words, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_SHORT(nudge_words, "session", session, SCHEMA_TEXTS, REQUIRED, LONGEST),
    SCHEMA_ROW_SHORT(nudge_words, "break", pause, SCHEMA_TEXTS, REQUIRED, LONGEST),
    SCHEMA_ROW_SHORT(nudge_words, "care", care, SCHEMA_TEXTS, REQUIRED, LONGEST),
    SCHEMA_ROW(nudge_words, "symptom", symptom, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(nudge_words, "severe-pain", severe_pain, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_SHORT(nudge_words, "discreet", discreet, SCHEMA_TEXTS, REQUIRED, LONGEST),
    SCHEMA_ROW_SHORT(nudge_words, "discreet-notice", discreet_notice, SCHEMA_TEXT, REQUIRED,
                     LONGEST),
    SCHEMA_ROW_SHORT(nudge_words, "discreet-act", discreet_act, SCHEMA_TEXT, REQUIRED, LONGEST),
    SCHEMA_ROW(nudge_words, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
static const struct schema nudge_schema = SCHEMA_OF("nudge's words", nudge_words, rows);

static void take(void *context, void *table, bool overlay)
{
    (void)overlay;
    *(struct nudge_words *)context = *(struct nudge_words *)table;
}

/* {name} once, or no braces at all. */
static bool has_good_braces(const char *text)
{
    static const char mark[] = "{name}";
    const char *place = strstr(text, mark);
    const char *open = strpbrk(text, "{}");

    return open == place && (place == NULL || strpbrk(place + sizeof mark - 1, "{}") == NULL);
}

static void check(const char *key, const struct phrase_list *phrases, bool named,
                  struct place place, struct diagnostic_list *list)
{
    if (phrases->count == 0)
        diagnostic_input(list, place, "'%s' has nothing in it; expected one text at least", key);
    for (size_t i = 0; i < phrases->count; i++) {
        const struct phrase *phrase = &phrases->items[i];

        if (named ? !has_good_braces(phrase->text) : strpbrk(phrase->text, "{}") != NULL)
            diagnostic_input(list, phrase->place, "braces hold no such name here; expected %s",
                             named ? "{name}, once" : "none");
    }
}

bool nudge_words_read(const struct reader_layers *layers, struct arena *arena,
                      struct nudge_words *words, struct diagnostic_list *list)
{
    struct reader_layers last = {.count = 1};
    size_t errors = list->errors;
    struct place place;

    last.items[0] = layers->items[layers->count - 1];
    *words = (struct nudge_words){0};
    reader_table(&last, "nudge.yaml", &nudge_schema, arena, take, words, list);
    if (list->errors != errors)
        return false;
    place = (struct place){.file = words->symptom.place.file};
    check("session", &words->session, true, place, list);
    check("break", &words->pause, true, place, list);
    check("care", &words->care, true, place, list);
    check("discreet", &words->discreet, false, place, list);
    return list->errors == errors;
}
