/* Many failures out of one run: where an allocation is to fail, the program parts in two.
 * The branch meets the failure and goes on to its end; the trunk waits for it, tells how
 * it ended, and has the memory. So what comes before a failure is run once, not once for
 * each failure.
 *
 * Told by the environment: MEMORY_ORDERS and MEMORY_RESULTS are descriptors, and
 * MEMORY_OUT the folder for what the branches print: out-1 and err-1, out-2 and so on. An
 * order is two longs: the number of an allocation, and whether all that follow it fail too.
 * Its result is one: the wait status, or BRANCH_NOT where the program cannot part. Numbers
 * only grow. */
#ifndef TORTURE_BRANCH_H
#define TORTURE_BRANCH_H

#include <stdbool.h>

enum { BRANCH_NOT = -1 };

void branch_begin(void);

enum branch {
    BRANCH_TRUNK,
    BRANCH_FAILS,
    BRANCH_FAILS_FROM
};

/* Obeys all orders for this allocation: returns once in the trunk and once in each
 * branch. */
enum branch branch_at(long number);

#endif
