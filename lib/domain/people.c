#include "domain/people.h"

#include "base/build.h"
#include "base/utf8.h"
#include "base/word.h"
#include "document/kind.h"

#include <string.h>

enum { PERSON_BYTES = 1024 * 1024 };

static struct answer_pair *add_pair(struct answer_pair_list *pairs, struct arena *arena,
                                    const char *key, struct place place)
{
    struct answer_pair *pair;

    pairs->items = arena_grow(arena, pairs->items, &pairs->capacity, pairs->count,
                              sizeof *pairs->items);
    pair = &pairs->items[pairs->count++];
    *pair = (struct answer_pair){.key = {key, place}, .origin = ORIGIN_PERSON};
    return pair;
}

static void set_value(struct answer_pair *pair, struct arena *arena, const char *text,
                      struct place place)
{
    pair->values.items = arena_array(arena, 1, sizeof *pair->values.items);
    pair->values.items[0] = (struct phrase){text, place};
    pair->values.count = 1;
}

static void add_text(struct answer_pair_list *pairs, struct arena *arena, const char *key,
                     const char *text, struct place place)
{
    set_value(add_pair(pairs, arena, key, place), arena, text, place);
}

/* --- records ------------------------------------------------------------- */

bool people_record(const struct record *record, struct answer_pair *pair, struct arena *arena,
                   struct diagnostic_list *list)
{
    static const char *const words[] = {"none", "others"};
    static const enum origin origins[] = {ORIGIN_NONE, ORIGIN_OTHERS, ORIGIN_PERSON};
    enum { WORDS = 2 };
    const char *is = record_get(record, "is");
    const char *by = record_get(record, "by");
    size_t index = by != NULL ? word_index(by, words, WORDS) : WORDS;

    if (is == NULL) {
        diagnostic_input(list, record->place, "'answer %s' without 'is='", record->value);
        return false;
    }
    if (by != NULL && (index == WORDS || strcmp(is, "no") != 0)) {
        diagnostic_input(list, record->place,
                         "'answer %s' is %.40s by=%.40s; expected no by=none or by=others",
                         record->value, is, by);
        return false;
    }
    *pair = (struct answer_pair){.key = {record->value, record->place}, .origin = origins[index]};
    set_value(pair, arena, is, record->place);
    return true;
}

/* What one person's lines or records have shown so far. */
struct block {
    struct place place; /* of the last line, or of the whole */
    bool begun;         /* anything at all */
    bool whole;         /* the last line has an end */
    bool is_records;    /* records */
    bool is_lines;      /* key=value */
    bool answered;      /* some answer seen */
    bool opened;        /* "assessment" seen */
    bool closed;        /* "end assessment" seen */
};

/* Stands for somebody whose answers were wrong; they still are. */
static void take_refused(const struct record *record, struct block *block,
                         struct answer_pair_list *pairs, struct arena *arena,
                         struct diagnostic_list *list)
{
    block->opened = true;
    block->closed = true;
    add_text(pairs, arena, "who", record->value, record->place);
    diagnostic_input(list, record->place, "'%.60s' was refused; mend the answers first",
                     record->value);
}

/* The first record of an assessment; there is one, and it comes first. */
static void open_assessment(const struct record *record, struct block *block,
                            struct diagnostic_list *list)
{
    if (strcmp(record->value, document_version) != 0)
        diagnostic_input(list, record->place, "assessment version %.40s; this version reads %s",
                         record->value, document_version);
    else if (block->opened || block->answered)
        diagnostic_input(list, record->place,
                         "an assessment begins here, before the one above has ended");
    block->opened = true;
}

/* The parts of an assessment that are answers. */
static void take_record(const struct record *record, struct block *block,
                        struct answer_pair_list *pairs, struct arena *arena,
                        struct diagnostic_list *list)
{
    static const char *const about[] = {"asked", "who", "region"};

    block->is_records = true;
    if (strcmp(record->kind, "assessment") == 0)
        open_assessment(record, block, list);
    block->closed |= strcmp(record->kind, "end") == 0 && strcmp(record->value, "assessment") == 0;
    if (strcmp(record->kind, "refused") == 0) {
        take_refused(record, block, pairs, arena, list);
    } else if (strcmp(record->kind, "assessment") == 0) {
        for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
            const char *text = record_get(record, about[i]);

            if (text != NULL)
                add_text(pairs, arena, about[i], text, record->place);
        }
    } else if (strcmp(record->kind, "answer") == 0) {
        struct answer_pair pair;

        block->answered = true;
        if (people_record(record, &pair, arena, list))
            *add_pair(pairs, arena, pair.key.text, pair.key.place) = pair;
    }
}

