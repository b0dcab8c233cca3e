#include "domain/completion_list.h"

#include "base/joined.h"
#include "base/safe.h"

#include <string.h>

/* Labels come from content, which may be the user's own: nothing in them may end a line
 * or move a cursor. */
static void add_safely(struct completion_list *list, const char *text)
{
    safe_append(&list->text, text, strlen(text), "");
}

void completion_add(struct completion_list *list, const char *word, const char *what)
{
    /* what is faulty in the content may lack its id */
    if (word == NULL || strncmp(word, list->typed, strlen(list->typed)) != 0)
        return;
    text_add(&list->text, list->before);
    add_safely(list, word);
    text_add_char(&list->text, '\t');
    if (what != NULL)
        add_safely(list, what);
    text_add_char(&list->text, '\n');
}

void completion_add_key(struct completion_list *list, const char *key, const char *what)
{
    if (key != NULL)
        completion_add(list, arena_format(list->arena, "%s=", key), what);
}

/* Typed begins behind this many of its bytes. */
static void enter(struct completion_list *list, size_t length)
{
    list->before = arena_format(list->arena, "%s%.*s", list->before, (int)length, list->typed);
    list->typed += length;
}

void completion_enter_value(struct completion_list *list)
{
    const char *equals = strchr(list->typed, '=');

    if (equals != NULL)
        enter(list, (size_t)(equals + 1 - list->typed));
}

void completion_enter_list(struct completion_list *list)
{
    const char *comma = strrchr(list->typed, ',');

    if (comma != NULL)
        enter(list, (size_t)(comma + 1 - list->typed));
}

bool completion_is_new(const struct completion_list *list, const char *word)
{
    const char *at = strchr(list->before, '=');

    return word == NULL || !joined_has(at != NULL ? at + 1 : list->before, word);
}
