#include "domain/plan_clearance.h"

#include "base/build.h"
#include "base/word.h"
#include "document/kind.h"

#include <string.h>

/* Names what `triage --strict` adds, which is no rule of the content. */
static const char strict[] = "strict";

/* --- the option ---------------------------------------------------------- */

/* Every name a rule can have: those of the content, the engine's one for each symptom,
 * and the strict reading. */
static const char *next_rule(const struct content *content, size_t index)
{
    const struct vocabulary *vocabulary = &content->vocabulary;

    if (index < content->rule_count)
        return content->rules[index]->id.text;
    index -= content->rule_count;
    if (index < vocabulary->fact_count)
        return vocabulary->facts[index].rule != NULL ? vocabulary->facts[index].rule : "";
    return index == vocabulary->fact_count ? strict : NULL;
}

static bool check_rule(const struct content *content, const char *rule,
                       struct diagnostic_list *list)
{
    struct word_search search = word_search_begin(rule);
    const char *known;
    const char *nearest;

    for (size_t i = 0; (known = next_rule(content, i)) != NULL; i++) {
        if (strcmp(known, rule) == 0)
            return true;
        if (*known != '\0')
            word_search_try(&search, known);
    }
    nearest = word_search_result(&search);
    diagnostic_usage(list, "--cleared: there is no rule '%s'%s%s%s", rule,
                     nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
                     nearest != NULL ? "'?" : "");
    return false;
}

bool plan_clearance_read(const struct content *content, const char *text, struct moment now,
                         struct arena *arena, struct plan_clearance *clearance,
                         struct diagnostic_list *list)
{
    const char *colon = text != NULL ? strchr(text, ':') : NULL;
    bool good = true;

    *clearance = (struct plan_clearance){.given = text != NULL, .text = text};
    if (text == NULL)
        return true;
    if (colon != NULL)
        clearance->rules = plan_words_split(colon + 1, arena);
    if (clearance->rules.count == 0
        || !civil_day_parse(arena_copy(arena, text, (size_t)(colon - text)), &clearance->day)
        || clearance->day > moment_civil(now).day) {
        diagnostic_usage(list, "--cleared %s: expected DATE:RULE,... with a date that has passed "
                               "and the rules that " PROGRAM_TRIAGE " names, as in 2026-11-20:U10",
                         text);
        return false;
    }
    for (size_t i = 0; i < clearance->rules.count; i++)
        good &= check_rule(content, clearance->rules.items[i], list);
    clearance->until =
        clearance->day + (civil_day)threshold_value(&content->thresholds, THRESHOLD_CLEARED_DAYS);
    return good;
}

/* --- how far it reaches -------------------------------------------------- */

static void add_missing(const struct plan_clearance *clearance, const char *rule,
                        struct arena *arena, struct plan_covering *covering)
{
    if (!plan_words_have(&clearance->rules, rule))
        plan_words_add(&covering->missing, rule, arena);
}

/* The most urgent flag of the document, with all flags that are not named. */
static enum urgency take_flags(const struct assessment *assessment,
                               const struct plan_clearance *clearance, struct arena *arena,
                               struct plan_covering *covering)
{
    enum urgency most = URGENCY_SELF_CARE;
    size_t index = 0;
    const struct record *flag;

    while ((flag = record_next(assessment->records, "flag", &index)) != NULL) {
        /* assessment_read has checked that it is one of them. */
        enum urgency urgency = (enum urgency)word_index(record_get(flag, "urgency"),
                                                        kind_urgencies, URGENCY_COUNT);

        most = urgency > most ? urgency : most;
        if (urgency >= URGENCY_SOON)
            add_missing(clearance, flag->value, arena, covering);
    }
    return most;
}

