/*
 * kpi.h - KPI values of all companies, from each CSV file of kpis/ in the plain long form
 *
 *     company,period,metric,value,target
 *
 * period is a quarter or one of its months (wave.h).  metric is an id of
 * templates/content/kpis.csv, or a component (kpi_formula.h) from which metrics are
 * computed when they are not given.  Rates are 0..1; "30 %" reads as 0.30, a bare rate
 * above 1 is an error.  Numbers are read as number.h says.  Empty, NA and - mean no value.
 *
 * A value that is given wins over one that can be computed, a quarter's own row over its
 * months; where only a target is given, the computed value joins it.  Components given by
 * month make a quarter as kpi_formula.h says; where both are given and disagree, a warning
 * (METRIC_MONTHS).  Metrics given by month do not: a rate of a quarter is not known from
 * its months' rates.  They are kept as months, with a warning when the quarter has no other
 * value (METRIC_BY_MONTH).  A quarter's target is that of its row, else of its last month
 * that has one.
 *
 * Division by zero gives no value (METRIC_ZERO, kpi_why).  A metric or component twice in a
 * period, an unknown one, a value that is no number or below zero where that means nothing:
 * the company fails.  A target of a component is not used; a row with neither value nor
 * target is left out (METRIC_EMPTY).
 */
#ifndef RAPPORT_KPI_H
#define RAPPORT_KPI_H

#include "read/audit.h"
#include "read/project.h"
#include "read/reading.h"
#include "read/wave.h"

struct kpi_formula;

/* Why a metric has no value though its components are given. */
enum kpi_why {
    KPI_WHY_NONE,
    KPI_WHY_LEADS,       /* no leads */
    KPI_WHY_HANDED_OVER, /* none handed over */
    KPI_WHY_MQL,         /* no MQL */
    KPI_WHY_CLOSED,      /* no deal closed */
    KPI_WHY_WON,         /* no deal won */
    KPI_WHY_SOLD,        /* nothing sold */
    KPI_WHY_CYCLE,       /* a cycle of no days */
    KPI_WHY_CHURN,       /* no customer lost */
    KPI_WHY_FORECAST,    /* a forecast of nothing */
    KPI_WHY_MONTHS       /* given by month, and months do not make its quarter */
};

/* As in report.json and after "kpi_why_" in the texts; NULL for KPI_WHY_NONE. */
const char *kpi_why_name(enum kpi_why why);

struct kpi_value {
    unsigned company;
    int period;                        /* a wave */
    int metric;                        /* index into content.metric */
    double value, target;              /* NAN when not given */
    double numerator, denominator;     /* of a computed ratio, else NAN */
    double month[WAVE_MONTHS];         /* the quarter's months, NAN where not known */
    bool computed;                     /* from components */
    const struct kpi_formula *counted; /* how, where all of these were counted from deals
                                          and leads; else NULL */
    bool cases;                        /* numerator and denominator count cases */
    bool cohort; /* computed, of those created in the period, who need time to get on */
    unsigned char
        months;        /* of the quarter it is computed from; 0: none, from its own row */
    unsigned char why; /* enum kpi_why; a value of NAN alone has one */
    unsigned short file;
    int line;
};

/* Counts of the way from a lead to a customer, in the order they are reached. */
enum kpi_count {
    COUNT_LEADS,
    COUNT_MQL,
    COUNT_HANDED_OVER,
    COUNT_ACCEPTED,
    COUNT_SQL,
    COUNT_OPPORTUNITIES, /* those in the pipeline */
    COUNT_WON,           /* deals closed in the period */
    COUNT_LEADS_WON,     /* of the period's leads, so far */
    KPI_COUNTS
};

/* As the component is called in the files: "leads", "mql" ... */
const char *kpi_count_name(enum kpi_count count);

/* What a company counted in a quarter; NAN where neither the quarter nor each of its months
 * is given. */
struct kpi_counts {
    unsigned company;
    int period; /* a wave */
    double of[KPI_COUNTS];
    double won_value; /* of the deals closed in the period */
    double
        won_valued; /* how many of them have an amount: those that say so, else all won */
};

struct kpi_counted;

struct kpis {
    struct kpi_value *value; /* sorted by company, metric, period */
    size_t n;
    struct kpi_counts *counts; /* sorted by company, period; only where one is known */
    size_t ncounts;
    struct kpi_counted *counted; /* from deals and leads (kpi_formula.h); likewise sorted */
    size_t ncounted;
    size_t *first;            /* first[c]..first[c + 1] are company c's values */
    struct fingerprint *file; /* digits and size empty when it could not be read */
    struct reading *reading;  /* by file: what was understood, for `rapport check` */
    int nfiles;
    struct audit audit;
};

/* Reads each CSV file of kpis/ in name order; no folder is no error.  False only on
 * internal limits. */
bool kpis_load(struct arena *a, const struct project *p, const struct content *content,
               struct kpis *k, struct diag *d);

/* The counts of a company and quarter; NULL when there are none. */
const struct kpi_counts *kpi_counts_find(const struct kpis *k, size_t company, int period);

#endif