/* An assessment is read from its first to its last record, or answer records alone:
 * neither a piece of one nor a plan may pass for somebody who answered nothing. */
static void check_block(const struct block *block, struct diagnostic_list *list)
{
    if (block->is_records && block->is_lines)
        diagnostic_input(list, block->place,
                         "key=value lines and records in one; expected one or the other");
    if (!block->is_records || (block->answered && !block->opened && !block->closed))
        return;
    if (!block->opened)
        diagnostic_input(list, block->place,
                         "records, but no 'assessment 1' first; expected answers or what "
                         PROGRAM_TRIAGE " "
                         "writes");
    else if (!block->closed || !block->whole)
        diagnostic_input(list, block->place,
                         "the assessment is not whole: no 'end assessment'");
}

/* A last line without its end may be half of one: worst=1 of worst=10. */
static void report_cut(struct place place, struct diagnostic_list *list)
{
    diagnostic_input(list, place,
                     "the last line has no end: was the input cut? If it is whole, end it with a "
                     "newline");
}

static void too_large(struct place place, struct diagnostic_list *list)
{
    diagnostic_input(list, place,
                     "more than 1 MiB for one person; nothing that large was expected");
}

/* --- YAML ---------------------------------------------------------------- */

static void take_node(const struct node *node, struct answer_pair_list *pairs,
                      struct arena *arena, struct diagnostic_list *list)
{
    struct answer_pair *pair = add_pair(pairs, arena, node->key, node->key_place);

    if (node->kind == NODE_MAPPING) {
        diagnostic_input(list, node->place, "'%s' is a mapping; expected an answer or a list",
                         node->key);
        return;
    }
    if (node->kind == NODE_SCALAR) {
        set_value(pair, arena, node->text, node->place);
        return;
    }
    pair->is_list = true;
    pair->values.items = arena_array(arena, node->count, sizeof *pair->values.items);
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        if (item->kind == NODE_SCALAR)
            pair->values.items[pair->values.count++] = (struct phrase){item->text, item->place};
        else
            diagnostic_input(list, item->place, "%s in '%s'; expected a word",
                             tree_kind_name(item), node->key);
    }
}

/* The next assessment of those that are written as one list of YAML records. */
static void take_records(struct people *people, struct answer_pair_list *pairs,
                         struct arena *arena, struct diagnostic_list *list)
{
    const struct record *records = people->records.items;
    struct block block = {.place = records[people->records_taken].place, .whole = true};

    while (!block.closed && people->records_taken < people->records.count)
        take_record(&records[people->records_taken++], &block, pairs, arena, list);
    check_block(&block, list);
}

static void take_sequence(struct people *people, const struct node *root,
                          struct answer_pair_list *pairs, struct arena *arena,
                          struct diagnostic_list *list)
{
    people->records = (struct record_list){0};
    people->records_taken = 0;
    if (root->first == NULL)
        diagnostic_input(list, root->place, "an empty list; expected answers");
    else if (record_read_tree(root, false, people->arena, &people->records, list))
        take_records(people, pairs, arena, list);
    else
        people->records.count = 0;
}

static bool next_document(struct people *people, struct answer_pair_list *pairs,
                          struct arena *arena, struct diagnostic_list *list)
{
    const struct node *root = people->document;

    if (people->records_taken < people->records.count) {
        take_records(people, pairs, arena, list);
        return true;
    }
    if (root == NULL)
        return false;
    people->document = root->next;
    people->faulty = root->faulty;
    if (people->document == NULL && people->end[-1] != '\n')
        report_cut((struct place){.file = people->name}, list);
    if (root->kind == NODE_SEQUENCE && !root->faulty)
        take_sequence(people, root, pairs, arena, list);
    else if (root->kind == NODE_SCALAR)
        diagnostic_input(list, root->place,
                         "'%.40s' is no answer; expected 'key: value' or key=value lines",
                         root->text);
    for (const struct node *node = root->first; root->kind == NODE_MAPPING && node != NULL;
         node = node->next) {
        if (!node->repeated)
            take_node(node, pairs, arena, list);
    }
    return true;
}

/* --- lines --------------------------------------------------------------- */

static struct place place_in(const struct people *people, const char *line, const char *at)
{
    return (struct place){people->name, people->line,
                          utf8_count(line, (size_t)(at - line)) + 1};
}

static void take_key_value(const struct people *people, const char *line, size_t length,
                           struct answer_pair_list *pairs, struct arena *arena,
                           struct diagnostic_list *list)
{
    const char *equals = memchr(line, '=', length);
    struct answer_pair *pair;

