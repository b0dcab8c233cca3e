/* What a wish could not be given, and what people like this one should know. */
#ifndef DOMAIN_PLAN_NOTE_H
#define DOMAIN_PLAN_NOTE_H

#include "content/content.h"
#include "document/record.h"
#include "domain/plan_menu.h"
#include "domain/plan_schedule.h"

/* Adds avoid records for exercises that are known not to be for this person. */
void plan_note_write_avoided(const struct plan_menu *menu, struct arena *arena,
                             struct record_list *records);

/* Adds one open record for each unanswered question that keeps exercises out. */
void plan_note_write_open(const struct plan_menu *menu, struct arena *arena,
                          struct record_list *records);

/* Adds note records. */
void plan_note_write(const struct content *content, const struct plan_person *person,
                     const struct plan_wish *wish, const struct plan_menu *menu,
                     const struct plan_schedule *schedule, struct arena *arena,
                     struct record_list *records);

#endif
