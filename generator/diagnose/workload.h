/*
 * workload.h - where time goes: leads against the hours to work them, material, systems,
 * reports asked of Sales, services of Marketing, usual causes, people who left.
 *
 * Each part comes from one optional block (blocks.h) and is empty, n == 0, without rows of
 * it.  `wave` is that of the rows with a quarter, WAVE_NONE when none has one.  A number
 * that is not known is NAN, a choice that was not made -1.  Lists are in the arena.
 *
 * Conventions of this report, printed beside the figures:
 * - a year has WORKLOAD_WEEKS working weeks: 52 less holidays, leave and illness;
 * - material is old when it was last updated more than twelve months before the last day of
 *   the quarter its list belongs to, else of the reported one, which is the report's usual
 *   date; the same day a year before is not old;
 * - attrition is over the last twelve months.
 */
#ifndef RAPPORT_WORKLOAD_H
#define RAPPORT_WORKLOAD_H

#include <stdbool.h>

enum {
    WORKLOAD_ROWS = 8,   /* the most a list shows */
    WORKLOAD_WEEKS = 46, /* working weeks a year */
    WORKLOAD_FUNCTIONS = 2
};

/*
 * Leads of one source in a quarter.  capacity = reps * leads per rep; gap = leads -
 * capacity, above 0 when more came than can be worked; used = leads / capacity, NAN without
 * capacity.  untouched is a share of the leads, NAN when not given or more than there are.
 */
struct capacity_row {
    const char *source; /* NULL: not named */
    double leads, capacity, gap, used;
    double contact_hours; /* median hours to first contact, as given; NAN in sums */
    double untouched;
    int after_days;       /* untouched for so long; -1 */
    const char *fallback; /* what happens to leads beyond capacity; NULL: not agreed */
};

struct capacity {
    int n, wave;
    struct capacity_row *row; /* by gap, the largest first */
    struct capacity_row all;  /* sums; untouched is of the rows that say it */
    int no_fallback;          /* rows where nothing is agreed */
};

struct material {
    const char *name;
    long updated; /* days since 1970-01-01 */
    int months;   /* whole months since then, at least 0 */
    bool old;
    int usable; /* 0: no, 1: yes */
    double minutes;
};

struct materials {
    int n, wave;
    long on;                 /* the day ages are counted to */
    struct material *oldest; /* the oldest first, all of them */
    int old;
    int rated, unusable; /* whose format is said; of these, those that cannot be used */
    int stale;           /* old, unusable or both */
    double minutes;      /* median to find one, of those timed */
    int timed;
};

enum used_by { USED_BY_SALES, USED_BY_MARKETING, USED_BY_BOTH, USED_BY_KINDS };

struct system_use {
    const char *name, *note;
    enum used_by used_by;
    double hours; /* a week, entering what another system holds already */
};

struct systems {
    int n, wave;
    struct system_use *row; /* by hours, the most first */
    int by[USED_BY_KINDS];
    double hours, hours_year; /* sums; NAN when no row says any */
};

struct report_asked {
    const char *name;
    double hours; /* a week */
    int read;     /* 0: nobody reads it, 1: somebody does */
};

struct burden {
    int n, wave;
    struct report_asked *row; /* those nobody reads first, then by hours */
    double hours;             /* a week, of all */
    int nunread, nknown;      /* reports nobody reads, of those known */
    double unread;            /* hours of those nobody reads; NAN when none is known */
    double unread_share;      /* of all hours, so at least; NAN without any */
};

/* A line of a checklist, and what was said of it. */
struct checked {
    int item;  /* place in the checklist */
    int state; /* 0: no, 1: partly, 2: yes */
    int cases; /* -1: not given */
    const char *text;
};

struct checked_list {
    int n, wave;
    struct checked *row; /* in the checklist's order */
    int states[3];       /* rows by state */
};

/*
 * One function.  In a function of fewer people than the privacy minimum, numbers of people
 * would point at somebody: unless the company consents to names, people, left, share and
 * heads are NAN then, of both functions so that they stay comparable, and days of vacancy
 * alone are left.
 */
struct attrition_row {
    bool given;
    double people, left, share; /* share = left / people */
    double heads;               /* changes of the head */
    double vacancy_days;
};

struct attrition {
    int n, wave;
    struct attrition_row by[WORKLOAD_FUNCTIONS]; /* as enum function */
    bool withheld;                               /* numbers of people are */
};

/* What the chapter opens with: what takes most time of all that was counted in hours, else
 * the first part where something is missing, in the order of the chapter. */
enum workload_topic {
    TOPIC_NONE, /* nothing points to lost time */
    TOPIC_BURDEN,
    TOPIC_SYSTEMS,
    TOPIC_CAPACITY,
    TOPIC_MATERIALS,
    TOPIC_SERVICES,
    TOPIC_CAUSES,
    TOPIC_ATTRITION
};

struct workload {
    bool shown; /* there is something to say */
    enum workload_topic topic;
    double hours; /* a week, for reports and double entry; NAN when neither is known */
    struct capacity capacity;
    struct materials materials;
    struct systems systems;
    struct burden burden;
    struct checked_list services, causes;
    struct attrition attrition;
};

#endif
