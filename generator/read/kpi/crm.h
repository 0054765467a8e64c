/*
 * crm.h - deals and leads as CRM systems export them, counted by company and quarter.
 *
 * HubSpot, Salesforce, Pipedrive, Zoho, amoCRM, Kommo, Bitrix24, Livespace, and tables with
 * columns of such names.  Every file is read in one pass, each record kept in few bytes;
 * after the last file the records become components (kpi_formula.h), from which
 * kpi_quarter.h computes the metrics as if they had been given.
 *
 * Order of calls: crm_open, crm_read for each file that crm_recognise knows (or the setting
 * `kind = deals` or `kind = leads` names), crm_finish.
 */
#ifndef RAPPORT_CRM_H
#define RAPPORT_CRM_H

#include "read/intake.h"
#include "read/kpi/kpi_quarter.h"
#include "read/reading.h"
#include "read/table/header.h"

/* What the rows of a table are. */
enum crm_kind { CRM_NONE, CRM_DEALS, CRM_LEADS, CRM_KINDS };

/* "deals" or "leads", as in the setting `kind`; NULL for CRM_NONE. */
const char *crm_kind_name(enum crm_kind kind);

/* What the header is that of; CRM_NONE when it is no table of deals or leads. */
enum crm_kind crm_recognise(const struct header *h);

struct crm; /* the records of all files */

/* No records yet.  They live in maker->work, and maker must outlive them. */
struct crm *crm_open(struct kpi_maker *maker);

/*
 * Reads one file's records.  file is its index in kpis.file, whose name is set; the reading
 * must last until crm_finish, which adds to it.  False after messages that make the whole
 * file useless.
 */
bool crm_read(struct crm *crm, enum crm_kind kind, const struct intake *in,
              const struct grid *g, const struct header *h, unsigned short file,
              struct reading *reading);

/* Gets a component; item->counted is set, and item->order is left to the receiver. */
typedef void (*crm_item)(void *context, const struct kpi_item *item);

/*
 * Counts the records of all files together, each record once, and hands the components of
 * each company and quarter to `add`, in order of company, quarter and component.  What they
 * were counted from stands in kpis.counted afterwards.
 */
void crm_finish(struct crm *crm, crm_item add, void *context);

#endif
