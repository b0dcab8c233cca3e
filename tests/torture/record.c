#define _GNU_SOURCE
#include "record.h"

#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_VECTORS = 16 };

/* --- looking into the program ---------------------------------------------- */

static bool peek(pid_t pid, uint64_t address, void *data, size_t length)
{
    struct iovec here = {data, length};
    struct iovec there = {(void *)(uintptr_t)address, length};

    return length == 0 || process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)length;
}

static bool peek_text(pid_t pid, uint64_t address, char text[PATH_MAX])
{
    for (size_t i = 0; i < PATH_MAX; i++) {
        if (!peek(pid, address + i, &text[i], 1))
            return false;
        if (text[i] == '\0')
            return true;
    }
    return false;
}

/* The link that stands for a descriptor, and what it says. */
static bool read_descriptor(pid_t pid, uint64_t descriptor, char link[64], char path[PATH_MAX])
{
    ssize_t length;

    snprintf(link, 64, "/proc/%d/fd/%d", (int)pid, (int)descriptor);
    length = readlink(link, path, PATH_MAX - 1);
    if (length >= 0)
        path[length] = '\0';
    return length >= 0;
}

bool record_path_of(pid_t pid, uint64_t descriptor, char path[PATH_MAX])
{
    char link[64];
    struct stat about;

    return read_descriptor(pid, descriptor, link, path) && stat(link, &about) == 0
           && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
}

void record_subject(const struct call_row *row, const uint64_t arguments[6], pid_t pid,
                    char name[PATH_MAX])
{
    bool at = row->subject == CALL_AT;
    char link[64];

    if ((at || row->subject == CALL_PATH) && peek_text(pid, arguments[at ? 1 : 0], name)
        && name[0] != '\0')
        return;
    if (row->subject == CALL_NOTHING || !read_descriptor(pid, arguments[0], link, name))
        strcpy(name, "-");
}

/* The name that a path has for the kernel: its directory without links, and its last
 * part as it stands. */
static bool path_of_name(pid_t pid, bool at, uint64_t descriptor, uint64_t address,
                         char path[PATH_MAX])
{
    char name[PATH_MAX];
    char whole[2 * PATH_MAX];
    char again[2 * PATH_MAX];
    char directory[PATH_MAX];

    if (!peek_text(pid, address, name))
        return false;
    if (name[0] == '/')
        snprintf(whole, sizeof whole, "%s", name);
    else if (at && (int)descriptor != AT_FDCWD)
        snprintf(whole, sizeof whole, "/proc/%d/fd/%d/%s", (int)pid, (int)descriptor, name);
    else
        snprintf(whole, sizeof whole, "/proc/%d/cwd/%s", (int)pid, name);
    memcpy(again, whole, sizeof again);
    if (realpath(dirname(whole), directory) == NULL)
        return false;
    return snprintf(path, PATH_MAX, "%s/%s", strcmp(directory, "/") == 0 ? "" : directory,
                    basename(again)) < PATH_MAX;
}

/* Where a write will land: at the end for O_APPEND, else where the program stands. */
static long long place_of_write(pid_t pid, uint64_t descriptor)
{
    char name[64];
    char line[128];
    long long place = 0;
    unsigned flags = 0;
    struct stat about;
    FILE *file;

    snprintf(name, sizeof name, "/proc/%d/fdinfo/%d", (int)pid, (int)descriptor);
    file = fopen(name, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "pos: %lld", &place) != 1)
            sscanf(line, "flags: %o", &flags);
    }
    if (file != NULL)
        fclose(file);
    snprintf(name, sizeof name, "/proc/%d/fd/%d", (int)pid, (int)descriptor);
    if ((flags & O_APPEND) != 0 && stat(name, &about) == 0)
        place = about.st_size;
    return place;
}

/* --- the beginning of a call ------------------------------------------------ */

static bool will_create(const struct record_call *call)
{
    uint64_t flags = call->arguments[call->row->at ? 2 : 1];
    struct stat about;

    return (flags & O_CREAT) != 0 && stat(call->path, &about) != 0;
}

static bool begin_path(struct record_call *call, pid_t pid)
{
    bool at = call->row->at;
    const uint64_t *arguments = call->arguments;

    if (!path_of_name(pid, at, arguments[0], arguments[at ? 1 : 0], call->path))
        return false;
    if (call->row->effect == CALL_RENAME)
        return path_of_name(pid, at, arguments[2], arguments[at ? 3 : 1], call->other);
    return call->row->effect != CALL_OPEN || will_create(call);
}

void record_begin(struct record_call *call, const struct call_row *row,
                  const uint64_t arguments[6], pid_t pid)
{
    call->row = row;
    memcpy(call->arguments, arguments, sizeof call->arguments);
    call->wanted = row->effect != CALL_OTHER;
    if (row->effect >= CALL_OPEN)
        call->wanted = begin_path(call, pid);
    else if (call->wanted)
        call->wanted = record_path_of(pid, arguments[0], call->path);
    if (call->wanted && (row->effect == CALL_WRITE || row->effect == CALL_WRITEV))
        call->offset = place_of_write(pid, arguments[0]);
    else if (row->effect == CALL_PWRITE)
        call->offset = (long long)arguments[3];
}

/* --- its end ----------------------------------------------------------------- */

static void write_bytes(pid_t pid, uint64_t address, size_t length, FILE *file)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = 0;

        peek(pid, address + i, &byte, 1);
        fprintf(file, "%02x", byte);
    }
}

static void write_vectors(const struct record_call *call, size_t length, pid_t pid, FILE *file)
{
    struct iovec vectors[MOST_VECTORS];
    size_t count = (size_t)call->arguments[2];

    if (count > MOST_VECTORS || !peek(pid, call->arguments[1], vectors, count * sizeof *vectors))
        return;
    for (size_t i = 0; i < count && length > 0; i++) {
        size_t part = vectors[i].iov_len < length ? vectors[i].iov_len : length;

        write_bytes(pid, (uintptr_t)vectors[i].iov_base, part, file);
        length -= part;
    }
}

static void end_write(const struct record_call *call, size_t length, pid_t pid, FILE *file)
{
    fprintf(file, "write\t%s\t%lld\t", call->path, call->offset);
    if (call->row->effect == CALL_WRITEV)
        write_vectors(call, length, pid, file);
    else
        write_bytes(pid, call->arguments[1], length, file);
    putc('\n', file);
}

void record_end(const struct record_call *call, long long result, pid_t pid, FILE *file)
{
    if (!call->wanted || result < 0)
        return;
    switch (call->row->effect) {
    case CALL_WRITE:
    case CALL_PWRITE:
    case CALL_WRITEV:
        end_write(call, (size_t)result, pid, file);
        break;
    case CALL_SYNC:
        fprintf(file, "sync\t%s\n", call->path);
        break;
    case CALL_SIZE:
        fprintf(file, "size\t%s\t%lld\n", call->path, (long long)call->arguments[1]);
        break;
    case CALL_OPEN:
        fprintf(file, "create\t%s\n", call->path);
        break;
    case CALL_MKDIR:
        fprintf(file, "mkdir\t%s\n", call->path);
        break;
    case CALL_UNLINK:
        fprintf(file, "unlink\t%s\n", call->path);
        break;
    case CALL_RENAME:
        fprintf(file, "rename\t%s\t%s\n", call->path, call->other);
        break;
    case CALL_OTHER:
        break;
    }
}
