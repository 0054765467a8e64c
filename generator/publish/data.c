/*
 * data.c - the tables of a report; see data.h.
 */
#include "publish/data.h"
#include "publish/csv.h"
#include "publish/report_json.h"
#include "publish/report_kpis.h"
#include "publish/report_trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the tables are made of. */
struct source {
    struct arena *arena;
    const struct diagnosis *d;
    const struct content *content;
    const struct catalog *catalog;
    int language;
};

/* A table: its columns, and how its rows are written. */
struct table_kind {
    const char *name, *columns; /* separated by blanks */
    void (*put)(struct csv *c, const struct source *s);
};

static const char *const group_id[GROUPS] = {"sales", "marketing", "pooled"};
static const char *const group_key[GROUPS] = {"sales", "marketing", "all_people"};

static const char *words(const struct source *s, const char *key)
{
    return catalog_text(s->arena, s->catalog, s->language, key,
                        (const struct message_arg[]){{0}});
}

static const char *in(const struct source *s, const struct words *w)
{
    return w->in[s->language];
}

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

static void put_level(struct csv *c, const struct source *s, int level)
{
    csv_count(c, level > 0 ? level : -1);
    csv_text(c, level > 0 ? in(s, &s->content->level[level - 1].name) : NULL);
    csv_end_row(c);
}

