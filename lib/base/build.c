#include "base/build.h"

const char build_version[] = UPPERBACK_VERSION;
const char build_content[] = UPPERBACK_CONTENT_DIRECTORY;
