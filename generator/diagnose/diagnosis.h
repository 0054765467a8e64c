/*
 * diagnosis.h - the one filtered model of a company's quarter.
 *
 * Everything any output says comes from here: HTML, PDF, text and report.json.
 * Suppressed values are gone already (NAN, -1 or an empty list), so nothing can leak
 * through a side door.  Lives in the company arena; strings point into it, the project or
 * the content.
 */
#ifndef RAPPORT_DIAGNOSIS_H
#define RAPPORT_DIAGNOSIS_H

#include "diagnose/benchmark.h"
#include "diagnose/discussion.h"
#include "diagnose/practice.h"
#include "diagnose/progress.h"
#include "diagnose/strategy.h"
#include "diagnose/why.h"
#include "diagnose/workload.h"
#include "diagnose/worth.h"
#include "read/blocks/blocks.h"
#include "read/kpi/kpi.h"
#include "score/privacy.h"

enum { KPI_HISTORY = 12, KPI_FEW = 30, TREND_MAX = 12, ROADMAP_MAX = 8, RANK_MAX = 5 };

struct level {
    int number; /* 1..4; 0 when the survey is withheld */
    enum basis basis;
    double value;        /* the mean it was classified by, unrounded */
    double low, high;    /* its 95 % interval, or NAN */
    bool borderline;     /* the interval contains a cut point */
    int lowest, highest; /* the levels at the interval's ends; number when no interval */
    int by[FUNCTIONS];   /* each function's own level; 0 when withheld */
};

/* Self view against the other side's view of statements that describe one function. */
enum actor_view {
    VIEW_NONE,
    VIEW_STRENGTH,
    VIEW_PROBLEM,
    VIEW_BLIND_SPOT,
    VIEW_HIDDEN_STRENGTH,
    VIEW_MIXED
};

struct actor_finding {
    int question;            /* 0..19 */
    enum function described; /* whom the statement describes */
    double self, other;      /* means */
    enum actor_view view;
};

enum kpi_status {
    KPI_NO_DATA,
    KPI_ON_TARGET,
    KPI_AT_RISK,
    KPI_OFF_TARGET,
    KPI_NO_TARGET,
    KPI_OPEN_COHORT /* the leads counted have not all had time to buy: not judged */
};

struct kpi_result {
    int metric;                     /* index into content.metric */
    int period;                     /* the reported wave */
    double value, target, previous; /* NAN when absent */
    double change; /* against the quarter before; NAN when absent or a cohort is open */
    double history[KPI_HISTORY];    /* oldest first, to the period's end; NAN if missing */
    bool history_open[KPI_HISTORY]; /* a cohort still open at the end of the period */
    bool monthly;                   /* history is by month: the period has months */
    double numerator, denominator;  /* of a computed ratio, else NAN */
    const struct kpi_counted
        *counted; /* what deals and leads it is counted from, or NULL */
    const struct kpi_formula *formula; /* how, with counted */
    bool few;                          /* it rests on fewer than KPI_FEW cases */
    int months; /* the months of the quarter it is computed from; 0: not from months */
    enum kpi_why why;  /* why there is no value */
    double closed;     /* with KPI_OPEN_COHORT: of the latest closed cohort */
    int closed_period; /* WAVE_NONE when there is none */
    int nhistory;
    enum kpi_status status, previous_status; /* of the quarter before, by its own target */
    int direction; /* of the change since the previous wave: 1 better, -1 worse, 0 same or
                      unknown */
    bool current_step; /* belongs to the metrics of this level's step */
};

enum { FUNNEL_LEAST = 3, FUNNEL_MAX = 6 };

/*
 * The way from a lead to a customer in the reported quarter; empty with fewer than
 * FUNNEL_LEAST steps known, or when the first of them counts nothing.  Of a cohort where it
 * is known how many of the quarter's leads became customers: each step is reached by leads
 * of the step before.  Else what was counted at each step in the quarter, which need not be
 * the same leads: a step may then be larger than the one before.
 */
