#include "base/status.h"

#include "base/build.h"

#include <stdbool.h>

const struct status_row status_table[] = {
    {STATUS_DONE, "done"},
    {STATUS_NO, "a documented \"no\""},
    {STATUS_USAGE, "the command line is wrong"},
    {STATUS_INPUT, "the input or the content is wrong"},
    {STATUS_SYSTEM, "the system failed: reading, writing, space or memory"},
    {STATUS_ROUTINE, PROGRAM_TRIAGE " -e: routine"},
    {STATUS_SOON, PROGRAM_TRIAGE " -e: soon"},
    {STATUS_SAME_DAY, PROGRAM_TRIAGE " -e: same-day"},
    {STATUS_EMERGENCY, PROGRAM_TRIAGE " -e: emergency"},
};
const size_t status_count = sizeof status_table / sizeof status_table[0];

/* Answers (done, no, the urgencies) rank below failures. */
static int rank(enum status status)
{
    bool failure = status >= STATUS_USAGE && status <= STATUS_SYSTEM;

    return (int)status + (failure ? (int)STATUS_EMERGENCY : 0);
}

enum status status_worse(enum status a, enum status b)
{
    return rank(a) >= rank(b) ? a : b;
}
