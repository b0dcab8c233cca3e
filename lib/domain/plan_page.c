#include "domain/plan_page.h"

#include "base/utf8.h"
#include "base/wrap.h"

void plan_page_heading(struct plan_page *page, const char *heading)
{
    text_format(page->text, "\n%s\n", heading);
    text_repeat(page->text, '-', utf8_width(heading));
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

void plan_page_labelled(struct plan_page *page, const char *label, const char *prose)
{
    if (prose != NULL)
        wrap_add(page->text, arena_format(&page->arena, "  %s: ", label), prose, page->columns);
}

void plan_page_end(struct plan_page *page)
{
    struct text safe = {0};
    size_t size;

    for (size_t i = 0; i < page->text->length; i += size) {
        const char *at = page->text->bytes + i;
        uint32_t code = 0;

        size = utf8_decode(at, page->text->length - i, &code);
        if (size > 0 && (code == '\n' || !utf8_is_unsafe(code)))
            text_append(&safe, at, size);
        else
            text_add_char(&safe, '?');
        size = size > 0 ? size : 1;
    }
    text_free(page->text);
    *page->text = safe;
    arena_free(&page->arena);
}
