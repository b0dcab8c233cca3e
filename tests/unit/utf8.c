/* UTF-8 and words. */
#include "base/utf8.h"

#include "base/word.h"
#include "check.h"

/* Every code point, and no surrogate, is read as what was written. */
static void check_round_trip(struct check *check)
{
    int wrong = 0;

    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        uint32_t again = 0;
        char bytes[4];
        size_t size = utf8_encode(code, bytes);
        size_t read = utf8_decode(bytes, size, &again);

        wrong += surrogate ? read != 0 : read != size || again != code;
        wrong += size > 1 && utf8_decode(bytes, size - 1, &again) != 0;
    }
    check_that(check, wrong == 0, "all code points come back, surrogates and cut ones do not");
}

static void check_validity(struct check *check)
{
    static const struct {
        const char *bytes;
        size_t good; /* bytes before the first bad one */
    } cases[] = {
        {"abc", 3},          {"a\xC3\xA9", 3},        {"a\xC3", 1},          {"\xC0\x80", 0},
        {"\xE0\x80\x80", 0}, {"ab\xFF" "cd", 2},      {"\xED\xA0\x80", 0},
        {"\xF4\x90\x80\x80", 0},
        {"\x80", 0},         {"\xF0\x9F\x98\x80x", 5}, {"x\xF8\x88\x80\x80\x80", 1}, {"", 0},
        {"\xC3(", 0},        {"\xE2\x82(", 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_that(check, utf8_valid(cases[i].bytes, strlen(cases[i].bytes)) == cases[i].good,
                   "the first bad byte is found");
    check_that(check, utf8_count("a\xC3\xA9\xFF", 4) == 3, "a bad byte counts one");
    check_that(check, utf8_mark("\xEF\xBB\xBF" "a", 4) == 3 && utf8_mark("\xEF\xBB", 2) == 0
                          && utf8_mark("a\xEF\xBB\xBF", 4) == 0 && utf8_mark(NULL, 0) == 0,
               "a byte order mark stands first and whole");
    check_that(check, utf8_width("e\xCC\x81") == 1, "a combining mark takes no column");
    check_that(check, utf8_width("\xE6\x97\xA5") == 2, "a wide character takes two");
    check_that(check, utf8_width("\xF0\x9F\x98\x80") == 2, "an emoji takes two");
}

static void check_safety(struct check *check)
{
    static const char *const unsafe[] = {"\x1B[31m", "a\nb", "\x7F", "\xC2\x9B", "\xE2\x80\xAE",
                                         "\xE2\x81\xA6", "\xD8\x9C", "\xEF\xBB\xBF", "\xFF",
                                         "\xC3"};

    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++)
        check_that(check, !utf8_is_safe(unsafe[i]), "this reaches no terminal");
    check_that(check, utf8_is_safe("Zo\xC3\xAB \xF0\x9F\x98\x80"), "a name may");
    check_that(check, utf8_is_safe(""), "and so may nothing");
}

static const char *nearest(const char *word)
{
    static const char *const known[] = {"sitting", "driving", "age", "worst", "worse-with", "pain"};
    struct word_search search = word_search_begin(word);

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        word_search_try(&search, known[i]);
    return word_search_result(&search);
}

static void check_words(struct check *check)
{
    static const char *const good[] = {"a", "cat-cow", "x9", "a-"};
    static const char *const bad[] = {"", "9a", "-a", "A", "a_b", "a b", "\xC3\xA9", "a="};
    static const char *const ambiguous[] = {"y", "n", "yes", "no", "true", "false", "on", "off",
                                            "null"};

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        check_that(check, word_is(good[i]) && !word_is_ambiguous(good[i]), good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check_that(check, !word_is(bad[i]), bad[i]);
    for (size_t i = 0; i < sizeof ambiguous / sizeof ambiguous[0]; i++)
        check_that(check, word_is_ambiguous(ambiguous[i]), ambiguous[i]);
    check_text(check, nearest("siting"), "sitting", "a letter is missing");
    check_text(check, nearest("sittign"), "sitting", "two are swapped");
    check_text(check, nearest("wosre-with"), "worse-with", "two are swapped in a long word");
    check_that(check, nearest("fever") == NULL, "nothing is near");
    check_that(check, nearest("") == NULL, "nothing is near nothing");
    check_that(check,
               nearest("a-very-long-word-that-is-longer-than-any-word-could-ever-be") == NULL,
               "nor near a very long word");
}

static void check_spoken(struct check *check)
{
    static const char *const rows[][2] = {
        {"can't breathe", "cant-breathe"}, {"can\xE2\x80\x99t", "cant"},
        {"Chest_Pain", "chest-pain"},      {"9 lives", "9-lives"},
        {"a-b", "a-b"},                    {"", ""}};
    static const char *const stops[][2] = {
        {"a=b", "=b"}, {"'a", "'a"},   {" a", " a"},
        {"-a", "-a"},  {"a/b", "/b"}, {"a\xE2\x80", "\xE2\x80"}};
    struct arena arena = {0};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_text(check, word_tidy(rows[i][0], &arena), rows[i][1], "tidied");
        check_that(check, word_spoken_length(rows[i][0], strlen(rows[i][0])) == strlen(rows[i][0]),
                   "all of it is spoken");
    }
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
        check_text(check, stops[i][0] + word_spoken_length(stops[i][0], strlen(stops[i][0])),
                   stops[i][1], "where spoken words end");
    arena_free(&arena);
}

int main(void)
{
    struct check check = {0};

    check_round_trip(&check);
    check_validity(&check);
    check_safety(&check);
    check_words(&check);
    check_spoken(&check);
    return check_end(&check);
}
