#include "content/purpose.h"

#include <stddef.h>

const char *const purpose_words[] = {"settle", "mobilise", "strengthen", "endure", NULL};
const char *const stage_words[] = {"acute", "subacute", "persistent", NULL};
