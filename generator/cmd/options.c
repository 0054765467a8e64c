/*
 * options.c - parsing the command line; see options.h.
 */
#include "cmd/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPTION_TO = 256, OPTION_FAIL_FAST, OPTION_STRICT, OPTION_NO_COLOR };

/* Long options; those with a letter are allowed where the letter is, the others with 'L'.
 */
static const struct option long_options[] = {
    {"help", no_argument, NULL, 'h'},
    {"output", required_argument, NULL, 'o'},
    {"jobs", required_argument, NULL, 'j'},
    {"to", required_argument, NULL, OPTION_TO},
    {"fail-fast", no_argument, NULL, OPTION_FAIL_FAST},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"dry-run", no_argument, NULL, 'n'},
    {"force", no_argument, NULL, 'f'},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"no-color", no_argument, NULL, OPTION_NO_COLOR},
    {0},
};

static enum options_end wrong(const struct command *command, const char *what,
                              const char *value)
{
    fprintf(stderr, "rapport %s: %s%s%s\nTry 'rapport help %s'.\n", command->name, what,
            value ? ": " : "", value ? value : "", command->name);
    return OPTIONS_WRONG;
}

static bool parse_jobs(const char *text, int *jobs)
{
    char *end;
    long n = strtol(text, &end, 10);

    if (end == text || *end != '\0' || n < 1 || n > 256)
        return false;
    *jobs = (int)n;
    return true;
}

static bool parse_to(const char *text, bool to[OUTPUTS])
{
    memset(to, 0, OUTPUTS * sizeof *to);
    while (*text) {
        size_t length = strcspn(text, ",");
        int kind;

        for (kind = 0; kind < OUTPUTS; kind++)
            if (strlen(output_name((enum output)kind)) == length &&
                strncmp(output_name((enum output)kind), text, length) == 0)
                break;
        if (kind == OUTPUTS)
            return false;
        to[kind] = true;
        text += length + (text[length] == ',');
    }
    for (int kind = 0; kind < OUTPUTS; kind++)
        if (to[kind])
            return true;
    return false;
}

static enum options_end apply(const struct command *command, int option, struct options *o)
{
    switch (option) {
    case 'h': fputs(command->usage, stdout); return OPTIONS_HELPED;
    case 'o':
        if (*optarg == '\0')
            return wrong(command, "--output needs a folder", NULL);
        o->output = optarg;
        break;
    case 'j':
        if (!parse_jobs(optarg, &o->jobs))
            return wrong(command, "--jobs needs a number from 1 to 256", optarg);
        break;
    case OPTION_TO:
        if (!parse_to(optarg, o->to))
            return wrong(
                command,
                "--to takes pdf, html, json, csv, svg, png, text and layout, joined by "
                "commas",
                optarg);
        break;
    case OPTION_FAIL_FAST: o->fail_fast = true; break;
    case OPTION_STRICT: o->strict = true; break;
    case 'n': o->dry_run = true; break;
    case 'f': o->force = true; break;
    case 'q': o->quiet = true; break;
    case 'v': o->verbose = true; break;
    case OPTION_NO_COLOR: o->colour = false; break;
    }
    return OPTIONS_RUN;
}

/* True when the command takes the option: its letter is listed, 'L' stands for the
 * build-only ones. */
static bool takes(const char *allowed, int option)
{
    if (option == 'h' || option == OPTION_NO_COLOR)
        return true;
    if (option == OPTION_STRICT)
        return strchr(allowed, 's') != NULL;
    return strchr(allowed, option < 256 ? option : 'L') != NULL;
}

/* The option just read as it was written; with a value of its own it stands before it. */
static const char *option_text(char **argv)
{
    bool apart = optarg && optarg == argv[optind - 1];

    return argv[optind - (apart ? 2 : 1)];
}

enum options_end options_parse(const struct command *command, const char *allowed, int argc,
                               char **argv, struct options *o)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    int option;

    *o = (struct options){.project = ".", .output = "out"};
    for (int kind = 0; kind < OUTPUT_TEXT; kind++)
        o->to[kind] = true;
    o->jobs = processors > 0 && processors <= 256 ? (int)processors : 1;
    o->colour = isatty(STDERR_FILENO) && !(no_color && *no_color) &&
                !(term && strcmp(term, "dumb") == 0);
    optind = 1;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":ho:j:nfqv", long_options, NULL)) != -1) {
        enum options_end end;

        if (option == ':')
            return wrong(command, "the option needs a value", argv[optind - 1]);
        if (option == '?')
            return wrong(command, "unknown option", argv[optind - 1]);
        if (!takes(allowed, option))
            return wrong(command, "the command does not take this option",
                         option_text(argv));
        end = apply(command, option, o);
        if (end != OPTIONS_RUN)
            return end;
    }
    if (optind < argc)
        o->project = argv[optind++];
    if (*o->project == '\0')
        return wrong(command, "the project is a folder", "''");
    o->id = argv + optind;
    o->nids = argc - optind;
    return OPTIONS_RUN;
}
