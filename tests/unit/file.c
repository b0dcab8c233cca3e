/* Whether two names mean one file, there or yet to be made. */
#include "check.h"

#include "base/file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void need(int answer)
{
    if (answer != 0)
        exit(99);
}

static void make(const char *path)
{
    FILE *file = fopen(path, "w");

    need(file == NULL || fclose(file) != 0);
}

static void test_there(struct check *check)
{
    make("here");
    make("other");
    need(symlink("here", "soft"));
    need(link("here", "hard"));
    check_that(check, file_is_same("here", "here"), "here and here are one");
    check_that(check, file_is_same("here", "./here"), "here and ./here are one");
    check_that(check, file_is_same("soft", "here"), "soft and here are one");
    check_that(check, file_is_same("here", "hard"), "here and hard are one");
    check_that(check, !file_is_same("here", "other"), "here and other are two");
    check_that(check, !file_is_same("here", "none"), "here and none are two");
    check_that(check, !file_is_same("none", "here"), "none and here are two");
}

static void test_yet_to_be_made(struct check *check)
{
    need(mkdir("made", 0700));
    need(symlink("made", "way"));
    need(symlink("none", "first"));
    need(symlink("../first", "made/second"));
    need(symlink("round", "round"));
    check_that(check, file_is_same("none", "./none"), "none and ./none are one");
    check_that(check, file_is_same("none", "first"), "none and first are one");
    check_that(check, file_is_same("made/second", "none"), "made/second and none are one");
    check_that(check, file_is_same("made/new", "way/new"), "made/new and way/new are one");
    check_that(check, file_is_same("made/no/new", "way/no//new"),
               "made/no/new and way/no//new are one");
    check_that(check, file_is_same("/no/new", "/no/new"), "/no/new and /no/new are one");
    check_that(check, !file_is_same("none", "nine"), "none and nine are two");
    check_that(check, !file_is_same("new", "made/new"), "new and made/new are two");
    check_that(check, !file_is_same("made/no/new", "made/on/new"),
               "made/no/new and made/on/new are two");
    check_that(check, !file_is_same("round", "none"), "round and none are two");
}

int main(void)
{
    struct check check = {0, 0};
    char directory[] = "/tmp/upperback-file.XXXXXX";
    const char *const left[] = {"here",  "other", "soft",  "hard",
                                "way",   "first", "round", "made/second"};

    need(mkdtemp(directory) == NULL || chdir(directory) != 0);
    test_there(&check);
    test_yet_to_be_made(&check);
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        unlink(left[i]);
    rmdir("made");
    rmdir(directory);
    return check_end(&check);
}
