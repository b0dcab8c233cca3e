/* A block of diary lines, scanned: when each entry was, and its form. */
#ifndef DOMAIN_DIARY_SCAN_H
#define DOMAIN_DIARY_SCAN_H

#include "base/block.h"
#include "base/civil.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "domain/diary_form.h"

#include <stddef.h>
#include <stdint.h>

/* One entry. day and minute are those of at, as moment_civil has them. */
struct diary_sighting {
    struct moment at;
    struct diary_form *form;
    civil_day day;
    int minute;
    uint64_t hash;    /* of raw, when hashes were asked for */
    struct bytes raw; /* the line, without LF and CR */
};

enum { DIARY_FAULTS_SHOWN = 3 };

/* What lines of one day and zone begin with, "2026-11-20T14:30:00+01:00" and a tab, in words. */
struct diary_pattern {
    uint64_t date;     /* "2026-11-" */
    uint64_t date_end; /* "6-11-20T" */
    uint64_t zone;     /* "0+01:00" and the tab; the digit is any */
};

/* What there is to say of a block. */
struct diary_findings {
    size_t lines; /* all, empty ones too */
    size_t voids; /* sightings that are voids */
    size_t bad;
    struct diagnostic_list faults; /* of the first DIARY_FAULTS_SHOWN bad lines; places hold
                                      the line within the block */
    size_t ahead;                  /* sightings that lie in the future */
    size_t first_ahead;            /* the line of the first, within the block */
};

/* Starts with diary_scan_begin. Times come in rows: the last ones read are kept. */
struct diary_scan {
    struct diary_forms forms;
    int64_t now; /* with what clocks may differ: what lies behind is ahead of time */
    struct diary_pattern pattern; /* of the last time */
    civil_day day;
    int32_t offset;
    int64_t midnight; /* its instant */
    /* what the last block gave */
    struct diary_sighting *sightings;
    size_t count;
    struct diary_findings found;
};

void diary_scan_begin(struct diary_scan *scan, const struct diary_kinds *kinds,
                      struct moment now);

enum diary_care {
    DIARY_PLAIN,
    DIARY_HASHED,    /* with the hash of each line */
    DIARY_VOIDS_ONLY /* only voids are looked at, and much faster */
};

/* Scans a block, which must live as long as the sightings are used: until the next
 * call. What was found the caller may take, leaving {0}. */
void diary_scan_block(struct diary_scan *scan, const struct block *block, enum diary_care care);

void diary_scan_end(struct diary_scan *scan);

#endif
