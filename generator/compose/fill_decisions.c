/*
 * fill_decisions.c - what the board is asked to decide: three questions at most.
 *
 * Each comes with a recommendation, an owner and a day counted from the report's
 * date, so that the summary can be acted on without reading further.
 */
#include "compose/fill.h"

#include "base/text.h"

#include <math.h>
#include <stddef.h>

enum { DECISIONS_MAX = 3, STEPS_MAX = 6, SOON = 14, LATER = 30 };

struct decisions {
    struct fill *f;
    struct template_dict *d, *table;
    int n;
};

/* What a recommendation lists below its sentence. */
struct steps {
    const char *text[STEPS_MAX];
    int n;
};

static void step(struct steps *s, const char *text)
{
    if (s->n < STEPS_MAX)
        s->text[s->n++] = text;
}

static void add(struct decisions *s, const char *question, const char *recommendation,
                const struct steps *steps, const char *owner, int days)
{
    if (s->n == DECISIONS_MAX)
        return;
    s->n++;
    if (s->table == NULL)
        s->table = template_add_include(s->d, "DECISIONS_ASKED", "decisions.html");
    struct template_dict *row = fill_row(s->table, "DECISION", "QUESTION", question);
    template_set_text(row, "RECOMMENDATION", recommendation);
    template_set_text(row, "OWNER", fill_word(s->f, owner));
    template_set_text(row, "BY", text_date(s->f->arena, s->f->code, s->f->days + days));
    if (steps == NULL || steps->n == 0)
        return;
    struct template_dict *list = template_add_section(row, "STEPS");
    for (int i = 0; i < steps->n; i++)
        fill_row(list, "STEP", "TEXT", steps->text[i]);
}

/* Two where alerts, earlier actions or what is withheld take room, else three: the summary
 * is one page. */
static struct steps first_actions(const struct fill *f)
{
    struct steps s = {0};
    bool full = f->d->nalerts > 0 || f->d->progress.shown || !f->by_function;
    int most = full ? 2 : 3;
    for (int i = 0; i < f->d->roadmap.nactions && i < most; i++)
        step(&s, fill_action_title(f, i));
    return s;
}

static struct steps kept(const struct fill *f)
{
    struct steps s = {0};
    for (int i = 0; i < f->d->roadmap.nkeep && i < 3; i++)
        step(&s, fill_question(f, f->d->roadmap.keep[i]));
    return s;
}

/* The recommendation in the words of KEY_text with the steps below it; without steps those
 * of KEY_plain.  In the readout the steps stand above the decisions: KEY_above. */
static void recommend(struct decisions *s, const char *question, const char *key,
                      const struct steps *steps, const char *owner)
{
    bool above = s->f->edition == EDITION_READOUT && steps->n > 0;
    const char *form = steps->n == 0 ? "plain" : above ? "above" : "text";
    add(s, question, fill_word(s->f, arena_printf(s->f->arena, "%s_%s", key, form)),
        above ? NULL : steps, owner, LATER);
}

const char *fill_plan_question(const struct fill *f)
{
    static const char *const keys[] = {"decision_move", "decision_stay", "decision_keep"};
    const struct roadmap *r = &f->d->roadmap;
    const struct message_arg args[] = {
        TEXT_ARG("from", arena_printf(f->arena, "%d", r->from)),
        TEXT_ARG("to", arena_printf(f->arena, "%d", r->to)),
        {0},
    };
    return fill_say(f, keys[r->verdict], args);
}

static void ask_plan(struct decisions *s)
{
    struct fill *f = s->f;
    const struct roadmap *r = &f->d->roadmap;
    if (r->from < 1 || r->from > LEVELS)
        return;
    const char *question = fill_plan_question(f);
    const struct steps actions = first_actions(f), habits = kept(f);
    switch (r->verdict) {
    case PLAN_MOVE: recommend(s, question, "decision_move", &actions, "owner_board"); break;
    case PLAN_STAY: recommend(s, question, "decision_stay", &actions, "owner_board"); break;
    case PLAN_KEEP: recommend(s, question, "decision_keep", &habits, "owner_heads"); break;
    }
}

static void ask_kpi(struct decisions *s)
{
    struct fill *f = s->f;
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        const struct metric *m = &f->content->metric[kpi->metric];
        if (kpi->status != KPI_OFF_TARGET)
            continue;
        add(s, SAY(f, "decision_kpi", TEXT_ARG("name", fill_in(f, &m->name))),
            SAY(f, "decision_kpi_text", TEXT_ARG("value", fill_metric(f, m, kpi->value)),
                TEXT_ARG("target", fill_metric(f, m, kpi->target))),
            NULL, "owner_heads", LATER);
        return;
    }
}

/* The metrics of a step that the company can collect; of 0, those of every step. */
static struct steps metrics_of(const struct fill *f, int level)
{
    struct steps metrics = {0};
    for (int i = 0; i < f->content->nmetrics; i++) {
        const struct metric *m = &f->content->metric[i];
        if (m->level == level && m->collect && !(f->d->leads_hidden && m->leads))
            step(&metrics, fill_in(f, &m->name));
    }
    return metrics;
}

static void ask_collect(struct decisions *s)
{
    struct fill *f = s->f;
    int level = f->d->level.number < LEVELS ? f->d->level.number : LEVELS - 1;
    if (f->d->nkpi > 0)
        return;
    struct steps metrics = metrics_of(f, level);
    if (metrics.n == 0) /* all of the step are about leads */
        metrics = metrics_of(f, 0);
    if (metrics.n > 0)
        add(s, fill_word(f, "decision_collect"), fill_word(f, "decision_collect_text"),
            &metrics, "owner_heads", LATER);
}

void fill_decisions(struct fill *f, struct template_dict *summary)
{
    struct decisions s = {.f = f, .d = summary};
    ask_plan(&s);
    if (f->d->survey_shown && !f->d->roadmap.sponsor && f->d->roadmap.verdict == PLAN_MOVE)
        add(&s, fill_word(f, "decision_sponsor"), fill_word(f, "decision_sponsor_text"),
            NULL, "owner_board", SOON);
    if (!f->by_function)
        add(&s, fill_word(f, "decision_answers"), fill_word(f, "decision_answers_text"),
            NULL, "owner_heads", LATER);
    ask_kpi(&s);
    ask_collect(&s);
}
