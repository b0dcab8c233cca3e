#include "base/chance.h"

size_t chance_below(struct chance *chance, size_t bound)
{
    chance->state ^= chance->state << 13;
    chance->state ^= chance->state >> 7;
    chance->state ^= chance->state << 17;
    return (size_t)(chance->state % bound);
}
