/* What a nudge says: one short line that tells what to do and for how long, in the
 * plan's own words. Whatever could disturb a terminal (controls, line ends, marks
 * that reorder text) becomes a blank. All texts live in the arena. */
#ifndef DOMAIN_AGENDA_TEXT_H
#define DOMAIN_AGENDA_TEXT_H

#include "base/arena.h"
#include "base/civil.h"
#include "document/record.h"
#include "domain/agenda_exercise.h"

/* Words from elsewhere, without what could disturb. */
const char *agenda_text_plain(const char *words, struct arena *arena);

/* What stands behind the words that name a session, a break or care, to its full stop:
 * " (4 exercises, 6 minutes): BRIEF." */
const char *agenda_text_session(const struct record *session,
                                const struct agenda_exercises *exercises, struct arena *arena);

/* ": BRIEF; try Shoulder rolls." */
const char *agenda_text_break(const struct record *pause,
                              const struct agenda_exercises *exercises, struct arena *arena);

/* ": BRIEF." */
const char *agenda_text_care(const struct record *care, struct arena *arena);

/* A whole sentence: the naming words, in which {name} stands for the id as words
 * (lunch-break: lunch break), and the rest. Its first letter is a capital. */
const char *agenda_text_sentence(const char *words, const char *id, const char *rest,
                                 struct arena *arena);

/* "Time to look again at how your back is doing: WHY." */
const char *agenda_text_review(const struct record *review, struct arena *arena);

/* A clinician, by the diary's word for them, said no exercise on that day. */
const char *agenda_text_no_exercise(civil_day day, const char *clinician, struct arena *arena);

/* The plan's last day is end; review is the first review that none of
 * its days brought, NULL for none. */
const char *agenda_text_ended(civil_day end, const civil_day *review, struct arena *arena);

/* For a day before the plan's first. */
const char *agenda_text_begins(civil_day start, struct arena *arena);

/* The acts of a refused plan, which has at least one. */
const char *agenda_text_act(const struct record_list *plan, struct arena *arena);

#endif
