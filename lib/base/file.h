/* Files, whole: read into memory, or put in place all at once. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/diagnostic.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct bytes {
    const char *data; /* NUL after the last byte */
    size_t length;
};

bool bytes_equal(struct bytes a, struct bytes b);

/* Without the byte order mark that they may begin with (utf8_mark). */
struct bytes bytes_skip_mark(struct bytes bytes);

/* Reads a descriptor to its end. name is for messages. A cap of 0 is none;
 * more than cap bytes is bad input. False when a message was added. */
bool file_read_descriptor(int descriptor, const char *name, size_t cap, struct arena *arena,
                          struct bytes *bytes, struct diagnostic_list *list);

/* Opens and reads a file. A missing one is STATUS_SYSTEM like any other that
 * cannot be read; a directory is refused. */
bool file_read(const char *path, size_t cap, struct arena *arena, struct bytes *bytes,
               struct diagnostic_list *list);

/* Puts a file in place whole or not at all: a temporary file beside it, synced,
 * renamed, the directory synced. An existing file keeps its mode and a symbolic
 * link its target; a new one gets mode, whatever the umask. */
bool file_replace(const char *path, const char *data, size_t length, mode_t mode,
                  struct diagnostic_list *list);

/* Writes to a descriptor, going on after short writes and EINTR. How much was written; less
 * than length, with errno set, when it failed. */
size_t file_write(int descriptor, const char *data, size_t length);

/* The same; whether it was all. */
bool file_write_all(int descriptor, const char *data, size_t length);

/* Makes the directories that lead to path, new ones with mode 0700 whatever the
 * umask. Each name is synced in the directory that holds it, so that what is put there
 * can be found after a crash; also those that were there and are the user's own, since
 * whoever made them may have died before. */
bool file_make_directories_of(const char *path, struct diagnostic_list *list);

/* Syncs the directory that holds path, so that a new name survives a crash. */
bool file_sync_directory_of(const char *path, struct diagnostic_list *list);

/* Whether a directory can be read; a message when not. */
bool file_check_directory(const char *directory, struct diagnostic_list *list);

/* Whether there is nothing of that name. What cannot be looked at may be there. */
bool file_is_absent(const char *path);

/* Whether two names mean one file: the same device and inode, through links, whatever the
 * names look like. Of files that are not there yet: whether making one would make the
 * other, as when both are a name in one directory or a link leads from one to the other. */
bool file_is_same(const char *one, const char *other);

/* Names of the regular files (or links to them) in a directory that end in
 * ending and do not begin with a dot, sorted by byte. False and a message when
 * the directory cannot be read, unless missing_is_empty and it is missing. */
bool file_list(const char *directory, const char *ending, bool missing_is_empty,
               struct arena *arena, const char *const **names, size_t *count,
               struct diagnostic_list *list);

#endif
