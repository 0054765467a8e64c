/*
 * options.h - the command line of build, check and list.
 */
#ifndef RAPPORT_OPTIONS_H
#define RAPPORT_OPTIONS_H

#include "base/arena.h"
#include "cmd/cmd.h"
#include "publish/outcome.h"

#include <stdbool.h>

struct options {
    const char *project; /* folder, default "." */
    char **id;           /* companies asked for; none: all */
    int nids;
    const char *output; /* default "out" */
    int jobs;           /* default: number of processors */
    bool to[OUTPUTS];   /* default: all but text and layout */
    bool fail_fast, strict, dry_run, force, quiet, verbose, colour;
};

/* How parsing ended: go on, or leave with a status (help was printed, or usage is wrong).
 */
enum options_end { OPTIONS_RUN, OPTIONS_HELPED, OPTIONS_WRONG };

/* Parses the arguments of a command; allowed lists its option letters as for getopt. */
enum options_end options_parse(const struct command *command, const char *allowed, int argc,
                               char **argv, struct options *o);

#endif
