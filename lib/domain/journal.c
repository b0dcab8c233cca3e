#include "domain/journal.h"

#include "base/build.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "document/kind.h"
#include "document/record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PRIVATE_FILE = 0600, READ_BY_OTHERS = 0044, POLL_MILLISECONDS = 5 };
enum { BEGINNING = 4096, TELLING = 16 }; /* bytes of the file, and of its first line */

/* "\c" is no escape, so that no beginning of a line can become an entry by having
 * this behind it. */
const char journal_closing[] = "\t\\cut\n";

static struct place whole(const char *path)
{
    return (struct place){.file = path};
}

static bool fail(const char *path, const char *what, struct diagnostic_list *list)
{
    diagnostic_system(list, whole(path), "%s: %s", what, strerror(errno));
    return false;
}

/* --- making it ----------------------------------------------------------- */

/* Non-blocking only so that a pipe in its place cannot hang the program. */
enum { OPEN_FLAGS = O_RDWR | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK };

static int create_file(const char *path)
{
    mode_t before = umask(0777 & ~PRIVATE_FILE);
    int descriptor = open(path, OPEN_FLAGS | O_CREAT, PRIVATE_FILE);
    int failure = errno;

    umask(before);
    errno = failure;
    return descriptor;
}

static bool open_file(struct journal *journal, enum journal_missing missing,
                      struct diagnostic_list *list)
{
    journal->descriptor = open(journal->path, OPEN_FLAGS);
    if (journal->descriptor < 0 && errno == ENOENT && missing != JOURNAL_FAIL) {
        if (missing == JOURNAL_CREATE_DIRECTORY && !file_make_directories_of(journal->path, list))
            return false;
        journal->descriptor = create_file(journal->path);
    }
    return journal->descriptor >= 0 || fail(journal->path, "cannot open it", list);
}

/* --- locking it ---------------------------------------------------------- */

/* A clock that nobody sets: only for how long to wait. */
static bool lock(int descriptor, int64_t deadline)
{
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    while (fcntl(descriptor, F_SETLK, &range) != 0) {
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            return false;
        if (clock_milliseconds() >= deadline) {
            errno = EAGAIN;
            return false;
        }
        clock_pause(POLL_MILLISECONDS);
    }
    return true;
}

/* Whether the path still names the file that is open: a program that saves by
 * renaming may have put another in its place while we waited. */
static bool is_still(const char *path, int descriptor)
{
    struct stat named;
    struct stat open_one;

    return stat(path, &named) == 0 && fstat(descriptor, &open_one) == 0
           && named.st_dev == open_one.st_dev && named.st_ino == open_one.st_ino;
}

static bool find_end(struct journal *journal, struct diagnostic_list *list)
{
    struct stat about;
    char last = '\n';

    if (fstat(journal->descriptor, &about) != 0)
        return fail(journal->path, "cannot read it", list);
    journal->size = about.st_size;
    journal->shared = (about.st_mode & READ_BY_OTHERS) != 0;
    if (about.st_size > 0 && pread(journal->descriptor, &last, 1, about.st_size - 1) != 1)
        return fail(journal->path, "cannot read it", list);
    journal->torn = last != '\n';
    return true;
}

static bool is_regular(const struct journal *journal, struct diagnostic_list *list)
{
    struct stat about;

    if (fstat(journal->descriptor, &about) != 0)
        return fail(journal->path, "cannot read it", list);
    if (S_ISREG(about.st_mode))
        return true;
    diagnostic_system(list, whole(journal->path), "it is no regular file; a diary must be one");
    return false;
}

/* Sets *again when the file has to be opened once more. */
static bool lock_once(struct journal *journal, int patience, int64_t deadline, bool *again,
                      struct diagnostic_list *list)
{
    *again = false;
    if (!is_regular(journal, list))
        return false;
    if (!lock(journal->descriptor, deadline)) {
        if (errno != EAGAIN)
            return fail(journal->path, "cannot lock it", list);
        diagnostic_system(list, whole(journal->path),
                          "another program has kept it locked for %d seconds; nothing was written",
                          patience);
        return false;
    }
    if (is_still(journal->path, journal->descriptor))
        return find_end(journal, list);
    *again = clock_milliseconds() < deadline;
    if (!*again)
        diagnostic_system(list, whole(journal->path),
                          "it is being replaced again and again; nothing was written");
    return false;
}

bool journal_open(struct journal *journal, const char *path, enum journal_missing missing,
                  int patience, struct diagnostic_list *list)
{
    int64_t deadline = clock_milliseconds() + (int64_t)patience * 1000;
    bool again = true;

    *journal = (struct journal){.path = path, .descriptor = -1};
    while (again) {
        if (!open_file(journal, missing, list))
            return false;
        if (lock_once(journal, patience, deadline, &again, list))
            return true;
        close(journal->descriptor);
    }
    return false;
}

/* --- reading ------------------------------------------------------------- */

bool journal_read(struct journal *journal, struct arena *arena, struct bytes *bytes,
                  struct diagnostic_list *list)
{
    if (lseek(journal->descriptor, 0, SEEK_SET) != 0)
        return fail(journal->path, "cannot read it", list);
    return file_read_descriptor(journal->descriptor, journal->path, 0, arena, bytes, list);
}

/* --- writing ------------------------------------------------------------- */

