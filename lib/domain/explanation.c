#include "domain/explanation.h"

#include "document/kind.h"
#include "domain/assessment.h"

/* What decided a ruling, or what it waits for. */
static void find_leaves(const struct answers *answers, const struct ruling *ruling,
                        struct arena *arena, struct leaf_list *leaves)
{
    if (ruling->rule == NULL)
        leaf_list_add(leaves, (struct leaf){false, ruling->fact}, arena);
    else if (ruling->truth == TRUTH_UNKNOWN)
        truth_open(ruling->rule->expression, answers, arena, leaves);
    else
        truth_explain(ruling->rule->expression, answers, arena, leaves);
}

void explanation_write(const struct answers *answers, const struct verdict *verdict,
                       struct arena *arena, struct record_list *records)
{
    static const char *const results[] = {"not", "open", "fired"};

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];
        struct record *record = record_add(records, arena, "rule", ruling->id);
        struct leaf_list leaves = {0};

        find_leaves(answers, ruling, arena, &leaves);
        record_set(arena, record, "urgency", kind_urgencies[ruling->urgency]);
        record_set(arena, record, "result", results[ruling->truth]);
        record_set(arena, record, ruling->truth == TRUTH_UNKNOWN ? "waits-for" : "because",
                   assessment_leaf_names(answers, &leaves, arena));
        if (ruling->rule != NULL)
            record_set(arena, record, "when", ruling->rule->when.text);
        record_set(arena, record, "who", answers->who);
    }
}
