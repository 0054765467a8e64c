/*
 * test_strategy.c - what leaders, steps, key figures and spending say of the strategy, from
 * forms with rows made by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "composed.h"
#include "diagnose/strategy_parts.h"
#include "near.h"
#include "sandbox.h"

static struct sandbox box;
static struct blocks blocks;

static int set_up_box(void **state)
{
    sandbox_open(&box);
    blocks = (struct blocks){0};
    return set_up(state);
}

static int tear_down_box(void **state)
{
    sandbox_close(&box);
    return close_case(state);
}

/* The form of the company, and the golden company's people. */
static void form(const char *name, const char *text)
{
    sandbox_text(&box, arena_printf(&box.arena, "blocks/acme/%s.csv", name), text);
}

static void diagnosed(void)
{
    it.project.folder = box.folder;
    assert_true(blocks_load(&it.arena, &it.project, &content, &blocks, &it.diag));
    if (it.diag.first)
        diag_print(stderr, it.diag.first, false);
    assert_null(it.diag.first);
    it.blocks = &blocks;
    golden_case();
}

/* Leaders whose `whom` is yes for the first `yes` of n. */
static void leaders(int n, int yes)
{
    struct buf out = {0};

    buf_puts(&out, "leader,three_years,whom\n");
    for (int i = 0; i < n; i++)
        buf_puts(&out, arena_printf(&box.arena, "Leader %d,Words of %d.,%s\n", i, i,
                                    i < yes ? "yes" : "no"));
    form("strategy", buf_text(&out));
    buf_drop(&out);
    diagnosed();
}

/* --- leaders ---------------------------------------------------------------------- */

