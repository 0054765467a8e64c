/*
 * list.c - rapport list: the company ids, for scripts.
 */
#include "cmd/session.h"

#include <stdio.h>

static int run(int argc, char **argv)
{
    struct options o;
    struct session s;
    enum options_end end = options_parse(&command_list, "", argc, argv, &o);
    int status;

    if (end != OPTIONS_RUN)
        return end == OPTIONS_HELPED ? EXIT_OK : EXIT_USAGE;
    if (o.nids) {
        fputs("rapport list: one PROJECT only\nTry 'rapport help list'.\n", stderr);
        return EXIT_USAGE;
    }
    if (session_open_project(&s, &o))
        for (size_t i = 0; i < s.project.ncompanies; i++)
            puts(s.project.company[i].id);
    session_print(&s, &o);
    status = diag_status(&s.diag, false);
    session_close(&s);
    return status;
}

const struct command command_list = {
    .name = "list",
    .summary = "print the company ids, sorted, one a line",
    .usage = "Usage: rapport list [PROJECT]\n"
             "\n"
             "Prints the ids of companies.csv, sorted, one a line.\n"
             "PROJECT is a folder; the default is the current one.\n",
    .run = run,
};
