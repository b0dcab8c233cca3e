/* Expressions: how they are read, what they are worth when answers are missing, and
 * that the smallest explanation alone decides. */
#include "domain/truth.h"

#include "base/build.h"
#include "base/text.h"
#include "check.h"
#include "content/content.h"
#include "domain/answers.h"

#include <stdint.h>

enum { PEOPLE = 300 };

static const struct moment now = {1795181400, 3600};

struct bench {
    struct content content;
    struct arena arena;
    struct check check;
};

/* --- table ------------------------------------------------------------------------- */

struct row {
    const char *when;
    const char *answers; /* key=value, parted by blanks; "_" is a blank in a value */
    enum truth truth;
};

static const struct row rows[] = {
    {"fever", "", TRUTH_UNKNOWN},
    {"fever", "fever=yes", TRUTH_YES},
    {"fever", "fever=no", TRUTH_NO},
    {"fever", "fever=unsure others=no", TRUTH_UNKNOWN},
    {"not fever", "", TRUTH_UNKNOWN},
    {"not fever", "fever=no", TRUTH_YES},
    {"not not fever", "fever=no", TRUTH_NO},
    {"fever and cough", "fever=no", TRUTH_NO},
    {"fever and cough", "fever=yes", TRUTH_UNKNOWN},
    {"fever or cough", "fever=yes", TRUTH_YES},
    {"fever or cough", "fever=no", TRUTH_UNKNOWN},
    {"fever or cough and clammy", "fever=no cough=yes clammy=no", TRUTH_NO},
    {"fever or cough and clammy", "fever=yes clammy=no", TRUTH_YES},
    {"(fever or cough) and clammy", "fever=yes clammy=no", TRUTH_NO},
    {"not fever and cough", "fever=yes cough=yes", TRUTH_NO},
    {"not (fever and cough)", "fever=no", TRUTH_YES},
    {"2 of (fever, cough, clammy)", "fever=yes", TRUTH_UNKNOWN},
    {"2 of (fever, cough, clammy)", "fever=yes cough=yes", TRUTH_YES},
    {"2 of (fever, cough, clammy)", "fever=no cough=no", TRUTH_NO},
    {"2 of (fever, cough and clammy, worst >= 8)", "fever=yes worst=8", TRUTH_YES},
    {"any of (fever, cough)", "fever=no cough=no", TRUTH_NO},
    {"fever unless cough", "fever=yes", TRUTH_YES},
    {"fever unless cough", "fever=yes cough=unsure", TRUTH_YES},
    {"fever unless cough", "fever=yes cough=yes", TRUTH_NO},
    {"fever unless cough", "cough=yes", TRUTH_NO},
    {"fever unless cough", "cough=no", TRUTH_UNKNOWN},
    {"fever or clammy unless cough", "fever=yes clammy=yes cough=yes", TRUTH_NO},
    {"fever or (clammy unless cough)", "fever=yes clammy=yes cough=yes", TRUTH_YES},
    {"fever unless cough unless clammy", "fever=yes clammy=yes", TRUTH_NO},
    {"worst >= 7", "worst=7", TRUTH_YES},
    {"worst >= 7", "pain=8", TRUTH_YES},
    {"worst >= 7", "pain=3", TRUTH_UNKNOWN},
    {"worst > 7", "worst=7", TRUTH_NO},
    {"age < 16", "age=16", TRUTH_NO},
    {"age <= 16", "age=16", TRUTH_YES},
    {"age = 16", "age=16", TRUTH_YES},
    {"age = 16", "", TRUTH_UNKNOWN},
    {"age >= 0", "", TRUTH_YES},
    {"duration <= 14 days", "duration=2_weeks", TRUTH_YES},
    {"duration <= 14 days", "duration=15_days", TRUTH_NO},
    {"duration >= 2 weeks", "started-today=yes", TRUTH_NO},
    {"duration <= 24 hours", "started-today=yes", TRUTH_YES},
    {"duration <= 24 hours", "started-today=no", TRUTH_NO},
    {"started-today", "duration=24_hours", TRUTH_YES},
    {"started-today", "duration=25_hours", TRUTH_NO},
    {"duration >= 1 months", "duration=30_days", TRUTH_YES},
    {"duration >= 1 years", "duration=364_days", TRUTH_NO},
    {"onset is sudden", "onset=sudden", TRUTH_YES},
    {"onset is sudden", "onset=gradual", TRUTH_NO},
    {"onset is sudden", "others=no", TRUTH_UNKNOWN},
    {"onset in (sudden, on-waking)", "onset=on-waking", TRUTH_YES},
    {"onset in (sudden, on-waking)", "onset=gradual", TRUTH_NO},
    {"worse-with has sitting", "worse-with=driving", TRUTH_NO},
    {"worse-with has sitting", "", TRUTH_UNKNOWN},
    {"worse-with has sitting", "worse-with=none", TRUTH_NO},
    {"worse-with has sitting", "worse-with=driving,unsure", TRUTH_UNKNOWN},
    {"exertion", "worse-with=driving", TRUTH_UNKNOWN},
    {"exertion", "worse-with=driving,exertion", TRUTH_YES},
    {"worse-with has exertion", "exertion=yes", TRUTH_YES},
    {"exertion", "worse-with=driving others=no", TRUTH_NO},
    {"breathless", "breathless-at-rest=yes breathless=no", TRUTH_YES},
    {"cough", "long-cough=yes others=no", TRUTH_YES},
    {"pregnant", "pregnancy-weeks=20", TRUTH_YES},
    {"pregnant", "sex=male", TRUTH_NO},
    {"pregnant", "sex=male pregnant=yes", TRUTH_YES},
    {"pain-under-ribs", "sex=male", TRUTH_NO},
    {"major-injury", "onset=after-injury others=no", TRUTH_UNKNOWN},
    {"major-injury", "onset=gradual others=no", TRUTH_NO},
    {"hernia", "others=no", TRUTH_UNKNOWN},
    {"hernia", "none=body", TRUTH_NO},
    {"fever", "none=infection", TRUTH_NO},
    {"fever", "none=heart,infection fever=yes", TRUTH_YES},
    {"breathing-in", "none=breath-and-clots", TRUTH_NO},
};

