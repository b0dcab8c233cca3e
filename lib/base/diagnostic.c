#include "base/diagnostic.h"

static void add(struct diagnostic_list *list, enum status status, struct place place,
                const char *format, va_list arguments)
{
    struct diagnostic *added;

    list->items = arena_grow(&list->arena, list->items, &list->capacity, list->count,
                             sizeof *list->items);
    added = &list->items[list->count++];
    added->status = status;
    added->place = place;
    if (place.file != NULL)
        added->place.file = arena_text(&list->arena, place.file);
    added->text = arena_vformat(&list->arena, format, arguments);
    list->status = status_worse(list->status, status);
    if (status != STATUS_DONE)
        list->errors++;
}

void diagnostic_input(struct diagnostic_list *list, struct place place, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(list, STATUS_INPUT, place, format, arguments);
    va_end(arguments);
}

void diagnostic_system(struct diagnostic_list *list, struct place place, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(list, STATUS_SYSTEM, place, format, arguments);
    va_end(arguments);
}

void diagnostic_usage(struct diagnostic_list *list, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(list, STATUS_USAGE, (struct place){0}, format, arguments);
    va_end(arguments);
}

void diagnostic_remark(struct diagnostic_list *list, struct place place, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(list, STATUS_DONE, place, format, arguments);
    va_end(arguments);
}

void diagnostic_pass_failure(struct diagnostic_list *list, const struct diagnostic_list *unsaid)
{
    for (size_t i = 0; i < unsaid->count && list->status != STATUS_SYSTEM; i++) {
        if (unsaid->items[i].status == STATUS_SYSTEM)
            diagnostic_system(list, unsaid->items[i].place, "%s", unsaid->items[i].text);
    }
}

void diagnostic_clear(struct diagnostic_list *list)
{
    arena_clear(&list->arena);
    *list = (struct diagnostic_list){.arena = list->arena};
}

void diagnostic_free(struct diagnostic_list *list)
{
    arena_free(&list->arena);
    *list = (struct diagnostic_list){0};
}
