/* The lock: how long it is waited for, and that what it locks is still the diary.
 * (Faults of the disk are tried in log.bats.) */
#include "check.h"

#include "domain/journal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        exit(99);
}

static int holds(const char *path, const char *text)
{
    char got[256] = {0};
    FILE *file = fopen(path, "r");
    size_t length = file != NULL ? fread(got, 1, sizeof got - 1, file) : 0;

    if (file != NULL)
        fclose(file);
    return length == strlen(text) && memcmp(got, text, length) == 0;
}

static void pause_for(long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};

    nanosleep(&time, NULL);
}

/* A child that locks path, puts other (if any) in its place, and lets go after a
 * while. Returns once the lock is held. */
static pid_t hold(const char *path, const char *other, long milliseconds)
{
    int ready[2];
    char byte = 0;
    pid_t child;

    if (pipe(ready) != 0)
        exit(99);
    child = fork();
    if (child == 0) {
        struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        int descriptor = open(path, O_RDWR);

        if (descriptor < 0 || fcntl(descriptor, F_SETLK, &range) != 0
            || write(ready[1], &byte, 1) != 1)
            _exit(99);
        pause_for(milliseconds);
        if (other != NULL && rename(other, path) != 0)
            _exit(99);
        _exit(0);
    }
    close(ready[1]);
    if (read(ready[0], &byte, 1) != 1)
        exit(99);
    close(ready[0]);
    return child;
}

static int append(const char *path, const char *line, int patience, struct diagnostic_list *list)
{
    struct journal journal;
    int good;

    if (!journal_open(&journal, path, JOURNAL_CREATE, patience, list))
        return 0;
    good = journal_append(&journal, line, strlen(line), list);
    journal_close(&journal);
    return good;
}

static void test_patience(struct check *check)
{
    struct diagnostic_list list = {0};
    pid_t child;
    time_t start = time(NULL);

    put("diary", "one\n");
    child = hold("diary", NULL, 20000);
    check_that(check, !append("diary", "two\n", 1, &list), "a lock that is held is given up on");
    check_that(check, time(NULL) - start <= 3, "after the seconds that were allowed");
    check_that(check, list.status == STATUS_SYSTEM && list.count == 1, "with status 4");
    check_that(check, holds("diary", "one\n"), "and nothing is written");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    check_that(check, append("diary", "two\n", 1, &list), "a holder that was killed holds nothing");
    check_that(check, holds("diary", "one\ntwo\n"), "and the line is there");
    diagnostic_free(&list);
}

static void test_waiting(struct check *check)
{
    struct diagnostic_list list = {0};
    pid_t child;

    put("diary", "one\n");
    child = hold("diary", NULL, 300);
    check_that(check, append("diary", "two\n", 5, &list), "a short wait ends well");
    waitpid(child, NULL, 0);
    diagnostic_free(&list);
}

static void test_replaced(struct check *check)
{
    struct diagnostic_list list = {0};
    pid_t child;

    put("diary", "old\n");
    put("other", "new\n");
    child = hold("diary", "other", 300);
    check_that(check, append("diary", "line\n", 5, &list), "a replaced diary is reopened");
    check_that(check, holds("diary", "new\nline\n"), "and the line is in the new one");
    waitpid(child, NULL, 0);
    diagnostic_free(&list);
}

static void test_torn(struct check *check)
{
    struct diagnostic_list list = {0};

    put("diary", "one\ntw");
    check_that(check, append("diary", "three\n", 1, &list), "a torn line does not stop the next");
    check_that(check, holds("diary", "one\ntw\t\\cut\nthree\n"), "it is closed, and not glued");
    check_that(check, list.count == 1 && list.errors == 0, "and that is remarked on");
    diagnostic_free(&list);
}

static void test_shared(struct check *check)
{
    struct diagnostic_list list = {0};
    struct stat about;

    put("diary", "one\n");
    check_that(check, chmod("diary", 0640) == 0, "a diary that the group can read");
    check_that(check, append("diary", "two\n", 1, &list), "takes a line");
    check_that(check, list.count == 1 && list.errors == 0, "and is remarked on");
    check_that(check, stat("diary", &about) == 0 && (about.st_mode & 0777) == 0640,
               "and keeps its mode");
    diagnostic_free(&list);
}

static void test_new(struct check *check)
{
    struct diagnostic_list list = {0};
    struct journal journal;
    struct stat about;

    umask(0);
    unlink("fresh");
    check_that(check, !journal_open(&journal, "fresh", JOURNAL_FAIL, 1, &list), "no file");
    check_that(check, append("fresh", "one\n", 1, &list), "a new file is made");
    check_that(check, stat("fresh", &about) == 0 && (about.st_mode & 0777) == 0600,
               "for its owner only");
    check_that(check, journal_open(&journal, "a/b/diary", JOURNAL_CREATE_DIRECTORY, 1, &list),
               "and its directories");
    journal_close(&journal);
    check_that(check, stat("a/b", &about) == 0 && (about.st_mode & 0777) == 0700,
               "for their owner only");
    diagnostic_free(&list);
}

int main(void)
{
    struct check check = {0, 0};
    char directory[] = "/tmp/upperback-journal.XXXXXX";

    umask(077); /* what others can read is remarked on */
    if (mkdtemp(directory) == NULL || chdir(directory) != 0)
        return 99;
    test_patience(&check);
    test_waiting(&check);
    test_replaced(&check);
    test_torn(&check);
    test_shared(&check);
    test_new(&check);
    unlink("diary");
    unlink("fresh");
    unlink("a/b/diary");
    rmdir("a/b");
    rmdir("a");
    rmdir(directory);
    return check_end(&check);
}
