/* Text from data made fit for a terminal: nothing in it can move the cursor, colour
 * the screen or turn round what stands beside it. */
#ifndef BASE_SAFE_H
#define BASE_SAFE_H

#include "base/text.h"

#include <stddef.h>

/* Appends the bytes. Controls other than those in kept, and marks that reorder text,
 * are shown as \xHH or \u{HHHH}; bytes that are not UTF-8 as \xHH. */
void safe_append(struct text *text, const char *bytes, size_t length, const char *kept);

#endif