static void counts_follow_the_rules_of_anonymity(void **state)
{
    static const struct {
        int minimum, n, yes, asked, least, most;
        bool named;
    } table[] = {
        {5, 4, 2, 0, 0, 0, false}, /* too few */
        {5, 5, 2, 5, 2, 2, false}, /* exact */
        {5, 5, 0, 5, 0, 1, false}, /* everyone's answer: with its neighbour */
        {5, 5, 1, 5, 0, 1, false},
        {5, 5, 4, 5, 4, 5, false},
        {5, 5, 5, 5, 4, 5, false},
        {5, 9, 9, 9, 8, 9, false},
        {5, 10, 10, 10, 10, 10, false}, /* as privacy.h: from twice the minimum on */
        {5, 10, 1, 10, 1, 1, false},
        {2, 2, 1, 0, 0, 0, false}, /* of two, a neighbour would tell */
        {2, 3, 2, 3, 2, 3, false},
        {1, 4, 2, 0, 0, 0, false}, /* the minimum of those who agreed */
        {5, 1, 1, 1, 1, 1, true},  /* consent */
        {5, 3, 0, 3, 0, 0, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct leader_count *whom = &it.d.strategy.leaders.item[ITEM_WHOM];

        close_case(state);
        set_up(state);
        it.project.minimum = table[i].minimum;
        it.company.named = table[i].named;
        leaders(table[i].n, table[i].yes);
        if (whom->asked != table[i].asked || whom->least != table[i].least ||
            whom->most != table[i].most)
            fail_msg("row %zu: %d of %d gives %d..%d of %d", i, table[i].yes, table[i].n,
                     whom->least, whom->most, whom->asked);
        assert_int_equal(it.d.strategy.leaders.n, table[i].n);
        assert_int_equal(it.d.strategy.leaders.nquotes, table[i].named ? table[i].n : 0);
        assert_int_equal(it.d.strategy.leaders.withheld,
                         table[i].asked == 0 && table[i].n != 2);
    }
}

/* Two leaders are not asked about `why`, so five remain of seven. */
static void empty_cells_are_not_asked(void **state)
{
    (void)state;
    form("strategy", "leader,function,matches,whom,why,priorities,written\n"
                     "A,sales,yes,yes,,3,yes\n"
                     "B,sales,yes,yes,,3,no\n"
                     "C,marketing,no,no,no,2,no\n"
                     "D,marketing,no,no,no,0,yes\n"
                     "E,board,no,yes,yes,1,yes\n"
                     "F,board,no,yes,yes,,\n"
                     "G,other,no,no,no,3,yes\n");
    diagnosed();
    const struct leaders *l = &it.d.strategy.leaders;

    assert_int_equal(l->item[ITEM_WHY].asked, 5);
    assert_int_equal(l->item[ITEM_WHY].least, 2);
    assert_int_equal(l->item[ITEM_WHOM].most, 4);
    assert_int_equal(l->item[ITEM_HOW].asked, 0);
    assert_int_equal(l->priorities.asked, 6);
    assert_int_equal(l->priorities.most, 3);
    assert_int_equal(l->written.asked, 6);
    assert_int_equal(l->written.least, 4);
    assert_int_equal(l->matches.most, 2);
    assert_int_equal(l->criterion, CRITERION_MISSED);
    assert_int_equal(l->by[LEADER_SALES][ITEM_WHOM].asked, 0);
    assert_int_equal(l->coherence, COHERENCE_MIXED); /* 6 of 12 */
}

static void consent_shows_functions_and_words(void **state)
{
    (void)state;
    it.company.named = true;
    form("strategy",
         "leader,function,three_years,answer,matches,whom,why,how,advantage,goals\n"
         "Anna,sales,We want a third of the market. Nothing else.,shared,yes,"
         "yes,yes,yes,yes,yes\n"
         "Jan,marketing,,silence,yes,yes,no,yes,yes,yes\n");
    diagnosed();
    const struct leaders *l = &it.d.strategy.leaders;

    assert_int_equal(l->by[LEADER_SALES][ITEM_WHY].least, 1);
    assert_int_equal(l->by[LEADER_MARKETING][ITEM_WHY].most, 0);
    assert_int_equal(l->by[LEADER_BOARD][ITEM_WHY].asked, 0);
    assert_int_equal(l->coherence, COHERENCE_HIGH); /* 9 of 10 */
    assert_int_equal(l->nquotes, 1);
    assert_string_equal(l->quote[0].leader, "Anna");
    assert_int_equal(l->quote[0].words, 9);
    assert_int_equal(l->quote[0].sentences, 2);
    assert_int_equal(l->answer[THREE_YEARS_SILENCE].least, 1);
    assert_int_equal(l->criterion, CRITERION_MET);
}

/* Five of one kind and one of another: the other one's kind would be that leader's.  Counts
 * of every kind need seven leaders, as counts of answers to the survey do. */
static void kinds_of_answers_tell_no_one(void **state)
{
    static const struct {
        const char *kinds[7];
        int least[THREE_YEARS_KINDS], most[THREE_YEARS_KINDS], asked[THREE_YEARS_KINDS];
    } table[] = {
        {{"own", "own", "own", "own", "own", "slides", "silence"},
         {1, 1, 5, 0},
         {1, 1, 5, 0},
         {7, 7, 7, 7}},
        {{"own", "own", "own", "own", "slides", "silence"},
         {0, 0, 4, 0},
         {0, 0, 4, 0},
         {0, 0, 6, 0}},
        {{"own", "own", "own", "own", "own", "silence"},
         {0, 0, 5, 0},
         {0, 0, 6, 0},
         {0, 0, 6, 0}},
        {{"own", "own", "own", "own", "own", "own"},
         {0, 0, 5, 0},
         {0, 0, 6, 0},
         {0, 0, 6, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *text = "leader,answer\n";

        close_case(state);
        set_up(state);
        for (int k = 0; k < 7 && table[i].kinds[k]; k++)
            text = arena_printf(&box.arena, "%sL%d,%s\n", text, k, table[i].kinds[k]);
        form("strategy", text);
        diagnosed();
        for (int k = 0; k < THREE_YEARS_KINDS; k++) {
            const struct leader_count *c = &it.d.strategy.leaders.answer[k];

            assert_int_equal(c->asked, table[i].asked[k]);
            assert_int_equal(c->least, table[i].least[k]);
            assert_int_equal(c->most, table[i].most[k]);
        }
    }
}

static void words_and_sentences_are_counted(void **state)
{
    static const struct {
        const char *text;
        int words, sentences;
    } table[] = {
        {"", 0, 0},
        {"...", 0, 0},
        {"Growth", 1, 1},
        {"We grow. We stay!", 4, 2},
        {"Wzrost o 5 %, np. w eksporcie. Tyle.", 7, 2},
        {"Хотим расти… Быстро? Да.", 4, 3},
        {"Дом в г. Москва и т. д.", 7, 1},
        {"J. Kowalski leads. “Who else?”", 5, 2},
        {"one – two", 2, 1},
        {"Wait... what. No", 3, 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        int words = count_words(table[i].text), sentences = count_sentences(table[i].text);

        if (words != table[i].words || sentences != table[i].sentences)
            fail_msg("%s: %d words, %d sentences", table[i].text, words, sentences);
    }
}

/* Six answers of all quarters and one of this: the difference would be that leader's. */
static void a_new_leader_is_not_told_by_difference(void **state)
{
    const char *text = "wave,leader,whom\n2026-Q3,New,yes\n";

    (void)state;
    for (int i = 0; i < 6; i++)
        text = arena_printf(&box.arena, "%s,L%d,%s\n", text, i, i < 3 ? "yes" : "no");
    form("strategy", text);
    diagnosed();
    assert_int_equal(it.d.strategy.leaders.n, 1);
    assert_true(it.d.strategy.leaders.withheld);
}

/* --- steps, key figures, spending ------------------------------------------------- */

static void the_next_step_is_the_first_not_done(void **state)
{
    (void)state;
    form("steps", "step,status,note\n"
                  "numbers,doing,With Finance\n"
                  "strategy,done,\n"
                  "meetings,done,\n");
    diagnosed();
    const struct strategy_steps *s = &it.d.strategy.steps;

    assert_true(s->shown);
    assert_int_equal(s->n, 7);
    assert_int_equal(s->done, 2);
    assert_int_equal(s->next, 1);
    assert_int_equal(s->step[1].status, STEP_DOING);
    assert_string_equal(s->step[1].note, "With Finance");
    assert_int_equal(s->step[2].status, STEP_UNKNOWN);
    assert_false(it.d.strategy.leaders.shown || it.d.strategy.catalogue.shown ||
                 it.d.strategy.spend.shown);
}

/* Marketing holds four, three of them short: exactly the convention's three quarters. */
static void short_termism_is_a_share_of_marketing(void **state)
{
    (void)state;
    form("catalogue", "kpi,function,horizon_days,strategy,goal,leads\n"
                      "Leads,marketing,30,,,yes\n"
                      "Cost per lead,marketing,90,New customers,Fill the funnel,yes\n"
                      "Brand preference,marketing,91,Be preferred,Be known,no\n"
                      "Revenue,both,90,new  customers,,no\n"
                      "Calls,sales,7,New customers,fill the funnel,no\n");
    diagnosed();
    const struct catalogue *c = &it.d.strategy.catalogue;

    close_to(c->index[FUNCTION_MARKETING], 0.75, 0, "Marketing");
    close_to(c->index[FUNCTION_SALES], 1, 0, "Sales");
    assert_true(c->short_term);
    assert_false(c->leads_alone);
    assert_int_equal(c->orphans, 1);
    assert_int_equal(c->shared, 1);
    assert_int_equal(c->cell[0][HOLDER_MARKETING], 2);
    assert_int_equal(c->cell[1][HOLDER_MARKETING], 1);
    assert_int_equal(c->cell[0][HOLDER_BOTH], 1);
    assert_int_equal(c->cell[0][HOLDER_SALES], 1);
    static const char *const order[] = {"Cost per lead", "Calls", "Revenue",
                                        "Brand preference", "Leads"};
    for (int i = 0; i < 5; i++)
        assert_string_equal(c->kpi[i].name, order[i]);
}

static void a_marketing_of_leads_alone_is_told(void **state)
{
    (void)state;
    form("catalogue", "kpi,function,horizon_days,leads,kind\n"
                      "Leads,marketing,30,yes,quantity\n"
                      "MQL,marketing,120,yes,quality\n"
                      "Won,sales,120,no,\n");
    diagnosed();
    const struct catalogue *c = &it.d.strategy.catalogue;

    assert_true(c->leads_alone);
    assert_false(c->short_term); /* 1 of 2 */
    assert_int_equal(c->kpi[1].kind, KIND_QUALITY);
    assert_int_equal(c->kpi[2].kind, KIND_UNKNOWN);
    assert_int_equal(c->orphans, 3);
}

static void a_figure_of_both_may_be_two_rows(void **state)
{
    (void)state;
    form("catalogue", "kpi,function,horizon_days\n"
                      "Revenue,sales,90\n"
                      "Leads,marketing,30\n"
                      "revenue,marketing,360\n"
                      "Margin,sales,90\n");
    diagnosed();
    assert_int_equal(it.d.strategy.catalogue.shared, 1);
    assert_int_equal(it.d.strategy.catalogue.held[FUNCTION_SALES], 2);
    assert_int_equal(it.d.strategy.catalogue.held[FUNCTION_MARKETING], 2);
}

/* 60 000 of 80 000 between brand and activation; 40 000 of 100 000 in all for the future.
 */
static void spending_is_parted_by_quarter(void **state)
{
    (void)state;
    form("spend", "wave,purpose,amount\n"
                  "2026-Q2,activation,50000\n"
                  "2026-Q3,activation,60000\n"
                  "2026-Q3,brand,20000\n"
                  "2026-Q3,research,15000\n"
                  "2026-Q3,advice,5000\n"
                  "2026-Q4,brand,1\n");
    diagnosed();
    const struct spend *s = &it.d.strategy.spend;

    assert_int_equal(s->n, 2);
    close_to(s->quarter[0].brand, 0, 0, "brand then");
    close_to(s->quarter[1].brand, 0.25, 1e-12, "brand");
    close_to(s->quarter[1].future, 0.4, 1e-12, "future");
    close_to(s->quarter[1].total, 100000, 0, "total");
    assert_int_equal(s->quarter[1].wave, CASE_WAVE);
}

static void spending_without_quarter_or_amount(void **state)
{
    (void)state;
    form("spend", "purpose,amount\nresearch,300\nadvice,0\n");
    diagnosed();
    assert_int_equal(it.d.strategy.spend.n, 1);
    assert_int_equal(it.d.strategy.spend.quarter[0].wave, WAVE_NONE);
    assert_true(isnan(it.d.strategy.spend.quarter[0].brand));
    close_to(it.d.strategy.spend.quarter[0].future, 1, 0, "future");
}

static void nothing_spent_is_nothing_to_say(void **state)
{
    (void)state;
    form("spend", "purpose,amount\nbrand,0\n");
    diagnosed();
    assert_false(it.d.strategy.spend.shown || it.d.strategy.shown);
}

#define BOXED(f) cmocka_unit_test_setup_teardown(f, set_up_box, tear_down_box)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOXED(counts_follow_the_rules_of_anonymity),
        BOXED(empty_cells_are_not_asked),
        BOXED(consent_shows_functions_and_words),
        BOXED(kinds_of_answers_tell_no_one),
        BOXED(a_new_leader_is_not_told_by_difference),
        cmocka_unit_test(words_and_sentences_are_counted),
        BOXED(the_next_step_is_the_first_not_done),
        BOXED(short_termism_is_a_share_of_marketing),
        BOXED(a_marketing_of_leads_alone_is_told),
        BOXED(a_figure_of_both_may_be_two_rows),
        BOXED(spending_is_parted_by_quarter),
        BOXED(spending_without_quarter_or_amount),
        BOXED(nothing_spent_is_nothing_to_say),
    };
    return cmocka_run_group_tests(tests, load_composer, drop_composer);
}
