/* The record codec: what is written is read back the same, in both forms, whatever
 * the texts hold; and what is no record is refused with its place.
 *
 *     unit-record [RECORDS [SEED]] */
#include "base/utf8.h"
#include "base/word.h"
#include "check.h"
#include "document/record.h"

#include <stdint.h>
#include <stdlib.h>

enum { RECORDS = 20000, BATCH = 20 };

/* --- chance ------------------------------------------------------------------------ */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t below(uint64_t *state, size_t limit)
{
    return (size_t)(next_random(state) % limit);
}

/* --- random records ------------------------------------------------------------------ */

static const char *const awkward[] = {
    "yes", "no", "null", "~", "on", "y", "true", "NULL", "-", "--- ", "...", "? a", ": b", "# c",
    " lead", "trail ", "\t", "\n", "\r\n", "a: b", "'q'", "\"q\"", "\\", "\\n", "0x1F", "1e5",
    "010",
    "-0", "4", "2.5", "12:30", "2026-11-20", "[a]", "{a: b}", "&a", "*a", "!a", "%a", "@a", "`a",
    "|", ">", "=", "a=b", "<<", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF",
    "\xF0\x9F\x98\x80", "\x7F", "\x01", "\x1B[31m", "\xC2\x9F", "\xE2\x80\xAE", "\xEF\xBF\xBF",
    "a,b,c", "none", "", ".inf", ".nan", "0.1", "-1.25", "1_000", "+1",
};

static uint32_t random_code(uint64_t *state)
{
    static const uint32_t limits[] = {0x20, 0x80, 0xA0, 0x800, 0x3000, 0xD800, 0x10000, 0x110000};
    uint32_t limit = limits[below(state, sizeof limits / sizeof limits[0])];
    uint32_t code = 1 + (uint32_t)below(state, limit - 1);

    return code >= 0xD800 && code <= 0xDFFF ? 0xE000 : code;
}

static const char *random_text(uint64_t *state, struct arena *arena)
{
    size_t pieces = 1 + below(state, 6);
    struct text text = {0};
    const char *copy;

    for (size_t i = 0; i < pieces; i++) {
        char bytes[4];

        if (below(state, 2) == 0)
            text_add(&text, awkward[below(state, sizeof awkward / sizeof awkward[0])]);
        else
            text_append(&text, bytes, utf8_encode(random_code(state), bytes));
    }
    copy = text.length > 0 ? arena_text(arena, text.bytes) : "x";
    text_free(&text);
    return copy;
}

static const char *random_word(uint64_t *state, struct arena *arena)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    char word[12];
    size_t length = 1 + below(state, sizeof word - 1);

    for (size_t i = 0; i < length; i++)
        word[i] = letters[below(state, i == 0 ? 26 : sizeof letters - 1)];
    word[length - (length == sizeof word)] = '\0';
    return word_is_ambiguous(word) ? "word" : arena_text(arena, word);
}

/* Kinds and keys of the tables turn up as well as unknown ones. */
static const char *random_kind(uint64_t *state, struct arena *arena)
{
    static const char *const kinds[] = {"assessment", "urgency", "flag", "do", "pain", "note"};

    return below(state, 2) == 0 ? kinds[below(state, sizeof kinds / sizeof kinds[0])]
                                : arena_format(arena, "k%s", random_word(state, arena));
}

static void set_random(struct arena *arena, struct record *record, uint64_t *state)
{
    static const char *const keys[] = {"count", "score", "why", "because", "at", "sets", "year"};
    const char *key = below(state, 2) == 0 ? keys[below(state, sizeof keys / sizeof keys[0])]
                                           : random_word(state, arena);

    if (record_get(record, key) == NULL && (record->at == NULL || strcmp(key, "at") != 0)
        && strcmp(key, record->kind) != 0)
        record_set(arena, record, key, random_text(state, arena));
}

static void add_random(struct record_list *list, struct arena *arena, bool timed, uint64_t *state)
{
    const char *kind = random_kind(state, arena);
    struct record *record = record_add(list, arena, kind, random_text(state, arena));

    if (timed)
        record->at = "2026-11-20T14:30:00+01:00";
    for (size_t i = below(state, 7); i > 0; i--)
        set_random(arena, record, state);
}

