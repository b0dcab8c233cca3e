/* Tables as text: what is written comes back, and what is no table is named. */
#include "check.h"

#include "document/csv.h"

struct world {
    struct arena arena;
    struct diagnostic_list list;
    struct csv csv;
    struct csv_row row;
};

static void begin(struct world *world, const char *text)
{
    *world = (struct world){.arena = {NULL}};
    world->csv = csv_begin("table", (struct bytes){text, strlen(text)});
}

static void end(struct world *world)
{
    diagnostic_free(&world->list);
    arena_free(&world->arena);
}

/* Reads the next row and compares its fields, shown with | between them. */
static void row_is(struct check *check, struct world *world, const char *expected)
{
    char shown[200] = "";

    if (csv_read_row(&world->csv, &world->arena, &world->row, &world->list) == CSV_ROW) {
        for (size_t i = 0; i < world->row.count; i++) {
            strcat(shown, i == 0 ? "" : "|");
            strcat(shown, world->row.fields[i].text);
        }
    } else {
        strcpy(shown, "no row");
    }
    check_text(check, shown, expected, expected);
}

static void test_reading(struct check *check)
{
    struct world world;

    begin(&world, "\xEF\xBB\xBF" "a,b,\r\n\r\n\"x, \"\"y\"\"\",\"1\r\n2\",\r3\n\n\"\"");
    row_is(check, &world, "a|b|");
    row_is(check, &world, "x, \"y\"|1\r\n2|\r3");
    check_that(check, world.row.fields[1].line == 3, "a field has the line it begins in");
    check_that(check, csv_place(&world.csv, &world.row.fields[1]).column == 12, "and a column");
    check_that(check, csv_place(&world.csv, &world.row.fields[2]).line == 4
                          && csv_place(&world.csv, &world.row.fields[2]).column == 4,
               "behind a line break, those of its own line");
    row_is(check, &world, "");
    check_that(check,
               csv_read_row(&world.csv, &world.arena, &world.row, &world.list) == CSV_END
                   && world.list.count == 0,
               "then it ends");
    end(&world);
}

static void test_separators(struct check *check)
{
    struct world world;

    begin(&world, "date;pain\n2026-11-20;4,5\n");
    row_is(check, &world, "date|pain");
    row_is(check, &world, "2026-11-20|4,5");
    end(&world);
    begin(&world, "date\tpain\na;b\tc\n");
    row_is(check, &world, "date|pain");
    row_is(check, &world, "a;b|c");
    end(&world);
    begin(&world, "a,b;c\n");
    row_is(check, &world, "a|b;c");
    end(&world);
    begin(&world, "");
    row_is(check, &world, "no row");
    check_that(check, world.list.count == 0, "nothing is no fault");
    end(&world);
}

static void bad(struct check *check, struct world *world, size_t line, size_t column)
{
    size_t before = world->list.count;
    enum csv_outcome got = csv_read_row(&world->csv, &world->arena, &world->row, &world->list);
    const struct diagnostic *last = &world->list.items[world->list.count - 1];

    check_that(check, got == CSV_BAD && world->list.count == before + 1, "one fault a row");
    check_that(check, last->place.line == line && last->place.column == column, "in its place");
}

static void test_faults(struct check *check)
{
    struct world world;

    begin(&world, "a,b\n1,2\"3\n\"x\" y,2\n4,5\n6,\"7\n8,9\n");
    row_is(check, &world, "a|b");
    bad(check, &world, 2, 3);
    bad(check, &world, 3, 1);
    row_is(check, &world, "4|5");
    bad(check, &world, 5, 3);
    check_that(check,
               csv_read_row(&world.csv, &world.arena, &world.row, &world.list) == CSV_END,
               "an open quote takes the rest");
    end(&world);
}

static void test_writing(struct check *check)
{
    static const char *const fields[] = {"plain", "a,b", "say \"ah\"", "1\n2", "1\r2", " blank", "",
                                         "a;b", "=1+1"};
    struct text text = {0};
    struct world world;

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        csv_write_field(&text, fields[i], i == 0);
    csv_write_end(&text);
    check_text(check, text.bytes,
               "plain,\"a,b\",\"say \"\"ah\"\"\",\"1\n2\",\"1\r2\",\" blank\",,\"a;b\",=1+1\r\n",
               "quotes where they are needed");
    begin(&world, text.bytes);
    row_is(check, &world, "plain|a,b|say \"ah\"|1\n2|1\r2| blank||a;b|=1+1");
    end(&world);
    text_free(&text);
}

int main(void)
{
    struct check check = {0};

    test_reading(&check);
    test_separators(&check);
    test_faults(&check);
    test_writing(&check);
    return check_end(&check);
}
