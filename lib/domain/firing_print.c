#include "domain/firing_print.h"

void firing_print_record(const struct firing *firing, enum record_format format, struct text *text)
{
    struct arena arena = {0};
    struct record_list records = {0};
    struct record *record;
    char at[MOMENT_TEXT];

    record = record_add(&records, &arena, "due", moment_print(firing->at, at));
    record_set(&arena, record, "what", firing->what);
    record_set(&arena, record, "text", firing->text);
    record_write(record, format, NULL, text);
    arena_free(&arena);
}

void firing_print_sentence(const struct firing *firing, bool with_day, struct text *text)
{
    struct civil civil = moment_civil(firing->at);
    char date[CIVIL_DATE_TEXT];
    char time[CIVIL_TIME_TEXT];

    if (with_day)
        text_format(text, "%.3s %s %s  ", civil_weekday_names[civil_weekday(civil.day)],
                    civil_day_print(civil.day, date), civil_time_print(civil.minute, time));
    text_format(text, "%s\n", firing->text);
}
