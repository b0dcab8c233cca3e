/* Answers as a file: one to fill in, and one that keeps what was answered. */
#ifndef DOMAIN_QUESTIONNAIRE_H
#define DOMAIN_QUESTIONNAIRE_H

#include "base/moment.h"
#include "base/text.h"
#include "domain/answers.h"
#include "domain/people.h"

/* Everything that can be answered, in the vocabulary's order, every key empty (not
 * answered), with its question and terms as comments; asked: is now. */
void questionnaire_blank(const struct vocabulary *vocabulary, struct moment now, struct text *text);

/* What was answered, as somebody would say it, in the vocabulary's order: nothing
 * that only follows from other answers. Answers denied in bulk keep their origin.
 * Without who, region, asked and the other texts about the person. */
void questionnaire_collect(const struct answers *answers, struct moment now, struct arena *arena,
                           struct answer_pair_list *pairs);

/* The same with those texts, as a YAML answers file with asked:, which gives the same
 * assessment when it is read. answers are finished ones. */
void questionnaire_write(const struct answers *answers, struct moment now, struct text *text);

/* One pair more; key and value are borrowed. */
void questionnaire_add(struct answer_pair_list *pairs, struct arena *arena, const char *key,
                       const char *value, enum origin origin);

#endif
