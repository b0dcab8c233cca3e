/* The judgement on somebody's answers: which rules hold, which are open, and so how
 * urgent it is. Pure: no clock, no input, no output. */
#ifndef DOMAIN_VERDICT_H
#define DOMAIN_VERDICT_H

#include "base/moment.h"
#include "content/content.h"
#include "domain/answers.h"

#include <stdbool.h>

/* Why the urgency is what it is: a rule holds; a question is open; all was asked
 * and nothing held. */
enum basis { BASIS_FLAG, BASIS_OPEN, BASIS_SCREENED };
extern const char *const basis_words[];

/* One rule as judged. The engine adds one rule a symptom, symptom-KEY at soon, so
 * that content can only raise what a symptom alone brings. */
struct ruling {
    const char *id;
    enum urgency urgency;
    const struct rule *rule; /* NULL for the engine's */
    size_t fact;             /* the engine's: which symptom */
    enum truth truth;
};

/* An unanswered question that could still make a rule true. */
struct open_question {
    const struct question *question;
    const struct term *term; /* a safety term of it, else NULL */
    enum urgency urgency;    /* the most that it could bring */
};

struct verdict {
    enum urgency urgency;
    enum basis basis;
    struct ruling *rulings; /* content's by id, then the engine's */
    size_t ruling_count;
    struct open_question *open; /* most urgent first, then in the vocabulary's order */
    size_t open_count;
    bool stale; /* asked longer ago than answers may be */
    bool bulk;  /* part of the screen was answered in bulk */
};

/* strict: any upper-back pain is at least same-day. */
void verdict_make(const struct content *content, const struct answers *answers, struct moment now,
                  bool strict, struct arena *arena, struct verdict *verdict);

/* The verdict that is left when these rules, by id, are put aside where they are true:
 * somebody has looked at what they found. Not strict. An emergency rule stays; with a
 * rule goes the engine's own for the symptoms that it names, as in an assessment. */
void verdict_make_cleared(const struct content *content, const struct answers *answers,
                          struct moment now, const char *const *rules, size_t count,
                          struct arena *arena, struct verdict *verdict);

/* Whether a ruling decided: true, and as urgent as the verdict. */
bool verdict_decides(const struct verdict *verdict, const struct ruling *ruling);

#endif
