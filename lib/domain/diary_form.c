#include "domain/diary_form.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "domain/diary_line.h"

#include <stdlib.h>
#include <string.h>

/* Longer ones hardly come twice. */
enum { LONGEST_FORM = 256, LONGEST_TAIL = 16 * 1024 };

static const char note_key[] = "\tnote=";
enum { NOTE_LENGTH = sizeof note_key - 1 };

void diary_forms_begin(struct diary_forms *forms, const struct diary_kinds *kinds)
{
    const struct diary_field *note = diary_kinds_key(kinds, "note");

    *forms = (struct diary_forms){
        .kinds = kinds,
        .slots = memory_alloc(memory_product(DIARY_FORM_SLOTS, sizeof *forms->slots)),
        .items = memory_alloc(memory_product(DIARY_FORMS, sizeof *forms->items)),
        .notes_are_text = note != NULL && note->type == DIARY_TEXT,
    };
}

void diary_forms_pass(struct diary_forms *forms)
{
    arena_free(&forms->passing);
}

bool diary_forms_full(const struct diary_forms *forms)
{
    return forms->tried >= DIARY_FORMS;
}

void diary_forms_drop(struct diary_forms *forms)
{
    memset(forms->slots, 0, DIARY_FORM_SLOTS * sizeof *forms->slots);
    forms->count = 0;
    forms->tried = 0;
    arena_free(&forms->arena);
}

void diary_forms_end(struct diary_forms *forms)
{
    diary_forms_pass(forms);
    arena_free(&forms->arena);
    free(forms->slots);
    free(forms->items);
}

/* --- looking up ------------------------------------------------------------ */

/* The slot with that tail, or the empty one where it belongs. */
static size_t slot_of(const struct diary_forms *forms, const char *tail, size_t length,
                      uint64_t hash)
{
    size_t slot = (size_t)(hash % DIARY_FORM_SLOTS);

    for (;; slot = (slot + 1) % DIARY_FORM_SLOTS) {
        const struct diary_form *form = forms->slots[slot];

        if (form == NULL
            || (form->hash == hash && form->length == length
                && memcmp(form->tail, tail, length) == 0))
            return slot;
    }
}

/* --- free text ---------------------------------------------------------------- */

/* Text that says nothing but itself: not empty, no escape, no control. */
static bool is_plain(const char *text, size_t length)
{
    size_t offset = 0;

    while (offset < length) {
        uint32_t code;
        size_t size = utf8_decode(text + offset, length - offset, &code);

        if (size == 0 || code == '\\' || utf8_is_control(code))
            return false;
        offset += size;
    }
    return length > 0;
}

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
    return memchr(text, '\t', left) == NULL && is_plain(text, left) ? (size_t)(note - tail)
                                                                     : length;
}

/* --- judging --------------------------------------------------------------------- */

static struct diary_form *judge(struct diary_forms *forms, struct arena *arena, struct bytes line,
                                size_t number, struct diagnostic_list *faults)
{
    struct diary_form *form = arena_alloc(arena, sizeof *form);

    if (diary_line_read("", number, line, forms->kinds, arena, &form->entry, faults)
        != DIARY_LINE_ENTRY)
        return NULL;
    return form;
}

/* Judges a line and keeps its form. */
static struct diary_form *keep(struct diary_forms *forms, struct bytes line, const char *tail,
                               uint64_t hash, size_t number, struct diagnostic_list *faults)
{
    struct diary_form *form = judge(forms, &forms->arena, line, number, faults);

    forms->tried++;
    if (form == NULL || form->entry.is_void)
        return form;
    form->length = (size_t)(line.data + line.length - tail);
    form->tail = arena_copy(&forms->arena, tail, form->length);
    form->hash = hash;
    form->kept = true;
    forms->slots[slot_of(forms, tail, form->length, hash)] = form;
    forms->items[forms->count++] = form;
    return form;
}

/* The tail is not known as it stands. */
static struct diary_form *find_anew(struct diary_forms *forms, struct bytes line,
                                    const char *tail, uint64_t hash, size_t number,
                                    struct diagnostic_list *faults)
{
    size_t length = (size_t)(line.data + line.length - tail);
    size_t shorter = length_without_note(forms, tail, length);

    if (shorter < length) {
        struct bytes cut = {line.data, line.length - (length - shorter)};
        uint64_t cut_hash = hash_bytes(0, tail, shorter);
        size_t slot = slot_of(forms, tail, shorter, cut_hash);

        if (forms->slots[slot] != NULL)
            return forms->slots[slot];
        if (!diary_forms_full(forms) && shorter <= LONGEST_FORM) {
            struct diary_form *form = keep(forms, cut, tail, cut_hash, number, faults);

            if (form != NULL)
                return form;
            diagnostic_free(faults);
        }
        return judge(forms, &forms->passing, line, number, faults);
    }
    if (diary_forms_full(forms) || length > LONGEST_FORM || find_note(tail, length) != NULL
        || memcmp(tail, "void", length < 4 ? length : 4) == 0)
        return judge(forms, &forms->passing, line, number, faults);
    return keep(forms, line, tail, hash, number, faults);
}

struct diary_form *diary_forms_find(struct diary_forms *forms, struct bytes line, const char *tail,
                                    size_t number, struct diagnostic_list *faults)
{
    size_t length = (size_t)(line.data + line.length - tail);
    uint64_t hash = hash_bytes(0, tail, length);
    size_t slot = slot_of(forms, tail, length, hash);

    if (forms->slots[slot] != NULL)
        return forms->slots[slot];
    return find_anew(forms, line, tail, hash, number, faults);
}
