/*
 * fill_workload.h - the sections of the chapter on time, one partial for each block; for
 * this folder only.  Each adds its include to the chapter, or nothing without its block.
 */
#ifndef RAPPORT_COMPOSE_FILL_WORKLOAD_H
#define RAPPORT_COMPOSE_FILL_WORKLOAD_H

#include "compose/fill.h"

void fill_capacity(struct fill *f, struct template_dict *chapter);
void fill_materials(struct fill *f, struct template_dict *chapter);
void fill_systems(struct fill *f, struct template_dict *chapter);
void fill_burden(struct fill *f, struct template_dict *chapter);
void fill_services(struct fill *f, struct template_dict *chapter);
void fill_causes(struct fill *f, struct template_dict *chapter);
void fill_attrition(struct fill *f, struct template_dict *chapter);

/* A number of hours or minutes, with a decimal where it has one. */
const char *fill_hours(const struct fill *f, double hours);

/* A number whose plural form is that of its printed form. */
double fill_hours_form(double hours);

/* A section with TEXT, unless the text is NULL. */
void fill_remark(struct template_dict *d, const char *section, const char *text);

/* CHIP_CLASS and CHIP of a row: a status word with its symbol.  good: 1 good, 0 in part, -1
 * bad, other values neither. */
void fill_chip(const struct fill *f, struct template_dict *row, const char *key, int good);

/* Says that `more` rows of a list are not shown; nothing when there are none. */
void fill_more(const struct fill *f, struct template_dict *d, int more);

#endif
