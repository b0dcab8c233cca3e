#include "domain/diary_advice.h"

#include "content/content.h"
#include "document/kind.h"
#include "domain/symptom.h"

/* What the rules give for a symptom alone. */
static void advise_symptom(const char *symptom, struct diary_rules rules, struct moment now,
                           struct arena *arena, struct diagnostic_list *list)
{
    struct symptom_advice advice;
    struct content content;

    if (content_open(&content, rules.environment, rules.directory, CONTENT_FOR_TRIAGE, list)
        && symptom_advise(&content, symptom, now, arena, &advice))
        diagnostic_remark(list, (struct place){0}, "%s: %s", kind_urgencies[advice.urgency],
                          advice.act);
    content_close(&content);
}

/* What their kinds say, in the table's order. */
static void say(const struct record_list *records, const struct diary_kinds *kinds,
                struct diagnostic_list *list)
{
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->kinds.count; i++) {
        if (items[i].say.text != NULL && record_first(records, items[i].id.text) != NULL)
            diagnostic_remark(list, (struct place){0}, "%s", items[i].say.text);
    }
}

void diary_advise(const struct record_list *records, const struct diary_kinds *kinds,
                  struct diary_rules rules, struct moment now, struct arena *arena,
                  struct diagnostic_list *list)
{
    const struct record *record;
    size_t index = 0;

    while ((record = record_next(records, "symptom", &index)) != NULL)
        advise_symptom(record->value, rules, now, arena, list);
    say(records, kinds, list);
}
