/* A plan as records: everything that is needed to follow it. */
#ifndef DOMAIN_PLAN_DOCUMENT_H
#define DOMAIN_PLAN_DOCUMENT_H

#include "base/diagnostic.h"
#include "content/content.h"
#include "content/stop.h"
#include "document/record.h"
#include "domain/assessment.h"
#include "domain/plan_diary.h"
#include "domain/plan_gate.h"
#include "domain/plan_previous.h"
#include "domain/plan_wish.h"

#include <stdbool.h>

/* What a plan is made from; all of it is borrowed and outlives the records. */
struct plan_making {
    const struct content *content;
    const struct stop_list *stops;
    const struct assessment *assessment;
    const struct plan_request *request;
    struct moment now;
    struct plan_diary *diary;               /* NULL: none is looked at */
    const struct plan_previous *previous;   /* NULL: none is known */
};

/* Makes the plan (PLAN_ALLOWED or PLAN_NOTHING), or the refusal, whole from "plan 1" to
 * "end plan". Same inputs, same records. False when a message was added: the request was wrong. */
bool plan_document_make(const struct plan_making *making, struct arena *arena,
                        struct record_list *records, enum plan_refusal *refusal,
                        struct diagnostic_list *list);

/* Whether a session or break record has its turn on that weekday. */
bool plan_document_is_on(const struct record *record, int weekday);

/* The days of a plan document; false when the first record does not tell, as in a
 * refusal. */
bool plan_document_span(const struct record_list *plan, civil_day *first, civil_day *last);

/* When the questions were asked that the plan rests on (asked=, else at=, else its first
 * day). */
struct moment plan_document_asked(const struct record_list *plan);

/* The day of cleared=DATE:RULE,...; false when a clinician cleared nothing. */
bool plan_document_cleared(const struct record_list *plan, civil_day *day);

/* Adds the do records of one day, in the order in which they come. */
void plan_document_day(const struct record_list *plan, civil_day day, struct arena *arena,
                       struct record_list *records);

#endif
