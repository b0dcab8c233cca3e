/* The interview: what to ask next, and what a reply means. Pure: no terminal, no
 * clock; interview_page.h draws it, conversation.h holds it.
 *
 * First part: how urgent it is. Asked is what can still change the result or the
 * rules that are true at it, most urgent first, after each reply anew. Then, if the
 * person wants it and nothing calls for a clinician within days: causes, and what a
 * plan needs. An emergency that no open answer can soften any more ends it at once. */
#ifndef DOMAIN_INTERVIEW_H
#define DOMAIN_INTERVIEW_H

#include "base/moment.h"
#include "content/content.h"
#include "domain/answers.h"
#include "domain/people.h"
#include "domain/verdict.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    SCREEN_MOST = 8,     /* lines of a checklist */
    INTERVIEW_LAYERS = 2 /* of answers given before */
};

enum screen_kind {
    SCREEN_CHECKLIST, /* yes-no keys; with one item it is a yes-no question */
    SCREEN_TERMS,     /* terms of a list question, or a part of them */
    SCREEN_ONE_OF,
    SCREEN_FIGURE, /* a number or a duration */
    SCREEN_TEXT,
    SCREEN_MORE /* whether to go on with the second part */
};

/* A line of a screen: a yes-no key, a safety term of a list, or a plain term. */
struct screen_item {
    const struct question *question;
    const struct term *term; /* NULL for a yes-no key */
};

/* One question as it is put. */
struct screen {
    enum screen_kind kind;
    const struct question *question; /* NULL for a checklist and for SCREEN_MORE */
    const struct screen_item *items; /* of a checklist, terms or one-of */
    size_t count;
    size_t part; /* of parts, from 0: a long list is cut */
    size_t parts;
    size_t number; /* how many this is, from 1 */
    size_t about;  /* of how many, as far as can be seen now */
};

/* What was replied to one screen. */
struct interview_step {
    struct screen screen;
    struct answer_pair_list pairs;
    bool unsure; /* of a list: some of what was not named */
    bool yes;    /* SCREEN_MORE */
};

struct interview {
    const struct content *content;
    struct moment now;
    bool strict;
    const char *const *must; /* keys asked in any case, NULL-terminated; or NULL */
    const struct answer_pair_list *given[INTERVIEW_LAYERS];
    struct arena arena; /* of the replies */
    struct interview_step *steps;
    size_t count;
    size_t capacity;
    /* where that leads; built anew after each reply */
    struct arena state;
    struct answers answers;
    struct verdict verdict;
    bool done;            /* nothing more to ask */
    bool emergency;       /* a certain one, which ended it */
    struct screen screen; /* what to ask unless done */
};

/* What a reply came to. */
enum reply {
    REPLY_TAKEN,
    REPLY_AGAIN, /* it was not understood, or cannot be: *hint says why */
    REPLY_HELP,
    REPLY_QUIT
};

/* Begins with answers that are given already, a layer each: later ones beat earlier
 * ones; either may be NULL. What they leave open or unsure is asked. False when a
 * message was added: impossible or unknown answers. Call interview_end either way. */
bool interview_begin(struct interview *interview, const struct content *content,
                     struct moment now, bool strict, const char *const *must,
                     const struct answer_pair_list *const given[INTERVIEW_LAYERS],
                     struct diagnostic_list *list);

/* Takes what was typed to interview->screen. Nothing that is out of range or unclear
 * is ever taken. *hint lives as long as the interview. */
enum reply interview_take(struct interview *interview, const char *typed, const char **hint);

/* Whether there was a reply to this already, so that it is not asked again. */
bool interview_asked(const struct interview *interview, const struct question *question,
                     const struct term *term);

void interview_end(struct interview *interview);

#endif