struct funnel_step {
    enum kpi_count what;
    double count;
    double share; /* of the step before; NAN for the first, or when that is 0 */
};

struct funnel {
    struct funnel_step step[FUNNEL_MAX];
    int nsteps;
    int drop; /* the step with the lowest share below 1; -1 without */
    bool cohort;
};

enum trend_verdict {
    TREND_FIRST,
    TREND_IMPROVED,
    TREND_NO_CLEAR_CHANGE,
    TREND_WORSE,
    TREND_NOT_COMPARED /* the two waves have too little in common */
};

enum trend_method { TREND_WELCH, TREND_PAIRED };

/*
 * A wave and its change from the point before, which is the last wave with answers that can
 * be shown on the same basis.  Each wave's value is its own total; where the statements
 * asked differ, the change is that of totals over the common ones, and where it is paired,
 * that of the people linked, so it need not be the difference of the two values.
 */
struct trend_point {
    int wave;
    double value;                 /* balanced or pooled mean of that wave, as level.basis */
    double value_low, value_high; /* its 95 % interval, or NAN */
    int n, n_before;              /* people with a total, now and in the point before */
    double change, low, high; /* with its 95 % interval; NAN when first or not compared */
    enum trend_verdict verdict;
    enum trend_method method;
    int linked;        /* people behind a paired change, else 0 */
    int statements;    /* compared on; 0 when first or not compared */
    bool asked_differ; /* the two waves did not ask the same statements */
};

/* A wave that could not become a point of the trend. */
enum left_out { LEFT_OUT_WITHHELD, LEFT_OUT_POOLED };

struct trend_left_out {
    int wave;
    enum left_out why; /* nothing could be shown; only all people together could */
};

/* What got worse since the point before, or a KPI since the quarter before. */
enum alert_kind { ALERT_SCORE, ALERT_LEVEL, ALERT_KPI };

enum { ALERT_MAX = KPI_MAX + 2 };

struct alert {
    enum alert_kind kind;
    int before, now; /* ALERT_LEVEL: level numbers */
    bool clear;      /* ALERT_LEVEL: the score is clearly worse too */
    int kpi;         /* ALERT_KPI: index into diagnosis.kpi; was on target, is not */
};

/* A statement that moved: the difference of balanced (or pooled) means between two waves.
 */
struct mover {
    int question;
    double before, now, change;
};

struct roadmap_action {
    int action; /* index into content.action */
    int rank;   /* from 1 */
    double score;
    int kpi; /* what is known of its metric: index into diagnosis.kpi, or -1 */
    double baseline, target; /* of its metric; NAN without; of the latest closed cohort
                                where the quarter's own is open */
};

enum plan_verdict { PLAN_MOVE, PLAN_STAY, PLAN_KEEP };

/* What level 4 asks for besides a sponsor: both statements at 3.5 at least. */
enum {
    STATEMENT_FUNNEL = 13, /* q14: a funnel built together */
    STATEMENT_CULTURE = 15 /* q16: rise or fall together */
};
#define ROADMAP_READY 3.5

struct roadmap {
    int from, to; /* levels; equal unless verdict is PLAN_MOVE */
    enum plan_verdict verdict;
    int quarters; /* until the next level is reached at the earliest, or until staying is
                     looked at again */
    bool sponsor;
    enum kpi_stance stance; /* actions that do not go with it are left out */
    struct roadmap_action action[ROADMAP_MAX];
    int nactions;
    int keep[RANK_MAX], nkeep; /* level 4: the strongest statements to protect */
};

enum source_kind {
    SOURCE_SURVEY,
    SOURCE_KPIS,
    SOURCE_BLOCK,
    SOURCE_COMPANIES,
    SOURCE_SETTINGS
};

/* A file that figures of the company come from, and its rows about this company. */
struct source_use {
    const struct fingerprint *file;
    enum source_kind kind;
    int wave[TREND_MAX], nwaves; /* the quarters used, ascending; of a block none, where
                                    its rows belong to every quarter */
    int read, used;              /* rows of these quarters; -1: not counted */
    bool unnamed; /* it quotes people who did not consent: its SHA-256, by which guesses at
                     the few lines could be tried out, is not printed */
};

