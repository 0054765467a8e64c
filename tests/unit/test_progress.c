/*
 * test_progress.c - what became of earlier actions, and which events stand beside the
 * score.
 */
#include "base/text.h"
#include "diagnose/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"

/* 2026-09-30, the last day of the reported quarter, is day 20726: 20454 on 1 January, and
 * 272 days on. */
enum { Q1 = 2026 * 4, Q2, Q3, QUARTER_END = 20454 + 272 };

static struct project project;
static struct blocks blocks;
static struct diagnosis diagnosis;
static const struct content content = {
    .languages = {1, {"en"}}, .action = {{.id = "A1"}, {.id = "A3"}}, .nactions = 2};

/* Diagnoses the third quarter of 2026 with these files; either may be NULL. */
static const struct progress *diagnose_files(const char *actions, const char *context)
{
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_text(&box, "companies.csv", "id,name\nacme,Acme Ltd\n");
    if (actions)
        sandbox_text(&box, "blocks/actions.csv", actions);
    if (context)
        sandbox_text(&box, "blocks/context.csv", context);
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    assert_true(blocks_load(&box.arena, &project, &content, &blocks, &box.diag));
    EXPECT_NO_MESSAGES(&box);
    diagnosis = (struct diagnosis){.project = &project,
                                   .content = &content,
                                   .company = project.company,
                                   .blocks = &blocks,
                                   .wave = Q3};
    diagnose_progress(&box.arena, &diagnosis);
    return &diagnosis.progress;
}

static void progress_is_absent_without_blocks(void **state)
{
    (void)state;
    assert_false(diagnose_files(NULL, NULL)->shown);
    assert_int_equal(diagnosis.progress.nactions, 0);
    assert_int_equal(diagnosis.progress.nevents, 0);
}

