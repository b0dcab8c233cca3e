#include "content/expression.h"

#include "base/amount.h"
#include "base/number.h"
#include "content/vocabulary.h"

#include <string.h>

enum { LONGEST_TOKEN = 64, DEEPEST = 32 };

struct parser {
    const struct phrase *text;
    const char *at; /* behind the current token */
    char token[LONGEST_TOKEN];
    const struct vocabulary *vocabulary;
    enum expression_use use;
    struct arena *arena;
    struct diagnostic_list *list;
    int depth;
    bool failed;
};

typedef const struct expression *parse_function(struct parser *parser);

static parse_function parse_unless;

/* --- tokens: words, numbers, and the marks ( ) , < <= = >= > ------------- */

static bool is_word_character(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
           || character == '-' || character == '.';
}

static size_t token_length(const char *at)
{
    size_t length = 0;

    while (is_word_character(at[length]))
        length++;
    if (length > 0 || *at == '\0')
        return length;
    return (*at == '<' || *at == '>') && at[1] == '=' ? 2 : 1;
}

/* The first fault ends the parse: what follows it would be guesswork. */
static const struct expression *fail(struct parser *parser, const char *what, const char *word)
{
    if (!parser->failed)
        diagnostic_input(parser->list, parser->text->place, "%s: '%.40s' in '%.200s'", what,
                         *word != '\0' ? word : "the end", parser->text->text);
    parser->failed = true;
    return NULL;
}

static void advance(struct parser *parser)
{
    size_t length;

    while (*parser->at == ' ' || *parser->at == '\n')
        parser->at++;
    length = token_length(parser->at);
    if (length >= sizeof parser->token) {
        fail(parser, "a word that long is no key", parser->at);
        length = 0;
        parser->at = "";
    }
    memcpy(parser->token, parser->at, length);
    parser->token[length] = '\0';
    parser->at += length;
}

static bool is_at(const struct parser *parser, const char *token)
{
    return strcmp(parser->token, token) == 0;
}

static bool accept(struct parser *parser, const char *token)
{
    if (!is_at(parser, token))
        return false;
    advance(parser);
    return true;
}

static bool expect(struct parser *parser, const char *token)
{
    if (accept(parser, token))
        return true;
    fail(parser,
         *token == '('   ? "expected '('"
         : *token == ')' ? "expected ')' or ','"
                         : "expected 'of'",
         parser->token);
    return false;
}

/* --- nodes --------------------------------------------------------------- */

static struct expression *new_node(struct parser *parser, enum expression_kind kind)
{
    struct expression *node = arena_alloc(parser->arena, sizeof *node);

    node->kind = kind;
    return node;
}

/* A child is linked behind the last one; *last tracks it. */
static void add_child(struct parser *parser, struct expression *parent, struct expression **last,
                      const struct expression *child)
{
    struct expression *added = (struct expression *)child;

    if (++parent->count > EXPRESSION_CHILDREN)
        fail(parser, "too many items in a row", parser->token);
    if (*last == NULL)
        parent->first = added;
    else
        (*last)->next = added;
    *last = added;
}

/* Shared expressions (signs) are linked through a node of their own, so that a
 * node never has two parents. */
static const struct expression *parse_children(struct parser *parser, struct expression *parent,
                                               struct expression **last, parse_function *parse)
{
    const struct expression *child = parse(parser);

    if (child != NULL)
        add_child(parser, parent, last, child);
    return child;
}

/* --- comparisons --------------------------------------------------------- */

static const struct term *parse_term(struct parser *parser, const struct question *question)
{
    const struct term *term = question_term(question, parser->token);

    if (term == NULL)
        fail(parser, "no such term", parser->token);
    else
        advance(parser);
    return term;
}

static const struct expression *fact_node(struct parser *parser, size_t fact)
{
    struct expression *node = new_node(parser, EXPRESSION_FACT);

    node->fact = fact;
    return node;
}

static const struct expression *parse_is_or_has(struct parser *parser,
                                                const struct question *question,
                                                enum question_type type)
{
    const struct term *term;

    if ((int)type != question->type)
        return fail(parser,
                    type == QUESTION_ONE_OF ? "'is' needs a one-of key" : "'has' needs a list key",
                    question->id.text);
    term = parse_term(parser, question);
    return term != NULL ? fact_node(parser, term->fact) : NULL;
}

