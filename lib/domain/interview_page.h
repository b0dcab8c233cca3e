/* The screens of an interview as text. */
#ifndef DOMAIN_INTERVIEW_PAGE_H
#define DOMAIN_INTERVIEW_PAGE_H

#include "base/text.h"
#include "domain/interview.h"

/* Width is in columns. */
void interview_page_screen(const struct interview *interview, size_t width, struct text *text);

/* The same questions at full length, with their notes and how to reply. */
void interview_page_help(const struct interview *interview, size_t width, struct text *text);

/* What awaits the person. */
void interview_page_welcome(size_t width, struct text *text);

/* How it ended: what to do now in an emergency, what stayed open after stopping
 * early. */
void interview_page_end(const struct interview *interview, size_t width, struct text *text);

#endif
