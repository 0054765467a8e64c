/*
 * fill_practice.c - how the work runs: what the chapter opens with, and what its sections
 * share.
 *
 * The lead says of every block that is there whether it is in place or has something open,
 * then what follows for the roadmap: the first two of the steps the blocks ask for, in the
 * order of `steps`, or one step and a look at its effect, never one lever alone.
 */
#include "compose/fill_practice.h"

#include <math.h>
#include <string.h>

/* --- shared ----------------------------------------------------------------------- */

const char *practice_department(const struct fill *f, int function)
{
    return fill_word(f, function == FUNCTION_SALES ? "sales" : "marketing");
}

const char *practice_quoted(const struct fill *f, const char *name)
{
    return SAY(f, "quoted", TEXT_ARG("name", name));
}

void practice_chip(const struct fill *f, struct template_dict *row, const char *class,
                   const char *symbol, const char *word)
{
    template_set_text(row, "STATUS_CLASS", class);
    template_set_text(row, "STATUS",
                      arena_printf(f->arena, "%s %s", symbol, fill_word(f, word)));
}

void practice_item(const struct fill *f, struct template_dict *row,
                   const struct checklist_item *item)
{
    const char *about = fill_in(f, &item->about);

    template_set_text(row, "NAME", fill_in(f, &item->text));
    if (*about)
        fill_row(row, "BLOCK_ABOUT", "ABOUT", about);
}

void practice_note_column(const struct fill *f, struct template_dict *section)
{
    fill_row(section, "BLOCK_COLUMN", "TEXT", fill_word(f, "practice_note"));
}

void practice_note(struct template_dict *row, bool column, const char *note)
{
    if (column)
        fill_row(row, "BLOCK_CELL", "NOTE", note ? note : "");
}

/* --- what is in place, what is open ----------------------------------------------- */

struct tally {
    long open, of;
    bool good; /* known to be in place; else, with nothing open, nothing is known */
    const char *subject; /* what to begin with, where a step names it */
};

static struct tally tally_principles(const struct fill *f)
{
    const struct practice_principles *p = &f->d->practice.principles;
    struct tally t = {.of = p->n};

    for (int i = p->n - 1; i >= 0; i--)
        if (p->line[i].against || p->line[i].apart) {
            t.open++;
            t.subject = fill_in(f, &p->line[i].item->text);
        }
    t.good = p->n > 0 && p->compared == p->n && t.open == 0;
    return t;
}

static struct tally tally_processes(const struct fill *f)
{
    const struct practice_processes *p = &f->d->practice.processes;
    int open = p->n - p->count[PROCESS_WORKING];

    return (struct tally){open, p->n, p->n > 0 && open == 0,
                          open ? fill_in(f, &p->line[p->next].item->text) : NULL};
}

static struct tally tally_cadence(const struct fill *f)
{
    const struct practice_cadence *c = &f->d->practice.cadence;

    return (struct tally){c->planned - c->kept, c->planned,
                          c->planned > 0 && c->kept == c->planned, NULL};
}

/* In place when both functions' contact is counted, and nothing counted is zero. */
static struct tally tally_contact(const struct fill *f)
{
    const struct practice_contacts *c = &f->d->practice.contacts;
    int counted[FUNCTIONS] = {0};

    for (int i = 0; i < c->n; i++)
        for (int k = 0; k < FUNCTIONS; k++)
            counted[k] += isfinite(c->line[i].by[k].count);
    return (struct tally){c->none, c->known,
                          c->none == 0 && counted[FUNCTION_SALES] > 0 &&
                              counted[FUNCTION_MARKETING] > 0,
                          NULL};
}

/* One function's reaction is half of the picture: nothing is said of it here. */
static struct tally tally_reactions(const struct fill *f)
{
    const struct practice_reactions *r = &f->d->practice.reactions;
    int cooperate = 0;

    for (int i = 0; i < FUNCTIONS; i++)
        cooperate += r->by[i].known && r->by[i].reaction == REACTION_COOPERATION &&
                     r->by[i].other == REACTION_COOPERATION;
    return (struct tally){r->n == FUNCTIONS && cooperate < FUNCTIONS, 1,
                          cooperate == FUNCTIONS, NULL};
}

static struct tally tally_decisions(const struct fill *f)
{
    const struct practice_decisions *p = &f->d->practice.decisions;
    struct tally t = {p->n - p->settled, p->n, p->n > 0 && p->settled == p->n, NULL};
    bool nobody = false;

    for (int i = p->n - 1; i >= 0; i--) {
        const struct practice_decision *line = &p->line[i];
        bool without = line->leads == DECIDER_NOBODY;

        if (without || (line->disputed && !nobody)) {
            t.subject = fill_in(f, &line->item->text);
            nobody = nobody || without;
        }
    }
    return t;
}

static struct tally tally_plan(const struct fill *f)
{
    const struct practice_plan *p = &f->d->practice.plan;

    return (struct tally){fill_plan_unknown(f), p->known + p->unknown,
                          p->n > 0 && p->known == p->n, NULL};
}

enum part { PRINCIPLES, PROCESSES, CADENCE, CONTACT, REACTION, DECISIONS, PLAN, PARTS };

