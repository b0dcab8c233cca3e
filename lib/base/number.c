#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool number_looks_like(const char *text)
{
    if (*text == '-')
        text++;
    if (!is_digit(*text))
        return false;
    if (*text == '0' && is_digit(text[1]))
        return false;
    while (is_digit(*text))
        text++;
    if (*text == '\0')
        return true;
    if (*text != '.' || !is_digit(text[1]))
        return false;
    text++;
    while (is_digit(*text))
        text++;
    return *text == '\0';
}

/* Read by hand and not by strtod, which would follow the locale. 15 significant
 * digits are exact in a double; clinical figures need far fewer. */
bool number_parse(const char *text, double *number)
{
    const char *digit = *text == '-' ? text + 1 : text;
    double value = 0;
    double scale = 1;
    bool decimals = false;

    if (!number_looks_like(text) || strlen(digit) > 16)
        return false;
    for (; *digit != '\0'; digit++) {
        if (*digit == '.') {
            decimals = true;
            continue;
        }
        value = value * 10 + (*digit - '0');
        if (decimals)
            scale *= 10;
    }
    *number = (*text == '-' ? -value : value) / scale;
    return true;
}

bool number_parse_whole(const char *text, long low, long high, long *number)
{
    double value;

    if (strchr(text, '.') != NULL || !number_parse(text, &value))
        return false;
    if (value < (double)low || value > (double)high)
        return false;
    *number = (long)value;
    return true;
}

const char *number_print(double number, char text[NUMBER_TEXT])
{
    double magnitude = fabs(number);
    int64_t hundredths = (int64_t)(magnitude * 100 + 0.5);
    int length;

    length = snprintf(text, NUMBER_TEXT, "%s%lld.%02lld", number < 0 && hundredths > 0 ? "-" : "",
                      (long long)(hundredths / 100), (long long)(hundredths % 100));
    while (length > 0 && text[length - 1] == '0')
        text[--length] = '\0';
    if (length > 0 && text[length - 1] == '.')
        text[--length] = '\0';
    return text;
}
