/* What a program did to files, one line each, for a replay of what a disk would hold
 * after a loss of power:
 *
 *     create PATH             open with O_CREAT made it
 *     write PATH OFFSET HEX   what was written, as much as the call said
 *     size PATH LENGTH        ftruncate
 *     sync PATH               fsync or fdatasync has returned 0; also of directories
 *     mkdir PATH, unlink PATH, rename FROM TO
 *     exit STATUS
 *
 * Tabs between them; only calls that succeeded; only regular files and directories. */
#ifndef TORTURE_RECORD_H
#define TORTURE_RECORD_H

#include "call.h"

#include <limits.h>
#include <stdio.h>
#include <sys/types.h>

/* A call that has begun. Its paths are looked up before it changes them. */
struct record_call {
    const struct call_row *row;
    uint64_t arguments[6];
    char path[PATH_MAX];
    char other[PATH_MAX];
    long long offset;
    bool wanted;
};

/* The regular file or directory behind a descriptor; false when it is something else. */
bool record_path_of(pid_t pid, uint64_t descriptor, char path[PATH_MAX]);

/* What a call that begins is on, as the program or the kernel names it: a path, a pipe; "-"
 * for nothing. */
void record_subject(const struct call_row *row, const uint64_t arguments[6], pid_t pid,
                    char name[PATH_MAX]);

void record_begin(struct record_call *call, const struct call_row *row,
                  const uint64_t arguments[6], pid_t pid);
void record_end(const struct record_call *call, long long result, pid_t pid, FILE *file);

#endif