static void put_score(struct csv *c, const struct source *s)
{
    const struct score *score = &s->d->score;
    bool balanced = score->balanced.n > 0;
    const struct estimate *all = balanced ? &score->balanced : &score->total[GROUP_POOLED];

    if (!s->d->survey_shown)
        return;
    for (int f = 0; f < FUNCTIONS; f++) {
        csv_text(c, group_id[f]);
        csv_text(c, words(s, group_key[f]));
        csv_count(c, score->answered[f]);
        csv_count(c, score->scored[f]);
        csv_count(c, score->invited[f]);
        put_estimate(c, &score->total[f]);
        put_level(c, s, s->d->level.by[f]);
    }
    csv_text(c, balanced ? "balanced" : "pooled");
    csv_text(c, words(s, balanced ? "both" : "all_people"));
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

static void put_item(struct csv *c, const struct source *s, int question, int group)
{
    const struct statement *statement = &s->content->statement[question];
    const struct dimension *dimension = &s->content->dimension[statement->dimension];
    const struct item *item = &s->d->score.question[question].by[group];

    csv_text(c, statement->id);
    csv_text(c, in(s, &statement->label));
    csv_text(c, in(s, &statement->text));
    csv_text(c, dimension->id);
    csv_text(c, in(s, &dimension->name));
    csv_text(c, group_id[group]);
    csv_text(c, words(s, group_key[group]));
    csv_count(c, item->n);
    csv_number(c, item->mean);
    csv_number(c, item->median);
    csv_number(c, item->sd);
    put_counts(c, item);
    csv_number(c, item->top2);
    csv_number(c, item->rwg);
    csv_end_row(c);
}

static void put_statements(struct csv *c, const struct source *s)
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

static void put_gap(struct csv *c, const struct source *s, int question)
{
    const struct question_score *score = &s->d->score.question[question];
    const struct item_gap *gap = &score->gap;

    csv_text(c, s->content->statement[question].id);
    csv_text(c, in(s, &s->content->statement[question].label));
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

static void put_gaps(struct csv *c, const struct source *s)
{
    for (int q = 0; s->d->survey_shown && q < QUESTIONS; q++)
        if (!isnan(s->d->score.question[q].gap.difference))
            put_gap(c, s, q);
}

static void put_changes(struct csv *c, const struct source *s)
{
    for (int i = 0; s->d->survey_shown && i < s->d->nmovers; i++) {
        const struct mover *m = &s->d->mover[i];

        csv_text(c, s->content->statement[m->question].id);
        csv_text(c, in(s, &s->content->statement[m->question].label));
        csv_number(c, m->before);
        csv_number(c, m->now);
        csv_number(c, m->change);
        csv_end_row(c);
    }
}

/* --- dimensions and pains --------------------------------------------------------------
 */

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

static void put_dimensions(struct csv *c, const struct source *s)
{
    for (int i = 0; s->d->survey_shown && i < DIMENSIONS; i++)
        put_part(c, s->content->dimension[i].id, in(s, &s->content->dimension[i].name),
                 &s->d->score.dimension[i]);
}

static void put_pains(struct csv *c, const struct source *s)
{
    for (int i = 0; s->d->survey_shown && i < PAINS; i++)
        put_part(c, s->content->pain[i].id, in(s, &s->content->pain[i].name),
                 &s->d->score.pain[i]);
}

/* --- key figures ------------------------------------------------------------------------
 */

static void put_kpis(struct csv *c, const struct source *s)
{
    for (int i = 0; i < s->d->nkpi; i++) {
        const struct kpi_result *kpi = &s->d->kpi[i];
        const struct metric *metric = &s->content->metric[kpi->metric];

        csv_text(c, metric->id);
        csv_text(c, in(s, &metric->name));
        csv_text(c, report_unit(metric->unit));
        csv_text(c, wave_name(s->arena, kpi->period));
        csv_number(c, kpi->value);
        csv_number(c, kpi->target);
        csv_number(c, kpi->previous);
        csv_number(c, kpi->change);
        csv_text(c, report_status(kpi->status));
        csv_number(c, kpi->numerator);
        csv_number(c, kpi->denominator);
        csv_end_row(c);
    }
}

/* The period `age` periods before the last: a quarter or one of its months. */
static const char *period_name(struct arena *a, const struct kpi_result *kpi, int age)
{
    int month = kpi->period * WAVE_MONTHS + WAVE_MONTHS - 1 - age;
    int wave = month / WAVE_MONTHS;

    if (!kpi->monthly)
        return wave_name(a, kpi->period - age);
    return arena_printf(a, "%04d-%02d", wave_year(wave),
                        (wave_quarter(wave) - 1) * WAVE_MONTHS + month % WAVE_MONTHS + 1);
}

static void put_kpi_history(struct csv *c, const struct source *s)
{
    for (int i = 0; i < s->d->nkpi; i++) {
        const struct kpi_result *kpi = &s->d->kpi[i];
        const struct metric *metric = &s->content->metric[kpi->metric];

        for (int k = 0; k < kpi->nhistory; k++) {
            if (isnan(kpi->history[k]))
                continue;
            csv_text(c, metric->id);
            csv_text(c, in(s, &metric->name));
            csv_text(c, period_name(s->arena, kpi, kpi->nhistory - 1 - k));
            csv_number(c, kpi->history[k]);
            csv_text(c, kpi->history_open[k] ? "yes" : "no");
            csv_end_row(c);
        }
    }
}

/* --- quarters and plan
 * ---------------------------------------------------------------------- */

static void put_trend(struct csv *c, const struct source *s)
{
    for (int i = 0; i < s->d->ntrend; i++) {
        const struct trend_point *point = &s->d->trend[i];

        csv_text(c, wave_name(s->arena, point->wave));
        csv_text(c, report_basis(s->d->level.basis));
        csv_number(c, point->value);
        csv_number(c, point->value_low);
        csv_number(c, point->value_high);
        csv_count(c, point->n);
        csv_number(c, point->verdict == TREND_FIRST ? (double)NAN : point->change);
        csv_number(c, point->verdict == TREND_FIRST ? (double)NAN : point->low);
        csv_number(c, point->verdict == TREND_FIRST ? (double)NAN : point->high);
        csv_text(c, report_trend_verdict(point->verdict));
        csv_end_row(c);
    }
}

/* The names of the owners whose ids are joined by '+'. */
static const char *owner_names(const struct source *s, const char *ids)
{
    const char *list = "";

    while (*ids) {
        size_t length = strcspn(ids, "+");

        for (int i = 0; i < s->content->nowners; i++) {
            const struct owner *owner = &s->content->owner[i];

            if (strlen(owner->id) == length && strncmp(owner->id, ids, length) == 0)
                list = arena_printf(s->arena, "%s%s%s", list, *list ? ", " : "",
                                    in(s, &owner->name));
        }
        ids += length + (ids[length] == '+');
    }
    return list;
}

static void put_roadmap(struct csv *c, const struct source *s)
{
    for (int i = 0; s->d->survey_shown && i < s->d->roadmap.nactions; i++) {
        const struct roadmap_action *chosen = &s->d->roadmap.action[i];
        const struct action *action = &s->content->action[chosen->action];

        csv_count(c, chosen->rank);
        csv_text(c, action->id);
        csv_text(c, in(s, &action->title));
        csv_text(c, action->owner);
        csv_text(c, owner_names(s, action->owner));
        csv_count(c, action->days);
        csv_text(c, in(s, &action->kpi));
        csv_end_row(c);
    }
}

/* --- all ---------------------------------------------------------------------------------
 */

static const struct table_kind kinds[] = {
    {"score", "group group_name answered scored invited mean low high level level_name",
     put_score},
    {"statements",
     "statement statement_name statement_text dimension dimension_name group group_name n "
     "mean median sd answers_1 answers_2 answers_3 answers_4 answers_5 top2 rwg",
     put_statements},
    {"gaps",
     "statement statement_name sales marketing gap u p q p_min delta delta_low delta_high "
     "gap_verdict",
     put_gaps},
    {"changes", "statement statement_name before now change", put_changes},
    {"dimensions", "dimension dimension_name sales marketing balanced pooled",
     put_dimensions},
    {"pains", "pain pain_name sales marketing balanced pooled", put_pains},
    {"kpis",
     "metric metric_name unit period value target previous change status numerator "
     "denominator",
     put_kpis},
    {"kpi_history", "metric metric_name period value open_cohort", put_kpi_history},
    {"trend", "wave basis score score_low score_high n change low high trend_verdict",
     put_trend},
    {"roadmap", "rank action action_name owner owner_name days measure", put_roadmap},
};
enum { TABLES = sizeof kinds / sizeof *kinds };

/* The next of some names separated by blanks, or NULL. */
static const char *next_name(struct arena *a, const char **names)
{
    size_t length = strcspn(*names, " ");
    const char *name = arena_strndup(a, *names, length);

    if (length == 0)
        return NULL;
    *names += length + ((*names)[length] == ' ');
    return name;
}

static void put_head(struct csv *c, struct arena *a, const char *columns)
{
    for (const char *name; (name = next_name(a, &columns)) != NULL;)
        csv_text(c, name);
    csv_end_row(c);
}

/* What the columns of the tables that were written mean. */
static void put_columns(struct csv *c, const struct source *s, const bool *written)
{
    for (int i = 0; i < TABLES; i++) {
        const char *columns = kinds[i].columns;

        for (const char *name;
             written[i] && (name = next_name(s->arena, &columns)) != NULL;) {
            csv_text(c, kinds[i].name);
            csv_text(c, name);
            csv_text(c, words(s, arena_printf(s->arena, "data_%s", name)));
            csv_end_row(c);
        }
    }
}

bool data_render(struct arena *scratch, const struct diagnosis *d,
                 const struct catalog *catalog, int language, file_taker *take,
                 void *context)
{
    const struct source source = {scratch, d, d->content, catalog, language};
    bool written[TABLES] = {false}, ok = true;
    struct buf file = {0};
    struct csv csv;

    for (int i = 0; ok && i < TABLES; i++) {
        size_t head;

        buf_clear(&file);
        csv_begin(&csv, &file);
        put_head(&csv, scratch, kinds[i].columns);
        head = file.length;
        kinds[i].put(&csv, &source);
        written[i] = file.length > head;
        ok = !written[i] || take(context, kinds[i].name, &file);
    }
    buf_clear(&file);
    csv_begin(&csv, &file);
    put_head(&csv, scratch, "table column meaning");
    put_columns(&csv, &source, written);
    ok = ok && take(context, "columns", &file);
    buf_drop(&file);
    return ok;
}
