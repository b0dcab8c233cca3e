/* What an interview has still to ask, and in which order. */
#ifndef DOMAIN_INTERVIEW_AGENDA_H
#define DOMAIN_INTERVIEW_AGENDA_H

#include "domain/interview.h"

/* Sets interview->screen, done and emergency from its answers and verdict. Lives in
 * interview->state. */
void interview_agenda_set(struct interview *interview);

#endif
