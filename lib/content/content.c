#include "content/content.h"

#include "base/build.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/word.h"
#include "content/overlay.h"
#include "document/kind.h"

#include <stdlib.h>
#include <string.h>

/* --- where --------------------------------------------------------------- */

static bool add_layer(struct reader_layers *layers, const char *directory, bool may_be_missing,
                      struct diagnostic_list *list)
{
    if (layers->count == READER_LAYERS) {
        diagnostic_usage(list, "UPPERBACK_CONTENT names more than %d directories",
                         READER_LAYERS - 1);
        return false;
    }
    layers->items[layers->count++] = (struct layer){directory, may_be_missing};
    return true;
}

/* The ":" list of UPPERBACK_CONTENT; empty parts are nothing. */
static bool add_named_overlays(struct reader_layers *layers, const char *paths,
                               struct arena *arena, struct diagnostic_list *list)
{
    while (*paths != '\0') {
        size_t length = strcspn(paths, ":");

        if (length > 0 && !add_layer(layers, arena_copy(arena, paths, length), false, list))
            return false;
        paths += length + (paths[length] == ':' ? 1 : 0);
    }
    return true;
}

bool content_layers(const struct environment *environment, const char *directory,
                    struct arena *arena, struct reader_layers *layers,
                    struct diagnostic_list *list)
{
    const char *own;

    *layers = (struct reader_layers){.count = 0};
    if (directory != NULL)
        return add_layer(layers, directory, false, list);
    if (environment->content != NULL) {
        if (!add_named_overlays(layers, environment->content, arena, list))
            return false;
    } else {
        own = environment_config_file(environment, "content", arena);
        if (own != NULL && !add_layer(layers, own, true, list))
            return false;
    }
    return add_layer(layers, build_content, false, list);
}

/* One message for a directory that cannot be read, instead of one for every file. What
 * an overlay should not hold is a fault, but no end. */
static bool check_layers(const struct reader_layers *layers, struct arena *arena,
                         struct diagnostic_list *list)
{
    bool good = true;

    for (size_t i = 0; i < layers->count; i++) {
        if (!layers->items[i].may_be_missing)
            good = file_check_directory(layers->items[i].directory, list) && good;
        if (i + 1 < layers->count && good)
            overlay_check(layers->items[i].directory, arena, list);
    }
    return good;
}

/* --- tables -------------------------------------------------------------- */

/* What the callbacks of reader_table work on. */
struct opening {
    struct content *content;
    struct diagnostic_list *list;
    bool words; /* the vocabulary is whole: expressions can be parsed */
};

/* Notes a part as faulty when something was added since there were so many errors. */
static void note_part(struct opening *opening, size_t errors, unsigned part)
{
    if (opening->list->errors > errors)
        opening->content->faulty |= part;
}

static void take_questions(void *context, void *table, bool overlay)
{
    struct opening *opening = context;

    vocabulary_add_questions(&opening->content->vocabulary, table, overlay,
                             &opening->content->arena);
    opening->content->overlaid |= overlay;
}

static void take_signs(void *context, void *table, bool overlay)
{
    struct opening *opening = context;
    const struct sign_table *signs = table;

    vocabulary_add_signs(&opening->content->vocabulary, &signs->signs, &opening->content->arena);
    opening->content->overlaid |= overlay;
}

static void take_sources(void *context, void *table, bool overlay)
{
    struct opening *opening = context;
    const struct source_table *sources = table;

    /* What overlays add comes behind. */
    row_list_add(&opening->content->sources, sources->sources.items, sources->sources.count,
                 sizeof(struct source), &opening->content->arena);
    opening->content->overlaid |= overlay;
}

/* An overlay's region replaces the one of its id or joins the others. */
static void take_regions(void *context, void *table, bool overlay)
{
    struct content *content = ((struct opening *)context)->content;
    const struct region_table *regions = table;
    const struct region *items = regions->regions.items;
    struct region *all =
        arena_array(&content->arena, content->region_count + regions->regions.count, sizeof *all);

    if (content->region_count > 0)
        memcpy(all, content->regions, content->region_count * sizeof *all);
    content->regions = all;
    for (size_t i = 0; i < regions->regions.count; i++) {
        const struct region *before = content_region(content, items[i].id.text);

        if (before != NULL)
            all[before - all] = items[i];
        else
            all[content->region_count++] = items[i];
    }
    content->overlaid |= overlay;
}

