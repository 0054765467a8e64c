/*
 * report_json.c - the diagnosis as JSON; see report_json.h.
 */
#include "publish/report_json.h"
#include "publish/quality_json.h"
#include "publish/report_discussion.h"
#include "publish/report_kpis.h"
#include "publish/report_practice.h"
#include "publish/report_progress.h"
#include "publish/report_roadmap.h"
#include "publish/report_strategy.h"
#include "publish/report_trend.h"
#include "publish/report_why.h"
#include "publish/report_workload.h"

#include <math.h>

static const char *const group_name[GROUPS] = {"sales", "marketing", "pooled"};

const char *report_verdict(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_NONE: return "none";
    case VERDICT_SUGGESTIVE: return "suggestive";
    case VERDICT_CLEAR: return "clear";
    case VERDICT_TOO_FEW: return "too_few";
    }
    return NULL;
}

/* A pooled figure is written only where the functions' own are not. */
static bool group_written(int group, double balanced)
{
    return group != GROUP_POOLED || isnan(balanced);
}

static void put_company(struct json *j, const struct diagnosis *d, int language)
{
    json_open_object(j, "company");
    json_string(j, "id", d->company->id);
    json_string(j, "name", d->company->name);
    json_string(j, "language", d->content->languages.code[language]);
    json_close_object(j);
}

static void put_respondents(struct json *j, const struct score *s)
{
    json_open_object(j, "respondents");
    for (int f = 0; f < FUNCTIONS; f++) {
        json_open_object(j, group_name[f]);
        if (s->answered[f] >= 0)
            json_integer(j, "answered", s->answered[f]);
        if (s->scored[f] >= 0)
            json_integer(j, "scored", s->scored[f]);
        if (s->invited[f] >= 0)
            json_integer(j, "invited", s->invited[f]);
        else
            json_null(j, "invited");
        json_close_object(j);
    }
    json_close_object(j);
}

static void put_estimate(struct json *j, const char *key, const struct estimate *e)
{
    if (e->n == 0)
        return;
    json_open_object(j, key);
    json_number(j, "mean", e->mean);
    json_number(j, "low", e->low);
    json_number(j, "high", e->high);
    json_close_object(j);
}

static void put_score(struct json *j, const struct score *s)
{
    const struct total_gap *gap = &s->gap;

    json_open_object(j, "score");
    for (int group = 0; group < GROUPS; group++)
        if (group_written(group, s->balanced.mean))
            put_estimate(j, group_name[group], &s->total[group]);
    put_estimate(j, "balanced", &s->balanced);
    if (!isnan(gap->difference)) {
        json_open_object(j, "gap");
        json_number(j, "difference", gap->difference);
        json_number(j, "low", gap->low);
        json_number(j, "high", gap->high);
        json_number(j, "t", gap->t);
        json_number(j, "df", gap->df);
        json_number(j, "p", gap->p);
        json_number(j, "exact_p", gap->exact_p);
        json_number(j, "delta", gap->delta);
        json_number(j, "delta_low", gap->delta_low);
        json_number(j, "delta_high", gap->delta_high);
        json_close_object(j);
    }
    json_close_object(j);
}

static void put_level(struct json *j, const struct diagnosis *d)
{
    const struct level *level = &d->level;

    json_open_object(j, "level");
    json_integer(j, "number", level->number);
    json_string(j, "id", d->content->level[level->number - 1].id);
    json_string(j, "basis", report_basis(level->basis));
    json_boolean(j, "borderline", level->borderline);
    for (int f = 0; f < FUNCTIONS; f++)
        if (level->by[f] > 0)
            json_integer(j, group_name[f], level->by[f]);
    json_close_object(j);
}

/* How many companies were compared, this one included, and how many of them score less. */
static void put_benchmark(struct json *j, const struct benchmark_place *place)
{
    if (place->companies == 0)
        return;
    json_open_object(j, "benchmark");
    json_integer(j, "companies", place->companies);
    json_integer(j, "lower", place->lower);
    json_close_object(j);
}

static void put_item(struct json *j, const char *key, const struct item *item)
{
    int counted = 0;

    if (item->n == 0)
        return;
    json_open_object(j, key);
    json_integer(j, "n", item->n);
    json_number(j, "mean", item->mean);
    json_number(j, "median", item->median);
    json_number(j, "sd", item->sd);
    for (int k = 0; k < 5; k++)
        counted += item->counts[k];
    if (counted > 0) {
        json_open_array(j, "counts");
        for (int k = 0; k < 5; k++)
            json_integer(j, NULL, item->counts[k]);
        json_close_array(j);
    }
    json_number(j, "top2", item->top2);
    json_number(j, "rwg", item->rwg);
    json_close_object(j);
}

