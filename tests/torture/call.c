#define _GNU_SOURCE
#include "call.h"

#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>

static const struct call_row rows[] = {
#ifdef SYS_open
    {"open", SYS_open, CALL_OPEN, false, true},
#endif
    {"openat", SYS_openat, CALL_OPEN, true, true},
    {"read", SYS_read, CALL_OTHER, false, true},
    {"readv", SYS_readv, CALL_OTHER, false, true},
    {"pread64", SYS_pread64, CALL_OTHER, false, true},
    {"write", SYS_write, CALL_WRITE, false, true},
    {"pwrite64", SYS_pwrite64, CALL_PWRITE, false, true},
    {"writev", SYS_writev, CALL_WRITEV, false, true},
    {"fsync", SYS_fsync, CALL_SYNC, false, true},
    {"fdatasync", SYS_fdatasync, CALL_SYNC, false, true},
    {"ftruncate", SYS_ftruncate, CALL_SIZE, false, true},
    {"lseek", SYS_lseek, CALL_OTHER, false, true},
    {"close", SYS_close, CALL_OTHER, false, true},
    {"fcntl", SYS_fcntl, CALL_OTHER, false, true},
    {"flock", SYS_flock, CALL_OTHER, false, true},
    {"fchmod", SYS_fchmod, CALL_OTHER, false, true},
    {"fstat", SYS_fstat, CALL_OTHER, false, true},
#ifdef SYS_newfstatat
    {"newfstatat", SYS_newfstatat, CALL_OTHER, false, true},
#endif
    {"statx", SYS_statx, CALL_OTHER, false, true},
    {"faccessat", SYS_faccessat, CALL_OTHER, false, true},
    {"getdents64", SYS_getdents64, CALL_OTHER, false, true},
    {"readlinkat", SYS_readlinkat, CALL_OTHER, false, true},
    {"mkdirat", SYS_mkdirat, CALL_MKDIR, true, true},
    {"unlinkat", SYS_unlinkat, CALL_UNLINK, true, true},
#ifdef SYS_renameat
    {"renameat", SYS_renameat, CALL_RENAME, true, true},
#endif
    {"renameat2", SYS_renameat2, CALL_RENAME, true, true},
#ifdef SYS_stat
    {"stat", SYS_stat, CALL_OTHER, false, true},
    {"lstat", SYS_lstat, CALL_OTHER, false, true},
    {"access", SYS_access, CALL_OTHER, false, true},
    {"readlink", SYS_readlink, CALL_OTHER, false, true},
    {"mkdir", SYS_mkdir, CALL_MKDIR, false, true},
    {"unlink", SYS_unlink, CALL_UNLINK, false, true},
    {"rename", SYS_rename, CALL_RENAME, false, true},
    {"fork", SYS_fork, CALL_OTHER, false, true},
    {"pipe", SYS_pipe, CALL_OTHER, false, true},
#endif
    {"clone", SYS_clone, CALL_OTHER, false, true},
    {"execve", SYS_execve, CALL_OTHER, false, true},
    {"pipe2", SYS_pipe2, CALL_OTHER, false, true},
    {"dup", SYS_dup, CALL_OTHER, false, true},
    {"ioctl", SYS_ioctl, CALL_OTHER, false, true},
    {"ppoll", SYS_ppoll, CALL_OTHER, false, true},
    {"wait4", SYS_wait4, CALL_OTHER, false, true},
    {"clock_nanosleep", SYS_clock_nanosleep, CALL_OTHER, false, true},
    {"mmap", SYS_mmap, CALL_OTHER, false, false},
    {"mremap", SYS_mremap, CALL_OTHER, false, false},
    {"getrandom", SYS_getrandom, CALL_OTHER, false, true},
};

static const struct call_row other = {"other", -1, CALL_OTHER, false, false};

const struct call_row *call_find(uint64_t number)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].number == (long)number)
            return &rows[i];
    }
    return &other;
}

static bool is_name(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && strncmp(word, name, length) == 0;
}

static bool holds(const struct call_row *row, const char *word, size_t length)
{
    return is_name(word, length, row->name) || (is_name(word, length, "failing") && row->can_fail)
           || (is_name(word, length, "writing") && row->effect != CALL_OTHER
               && row->effect != CALL_OPEN);
}

bool call_is_in(const struct call_row *row, const char *names)
{
    for (;;) {
        size_t length = strcspn(names, ",");

        if (holds(row, names, length))
            return true;
        if (names[length] == '\0')
            return false;
        names += length + 1;
    }
}

static bool is_known(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (holds(&rows[i], word, length))
            return true;
    }
    return is_name(word, length, other.name);
}

bool call_names_are_known(const char *names)
{
    for (;;) {
        size_t length = strcspn(names, ",");

        if (!is_known(names, length))
            return false;
        if (names[length] == '\0')
            return true;
        names += length + 1;
    }
}