/* Whoever names no region has the first. */
static void read_regions(struct opening *opening, const struct layer *shipped)
{
    struct content *content = opening->content;
    struct arena *arena = &content->arena;

    if (reader_table(&content->layers, "regions.yaml", &region_table_schema, arena, take_regions,
                     opening, opening->list)
        && content->region_count == 0)
        diagnostic_input(
            opening->list,
            (struct place){.file = arena_format(arena, "%s/regions.yaml", shipped->directory)},
            "there is no region; expected one at least");
}

static void take_numbers(void *context, void *table, bool overlay)
{
    struct opening *opening = context;

    (void)overlay;
    opening->content->thresholds = *(struct threshold_table *)table;
}

static void take_advice(void *context, void *table, bool overlay)
{
    struct opening *opening = context;

    (void)overlay;
    opening->content->advice = *(struct advice *)table;
}

static void add_rules(struct content *content, struct row_list *rules)
{
    struct rule *items = rules->items;

    for (size_t i = 0; i < rules->count; i++) {
        content->rules = arena_grow(&content->arena, content->rules, &content->rule_capacity,
                                    content->rule_count, sizeof *content->rules);
        content->rules[content->rule_count++] = &items[i];
    }
}

static void take_screen(void *context, void *table, bool overlay)
{
    struct opening *opening = context;
    struct screen_table *screen = table;

    (void)overlay;
    add_rules(opening->content, &screen->rules);
}

/* The tables that a user may not overlay are read from the last layer alone. */
static struct reader_layers shipped_only(const struct reader_layers *layers)
{
    struct reader_layers last = {.count = 1};

    last.items[0] = layers->items[layers->count - 1];
    return last;
}

/* --- expressions --------------------------------------------------------- */

static void parse_rules(struct opening *opening, struct row_list *rules,
                        const struct phrase *suspect)
{
    struct content *content = opening->content;
    struct rule *items = rules->items;

    for (size_t i = 0; i < rules->count; i++) {
        items[i].expression = expression_parse(&items[i].when, &content->vocabulary,
                                               EXPRESSION_OF_RULE, &content->arena, opening->list);
        if (items[i].expression == NULL)
            content->faulty |= CONTENT_CONDITIONS;
        if (items[i].suspect.text == NULL && suspect != NULL)
            items[i].suspect = *suspect;
        if (items[i].suspect.text == NULL)
            diagnostic_input(opening->list, items[i].id.place, "rule '%s' has no suspect",
                             items[i].id.text);
    }
}

static const struct expression *parse_free(struct opening *opening, const struct phrase *when)
{
    return when->text == NULL ? NULL
                              : expression_parse(when, &opening->content->vocabulary,
                                                 EXPRESSION_FREE, &opening->content->arena,
                                                 opening->list);
}

static void parse_cautions(struct opening *opening, struct row_list *cautions)
{
    struct caution *items = cautions->items;

    for (size_t i = 0; i < cautions->count; i++)
        items[i].expression = parse_free(opening, &items[i].when);
}

static void parse_conditions(struct opening *opening)
{
    struct content *content = opening->content;
    struct condition *conditions = content->conditions.items;

    for (size_t i = 0; i < content->conditions.count; i++) {
        struct point *points = conditions[i].points.items;

        parse_rules(opening, &conditions[i].rules, &conditions[i].suspect);
        add_rules(content, &conditions[i].rules);
        for (size_t j = 0; j < conditions[i].points.count; j++)
            points[j].expression = parse_free(opening, &points[j].when);
    }
}

static void parse_groups(struct opening *opening)
{
    struct group *groups = opening->content->groups.items;

    for (size_t i = 0; i < opening->content->groups.count; i++)
        groups[i].expression = parse_free(opening, &groups[i].when);
}

static void parse_exercises(struct opening *opening)
{
    struct exercise *exercises = opening->content->exercises.items;

    for (size_t i = 0; i < opening->content->exercises.count; i++) {
        parse_cautions(opening, &exercises[i].not_for);
        parse_cautions(opening, &exercises[i].adjust_for);
    }
}

