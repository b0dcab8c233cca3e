/* From what a person types to lines of the diary. */
#ifndef DOMAIN_ENTRY_H
#define DOMAIN_ENTRY_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "base/option.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "document/record.h"
#include "domain/entry_session.h"

#include <stdbool.h>
#include <stddef.h>

/* The longest line, with its LF, but for a void (diary_line.h). */
enum { ENTRY_BYTES = 16 * 1024 };

/* An operand taken apart at its first "=", when what stands before it is a word. */
struct entry_pair {
    const char *key; /* NULL: no pair */
    const char *text;
    struct place place;       /* of the key */
    struct place text_place;
};
struct entry_pair entry_pair(const char *operand, size_t number, struct arena *arena);

/* Reads the operands of one entry: a kind (none before a number: pain), a value, keys
 * in any order. Where the value is the name of a session it is one record for each of
 * its exercises. They are added to records, without a time yet, their keys in order
 * (entry_in_order). before: how many operands stand before these, for messages. False
 * when messages were added, each with its operand and column; then nothing is added. */
bool entry_read(const struct operands *operands, size_t before, const struct diary_kinds *kinds,
                const struct entry_sessions *sessions, struct arena *arena,
                struct record_list *records, struct diagnostic_list *list);

/* The same record with its keys as log writes them: in the table's order, own ones by
 * name before those that every kind has. */
struct record entry_in_order(const struct record *given, const struct diary_kind *kind,
                             const struct diary_kinds *kinds, struct arena *arena);

/* Adds -n's text as note=, behind the other keys. False when there is one already. */
bool entry_note(struct record *record, const char *note, struct arena *arena,
                struct diagnostic_list *list);

/* What is to come is not logged, whoever says what time it is: UPPERBACK_NOW stands for
 * the clock, --now is told like -t. option: as it was given. False when a message was added. */
bool entry_now_is_past(const char *option, struct moment now, struct moment clock,
                       struct diagnostic_list *list);

/* Reads -t. A day alone is its noon, or now where that is today's and still to come. A time
 * that a clock change leaves out is refused, as is one more than MOMENT_AHEAD_SECONDS after
 * now; for one that comes twice the first is taken and a remark says so. */
bool entry_time(const char *text, struct moment now, struct moment *moment,
                struct diagnostic_list *list);

/* Adds the record to line as one line. stamp: its time came from elsewhere than the clock, so
 * that written= tells the real one. False when it is too long. */
bool entry_line(struct record *record, struct moment at, bool stamp,
                struct arena *arena, struct text *line, struct diagnostic_list *list);

#endif
