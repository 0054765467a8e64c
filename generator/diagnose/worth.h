/*
 * worth.h - what one percentage point of a key figure is worth in a quarter, from the
 * company's own figures alone.
 *
 *     win rate:          deals = 0.01 * (won + lost)
 *     lead to customer:  deals = 0.01 * leads
 *     both:              money = deals * average deal won
 *                        average deal won = won_value / won_valued, else won_value / won
 *
 * Everything else is taken to stay as it is, so this is an order of magnitude.  Acceptance
 * of leads and MQL to SQL are left out: what one more lead taken up brings would have to be
 * assumed.  There is nothing where the rate was given instead of its counts, counted over
 * less than the whole quarter or over fewer than KPI_FEW cases, or where no deal won has an
 * amount.
 */
#ifndef RAPPORT_WORTH_H
#define RAPPORT_WORTH_H

enum { WORTH_MAX = 2 };

struct worth_point {
    int kpi;      /* index into diagnosis.kpi */
    double count; /* what the point is of: deals closed, or leads */
    double deals; /* more deals won a quarter */
    double money; /* in the company's currency, a quarter */
};

struct worth {
    int n;
    struct worth_point point[WORTH_MAX];
    double average;     /* deal won */
    double valued, won; /* deals won that have an amount, of all */
};

#endif
