#include "content/question.h"

#include <string.h>

static const char *const type_words[] = {"yes-no", "number",  "duration", "one-of",
                                         "list-of", "text", NULL};
static const char *const role_words[] = {"symptom", "risk", "context", "pattern",
                                         "plan",    "about", NULL};

static const struct schema_row group_rows[] = {
    SCHEMA_ROW(question_group, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(question_group, "title", title, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(question_group, "lead", lead, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(question_group, "plan", plan, SCHEMA_YES_NO, OPTIONAL),
};
static const struct schema group_schema =
    SCHEMA_OF("question group", question_group, group_rows);

static const struct schema_row term_rows[] = {
    SCHEMA_ROW(term, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(term, "label", label, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(term, "ask", ask, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(term, "note", note, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(term, "safety", safety, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW_TERM(term, "is", role, SCHEMA_TERM, OPTIONAL, role_words),
    SCHEMA_ROW(term, "synonyms", synonyms, SCHEMA_TEXTS, OPTIONAL),
    SCHEMA_ROW(term, "keeps-open", keeps_open, SCHEMA_WORDS, OPTIONAL),
};
static const struct schema term_schema =
    SCHEMA_OF("term", term, term_rows);

static const struct schema_row within_rows[] = {
    SCHEMA_ROW(question_within, "key", key, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW_NUMBER(question_within, "hours", hours, SCHEMA_NUMBER, REQUIRED, 0, 10000),
};
static const struct schema within_schema =
    SCHEMA_OF("within", question_within, within_rows);

static const struct schema_row question_rows[] = {
    SCHEMA_ROW(question, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW_TERM(question, "type", type, SCHEMA_TERM, REQUIRED, type_words),
    SCHEMA_ROW_TERM(question, "is", role, SCHEMA_TERM, REQUIRED, role_words),
    SCHEMA_ROW(question, "group", group, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW(question, "ask", ask, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(question, "label", label, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(question, "note", note, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(question, "synonyms", synonyms, SCHEMA_TEXTS, OPTIONAL),
    SCHEMA_ROW(question, "implies", implies, SCHEMA_WORDS, OPTIONAL),
    SCHEMA_ROW(question, "if", condition, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(question, "impossible-if", impossible, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(question, "unit", unit, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_NUMBER(question, "range", range, SCHEMA_SPAN, OPTIONAL, -1e6, 1e6),
    SCHEMA_ROW(question, "whole", whole, SCHEMA_YES_NO, OPTIONAL),
    SCHEMA_ROW(question, "at-least", at_least, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW(question, "at-most", at_most, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW_NESTED(question, "within", within, SCHEMA_ENTRY, OPTIONAL, &within_schema),
    SCHEMA_ROW_NESTED(question, "terms", terms, SCHEMA_ROWS, OPTIONAL, &term_schema),
};
static const struct schema question_schema =
    SCHEMA_OF("question", question, question_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW(question_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW(question_table, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW_NESTED(question_table, "groups", groups, SCHEMA_ROWS, OPTIONAL, &group_schema),
    SCHEMA_ROW_NESTED(question_table, "questions", questions, SCHEMA_ROWS, REQUIRED,
                      &question_schema),
};
const struct schema question_table_schema =
    SCHEMA_OF("the questions", question_table, table_rows);

bool question_role_is_safety(int role)
{
    return role == ROLE_SYMPTOM || role == ROLE_RISK;
}

struct term *question_terms(const struct question *question)
{
    return question->terms.items;
}

struct term *question_term(const struct question *question, const char *id)
{
    struct term *terms = question->terms.items;

    for (size_t i = 0; i < question->terms.count; i++) {
        if (strcmp(terms[i].id.text, id) == 0)
            return &terms[i];
    }
    return NULL;
}
