/*
 * survey_columns.c - which columns of a survey file tell whose answers a row holds, and
 * when; see survey_parts.h.
 *
 * What the settings say counts first, then a column of a usual name, then one whose first
 * values are all of the kind, then the file's name.  What is left open is asked.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <string.h>

/* Names of columns, folded, in English, Polish and Russian. */
static const char *const company_names[] = {"company",
                                            "company name",
                                            "company id",
                                            "your company",
                                            "organisation",
                                            "organization",
                                            "firma",
                                            "nazwa firmy",
                                            "twoja firma",
                                            "organizacja",
                                            "spółka",
                                            "spolka",
                                            "przedsiębiorstwo",
                                            "компания",
                                            "название компании",
                                            "наименование компании",
                                            "ваша компания",
                                            "организация",
                                            "наименование организации",
                                            "название организации",
                                            "фирма",
                                            "предприятие",
                                            NULL};
static const char *const function_names[] = {"function",
                                             "department",
                                             "your department",
                                             "team",
                                             "your team",
                                             "division",
                                             "funkcja",
                                             "dział",
                                             "dzial",
                                             "twój dział",
                                             "departament",
                                             "zespół",
                                             "функция",
                                             "отдел",
                                             "ваш отдел",
                                             "подразделение",
                                             "ваше подразделение",
                                             "департамент",
                                             "команда",
                                             NULL};
static const char *const wave_names[] = {"wave",    "quarter", "period", "fala",
                                         "kwartał", "kwartal", "okres",  "волна",
                                         "квартал", "период",  NULL};
/* When the sheet was sent, the surest first; then when it was begun. */
static const char *const date_names[] = {"completion time",
                                         "godzina ukończenia",
                                         "время выполнения",
                                         "время завершения",
                                         "submitdate",
                                         "date submitted",
                                         "submit date (utc)",
                                         "submitted at",
                                         "end date",
                                         "enddate",
                                         "recorded date",
                                         "recordeddate",
                                         "data zakończenia",
                                         "data wysłania",
                                         "дата завершения",
                                         "дата отправки",
                                         "timestamp",
                                         "sygnatura czasowa",
                                         "отметка времени",
                                         "carimbo de data/hora",
                                         "время создания",
                                         "дата прохождения",
                                         "дата заполнения",
                                         "date",
                                         "data",
                                         "дата",
                                         NULL};
static const char *const start_names[] = {"datestamp",
                                          "date last action",
                                          "start time",
                                          "godzina rozpoczęcia",
                                          "время начала",
                                          "startdate",
                                          "start date",
                                          "date started",
                                          "start date (utc)",
                                          "time started",
                                          "data rozpoczęcia",
                                          "дата начала",
                                          NULL};
static const char *const person_names[] = {"respondent",
                                           "респондент",
                                           "employee id",
                                           "id pracownika",
                                           "numer pracownika",
                                           "табельный номер",
                                           "externalreference",
                                           "externaldatareference",
                                           "external data reference",
                                           NULL};
static const char *const sheet_names[] = {"response id",
                                          "responseid",
                                          "respondent id",
                                          "respondentid",
                                          "submission id",
                                          "id odpowiedzi",
                                          "klucz odpowiedzi",
                                          "id ответа",
                                          "antwort id",
                                          "#",
                                          "token",
                                          "access code",
                                          "id",
                                          "ид",
                                          "lp.",
                                          "lp",
                                          "nr",
                                          "no.",
                                          "no",
                                          "№",
                                          "№ п/п",
                                          NULL};
static const char *const email_names[] = {"email",
                                          "e-mail",
                                          "email address",
                                          "e-mail address",
                                          "recipientemail",
                                          "recipient email",
                                          "emailaddress",
                                          "username",
                                          "adres e-mail",
                                          "adres email",
                                          "nazwa użytkownika",
                                          "адрес электронной почты",
                                          "электронная почта",
                                          "эл. почта",
                                          "имя пользователя",
                                          NULL};

/* --- the first rows ------------------------------------------------------------------ */

