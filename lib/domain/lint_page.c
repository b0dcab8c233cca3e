#include "domain/lint_page.h"

#include "base/number.h"
#include "base/wrap.h"
#include "document/kind.h"

#include <stdio.h>
#include <string.h>

/* Areas as words: "questions.yaml" is "questions". What rules.yaml holds are numbers; the
 * rules stand with the conditions and in screen.yaml. */
static const char *area_word(const struct lint *lint, const struct lint_area_count *area,
                             struct arena *arena)
{
    if (area == &lint->areas[LINT_NUMBERS])
        return "numbers";
    return arena_copy(arena, area->name, strcspn(area->name, "."));
}

/* --- records ------------------------------------------------------------- */

static void add_areas(const struct lint *lint, struct arena *arena, struct record_list *records)
{
    for (size_t i = 0; i < LINT_AREA_COUNT; i++) {
        const struct lint_area_count *area = &lint->areas[i];
        struct record *record = record_add(records, arena, "entry", area_word(lint, area, arena));

        record_set_number(arena, record, "count", (double)area->count);
        if (area->has_grade)
            record_set_number(arena, record, "grade", area->grade);
    }
}

void lint_records(const struct lint *lint, struct arena *arena, struct record_list *records)
{
    struct record *record =
        record_add(records, arena, "content", content_version(&lint->content, arena));

    record_set(arena, record, "rules", content_rules_version(&lint->content));
    record_set_number(arena, record, "warnings", (double)lint->warnings);
    add_areas(lint, arena, records);
    for (size_t i = 0; i < lint->question_count; i++) {
        record = record_add(records, arena, "question", lint->questions[i].key);
        record_set(arena, record, "urgency", kind_urgencies[lint->questions[i].urgency]);
    }
}

/* --- text ---------------------------------------------------------------- */

static void write_area(const struct lint *lint, const struct lint_area_count *area,
                       struct arena *arena, struct text *text)
{
    char grade[NUMBER_TEXT];

    text_format(text, "  %-12s %5zu", area_word(lint, area, arena), area->count);
    if (area->has_grade) {
        snprintf(grade, sizeof grade, "%.1f", area->grade);
        text_format(text, "  %5s", grade);
    }
    text_add_char(text, '\n');
}

static void write_urgency(const struct lint *lint, enum urgency urgency, bool all, size_t columns,
                          struct text *text)
{
    struct text keys = {0};
    size_t count = 0;

    for (size_t i = 0; i < lint->question_count; i++) {
        if (lint->questions[i].urgency != urgency)
            continue;
        text_format(&keys, "%s%s", count > 0 ? " " : "", lint->questions[i].key);
        count++;
    }
    text_format(text, "  %-12s %4zu\n", kind_urgencies[urgency], count);
    if (all && count > 0)
        wrap_add(text, "    ", keys.bytes, columns);
    text_free(&keys);
}

void lint_text(const struct lint *lint, bool all, size_t columns, struct text *text)
{
    struct arena arena = {0};

    text_format(text, "Content %s: %zu rules, no errors, %zu %s.\n\n",
                content_version(&lint->content, &arena), lint->content.rule_count, lint->warnings,
                lint->warnings == 1 ? "warning" : "warnings");
    text_format(text, "  %-12s %5s  %s\n", "", "count", "grade to read, mean");
    for (size_t i = 0; i < LINT_AREA_COUNT; i++)
        write_area(lint, &lint->areas[i], &arena, text);
    text_add(text, "\nA yes alone, all others no, by the rules:\n\n");
    for (size_t i = URGENCY_COUNT; i-- > 0;)
        write_urgency(lint, (enum urgency)i, all, columns, text);
    arena_free(&arena);
}
