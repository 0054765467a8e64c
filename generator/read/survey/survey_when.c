/*
 * survey_when.c - which column tells the quarter of an answer; see survey_parts.h.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <string.h>

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

static bool find_dates(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    int doubtful;

    if (!intake_column(&f->in, "date_column", &f->header, &c->date[0]))
        return false;
    c->date[1] = survey_column_by_name(f, survey_start_names, is_date, &doubtful);
    if (c->date[0] >= 0) {
        if (c->date[0] == c->date[1])
            c->date[1] = -1;
        return true;
    }
    c->date[0] = survey_column_by_name(f, survey_date_names, is_date, &doubtful);
    if (c->date[0] < 0) {
        c->date[0] = c->date[1] >= 0 ? c->date[1] : survey_column_by_values(f, is_date);
        c->date[1] = -1;
    }
    return true;
}

static bool wave_setting(struct survey_file *f)
{
    const char *value = intake_setting(&f->in, "wave");
    int month = 0;

    if (value && strcmp(value, "date") == 0) {
        f->columns.wave_by_date = true;
        reading_choice(f->in.arena, f->reading, "wave", "date");
    } else if (value && (!period_parse(value, &f->columns.the_wave, &month) || month))
        return intake_wrong(&f->in, "wave", "a quarter such as 2026-Q3, or date");
    return true;
}

/* Looks for dates, the last resort; asks when there are none. */
static bool wave_by_dates(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;

    if (c->date[0] < 0)
        return intake_ask(&f->in, survey_header_place(f), NULL,
                          "in which quarter were these answers given? %s; write wave = "
                          "2026-Q3, wave_column = NUMBER or date_column = NUMBER below %s",
                          c->date[0] == -2 ? "several columns hold dates"
                                           : "no column tells",
                          intake_section(&f->in));
    survey_say_column(f, "date", "date_column", c->date[0]);
    return true;
}

/* A column that is called a wave and names none: the project's period may be wrong for some
 * of its rows. */
static bool ask_wave_values(struct survey_file *f, int column)
{
    const char *value = "";

    for (int i = 0; i < f->grid.nhead && *value == '\0'; i++)
        if (f->grid.head[i].line > f->header.last_line)
            value = grid_field(&f->grid.head[i], column);
    return intake_ask(&f->in, survey_header_place(f), NULL,
                      "in which quarters were these answers given? column %d, \"%s\", says "
                      "\"%s\", which is none; write quarters such as 2026-Q3 into it, or, "
                      "if all rows are of one, wave = 2026-Q3 below %s",
                      column + 1, text_clip(f->in.arena, f->header.column[column].full),
                      text_clip(f->in.arena, value), intake_section(&f->in));
}

bool survey_find_wave(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    int doubtful = -1;
    const char *how = "setting";

    if (!wave_setting(f) || !intake_column(&f->in, "wave_column", &f->header, &c->wave))
        return false;
    if (c->wave_by_date)
        return find_dates(f) && wave_by_dates(f);
    if (c->wave < 0 && c->the_wave == WAVE_NONE)
        c->wave = survey_column_by_name(f, survey_wave_names, is_wave, &doubtful);
    if (c->wave < 0 && c->the_wave == WAVE_NONE && !intake_setting(&f->in, "date_column")) {
        c->the_wave = intake_wave(&f->in);
        how = "file name";
    }
    if (c->wave < 0 && c->the_wave == WAVE_NONE) {
        if (!find_dates(f))
            return false;
        if (c->date[0] == -1 && doubtful >= 0)
            return ask_wave_values(f, doubtful);
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
    survey_say_column(f, "wave", "wave_column", c->wave);
    return true;
}
