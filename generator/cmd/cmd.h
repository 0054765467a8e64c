/*
 * cmd.h - the command table: one file per command, its usage text on top.
 */
#ifndef RAPPORT_CMD_H
#define RAPPORT_CMD_H

/* Exit statuses, also for signals 128 + number; see diag.h for what leads to 1, 2 and 3. */
enum { EXIT_OK = 0, EXIT_DATA = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

struct command {
    const char *name;
    const char *summary; /* one line for `rapport help` */
    const char *usage;   /* for `rapport help NAME` and `rapport NAME --help` */
    int (*run)(int argc,
               char **argv); /* argv[0] is the command's name; returns the status */
};

extern const struct command command_build, command_check, command_list,
    command_questionnaire, command_help;

/* Ends with a NULL. */
extern const struct command *const commands[];

/* NULL when there is no such command. */
const struct command *command_find(const char *name);

#endif