static void take(struct answers *answers, char *pair, struct arena *arena,
                 struct diagnostic_list *list)
{
    char *equals = strchr(pair, '=');
    struct phrase *value = arena_alloc(arena, sizeof *value);
    struct answer_pair taken = {.key = {pair, {NULL, 0, 0}}, .values = {value, 1},
                                .origin = ORIGIN_PERSON};

    *equals = '\0';
    value->text = equals + 1;
    for (char *at = equals + 1; *at != '\0'; at++)
        *at = *at == '_' ? ' ' : *at;
    answers_take(answers, &taken, now, list);
}

static void answer(struct bench *bench, struct answers *answers, const char *text)
{
    struct diagnostic_list list = {0};
    char *copy = arena_text(&bench->arena, text);

    answers_begin(answers, &bench->content.vocabulary, &bench->arena);
    for (char *pair = strtok(copy, " "); pair != NULL; pair = strtok(NULL, " "))
        take(answers, pair, &bench->arena, &list);
    answers_finish(answers, now, &list);
    if (list.errors > 0)
        check_that(&bench->check, false, list.items[0].text);
    diagnostic_free(&list);
}

static const struct expression *parse(struct bench *bench, const char *when,
                                      enum expression_use use, struct diagnostic_list *list)
{
    struct phrase phrase = {when, {"when", 1, 1}};

    return expression_parse(&phrase, &bench->content.vocabulary, use, &bench->arena, list);
}

