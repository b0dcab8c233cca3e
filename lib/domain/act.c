#include "domain/act.h"

const struct region *act_region(const struct content *content, const char *id)
{
    const struct region *region = id != NULL ? content_region(content, id) : NULL;

    return region != NULL ? region : &content->regions[0];
}

/* Where a ruling sends to; the engine's symptom rules send to a clinician. */
static enum service service_of(const struct ruling *ruling)
{
    return ruling->rule != NULL ? (enum service)ruling->rule->service : SERVICE_CLINICIAN;
}

/* What the first deciding rule of a service adds, or NULL. */
static const char *say_of(const struct verdict *verdict, enum service service)
{
    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];

        if (verdict_decides(verdict, ruling) && service_of(ruling) == service
            && ruling->rule != NULL && ruling->rule->say.text != NULL)
            return ruling->rule->say.text;
    }
    return NULL;
}

static bool is_called_for(const struct verdict *verdict, enum service service)
{
    for (size_t i = 0; i < verdict->ruling_count; i++) {
        if (verdict_decides(verdict, &verdict->rulings[i])
            && service_of(&verdict->rulings[i]) == service)
            return true;
    }
    return false;
}

static const char *join(struct arena *arena, const char *first, const char *second)
{
    if (second == NULL)
        return first;
    return first == NULL ? second : arena_format(arena, "%s %s", first, second);
}

static const char *for_services(const struct region *region, const struct verdict *verdict,
                                struct arena *arena)
{
    const char *text = NULL;

    for (int service = 0; service < SERVICE_COUNT; service++) {
        if (!is_called_for(verdict, (enum service)service))
            continue;
        text = join(arena, text, region->services[service].text);
        text = join(arena, text, say_of(verdict, (enum service)service));
    }
    return text;
}

/* When nothing decided but the engine: by what raised the urgency. */
static const char *for_engine(const struct content *content, const struct region *region,
                              const struct verdict *verdict, struct arena *arena)
{
    const struct advice *advice = &content->advice;

    if (verdict->urgency == URGENCY_SELF_CARE)
        return advice->self_care.text;
    if (verdict->basis == BASIS_OPEN && verdict->open_count == 0)
        return advice->stale.text;
    if (verdict->basis == BASIS_OPEN)
        return arena_format(arena, "%s %zu %s open. %s", advice->open.text, verdict->open_count,
                            verdict->open_count == 1 ? "question is" : "questions are",
                            advice->open_next.text);
    if (verdict->urgency == URGENCY_SAME_DAY)
        return join(arena, region->services[SERVICE_URGENT_LINE].text, advice->strict.text);
    return join(arena, region->services[SERVICE_APPOINTMENT].text, advice->minor.text);
}

const char *act_compose(const struct content *content, const struct region *region,
                        const struct verdict *verdict, struct arena *arena)
{
    const char *text = NULL;

    if (verdict->basis == BASIS_FLAG)
        text = for_services(region, verdict, arena);
    return text != NULL ? text : for_engine(content, region, verdict, arena);
}
