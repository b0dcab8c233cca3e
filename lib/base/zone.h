/* The zone of this process: whether there is one of that name, and whether it is the zone of
 * the system, by which cron goes. */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

/* Whether zone (the value of TZ; NULL when unset) is a name that the system has no zone of: libc
 * then takes UTC and says nothing. What is spelled out as POSIX has it, such as CET-1CEST, and
 * names of UTC are known everywhere. */
bool zone_is_unknown(const char *zone, int64_t now);

/* Whether zone (the value of TZ; NULL when unset) makes the wall clock read otherwise than the
 * system's own zone does at any noon (UTC) from one instant to another. TZ is as before
 * afterwards; not for programs with threads. Returns 0, or the errno for which one of them could
 * not be read. */
int zone_compare(const char *zone, int64_t from, int64_t until, bool *differs);

#endif