static void parse_care(struct opening *opening)
{
    struct care *care = opening->content->care.items;
    struct habit *habits = opening->content->habits.items;

    for (size_t i = 0; i < opening->content->care.count; i++) {
        parse_cautions(opening, &care[i].not_if);
        parse_cautions(opening, &care[i].not_before);
        care[i].already_if = parse_free(opening, &care[i].already);
        care[i].suits_if = parse_free(opening, &care[i].suits);
    }
    for (size_t i = 0; i < opening->content->habits.count; i++)
        habits[i].suits_if = parse_free(opening, &habits[i].suits);
}

static void parse_education(struct opening *opening)
{
    struct education *education = opening->content->education.items;

    for (size_t i = 0; i < opening->content->education.count; i++)
        education[i].suits_if = parse_free(opening, &education[i].suits);
}

static int by_source_id(const void *a, const void *b)
{
    return strcmp(((const struct source *)a)->id.text, ((const struct source *)b)->id.text);
}

static void finish_sources(struct opening *opening)
{
    struct row_list *sources = &opening->content->sources;
    const struct source *items = sources->items;

    if (sources->count > 1)
        qsort(sources->items, sources->count, sizeof *items, by_source_id);
    for (size_t i = 1; i < sources->count; i++) {
        if (by_source_id(&items[i], &items[i - 1]) == 0)
            diagnostic_input(opening->list, items[i].id.place, "a source '%s' exists already",
                             items[i].id.text);
    }
}

/* --- references ---------------------------------------------------------- */

static void check_sources(struct opening *opening, const struct phrase_list *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (content_source(opening->content, ids->items[i].text) == NULL)
            diagnostic_input(opening->list, ids->items[i].place, "there is no source '%s'",
                             ids->items[i].text);
    }
}

static void check_all_sources(struct opening *opening)
{
    struct content *content = opening->content;
    const struct condition *conditions = content->conditions.items;
    const struct group *groups = content->groups.items;
    const struct exercise *exercises = content->exercises.items;
    const struct care *care = content->care.items;
    const struct habit *habits = content->habits.items;

    check_sources(opening, &content->advice.sources);
    for (size_t i = 0; i < content->rule_count; i++)
        check_sources(opening, &content->rules[i]->sources);
    for (size_t i = 0; i < content->conditions.count; i++)
        check_sources(opening, &conditions[i].sources);
    for (size_t i = 0; i < content->groups.count; i++)
        check_sources(opening, &groups[i].sources);
    for (size_t i = 0; i < content->exercises.count; i++)
        check_sources(opening, &exercises[i].sources);
    for (size_t i = 0; i < content->care.count; i++)
        check_sources(opening, &care[i].sources);
    for (size_t i = 0; i < content->habits.count; i++)
        check_sources(opening, &habits[i].sources);
}

static void check_ids(struct opening *opening, const struct phrase_list *ids,
                      const struct entry_list *entries, size_t size, const char *noun)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (!entry_exists(entries, size, ids->items[i].text))
            diagnostic_input(opening->list, ids->items[i].place, "there is no %s '%s'", noun,
                             ids->items[i].text);
    }
}

static void check_exercise_links(struct opening *opening)
{
    const struct content *content = opening->content;
    const struct exercise *exercises = content->exercises.items;

    for (size_t i = 0; i < content->exercises.count; i++) {
        check_ids(opening, &exercises[i].easier, &content->exercises, sizeof(struct exercise),
                  "exercise");
        check_ids(opening, &exercises[i].harder, &content->exercises, sizeof(struct exercise),
                  "exercise");
    }
}

static void check_condition_links(struct opening *opening)
{
    const struct content *content = opening->content;
    const struct condition *conditions = content->conditions.items;

    for (size_t i = 0; i < content->conditions.count; i++) {
        check_ids(opening, &conditions[i].care, &content->care, sizeof(struct care), "care entry");
        check_ids(opening, &conditions[i].habits, &content->habits, sizeof(struct habit), "habit");
    }
}

static int by_rule_id(const void *a, const void *b)
{
    const struct rule *const *left = a;
    const struct rule *const *right = b;

    return strcmp((*left)->id.text, (*right)->id.text);
}

