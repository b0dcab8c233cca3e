#include "domain/report_strip.h"

const char report_strip_legend[] = "_ 0-1  . 2-3  - 4-5  = 6-7  ^ 8-9  # 10";

static const char *const ascii_marks[REPORT_SCORES] = {"_", "_", ".", ".", "-", "-",
                                                       "=", "=", "^", "^", "#"};

/* U+2581 to U+2588. */
static const char *const block_marks[REPORT_SCORES] = {"▁", "▂", "▂", "▃", "▄", "▄",
                                                       "▅", "▆", "▆", "▇", "█"};

const char *report_strip_mark(int score, bool blocks)
{
    return blocks ? block_marks[score] : ascii_marks[score];
}

civil_day report_strip_first(const struct report_summary *summary, size_t columns)
{
    civil_day fitting = summary->until - (civil_day)columns + 1;

    return fitting > summary->from ? fitting : summary->from;
}

void report_strip(const struct report_summary *summary, civil_day first, bool blocks,
                  struct text *text)
{
    for (civil_day day = first; day <= summary->until; day++) {
        const struct report_day *row = report_days_find(&summary->days, day);

        if (row == NULL || row->worst == REPORT_NO_SCORE)
            text_add_char(text, ' ');
        else
            text_add(text, report_strip_mark(row->worst, blocks));
    }
}

bool report_strip_flares(const struct report_summary *summary, civil_day first, struct text *text)
{
    const struct report_flares *flares = &summary->flares;
    civil_day next = first;
    bool any = false;

    for (size_t i = 0; i < flares->count; i++) {
        for (civil_day day = flares->items[i].first; day <= flares->items[i].last; day++) {
            if (day < first)
                continue;
            text_repeat(text, ' ', (size_t)(day - next));
            text_add_char(text, '!');
            next = day + 1;
            any = true;
        }
    }
    return any;
}
