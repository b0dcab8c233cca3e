/* System calls by their names, and what they do to files. */
#ifndef TORTURE_CALL_H
#define TORTURE_CALL_H

#include <stdbool.h>
#include <stdint.h>

/* What a call does to what is on a disk. */
enum call_effect {
    CALL_OTHER,
    CALL_WRITE,  /* descriptor, buffer, length */
    CALL_PWRITE, /* the same, and an offset */
    CALL_WRITEV, /* descriptor, vector, count */
    CALL_SYNC,   /* descriptor */
    CALL_SIZE,   /* descriptor, length */
    CALL_OPEN,   /* path, flags */
    CALL_MKDIR,  /* path */
    CALL_UNLINK, /* path */
    CALL_RENAME  /* path, path */
};

/* What its first arguments name. */
enum call_subject { CALL_NOTHING, CALL_DESCRIPTOR, CALL_PATH, CALL_AT /* both, in this order */ };

struct call_row {
    const char *name;
    long number;
    enum call_effect effect;
    bool at;       /* each path has the descriptor of a directory before it */
    bool can_fail; /* in a way that a program may live to see; memory is a case of its own,
                    * for which a sanitizer has no answer */
    enum call_subject subject;
};

/* The row of a number; a row "other" for those without one. */
const struct call_row *call_find(uint64_t number);

/* Whether a comma-separated list holds the call's name. The word "failing" holds all
 * that can fail, "writing" all that change a file. */
bool call_is_in(const struct call_row *row, const char *names);

/* Whether every name of the list is known. */
bool call_names_are_known(const char *names);

#endif
