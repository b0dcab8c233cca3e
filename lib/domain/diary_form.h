/* Forms: what a line of the diary says, but for its time. People log the same few
 * things again and again, so a form that was judged once need not be judged again. */
#ifndef DOMAIN_DIARY_FORM_H
#define DOMAIN_DIARY_FORM_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/diary_kind.h"
#include "domain/diary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The entry's time, raw line and number are of no meaning. Of free text (note=, the
 * value of a kind of type text) some other text may stand in its place. */
struct diary_form {
    struct diary_entry entry;
    bool kept;   /* it may come again */
    void *taken; /* the taker's own, of one that is kept; NULL at first (diary_stream.h) */
    const char *tail; /* the line from the kind on */
    size_t length;
    uint64_t hash;
};

enum { DIARY_FORM_SLOTS = 16384, DIARY_FORMS = DIARY_FORM_SLOTS / 2 };

/* Starts with diary_forms_begin. */
struct diary_forms {
    const struct diary_kinds *kinds;
    struct diary_form **slots; /* hash table, open addressing */
    struct diary_form **items; /* in the order in which they came */
    size_t count;
    size_t tried; /* lines judged with memory of the arena, good or bad */
    bool notes_are_text; /* note= is a key of every kind and holds any text */
    struct arena arena;
    struct arena passing; /* forms that are not kept */
};

void diary_forms_begin(struct diary_forms *forms, const struct diary_kinds *kinds);

/* The form of a line without LF and CR, whose time is known to be one and whose kind
 * begins at tail. Bytes behind the line may be read (BLOCK_BEHIND). NULL when it is no
 * entry: then the faults were added, with the number for a line. Good until
 * diary_forms_pass or diary_forms_drop. */
struct diary_form *diary_forms_find(struct diary_forms *forms, struct bytes line, const char *tail,
                                    size_t number, struct diagnostic_list *faults);

/* Drops the forms that are not kept. */
void diary_forms_pass(struct diary_forms *forms);

/* Whether too many are kept, so that it is time to drop them. */
bool diary_forms_full(const struct diary_forms *forms);
void diary_forms_drop(struct diary_forms *forms);

void diary_forms_end(struct diary_forms *forms);

#endif
