/* Forms: what a line of the diary says, but for its time. People log the same few
 * things again and again, so a form that was judged once need not be judged again. */
#ifndef DOMAIN_DIARY_FORM_H
#define DOMAIN_DIARY_FORM_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/hash.h"
#include "base/memory.h"
#include "content/diary_kind.h"
#include "domain/diary.h"
#include "domain/diary_glance.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The entry's time, raw line and number are of no meaning. Of free text (note=) some
 * other text may stand in its place. */
struct diary_form {
    void *taken; /* the taker's own, of one that is kept; NULL at first (diary_stream.h) */
    struct diary_entry *entry;
    uint32_t length;
    bool kept;   /* it may come again */
    bool is_void;
    char tail[]; /* the line from the kind on, of one that is kept: beside what is asked
                    with it, because memory is what takes time here */
};

enum {
    DIARY_FORMS = 8192,
    DIARY_FORM_NEAR = 64 - offsetof(struct diary_form, tail) /* bytes of a tail that mostly
                                                                come with the form */
};

struct diary_form_slot {
    uint64_t hash;
    struct diary_form *form;
};

/* Starts with diary_forms_begin. */
struct diary_forms {
    const struct diary_kinds *kinds;
    struct diary_glance glance;
    struct diary_form_slot *slots; /* hash table, open addressing, at most half full */
    size_t slot_count;             /* a power of two: it grows with the forms */
    struct diary_form **items; /* in the order in which they came */
    size_t count;
    uint32_t *newcomers; /* parts of the hashes of tails that came once */
    size_t missed; /* lines that were not known since it was full */
    bool notes_are_text; /* note= is a key of every kind and holds any text */
    struct arena arena;
    void *spare; /* memory in it for the next form to be kept: the last one was none */
    size_t spare_size;
    char *passing; /* forms that are not kept, one behind the other */
    size_t passing_length;
    struct arena overflow; /* those for which there was no room there */
};

void diary_forms_begin(struct diary_forms *forms, const struct diary_kinds *kinds);

/* The tail of a line, whose time is known to be one, from the kind on. Bytes behind it may be
 * read (BLOCK_BEHIND). */
struct diary_form_query {
    const char *tail;
    size_t length;
    uint64_t hash; /* diary_forms_expect sets it */
};

/* Where the search for a tail begins. */
static inline struct diary_form_slot *diary_forms_slot(const struct diary_forms *forms,
                                                       uint64_t hash)
{
    return &forms->slots[hash & (forms->slot_count - 1)];
}

/* Two steps to be taken for some lines ahead of a search: forms lie far apart, and it is
 * waiting for memory that takes the time. */
static inline void diary_forms_expect(const struct diary_forms *forms,
                                      struct diary_form_query *query)
{
    query->hash = hash_bytes(0, query->tail, query->length);
    memory_expect(diary_forms_slot(forms, query->hash));
}

static inline void diary_forms_expect_more(const struct diary_forms *forms,
                                           const struct diary_form_query *query)
{
    const struct diary_form *form = diary_forms_slot(forms, query->hash)->form;

    if (form == NULL)
        return;
    memory_expect(form);
    memory_expect(form->tail + DIARY_FORM_NEAR);
}

/* The form of a tail that stands where it is looked for first: of most. Else NULL, and
 * diary_forms_find knows more. */
static inline struct diary_form *diary_forms_known(const struct diary_forms *forms,
                                                   const struct diary_form_query *query)
{
    const struct diary_form_slot *slot = diary_forms_slot(forms, query->hash);

    return slot->form != NULL && slot->hash == query->hash
                   && slot->form->length == query->length
                   && memcmp(slot->form->tail, query->tail, query->length) == 0
               ? slot->form
               : NULL;
}

/* The form of a line without LF and CR. NULL when it is no entry: then the faults were
 * added, with the number for a line. Good until diary_forms_pass or diary_forms_drop. */
struct diary_form *diary_forms_find(struct diary_forms *forms,
                                    const struct diary_form_query *query, struct bytes line,
                                    size_t number, struct diagnostic_list *faults);

/* Drops the forms that are not kept. */
void diary_forms_pass(struct diary_forms *forms);

/* Whether there is no more room, and many lines have come since that were not known. */
bool diary_forms_stale(const struct diary_forms *forms);
void diary_forms_drop(struct diary_forms *forms);

void diary_forms_end(struct diary_forms *forms);

#endif
