/*
 * crm_stages.c - meanings of stages and statuses by their names; see crm_stages.h.
 */
#include "read/kpi/crm_stages.h"
#include "base/text.h"

#include <string.h>

enum { NAME_MAX_BYTES = 200 };

/* --- names the tools come with -------------------------------------------------------- */

struct meaning {
    const char *name; /* as plain_stage leaves it */
    enum crm_stage stage;
};

static const struct meaning of_deals[] = {
    /* HubSpot, Salesforce, Zoho, Pipedrive, Kommo; internal names and numbers */
    {"closed won", STAGE_WON},
    {"closed - won", STAGE_WON},
    {"closedwon", STAGE_WON},
    {"won", STAGE_WON},
    {"deal won", STAGE_WON},
    {"142", STAGE_WON},
    {"closed lost", STAGE_LOST},
    {"closed - lost", STAGE_LOST},
    {"closedlost", STAGE_LOST},
    {"lost", STAGE_LOST},
    {"lose", STAGE_LOST},
    {"deal lost", STAGE_LOST},
    {"143", STAGE_LOST},
    {"apology", STAGE_LOST},
    {"deleted", STAGE_DELETED},
    {"open", STAGE_OPEN},
    {"appointment scheduled", STAGE_OPEN},
    {"qualified to buy", STAGE_OPEN},
    {"presentation scheduled", STAGE_OPEN},
    {"decision maker bought-in", STAGE_OPEN},
    {"contract sent", STAGE_OPEN},
    {"prospecting", STAGE_OPEN},
    {"qualification", STAGE_OPEN},
    {"needs analysis", STAGE_OPEN},
    {"value proposition", STAGE_OPEN},
    {"id. decision makers", STAGE_OPEN},
    {"identify decision makers", STAGE_OPEN},
    {"perception analysis", STAGE_OPEN},
    {"proposal/price quote", STAGE_OPEN},
    {"proposal/quote", STAGE_OPEN},
    {"proposal", STAGE_OPEN},
    {"negotiation/review", STAGE_OPEN},
    {"negotiation", STAGE_OPEN},
    {"qualified", STAGE_OPEN},
    {"contact made", STAGE_OPEN},
    {"demo scheduled", STAGE_OPEN},
    {"proposal made", STAGE_OPEN},
    {"negotiations started", STAGE_OPEN},
    {"initial contact", STAGE_OPEN},
    {"offer made", STAGE_OPEN},
    {"discussions", STAGE_OPEN},
    {"decision making", STAGE_OPEN},
    {"contract discussion", STAGE_OPEN},
    {"incoming leads", STAGE_NEW},
    {"unsorted", STAGE_NEW},
    /* Livespace and other Polish names */
    {"wygrana", STAGE_WON},
    {"wygrane", STAGE_WON},
    {"wygrany", STAGE_WON},
    {"szansa wygrana", STAGE_WON},
    {"zamknięta wygrana", STAGE_WON},
    {"zamknięte wygrane", STAGE_WON},
    {"zamknięte - wygrane", STAGE_WON},
    {"zamknięta - wygrana", STAGE_WON},
    {"sprzedane", STAGE_WON},
    {"przegrana", STAGE_LOST},
    {"przegrane", STAGE_LOST},
    {"przegrany", STAGE_LOST},
    {"szansa przegrana", STAGE_LOST},
    {"zamknięta przegrana", STAGE_LOST},
    {"zamknięte przegrane", STAGE_LOST},
    {"zamknięte - przegrane", STAGE_LOST},
    {"zamknięta - przegrana", STAGE_LOST},
    {"utracona", STAGE_LOST},
    {"utracone", STAGE_LOST},
    {"otwarta", STAGE_OPEN},
    {"otwarte", STAGE_OPEN},
    {"w toku", STAGE_OPEN},
    {"w trakcie", STAGE_OPEN},
    {"kwalifikacja", STAGE_OPEN},
    {"oferta", STAGE_OPEN},
    {"negocjacje", STAGE_OPEN},
    /* amoCRM, Bitrix24 and other Russian names */
    {"успешно реализовано", STAGE_WON},
    {"успешно реализована", STAGE_WON},
    {"сделка успешна", STAGE_WON},
    {"успешная сделка", STAGE_WON},
    {"закрыто и реализовано", STAGE_WON},
    {"выиграна", STAGE_WON},
    {"выиграно", STAGE_WON},
    {"закрыто и не реализовано", STAGE_LOST},
    {"не реализовано", STAGE_LOST},
    {"сделка провалена", STAGE_LOST},
    {"провалена", STAGE_LOST},
    {"проиграна", STAGE_LOST},
    {"проиграно", STAGE_LOST},
    {"анализ причины провала", STAGE_LOST},
    {"неразобранное", STAGE_NEW},
    {"первичный контакт", STAGE_OPEN},
    {"переговоры", STAGE_OPEN},
    {"принимают решение", STAGE_OPEN},
    {"согласование договора", STAGE_OPEN},
    {"квалифицирован", STAGE_OPEN},
    {"взят в работу", STAGE_OPEN},
    {"в работе", STAGE_OPEN},
    {"новая", STAGE_OPEN},
    {"подготовка документов", STAGE_OPEN},
    {"счёт на предоплату", STAGE_OPEN},
    {"счет на предоплату", STAGE_OPEN},
    {"финальный счёт", STAGE_OPEN},
    {"финальный счет", STAGE_OPEN},
    {"открыта", STAGE_OPEN},
};

