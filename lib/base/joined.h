/* Lists as records write them: words joined by commas, without blanks, "desk-work,travel". */
#ifndef BASE_JOINED_H
#define BASE_JOINED_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A word of a list, borrowed from it and not ended by NUL. */
struct joined_word {
    const char *text;
    size_t length;
};

/* Takes the first word off the rest of a list; false when none is left. Between two
 * commas, and beyond one at either end, is an empty word. The rest may be NULL at first,
 * which is no list; it is NULL after the last word. */
bool joined_next(const char **rest, struct joined_word *word);

/* Whether it is that word; most differ in the first letter already. */
static inline bool joined_is(struct joined_word word, const char *text)
{
    return (word.length == 0 || *word.text == *text)
           && strncmp(word.text, text, word.length) == 0 && text[word.length] == '\0';
}

/* Whether a list, which may be NULL, holds a word. */
bool joined_has_word(const char *list, struct joined_word word);
bool joined_has(const char *list, const char *word);

#endif
