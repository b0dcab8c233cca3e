/* All exercises, judged and dosed for one person: what a session may choose from. */
#ifndef DOMAIN_PLAN_MENU_H
#define DOMAIN_PLAN_MENU_H

#include "content/content.h"
#include "domain/plan_dose.h"
#include "domain/plan_person.h"
#include "domain/plan_suitability.h"
#include "domain/plan_wish.h"

#include <stddef.h>

struct plan_choice {
    const struct exercise *exercise;
    struct plan_suitability suitability;
    struct plan_dose dose;     /* when the exercise is offered at this stage */
    struct plan_dose low_dose; /* the low end, for a session that is nearly full */
    bool wished;               /* --with */
    int used;                  /* times a day so far */
};

struct plan_menu {
    struct plan_choice *items; /* in the order of ids */
    size_t count;
};

void plan_menu_make(const struct content *content, const struct plan_person *person,
                    const struct plan_wish *wish, struct arena *arena, struct plan_menu *menu);

#endif
