/*
 * tool.c - tools told by their columns; see tool.h.
 */
#include "read/table/tool.h"

#include <stddef.h>
#include <string.h>

enum { MARKS_MAX = 24, WILD_MOST = 3 };

/*
 * What a tool's header looks like.  A mark is a column's name, after text_fold: its
 * spellings in several languages are parted by bars, and an asterisk stands for any text.
 * Of the marks in `own`, which other tools do not write, at least `least_own` must be
 * there, and of all marks together at least `least`.
 */
struct signature {
    enum tool tool;
    int least_own, least;
    const char *own[MARKS_MAX], *shared[MARKS_MAX];
};

static const struct signature signatures[] = {
    {TOOL_PLAIN, 3, 4, {"company", "wave", "function", "respondent"}, {"q1", "q20"}},
    {TOOL_PLAIN, 4, 4, {"company", "period", "metric", "value"}, {NULL}},
    {TOOL_GOOGLE_FORMS,
     1,
     1,
     {"sygnatura czasowa|отметка времени|carimbo de data/hora|marca temporal|zeitstempel"},
     {NULL}},
    {TOOL_GOOGLE_FORMS,
     1,
     2,
     {"timestamp"},
     {"email address|adres e-mail|адрес электронной почты|e-mail",
      "username|nazwa użytkownika|имя пользователя", "score|wynik|баллы|pontuação", "*]"}},
    {TOOL_MICROSOFT_FORMS,
     2,
     2,
     {"start time|godzina rozpoczęcia|время начала",
      "completion time|godzina ukończenia|время выполнения",
      "last modified time|czas ostatniej modyfikacji|время последнего изменения",
      "total points|quiz feedback"},
     {"id|ид", "email|adres e-mail|адрес электронной почты", "name|nazwa|имя"}},
    {TOOL_SURVEYMONKEY,
     1,
     3,
     {("respondent id|respondentid|identyfikator respondenta|id respondenta|id респондента|"
       "идентификатор респондента"),
      "collector id|collectorid", "survey id", "* - response", "* - open-ended response",
      "* - other (please specify)"},
     {"start date|startdate", "end date|enddate", "date created", "date modified",
      "last updated", "ip address", "email address", "first name", "last name",
      "custom data 1|customdata1|custom data", "custom data 2", "custom data 3", "score"}},
    {TOOL_QUALTRICS,
     2,
     3,
     {"startdate", "enddate|anfangsdatum",
      "recordeddate|recorded date|aufgezeichnetes datum",
      "responseid|response id|antwort-id", "responseset",
      "distributionchannel|distribution channel|verteilungskanal",
      "userlanguage|user language|benutzersprache",
      "duration (in seconds)|dauer (in sekunden)", "response type|antworttyp",
      "recipientlastname|recipient last name", "recipientfirstname|recipient first name",
      "recipientemail|recipient email",
      "externalreference|external data reference|externaldatareference",
      "locationlatitude|location latitude", "locationlongitude|location longitude"},
     {"status", "progress|fortschritt", "finished", "ipaddress|ip address", "start date",
      "end date|enddatum", "name", "emailaddress"}},
    {TOOL_LIMESURVEY,
     2,
     3,
     {("submitdate|date submitted|data wysłania|data przesłania|дата отправки|"
       "datum abgeschickt"),
      "lastpage|last page|ostatnia strona|последняя страница|letzte seite",
      ("startlanguage|start language|język początkowy|język startowy|начальный язык|"
       "start-sprache"),
      ("datestamp|date last action|data ostatniej akcji|дата последнего действия|"
       "datum letzte aktivität"),
      "startdate. *|date started|data rozpoczęcia|дата начала|datum gestartet", "seed",
      "token|access code|kod dostępu|код доступа", "refurl|referrer url", "id. *"},
     {"id|response id|id odpowiedzi|id ответа|antwort id", "startdate", "ipaddr|ip address",
      "*]"}},
    {TOOL_TYPEFORM,
     2,
     2,
     {"start date (utc)", "submit date (utc)", "stage date (utc)", "network id"},
     {"#", "response type", "tags", "ending"}},
    {TOOL_TYPEFORM, 2, 2, {"submitted at", "token"}, {NULL}},
    {TOOL_ALCHEMER,
     1,
     2,
     {"time started"},
     {"date submitted", "status", "response id", "contact id", "legacy comments",
      "comments", "language", "referer", "sessionid", "user agent"}},
    {TOOL_SURVEYLAB,
     1,
     3,
     {"klucz odpowiedzi", "useragentdata", "czas spędzony na stronie*",
      "odniesienie (url)"},
     {"id odpowiedzi", "data rozpoczęcia", "data zakończenia", "imię", "nazwisko", "email",
      "telefon", "custom 1"}},
    {TOOL_POLISH_PANEL, 1, 2, {"* wartość|* wartosc"}, {"data"}},
    {TOOL_ANKETOLOG,
     2,
     2,
     {"*(шкала)", "*(одиночный выбор)", "*(множественный выбор)", "*(выпадающий список)",
      "*(свободный ответ)"},
     {"id ответа"}},
    {TOOL_YANDEX_FORMS, 1, 2, {"время создания"}, {"id ответа|id"}},
    {TOOL_HUBSPOT,
     1,
     3,
     {"deal stage", "associated company", "associated company ids", "associated contact",
      "associated contact ids", "is closed lost", "is closed won", "days to close",
      "original source", "contact owner", "lifecycle stage", "became a *date"},
     {"record id", "deal name", "pipeline", "amount", "close date", "create date",
      "deal owner", "lead status", "company name", "email", "first name", "last name"}},
    {TOOL_SALESFORCE,
     1,
     3,
     {"opportunity owner", "opportunity name", "opportunity id", "fiscal period",
      "company / account", "converted date", "account owner"},
     {"account name", "stage", "amount", "expected revenue", "probability (%)", "age",
      "close date", "created date", "next step", "lead source", "type", "lead status",
      "converted", "lead owner"}},
    {TOOL_PIPEDRIVE, 2, 2, {"deal - *", "lead - *"}, {NULL}},
    {TOOL_ZOHO,
     2,
     3,
     {"closing date", "created time", "modified time", "last activity time", "sub-pipeline",
      "*.id", "contact name", "reason for loss", "is converted"},
     {"record id", "deal owner", "amount", "deal name", "account name", "stage", "pipeline",
      "created by", "probability (%)", "expected revenue", "lead source", "type",
      "lead owner", "lead status", "company", "first name", "last name", "email", "phone"}},
    {TOOL_AMOCRM,
     2,
     3,
     {"этап сделки", "воронка", "бюджет", "основной контакт", "полное имя контакта",
      "компания контакта", "ответственный за контакт", "ближайшая задача",
      "кем создана|кем создана сделка", "кем изменена|кем редактирована", "теги сделки",
      "дата создания сделки"},
     {"id", "название сделки", "компания", "ответственный", "дата создания",
      "дата закрытия", "дата редактирования", "источник", "причина отказа", "теги",
      "примечание", "utm_source"}},
    {TOOL_KOMMO,
     1,
     3,
     {"lead title", "lead name", "lead tags", "contact's company", "closest task",
      "main contact"},
     {"id", "company", "responsible user", "responsible", "pipeline", "stage", "lead stage",
      "sale", "budget", "created at", "created by", "closed at", "date created",
      "utm_source"}},
    {TOOL_BITRIX24,
     1,
     3,
     {"стадия сделки", "стадия", "предполагаемая дата закрытия", "название лида",
      "компания: название компании", "группа стадии"},
     {"id", "название сделки", "сумма", "валюта", "ответственный", "дата создания",
      "дата изменения", "дата начала", "тип", "группа", "компания", "источник", "статус"}},
    {TOOL_LIVESPACE,
     2,
     4,
     {"opiekun", "proces", "przewidywana data zamknięcia", "powód przegranej"},
     {"nazwa", "firma", "wartość", "waluta", "etap", "status", "data utworzenia",
      "data zamknięcia", "źródło"}},
};