static const struct expression *parse_in(struct parser *parser, const struct question *question)
{
    struct expression *node = new_node(parser, EXPRESSION_COUNT);
    struct expression *last = NULL;

    node->least = 1;
    if (question->type != QUESTION_ONE_OF)
        return fail(parser, "'in' needs a one-of key", question->id.text);
    if (!expect(parser, "("))
        return NULL;
    do {
        const struct term *term = parse_term(parser, question);

        if (term == NULL)
            return NULL;
        add_child(parser, node, &last, fact_node(parser, term->fact));
    } while (accept(parser, ","));
    return expect(parser, ")") ? node : NULL;
}

static bool comparison_of(const char *token, enum comparison *comparison)
{
    static const char *const marks[] = {"<", "<=", "=", ">=", ">"};

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (strcmp(token, marks[i]) == 0) {
            *comparison = (enum comparison)i;
            return true;
        }
    }
    return false;
}

static const struct expression *parse_compare(struct parser *parser,
                                              const struct question *question,
                                              enum comparison comparison)
{
    struct expression *node = new_node(parser, EXPRESSION_COMPARE);
    bool duration = question->type == QUESTION_DURATION;
    int64_t unit;

    if (!duration && question->type != QUESTION_NUMBER)
        return fail(parser, "only a number compares so", question->id.text);
    if (!number_parse(parser->token, &node->value))
        return fail(parser, "expected a number", parser->token);
    advance(parser);
    node->figure = question->figure;
    node->comparison = comparison;
    unit = amount_unit(parser->token);
    if (duration && unit == 0)
        return fail(parser, "expected hours, days, weeks, months or years", parser->token);
    if (duration) {
        node->value = node->value * (double)unit / AMOUNT_HOUR;
        advance(parser);
    }
    return node;
}

/* --- names --------------------------------------------------------------- */

static const struct expression *parse_key(struct parser *parser, const struct question *question)
{
    enum comparison comparison;

    if (accept(parser, "is"))
        return parse_is_or_has(parser, question, QUESTION_ONE_OF);
    if (accept(parser, "has"))
        return parse_is_or_has(parser, question, QUESTION_LIST_OF);
    if (accept(parser, "in"))
        return parse_in(parser, question);
    if (comparison_of(parser->token, &comparison)) {
        advance(parser);
        return parse_compare(parser, question, comparison);
    }
    if (question->type != QUESTION_YES_NO)
        return fail(parser, "expected 'is', 'in', 'has' or a comparison after the key",
                    question->id.text);
    return fact_node(parser, question->fact);
}

static const struct expression *unknown_name(struct parser *parser)
{
    const char *near = vocabulary_nearest(parser->vocabulary, parser->token);

    if (near != NULL)
        return fail(parser, arena_format(parser->arena, "no such key (near: %s)", near),
                    parser->token);
    return fail(parser, "no such key or sign", parser->token);
}

static const struct expression *parse_name(struct parser *parser)
{
    struct vocabulary_entry entry;
    struct expression *node;

    if (!vocabulary_find(parser->vocabulary, parser->token, &entry))
        return unknown_name(parser);
    advance(parser);
    if (entry.sign != NULL) {
        node = new_node(parser, EXPRESSION_SIGN);
        node->sign = entry.sign->id.text;
        node->first = entry.sign->expression;
        /* A sign that is wrong itself has its own message. */
        parser->failed |= node->first == NULL;
        return node->first != NULL ? node : NULL;
    }
    return entry.term != NULL ? fact_node(parser, entry.term->fact)
                              : parse_key(parser, entry.question);
}

/* --- the grammar --------------------------------------------------------- */

static const struct expression *parse_list(struct parser *parser, size_t least)
{
    struct expression *node = new_node(parser, EXPRESSION_COUNT);
    struct expression *last = NULL;
    size_t count = 0;

    node->least = least;
    if (!expect(parser, "of") || !expect(parser, "("))
        return NULL;
    do {
        if (parse_children(parser, node, &last, parse_unless) == NULL)
            return NULL;
        count++;
    } while (accept(parser, ","));
    if (least == 0 || least > count)
        return fail(parser, "so many of that list can never be", "");
    return expect(parser, ")") ? node : NULL;
}

