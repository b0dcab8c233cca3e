#include "base/file.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "base/word.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024, PRIVATE_DIRECTORY = 0700 };
enum { MOST_LINKS = 40, LONGEST_LINK = 4096 };

bool bytes_equal(struct bytes a, struct bytes b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

struct bytes bytes_skip_mark(struct bytes bytes)
{
    size_t mark = utf8_mark(bytes.data, bytes.length);

    return mark > 0 ? (struct bytes){bytes.data + mark, bytes.length - mark} : bytes;
}

static struct place whole(const char *name)
{
    return (struct place){.file = name};
}

/* Room to read into: the file's size where it is known, so that one read
 * serves, then double. */
static size_t first_room(int descriptor)
{
    struct stat about;

    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0
        && about.st_size < (off_t)1 << 40)
        return (size_t)about.st_size + 1;
    return READ_BYTES;
}

/* Reads until the end into a heap buffer, one byte over the cap at most. */
static bool read_all(int descriptor, size_t cap, char **data, size_t *length)
{
    size_t room = first_room(descriptor);

    *length = 0;
    *data = memory_alloc(room + 1);
    for (;;) {
        ssize_t got;

        if (*length == room) {
            room = memory_product(room, 2);
            *data = memory_resize(*data, room + 1);
        }
        got = read(descriptor, *data + *length, room - *length);
        if (got == 0)
            break;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        *length += (size_t)got;
        if (cap > 0 && *length > cap)
            break;
    }
    (*data)[*length] = '\0';
    return true;
}

bool file_read_descriptor(int descriptor, const char *name, size_t cap, struct arena *arena,
                          struct bytes *bytes, struct diagnostic_list *list)
{
    char *data;
    size_t length;
    bool good = read_all(descriptor, cap, &data, &length);

    if (!good)
        diagnostic_system(list, whole(name), "cannot read it: %s", strerror(errno));
    if (good && cap > 0 && length > cap) {
        diagnostic_input(list, whole(name),
                         "it is larger than %zu bytes; nothing that large was expected", cap);
        good = false;
    }
    if (good)
        *bytes = (struct bytes){arena_copy(arena, data, length), length};
    free(data);
    return good;
}

bool file_read(const char *path, size_t cap, struct arena *arena, struct bytes *bytes,
               struct diagnostic_list *list)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool good;

    if (descriptor < 0) {
        diagnostic_system(list, whole(path), "cannot open it: %s", strerror(errno));
        return false;
    }
    good = file_read_descriptor(descriptor, path, cap, arena, bytes, list);
    close(descriptor);
    return good;
}

size_t file_write(int descriptor, const char *data, size_t length)
{
    size_t done = 0;

    while (done < length) {
        ssize_t written = write(descriptor, data + done, length - done);

        if (written < 0 && errno == EINTR)
            continue;
        if (written == 0)
            errno = EIO;
        if (written <= 0)
            break;
        done += (size_t)written;
    }
    return done;
}

bool file_write_all(int descriptor, const char *data, size_t length)
{
    return file_write(descriptor, data, length) == length;
}

static char *directory_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return arena_text(arena, ".");
    return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

/* Returns 0 or an errno. Some file systems cannot sync a directory and say EINVAL: they
 * order names by themselves. */
static int sync_directory(const char *directory)
{
    int descriptor = open(directory, O_RDONLY | O_CLOEXEC);
    int failure = descriptor < 0 || (fsync(descriptor) != 0 && errno != EINVAL) ? errno : 0;

    if (descriptor >= 0)
        close(descriptor);
    return failure;
}

static bool sync_directory_of(const char *path, bool may_be_closed, struct diagnostic_list *list)
{
    struct arena arena = {0};
    const char *directory = directory_of(&arena, path);
    int failure = sync_directory(directory);
    bool good = failure == 0 || (may_be_closed && failure == EACCES);

    if (!good)
        diagnostic_system(list, whole(directory), "cannot sync the directory: %s",
                          strerror(failure));
    arena_free(&arena);
    return good;
}

