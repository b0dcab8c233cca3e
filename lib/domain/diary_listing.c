#include "domain/diary_listing.h"

#include "base/utf8.h"
#include "domain/diary_table.h"
#include "domain/journal.h"

#include <stdlib.h>
#include <string.h>

/* A listing on its way out. */
struct writing {
    const struct diary_listing *listing;
    const struct diary *diary;
    const struct diary_kinds *kinds;
    struct output *output;
    struct diagnostic_list *list;
    struct arena arena;
    const struct diary_entry **entries; /* those that were asked for, in order */
    size_t count;
    struct diary_table table;
    bool begun; /* a line has been printed */
};

static bool can_carry(const struct diary_listing *listing, const struct diary *diary)
{
    return diary->bad == 0
           || (!listing->is_table && listing->format == RECORD_LINES
               && diary->bad_line_count == diary->bad);
}

/* --- which, in which order ----------------------------------------------- */

static int newest_first(const void *a, const void *b)
{
    const struct diary_entry *one = *(const struct diary_entry *const *)a;
    const struct diary_entry *other = *(const struct diary_entry *const *)b;
    int order = moment_compare(other->at, one->at);

    return order != 0 ? order : one < other ? 1 : one > other ? -1 : 0;
}

static void choose(struct writing *writing, const struct selection *selection)
{
    const struct diary *diary = writing->diary;

    writing->entries =
        arena_array(&writing->arena, diary->count + 1, sizeof *writing->entries);
    for (size_t i = 0; i < diary->count; i++) {
        if (selection_has(selection, &diary->entries[i]))
            writing->entries[writing->count++] = &diary->entries[i];
    }
    if (writing->listing->newest_first && writing->count > 1)
        qsort(writing->entries, writing->count, sizeof *writing->entries, newest_first);
}

size_t diary_listing_count(const struct diary *diary, const struct selection *selection)
{
    size_t count = 0;

    for (size_t i = 0; i < diary->count; i++)
        count += selection_has(selection, &diary->entries[i]);
    return count;
}

/* --- lines --------------------------------------------------------------- */

/* A torn comment would be closed as a comment, and what stands first decides how all of
 * it is read: then a tab in front keeps a bad line bad. */
static bool needs_tab(const struct writing *writing, struct bytes line)
{
    if (line.length > 0 && *line.data == '#')
        return true;
    return !writing->begun
           && (utf8_mark(line.data, line.length) > 0 || record_looks_like_yaml(line));
}

static void add_line(struct writing *writing, struct bytes line)
{
    text_append(&writing->output->text, line.data, line.length);
    text_add_char(&writing->output->text, '\n');
    writing->begun = true;
}

static bool write_bad_line(struct writing *writing, const struct diary_bad_line *bad)
{
    struct text line = {0};

    if (needs_tab(writing, bad->raw))
        text_add_char(&line, '\t');
    text_append(&line, bad->raw.data, bad->raw.length);
    if (bad->torn)
        text_append(&line, journal_closing, strlen(journal_closing) - 1);
    add_line(writing, (struct bytes){line.bytes, line.length});
    text_free(&line);
    return output_flush_when_full(writing->output, writing->list);
}

static bool write_entry(struct writing *writing, const struct diary_entry *entry)
{
    struct record_types types = diary_kinds_types(writing->kinds);

    if (writing->listing->format == RECORD_LINES)
        add_line(writing, entry->raw);
    else
        record_write(&entry->record, writing->listing->format, &types, &writing->output->text);
    return output_flush_when_full(writing->output, writing->list);
}

/* A bad line keeps its place among the others, where they keep theirs. */
static bool is_due(const struct writing *writing, size_t bad, size_t next)
{
    const struct diary *diary = writing->diary;

    if (bad == diary->bad_line_count)
        return false;
    return writing->listing->newest_first || next == writing->count
           || diary->bad_lines[bad].before <= (size_t)(writing->entries[next] - diary->entries);
}

static bool write_lines(struct writing *writing)
{
    size_t bad = 0;
    bool good = true;

    for (size_t i = 0; good && i <= writing->count; i++) {
        while (good && is_due(writing, bad, i))
            good = write_bad_line(writing, &writing->diary->bad_lines[bad++]);
        if (good && i < writing->count)
            good = write_entry(writing, writing->entries[i]);
    }
    return good;
}

/* --- a table ------------------------------------------------------------- */

/* On a terminal the CR of a row's end would be shown as such. */
static bool end_row(struct writing *writing)
{
    struct text *text = &writing->output->text;

    if (output_is_terminal(writing->output)) {
        text->length -= 2;
        text_add_char(text, '\n');
    }
    return output_flush_when_full(writing->output, writing->list);
}

static bool write_table(struct writing *writing)
{
    struct text *text = &writing->output->text;
    bool good;

    writing->table = diary_table_begin(writing->kinds, &writing->arena);
    for (size_t i = 0; i < writing->count; i++)
        diary_table_reckon(&writing->table, &writing->entries[i]->record, &writing->arena);
    diary_table_head(&writing->table, text);
    good = end_row(writing);
    for (size_t i = 0; good && i < writing->count; i++) {
        diary_table_row(&writing->table, &writing->entries[i]->record, text);
        good = end_row(writing);
    }
    return good;
}

bool diary_listing_write(const struct diary_listing *listing, const struct diary *diary,
                         const struct selection *selection, const struct diary_kinds *kinds,
                         struct output *output, struct diagnostic_list *list)
{
    struct writing writing = {.listing = listing,
                              .diary = diary,
                              .kinds = kinds,
                              .output = output,
                              .list = list};
    bool good = can_carry(listing, diary);

    if (good) {
        choose(&writing, selection);
        good = listing->is_table ? write_table(&writing) : write_lines(&writing);
    }
    arena_free(&writing.arena);
    return good;
}
