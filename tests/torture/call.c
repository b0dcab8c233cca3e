#define _GNU_SOURCE
#include "call.h"

#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>

static const struct call_row rows[] = {
#ifdef SYS_open
    {"open", SYS_open, CALL_OPEN, false, true, CALL_PATH},
#endif
    {"openat", SYS_openat, CALL_OPEN, true, true, CALL_AT},
    {"read", SYS_read, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"readv", SYS_readv, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"pread64", SYS_pread64, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"write", SYS_write, CALL_WRITE, false, true, CALL_DESCRIPTOR},
    {"pwrite64", SYS_pwrite64, CALL_PWRITE, false, true, CALL_DESCRIPTOR},
    {"writev", SYS_writev, CALL_WRITEV, false, true, CALL_DESCRIPTOR},
    {"fsync", SYS_fsync, CALL_SYNC, false, true, CALL_DESCRIPTOR},
    {"fdatasync", SYS_fdatasync, CALL_SYNC, false, true, CALL_DESCRIPTOR},
    {"ftruncate", SYS_ftruncate, CALL_SIZE, false, true, CALL_DESCRIPTOR},
    {"lseek", SYS_lseek, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"close", SYS_close, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"fcntl", SYS_fcntl, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"flock", SYS_flock, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"fchmod", SYS_fchmod, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"fstat", SYS_fstat, CALL_OTHER, false, true, CALL_DESCRIPTOR},
#ifdef SYS_newfstatat
    {"newfstatat", SYS_newfstatat, CALL_OTHER, false, true, CALL_AT},
#endif
    {"statx", SYS_statx, CALL_OTHER, false, true, CALL_AT},
    {"faccessat", SYS_faccessat, CALL_OTHER, false, true, CALL_AT},
    {"getdents64", SYS_getdents64, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"readlinkat", SYS_readlinkat, CALL_OTHER, false, true, CALL_AT},
    {"mkdirat", SYS_mkdirat, CALL_MKDIR, true, true, CALL_AT},
    {"unlinkat", SYS_unlinkat, CALL_UNLINK, true, true, CALL_AT},
#ifdef SYS_renameat
    {"renameat", SYS_renameat, CALL_RENAME, true, true, CALL_AT},
#endif
    {"renameat2", SYS_renameat2, CALL_RENAME, true, true, CALL_AT},
#ifdef SYS_stat
    {"stat", SYS_stat, CALL_OTHER, false, true, CALL_PATH},
    {"lstat", SYS_lstat, CALL_OTHER, false, true, CALL_PATH},
    {"access", SYS_access, CALL_OTHER, false, true, CALL_PATH},
    {"readlink", SYS_readlink, CALL_OTHER, false, true, CALL_PATH},
    {"mkdir", SYS_mkdir, CALL_MKDIR, false, true, CALL_PATH},
    {"unlink", SYS_unlink, CALL_UNLINK, false, true, CALL_PATH},
    {"rename", SYS_rename, CALL_RENAME, false, true, CALL_PATH},
    {"fork", SYS_fork, CALL_OTHER, false, true, CALL_NOTHING},
    {"pipe", SYS_pipe, CALL_OTHER, false, true, CALL_NOTHING},
    {"dup2", SYS_dup2, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"poll", SYS_poll, CALL_OTHER, false, true, CALL_NOTHING},
#endif
    {"clone", SYS_clone, CALL_OTHER, false, true, CALL_NOTHING},
    {"execve", SYS_execve, CALL_OTHER, false, true, CALL_PATH},
    {"pipe2", SYS_pipe2, CALL_OTHER, false, true, CALL_NOTHING},
    {"clone3", SYS_clone3, CALL_OTHER, false, true, CALL_NOTHING},
    {"dup3", SYS_dup3, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"dup", SYS_dup, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"ioctl", SYS_ioctl, CALL_OTHER, false, true, CALL_DESCRIPTOR},
    {"ppoll", SYS_ppoll, CALL_OTHER, false, true, CALL_NOTHING},
    {"wait4", SYS_wait4, CALL_OTHER, false, true, CALL_NOTHING},
    {"clock_nanosleep", SYS_clock_nanosleep, CALL_OTHER, false, true, CALL_NOTHING},
    {"mmap", SYS_mmap, CALL_OTHER, false, false, CALL_NOTHING},
    {"mremap", SYS_mremap, CALL_OTHER, false, false, CALL_NOTHING},
    {"getrandom", SYS_getrandom, CALL_OTHER, false, true, CALL_NOTHING},
};

static const struct call_row other = {"other", -1, CALL_OTHER, false, false, CALL_NOTHING};

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
