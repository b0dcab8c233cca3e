/* An interview held on the person's terminal, from the answers there are already to
 * the file that keeps them. */
#ifndef DOMAIN_CONVERSATION_H
#define DOMAIN_CONVERSATION_H

#include "domain/interview.h"

struct conversation {
    const struct content *content;
    struct moment now;
    bool strict;
    const char *file; /* answers that are there already ("-": standard input), or NULL */
    bool again;       /* those are old: the safety questions are asked anew */
    const struct answer_pair_list *operands; /* they beat the file; or NULL */
    const char *save; /* the file to keep the answers in, or NULL */
    bool show_act;    /* nobody sees the assessment at once: say what to do in an emergency */
};

/* True when there is an assessment to write: interview holds answers and verdict, also
 * when the person stopped early. False when messages were added, or when a signal
 * ended it; then, too, --save has kept what was answered. arena keeps what was read;
 * call interview_end either way. */
bool conversation_hold(const struct conversation *conversation, struct interview *interview,
                       struct arena *arena, struct diagnostic_list *list);

#endif
