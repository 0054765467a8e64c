/*
 * questionnaire.c - rapport questionnaire: the statements as a form, on paper, as a page
 * and as text for form tools.
 */
#include "compose/questionnaire.h"
#include "base/data.h"
#include "base/file.h"
#include "base/text.h"
#include "cmd/session.h"
#include "publish/form_text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int wrong(const char *what)
{
    fprintf(stderr, "rapport questionnaire: %s\nTry 'rapport help questionnaire'.\n", what);
    return EXIT_USAGE;
}

/* Index of the language, or -1 after a message that lists them. */
static int find_language(struct session *s, const char *code)
{
    const struct languages *l = &s->content.languages;
    const char *known = "";

    for (int i = 0; i < l->n; i++) {
        if (strcmp(l->code[i], code) == 0)
            return i;
        known = arena_printf(&s->arena, "%s%s%s", known, *known ? ", " : "", l->code[i]);
    }
    wrong(arena_printf(&s->arena, "the language is one of %s, not '%s'", known,
                       text_clip(&s->arena, code)));
    return -1;
}

/* Writes a file of the folder and empties the bytes; false after a message. */
static bool write_file(struct session *s, const struct options *o, const char *name,
                       struct buf *bytes)
{
    const char *path = file_join(&s->arena, o->output, name);
    bool ok = file_write(path, buf_text(bytes), bytes->length) == FILE_OK ||
              diag_report(&s->diag, DIAG_OUTPUT_WRITE, (struct place){path, 0, 0}, NULL,
                          "%s", strerror(errno));

    if (ok)
        puts(path);
    buf_clear(bytes);
    return ok;
}

static bool make_pdf(struct session *s, const struct doc *doc, struct buf *out)
{
    struct pdf_press *press = pdf_press_new(s->data, s->project.brand, 1, &s->diag);
    int pages;
    bool ok = press && pdf_render(press, 0, doc, &s->theme[0], s->project.pdf.standard,
                                  NULL, out, &pages, &s->diag);

    pdf_press_drop(press);
    return ok;
}

static bool make_page(struct session *s, const struct doc *doc, struct buf *out)
{
    const struct html_fonts *fonts = html_fonts_load(&s->arena, s->data);
    const struct html_style *style = html_style_load(&s->arena, s->data, &s->theme[0],
                                                     HTML_FORM, fonts, false, &s->diag);

    return style && html_render(doc, style, out);
}

static bool make_files(struct session *s, const struct options *o, int language)
{
    struct buf bytes = {0};
    struct doc doc;
    bool ok = questionnaire_compose(&s->arena, &s->composer, language, &doc, &s->diag);

    if (ok && file_make_folder(o->output) != FILE_OK)
        ok = diag_report(&s->diag, DIAG_OUTPUT_WRITE, (struct place){o->output, 0, 0}, NULL,
                         "%s", strerror(errno));
    ok = ok && make_pdf(s, &doc, &bytes) && write_file(s, o, "questionnaire.pdf", &bytes) &&
         make_page(s, &doc, &bytes) && write_file(s, o, "questionnaire.html", &bytes);
    if (ok) {
        form_csv(&s->arena, &s->composer, language, &bytes);
        ok = write_file(s, o, "questionnaire.csv", &bytes);
    }
    if (ok) {
        form_text(&s->arena, &s->composer, language, &bytes);
        ok = write_file(s, o, "questionnaire.txt", &bytes);
    }
    buf_drop(&bytes);
    return ok;
}

/* Texts, templates and the built-in look; there is no project. */
static bool load(struct session *s)
{
    *s = (struct session){.wave = WAVE_NONE};
    s->diag.arena = &s->arena;
    s->data = data_folder(&s->arena);
    s->project.nbrands = 1;
    s->project.brand[0] = (struct brand){.id = "default", .name = ""};
    if (s->data == NULL)
        return diag_report(
            &s->diag, DIAG_DATA_MISSING, (struct place){0}, NULL,
            "templates/ not found; set RAPPORT_DATA to the folder that holds it");
    return content_load(&s->arena, s->data, &s->content, &s->diag) &&
           theme_load(&s->project.brand[0], &s->theme[0], &s->diag) &&
           composer_load(&s->arena, s->data, &s->project, &s->content, &s->composer,
                         &s->diag);
}

static int run(int argc, char **argv)
{
    struct options o;
    struct session s;
    enum options_end end = options_parse(&command_questionnaire, "o", argc, argv, &o);
    int status = EXIT_OK, language;

    if (end != OPTIONS_RUN)
        return end == OPTIONS_HELPED ? EXIT_OK : EXIT_USAGE;
    if (o.nids)
        return wrong("one language only");
    if (load(&s)) {
        language = find_language(&s, o.project);
        if (language < 0)
            status = EXIT_USAGE;
        else
            make_files(&s, &o, language);
    }
    session_print(&s, &o);
    if (status == EXIT_OK)
        status = diag_status(&s.diag, false);
    session_close(&s);
    return status;
}

const struct command command_questionnaire = {
    .name = "questionnaire",
    .summary = "write the 20 statements as a form",
    .usage =
        "Usage: rapport questionnaire LANGUAGE [-o FOLDER]\n"
        "\n"
        "Writes the 20 statements with their five answers, in the wording by which\n"
        "surveys are recognised, in a language (en, pl, ru):\n"
        "\n"
        "  questionnaire.pdf    to print\n"
        "  questionnaire.html   a page to answer and print\n"
        "  questionnaire.txt    one statement a line, then the answers: to be pasted into\n"
        "                       the rows and columns of a grid in a form tool\n"
        "  questionnaire.csv    the same as a table: id, statement, answers\n"
        "\n"
        "  -o, --output FOLDER  where to (default: out)\n",
    .run = run,
};
