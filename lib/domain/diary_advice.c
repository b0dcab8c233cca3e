#include "domain/diary_advice.h"

#include "content/content.h"
#include "document/kind.h"
#include "domain/symptom.h"

#include <string.h>

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

void diary_advise(const struct record *record, const struct diary_kinds *kinds,
                  struct diary_rules rules, struct moment now, struct arena *arena,
                  struct diagnostic_list *list)
{
    const char *say = diary_kind_find(kinds, record->kind)->say.text;

    if (strcmp(record->kind, "symptom") == 0)
        advise_symptom(record->value, rules, now, arena, list);
    if (say != NULL)
        diagnostic_remark(list, (struct place){0}, "%s", say);
}