static const struct {
    struct tally (*tally)(const struct fill *f);
    void (*fill)(struct fill *f, struct template_dict *chapter);
    const char *good, *open, *step, *pull; /* keys; pull: NULL without a figure */
} parts[PARTS] = {
    [PRINCIPLES] = {tally_principles, fill_practice_principles, "practice_good_principles",
                    "practice_open_principles", "practice_step_principles", NULL},
    [PROCESSES] = {tally_processes, fill_practice_processes, "practice_good_processes",
                   "practice_open_processes", "practice_step_processes",
                   "practice_pull_processes"},
    [CADENCE] = {tally_cadence, fill_practice_cadence, "practice_good_cadence",
                 "practice_open_cadence", "practice_step_cadence", "practice_pull_cadence"},
    [CONTACT] = {tally_contact, fill_practice_contact, "practice_good_contact",
                 "practice_open_contact", "practice_step_contact", "practice_pull_contact"},
    [REACTION] = {tally_reactions, fill_practice_reactions, "practice_good_reactions",
                  "practice_open_reactions", "practice_step_reactions", NULL},
    [DECISIONS] = {tally_decisions, fill_practice_decisions, "practice_good_decisions",
                   "practice_open_decisions", "practice_step_decisions",
                   "practice_pull_decisions"},
    [PLAN] = {tally_plan, fill_practice_plan, "practice_good_plan", "practice_open_plan",
              "practice_step_plan", "practice_pull_plan"},
};

/* What a step is asked for first: who decides, what runs, then the rest. */
static const enum part steps[PARTS] = {DECISIONS,  PROCESSES, CADENCE, CONTACT,
                                       PRINCIPLES, PLAN,      REACTION};

enum { NAMED = 3, LEVERS = 2 };

/* --- the lead --------------------------------------------------------------------- */

static bool has_roadmap(const struct fill *f)
{
    for (int i = 0; i < f->nchapters; i++)
        if (strcmp(f->chapter[i].id, "s-roadmap") == 0)
            return true;
    return false;
}

/* The parts of a kind, the first in the order of `steps`, and how many more there are. */
static const char *list_of(const struct fill *f, const struct tally *tally, bool open)
{
    const char *list = "";
    int n = 0, more = 0;

    for (int i = 0; i < PARTS; i++) {
        const struct tally *t = &tally[steps[i]];

        if (open ? t->open == 0 : !t->good)
            continue;
        if (n++ >= NAMED) {
            more++;
            continue;
        }
        list = fill_join(f, list, "; ",
                         SAY(f, open ? parts[steps[i]].open : parts[steps[i]].good,
                             NUMBER_ARG("n", (double)t->open),
                             NUMBER_ARG("of", (double)t->of)));
    }
    if (more > 0)
        list =
            fill_join(f, list, "; ", SAY(f, "practice_lead_more", NUMBER_ARG("n", more)));
    return list;
}

static const char *finding(const struct fill *f, const struct tally *tally)
{
    const char *good = list_of(f, tally, false), *open = list_of(f, tally, true),
               *text = "";

    if (*good)
        text = SAY(f, "practice_lead_good", TEXT_ARG("list", good));
    if (*open)
        text =
            fill_join(f, text, " ", SAY(f, "practice_lead_open", TEXT_ARG("list", open)));
    return *text ? text : fill_word(f, "practice_lead_plain");
}

/* "" where nothing is open and no roadmap follows. */
static const char *consequence(const struct fill *f, const struct tally *tally)
{
    const char *list = "";
    int n = 0, good = 0;

    for (int i = 0; i < PARTS; i++) {
        const struct tally *t = &tally[steps[i]];
        const char *subject = t->subject ? t->subject : "";

        good += t->good;
        if (t->open > 0 && n++ < LEVERS)
            list = fill_join(f, list, "; ",
                             SAY(f, parts[steps[i]].step, TEXT_ARG("name", subject)));
    }
    if (n == 0)
        return good && has_roadmap(f) ? fill_word(f, "practice_build") : "";
    if (n == 1)
        list = fill_join(f, list, "; ", fill_word(f, "practice_step_review"));
    return SAY(f, has_roadmap(f) ? "practice_next_roadmap" : "practice_next",
               TEXT_ARG("list", list));
}

/* The chapter's figure: what is in place in the first of these blocks, else the principle
 * rated lowest. */
static void fill_figure(struct fill *f, struct template_dict *d, const struct tally *tally)
{
    static const enum part order[] = {PROCESSES, DECISIONS, CADENCE, PLAN, CONTACT};
    const struct practice_principles *p = &f->d->practice.principles;

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const struct tally *t = &tally[order[i]];

        if (t->of == 0)
            continue;
        fill_pull(d, fill_count(f, (int)(t->of - t->open)),
                  SAY(f, parts[order[i]].pull, NUMBER_ARG("of", (double)t->of)));
        return;
    }
    if (p->n > 0)
        fill_pull(d, fill_number(f, p->line[0].own, 1),
                  fill_word(f, "practice_pull_principles"));
}

bool fill_has_practice(const struct fill *f)
{
    return f->d->practice.shown;
}

void fill_practice(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "PRACTICE", "practice.html", true);
    struct tally tally[PARTS];

    for (int i = 0; i < PARTS; i++)
        tally[i] = parts[i].tally(f);
    template_set_text(d, "PRACTICE_LEAD",
                      fill_join(f, finding(f, tally), " ", consequence(f, tally)));
    fill_figure(f, d, tally);
    for (int i = 0; i < PARTS; i++)
        parts[i].fill(f, d);
}
