/*
 * fill_discussion.c - the sheet for the workshop: agenda, joint problem list, open
 * questions and room to write.
 *
 * Without survey results the lists are there to be filled.
 */
#include "compose/fill.h"
#include "read/claims.h"

#include <math.h>

enum { EMPTY_ROWS = 2, EMPTY_LIST = 5, STEPS = 3 };

/* The session takes place whatever is known: its sheet is there with the agenda. */
bool fill_has_discussion(const struct fill *f)
{
    const struct checklist_item *first;

    return checklist_find(f->content, "agenda", &first) > 0;
}

static void fill_agenda(const struct fill *f, struct template_dict *d)
{
    const struct checklist_item *item;
    int n = checklist_find(f->content, "agenda", &item);

    for (int i = 0; i < n; i++) {
        struct template_dict *row =
            fill_row(d, "AGENDA_ROW", "NAME", fill_in(f, &item[i].text));

        template_set_text(row, "TEXT", fill_in(f, &item[i].about));
    }
    n = checklist_find(f->content, "agenda_rules", &item);
    if (n == 0)
        return;
    struct template_dict *rules = template_add_section(d, "SESSION_RULES");

    for (int i = 0; i < n; i++)
        fill_row(rules, "SESSION_RULE", "TEXT", fill_in(f, &item[i].text));
}

/* What the joint problem list shows. */
static const char *problems_finding(const struct fill *f)
{
    int low = f->d->discussion.low;

    if (!f->d->survey_shown)
        return fill_word(f, "discussion_problems_empty");
    if (low == 0)
        return fill_word(f, f->by_function ? "discussion_problems_none"
                                           : "discussion_problems_none_pooled");
    return SAY(f, f->by_function ? "discussion_problems" : "discussion_problems_pooled",
               NUMBER_ARG("n", low));
}

/* One row: a statement, or with question -1 an empty one to write in. */
static void add_problem(const struct fill *f, struct template_dict *d, int number,
                        int question)
{
    struct template_dict *row = fill_row(d, "PROBLEM_ROW", "NUMBER", fill_count(f, number));

    fill_basis(f, row);
    if (question < 0)
        return;
    const struct question_score *q = &f->d->score.question[question];

    template_set_text(row, "NAME", fill_question(f, question));
    template_set_text(row, "SALES_MEAN", fill_number(f, q->by[GROUP_SALES].mean, 1));
    template_set_text(row, "MARKETING_MEAN",
                      fill_number(f, q->by[GROUP_MARKETING].mean, 1));
    template_set_text(row, "VALUE",
                      fill_number(f, diagnosis_question_mean(f->d, question), 1));
}

static void fill_problems(const struct fill *f, struct template_dict *d)
{
    const struct discussion *t = &f->d->discussion;
    int empty =
        t->nproblems + EMPTY_ROWS > EMPTY_LIST ? EMPTY_ROWS : EMPTY_LIST - t->nproblems;

    template_set_text(d, "PROBLEMS_FINDING", problems_finding(f));
    if (t->nproblems > 0)
        fill_row(d, "MEASURE", "TEXT", fill_word(f, "discussion_measure"));
    for (int i = 0; i < t->nproblems; i++)
        add_problem(f, d, i + 1, t->problem[i]);
    for (int i = 0; i < empty; i++)
        add_problem(f, d, t->nproblems + i + 1, -1);
}

/* The widest gaps, each as another open question; then room for one's own. */
static void fill_questions(const struct fill *f, struct template_dict *d)
{
    static const char *const keys[DISCUSSION_GAPS] = {
        "discussion_question_1", "discussion_question_2", "discussion_question_3"};
    const struct discussion *t = &f->d->discussion;

    for (int i = 0; i < DISCUSSION_GAPS; i++) {
        bool known = i < t->ngaps;
        struct template_dict *row = fill_row(
            d, "OPEN_QUESTION", "NAME", fill_word(f, known ? keys[i] : "discussion_own"));

        if (!known)
            continue;
        const struct question_score *q = &f->d->score.question[t->gap[i]];
        fill_row(
            row, "QUESTION_GAP", "TEXT",
            SAY(f, "discussion_gap", TEXT_ARG("name", fill_question(f, t->gap[i])),
                TEXT_ARG("sales", fill_number(f, q->by[GROUP_SALES].mean, 1)),
                TEXT_ARG("marketing", fill_number(f, q->by[GROUP_MARKETING].mean, 1))));
    }
}

void fill_discussion(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "DISCUSSION", "discussion.html", true);

    fill_agenda(f, d);
    fill_claims(f, d, "discussion", "DISCUSSION_CLAIM");
    fill_problems(f, d);
    fill_questions(f, d);
    for (int i = 1; i <= STEPS; i++)
        fill_row(d, "STEP_ROW", "NUMBER", fill_count(f, i));
}
