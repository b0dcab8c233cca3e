#include "document/tree.h"

#include "base/message.h"
#include "base/utf8.h"
#include "base/word.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* So many keys of a mapping are compared each with each, which is quicker than sorting them. */
enum { FEW = 12 };

/* One open collection. */
struct level {
    struct node *node;
    struct node *last;      /* last child so far */
    const char *key;        /* read, its value not yet */
    struct place key_place;
};

struct reader {
    yaml_parser_t parser;
    const char *name;
    struct bytes bytes;
    struct arena *arena;
    struct diagnostic_list *list;
    struct level levels[TREE_DEPTH];
    size_t depth;
    struct node *first_root;
    struct node *last_root;
    size_t errors; /* in list when the open document began */
    bool failed; /* a fault that leaves nothing to go on with */
};

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
    return (struct place){reader->name, mark.line + 1, mark.column + 1};
}

const char *tree_kind_name(const struct node *node)
{
    static const char *const names[] = {"text", "a list", "a mapping"};

    return names[node->kind];
}

const struct node *tree_get(const struct node *mapping, const char *key)
{
    if (mapping == NULL || mapping->kind != NODE_MAPPING)
        return NULL;
    for (const struct node *node = mapping->first; node != NULL; node = node->next) {
        if (word_equals(node->key, key))
            return node;
    }
    return NULL;
}

static struct place place_of_offset(const struct reader *reader, size_t offset)
{
    const char *data = reader->bytes.data;
    size_t line = 1;
    size_t start = 0;

