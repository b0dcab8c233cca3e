/* Answers over the shipped content: any stream of people is read or refused, and what is
 * read is judged. Nothing that is open at soon or above may end below soon. */
#include "fuzz.h"

#include "content/content.h"
#include "domain/people.h"
#include "domain/verdict.h"

#include <stdlib.h>

static const struct moment now = {1795181400, 3600};

static const struct content *shipped(void)
{
    static struct content content;
    static bool opened;

    if (!opened) {
        const struct environment environment = {.home = NULL};
        struct diagnostic_list list = {0};

        opened = content_open(&content, &environment, NULL, CONTENT_FOR_TRIAGE, &list);
        diagnostic_free(&list);
        if (!opened)
            abort();
    }
    return &content;
}

static void judge(const struct answer_pair_list *pairs, struct arena *arena,
                  struct diagnostic_list *list)
{
    size_t errors = list->errors;
    struct answers answers;
    struct verdict verdict;

    answers_begin(&answers, &shipped()->vocabulary, arena);
    for (size_t i = 0; i < pairs->count; i++)
        answers_take(&answers, &pairs->items[i], now, list);
    answers_finish(&answers, now, list);
    if (list->errors > errors)
        return;
    verdict_make(shipped(), &answers, now, false, arena, &verdict);
    for (size_t i = 0; i < verdict.open_count; i++) {
        if (verdict.open[i].urgency >= URGENCY_SOON && verdict.urgency < URGENCY_SOON)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct bytes bytes;
    struct people people;

    if (fuzz_clean(data, size, &arena, &bytes, &list)
        && people_begin(&people, "fuzz", bytes, &arena, &list)) {
        struct answer_pair_list pairs;

        while (people_next(&people, &pairs, &arena, &list))
            judge(&pairs, &arena, &list);
    }
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
