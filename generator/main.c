/*
 * main.c - picks the command.
 */
#include "cmd/cmd.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int run(int argc, char **argv)
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

int main(int argc, char **argv)
{
    int status = run(argc, argv);

    /* What a command printed must have arrived, unless the output was closed on purpose. */
    errno = 0;
    if ((fflush(stdout) == 0 && !ferror(stdout)) || errno == EBADF)
        return status;
    fprintf(stderr, "rapport: cannot write to the standard output%s%s\n", errno ? ": " : "",
            errno ? strerror(errno) : "");
    return status ? status : EXIT_SYSTEM;
}
