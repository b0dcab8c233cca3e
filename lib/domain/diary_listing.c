#include "domain/diary_listing.h"

#include "domain/diary_print.h"
#include "domain/journal.h"

#include <string.h>

struct listing {
    struct output *output;
    enum record_format format;
    const struct diary_kinds *kinds;
    struct diagnostic_list *list;
    bool terminal;
    bool begun; /* a line has been printed */
};

static bool can_carry(const struct diary *diary, enum record_format format)
{
    return diary->bad == 0
           || (format == RECORD_LINES && diary->bad_line_count == diary->bad);
}

/* A torn comment would be closed as a comment, and what stands first decides how all of
 * it is read: then a tab in front keeps a bad line bad. */
static bool needs_tab(const struct listing *listing, struct bytes line)
{
    static const char mark[] = "\xEF\xBB\xBF";

    if (line.length > 0 && *line.data == '#')
        return true;
    return !listing->begun
           && ((line.length >= 3 && memcmp(line.data, mark, 3) == 0)
               || record_looks_like_yaml(line));
}

static bool list_bad_line(struct listing *listing, const struct diary_bad_line *bad)
{
    struct text line = {0};

    if (needs_tab(listing, bad->raw))
        text_add_char(&line, '\t');
    text_append(&line, bad->raw.data, bad->raw.length);
    if (bad->torn)
        text_append(&line, journal_closing, strlen(journal_closing) - 1);
    diary_print_line((struct bytes){line.bytes, line.length}, listing->terminal,
                     &listing->output->text);
    listing->begun = true;
    text_free(&line);
    return output_flush_when_full(listing->output, listing->list);
}

static bool list_entry(struct listing *listing, const struct diary_entry *entry)
{
    diary_print(&entry->record, entry->raw, listing->format, listing->kinds, listing->terminal,
                &listing->output->text);
    listing->begun = true;
    return output_flush_when_full(listing->output, listing->list);
}

bool diary_listing_write(const struct diary *diary, const struct selection *selection,
                         enum record_format format, const struct diary_kinds *kinds,
                         struct output *output, struct diagnostic_list *list)
{
    struct listing listing = {output, format, kinds, list, output_is_terminal(output), false};
    size_t bad = 0;
    bool good = can_carry(diary, format);

    for (size_t i = 0; good && i <= diary->count; i++) {
        while (good && bad < diary->bad_line_count && diary->bad_lines[bad].before == i)
            good = list_bad_line(&listing, &diary->bad_lines[bad++]);
        if (good && i < diary->count && selection_has(selection, &diary->entries[i]))
            good = list_entry(&listing, &diary->entries[i]);
    }
    return good;
}
