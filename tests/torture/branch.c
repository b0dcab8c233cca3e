#define _GNU_SOURCE
#include "branch.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS = 64, FAR_AWAY = 200, LIMIT = 30 /* seconds */ };

static struct {
    int orders;
    int results;
    const char *out;
    long order[2]; /* the next: which allocation, and whether all that follow */
    int count;     /* of the orders */
    pid_t trunk;   /* what else it becomes, or starts, takes none of them */
} branch = {.orders = -1};

static void read_order(void)
{
    if (read(branch.orders, branch.order, sizeof branch.order) != sizeof branch.order)
        branch.order[0] = 0;
    branch.count++;
}

static void send_result(long result)
{
    if (write(branch.results, &result, sizeof result) != sizeof result)
        _exit(EXIT_FAILURE);
}

/* Out of the way of the program's own, and of the programs that it runs. */
static int take_descriptor(const char *name)
{
    int near = atoi(getenv(name));
    int far = fcntl(near, F_DUPFD_CLOEXEC, FAR_AWAY);

    close(near);
    return far;
}

void branch_begin(void)
{
    branch.out = getenv("MEMORY_OUT");
    if (branch.out == NULL)
        return;
    branch.orders = take_descriptor("MEMORY_ORDERS");
    branch.results = take_descriptor("MEMORY_RESULTS");
    branch.trunk = getpid();
    unsetenv("MEMORY_OUT");
    read_order();
}

static bool is_own(int descriptor)
{
    return descriptor == branch.orders || descriptor == branch.results;
}

/* Another thread would be missing in the branch. */
static bool has_one_thread(void)
{
    struct stat tasks;

    return stat("/proc/self/task", &tasks) == 0 && tasks.st_nlink == 3;
}

/* What the branch does with it, the trunk does not see, or can undo. */
static bool can_share(int descriptor)
{
    int flags = fcntl(descriptor, F_GETFL);
    struct stat status;

    if (flags < 0 || descriptor == STDERR_FILENO || is_own(descriptor))
        return true;
    if (descriptor == STDOUT_FILENO)
        return lseek(descriptor, 0, SEEK_CUR) == 0;
    if (fstat(descriptor, &status) != 0)
        return false;
    if (descriptor == STDIN_FILENO && S_ISCHR(status.st_mode))
        return true;
    return (flags & O_ACCMODE) == O_RDONLY && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

static bool can_part(void)
{
    for (int i = 0; i < DESCRIPTORS; i++) {
        if (!can_share(i))
            return false;
    }
    return has_one_thread();
}

static void redirect(int descriptor, const char *name)
{
    char path[4096];
    int file;

    snprintf(path, sizeof path, "%s/%s-%d", branch.out, name, branch.count);
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(EXIT_FAILURE);
    close(file);
}

static void leave_trunk(void)
{
    redirect(STDOUT_FILENO, "out");
    redirect(STDERR_FILENO, "err");
    close(branch.orders);
    close(branch.results);
    branch.orders = -1;
    branch.order[0] = 0;
    alarm(LIMIT);
}

/* The branch reads on where the trunk stands: afterwards the trunk goes back there. */
static long wait_for(pid_t child, const off_t *places)
{
    int status = 0;

    if (waitpid(child, &status, 0) < 0)
        _exit(EXIT_FAILURE);
    for (int i = 0; i < DESCRIPTORS; i++) {
        if (places[i] >= 0)
            lseek(i, places[i], SEEK_SET);
    }
    return status;
}

static bool parts(long *result)
{
    off_t places[DESCRIPTORS];
    pid_t child;

    for (int i = 0; i < DESCRIPTORS; i++)
        places[i] = is_own(i) ? -1 : lseek(i, 0, SEEK_CUR);
    child = fork();
    if (child == 0) {
        leave_trunk();
        return true;
    }
    *result = child < 0 ? BRANCH_NOT : wait_for(child, places);
    return false;
}

enum branch branch_at(long number)
{
    while (branch.orders >= 0 && branch.order[0] == number && getpid() == branch.trunk) {
        bool all = branch.order[1] != 0;
        long result = BRANCH_NOT;

        if (can_part() && parts(&result))
            return all ? BRANCH_FAILS_FROM : BRANCH_FAILS;
        send_result(result);
        read_order();
    }
    return BRANCH_TRUNK;
}
