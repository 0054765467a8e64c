/*
 * progress.h - what became of the actions of earlier roadmaps, and what else changed.
 *
 * From the blocks actions and context.  An action that stands in several quarters is one:
 * its latest row counts, its first quarter is that of its roadmap.  Overdue is what is
 * neither done nor dropped and was due before the last day of the reported quarter.
 */
#ifndef RAPPORT_PROGRESS_H
#define RAPPORT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/* In the order of the words in the block's form. */
enum action_status { ACTION_OPEN, ACTION_DOING, ACTION_DONE, ACTION_DROPPED };
enum event_kind {
    EVENT_PEOPLE,
    EVENT_STRUCTURE,
    EVENT_PRODUCT,
    EVENT_MARKET,
    EVENT_SYSTEM,
    EVENT_OTHER
};

enum { PROGRESS_NO_DAY = -1 };

struct progress_action {
    const char *name;           /* as in the file */
    int action;                 /* index into content.action, or -1: other words */
    const char *owner, *result; /* result: NULL when there is none */
    long due, closed;           /* days since 1970-01-01, or PROGRESS_NO_DAY */
    enum action_status status;
    int overdue;  /* days past its date at the end of the quarter; 0: not overdue */
    int late;     /* done, both days known: days after its date, 0 on time; else -1 */
    int wave;     /* of the roadmap, or WAVE_NONE */
    size_t order; /* in the files */
};

struct progress_event {
    long day;
    enum event_kind kind;
    const char *text;
};

struct progress {
    bool shown; /* there is something to say */
    long day;   /* the last of the reported quarter, on which statuses are judged */
    struct progress_action *action; /* by roadmap, the newest first; then what is overdue
                                       longest, what is under way by date, done, dropped */
    int nactions;
    int counted; /* all but the dropped */
    int done, overdue, dropped;
    int dated;                    /* counted ones with a date */
    int closed, on_time;          /* done with both days known; those of them on time */
    struct progress_event *event; /* by day: of the quarters since the one the score is
                                     compared with, else of this and the last one */
    int nevents;
    int people; /* events that concern people or structure */
    long since; /* the first day of these quarters */
};

#endif
