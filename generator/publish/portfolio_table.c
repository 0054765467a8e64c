/*
 * portfolio_table.c - the table of a list of companies, its filter and its letters.
 */
#include "publish/portfolio_parts.h"

#include "base/date.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

/* The rows of the page. */
static size_t first_row(const struct portfolio *p)
{
    return p->page->number * LISTING_ROWS;
}

static size_t end_row(const struct portfolio *p)
{
    size_t end = first_row(p) + LISTING_ROWS;

    return end < p->page->list->n ? end : p->page->list->n;
}

static const char *word(const struct portfolio *p, const char *key)
{
    const struct message_arg none[] = {{0}};

    return portfolio_say(p, key, none);
}

/* --- one company ------------------------------------------------------------------- */

static void add_page(const struct portfolio *p, struct template_dict *row,
                     const struct output_file *file, const char *name)
{
    struct template_dict *link = template_add_section(row, "PAGE_LINK");

    template_set_text(link, "LINK_HREF", portfolio_link(p, file->path));
    template_set_text(link, "LINK_LANGUAGE", file->language);
    template_set_text(link, "LINK_NAME", name);
}

static bool is_page(const struct output_file *f, enum edition e, const char *language)
{
    return f->kind == OUTPUT_HTML && f->edition && f->language &&
           strcmp(f->edition, edition_name(e)) == 0 && strcmp(f->language, language) == 0;
}

/* Its other editions in its main language; their pages lead to the other languages. */
static void fill_editions(const struct portfolio *p, struct template_dict *row,
                          const struct manifest_entry *e)
{
    const struct company *c = e->company;
    const struct languages *languages = &p->composer->content->languages;
    const struct message_arg none[] = {{0}};

    for (int i = 1; i < c->neditions; i++)
        for (size_t k = 0; k < e->outcome.nfiles; k++)
            if (is_page(&e->outcome.file[k], c->edition[i],
                        languages->code[c->language[0]]))
                add_page(p, row, &e->outcome.file[k],
                         catalog_text(p->arena, p->composer->catalog, c->language[0],
                                      arena_printf(p->arena, "edition_%s",
                                                   edition_name(c->edition[i])),
                                      none));
}

/* Its main page is behind the name; here are its other languages, its other editions and
 * the PDFs. */
static void fill_links(const struct portfolio *p, struct template_dict *row,
                       const struct manifest_entry *e)
{
    const struct output_file *file[LANG_MAX];
    size_t n = listing_files(e, OUTPUT_HTML, file);

    for (size_t i = 1; i < n; i++)
        add_page(p, row, file[i],
                 text_capital(p->arena, text_language_name(p->arena, file[i]->language)));
    fill_editions(p, row, e);
    n = listing_files(e, OUTPUT_PDF, file);
    for (size_t i = 0; i < n; i++) {
        struct template_dict *link = template_add_section(row, "PDF_LINK");

        template_set_text(link, "LINK_HREF", portfolio_link(p, file[i]->path));
        template_set_text(link, "LINK_NAME",
                          n > 1 ? arena_printf(p->arena, "PDF %s", file[i]->language)
                                : "PDF");
    }
}

/* The style sheet draws a symbol before each, and the filter looks for the classes. */
static void fill_flags(const struct portfolio *p, struct template_dict *row, unsigned flags)
{
    static const struct {
        enum flag flag;
        const char *class;
    } remarks[] = {{FLAG_LEVEL_FELL, "fell"},   {FLAG_SCORE_FELL, "fell"},
                   {FLAG_KPI_MISSED, "missed"}, {FLAG_NO_SURVEY, "none"},
                   {FLAG_WITHHELD, "part"},     {FLAG_BORDERLINE, "near"}};

    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        const char *name = flag_name(remarks[i].flag);
        struct template_dict *flag;

        if (!(flags & remarks[i].flag))
            continue;
        flag = template_add_section(row, "FLAG");
        template_set_text(flag, "FLAG_CLASS", remarks[i].class);
        template_set_text(flag, "TEXT",
                          word(p, arena_printf(p->arena, "site_flag_%s", name)));
    }
}

