/* The only module that asks what time it is and what the local zone says. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/civil.h"
#include "base/moment.h"

#include <stdint.h>

/* Reads the local zone, before anything else here asks for it, and again when TZ has been
 * changed. Returns 0, or the errno for which its file could not be read though it may be there:
 * without it every time would silently be UTC. An unknown zone is UTC, as POSIX has it. */
int clock_read_zone(void);

/* The real time, whatever --now says, with the local offset. */
struct moment clock_real(void);

/* An instant as the local zone writes it. */
struct moment clock_local(int64_t seconds);

enum clock_fit { CLOCK_EXACT, CLOCK_DOUBLED, CLOCK_SKIPPED };

/* What the local zone makes of a wall-clock time. CLOCK_DOUBLED (the hour that
 * a clock change repeats) gives its first pass; CLOCK_SKIPPED (the hour it
 * leaves out) gives the instant at which the clock jumped. */
enum clock_fit clock_place(struct civil civil, struct moment *moment);

/* How a person says a time: RFC 3339, a date and time, "18:00", "yesterday 18:00",
 * "today", "2h ago", a date (its 12:00), "now". Returns NULL, or what is wrong
 * with it. *fit tells of clock changes; a skipped time is refused. */
const char *clock_read(const char *text, struct moment now, struct moment *moment,
                       enum clock_fit *fit);

/* For waiting: milliseconds on a clock that nobody sets, and a short sleep. */
int64_t clock_milliseconds(void);
void clock_pause(int milliseconds);

#endif
