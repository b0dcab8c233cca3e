/* The only module that writes to a diary. What it promises:
 *
 * When journal_append says true, the whole line is on disk (the file synced, and
 * its directory) and no older byte has changed. When it says false, the line is
 * there whole or not counted at all. This holds for any number of writers at once,
 * for a full disk, for writes that stop short, and for a death at any instant.
 *
 * A line counts only with its newline, so an unfinished one is never taken for an
 * entry; the next writer closes it as a bad line and never joins it to its own.
 * A program that puts another file in its place is noticed until the line is synced:
 * then the answer is false. Programs that rewrite the file after that, or in place
 * without the lock, are outside the promise. */
#ifndef DOMAIN_JOURNAL_H
#define DOMAIN_JOURNAL_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Seconds to wait for another writer. */
enum { JOURNAL_PATIENCE = 10 };

/* What to do when the file is not there. New files get mode 0600 and new
 * directories 0700, whatever the umask. */
enum journal_missing {
    JOURNAL_FAIL,            /* it must be there */
    JOURNAL_CREATE,          /* make the file */
    JOURNAL_CREATE_DIRECTORY /* make the directories too: the default diary */
};

struct journal {
    const char *path; /* borrowed */
    int descriptor;
    off_t size;  /* when it was locked */
    bool torn;   /* its last line has no end */
    bool shared; /* its mode lets others read it */
};

/* What is put behind a torn line to close it, LF and all: it makes a bad line of it for
 * good, whatever the line was meant to be. */
extern const char journal_closing[];

/* Opens and locks a diary, following symbolic links. It must be a regular file and
 * still be what path names once the lock is held, else it is opened again; all
 * this for at most patience seconds. False and a message otherwise; then there is
 * nothing to close. */
bool journal_open(struct journal *journal, const char *path, enum journal_missing missing,
                  int patience, struct diagnostic_list *list);

/* All of it, as it stands under the lock. */
bool journal_read(struct journal *journal, struct arena *arena, struct bytes *bytes,
                  struct diagnostic_list *list);

/* Appends one line, which ends in LF, and syncs; not to YAML, nor to a document of the suite.
 * Once for each journal_open. Remarks
 * tell of a torn line that was closed, and of a mode that lets others read; it is never
 * changed. */
bool journal_append(struct journal *journal, const char *line, size_t length,
                    struct diagnostic_list *list);

/* Unlocks and closes. */
void journal_close(struct journal *journal);

#endif
