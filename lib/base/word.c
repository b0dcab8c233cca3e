#include "base/word.h"

#include <string.h>

enum { LONGEST = 40 };

bool word_is(const char *text)
{
    if (*text < 'a' || *text > 'z')
        return false;
    for (; *text != '\0'; text++) {
        bool letter = *text >= 'a' && *text <= 'z';
        bool digit = *text >= '0' && *text <= '9';

        if (!letter && !digit && *text != '-')
            return false;
    }
    return true;
}

bool word_ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name);
    size_t tail = strlen(ending);

    return length > tail && strcmp(name + length - tail, ending) == 0;
}

size_t word_index(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (word_equals(text, list[i]))
            return i;
    }
    return count;
}

bool word_is_among(const char *text, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strcmp(text, *list) == 0)
            return true;
    }
    return false;
}

int word_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* How long an apostrophe starts here, typed or typeset; 0: none does. */
static size_t apostrophe(const char *at, size_t length)
{
    static const char typeset[] = "\xe2\x80\x99";

    if (length >= strlen(typeset) && memcmp(at, typeset, strlen(typeset)) == 0)
        return strlen(typeset);
    return length > 0 && *at == '\'' ? 1 : 0;
}

static bool is_capital(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

static bool is_blank(char letter)
{
    return letter == ' ' || letter == '_';
}

static bool is_letter_or_digit(char letter)
{
    return is_capital(letter) || (letter >= 'a' && letter <= 'z')
           || (letter >= '0' && letter <= '9');
}

size_t word_spoken_length(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length) {
        size_t mark = apostrophe(text + at, length - at);
        bool joins = mark > 0 || is_blank(text[at]) || text[at] == '-';

        if (!is_letter_or_digit(text[at]) && (at == 0 || !joins))
            break;
        at += mark > 0 ? mark : 1;
    }
    return at;
}

const char *word_tidy(const char *text, struct arena *arena)
{
    char *tidied = arena_text(arena, text);
    char *end = tidied;

    for (const char *at = tidied; *at != '\0'; at++) {
        size_t mark = apostrophe(at, strlen(at));

        if (mark > 0)
            at += mark - 1;
        else if (is_capital(*at))
            *end++ = (char)(*at - 'A' + 'a');
        else
            *end++ = is_blank(*at) ? '-' : *at;
    }
    *end = '\0';
    return tidied;
}

bool word_is_ambiguous(const char *text)
{
    static const char *const words[] = {"y",   "n",     "yes", "no",   "true",
                                        "on", "false", "off", "null"};
    size_t count = sizeof words / sizeof words[0];

    return word_index(text, words, count) < count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment distance, three rows at a time. */
static size_t distance_between(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];

    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *higher = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;

            row[j] = least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], higher[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

struct word_search word_search_begin(const char *word)
{
    return (struct word_search){.word = word, .best = NULL, .distance = LONGEST};
}

void word_search_try(struct word_search *search, const char *candidate)
{
    size_t a = strlen(search->word);
    size_t b = strlen(candidate);
    size_t distance;

    if (a > LONGEST || b > LONGEST)
        return;
    distance = distance_between(search->word, a, candidate, b);
    if (distance < search->distance) {
        search->distance = distance;
        search->best = candidate;
    }
}

const char *word_search_result(const struct word_search *search)
{
    size_t limit = strlen(search->word) / 3;

    if (limit < 1)
        limit = 1;
    return search->distance <= limit ? search->best : NULL;
}
