/*
 * test_survey_files.c - survey files of every dialect, unusable ones and damaged ones.
 */
#include "read/table/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "survey_box.h"

/* Faults of a whole file: the company it is named after fails with it. */
static void survey_reports_unusable_files(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "beta.csv:0:0 FILE_EMPTY beta"},
        {"\n \n", "beta.csv:0:0 FILE_EMPTY beta"},
        {HEAD, "beta.csv:1:0 FILE_EMPTY beta"},
        {"beta,2026-Q3,sales,r1," ANSWERS "\n", "beta.csv:1:0 CSV_HEADER beta"},
        {";;;\n1;2;3;4\n", "beta.csv:1:0 CSV_HEADER beta"},
        {"company,wave,function,respondent,q1\nbeta,2026-Q3,sales,r1,3\n",
         "beta.csv:1:0 CSV_COLUMN beta"},
        {HEAD "beta,2026-Q3,sales,\"r1," ANSWERS "\n", "beta.csv:2:4 CSV_SYNTAX beta"},
    };

    (void)state;
    sandbox_text(&box, "surveys/acme.csv", HEAD "acme,2026-Q3,sales,r1," ANSWERS "\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sandbox_text(&box, "surveys/beta.csv", cases[i].text);
        assert_true(load());
        EXPECT_MESSAGES(&box, arena_printf(&box.arena, "surveys/%s", cases[i].message));
        assert_int_equal(survey.n, 1);
        assert_false(diag_has(&box.diag, LEVEL_NOTE, "acme"));
    }
}

static void survey_names_the_missing_columns(void **state)
{
    (void)state;
    assert_false(load_text("company,wave,function,q1,q2,q3,q4,q5,q6,q8,q9,q10,q11,q12,q13,"
                           "q14,q15,q16,q17,q18,q19,q20\na,b,c\n"));
    EXPECT_MESSAGES(&box, "surveys/s.csv:1:0 CSV_COLUMN -");
    assert_string_equal(box.diag.first->detail, "respondent, q7");
}

static void survey_refuses_a_column_twice(void **state)
{
    const char *head = arena_printf(&box.arena, "%.*s,q1\n", (int)strlen(HEAD) - 1, HEAD);

    (void)state;
    assert_false(load_text(join(head, "acme,2026-Q3,sales,r1," ANSWERS ",1\n", "")));
    EXPECT_MESSAGES(&box, "surveys/s.csv:1:25 CSV_COLUMN_TWICE -");
}

static void survey_reports_unreadable_files_and_zero_bytes(void **state)
{
    static const char zero[] = HEAD "beta,2026-Q3,sa\0les,r1," ANSWERS "\n";

    (void)state;
    sandbox_text(&box, "surveys/acme.csv/inside", "");
    sandbox_write(&box, "surveys/beta.csv", zero, sizeof zero - 1);
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:0:0 FILE_READ acme",
                    "surveys/beta.csv:2:0 CSV_SYNTAX beta");
    assert_int_equal(survey.n, 0);
    assert_int_equal(survey.first[3], 0);
}

static void survey_needs_a_file(void **state)
{
    (void)state;
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys:0:0 PROJECT_READ -");
}

static void survey_bounds_fields(void **state)
{
    char *huge = arena_alloc(&box.arena, GRID_FIELD_MAX + 2);

    (void)state;
    memset(huge, 'x', GRID_FIELD_MAX + 1);
    assert_false(load_text(join(HEAD, row("acme,2026-Q3,sales,r1", 0, ""),
                                row("acme,2026-Q3,sales,r2", 2, huge))));
    EXPECT_MESSAGES(&box, "surveys/s.csv:3:6 CSV_SYNTAX -");
}

