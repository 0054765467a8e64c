/*
 * test_audit.c - the bookkeeping of what was read: rows by company, quarter and file, what
 * was left out and where, sizes and hashes of the files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/kpi/kpi.h"
#include "survey_box.h"

#define KPI_HEAD "company,period,metric,value,target\n"
#define MISSING  ",,,,,,,,,,,,,,,,,,,"

static const struct content metrics = {
    .metric = {{.id = "win_rate", .unit = UNIT_RATE}, {.id = "ltv", .unit = UNIT_MONEY}},
    .nmetrics = 2,
};

/* All of one company, as "file quarter read/used; ..." and "file:line:column CODE; ...". */
static const char *rows(const struct audit *audit, size_t company)
{
    size_t n;
    const struct audit_rows *r = audit_rows_of(audit, company, &n);
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        text = arena_printf(&box.arena, "%s%s%d %s %d/%d", text, i ? "; " : "", r[i].file,
                            wave_name(&box.arena, r[i].period), r[i].read, r[i].used);
    return text;
}

static const char *faults(const struct audit *audit, size_t company)
{
    size_t n;
    const struct audit_fault *f = audit_faults_of(audit, company, &n);
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        text = arena_printf(&box.arena, "%s%s%d:%d:%d %s", text, i ? "; " : "", f[i].file,
                            f[i].line, f[i].column, diag_code_name(f[i].code));
    return text;
}

static void rows_are_counted_by_company_quarter_and_file(void **state)
{
    (void)state;
    sandbox_text(&box, "surveys/a.csv",
                 HEAD "acme,2026-Q3,sales,s1," ANSWERS "\n"
                      "gamma,2026-Q3,sales,s1," ANSWERS "\n"
                      "acme,2026-Q2,sales,s1," ANSWERS "\n"
                      "acme,2026-Q3,marketing,m1," ANSWERS "\n");
    sandbox_text(&box, "surveys/b.csv",
                 HEAD "acme,2026-Q3,sales,s2," ANSWERS "\n"
                      "acme,2026-Q3,marketing,m2," ANSWERS "\n");
    assert_true(load());
    assert_string_equal(rows(&survey.audit, 0),
                        "0 2026-Q2 1/1; 0 2026-Q3 2/2; 1 2026-Q3 2/2");
    assert_string_equal(rows(&survey.audit, 1), "");
    assert_string_equal(rows(&survey.audit, 2), "0 2026-Q3 1/1");
    assert_string_equal(faults(&survey.audit, 0), "");
}

static void what_is_left_out_is_kept_with_its_place(void **state)
{
    char *wrong = row("acme,2026-Q3,sales,s3", 4, "7");
    char *text = row("acme,2026-Q3,sales,s4", 20, "often");

    (void)state;
    sandbox_text(&box, "surveys/a.csv", HEAD "acme,2026-Q3,sales,s1," ANSWERS "\n");
    assert_true(load_text(join(HEAD "acme,2026-Q3,sales,s1," ANSWERS "\n"
                                    "acme,2026-Q3,sales,s2," MISSING "\n",
                               wrong, text)));
    assert_string_equal(rows(&survey.audit, 0), "0 2026-Q3 1/1; 1 2026-Q3 4/2");
    assert_string_equal(faults(&survey.audit, 0),
                        "1:2:4 RESPONDENT_REPEATED; 1:3:0 ROW_EMPTY; 1:4:8 ANSWER_RANGE; "
                        "1:5:24 ANSWER_TEXT");
    assert_string_equal(faults(&survey.audit, 1), "");
    assert_int_equal(survey.n, 3);
}

/* A row whose only answers cannot be used is gone: it must not go without a word. */
static void a_row_without_a_usable_answer_is_left_out_aloud(void **state)
{
    char *good = row("acme,2026-Q3,sales,s1", 0, "");

    (void)state;
    assert_true(load_text(join(HEAD, good, "acme,2026-Q3,sales,s2,9" MISSING "\n")));
    EXPECT_MESSAGES(&box, "surveys/s.csv:3:5 ANSWER_RANGE acme",
                    "surveys/s.csv:3:0 ROW_EMPTY acme");
    assert_string_equal(rows(&survey.audit, 0), "0 2026-Q3 2/1");
    assert_string_equal(faults(&survey.audit, 0), "0:3:0 ROW_EMPTY");
}

/* The wrong answer of a row that is left out anyway is not counted a second time. */
static void a_repeated_row_is_one_fault(void **state)
{
    char *wrong = row("acme,2026-Q3,sales,s1", 4, "7");

    (void)state;
    assert_true(load_text(join(HEAD, wrong, wrong)));
    assert_string_equal(faults(&survey.audit, 0),
                        "0:2:8 ANSWER_RANGE; 0:3:4 RESPONDENT_REPEATED");
}

static void key_figures_are_counted_too(void **state)
{
    struct kpis kpis;

    (void)state;
    sandbox_text(&box, "kpis/k.csv",
                 KPI_HEAD "acme,2026-Q3,win_rate,,0.3\n"
                          "beta,2026-Q3,ltv,900,\n"
                          "acme,2026-Q3,won,0,5\n"
                          "acme,2026-Q3,lost,0,\n"
                          "acme,2026-Q2,ltv,,\n");
    assert_true(kpis_load(&box.arena, &project, &metrics, &kpis, &box.diag));
    assert_string_equal(rows(&kpis.audit, 0), "0 2026-Q2 1/0; 0 2026-Q3 3/3");
    assert_string_equal(rows(&kpis.audit, 1), "0 2026-Q3 1/1");
    assert_string_equal(faults(&kpis.audit, 0), "0:4:5 METRIC_TARGET; 0:5:3 METRIC_ZERO; "
                                                "0:6:3 METRIC_EMPTY");
    EXPECT_MESSAGES(&box, "kpis/k.csv:4:5 METRIC_TARGET acme",
                    "kpis/k.csv:6:3 METRIC_EMPTY acme", "kpis/k.csv:5:3 METRIC_ZERO acme");
}

/* FIPS 180-4's example "abc", and the bytes of the file, not what they were decoded to. */
static void files_carry_size_and_hash(void **state)
{
    static const char bytes[] = "\xEF\xBB\xBF" HEAD;
    struct fingerprint print = fingerprint_of("x", "abc", 3);
    char digits[HASH_DIGITS];

    (void)state;
    assert_string_equal(print.sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(print.bytes, 3);
    assert_true(load_text(join(bytes, row("acme,2026-Q3,sales,s1", 0, ""), "")));
    hash_sha256_hex(join(bytes, row("acme,2026-Q3,sales,s1", 0, ""), ""),
                    strlen(join(bytes, row("acme,2026-Q3,sales,s1", 0, ""), "")), digits);
    assert_string_equal(survey.file[0].sha256, digits);
    assert_string_equal(survey.file[0].name, "surveys/s.csv");
    assert_string_equal(project.companies_file.name, "companies.csv");
    assert_int_equal(strlen(project.companies_file.sha256), 64);
    assert_null(project.settings_file.name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_are_counted_by_company_quarter_and_file),
        TEST(what_is_left_out_is_kept_with_its_place),
        TEST(a_row_without_a_usable_answer_is_left_out_aloud),
        TEST(a_repeated_row_is_one_fault),
        TEST(key_figures_are_counted_too),
        TEST(files_carry_size_and_hash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