static const struct meaning of_leads[] = {
    /* lifecycle */
    {"subscriber", STAGE_SUBSCRIBER},
    {"other", STAGE_SUBSCRIBER},
    {"lead", STAGE_LEAD},
    {"marketing qualified lead", STAGE_MQL},
    {"marketingqualifiedlead", STAGE_MQL},
    {"mql", STAGE_MQL},
    {"sales accepted lead", STAGE_ACCEPTED},
    {"sal", STAGE_ACCEPTED},
    {"sales qualified lead", STAGE_SQL},
    {"salesqualifiedlead", STAGE_SQL},
    {"sql", STAGE_SQL},
    {"opportunity", STAGE_OPPORTUNITY},
    {"customer", STAGE_CUSTOMER},
    {"evangelist", STAGE_CUSTOMER},
    {"subskrybent", STAGE_SUBSCRIBER},
    {"szansa sprzedaży", STAGE_OPPORTUNITY},
    {"klient", STAGE_CUSTOMER},
    {"подписчик", STAGE_SUBSCRIBER},
    {"лид", STAGE_LEAD},
    {"клиент", STAGE_CUSTOMER},
    /* HubSpot, Salesforce, Zoho */
    {"new", STAGE_NEW},
    {"open - not contacted", STAGE_NEW},
    {"not contacted", STAGE_NEW},
    {"open", STAGE_OPEN},
    {"in progress", STAGE_OPEN},
    {"working - contacted", STAGE_OPEN},
    {"working", STAGE_OPEN},
    {"attempted to contact", STAGE_OPEN},
    {"contact in future", STAGE_OPEN},
    {"contacted", STAGE_OPEN},
    {"connected", STAGE_OPEN},
    {"bad timing", STAGE_OPEN},
    {"pre-qualified", STAGE_OPEN},
    {"open deal", STAGE_ACCEPTED},
    {"closed - converted", STAGE_ACCEPTED},
    {"converted", STAGE_ACCEPTED},
    {"qualified", STAGE_ACCEPTED},
    {"accepted", STAGE_ACCEPTED},
    {"closed - not converted", STAGE_REJECTED},
    {"unqualified", STAGE_REJECTED},
    {"not qualified", STAGE_REJECTED},
    {"disqualified", STAGE_REJECTED},
    {"rejected", STAGE_REJECTED},
    {"junk lead", STAGE_REJECTED},
    {"junk", STAGE_REJECTED},
    {"lost lead", STAGE_REJECTED},
    /* Polish */
    {"nowy", STAGE_NEW},
    {"nowe", STAGE_NEW},
    {"nieobsłużony", STAGE_NEW},
    {"w trakcie", STAGE_OPEN},
    {"w kontakcie", STAGE_OPEN},
    {"w toku", STAGE_OPEN},
    {"skonwertowany", STAGE_ACCEPTED},
    {"zakwalifikowany", STAGE_ACCEPTED},
    {"przyjęty", STAGE_ACCEPTED},
    {"odrzucony", STAGE_REJECTED},
    {"niezakwalifikowany", STAGE_REJECTED},
    /* Bitrix24, amoCRM */
    {"не обработан", STAGE_NEW},
    {"новый", STAGE_NEW},
    {"новый лид", STAGE_NEW},
    {"неразобранное", STAGE_NEW},
    {"в работе", STAGE_OPEN},
    {"взят в работу", STAGE_OPEN},
    {"обработан", STAGE_OPEN},
    {"качественный лид", STAGE_ACCEPTED},
    {"квалифицирован", STAGE_ACCEPTED},
    {"сконвертирован", STAGE_ACCEPTED},
    {"некачественный лид", STAGE_REJECTED},
};

