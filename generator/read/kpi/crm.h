/*
 * crm.h - deals and leads as CRM systems export them, counted by company and quarter.
 *
 * HubSpot, Salesforce, Pipedrive, Zoho, amoCRM, Kommo, Bitrix24, Livespace, and tables with
 * columns of such names.  Every record is read once and kept in few bytes; after the last
 * row the records become components (kpi_formula.h), from which kpi_quarter.h computes the
 * metrics as if they had been given.
 */
#ifndef RAPPORT_CRM_H
#define RAPPORT_CRM_H

#include "read/kpi/kpi_quarter.h"
#include "read/reading.h"
#include "read/table/header.h"

/* True when the header is that of a table of deals or leads. */
bool crm_recognise(const struct header *h);

/* A company's component of a quarter, with what it was counted from. */
typedef void (*crm_item)(void *context, const struct kpi_item *item);

/*
 * Reads the file and hands the components of each company and quarter to `add`, in order of
 * company, quarter and component.  False after messages that make the file useless.
 */
bool crm_read(struct kpi_maker *maker, const struct grid *g, const struct header *h,
              unsigned short file, crm_item add, void *context, struct reading *reading);

#endif
