#include "base/reading.h"

#include <stdbool.h>
#include <string.h>

static char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? (char)(character - 'A' + 'a') : character;
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

static bool is_letter(char character)
{
    char small = lower(character);

    return (small >= 'a' && small <= 'z') || (unsigned char)character >= 0x80;
}

static bool is_vowel(char character)
{
    return character != '\0' && strchr("aeiouy", lower(character)) != NULL;
}

static bool is_one_of(char character, const char *characters)
{
    return character != '\0' && strchr(characters, lower(character)) != NULL;
}

/* Whether the "e" that ends the word, alone or before "s" or "d", is not heard. */
static bool ends_silent(const char *word, size_t length)
{
    char last = lower(word[length - 1]);
    size_t e = last == 's' || last == 'd' ? length - 2 : length - 1;
    char before;

    if (length < 3 || lower(word[e]) != 'e' || is_vowel(word[e - 1]))
        return false;
    before = lower(word[e - 1]);
    if (before == 'l' && e >= 2 && !is_vowel(word[e - 2]) && !is_one_of(word[e - 2], "lrw"))
        return false;
    if (last == 's')
        return !is_one_of(before, "scxzgh");
    return last != 'd' || !is_one_of(before, "td");
}

/* One part of a word: between hyphens. */
static size_t part_syllables(const char *word, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++) {
        if (is_digit(word[i]))
            return 1;
        count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
    }
    if (count > 1 && ends_silent(word, length))
        count--;
    return count > 0 ? count : 1;
}

size_t reading_syllables(const char *word, size_t length)
{
    size_t count = 0;
    size_t start = 0;

    for (size_t i = 0; i <= length; i++) {
        if (i < length && word[i] != '-')
            continue;
        if (i > start)
            count += part_syllables(word + start, i - start);
        start = i + 1;
    }
    return count > 0 ? count : 1;
}

static size_t word_length(const char *at)
{
    size_t length = 0;

    while (is_letter(at[length]) || is_digit(at[length])
           || (length > 0 && is_one_of(at[length], "'-"))
           || (length > 0 && is_one_of(at[length], ".,") && is_digit(at[length - 1])
               && is_digit(at[length + 1])))
        length++;
    return length;
}

static bool ends_sentence(const char *at)
{
    return is_one_of(*at, ".!?:") && (at[1] == ' ' || at[1] == '\n' || at[1] == '\0');
}

void reading_add(struct reading_tally *tally, const char *text)
{
    bool open = false; /* words since the last end of a sentence */

    for (const char *at = text; *at != '\0';) {
        size_t length = word_length(at);

        if (length > 0) {
            tally->words++;
            tally->syllables += reading_syllables(at, length);
            open = true;
        } else if (open && ends_sentence(at)) {
            tally->sentences++;
            open = false;
        }
        at += length > 0 ? length : 1;
    }
    tally->sentences += open;
}

double reading_grade(const struct reading_tally *tally)
{
    double grade;

    if (tally->words == 0)
        return 0;
    grade = 0.39 * (double)tally->words / (double)tally->sentences
            + 11.8 * (double)tally->syllables / (double)tally->words - 15.59;
    return grade > 0 ? grade : 0;
}
