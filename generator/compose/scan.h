/*
 * scan.h - looks over a template file before ctemplate sees it.
 *
 * ctemplate reports mistakes without a line and expands unknown variables to
 * nothing; this scan finds them first, with line and column.
 */
#ifndef RAPPORT_COMPOSE_SCAN_H
#define RAPPORT_COMPOSE_SCAN_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The names a template file uses, in order of use, repeated as used; and of these the
 * partials it includes. */
struct scan_names {
    const char **name;
    size_t n, cap;
    const char **include;
    size_t nincludes, includes_cap;
};

/*
 * Checks the escape pragma, the pairs of section tags, the form of every tag and that
 * known(name, context) holds for each, then that the markup is well-formed and within the
 * vocabulary; collects the names in the arena.  False after
 * reporting.
 */
bool scan_template(struct arena *a, const char *text, size_t length, const char *file,
                   bool (*known)(const char *name, void *context), void *context,
                   struct scan_names *names, struct diag *d);

#ifdef __cplusplus
}
#endif

#endif
