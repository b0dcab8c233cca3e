#include "document/kind.h"

#include "base/build.h"

#include <string.h>

const char document_version[] = "1";

const struct document_row document_table[] = {
    {"assessment", PROGRAM_TRIAGE},
    {"plan", PROGRAM_PLAN},
    {"report", PROGRAM_REPORT},
};
const size_t document_count = sizeof document_table / sizeof document_table[0];

const char *const kind_urgencies[] = {"self-care", "routine",   "soon",
                                      "same-day",  "emergency", NULL};

static const char *const stages[] = {"acute", "subacute", "persistent", NULL};

static const struct kind_row kinds[] = {
    /* documents */
    {"assessment", VALUE_NUMBER, NULL},
    {"plan", VALUE_NUMBER, NULL},
    {"report", VALUE_NUMBER, NULL},
    {"end", VALUE_WORD, NULL},
    /* assessment */
    {"urgency", VALUE_WORD, kind_urgencies},
    {"act", VALUE_TEXT, NULL},
    {"flag", VALUE_TEXT, NULL},
    {"open", VALUE_WORD, NULL},
    {"cause", VALUE_WORD, NULL},
    {"stage", VALUE_WORD, stages},
    {"group", VALUE_WORD, NULL},
    {"answer", VALUE_WORD, NULL},
    {"rule", VALUE_TEXT, NULL},
    {"review", VALUE_DATE, NULL},
    {"safety-net", VALUE_TEXT, NULL},
    {"source", VALUE_WORD, NULL},
    {"refused", VALUE_TEXT, NULL},
    /* plan */
    {"session", VALUE_WORD, NULL},
    {"do", VALUE_WORD, NULL},
    {"break", VALUE_WORD, NULL},
    {"care", VALUE_WORD, NULL},
    {"habit", VALUE_WORD, NULL},
    {"avoid", VALUE_WORD, NULL},
    {"adapt", VALUE_WORD, NULL},
    {"next", VALUE_WORD, NULL},
    {"stop", VALUE_TEXT, NULL},
    {"note", VALUE_TEXT, NULL},
    /* report */
    {"pain", VALUE_WORD, NULL},
    {"episode", VALUE_WORD, NULL},
    {"swing", VALUE_WORD, NULL},
    {"trend", VALUE_WORD, NULL},
    {"change", VALUE_WORD, NULL},
    {"flare", VALUE_DATE, NULL},
    {"trigger", VALUE_WORD, NULL},
    {"exercise", VALUE_WORD, NULL},
    {"medicine", VALUE_WORD, NULL},
    {"by", VALUE_WORD, NULL},
    {"seek", VALUE_WORD, kind_urgencies},
    {"day", VALUE_DATE, NULL},
    {"week", VALUE_DATE, NULL},
    {"month", VALUE_DATE, NULL},
    /* nudge */
    {"due", VALUE_INSTANT, NULL},
    /* triage --check-content */
    {"content", VALUE_TEXT, NULL},
    {"entry", VALUE_WORD, NULL},
    {"question", VALUE_WORD, NULL},
};

