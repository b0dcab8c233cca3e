#include "base/amount.h"

#include "base/number.h"

#include <string.h>

static const struct {
    const char *word;
    int64_t seconds;
} units[] = {
    {"min", AMOUNT_MINUTE},  {"minute", AMOUNT_MINUTE}, {"minutes", AMOUNT_MINUTE},
    {"h", AMOUNT_HOUR},      {"hour", AMOUNT_HOUR},     {"hours", AMOUNT_HOUR},
    {"d", AMOUNT_DAY},       {"day", AMOUNT_DAY},       {"days", AMOUNT_DAY},
    {"w", AMOUNT_WEEK},      {"week", AMOUNT_WEEK},     {"weeks", AMOUNT_WEEK},
    {"month", AMOUNT_MONTH}, {"months", AMOUNT_MONTH},  {"year", AMOUNT_YEAR},
    {"years", AMOUNT_YEAR},
};

int64_t amount_unit(const char *word)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(word, units[i].word) == 0)
            return units[i].seconds;
    }
    return 0;
}

bool amount_parse(const char *text, int64_t *seconds)
{
    size_t length = strspn(text, "0123456789.");
    char digits[24];
    double number;
    int64_t unit;

    if (length == 0 || length >= sizeof digits)
        return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    text += length;
    if (*text == ' ')
        text++;
    unit = amount_unit(text);
    if (unit == 0 || !number_parse(digits, &number) || number * (double)unit > 1e12)
        return false;
    *seconds = (int64_t)(number * (double)unit + 0.5);
    return true;
}
