/*
 * test_opportunity.c - where lines may end: the quick answer is ICU's.
 */
#include "base/text.h"
#include "render/pdf/layout/opportunity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { TEXT_MAX = 64 };

/* The places as digits, one a byte. */
static const char *places(const char *language, const char *text, char *out)
{
    bool breaks[TEXT_MAX] = {false};
    size_t length = strlen(text);

    line_opportunities(language, text, length, breaks);
    for (size_t i = 0; i < length; i++)
        out[i] = i > 0 && breaks[i] ? '1' : '0';
    out[length] = '\0';
    return out;
}

static void lines_end_after_blanks_and_dashes(void **state)
{
    static const struct {
        const char *text, *places;
    } cases[] = {
        {"a b, c.", "0010010"},
        {"a: +1.5 %", "000100001"},
        {"1\xC2\xA0%", "0000"},
        {"a-b", "001"},
        {"a .5", "0010"},
        {"a ,b", "0000"},
        {"(a b)", "00010"},
        {"\xE2\x80\xA2 a", "00001"},
        {"a\xE2\x80\x93z", "00001"},
        {"1\xE2\x80\x93"
         "2",
         "00000"},
    };
    char out[TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(places("en", cases[i].text, out), cases[i].places);
}

/* A few words of random characters, never with two blanks in a row. */
static void make_text(unsigned *seed, char *text)
{
    static const char *const part[] = {"a",
                                       "Z",
                                       "7",
                                       "0",
                                       ",",
                                       ".",
                                       ":",
                                       ";",
                                       "+",
                                       "%",
                                       "\xE2\x88\x92",
                                       "\xC2\xA0",
                                       "\xC2\xB7",
                                       "\xD0\xB6",
                                       "\xC5\x82",
                                       "\xE2\x97\x8F",
                                       "\xE2\x96\xB2",
                                       "\xE2\x80\xA2",
                                       " ",
                                       " ",
                                       " ",
                                       " "};
    size_t length = 0;

    text[0] = '\0';
    for (int i = 0; i < 8; i++) {
        const char *next;

        *seed = *seed * 1664525u + 1013904223u;
        next = part[(*seed >> 16) % (sizeof part / sizeof *part)];
        if (*next == ' ' && (length == 0 || text[length - 1] == ' '))
            continue;
        strcpy(text + length, next);
        length += strlen(next);
    }
}

static void quick_answers_are_those_of_icu(void **state)
{
    static const char *const language[] = {"en", "pl", "ru"};
    char text[TEXT_MAX], out[TEXT_MAX];
    bool breaks[TEXT_MAX];
    unsigned seed = 1;

    (void)state;
    for (int k = 0; k < 30000; k++) {
        size_t length;

        make_text(&seed, text);
        length = strlen(text);
        text_line_breaks(language[k % 3], text, length, breaks);
        places(language[k % 3], text, out);
        for (size_t i = 1; i < length; i++)
            if (breaks[i] != (out[i] == '1'))
                fail_msg("\"%s\" at byte %zu", text, i);
    }
    text_cleanup();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_after_blanks_and_dashes),
        cmocka_unit_test(quick_answers_are_those_of_icu),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
