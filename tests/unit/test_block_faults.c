/*
 * test_block_faults.c - the optional blocks: each message, with file, line and column.
 */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "block_box.h"

static void blocks_report_what_is_wrong(void **state)
{
#define LONG "0123456789012345678901234567890123456789"
    static const struct {
        const char *name, *text, *message, *second;
    } cases[] = {
        {"steps.csv", "", "blocks/steps.csv:0:0 FILE_EMPTY -", NULL},
        {"steps.csv", ",,\n", "blocks/steps.csv:1:0 CSV_HEADER -", NULL},
        {"steps.csv", "company,step\nacme,goals\n", "blocks/steps.csv:1:0 CSV_COLUMN -",
         NULL},
        {"steps.csv", "step,status\ngoals,open\n", "blocks/steps.csv:1:0 CSV_COLUMN -",
         NULL},
        {"steps.csv", "company,step,Step,status\nacme,goals,goals,open\n",
         "blocks/steps.csv:1:3 CSV_COLUMN_TWICE -", NULL},
        {"steps.csv", "wave,company,step,wave,status\n,acme,goals,,open\n",
         "blocks/steps.csv:1:4 CSV_COLUMN_TWICE -", NULL},
        {"steps.csv", "company,step,status,colour\nacme,goals,open,red\n",
         "blocks/steps.csv:1:4 CSV_COLUMN_UNKNOWN -", NULL},
        {"steps.csv", "company,step,status\nacme,goals\n",
         "blocks/steps.csv:2:3 CSV_WIDTH acme", NULL},
        {"steps.csv", "company,step,status\nnobody,goals,open\n",
         "blocks/steps.csv:2:1 COMPANY_UNKNOWN -", NULL},
        {"steps.csv", "company,step,status\n../acme,goals,open\n",
         "blocks/steps.csv:2:1 COMPANY_UNKNOWN -", NULL},
        {"steps.csv", "company,step,status\nacme,,maybe\n",
         "blocks/steps.csv:2:2 BLOCK_VALUE acme", "blocks/steps.csv:2:3 BLOCK_VALUE acme"},
        {"steps.csv", "company,step,status\nacme,dance,open\n",
         "blocks/steps.csv:2:2 BLOCK_VALUE acme", NULL},
        {"steps.csv", "company,wave,step,status\nacme,spring,goals,open\n",
         "blocks/steps.csv:2:2 WAVE_VALUE acme", NULL},
        {"steps.csv", "company,wave,step,status\nacme,2026-07,goals,open\n",
         "blocks/steps.csv:2:2 WAVE_VALUE acme", NULL},
        {"burden.csv", "company,report,hours\nacme,Weekly,5 %\n",
         "blocks/burden.csv:2:3 BLOCK_VALUE acme", NULL},
        {"burden.csv", "company,report,hours\nacme,Weekly,-1\n",
         "blocks/burden.csv:2:3 BLOCK_VALUE acme", NULL},
        {"burden.csv", "company,report,hours\nacme,Weekly,1000.5\n",
         "blocks/burden.csv:2:3 BLOCK_VALUE acme", NULL},
        {"burden.csv", "company,report,hours,read\nacme,Weekly,1,perhaps\n",
         "blocks/burden.csv:2:4 BLOCK_VALUE acme", NULL},
        {"cadence.csv", "company,meeting,planned,held\nacme,Weekly,3.5,3\n",
         "blocks/cadence.csv:2:3 BLOCK_VALUE acme", NULL},
        {"cadence.csv",
         "company,meeting,planned,held\nacme,We\xE2\x80\xAE"
         "ekly,3,3\n",
         "blocks/cadence.csv:2:2 BLOCK_VALUE acme", NULL},
        {"acme/cadence.csv", "meeting,planned\nWeekly,3\n",
         "blocks/acme/cadence.csv:1:0 CSV_COLUMN acme", NULL},
        {"acme/cadence.csv", "company,meeting,planned,held\nbeta,Weekly,3,3\n",
         "blocks/acme/cadence.csv:2:1 BLOCK_VALUE acme", NULL},
        {"acme/cadence.csv", "<!DOCTYPE html><html><table>",
         "blocks/acme/cadence.csv:0:0 FILE_KIND acme", NULL},
        {"weather.csv", "x\n", "blocks/weather.csv:0:0 BLOCK_UNKNOWN -", NULL},
        {"acme/weather.csv", "x\n", "blocks/acme/weather.csv:0:0 BLOCK_UNKNOWN acme", NULL},
        {"steps.doc.bak", "x\n", "blocks/steps.doc.bak:0:0 FILE_IGNORED -", NULL},
    };
    const char *text = LONG;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load_file(cases[i].name, cases[i].text);
        if (cases[i].second)
            EXPECT_MESSAGES(&box, cases[i].message, cases[i].second);
        else
            EXPECT_MESSAGES(&box, cases[i].message);
    }
    for (int i = 0; i < 5; i++)
        text = arena_printf(&box.arena, "%s%s", text, text); /* 1280 bytes */
    load_file("cadence.csv", arena_printf(&box.arena,
                                          "company,meeting,planned,held\nacme,%s,1,1\n"
                                          "beta,%.1200s,1,1\n",
                                          text, text));
    EXPECT_MESSAGES(&box, "blocks/cadence.csv:2:2 BLOCK_VALUE acme");
    assert_int_equal(strlen(rows_of(1, BLOCK_CADENCE, Q3).row[0]->value[0].text), 1200);
}

