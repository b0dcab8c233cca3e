/* Reading records: lines, YAML, and whole documents. */
#include "document/record.h"

#include "base/utf8.h"
#include "base/word.h"
#include "document/kind.h"
#include "document/tree.h"

#include <string.h>

/* --- one line ------------------------------------------------------------ */

/* A stretch of a line between tabs. */
struct field {
    const char *start;
    size_t length;
};

struct line {
    const char *name;
    size_t number;
    const char *start;
    size_t length;
    struct arena *arena;
    struct diagnostic_list *list;
};

static struct place place_in(const struct line *line, const char *at)
{
    return (struct place){line->name, line->number,
                          utf8_count(line->start, (size_t)(at - line->start)) + 1};
}

static int hex_digit(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    return -1;
}

/* Reads the escape at source[0] == '\\' of length bytes; returns how many it
 * took, 0 for none that is known. */
static size_t read_escape(const char *source, size_t length, uint32_t *code)
{
    static const char letters[] = "\\tnr";
    static const char meanings[] = "\\\t\n\r";
    const char *letter;
    int high;
    int low;

    if (length < 2)
        return 0;
    letter = strchr(letters, source[1]);
    if (letter != NULL && source[1] != '\0') {
        *code = (unsigned char)meanings[letter - letters];
        return 2;
    }
    if (source[1] != 'x' || length < 4)
        return 0;
    high = hex_digit(source[2]);
    low = hex_digit(source[3]);
    if (high < 0 || low < 0)
        return 0;
    *code = (uint32_t)(high * 16 + low);
    return *code != 0 && utf8_is_control(*code) ? 4 : 0;
}

/* Copies a field with its escapes undone. NULL when a message was added. */
static char *unescape(const struct line *line, struct field field)
{
    char *copy = arena_alloc(line->arena, field.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < field.length;) {
        const char *at = field.start + i;
        uint32_t code;
        size_t size = utf8_decode(at, field.length - i, &code);

        if (size == 0)
            size = 1;
        else if (utf8_is_control(code)) {
            diagnostic_input(line->list, place_in(line, at),
                             "a control character; expected it escaped as \\x%02X", (unsigned)code);
            return NULL;
        }
        if (*at == '\\') {
            size = read_escape(at, field.length - i, &code);
            if (size == 0) {
                diagnostic_input(line->list, place_in(line, at),
                                 "unknown escape; expected \\\\ \\t \\n \\r or \\xHH");
                return NULL;
            }
            length += utf8_encode(code, copy + length);
        } else {
            memcpy(copy + length, at, size);
            length += size;
        }
        i += size;
    }
    return copy;
}

static bool next_field(const char **rest, const char *end, struct field *field)
{
    const char *tab;

    if (*rest == NULL)
        return false;
    tab = memchr(*rest, '\t', (size_t)(end - *rest));
    *field = (struct field){*rest, (size_t)((tab != NULL ? tab : end) - *rest)};
    *rest = tab != NULL ? tab + 1 : NULL;
    return true;
}

/* Kinds and keys: words that every YAML reader takes for text. */
static bool is_name(const char *text)
{
    return word_is(text) && !word_is_ambiguous(text);
}

static bool read_kind(const struct line *line, struct field field, const char **kind)
{
    *kind = arena_copy(line->arena, field.start, field.length);
    if (is_name(*kind))
        return true;
    diagnostic_input(line->list, place_in(line, field.start),
                     "'%.40s' is no kind of record; expected a word of a-z, 0-9 and '-'", *kind);
    return false;
}

/* The kind and the leading time are keys of the same mapping in YAML. */
static bool is_taken(const struct record *record, const char *key)
{
    return strcmp(key, record->kind) == 0 || (record->at != NULL && strcmp(key, "at") == 0)
           || record_get(record, key) != NULL;
}

static bool read_attribute(const struct line *line, struct field field, struct record *record)
{
    const char *equals = memchr(field.start, '=', field.length);
    struct field value;
    const char *key;
    const char *text;

    if (equals == NULL) {
        diagnostic_input(line->list, place_in(line, field.start),
                         "expected key=text after the tab");
        return false;
    }
    key = arena_copy(line->arena, field.start, (size_t)(equals - field.start));
    if (!is_name(key) || is_taken(record, key)) {
        diagnostic_input(line->list, place_in(line, field.start),
                         is_name(key) ? "'%.40s' is given twice" : "'%.40s' is no key", key);
        return false;
    }
    value = (struct field){equals + 1, (size_t)(field.start + field.length - equals - 1)};
    text = unescape(line, value);
    if (text == NULL)
        return false;
    record_set(line->arena, record, key, text);
    return true;
}

static bool read_value(const struct line *line, struct field field, struct record *record)
{
    if (field.length == 0) {
        diagnostic_input(line->list, place_in(line, field.start), "'%s' has no value; expected one",
                         record->kind);
        return false;
    }
    record->value = unescape(line, field);
    return record->value != NULL;
}