static bool sync_file(int descriptor)
{
    int answer;

    do
        answer = fsync(descriptor);
    while (answer != 0 && errno == EINTR);
    return answer == 0;
}

/* Takes back what was written, unless something else has come behind it: a program
 * that appends without the lock must not lose its line to our tidying. */
static void cut_back(const struct journal *journal, size_t written, struct diagnostic_list *list)
{
    struct stat about;
    int answer = -1;

    if (written == 0)
        return;
    if (fstat(journal->descriptor, &about) == 0
        && about.st_size == journal->size + (off_t)written) {
        do
            answer = ftruncate(journal->descriptor, journal->size);
        while (answer != 0 && errno == EINTR);
    }
    if (answer != 0)
        diagnostic_system(list, whole(journal->path),
                          "what was written of the line could not be taken back; see " PROGRAM_LOG
                          " --check");
}

/* What was written to a file that the path no longer means would be acknowledged and
 * never read. */
static bool check_still(const struct journal *journal, struct diagnostic_list *list)
{
    if (is_still(journal->path, journal->descriptor))
        return true;
    diagnostic_system(list, whole(journal->path),
                      "another file was put in its place while the line was written; log it again");
    return false;
}

/* The directory of the file itself, where path is a link to it. */
static bool sync_directory(const struct journal *journal, struct diagnostic_list *list)
{
    char *target = realpath(journal->path, NULL);
    bool good = target != NULL ? file_sync_directory_of(target, list)
                               : fail(journal->path, "cannot find its directory", list);

    free(target);
    return good;
}

/* The directory is synced each time: whoever made the file may have died before
 * doing so. */
static bool write_and_sync(const struct journal *journal, const struct text *text,
                           struct diagnostic_list *list)
{
    size_t written = file_write(journal->descriptor, text->bytes, text->length);
    bool good = written == text->length;

    if (!good)
        fail(journal->path, "cannot write the line", list);
    else if (!sync_file(journal->descriptor))
        good = fail(journal->path, "cannot sync it", list);
    else if (!check_still(journal, list))
        good = false;
    else
        good = sync_directory(journal, list);
    if (!good)
        cut_back(journal, written, list);
    return good;
}

/* Whether the first line that says something begins so early that it can be told. */
static bool is_telling(struct bytes start)
{
    return start.length < BEGINNING
           || start.data + start.length - record_first_line(start) >= TELLING;
}

/* The document that begins so ("plan", a tab, "1"), or NULL. */
static const struct document_row *document_in(struct bytes bytes)
{
    const char *line = record_first_line(bytes);
    size_t left = (size_t)(bytes.data + bytes.length - line);

    for (size_t i = 0; i < document_count; i++) {
        size_t length = strlen(document_table[i].kind);
        const char *version = line + length + 1;

        if (left > length + strlen(document_version)
            && memcmp(line, document_table[i].kind, length) == 0 && line[length] == '\t'
            && memcmp(version, document_version, strlen(document_version)) == 0)
            return &document_table[i];
    }
    return NULL;
}

static bool say_other(const struct journal *journal, struct bytes bytes,
                      struct diagnostic_list *list)
{
    const struct document_row *document = document_in(bytes);
    bool yaml = record_looks_like_yaml(bytes);

    if (yaml)
        diagnostic_input(list, whole(journal->path),
                         "it holds YAML; a diary to write to holds lines, as " PROGRAM_LOG
                         " -p prints them");
    else if (document != NULL)
        diagnostic_input(list, whole(journal->path),
                         "it holds what %s writes; the diary is another file",
                         document->made_by);
    return yaml || document != NULL;
}

/* Lines and YAML never stand in one file: a line that was put behind YAML would be
 * acknowledged and never read; and one behind a plan would end its use. The beginning
 * tells, after however many comments. */
static bool is_other(struct journal *journal, struct diagnostic_list *list)
{
    char start[BEGINNING];
    ssize_t length = pread(journal->descriptor, start, sizeof start, 0);
    struct bytes bytes = {start, length > 0 ? (size_t)length : 0};
    struct arena arena = {0};
    bool other;

    if (length < 0)
        return !fail(journal->path, "cannot read it", list);
    other = !is_telling(bytes) && !journal_read(journal, &arena, &bytes, list);
    if (!other)
        other = say_other(journal, bytes, list);
    arena_free(&arena);
    return other;
}

/* What a person should know of the file, once the line is safe. */
static void remark(const struct journal *journal, struct diagnostic_list *list)
{
    if (journal->torn)
        diagnostic_remark(list, whole(journal->path),
                          "its last line had been cut off; it is closed as a bad line, and your "
                          "entry follows it");
    if (journal->shared)
        diagnostic_remark(list, whole(journal->path),
                          "its mode lets others read it; chmod 600 makes it yours alone");
}

bool journal_append(struct journal *journal, const char *line, size_t length,
                    struct diagnostic_list *list)
{
    struct text text = {0};
    bool good;

    if (is_other(journal, list))
        return false;
    if (journal->torn)
        text_add(&text, journal_closing);
    text_append(&text, line, length);
    good = write_and_sync(journal, &text, list);
    if (good)
        remark(journal, list);
    text_free(&text);
    return good;
}

void journal_close(struct journal *journal)
{
    close(journal->descriptor);
    journal->descriptor = -1;
}
