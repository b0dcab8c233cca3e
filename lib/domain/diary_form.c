#include "domain/diary_form.h"

#include "base/memory.h"
#include "domain/diary_line.h"

#include <stdlib.h>

enum {
    LONGEST_FORM = 256,       /* longer ones hardly come twice */
    LONGEST_TAIL = 16 * 1024, /* what is looked at with its note cut off */
    PASSING_BYTES = 1024 * 1024,
    PATIENCE = 8 * DIARY_FORMS,
    FIRST_SLOTS = 1024,
    NEWCOMER_BITS = 12
};

static const char note_key[] = "\tnote=";
enum { NOTE_LENGTH = sizeof note_key - 1 };

void diary_forms_begin(struct diary_forms *forms, const struct diary_kinds *kinds)
{
    const struct diary_field *note = diary_kinds_key(kinds, "note");

    *forms = (struct diary_forms){
        .kinds = kinds,
        .slots = memory_alloc(memory_product(FIRST_SLOTS, sizeof *forms->slots)),
        .slot_count = FIRST_SLOTS,
        .items = memory_alloc(memory_product(DIARY_FORMS, sizeof *forms->items)),
        .newcomers = memory_alloc((size_t)sizeof *forms->newcomers << NEWCOMER_BITS),
        .notes_are_text = note != NULL && note->type == DIARY_TEXT,
        .passing = memory_alloc(PASSING_BYTES),
    };
    diary_glance_begin(&forms->glance, kinds);
}

void diary_forms_pass(struct diary_forms *forms)
{
    forms->passing_length = 0;
    arena_free(&forms->overflow);
}

static bool is_full(const struct diary_forms *forms)
{
    return forms->count == DIARY_FORMS;
}

bool diary_forms_stale(const struct diary_forms *forms)
{
    return forms->missed > PATIENCE;
}

void diary_forms_drop(struct diary_forms *forms)
{
    memset(forms->slots, 0, forms->slot_count * sizeof *forms->slots);
    forms->count = 0;
    forms->missed = 0;
    forms->spare_size = 0;
    arena_free(&forms->arena);
}

void diary_forms_end(struct diary_forms *forms)
{
    diary_forms_pass(forms);
    arena_free(&forms->arena);
    diary_glance_end(&forms->glance);
    free(forms->newcomers);
    free(forms->slots);
    free(forms->items);
    free(forms->passing);
}

/* --- looking up ------------------------------------------------------------ */

/* The slot with that tail, or the empty one where it belongs. */
static struct diary_form_slot *slot_of(const struct diary_forms *forms, const char *tail,
                                       size_t length, uint64_t hash)
{
    size_t last = forms->slot_count - 1;
    size_t index = (size_t)hash & last;

    for (;; index = (index + 1) & last) {
        struct diary_form_slot *slot = &forms->slots[index];

        if (slot->form == NULL
            || (slot->hash == hash && slot->form->length == length
                && memcmp(slot->form->tail, tail, length) == 0))
            return slot;
    }
}

/* --- free text ---------------------------------------------------------------- */

/* Where " note=" begins in a tail, or NULL. */
static const char *find_note(const char *tail, size_t length)
{
    const char *end = tail + length;
    const char *tab = tail;

    while ((tab = memchr(tab, '\t', (size_t)(end - tab))) != NULL) {
        if (end - tab > NOTE_LENGTH && memcmp(tab, note_key, NOTE_LENGTH) == 0)
            return tab;
        tab++;
    }
    return NULL;
}

/* A tail that ends in plain text, cut before it: whether a line is an entry, and what
 * it says to anybody but a reader of notes, does not hang on that text. The kind note
 * may have no key note. */
static size_t length_without_note(const struct diary_forms *forms, const char *tail,
                                  size_t length)
{
    const char *note = length <= LONGEST_TAIL ? find_note(tail, length) : NULL;
    const char *text;
    size_t left;

    if (note == NULL || !forms->notes_are_text || (length > 5 && memcmp(tail, "note\t", 5) == 0))
        return length;
    text = note + NOTE_LENGTH;
    left = (size_t)(tail + length - text);
    return memchr(text, '\t', left) == NULL && diary_glance_is_plain(text, left)
               ? (size_t)(note - tail)
               : length;
}

/* --- judging --------------------------------------------------------------------- */

/* A field ends at each. */
static size_t count_tabs(const char *tail, size_t length)
{
    const char *end = tail + length;
    size_t count = 0;

    while ((tail = memchr(tail, '\t', (size_t)(end - tail))) != NULL) {
        count++;
        tail++;
    }
    return count;
}

/* A form, and behind it its tail, its entry, the entry's attributes and their texts. */
struct layout {
    size_t entry;
    size_t attributes;
    size_t texts;
    size_t end;
};

static struct layout lay_out(const char *tail, size_t length)
{
    struct layout layout;

    layout.entry = memory_align(sizeof(struct diary_form) + length);
    layout.attributes = layout.entry + memory_align(sizeof(struct diary_entry));
    layout.texts = layout.attributes + count_tabs(tail, length) * sizeof(struct attribute);
    layout.end = memory_align(layout.texts + length + 1);
    return layout;
}

