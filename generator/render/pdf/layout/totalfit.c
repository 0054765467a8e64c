/*
 * totalfit.c - total-fit line breaking; see totalfit.h.
 */
#include "render/pdf/layout/totalfit.h"

#include <float.h>
#include <math.h>

/* Demerits besides those of badness and penalty, which seldom reach a hundred thousand. */
#define LINE_PENALTY      10.0
#define DEMERITS_LINE     1e6 /* each: few lines come before even ones */
#define DEMERITS_FITNESS  3000.0
#define DEMERITS_HYPHENS  40000.0  /* two lines in a row that end with one */
#define DEMERITS_THIRD    1e8      /* three, where nothing else can be done */
#define DEMERITS_FRAGMENT 300000.0 /* the last line but one ends with a hyphen */
#define DEMERITS_SHORT    400000.0 /* the last line is too short: the more so, the more */
#define DEMERITS_OVERFULL 1e12
#define EPSILON           0.001

enum { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESSES };
enum { NONE = -1 };

/* A feasible breakpoint with the best way to it. */
struct fit_node {
    double demerits; /* of all lines up to here */
    int point;
    int previous; /* node at which the last of these lines starts */
    int next;     /* in the list of active nodes */
    int fitness;  /* of that line */
    int hyphens;  /* lines in a row, this the last, that end with one */
};

struct sweep {
    struct arena *arena;
    struct fit_space *space;
    const struct breakpoint *point;
    const struct fit_goal *goal;
    double loosest; /* ratio that no line may exceed */
    int n;          /* breakpoints */
    int nnodes;     /* in space->node */
    int active;     /* first of the list */
};

/* The best lines that end at one breakpoint, by fitness. */
struct candidates {
    struct fit_node best[FITNESSES];
    double least;
};

double fit_badness(double ratio)
{
    double r = ratio < 0 ? -ratio : ratio;

    return 100 * r * r * r;
}

static int fitness_of(double ratio)
{
    if (ratio < -0.5)
        return TIGHT;
    return ratio <= 0.5 ? DECENT : ratio <= 1 ? LOOSE : VERY_LOOSE;
}

/* What the line's glue is stretched by, as a share of what it can; below -1: too wide. */
static double glue_ratio(const struct sweep *s, const struct breakpoint *from,
                         const struct breakpoint *to)
{
    const struct fit_goal *goal = s->goal;
    double width = to->width_before + to->hyphen - from->width_after;
    double glue = to->glue_before - from->glue_after;
    double slack = goal->measure - width, stretch = glue * goal->stretch + goal->rag;

    if (slack < -EPSILON) {
        double shrink = glue * goal->shrink;
        return shrink > 0 && slack >= -shrink - EPSILON ? slack / shrink : -2;
    }
    if (slack <= EPSILON)
        return 0;
    return stretch > 0 ? slack / stretch : DBL_MAX;
}

/* Demerits of the last line beyond its badness. */
static double last_line_demerits(const struct sweep *s, const struct fit_node *from)
{
    const struct breakpoint *start = &s->point[from->point], *end = &s->point[s->n - 1];
    double width = end->width_before - start->width_after, demerits = 0;

    if (from->point == 0 || start->forced)
        return 0;
    if (width < s->goal->shortest)
        demerits += DEMERITS_SHORT * (1 - width / s->goal->shortest);
    if (start->flagged)
        demerits += DEMERITS_FRAGMENT;
    return demerits;
}

/* The demerits of a line that starts at a node, added to those up to there. */
static double line_demerits(const struct sweep *s, const struct fit_node *from, int to,
                            double ratio)
{
    const struct breakpoint *end = &s->point[to];
    double sum = LINE_PENALTY + fit_badness(ratio);
    double demerits = from->demerits + DEMERITS_LINE + sum * sum;

    demerits += end->penalty * end->penalty;
    if (end->flagged && from->hyphens > 0)
        demerits += from->hyphens > 1 ? DEMERITS_THIRD : DEMERITS_HYPHENS;
    if (to == s->n - 1)
        demerits += last_line_demerits(s, from);
    return demerits;
}

static void consider(struct candidates *c, struct fit_node line)
{
    struct fit_node *best = &c->best[line.fitness];

    if (line.demerits < best->demerits)
        *best = line;
    if (line.demerits < c->least)
        c->least = line.demerits;
}

