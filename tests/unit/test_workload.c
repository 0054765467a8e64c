/*
 * test_workload.c - where time goes: capacity, material, systems and reports, with numbers
 * worked out by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/date.h"
#include "near.h"
#include "one_case.h"
#include "workload_rows.h"

/* --- capacity ------------------------------------------------------------------------- */

static void add_capacity(const char *source, double leads, double reps, double per_rep,
                         double untouched)
{
    struct block_row *row = add_row(BLOCK_CAPACITY, CASE_WAVE);

    row->value[0].text = source;
    row->value[1].number = leads;
    row->value[2].number = reps;
    row->value[3].number = per_rep;
    row->value[5].number = untouched;
}

static void capacity_is_people_times_leads_per_person(void **state)
{
    const struct capacity *c = &it.d.workload.capacity;

    (void)state;
    add_capacity("fairs", 180, 3, 60, 41);     /* as many as can be worked */
    add_capacity("referrals", 60, 2.5, 32, 0); /* 80 can: room for 20 */
    add_capacity("webinars", 420, 4, 75, 66);  /* 300 can: 120 too many */
    assert_true(case_diagnose(&it));
    assert_int_equal(c->n, 3);
    assert_string_equal(c->row[0].source, "webinars");
    close_to(c->row[0].gap, 120, 0, "too many");
    close_to(c->row[0].used, 1.4, 1e-12, "load");
    close_to(c->row[0].untouched, 66.0 / 420, 1e-12, "untouched");
    assert_string_equal(c->row[1].source, "fairs");
    close_to(c->row[1].gap, 0, 0, "leads equal to capacity");
    close_to(c->row[1].used, 1, 0, "full load");
    close_to(c->row[2].gap, -20, 0, "room");
    close_to(c->row[2].used, 0.75, 1e-12, "room");
    close_to(c->all.leads, 660, 0, "leads");
    close_to(c->all.capacity, 560, 0, "capacity");
    close_to(c->all.gap, 100, 0, "gap");
    close_to(c->all.untouched, 107.0 / 660, 1e-12, "untouched of all");
    assert_true(isnan(c->all.contact_hours)); /* medians do not add up */
    assert_int_equal(c->no_fallback, 3);
    assert_int_equal(it.d.workload.topic, TOPIC_CAPACITY);
}

static void without_anybody_there_is_no_load(void **state)
{
    const struct capacity *c = &it.d.workload.capacity;

    (void)state;
    add_capacity(NULL, 40, 0, 60, 41);
    assert_true(case_diagnose(&it));
    close_to(c->all.capacity, 0, 0, "capacity");
    close_to(c->all.gap, 40, 0, "gap");
    assert_true(isnan(c->all.used));
    assert_true(isnan(c->all.untouched)); /* more than there are leads: not believed */
    assert_int_equal(it.d.workload.topic, TOPIC_CAPACITY);
}

/* 100 for 60 at the fairs, 20 for 100 from referrals: 40 to spare in all, and yet. */
static void one_source_may_have_too_little_time(void **state)
{
    const struct capacity *c = &it.d.workload.capacity;

    (void)state;
    add_capacity("fairs", 100, 1, 60, NAN);
    add_capacity("referrals", 20, 2, 50, 20); /* all of them */
    assert_true(case_diagnose(&it));
    close_to(c->all.gap, -40, 0, "in all");
    close_to(c->row[0].gap, 40, 0, "fairs");
    close_to(c->row[1].untouched, 1, 0, "all untouched");
    close_to(c->all.untouched, 1, 0, "of the rows that say it");
    assert_int_equal(it.d.workload.topic, TOPIC_CAPACITY);
}

static void room_at_every_source_costs_no_time(void **state)
{
    (void)state;
    add_capacity("fairs", 60, 1, 60, 0);
    assert_true(case_diagnose(&it));
    close_to(it.d.workload.capacity.all.gap, 0, 0, "gap");
    assert_true(it.d.workload.shown);
    assert_int_equal(it.d.workload.topic, TOPIC_NONE);
}

/* --- material ------------------------------------------------------------------------- */

static void add_material(int wave, const char *updated, int usable, double minutes)
{
    struct block_row *row = add_row(BLOCK_MATERIALS, wave);
    long days;

    assert_true(date_parse(updated, &days));
    row->value[0].text = updated;
    row->value[1].number = (double)days;
    row->value[2].choice = usable;
    row->value[3].number = minutes;
}

static void material_is_old_after_twelve_months_to_the_day(void **state)
{
    const struct materials *m = &it.d.workload.materials;

    (void)state;
    add_material(WAVE_NONE, "2025-09-30", 1, 9);  /* the same day a year before */
    add_material(WAVE_NONE, "2025-09-29", 1, 40); /* a day more */
    add_material(WAVE_NONE, "2024-01-31", 0, 12); /* 31 months and 30 days */
    add_material(WAVE_NONE, "2026-10-05", -1, 5); /* after the quarter */
    add_material(WAVE_NONE, "2026-07-01", 0, NAN);
    assert_true(case_diagnose(&it));
    assert_int_equal(m->n, 5);
    assert_int_equal(m->old, 2);
    assert_int_equal(m->rated, 4);
    assert_int_equal(m->unusable, 2);
    assert_int_equal(m->stale, 3);
    assert_int_equal(m->timed, 4);
    close_to(m->minutes, 10.5, 0, "median of 5, 9, 12, 40");
    assert_string_equal(m->oldest[0].name, "2024-01-31");
    assert_int_equal(m->oldest[0].months, 31);
    assert_string_equal(m->oldest[1].name, "2025-09-29");
    assert_int_equal(m->oldest[1].months, 12);
    assert_true(m->oldest[1].old);
    assert_int_equal(m->oldest[2].months, 12);
    assert_false(m->oldest[2].old);
    assert_int_equal(m->oldest[4].months, 0);
    assert_int_equal(it.d.workload.topic, TOPIC_MATERIALS);
}

