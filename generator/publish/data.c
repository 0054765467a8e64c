/*
 * data.c - the tables of a report: which there are, what their columns mean; see data.h.
 */
#include "publish/data.h"
#include "base/text.h"
#include "publish/data_parts.h"

#include <string.h>

/* A table: its columns, and how its rows are written. */
struct table_kind {
    const char *name, *columns; /* separated by blanks */
    void (*put)(struct csv *c, const struct data_source *s);
};

const char *data_words(const struct data_source *s, const char *key)
{
    return catalog_text(s->arena, s->catalog, s->language, key,
                        (const struct message_arg[]){{0}});
}

const char *data_in(const struct data_source *s, const struct words *w)
{
    return w->in[s->language];
}

static const struct table_kind kinds[] = {
    {"score", "group group_name answered scored invited mean low high level level_name",
     data_put_score},
    {"statements",
     "statement statement_name statement_text dimension dimension_name group group_name n "
     "mean median sd answers_1 answers_2 answers_3 answers_4 answers_5 top2 rwg",
     data_put_statements},
    {"gaps",
     "statement statement_name sales marketing gap u p q p_min delta delta_low delta_high "
     "gap_verdict",
     data_put_gaps},
    {"changes", "statement statement_name before now change", data_put_changes},
    {"dimensions", "dimension dimension_name sales marketing balanced pooled",
     data_put_dimensions},
    {"pains", "pain pain_name sales marketing balanced pooled", data_put_pains},
    {"kpis",
     "metric metric_name unit period value target previous change status numerator "
     "denominator",
     data_put_kpis},
    {"kpi_counts", "metric metric_name formula component amount files",
     data_put_kpi_counts},
    {"kpi_history", "metric metric_name period value open_cohort", data_put_kpi_history},
    {"trend", "wave basis score score_low score_high n change low high trend_verdict",
     data_put_trend},
    {"roadmap", "rank action action_name owner owner_name days measure", data_put_roadmap},
};
enum { TABLES = sizeof kinds / sizeof *kinds };

/* The next of some names separated by blanks, or NULL. */
static const char *next_name(struct arena *a, const char **names)
{
    size_t length = strcspn(*names, " ");
    const char *name = arena_strndup(a, *names, length);

    if (length == 0)
        return NULL;
    *names += length + ((*names)[length] == ' ');
    return name;
}

static void put_head(struct csv *c, struct arena *a, const char *columns)
{
    for (const char *name; (name = next_name(a, &columns)) != NULL;)
        csv_text(c, name);
    csv_end_row(c);
}

/* What the columns of the tables that were written mean. */
static void put_columns(struct csv *c, const struct data_source *s, const bool *written)
{
    for (int i = 0; i < TABLES; i++) {
        const char *columns = kinds[i].columns;

        for (const char *name;
             written[i] && (name = next_name(s->arena, &columns)) != NULL;) {
            csv_text(c, kinds[i].name);
            csv_text(c, name);
            csv_text(c, data_words(s, arena_printf(s->arena, "data_%s", name)));
            csv_end_row(c);
        }
    }
}

/* True where numbers of the language have a decimal comma and the files follow it. */
static bool has_decimal_comma(const struct data_source *s)
{
    const char *code = s->content->languages.code[s->language];

    return !s->d->project->international_csv &&
           strchr(text_number(s->arena, code, 0.5, 1), ',') != NULL;
}

bool data_render(struct arena *scratch, const struct diagnosis *d,
                 const struct catalog *catalog, int language, file_taker *take,
                 void *context)
{
    const struct data_source source = {scratch, d, d->content, catalog, language};
    const bool decimal_comma = has_decimal_comma(&source);
    bool written[TABLES] = {false}, ok = true;
    struct buf file = {0};
    struct csv csv;

    for (int i = 0; ok && i < TABLES; i++) {
        size_t head;

        buf_clear(&file);
        csv_begin(&csv, &file, decimal_comma);
        put_head(&csv, scratch, kinds[i].columns);
        head = file.length;
        kinds[i].put(&csv, &source);
        written[i] = file.length > head;
        ok = !written[i] || take(context, kinds[i].name, &file);
    }
    buf_clear(&file);
    csv_begin(&csv, &file, decimal_comma);
    put_head(&csv, scratch, "table column meaning");
    put_columns(&csv, &source, written);
    ok = ok && take(context, "columns", &file);
    buf_drop(&file);
    return ok;
}