static bool is_statement(const struct survey_file *f, int column)
{
    for (int i = 0; i < QUESTIONS; i++)
        if (f->statements.column[i] == column)
            return true;
    return false;
}

/* What a value must be to count. */
typedef bool (*value_test)(struct survey_file *f, const char *text);

/* How many of the column's first values pass the test; *filled of them are not blank. */
static int head_values(struct survey_file *f, int column, value_test test, int *filled)
{
    int passed = 0;

    *filled = 0;
    for (int i = 0; i < f->grid.nhead; i++) {
        const char *text = grid_field(&f->grid.head[i], column);

        if (f->grid.head[i].line <= f->header.last_line || *text == '\0')
            continue;
        ++*filled;
        passed += test(f, text);
    }
    return passed;
}

/* The only column, statements apart, whose first values all pass; -1 for none, -2 for
 * several. */
static int column_by_values(struct survey_file *f, value_test test)
{
    int found = -1, filled;

    for (int i = 0; i < f->header.n; i++)
        if (!is_statement(f, i) && head_values(f, i, test, &filled) == filled && filled)
            found = found == -1 ? i : -2;
    return found;
}

/* The first column of one of the names with a value that passes, or without any value; else
 * -1 and *doubtful is the first of that name, or -1. */
static int column_by_name(struct survey_file *f, const char *const *names, value_test test,
                          int *doubtful)
{
    *doubtful = -1;
    for (int n = 0; names[n]; n++)
        for (int i = 0; i < f->header.n; i++) {
            int filled;

            if (!intake_is_called(&f->header.column[i], names[n]) || is_statement(f, i))
                continue;
            if (head_values(f, i, test, &filled) || filled == 0)
                return i;
            if (*doubtful < 0)
                *doubtful = i;
        }
    return -1;
}

static bool is_company(struct survey_file *f, const char *text)
{
    return company_find(f->in.project, text) >= 0;
}

static bool is_function(struct survey_file *f, const char *text)
{
    const char *folded = text_fold(&f->scratch, text);
    enum function function;

    return intake_listed(&f->in, "sales", folded) ||
           intake_listed(&f->in, "marketing", folded) ||
           intake_listed(&f->in, "other", folded) || function_word(folded, &function);
}

static bool is_wave(struct survey_file *f, const char *text)
{
    int wave, month;

    (void)f;
    return period_parse(text, &wave, &month);
}

static bool is_date(struct survey_file *f, const char *text)
{
    struct date_column column = {0};
    struct raw_date date;

    (void)f;
    return strpbrk(text, "-/.: ") && date_read(text, &date, &column);
}

static bool is_serial_number(struct survey_file *f, const char *text)
{
    (void)f;
    return strlen(text) < 7 && strspn(text, "0123456789") == strlen(text);
}

static bool is_number(struct survey_file *f, const char *text)
{
    (void)f;
    return strspn(text, "0123456789") == strlen(text);
}

static bool is_any(struct survey_file *f, const char *text)
{
    (void)f;
    (void)text;
    return true;
}

static bool is_email(struct survey_file *f, const char *text)
{
    (void)f;
    return strchr(text, '@') != NULL;
}

/* --- companies ----------------------------------------------------------------------- */

static const char *heading_text(struct survey_file *f, int column)
{
    return text_clip(f->in.arena, f->header.column[column].full);
}

static void say_column(struct survey_file *f, const char *what, const char *key, int column)
{
    reading_fact(f->in.arena, f->reading, what, "column %d, \"%s\"", column + 1,
                 heading_text(f, column));
    reading_choice(f->in.arena, f->reading, key, "%d", column + 1);
}

static struct place header_place(const struct survey_file *f)
{
    return (struct place){f->in.path, f->header.first_line, 0};
}

