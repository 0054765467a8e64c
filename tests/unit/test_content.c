/*
 * test_content.c - the diagnosis' own content: a small complete set, and the same with one
 * thing broken at a time.
 */
#include "base/text.h"
#include "read/content.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"

static struct content content;

static const struct {
    const char *name, *text;
} files[] = {
    {"text/en.csv", "key,text\n"},
    {"text/pl.csv", "key,text\n"},
    {"text/README.csv", "not a language\n"},
    {"content/pains.csv", "id,name.en,name.pl,about.en,about.pl,start.en,start.pl\n"
                          "silos,a,b,c,d,e,f\n"
                          "management,a,b,c,d,e,f\n"
                          "understanding,a,b,c,d,e,f\n"},
    {"content/dimensions.csv", "id,pain,name.en,name.pl,about.en,about.pl\n"
                               "trust,silos,a,b,c,d\n"
                               "knowledge,understanding,a,b,c,d\n"
                               "customer,understanding,a,b,c,d\n"
                               "planning,management,a,b,c,d\n"
                               "measures,silos,a,b,c,d\n"},
    {"content/levels.csv", "id,name.en,name.pl,summary.en,summary.pl\n"
                           "undefined,a,b,c,d\n"
                           "defined,a,b,c,d\n"
                           "aligned,a,b,c,d\n"
                           "integrated,a,b,c,d\n"},
    {"content/traits.csv", "level,text.en,text.pl\n1,a,b\n4,c,d\n4,e,f\n"},
    {"content/stay.csv", "level,text.en,text.pl\n2,a,b\n"},
    {"content/owners.csv", "id,name.en,name.pl\nHoS,a,b\nHoM,c,d\n"},
    {"content/actions.csv",
     "id,level,questions,owner,days,effort,sponsor,contested,"
     "title.en,title.pl,text.en,text.pl,kpi.en,kpi.pl\n"
     "A1,1,q2 q20,HoS+HoM,30,S,no,no,Meet,Spotkać,a,w\u00A0firmie,c,d\n"
     "X1,3,q16,HoM,90,L,yes,yes,a,b,c,d,e,f\n"},
    {"content/answers.csv", "label,language,strength,role\nagree,en,2,answer\n"},
    {"content/kpis.csv", "id,unit,direction,decimals,level,tolerance,"
                         "name.en,name.pl,about.en,about.pl\n"
                         "win_rate,rate,up,1,3,0.10,a,b,c,d\n"
                         "sales_cycle_days,days,down,0,3,0.05,a,b,c,d\n"},
    {"content/metric_names.csv", "id,language,names\n"
                                 "win_rate,en,win rate | winning\n"},
};

static const char *statements(void)
{
    const char *all = "id,dimension,actor,statement.en,statement.pl,label.en,label.pl\n";

    for (int i = 1; i <= QUESTIONS; i++)
        all = arena_printf(&box.arena, "%sq%d,%s,%s,Statement %d,Zdanie %d,s%d,z%d\n", all,
                           i, i == 7 ? "measures" : "trust", i == 3 ? "heads" : "both", i,
                           i, i, i);
    return all;
}

/* Writes all files, with the first `old` in file `name` replaced by `new`. */
static void write_files(const char *name, const char *old, const char *new)
{
    for (size_t i = 0; i <= sizeof files / sizeof *files; i++) {
        bool last = i == sizeof files / sizeof *files;
        const char *file = last ? "content/statements.csv" : files[i].name;
        const char *text = last ? statements() : files[i].text;

        if (name && strcmp(name, file) == 0) {
            const char *at = strstr(text, old);

            assert_non_null(at);
            text = arena_printf(&box.arena, "%.*s%s%s", (int)(at - text), text, new,
                                at + strlen(old));
        }
        sandbox_text(&box, arena_printf(&box.arena, "templates/%s", file), text);
    }
}

static bool load(void)
{
    return content_load(&box.arena, box.folder, &content, &box.diag);
}

