/*
 * totalfit.h - chooses the line breaks of a whole paragraph together.
 *
 * The method and its words are those of D. E. Knuth and M. F. Plass, "Breaking Paragraphs
 * into Lines", Software: Practice and Experience 11 (1981), 1119-1184.  A paragraph is a
 * sequence of boxes, glue and penalties; a line may end at a legal breakpoint, where glue
 * is left out and a penalty's own width (the hyphen) is added.  Glue stretches or shrinks
 * so that a line fills the measure; the cube of the ratio is the line's badness, and from
 * it, from the penalty and from the line before come its demerits.  The breaks with the
 * fewest demerits in all are found in one sweep that keeps a list of active breakpoints.
 *
 * The caller does not hand over the boxes one by one but the legal breakpoints with the
 * totals up to them, which is all that the method looks at.  Nothing here knows of fonts
 * or languages; the result depends on the arguments alone.
 */
#ifndef RAPPORT_PDF_TOTALFIT_H
#define RAPPORT_PDF_TOTALFIT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A legal breakpoint.  Lengths are points, totals are counted from the paragraph's start.
 */
struct breakpoint {
    double width_before, glue_before; /* of all, of the glue in it, up to the break */
    double width_after, glue_after;   /* up to the first box behind it */
    double hyphen;                    /* width of what is set when a line ends here */
    double penalty;                   /* from 0 */
    bool flagged;                     /* the line ends with a hyphen */
    bool forced;                      /* a line must end here */
    int item, byte;                   /* the caller's: where it is */
};

struct fit_goal {
    double measure;         /* the lines' width */
    double stretch, shrink; /* of glue, as shares of its width */
    double rag;             /* stretch of the glue at the end of each line */
    double tolerance;       /* badness that no line may exceed */
    double shortest;        /* a last line that is narrower has demerits */
    bool fill;              /* the last line may be as short as it likes */
    bool desperate;         /* lines that do not fit are better than no result */
};

struct fit_node;

/* Memory that is used again from call to call; zero is the empty state. */
struct fit_space {
    struct fit_node *node;
    size_t capacity;
};

/* Badness of a line whose glue is stretched (shrunk, when negative) by this ratio. */
double fit_badness(double ratio);

/*
 * Chooses among n breakpoints; point[0] is the paragraph's start and point[n - 1], which is
 * forced, its end.  Fills chosen (n items) with the index of the breakpoint at each line's
 * end and returns the number of lines; 0 when no breaks keep the tolerance, which never
 * happens with goal.desperate.  The space grows in the arena.
 */
int total_fit(struct arena *a, struct fit_space *space, const struct breakpoint *point,
              int n, const struct fit_goal *goal, int *chosen);

#endif
