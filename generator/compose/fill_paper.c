/*
 * fill_paper.c - the decision paper for the board: one question on one page, with its
 * background, the options, the recommendation and what is asked of whom by when.
 *
 * The question is the roadmap's: move up, stay or keep.  Staying and keeping are papers as
 * good as moving; only without a level is there nothing to decide.
 */
#include "compose/fill.h"

#include "base/text.h"
#include "read/wave.h"

#include <math.h>

enum { OPTIONS = 3, PAPER_STEPS = 3, DECIDE_DAYS = 30 };

bool fill_has_paper(const struct fill *f)
{
    return f->d->survey_shown && f->d->roadmap.from >= 1;
}

/* "paper_move", with the part of the option's texts that is asked for. */
static const char *say_option(const struct fill *f, const char *option, const char *part)
{
    const struct message_arg args[] = {
        TEXT_ARG("from", arena_printf(f->arena, "%d", f->d->roadmap.from)),
        TEXT_ARG("to", arena_printf(f->arena, "%d", f->d->roadmap.from + 1)),
        {0},
    };
    return fill_say(f, arena_printf(f->arena, "paper_%s%s", option, part), args);
}

/* What an option costs and risks; of moving up, by the level it starts from. */
static const char *say_of_option(const struct fill *f, const char *option, bool by_level,
                                 const char *part)
{
    return say_option(f, option,
                      by_level ? arena_printf(f->arena, "_%s_%d", part, f->d->roadmap.from)
                               : arena_printf(f->arena, "_%s", part));
}

static void add_option(struct fill *f, struct template_dict *d, const char *option,
                       bool by_level, bool recommended)
{
    struct template_dict *row =
        fill_row(d, "PAPER_OPTION", "NAME", say_option(f, option, ""));
    template_set_text(row, "EFFORT", say_of_option(f, option, by_level, "effort"));
    template_set_text(row, "RISK", say_of_option(f, option, by_level, "risk"));
    template_set_text(row, "UNDO", say_of_option(f, option, by_level, "undo"));
    if (recommended)
        template_show_section(row, "RECOMMENDED");
}

/* Two options to keep a level, three below the highest; returns how many. */
static int add_options(struct fill *f, struct template_dict *d)
{
    enum plan_verdict verdict = f->d->roadmap.verdict;
    add_option(f, d, "nothing", false, false);
    if (verdict == PLAN_KEEP) {
        add_option(f, d, "keep", false, true);
        return OPTIONS - 1;
    }
    add_option(f, d, "stay", false, verdict == PLAN_STAY);
    add_option(f, d, "move", true, verdict == PLAN_MOVE);
    return OPTIONS;
}

/* Where the company stands and what is weakest. */
static const char *finding(const struct fill *f)
{
    int weakest = f->d->weakest_dimension[0];
    if (weakest < 0)
        return NULL;
    return SAY(
        f, "paper_finding", TEXT_ARG("alone", fill_alone(f)),
        TEXT_ARG("score", fill_score(f, f->d->level.value)),
        TEXT_ARG("level", fill_level(f, f->d->level.number)),
        TEXT_ARG("dimension", fill_in(f, &f->content->dimension[weakest].name)),
        TEXT_ARG("value", fill_number(f, diagnosis_dimension_mean(f->d, weakest), 1)));
}

/* What the data point to; without signs, or nothing to move, what is lowest. */
static const char *cause(const struct fill *f)
{
    if (f->d->roadmap.verdict != PLAN_KEEP && f->d->why.nleading > 0)
        return fill_why_causes_line(f);
    if (f->d->nlowest < 2)
        return NULL;
    int first = f->d->lowest[0], second = f->d->lowest[1];
    return SAY(f, "paper_lowest", TEXT_ARG("first", fill_question(f, first)),
               TEXT_ARG("a", fill_number(f, diagnosis_question_mean(f->d, first), 1)),
               TEXT_ARG("second", fill_question(f, second)),
               TEXT_ARG("b", fill_number(f, diagnosis_question_mean(f->d, second), 1)));
}

/* What not deciding costs, as far as the company's own figures tell. */
static const char *cost(const struct fill *f)
{
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        const struct metric *m = &f->content->metric[kpi->metric];
        if (kpi->status == KPI_OFF_TARGET)
            return SAY(f, "paper_cost_kpi", TEXT_ARG("name", fill_in(f, &m->name)),
                       TEXT_ARG("value", fill_metric(f, m, kpi->value)),
                       TEXT_ARG("target", fill_metric(f, m, kpi->target)));
    }
    return fill_word(f,
                     f->d->roadmap.verdict == PLAN_KEEP ? "paper_cost_keep" : "paper_cost");
}

static void add_sentence(struct template_dict *d, const char *text)
{
    if (text != NULL)
        fill_row(d, "BACKGROUND", "TEXT", text);
}

/* The first actions, or the habits to protect, below the sentence that recommends them. */
static void fill_recommendation(struct fill *f, struct template_dict *d)
{
    const struct roadmap *r = &f->d->roadmap;
    bool move = r->verdict == PLAN_MOVE, plan = r->nactions > 0;
    const char *key = r->verdict == PLAN_KEEP ? "paper_keep_text"
                      : move ? plan ? "paper_move_text" : "paper_move_plain"
                      : plan ? "paper_stay_text"
                             : "paper_stay_plain";
    struct template_dict *list = NULL;
    template_set_text(d, "RECOMMENDATION",
                      SAY(f, key, TEXT_ARG("from", arena_printf(f->arena, "%d", r->from)),
                          NUMBER_ARG("n", r->nactions)));
    for (int i = 0; i < PAPER_STEPS; i++) {
        const char *text = i < r->nactions ? fill_action_line(f, i)
                           : i < r->nkeep  ? fill_question(f, r->keep[i])
                                           : NULL;
        if (text == NULL)
            break;
        if (list == NULL)
            list = template_add_section(d, "STEPS");
        fill_row(list, "STEP", "TEXT", text);
    }
}

static const char *ask_key(const struct fill *f)
{
    const struct roadmap *r = &f->d->roadmap;

    switch (r->verdict) {
    case PLAN_MOVE:
        if (r->nactions == 0)
            return "paper_ask_plain";
        return r->sponsor ? "paper_ask_sponsor" : "paper_ask_move";
    case PLAN_STAY: return "paper_ask_stay";
    case PLAN_KEEP: return "paper_ask_keep";
    }
    return "paper_ask_stay";
}

void fill_paper(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "PAPER", "paper.html", true);
    bool keep = f->d->roadmap.verdict == PLAN_KEEP;
    template_set_text(d, "QUESTION", fill_plan_question(f));
    add_sentence(d, finding(f));
    add_sentence(d, cause(f));
    add_sentence(d, cost(f));
    int options = add_options(f, d);
    fill_pull(d, fill_count(f, options), SAY(f, "paper_pull", NUMBER_ARG("n", options)));
    fill_recommendation(f, d);
    template_set_text(d, "ASK", fill_word(f, ask_key(f)));
    template_set_text(d, "OWNER", fill_word(f, keep ? "owner_heads" : "owner_board"));
    template_set_text(d, "BY", text_date(f->arena, f->code, f->days + DECIDE_DAYS));
    template_set_text(d, "REVIEW", fill_wave(f, fill_reach(f)));
}