/* --- the property ----------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_record(const struct record *a, const struct record *b)
{
    if (!same_text(a->at, b->at) || !same_text(a->kind, b->kind) || !same_text(a->value, b->value)
        || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!same_text(a->attributes[i].key, b->attributes[i].key)
            || !same_text(a->attributes[i].text, b->attributes[i].text))
            return false;
    }
    return true;
}

static bool comes_back(const struct record_list *list, enum record_format format, bool timed,
                       struct arena *arena)
{
    struct diagnostic_list faults = {0};
    struct record_list again = {0};
    struct text text = {0};
    bool good;

    record_write_list(list, format, NULL, &text);
    good = utf8_valid(text.bytes, text.length) == text.length
           && record_read("x", (struct bytes){text.bytes, text.length}, timed, arena, &again,
                          &faults)
           && again.count == list->count;
    for (size_t i = 0; good && i < list->count; i++)
        good = same_record(&list->items[i], &again.items[i]);
    if (!good)
        printf("# %s\n# in:\n%s", faults.count > 0 ? faults.items[0].text : "not the same",
               text.bytes);
    diagnostic_free(&faults);
    text_free(&text);
    return good;
}

static void check_round_trips(struct check *check, size_t records, uint64_t seed)
{
    size_t bad[2] = {0, 0};

    for (size_t i = 0; i < records; i += BATCH) {
        struct arena arena = {0};
        struct record_list list = {0};
        bool timed = i / BATCH % 2 == 1;

        while (list.count < BATCH)
            add_random(&list, &arena, timed, &seed);
        bad[0] += !comes_back(&list, RECORD_LINES, timed, &arena);
        bad[1] += !comes_back(&list, RECORD_YAML, timed, &arena);
        arena_free(&arena);
    }
    check_that(check, bad[0] == 0, "random records come back from lines");
    check_that(check, bad[1] == 0, "random records come back from YAML");
}

/* --- refusals ------------------------------------------------------------------------------ */

struct refusal {
    const char *input;
    size_t line;
    size_t column;
    const char *text; /* part of the message */
};

static const struct refusal refusals[] = {
    {"Flag\tx\n", 1, 1, "no kind of record"},
    {"9flag\tx\n", 1, 1, "no kind of record"},
    {"yes\tx\n", 1, 1, "no kind of record"},
    {"flag\n", 1, 5, "has no value"},
    {"flag\t\n", 1, 6, "has no value"},
    {"ok\tx\nflag\tx\tbecause\n", 2, 8, "expected key=text"},
    {"flag\tx\tBad=1\n", 1, 8, "no key"},
    {"flag\tx\tno=1\n", 1, 8, "no key"},
    {"flag\tx\ta=1\ta=2\n", 1, 12, "given twice"},
    {"flag\t\xC3\xA9\\q\n", 1, 7, "unknown escape"},
    {"flag\tx\\x4\n", 1, 7, "unknown escape"},
    {"flag\tx\\x41\n", 1, 7, "unknown escape"},
    {"flag\tx\\x00\n", 1, 7, "unknown escape"},
    {"flag\tx\\x1g\n", 1, 7, "unknown escape"},
    {"flag\tx\\x:1\n", 1, 7, "unknown escape"},
    {"flag\tx\\", 1, 8, "cut here"},
    {"flag\tx\\\n", 1, 7, "unknown escape"},
    {"flag\ta\x01" "b\n", 1, 7, "control character"},
    {"flag\ta\xC2\x85" "b\n", 1, 7, "control character"},
    {"flag\tx", 1, 7, "cut here"},
    {"# x\n\nflag\tx", 3, 7, "cut here"},
    {"- flag: x", 0, 0, "cut"},
    {"- Flag: x\n", 1, 3, "no kind of record"},
    {"- yes: x\n", 1, 3, "no kind of record"},
    {"- because: x\n  flag: y\n", 1, 3, "keep the key order"},
    {"- flag: \"\"\n", 1, 10, "has no value"},
    {"- flag: [x]\n", 1, 9, "expected text"},
    {"- flag: x\n  Bad: y\n", 2, 3, "no key"},
    {"- flag: x\n  why: {a: b}\n", 2, 8, "expected text"},
    {"- flag: x\n  a: 1\n  a: 2\n", 3, 3, "given twice"},
    {"- flag\n", 1, 3, "expected a record"},
    {"- flag: x\nflag\ty\n", 2, 1, "not YAML"},
    {"--- text\n", 1, 5, "expected a list of records"},
    {"{flag: x}\n", 1, 1, "expected a list of records"},
};

