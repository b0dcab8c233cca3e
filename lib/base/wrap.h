/* Prose in lines of a given width. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include "base/text.h"

#include <stddef.h>

/* Appends prose, broken at blanks so that no line is wider than width columns (a
 * single longer word stands alone), and a newline. first begins the first line
 * ("- "), the others begin with as many blanks as first is wide. */
void wrap_add(struct text *text, const char *first, const char *prose, size_t width);

#endif