static const struct attribute_row attributes[] = {
    {"adjusted", VALUE_NUMBER}, {"after", VALUE_NUMBER}, {"against", VALUE_LIST},
    {"age", VALUE_NUMBER}, {"asked", VALUE_INSTANT}, {"at", VALUE_INSTANT},
    {"bad", VALUE_NUMBER}, {"basis", VALUE_WORD}, {"because", VALUE_LIST},
    {"before", VALUE_NUMBER}, {"brief", VALUE_TEXT}, {"brings-back", VALUE_LIST},
    {"by", VALUE_TEXT}, {"change", VALUE_WORD}, {"cleared", VALUE_TEXT},
    {"content", VALUE_TEXT}, {"count", VALUE_NUMBER}, {"days", VALUE_NUMBER},
    {"days-4-or-more", VALUE_NUMBER}, {"days-7-or-more", VALUE_NUMBER},
    {"deviation", VALUE_NUMBER}, {"difference", VALUE_NUMBER}, {"do", VALUE_TEXT},
    {"done", VALUE_NUMBER}, {"doubt", VALUE_TEXT}, {"entries", VALUE_NUMBER},
    {"every", VALUE_AMOUNT}, {"exposed", VALUE_NUMBER}, {"first", VALUE_TIME},
    {"fit", VALUE_WORD}, {"flagged", VALUE_WORD}, {"for", VALUE_TEXT}, {"from", VALUE_DATE},
    {"goal", VALUE_NUMBER}, {"grade", VALUE_NUMBER}, {"high", VALUE_NUMBER},
    {"hold", VALUE_NUMBER}, {"how", VALUE_TEXT}, {"is", VALUE_LIST}, {"lag", VALUE_NUMBER},
    {"last", VALUE_TIME}, {"late", VALUE_NUMBER}, {"lately", VALUE_NUMBER},
    {"level", VALUE_NUMBER}, {"likeness", VALUE_NUMBER}, {"limit", VALUE_TEXT},
    {"limit-days", VALUE_NUMBER}, {"limit-mg", VALUE_NUMBER}, {"logged", VALUE_NUMBER},
    {"longest-run", VALUE_NUMBER}, {"low", VALUE_NUMBER}, {"mean", VALUE_NUMBER},
    {"median", VALUE_NUMBER}, {"minutes", VALUE_NUMBER}, {"most", VALUE_NUMBER},
    {"name", VALUE_TEXT}, {"need", VALUE_NUMBER}, {"not-if", VALUE_TEXT}, {"note", VALUE_TEXT},
    {"now", VALUE_NUMBER}, {"order", VALUE_NUMBER}, {"peak", VALUE_NUMBER},
    {"per-week", VALUE_NUMBER}, {"percent", VALUE_NUMBER}, {"points", VALUE_NUMBER},
    {"q1", VALUE_NUMBER}, {"q3", VALUE_NUMBER}, {"reason", VALUE_WORD}, {"refused", VALUE_WORD},
    {"region", VALUE_TEXT}, {"reps", VALUE_NUMBER}, {"response", VALUE_WORD},
    {"rest", VALUE_NUMBER}, {"result", VALUE_WORD}, {"rules", VALUE_WORD},
    {"score", VALUE_NUMBER}, {"seconds", VALUE_NUMBER}, {"session", VALUE_WORD},
    {"sets", VALUE_NUMBER}, {"sides", VALUE_NUMBER}, {"skipped", VALUE_NUMBER},
    {"slot", VALUE_TEXT}, {"source", VALUE_LIST}, {"stage", VALUE_WORD}, {"start", VALUE_DATE},
    {"successive", VALUE_NUMBER}, {"superiority", VALUE_NUMBER}, {"suspect", VALUE_TEXT},
    {"swings", VALUE_NUMBER}, {"text", VALUE_TEXT}, {"time", VALUE_TIME}, {"title", VALUE_TEXT},
    {"unexposed", VALUE_NUMBER}, {"until", VALUE_DATE}, {"unwritten", VALUE_NUMBER},
    {"urgency", VALUE_WORD}, {"verdict", VALUE_WORD}, {"waits-for", VALUE_LIST},
    {"warnings", VALUE_NUMBER},
    {"weekdays", VALUE_LIST}, {"what", VALUE_TEXT}, {"when", VALUE_TEXT}, {"who", VALUE_TEXT},
    {"why", VALUE_TEXT}, {"within", VALUE_TEXT}, {"worst", VALUE_NUMBER},
    {"year", VALUE_NUMBER},
};

const struct kind_row *kind_find(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].kind, kind) == 0)
            return &kinds[i];
    }
    return NULL;
}

bool kind_value_is_number(const char *kind)
{
    const struct kind_row *row = kind_find(kind);

    return row != NULL && row->type == VALUE_NUMBER;
}

static const struct attribute_row *attribute_find(const char *name)
{
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        if (strcmp(attributes[i].name, name) == 0)
            return &attributes[i];
    }
    return NULL;
}

bool kind_attribute_is_known(const char *name)
{
    return attribute_find(name) != NULL;
}

bool kind_attribute_is_number(const char *name)
{
    const struct attribute_row *row = attribute_find(name);

    return row != NULL && row->type == VALUE_NUMBER;
}