static void check_refusal(struct check *check, const struct refusal *refusal)
{
    struct bytes bytes = {refusal->input, strlen(refusal->input)};
    struct diagnostic_list faults = {0};
    struct record_list list = {0};
    struct arena arena = {0};
    bool refused = !record_read("x", bytes, false, &arena, &list, &faults);
    const struct diagnostic *fault = faults.count > 0 ? &faults.items[0] : NULL;
    bool good = refused && fault != NULL && fault->place.line == refusal->line
                && fault->place.column == refusal->column
                && strstr(fault->text, refusal->text) != NULL && fault->status == STATUS_INPUT;

    check_that(check, good, refusal->text);
    if (!good)
        printf("# %s\n# gave %zu:%zu: %s\n", refusal->input, fault != NULL ? fault->place.line : 0,
               fault != NULL ? fault->place.column : 0, fault != NULL ? fault->text : "nothing");
    arena_free(&arena);
    diagnostic_free(&faults);
}

/* --- documents -------------------------------------------------------------------------------- */

static void check_document(struct check *check, const char *input, const char *expected)
{
    struct diagnostic_list faults = {0};
    struct record_list list = {0};
    struct arena arena = {0};
    bool read = record_read_document("x", (struct bytes){input, strlen(input)}, "assessment",
                                     &arena, &list, &faults);

    if (expected == NULL)
        check_that(check, read, "a whole document is read");
    else
        check_that(check, !read && strstr(faults.items[0].text, expected) != NULL, expected);
    if (faults.count > 0)
        printf("# %s\n", faults.items[0].text);
    arena_free(&arena);
    diagnostic_free(&faults);
}

static void check_documents(struct check *check)
{
    check_document(check, "assessment\t1\nurgency\tsoon\nend\tassessment\n", NULL);
    check_document(check, "- assessment: 1\n- newcomer: x\n  x-y: z\n- end: assessment\n", NULL);
    check_document(check, "", "which triage writes");
    check_document(check, "# nothing\n\n", "which triage writes");
    check_document(check, "assessment\t1\nurgency\tsoon\n", "did triage stop early?");
    check_document(check, "urgency\tsoon\nend\tassessment\n", "expected 'assessment 1' first");
    check_document(check, "assessment\t2\nend\tassessment\n", "this version reads 1");
    check_document(check, "plan\t1\nend\tplan\n", "expected 'assessment 1' first");
    check_document(check, "assessment\t1\nend\tplan\n", "did triage stop early?");
    check_document(check, "assessment\t1\nassessment\t1\nend\tassessment\n", "a second assessment");
    check_document(check, "assessment\t1\nend\tassessment\nurgency\tsoon\n",
                   "did triage stop early?");
    check_document(check, "assessment\t1\nurgency\tmaybe\nend\tassessment\n", "this version knows");
}

/* --- writing -------------------------------------------------------------- */

static void check_written(struct check *check, enum record_format format, const char *expected)
{
    struct arena arena = {0};
    struct record_list list = {0};
    struct record *record = record_add(&list, &arena, "assessment", "1");
    struct text text = {0};

    record_set(&arena, record, "score", "2.5");
    record_set(&arena, record, "count", "010");
    record_set(&arena, record, "why", "no");
    record_set(&arena, record, "absent", "");
    record_set(&arena, record, "basis", "flag");
    record_set(&arena, record, "note", "a\tb\\\"\xC2\x85\xE2\x80\xA8");
    record_write_list(&list, format, NULL, &text);
    check_text(check, text.bytes, expected, "written so");
    text_free(&text);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct check check = {0};
    size_t records = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : RECORDS;
    uint64_t seed = 0x9E3779B97F4A7C15u ^ (argc > 2 ? strtoul(argv[2], NULL, 10) * 977 : 0);

    check_written(&check, RECORD_LINES, "assessment\t1\tscore=2.5\tcount=010\twhy=no\tbasis=flag\t"
                                        "note=a\\tb\\\\\"\\x85\xE2\x80\xA8\n");
    check_written(&check, RECORD_YAML,
                  "- assessment: 1\n  score: 2.5\n  count: \"010\"\n  why: \"no\"\n  basis: flag\n"
                  "  note: \"a\\tb\\\\\\\"\\x85\\u2028\"\n");
    check_written(&check, RECORD_JSON,
                  "{\"assessment\": 1, \"score\": 2.5, \"count\": \"010\", \"why\": \"no\", "
                  "\"basis\": \"flag\", \"note\": \"a\\tb\\\\\\\"\\u0085\\u2028\"}\n");
    check_round_trips(&check, records, seed);
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        check_refusal(&check, &refusals[i]);
    check_documents(&check);
    return check_end(&check);
}
