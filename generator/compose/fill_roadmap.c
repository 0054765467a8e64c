/*
 * fill_roadmap.c - should the company move up, and what it does next.
 */
#include "compose/fill.h"

#include "base/text.h"
#include "read/wave.h"

#include <math.h>
#include <string.h>

int fill_reach(const struct fill *f)
{
    int wave = f->d->wave;
    while (wave_last_day(wave) < f->days)
        wave++;
    return wave + f->d->roadmap.quarters;
}

/* What the step is measured by: where its metrics stand today, and their targets. */
static void fill_step_metrics(struct fill *f, struct template_dict *actions)
{
    struct template_dict *list = NULL;
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        const struct metric *m = &f->content->metric[kpi->metric];
        bool open = kpi->status == KPI_OPEN_COHORT;
        double value = open ? kpi->closed : kpi->value;
        if (!kpi->current_step || !isfinite(value) || !isfinite(kpi->target))
            continue;
        if (list == NULL)
            list = template_add_section(actions, "STEP_METRICS");
        fill_row(
            list, "STEP_METRIC", "TEXT",
            SAY(f, open ? "roadmap_metric_closed" : "roadmap_metric",
                TEXT_ARG("name", fill_in(f, &m->name)),
                TEXT_ARG("period", fill_wave(f, open ? kpi->closed_period : kpi->period)),
                TEXT_ARG("value", fill_metric(f, m, value)),
                TEXT_ARG("target", fill_metric(f, m, kpi->target))));
    }
}

/* With a sponsor: what waits for a decision of theirs.  Without: what begins below. */
static void fill_track(struct fill *f, struct template_dict *d)
{
    const struct roadmap *r = &f->d->roadmap;
    const struct checklist_item *item;
    const char *titles = "";
    int n = r->sponsor ? 0 : checklist_find(f->content, "bottom_up", &item), waiting = 0;
    struct template_dict *track =
        template_add_section(d, r->sponsor ? "SPONSOR" : "NO_SPONSOR");
    for (int i = 0; i < n; i++)
        fill_row(track, "BOTTOM_UP", "TEXT", fill_in(f, &item[i].text));
    for (int i = 0; r->sponsor && i < r->nactions; i++)
        if (fill_action_of(f, i)->sponsor_only) {
            titles = fill_join(f, titles, ", ",
                               SAY(f, "quoted", TEXT_ARG("name", fill_action_title(f, i))));
            waiting++;
        }
    if (waiting > 0)
        fill_row(track, "SPONSOR_ACTIONS", "TEXT",
                 SAY(f, "sponsor_actions", NUMBER_ARG("n", waiting),
                     TEXT_ARG("actions", titles)));
}

bool fill_stance_early(const struct fill *f)
{
    return f->d->roadmap.to < LEVELS - 1;
}

/* Which stance on shared key figures the plan follows, and what follows from it. */
static const char *stance(const struct fill *f)
{
    static const char *const keys[STANCES] = {"stance_separate", "stance_one_outcome",
                                              "stance_shared"};
    const struct roadmap *r = &f->d->roadmap;
    bool early = fill_stance_early(f);
    const char *text = fill_word(
        f, r->stance == STANCE_SHARED && early ? "stance_shared_early" : keys[r->stance]);
    if (r->stance == STANCE_SEPARATE)
        return text;
    return fill_join(f, text, " ", fill_word(f, early ? "stance_early" : "stance_late"));
}

/* How long the plan and its effect take. */
static const char *pace(const struct fill *f)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->verdict != PLAN_MOVE)
        return fill_word(f, "roadmap_pace");
    return SAY(f, "roadmap_until", TEXT_ARG("to", arena_printf(f->arena, "%d", r->to)),
               TEXT_ARG("date", text_date(f->arena, f->code, wave_last_day(fill_reach(f)))),
               NUMBER_ARG("n", r->quarters));
}

static void fill_actions(struct fill *f, struct template_dict *d)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->nactions == 0)
        return;
    struct template_dict *actions = template_add_section(d, "ACTIONS");
    bool move = r->verdict == PLAN_MOVE, contested = false, unmeasured = false;
    template_set_text(actions, "ACTIONS_TITLE",
                      fill_word(f, move ? "actions_title" : "actions_title_stay"));
    template_set_text(actions, "ACTIONS_LEAD",
                      SAY(f, "actions_lead", NUMBER_ARG("n", r->nactions)));
    fill_pull(d, fill_count(f, r->nactions),
              SAY(f, "pull_roadmap", NUMBER_ARG("n", r->nactions)));
    fill_timeline(f, actions);
    for (int i = 0; i < r->nactions; i++) {
        fill_action_details(f, template_add_section(actions, "ACTION"), i);
        contested = contested || fill_action_of(f, i)->contested;
        unmeasured = unmeasured || fill_action_of(f, i)->metric < 0;
    }
    if (contested)
        template_show_section(actions, "CONTESTED");
    if (unmeasured)
        template_show_section(actions, "NO_METRIC");
    fill_step_metrics(f, actions);
    fill_row(actions, "PACE", "TEXT", pace(f));
    template_set_text(actions, "STANCE", stance(f));
    template_set_text(actions, "WAY",
                      fill_word(f, arena_printf(f->arena, "roadmap_way_%d", r->to)));
    fill_track(f, d);
}

