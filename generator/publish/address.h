/*
 * address.h - where a file of the output folder is found: from another file of it, and on
 * the web.
 *
 * Paths are those of tree.h: below the output folder, '/' between parts.
 */
#ifndef RAPPORT_ADDRESS_H
#define RAPPORT_ADDRESS_H

#include "base/arena.h"

/* The link from one file to another: "../en/index.html". */
char *address_between(struct arena *a, const char *from, const char *to);

/* The one address of a file on the web, "https://reports.example/acme/": index.html is left
 * out, a server gives it for its folder.  NULL without a base (project.base_url). */
char *address_of(struct arena *a, const char *base, const char *path);

/* The path of a base's address, with a slash at its end: "/reports/"; "/" for a host. */
char *address_root(struct arena *a, const char *base);

#endif
