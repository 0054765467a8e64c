/*
 * practice_sides.c - how the functions treat each other: reactions to conflict, and who
 * leads which decision; see practice.h.
 */
#include "diagnose/practice_parts.h"

/* --- reactions to conflict -------------------------------------------------------- */

enum { REACTION_FUNCTION, REACTION_ASSERTIVE, REACTION_COOPERATIVE };

const char *reaction_name(enum reaction reaction)
{
    switch (reaction) {
    case REACTION_RIVALRY: return "rivalry";
    case REACTION_COOPERATION: return "cooperation";
    case REACTION_AVOIDANCE: return "avoidance";
    case REACTION_ACCOMMODATION: return "accommodation";
    case REACTION_COMPROMISE:
    case REACTIONS: break;
    }
    return "compromise";
}

/* -1 low, 0 middle, 1 high. */
static int part_of_axis(double value)
{
    return (value > PRACTICE_REACTION_HIGH) - (value < PRACTICE_REACTION_LOW);
}

static enum reaction corner(bool assertive, bool cooperative)
{
    if (assertive)
        return cooperative ? REACTION_COOPERATION : REACTION_RIVALRY;
    return cooperative ? REACTION_ACCOMMODATION : REACTION_AVOIDANCE;
}

static struct practice_place place_of(const struct block_row *row)
{
    struct practice_place p = {.known = true,
                               .assertive = row->value[REACTION_ASSERTIVE].number,
                               .cooperative = row->value[REACTION_COOPERATIVE].number};
    int up = part_of_axis(p.assertive), right = part_of_axis(p.cooperative);

    if (up == 0 && right == 0) {
        p.reaction = p.other = REACTION_COMPROMISE;
        return p;
    }
    /* In the middle of an axis: the corners at both its ends. */
    p.reaction = corner(up >= 0, right >= 0);
    p.other = corner(up > 0, right > 0);
    return p;
}

void practice_reactions(struct arena *a, struct diagnosis *d)
{
    struct practice_reactions *out = &d->practice.reactions;
    struct block_rows rows = reported_rows(a, d, BLOCK_REACTIONS);

    out->wave = rows.wave;
    for (int f = 0; f < FUNCTIONS; f++) {
        const struct block_row *row = practice_row(&rows, REACTION_FUNCTION, f, -1, 0);

        if (row == NULL)
            continue;
        out->by[f] = place_of(row);
        out->n++;
    }
}

/* --- decisions -------------------------------------------------------------------- */

enum { DECISION_ITEM, DECISION_LEADS, DECISION_FOLLOWS, DECISION_DISPUTED, DECISION_NOTE };

const char *decider_name(enum decider decider)
{
    switch (decider) {
    case DECIDER_SALES: return "sales";
    case DECIDER_MARKETING: return "marketing";
    case DECIDER_BOTH: return "both";
    case DECIDER_BOARD: return "board";
    case DECIDER_PRODUCT: return "product";
    case DECIDER_NOBODY:
    case DECIDERS: break;
    }
    return "nobody";
}

void practice_decisions(struct arena *a, struct diagnosis *d)
{
    struct practice_decisions *out = &d->practice.decisions;
    struct block_rows rows = reported_rows(a, d, BLOCK_DECISIONS);
    const struct checklist_item *item;
    int items = checklist_find(d->content, "decisions", &item);

    out->wave = rows.wave;
    if (rows.n == 0 || items == 0)
        return;
    out->line = arena_array(a, (size_t)items, sizeof *out->line);
    for (int i = 0; i < items; i++) {
        const struct block_row *row = practice_row(&rows, DECISION_ITEM, i, -1, 0);

        if (row == NULL)
            continue;
        struct practice_decision line = {
            &item[i], (enum decider)row->value[DECISION_LEADS].choice,
            row->value[DECISION_FOLLOWS].choice, row->value[DECISION_DISPUTED].choice == 1,
            row->value[DECISION_NOTE].text};
        out->leads[line.leads]++;
        out->nobody += line.leads == DECIDER_NOBODY;
        out->disputed += line.disputed && line.leads != DECIDER_NOBODY;
        out->line[out->n++] = line;
    }
    out->settled = out->n - out->nobody - out->disputed;
}