static bool find_company(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    int doubtful, column;
    const char *how;
    bool ok = true;

    if (!intake_column(&f->in, "company_column", &f->header, &c->company))
        return false;
    if (c->company < 0 && !intake_setting(&f->in, "company")) {
        column = column_by_name(f, company_names, is_company, &doubtful);
        c->company = column < 0 ? column_by_values(f, is_company) : column;
        if (c->company == -2)
            return intake_ask(&f->in, header_place(f), NULL,
                              "several columns hold companies: which one says whose the "
                              "answers are? write company_column = NUMBER below %s",
                              intake_section(&f->in));
    } else
        doubtful = -1;
    if (c->company < 0) {
        c->the_company = intake_company(&f->in, &how, &ok);
        if (c->the_company < 0 && ok)
            c->company = doubtful;
    }
    if (c->company >= 0)
        say_column(f, "company", "company_column", c->company);
    else if (c->the_company >= 0) {
        const char *id = f->in.project->company[c->the_company].id;

        reading_fact(f->in.arena, f->reading, "company", "%s (%s)", id, how);
        reading_choice(f->in.arena, f->reading, "company", "%s", id);
    } else if (ok)
        return intake_ask(&f->in, header_place(f), NULL,
                          "which company do these answers belong to? write company = ID or "
                          "company_column = NUMBER below %s",
                          intake_section(&f->in));
    return ok;
}

/* --- functions ----------------------------------------------------------------------- */

static bool function_named(const char *name, enum function *function)
{
    static const char *const parts[FUNCTIONS][6] = {
        {"sales", "sprzeda", "handlow", "продаж", "prodazh"},
        {"marketing", "mktg", "маркетинг"},
    };
    bool found[FUNCTIONS] = {false};

    for (int f = 0; f < FUNCTIONS; f++)
        for (int i = 0; parts[f][i]; i++)
            if (strstr(name, parts[f][i])) {
                *function = (enum function)f;
                found[f] = true;
            }
    return found[FUNCTION_SALES] != found[FUNCTION_MARKETING];
}

static const char *const function_settings[FUNCTIONS] = {"sales", "marketing"};

/* The function of a file without a column for it: by setting, then by name. */
static bool function_of_file(struct survey_file *f, const char **how)
{
    const char *setting = intake_setting(&f->in, "function");
    enum function function;

    *how = "setting";
    if (setting && !function_word(text_fold(&f->scratch, setting), &function))
        return intake_wrong(&f->in, "function", "sales or marketing");
    if (!setting) {
        *how = "file name";
        if (!function_named(text_fold(&f->scratch, f->in.name), &function))
            return true;
    }
    f->columns.the_function = (int)function;
    return true;
}

static bool find_function(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    const char *how = "";
    int doubtful = -1;

    if (!intake_column(&f->in, "function_column", &f->header, &c->function))
        return false;
    if (c->function < 0 && !intake_setting(&f->in, "function")) {
        c->function = column_by_name(f, function_names, is_function, &doubtful);
        if (c->function < 0)
            c->function = column_by_values(f, is_function);
        if (c->function == -2)
            return intake_ask(&f->in, header_place(f), NULL,
                              "several columns hold departments: which one says where the "
                              "person works? write function_column = NUMBER below %s",
                              intake_section(&f->in));
    }
    if (c->function < 0 && !function_of_file(f, &how))
        return false;
    if (c->function < 0 && c->the_function < 0)
        c->function = doubtful;
    if (c->function >= 0)
        say_column(f, "function", "function_column", c->function);
    else if (c->the_function >= 0) {
        reading_fact(f->in.arena, f->reading, "function", "%s (%s)",
                     function_settings[c->the_function], how);
        reading_choice(f->in.arena, f->reading, "function", "%s",
                       function_settings[c->the_function]);
    } else
        return intake_ask(&f->in, header_place(f), NULL,
                          "do these answers come from Sales or from Marketing? write "
                          "function_column = NUMBER, function = sales or function = "
                          "marketing below %s",
                          intake_section(&f->in));
    return true;
}

/* --- waves --------------------------------------------------------------------------- */