/* A row left out, or a value in it that could not be used. */
struct source_fault {
    struct place at;
    enum diag_code code;
    const char *raw; /* the value, where it may be shown; else NULL */
};

enum { CONVERTED_MAX = 4 };

struct quality {
    struct source_use *source; /* surveys, KPIs, blocks, companies.csv, rapport.ini */
    size_t nsources;
    struct source_fault *fault; /* in the order of the sources, by place */
    size_t nfaults;
    int missing[QUESTIONS];       /* people who answered, but not this; -1 when withheld */
    int answers_missing;          /* the sum; -1 when withheld */
    int unused[ANSWER_KINDS];     /* why they are missing: cells by kind, summing up to
                                     answers_missing; -1 when withheld */
    int converted[CONVERTED_MAX]; /* steps of scales whose answers were converted */
    int nconverted;
    int straight_lines;   /* people who gave one answer throughout; -1 when withheld */
    int identical_sheets; /* people whose sheet is somebody else's too; -1 likewise */
};

struct diagnosis {
    const struct project *project;
    const struct content *content;
    const struct company *company;
    const struct blocks *blocks; /* NULL: none; read them with blocks_of */
    int wave;
    bool survey_shown; /* false: fewer people in all than the minimum; only KPIs */
    struct score score;
    struct level level;
    int weakest_pain;                      /* 0..2, -1 when withheld */
    int weakest_dimension[2];              /* lowest first, -1 when withheld */
    int lowest[RANK_MAX], nlowest;         /* statements by ascending mean */
    int highest[RANK_MAX], nhighest;       /* by descending mean */
    int widest[RANK_MAX], nwidest;         /* by descending |gap| */
    int blind_spots, hidden_strengths;     /* how many findings have that view */
    struct actor_finding actor[QUESTIONS]; /* statements that describe one function */
    int nactor;
    struct kpi_result
        kpi[KPI_MAX]; /* those of the current step first, then by content order */
    int nkpi;
    bool leads_hidden; /* the company does not work with leads (scenario 2, no data on
                          leads): actions and metrics about them are left out */
    struct funnel funnel;
    struct worth worth;
    struct trend_point trend[TREND_MAX]; /* oldest first, ends with the reported wave */
    int ntrend;
    struct trend_left_out left_out[TREND_MAX]; /* oldest first */
    int nleft_out;
    struct mover mover[QUESTIONS]; /* every statement both waves can show, by descending
                                      |change| */
    int nmovers;
    struct alert alert[ALERT_MAX]; /* score, level, then KPIs in their order */
    int nalerts;
    struct roadmap roadmap;
    struct why why;
    struct strategy strategy;
    struct practice practice;
    struct workload workload;
    struct progress progress;
    struct discussion discussion;
    struct suppressions suppressed;
    struct quality quality;
    struct benchmark_place benchmark;    /* set by the caller, who knows all companies */
    const struct diag_message *messages; /* about this company; set by the caller */
};

/*
 * The mean a statement, dimension or pain is ranked and coloured by: balanced, or pooled
 * when functions are withheld; NAN when neither is shown.
 */
double diagnosis_question_mean(const struct diagnosis *d, int question);
double diagnosis_dimension_mean(const struct diagnosis *d, int dimension);
double diagnosis_pain_mean(const struct diagnosis *d, int pain);

/*
 * Diagnoses company c for the wave.  Reports SAMPLE_SMALL, SAMPLE_TINY, NO_ANSWERS, NO_KPIS
 * ... with the company's id; false when there is nothing to report on (the company fails).
 */
bool diagnose(struct arena *a, const struct project *p, const struct content *content,
              const struct survey *survey, const struct kpis *kpis,
              const struct blocks *blocks, size_t company, int wave, struct diagnosis *d,
              struct diag *diag);

#endif
