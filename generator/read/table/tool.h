/*
 * tool.h - the survey and CRM tools whose exports are known, told by the columns they
 * write.
 *
 * A tool is recognised by the names of several columns that it writes itself, in any order
 * and in the languages it has; never by the name of a file.
 */
#ifndef RAPPORT_TOOL_H
#define RAPPORT_TOOL_H

#include "base/arena.h"

#include <stdbool.h>

enum tool {
    TOOL_UNKNOWN,
    TOOL_PLAIN, /* rapport's own form */
    TOOL_GOOGLE_FORMS,
    TOOL_MICROSOFT_FORMS,
    TOOL_SURVEYMONKEY,
    TOOL_QUALTRICS,
    TOOL_LIMESURVEY,
    TOOL_TYPEFORM,
    TOOL_ALCHEMER,
    TOOL_SURVEYLAB,
    TOOL_POLISH_PANEL, /* each closed question doubled by "... wartość" */
    TOOL_ANKETOLOG,
    TOOL_YANDEX_FORMS,
    TOOL_HUBSPOT,
    TOOL_SALESFORCE,
    TOOL_PIPEDRIVE,
    TOOL_ZOHO,
    TOOL_AMOCRM,
    TOOL_KOMMO,
    TOOL_BITRIX24,
    TOOL_LIVESPACE,
    TOOLS
};

/* "Google Forms"; "unknown" for TOOL_UNKNOWN, "rapport's plain form" for TOOL_PLAIN. */
const char *tool_name(enum tool tool);

/* True for tools of surveys and for those of deals and leads; neither for TOOL_UNKNOWN and
 * TOOL_PLAIN. */
bool tool_is_survey(enum tool tool);
bool tool_is_crm(enum tool tool);

/* The tool whose columns a header row has; TOOL_UNKNOWN when the evidence is thin.  key: n
 * names without markup, after text_fold. */
enum tool tool_recognise(struct arena *work, const char *const *key, int n);

/* True when the name (as above) is of a column that the tool itself writes, not of a
 * question. */
bool tool_writes(enum tool tool, const char *key);

#endif
