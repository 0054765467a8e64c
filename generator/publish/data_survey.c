/*
 * data_survey.c - tables of what people answered: score, statements, gaps, changes,
 * dimensions and pains.
 */
#include "publish/data_parts.h"
#include "publish/report_json.h"

#include <math.h>

static const char *const group_id[GROUPS] = {"sales", "marketing", "pooled"};
static const char *const group_key[GROUPS] = {"sales", "marketing", "all_people"};

/* A pooled figure is shown only where the departments' own are not. */
static bool group_shown(int group, double balanced)
{
    return group != GROUP_POOLED || isnan(balanced);
}

/* --- score ------------------------------------------------------------------------ */

static void put_estimate(struct csv *c, const struct estimate *e)
{
    csv_number(c, e->n > 0 ? e->mean : (double)NAN);
    csv_number(c, e->n > 0 ? e->low : (double)NAN);
    csv_number(c, e->n > 0 ? e->high : (double)NAN);
}

static void put_level(struct csv *c, const struct data_source *s, int level)
{
    csv_count(c, level > 0 ? level : -1);
    csv_text(c, level > 0 ? data_in(s, &s->content->level[level - 1].name) : NULL);
    csv_end_row(c);
}

void data_put_score(struct csv *c, const struct data_source *s)
{
    const struct score *score = &s->d->score;
    bool balanced = score->balanced.n > 0;
    const struct estimate *all = balanced ? &score->balanced : &score->total[GROUP_POOLED];

    if (!s->d->survey_shown)
        return;
    for (int f = 0; f < FUNCTIONS; f++) {
        csv_text(c, group_id[f]);
        csv_text(c, data_words(s, group_key[f]));
        csv_count(c, score->answered[f]);
        csv_count(c, score->scored[f]);
        csv_count(c, score->invited[f]);
        put_estimate(c, &score->total[f]);
        put_level(c, s, s->d->level.by[f]);
    }
    csv_text(c, balanced ? "balanced" : "pooled");
    csv_text(c, data_words(s, balanced ? "both" : "all_people"));
    csv_count(c, score->answered_all);
    csv_count(c, score->scored_all);
    csv_text(c, NULL);
    put_estimate(c, all);
    put_level(c, s, s->d->level.number);
}

/* --- statements --------------------------------------------------------------------- */

static void put_counts(struct csv *c, const struct item *item)
{
    int counted = 0;

    for (int k = 0; k < 5; k++)
        counted += item->counts[k];
    for (int k = 0; k < 5; k++)
        csv_count(c, counted > 0 ? item->counts[k] : -1);
}

static void put_item(struct csv *c, const struct data_source *s, int question, int group)
{
    const struct statement *statement = &s->content->statement[question];
    const struct dimension *dimension = &s->content->dimension[statement->dimension];
    const struct item *item = &s->d->score.question[question].by[group];

    csv_text(c, statement->id);
    csv_text(c, data_in(s, &statement->label));
    csv_text(c, data_in(s, &statement->text));
    csv_text(c, dimension->id);
    csv_text(c, data_in(s, &dimension->name));
    csv_text(c, group_id[group]);
    csv_text(c, data_words(s, group_key[group]));
    csv_count(c, item->n);
    csv_number(c, item->mean);
    csv_number(c, item->median);
    csv_number(c, item->sd);
    put_counts(c, item);
    csv_number(c, item->top2);
    csv_number(c, item->rwg);
    csv_end_row(c);
}

void data_put_statements(struct csv *c, const struct data_source *s)
{
    if (!s->d->survey_shown)
        return;
    for (int q = 0; q < QUESTIONS; q++) {
        const struct question_score *question = &s->d->score.question[q];

        for (int group = 0; group < GROUPS; group++)
            if (question->by[group].n > 0 && group_shown(group, question->balanced))
                put_item(c, s, q, group);
    }
}

static void put_gap(struct csv *c, const struct data_source *s, int question)
{
    const struct question_score *score = &s->d->score.question[question];
    const struct item_gap *gap = &score->gap;

    csv_text(c, s->content->statement[question].id);
    csv_text(c, data_in(s, &s->content->statement[question].label));
    csv_number(c, score->by[GROUP_SALES].mean);
    csv_number(c, score->by[GROUP_MARKETING].mean);
    csv_number(c, gap->difference);
    csv_number(c, gap->u);
    csv_number(c, gap->p);
    csv_number(c, gap->q);
    csv_number(c, gap->p_min);
    csv_number(c, gap->delta);
    csv_number(c, gap->delta_low);
    csv_number(c, gap->delta_high);
    csv_text(c, report_verdict(gap->verdict));
    csv_end_row(c);
}

void data_put_gaps(struct csv *c, const struct data_source *s)
{
    for (int q = 0; s->d->survey_shown && q < QUESTIONS; q++)
        if (!isnan(s->d->score.question[q].gap.difference))
            put_gap(c, s, q);
}

void data_put_changes(struct csv *c, const struct data_source *s)
{
    for (int i = 0; s->d->survey_shown && i < s->d->nmovers; i++) {
        const struct mover *m = &s->d->mover[i];

        csv_text(c, s->content->statement[m->question].id);
        csv_text(c, data_in(s, &s->content->statement[m->question].label));
        csv_number(c, m->before);
        csv_number(c, m->now);
        csv_number(c, m->change);
        csv_end_row(c);
    }
}

/* --- dimensions and pains ------------------------------------------------------------ */

static void put_part(struct csv *c, const char *id, const char *name,
                     const struct part_score *part)
{
    csv_text(c, id);
    csv_text(c, name);
    csv_number(c, part->mean[GROUP_SALES]);
    csv_number(c, part->mean[GROUP_MARKETING]);
    csv_number(c, part->balanced);
    csv_number(c, isnan(part->balanced) ? part->mean[GROUP_POOLED] : (double)NAN);
    csv_end_row(c);
}

void data_put_dimensions(struct csv *c, const struct data_source *s)
{
    for (int i = 0; s->d->survey_shown && i < DIMENSIONS; i++)
        put_part(c, s->content->dimension[i].id, data_in(s, &s->content->dimension[i].name),
                 &s->d->score.dimension[i]);
}

void data_put_pains(struct csv *c, const struct data_source *s)
{
    for (int i = 0; s->d->survey_shown && i < PAINS; i++)
        put_part(c, s->content->pain[i].id, data_in(s, &s->content->pain[i].name),
                 &s->d->score.pain[i]);
}
