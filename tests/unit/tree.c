/* YAML as a tree that knows its places, and schemas over it. */
#include "document/tree.h"

#include "base/text.h"
#include "check.h"
#include "schema/schema.h"

/* --- faults ------------------------------------------------------------------------ */

struct fault {
    const char *yaml;
    size_t line;
    size_t column;
    const char *text;
};

static const struct fault faults[] = {
    {"a: 1\nb: 2\na: 3\n", 3, 1, "'a' is given twice; first at line 1"},
    {"a: {b: 1, c: 2, b: 3}\n", 1, 17, "'b' is given twice"},
    {"a: &x 1\n", 1, 4, "anchors (&x)"},
    {"&x a: 1\n", 1, 1, "anchors (&x)"},
    {"a: &x [1]\n", 1, 4, "anchors (&x)"},
    {"a: *x\n", 1, 4, "aliases (*x)"},
    {"*x : 1\n", 1, 1, "aliases (*x)"},
    {"a: !!str 1\n", 1, 4, "tags ("},
    {"a: !own [1]\n", 1, 4, "tags (!own)"},
    {"? [a]\n: 1\n", 1, 3, "a key must be a word"},
    {"a: [1, 2\nb: 3\n", 1, 4, "not YAML"},
    {"a: {b: 1\n", 1, 4, "not YAML"},
    {"a: \"x\nb: 1\n", 1, 4, "not YAML"},
    {"a: 'x\nb: 1\n", 1, 4, "not YAML"},
    {"a: 1\n\tb: 2\n", 2, 1, "not YAML"},
    {"a:\n\t- 1\n", 2, 1, "not YAML"},
    {"a: 1\n  b: 2\n", 2, 4, "not YAML"},
    {"a: 1\nb\nc: 2\n", 2, 1, "not YAML"},
    {"a: b: c\n", 1, 5, "not YAML"},
    {"- a\nb: 1\n", 2, 1, "not YAML"},
    {"a: \"\\q\"\n", 1, 5, "not YAML"},
    {"a: x\x07y\n", 1, 5, "not YAML"},
    {"a: 1\n\n\xC3\xA9: x\x07y\n", 3, 5, "not YAML"},
    {"\xC3\xA9\xC3\xA9: x\x7Fy\n", 1, 6, "not YAML"},
    {"a: \"x\\0y\"\n", 1, 4, "a NUL character"},
    {"a: @x\n", 1, 4, "not YAML"},
    {"a: `x\n", 1, 4, "not YAML"},
    {"a: %x\n", 1, 4, "not YAML"},
};

static void check_fault(struct check *check, const struct fault *fault)
{
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct node *root;
    bool read = tree_read("x", (struct bytes){fault->yaml, strlen(fault->yaml)}, &arena, &root,
                          &list);
    const struct diagnostic *first = list.count > 0 ? &list.items[0] : NULL;
    bool good = !read && first != NULL && strstr(first->text, fault->text) != NULL
                && first->place.line == fault->line && first->place.column == fault->column;

    check_that(check, good, fault->text);
    if (!good)
        printf("# %s\n# gave %zu:%zu: %s\n", fault->yaml, first != NULL ? first->place.line : 0,
               first != NULL ? first->place.column : 0, first != NULL ? first->text : "nothing");
    arena_free(&arena);
    diagnostic_free(&list);
}

/* --- depth ---------------------------------------------------------------------------- */

static void check_depth(struct check *check, size_t depth, bool expected)
{
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct text text = {0};
    struct node *root;
    bool read;

    text_repeat(&text, '[', depth);
    text_repeat(&text, ']', depth);
    text_add_char(&text, '\n');
    read = tree_read("x", (struct bytes){text.bytes, text.length}, &arena, &root, &list);
    check_that(check, read == expected, expected ? "64 levels are read" : "more are not");
    check_that(check, expected || (list.errors == 1 && list.items[0].place.column == 65),
               "and the place is that of the first too many");
    text_free(&text);
    arena_free(&arena);
    diagnostic_free(&list);
}