/* How longer names of stages begin ("Closed Lost - no budget"). */
static const struct meaning beginnings[] = {
    {"closed won ", STAGE_WON},   {"closed - won ", STAGE_WON},
    {"closed won:", STAGE_WON},   {"closed won,", STAGE_WON},
    {"closed lost ", STAGE_LOST}, {"closed - lost ", STAGE_LOST},
    {"closed lost:", STAGE_LOST}, {"closed lost,", STAGE_LOST},
    {"won - ", STAGE_WON},        {"won: ", STAGE_WON},
    {"lost - ", STAGE_LOST},      {"lost: ", STAGE_LOST},
    {"lost to ", STAGE_LOST},     {"wygrana - ", STAGE_WON},
    {"przegrana - ", STAGE_LOST},
};

static const char *const stage_names[STAGES] = {
    [STAGE_UNKNOWN] = "unknown",
    [STAGE_OPEN] = "open",
    [STAGE_WON] = "won",
    [STAGE_LOST] = "lost",
    [STAGE_NEW] = "untouched",
    [STAGE_REJECTED] = "rejected",
    [STAGE_DELETED] = "deleted",
    [STAGE_SUBSCRIBER] = "no lead yet",
    [STAGE_LEAD] = "lead",
    [STAGE_MQL] = "mql",
    [STAGE_HANDED_OVER] = "handed_over",
    [STAGE_ACCEPTED] = "accepted",
    [STAGE_SQL] = "sql",
    [STAGE_OPPORTUNITY] = "opportunity",
    [STAGE_CUSTOMER] = "customer",
};

const char *crm_stage_name(enum crm_stage stage)
{
    return stage_names[stage];
}

/* --- the project's own names ---------------------------------------------------------- */

const char *crm_setting(const struct settings *settings, const char *file, const char *key)
{
    const char *own = file_setting(settings, "kpis", file, key);

    for (size_t i = 0; own == NULL && i < settings->n; i++)
        if (strcmp(settings->item[i].section, "crm") == 0 &&
            strcmp(settings->item[i].key, key) == 0 && *settings->item[i].value)
            own = settings->item[i].value;
    return own;
}

struct crm_list crm_list_parse(struct arena *a, const char *text)
{
    struct crm_list list = {NULL, 0};
    size_t n = 1;

    for (const char *c = text; c && *c; c++)
        n += *c == ',';
    list.item = arena_array(a, n, sizeof *list.item);
    while (text) {
        const char *comma = strchr(text, ',');
        size_t length = comma ? (size_t)(comma - text) : strlen(text);
        const char *name = text_fold(a, arena_strndup(a, text, length));

        if (*name)
            list.item[list.n++] = name;
        text = comma ? comma + 1 : NULL;
    }
    return list;
}