bool file_sync_directory_of(const char *path, struct diagnostic_list *list)
{
    return sync_directory_of(path, false, list);
}

/* The file that a name finally means, so that a link is followed and kept. */
static char *target_of(struct arena *arena, const char *path)
{
    char *resolved = realpath(path, NULL);
    char *target = arena_text(arena, resolved != NULL ? resolved : path);

    free(resolved);
    return target;
}

static bool fill(int descriptor, const char *data, size_t length, mode_t mode)
{
    if (!file_write_all(descriptor, data, length))
        return false;
    return fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0;
}

/* Writes, syncs and closes the temporary file; errno tells what failed. */
static bool fill_and_close(int descriptor, const char *data, size_t length, mode_t mode)
{
    bool good = fill(descriptor, data, length, mode);
    int failure = errno;

    if (close(descriptor) != 0 && good)
        return false;
    errno = failure;
    return good;
}

/* A device, pipe or socket (-o /dev/stdout, a named pipe) cannot be replaced;
 * it is written to. */
static bool write_in_place(const char *path, const char *data, size_t length,
                           struct diagnostic_list *list)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    bool good = descriptor >= 0 && file_write_all(descriptor, data, length);

    if (descriptor >= 0 && close(descriptor) != 0)
        good = false;
    if (!good)
        diagnostic_system(list, whole(path), "cannot write it: %s", strerror(errno));
    return good;
}

static bool replace_target(const char *target, const char *data, size_t length, mode_t mode,
                           struct arena *arena, struct diagnostic_list *list)
{
    char *temporary = arena_format(arena, "%s.XXXXXX", target);
    int descriptor = mkstemp(temporary);

    if (descriptor < 0) {
        diagnostic_system(list, whole(target), "cannot write beside it: %s", strerror(errno));
        return false;
    }
    if (fill_and_close(descriptor, data, length, mode) && rename(temporary, target) == 0)
        return file_sync_directory_of(target, list);
    diagnostic_system(list, whole(target), "cannot write it: %s; it is as it was", strerror(errno));
    unlink(temporary);
    return false;
}

bool file_replace(const char *path, const char *data, size_t length, mode_t mode,
                  struct diagnostic_list *list)
{
    struct arena arena = {0};
    const char *target = target_of(&arena, path);
    struct stat about;
    bool exists = stat(target, &about) == 0;
    bool good;

    if (exists && S_ISDIR(about.st_mode)) {
        diagnostic_system(list, whole(path), "cannot write it: it is a directory");
        good = false;
    } else if (exists && !S_ISREG(about.st_mode)) {
        good = write_in_place(path, data, length, list);
    } else {
        good = replace_target(target, data, length, exists ? about.st_mode & 07777 : mode, &arena,
                              list);
    }
    arena_free(&arena);
    return good;
}

/* The umask can only take rights away, and these are to be exact. */
static bool make_directory(const char *path)
{
    mode_t before = umask(0777 & ~PRIVATE_DIRECTORY);
    bool good = mkdir(path, PRIVATE_DIRECTORY) == 0 || errno == EEXIST;
    int failure = errno;

    umask(before);
    errno = failure;
    return good;
}

static bool make_directories(char *path, struct diagnostic_list *list);

/* What leads to path, first. */
static bool make_parents(char *path, struct diagnostic_list *list)
{
    char *slash = strrchr(path, '/');
    bool good;

    if (slash == NULL || slash == path)
        return true;
    *slash = '\0';
    good = make_directories(path, list);
    *slash = '/';
    return good;
}

/* A directory of ours may have been made a moment ago by a program that died before it
 * could sync the name; one of somebody else's was not. In one that we may not read
 * nothing of ours was made. */
