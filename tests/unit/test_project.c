/*
 * test_project.c - rapport.ini and companies.csv: defaults, values, faults.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "project_box.h"

static void project_needs_only_ids_and_names(void **state)
{
    const struct company *c;

    (void)state;
    assert_true(load(NULL, "id,name\nzeta,Zeta Sp. z o.o.\nacme,\"  Acme  Ltd \"\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(project.title, "");
    assert_int_equal(project.period, WAVE_NONE);
    assert_int_equal(project.minimum, 5);
    assert_false(project.named);
    assert_true(project.min_answered == 0.8);
    assert_null(project.base_url);
    assert_int_equal(project.visibility, VISIBILITY_PRIVATE);
    assert_int_equal(project.ncompanies, 2);
    assert_int_equal(project.nbrands, 1);
    assert_string_equal(project.brand[0].id, "default");
    assert_null(project.brand[0].folder);
    assert_string_equal(project.brand[0].name, "");
    assert_int_equal(project.house_brand, 0);
    assert_int_equal(project.house_language, 0);
    c = &project.company[0];
    assert_string_equal(c->id, "acme");
    assert_string_equal(c->name, "Acme Ltd");
    assert_int_equal(c->line, 3);
    assert_int_equal(c->nlanguages, 1);
    assert_int_equal(c->language[0], 0);
    assert_int_equal(c->model, MODEL_NONE);
    assert_int_equal(c->scenario, 0);
    assert_true(c->sponsor);
    assert_false(c->stay);
    assert_true(c->benchmark);
    assert_string_equal(c->currency, "EUR");
    assert_int_equal(c->invited[FUNCTION_SALES], -1);
    assert_int_equal(c->invited[FUNCTION_MARKETING], -1);
}

static void project_reads_all_values(void **state)
{
    const struct company *c;

    (void)state;
    sandbox_text(&box, "brands/north/brand.ini", "[brand]\nname = Północ\n");
    assert_true(load("[project]\ntitle = Przegląd\nperiod = 2026-Q3\nlanguages = pl en\n"
                     "brand = north\nedition = full\n"
                     "[privacy]\nminimum = 1\nconsent = named\n"
                     "[survey]\nmin_answered = 50 %\n"
                     "[publish]\nbase_url = https://example.com/r/\nvisibility = public\n",
                     "id;Name;language;model;scenario;sponsor;stay;brand;currency;editions;"
                     "invited_sales;invited_marketing\n"
                     "a;Alfa;ru pl;B2B;3;нет;tak;default;USD;board full;40;0\n"
                     "b;Beta;ru;b2g;;0;no;;;;;7\n"
                     "c;Gamma;;;;;;;;;;\n"
                     "d;Delta;en;;;yes;;;;;;\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(project.title, "Przegląd");
    assert_int_equal(project.period, 2026 * 4 + 2);
    assert_int_equal(project.minimum, 1);
    assert_true(project.named);
    assert_true(project.min_answered == 0.5);
    assert_string_equal(project.base_url, "https://example.com/r");
    assert_int_equal(project.visibility, VISIBILITY_PUBLIC);
    assert_string_equal(project.brand[project.house_brand].id, "north");
    assert_int_equal(project.house_language, 1);
    c = project.company;
    assert_int_equal(c[0].nlanguages, 2);
    assert_int_equal(c[0].language[0], 2);
    assert_int_equal(c[0].language[1], 1);
    assert_int_equal(c[0].neditions, 2);
    assert_int_equal(c[0].edition[0], EDITION_BOARD);
    assert_int_equal(c[0].edition[1], EDITION_FULL);
    assert_int_equal(c[1].neditions, 1);
    assert_int_equal(c[1].edition[0], EDITION_FULL);
    assert_int_equal(c[0].model, MODEL_B2B);
    assert_int_equal(c[0].scenario, 3);
    assert_false(c[0].sponsor);
    assert_true(c[0].stay);
    assert_string_equal(project.brand[c[0].brand].id, "default");
    assert_string_equal(c[0].currency, "USD");
    assert_int_equal(c[0].invited[FUNCTION_SALES], 40);
    assert_int_equal(c[0].invited[FUNCTION_MARKETING], 0);
    assert_string_equal(project.brand[c[1].brand].name, "Północ");
    assert_string_equal(c[1].currency, "RUB");
    assert_int_equal(c[1].model, MODEL_B2G);
    assert_false(c[1].sponsor);
    assert_int_equal(c[2].language[0], 1);
    assert_int_equal(c[2].language[1], 0);
    assert_int_equal(c[2].nlanguages, 2);
    assert_int_equal(c[3].nlanguages, 1);
    assert_string_equal(c[2].currency, "PLN");
    assert_string_equal(c[3].currency, "EUR");
    assert_int_equal(project.nbrands, 2);
}

static void project_reads_what_waves_have_in_common(void **state)
{
    (void)state;
    assert_true(load("[survey]\npseudonyms = stable\n"
                     "[method]\n2026-Q3 = Two statements new\n2026-Q3.pl = Dwa nowe\n"
                     "2025-Q4.ru = Новое\n2026-Q1 =\n",
                     "id,name\na,A\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_true(project.stable_pseudonyms);
    assert_int_equal(project.nmethods, 2);
    assert_int_equal(project.method[0].wave, 2025 * 4 + 3);
    assert_null(project.method[0].text.in[0]);
    assert_string_equal(project.method[0].text.in[2], "Новое");
    assert_int_equal(project.method[1].wave, 2026 * 4 + 2);
    assert_string_equal(project.method[1].text.in[0], "Two statements new");
    assert_string_equal(project.method[1].text.in[1], "Dwa nowe");
    assert_string_equal(project.method[1].text.in[2], "Two statements new");
    assert_true(load("[survey]\npseudonyms = per-wave\n", "id,name\na,A\n"));
    assert_false(project.stable_pseudonyms);
    assert_int_equal(project.nmethods, 0);
}

static void project_currency_overrides_that_of_the_language(void **state)
{
    (void)state;
    assert_true(load("[project]\ncurrency = CHF\n",
                     "id,name,language,currency\na,A,pl,\nb,B,pl,PLN\n"));
    assert_string_equal(project.company[0].currency, "CHF");
    assert_string_equal(project.company[1].currency, "PLN");
}

static void project_refuses_wrong_settings(void **state)
{
    static const struct {
        const char *ini, *message;
    } cases[] = {
        {"[project]\nperiod = Q3 2026\n", "rapport.ini:2:10 SETTING_VALUE -"},
        {"[project]\nlanguages = pl xx\n", "rapport.ini:2:13 SETTING_VALUE -"},
        {"[project]\nbrand = ../x\n", "rapport.ini:2:9 SETTING_VALUE -"},
        {"[project]\ncurrency = zł\n", "rapport.ini:2:12 SETTING_VALUE -"},
        {"[project]\nedition = short\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[project]\neditions = board full board\n", "rapport.ini:2:12 SETTING_VALUE -"},
        {"[project]\neditions = board\nedition = full\n",
         "rapport.ini:3:11 SETTING_VALUE -"},
        {"[privacy]\nminimum = 1\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[privacy]\nminimum = 0\nconsent = named\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[privacy]\nminimum = 51\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[privacy]\nminimum = -3\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[privacy]\nconsent = yes\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[survey]\npseudonyms = always\n", "rapport.ini:2:14 SETTING_VALUE -"},
        {"[method]\n2026-Q5 = x\n", "rapport.ini:2:11 SETTING_VALUE -"},
        {"[method]\n2026-Q3 = x\nautumn.pl = x\n", "rapport.ini:3:13 SETTING_VALUE -"},
        {"[method]\n2026q3 = x\n", "rapport.ini:2:10 SETTING_VALUE -"},
        {"[method]\n2026-Q3.xx = x\n", "rapport.ini:2:0 SETTING_UNKNOWN -"},
        {"[survey]\nmin_answered = 0.4\n", "rapport.ini:2:16 SETTING_VALUE -"},
        {"[survey]\nmin_answered = most\n", "rapport.ini:2:16 SETTING_VALUE -"},
        {"[publish]\nbase_url = ftp://x\n", "rapport.ini:2:12 SETTING_VALUE -"},
        {"[publish]\nbase_url = javascript:x\n", "rapport.ini:2:12 SETTING_VALUE -"},
        {"[publish]\nbase_url = https://\n", "rapport.ini:2:12 SETTING_VALUE -"},
        {"[publish]\nbase_url = https://a/\"x\n", "rapport.ini:2:12 SETTING_VALUE -"},
        {"[publish]\nvisibility = hidden\n", "rapport.ini:2:14 SETTING_VALUE -"},
        {"[publish]\nvisibility = public\n", "rapport.ini:2:14 SETTING_VALUE -"},
        {"[publish]\nbenchmark = maybe\n", "rapport.ini:2:13 SETTING_VALUE -"},
        {"[project]\ntitel = x\n", "rapport.ini:2:0 SETTING_UNKNOWN -"},
        {"[project]\ntitle x\n", "rapport.ini:2:0 SETTING_SYNTAX -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(load(cases[i].ini, "id,name\na,A\n"));
        EXPECT_MESSAGES(&box, cases[i].message);
        assert_int_equal(diag_status(&box.diag, false), 2);
    }
}

static void a_company_says_for_itself_whether_it_is_compared(void **state)
{
    static const char companies[] = "id,name,benchmark\na,A,yes\nb,B,nie\nc,C,\n";

    (void)state;
    assert_true(load(NULL, companies));
    assert_true(project.company[0].benchmark);
    assert_false(project.company[1].benchmark);
    assert_true(project.company[2].benchmark);
    assert_true(load("[publish]\nbenchmark = no\n", companies));
    assert_true(project.company[0].benchmark);
    assert_false(project.company[1].benchmark);
    assert_false(project.company[2].benchmark);
}

static void a_company_may_be_more_open_or_more_closed_than_its_project(void **state)
{
    static const char companies[] =
        "id,name,visibility,group\na,A,Private,  North  West \nb,B,unlisted,\nc,C,,Süd\n";

    (void)state;
    assert_true(
        load("[publish]\nbase_url = https://a.example\nvisibility = public\n", companies));
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(project.company[0].visibility, VISIBILITY_PRIVATE);
    assert_int_equal(project.company[1].visibility, VISIBILITY_UNLISTED);
    assert_int_equal(project.company[2].visibility, VISIBILITY_PUBLIC);
    assert_string_equal(project.company[0].group, "North West");
    assert_null(project.company[1].group);
    assert_false(load(NULL, "id,name,visibility\na,A,\nb,B,public\n"));
    EXPECT_MESSAGES(&box, "companies.csv:3:3 COMPANY_VALUE -");
    assert_false(load(NULL, "id,name,visibility\na,A,open\n"));
    EXPECT_MESSAGES(&box, "companies.csv:2:3 COMPANY_VALUE -");
    assert_false(load(NULL, "id,name\ngroups,A\n"));
    EXPECT_MESSAGES(&box, "companies.csv:2:1 COMPANY_ID -");
}

static void a_brand_overrides_the_projects_pdf_settings(void **state)
{
    const struct pdf_settings *pdf;

    (void)state;
    sandbox_text(&box, "brands/north/brand.ini", "[pdf]\nstyle = standard\ndraft = no\n");
    assert_true(load("[pdf]\npaper = letter\nstyle = large-print\ndraft = yes\n"
                     "standard = 1b\n",
                     "id,name,brand\na,A,\nb,B,north\n"));
    EXPECT_NO_MESSAGES(&box);
    pdf = &project.brand[project.company[0].brand].pdf;
    assert_int_equal(pdf->paper, PDF_PAPER_LETTER);
    assert_int_equal(pdf->style, PDF_STYLE_LARGE_PRINT);
    assert_int_equal(pdf->standard, PDF_STANDARD_1B);
    assert_true(pdf->draft);
    pdf = &project.brand[project.company[1].brand].pdf;
    assert_int_equal(pdf->paper, PDF_PAPER_LETTER);
    assert_int_equal(pdf->style, PDF_STYLE_STANDARD);
    assert_int_equal(pdf->standard, PDF_STANDARD_1B);
    assert_false(pdf->draft);
}

static void wrong_pdf_settings_are_refused_with_the_words_allowed(void **state)
{
    static const struct {
        const char *ini, *message, *detail;
    } cases[] = {
        {"[pdf]\npaper = A5\n", "rapport.ini:2:9 SETTING_VALUE -", "A4 or letter: A5"},
        {"[pdf]\nstyle=big\n", "rapport.ini:2:7 SETTING_VALUE -", "large-print: big"},
        {"[pdf]\n  draft =  1\n", "rapport.ini:2:12 SETTING_VALUE -", "no or yes: 1"},
        {"[pdf]\nstandard = 2a\n", "rapport.ini:2:12 SETTING_VALUE -", "ua or 1b: 2a"},
        {"[pdf]\nsize = A4\n", "rapport.ini:2:0 SETTING_UNKNOWN -", "[pdf] size"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(load(cases[i].ini, "id,name\na,A\n"));
        EXPECT_MESSAGES(&box, cases[i].message);
        assert_non_null(strstr(box.diag.first->detail, cases[i].detail));
    }
}

static void project_says_why_a_minimum_of_one_needs_consent(void **state)
{
    (void)state;
    assert_false(load("[privacy]\nminimum = 1\n", "id,name\na,A\n"));
    assert_non_null(strstr(box.diag.first->detail, "single person"));
    assert_non_null(strstr(box.diag.first->detail, "consent = named"));
    assert_true(load("[privacy]\nminimum = 2\n", "id,name\na,A\n"));
    assert_int_equal(project.minimum, 2);
}

static void project_refuses_wrong_companies(void **state)
{
    static const struct {
        const char *csv, *message;
    } cases[] = {
        {"id,name\nAcme,A\n", "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\n-a,A\n", "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\n,A\n", "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\n../a,A\n", "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\nassets,A\n", "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\npl,A\n", "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\n"
         "a23456789012345678901234567890123456789012345678901234567890abcd,A\n",
         "companies.csv:2:1 COMPANY_ID -"},
        {"id,name\nb,B\na,A\nb,C\n", "companies.csv:4:1 COMPANY_TWICE -"},
        {"id,name\na,\n", "companies.csv:2:2 COMPANY_VALUE -"},
        {"id,name\na,A\x01\n", "companies.csv:2:2 COMPANY_VALUE -"},
        {"id,name,sponsor\na,A,yes,no\n", "companies.csv:2:0 COMPANY_VALUE -"},
        {"id,name,language\na,A,pl xx\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,language\na,A,pl pl\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,model\na,A,b2x\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,scenario\na,A,4\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,sponsor\na,A,perhaps\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,benchmark\na,A,perhaps\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,currency\na,A,zl\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,editions\na,A,boards\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,editions\na,A,full full\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,invited_sales\na,A,-1\n", "companies.csv:2:3 COMPANY_VALUE -"},
        {"id,name,brand\na,A,../../etc\n", "companies.csv:2:3 BRAND_READ -"},
        {"id,name,brand\na,A,none\n", "brands/none:0:0 BRAND_READ -"},
        {"id\na\n", "companies.csv:1:0 PROJECT_READ -"},
        {"id,name\n", "companies.csv:0:0 PROJECT_READ -"},
        {"id,name,id\na,A,b\n", "companies.csv:1:3 PROJECT_READ -"},
        {"", "companies.csv:0:0 FILE_EMPTY -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(load(NULL, cases[i].csv));
        assert_string_equal(sandbox_message(&box, 0), cases[i].message);
        assert_int_equal(diag_status(&box.diag, false), 2);
    }
}

static void project_warns_of_unknown_columns(void **state)
{
    (void)state;
    assert_true(load(NULL, "id,name,,colour\na,A,,red\n"));
    EXPECT_MESSAGES(&box, "companies.csv:1:4 CSV_COLUMN_UNKNOWN -");
}

static void project_folder_must_be_there(void **state)
{
    (void)state;
    assert_false(project_load(&box.arena, "/nonexistent", &content, &project, &box.diag));
    assert_false(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    EXPECT_MESSAGES(&box, "/nonexistent:0:0 PROJECT_READ -",
                    "companies.csv:0:0 FILE_READ -", "companies.csv:0:0 PROJECT_READ -");
}

static void company_find_takes_ids_and_unique_names(void **state)
{
    (void)state;
    assert_true(load(NULL, "id,name\nzeta,Żółć S.A.\nacme,Zeta\ntwin1,Bliźniak\n"
                           "twin2,BLIŹNIAK\n"));
    assert_string_equal(project.company[company_find(&project, "zeta")].name, "Żółć S.A.");
    assert_string_equal(project.company[company_find(&project, " acme ")].id, "acme");
    assert_string_equal(project.company[company_find(&project, "żółć s.a.")].id, "zeta");
    assert_string_equal(project.company[company_find(&project, "ŻÓŁĆ  S.A.")].id, "zeta");
    assert_string_equal(project.company[company_find(&project, "Zeta")].id, "acme");
    assert_int_equal(company_find(&project, "Bliźniak"), -1);
    assert_string_equal(project.company[company_find(&project, "twin2")].id, "twin2");
    assert_int_equal(company_find(&project, "nobody"), -1);
    assert_int_equal(company_find(&project, ""), -1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(project_needs_only_ids_and_names),
        TEST(project_reads_all_values),
        TEST(project_reads_what_waves_have_in_common),
        TEST(project_currency_overrides_that_of_the_language),
        TEST(project_refuses_wrong_settings),
        TEST(a_company_says_for_itself_whether_it_is_compared),
        TEST(a_company_may_be_more_open_or_more_closed_than_its_project),
        TEST(a_brand_overrides_the_projects_pdf_settings),
        TEST(wrong_pdf_settings_are_refused_with_the_words_allowed),
        TEST(project_says_why_a_minimum_of_one_needs_consent),
        TEST(project_refuses_wrong_companies),
        TEST(project_warns_of_unknown_columns),
        TEST(project_folder_must_be_there),
        TEST(company_find_takes_ids_and_unique_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