static bool read_time(const struct line *line, struct field field, struct record *record)
{
    struct moment moment;

    record->at = arena_copy(line->arena, field.start, field.length);
    if (moment_parse(record->at, &moment))
        return true;
    diagnostic_input(line->list, place_in(line, field.start),
                     "'%.40s' is no time; expected one like 2026-11-20T14:30:00+01:00", record->at);
    return false;
}

bool record_read_line(const char *name, size_t number, const char *start, size_t length, bool timed,
                      struct arena *arena, struct record *record, struct diagnostic_list *list)
{
    struct line line = {name, number, start, length, arena, list};
    const char *end = start + length;
    const char *rest = start;
    struct field field = {start, 0};
    bool good = true;

    *record = (struct record){.place = {name, number, 1}};
    next_field(&rest, end, &field);
    if (timed) {
        good = read_time(&line, field, record);
        if (!next_field(&rest, end, &field)) {
            if (good)
                diagnostic_input(list, place_in(&line, end), "expected a kind after the time");
            return false;
        }
    }
    if (!read_kind(&line, field, &record->kind))
        return false;
    if (!next_field(&rest, end, &field)) {
        diagnostic_input(list, place_in(&line, end), "'%s' has no value; expected a tab and one",
                         record->kind);
        return false;
    }
    if (!read_value(&line, field, record))
        good = false;
    while (next_field(&rest, end, &field)) {
        if (!read_attribute(&line, field, record))
            good = false;
    }
    return good;
}

/* --- lines --------------------------------------------------------------- */

static void append(struct record_list *records, struct arena *arena, const struct record *record)
{
    *record_add(records, arena, record->kind, record->value) = *record;
}

static void read_lines(const char *name, struct bytes bytes, bool timed, struct arena *arena,
                       struct record_list *records, struct diagnostic_list *list)
{
    const char *start = bytes.data;
    const char *end = bytes.data + bytes.length;

    for (size_t number = 1; start < end; number++) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));
        size_t length = (size_t)((stop != NULL ? stop : end) - start);
        struct record record;

        if (stop == NULL) {
            diagnostic_input(list, (struct place){name, number, utf8_count(start, length) + 1},
                             "the input was cut here: its last line has no end");
            return;
        }
        if (length > 0 && *start != '#'
            && record_read_line(name, number, start, length, timed, arena, &record, list))
            append(records, arena, &record);
        start = stop + 1;
    }
}

/* --- YAML ---------------------------------------------------------------- */

static bool is_text(const struct node *node, struct diagnostic_list *list)
{
    if (node->kind == NODE_SCALAR)
        return true;
    diagnostic_input(list, node->place, "'%s' is %s; expected text", node->key,
                     tree_kind_name(node));
    return false;
}

static bool is_key(const struct node *node, struct diagnostic_list *list)
{
    if (is_name(node->key))
        return true;
    diagnostic_input(list, node->key_place, "'%.40s' is no key", node->key);
    return false;
}

/* Whether the second key of a record may be the time that leads it. */
static bool is_leading_time(const struct node *node, bool timed)
{
    return timed && strcmp(node->key, "at") == 0;
}

/* A writer that sorts keys puts an attribute first. In a stream that is the time;
 * there other attributes share names with the diary's kinds. */
static bool is_out_of_order(const char *first_key, bool timed)
{
    if (timed)
        return strcmp(first_key, "at") == 0;
    return kind_find(first_key) == NULL && kind_attribute_is_known(first_key);
}

static bool read_mapping(const struct node *mapping, bool timed, struct arena *arena,
                         struct record *record, struct diagnostic_list *list)
{
    const struct node *node = mapping->first;
    bool good = is_text(node, list);

    *record = (struct record){.place = mapping->place, .kind = node->key, .value = node->text};
    if (!is_name(node->key)) {
        diagnostic_input(list, node->key_place, "'%.40s' is no kind of record", node->key);
        good = false;
    } else if (is_out_of_order(node->key, timed)) {
        diagnostic_input(list, node->key_place,
                         "'%s' comes first, but is no kind of record; keep the key order",
                         node->key);
        good = false;
    }
    if (good && *record->value == '\0') {
        diagnostic_input(list, node->place, "'%s' has no value; expected one", node->key);
        good = false;
    }
    for (node = node->next; node != NULL; node = node->next) {
        if (!is_key(node, list) || !is_text(node, list))
            good = false;
        else if (is_leading_time(node, timed))
            record->at = node->text;
        else
            record_set(arena, record, node->key, node->text);
    }
    if (timed && good && record->at == NULL) {
        diagnostic_input(list, mapping->place, "'%s' has no time; expected 'at' as its second key",
                         record->kind);
        good = false;
    }
    return good;
}

bool record_read_tree(const struct node *root, bool timed, struct arena *arena,
                      struct record_list *records, struct diagnostic_list *list)
{
    size_t errors = list->errors;

    if (root->kind != NODE_SEQUENCE)
        diagnostic_input(list, root->place, "%s; expected a list of records",
                         tree_kind_name(root));
    for (const struct node *item = root->kind == NODE_SEQUENCE ? root->first : NULL; item != NULL;
         item = item->next) {
        struct record record;

        if (item->kind != NODE_MAPPING || item->first == NULL)
            diagnostic_input(list, item->place, "%s; expected a record, as 'kind: value'",
                             tree_kind_name(item));
        else if (read_mapping(item, timed, arena, &record, list))
            append(records, arena, &record);
    }
    return list->errors == errors;
}

