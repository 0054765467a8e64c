/*
 * test_settings.c - .ini files, their lines and their faults.
 */
#include "base/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"

static struct settings settings;

static bool load(const char *text)
{
    sandbox_text(&box, "x.ini", text);
    return settings_load(&box.arena, box.folder, "x.ini", false, &settings, &box.diag);
}

static void settings_keep_values_and_lines(void **state)
{
    (void)state;
    assert_true(load("\xEF\xBB\xBF# a comment\r\n"
                     "[project]\r\n"
                     "title = Zażółć  \r\n"
                     "\r\n"
                     "    period=2026-Q3\r\n"
                     "  ; another comment\n"
                     "colour : #aabbcc\n"
                     "quoted = \"  a b \"\n"
                     "[publish]\n"
                     "title ="));
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(settings.n, 5);
    assert_string_equal(settings_find(&settings, "project", "title"), "Zażółć");
    assert_string_equal(settings_find(&settings, "project", "period"), "2026-Q3");
    assert_string_equal(settings_find(&settings, "project", "colour"), "#aabbcc");
    assert_string_equal(settings_find(&settings, "project", "quoted"), "  a b ");
    assert_string_equal(settings_find(&settings, "publish", "title"), "");
    assert_null(settings_find(&settings, "publish", "period"));
    assert_int_equal(settings_place(&settings, "project", "title").line, 3);
    assert_int_equal(settings_place(&settings, "project", "period").line, 5);
    assert_int_equal(settings_place(&settings, "publish", "title").line, 10);
    assert_int_equal(settings_place(&settings, "publish", "nothing").line, 0);
    assert_string_equal(settings_place(&settings, "publish", "nothing").file, "x.ini");
    assert_true(settings_all_used(&settings, &box.diag));
}

static void settings_count_lines_ended_by_cr(void **state)
{
    (void)state;
    assert_true(load("[a]\rb = 1\rc = 2\r"));
    assert_int_equal(settings_place(&settings, "a", "c").line, 3);
}

static void settings_report_each_faulty_line(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"[a]\nno key here\nb = 1\n", "x.ini:2:0 SETTING_SYNTAX -"},
        {"[a]\nb = 1\nb = 2\n", "x.ini:3:0 SETTING_SYNTAX -"},
        {"[a\nb = 1\n", "x.ini:1:0 SETTING_SYNTAX -"},
        {"[a] b = 1\n", "x.ini:1:0 SETTING_SYNTAX -"},
        {"[a]\nb = \x01\n", "x.ini:2:0 SETTING_SYNTAX -"},
        {"[]\n", "x.ini:1:0 SETTING_SYNTAX -"},
        {"[a23456789012345678901234567890123456789012345678901]\n",
         "x.ini:1:0 SETTING_SYNTAX -"},
        {"\n= 1\n", "x.ini:2:0 SETTING_SYNTAX -"},
        {"[a]\nb = \"open\n", "x.ini:2:0 SETTING_SYNTAX -"},
        {"[a]\n\nb = \xB3\xF3\n", "x.ini:3:0 SETTING_SYNTAX -"},
        {"[a]\nlast line", "x.ini:2:0 SETTING_SYNTAX -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        box.diag = (struct diag){.arena = &box.arena};
        assert_false(load(cases[i].text));
        EXPECT_MESSAGES(&box, cases[i].message);
    }
}

static void settings_report_all_faults_of_a_file(void **state)
{
    (void)state;
    assert_false(load("junk\n[a]\nb = 1\njunk\nb = 2\nc = 3\n"));
    EXPECT_MESSAGES(&box, "x.ini:1:0 SETTING_SYNTAX -", "x.ini:4:0 SETTING_SYNTAX -",
                    "x.ini:5:0 SETTING_SYNTAX -");
    assert_string_equal(settings_find(&settings, "a", "b"), "1");
    assert_string_equal(settings_find(&settings, "a", "c"), "3");
}

static void settings_refuse_a_line_of_2001_bytes_but_not_of_2000(void **state)
{
    char text[2048] = "\na = ";

    (void)state;
    memset(text + 5, 'x', 1996);
    assert_true(load(text));
    assert_int_equal(strlen(settings_find(&settings, "", "a")), 1996);
    text[2001] = 'x';
    assert_false(load(text));
    EXPECT_MESSAGES(&box, "x.ini:2:0 SETTING_SYNTAX -");
}

static void settings_take_a_russian_paragraph_and_count_on_after_it(void **state)
{
    static const char paragraph[] =
        "Конфиденциально. Отчёт подготовлен для совета директоров и содержит сведения, "
        "составляющие коммерческую тайну; просим не передавать его третьим лицам без "
        "нашего письменного согласия, не копировать и не публиковать в сети.";
    char text[1024];

    (void)state;
    snprintf(text, sizeof text, "[text]\nfooter = %s ; a remark\nlast = 1\n", paragraph);
    assert_true(load(text));
    assert_string_equal(settings_find(&settings, "text", "footer"), paragraph);
    assert_int_equal(settings_place(&settings, "text", "last").line, 3);
}

static void settings_refuse_zero_bytes(void **state)
{
    (void)state;
    sandbox_write(&box, "x.ini", "a = 1\nb\0 = 2\nc = 3\n", 19);
    assert_false(
        settings_load(&box.arena, box.folder, "x.ini", false, &settings, &box.diag));
    EXPECT_MESSAGES(&box, "x.ini:2:0 SETTING_SYNTAX -");
    assert_string_equal(settings_find(&settings, "", "c"), "3");
}

static void settings_may_be_absent_when_optional(void **state)
{
    (void)state;
    assert_true(settings_load(&box.arena, box.folder, "y.ini", true, &settings, &box.diag));
    assert_int_equal(settings.n, 0);
    EXPECT_NO_MESSAGES(&box);
    assert_false(
        settings_load(&box.arena, box.folder, "y.ini", false, &settings, &box.diag));
    EXPECT_MESSAGES(&box, "y.ini:0:0 DATA_MISSING -");
}

static void settings_report_what_nobody_asked_for(void **state)
{
    (void)state;
    assert_true(load("[a]\nb = 1\nc = 2\n"));
    settings_find(&settings, "a", "b");
    assert_false(settings_all_used(&settings, &box.diag));
    EXPECT_MESSAGES(&box, "x.ini:3:0 SETTING_UNKNOWN -");
}

static void settings_refuse_large_files_and_folders(void **state)
{
    size_t length = 70 * 1024;
    char *text = arena_alloc(&box.arena, length);

    (void)state;
    memset(text, '\n', length);
    sandbox_write(&box, "x.ini", text, length);
    assert_false(
        settings_load(&box.arena, box.folder, "x.ini", true, &settings, &box.diag));
    sandbox_text(&box, "folder.ini/file", "");
    assert_false(
        settings_load(&box.arena, box.folder, "folder.ini", true, &settings, &box.diag));
    EXPECT_MESSAGES(&box, "x.ini:0:0 PROJECT_READ -", "folder.ini:0:0 PROJECT_READ -");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(settings_keep_values_and_lines),
        TEST(settings_count_lines_ended_by_cr),
        TEST(settings_report_each_faulty_line),
        TEST(settings_report_all_faults_of_a_file),
        TEST(settings_refuse_a_line_of_2001_bytes_but_not_of_2000),
        TEST(settings_take_a_russian_paragraph_and_count_on_after_it),
        TEST(settings_refuse_zero_bytes),
        TEST(settings_may_be_absent_when_optional),
        TEST(settings_report_what_nobody_asked_for),
        TEST(settings_refuse_large_files_and_folders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
