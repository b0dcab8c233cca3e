/* Lists joined by commas: no word is lost, an empty one neither. */
#include "check.h"

#include "base/joined.h"

#include <string.h>

/* The words of a list, each in brackets. */
static int words_are(const char *list, const char *wanted)
{
    char found[64] = "";
    struct joined_word word;

    while (joined_next(&list, &word)) {
        strcat(found, "[");
        strncat(found, word.text, word.length);
        strcat(found, "]");
    }
    return list == NULL && strcmp(found, wanted) == 0;
}

int main(void)
{
    struct check check = {0, 0};

    check_that(&check, words_are(NULL, ""), "no list has no words");
    check_that(&check, words_are("", "[]"), "an empty list is one empty word");
    check_that(&check, words_are("neck", "[neck]"), "one word");
    check_that(&check, words_are("neck,left-arm", "[neck][left-arm]"), "two words");
    check_that(&check, words_are("neck,", "[neck][]"), "beyond the last comma");
    check_that(&check, words_are(",,neck", "[][][neck]"), "before and between commas");
    check_that(&check, joined_has("neck,arm", "arm"), "the last word is found");
    check_that(&check, joined_has("neck,arm", "neck"), "and the first");
    check_that(&check, !joined_has("neck,arm", "ar"), "not the start of one");
    check_that(&check, !joined_has("neck,arm", "arms"), "nor a longer one");
    check_that(&check, !joined_has(NULL, "arm"), "nor anything where there is no list");
    check_that(&check, joined_is((struct joined_word){"arm,neck", 3}, "arm"), "it is the word");
    check_that(&check, !joined_is((struct joined_word){"arm,neck", 3}, "ar"), "not a shorter one");
    check_that(&check, !joined_is((struct joined_word){"arm,neck", 3}, "arms"), "not a longer one");
    check_that(&check, !joined_is((struct joined_word){"arm,neck", 3}, "leg"), "not another one");
    check_that(&check, joined_is((struct joined_word){",neck", 0}, ""), "the empty word is empty");
    return check_end(&check);
}
