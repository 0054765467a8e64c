/*
 * crm_stages.h - what the stages of deals and the statuses of leads mean, by their names.
 *
 * The project's own names come first: `won`, `lost`, `open`, `untouched`, `rejected`,
 * `handed_over`, `accepted`, `mql` and `sql` of [kpis "file"], else of [crm], each a list
 * separated by commas.  Then the names that the tools come with, in English, Polish and
 * Russian, and their internal ones ("closedwon", "142").  Case, kinds of dashes, a number
 * in front ("7. Closed Won") and what stands in brackets behind ("Closed Won (Sales)") make
 * no difference.
 */
#ifndef RAPPORT_CRM_STAGES_H
#define RAPPORT_CRM_STAGES_H

#include "read/file_settings.h"
#include "read/kpi/crm.h"

/* From STAGE_LEAD on in the order in which a lead gets on. */
enum crm_stage {
    STAGE_UNKNOWN,
    STAGE_OPEN,     /* a deal under way, a lead being worked on */
    STAGE_WON,      /* of a deal */
    STAGE_LOST,     /* of a deal */
    STAGE_NEW,      /* nobody has touched it yet */
    STAGE_REJECTED, /* a lead that Sales returned */
    STAGE_DELETED,  /* a deal that counts nowhere */
    STAGE_SUBSCRIBER,
    STAGE_LEAD,
    STAGE_MQL,
    STAGE_HANDED_OVER,
    STAGE_ACCEPTED,
    STAGE_SQL,
    STAGE_OPPORTUNITY,
    STAGE_CUSTOMER,
    STAGES
};

/* "won", "lost", "open" ... as in settings and facts; "unknown" for STAGE_UNKNOWN. */
const char *crm_stage_name(enum crm_stage stage);

struct crm_list {
    const char **item; /* folded */
    int n;
};

/* The names that the project gives its stages. */
struct crm_vocabulary {
    struct crm_list own[STAGES];
};

/* Reads the settings for a file; the lists live in the arena. */
void crm_vocabulary_read(struct arena *a, const struct settings *settings, const char *file,
                         struct crm_vocabulary *v);

/* The meaning of a name in a table of this kind. */
enum crm_stage crm_stage_of(const struct crm_vocabulary *v, enum crm_kind kind,
                            const char *name);

/* A setting of the file, else of [crm]; NULL when neither has it. */
const char *crm_setting(const struct settings *settings, const char *file, const char *key);

/* The names of a list separated by commas, folded. */
struct crm_list crm_list_parse(struct arena *a, const char *text);

/* True when the folded name is in the list. */
bool crm_list_has(const struct crm_list *list, const char *folded);

/* True for a pipeline of renewals, whose deals nobody has to win ("Renewals",
 * "Odnowienia", "Продления"). */
bool crm_is_renewal(const char *pipeline);

#endif