static void actions_are_overdue_only_when_due_before_the_quarter_ended(void **state)
{
    static const struct {
        const char *due, *status, *closed;
        int overdue, late;
    } cases[] = {
        {"2026-09-29", "open", "", 1, -1},
        {"2026-08-31", "doing", "", 30, -1},
        {"2026-09-30", "open", "", 0, -1},
        {"2026-12-15", "doing", "", 0, -1},
        {"", "open", "", 0, -1},
        {"2026-08-31", "done", "", 0, -1},
        {"2026-08-31", "done", "2026-08-31", 0, 0},
        {"2026-08-31", "done", "2026-08-01", 0, 0},
        {"2026-08-31", "done", "2026-09-02", 0, 2},
        {"", "done", "2026-09-02", 0, -1},
        {"2026-08-31", "dropped", "", 0, -1},
        {"2026-08-31", "open", "2026-08-30", 30, -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct progress *p = diagnose_files(
            arena_printf(&box.arena,
                         "company,action,owner,due,status,closed\nacme,A1,Ann,%s,%s,%s\n",
                         cases[i].due, cases[i].status, cases[i].closed),
            NULL);

        assert_true(p->shown);
        assert_int_equal(p->day, QUARTER_END);
        assert_int_equal(p->nactions, 1);
        assert_int_equal(p->action[0].overdue, cases[i].overdue);
        assert_int_equal(p->action[0].late, cases[i].late);
        assert_int_equal(p->overdue, cases[i].overdue > 0);
        assert_int_equal(p->closed, cases[i].late >= 0);
        assert_int_equal(p->on_time, cases[i].late == 0);
    }
}

static void actions_stand_by_roadmap_with_what_is_overdue_first(void **state)
{
    static const struct {
        const char *name;
        int action, wave;
    } expected[] = {{"Longest overdue", -1, Q2},
                    {"a3", 1, Q2},
                    {"Next", -1, Q2},
                    {"Undated", -1, Q2},
                    {"Done", -1, Q2},
                    {"Dropped", -1, Q2},
                    {"A1", 0, Q1},
                    {"No quarter", -1, WAVE_NONE}};
    const struct progress *p =
        diagnose_files("company,wave,action,owner,due,status,result\n"
                       "acme,2026-Q1,A1,Ann,2026-06-30,done,Twice a month\n"
                       "acme,,No quarter,Ann,,open,\n"
                       "acme,2026-Q2,Dropped,Bob,2026-07-01,dropped,\n"
                       "acme,2026-Q2,Done,Bob,2026-07-01,done,\n"
                       "acme,2026-Q2,Undated,Bob,,doing,\n"
                       "acme,2026-Q2,Next,Bob,2026-10-01,open,\n"
                       "acme,2026-Q2,a3,Bob,2026-09-20,open,\n"
                       "acme,2026-Q2,Longest overdue,Bob,2026-09-01,doing,\n"
                       "acme,2026-Q4,Not yet,Bob,2026-09-01,doing,\n",
                       NULL);

    (void)state;
    assert_int_equal(p->nactions, 8);
    for (int i = 0; i < 8; i++) {
        assert_string_equal(p->action[i].name, expected[i].name);
        assert_int_equal(p->action[i].action, expected[i].action);
        assert_int_equal(p->action[i].wave, expected[i].wave);
    }
    assert_string_equal(p->action[6].result, "Twice a month");
    assert_null(p->action[0].result);
    assert_int_equal(p->counted, 7);
    assert_int_equal(p->done, 2);
    assert_int_equal(p->overdue, 2);
    assert_int_equal(p->dropped, 1);
    assert_int_equal(p->dated, 5);
}

static void an_action_carried_on_is_one(void **state)
{
    const struct progress *p =
        diagnose_files("company,wave,action,owner,status\n"
                       "acme,2026-Q2,a1,Bob,done\nacme,2026-Q1,A1,Ann,open\n"
                       "acme,2026-Q1,Other,Ann,open\nacme,2026-Q2,Other,Cid,doing\n",
                       NULL);

    (void)state;
    assert_int_equal(p->nactions, 2);
    assert_int_equal(p->done, 1);
    assert_string_equal(p->action[0].owner, "Cid");
    assert_int_equal(p->action[0].wave, Q1);
    assert_string_equal(p->action[1].owner, "Bob");
    assert_int_equal(p->action[1].wave, Q1);
}

static void events_count_from_the_quarter_the_score_is_compared_with(void **state)
{
    const char *text = "company,date,kind,event\n"
                       "acme,2026-03-31,people,Before\n"
                       "acme,2026-09-30,market,Last day\n"
                       "acme,2026-04-01,structure,First day\n"
                       "acme,2026-07-15,people,Within\n"
                       "acme,2026-10-01,people,After\n";
    const struct progress *p = diagnose_files(NULL, text);

    (void)state;
    assert_true(p->shown);
    assert_int_equal(p->nevents, 3);
    assert_string_equal(p->event[0].text, "First day");
    assert_string_equal(p->event[1].text, "Within");
    assert_string_equal(p->event[2].text, "Last day");
    assert_int_equal(p->event[2].kind, EVENT_MARKET);
    assert_int_equal(p->people, 2);
    /* The score was last shown two quarters ago. */
    diagnosis.trend[0].wave = Q1;
    diagnosis.trend[1].wave = Q3;
    diagnosis.ntrend = 2;
    diagnosis.progress = (struct progress){0};
    diagnose_progress(&box.arena, &diagnosis);
    assert_int_equal(p->nevents, 4);
    assert_int_equal(p->since, 20454);
    assert_string_equal(p->event[0].text, "Before");
}

static void progress_without_events_of_these_quarters_is_absent(void **state)
{
    (void)state;
    assert_false(
        diagnose_files(NULL, "company,date,kind,event\nacme,2025-01-01,people,Old\n")
            ->shown);
}

/* The words of the form and the enumerations are in the same order. */
static void the_form_has_the_statuses_and_kinds(void **state)
{
    (void)state;
    assert_string_equal(block_schema(BLOCK_ACTIONS)->column[3].words,
                        "open doing done dropped");
    assert_string_equal(block_schema(BLOCK_CONTEXT)->column[1].words,
                        "people structure product market system other");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(progress_is_absent_without_blocks),
        TEST(actions_are_overdue_only_when_due_before_the_quarter_ended),
        TEST(actions_stand_by_roadmap_with_what_is_overdue_first),
        TEST(an_action_carried_on_is_one),
        TEST(events_count_from_the_quarter_the_score_is_compared_with),
        TEST(progress_without_events_of_these_quarters_is_absent),
        TEST(the_form_has_the_statuses_and_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
