#include "base/joined.h"

#include <string.h>

bool joined_next(const char **rest, struct joined_word *word)
{
    const char *comma;

    if (*rest == NULL)
        return false;
    comma = strchr(*rest, ',');
    word->text = *rest;
    word->length = comma != NULL ? (size_t)(comma - *rest) : strlen(*rest);
    *rest = comma != NULL ? comma + 1 : NULL;
    return true;
}

bool joined_has_word(const char *list, struct joined_word word)
{
    struct joined_word item;

    while (joined_next(&list, &item)) {
        if (item.length == word.length && memcmp(item.text, word.text, word.length) == 0)
            return true;
    }
    return false;
}

bool joined_has(const char *list, const char *word)
{
    return joined_has_word(list, (struct joined_word){word, strlen(word)});
}
