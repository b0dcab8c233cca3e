/* fault: runs a program and lets one of its system calls fail, stop short, or be its
 * last. It works from outside, by ptrace, so any program will do: static, musl, a
 * script with its children.
 *
 *     fault --count log 4                       how many calls there are
 *     fault --list calls log 4                  which: "N NAME FILE" a line
 *     fault --at 7 --kill log 4                 dies before its seventh call
 *     fault --at 1 --of fsync --error EIO log 4
 *     fault --at 1 --of write --short 5 --at 2 --of write --error ENOSPC log 4
 *     fault --from 1 --of fsync --result 0 log 4    every fsync is only pretended
 *     fault --at 9 --run 'mv other diary' log 4     something else happens just then
 *     fault --from 1 --of write --on diary --error EIO log 4   not those to stderr
 *     fault --record done log 4                 what it did to files; see record.h
 *
 * Calls are counted from 1, from the program's entry point on: what the dynamic loader
 * does comes before, unless --loader. With --own, those of its children and threads
 * are not counted. A close that fails has closed all the same, as on Linux. --of counts
 * only calls of these names, or of the classes "failing" (those that can fail) and
 * "writing", and --on only those on an open file whose name holds a text. The status is
 * the program's, 128 + N for signal N; 124: the call was never made; 125: fault itself
 * failed. */
#define _GNU_SOURCE
#include "call.h"
#include "machine.h"
#include "record.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NEVER_MADE = 124, TROUBLE = 125, MOST_FAULTS = 8, MOST_TASKS = 256 };

/* One thing to go wrong. */
struct fault {
    long at;
    bool and_after;  /* --from: it and all that follow */
    const char *of;  /* NULL: any call */
    const char *on;  /* NULL: any file; a part of its name */
    bool has_result; /* --error, --result */
    long long result;
    long shortened; /* -1: not */
    bool kill;
    const char *run;
    long seen;
};

/* One process or thread of the program, and the call that it is in. */
struct task {
    pid_t pid;
    bool has_result;
    bool kill_after;
    long long result;
    struct record_call call;
};

struct run {
    struct fault faults[MOST_FAULTS];
    size_t fault_count;
    bool count;
    bool loader;
    bool own;
    FILE *list;
    FILE *record;
    struct task tasks[MOST_TASKS];
    size_t task_count;
    pid_t first;
    bool dying;
    bool struck; /* some fault has come to pass */
    long calls;
    int status;
};

static void stop_with(const char *what)
{
    fprintf(stderr, "fault: %s: %s\n", what, strerror(errno));
    exit(TROUBLE);
}

static void refuse(const char *what)
{
    fprintf(stderr, "fault: %s; see the head of tests/torture/fault.c\n", what);
    exit(TROUBLE);
}

/* --- the command line ------------------------------------------------------- */

static const struct {
    const char *name;
    int number;
} errors[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EINTR", EINTR},   {"EDQUOT", EDQUOT},
    {"EACCES", EACCES}, {"ENOENT", ENOENT}, {"EMFILE", EMFILE}, {"ENOMEM", ENOMEM},
    {"EROFS", EROFS},   {"ENOLCK", ENOLCK}, {"EAGAIN", EAGAIN}, {"EINVAL", EINVAL},
    {"ESTALE", ESTALE}, {"EPERM", EPERM},   {"EBADF", EBADF},   {"ENOTDIR", ENOTDIR},
    {"EPIPE", EPIPE},   {"EFBIG", EFBIG},   {"ENOSYS", ENOSYS},
    {"ECHILD", ECHILD},
};

static int error_number(const char *name)
{
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        if (strcmp(errors[i].name, name) == 0)
            return errors[i].number;
    }
    refuse("an unknown error name");
    return 0;
}

static long number_of(const char *text, long least)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (*text == '\0' || *end != '\0' || number < least)
        refuse("a number was expected");
    return number;
}

static FILE *open_out(const char *path)
{
    FILE *file = fopen(path, "we");

    if (file == NULL)
        stop_with(path);
    return file;
}

static struct fault *last_fault(struct run *run)
{
    if (run->fault_count == 0)
        refuse("--at N or --from N comes first");
    return &run->faults[run->fault_count - 1];
}

static void add_fault(struct run *run, const char *at, bool and_after)
{
    if (run->fault_count == MOST_FAULTS)
        refuse("too many faults");
    run->faults[run->fault_count++] =
        (struct fault){.at = number_of(at, 1), .and_after = and_after, .shortened = -1};
}

static void set_names(struct run *run, const char *names)
{
    if (!call_names_are_known(names))
        refuse("an unknown system call");
    last_fault(run)->of = names;
}

static void set_result(struct run *run, long long result)
{
    last_fault(run)->has_result = true;
    last_fault(run)->result = result;
}

