/* What somebody types in an interview, read: numbers of lines, words, n, u. */
#ifndef DOMAIN_INTERVIEW_REPLY_H
#define DOMAIN_INTERVIEW_REPLY_H

#include "domain/interview.h"

/* Reads what was typed to a screen into step (its pairs, unsure, yes), which begins
 * as {.screen = ...}. NULL, or why it is not taken; nothing unclear ever is. Numbers
 * and texts are left to answers_take but for blanks. All in the arena. */
const char *interview_reply_read(const char *typed, const struct interview *interview,
                                 struct arena *arena, struct interview_step *step);

#endif
