/*
 * survey_columns.c - which columns of a survey file tell whose answers a row holds; see
 * survey_parts.h.
 *
 * What the settings say counts first, then a column of a usual name, then one whose first
 * values are all of the kind, then the file's name.  What is left open is asked.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <string.h>

/* --- the first rows ------------------------------------------------------------------ */

bool survey_is_statement(const struct survey_file *f, int column)
{
    for (int i = 0; i < QUESTIONS; i++)
        if (f->statements.column[i] == column)
            return true;
    return false;
}

int survey_head_values(struct survey_file *f, int column, value_test test, int *filled)
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

/* True when there is a value and none that does not pass. */
static bool all_pass(struct survey_file *f, int column, value_test test)
{
    bool any = false;

    for (int i = 0; i < f->grid.nhead; i++) {
        const char *text = grid_field(&f->grid.head[i], column);

        if (f->grid.head[i].line <= f->header.last_line || *text == '\0')
            continue;
        if (!test(f, text))
            return false;
        any = true;
    }
    return any;
}

int survey_column_by_values(struct survey_file *f, value_test test)
{
    int found = -1;

    for (int i = 0; i < f->header.n; i++)
        if (!survey_is_statement(f, i) && all_pass(f, i, test))
            found = found == -1 ? i : -2;
    return found;
}

int survey_column_by_name(struct survey_file *f, const char *const *names, value_test test,
                          int *doubtful)
{
    *doubtful = -1;
    for (int n = 0; names[n]; n++)
        for (int i = 0; i < f->header.n; i++) {
            int filled;

            if (!intake_is_called(&f->names[i], names[n]) || survey_is_statement(f, i))
                continue;
            if (survey_head_values(f, i, test, &filled) || filled == 0)
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

/* --- companies ----------------------------------------------------------------------- */

static const char *heading_text(struct survey_file *f, int column)
{
    return text_clip(f->in.arena, f->header.column[column].full);
}

void survey_say_column(struct survey_file *f, const char *what, const char *key, int column)
{
    reading_fact(f->in.arena, f->reading, what, "column %d, \"%s\"", column + 1,
                 heading_text(f, column));
    reading_choice(f->in.arena, f->reading, key, "%d", column + 1);
}

struct place survey_header_place(const struct survey_file *f)
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
        column = survey_column_by_name(f, survey_company_names, is_company, &doubtful);
        c->company = column < 0 ? survey_column_by_values(f, is_company) : column;
        if (c->company == -2)
            return intake_ask(&f->in, survey_header_place(f), NULL,
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
        survey_say_column(f, "company", "company_column", c->company);
    else if (c->the_company >= 0) {
        const char *id = f->in.project->company[c->the_company].id;

        reading_fact(f->in.arena, f->reading, "company", "%s (%s)", id, how);
        reading_choice(f->in.arena, f->reading, "company", "%s", id);
    } else if (ok)
        return intake_ask(&f->in, survey_header_place(f), NULL,
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
        c->function =
            survey_column_by_name(f, survey_function_names, is_function, &doubtful);
        if (c->function < 0)
            c->function = survey_column_by_values(f, is_function);
        if (c->function == -2)
            return intake_ask(&f->in, survey_header_place(f), NULL,
                              "several columns hold departments: which one says where the "
                              "person works? write function_column = NUMBER below %s",
                              intake_section(&f->in));
    }
    if (c->function < 0 && !function_of_file(f, &how))
        return false;
    if (c->function < 0 && c->the_function < 0)
        c->function = doubtful;
    if (c->function >= 0)
        survey_say_column(f, "function", "function_column", c->function);
    else if (c->the_function >= 0) {
        reading_fact(f->in.arena, f->reading, "function", "%s (%s)",
                     function_settings[c->the_function], how);
        reading_choice(f->in.arena, f->reading, "function", "%s",
                       function_settings[c->the_function]);
    } else
        return intake_ask(&f->in, survey_header_place(f), NULL,
                          "do these answers come from Sales or from Marketing? write "
                          "function_column = NUMBER, function = sales or function = "
                          "marketing below %s",
                          intake_section(&f->in));
    return true;
}

bool survey_columns(struct survey_file *f)
{
    bool ok;

    f->names = intake_names(&f->scratch, &f->header);
    f->columns = (struct survey_columns){
        .the_company = -1, .the_function = -1, .the_wave = WAVE_NONE, .date = {-1, -1}};
    ok = find_company(f);
    ok = find_function(f) && ok;
    ok = survey_find_wave(f) && ok;
    ok = survey_find_people(f) && ok;
    return ok;
}
