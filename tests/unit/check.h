/* A unit test is a program: it checks, prints one TAP line a check, and ends with 1
 * when any failed. */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What draws many cases draws fewer under sanitizers: the plain run has the statistics,
 * the sanitized one looks for slips of memory. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
enum { CHECK_THIN = 5 };
#else
enum { CHECK_THIN = 1 };
#endif

struct check {
    int count;
    int failed;
};

static inline void check_that(struct check *check, int good, const char *what)
{
    check->count++;
    check->failed += !good;
    printf("%s %d - %s\n", good ? "ok" : "not ok", check->count, what);
}

static inline void check_text(struct check *check, const char *got, const char *expected,
                              const char *what)
{
    int same = got != NULL && strcmp(got, expected) == 0;

    check_that(check, same, what);
    if (!same)
        printf("# got '%s', expected '%s'\n", got != NULL ? got : "(null)", expected);
}

static inline void check_near(struct check *check, double got, double expected, const char *what)
{
    int same = fabs(got - expected) < 1e-9;

    check_that(check, same, what);
    if (!same)
        printf("# got %.12g, expected %.12g\n", got, expected);
}

static inline int check_end(const struct check *check)
{
    printf("1..%d\n", check->count);
    return check->failed > 0;
}

#endif
