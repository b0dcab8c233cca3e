#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 16 }; /* digits and point */

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

/* Read by hand and not by strtod, which would follow the locale: digits, of which *value is
 * made, those after a point counted by *scale. Where they end; NULL when there are none. */
static const char *read_digits(const char *text, double *value, double *scale)
{
    if (!is_digit(*text) || (*text == '0' && is_digit(text[1])))
        return NULL;
    for (; is_digit(*text); text++)
        *value = *value * 10 + (*text - '0');
    if (*text != '.' || !is_digit(text[1]))
        return text;
    for (text++; is_digit(*text); text++) {
        *value = *value * 10 + (*text - '0');
        *scale *= 10;
    }
    return text;
}

bool number_looks_like(const char *text)
{
    double value = 0;
    double scale = 1;
    const char *end = read_digits(*text == '-' ? text + 1 : text, &value, &scale);

    return end != NULL && *end == '\0';
}

/* 15 significant digits are exact in a double; clinical figures need far fewer. */
bool number_parse(const char *text, double *number)
{
    const char *digits = *text == '-' ? text + 1 : text;
    double value = 0;
    double scale = 1;
    const char *end = read_digits(digits, &value, &scale);

    if (end == NULL || *end != '\0' || end - digits > LONGEST)
        return false;
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