/* The engine's rule for a symptom goes with a rule of the content that names it. */
static void take_rulings(const struct answers *answers, const struct plan_clearance *clearance,
                         struct arena *arena, struct plan_covering *covering)
{
    const struct verdict *verdict = &covering->verdict;
    struct leaf_list named = {0};

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];

        if (ruling->truth != TRUTH_YES || ruling->urgency < URGENCY_SOON)
            continue;
        if (ruling->rule != NULL)
            truth_explain(ruling->rule->expression, answers, arena, &named);
        else if (leaf_list_has(&named, (struct leaf){false, ruling->fact}))
            continue;
        add_missing(clearance, ruling->id, arena, covering);
    }
}

static bool is_emergency(const struct assessment *assessment)
{
    return assessment->urgency == URGENCY_EMERGENCY
           || assessment->verdict.urgency == URGENCY_EMERGENCY;
}

/* Nobody who looked on that day can have known of it. */
static const struct diary_entry *later_symptom(const struct plan_diary *diary, civil_day day)
{
    const struct diary_entry *entry;
    size_t index = 0;

    if (diary == NULL)
        return NULL;
    do
        entry = plan_diary_next(diary, "symptom", &index);
    while (entry != NULL && moment_civil(entry->at).day <= day);
    return entry;
}

void plan_clearance_cover(const struct content *content, const struct assessment *assessment,
                          const struct plan_clearance *clearance, const struct plan_diary *diary,
                          struct moment now, civil_day day, struct arena *arena,
                          struct plan_covering *covering)
{
    enum urgency flagged;

    *covering = (struct plan_covering){.cover = COVER_NONE};
    if (!clearance->given || is_emergency(assessment))
        return;
    verdict_make_cleared(content, &assessment->answers, now, clearance->rules.items,
                         clearance->rules.count, arena, &covering->verdict);
    flagged = take_flags(assessment, clearance, arena, covering);
    take_rulings(&assessment->answers, clearance, arena, covering);
    /* The document is more urgent than anything that it names: a strict one. */
    if (assessment->basis == BASIS_FLAG && assessment->urgency >= URGENCY_SOON
        && assessment->urgency > flagged)
        add_missing(clearance, strict, arena, covering);
    covering->symptom = later_symptom(diary, clearance->day);
    if (covering->symptom != NULL)
        covering->cover = COVER_SYMPTOM;
    else if (covering->missing.count > 0)
        covering->cover = COVER_PART;
    else if (covering->verdict.open_count > 0
             || record_first(assessment->records, "open") != NULL)
        covering->cover = COVER_OPEN;
    else
        covering->cover = day > clearance->until ? COVER_EXPIRED : COVER_WHOLE;
}

const char *plan_clearance_fault(const struct content *content,
                                 const struct plan_clearance *clearance,
                                 const struct plan_covering *covering, struct arena *arena)
{
    char date[CIVIL_DATE_TEXT];
    const char *day = civil_day_print(clearance->day, date);

    switch (covering->cover) {
    case COVER_PART:
        return arena_format(arena, "--cleared does not name %s.",
                            plan_words_join(&covering->missing, ", ", arena));
    case COVER_EXPIRED:
        return arena_format(arena, "The go-ahead of %s has run out: it holds for %g days.", day,
                            threshold_value(&content->thresholds, THRESHOLD_CLEARED_DAYS));
    case COVER_SYMPTOM:
        return arena_format(arena, "The diary has a symptom (%s) of a day after the go-ahead of "
                                   "%s.",
                            covering->symptom->record.value, day);
    case COVER_NONE:
        return "--cleared is not for an emergency.";
    case COVER_OPEN: /* the refusal lists the questions */
    case COVER_WHOLE:
        break;
    }
    return NULL;
}

const char *plan_clearance_needed(const struct content *content,
                                  const struct assessment *assessment, struct moment now,
                                  struct arena *arena)
{
    const struct plan_clearance nothing = {.given = true};
    struct plan_covering covering;

    plan_clearance_cover(content, assessment, &nothing, NULL, now, 0, arena, &covering);
    if (covering.cover != COVER_PART)
        return NULL;
    return plan_words_join(&covering.missing, ",", arena);
}
