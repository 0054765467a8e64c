/*
 * crm_columns.c - columns of deals and leads by their headings; see crm_columns.h.
 */
#include "read/kpi/crm_columns.h"

#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 28, KEY_MAX = 120 };

/* Headings of a field, folded, the likeliest first. */
struct names {
    const char *field, *deals[NAMES_MAX], *leads[NAMES_MAX];
};

#define CREATED_NAMES                                                                      \
    "created date", "create date", "created time", "date created", "deal created",         \
        "creation date", "created on", "created at", "created", "creation time",           \
        "create time", "add time", "deal created on", "дата создания",                     \
        "дата создания сделки", "дата создания лида", "создана", "создан",                 \
        "data utworzenia", "utworzono", "data dodania", "dodano"
#define MODIFIED_NAMES                                                                     \
    "modified time", "last modified date", "last modified", "last modified time",          \
        "update time", "updated at", "modified on", "modified date", "last modified at",   \
        "дата изменения", "дата редактирования", "дата модификации", "data modyfikacji",   \
        "data ostatniej modyfikacji", "zmodyfikowano", "data aktualizacji",                \
        "lastmodifieddate"
#define OWNER_NAMES                                                                        \
    "owner", "assigned to", "responsible", "responsible user", "sales rep",                \
        "ответственный", "менеджер", "opiekun", "właściciel", "osoba odpowiedzialna",      \
        "handlowiec"
#define MQL_NAMES                                                                          \
    "became a marketing qualified lead date", "mql date", "date mql", "became mql date",   \
        "дата mql", "data mql"
#define HANDED_OVER_NAMES                                                                  \
    "handed over date", "date handed over", "handover date", "hand-over date",             \
        "дата передачи в продажи", "дата передачи", "data przekazania do sprzedaży",       \
        "data przekazania"
#define ACCEPTED_NAMES                                                                     \
    "became a sales accepted lead date", "accepted date", "sal date", "date accepted",     \
        "дата sal", "дата принятия", "дата взятия в работу", "data sal", "data przyjęcia"
#define SQL_NAMES                                                                          \
    "became a sales qualified lead date", "sql date", "date sql", "became sql date",       \
        "дата sql", "дата квалификации", "дата квалифицирован", "data sql",                \
        "data kwalifikacji"
#define LEAD_DATE_NAMES                                                                    \
    "became a lead date", "lead date", "дата новый лид", "дата лида", "data leada"
#define CUSTOMER_NAMES                                                                     \
    "became a customer date", "customer date", "дата клиент", "data klienta"

