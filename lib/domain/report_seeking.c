#include "domain/report_seeking.h"

#include "domain/report_row.h"

#include <stdarg.h>

double seeking_limit(const struct seeking *seeking, enum threshold_name name)
{
    return threshold_value(seeking->input->limits, name);
}

civil_day seeking_days(const struct seeking *seeking, enum threshold_name name)
{
    return (civil_day)seeking_limit(seeking, name);
}

const struct phrase_list *seeking_sources(const struct seeking *seeking,
                                          enum threshold_name name)
{
    return &seeking->input->limits->by_name[name]->sources;
}

bool seeking_is_settled(const struct seeking *seeking, struct report_instant at, civil_day day)
{
    return report_signs_settle(seeking->input->signs, at, day);
}

void seeking_put(struct seeking *seeking, struct report_seek found)
{
    struct report_seeks *seeks = &seeking->seeks;
    size_t index = 0;

    while (index < seeks->count && seeks->items[index].urgency >= found.urgency)
        index++;
    seeks->items = report_row_open(seeking->arena, seeks->items, &seeks->capacity, &seeks->count,
                                   index, sizeof *seeks->items);
    seeks->items[index] = found;
}

void seeking_add(struct seeking *seeking, enum urgency urgency, const struct phrase_list *sources,
                 const char *format, ...)
{
    struct report_seek found = {.urgency = urgency, .sources = sources};
    va_list arguments;

    va_start(arguments, format);
    found.why = arena_vformat(seeking->arena, format, arguments);
    va_end(arguments);
    seeking_put(seeking, found);
}

const char *seeking_day_name(const struct seeking *seeking, civil_day day)
{
    return report_day_name(day, seeking->input->made, seeking->arena);
}