static void take_option(struct run *run, int option, const char *text)
{
    switch (option) {
    case 'c': run->count = true; break;
    case 'L': run->loader = true; break;
    case 'w': run->own = true; break;
    case 'l': run->list = open_out(text); break;
    case 'r': run->record = open_out(text); break;
    case 'a': add_fault(run, text, false); break;
    case 'f': add_fault(run, text, true); break;
    case 'o': set_names(run, text); break;
    case 'e': set_result(run, -error_number(text)); break;
    case 'v': set_result(run, number_of(text, -4095)); break;
    case 's': last_fault(run)->shortened = number_of(text, 0); break;
    case 'O': last_fault(run)->on = text; break;
    case 'k': last_fault(run)->kill = true; break;
    case 'x': last_fault(run)->run = text; break;
    default: refuse("an unknown option");
    }
}

static void read_options(struct run *run, int argc, char **argv)
{
    static const struct option options[] = {
        {"count", no_argument, NULL, 'c'},       {"loader", no_argument, NULL, 'L'},
        {"list", required_argument, NULL, 'l'},  {"record", required_argument, NULL, 'r'},
        {"at", required_argument, NULL, 'a'},    {"from", required_argument, NULL, 'f'},
        {"of", required_argument, NULL, 'o'},    {"error", required_argument, NULL, 'e'},
        {"result", required_argument, NULL, 'v'}, {"short", required_argument, NULL, 's'},
        {"on", required_argument, NULL, 'O'},    {"own", no_argument, NULL, 'w'},
        {"kill", no_argument, NULL, 'k'},        {"run", required_argument, NULL, 'x'},
        {NULL, 0, NULL, 0},
    };
    int option;

    while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1)
        take_option(run, option, optarg);
    if (optind == argc)
        refuse("no command");
}

/* --- tasks ------------------------------------------------------------------ */

static struct task *find_task(struct run *run, pid_t pid)
{
    for (size_t i = 0; i < run->task_count; i++) {
        if (run->tasks[i].pid == pid)
            return &run->tasks[i];
    }
    if (run->task_count == MOST_TASKS)
        refuse("too many processes");
    run->tasks[run->task_count] = (struct task){.pid = pid};
    return &run->tasks[run->task_count++];
}

static void forget_task(struct run *run, pid_t pid)
{
    struct task *task = find_task(run, pid);

    *task = run->tasks[--run->task_count];
}

static void kill_all(struct run *run)
{
    run->dying = true;
    for (size_t i = 0; i < run->task_count; i++)
        kill(run->tasks[i].pid, SIGKILL);
}

/* --- calls ------------------------------------------------------------------ */

static bool is_on(pid_t pid, uint64_t descriptor, const char *name)
{
    char path[PATH_MAX];

    return record_path_of(pid, descriptor, path) && strstr(path, name) != NULL;
}

static bool strikes(struct fault *fault, const struct call_row *row, const struct task *task,
                    uint64_t descriptor)
{
    if ((fault->of != NULL && !call_is_in(row, fault->of))
        || (fault->on != NULL && !is_on(task->pid, descriptor, fault->on)))
        return false;
    fault->seen++;
    return fault->and_after ? fault->seen >= fault->at : fault->seen == fault->at;
}

/* The length is the third argument of every call that writes. */
static void shorten(struct task *task, const struct fault *fault, const uint64_t arguments[6])
{
    if (fault->shortened >= 0 && (uint64_t)fault->shortened < arguments[2]
        && !machine_set_argument(task->pid, 2, (uint64_t)fault->shortened))
        stop_with("cannot shorten a write");
}

static void strike(struct run *run, struct task *task, const struct fault *fault,
                   const struct call_row *row, const uint64_t arguments[6])
{
    run->struck = true;
    if (fault->run != NULL && system(fault->run) != 0)
        refuse("what --run named has failed");
    if (fault->kill && fault->shortened < 0 && !fault->has_result) {
        kill_all(run);
        return;
    }
    task->kill_after = fault->kill;
    shorten(task, fault, arguments);
    task->has_result = fault->has_result;
    task->result = fault->result;
    if (fault->has_result && !call_is_in(row, "close") && !machine_skip_call(task->pid))
        stop_with("cannot skip a call");
}

static void list_call(const struct run *run, const struct call_row *row,
                      const uint64_t arguments[6], pid_t pid)
{
    char name[PATH_MAX];

    record_subject(row, arguments, pid, name);
    fprintf(run->list, "%ld\t%s\t%s\n", run->calls, row->name, name);
}

static void enter_call(struct run *run, struct task *task, uint64_t number,
                       const uint64_t arguments[6])
{
    const struct call_row *row = call_find(number);

    task->has_result = false;
    task->kill_after = false;
    if (run->own && task->pid != run->first)
        return;
    run->calls++;
    if (run->list != NULL)
        list_call(run, row, arguments, task->pid);
    if (run->record != NULL)
        record_begin(&task->call, row, arguments, task->pid);
    for (size_t i = 0; i < run->fault_count && !run->dying; i++) {
        if (strikes(&run->faults[i], row, task, arguments[0]))
            strike(run, task, &run->faults[i], row, arguments);
    }
}

