#include "domain/report_note.h"

#include <stdio.h>
#include <string.h>

/* --- quotes ---------------------------------------------------------------- */

/* Cut between characters. */
static void copy_cut(char *into, const char *text)
{
    size_t length = strlen(text);

    if (length <= REPORT_QUOTE_BYTES) {
        memcpy(into, text, length + 1);
        return;
    }
    length = REPORT_QUOTE_BYTES;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    memcpy(into, text, length);
    memcpy(into + length, "…", sizeof "…");
}

/* Its place among the latest; REPORT_QUOTES when it is none of them. */
static size_t quote_place(const struct report_quotes *quotes, struct report_instant at)
{
    size_t place = 0;

    while (place < quotes->count && report_instant_before(at, quotes->items[place].at))
        place++;
    return place;
}

static void add_quote(struct report_quotes *quotes, const struct report_quote *added)
{
    size_t place = quote_place(quotes, added->at);
    struct report_quote *quote = &quotes->items[place];

    quotes->total++;
    if (place == REPORT_QUOTES)
        return;
    if (quotes->count < REPORT_QUOTES)
        quotes->count++;
    memmove(quote + 1, quote, (quotes->count - 1 - place) * sizeof *quote);
    *quote = *added;
}

static void take_quote(struct report_quotes *quotes, const char *text, struct report_instant at,
                       civil_day day)
{
    struct report_quote quote = {.at = at, .day = day};

    copy_cut(quote.text, text);
    add_quote(quotes, &quote);
}

static void take_visit(struct report_notes *notes, const struct diary_entry *entry,
                       struct report_instant at, civil_day day)
{
    char text[REPORT_QUOTE_BYTES];
    const char *advice = record_get(&entry->record, "advice");

    snprintf(text, sizeof text, "%s%s%s", entry->record.value, advice != NULL ? ": " : "",
             advice != NULL ? advice : "");
    take_quote(&notes->visits, text, at, day);
}

/* --- abilities ------------------------------------------------------------- */

/* The row of a word, made when it is new; NULL when there is no room for it. The words that
 * are kept are the first in the alphabet of all there were, so that the order of entries
 * does not matter: one that was pushed out never comes back. */
static struct report_ability *ability_of(struct report_notes *notes, const char *word)
{
    size_t place = 0;
    int order = 1;

    while (place < notes->ability_count
           && (order = strncmp(word, notes->abilities[place].word, REPORT_ABILITY_BYTES - 1)) > 0)
        place++;
    if (place < notes->ability_count && order == 0)
        return &notes->abilities[place];
    notes->abilities_full |= notes->ability_count == REPORT_ABILITIES;
    if (place == REPORT_ABILITIES)
        return NULL;
    if (notes->ability_count < REPORT_ABILITIES)
        notes->ability_count++;
    memmove(&notes->abilities[place + 1], &notes->abilities[place],
            (notes->ability_count - 1 - place) * sizeof notes->abilities[0]);
    notes->abilities[place] = (struct report_ability){0};
    snprintf(notes->abilities[place].word, REPORT_ABILITY_BYTES, "%s", word);
    return &notes->abilities[place];
}

/* Adds scores to those of a word. */
static void add_scores(struct report_notes *notes, const char *word,
                       const struct report_ability *added)
{
    struct report_ability *ability = ability_of(notes, word);

    if (ability == NULL)
        return;
    if (ability->count == 0 || report_instant_before(added->first_at, ability->first_at)) {
        ability->first_at = added->first_at;
        ability->first_day = added->first_day;
        ability->first = added->first;
    }
    if (ability->count == 0 || report_instant_before(ability->last_at, added->last_at)) {
        ability->last_at = added->last_at;
        ability->last_day = added->last_day;
        ability->last = added->last;
    }
    ability->count += added->count;
}

static void take_ability(struct report_notes *notes, const struct diary_entry *entry,
                         struct report_instant at, civil_day day)
{
    struct report_ability once = {
        .first_at = at, .last_at = at, .first_day = day, .last_day = day, .count = 1};
    double score;

    if (!diary_number(entry, "score", &score))
        return;
    once.first = once.last = (int)score;
    add_scores(notes, entry->record.value, &once);
}

static void merge_quotes(struct report_quotes *quotes, const struct report_quotes *others)
{
    for (size_t i = 0; i < others->count; i++)
        add_quote(quotes, &others->items[i]);
}

void report_notes_merge(struct report_notes *notes, const struct report_notes *others)
{
    merge_quotes(&notes->questions, &others->questions);
    merge_quotes(&notes->goals, &others->goals);
    merge_quotes(&notes->visits, &others->visits);
    for (size_t i = 0; i < others->ability_count; i++)
        add_scores(notes, others->abilities[i].word, &others->abilities[i]);
}

void report_notes_take(struct report_notes *notes, const struct diary_entry *entry,
                       struct report_instant at, civil_day day)
{
    const char *kind = entry->record.kind;

    if (strcmp(kind, "question") == 0)
        take_quote(&notes->questions, entry->record.value, at, day);
    else if (strcmp(kind, "goal") == 0)
        take_quote(&notes->goals, entry->record.value, at, day);
    else if (strcmp(kind, "seen") == 0)
        take_visit(notes, entry, at, day);
    else if (strcmp(kind, "can") == 0)
        take_ability(notes, entry, at, day);
}