const char *tool_name(enum tool tool)
{
    static const char *const names[TOOLS] = {"unknown",      "rapport's plain form",
                                             "Google Forms", "Microsoft Forms",
                                             "SurveyMonkey", "Qualtrics",
                                             "LimeSurvey",   "Typeform",
                                             "Alchemer",     "SurveyLab",
                                             "Polish panel", "anketolog.ru",
                                             "Yandex Forms", "HubSpot",
                                             "Salesforce",   "Pipedrive",
                                             "Zoho",         "amoCRM",
                                             "Kommo",        "Bitrix24",
                                             "Livespace"};

    return names[tool];
}

/* A column's name with what comparing needs: most names are of another length. */
struct name {
    const char *text;
    size_t length;
    size_t code; /* bytes of LimeSurvey's code before it ("lastpage. Last page"), else 0 */
};

static struct name name_of(const char *key)
{
    const char *dot = strstr(key, ". ");

    return (struct name){key, strlen(key), dot ? (size_t)(dot - key) : 0};
}

/* True when the name, or the code before it, is the spelling of n bytes, whose asterisk is
 * any text. */
static bool fits(const struct name *name, const char *spelling, size_t n, const char *star)
{
    size_t before, after;

    if (star == NULL)
        return (name->length == n || name->code == n) && n > 0 &&
               memcmp(name->text, spelling, n) == 0;
    before = (size_t)(star - spelling);
    after = n - before - 1;
    return name->length > before + after && memcmp(name->text, spelling, before) == 0 &&
           memcmp(name->text + name->length - after, star + 1, after) == 0;
}

