/*
 * why.h - what lies behind the figures: kind of conflict, how each function sees the other,
 * trust, targets, possible causes, what got worse, readiness; computed from the survey and
 * the KPIs, with what the leaders say of the strategy where that is known.
 *
 * There is never one verdict: every cause has its signs for and against.  Whether a cause
 * lies between persons is not what answers and figures can show, so it is none of them.
 * NAN: withheld or not known.
 */
#ifndef RAPPORT_WHY_H
#define RAPPORT_WHY_H

#include "score/score.h"

#include <stdbool.h>

/* Statements and a dimension that stand for something by themselves; indexes. */
enum { NO_BLAME = 1, SHARED_FATE = 15, LEADERS_DIMENSION = 3 };

/* What people argue about: the matter (constructive), each other (destructive), or both. */
enum conflict_kind {
    CONFLICT_UNKNOWN,
    CONFLICT_CONSTRUCTIVE,
    CONFLICT_MIXED,
    CONFLICT_DESTRUCTIVE
};

/* The mean of statements 2, 10 and 16: constructive when both functions' own means are at
 * least 3.5, destructive when both are at most 2.5; of all people together where functions
 * are withheld. */
struct conflict {
    enum conflict_kind kind;
    double mean;          /* balanced, or pooled */
    double by[FUNCTIONS]; /* NAN when withheld */
};

/* The statements that describe one function's work, as both functions rate them. */
struct sight {
    double self, other; /* means over all answers to them; NAN when withheld */
    int statements;
};

/* Two parts of trust, our own proxy: to communicate and agree (statements 6, 7, 10), to
 * understand the other's work (3, 18, 19). */
enum trust_part { TRUST_AGREE, TRUST_UNDERSTAND, TRUST_PARTS };

struct trust {
    double mean; /* balanced, or pooled */
    double by[FUNCTIONS];
};

/* Whose metrics (kpis.csv, owner) are on target: "everyone hit target, the company missed"
 * and its reverse. */
enum targets_kind {
    TARGETS_UNKNOWN, /* no outcome of the company, or none of a function, is judged */
    TARGETS_COMPANY_MISSED,   /* all of both functions are met, one of the company is missed
                               */
    TARGETS_FUNCTIONS_MISSED, /* all of the company are met, each function misses some */
    TARGETS_OTHER
};

struct why_tally {
    int judged; /* metrics with a value and a target */
    int met;    /* of them on target */
    int missed; /* beyond the tolerance; the others are at risk */
};

struct targets {
    enum targets_kind kind;
    struct why_tally by[FUNCTIONS], company;
};

/* A sign for or against a cause. */
enum sign_kind {
    SIGN_STATEMENTS, /* the cause's statements: mean below 3, or at least 3.5 */
    SIGN_KPIS,       /* the cause's metrics: one off target, or all on target */
    SIGN_TARGETS,    /* functions on target, the company not */
    SIGN_LEADERS,    /* leaders see a common strategy on few points, or on nearly all */
    SIGN_VIEWS,      /* self view and the other's are opposed more than once, or never */
    SIGN_RATINGS,    /* both functions rate the work of one low, or high */
    SIGN_OWN_KPIS    /* metrics of one function: one off target, or all of both met */
};

enum { SIGNS_MAX = 8 };

struct why_sign {
    enum sign_kind kind;
    double value;            /* SIGN_STATEMENTS: the mean */
    double by[FUNCTIONS];    /* SIGN_RATINGS: each function's mean */
    enum function described; /* SIGN_RATINGS: whose work */
    int count, of;           /* SIGN_KPIS: off target (for) or on target, of those judged;
                                SIGN_LEADERS:           answers that match, of those given;
                                SIGN_VIEWS: opposed,           of those           compared */
};

/* Opposed views of so many statements are a sign: one may be a matter of its wording. */
enum { VIEWS_LEAST = 2 };

/* How much the data say: by the number of signs for the cause. */
enum cause_evidence { CAUSE_UNKNOWN, CAUSE_NO_SIGN, CAUSE_ONE_SIGN, CAUSE_SEVERAL_SIGNS };

struct why_cause {
    int branch;  /* index into content.branch */
    double mean; /* of its statements; NAN without, or when less than half are shown */
    enum cause_evidence evidence;
    struct why_sign in_favour[SIGNS_MAX], against[SIGNS_MAX];
    int nin_favour, nagainst;
};

enum ready { READY_UNKNOWN, READY_NO, READY_YES };

/* What a change needs to last: measuring again and again, leaders who take part, and both
 * functions willing. */
enum readiness_part {
    READY_CONSISTENT, /* surveyed again within two quarters, KPIs in two quarters or more */
    READY_LEADERS,    /* a sponsor, and the leaders' dimension at least 3.5; no: none, or
                         at most 2.5 */
    READY_BOTH,       /* statement 16: both functions at least 3.5; no: one at most 2.5 */
    READY_PARTS
};

struct readiness {
    enum ready answer[READY_PARTS];
    int surveys, last;      /* waves with answers, the last before this one or WAVE_NONE */
    int kpi_quarters;       /* quarters with values */
    double leaders;         /* the dimension's mean */
    double both[FUNCTIONS]; /* statement 16 by function */
    double both_mean;       /* balanced, or pooled */
};

enum { FALLEN_MAX = 3 };

struct why {
    bool shown; /* the survey is */
    struct conflict conflict;
    double no_blame[FUNCTIONS];    /* statement 2 */
    struct sight sight[FUNCTIONS]; /* of the function's work */
    struct trust trust[TRUST_PARTS];
    struct targets targets;
    struct why_cause cause[BRANCH_MAX]; /* the strongest evidence first */
    int ncauses;
    int nleading; /* of them named first: none without a sign, else two and what has as many
                     signs as the second */
    const struct model_card *model; /* NULL when model or scenario is not given */
    struct readiness readiness;
    bool fell; /* the total is clearly worse than at the point before */
    int fallen[FALLEN_MAX], nfallen; /* indexes into diagnosis.mover: what fell most */
};

#endif
