/* Reading ease of English text: the Flesch-Kincaid grade, about how many years at
 * school it takes to read it with ease.
 *
 *     grade = 0.39 words / sentences + 11.8 syllables / words - 15.59
 *
 * Kincaid, Fishburne, Rogers, Chissom: Derivation of new readability formulas for
 * Navy enlisted personnel, 1975.
 *
 * Syllables are estimated from the spelling: each run of vowels (a e i o u y) is one;
 * a last "e", "es" or "ed" is silent, unless it stands after a consonant and "l"
 * ("table"), is what makes a plural ("lenses") or follows t or d ("rested"); a word
 * has one at least, and what holds digits exactly one. Against a dictionary such rules
 * miss about one word in ten, in both directions, so a grade is good to about half a
 * year: enough to find the text that is hard, not to rank two that are not. */
#ifndef BASE_READING_H
#define BASE_READING_H

#include <stddef.h>

/* Starts as {0}. */
struct reading_tally {
    size_t sentences;
    size_t words;
    size_t syllables;
};

/* Adds a text. "." "!" "?" and ":" before a blank end a sentence, and so does the end of
 * the text. A word is a run of letters, digits, "'", "-" and whatever is not ASCII. */
void reading_add(struct reading_tally *tally, const char *text);

/* 0 for nothing to read, and for what is easier than any grade. */
double reading_grade(const struct reading_tally *tally);

/* The estimate for one word of length bytes. */
size_t reading_syllables(const char *word, size_t length);

#endif