/* --- what is read --------------------------------------------------------------------- */

static void check_reading(struct check *check)
{
    static const char yaml[] = "# c\nno: 010\n\xC3\xA9: {x: \"a\\tb\", y: }\nlist: [yes, 12:30]\n"
                               "text: >-\n  two\n  lines\n";
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct node *root;
    const struct node *node;

    check_that(check, tree_read("x", (struct bytes){yaml, sizeof yaml - 1}, &arena, &root, &list),
               "YAML is read");
    check_that(check, root->kind == NODE_MAPPING && root->count == 4 && root->next == NULL,
               "into a mapping");
    check_text(check, tree_get(root, "no")->text, "010", "as text, whatever it looks like");
    node = tree_get(root, "\xC3\xA9");
    check_text(check, tree_get(node, "x")->text, "a\tb", "with escapes undone");
    check_that(check, tree_get(node, "x")->quoted && tree_get(node, "x")->place.column == 9,
               "a place is inside the quotes, in characters");
    check_text(check, tree_get(node, "y")->text, "", "nothing is an empty text");
    check_text(check, tree_get(root, "list")->first->next->text, "12:30", "lists keep their order");
    check_text(check, tree_get(root, "text")->text, "two lines", "folded text is folded");
    check_that(check, tree_get(root, "none") == NULL && tree_get(node->first, "x") == NULL,
               "what is not there is not there");
    arena_free(&arena);
    diagnostic_free(&list);
}

/* One bad document of three says so itself; the others can be trusted. */
static void check_documents(struct check *check)
{
    static const char yaml[] = "---\na: 1\n---\na: 1\na: 2\n---\na: 3\n---\nb: [1\n";
    static const bool faulty[] = {false, true, false, true};
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct node *root;
    size_t count = 0;

    check_that(check, !tree_read("x", (struct bytes){yaml, sizeof yaml - 1}, &arena, &root, &list),
               "faults in some of several documents");
    for (; root != NULL && count < 4; root = root->next, count++)
        check_that(check, root->faulty == faulty[count], "are those documents' own");
    check_that(check, count == 4 && root == NULL, "and all of them are there");
    arena_free(&arena);
    diagnostic_free(&list);
}

/* --- schemas ----------------------------------------------------------------------------- */

struct thing {
    struct phrase id;
    struct phrase note;
    struct figure size;
    struct span range;
    int kind;
    bool small;
    civil_day reviewed;
    struct phrase_list tags;
};

static const char *const kinds[] = {"round", "square", NULL};