/* The same survey as every dialect and encoding in which it comes. */
static void survey_reads_dialects(void **state)
{
    static const struct {
        const char *company, *function, *delimiter, *end, *before;
    } cases[] = {
        {"Łódzka Spółka", "Sprzedaż", ",", "\n", ""},
        {"Łódzka Spółka", "Sprzedaż", ";", "\r\n", "\xEF\xBB\xBF"},
        {"Łódzka Spółka", "Sprzedaż", "\t", "\r", ""},
        {"Łódzka Spółka", "Sprzedaż", "|", "\r\n", "sep=|\r\n"},
        {"\xA3\xF3"
         "dzka Sp\xF3\xB3ka",
         "Sprzeda\xBF", ";", "\r\n", ""},
        {"\xC3\xE0\xEC\xEC\xE0", "\xCF\xF0\xEE\xE4\xE0\xE6\xE8", ";", "\r\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *d = cases[i].delimiter, *text;

        text = arena_printf(&box.arena, "%scompany%swave%sfunction%srespondent",
                            cases[i].before, d, d, d);
        for (int q = 1; q <= QUESTIONS; q++)
            text = arena_printf(&box.arena, "%s%sq%d", text, d, q);
        text = arena_printf(&box.arena, "%s%s%s%s2026-Q3%s%s%s\"r%s1\"", text, cases[i].end,
                            cases[i].company, d, d, cases[i].function, d, cases[i].end);
        for (int q = 1; q <= QUESTIONS; q++)
            text = arena_printf(&box.arena, "%s%s%d", text, d, q == 20 ? 6 : 4);
        assert_true(load_text(text));
        EXPECT_MESSAGES(
            &box, arena_printf(&box.arena, "surveys/s.csv:%d:24 ANSWER_RANGE %s",
                               *cases[i].before == 's' ? 3 : 2, i == 5 ? "gamma" : "beta"));
        assert_int_equal(survey.n, 1);
        assert_string_equal(survey.response[0].respondent, "r 1");
        assert_int_equal(survey.response[0].function, FUNCTION_SALES);
        assert_int_equal(survey.response[0].answer[18], 4);
    }
}

static void survey_reads_utf16(void **state)
{
    const char *text = HEAD "beta,2026-Q3,sales,r1," ANSWERS "\n"
                            "acme,2026-Q3,sales,r1,1,2\n";
    size_t n = strlen(text);
    char *wide = arena_alloc(&box.arena, 2 * n + 2);

    (void)state;
    for (int big = 0; big < 2; big++) {
        memcpy(wide, big ? "\xFE\xFF" : "\xFF\xFE", 2);
        for (size_t i = 0; i < n; i++) {
            wide[2 + 2 * i + (size_t)!big] = '\0';
            wide[2 + 2 * i + (size_t)big] = text[i];
        }
        sandbox_write(&box, "surveys/s.csv", wide, 2 * n + 2);
        assert_true(load());
        EXPECT_MESSAGES(&box, "surveys/s.csv:3:7 CSV_WIDTH acme");
        assert_int_equal(survey.n, 1);
    }
}

/* Bytes of a fixed sequence damage a good file; whatever comes out is within bounds. */
static void survey_survives_damaged_files(void **state)
{
    static const char good[] = HEAD "beta,2026-Q3,sales,r1," ANSWERS "\n"
                                    "acme,2026-Q3,marketing,\"r\n1\"," ANSWERS "\n"
                                    "gamma,2026-Q2,sales,r1," ANSWERS "\n";
    static const char poison[] = "\"\",;\t|\r\n\0\xFF\xFE\xEF\xBB\xBF\xB3 99-xQ";
    unsigned seed = 19931104;

    (void)state;
    for (int round = 0; round < 600; round++) {
        char text[sizeof good];

        memcpy(text, good, sizeof good);
        for (int i = 0; i < 1 + round % 8; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[(seed >> 8) % (sizeof good - 1)] =
                poison[(seed >> 24) % (sizeof poison - 1)];
        }
        sandbox_write(&box, "surveys/s.csv", text, sizeof good - 1 - (seed >> 16) % 9);
        load();
        assert_true(survey.n <= 3);
        assert_int_equal(survey.first[project.ncompanies], survey.n);
        for (size_t i = 0; i < survey.n; i++)
            for (int q = 0; q < QUESTIONS; q++)
                assert_true(survey.response[i].answer[q] <= 5);
        for (const struct diag_message *m = box.diag.first; m; m = m->next)
            assert_string_equal(m->at.file, "surveys/s.csv");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(survey_reports_unusable_files),
        TEST(survey_names_the_missing_columns),
        TEST(survey_refuses_a_column_twice),
        TEST(survey_reports_unreadable_files_and_zero_bytes),
        TEST(survey_needs_a_file),
        TEST(survey_bounds_fields),
        TEST(survey_reads_dialects),
        TEST(survey_reads_utf16),
        TEST(survey_survives_damaged_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
