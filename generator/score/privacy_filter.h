/*
 * privacy_filter.h - what privacy.c and privacy_statements.c share; for these two only.
 */
#ifndef RAPPORT_PRIVACY_FILTER_H
#define RAPPORT_PRIVACY_FILTER_H

#include "score/privacy.h"

enum { LIKERT = 5 };

/* One wave on its way through the rules. */
struct filter {
    struct arena *arena;
    struct score *score;
    const struct score *fresh; /* without repeated sheets; NULL when there are none */
    const struct content *content;
    int minimum;
    int first, last; /* the groups shown: Sales to Marketing, or pooled alone */
    bool withheld[QUESTIONS];
    struct suppressions *out;
};

/* Lists a part as withheld: "q9.distribution" is kind, number, aspect. */
void privacy_note_part(const struct filter *f, const char *kind, int number,
                       const char *aspect, const char *why);

/* Sets f->withheld for the statements that may not be shown, and lists them in their order.
 */
void privacy_choose_statements(struct filter *f);

static inline bool by_function(const struct filter *f)
{
    return f->first == GROUP_SALES;
}

static inline int answered_in(const struct score *s, int group)
{
    return group == GROUP_POOLED ? s->answered_all : s->answered[group];
}

static inline int scored_in(const struct score *s, int group)
{
    return group == GROUP_POOLED ? s->scored_all : s->scored[group];
}

#endif
