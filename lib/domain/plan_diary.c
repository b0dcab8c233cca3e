#include "domain/plan_diary.h"

#include "base/file.h"
#include "base/safe.h"

#include <ctype.h>
#include <string.h>

bool plan_diary_read(struct plan_diary *plan_diary, const struct diary_place *place,
                     const struct content *content, struct arena *arena,
                     struct diagnostic_list *list)
{
    struct bytes bytes;

    *plan_diary = (struct plan_diary){.path = place->path, .arena = arena};
    if (!diary_kinds_read(&content->layers, arena, &plan_diary->kinds, list)
        || !file_read(place->path, 0, arena, &bytes, list))
        return false;
    diary_read(place->path, bytes, &plan_diary->kinds, DIARY_REMARK, arena, &plan_diary->diary,
               list);
    return true;
}

void plan_diary_sum(struct plan_diary *plan_diary, const struct content *content,
                    struct moment asked, const civil_day *cleared, struct moment now)
{
    struct report_summary *summary = &plan_diary->summary;

    report_begin(summary, plan_diary->arena, &content->thresholds, &plan_diary->kinds, now,
                 (struct report_window){.has_since = false});
    for (size_t i = 0; i < plan_diary->diary.count; i++) {
        if (diary_entry_counts(&plan_diary->diary.entries[i]))
            report_take_entry(summary, &plan_diary->diary.entries[i]);
    }
    report_signs_screen(&summary->signs, asked);
    if (cleared != NULL)
        report_signs_clear(&summary->signs, *cleared);
    report_signs_judge(&summary->signs, content, now);
    report_finish(summary);
}

const struct diary_entry *plan_diary_next(const struct plan_diary *plan_diary, const char *kind,
                                          size_t *index)
{
    while (*index < plan_diary->diary.count) {
        const struct diary_entry *entry = &plan_diary->diary.entries[(*index)++];

        if (diary_entry_counts_as(entry, kind))
            return entry;
    }
    return NULL;
}

const struct diary_entry *plan_diary_newest(const struct plan_diary *plan_diary, const char *kind,
                                            struct moment since, struct moment until)
{
    const struct diary_entry *newest = NULL;
    const struct diary_entry *entry;
    size_t index = 0;

    while ((entry = plan_diary_next(plan_diary, kind, &index)) != NULL) {
        if (entry->at.seconds >= since.seconds
            && !moment_is_ahead(entry->at, until)
            && (newest == NULL || entry->at.seconds >= newest->at.seconds))
            newest = entry;
    }
    return newest;
}

const struct diary_entry *plan_diary_newest_score(const struct plan_diary *plan_diary,
                                                  struct moment since, struct moment until)
{
    const struct diary_entry *pain = plan_diary_newest(plan_diary, "pain", since, until);
    const struct diary_entry *worst = plan_diary_newest(plan_diary, "worst", since, until);

    if (pain == NULL || worst == NULL)
        return pain != NULL ? pain : worst;
    if (pain->at.seconds == worst->at.seconds)
        return diary_value(worst) > diary_value(pain) ? worst : pain;
    return worst->at.seconds > pain->at.seconds ? worst : pain;
}

/* --- bad lines ----------------------------------------------------------- */

enum { SHOWN_BYTES = 200 }; /* of a bad line: enough to know it by */

/* What could not be read may be no text, or longer than any line of a document; the plan that
 * quotes it must still be one that its readers take. */
static const char *quote(struct bytes raw, struct arena *arena)
{
    bool cut = raw.length > SHOWN_BYTES;
    struct text text = {0};
    const char *quoted;

    safe_append(&text, raw.data, cut ? SHOWN_BYTES : raw.length, "\t");
    if (cut)
        text_add(&text, "...");
    quoted = arena_copy(arena, text.bytes, text.length);
    text_free(&text);
    return quoted;
}

static bool is_word_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-';
}

/* Misspelt kinds ("sympton") begin as the right one does. */
static bool is_suspicious(const struct plan_diary *plan_diary, const char *word, size_t length)
{
    static const char start[] = "sympt";
    struct arena scratch = {0};
    char *text = arena_copy(&scratch, word, length);
    bool found;

    for (size_t i = 0; i < length; i++)
        text[i] = (char)tolower((unsigned char)text[i]);
    found = strncmp(text, start, sizeof start - 1) == 0
            || diary_kinds_term(&plan_diary->kinds, "symptom", text, &scratch) != NULL;
    arena_free(&scratch);
    return found;
}

static bool holds_symptom(const struct plan_diary *plan_diary, struct bytes raw)
{
    size_t start = 0;

    for (size_t i = 0; i <= raw.length; i++) {
        if (i < raw.length && is_word_byte(raw.data[i]))
            continue;
        if (i > start && is_suspicious(plan_diary, raw.data + start, i - start))
            return true;
        start = i + 1;
    }
    return false;
}

bool plan_diary_doubtful(const struct plan_diary *plan_diary, const char **line)
{
    const struct diary *diary = &plan_diary->diary;

    *line = NULL;
    for (size_t i = 0; i < diary->bad_line_count; i++) {
        struct bytes raw = diary->bad_lines[i].raw;

        if (!holds_symptom(plan_diary, raw))
            continue;
        *line = quote(raw, plan_diary->arena);
        return true;
    }
    return diary->bad > diary->bad_line_count;
}

/* --- days off ------------------------------------------------------------ */

bool plan_diary_is_away(const struct plan_diary *plan_diary, civil_day day)
{
    const struct diary_entry *entry;
    size_t index = 0;

    while ((entry = plan_diary_next(plan_diary, "away", &index)) != NULL) {
        civil_day first;
        civil_day last;

        if (civil_days_parse(entry->record.value, &first, &last) && first <= day && day <= last)
            return true;
    }
    return false;
}