static void check_row(struct bench *bench, const struct row *row)
{
    struct diagnostic_list list = {0};
    const struct expression *expression = parse(bench, row->when, EXPRESSION_FREE, &list);
    struct answers answers;

    answer(bench, &answers, row->answers);
    check_that(&bench->check,
               expression != NULL && truth_of(expression, &answers) == row->truth,
               arena_format(&bench->arena, "%s, given %s", row->when,
                            *row->answers != '\0' ? row->answers : "nothing"));
    diagnostic_free(&list);
}

/* --- what is refused --------------------------------------------------------------------- */

static void check_refused(struct bench *bench, const char *when, enum expression_use use,
                          const char *expected)
{
    struct diagnostic_list list = {0};
    const struct expression *expression = parse(bench, when, use, &list);
    bool good = expression == NULL && list.errors == 1
                && strstr(list.items[0].text, expected) != NULL;

    check_that(&bench->check, good, arena_format(&bench->arena, "refused: %.60s", when));
    if (!good)
        printf("# %s\n", list.errors > 0 ? list.items[0].text : "accepted");
    diagnostic_free(&list);
}

static void check_refusals(struct bench *bench)
{
    static const char *const malformed[][2] = {
        {"", "name"},                      {"fevr", "near: fever"},
        {"fever and", "name"},             {"fever cough", "expected 'and'"},
        {"(fever", "')'"},                 {"fever)", "expected 'and'"},
        {"onset is suden", "suden"},       {"onset has sudden", "has"},
        {"worse-with is sitting", "is"},   {"worst is 3", "is"},
        {"worst", "expected 'is'"},        {"onset", "expected 'is'"},
        {"worst >= x", "a number"},        {"worst >= ", "a number"},
        {"duration >= 3", "hours, days"},  {"duration >= 3 fortnights", "hours, days"},
        {"fever >= 3", "only a number"},   {"3 of (fever, cough)", "can never be"},
        {"0 of (fever)", "can never be"},  {"any (fever)", "'of'"},
        {"any of fever", "'('"},           {"any of ()", "name"},
        {"fever & cough", "&"},            {"onset in ()", ""},
        {"not", "name"},                   {"unless fever", "unless"},
        {"\xC3\xA9", ""},
    };
    static const char *const softening[] = {
        "not fever", "not neuro", "fever unless cough", "worst < 7", "worst <= 7", "worst = 7",
        "fever and not (cough or onset is sudden)", "fever unless any of (age < 3, exertion)",
        "any of (cough, 2 of (fever, not clammy))", "fever unless severe",
    };
    static const char *const fine[] = {
        "not better-with has rest and fever", "fever unless reproduced-by-movement",
        "age < 16 and fever", "duration <= 14 days and fever",
        "pregnant unless pregnancy-weeks < 20",
    };
    struct text deep = {0};

    for (size_t i = 0; i < sizeof malformed / sizeof malformed[0]; i++)
        check_refused(bench, malformed[i][0], EXPRESSION_FREE, malformed[i][1][0] != '\0'
                      && strcmp(malformed[i][1], "name") != 0 ? malformed[i][1] : "");
    for (size_t i = 0; i < sizeof softening / sizeof softening[0]; i++)
        check_refused(bench, softening[i], EXPRESSION_OF_RULE, "must not soften");
    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        struct diagnostic_list list = {0};

        check_that(&bench->check, parse(bench, fine[i], EXPRESSION_OF_RULE, &list) != NULL,
                   fine[i]);
        diagnostic_free(&list);
    }
    text_repeat(&deep, '(', 5000);
    check_refused(bench, deep.bytes, EXPRESSION_FREE, "too deep");
    text_clear(&deep);
    for (int i = 0; i < 5000; i++)
        text_add(&deep, "not ");
    check_refused(bench, deep.bytes, EXPRESSION_FREE, "too deep");
    text_free(&deep);
}

