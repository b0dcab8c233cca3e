/* The candidates of one completion, as they are gathered. */
#ifndef DOMAIN_COMPLETION_LIST_H
#define DOMAIN_COMPLETION_LIST_H

#include "base/option.h"
#include "base/text.h"
#include "content/content.h"
#include "content/diary_kind.h"

#include <stdbool.h>

struct completion_list {
    struct arena *arena;
    const char *before; /* goes before every candidate: "--format=", "worse-with=" */
    const char *typed;  /* what candidates begin with, after that */
    struct text text;   /* the lines */
};

/* Adds a candidate if it begins with what was typed; what may be NULL. */
void completion_add(struct completion_list *list, const char *word, const char *what);
void completion_add_key(struct completion_list *list, const char *key, const char *what);

/* Typed is now what stands after the word's first "=". */
void completion_enter_value(struct completion_list *list);

/* Typed is now what stands after the last comma. True while the words before it do not
 * hold the word. */
void completion_enter_list(struct completion_list *list);
bool completion_is_new(const struct completion_list *list, const char *word);

/* KEY=VALUE of the questions; operands are those given before. */
void completion_answers(struct completion_list *list, const struct content *content,
                        const struct operands *operands);

/* The operands of an entry, and of a choice of entries. */
void completion_entry(struct completion_list *list, const struct diary_kinds *kinds,
                      const struct operands *operands);
void completion_selection(struct completion_list *list, const struct diary_kinds *kinds);

#endif
