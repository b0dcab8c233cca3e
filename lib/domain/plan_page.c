#include "domain/plan_page.h"

#include "base/utf8.h"
#include "base/wrap.h"

#include <string.h>

void plan_page_heading(struct plan_page *page, const char *heading)
{
    size_t width = utf8_width(heading) + 1;

    text_format(page->text, "\n%s ", heading);
    text_repeat(page->text, '-', page->columns > width ? page->columns - width : 0);
    text_add_char(page->text, '\n');
}

const char *plan_page_date(struct plan_page *page, civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return arena_format(&page->arena, "%s %d %s", civil_weekday_names[civil_weekday(day)],
                        day_of_month, civil_month_name(month));
}

const char *plan_page_get(const struct record *record, const char *key, const char *otherwise)
{
    const char *value = record_get(record, key);

    return value != NULL ? value : otherwise;
}

const char *plan_page_sentences(struct plan_page *page, const char *prose, int most)
{
    const char *end = prose;

    while (most-- > 0 && (end = strstr(end, ". ")) != NULL)
        end++;
    return end == NULL ? prose : arena_copy(&page->arena, prose, (size_t)(end - prose));
}

void plan_page_texts(struct plan_page *page, const char *kind, const char *heading)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(page->plan, kind, &index)) != NULL) {
        if (heading != NULL)
            plan_page_heading(page, heading);
        heading = NULL;
        wrap_add(page->text, "- ", record->value, page->columns);
    }
}

void plan_page_pack(struct plan_page *page, const char *first, size_t indent,
                    const struct plan_words *items)
{
    enum { BETWEEN = 2 };
    size_t at = utf8_width(first);

    text_add(page->text, first);
    for (size_t i = 0; i < items->count; i++) {
        size_t width = utf8_width(items->items[i]);
        bool fits = at + BETWEEN + width <= page->columns;

        if (!fits)
            text_add_char(page->text, '\n');
        text_repeat(page->text, ' ', fits ? BETWEEN : indent);
        text_add(page->text, items->items[i]);
        at = width + (fits ? at + BETWEEN : indent);
    }
    text_add_char(page->text, '\n');
}

void plan_page_clean(struct text *text)
{
    struct text safe = {0};
    size_t size;

    for (size_t i = 0; i < text->length; i += size) {
        const char *at = text->bytes + i;
        uint32_t code = 0;

        size = utf8_decode(at, text->length - i, &code);
        if (size > 0 && (code == '\n' || !utf8_is_unsafe(code)))
            text_append(&safe, at, size);
        else
            text_add_char(&safe, '?');
        size = size > 0 ? size : 1;
    }
    text_free(text);
    *text = safe;
}

/* --- the plan's own texts, each on one line ------------------------------ */

static const char *one_line(const char *value, struct arena *arena)
{
    char *line;

    if (strchr(value, '\n') == NULL)
        return value;
    line = arena_copy(arena, value, strlen(value));
    for (char *at = line; (at = strchr(at, '\n')) != NULL; at++)
        *at = ' ';
    return line;
}

static void copy_record(struct plan_page *page, struct record_list *copies,
                        const struct record *record)
{
    struct record *copy =
        record_add(copies, &page->arena, record->kind, one_line(record->value, &page->arena));

    for (size_t i = 0; i < record->count; i++)
        record_set(&page->arena, copy, record->attributes[i].key,
                   one_line(record->attributes[i].text, &page->arena));
}

void plan_page_begin(struct plan_page *page)
{
    struct record_list *copies = arena_alloc(&page->arena, sizeof *copies);

    *copies = (struct record_list){0};
    for (size_t i = 0; i < page->plan->count; i++)
        copy_record(page, copies, &page->plan->items[i]);
    page->plan = copies;
}

void plan_page_end(struct plan_page *page)
{
    plan_page_clean(page->text);
    arena_free(&page->arena);
}
