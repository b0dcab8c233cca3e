/* When to look again: the review clock. */
#ifndef DOMAIN_REVIEW_H
#define DOMAIN_REVIEW_H

#include "base/civil.h"
#include "content/content.h"
#include "domain/answers.h"

#include <stdbool.h>

struct review {
    civil_day day;
    const char *why;
};

/* The earliest of: review-first-days after the answers when the pain was young
 * (review-fresh-hours) or the screen answered in bulk, else review-days; and the next
 * milestone since the pain began (2, 4, 6 and 12 weeks; the second sooner from
 * older-age on). Numbers and wording: content/rules.yaml. */
struct review review_next(const struct content *content, const struct answers *answers,
                          struct moment now, bool bulk);

/* The last milestone that pain of so many days has reached: 2, 4 (3 for older people), 6 or 12
 * weeks. False before the first. */
bool review_reached(const struct threshold_table *thresholds, bool older, double days,
                    enum threshold_name *milestone);

/* The stage of the pain; false when its duration is unknown. */
bool review_stage(const struct content *content, const struct answers *answers,
                  enum stage *stage);

#endif
