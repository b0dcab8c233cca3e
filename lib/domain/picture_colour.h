/* The colours of pictures and pages, light and dark. Nothing is told by colour alone: shapes,
 * dashes and words say the same. */
#ifndef DOMAIN_PICTURE_COLOUR_H
#define DOMAIN_PICTURE_COLOUR_H

#include "base/text.h"

/* Appends style rules (CSS) for the classes that pictures use, light first and then dark
 * for screens that ask for it. Print is always light. */
void picture_style(struct text *text);

/* The same for a page's own elements. */
void picture_page_style(struct text *text);

#endif
