/*
 * practice.h - how the work runs: principles, processes, meetings, contact, reactions to
 * conflict, decisions, the common plan.
 *
 * One part for each optional block (read/blocks/blocks.h), empty without rows.  The forms
 * have one row for each subject (and function): where several rows are about the same, one
 * of a quarter counts before one of every quarter, then the later row.  Lines of checklists
 * stand in the order of content/checklists.csv unless said otherwise; one without a row is
 * left out.
 *
 * Ratings are agreed by the team of a function, they are no answers of persons.  The only
 * figure from the survey is practice_principle.survey, from what privacy has left.
 */
#ifndef RAPPORT_PRACTICE_H
#define RAPPORT_PRACTICE_H

#include "read/project.h"

struct checklist_item;

/*
 * A principle of a team, rated 1 to 5 by each function.  Two figures differ when they are
 * at least PRACTICE_APART points apart.
 */
struct practice_principle {
    const struct checklist_item *item;
    double rating[FUNCTIONS]; /* NAN: not rated */
    double own;    /* mean of the ratings, of both functions or of the one that rated */
    double survey; /* mean of the item's statements, balanced or pooled; NAN unless all of
                      them are shown */
    bool apart;    /* the functions' ratings differ */
    int against;   /* own differs from the survey: 1 above, -1 below it, else 0; 0 too where
                      one function alone rated, for the survey is about both */
};

struct practice_principles {
    struct practice_principle *line; /* by ascending own rating, then as in the list */
    int n;
    int rated[FUNCTIONS];         /* lines each function rated */
    int compared, against, apart; /* lines with a survey mean and both ratings; of these,
                                     with against; lines with apart */
    int wave;                     /* of the rows; WAVE_NONE: of every quarter */
};

enum process_status { PROCESS_MISSING, PROCESS_PARTLY, PROCESS_WORKING, PROCESS_STATUSES };

struct practice_process {
    const struct checklist_item *item;
    enum process_status status;
    const char *note; /* or NULL */
};

struct practice_processes {
    struct practice_process *line;
    int n, count[PROCESS_STATUSES];
    int next; /* the line to put in order next: the first that is missing, else the first
                 that works in part; -1 when all work */
    int wave;
};

struct practice_meeting {
    const char *name, *note; /* note: or NULL */
    int planned, held;
    double share; /* held / planned, above 1 where more were held; NAN: none planned */
};

/*
 * Meetings as they stand in the file.  A meeting held beyond the plan does not make up for
 * another that fell out: share is the sum of min(held, planned) over the sum of planned.
 */
struct practice_cadence {
    struct practice_meeting *line;
    int n;
    long planned, kept, held; /* kept: the sum of min(held, planned) */
    double share;             /* kept / planned; NAN: nothing was planned */
    int none;                 /* meetings planned and not held once */
    int wave;
};

struct practice_side {
    double count, people; /* NAN: not known */
    double per_head;      /* count / people */
};

struct practice_contact {
    const struct checklist_item *item;
    struct practice_side by[FUNCTIONS];
};

struct practice_contacts {
    struct practice_contact *line;
    int n;
    double most; /* the highest per head */
    int none;    /* counts of zero, over all lines and both functions */
    int known;   /* counts known, likewise */
    int wave;
};

/* The five ways to react to a conflict (Thomas and Kilmann). */
enum reaction {
    REACTION_RIVALRY,       /* assertive, not cooperative */
    REACTION_COOPERATION,   /* both */
    REACTION_COMPROMISE,    /* half way on both axes */
    REACTION_AVOIDANCE,     /* neither */
    REACTION_ACCOMMODATION, /* cooperative, not assertive */
    REACTIONS
};

/*
 * A function's place on the grid.  On each axis from 1 to 5, less than
 * PRACTICE_REACTION_LOW is low, more than PRACTICE_REACTION_HIGH high, the rest, limits
 * included, the middle.  The middle of both axes is compromise, the four corners are the
 * other reactions; with one axis in the middle a place lies between the two corners beside
 * it: then `other` differs from `reaction`.
 */
struct practice_place {
    bool known;
    double assertive, cooperative;
    enum reaction reaction, other;
};

struct practice_reactions {
    int n; /* functions on the grid */
    struct practice_place by[FUNCTIONS];
    int wave;
};

enum decider {
    DECIDER_SALES,
    DECIDER_MARKETING,
    DECIDER_BOTH,
    DECIDER_BOARD,
    DECIDER_PRODUCT,
    DECIDER_NOBODY,
    DECIDERS
};

struct practice_decision {
    const struct checklist_item *item;
    enum decider leads;
    int follows; /* enum decider; -1: not said */
    bool disputed;
    const char *note; /* or NULL */
};

struct practice_decisions {
    struct practice_decision *line;
    int n, leads[DECIDERS]; /* how many decisions each leads */
    int disputed, nobody;   /* nobody: without a lead; disputed: the others in dispute */
    int settled;            /* n without these */
    int wave;
};

struct practice_entry {
    const char *what, *who, *where; /* where: or NULL */
    long when;                      /* days since 1970-01-01 */
    int known;                      /* to the other side: 1 yes, 0 no, -1 not said */
};

struct practice_plan {
    struct practice_entry *line; /* by date, then as in the file */
    int n, known, unknown;       /* known, unknown: lines that say so */
    int wave;
};

struct practice {
    bool shown; /* some part has lines */
    struct practice_principles principles;
    struct practice_processes processes;
    struct practice_cadence cadence;
    struct practice_contacts contacts;
    struct practice_reactions reactions;
    struct practice_decisions decisions;
    struct practice_plan plan;
};

#define PRACTICE_APART         1.0
#define PRACTICE_REACTION_LOW  2.5
#define PRACTICE_REACTION_HIGH 3.5

/* Words of the forms, as they stand in report.json too: "partly", "rivalry", "board". */
const char *process_status_name(enum process_status status);
const char *reaction_name(enum reaction reaction);
const char *decider_name(enum decider decider);

/* The first line of the plan on or after the day; n when there is none. */
int practice_plan_next(const struct practice_plan *plan, long day);

#endif
