#include "domain/firing_words.h"

#include "domain/agenda_text.h"

#include <string.h>

static const char *in_turn(const struct phrase_list *phrases, size_t turn)
{
    return phrases->items[turn % phrases->count].text;
}

static const struct phrase_list *list_of(const struct nudge_words *words, enum agenda_rank rank)
{
    return rank == AGENDA_SESSION ? &words->session
           : rank == AGENDA_CARE  ? &words->care
                                  : &words->pause;
}

static void set_discreet(const struct nudge_words *words, struct firing *firing)
{
    bool item = firing->moment.item != NULL;

    if (strcmp(firing->what, agenda_act) == 0) {
        firing->text = words->discreet_act.text;
        return;
    }
    firing->what = item ? "break" : "notice";
    firing->text = item ? in_turn(&words->discreet, firing->moment.turn)
                        : words->discreet_notice.text;
}

static void set(const struct nudge_words *words, struct arena *arena, struct firing *firing)
{
    const struct agenda_item *item = firing->moment.item;

    if (strcmp(firing->what, agenda_symptom) == 0)
        firing->text = words->symptom.text;
    else if (strcmp(firing->what, agenda_severe_pain) == 0)
        firing->text = words->severe_pain.text;
    else if (item != NULL)
        firing->text =
            agenda_text_sentence(in_turn(list_of(words, item->rank), firing->moment.turn),
                                 item->what, item->rest, arena);
}

void firing_words_set(const struct nudge_words *words, bool discreet, struct arena *arena,
                      struct firing_list *firings)
{
    for (size_t i = 0; i < firings->count; i++) {
        struct firing *firing = &firings->items[i];

        if (discreet)
            set_discreet(words, firing);
        else
            set(words, arena, firing);
        firing->text = agenda_text_plain(firing->text, arena);
    }
}
