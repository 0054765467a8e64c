/*
 * actions.h - loads templates/content/actions.csv into the content, and what a project lays
 * over it.
 */
#ifndef RAPPORT_ACTIONS_H
#define RAPPORT_ACTIONS_H

#include "read/project.h"
#include "read/sheet.h"

/* The columns of such a file, for sheet_open. */
#define ACTION_COLUMNS                                                                     \
    "id level questions owner days effort sponsor contested leads stances metric"
#define ACTION_TEXTS "title text kpi steps"

/* Owners and metrics, which actions refer to, are loaded before.  False after a message. */
bool actions_load(struct sheet *s, const char *folder, struct content *c);

/* Everything of a row but its id. */
void action_read(struct sheet *s, const struct grid_row *row, const struct content *c,
                 struct action *action);

/*
 * Lays content/actions.csv of the project's folder over rapport's own actions: a row
 * replaces the action with its id or adds one; with the level `drop` no roadmap takes that
 * action, and the row needs nothing else.  Texts are needed in the languages of the
 * project's reports only.  True too without such a file; false after messages with file,
 * line and column.
 */
bool actions_overlay(struct arena *a, struct project *p, struct content *c, struct diag *d);

#endif