static const char *verdict_key(const struct fill *f)
{
    const struct roadmap *r = &f->d->roadmap;

    switch (r->verdict) {
    case PLAN_MOVE: return r->nactions > 0 ? "roadmap_move" : "roadmap_move_plain";
    case PLAN_STAY: return f->d->company->stay ? "roadmap_stay_company" : "roadmap_stay";
    case PLAN_KEEP: return "roadmap_keep";
    }
    return "roadmap_stay";
}

/* What a lasting change needs, and whether it is there; the chapter before says why. */
static void fill_ready(struct fill *f, struct template_dict *d)
{
    static const char *const parts[READY_PARTS] = {"why_ready_consistent",
                                                   "why_ready_leaders", "why_ready_both"};
    const char *list = "";
    if (!fill_has_why(f))
        return;
    for (int i = 0; i < READY_PARTS; i++) {
        enum ready answer = f->d->why.readiness.answer[i];
        list = fill_join(
            f, list, " · ",
            SAY(f, "roadmap_ready_part", TEXT_ARG("name", fill_word(f, parts[i])),
                TEXT_ARG("answer", fill_word(f, answer == READY_YES  ? "why_yes"
                                                : answer == READY_NO ? "why_no"
                                                                     : "why_unknown"))));
    }
    fill_row(d, "READY", "TEXT", list);
}

static void fill_stay(struct fill *f, struct template_dict *d)
{
    const struct level_content *level = &f->content->level[f->d->roadmap.from - 1];
    if (level->nstay == 0)
        return;
    struct template_dict *stay = template_add_section(d, "STAY");
    const char *from = arena_printf(f->arena, "%d", f->d->roadmap.from);
    template_set_text(stay, "STAY_LEAD",
                      f->d->roadmap.verdict == PLAN_STAY
                          ? fill_word(f, "stay_lead")
                          : SAY(f, "stay_tick", TEXT_ARG("from", from)));
    template_set_text(stay, "MOVE_WHEN",
                      fill_word(f, arena_printf(f->arena, "move_when_%s", from)));
    for (int i = 0; i < level->nstay; i++)
        fill_row(stay, "STAY_ROW", "TEXT", fill_in(f, &level->stay[i]));
}

static void fill_keep(struct fill *f, struct template_dict *d)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->nkeep == 0)
        return;
    struct template_dict *keep = template_add_section(d, "KEEP");
    for (int i = 0; i < r->nkeep; i++) {
        struct template_dict *row =
            fill_row(keep, "KEEP_ROW", "NAME", fill_question(f, r->keep[i]));
        template_set_text(row, "VALUE",
                          fill_number(f, diagnosis_question_mean(f->d, r->keep[i]), 1));
    }
}

static const char *verdict(const struct fill *f)
{
    const struct message_arg args[] = {
        TEXT_ARG("from", fill_level(f, f->d->roadmap.from)),
        TEXT_ARG("to", fill_level(f, f->d->roadmap.to)),
        {0},
    };
    return fill_say(f, verdict_key(f), args);
}

void fill_roadmap_short(struct fill *f, struct template_dict *d)
{
    if (f->d->roadmap.from < 1)
        return;
    fill_row(d, "VERDICT_LINE", "ROADMAP_VERDICT", verdict(f));
    if (f->d->roadmap.verdict == PLAN_STAY)
        fill_stay(f, d);
    if (f->d->roadmap.verdict == PLAN_KEEP)
        fill_keep(f, d);
    fill_actions(f, d);
}

/* What level 4 asks for, and what of it is there. */
static void fill_reason(struct fill *f, struct template_dict *d)
{
    double funnel = diagnosis_question_mean(f->d, STATEMENT_FUNNEL),
           culture = diagnosis_question_mean(f->d, STATEMENT_CULTURE);
    if (f->d->roadmap.from != LEVELS - 1 || !isfinite(funnel) || !isfinite(culture))
        return;
    fill_row(d, "REASON", "TEXT",
             SAY(f, "roadmap_reason",
                 TEXT_ARG("sponsor", f->d->roadmap.sponsor ? "yes" : "no"),
                 TEXT_ARG("funnel", fill_question(f, STATEMENT_FUNNEL)),
                 TEXT_ARG("a", fill_judged(f, funnel)),
                 TEXT_ARG("culture", fill_question(f, STATEMENT_CULTURE)),
                 TEXT_ARG("b", fill_judged(f, culture)),
                 TEXT_ARG("least", fill_number(f, ROADMAP_READY, 1))));
}

void fill_roadmap(struct fill *f)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->from < 1 || r->from > LEVELS)
        return;
    struct template_dict *d = fill_partial(f, "ROADMAP", "roadmap.html", true);
    template_set_text(d, "ROADMAP_VERDICT", verdict(f));
    fill_reason(f, d);
    fill_ready(f, d);
    if (r->verdict != PLAN_KEEP)
        fill_stay(f, d);
    if (r->verdict == PLAN_KEEP)
        fill_keep(f, d);
    fill_actions(f, d);
    if (f->d->leads_hidden)
        template_show_section(d, "LEADS_HIDDEN");
}
