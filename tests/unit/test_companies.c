/*
 * test_companies.c - companies.csv: what companies agreed to and hold, over the project's.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "project_box.h"

static void companies_say_whether_leaders_may_be_named_and_what_they_share(void **state)
{
    static const struct {
        const char *ini, *consent, *stance;
        bool named;
        enum kpi_stance expected;
    } cases[] = {
        {NULL, "", "", false, STANCE_ONE_OUTCOME},
        {NULL, "named", "separate", true, STANCE_SEPARATE},
        {NULL, "Anonymous", "SHARED", false, STANCE_SHARED},
        {"[project]\nkpi_stance = shared\n[privacy]\nconsent = named\n", "", "", true,
         STANCE_SHARED},
        {"[project]\nkpi_stance = shared\n[privacy]\nconsent = named\n", "anonymous",
         "one-outcome", false, STANCE_ONE_OUTCOME},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(load(cases[i].ini,
                         arena_printf(&box.arena, "id,name,consent,kpi_stance\na,A,%s,%s\n",
                                      cases[i].consent, cases[i].stance)));
        EXPECT_NO_MESSAGES(&box);
        assert_int_equal(project.company[0].named, cases[i].named);
        assert_int_equal(project.company[0].kpi_stance, cases[i].expected);
        assert_string_equal(stance_name(project.company[0].kpi_stance),
                            stance_name(cases[i].expected));
    }
    assert_false(load(NULL, "id,name,consent,kpi_stance\na,A,yes,common\n"));
    EXPECT_MESSAGES(&box, "companies.csv:2:3 COMPANY_VALUE -",
                    "companies.csv:2:4 COMPANY_VALUE -");
    assert_false(load("[project]\nkpi_stance = common\n", "id,name\na,A\n"));
    EXPECT_MESSAGES(&box, "rapport.ini:2:14 SETTING_VALUE -");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(companies_say_whether_leaders_may_be_named_and_what_they_share),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
