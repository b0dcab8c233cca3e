/* All that the programs know, read from the content directory. */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"
#include "content/advice.h"
#include "content/care.h"
#include "content/condition.h"
#include "content/education.h"
#include "content/exercise.h"
#include "content/group.h"
#include "content/reader.h"
#include "content/region.h"
#include "content/rule.h"
#include "content/source.h"
#include "content/threshold.h"
#include "content/vocabulary.h"

#include <stdbool.h>
#include <stddef.h>

/* What to read; a program reads no more than it needs. */
enum content_part {
    CONTENT_NUMBERS = 1,                /* rules.yaml */
    CONTENT_QUESTIONS = 2,              /* questions.yaml, signs.yaml */
    CONTENT_CONDITIONS = 4,             /* conditions/, screen.yaml; needs questions */
    CONTENT_GROUPS = 8,                 /* groups/; needs questions */
    CONTENT_REGIONS = 16,               /* regions.yaml, advice.yaml */
    CONTENT_SOURCES = 32,               /* sources.yaml; checks every reference to one */
    CONTENT_EXERCISES = 64,             /* exercises/; needs questions */
    CONTENT_CARE = 128,                 /* care/, habits/; needs questions */
    CONTENT_EDUCATION = 256,            /* education/; needs questions */
    CONTENT_FOR_VERDICT = 7,
    CONTENT_FOR_TRIAGE = 63,
    CONTENT_FOR_PLAN = 255,
    CONTENT_FOR_CHECK = 511
};

struct content {
    struct arena arena;
    struct reader_layers layers;
    struct threshold_table thresholds;
    struct advice advice;
    struct vocabulary vocabulary;
    struct entry_list conditions; /* struct condition, by id; so all below */
    struct entry_list groups;
    struct entry_list exercises;
    struct entry_list care;
    struct entry_list habits;
    struct entry_list education;
    const struct rule **rules; /* of conditions and screen, sorted by id */
    size_t rule_count;
    size_t rule_capacity;
    struct region *regions; /* the neutral one first */
    size_t region_count;
    struct row_list sources; /* struct source */
    bool overlaid;           /* a user's own content has a part in it */
    const char *rules_version; /* see content_rules_version */
    unsigned faulty; /* the parts (enum content_part) that cannot be relied upon */
};

/* The directories that count: -C alone (directory), or the user's overlays over
 * the shipped content. False and a message when an overlay cannot be found out. */
bool content_layers(const struct environment *environment, const char *directory,
                    struct arena *arena, struct reader_layers *layers,
                    struct diagnostic_list *list);

/* Reads the parts (a sum of enum content_part) of content->layers and checks what can
 * be checked among them, but for references to sources. What is faulty is left out
 * and noted in content->faulty, and the reading goes on, so that one run names every
 * fault. An expression is NULL where it or a sign in it is wrong. False when a
 * directory cannot be read: then there is nothing. */
bool content_read(struct content *content, unsigned parts, struct diagnostic_list *list);

/* Reads the parts by content_layers and content_read, and checks the references to
 * sources. False when a message was added: then nothing of it may be used. Call
 * content_close either way. */
bool content_open(struct content *content, const struct environment *environment,
                  const char *directory, unsigned parts, struct diagnostic_list *list);

void content_close(struct content *content);

/* "VERSION" or "VERSION+own". */
const char *content_version(const struct content *content, struct arena *arena);

/* "r" and 16 hex digits of FNV-1a over the sorted "id urgency when" lines of all
 * rules and signs: two assessments with the same one went by the same rules. NULL unless
 * CONTENT_CONDITIONS was opened. */
const char *content_rules_version(const struct content *content);

const struct condition *content_condition(const struct content *content, const char *id);
const struct exercise *content_exercise(const struct content *content, const char *id);
const struct care *content_care(const struct content *content, const char *id);
const struct habit *content_habit(const struct content *content, const char *id);
const struct source *content_source(const struct content *content, const char *id);

/* NULL when there is no region of that id. */
const struct region *content_region(const struct content *content, const char *id);

#endif
