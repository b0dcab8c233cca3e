#define _GNU_SOURCE
#include "machine.h"

#include <elf.h>
#include <errno.h>
#include <stddef.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

enum { MOST_WORDS = 64, NO_INDEX = -1 };

/* Indices count 64-bit words of the general registers as ptrace hands them over. */
struct machine {
    int result;
    int arguments[6];
    int counter;
    int number; /* NO_INDEX: it has a register set of its own */
    long trap;  /* the breakpoint instruction, low bytes first */
    long trap_mask;
};

#if defined(__x86_64__)
static const struct machine machine = {10, {14, 13, 12, 7, 9, 8}, 16, 15, 0xCC, 0xFF};
static const bool known = true;
#elif defined(__aarch64__)
static const struct machine machine = {0, {0, 1, 2, 3, 4, 5}, 32, NO_INDEX, 0xD4200000,
                                       0xFFFFFFFF};
static const bool known = true;
#else
static const struct machine machine = {0, {0}, 0, NO_INDEX, 0, 0};
static const bool known = false;
#endif

#ifndef NT_ARM_SYSTEM_CALL
#define NT_ARM_SYSTEM_CALL 0x404
#endif

bool machine_is_known(void)
{
    return known;
}

static bool set_word(pid_t pid, int index, uint64_t value)
{
    uint64_t words[MOST_WORDS];
    struct iovec all = {words, sizeof words};

    if (ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &all) != 0)
        return false;
    words[index] = value;
    return ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &all) == 0;
}

bool machine_skip_call(pid_t pid)
{
    int none = -1;
    struct iovec one = {&none, sizeof none};

    if (machine.number != NO_INDEX)
        return set_word(pid, machine.number, UINT64_MAX);
    return ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &one) == 0;
}

bool machine_set_argument(pid_t pid, int index, uint64_t value)
{
    return set_word(pid, machine.arguments[index], value);
}

bool machine_set_result(pid_t pid, int64_t value)
{
    return set_word(pid, machine.result, (uint64_t)value);
}

bool machine_break(pid_t pid, uint64_t address, long *saved)
{
    errno = 0;
    *saved = ptrace(PTRACE_PEEKTEXT, pid, (uintptr_t)address, 0);
    return errno == 0
           && ptrace(PTRACE_POKETEXT, pid, (uintptr_t)address,
                     (*saved & ~machine.trap_mask) | machine.trap) == 0;
}

bool machine_unbreak(pid_t pid, uint64_t address, long saved)
{
    return ptrace(PTRACE_POKETEXT, pid, (uintptr_t)address, saved) == 0
           && set_word(pid, machine.counter, address);
}