static const struct names names[CRM_FIELDS] = {
    [FIELD_ID] = {"id",
                  {"record id", "deal id", "opportunity id", "id сделки", "id",
                   "id transakcji", "id szansy", "identyfikator", "№"},
                  {"record id", "lead id", "contact id", "id лида", "id", "id leada",
                   "identyfikator", "№"}},
    [FIELD_NAME] = {"name",
                    {"deal name", "opportunity name", "название сделки", "lead title",
                     "nazwa szansy sprzedaży", "nazwa szansy", "nazwa transakcji", "title",
                     "название", "nazwa", "tytuł"},
                    {"lead name", "lead title", "название лида", "nazwa leada", "title",
                     "first name", "название", "nazwa"}},
    [FIELD_COMPANY] = {"company", {NULL}, {NULL}},
    [FIELD_OWNER] = {"owner",
                     {"deal owner", "opportunity owner", "właściciel transakcji",
                      OWNER_NAMES},
                     {"lead owner", "contact owner", "właściciel leada", OWNER_NAMES}},
    [FIELD_STAGE] = {"stage",
                     {"deal stage", "opportunity stage", "sales stage", "stage",
                      "stage name", "dealstage", "pipeline stage", "lead stage",
                      "этап сделки", "стадия сделки", "этап воронки", "этап", "стадия",
                      "etap sprzedaży", "etap szansy", "etap transakcji", "etap"},
                     {"stage", "lead stage", "стадия лида", "стадия", "этап", "etap"}},
    [FIELD_STATUS] = {"status",
                      {"deal status", "opportunity status", "статус сделки",
                       "status transakcji", "status szansy", "status", "статус", "stan"},
                      {"lead status", "статус лида", "status leada", "status", "статус",
                       "stan"}},
    [FIELD_LIFECYCLE] = {"lifecycle",
                         {NULL},
                         {"lifecycle stage", "lifecyclestage", "etap cyklu życia",
                          "стадия жизненного цикла", "этап жизненного цикла"}},
    [FIELD_PIPELINE] = {"pipeline",
                        {"pipeline", "deal pipeline", "sub-pipeline", "воронка",
                         "направление сделки", "направление", "proces sprzedaży", "proces",
                         "lejek sprzedaży", "lejek", "sales process", "funnel"},
                        {"pipeline", "lead pipeline", "воронка", "lejek"}},
    [FIELD_AMOUNT] = {"amount",
                      {"amount", "deal amount", "opportunity amount", "value", "deal value",
                       "бюджет", "сумма", "сумма сделки", "wartość", "kwota",
                       "wartość transakcji", "wartość szansy", "wartość netto",
                       "kwota netto", "sale", "budget"},
                      {NULL}},
    [FIELD_CURRENCY] = {"currency",
                        {"currency", "currency of value", "deal currency",
                         "amount currency", "opportunity currency", "currency code",
                         "валюта", "валюта сделки", "waluta"},
                        {NULL}},
    [FIELD_IS_WON] = {"is_won", {"is closed won", "is won", "won"}, {NULL}},
    [FIELD_IS_LOST] = {"is_lost", {"is closed lost", "is lost"}, {NULL}},
    [FIELD_IS_CLOSED] = {"is_closed",
                         {"is closed", "is deal closed", "closed", "сделка закрыта"},
                         {NULL}},
    [FIELD_IS_CONVERTED] = {"is_converted",
                            {NULL},
                            {"is converted", "converted", "skonwertowany",
                             "сконвертирован"}},
    [FIELD_CREATED] = {"created", {CREATED_NAMES}, {CREATED_NAMES}},
    [FIELD_CLOSED] = {"closed",
                      {"close date", "closing date", "closed date", "deal closed on",
                       "closed on", "closed at", "close time", "closedate", "date closed",
                       "actual close date", "фактическая дата закрытия", "дата закрытия",
                       "дата закрытия сделки", "дата завершения",
                       "rzeczywista data zamknięcia", "data zamknięcia", "zamknięto",
                       "zakończenie"},
                      {NULL}},
    [FIELD_WON_DATE] = {"won_date",
                        {"won time", "won date", "date won", "deal won time",
                         "дата выигрыша", "data wygranej", "data wygrania"},
                        {NULL}},
    [FIELD_LOST_DATE] = {"lost_date",
                         {"lost time", "lost date", "date lost", "deal lost time",
                          "дата проигрыша", "data przegranej"},
                         {NULL}},
    [FIELD_EXPECTED] = {"expected",
                        {"expected close date", "expected closing date",
                         "предполагаемая дата закрытия", "планируемая дата закрытия",
                         "przewidywana data zamknięcia", "planowana data zamknięcia"},
                        {NULL}},
    [FIELD_MODIFIED] = {"modified", {MODIFIED_NAMES}, {MODIFIED_NAMES}},
    [FIELD_LEAD_DATE] = {"lead_date", {LEAD_DATE_NAMES}, {LEAD_DATE_NAMES}},
    [FIELD_MQL_DATE] = {"mql_date", {MQL_NAMES}, {MQL_NAMES}},
    [FIELD_HANDED_OVER_DATE] = {"handed_over_date",
                                {HANDED_OVER_NAMES},
                                {HANDED_OVER_NAMES}},
    [FIELD_ACCEPTED_DATE] = {"accepted_date", {ACCEPTED_NAMES}, {ACCEPTED_NAMES}},
    [FIELD_SQL_DATE] = {"sql_date", {SQL_NAMES}, {SQL_NAMES}},
    [FIELD_OPPORTUNITY_DATE] = {"opportunity_date",
                                {NULL},
                                {"became an opportunity date", "converted date",
                                 "conversion date", "дата конвертации", "data konwersji"}},
    [FIELD_CUSTOMER_DATE] = {"customer_date", {NULL}, {CUSTOMER_NAMES}},
};

const char *crm_field_name(enum crm_field field)
{
    return names[field].field;
}

const char *crm_kind_name(enum crm_kind kind)
{
    switch (kind) {
    case CRM_DEALS: return "deals";
    case CRM_LEADS: return "leads";
    case CRM_NONE:
    case CRM_KINDS: break;
    }
    return NULL;
}

/* --- headings ------------------------------------------------------------------------ */

/* What some tools put before every heading, and the kind of table that tells. */
static const struct {
    const char *text;
    enum crm_kind kind;
} prefixes[] = {
    {"deal - ", CRM_DEALS},   {"deal: ", CRM_DEALS},    {"opportunity: ", CRM_DEALS},
    {"сделка - ", CRM_DEALS}, {"сделка: ", CRM_DEALS},  {"szansa - ", CRM_DEALS},
    {"lead - ", CRM_LEADS},   {"lead: ", CRM_LEADS},    {"лид - ", CRM_LEADS},
    {"лид: ", CRM_LEADS},     {"contact: ", CRM_LEADS},
};