/* Makes a form in memory that has room for it. */
static struct diary_form *glance(const struct diary_forms *forms, const char *tail, size_t length,
                                 const struct layout *layout, void *memory)
{
    char *start = memory;
    struct diary_form *form = memory;

    form->taken = NULL;
    form->entry = (struct diary_entry *)(void *)(start + layout->entry);
    form->length = (uint32_t)length;
    form->kept = false;
    form->is_void = false;
    memcpy(form->tail, tail, length);
    return diary_glance_at(&forms->glance, tail, length, form->entry,
                           (struct attribute *)(void *)(start + layout->attributes),
                           start + layout->texts)
               ? form
               : NULL;
}

static struct diary_form *judge(struct diary_forms *forms, struct bytes line, size_t number,
                                struct diagnostic_list *faults)
{
    struct diary_form *form = arena_alloc(&forms->overflow, sizeof *form);

    form->entry = arena_alloc(&forms->overflow, sizeof *form->entry);
    if (diary_line_read("", number, line, forms->kinds, &forms->overflow, form->entry, faults)
        != DIARY_LINE_ENTRY)
        return NULL;
    form->is_void = form->entry->is_void;
    return form;
}

/* A form for this block only, if a glance tells it. */
static struct diary_form *pass(struct diary_forms *forms, const char *tail, size_t length)
{
    struct layout layout = lay_out(tail, length);
    struct diary_form *form = NULL;

    if (layout.end <= PASSING_BYTES - forms->passing_length)
        form = glance(forms, tail, length, &layout, forms->passing + forms->passing_length);
    if (form != NULL)
        forms->passing_length += layout.end;
    return form;
}

static void widen(struct diary_forms *forms)
{
    struct diary_form_slot *before = forms->slots;
    size_t count = forms->slot_count;

    forms->slot_count *= 2;
    forms->slots = memory_alloc(memory_product(forms->slot_count, sizeof *forms->slots));
    for (size_t i = 0; i < count; i++) {
        const struct diary_form *form = before[i].form;

        if (form != NULL)
            *slot_of(forms, form->tail, form->length, before[i].hash) = before[i];
    }
    free(before);
}

/* However often a line comes that is none, it takes no more than this. */
static void *room_to_keep(struct diary_forms *forms, size_t size)
{
    if (size > forms->spare_size) {
        forms->spare = arena_alloc(&forms->arena, size);
        forms->spare_size = size;
    }
    return forms->spare;
}

/* A form that stays, if a glance tells it. */
static struct diary_form *keep(struct diary_forms *forms, const char *tail, size_t length,
                               uint64_t hash)
{
    struct layout layout = lay_out(tail, length);
    struct diary_form *form =
        glance(forms, tail, length, &layout, room_to_keep(forms, layout.end));

    if (form == NULL)
        return NULL;
    form->kept = true;
    forms->spare_size = 0;
    if (2 * forms->count >= forms->slot_count)
        widen(forms);
    *slot_of(forms, tail, length, hash) = (struct diary_form_slot){hash, form};
    forms->items[forms->count++] = form;
    return form;
}

/* Whether a tail came not long ago: what comes once (a number of steps) is mostly not worth
 * the place of what comes again and again. */
static bool comes_again(const struct diary_forms *forms, uint64_t hash)
{
    uint32_t *newcomer = &forms->newcomers[hash >> (64 - NEWCOMER_BITS)];
    bool again = *newcomer == (uint32_t)hash;

    *newcomer = (uint32_t)hash;
    return again;
}

/* A form for this block, or one to keep. NULL: ask the judge. */
static struct diary_form *make(struct diary_forms *forms, const char *tail, size_t length,
                               uint64_t hash)
{
    struct diary_form *form;

    if (!is_full(forms) && length <= LONGEST_FORM && comes_again(forms, hash))
        return keep(forms, tail, length, hash);
    form = pass(forms, tail, length);
    forms->missed += form != NULL && is_full(forms);
    return form;
}

/* The tail is not known as it stands. A note that comes again is kept with its tail; else the
 * tail counts as it is without. NULL: ask the judge. */
static struct diary_form *find_anew(struct diary_forms *forms, const char *tail, size_t length,
                                    uint64_t hash)
{
    size_t shorter;
    struct diary_form *known;

    if (length > LONGEST_TAIL)
        return NULL;
    shorter = length_without_note(forms, tail, length);
    if (shorter < length && (length > LONGEST_FORM || !comes_again(forms, hash))) {
        length = shorter;
        hash = hash_bytes(0, tail, length);
        known = slot_of(forms, tail, length, hash)->form;
        if (known != NULL)
            return known;
    }
    return make(forms, tail, length, hash);
}

struct diary_form *diary_forms_find(struct diary_forms *forms,
                                    const struct diary_form_query *query, struct bytes line,
                                    size_t number, struct diagnostic_list *faults)
{
    struct diary_form *form = slot_of(forms, query->tail, query->length, query->hash)->form;

    if (form == NULL)
        form = find_anew(forms, query->tail, query->length, query->hash);
    return form != NULL ? form : judge(forms, line, number, faults);
}