static const char *figure(const struct portfolio *p, double value, bool sign)
{
    if (isnan(value))
        return "–";
    return sign ? text_signed(p->arena, p->code, value, 1)
                : text_number(p->arena, p->code, value, 1);
}

static void fill_figures(const struct portfolio *p, struct template_dict *row,
                         const struct outcome *o)
{
    int language = p->page->list->language;

    if (o->level) {
        const struct level_content *level = &p->composer->content->level[o->level - 1];

        template_set_text(row, "LEVEL_NUMBER", arena_printf(p->arena, "%d", o->level));
        template_set_text(row, "LEVEL_NAME", level->name.in[language]);
        template_set_text(row, "LEVEL_CLASS",
                          arena_printf(p->arena, "bg-band-%d", o->level));
        template_show_section(row, "HAS_LEVEL");
    } else
        template_show_section(row, "NO_LEVEL");
    template_set_text(row, "SCORE", figure(p, o->score, false));
    template_set_text(row, "GAP", figure(p, o->gap, true));
    template_set_text(row, "CHANGE", figure(p, o->change, true));
    template_set_text(row, "DATE_ISO", date_iso(p->arena, o->days));
    template_set_text(row, "DATE", text_date(p->arena, p->code, o->days));
}

static void fill_row(const struct portfolio *p, struct template_dict *row,
                     const struct manifest_entry *e)
{
    const struct output_file *html[LANG_MAX];

    template_set_text(row, "COMPANY", e->company->name);
    if (listing_files(e, OUTPUT_HTML, html) > 0) {
        template_set_text(row, "COMPANY_HREF", portfolio_link(p, html[0]->path));
        template_show_section(row, "HAS_PAGE");
    } else
        template_show_section(row, "NO_PAGE");
    if (!e->outcome.built) {
        template_show_section(row, "FAILED");
        return;
    }
    template_show_section(row, "BUILT");
    fill_figures(p, row, &e->outcome);
    fill_flags(p, row, e->outcome.flags);
    fill_links(p, row, e);
}

/* --- letters ----------------------------------------------------------------------- */

/* Where a letter begins: the rows of the whole list, the letters numbered from 1. */
static const char *letter_at(const struct portfolio *p, size_t row, const char *before)
{
    const struct manifest_entry *e = p->page->entry[row];
    const char *letter = text_initial(p->arena, e->company->name);

    return before && text_same_letter(p->code, before, letter) ? NULL : letter;
}

static void add_letter(const struct portfolio *p, struct template_dict *letters, size_t row,
                       const char *letter, int number)
{
    size_t page = row / LISTING_ROWS;
    struct template_dict *link = template_add_section(letters, "LETTER");
    const char *file =
        page == p->page->number
            ? ""
            : portfolio_link(p, listing_path(p->arena, p->page->list, ORDER_NAME, page));

    template_set_text(link, "LINK_HREF",
                      arena_printf(p->arena, "%s#letter-%d", file, number));
    template_set_text(link, "LINK_NAME", letter);
}

/* Letters lead through a list that is sorted by name and does not fit on one page. */
static bool has_letters(const struct portfolio *p)
{
    return p->page->order == ORDER_NAME && p->page->list->pages > 1;
}

static void fill_rows(const struct portfolio *p, struct template_dict *root)
{
    size_t first = first_row(p), end = end_row(p);
    bool lettered = has_letters(p);
    struct template_dict *letters = lettered ? template_add_section(root, "LETTERS") : NULL;
    const char *last = NULL;
    int number = 0;

    for (size_t i = lettered ? 0 : first; i < (lettered ? p->page->list->n : end); i++) {
        const char *letter = lettered ? letter_at(p, i, last) : NULL;
        struct template_dict *row =
            i >= first && i < end ? template_add_section(root, "ROW") : NULL;

        if (letter) {
            last = letter;
            add_letter(p, letters, i, letter, ++number);
        }
        if (row && letter)
            template_set_text(template_add_section(row, "ANCHOR"), "ID",
                              arena_printf(p->arena, "letter-%d", number));
        if (row)
            fill_row(p, row, p->page->entry[i]);
    }
}

