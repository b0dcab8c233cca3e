/* Numbers as the suite reads and writes them: always the C locale, whole input
 * or nothing, ranges checked. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>

/* Reads -?(0|[1-9][0-9]*)(\.[0-9]+)? of at most 16 digits and point, and nothing else: no
 * exponent, no hex, no blanks, no leading zeros, no sign "+". False leaves *number alone. */
bool number_parse(const char *text, double *number);

/* The same for whole numbers from low to high. */
bool number_parse_whole(const char *text, long low, long high, long *number);

/* True for that form, however long. */
bool number_looks_like(const char *text);

/* The longest text number_print makes. */
enum { NUMBER_TEXT = 32 };

/* At most two decimals, no trailing zeros, never "-0": 4, 2.5, -0.25. Returns
 * text. |number| must be below 1e15. */
const char *number_print(double number, char text[NUMBER_TEXT]);

#endif