/* --- explanations --------------------------------------------------------------------------- */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Facts and figures set at will, without what follows from what. */
static void scatter(struct bench *bench, struct answers *answers, uint64_t *random)
{
    const struct vocabulary *vocabulary = &bench->content.vocabulary;

    for (size_t i = 0; i < vocabulary->fact_count; i++)
        answers->facts[i].truth = (enum truth)(next_random(random) % 3);
    for (size_t i = 0; i < vocabulary->figure_count; i++) {
        struct figure_answer *figure = &answers->figures[i];
        bool duration = vocabulary->figures[i]->type == QUESTION_DURATION;

        figure->given = next_random(random) % 2 == 0;
        if (figure->given)
            figure->low = figure->high = (double)(next_random(random) % (duration ? 3000 : 100));
    }
}

/* All unknown but for the leaves. */
static void keep_leaves(struct bench *bench, const struct answers *from,
                        const struct leaf_list *leaves, struct answers *kept)
{
    answers_begin(kept, &bench->content.vocabulary, &bench->arena);
    for (size_t i = 0; i < leaves->count; i++) {
        struct leaf leaf = leaves->items[i];

        if (leaf.is_figure)
            kept->figures[leaf.index] = from->figures[leaf.index];
        else
            kept->facts[leaf.index] = from->facts[leaf.index];
    }
}

/* Counts what is wrong with the explanation of one expression. */
static size_t explain(struct bench *bench, const struct expression *expression,
                      const struct answers *answers)
{
    enum truth truth = truth_of(expression, answers);
    struct leaf_list leaves = {0};
    struct leaf_list open = {0};
    struct answers kept;
    size_t wrong = 0;

    truth_explain(expression, answers, &bench->arena, &leaves);
    truth_open(expression, answers, &bench->arena, &open);
    if (truth == TRUTH_UNKNOWN)
        return leaves.count > 0 || open.count == 0 ? 1 : 0;
    keep_leaves(bench, answers, &leaves, &kept);
    wrong += open.count > 0;
    wrong += truth_of(expression, &kept) != truth;
    /* None of them can be left out: the set is smallest by inclusion. */
    for (size_t i = 0; i < leaves.count; i++) {
        struct leaf_list fewer = {leaves.items, leaves.count - 1, leaves.capacity};
        struct leaf last = leaves.items[leaves.count - 1];

        leaves.items[leaves.count - 1] = leaves.items[i];
        leaves.items[i] = last;
        keep_leaves(bench, answers, &fewer, &kept);
        wrong += truth_of(expression, &kept) == truth && leaves.count > 1;
        leaves.items[i] = leaves.items[leaves.count - 1];
        leaves.items[leaves.count - 1] = last;
    }
    return wrong;
}

static void check_explanations(struct bench *bench)
{
    uint64_t random = 0x9E3779B97F4A7C15u;
    size_t wrong = 0;

    for (size_t person = 0; person < PEOPLE; person++) {
        struct answers answers;

        answers_begin(&answers, &bench->content.vocabulary, &bench->arena);
        scatter(bench, &answers, &random);
        for (size_t i = 0; i < bench->content.rule_count; i++) {
            size_t more = explain(bench, bench->content.rules[i]->expression, &answers);

            if (more > 0 && wrong < 5)
                printf("# %s: %s\n", bench->content.rules[i]->id.text,
                       bench->content.rules[i]->when.text);
            wrong += more;
        }
        arena_free(&bench->arena);
    }
    check_that(&bench->check, wrong == 0,
               "the explanation of each rule alone decides, and no part of it can be left out");
}

int main(void)
{
    struct bench bench = {.check = {0, 0}};
    struct environment environment = {0};
    struct diagnostic_list list = {0};

    check_that(&bench.check,
               content_open(&bench.content, &environment, build_content, CONTENT_FOR_TRIAGE, &list),
               "the content opens");
    for (size_t i = 0; bench.check.failed == 0 && i < sizeof rows / sizeof rows[0]; i++)
        check_row(&bench, &rows[i]);
    check_refusals(&bench);
    check_explanations(&bench);
    arena_free(&bench.arena);
    content_close(&bench.content);
    diagnostic_free(&list);
    return check_end(&bench.check);
}
