/*
 * head.h - what a page says about its place among the others and on the web.
 *
 * Filled by publish/, which knows the output folder, and written by render/html.  Links
 * within the output folder are relative; addresses are absolute and exist only where the
 * project has a base_url.
 */
#ifndef RAPPORT_COMPOSE_HEAD_H
#define RAPPORT_COMPOSE_HEAD_H

#include <stdbool.h>
#include <stddef.h>

/* The same page in one of its languages. */
struct head_version {
    const char *language; /* "pl" */
    const char *name;     /* "Polski" */
    const char *href;     /* relative */
    const char *address;  /* or NULL: not to be told to search engines */
    bool current;
};

struct head {
    bool hidden;           /* not for search engines, whatever the visibility */
    const char *canonical; /* address, or NULL */
    const char *default_language_address; /* hreflang x-default, or NULL */
    const struct head_version *version;   /* at least two, or none */
    size_t nversions;
    const char *versions_label;  /* what the list of languages is, for screen readers */
    const char *previous, *next; /* relative, in a list of several pages, or NULL */
    const char *feed;            /* relative, or NULL */
    const char *type;            /* of Open Graph: "article", "website"; NULL: none of it */
    const char *site;            /* name of the whole */
    const char *locale;          /* "pl_PL" */
    const char *image;           /* address of a picture of 1200 x 630, or NULL */
    const char *image_text;      /* what it shows */
    const char *license;         /* of the page: an http(s) address or a name, or NULL */
    const char *license_label;   /* the word before it */
    const char *json;            /* JSON-LD that may stand in a script element, or NULL */
};

#endif
