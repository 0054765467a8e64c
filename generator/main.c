/*
 * main.c - picks the command.
 */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    const struct command *command;

    if (argc < 2) {
        command_help.run(1, argv);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("rapport " RAPPORT_VERSION);
        return EXIT_OK;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return command_help.run(1, argv);
    command = command_find(argv[1]);
    if (command == NULL) {
        fprintf(stderr, "rapport: no command '%s'. Try 'rapport help'.\n", argv[1]);
        return EXIT_USAGE;
    }
    return command->run(argc - 1, argv + 1);
}
