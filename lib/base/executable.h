/* Where things are, for those who will look from another directory with another
 * PATH, as cron does. */
#ifndef BASE_EXECUTABLE_H
#define BASE_EXECUTABLE_H

#include "base/arena.h"
#include "base/diagnostic.h"

/* The first directory of search_path (PATH; NULL: /usr/bin and /bin) that holds a program of that
 * name; an empty directory is the working one. NULL when none does. */
const char *executable_find(const char *name, const char *search_path, struct arena *arena);

/* The running program's own file as an absolute path: argv[0] itself when it holds
 * a slash, else the first in search_path that can be run.
 * Links are kept as they are: they survive an upgrade. NULL and a message when it
 * cannot be found. */
const char *executable_path(const char *argv0, const char *search_path, struct arena *arena,
                            struct diagnostic_list *list);

/* A path seen from the root: the working directory goes before a relative one. NULL
 * and a message when that directory is unknown. */
const char *executable_absolute(const char *path, struct arena *arena,
                                struct diagnostic_list *list);

#endif
