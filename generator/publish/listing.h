/*
 * listing.h - lists of companies: who is on one, in which orders, on which pages.
 *
 * There is one list of all companies and one for each group.  A list names only companies
 * that are at least as open as it is itself, so whoever may see the list may see what it
 * names; a private one says which reports failed, too.  Each order is pages of its own, for
 * a page without scripts cannot sort.
 */
#ifndef RAPPORT_LISTING_H
#define RAPPORT_LISTING_H

#include "publish/groups.h"
#include "publish/manifest.h"

enum { LISTING_ROWS = 200 }; /* on a page */

enum order {
    ORDER_NAME,
    ORDER_LEVEL,  /* highest first, by score where it is the same */
    ORDER_SCORE,  /* highest first */
    ORDER_GAP,    /* widest first */
    ORDER_CHANGE, /* largest fall first */
    ORDER_DATE,   /* latest first */
    ORDERS
};

struct listing {
    const struct project *project;
    const struct company_group *group; /* NULL: all companies */
    const char *folder;                /* "" or "groups/SLUG/" */
    int brand, language;
    enum visibility visibility;
    const struct manifest_entry **entry; /* by name in its language */
    size_t n, built;
    long days; /* the latest date of its reports; 0 without any */
    int wave;  /* that of all its reports, or WAVE_NONE where they differ */
    size_t pages;
    bool has_order[ORDERS]; /* the figures differ, so that there is something to order */
};

/* The list of all companies of the manifest (group NULL) or of one group. */
void listing_make(struct arena *a, const struct manifest *m, const struct groups *groups,
                  const struct company_group *group, const struct content *content,
                  struct listing *l);

/* The entries in another order; those without the figure last, by name. */
const struct manifest_entry **listing_sort(struct arena *a, const struct listing *l,
                                           enum order order);

/* The file of a page (from 0) below the output folder: "groups/north/by-score-2.html". */
char *listing_path(struct arena *a, const struct listing *l, enum order order, size_t page);

/* "name", "score" ... */
const char *order_name(enum order order);

/* The main page of a company, then its other languages: files of that kind of the main
 * edition.  Returns how many; at most LANG_MAX. */
size_t listing_files(const struct manifest_entry *e, enum output kind,
                     const struct output_file *file[LANG_MAX]);

#endif
