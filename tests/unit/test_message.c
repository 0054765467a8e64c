/*
 * test_message.c - patterns with named arguments.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/message.h"

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

static const struct message_arg args[] = {
    {"name", "Ewa", 0},  {"one", NULL, 1},  {"two", NULL, 2}, {"five", NULL, 5},
    {"half", NULL, 1.5}, {"yes", "yes", 0}, {"v", "7", 0},
};

static const char *format(const char *language, const char *pattern, bool *missing)
{
    int offset = -1;
    struct message *m = message_new(language, pattern, &offset);
    assert_non_null(m);
    const char *text = message_format(&arena, m, args, sizeof args / sizeof *args, missing);
    message_drop(m);
    return text;
}

static void formats_by_language(void **state)
{
    (void)state;
    static const struct {
        const char *language, *pattern, *text;
    } cases[] = {
        {"en", "Hello {name}", "Hello Ewa"},
        {"en", "plain", "plain"},
        {"en", "", ""},
        {"en", "it''s {name}", "it's Ewa"},
        {"en", "{one, plural, one {# person} other {# people}}", "1 person"},
        {"en", "{two, plural, one {# person} other {# people}}", "2 people"},
        {"pl", "{two, plural, one {# osoba} few {# osoby} other {# osób}}", "2 osoby"},
        {"pl", "{five, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}",
         "5 osób"},
        {"ru", "{half, plural, one {# день} few {# дня} many {# дней} other {# дня}}",
         "1,5 дня"},
        {"en", "{yes, select, yes {on {name}} other {off}}", "on Ewa"},
        {"en", "{one, plural, one {{v} day} other {{v} days}}", "7 day"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool missing = false;
        assert_string_equal(format(cases[i].language, cases[i].pattern, &missing),
                            cases[i].text);
        assert_false(missing);
    }
}

static void an_argument_that_is_not_given_stays_visible(void **state)
{
    (void)state;
    bool missing = false;
    assert_string_equal(format("en", "{page} / {pages}", &missing), "{page} / {pages}");
    assert_true(missing);
    assert_string_equal(format("en", "{gone} {name}", NULL), "{gone} Ewa");
}

static void names_every_argument_once_the_nested_ones_too(void **state)
{
    (void)state;
    struct message *m =
        message_new("en", "{n, plural, one {{value} of {name}} other {{value} {n}}}", NULL);
    assert_int_equal(message_arguments(m), 3);
    assert_string_equal(message_argument(m, 0), "n");
    assert_string_equal(message_argument(m, 1), "value");
    assert_string_equal(message_argument(m, 2), "name");
    message_drop(m);
}

static void refuses_malformed_patterns(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        "{name", "{n, plural, one {#", "{n, plural, one {#}}", "{0}", "{}",
        "{a b}", "a {n, plur} b",
    };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        int offset = -1;
        struct message *m = message_new("en", patterns[i], &offset);
        if (m != NULL)
            print_error("accepted: %s\n", patterns[i]);
        assert_null(m);
        assert_true(offset >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_by_language),
        cmocka_unit_test(an_argument_that_is_not_given_stays_visible),
        cmocka_unit_test(names_every_argument_once_the_nested_ones_too),
        cmocka_unit_test(refuses_malformed_patterns),
    };
    return cmocka_run_group_tests_name("message", tests, NULL, tear_down);
}
