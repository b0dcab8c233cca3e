/* The check of a content directory, a user's own or the shipped one: what schemas and
 * the reading of content cannot see. Faults are errors, each at its place, all in one
 * run; what is only doubtful is a remark that begins with "warning: ". */
#ifndef DOMAIN_LINT_H
#define DOMAIN_LINT_H

#include "content/content.h"
#include "content/diary_kind.h"
#include "content/stop.h"
#include "content/trigger.h"
#include "domain/lint_expression.h"
#include "domain/lint_file.h"

#include <stdbool.h>
#include <stddef.h>

/* What somebody who answers yes to this key alone, and no to all others, is told. */
struct lint_question {
    const char *key;
    enum urgency urgency;
};

/* How many entries a directory or table has, and how hard they are to read. */
struct lint_area_count {
    const char *name;
    size_t count;
    double grade;   /* mean over the files that hold prose */
    bool has_grade;
};

struct lint {
    struct content content;
    struct stop_list stops;
    struct trigger_list triggers;
    struct diary_kinds diary;
    struct moment now;
    const char *directory; /* the one that is checked: of others there are no warnings */
    bool overlay;          /* it goes over the shipped content */
    struct lint_file_list files;
    struct lint_expression_list expressions;
    struct diagnostic_list *list;
    size_t warnings;
    /* for the page */
    struct lint_area_count areas[LINT_AREA_COUNT];
    struct lint_question *questions; /* in the vocabulary's order */
    size_t question_count;
};

/* Reads and checks a directory: one with a rules.yaml is a whole content, any other an
 * overlay of the shipped one. False when an error was added. Call lint_close either way. */
bool lint_run(struct lint *lint, const char *directory, struct moment now,
              struct diagnostic_list *list);
void lint_close(struct lint *lint);

/* --- for the checks ----------------------------------------------------------------- */

/* One check; adds errors to lint->list with diagnostic_input. */
typedef void lint_check(struct lint *lint);

lint_check lint_areas;      /* lint_area.c: files that no program reads */
lint_check lint_sources;    /* lint_source.c: named and there, there and named */
lint_check lint_reviews;    /* lint_review.c */
lint_check lint_prose;      /* lint_prose.c: reading ease */
lint_check lint_links;      /* lint_link.c: what education refers to */
lint_check lint_exercises;  /* lint_exercise.c: the ladder, purpose, equipment */
lint_check lint_doses;      /* lint_dose.c */
lint_check lint_care;       /* lint_dose.c: limits and steps of care */
lint_check lint_diary;      /* lint_diary.c: symptoms that can be logged */
lint_check lint_use;        /* lint_use.c: questions that nothing uses */
lint_check lint_reach;      /* lint_reach.c: expressions that can never be true */
lint_check lint_implied;    /* lint_reach.c: the urgency of each question by itself */

/* Whether these parts (a sum of enum content_part) can be relied upon. */
bool lint_has(const struct lint *lint, unsigned parts);

/* Whether a place is in the directory that is checked. */
bool lint_is_own(const struct lint *lint, struct place place);

/* A remark, when the place is in the directory that is checked. */
void lint_warn(struct lint *lint, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