/* The heading without prefix, underscores and what stands in brackets at its end; returns
 * the kind of table its prefix names. */
static enum crm_kind plain_name(const char *key, char out[KEY_MAX])
{
    enum crm_kind kind = CRM_NONE;
    char *bracket;
    size_t length;

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strncmp(key, prefixes[i].text, strlen(prefixes[i].text)) == 0) {
            key += strlen(prefixes[i].text);
            kind = prefixes[i].kind;
            break;
        }
    snprintf(out, KEY_MAX, "%s", key);
    for (char *c = out; *c; c++)
        if (*c == '_')
            *c = ' ';
    length = strlen(out);
    if (length && out[length - 1] == ')' && (bracket = strrchr(out, '(')) && bracket > out)
        *bracket = '\0';
    length = strlen(out);
    while (length && (out[length - 1] == ' ' || out[length - 1] == ':'))
        out[--length] = '\0';
    return kind;
}

static int find_field(const struct header *h, enum crm_kind kind, enum crm_field field)
{
    const char *const *list = kind == CRM_LEADS ? names[field].leads : names[field].deals;
    char name[KEY_MAX];

    for (int i = 0; i < NAMES_MAX && list[i]; i++)
        for (int c = 0; c < h->n; c++) {
            plain_name(h->column[c].key, name);
            if (strcmp(name, list[i]) == 0)
                return c;
        }
    return -1;
}

static bool has(const struct header *h, enum crm_kind kind, enum crm_field field)
{
    return find_field(h, kind, field) >= 0;
}

enum crm_kind crm_recognise(const struct header *h)
{
    bool deal_name = false, lead_name = false, date, way;
    char name[KEY_MAX];

    for (int c = 0; c < h->n; c++) {
        enum crm_kind kind = plain_name(h->column[c].key, name);

        deal_name = deal_name || kind == CRM_DEALS;
        lead_name = lead_name || kind == CRM_LEADS || strncmp(name, "lead ", 5) == 0 ||
                    strstr(name, "лида") != NULL || strstr(name, "leada") != NULL;
        /* amoCRM calls a deal a lead in some languages: "Lead title" beside a budget. */
    }
    date = has(h, CRM_DEALS, FIELD_CREATED) || has(h, CRM_DEALS, FIELD_CLOSED) ||
           has(h, CRM_DEALS, FIELD_WON_DATE) || has(h, CRM_DEALS, FIELD_EXPECTED);
    way = has(h, CRM_LEADS, FIELD_LIFECYCLE) || has(h, CRM_LEADS, FIELD_CUSTOMER_DATE) ||
          has(h, CRM_LEADS, FIELD_LEAD_DATE) || has(h, CRM_LEADS, FIELD_IS_CONVERTED);
    if (date && !(lead_name && !deal_name && !has(h, CRM_DEALS, FIELD_AMOUNT)) &&
        (has(h, CRM_DEALS, FIELD_STAGE) || has(h, CRM_DEALS, FIELD_STATUS) ||
         has(h, CRM_DEALS, FIELD_IS_WON)) &&
        (deal_name || has(h, CRM_DEALS, FIELD_AMOUNT) || has(h, CRM_DEALS, FIELD_CLOSED)))
        return CRM_DEALS;
    if (has(h, CRM_LEADS, FIELD_CREATED) &&
        (way || (lead_name &&
                 (has(h, CRM_LEADS, FIELD_STATUS) || has(h, CRM_LEADS, FIELD_STAGE)))))
        return CRM_LEADS;
    return has(h, CRM_LEADS, FIELD_LEAD_DATE) && has(h, CRM_LEADS, FIELD_MQL_DATE)
               ? CRM_LEADS
               : CRM_NONE;
}

/* --- settings ------------------------------------------------------------------------ */

bool crm_columns_find(const struct intake *in, const struct header *h, enum crm_kind kind,
                      struct crm_columns *columns)
{
    bool ok = true;

    for (int f = 0; f < CRM_FIELDS; f++) {
        char key[40];
        int named;

        snprintf(key, sizeof key, "%s_column", names[f].field);
        ok = intake_column(in, key, h, &named) && ok;
        columns->of[f] = named >= 0 ? named : find_field(h, kind, (enum crm_field)f);
    }
    /* A lead's status stands in the column of its stage where no other says it. */
    if (kind == CRM_LEADS && columns->of[FIELD_STATUS] < 0)
        columns->of[FIELD_STATUS] = columns->of[FIELD_STAGE];
    return ok;
}