/* Tries the line from an active node to a breakpoint; false when it is too wide. */
static bool try_line(struct sweep *s, int node, int to, struct candidates *c)
{
    const struct fit_node *from = &s->space->node[node];
    const struct breakpoint *start = &s->point[from->point], *end = &s->point[to];
    double ratio = glue_ratio(s, start, end);
    struct fit_node line = {.point = to, .previous = node};

    if (ratio < -1 - EPSILON)
        return false;
    if (ratio > 0 && end->forced && (to < s->n - 1 || s->goal->fill))
        ratio = 0; /* a line that stops early is filled up */
    if (ratio > s->loosest)
        return true;
    line.hyphens = end->flagged ? from->hyphens + 1 : 0;
    if (line.hyphens > 2 && !s->goal->desperate)
        return true;
    line.fitness = fitness_of(ratio);
    line.demerits = line_demerits(s, from, to, ratio);
    if (line.fitness > from->fitness + 1 || line.fitness < from->fitness - 1)
        line.demerits += DEMERITS_FITNESS;
    consider(c, line);
    return true;
}

/* A line that is too wide, where there is no other. */
static void force_line(struct sweep *s, int node, int to, struct candidates *c)
{
    const struct fit_node *from = &s->space->node[node];
    const struct breakpoint *end = &s->point[to];
    double excess = end->width_before + end->hyphen - s->point[from->point].width_after -
                    s->goal->measure;

    consider(c, (struct fit_node){.point = to,
                                  .previous = node,
                                  .fitness = DECENT,
                                  .hyphens = end->flagged ? from->hyphens + 1 : 0,
                                  .demerits = from->demerits + DEMERITS_OVERFULL * excess});
}

/* Appends the best candidates to the list of active nodes, whose end is *last. */
static void activate(struct sweep *s, const struct candidates *c, int last)
{
    for (int f = 0; f < FITNESSES; f++) {
        struct fit_space *space = s->space;
        if (c->best[f].demerits > c->least + DEMERITS_FITNESS ||
            c->best[f].demerits >= DBL_MAX)
            continue;
        space->node = arena_grow(s->arena, space->node, (size_t)s->nnodes, &space->capacity,
                                 sizeof *space->node);
        space->node[s->nnodes] = c->best[f];
        space->node[s->nnodes].next = NONE;
        if (last == NONE)
            s->active = s->nnodes;
        else
            space->node[last].next = s->nnodes;
        last = s->nnodes++;
    }
}

/* True when no line from the node to this breakpoint or a later one fits. */
static bool is_passed(const struct sweep *s, const struct fit_node *from, int to)
{
    struct breakpoint end = s->point[to];

    end.hyphen = 0;
    return glue_ratio(s, &s->point[from->point], &end) < -1 - EPSILON;
}

/* Finds the best lines that end at a breakpoint. */
static void visit(struct sweep *s, int to)
{
    struct candidates c = {.least = DBL_MAX};
    int before = NONE, last_removed = NONE;

    for (int f = 0; f < FITNESSES; f++)
        c.best[f].demerits = DBL_MAX;
    for (int node = s->active, next; node != NONE; node = next) {
        struct fit_node *from = &s->space->node[node];
        bool fits = try_line(s, node, to, &c);

        next = from->next;
        if (s->point[to].forced || (!fits && is_passed(s, from, to))) {
            last_removed = node;
            if (before == NONE)
                s->active = next;
            else
                s->space->node[before].next = next;
        } else
            before = node;
    }
    if (before == NONE && c.least >= DBL_MAX && s->goal->desperate)
        force_line(s, last_removed, to, &c);
    activate(s, &c, before);
}

/* The lines from the paragraph's start to a node. */
static int trace(const struct sweep *s, int node, int *chosen)
{
    int lines = 0, k;

    for (int i = node; s->space->node[i].previous != NONE; i = s->space->node[i].previous)
        lines++;
    k = lines;
    for (int i = node; k > 0; i = s->space->node[i].previous)
        chosen[--k] = s->space->node[i].point;
    return lines;
}

int total_fit(struct arena *a, struct fit_space *space, const struct breakpoint *point,
              int n, const struct fit_goal *goal, int *chosen)
{
    struct sweep s = {a, space, point, goal, cbrt(goal->tolerance / 100), n, 0, NONE};
    struct candidates start = {.least = 0};
    int best = NONE;

    for (int f = 0; f < FITNESSES; f++)
        start.best[f].demerits = DBL_MAX;
    start.best[DECENT] = (struct fit_node){.previous = NONE, .fitness = DECENT};
    activate(&s, &start, NONE);
    for (int to = 1; to < n && s.active != NONE; to++)
        visit(&s, to);
    for (int i = s.active; i != NONE; i = space->node[i].next)
        if (best == NONE || space->node[i].demerits < space->node[best].demerits)
            best = i;
    return best == NONE ? 0 : trace(&s, best, chosen);
}
