/* What to do now, in one or two plain sentences. */
#ifndef DOMAIN_ACT_H
#define DOMAIN_ACT_H

#include "content/content.h"
#include "domain/verdict.h"

/* From the rules that decided: the service that comes first (enum service), in the
 * words of the region, with what the rule adds; a second sentence names the others. */
const char *act_compose(const struct content *content, const struct region *region,
                        const struct verdict *verdict, struct arena *arena);

/* The region somebody named, else the neutral one. */
const struct region *act_region(const struct content *content, const char *id);

#endif
