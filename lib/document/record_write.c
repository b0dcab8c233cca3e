/* Writing records: lines, YAML, JSON Lines. */
#include "document/record.h"

#include "base/number.h"
#include "base/utf8.h"
#include "base/word.h"
#include "document/kind.h"

#include <string.h>

/* Whether a code point stands for itself; the rest is escaped. */
static bool is_plain(uint32_t code)
{
    return code != '\\' && !utf8_is_control(code);
}

static void add_line_escape(struct text *text, uint32_t code)
{
    if (code == '\\')
        text_add(text, "\\\\");
    else if (code == '\t')
        text_add(text, "\\t");
    else if (code == '\n')
        text_add(text, "\\n");
    else if (code == '\r')
        text_add(text, "\\r");
    else
        text_format(text, "\\x%02X", (unsigned)code);
}

static void add_escaped(const char *value, struct text *text)
{
    size_t length = strlen(value);
    size_t start = 0;

    for (size_t offset = 0; offset < length;) {
        uint32_t code = '?';
        size_t size = utf8_decode(value + offset, length - offset, &code);

        if (size == 0)
            size = 1;
        if (!is_plain(code)) {
            text_append(text, value + start, offset - start);
            add_line_escape(text, code);
            start = offset + size;
        }
        offset += size;
    }
    text_append(text, value + start, length - start);
}

static void write_line(const struct record *record, struct text *text)
{
    if (record->at != NULL) {
        text_add(text, record->at);
        text_add_char(text, '\t');
    }
    text_add(text, record->kind);
    text_add_char(text, '\t');
    add_escaped(record->value, text);
    for (size_t i = 0; i < record->count; i++) {
        text_add_char(text, '\t');
        text_add(text, record->attributes[i].key);
        text_add_char(text, '=');
        add_escaped(record->attributes[i].text, text);
    }
    text_add_char(text, '\n');
}

/* Beside controls: what YAML takes for a line end or does not take at all. */
static bool is_escaped_in_yaml(uint32_t code)
{
    return code == 0x2028 || code == 0x2029 || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

/* A double-quoted string that YAML and JSON both read. */
static void add_quoted(const char *value, bool json, struct text *text)
{
    size_t length = strlen(value);

    text_add_char(text, '"');
    for (size_t offset = 0; offset < length;) {
        uint32_t code = '?';
        size_t size = utf8_decode(value + offset, length - offset, &code);

        if (size == 0)
            size = 1;
        if (code == '"' || code == '\\')
            text_format(text, "\\%c", (char)code);
        else if (code == '\n')
            text_add(text, "\\n");
        else if (code == '\t')
            text_add(text, "\\t");
        else if (code == '\r')
            text_add(text, "\\r");
        else if (utf8_is_control(code) && !json)
            text_format(text, "\\x%02X", (unsigned)code);
        else if (utf8_is_control(code) || is_escaped_in_yaml(code))
            text_format(text, "\\u%04X", (unsigned)code);
        else
            text_append(text, value + offset, size);
        offset += size;
    }
    text_add_char(text, '"');
}

static void add_yaml(const char *value, bool number, struct text *text)
{
    bool bare = number ? number_looks_like(value) : word_is(value) && !word_is_ambiguous(value);

    if (bare)
        text_add(text, value);
    else
        add_quoted(value, false, text);
}

static void add_json(const char *value, bool number, struct text *text)
{
    if (number && number_looks_like(value))
        text_add(text, value);
    else
        add_quoted(value, true, text);
}

static bool document_value_is_number(const void *context, const char *kind)
{
    (void)context;
    return kind_value_is_number(kind);
}

static bool document_attribute_is_number(const void *context, const char *kind, const char *key)
{
    (void)context;
    (void)kind;
    return kind_attribute_is_number(key);
}

static const struct record_types document_types = {document_value_is_number,
                                                   document_attribute_is_number, NULL};

static void write_yaml(const struct record *record, const struct record_types *types,
                       struct text *text)
{
    text_format(text, "- %s: ", record->kind);
    add_yaml(record->value, types->value_is_number(types->context, record->kind), text);
    text_add_char(text, '\n');
    if (record->at != NULL) {
        text_add(text, "  at: ");
        add_yaml(record->at, false, text);
        text_add_char(text, '\n');
    }
    for (size_t i = 0; i < record->count; i++) {
        const struct attribute *attribute = &record->attributes[i];

        text_format(text, "  %s: ", attribute->key);
        add_yaml(attribute->text,
                 types->attribute_is_number(types->context, record->kind, attribute->key), text);
        text_add_char(text, '\n');
    }
}

static void write_json(const struct record *record, const struct record_types *types,
                       struct text *text)
{
    text_format(text, "{\"%s\": ", record->kind);
    add_json(record->value, types->value_is_number(types->context, record->kind), text);
    if (record->at != NULL) {
        text_add(text, ", \"at\": ");
        add_json(record->at, false, text);
    }
    for (size_t i = 0; i < record->count; i++) {
        const struct attribute *attribute = &record->attributes[i];

        text_format(text, ", \"%s\": ", attribute->key);
        add_json(attribute->text,
                 types->attribute_is_number(types->context, record->kind, attribute->key), text);
    }
    text_add(text, "}\n");
}

void record_write(const struct record *record, enum record_format format,
                  const struct record_types *types, struct text *text)
{
    if (types == NULL)
        types = &document_types;
    if (format == RECORD_YAML)
        write_yaml(record, types, text);
    else if (format == RECORD_JSON)
        write_json(record, types, text);
    else
        write_line(record, text);
}

void record_write_list(const struct record_list *list, enum record_format format,
                       const struct record_types *types, struct text *text)
{
    for (size_t i = 0; i < list->count; i++)
        record_write(&list->items[i], format, types, text);
}