static bool find_dates(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    int doubtful;

    if (!intake_column(&f->in, "date_column", &f->header, &c->date[0]))
        return false;
    c->date[1] = column_by_name(f, start_names, is_date, &doubtful);
    if (c->date[0] >= 0) {
        if (c->date[0] == c->date[1])
            c->date[1] = -1;
        return true;
    }
    c->date[0] = column_by_name(f, date_names, is_date, &doubtful);
    if (c->date[0] < 0) {
        c->date[0] = c->date[1] >= 0 ? c->date[1] : column_by_values(f, is_date);
        c->date[1] = -1;
    }
    return true;
}

static bool wave_setting(struct survey_file *f)
{
    const char *value = intake_setting(&f->in, "wave");

    if (value && strcmp(value, "date") == 0)
        f->columns.wave_by_date = true;
    else if (value && !wave_parse(value, &f->columns.the_wave))
        return intake_wrong(&f->in, "wave", "a quarter such as 2026-Q3, or date");
    return true;
}

/* Looks for dates, the last resort; asks when there are none. */
static bool wave_by_dates(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;

    if (c->date[0] < 0)
        return intake_ask(&f->in, header_place(f), NULL,
                          "in which quarter were these answers given? %s; write wave = "
                          "2026-Q3, wave_column = NUMBER or date_column = NUMBER below %s",
                          c->date[0] == -2 ? "several columns hold dates"
                                           : "no column tells",
                          intake_section(&f->in));
    say_column(f, "date", "date_column", c->date[0]);
    return true;
}

static bool find_wave(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    int doubtful = -1;
    const char *how = "setting";

    if (!wave_setting(f) || !intake_column(&f->in, "wave_column", &f->header, &c->wave))
        return false;
    if (c->wave_by_date)
        return find_dates(f) && wave_by_dates(f);
    if (c->wave < 0 && c->the_wave == WAVE_NONE)
        c->wave = column_by_name(f, wave_names, is_wave, &doubtful);
    if (c->wave < 0 && c->the_wave == WAVE_NONE && !intake_setting(&f->in, "date_column")) {
        c->the_wave = intake_wave(&f->in);
        how = "file name";
    }
    if (c->wave < 0 && c->the_wave == WAVE_NONE) {
        if (!find_dates(f))
            return false;
        if (c->date[0] == -1) {
            c->the_wave = f->in.project->period;
            how = "the project's period";
        }
    }
    if (c->the_wave != WAVE_NONE) {
        c->wave = -1;
        reading_fact(f->in.arena, f->reading, "wave", "%s (%s)",
                     wave_name(f->in.arena, c->the_wave), how);
        reading_choice(f->in.arena, f->reading, "wave", "%s",
                       wave_name(f->in.arena, c->the_wave));
        c->date[0] = c->date[1] = -1;
        return true;
    }
    if (c->wave < 0)
        return wave_by_dates(f);
    say_column(f, "wave", "wave_column", c->wave);
    return true;
}

/* --- respondents --------------------------------------------------------------------- */

/* Identifiers of sheets that are small numbers count in their file alone. */
static enum identity identity_of(struct survey_file *f, int column, enum identity usual)
{
    int filled;

    if (head_values(f, column, is_email, &filled) > filled / 2)
        return IDENTITY_EMAIL;
    if (usual == IDENTITY_SHEET &&
        head_values(f, column, is_serial_number, &filled) == filled)
        return IDENTITY_FILE;
    return usual;
}

/* The first column of one of the names that says something in the first rows. */
static int filled_column(struct survey_file *f, const char *const *names)
{
    for (int n = 0; names[n]; n++)
        for (int i = 0; i < f->header.n; i++) {
            int filled;

            if (!is_statement(f, i) && intake_is_called(&f->header.column[i], names[n]) &&
                head_values(f, i, is_any, &filled))
                return i;
        }
    return -1;
}

static bool is_one_of(const struct heading *heading, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (intake_is_called(heading, names[i]))
            return true;
    return false;
}

static const char *identity_text(enum identity identity)
{
    switch (identity) {
    case IDENTITY_NONE: return "none";
    case IDENTITY_FILE: return "a number of this file";
    case IDENTITY_SHEET: return "of the sheet";
    case IDENTITY_PERSON: return "of the person";
    case IDENTITY_EMAIL: return "of the person, never kept as text";
    }
    return "";
}

