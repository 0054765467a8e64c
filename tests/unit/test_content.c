/*
 * test_content.c - the diagnosis' own content: a small complete set, and the same with one
 * thing broken at a time.
 */
#include "base/text.h"
#include "read/project.h"

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
     "id,level,questions,owner,days,effort,sponsor,contested,leads,stances,metric,"
     "title.en,title.pl,text.en,text.pl,kpi.en,kpi.pl,steps.en,steps.pl\n"
     "A1,1,q2 q20,HoS+HoM,30,S,no,no,yes,any,sales_cycle_days,"
     "Meet,Spotkać,a,w\u00A0firmie,c,d,Ask | Write|Decide,Zapytać | Spisać | Ustalić\n"
     "X1,3,q16,HoM,90,L,yes,yes,no,shared one-outcome,-,a,b,c,d,e,f,1|2|3,4|5|6\n"},
    {"content/answers.csv", "label,language,strength,role\nagree,en,2,answer\n"},
    {"content/kpis.csv", "id,unit,direction,decimals,level,tolerance,owner,leads,collect,"
                         "name.en,name.pl,about.en,about.pl\n"
                         "win_rate,rate,up,1,3,0.10,sales,no,yes,a,b,c,d\n"
                         "sales_cycle_days,days,down,0,3,0.05,company,yes,no,a,b,c,d\n"},
    {"content/metric_names.csv", "id,language,names\n"
                                 "win_rate,en,win rate | winning\n"},
    {"content/sources.csv", "id,authors,title,language,address,short.en,short.pl,"
                            "where.en,where.pl\n"
                            "ross-1993,Ross M. H.,The Title,en,,a,b,c,d\n"},
    {"content/claims.csv", "id,status,use,evidence,source,text.en,text.pl,note.en,note.pl\n"
                           "S10,narrower,why,cases,ross-1993,a,b,c,d\n"},
    {"content/checklists.csv", "list,id,questions,text.en,text.pl,about.en,about.pl\n"
                               "steps,strategy,q11,a,b,,\n"},
    {"content/branches.csv",
     "id,questions,metrics,signs,name.en,name.pl,low.en,low.pl,high.en,high.pl,"
     "about.en,about.pl,next.en,next.pl\n"
     "strategy,q8 q11,win_rate,targets leaders,a,b,c,d,e,f,g,h,i,j\n"
     "delivery,,,work,a,b,,,,,g,h,i,j\n"},
    {"content/models.csv",
     "model,scenario,questions,metrics,name.en,name.pl,meaning.en,meaning.pl,"
     "first.en,first.pl,strain.en,strain.pl\n"
     "b2b,1,q7,win_rate,a,b,c,d,e,f,g,h\nb2b,2,q7,win_rate,a,b,c,d,e,f,g,h\n"
     "b2b,3,q7,win_rate,a,b,c,d,e,f,g,h\nb2c,1,q7,win_rate,a,b,c,d,e,f,g,h\n"
     "b2c,2,q7,win_rate,a,b,c,d,e,f,g,h\nb2c,3,q7,win_rate,a,b,c,d,e,f,g,h\n"
     "b2g,1,q7,win_rate,a,b,c,d,e,f,g,h\nb2g,2,q7,win_rate,a,b,c,d,e,f,g,h\n"
     "b2g,3,q7,win_rate,a,b,c,d,e,f,g,h\n"},
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
    assert_true(a->leads && !a[1].leads);
    assert_int_equal(a->stances,
                     1 << STANCE_SEPARATE | 1 << STANCE_ONE_OUTCOME | 1 << STANCE_SHARED);
    assert_int_equal(a[1].stances, 1 << STANCE_ONE_OUTCOME | 1 << STANCE_SHARED);
    assert_int_equal(a->metric, 1);
    assert_int_equal(a[1].metric, -1);
    assert_string_equal(a->step[1].in[0], "Write");
    assert_string_equal(a->step[2].in[1], "Ustalić");
    assert_true(!content.metric[0].leads && content.metric[1].leads);
    assert_true(content.metric[0].collect && !content.metric[1].collect);
    assert_int_equal(metric_find(&content, "sales_cycle_days"), 1);
    assert_int_equal(metric_find(&content, "none"), -1);
    assert_false(content.metric[1].up_is_good);
    assert_int_equal(content.metric[1].unit, UNIT_DAYS);
    assert_true(fabs(content.metric[1].tolerance - 0.05) < 1e-12);
    assert_int_equal(content.metric[1].owner, OWNER_COMPANY);
    assert_int_equal(content.nbranches, 2);
    assert_int_equal(content.branch[0].question[1], 10);
    assert_int_equal(content.branch[0].metric[0], 0);
    assert_true(content.branch[0].targets && !content.branch[0].work);
    assert_string_equal(content.branch[1].low.in[0] ? content.branch[1].low.in[0] : "", "");
    assert_int_equal(content.nmodels, MODEL_CARDS);
    assert_string_equal(content.model[8].strain.in[1], "h");
    assert_int_equal(content.nsources, 1);
    assert_string_equal(source_find(&content, "ross-1993")->where.in[1], "d");
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

