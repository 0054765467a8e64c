/*
 * fill_practice.h - the sections of the chapter on how the work runs, one for each block;
 * for fill_practice*.c only.
 *
 * Each adds its partial BLOCK_NAME to the chapter, or nothing without rows.
 */
#ifndef RAPPORT_COMPOSE_FILL_PRACTICE_H
#define RAPPORT_COMPOSE_FILL_PRACTICE_H

#include "compose/fill.h"

const char *practice_department(const struct fill *f, int function);
/* Who decides, in the middle of a sentence: "sprzedaż", "board". */
const char *practice_decider(const struct fill *f, enum decider decider);
const char *practice_quoted(const struct fill *f, const char *name);

/* A status word with its symbol, as STATUS with STATUS_CLASS. */
void practice_chip(const struct fill *f, struct template_dict *row, const char *class,
                   const char *symbol, const char *word);

/* NAME of a line of a checklist, with what it is about below. */
void practice_item(const struct fill *f, struct template_dict *row,
                   const struct checklist_item *item);

/* The column of notes, where any line has one; each row then shows BLOCK_CELL, empty
 * without a note. */
void practice_note_column(const struct fill *f, struct template_dict *section);
void practice_note(struct template_dict *row, bool column, const char *note);

void fill_practice_principles(struct fill *f, struct template_dict *chapter);
void fill_practice_processes(struct fill *f, struct template_dict *chapter);
void fill_practice_cadence(struct fill *f, struct template_dict *chapter);
void fill_practice_contact(struct fill *f, struct template_dict *chapter);
void fill_practice_reactions(struct fill *f, struct template_dict *chapter);
void fill_practice_decisions(struct fill *f, struct template_dict *chapter);
void fill_practice_plan(struct fill *f, struct template_dict *chapter);
/* Entries of the common plan still ahead that the other side does not know. */
int fill_plan_unknown(const struct fill *f);

#endif
