#include "domain/report_adjust.h"

#include "base/civil.h"

#include <math.h>
#include <string.h>

/* The weekdays come first, so that a weekday that never came leaves the others alone, and the
 * exposure last: what it adds to all that stands before it. */
enum { BEFORE = CIVIL_WEEK_DAYS, EXPOSED, TERMS, WIDTH };

/* Below this share of its own variance a term says nothing of its own. */
static const double own_share = 0.05;

/* Normal equations, the right-hand side in the last column. */
struct equations {
    double rows[TERMS][WIDTH];
};

/* Of a day's terms all but these four are 0, and add nothing. */
static void add_row(struct equations *equations, const struct report_adjust_row *row)
{
    enum { GIVEN = 4 };
    const int terms[GIVEN] = {row->weekday, BEFORE, EXPOSED, TERMS};
    const double values[GIVEN] = {1, row->before, row->exposed ? 1 : 0, row->pain};

    for (int i = 0; i < GIVEN - 1; i++) {
        for (int j = 0; j < GIVEN; j++)
            equations->rows[terms[i]][terms[j]] += values[i] * values[j];
    }
}

/* Takes a term out of the equations below it. */
static void eliminate(struct equations *equations, int term)
{
    double pivot = equations->rows[term][term];

    for (int i = term + 1; i < TERMS; i++) {
        double share = equations->rows[i][term] / pivot;

        for (int j = term; j < WIDTH; j++)
            equations->rows[i][j] -= share * equations->rows[term][j];
    }
}

bool report_adjust(const struct report_adjust_row *rows, size_t count, size_t least,
                   double *difference)
{
    struct equations equations;
    double whole[TERMS];
    size_t used = 0;

    memset(&equations, 0, sizeof equations);
    for (size_t i = 0; i < count; i++) {
        used += rows[i].has_before;
        if (rows[i].has_before)
            add_row(&equations, &rows[i]);
    }
    if (used < least || used == 0)
        return false;
    for (int i = 0; i < TERMS; i++)
        whole[i] = equations.rows[i][i];
    for (int i = 0; i < EXPOSED; i++) {
        if (equations.rows[i][i] > 1e-9 * fmax(whole[i], 1))
            eliminate(&equations, i);
    }
    if (equations.rows[EXPOSED][EXPOSED] < own_share * whole[EXPOSED])
        return false;
    *difference = equations.rows[EXPOSED][TERMS] / equations.rows[EXPOSED][EXPOSED];
    return true;
}