/* What Sales and Marketing are there for has its figures: volume, margin and cost of
 * selling; leads in full and on time; brand; contact with customers; what other functions
 * deliver. */
static void figures_of_every_method_are_known(void **state)
{
    static const struct {
        const char *id;
        enum unit unit;
        bool up;
        enum metric_owner owner;
        bool leads;
    } expected[] = {
        {"sales_revenue", UNIT_MONEY, true, OWNER_SALES, false},
        {"sales_margin", UNIT_RATE, true, OWNER_SALES, false},
        {"selling_cost_share", UNIT_RATE, false, OWNER_SALES, false},
        {"sales_cycle_days", UNIT_DAYS, false, OWNER_SALES, false},
        {"won_per_conversation", UNIT_RATE, true, OWNER_SALES, false},
        {"mql_to_plan", UNIT_RATE, true, OWNER_MARKETING, true},
        {"mql_on_time", UNIT_RATE, true, OWNER_MARKETING, true},
        {"brand_preference", UNIT_RATE, true, OWNER_MARKETING, false},
        {"field_days", UNIT_DAYS, true, OWNER_MARKETING, false},
        {"campaign_conversion", UNIT_RATE, true, OWNER_BOTH, true},
        {"key_account_teams", UNIT_RATE, true, OWNER_BOTH, false},
        {"new_customer_share", UNIT_RATE, true, OWNER_COMPANY, false},
        {"on_time_delivery", UNIT_RATE, true, OWNER_COMPANY, false},
        {"defect_rate", UNIT_RATE, false, OWNER_COMPANY, false},
    };

    (void)state;
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        int metric = metric_find(&content, expected[i].id);

        if (metric < 0)
            fail_msg("no figure %s", expected[i].id);
        assert_int_equal(content.metric[metric].unit, expected[i].unit);
        assert_int_equal(content.metric[metric].up_is_good, expected[i].up);
        assert_int_equal(content.metric[metric].owner, expected[i].owner);
        assert_int_equal(content.metric[metric].leads, expected[i].leads);
    }
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
        {"actions", "no,yes,any", "no,any,any", "2:9 CONTENT"},
        {"actions", ",any,", ",one,", "2:10 CONTENT"},
        {"actions", "shared one-", "shared  two-", "3:10 CONTENT"},
        {"actions", ",any,", ",,", "2:10 CONTENT"},
        {"actions", ",any,sales_cycle_days", ",any,sales_cycle", "2:11 CONTENT"},
        {"actions", "Ask | Write|Decide", "Ask | Write", "2:18 CONTENT"},
        {"actions", "Ask | Write|Decide", "Ask | Write | Decide | Act", "2:18 CONTENT"},
        {"actions", "4|5|6", "4||6", "3:19 CONTENT"},
        {"actions", "4|5|6", " ", "3:19 TEXT_MISSING"},
        {"kpis", "0.10", "ten", "2:6 CONTENT"},
        {"kpis", "rate,up", "rate,sideways", "2:3 CONTENT"},
        {"kpis", ",days,", ",weeks,", "3:2 CONTENT"},
        {"kpis", "company,yes", "company,", "3:8 CONTENT"},
        {"kpis", "sales,no,yes", "sales,no,always", "2:9 CONTENT"},
        {"kpis", ",company,", ",board,", "3:7 CONTENT"},
        {"branches", "delivery,", "personal,", "3:1 CONTENT"},
        {"branches", "delivery,", "strategy,", "3:1 CONTENT"},
        {"branches", "win_rate", "win", "2:3 CONTENT"},
        {"branches", "leaders", "followers", "2:4 CONTENT"},
        {"branches", "a,b,c,d,e", "a,b,,d,e", "2:7 TEXT_MISSING"},
        {"models", "b2g,3", "b2x,3", "10:1 CONTENT"},
        {"models", "b2g,3", "b2g,2", "10:0 CONTENT"},
        {"models", "b2b,1,q7", "b2b,1,", "2:3 CONTENT"},
        {"models", "b2g,3,q7,win_rate,a,b,c,d,e,f,g,h\n", "", "1:0 CONTENT"},
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
        TEST(content_reads_a_complete_set),      TEST(content_delivered_is_complete),
        TEST(figures_of_every_method_are_known), TEST(content_reports_what_is_broken),
        TEST(content_reports_missing_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
