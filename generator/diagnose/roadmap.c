/*
 * roadmap.c - should the company move up, and which actions come first.
 *
 * need = mean over the action's statements of max(0, target - mean), target 3.0, 3.5, 4.0
 * for the steps from level 1, 2, 3; score = need * 1.25 if Sales and Marketing differ
 * largely
 * (|Cliff's delta| >= 0.474) on one of them, divided by 1, 1.5 or 2 for effort S, M, L.
 * Each of the two weakest dimensions is served by at least one action, and three dimensions
 * at least where there are actions for them: no single lever moves a company.  Contested
 * actions are never among the first three.
 */
#include "diagnose/parts.h"

#include <math.h>
#include <string.h>

enum {
    STAY_ACTIONS = 3,
    UNCONTESTED_PLACES = 3,
    DIMENSIONS_LEAST = 3,
    QUARTERS_HABITS = 2,   /* habits change, and show in a survey, after two at least */
    QUARTERS_STRUCTURE = 4 /* roles, systems and reporting lines take twice as long */
};

static const double large_delta = 0.474, gap_factor = 1.25;

static double weight_of(enum effort effort)
{
    switch (effort) {
    case EFFORT_S: return 1;
    case EFFORT_M: return 1.5;
    case EFFORT_L: return 2;
    }
    return 1;
}

static double action_score(const struct diagnosis *d, const struct action *action)
{
    double target = 2.5 + 0.5 * action->level, need = 0, factor = 1;
    int asked = 0;

    for (int i = 0; i < action->nquestions; i++) {
        int q = action->question[i];
        double mean = diagnosis_question_mean(d, q);

        if (fabs(d->score.question[q].gap.delta) >= large_delta)
            factor = gap_factor;
        if (isnan(mean))
            continue;
        need += fmax(0, target - mean);
        asked++;
    }
    return asked ? need / asked * factor / weight_of(action->effort) : 0;
}

static bool serves(const struct diagnosis *d, int action, int dimension)
{
    const struct action *candidate = &d->content->action[action];

    for (int i = 0; i < candidate->nquestions; i++)
        if (d->content->statement[candidate->question[i]].dimension == dimension)
            return true;
    return false;
}

/* A2 before A10: by the letters, then by the number. */
static int compare_ids(const char *a, const char *b)
{
    size_t letters_a = strcspn(a, "0123456789"), letters_b = strcspn(b, "0123456789");

    if (letters_a == letters_b && strncmp(a, b, letters_a) == 0 && strlen(a) != strlen(b))
        return strlen(a) < strlen(b) ? -1 : 1;
    return strcmp(a, b);
}

/* The company may take it: its step, track, stance and way of working allow it. */
static bool is_open(const struct diagnosis *d, const struct action *action)
{
    const struct roadmap *plan = &d->roadmap;

    return !action->dropped && action->level == plan->from &&
           (plan->sponsor || !action->sponsor_only) &&
           (action->stances & 1U << plan->stance) && !(action->leads && d->leads_hidden);
}

/* All actions of the step the company may take, best first. */
static int candidates(const struct diagnosis *d, struct ranked *list)
{
    int n = 0;

    for (int i = 0; i < d->content->nactions; i++) {
        const struct action *action = &d->content->action[i];
        int at = n;
        struct ranked item = {action_score(d, action), i};

        if (!is_open(d, action))
            continue;
        for (; at > 0; at--) {
            double difference = list[at - 1].value - item.value;
            const char *ahead = d->content->action[list[at - 1].index].id;

            if (difference > 1e-9 ||
                (difference > -1e-9 && compare_ids(ahead, action->id) < 0))
                break;
            list[at] = list[at - 1];
        }
        list[at] = item;
        n++;
    }
    return n;
}

/* How many of the chosen actions serve the dimension. */
static int served(const struct diagnosis *d, const struct ranked *list, const bool *chosen,
                  int n, int dimension)
{
    int count = 0;

    for (int i = 0; i < n; i++)
        count += chosen[i] && serves(d, list[i].index, dimension);
    return count;
}

/* Gives up the lowest chosen action that is not the only one of the other weak dimension.
 */
static bool make_room(const struct diagnosis *d, const struct ranked *list, bool *chosen,
                      int n, int other)
{
    for (int i = n - 1; i >= 0; i--) {
        if (!chosen[i])
            continue;
        if (other >= 0 && serves(d, list[i].index, other) &&
            served(d, list, chosen, n, other) == 1)
            continue;
        chosen[i] = false;
        return true;
    }
    return false;
}

static bool eligible(const struct diagnosis *d, const struct ranked *item, int most)
{
    return most > UNCONTESTED_PLACES || !d->content->action[item->index].contested;
}

static int dimensions_served(const struct diagnosis *d, const struct ranked *list,
                             const bool *chosen, int n)
{
    int count = 0;

    for (int dimension = 0; dimension < DIMENSIONS; dimension++)
        count += served(d, list, chosen, n, dimension) > 0;
    return count;
}

