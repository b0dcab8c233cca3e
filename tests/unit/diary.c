/* Reading a diary: what counts, what is cancelled, what is bad. */
#include "check.h"

#include "base/build.h"
#include "domain/diary.h"

#define AT "2026-11-20T14:30:00+01:00"
#define PAIN AT "\tpain\t4\n"
#define VOID_PAIN AT "\tvoid\t" AT "\\tpain\\t4\n"

struct world {
    struct arena arena;
    struct diary_kinds kinds;
    struct diary diary;
    struct diagnostic_list list;
};

static void begin(struct world *world)
{
    struct reader_layers layers = {.items = {{build_content, false}}, .count = 1};

    *world = (struct world){.arena = {NULL}};
    diary_kinds_read(&layers, &world->arena, &world->kinds, &world->list);
}

static void read_text(struct world *world, const char *text)
{
    struct bytes bytes = {text, strlen(text)};

    diary_read("diary", bytes, &world->kinds, DIARY_ERROR, &world->arena, &world->diary,
               &world->list);
}

static void end(struct world *world)
{
    diagnostic_free(&world->list);
    arena_free(&world->arena);
}

static size_t counting(const struct world *world)
{
    size_t count = 0;

    for (size_t i = 0; i < world->diary.count; i++)
        count += diary_entry_counts(&world->diary.entries[i]);
    return count;
}

static void test_voids(struct check *check)
{
    struct world world;

    begin(&world);
    read_text(&world, VOID_PAIN);
    check_that(check, world.diary.voids_alone == 1, "a void alone cancels nothing yet");
    read_text(&world, PAIN PAIN);
    check_that(check, counting(&world) == 1, "it cancels one equal line, wherever that stands");
    check_that(check, world.diary.voids_alone == 0, "and is then not alone");
    check_that(check, world.diary.entries[1].voided && !world.diary.entries[2].voided,
               "the first of them");
    end(&world);
}

static void test_values(struct check *check)
{
    struct world world;
    const struct diary_entry *entry;
    double number = 0;

    begin(&world);
    read_text(&world, AT "\tdid\tcat-cow\treps=8\tpain=3\twritten=2026-11-21T08:00:00+01:00\n"
                      AT "\tpain\t7\ttrigger=stress,desk-work\r\n");
    entry = world.diary.entries;
    check_that(check, world.diary.count == 2 && world.list.count == 0, "two entries are read");
    check_that(check, diary_number(entry, "reps", &number), "a number key is there");
    check_near(check, number, 8, "and has its value");
    check_that(check, !diary_number(entry, "after", &number), "an absent one is not");
    check_that(check, entry->has_written && entry->written.seconds - entry->at.seconds == 63000,
               "written is another moment");
    check_near(check, diary_value(entry + 1), 7, "pain has its value");
    check_that(check, diary_list_has(entry + 1, "trigger", "desk-work"), "a list has its words");
    check_that(check, !diary_list_has(entry + 1, "trigger", "desk"), "and not parts of them");
    check_that(check, entry[1].raw.data[entry[1].raw.length - 1] == 'k', "raw has no CR and LF");
    end(&world);
}

static void test_bad(struct check *check)
{
    struct world world;

    begin(&world);
    read_text(&world, "# comment\n\n" AT "\tpain\t11\tside=lfet\n" PAIN AT "\tpain\t5");
    check_that(check, world.diary.count == 1, "only the good line is an entry");
    check_that(check, world.diary.entries[0].line == 4, "which knows its line");
    check_that(check, world.diary.bad == 2 && world.diary.torn, "bad lines are counted, once each");
    check_that(check, world.list.errors == 3, "and all their faults are named");
    end(&world);
}

static void test_yaml(struct check *check)
{
    struct world world;

    begin(&world);
    read_text(&world, "- pain: 4\n  at: \"" AT "\"\n- pain: 12\n  at: \"" AT "\"\n");
    check_that(check, world.diary.count == 1 && world.diary.bad == 1, "YAML is read too");
    read_text(&world, VOID_PAIN);
    check_that(check, counting(&world) == 0, "and a void cancels what it spells");
    end(&world);
}

int main(void)
{
    struct check check = {0, 0};

    test_voids(&check);
    test_values(&check);
    test_bad(&check);
    test_yaml(&check);
    return check_end(&check);
}