bool crm_list_has(const struct crm_list *list, const char *folded)
{
    for (int i = 0; i < list->n; i++)
        if (strcmp(list->item[i], folded) == 0)
            return true;
    return false;
}

void crm_vocabulary_read(struct arena *a, const struct settings *settings, const char *file,
                         struct crm_vocabulary *v)
{
    static const enum crm_stage settable[] = {
        STAGE_OPEN, STAGE_WON, STAGE_LOST,     STAGE_NEW,        STAGE_REJECTED,
        STAGE_MQL,  STAGE_SQL, STAGE_ACCEPTED, STAGE_HANDED_OVER};

    *v = (struct crm_vocabulary){0};
    for (size_t i = 0; i < sizeof settable / sizeof *settable; i++)
        v->own[settable[i]] =
            crm_list_parse(a, crm_setting(settings, file, stage_names[settable[i]]));
}

/* --- looking up ----------------------------------------------------------------------- */

/* Copies the folded name with hyphens for all dashes, without a number in front and
 * brackets behind. */
static void plain_stage(const char *folded, char out[NAME_MAX_BYTES])
{
    const char *start = folded + strspn(folded, "0123456789");
    char *bracket;
    size_t n = 0;

    if (start > folded && *start && strchr(".)- ", *start) && start[strspn(start, ".)- ")])
        folded = start + strspn(start, ".)- ");
    while (*folded && n + 4 < NAME_MAX_BYTES) {
        if (strncmp(folded, "\xe2\x80\x93", 3) == 0 ||
            strncmp(folded, "\xe2\x80\x94", 3) == 0 ||
            strncmp(folded, "\xe2\x88\x92", 3) == 0) {
            out[n++] = '-';
            folded += 3;
        } else
            out[n++] = *folded++;
    }
    out[n] = '\0';
    if (n && out[n - 1] == ')' && (bracket = strrchr(out, '(')) && bracket > out)
        *bracket = '\0';
    for (n = strlen(out); n && out[n - 1] == ' ';)
        out[--n] = '\0';
}

enum crm_stage crm_stage_of(const struct crm_vocabulary *v, enum crm_kind kind,
                            const char *name)
{
    const struct meaning *list = kind == CRM_LEADS ? of_leads : of_deals;
    size_t n = kind == CRM_LEADS ? sizeof of_leads / sizeof *of_leads
                                 : sizeof of_deals / sizeof *of_deals;
    struct arena a = {0};
    char plain[NAME_MAX_BYTES];
    const char *folded = text_fold(&a, name);
    enum crm_stage stage = STAGE_UNKNOWN;

    plain_stage(folded, plain);
    for (int s = 0; s < STAGES && stage == STAGE_UNKNOWN; s++)
        if (crm_list_has(&v->own[s], folded) || crm_list_has(&v->own[s], plain))
            stage = (enum crm_stage)s;
    for (size_t i = 0; i < n && stage == STAGE_UNKNOWN; i++)
        if (strcmp(list[i].name, plain) == 0)
            stage = list[i].stage;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (stage == STAGE_UNKNOWN && kind == CRM_DEALS &&
            strncmp(plain, beginnings[i].name, strlen(beginnings[i].name)) == 0)
            stage = beginnings[i].stage;
    arena_drop(&a);
    return stage;
}

bool crm_is_renewal(const char *pipeline)
{
    static const char *const names[] = {
        "renewal",    "renewals",    "renewal pipeline", "renewals pipeline",
        "odnowienie", "odnowienia",  "przedłużenia",     "продление",
        "продления",  "пролонгация", "пролонгации",      "customer renewals",
    };
    struct arena a = {0};
    const char *folded = text_fold(&a, pipeline);
    bool is = false;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is = is || strcmp(folded, names[i]) == 0;
    arena_drop(&a);
    return is;
}
