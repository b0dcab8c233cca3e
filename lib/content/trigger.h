/* content/triggers.yaml: what people suspect behind their pain, and how long after
 * it the pain may show. */
#ifndef CONTENT_TRIGGER_H
#define CONTENT_TRIGGER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/reader.h"
#include "schema/schema.h"

#include <stdbool.h>
#include <stddef.h>

struct trigger {
    struct phrase id;
    struct phrase name;
    struct span lag_hours; /* not given: no delay is known */
    struct phrase doubt; /* what to say when a diary seems to show it: studies found nothing */
    struct phrase_list sources;
};

struct trigger_list {
    struct trigger *items; /* in file order, overlays' last */
    size_t count;
    size_t capacity;
};

/* All layers; an overlay's may not repeat an id. False when a message was added. */
bool trigger_read(const struct reader_layers *layers, struct arena *arena,
                  struct trigger_list *triggers, struct diagnostic_list *list);

#endif
