/* Text from data inside XML or HTML. */
#ifndef DOCUMENT_MARKUP_H
#define DOCUMENT_MARKUP_H

#include "base/text.h"

/* Appends a string so that it is text and nothing else, between tags and within double or
 * single quotes: markup characters as entities; controls, marks that reorder text, and what
 * is not UTF-8 made visible (base/safe.h); what XML cannot hold as U+FFFD. */
void markup_add(struct text *text, const char *string);

#endif
