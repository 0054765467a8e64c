/*
 * survey_box.h - a project of three companies whose survey files a test writes.
 *
 * Included after cmocka.h by the test programs about surveys; everything is static.
 */
#ifndef RAPPORT_TEST_SURVEY_BOX_H
#define RAPPORT_TEST_SURVEY_BOX_H

#include "base/text.h"
#include "read/survey/survey.h"

#include "sandbox.h"

#define HEAD                                                                               \
    "company,wave,function,respondent,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12,q13,q14,q15," \
    "q16,q17,q18,q19,q20\n"
#define ANSWERS "1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5"

static struct sandbox box;
static struct project project;
static struct survey survey;
static struct content content; /* of the product */

static inline int open_box(void **state)
{
    (void)state;
    sandbox_open(&box);
    sandbox_text(&box, "companies.csv",
                 "id,name\nacme,Acme Ltd\nbeta,Łódzka Spółka\ngamma,Гамма\n");
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    EXPECT_NO_MESSAGES(&box);
    return 0;
}

static inline int close_box(void **state)
{
    (void)state;
    sandbox_close(&box);
    text_cleanup();
    return 0;
}

static inline bool load(void)
{
    box.diag = (struct diag){.arena = &box.arena};
    return survey_load(&box.arena, &project, &content, &survey, &box.diag);
}

static inline bool load_text(const char *text)
{
    sandbox_text(&box, "surveys/s.csv", text);
    return load();
}

/* A row of company, wave, function and respondent whose answers are all 3 but number
 * `which` (from 1; 0: none). */
static inline char *row(const char *start, int which, const char *answer)
{
    char *line = arena_strdup(&box.arena, start);

    for (int i = 1; i <= QUESTIONS; i++)
        line = arena_printf(&box.arena, "%s,%s", line, i == which ? answer : "3");
    return arena_printf(&box.arena, "%s\n", line);
}

static inline char *join(const char *first, const char *second, const char *third)
{
    return arena_printf(&box.arena, "%s%s%s", first, second, third);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

#endif
