#include "domain/lint.h"

#include "base/build.h"
#include "base/file.h"
#include "content/nudge_words.h"

#include <string.h>

/* What is needed of the content for a check to mean anything. */
struct check_row {
    lint_check *check;
    unsigned needs; /* a sum of enum content_part, none of which may be faulty */
};

static const struct check_row checks[] = {
    {lint_areas, 0},
    {lint_sources, CONTENT_SOURCES},
    {lint_reviews, CONTENT_NUMBERS},
    {lint_prose, CONTENT_NUMBERS},
    {lint_links, 0},
    {lint_exercises, CONTENT_QUESTIONS},
    {lint_doses, CONTENT_NUMBERS},
    {lint_care, 0},
    {lint_diary, CONTENT_QUESTIONS},
    {lint_use, CONTENT_QUESTIONS},
    {lint_reach, CONTENT_QUESTIONS},
    {lint_implied, CONTENT_NUMBERS | CONTENT_QUESTIONS | CONTENT_CONDITIONS},
};

bool lint_has(const struct lint *lint, unsigned parts)
{
    return (lint->content.faulty & parts) == 0;
}

bool lint_is_own(const struct lint *lint, struct place place)
{
    size_t length = strlen(lint->directory);

    return place.file != NULL && strncmp(place.file, lint->directory, length) == 0
           && place.file[length] == '/';
}

void lint_warn(struct lint *lint, struct place place, const char *format, ...)
{
    struct arena arena = {0};
    va_list arguments;

    if (!lint_is_own(lint, place))
        return;
    va_start(arguments, format);
    diagnostic_remark(lint->list, place, "warning: %s", arena_vformat(&arena, format, arguments));
    va_end(arguments);
    arena_free(&arena);
    lint->warnings++;
}

/* --- reading ------------------------------------------------------------- */

/* "own/" is "own": places read better. */
static const char *without_last_slash(const char *directory, struct arena *arena)
{
    size_t length = strlen(directory);

    while (length > 1 && directory[length - 1] == '/')
        length--;
    return arena_copy(arena, directory, length);
}

static void choose_layers(struct lint *lint)
{
    struct reader_layers *layers = &lint->content.layers;
    const char *rules = arena_format(&lint->content.arena, "%s/%s", lint->directory,
                                     lint_area_names[LINT_NUMBERS]);

    layers->items[layers->count++] = (struct layer){lint->directory, false};
    lint->overlay = file_is_absent(rules);
    if (lint->overlay)
        layers->items[layers->count++] = (struct layer){build_content, false};
}

/* What stands beside the content that all programs share. */
static void read_beside(struct lint *lint)
{
    const struct reader_layers *layers = &lint->content.layers;
    struct arena *arena = &lint->content.arena;
    struct diagnostic_list again = {0};
    struct nudge_words words;

    diary_kinds_read(layers, arena, &lint->diary, lint->list);
    /* The diary's words have been taken from the triggers: their faults are said. */
    trigger_read(layers, arena, &lint->triggers, &again);
    diagnostic_pass_failure(lint->list, &again);
    diagnostic_free(&again);
    nudge_words_read(layers, arena, &words, lint->list);
    if (lint_has(lint, CONTENT_QUESTIONS))
        stop_read(layers, &lint->content.vocabulary, arena, &lint->stops, lint->list);
    lint_files_read(layers, arena, &lint->files, lint->list);
    lint_expressions_gather(&lint->content, &lint->stops, arena, &lint->expressions);
}

/* --- counting ------------------------------------------------------------ */

/* The rules that no condition holds. */
static size_t count_screen(const struct content *content)
{
    const struct condition *conditions = content->conditions.items;
    size_t count = content->rule_count;

    for (size_t i = 0; i < content->conditions.count; i++)
        count -= conditions[i].rules.count;
    return count;
}

static void count_areas(struct lint *lint)
{
    const struct content *content = &lint->content;
    const size_t counts[LINT_AREA_COUNT] = {
        [LINT_CONDITIONS] = content->conditions.count,
        [LINT_EXERCISES] = content->exercises.count,
        [LINT_CARE] = content->care.count,
        [LINT_HABITS] = content->habits.count,
        [LINT_GROUPS] = content->groups.count,
        [LINT_EDUCATION] = content->education.count,
        [LINT_QUESTIONS] = content->vocabulary.question_count,
        [LINT_SIGNS] = content->vocabulary.sign_count,
        [LINT_SCREEN] = count_screen(content),
        [LINT_STOP] = lint->stops.count,
        [LINT_REGIONS] = content->region_count,
        [LINT_ADVICE] = 1,
        [LINT_NUDGE] = 1,
        [LINT_TRIGGERS] = lint->triggers.count,
        [LINT_DIARY] = lint->diary.kinds.count,
        [LINT_NUMBERS] = content->thresholds.numbers.count,
        [LINT_SOURCES] = content->sources.count,
    };

    for (size_t i = 0; i < LINT_AREA_COUNT; i++) {
        lint->areas[i].name = lint_area_names[i];
        lint->areas[i].count = counts[i];
    }
}

bool lint_run(struct lint *lint, const char *directory, struct moment now,
              struct diagnostic_list *list)
{
    size_t errors = list->errors;

    *lint = (struct lint){.now = now, .list = list};
    lint->directory = without_last_slash(directory, &lint->content.arena);
    choose_layers(lint);
    if (!content_read(&lint->content, CONTENT_FOR_CHECK, list))
        return false;
    read_beside(lint);
    count_areas(lint);
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (lint_has(lint, checks[i].needs))
            checks[i].check(lint);
    }
    return list->errors == errors;
}

void lint_close(struct lint *lint)
{
    content_close(&lint->content);
}