    for (size_t i = 0; i < offset && i < reader->bytes.length; i++) {
        if (data[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    return (struct place){reader->name, line, utf8_count(data + start, offset - start) + 1};
}

/* Whether the fault is that something was begun and never ended: a list, a text, a
 * key. It is noticed where the input goes on; the context says where it was begun,
 * which helps. */
static bool is_unclosed(const yaml_parser_t *parser)
{
    if (parser->context == NULL)
        return false;
    return strstr(parser->context, "flow") != NULL
           || strstr(parser->context, "simple key") != NULL
           || (strstr(parser->context, "quoted") != NULL
               && strstr(parser->problem, "unexpected end of stream") != NULL);
}

/* libyaml keeps its places in three fields. A byte it cannot read has only an
 * offset. */
static void report_parser_error(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    struct place place;

    if (parser->error == YAML_MEMORY_ERROR)
        message_out_of_memory();
    if (parser->error == YAML_READER_ERROR) {
        place = place_of_offset(reader, parser->problem_offset);
        diagnostic_input(reader->list, place, "not YAML: %s", parser->problem);
        return;
    }
    place = place_of(reader, parser->problem_mark);
    if (is_unclosed(parser))
        place = place_of(reader, parser->context_mark);
    diagnostic_input(reader->list, place, "not YAML: %s%s%s", parser->problem,
                     parser->context != NULL ? ", " : "",
                     parser->context != NULL ? parser->context : "");
}

static struct level *current(struct reader *reader)
{
    return reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
}

/* Links a new node to what is open: as a root, an item, or a key's value. */
static void attach(struct reader *reader, struct node *node)
{
    struct level *level = current(reader);

    if (level == NULL) {
        if (reader->last_root != NULL)
            reader->last_root->next = node;
        else
            reader->first_root = node;
        reader->last_root = node;
        node->faulty = true; /* until its document has ended well */
        return;
    }
    if (level->node->kind == NODE_MAPPING) {
        node->key = level->key;
        node->key_place = level->key_place;
        level->key = NULL;
    }
    if (level->last != NULL)
        level->last->next = node;
    else
        level->node->first = node;
    level->last = node;
    level->node->count++;
}

static struct node *new_node(struct reader *reader, enum node_kind kind, yaml_mark_t mark)
{
    struct node *node = arena_alloc(reader->arena, sizeof *node);

    node->kind = kind;
    node->place = place_of(reader, mark);
    return node;
}

static void refuse_marks(struct reader *reader, const yaml_char_t *anchor, const yaml_char_t *tag,
                         yaml_mark_t mark)
{
    if (anchor != NULL)
        diagnostic_input(reader->list, place_of(reader, mark),
                         "anchors (&%s) are not used here; write the text out",
                         (const char *)anchor);
    if (tag != NULL)
        diagnostic_input(reader->list, place_of(reader, mark),
                         "tags (%s) are not used here; the format gives each value its type",
                         (const char *)tag);
}

static void take_key(struct level *level, const char *key, struct place place)
{
    level->key = key;
    level->key_place = place;
}

static void take_scalar(struct reader *reader, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    bool quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    struct level *level = current(reader);
    const char *text = arena_copy(reader->arena, value, length);
    struct node *node;

    refuse_marks(reader, event->data.scalar.anchor, event->data.scalar.tag, event->start_mark);
    if (strlen(text) != length)
        diagnostic_input(reader->list, place_of(reader, event->start_mark),
                         "a NUL character; text was expected");
    if (level != NULL && level->node->kind == NODE_MAPPING && level->key == NULL) {
        take_key(level, text, place_of(reader, event->start_mark));
        return;
    }
    node = new_node(reader, NODE_SCALAR, event->start_mark);
    node->text = text;
    node->quoted = quoted;
    if (event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE
        || event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        node->place.column++;
    attach(reader, node);
}

/* Stands as an empty text, so that the rest can still be checked. */
static void take_alias(struct reader *reader, const yaml_event_t *event)
{
    const char *anchor = (const char *)event->data.alias.anchor;
    struct place place = place_of(reader, event->start_mark);
    struct level *level = current(reader);
    struct node *node;

    diagnostic_input(reader->list, place, "aliases (*%s) are not used here; write the text out",
                     anchor);
    if (level != NULL && level->node->kind == NODE_MAPPING && level->key == NULL) {
        take_key(level, arena_text(reader->arena, anchor), place);
        return;
    }
    node = new_node(reader, NODE_SCALAR, event->start_mark);
    node->text = "";
    attach(reader, node);
}

static void open_collection(struct reader *reader, enum node_kind kind, const yaml_char_t *anchor,
                            const yaml_char_t *tag, yaml_mark_t mark)
{
    struct level *level = current(reader);
    struct node *node = new_node(reader, kind, mark);

    refuse_marks(reader, anchor, tag, mark);
    if (reader->depth == TREE_DEPTH) {
        diagnostic_input(reader->list, place_of(reader, mark), "nested deeper than %d levels",
                         TREE_DEPTH);
        reader->failed = true;
        return;
    }
    if (level != NULL && level->node->kind == NODE_MAPPING && level->key == NULL)
        take_key(level, "", place_of(reader, mark));
    if (level != NULL && level->key != NULL && *level->key == '\0')
        diagnostic_input(reader->list, place_of(reader, mark), "a key must be a word");
    attach(reader, node);
    reader->levels[reader->depth++] = (struct level){.node = node};
}

static int by_key_and_line(const void *a, const void *b)
{
    const struct node *const *left = a;
    const struct node *const *right = b;
    int order = strcmp((*left)->key, (*right)->key);

    if (order != 0)
        return order;
    return ((*left)->key_place.line > (*right)->key_place.line)
           - ((*left)->key_place.line < (*right)->key_place.line);
}

/* Whether a mapping has few keys, as most have, and none of them twice. */
static bool has_few_and_none_twice(const struct node *mapping)
{
    if (mapping->count > FEW)
        return false;
    for (const struct node *node = mapping->first; node != NULL; node = node->next) {
        for (const struct node *later = node->next; later != NULL; later = later->next) {
            if (word_equals(node->key, later->key))
                return false;
        }
    }
    return true;
}

static void report_duplicates(struct reader *reader, const struct node *mapping)
{
    struct node **nodes;
    size_t count = 0;

    if (has_few_and_none_twice(mapping))
        return;
    nodes = arena_array(reader->arena, mapping->count, sizeof *nodes);
    for (struct node *node = mapping->first; node != NULL; node = node->next)
        nodes[count++] = node;
    qsort(nodes, count, sizeof *nodes, by_key_and_line);
    for (size_t i = 1; i < count; i++) {
        nodes[i]->repeated = strcmp(nodes[i]->key, nodes[i - 1]->key) == 0;
        if (nodes[i]->repeated)
            diagnostic_input(reader->list, nodes[i]->key_place,
                             "'%s' is given twice; first at line %zu", nodes[i]->key,
                             nodes[i - 1]->key_place.line);
    }
}

static void take_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        take_scalar(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_collection(reader, NODE_SEQUENCE, event->data.sequence_start.anchor,
                        event->data.sequence_start.tag, event->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        open_collection(reader, NODE_MAPPING, event->data.mapping_start.anchor,
                        event->data.mapping_start.tag, event->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
        reader->depth--;
        break;
    case YAML_MAPPING_END_EVENT:
        report_duplicates(reader, current(reader)->node);
        reader->depth--;
        break;
    case YAML_DOCUMENT_START_EVENT:
        reader->errors = reader->list->errors;
        break;
    case YAML_DOCUMENT_END_EVENT:
        reader->last_root->faulty = reader->list->errors > reader->errors;
        break;
    case YAML_ALIAS_EVENT:
        take_alias(reader, event);
        break;
    default:
        break;
    }
}

/* What libyaml read last before it gave up may be half a value: nothing is made of
 * it. */
static void forget_half(struct reader *reader)
{
    struct node *half = reader->depth > 0 ? reader->levels[0].last : NULL;

    if (half == NULL)
        return;
    half->kind = NODE_SCALAR;
    half->text = "";
    half->first = NULL;
    half->count = 0;
}

static void read_events(struct reader *reader)
{
    bool done = false;

    while (!done && !reader->failed) {
        yaml_event_t event;

        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_parser_error(reader);
            forget_half(reader);
            return;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        take_event(reader, &event);
        yaml_event_delete(&event);
    }
}

bool tree_read(const char *name, struct bytes bytes, struct arena *arena, struct node **root,
               struct diagnostic_list *list)
{
    struct reader reader = {.name = name, .bytes = bytes, .arena = arena, .list = list};
    size_t errors = list->errors;

    *root = NULL;
    if (!yaml_parser_initialize(&reader.parser))
        message_out_of_memory();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes.data, bytes.length);
    read_events(&reader);
    yaml_parser_delete(&reader.parser);
    *root = reader.first_root;
    return list->errors == errors;
}