/* Gives up the lowest chosen action without which no dimension is lost. */
static void give_up_double(const struct diagnosis *d, const struct ranked *list,
                           bool *chosen, int n)
{
    int before = dimensions_served(d, list, chosen, n);

    for (int i = n - 1; i >= 0; i--) {
        if (!chosen[i])
            continue;
        chosen[i] = false;
        if (dimensions_served(d, list, chosen, n) == before)
            return;
        chosen[i] = true;
    }
}

/* Takes the best actions for other dimensions until three are served.  With three actions
 * or more for two dimensions at most, one can always be spared. */
static void widen(const struct diagnosis *d, const struct ranked *list, int n, int most,
                  int taken, bool *chosen)
{
    for (int i = 0; i < n; i++) {
        int before = dimensions_served(d, list, chosen, n);

        if (before >= DIMENSIONS_LEAST)
            return;
        if (chosen[i] || !eligible(d, &list[i], most))
            continue;
        chosen[i] = true;
        if (dimensions_served(d, list, chosen, n) == before)
            chosen[i] = false;
        else if (taken == most)
            give_up_double(d, list, chosen, n);
        else
            taken++;
    }
}

static void choose(const struct diagnosis *d, const struct ranked *list, int n, int most,
                   bool *chosen)
{
    int taken = 0;

    for (int i = 0; i < n && taken < most; i++) {
        /* What the answers do not ask for only fills up to three. */
        if (!eligible(d, &list[i], most) || (list[i].value <= 0 && taken >= STAY_ACTIONS))
            continue;
        chosen[i] = true;
        taken++;
    }
    for (int w = 0; w < 2; w++) {
        int weak = d->weakest_dimension[w];

        if (weak < 0 || served(d, list, chosen, n, weak))
            continue;
        for (int i = 0; i < n; i++) {
            if (!eligible(d, &list[i], most) || !serves(d, list[i].index, weak))
                continue;
            if (taken < most || make_room(d, list, chosen, n, d->weakest_dimension[!w])) {
                chosen[i] = true;
                taken += taken < most;
            }
            break;
        }
    }
    widen(d, list, n, most, taken, chosen);
}

static struct roadmap_action planned(const struct diagnosis *d, const struct ranked *item,
                                     int rank)
{
    struct roadmap_action plan = {item->index, rank, item->value, -1, NAN, NAN};
    int metric = d->content->action[item->index].metric;

    for (int i = 0; i < d->nkpi && metric >= 0; i++) {
        const struct kpi_result *kpi = &d->kpi[i];
        bool open = kpi->status == KPI_OPEN_COHORT;

        if (kpi->metric != metric)
            continue;
        plan.kpi = i;
        plan.baseline = open ? kpi->closed : kpi->value;
        plan.target = kpi->target;
    }
    return plan;
}

/* Lists the chosen actions by rank; a contested one waits until three others stand. */
static void put_actions(struct diagnosis *d, const struct ranked *list, int n, int most)
{
    struct roadmap *plan = &d->roadmap;
    bool chosen[ACTION_MAX] = {false};
    int uncontested = 0;

    choose(d, list, n, most, chosen);
    while (plan->nactions < most) {
        int i = 0;

        while (i < n && (!chosen[i] || (uncontested < UNCONTESTED_PLACES &&
                                        d->content->action[list[i].index].contested)))
            i++;
        if (i == n)
            break;
        chosen[i] = false;
        uncontested += !d->content->action[list[i].index].contested;
        plan->action[plan->nactions] = planned(d, &list[i], plan->nactions + 1);
        plan->nactions++;
    }
}

static enum plan_verdict verdict_of(const struct diagnosis *d)
{
    if (d->level.number == LEVELS)
        return PLAN_KEEP;
    if (d->company->stay)
        return PLAN_STAY;
    if (d->level.number < LEVELS - 1)
        return PLAN_MOVE;
    return d->company->sponsor &&
                   diagnosis_question_mean(d, STATEMENT_FUNNEL) >= ROADMAP_READY &&
                   diagnosis_question_mean(d, STATEMENT_CULTURE) >= ROADMAP_READY
               ? PLAN_MOVE
               : PLAN_STAY;
}

void diagnose_roadmap(struct diagnosis *d)
{
    struct roadmap *plan = &d->roadmap;
    struct ranked list[ACTION_MAX];
    int n;

    plan->sponsor = d->company->sponsor;
    plan->stance = d->company->kpi_stance;
    plan->verdict = PLAN_STAY;
    if (d->level.number == 0)
        return;
    plan->verdict = verdict_of(d);
    plan->from = d->level.number;
    plan->to = plan->from + (plan->verdict == PLAN_MOVE);
    plan->quarters = plan->verdict != PLAN_MOVE ? 1
                     : plan->from < LEVELS - 1  ? QUARTERS_HABITS
                                                : QUARTERS_STRUCTURE;
    if (plan->verdict == PLAN_KEEP) {
        for (int i = 0; i < d->nhighest; i++)
            plan->keep[plan->nkeep++] = d->highest[i];
        return;
    }
    n = candidates(d, list);
    put_actions(d, list, n, plan->verdict == PLAN_STAY ? STAY_ACTIONS : ROADMAP_MAX);
}