static void put_item_gap(struct json *j, const struct item_gap *gap)
{
    if (isnan(gap->difference))
        return;
    json_open_object(j, "gap");
    json_number(j, "difference", gap->difference);
    json_number(j, "u", gap->u);
    json_number(j, "p", gap->p);
    json_number(j, "q", gap->q);
    json_number(j, "p_min", gap->p_min);
    if (gap->approximate)
        json_boolean(j, "approximate", true);
    json_number(j, "delta", gap->delta);
    json_number(j, "delta_low", gap->delta_low);
    json_number(j, "delta_high", gap->delta_high);
    json_string(j, "verdict", report_verdict(gap->verdict));
    json_close_object(j);
}

static void put_questions(struct json *j, const struct diagnosis *d)
{
    json_open_array(j, "questions");
    for (int q = 0; q < QUESTIONS; q++) {
        const struct question_score *question = &d->score.question[q];

        json_open_object(j, NULL);
        json_string(j, "id", d->content->statement[q].id);
        for (int group = 0; group < GROUPS; group++)
            if (group_written(group, question->balanced))
                put_item(j, group_name[group], &question->by[group]);
        put_item_gap(j, &question->gap);
        for (int i = 0; i < d->nmovers; i++)
            if (d->mover[i].question == q)
                json_number(j, "change", d->mover[i].change);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_part(struct json *j, const char *id, const struct part_score *part)
{
    json_open_object(j, NULL);
    json_string(j, "id", id);
    for (int group = 0; group < GROUPS; group++)
        if (group_written(group, part->balanced))
            json_number(j, group_name[group], part->mean[group]);
    json_number(j, "balanced", part->balanced);
    json_close_object(j);
}

static void put_parts(struct json *j, const struct diagnosis *d)
{
    json_open_array(j, "dimensions");
    for (int i = 0; i < DIMENSIONS; i++)
        put_part(j, d->content->dimension[i].id, &d->score.dimension[i]);
    json_close_array(j);
    json_open_array(j, "pains");
    for (int i = 0; i < PAINS; i++)
        put_part(j, d->content->pain[i].id, &d->score.pain[i]);
    json_close_array(j);
}

static void put_alpha(struct json *j, const struct score *s)
{
    if (isnan(s->alpha))
        return;
    json_open_object(j, "alpha");
    json_number(j, "value", s->alpha);
    json_number(j, "low", s->alpha_low);
    json_number(j, "high", s->alpha_high);
    json_integer(j, "n", s->alpha_n);
    json_close_object(j);
}

static void put_suppressed(struct json *j, const struct diagnosis *d)
{
    json_open_array(j, "suppressed");
    for (size_t i = 0; i < d->suppressed.n; i++) {
        json_open_object(j, NULL);
        json_string(j, "what", d->suppressed.item[i].what);
        json_string(j, "why", d->suppressed.item[i].why);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_messages(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    json_open_array(j, "messages");
    for (const struct diag_message *m = d->messages; m; m = m->next) {
        json_open_object(j, NULL);
        json_string(j, "level", diag_level_name(diag_level(m->code)));
        json_string(j, "code", diag_code_name(m->code));
        json_string(j, "at", place_name(scratch, &m->at));
        json_close_object(j);
    }
    json_close_array(j);
}

void report_json(const struct diagnosis *d, int language, struct buf *out)
{
    struct arena names = {0}, *scratch = &names;
    struct json json = {.out = out}, *j = &json;

    json_open_object(j, NULL);
    json_integer(j, "schema", 1);
    put_company(j, d, language);
    json_string(j, "wave", wave_name(scratch, d->wave));
    put_respondents(j, &d->score);
    if (d->survey_shown) {
        put_score(j, &d->score);
        put_level(j, d);
        put_benchmark(j, &d->benchmark);
        put_questions(j, d);
        put_parts(j, d);
        put_alpha(j, &d->score);
    }
    report_put_kpis(j, scratch, d);
    report_put_worth(j, d);
    report_put_workload(j, scratch, d);
    report_put_trend(j, scratch, d, language);
    report_put_strategy(j, scratch, d);
    report_put_practice(j, scratch, d);
    if (d->survey_shown)
        report_put_roadmap(j, d);
    report_put_progress(j, scratch, d);
    report_put_discussion(j, d);
    report_put_why(j, d);
    report_put_triage(j, d);
    quality_json(j, scratch, d);
    put_suppressed(j, d);
    put_messages(j, scratch, d);
    json_close_object(j);
    json_end(j);
    arena_drop(&names);
}
