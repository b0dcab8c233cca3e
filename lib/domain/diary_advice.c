#include "domain/diary_advice.h"

#include "base/build.h"
#include "content/content.h"
#include "document/kind.h"
#include "domain/diary.h"
#include "domain/symptom.h"

#include <string.h>

static const char symptom_kind[] = "symptom";

/* What the rules give for a symptom alone. Whether that is an emergency. */
static bool advise_symptom(const char *symptom, struct diary_rules rules, struct moment now,
                           struct arena *arena, struct diagnostic_list *list)
{
    struct symptom_advice advice;
    struct content content;
    bool known = content_open(&content, rules.environment, rules.directory, CONTENT_FOR_TRIAGE,
                              list)
                 && symptom_advise(&content, symptom, now, arena, &advice);

    if (known)
        diagnostic_remark(list, (struct place){0}, "%s: %s", kind_urgencies[advice.urgency],
                          advice.act);
    content_close(&content);
    return known && advice.urgency == URGENCY_EMERGENCY;
}

/* What their kinds say, in the table's order. */
static void say(const struct record_list *records, const struct diary_kinds *kinds,
                bool emergency, struct diagnostic_list *list)
{
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->kinds.count; i++) {
        const char *text = emergency && items[i].say_emergency.text != NULL
                               ? items[i].say_emergency.text
                               : items[i].say.text;

        if (text != NULL && record_first(records, items[i].id.text) != NULL)
            diagnostic_remark(list, (struct place){0}, "%s", text);
    }
}

void diary_advise(const struct record_list *records, const struct diary_kinds *kinds,
                  struct diary_rules rules, struct moment now, struct arena *arena,
                  struct diagnostic_list *list)
{
    const struct record *record;
    bool emergency = false;
    size_t index = 0;

    while ((record = record_next(records, symptom_kind, &index)) != NULL) {
        if (advise_symptom(record->value, rules, now, arena, list))
            emergency = true;
    }
    say(records, kinds, emergency, list);
}

/* The lines that name the kind, voids of such ones among them: a million others need
 * not be judged a second time. */
static void pick_lines(const char *lines, struct text *picked)
{
    const char *start = lines;
    const char *found;

    while ((found = strstr(start, symptom_kind)) != NULL) {
        size_t length;

        while (found > start && found[-1] != '\n')
            found--;
        length = strcspn(found, "\n");
        text_append(picked, found, length);
        text_add_char(picked, '\n');
        start = found + length;
    }
}

/* How many symptoms count, and the latest of them. */
static size_t count_symptoms(const struct diary *diary, const struct diary_entry **latest)
{
    size_t count = 0;

    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];

        if (!diary_entry_counts_as(entry, symptom_kind))
            continue;
        if (count == 0 || moment_compare(entry->at, (*latest)->at) > 0)
            *latest = entry;
        count++;
    }
    return count;
}

void diary_advise_imported(const struct text *lines, const struct diary_kinds *kinds,
                           struct arena *arena, struct diagnostic_list *list)
{
    const struct diary_entry *latest = NULL;
    struct diary diary = {0};
    struct text picked = {0};
    size_t count;

    if (lines->length > 0)
        pick_lines(lines->bytes, &picked);
    if (picked.length == 0)
        return;
    diary_read("", (struct bytes){picked.bytes, picked.length}, kinds, DIARY_REMARK, arena,
               &diary, list);
    count = count_symptoms(&diary, &latest);
    if (count == 1)
        diagnostic_remark(list, (struct place){0},
                          "a symptom came in, %s of %.10s; please run " PROGRAM_REPORT
                          " now, which tells what it calls for",
                          latest->record.value, latest->record.at);
    else if (count > 1)
        diagnostic_remark(list, (struct place){0},
                          "%zu symptoms came in, the latest %s of %.10s; please run " PROGRAM_REPORT
                          " now, which tells what they call for",
                          count, latest->record.value, latest->record.at);
    text_free(&picked);
}
