#include "base/memory.h"

#include "base/message.h"

#include <stdint.h>
#include <stdlib.h>

void *memory_alloc(size_t size)
{
    void *memory = calloc(1, size > 0 ? size : 1);

    if (memory == NULL)
        message_out_of_memory();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *moved = realloc(memory, size);

    if (moved == NULL)
        message_out_of_memory();
    return moved;
}

size_t memory_product(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        message_out_of_memory();
    return count * size;
}