static void leave_call(struct run *run, struct task *task, long long result)
{
    if (task->has_result) {
        if (!machine_set_result(task->pid, task->result))
            stop_with("cannot set a result");
    } else if (run->record != NULL && task->call.row != NULL) {
        record_end(&task->call, result, task->pid, run->record);
    }
    if (task->kill_after)
        kill_all(run);
}

static void stop_at_call(struct run *run, struct task *task)
{
    struct __ptrace_syscall_info info;
    uint64_t arguments[6];

    if (ptrace(PTRACE_GET_SYSCALL_INFO, task->pid, sizeof info, &info) <= 0)
        return;
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
        for (size_t i = 0; i < 6; i++)
            arguments[i] = info.entry.args[i];
        enter_call(run, task, info.entry.nr, arguments);
    } else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
        leave_call(run, task, info.exit.rval);
    }
}

/* --- starting --------------------------------------------------------------- */

static void become(char **command)
{
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
        _exit(TROUBLE);
    raise(SIGSTOP);
    execvp(command[0], command);
    fprintf(stderr, "fault: %s: %s\n", command[0], strerror(errno));
    _exit(TROUBLE);
}

/* Where the program itself begins, when the loader has done its work. */
static uint64_t entry_point(pid_t pid)
{
    char name[64];
    uint64_t pair[2];
    uint64_t entry = 0;
    FILE *file;

    snprintf(name, sizeof name, "/proc/%d/auxv", (int)pid);
    file = fopen(name, "re");
    while (file != NULL && fread(pair, sizeof pair, 1, file) == 1) {
        if (pair[0] == AT_ENTRY)
            entry = pair[1];
    }
    if (file != NULL)
        fclose(file);
    return entry;
}

static void wait_for(pid_t pid, int wanted, const char *what)
{
    int status;

    if (waitpid(pid, &status, 0) != pid)
        stop_with(what);
    if (WIFEXITED(status))
        exit(WEXITSTATUS(status));
    if (!WIFSTOPPED(status) || status >> 8 != wanted)
        refuse(what);
}

static void pass_loader(pid_t pid)
{
    uint64_t entry = entry_point(pid);
    long saved;

    if (!machine_break(pid, entry, &saved) || ptrace(PTRACE_CONT, pid, 0, 0) != 0)
        stop_with("no breakpoint");
    wait_for(pid, SIGTRAP, "the program never began");
    if (!machine_unbreak(pid, entry, saved))
        stop_with("no way on from the breakpoint");
}

static void start(struct run *run, char **command)
{
    const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK
                         | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;

    run->first = fork();
    if (run->first == 0)
        become(command);
    wait_for(run->first, SIGSTOP, "it cannot be traced");
    if (ptrace(PTRACE_SETOPTIONS, run->first, 0, options) != 0
        || ptrace(PTRACE_CONT, run->first, 0, 0) != 0)
        stop_with("it cannot be traced");
    wait_for(run->first, SIGTRAP | PTRACE_EVENT_EXEC << 8, "it did not start");
    find_task(run, run->first);
    if (!run->loader)
        pass_loader(run->first);
    if (ptrace(PTRACE_SYSCALL, run->first, 0, 0) != 0)
        stop_with("it cannot be traced");
}

/* --- running ---------------------------------------------------------------- */

static void note_end(struct run *run, pid_t pid, int status)
{
    forget_task(run, pid);
    if (pid == run->first)
        run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The signal to hand on when the task goes on. A new task's first stop, and those that
 * ptrace itself makes, are not the program's. */
static int take_stop(struct run *run, pid_t pid, int status)
{
    size_t known = run->task_count;
    struct task *task = find_task(run, pid);
    int signal = WSTOPSIG(status);

    if (signal == (SIGTRAP | 0x80)) {
        stop_at_call(run, task);
        return 0;
    }
    if (status >> 16 != 0 || (signal == SIGSTOP && run->task_count > known))
        return 0;
    return signal;
}

static void follow(struct run *run)
{
    for (;;) {
        int status;
        pid_t pid = waitpid(-1, &status, __WALL);

        if (pid < 0 && errno == EINTR)
            continue;
        if (pid < 0)
            return;
        if (WIFSTOPPED(status)) {
            int signal = take_stop(run, pid, status);

            ptrace(PTRACE_SYSCALL, pid, 0, signal);
        } else {
            note_end(run, pid, status);
        }
    }
}

int main(int argc, char **argv)
{
    static struct run run;

    if (!machine_is_known()) {
        fprintf(stderr, "fault: this processor is not in the table of machine.c\n");
        return TROUBLE;
    }
    read_options(&run, argc, argv);
    start(&run, argv + optind);
    follow(&run);
    if (run.record != NULL)
        fprintf(run.record, "exit\t%d\n", run.status);
    if ((run.record != NULL && fclose(run.record) != 0)
        || (run.list != NULL && fclose(run.list) != 0))
        stop_with("cannot write");
    if (run.count)
        printf("%ld\n", run.calls);
    return run.fault_count > 0 && !run.struck ? NEVER_MADE : run.status;
}
