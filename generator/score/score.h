/*
 * score.h - from answers to numbers.
 *
 * Everywhere below, NAN means "no value": not computable (no t for constant groups, no SD
 * for one person) or withheld by privacy.  Nothing is rounded.  Gaps are always Sales minus
 * Marketing.  Formulas and their sources stand in stats.h.
 */
#ifndef RAPPORT_SCORE_H
#define RAPPORT_SCORE_H

#include "base/arena.h"
#include "read/survey/survey.h"

#include <stdint.h>

enum group { GROUP_SALES, GROUP_MARKETING, GROUP_POOLED, GROUPS };

/* A mean with its 95 % t interval, in the unit of the values. */
struct estimate {
    int n; /* 0 when withheld */
    double mean, sd, low, high;
};

/* One statement as one group answered it. */
struct item {
    int n;         /* people who answered this statement; 0 when withheld */
    int counts[5]; /* answers 1..5; all zero when withheld */
    double mean, median, sd, top2, rwg; /* top2: share of 4 and 5 */
};

enum verdict { VERDICT_NONE, VERDICT_SUGGESTIVE, VERDICT_CLEAR, VERDICT_TOO_FEW };

/* Sales against Marketing on one statement. */
struct item_gap {
    double difference; /* of the means */
    double u, p, q,
        p_min; /* exact Mann-Whitney; Benjamini-Hochberg; smallest attainable p */
    double delta, delta_low, delta_high; /* Cliff's delta with its 95 % interval */
    enum verdict verdict;
    bool tested;      /* took part in Benjamini-Hochberg */
    bool approximate; /* p is the normal one: too many people for the exact; no p_min */
};

struct question_score {
    struct item by[GROUPS];
    double balanced; /* mean of the two group means; NAN when withheld */
    struct item_gap gap;
};

/*
 * A dimension or a pain, 1..5: the mean over the people of their own mean over its
 * statements; a person counts when at least half of the statements are answered.  A pain is
 * scored from its statements like a dimension, not from the dimension means.
 */
struct part_score {
    int n[GROUPS]; /* people with a mean; 0 when withheld */
    double mean[GROUPS];
    double balanced;
};

struct total_gap {
    double difference, low, high, t, df, p; /* Welch */
    double exact_p; /* exact Mann-Whitney, when a group has fewer than ten people */
    double delta, delta_low, delta_high;
};

struct score {
    int answered[FUNCTIONS]; /* respondents in the wave; -1 when withheld */
    int scored[FUNCTIONS];   /* with a total (enough answers); -1 when withheld */
    int invited[FUNCTIONS];  /* -1 when unknown or withheld */
    int answered_all, scored_all;
    /* People with a total by how many statements they left unanswered; zero when withheld.
     */
    int unanswered[GROUPS][QUESTIONS + 1];
    struct estimate total[GROUPS]; /* person totals, 20..100 */
    struct estimate balanced;      /* (Sales + Marketing) / 2; n = both */
    struct total_gap gap;
    int persons[GROUPS][LEVELS]; /* head-count per band; zero when withheld */
    struct question_score question[QUESTIONS];
    struct part_score dimension[DIMENSIONS], pain[PAINS];
    double alpha, alpha_low, alpha_high; /* Cronbach with Feldt's interval, of alpha_n
                                            complete people; print from ten on */
    int alpha_n;
};

/*
 * Scores one company's responses of one wave (r[0..n), all of the same company and wave).
 * min_answered: share of the 20 statements a person must answer for a score.  invited is
 * set to unknown.  Respondents without any answer are not counted.  Withholds nothing: see
 * privacy.h.
 */
void score_wave(const struct response *r, size_t n, double min_answered,
                const struct content *content, struct score *s);

/* The same without tests and reliability (theirs are NAN): for a wave that is only compared
 * with. */
void score_means(const struct response *r, size_t n, double min_answered,
                 const struct content *content, struct score *s);

/*
 * A person's total over the statements chosen, or over all when chosen is NULL: the mean of
 * the answered ones times 20, so 20..100 whatever their number.  NAN when less than
 * min_answered of them (a share) are answered.
 */
double score_total(const struct response *r, const bool *chosen, double min_answered);

/* Benjamini-Hochberg over the statements whose p is not NAN, and every verdict. */
void score_verdicts(struct score *s);

/* The band of a total, 0..3: half-open with cuts at 40, 60 and 80, nothing rounded before.
 */
int score_band(double total);

/* What withheld numbers look like. */
struct estimate estimate_none(void);
struct item item_none(void);
struct total_gap total_gap_none(void);
struct item_gap item_gap_none(void);

/* The answers of a sheet as one number below 2^60, three bits each; 0: none answered. */
uint64_t sheet_key(const struct response *r);

/* One respondent gave the same answer to every statement answered, and answered at least
 * half of them. */
bool straight_line(const struct response *r);

/* How many of the n respondents of a wave gave the same 20 answers as somebody else: a row
 * copied by mistake, or chance.  Only complete sheets that are no straight lines count. */
int identical_sheets(struct arena *scratch, const struct response *r, size_t n);

#endif