static void a_list_of_an_earlier_quarter_is_judged_at_its_end(void **state)
{
    const struct materials *m = &it.d.workload.materials;

    (void)state;
    add_material(CASE_WAVE - 1, "2025-06-30", 1, NAN); /* a year before 2026-06-30 */
    add_material(CASE_WAVE + 1, "2001-01-01", 0, NAN); /* of a quarter to come */
    assert_true(case_diagnose(&it));
    assert_int_equal(m->n, 1);
    assert_int_equal(m->old, 0);
    assert_int_equal(m->wave, CASE_WAVE - 1);
    assert_string_equal(date_iso(&it.arena, m->on), "2026-06-30");
    assert_true(isnan(m->minutes));
    assert_int_equal(it.d.workload.topic, TOPIC_NONE);
}

/* --- systems and reports ---------------------------------------------------------- */

static void add_system(int used_by, double hours)
{
    struct block_row *row = add_row(BLOCK_SYSTEMS, WAVE_NONE);

    row->value[0].text = "CRM";
    row->value[1].choice = used_by;
    row->value[2].number = hours;
}

static void double_entry_is_counted_over_46_weeks(void **state)
{
    const struct systems *s = &it.d.workload.systems;

    (void)state;
    add_system(USED_BY_BOTH, NAN);
    add_system(USED_BY_SALES, 4);
    add_system(USED_BY_BOTH, 0);
    add_system(USED_BY_MARKETING, 7.5);
    assert_true(case_diagnose(&it));
    close_to(s->hours, 11.5, 0, "a week");
    close_to(s->hours_year, 529, 0, "11.5 x 46");
    assert_int_equal(s->by[USED_BY_BOTH], 2);
    assert_int_equal(s->by[USED_BY_SALES], 1);
    close_to(s->row[0].hours, 7.5, 0, "the most first");
    assert_true(isnan(s->row[3].hours));
    close_to(it.d.workload.hours, 11.5, 0, "hours of the chapter");
    assert_int_equal(it.d.workload.topic, TOPIC_SYSTEMS);
}

static void hours_nobody_gave_are_not_known(void **state)
{
    (void)state;
    add_system(USED_BY_SALES, NAN);
    assert_true(case_diagnose(&it));
    assert_true(isnan(it.d.workload.systems.hours));
    assert_true(isnan(it.d.workload.systems.hours_year));
    assert_true(isnan(it.d.workload.hours));
    assert_int_equal(it.d.workload.topic, TOPIC_NONE);
}

static void add_report(const char *name, double hours, int read)
{
    struct block_row *row = add_row(BLOCK_BURDEN, WAVE_NONE);

    row->value[0].text = name;
    row->value[1].number = hours;
    row->value[2].choice = read;
}

static void reports_nobody_reads_stand_first(void **state)
{
    const struct burden *b = &it.d.workload.burden;

    (void)state;
    add_report("calls", 9, 1);
    add_report("rivals", 1.5, 0);
    add_report("product", 9, -1);
    add_report("fair", 2.5, 0);
    assert_true(case_diagnose(&it));
    close_to(b->hours, 22, 0, "hours");
    close_to(b->unread, 4, 0, "unread");
    close_to(b->unread_share, 2.0 / 11, 1e-12, "of all hours");
    assert_int_equal(b->nunread, 2);
    assert_int_equal(b->nknown, 3);
    assert_string_equal(b->row[0].name, "fair");
    assert_string_equal(b->row[1].name, "rivals");
    assert_string_equal(b->row[2].name, "calls"); /* as in the file when alike */
    assert_string_equal(b->row[3].name, "product");
    add_system(USED_BY_SALES, 22);
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.workload.topic, TOPIC_BURDEN); /* as many hours as double entry */
    close_to(it.d.workload.hours, 44, 0, "both");
}

static void reports_that_take_no_time_have_no_share(void **state)
{
    (void)state;
    add_report("calls", 0, 0);
    assert_true(case_diagnose(&it));
    close_to(it.d.workload.burden.unread, 0, 0, "unread");
    assert_true(isnan(it.d.workload.burden.unread_share));
    assert_int_equal(it.d.workload.topic, TOPIC_NONE);
}

static void without_blocks_there_is_no_chapter(void **state)
{
    (void)state;
    it.blocks = NULL;
    assert_true(case_diagnose(&it));
    assert_false(it.d.workload.shown);
    assert_int_equal(it.d.workload.topic, TOPIC_NONE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_rows, close_case)
    const struct CMUnitTest tests[] = {
        TEST(capacity_is_people_times_leads_per_person),
        TEST(without_anybody_there_is_no_load),
        TEST(one_source_may_have_too_little_time),
        TEST(room_at_every_source_costs_no_time),
        TEST(material_is_old_after_twelve_months_to_the_day),
        TEST(a_list_of_an_earlier_quarter_is_judged_at_its_end),
        TEST(double_entry_is_counted_over_46_weeks),
        TEST(hours_nobody_gave_are_not_known),
        TEST(reports_nobody_reads_stand_first),
        TEST(reports_that_take_no_time_have_no_share),
        TEST(without_blocks_there_is_no_chapter),
    };
    return cmocka_run_group_tests_name("workload", tests, NULL, NULL);
}
