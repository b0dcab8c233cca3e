/* Education: what people ask about their back, answered in a few sentences. */
#ifndef CONTENT_EDUCATION_H
#define CONTENT_EDUCATION_H

#include "content/expression.h"
#include "schema/schema.h"

struct education {
    struct phrase id;
    struct phrase question;
    struct phrase_list answer; /* sentences, in the order to read them */
    struct phrase suits;       /* when it is worth offering; absent: always */
    const struct expression *suits_if;
    struct phrase_list see; /* "directory/id" of other entries */
    struct phrase_list sources;
    civil_day reviewed;
};

extern const struct schema education_schema;

#endif
