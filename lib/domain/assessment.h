/* The assessment document: what triage writes and plan reads. */
#ifndef DOMAIN_ASSESSMENT_H
#define DOMAIN_ASSESSMENT_H

#include "base/moment.h"
#include "content/content.h"
#include "document/record.h"
#include "domain/answers.h"
#include "domain/verdict.h"

/* Writes one as records into list: everything there is to say, from
 * "assessment 1" to "end assessment". */
void assessment_write(const struct content *content, const struct answers *answers,
                      const struct verdict *verdict, struct moment now, struct arena *arena,
                      struct record_list *records);

/* "now", "today", "5 days" …; NULL for self-care. */
const char *assessment_within(const struct content *content, enum urgency urgency,
                              struct arena *arena);

/* Leaves as a list of keys joined by commas; NULL for none. */
const char *assessment_leaf_names(const struct answers *answers, const struct leaf_list *leaves,
                                  struct arena *arena);

/* What another program needs of one. Texts are borrowed from the records. */
struct assessment {
    struct moment at;
    struct moment asked;
    const char *who;    /* NULL when nobody said */
    const char *region;
    const char *content;
    const char *rules;
    enum urgency urgency; /* as the document says */
    enum basis basis;
    const char *act;
    const char *safety_net;
    enum stage stage;
    bool stage_known;
    struct answers answers; /* rebuilt from the head and the answer records, finished at `now` */
    struct verdict verdict; /* on these answers, at `now` and not strict: it may be more urgent
                               than the document, and then is to be believed; a strict one
                               is less urgent than its document */
    const struct record_list *records; /* the whole document */
};

/* Takes apart a document that record_read_document accepted. False when a message was
 * added: a part that is missing, wrong or there twice, a time more than five minutes
 * after `now`, rules other than ours, or records that contradict the urgency (a flag
 * that is more urgent; anything open below soon). */
bool assessment_read(const struct content *content, const struct record_list *records,
                     struct moment now, struct arena *arena, struct assessment *assessment,
                     struct diagnostic_list *list);

#endif
