/*
 * linked_data.h - what a public page says to machines: JSON-LD with the terms of
 * schema.org.
 */
#ifndef RAPPORT_LINKED_DATA_H
#define RAPPORT_LINKED_DATA_H

#include "base/arena.h"

#include <stddef.h>

/* One page; what is NULL is left out. */
struct linked_page {
    const char *type; /* "Report" or "CollectionPage" */
    const char *name, *description, *language;
    const char *address;     /* of the page */
    const char *published;   /* "2026-09-30", a date of the data */
    const char *publisher;   /* name of an organization */
    const char *about;       /* likewise */
    const char *part_of;     /* address of the collection */
    const char *based_on;    /* address of the source */
    const char *image, *pdf; /* addresses */
    const char *license;     /* address or name */
};

/* JSON text in the arena that can stand in a script element: it holds no '<' and no
 * separator that JavaScript takes for the end of a line. */
char *linked_data(struct arena *a, const struct linked_page *page);

#endif