static void finish_rules(struct opening *opening)
{
    struct content *content = opening->content;

    if (content->rule_count > 1)
        qsort(content->rules, content->rule_count, sizeof *content->rules, by_rule_id);
    for (size_t i = 1; i < content->rule_count; i++) {
        if (strcmp(content->rules[i]->id.text, content->rules[i - 1]->id.text) == 0)
            diagnostic_input(opening->list, content->rules[i]->id.place,
                             "a rule '%s' exists already", content->rules[i]->id.text);
    }
}

/* --- opening ------------------------------------------------------------- */

static void read_numbers(struct opening *opening, const struct reader_layers *shipped)
{
    struct content *content = opening->content;
    size_t errors = opening->list->errors;

    if (reader_table(shipped, "rules.yaml", &threshold_table_schema, &content->arena, take_numbers,
                     opening, opening->list))
        threshold_finish(&content->thresholds,
                         arena_format(&content->arena, "%s/rules.yaml",
                                      shipped->items[0].directory),
                         opening->list);
    note_part(opening, errors, CONTENT_NUMBERS);
}

/* With a question missing every expression that uses it would seem wrong. */
static void read_questions(struct opening *opening)
{
    struct content *content = opening->content;
    size_t errors = opening->list->errors;

    reader_table(&content->layers, "questions.yaml", &question_table_schema, &content->arena,
                 take_questions, opening, opening->list);
    reader_table(&content->layers, "signs.yaml", &sign_table_schema, &content->arena, take_signs,
                 opening, opening->list);
    opening->words = opening->list->errors == errors;
    if (opening->words)
        vocabulary_finish(&content->vocabulary, &content->arena, opening->list);
    if (!content->vocabulary.sound)
        content->faulty |= CONTENT_QUESTIONS;
}

static void read_tables(struct opening *opening, unsigned parts)
{
    struct content *content = opening->content;
    struct reader_layers shipped = shipped_only(&content->layers);
    struct arena *arena = &content->arena;
    struct diagnostic_list *list = opening->list;

    size_t errors;

    if (parts & CONTENT_NUMBERS)
        read_numbers(opening, &shipped);
    if (parts & CONTENT_QUESTIONS)
        read_questions(opening);
    errors = list->errors;
    if (parts & CONTENT_REGIONS) {
        read_regions(opening, &shipped.items[0]);
        reader_table(&shipped, "advice.yaml", &advice_schema, arena, take_advice, opening, list);
        note_part(opening, errors, CONTENT_REGIONS);
    }
    errors = list->errors;
    if (parts & CONTENT_SOURCES) {
        reader_table(&content->layers, "sources.yaml", &source_table_schema, arena, take_sources,
                     opening, list);
        finish_sources(opening);
        note_part(opening, errors, CONTENT_SOURCES);
    }
}

static void read_entries(struct opening *opening, unsigned parts)
{
    struct content *content = opening->content;
    const struct reader_layers *layers = &content->layers;
    struct reader_layers shipped = shipped_only(layers);
    struct arena *arena = &content->arena;
    struct diagnostic_list *list = opening->list;
    size_t errors = list->errors;

    if (parts & CONTENT_CONDITIONS) {
        reader_table(&shipped, "screen.yaml", &screen_table_schema, arena, take_screen, opening,
                     list);
        reader_entries(layers, "conditions", &condition_schema, false, arena,
                       &content->conditions, list);
        note_part(opening, errors, CONTENT_CONDITIONS);
    }
    if (parts & CONTENT_GROUPS)
        reader_entries(layers, "groups", &group_schema, false, arena, &content->groups, list);
    if (parts & CONTENT_EXERCISES)
        reader_entries(layers, "exercises", &exercise_schema, true, arena, &content->exercises,
                       list);
    if (parts & CONTENT_CARE) {
        reader_entries(layers, "care", &care_schema, true, arena, &content->care, list);
        reader_entries(layers, "habits", &habit_schema, true, arena, &content->habits, list);
    }
    if (parts & CONTENT_EDUCATION)
        reader_entries(layers, "education", &education_schema, true, arena, &content->education,
                       list);
    content->overlaid |= content->conditions.overlaid || content->groups.overlaid
                         || content->exercises.overlaid || content->care.overlaid
                         || content->habits.overlaid || content->education.overlaid;
}