static const struct schema_row thing_rows[] = {
    SCHEMA_ROW(thing, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW_SHORT(thing, "note", note, SCHEMA_TEXT, OPTIONAL, 10),
    SCHEMA_ROW_NUMBER(thing, "size", size, SCHEMA_WHOLE, OPTIONAL, 0, 10),
    SCHEMA_ROW_NUMBER(thing, "range", range, SCHEMA_SPAN, OPTIONAL, 0, 10),
    SCHEMA_ROW_TERM(thing, "kind", kind, SCHEMA_TERM, OPTIONAL, kinds),
    SCHEMA_ROW(thing, "small", small, SCHEMA_YES_NO, OPTIONAL),
    SCHEMA_ROW(thing, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW(thing, "tags", tags, SCHEMA_WORDS, OPTIONAL),
};
static const struct schema thing_schema = SCHEMA_OF("thing", thing, thing_rows);

static bool read_thing(const char *yaml, struct thing *thing, struct arena *arena,
                       struct diagnostic_list *list)
{
    struct node *root;

    memset(thing, 0, sizeof *thing);
    return tree_read("x", (struct bytes){yaml, strlen(yaml)}, arena, &root, list)
           && schema_read(&thing_schema, root, thing, arena, list);
}

static const struct fault thing_faults[] = {
    {"reviewed: 2026-11-20\n", 1, 1, "thing without 'id'"},
    {"id: x\nreviewed: 2026-11-20\nsice: 3\n", 3, 1,
     "'sice' is no key of thing; did you mean 'size'?"},
    {"id: X\nreviewed: 2026-11-20\n", 1, 5, "expected a word of a-z"},
    {"id: x\nreviewed: 20.11.2026\n", 2, 11, "'20.11.2026'"},
    {"id: x\nreviewed: 2026-02-30\n", 2, 11, "'2026-02-30'"},
    {"id: x\nreviewed: 2026-11-20\nsize: 11\n", 3, 7, "'11'"},
    {"id: x\nreviewed: 2026-11-20\nsize: 2.5\n", 3, 7, "'2.5'"},
    {"id: x\nreviewed: 2026-11-20\nsize: [1]\n", 3, 7, "a list"},
    {"id: x\nreviewed: 2026-11-20\nrange: [5, 2]\n", 3, 8, ""},
    {"id: x\nreviewed: 2026-11-20\nrange: [1, 2, 3]\n", 3, 8, ""},
    {"id: x\nreviewed: 2026-11-20\nkind: rond\n", 3, 7, "near: round"},
    {"id: x\nreviewed: 2026-11-20\nsmall: maybe\n", 3, 8, "yes or no"},
    {"id: x\nreviewed: 2026-11-20\nnote: 12345678901\n", 3, 7, "at most 10"},
    {"id: x\nreviewed: 2026-11-20\nnote: \"\"\n", 3, 8, "empty"},
    {"id: x\nreviewed: 2026-11-20\ntags: [a, B]\n", 3, 11, "expected a word"},
    {"id: x\nreviewed: 2026-11-20\ntags: [a, b, a]\n", 3, 14, "twice"},
    {"- id: x\n", 1, 1, "expected a mapping: thing"},
};

static void check_schema(struct check *check)
{
    static const char whole[] = "id: x\nreviewed: 2026-11-20\nsize: 3\nrange: 4\nkind: square\n"
                                "small: yes\nnote: \"\xC3\xA9\xC3\xA9\xC3\xA9"
                                "\xC3\xA9\xC3\xA9\xC3\xA9\"\n"
                                "tags: [a, b]\n";
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct thing thing;

    check_that(check, read_thing(whole, &thing, &arena, &list), "a thing is read");
    check_that(check, thing.kind == 1 && thing.small && thing.tags.count == 2, "with its parts");
    check_that(check, thing.range.low >= 4 && thing.range.high <= 4, "one number is a range");
    check_that(check, !read_thing("kind: x\nsize: -1\nid: Y\n", &thing, &arena, &list)
               && list.errors == 4, "all faults are told, not only the first");
    arena_free(&arena);
    diagnostic_free(&list);
    for (size_t i = 0; i < sizeof thing_faults / sizeof thing_faults[0]; i++) {
        const struct fault *fault = &thing_faults[i];
        bool read = read_thing(fault->yaml, &thing, &arena, &list);
        bool good = !read && list.errors == 1 && list.items[0].place.line == fault->line
                    && list.items[0].place.column == fault->column
                    && strstr(list.items[0].text, fault->text) != NULL;

        check_that(check, good, fault->text);
        if (!good && list.count > 0)
            printf("# %s# gave %zu:%zu: %s\n", fault->yaml, list.items[0].place.line,
                   list.items[0].place.column, list.items[0].text);
        arena_free(&arena);
        diagnostic_free(&list);
        list = (struct diagnostic_list){0};
    }
}

int main(void)
{
    struct check check = {0};

    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        check_fault(&check, &faults[i]);
    check_depth(&check, 64, true);
    check_depth(&check, 65, false);
    check_depth(&check, 5000, false);
    check_reading(&check);
    check_documents(&check);
    check_schema(&check);
    return check_end(&check);
}
