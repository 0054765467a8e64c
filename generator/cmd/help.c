/*
 * help.c - rapport help [COMMAND].
 */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>

const struct command *const commands[] = {&command_build, &command_check,
                                          &command_list,  &command_questionnaire,
                                          &command_help,  NULL};

const struct command *command_find(const char *name)
{
    for (int i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int run(int argc, char **argv)
{
    const struct command *asked = argc > 1 ? command_find(argv[1]) : NULL;

    if (argc > 1 && asked == NULL && strcmp(argv[1], "--help") != 0 &&
        strcmp(argv[1], "-h") != 0) {
        fprintf(stderr, "rapport: no command '%s'. Try 'rapport help'.\n", argv[1]);
        return EXIT_USAGE;
    }
    if (asked) {
        fputs(asked->usage, stdout);
        return EXIT_OK;
    }
    puts("rapport turns survey and KPI exports into one report per company,\n"
         "as PDF and as a web page.\n"
         "\n"
         "Usage: rapport COMMAND [OPTION...]\n"
         "\n"
         "  rapport build samples/quarterly -o out     write all reports of a project\n"
         "  rapport check samples/quarterly            read and validate, write nothing\n"
         "\n"
         "Commands:");
    for (int i = 0; commands[i]; i++)
        printf("  %-13s %s\n", commands[i]->name, commands[i]->summary);
    puts("\n"
         "'rapport help COMMAND' tells more. The manual: man rapport.\n"
         "\n"
         "Exit status: 0 all written; 1 some data wrong, those companies failed;\n"
         "2 usage or settings wrong, nothing written; 3 disk, permission or memory.");
    return EXIT_OK;
}

const struct command command_help = {
    .name = "help",
    .summary = "explain a command",
    .usage = "Usage: rapport help [COMMAND]\n",
    .run = run,
};
