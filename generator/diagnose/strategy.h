/*
 * strategy.h - the common strategy: what leaders say of it, the steps towards it, the key
 * figures that follow from it, what marketing money is spent on.
 *
 * Each part comes from one optional block and is shown by itself.  Nothing here is an
 * answer to the survey.
 *
 * LEADERS.  With the company's consent (company.named) counts are exact, by function too,
 * and leaders are quoted.  Without it nobody's answer may follow from a figure, as in
 * privacy.h: a count needs `minimum` leaders who answered, there are none by function, and
 * a count of no one or everyone would be everyone's answer (rule 4 there), so among fewer
 * than 2 x minimum leaders it is given together with its neighbour: 0 and 1 both as "0 or
 * 1", n - 1 and n both as "n - 1 or n" (bottom and top coding; Hundepool et al.,
 * Statistical Disclosure Control, 2012).  The exact count is not kept.  Answers of a
 * quarter are not mixed with answers of all quarters.
 */
#ifndef RAPPORT_STRATEGY_H
#define RAPPORT_STRATEGY_H

#include <stdbool.h>

/* --- leaders -------------------------------------------------------------------------- */

enum leader_function {
    LEADER_SALES,
    LEADER_MARKETING,
    LEADER_BOARD,
    LEADER_OTHER,
    LEADER_FUNCTIONS
};

/* What a leader's idea of the strategy says: for whom, why and how value is delivered, with
 * which advantage, to which goals. */
enum strategy_item {
    ITEM_WHOM,
    ITEM_WHY,
    ITEM_HOW,
    ITEM_ADVANTAGE,
    ITEM_GOALS,
    STRATEGY_ITEMS
};

/* How a leader answered what the company wants to achieve in three years. */
enum three_years {
    THREE_YEARS_SILENCE, /* not at all */
    THREE_YEARS_SLIDES,  /* with a long deck of slides */
    THREE_YEARS_OWN,     /* with a goal of the own function */
    THREE_YEARS_SHARED,  /* in a few sentences, with a goal of the company */
    THREE_YEARS_KINDS
};

/* How many of those asked: least = most where it is exact; asked 0: not known, withheld. */
struct leader_count {
    int asked, least, most;
};

enum { ANSWER_SENTENCES = 3 }; /* the most in which the three-year answer should be said */

enum criterion { CRITERION_OPEN, CRITERION_MET, CRITERION_MISSED };

/* A leader's own words; only with consent. */
struct leader_quote {
    const char *leader, *text;
    int function;         /* enum leader_function, or -1 */
    int words, sentences; /* counted in the text */
    int matches;          /* 1, 0; -1: not judged */
};

/* How far the leaders agree, from the five items. */
enum coherence { COHERENCE_UNKNOWN, COHERENCE_LOW, COHERENCE_MIXED, COHERENCE_HIGH };

struct leaders {
    bool shown;
    int n;         /* leaders with a row */
    int wave;      /* quarter of the answers; WAVE_NONE when they have none */
    bool named;    /* they may be named and quoted */
    bool withheld; /* too few to show anything without their consent: all counts are 0 */
    struct leader_count item[STRATEGY_ITEMS];
    struct leader_count by[LEADER_FUNCTIONS][STRATEGY_ITEMS]; /* with consent */
    struct leader_count priorities; /* who could name all three priorities */
    struct leader_count written;    /* who say that there is a written strategy */
    struct leader_count matches;    /* whose three-year answer matches the others' */
    /* By kind of answer; where almost all gave the same kind, or too few answered for rule
     * 2 of privacy.h, the commonest alone. */
    struct leader_count answer[THREE_YEARS_KINDS];
    struct leader_quote *quote;
    int nquotes;
    /* Every leader's answer matches, in at most ANSWER_SENTENCES sentences. */
    enum criterion criterion;
    /* Share of yes over the five items: LOW below a half, HIGH from four fifths [our
     * convention], whatever lies inside the ranges of the counts. */
    enum coherence coherence;
};

/* --- steps ---------------------------------------------------------------------------- */

enum step_status { STEP_OPEN, STEP_DOING, STEP_DONE, STEP_UNKNOWN };

struct strategy_step {
    int item;                /* of the checklist `steps` */
    enum step_status status; /* UNKNOWN: the block does not say */
    const char *note;        /* or NULL */
};

struct strategy_steps {
    bool shown;
    int wave;
    struct strategy_step *step; /* all of the checklist, in its order */
    int n, done;
    int next; /* the first that is not done; -1 when all are */
};

/* --- key figures ---------------------------------------------------------------------- */

enum { SHORT_DAYS = 90 }; /* a key figure with a longer horizon is a long one */

enum holder { HOLDER_SALES, HOLDER_MARKETING, HOLDER_BOTH, HOLDERS };
enum kpi_kind { KIND_UNKNOWN = -1, KIND_QUANTITY, KIND_QUALITY };

struct catalogue_kpi {
    const char *name;
    const char *strategy, *goal; /* NULL: not linked; of the function, or NULL */
    int group;                   /* the same for those of one strategy */
    enum holder holder;
    int days;  /* horizon */
    int leads; /* 1: counts leads, 0: does not; -1: not said */
    enum kpi_kind kind;
};

struct catalogue {
    bool shown;
    int wave;
    struct catalogue_kpi *kpi; /* by strategy, then by goal, in the order of the form; those
                                  without a strategy last */
    int n;
    int cell[2][HOLDERS];     /* [0] short, [1] long */
    int held[2], short_of[2]; /* by enum function; what both hold counts for each of them */
    /* Short-termism: short_of / held, NAN when nothing is held.  Warned of for Marketing
     * from SHORT_TERM_WARNING on [our convention]. */
    double index[2];
    bool short_term;
    bool leads_alone; /* all that Marketing holds, two or more, counts leads */
    int orphans;      /* without a strategy */
    int shared;       /* both hold it, in one row or in one of each */
};

extern const double short_term_warning; /* 0.75 */

/* --- spending ------------------------------------------------------------------------- */

enum purpose { SPEND_ACTIVATION, SPEND_BRAND, SPEND_RESEARCH, SPEND_ADVICE, PURPOSES };

enum { SPEND_QUARTERS = 8 };

struct spend_quarter {
    int wave;                       /* WAVE_NONE: of no quarter */
    double amount[PURPOSES], total; /* in the company's currency */
    double brand;                   /* brand / (brand + activation); NAN when both are 0 */
    double future;                  /* (brand + research + advice) / total */
};

struct spend {
    bool shown;
    struct spend_quarter
        quarter[SPEND_QUARTERS]; /* ascending; the last is the one reported */
    int n;
};

struct strategy {
    bool shown; /* one of the parts is */
    struct leaders leaders;
    struct strategy_steps steps;
    struct catalogue catalogue;
    struct spend spend;
};

#endif