/* How many of the names are this mark: one at most, a few where it is a pattern. */
static int count_mark(const char *mark, const struct name *name, int n)
{
    int most = strchr(mark, '*') ? WILD_MOST : 1, found = 0;

    while (*mark) {
        size_t length = strcspn(mark, "|");
        const char *star = memchr(mark, '*', length);

        for (int i = 0; i < n && found < most; i++)
            found += fits(&name[i], mark, length, star);
        mark += length + (mark[length] == '|');
    }
    return found;
}

static int count(const char *const *marks, const struct name *name, int n)
{
    int found = 0;

    for (int m = 0; m < MARKS_MAX && marks[m]; m++)
        found += count_mark(marks[m], name, n);
    return found;
}

enum tool tool_recognise(struct arena *work, const char *const *key, int n)
{
    struct name *name = arena_array(work, (size_t)n + 1, sizeof *name);
    enum tool best = TOOL_UNKNOWN;
    int best_score = 0;

    for (int i = 0; i < n; i++)
        name[i] = name_of(key[i]);
    for (size_t s = 0; s < sizeof signatures / sizeof *signatures; s++) {
        int own = count(signatures[s].own, name, n), shared, score;

        if (own < signatures[s].least_own)
            continue;
        shared = count(signatures[s].shared, name, n);
        score = 2 * own + shared;
        if (own + shared >= signatures[s].least && score > best_score) {
            best = signatures[s].tool;
            best_score = score;
        }
    }
    return best;
}

/* Patterns are left aside: they name questions, too. */
static bool has_mark(const char *const *marks, const struct name *name)
{
    for (int m = 0; m < MARKS_MAX && marks[m]; m++)
        if (strchr(marks[m], '*') == NULL && count_mark(marks[m], name, 1) > 0)
            return true;
    return false;
}

bool tool_writes(enum tool tool, const char *key)
{
    struct name name = name_of(key);

    for (size_t s = 0; s < sizeof signatures / sizeof *signatures; s++)
        if (signatures[s].tool == tool && tool != TOOL_PLAIN &&
            (has_mark(signatures[s].own, &name) || has_mark(signatures[s].shared, &name)))
            return true;
    return false;
}

bool tool_is_survey(enum tool tool)
{
    return tool > TOOL_PLAIN && tool < TOOL_HUBSPOT;
}

bool tool_is_crm(enum tool tool)
{
    return tool >= TOOL_HUBSPOT && tool < TOOLS;
}
