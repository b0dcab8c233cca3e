/* What an arena hands out is zero, whatever stood there before. */
#include "check.h"

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>

enum { SMALL = 100, LARGE = 200 * 1000, ROUNDS = 50 };

static bool is_zero(const char *memory, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (memory[i] != 0)
            return false;
    }
    return true;
}

/* Takes pieces of a size, and leaves each of them full. */
static bool take_and_soil(struct arena *arena, size_t size)
{
    bool clean = true;

    for (int i = 0; i < ROUNDS; i++) {
        char *memory = arena_alloc(arena, size);

        clean = clean && is_zero(memory, size);
        memset(memory, 'x', size);
    }
    return clean;
}

static void check_cleared(struct check *check, size_t size, const char *what)
{
    struct arena arena = {0};
    bool clean = take_and_soil(&arena, size);

    arena_clear(&arena);
    check_that(check, take_and_soil(&arena, size) && clean, what);
    arena_free(&arena);
}

/* Of a block whose memory was freed with something in it. */
static void check_freed(struct check *check)
{
    struct arena first = {0};
    struct arena second = {0};

    take_and_soil(&first, SMALL);
    arena_free(&first);
    check_that(check, take_and_soil(&second, SMALL), "memory that was another arena's is zero");
    arena_free(&second);
}

static void check_texts(struct check *check)
{
    struct arena arena = {0};
    char long_text[1000];
    size_t wrong = 0;

    memset(long_text, 'y', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    for (int length = 0; length < (int)sizeof long_text - 1; length++) {
        const char *text = arena_format(&arena, "%.*s", length, long_text);

        wrong += strlen(text) != (size_t)length || strncmp(text, long_text, (size_t)length) != 0;
    }
    check_that(check, wrong == 0, "texts of all lengths are formatted whole");
    arena_free(&arena);
}

int main(void)
{
    struct check check = {0};

    check_cleared(&check, SMALL, "small pieces of a cleared arena are zero");
    check_cleared(&check, LARGE, "large ones, too");
    check_freed(&check);
    check_texts(&check);
    return check_end(&check);
}
