#include "domain/report_sentence.h"

#include "base/build.h"
#include "document/kind.h"

const char sentence_limits[] =
    "This page knows only what was logged. Something new or much worse? Run " PROGRAM_TRIAGE
    ", and if you feel very unwell call for emergency help first.";

const char *sentence_nothing(struct report_sheet *sheet, size_t bad)
{
    const struct report_window *window = &sheet->summary->window;

    if (window->has_since || window->has_until)
        return "Nothing was logged in these days, so nothing can be said about how you were.";
    if (bad > 0)
        return "Nothing else is in this diary, so nothing can be said about how you are.";
    return "Nothing was logged yet, so nothing can be said about how you are. One line is a"
           " start: " PROGRAM_LOG " 4";
}

const char *sentence_unread(struct report_sheet *sheet, size_t bad)
{
    if (bad == 0)
        return NULL;
    return arena_format(sheet->arena, "%zu line%s could not be read and %s left out.", bad,
                        sheet_plural(bad), bad == 1 ? "is" : "are");
}

const char *sentence_aged(const struct report_episode *episode)
{
    return episode->answers == REPORT_ANSWERS_AGED
               ? ", but the answers are too old to go by now (answer again: " PROGRAM_TRIAGE
                 " --again)"
               : "";
}

const char *sentence_episode(struct report_sheet *sheet)
{
    const struct report_episode *episode = &sheet->summary->episode;
    civil_day today = moment_civil(sheet->summary->present).day;
    civil_day days = episode->has_start ? report_episode_days(episode, today) : 0;
    const char *since = "";

    if (!episode->given)
        return NULL;
    if (days > 0)
        since = arena_format(sheet->arena, "About %zu day%s since it began. ", (size_t)days,
                             sheet_plural((size_t)days));
    return arena_format(sheet->arena, "%sTriage on %s: %s%s.", since,
                        sheet_day(sheet, moment_civil(episode->asked).day),
                        kind_urgencies[episode->urgency], sentence_aged(episode));
}

const char *sentence_too_few(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    const char *count = "No";
    const char *worst = "";

    if (summary->seeks.count > 0 || report_is_quiet(summary))
        return NULL;
    if (summary->recent > 0)
        count = arena_format(sheet->arena, "Only %zu", summary->recent);
    else if (summary->recent_days > 0)
        worst = " of the moment (" PROGRAM_LOG " 4; the worst of a day is not enough)";
    return arena_format(sheet->arena,
                        "%s pain score%s%s in the last %d days: too few to say that all is well.",
                        count, sheet_plural(summary->recent), worst,
                        (int)threshold_value(summary->limits, THRESHOLD_LOG_RECENT_DAYS));
}