static bool find_respondent(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    const bool stable = f->in.project->stable_pseudonyms;

    if (!intake_column(&f->in, "respondent_column", &f->header, &c->respondent))
        return false;
    c->identity = IDENTITY_PERSON;
    if (c->respondent >= 0) {
        if (!stable && is_one_of(&f->header.column[c->respondent], sheet_names))
            c->identity = IDENTITY_SHEET;
    } else
        c->respondent = filled_column(f, person_names);
    if (c->respondent < 0 && !stable) {
        c->respondent = filled_column(f, sheet_names);
        c->identity = IDENTITY_SHEET;
    }
    if (c->respondent < 0) {
        c->respondent = filled_column(f, email_names);
        c->identity = IDENTITY_EMAIL;
    }
    if (c->respondent < 0) {
        c->identity = IDENTITY_NONE;
        reading_fact(f->in.arena, f->reading, "respondent", "no identifier");
        return !stable ||
               intake_ask(
                   &f->in, header_place(f), NULL,
                   "who is the same person in every quarter? pseudonyms = stable needs "
                   "a column that says so: write respondent_column = NUMBER below %s, "
                   "or pseudonyms = per-wave below [survey]",
                   intake_section(&f->in));
    }
    if (c->identity != IDENTITY_EMAIL)
        c->identity = identity_of(f, c->respondent, c->identity);
    say_column(f, "respondent", "respondent_column", c->respondent);
    reading_fact(f->in.arena, f->reading, "", "(an identifier %s)",
                 identity_text(c->identity));
    return true;
}

/* --- rows that do not count ------------------------------------------------------------
 */

static void add_mark(struct survey_file *f, enum mark_kind kind, int column)
{
    struct survey_columns *c = &f->columns;

    if (column >= 0 && c->nmarks < MARKS_MAX && !is_statement(f, column))
        c->mark[c->nmarks++] = (struct mark){kind, column};
}

static void find_marks(struct survey_file *f)
{
    static const char *const status[] = {"status", NULL};
    static const char *const finished[] = {"finished", NULL};
    static const char *const progress[] = {"progress", NULL};
    static const char *const type[] = {"response type", "response status", NULL};
    static const char *const submitted[] = {"submitdate",    "date submitted",
                                            "data wysłania", "data przesłania",
                                            "дата отправки", NULL};
    const struct header *h = &f->header;
    int column = intake_find(h, status), filled;

    if (h->tool == TOOL_QUALTRICS && column >= 0)
        add_mark(f,
                 head_values(f, column, is_number, &filled) == filled && filled
                     ? MARK_PREVIEW_NUMBER
                     : MARK_PREVIEW,
                 column);
    else
        add_mark(f, MARK_PARTIAL, column);
    if (h->tool != TOOL_QUALTRICS)
        add_mark(f, MARK_PARTIAL, intake_find(h, type));
    column = intake_find(h, finished);
    add_mark(f, MARK_FINISHED, column);
    if (column < 0)
        add_mark(f, MARK_PROGRESS, intake_find(h, progress));
    if (h->tool == TOOL_LIMESURVEY)
        add_mark(f, MARK_SUBMITTED, intake_find(h, submitted));
}

static bool find_incomplete(struct survey_file *f)
{
    const char *value = intake_setting(&f->in, "incomplete");

    f->columns.skip_incomplete = value && strcmp(value, "skip") == 0;
    if (value && strcmp(value, "skip") != 0 && strcmp(value, "keep") != 0)
        return intake_wrong(&f->in, "incomplete", "skip or keep");
    return true;
}

bool survey_columns(struct survey_file *f)
{
    bool ok;

    f->columns = (struct survey_columns){
        .the_company = -1, .the_function = -1, .the_wave = WAVE_NONE, .date = {-1, -1}};
    ok = find_company(f);
    ok = find_function(f) && ok;
    ok = find_wave(f) && ok;
    ok = find_respondent(f) && ok;
    find_marks(f);
    return find_incomplete(f) && ok;
}
