/* A place in some input: what a message points at. */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include <stddef.h>

/* file is borrowed and may be NULL (no place known). line and column are
 * 1-based, columns count characters; 0 means "the whole file" or "the whole
 * line". For operands of a command line, file is "operand" and line is the
 * operand's number (see message_print_list). */
struct place {
    const char *file;
    size_t line;
    size_t column;
};

#endif
