/* What differs from processor to processor: where a stopped program keeps the number,
 * the arguments and the result of a system call. One table a processor; x86_64 and
 * aarch64 are known. */
#ifndef TORTURE_MACHINE_H
#define TORTURE_MACHINE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Whether this processor is in the table. Nothing else may be called where not. */
bool machine_is_known(void);

/* For a program stopped at the entry of a call: makes the kernel do nothing. */
bool machine_skip_call(pid_t pid);

/* For a program stopped at the entry of a call: changes an argument, from 0 on. */
bool machine_set_argument(pid_t pid, int index, uint64_t value);

/* For a program stopped at the end of a call: what it returns; -errno for a fault. */
bool machine_set_result(pid_t pid, int64_t value);

/* Puts a breakpoint at an address, and takes it away once the program has stopped
 * there, so that it goes on as if nothing had been. */
bool machine_break(pid_t pid, uint64_t address, long *saved);
bool machine_unbreak(pid_t pid, uint64_t address, long saved);

#endif