/* --- filter ------------------------------------------------------------------------ */

static void add_option(const struct portfolio *p, struct template_dict *filter,
                       const char *id, const char *text, size_t count, bool current)
{
    struct template_dict *option = template_add_section(filter, "OPTION");

    template_set_text(option, "ID", id);
    template_set_text(option, "TEXT", text);
    template_set_text(option, "COUNT", text_number(p->arena, p->code, (double)count, 0));
    template_show_section(option, current ? "CURRENT" : "ANOTHER");
}

/* A choice for each level on the page, and one for what got worse; the style sheet hides
 * the rows that are not asked for. */
static void fill_filter(const struct portfolio *p, struct template_dict *root)
{
    size_t first = first_row(p), end = end_row(p), of[LEVELS + 1] = {0}, worse = 0;
    int kinds = 0;
    struct template_dict *filter;

    for (size_t i = first; i < end; i++) {
        const struct outcome *o = &p->page->entry[i]->outcome;

        kinds += of[o->level]++ == 0;
        worse += (o->flags & FLAGS_WORSE) != 0;
    }
    if (kinds < 2 && (worse == 0 || worse == end - first))
        return;
    filter = template_add_section(root, "FILTER");
    template_set_text(filter, "FILTER_TITLE",
                      word(p, p->page->list->pages > 1 ? "site_show_page" : "site_show"));
    add_option(p, filter, "show-all", word(p, "site_all"), end - first, true);
    for (int level = 1; level <= LEVELS; level++)
        if (of[level])
            add_option(p, filter, arena_printf(p->arena, "show-%d", level),
                       arena_printf(p->arena, "%d %s", level,
                                    p->composer->content->level[level - 1]
                                        .name.in[p->page->list->language]),
                       of[level], false);
    if (of[0])
        add_option(p, filter, "show-0", word(p, "site_no_level"), of[0], false);
    if (worse)
        add_option(p, filter, "show-worse", word(p, "site_worse"), worse, false);
}

/* --- the table --------------------------------------------------------------------- */

/* Only figures need the heading beside them where rows become blocks: what stands small in
 * a heading is not repeated there. */
static void fill_columns(const struct portfolio *p, struct template_dict *root)
{
    static const char *const keys[ORDERS] = {"portfolio_company", "portfolio_level",
                                             "portfolio_score",   "site_gap",
                                             "portfolio_change",  "site_date"};

    for (int i = 0; i < ORDERS; i++) {
        const struct listing *l = p->page->list;
        enum order order = (enum order)i;
        struct template_dict *column = template_add_section(root, "COLUMN");
        bool number = order != ORDER_NAME && order != ORDER_LEVEL && order != ORDER_DATE;
        bool current = order == p->page->order;
        bool rising = order == ORDER_NAME || order == ORDER_CHANGE;

        template_set_text(column, "TEXT", word(p, keys[i]));
        template_set_text(column, "COLUMN_CLASS", number ? "num" : "text");
        template_set_text(column, "SORTED",
                          !current ? "none"
                          : rising ? "ascending"
                                   : "descending");
        template_set_text(column, "LINK_HREF",
                          portfolio_link(p, listing_path(p->arena, l, order, 0)));
        template_show_section(column, number ? "FIGURES" : "WORDS");
        template_show_section(column, !l->has_order[i] ? "PLAIN"
                                      : current        ? "CURRENT"
                                                       : "ANOTHER");
    }
}

void portfolio_table(const struct portfolio *p, struct template_dict *root)
{
    const char *order = order_name(p->page->order);

    fill_columns(p, root);
    template_set_text(root, "ORDER_LINE",
                      word(p, arena_printf(p->arena, "site_order_%s", order)));
    fill_filter(p, root);
    fill_rows(p, root);
}
