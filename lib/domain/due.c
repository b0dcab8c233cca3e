#include "domain/due.h"

#include "base/build.h"
#include "base/file.h"
#include "content/content.h"
#include "content/diary_kind.h"
#include "content/nudge_words.h"
#include "domain/agenda_past.h"
#include "domain/diary_place.h"
#include "domain/firing_words.h"
#include "domain/plan_document.h"

struct search {
    const struct due_request *request;
    struct reader_layers layers;
    struct agenda_past past;
    struct arena *arena;
    struct diagnostic_list *list;
};

/* --- the diary ----------------------------------------------------------- */

/* Nothing that is wrong with a diary keeps a nudge from coming; it is said. */
static void read_diary(const struct search *search, const char *path, struct diary *diary)
{
    struct diary_kinds *kinds = arena_alloc(search->arena, sizeof *kinds);
    struct place place = {.file = path};
    struct diagnostic_list unsaid = {0};
    struct bytes bytes;

    if (!diary_kinds_read(&search->layers, search->arena, kinds, search->list))
        return;
    if (file_read(path, 0, search->arena, &bytes, &unsaid))
        diary_read(path, bytes, kinds, DIARY_REMARK, search->arena, diary, &unsaid);
    if (unsaid.status == STATUS_SYSTEM)
        diagnostic_remark(search->list, place, "%s; nudging without the diary",
                          unsaid.items[0].text);
    if (diary->bad > 0)
        diagnostic_remark(search->list, place,
                          "%zu line%s of the diary cannot be read; passed over, and named by "
                          PROGRAM_LOG " --check",
                          diary->bad, diary->bad == 1 ? "" : "s");
    diagnostic_free(&unsaid);
}

/* NULL when there is none, or when a message was added: -l names no file. */
static const char *find_diary(const struct due_request *request, struct arena *arena,
                              struct diagnostic_list *list)
{
    const struct environment *environment = request->environment;
    struct diary_place place;

    if (request->no_diary || (request->diary == NULL && !diary_place_is_told(environment)))
        return NULL;
    if (!diary_place_find(&place, request->diary, environment, arena, list)
        || diary_place_is_vacant(&place))
        return NULL;
    return place.path;
}

/* The diary as the agenda's past. Content is opened no further than the plan needs. */
static void heed(struct search *search, const struct diary *diary, struct agenda *agenda)
{
    const struct due_request *request = search->request;
    struct content content;
    civil_day day;
    unsigned parts = plan_document_cleared(agenda->plan, &day) ? CONTENT_FOR_VERDICT
                                                               : CONTENT_NUMBERS;

    if (content_open(&content, request->environment, request->content, parts, search->list))
        agenda_past_read(diary, &content, agenda, search->arena, &search->past);
    content_close(&content);
}

static void heed_diary(struct search *search, struct agenda *agenda)
{
    struct diary *diary = arena_alloc(search->arena, sizeof *diary);
    const char *path;

    if (agenda->act != NULL)
        return;
    path = find_diary(search->request, search->arena, search->list);
    if (path == NULL)
        return;
    read_diary(search, path, diary);
    heed(search, diary, agenda);
    if (search->request->scope == DUE_WHOLE)
        search->past.count = 0;
}

/* --- the whole ----------------------------------------------------------- */

static void find_firings(const struct search *search, const struct agenda *agenda,
                         struct firing_list *firings)
{
    const struct due_request *request = search->request;

    if (request->scope == DUE_NOW)
        firing_due(agenda, request->now, request->window, search->arena, firings);
    else if (request->scope == DUE_PREVIEW)
        firing_preview(agenda, request->from, request->to, search->arena, firings);
    else
        firing_whole(agenda, request->now, search->arena, firings);
    agenda_past_apply(agenda, &search->past,
                      request->scope == DUE_NOW ? &request->now : NULL, firings);
}

bool due_find(const struct due_request *request, struct agenda *agenda, struct arena *arena,
              struct firing_list *firings, struct diagnostic_list *list)
{
    struct search search = {.request = request, .arena = arena, .list = list};
    size_t errors = list->errors;
    struct nudge_words words;

    firing_heed_clock(agenda, arena);
    if (request->scope == DUE_NOW && !firing_may_be_due(agenda, request->now, request->window))
        return true;
    if (!content_layers(request->environment, request->content, arena, &search.layers, list)
        || !nudge_words_read(&search.layers, arena, &words, list))
        return false;
    heed_diary(&search, agenda);
    find_firings(&search, agenda, firings);
    firing_words_set(&words, request->discreet, arena, firings);
    return list->errors == errors;
}