static void content_reads_a_complete_set(void **state)
{
    const struct action *a = &content.action[0];

    (void)state;
    write_files(NULL, NULL, NULL);
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(content.languages.n, 2);
    assert_int_equal(language_find(&content.languages, "pl"), 1);
    assert_int_equal(language_find(&content.languages, "ru"), -1);
    assert_string_equal(content.statement[6].text.in[1], "Zdanie 7");
    assert_int_equal(content.statement[6].dimension, 4);
    assert_int_equal(content.statement[2].actor, ACTOR_HEADS);
    assert_int_equal(content.dimension[3].pain, 1);
    assert_int_equal(content.level[3].ntraits, 2);
    assert_string_equal(content.level[3].traits[1].in[0], "e");
    assert_int_equal(content.level[1].nstay, 1);
    assert_int_equal(content.nactions, 2);
    assert_int_equal(a->nquestions, 2);
    assert_int_equal(a->question[1], 19);
    assert_string_equal(a->owner, "HoS+HoM");
    assert_string_equal(a->title.in[1], "Spotkać");
    assert_string_equal(a->text.in[1], "w\u00A0firmie"); /* not to be broken after "w" */
    assert_false(a->sponsor_only);
    assert_true(a[1].sponsor_only && a[1].contested);
    assert_int_equal(a[1].days, 90);
    assert_int_equal(a[1].effort, EFFORT_L);
    assert_int_equal(metric_find(&content, "sales_cycle_days"), 1);
    assert_int_equal(metric_find(&content, "none"), -1);
    assert_false(content.metric[1].up_is_good);
    assert_int_equal(content.metric[1].unit, UNIT_DAYS);
    assert_true(fabs(content.metric[1].tolerance - 0.05) < 1e-12);
    assert_int_equal(content.nmetric_names, 1);
    assert_string_equal(content.metric_names[0].names, "win rate | winning");
}

/* The content that is delivered, in every language that has texts. */
static void content_delivered_is_complete(void **state)
{
    (void)state;
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    EXPECT_NO_MESSAGES(&box);
    assert_true(language_find(&content.languages, "en") >= 0);
    assert_true(language_find(&content.languages, "pl") >= 0);
    assert_true(language_find(&content.languages, "ru") >= 0);
    assert_int_equal(content.nactions, 36);
    assert_true(metric_find(&content, "pipeline_velocity") >= 0);
    for (int i = 0; i < LEVELS; i++)
        assert_true(content.level[i].ntraits > 0);
}

static void content_reports_what_is_broken(void **state)
{
    static const struct {
        const char *file, *old, *new, *message;
    } cases[] = {
        {"pains", "management,a,b", "management,a,", "3:3 TEXT_MISSING"},
        {"pains", "start.pl", "start.ru", "1:0 CONTENT"},
        {"pains", "management,a,b,c,d,e,f\n", "", "1:0 CONTENT"},
        {"pains", "management", "silos", "3:1 CONTENT"},
        {"pains", "management,", "management,\"", "3:2 CSV_SYNTAX"},
        {"dimensions", "customer,understanding", "customer,nothing", "4:2 CONTENT"},
        {"dimensions", "trust,silos,a,b,c,d", "trust,silos,a,b,c", "2:0 CONTENT"},
        {"statements", "q5,", "q6,", "6:1 CONTENT"},
        {"statements", "heads", "nobody", "4:3 CONTENT"},
        {"statements", "s20", "more than forty characters stand in this one",
         "21:6 CONTENT"},
        {"traits", "4,c", "5,c", "3:1 CONTENT"},
        {"traits", "1,a", "one,a", "2:1 CONTENT"},
        {"owners", "HoM,c", ",c", "3:1 CONTENT"},
        {"actions", "HoS+HoM", "HoS+CEO", "2:4 CONTENT"},
        {"actions", "q2 q20", "q2 q21", "2:3 CONTENT"},
        {"actions", "q2 q20", "q1 q2 q3 q4 q5", "2:3 CONTENT"},
        {"actions", ",30,", ",45,", "2:5 CONTENT"},
        {"actions", "S,no", "S,maybe", "2:7 CONTENT"},
        {"kpis", "0.10", "ten", "2:6 CONTENT"},
        {"kpis", "rate,up", "rate,sideways", "2:3 CONTENT"},
        {"kpis", ",days,", ",weeks,", "3:2 CONTENT"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *file = arena_printf(&box.arena, "content/%s.csv", cases[i].file);
        const char *expected =
            arena_printf(&box.arena, "templates/%s:%s -", file, cases[i].message);

        box.diag = (struct diag){.arena = &box.arena};
        write_files(file, cases[i].old, cases[i].new);
        assert_false(load());
        assert_string_equal(sandbox_message(&box, 0), expected);
        assert_int_equal(diag_status(&box.diag, false), 2);
    }
}

static void content_reports_missing_files(void **state)
{
    (void)state;
    assert_false(load());
    EXPECT_MESSAGES(&box, "templates/text:0:0 DATA_MISSING -");
    write_files(NULL, NULL, NULL);
    unlink(file_join(&box.arena, box.folder, "templates/content/owners.csv"));
    assert_false(load());
    assert_string_equal(sandbox_message(&box, 1),
                        "templates/content/owners.csv:0:0 DATA_MISSING -");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(content_reads_a_complete_set),
        TEST(content_delivered_is_complete),
        TEST(content_reports_what_is_broken),
        TEST(content_reports_missing_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