    if (equals == NULL) {
        diagnostic_input(list, place_in(people, line, line), "expected key=value");
        return;
    }
    pair = add_pair(pairs, arena, arena_copy(arena, line, (size_t)(equals - line)),
                    place_in(people, line, line));
    set_value(pair, arena, arena_copy(arena, equals + 1, length - (size_t)(equals + 1 - line)),
              place_in(people, line, equals + 1));
}

static void take_line(const struct people *people, const char *line, size_t length,
                      struct block *block, struct answer_pair_list *pairs, struct arena *arena,
                      struct diagnostic_list *list)
{
    struct record record;

    if (memchr(line, '\t', length) == NULL) {
        block->is_lines = true;
        take_key_value(people, line, length, pairs, arena, list);
        return;
    }
    if (record_read_line(people->name, people->line, line, length, false, arena, &record, list))
        take_record(&record, block, pairs, arena, list);
}

static bool next_line(struct people *people, const char **line, size_t *length)
{
    const char *stop;

    if (people->at >= people->end)
        return false;
    stop = memchr(people->at, '\n', (size_t)(people->end - people->at));
    *line = people->at;
    *length = (size_t)((stop != NULL ? stop : people->end) - people->at);
    people->at = stop != NULL ? stop + 1 : people->end;
    people->line++;
    return true;
}

static bool next_block(struct people *people, struct answer_pair_list *pairs,
                       struct arena *arena, struct diagnostic_list *list)
{
    struct block block = {.whole = true};
    const char *start = people->at;
    const char *line;
    size_t length;

    while (!block.closed && next_line(people, &line, &length)) {
        if (length == 0 && block.begun)
            break;
        if (length == 0 || *line == '#')
            continue;
        block.begun = true;
        block.whole = line[length] == '\n';
        take_line(people, line, length, &block, pairs, arena, list);
    }
    block.place = (struct place){people->name, people->line, 0};
    check_block(&block, list);
    if (!block.whole && !block.is_records)
        report_cut(block.place, list);
    if (people->at - start > PERSON_BYTES)
        too_large(block.place, list);
    return block.begun;
}

/* --- the stream ---------------------------------------------------------- */

/* Lines begin with key=value or a record; all else is YAML. */
static bool begins_as_line(const char *line, size_t length)
{
    size_t words = word_spoken_length(line, length);

    return words > 0 && words < length && (line[words] == '=' || line[words] == '\t');
}

static bool looks_like_lines(const struct people *people)
{
    struct people ahead = *people;
    const char *line;
    size_t length;

    while (next_line(&ahead, &line, &length)) {
        if (length > 0 && *line != '#')
            return begins_as_line(line, length);
    }
    return true;
}

bool people_begin(struct people *people, const char *name, struct bytes bytes,
                  struct arena *arena, struct diagnostic_list *list)
{
    struct node *root = NULL;

    *people = (struct people){.name = name, .at = bytes.data, .end = bytes.data + bytes.length,
                              .arena = arena};
    if (looks_like_lines(people))
        return true;
    people->form = PEOPLE_YAML;
    if (!tree_read(name, bytes, arena, &root, list) && root == NULL)
        return false;
    if (root != NULL && root->next == NULL && bytes.length > PERSON_BYTES) {
        too_large((struct place){.file = name}, list);
        return false;
    }
    people->document = root;
    return true;
}

bool people_next(struct people *people, struct answer_pair_list *pairs, struct arena *arena,
                 struct diagnostic_list *list)
{
    *pairs = (struct answer_pair_list){0};
    return people->form == PEOPLE_YAML ? next_document(people, pairs, arena, list)
                                       : next_block(people, pairs, arena, list);
}

bool people_more(const struct people *people)
{
    struct people ahead = *people;
    const char *line;
    size_t length;

    if (people->form == PEOPLE_YAML)
        return people->document != NULL || people->records_taken < people->records.count;
    while (next_line(&ahead, &line, &length)) {
        if (length > 0 && *line != '#')
            return true;
    }
    return false;
}

/* --- operands ------------------------------------------------------------ */

bool people_is_answer(const char *operand)
{
    size_t length = strlen(operand);

    return begins_as_line(operand, length) && memchr(operand, '=', length) != NULL
           && memchr(operand, '\t', length) == NULL;
}

void people_operand(const char *operand, size_t number, struct answer_pair_list *pairs,
                    struct arena *arena)
{
    const char *equals = strchr(operand, '=');
    struct place place = {"operand", number, 1};
    struct answer_pair *pair =
        add_pair(pairs, arena, arena_copy(arena, operand, (size_t)(equals - operand)), place);

    place.column = utf8_count(operand, (size_t)(equals - operand)) + 2;
    set_value(pair, arena, equals + 1, place);
}
