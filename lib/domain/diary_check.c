#include "domain/diary_check.h"

void diary_check(const struct diary *diary, const char *name, struct text *text,
                 struct diagnostic_list *list)
{
    size_t entries = 0;

    for (size_t i = 0; i < diary->count; i++)
        entries += diary_entry_counts(&diary->entries[i]);
    if (diary->voids_alone > 0)
        diagnostic_remark(list, (struct place){.file = name},
                          "voids that cancel no line in it: %zu", diary->voids_alone);
    text_format(text, "entries %zu, taken back or void %zu, bad lines %zu\n", entries,
                diary->count - entries, diary->bad);
}
