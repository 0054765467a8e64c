/*
 * benchmark.h - where a company's score stands among the companies of the project.
 *
 * In the comparison are the companies that may be compared: they did not fail in reading,
 * let themselves be compared (`benchmark` in companies.csv and rapport.ini) and their
 * survey of the wave is shown by function after privacy, so a withheld score can neither be
 * told nor be inferred from anybody's place.  All companies of the project count, not only
 * those asked for: a report's bytes do not depend on which others are built.  Below ten
 * companies there is no comparison at all.
 *
 * What is compared is the balanced score.  A report gets two counts and nothing else: no
 * id, name or score of another company.
 */
#ifndef RAPPORT_BENCHMARK_H
#define RAPPORT_BENCHMARK_H

#include "read/survey/survey.h"

enum { BENCHMARK_LEAST = 10 }; /* companies */

struct benchmark {
    double *score;  /* by company: balanced, 20..100; NAN when not in the comparison */
    double *sorted; /* those that are in it, ascending */
    size_t n;       /* 0 when there is no comparison */
};

/* One company's place; all zero when it is not in the comparison. */
struct benchmark_place {
    int companies; /* in the comparison, this one included; 0 or at least ten */
    int lower;     /* of them with a lower score; equal scores are not lower */
};

/*
 * Scores every company's wave; failed is by company.  In the arena.  Costs about 0.04 ms a
 * company.  With WAVE_NONE there is no comparison.
 */
void benchmark_load(struct arena *a, const struct project *p, const struct content *content,
                    const struct survey *survey, const bool *failed, int wave,
                    struct benchmark *b);

/* Where a company (an index of the project) stands among those that are compared. */
struct benchmark_place benchmark_place(const struct benchmark *b, size_t company);

#endif
