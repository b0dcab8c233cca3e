#include "domain/fault_limit.h"

void fault_limit_take(struct fault_limit *limit, struct diagnostic_list *faults)
{
    if (faults->count == 0)
        return;
    limit->count++;
    for (size_t i = 0; i < faults->count && limit->count <= FAULT_LIMIT; i++)
        diagnostic_input(limit->list, faults->items[i].place, "%s", faults->items[i].text);
    diagnostic_clear(faults);
}

void fault_limit_end(const struct fault_limit *limit, const char *name, const char *what)
{
    if (limit->count > FAULT_LIMIT)
        diagnostic_input(limit->list, (struct place){.file = name}, "and %zu more %s like that",
                         limit->count - FAULT_LIMIT, what);
}
