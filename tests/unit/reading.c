/* The reading grade: syllables as estimated, and the formula on texts counted by hand. */
#include "base/reading.h"
#include "check.h"

#include <math.h>

struct word_row {
    const char *word;
    size_t syllables;
};

static const struct word_row words[] = {
    {"back", 1},      {"spine", 1},    {"shoulder", 2}, {"table", 2},     {"tables", 2},
    {"moved", 1},     {"rested", 2},   {"handed", 2},   {"lenses", 2},    {"moves", 1},
    {"rolled", 1},    {"handled", 2},  {"catches", 2},  {"the", 1},       {"easy", 2},
    {"slowly", 2},    {"exercise", 3}, {"muscle", 2},   {"ten-minute", 3}, {"10", 1},
    {"3.5", 1},       {"B", 1},        {"hmm", 1},      {"physiotherapist", 5}, {"-", 1},
};

static void check_words(struct check *check)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t got = reading_syllables(words[i].word, strlen(words[i].word));

        if (got != words[i].syllables)
            printf("# %s: %zu, expected %zu\n", words[i].word, got, words[i].syllables);
        check_that(check, got == words[i].syllables, words[i].word);
    }
}

static void check_tally(struct check *check, const char *text, size_t sentences, size_t count,
                        size_t syllables)
{
    struct reading_tally tally = {0};

    reading_add(&tally, text);
    if (tally.sentences != sentences || tally.words != count || tally.syllables != syllables)
        printf("# %zu sentences, %zu words, %zu syllables\n", tally.sentences, tally.words,
               tally.syllables);
    check_that(check,
               tally.sentences == sentences && tally.words == count
                   && tally.syllables == syllables,
               text);
}

static void check_grades(struct check *check)
{
    struct reading_tally easy = {0};
    struct reading_tally hard = {0};
    struct reading_tally none = {0};

    /* 0.39 * 6 / 1 + 11.8 * 6 / 6 - 15.59 = -1.45 */
    reading_add(&easy, "The cat sat on the mat.");
    check_that(check, fabs(reading_grade(&easy)) < 1e-9, "what is easier than any grade is 0");
    /* 0.39 * 9 / 2 + 11.8 * 14 / 9 - 15.59 = 4.5206 */
    reading_add(&hard, "Roll your shoulders slowly.");
    reading_add(&hard, "Move until the exercise hurts.");
    check_that(check, hard.words == 9 && hard.sentences == 2 && hard.syllables == 14,
               "two texts are two sentences");
    check_that(check, fabs(reading_grade(&hard) - 4.5205555) < 1e-6,
               "and the grade is the formula's");
    check_that(check, fabs(reading_grade(&none)) < 1e-9, "nothing to read is 0");
}

int main(void)
{
    struct check check = {0};

    check_words(&check);
    check_tally(&check, "", 0, 0, 0);
    check_tally(&check, " ... ! ", 0, 0, 0);
    check_tally(&check, "Stop", 1, 1, 1);
    check_tally(&check, "Sit. Stand! Walk?", 3, 3, 3);
    check_tally(&check, "Wait 1.5 hours, e.g. at 10:30", 2, 8, 8);
    check_tally(&check, "Why? Because; and so on: yes", 3, 6, 7);
    check_tally(&check, "it's caf\xC3\xA9", 1, 2, 2);
    check_grades(&check);
    return check_end(&check);
}
