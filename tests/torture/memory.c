/* memory: an allocation that fails, for any program that takes its memory from a shared
 * libc. Loaded with LD_PRELOAD; told by the environment:
 *
 *     MEMORY_AT=7      the seventh allocation fails, and no other
 *     MEMORY_FROM=7    the seventh and all that follow
 *     MEMORY_LIST=FILE writes one line for each place that allocates: the number of the
 *                      first allocation made from there, and that of the last
 *
 * or, by way of branch.h, many failures one after another in one run.
 *
 * A place is a chain of callers, so that trying each once tries every way in which the
 * program can come to miss memory. */
#define _GNU_SOURCE
#include "branch.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <pwd.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { DEPTH = 48, PLACES = 1 << 16 };

struct place {
    uint64_t hash;
    long first;
    long last;
};

static struct {
    long at;
    long from;
    const char *list;
    bool ready;
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
    struct passwd *(*getpwuid)(uid_t);
} memory;

static struct place places[PLACES];
static atomic_long made;
static _Thread_local bool inside;

static void *find(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

static long number_in(const char *name)
{
    const char *text = getenv(name);

    return text != NULL ? strtol(text, NULL, 10) : 0;
}

/* backtrace() itself allocates when it is first called. */
__attribute__((constructor)) static void begin(void)
{
    void *frames[DEPTH];

    inside = true;
    *(void **)&memory.malloc = find("malloc");
    *(void **)&memory.calloc = find("calloc");
    *(void **)&memory.realloc = find("realloc");
    *(void **)&memory.getpwuid = find("getpwuid");
    memory.list = getenv("MEMORY_LIST");
    memory.at = number_in("MEMORY_AT");
    memory.from = number_in("MEMORY_FROM");
    if (memory.list != NULL)
        backtrace(frames, DEPTH);
    branch_begin();
    unsetenv("LD_PRELOAD"); /* what it runs in turn has memory */
    memory.ready = true;
    inside = false;
}

static void note_place(long number)
{
    void *frames[DEPTH];
    int depth = backtrace(frames, DEPTH);
    uint64_t hash = 14695981039346656037u;
    size_t slot;

    for (int i = 0; i < depth; i++)
        hash = (hash ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211u;
    for (slot = hash % PLACES; places[slot].first != 0 && places[slot].hash != hash;)
        slot = (slot + 1) % PLACES;
    if (places[slot].first == 0)
        places[slot] = (struct place){.hash = hash, .first = number};
    places[slot].last = number;
}

static void part(long number)
{
    enum branch branch = branch_at(number);

    if (branch == BRANCH_FAILS)
        memory.at = number;
    if (branch == BRANCH_FAILS_FROM)
        memory.from = number;
}

static bool fails(void)
{
    long number;

    if (!memory.ready || inside)
        return false;
    number = atomic_fetch_add(&made, 1) + 1;
    inside = true;
    if (memory.list != NULL)
        note_place(number);
    part(number);
    inside = false;
    if (number != memory.at && (memory.from == 0 || number < memory.from))
        return false;
    errno = ENOMEM;
    return true;
}

__attribute__((destructor)) static void end(void)
{
    FILE *file;

    inside = true;
    file = memory.list != NULL ? fopen(memory.list, "w") : NULL;
    for (size_t i = 0; file != NULL && i < PLACES; i++) {
        if (places[i].first != 0)
            fprintf(file, "%ld\t%ld\n", places[i].first, places[i].last);
    }
    if (file != NULL)
        fclose(file);
}

void *malloc(size_t size)
{
    if (memory.malloc == NULL)
        *(void **)&memory.malloc = find("malloc");
    return fails() ? NULL : memory.malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (memory.calloc == NULL)
        *(void **)&memory.calloc = find("calloc");
    return fails() ? NULL : memory.calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    if (memory.realloc == NULL)
        *(void **)&memory.realloc = find("realloc");
    return fails() ? NULL : memory.realloc(block, size);
}

/* glibc's dies of missing memory by itself, in nss_database.c, whoever calls it: its own
 * allocations do not fail here. */
struct passwd *getpwuid(uid_t user)
{
    struct passwd *found;

    inside = true;
    found = memory.getpwuid(user);
    inside = false;
    return found;
}
