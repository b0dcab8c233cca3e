/* What a user's own content directory may hold. */
#ifndef CONTENT_OVERLAY_H
#define CONTENT_OVERLAY_H

#include "base/arena.h"
#include "base/diagnostic.h"

/* Names every file that would be passed over in silence, and with it, perhaps, a rule
 * that somebody counts on: unknown names, tables that may not be overlaid, entries that
 * do not end in .yaml. A missing directory is nothing. */
void overlay_check(const char *directory, struct arena *arena, struct diagnostic_list *list);

#endif
