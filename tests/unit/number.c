/* Numbers and amounts: the C locale, whole input or nothing. */
#include "base/number.h"

#include "base/amount.h"
#include "check.h"

#include <locale.h>

static void check_reading(struct check *check)
{
    static const struct {
        const char *text;
        double value;
    } good[] = {{"0", 0}, {"10", 10}, {"-4", -4}, {"2.5", 2.5}, {"0.25", 0.25}, {"-0.1", -0.1},
                {"7.0", 7}, {"123456789012345", 123456789012345.0}};
    static const char *const bad[] = {"", "-", "+1", "01", "-01", "1.", ".5", "1e3", "0x10", " 1",
                                      "1 ", "1,5", "nan", "inf", "--1", "1.2.3",
                                      "12345678901234567"};
    double number = 99;

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        check_that(check, number_parse(good[i].text, &number), good[i].text);
        check_near(check, number, good[i].value, "reads as its value");
    }
    number = 99;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check_that(check, !number_parse(bad[i], &number), bad[i]);
    check_near(check, number, 99, "what cannot be read leaves the number alone");
}

static void check_whole(struct check *check)
{
    long number = 99;

    check_that(check, number_parse_whole("5", 0, 10, &number) && number == 5, "5 is within 0-10");
    check_that(check, !number_parse_whole("11", 0, 10, &number), "11 is not");
    check_that(check, !number_parse_whole("-1", 0, 10, &number), "-1 is not");
    check_that(check, !number_parse_whole("5.0", 0, 10, &number), "5.0 is not whole");
}

static void check_printing(struct check *check)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{4, "4"}, {2.5, "2.5"}, {-0.25, "-0.25"}, {0, "0"}, {-0.001, "0"}, {-0.0, "0"},
                 {0.005, "0.01"}, {1.999, "2"}, {100, "100"}, {1.10, "1.1"}, {-3, "-3"},
                 {99999999999.99, "99999999999.99"}};
    char text[NUMBER_TEXT];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_text(check, number_print(cases[i].number, text), cases[i].text, "prints");
}

static void check_amounts(struct check *check)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } good[] = {{"90min", 5400}, {"2h", 7200}, {"5 days", 432000}, {"1 week", 604800},
                {"0.5 hours", 1800}, {"1 month", 2592000}, {"2 years", 63072000}, {"0d", 0}};
    static const char *const bad[] = {"", "5", "days", "5  days", "5 days ", "-5 days",
                                      "5 fortnights",
                                      "1e3 h", "5 Days", "99999999999 years", "1.5.2 h", ".5 h"};
    int64_t seconds;

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        check_that(check, amount_parse(good[i].text, &seconds), good[i].text);
        check_near(check, (double)seconds, (double)good[i].seconds, "is so many seconds");
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check_that(check, !amount_parse(bad[i], &seconds), bad[i]);
}

int main(void)
{
    struct check check = {0};
    double number = 0;

    check_reading(&check);
    check_whole(&check);
    check_printing(&check);
    check_amounts(&check);
    if (setlocale(LC_ALL, "de_DE.UTF-8") != NULL)
        check_that(&check, number_parse("2.5", &number) && number > 2.4,
                   "the locale does not count");
    return check_end(&check);
}