static const struct expression *parse_primary(struct parser *parser)
{
    const struct expression *inner;
    long least;

    if (accept(parser, "(")) {
        inner = parse_unless(parser);
        return inner != NULL && expect(parser, ")") ? inner : NULL;
    }
    if (accept(parser, "any"))
        return parse_list(parser, 1);
    if (number_parse_whole(parser->token, 0, 100, &least)) {
        advance(parser);
        return parse_list(parser, (size_t)least);
    }
    return parse_name(parser);
}

static const struct expression *parse_not(struct parser *parser)
{
    const struct expression *inner;
    struct expression *node;
    struct expression *last = NULL;

    if (!accept(parser, "not"))
        return parse_primary(parser);
    node = new_node(parser, EXPRESSION_NOT);
    if (parser->depth++ >= DEEPEST)
        return fail(parser, "nested too deep", parser->token);
    inner = parse_children(parser, node, &last, parse_not);
    parser->depth--;
    return inner != NULL ? node : NULL;
}

/* One operand stands for itself; more become the children of one node. */
static const struct expression *parse_chain(struct parser *parser, const char *operator_word,
                                            parse_function *parse, enum expression_kind kind)
{
    const struct expression *first = parse(parser);
    struct expression *node;
    struct expression *last = NULL;

    if (first == NULL || !is_at(parser, operator_word))
        return first;
    node = new_node(parser, kind);
    node->least = 1;
    add_child(parser, node, &last, first);
    while (accept(parser, operator_word)) {
        if (parse_children(parser, node, &last, parse) == NULL)
            return NULL;
    }
    return node;
}

static const struct expression *parse_and(struct parser *parser)
{
    return parse_chain(parser, "and", parse_not, EXPRESSION_AND);
}

static const struct expression *parse_or(struct parser *parser)
{
    return parse_chain(parser, "or", parse_and, EXPRESSION_COUNT);
}

static const struct expression *parse_unless(struct parser *parser)
{
    const struct expression *node;

    if (parser->depth++ >= DEEPEST)
        return fail(parser, "nested too deep", parser->token);
    node = parse_chain(parser, "unless", parse_or, EXPRESSION_UNLESS);
    parser->depth--;
    return node;
}

/* --- monotone in safety answers ------------------------------------------ */

static bool holds_safety(const struct vocabulary *vocabulary, const struct expression *node)
{
    if (node->kind == EXPRESSION_FACT)
        return question_role_is_safety(vocabulary->facts[node->fact].role);
    if (node->kind == EXPRESSION_COMPARE)
        return question_role_is_safety(vocabulary->figures[node->figure]->role);
    for (const struct expression *child = node->first; child != NULL; child = child->next) {
        if (holds_safety(vocabulary, child))
            return true;
    }
    return false;
}

/* NULL when the expression only ever grows with safety answers, else what breaks it. */
static const char *breaks_monotone(const struct vocabulary *vocabulary,
                                   const struct expression *node)
{
    const struct expression *child = node->first;

    if (node->kind == EXPRESSION_NOT && holds_safety(vocabulary, node))
        return "'not' over a safety answer";
    if (node->kind == EXPRESSION_COMPARE && node->comparison <= COMPARE_EQUAL
        && holds_safety(vocabulary, node))
        return "'<', '<=' or '=' over a safety answer";
    if (node->kind == EXPRESSION_SIGN)
        return NULL; /* checked where it was parsed */
    for (; child != NULL; child = child->next) {
        const char *broken = breaks_monotone(vocabulary, child);

        if (broken != NULL)
            return broken;
        if (node->kind == EXPRESSION_UNLESS && child != node->first
            && holds_safety(vocabulary, child))
            return "a safety answer to the right of 'unless'";
    }
    return NULL;
}

const struct expression *expression_parse(const struct phrase *text,
                                          const struct vocabulary *vocabulary,
                                          enum expression_use use, struct arena *arena,
                                          struct diagnostic_list *list)
{
    struct parser parser = {.text = text, .at = text->text, .vocabulary = vocabulary, .use = use,
                            .arena = arena, .list = list};
    const struct expression *root;
    const char *broken;

    advance(&parser);
    root = parse_unless(&parser);
    if (root != NULL && *parser.token != '\0')
        return fail(&parser, "expected 'and', 'or', 'unless' or the end", parser.token);
    if (root == NULL || parser.failed || use == EXPRESSION_FREE)
        return parser.failed ? NULL : root;
    broken = breaks_monotone(vocabulary, root);
    return broken == NULL ? root
                          : fail(&parser, "a rule must not soften on safety answers", broken);
}
