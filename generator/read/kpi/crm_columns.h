/*
 * crm_columns.h - which column of a table of deals or leads says what, by its heading.
 *
 * Headings are compared after folding, with the prefixes some tools put before each of them
 * ("Deal - ", "Сделка: "), units in brackets and underscores taken off.  Names may appear
 * twice: the first column of the first name in a field's list counts.
 */
#ifndef RAPPORT_CRM_COLUMNS_H
#define RAPPORT_CRM_COLUMNS_H

#include "read/intake.h"
#include "read/kpi/crm.h"

enum crm_field {
    FIELD_ID,
    FIELD_NAME,
    FIELD_COMPANY, /* only by setting: a CRM's own company column is the customer's */
    FIELD_OWNER,
    FIELD_STAGE,
    FIELD_STATUS,    /* of a deal: open, won, lost; of a lead: its status */
    FIELD_LIFECYCLE, /* of a lead: how far it has come */
    FIELD_PIPELINE,
    FIELD_AMOUNT,
    FIELD_CURRENCY,
    FIELD_IS_WON, /* yes or no, as are the next three */
    FIELD_IS_LOST,
    FIELD_IS_CLOSED,
    FIELD_IS_CONVERTED,
    FIELD_CREATED,
    FIELD_CLOSED,
    FIELD_WON_DATE,
    FIELD_LOST_DATE,
    FIELD_EXPECTED, /* the date a deal is expected to close */
    FIELD_MODIFIED,
    FIELD_LEAD_DATE,
    FIELD_MQL_DATE,
    FIELD_HANDED_OVER_DATE,
    FIELD_ACCEPTED_DATE,
    FIELD_SQL_DATE,
    FIELD_OPPORTUNITY_DATE,
    FIELD_CUSTOMER_DATE,
    CRM_FIELDS
};
enum { FIELD_FIRST_DATE = FIELD_CREATED };

struct crm_columns {
    int of[CRM_FIELDS]; /* column from 0, or -1 */
};

/* "closed": as in facts of the reading, and before "_column" in settings. */
const char *crm_field_name(enum crm_field field);

/*
 * Finds the columns by their headings, and where the settings of the file name them
 * (`closed_column = 7`, or a heading) by these.  False after SETTING_VALUE.
 */
bool crm_columns_find(const struct intake *in, const struct header *h, enum crm_kind kind,
                      struct crm_columns *columns);

#endif