static bool begins_with(const char *start, const char *end, const char *what)
{
    size_t length = strlen(what);

    return (size_t)(end - start) >= length && memcmp(start, what, length) == 0;
}

const char *record_first_line(struct bytes bytes)
{
    const char *start = bytes_skip_mark(bytes).data;
    const char *end = bytes.data + bytes.length;

    while (start < end && (*start == '\n' || *start == '#' || begins_with(start, end, "\r\n"))) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));

        if (stop == NULL)
            return end;
        start = stop + 1;
    }
    return start;
}

/* So begins what -f json wrote; as YAML its faults would be told, not what it is. */
static bool is_json(const char *name, struct bytes bytes, struct diagnostic_list *list)
{
    if (!begins_with(record_first_line(bytes), bytes.data + bytes.length, "{\""))
        return false;
    diagnostic_input(list, (struct place){.file = name},
                     "it is JSON, which is for other programs and is not read; "
                     "expected lines or YAML");
    return true;
}

static void read_yaml(const char *name, struct bytes bytes, bool timed, struct arena *arena,
                      struct record_list *records, struct diagnostic_list *list)
{
    struct node *root;

    if (is_json(name, bytes, list) || !tree_read(name, bytes, arena, &root, list) || root == NULL)
        return;
    if (bytes.data[bytes.length - 1] != '\n') {
        diagnostic_input(list, (struct place){.file = name},
                         "the input was cut: its last line has no end");
        return;
    }
    for (; root != NULL; root = root->next)
        record_read_tree(root, timed, arena, records, list);
}

bool record_looks_like_yaml(struct bytes bytes)
{
    const char *start = record_first_line(bytes);
    const char *end = bytes.data + bytes.length;

    if (start == end)
        return false;
    return *start == '[' || *start == '{'
           || begins_with(start, end, "- ") || begins_with(start, end, "---");
}

bool record_read(const char *name, struct bytes bytes, bool timed, struct arena *arena,
                 struct record_list *records, struct diagnostic_list *list)
{
    size_t errors = list->errors;

    if (record_looks_like_yaml(bytes))
        read_yaml(name, bytes, timed, arena, records, list);
    else
        read_lines(name, bytes, timed, arena, records, list);
    return list->errors == errors;
}

/* --- documents ----------------------------------------------------------- */

static const char *maker_of(const char *kind)
{
    for (size_t i = 0; i < document_count; i++) {
        if (strcmp(document_table[i].kind, kind) == 0)
            return document_table[i].made_by;
    }
    return kind;
}

/* An enumeration's unknown value may mean more than this version understands. */
static void check_terms(const struct record_list *records, struct diagnostic_list *list)
{
    for (size_t i = 0; i < records->count; i++) {
        const struct record *record = &records->items[i];
        const struct kind_row *row = kind_find(record->kind);

        if (row != NULL && row->terms != NULL && !word_is_among(record->value, row->terms))
            diagnostic_input(list, record->place, "'%s' is no %s that this version knows",
                             record->value, record->kind);
    }
}

static bool is_record(const struct record *record, const char *kind, const char *value)
{
    return strcmp(record->kind, kind) == 0 && strcmp(record->value, value) == 0;
}

static void check_ends(const char *name, const struct record_list *records, const char *kind,
                       struct diagnostic_list *list)
{
    const char *maker = maker_of(kind);
    const struct record *first = records->items;
    const struct record *last;
    size_t index = 1;

    if (records->count == 0) {
        diagnostic_input(list, (struct place){.file = name},
                         "nothing to read; expected %s %s, which %s writes",
                         *kind == 'a' ? "an" : "a", kind, maker);
        return;
    }
    last = first + records->count - 1;
    if (strcmp(first->kind, kind) != 0) {
        diagnostic_input(list, first->place,
                         "begins with '%s'; expected '%s %s' first, as %s writes it", first->kind,
                         kind, document_version, maker);
    } else if (strcmp(first->value, document_version) != 0) {
        diagnostic_input(list, first->place, "%s version %s; this version reads %s", kind,
                         first->value, document_version);
    } else if (record_next(records, kind, &index) != NULL) {
        diagnostic_input(list, records->items[index - 1].place, "a second %s; expected one", kind);
    } else if (!is_record(last, "end", kind)) {
        diagnostic_input(list, last->place,
                         "the %s is not whole: no 'end %s' at its end; did %s stop early?", kind,
                         kind, maker);
    }
}

bool record_read_document(const char *name, struct bytes bytes, const char *kind,
                          struct arena *arena, struct record_list *records,
                          struct diagnostic_list *list)
{
    size_t errors = list->errors;

    if (!record_read(name, bytes, false, arena, records, list))
        return false;
    check_ends(name, records, kind, list);
    check_terms(records, list);
    return list->errors == errors;
}