/* The rules of screen.yaml were gathered before the vocabulary was sure to be
 * whole; all expressions are parsed here, after everything has been read. */
static void parse_all(struct opening *opening)
{
    struct content *content = opening->content;
    size_t errors = opening->list->errors;

    for (size_t i = 0; i < content->rule_count; i++) {
        struct row_list one = {(struct rule *)content->rules[i], 1};

        parse_rules(opening, &one, NULL);
    }
    parse_conditions(opening);
    finish_rules(opening);
    note_part(opening, errors, CONTENT_CONDITIONS);
    parse_groups(opening);
    parse_exercises(opening);
    parse_care(opening);
    parse_education(opening);
}

static const char *hash_rules(const struct content *content, struct arena *arena)
{
    const struct vocabulary *vocabulary = &content->vocabulary;
    size_t count = content->rule_count + vocabulary->sign_count;
    const char **lines = arena_array(arena, count + 1, sizeof *lines);
    uint64_t hash = HASH_START;

    for (size_t i = 0; i < content->rule_count; i++)
        lines[i] = arena_format(arena, "%s %s %s\n", content->rules[i]->id.text,
                                kind_urgencies[content->rules[i]->urgency],
                                content->rules[i]->when.text);
    for (size_t i = 0; i < vocabulary->sign_count; i++)
        lines[content->rule_count + i] = arena_format(arena, "%s sign %s\n",
                                                      vocabulary->signs[i].id.text,
                                                      vocabulary->signs[i].when.text);
    qsort(lines, count, sizeof *lines, word_compare);
    for (size_t i = 0; i < count; i++)
        hash = hash_text(hash, lines[i]);
    return arena_format(arena, "r%016llx", (unsigned long long)hash);
}

bool content_read(struct content *content, unsigned parts, struct diagnostic_list *list)
{
    struct opening opening = {content, list, false};

    if (!check_layers(&content->layers, &content->arena, list))
        return false;
    read_tables(&opening, parts);
    read_entries(&opening, parts);
    if (opening.words)
        parse_all(&opening);
    check_exercise_links(&opening);
    if (parts & CONTENT_CARE)
        check_condition_links(&opening);
    if (parts & CONTENT_CONDITIONS)
        content->rules_version = hash_rules(content, &content->arena);
    return true;
}

bool content_open(struct content *content, const struct environment *environment,
                  const char *directory, unsigned parts, struct diagnostic_list *list)
{
    struct opening opening = {content, list, false};
    size_t errors = list->errors;

    *content = (struct content){.rule_count = 0};
    if (!content_layers(environment, directory, &content->arena, &content->layers, list)
        || !content_read(content, parts, list))
        return false;
    if (parts & CONTENT_SOURCES && (content->faulty & CONTENT_SOURCES) == 0)
        check_all_sources(&opening);
    return list->errors == errors;
}

void content_close(struct content *content)
{
    arena_free(&content->arena);
}

/* --- finding ------------------------------------------------------------- */

const struct condition *content_condition(const struct content *content, const char *id)
{
    return entry_find(&content->conditions, sizeof(struct condition), id);
}

const struct exercise *content_exercise(const struct content *content, const char *id)
{
    return entry_find(&content->exercises, sizeof(struct exercise), id);
}

const struct care *content_care(const struct content *content, const char *id)
{
    return entry_find(&content->care, sizeof(struct care), id);
}

const struct habit *content_habit(const struct content *content, const char *id)
{
    return entry_find(&content->habits, sizeof(struct habit), id);
}

const struct source *content_source(const struct content *content, const char *id)
{
    struct source wanted = {.id = {.text = id}};

    if (content->sources.count == 0)
        return NULL;
    return bsearch(&wanted, content->sources.items, content->sources.count, sizeof wanted,
                   by_source_id);
}

const struct region *content_region(const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->region_count; i++) {
        if (strcmp(content->regions[i].id.text, id) == 0)
            return &content->regions[i];
    }
    return NULL;
}

/* --- versions ------------------------------------------------------------ */

const char *content_version(const struct content *content, struct arena *arena)
{
    return arena_format(arena, "%s%s", content->thresholds.version.text,
                        content->overlaid ? "+own" : "");
}

const char *content_rules_version(const struct content *content)
{
    return content->rules_version;
}