static void blocks_refuse_folders_that_are_no_ids(void **state)
{
    static const char *const folders[] = {"gamma", "Acme Ltd", "ACME"};

    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *path = arena_printf(&box.arena, "%s/blocks/%s", box.folder, folders[i]);

        start();
        sandbox_text(&box, arena_printf(&box.arena, "blocks/%s/steps.csv", folders[i]),
                     "step,status\ngoals,open\n");
        assert_false(load());
        EXPECT_MESSAGES(
            &box, arena_printf(&box.arena, "blocks/%s:0:0 BLOCK_FOLDER -", folders[i]));
        assert_int_equal(blocks.nfiles, 0);
        sandbox_remove(path);
    }
}

/* The form as it is handed out: a header, perhaps rows without a value. */
static void a_form_nobody_filled_in_counts_as_absent(void **state)
{
    static const char *const forms[] = {"company,step,status\n",
                                        "company,step,status\n,,\n"};

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_true(load_file("steps.csv", forms[i]));
        EXPECT_NO_MESSAGES(&box);
        assert_int_equal(blocks.nfiles, 1);
        assert_int_equal(blocks.file[0].rows, 0);
        assert_int_equal(rows_of(0, BLOCK_STEPS, Q3).n, 0);
    }
}

static void blocks_leave_litter_alone(void **state)
{
    (void)state;
    start();
    sandbox_text(&box, "blocks/Thumbs.db", "x");
    sandbox_text(&box, "blocks/~$steps.xlsx", "x");
    sandbox_text(&box, "blocks/.steps.csv.swp", "x");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
}

static void blocks_take_each_line_once_a_quarter(void **state)
{
    static const struct {
        const char *name, *text, *message;
    } cases[] = {
        {"steps.csv", "company,step,status\nacme,goals,open\nacme,goals,done\n",
         "blocks/steps.csv:3:0 BLOCK_TWICE acme"},
        {"steps.csv",
         "company,wave,step,status\nacme,Q1 2026,goals,open\nacme,2026-Q1,goals,done\n",
         "blocks/steps.csv:3:0 BLOCK_TWICE acme"},
        {"contact.csv",
         "company,contact,function,count,people\nacme,goals,sales,1,1\n"
         "acme,goals,marketing,1,1\nacme,goals,sales,2,2\n",
         "blocks/contact.csv:4:0 BLOCK_TWICE acme"},
        {"reactions.csv",
         "company,function,assertive,cooperative\nacme,sales,1,5\nacme,sales,2,4\n",
         "blocks/reactions.csv:3:0 BLOCK_TWICE acme"},
        {"strategy.csv", "company,leader\nacme,Ann\nacme,Bob\nacme,Ann\n",
         "blocks/strategy.csv:4:0 BLOCK_TWICE acme"},
        {"steps.csv",
         "company,wave,step,status\nacme,2026-Q1,goals,open\nacme,2026-Q2,goals,done\n"
         "acme,2026-Q1,plan,open\nbeta,2026-Q1,goals,open\n",
         NULL},
        {"plan.csv", "company,what,who,when\nacme,a,b,2026-01-01\nacme,a,b,2026-01-01\n",
         NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load_file(cases[i].name, cases[i].text);
        if (cases[i].message)
            EXPECT_MESSAGES(&box, cases[i].message);
        else
            EXPECT_NO_MESSAGES(&box);
    }
}

static void blocks_take_so_many_rows_of_a_company(void **state)
{
    struct buf text = {0};

    (void)state;
    buf_puts(&text, "company,date,kind,event\nbeta,2026-01-01,people,x\n");
    for (int i = 0; i <= BLOCK_ROWS_MAX + 1; i++)
        buf_puts(&text, "acme,2026-01-01,people,x\n");
    assert_true(load_file("context.csv", buf_text(&text)));
    EXPECT_MESSAGES(&box, "blocks/context.csv:503:0 BLOCK_ROWS acme");
    assert_int_equal(rows_of(0, BLOCK_CONTEXT, Q3).n, BLOCK_ROWS_MAX);
    assert_int_equal(rows_of(1, BLOCK_CONTEXT, Q3).n, 1);
    buf_drop(&text);
}

static void blocks_bound_the_size_of_a_file(void **state)
{
    const char *path;

    (void)state;
    start();
    sandbox_text(&box, "blocks/steps.csv", "company,step,status\n");
    path = file_join(&box.arena, box.folder, "blocks/steps.csv");
    assert_int_equal(truncate(path, 64 * 1024 * 1024 + 1), 0);
    assert_false(load());
    EXPECT_MESSAGES(&box, "blocks/steps.csv:0:0 FILE_LARGE -");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blocks_report_what_is_wrong),
        TEST(blocks_refuse_folders_that_are_no_ids),
        TEST(a_form_nobody_filled_in_counts_as_absent),
        TEST(blocks_leave_litter_alone),
        TEST(blocks_take_each_line_once_a_quarter),
        TEST(blocks_take_so_many_rows_of_a_company),
        TEST(blocks_bound_the_size_of_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
