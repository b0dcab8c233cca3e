#include "domain/diary_undo.h"

#include "domain/diary.h"
#include "domain/entry.h"
#include "domain/journal.h"

static bool nothing(const struct diary_place *place, struct diagnostic_list *list)
{
    diagnostic_remark(list, (struct place){.file = place->path}, "there is nothing to take back");
    return false;
}

/* The record that cancels the last entry; no kind when there is none. */
static bool make_void(struct journal *journal, const struct diary_kinds *kinds,
                      struct arena *arena, struct record *record, struct diagnostic_list *list)
{
    struct diary diary = {0};
    const struct diary_entry *last;
    struct bytes bytes;

    *record = (struct record){0};
    if (!journal_read(journal, arena, &bytes, list))
        return false;
    diary_read(journal->path, bytes, kinds, DIARY_REMARK, arena, &diary, list);
    last = diary_last(&diary);
    if (last != NULL)
        *record = (struct record){.kind = "void",
                                  .value = arena_copy(arena, last->raw.data, last->raw.length)};
    return true;
}

bool diary_undo(const struct diary_place *place, const struct diary_kinds *kinds,
                struct moment at, bool stamp, struct arena *arena, struct text *line,
                struct diagnostic_list *list)
{
    struct record record;
    struct journal journal;
    bool good;

    if (diary_place_is_vacant(place))
        return nothing(place, list);
    if (!journal_open(&journal, place->path, JOURNAL_FAIL, JOURNAL_PATIENCE, list))
        return false;
    good = make_void(&journal, kinds, arena, &record, list);
    if (good && record.kind == NULL)
        good = nothing(place, list);
    good = good && entry_line(&record, at, stamp, arena, line, list)
           && journal_append(&journal, line->bytes, line->length, list);
    journal_close(&journal);
    return good;
}
