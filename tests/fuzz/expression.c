/* The expression language over the shipped vocabulary: any text is parsed or refused,
 * and what is parsed can be judged and explained for somebody who answered nothing. */
#include "fuzz.h"

#include "content/content.h"
#include "domain/answers.h"
#include "domain/truth.h"

#include <stdlib.h>

static const struct content *shipped(void)
{
    static struct content content;
    static bool opened;

    if (!opened) {
        const struct environment environment = {.home = NULL};
        struct diagnostic_list list = {0};

        opened = content_open(&content, &environment, NULL, CONTENT_QUESTIONS, &list);
        diagnostic_free(&list);
        if (!opened)
            abort();
    }
    return &content;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct vocabulary *vocabulary = &shipped()->vocabulary;
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct bytes bytes;

    if (fuzz_clean(data, size, &arena, &bytes, &list)) {
        struct phrase text = {bytes.data, {"fuzz", 1, 1}};
        const struct expression *parsed =
            expression_parse(&text, vocabulary, EXPRESSION_OF_RULE, &arena, &list);

        if (parsed != NULL) {
            struct leaf_list leaves = {0};
            struct answers answers;

            answers_begin(&answers, vocabulary, &arena);
            truth_explain(parsed, &answers, &arena, &leaves);
            truth_open(parsed, &answers, &arena, &leaves);
        }
    }
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
