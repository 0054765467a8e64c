/*
 * discussion.h - what a joint session talks about: problems both functions see, and where
 * their views differ most.
 *
 * From what privacy left only.  When functions are withheld, the problems are those of all
 * people together and there are no gaps; without survey results both lists are empty.
 */
#ifndef RAPPORT_DISCUSSION_H
#define RAPPORT_DISCUSSION_H

struct diagnosis;

enum { DISCUSSION_PROBLEMS = 5, DISCUSSION_GAPS = 3 };

struct discussion {
    int problem[DISCUSSION_PROBLEMS], nproblems; /* statements 0..19, the lowest first */
    int low;                         /* all statements rated low: at least nproblems */
    int gap[DISCUSSION_GAPS], ngaps; /* statements, the widest first */
};

#endif