static bool make_directories(char *path, struct diagnostic_list *list)
{
    struct stat about;

    if (stat(path, &about) == 0)
        return about.st_uid != geteuid()
               || (make_parents(path, list) && sync_directory_of(path, true, list));
    if (!make_parents(path, list))
        return false;
    if (make_directory(path))
        return file_sync_directory_of(path, list);
    diagnostic_system(list, whole(path), "cannot make the directory: %s", strerror(errno));
    return false;
}

bool file_make_directories_of(const char *path, struct diagnostic_list *list)
{
    struct arena arena = {0};
    bool good = make_parents(arena_text(&arena, path), list);

    arena_free(&arena);
    return good;
}

static bool say_unreadable(const char *directory, struct diagnostic_list *list)
{
    diagnostic_system(list, whole(directory), "cannot read the directory: %s", strerror(errno));
    return false;
}

bool file_check_directory(const char *directory, struct diagnostic_list *list)
{
    DIR *stream = opendir(directory);

    if (stream == NULL)
        return say_unreadable(directory, list);
    closedir(stream);
    return true;
}

bool file_is_absent(const char *path)
{
    struct stat about;

    return stat(path, &about) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* Where a link to what is not there leads; NULL when the name is no link. */
static const char *behind_link(struct arena *arena, const char *path)
{
    char text[LONGEST_LINK];
    ssize_t length = readlink(path, text, sizeof text - 1);

    if (length <= 0)
        return NULL;
    text[length] = '\0';
    return *text == '/' ? arena_text(arena, text)
                        : arena_format(arena, "%s/%s", directory_of(arena, path), text);
}

/* Without slashes at its end; through links that lead to nothing, but not in a circle. */
static const char *name_to_make(struct arena *arena, const char *path)
{
    const char *next;
    size_t length;

    for (int i = 0; i < MOST_LINKS && (next = behind_link(arena, path)) != NULL; i++)
        path = next;
    length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_copy(arena, path, length);
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

/* Where directories are missing too, it is for their names to agree. */
static bool would_be_same(const char *one, const char *other, struct arena *arena)
{
    struct stat first;
    struct stat second;
    bool one_is_there = stat(one, &first) == 0;
    bool other_is_there = stat(other, &second) == 0;

    if (one_is_there || other_is_there)
        return one_is_there && other_is_there && first.st_dev == second.st_dev
               && first.st_ino == second.st_ino;
    one = name_to_make(arena, one);
    other = name_to_make(arena, other);
    return strcmp(one, other) == 0
           || (strcmp(last_name(one), last_name(other)) == 0
               && would_be_same(directory_of(arena, one), directory_of(arena, other), arena));
}

bool file_is_same(const char *one, const char *other)
{
    struct arena arena = {0};
    bool same = would_be_same(one, other, &arena);

    arena_free(&arena);
    return same;
}

static bool collect(DIR *stream, const char *ending, struct arena *arena, const char ***names,
                    size_t *count)
{
    size_t capacity = 0;
    struct dirent *entry;

    *names = NULL;
    *count = 0;
    while (errno = 0, (entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] == '.' || !word_ends_in(entry->d_name, ending))
            continue;
        *names = arena_grow(arena, *names, &capacity, *count, sizeof **names);
        (*names)[(*count)++] = arena_text(arena, entry->d_name);
    }
    return errno == 0;
}

bool file_list(const char *directory, const char *ending, bool missing_is_empty,
               struct arena *arena, const char *const **names, size_t *count,
               struct diagnostic_list *list)
{
    DIR *stream;
    const char **found;
    bool good;

    *names = NULL;
    *count = 0;
    stream = opendir(directory);
    if (stream == NULL && errno == ENOENT && missing_is_empty)
        return true;
    if (stream == NULL)
        return say_unreadable(directory, list);
    good = collect(stream, ending, arena, &found, count);
    if (!good)
        say_unreadable(directory, list);
    closedir(stream);
    if (*count > 0)
        qsort(found, *count, sizeof *found, word_compare);
    *names = found;
    return good;
}
