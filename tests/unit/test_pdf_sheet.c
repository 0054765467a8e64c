/* A tagged PDF from the sheet, read back with qpdf and poppler. */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/file.h"
#include "render/pdf/file/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char profile[] = "build/fonts/sRGB.icc";

static struct arena arena;
static struct diag diag = {.arena = &arena};
static struct fonts *fonts;
static enum pdf_standard standard = PDF_STANDARD_UA;
static char folder[] = "/tmp/rapport-sheet-XXXXXX";

static int open_fonts(void **state)
{
    (void)state;
    fonts = fonts_open("build/fonts", &diag);
    return fonts == NULL || mkdtemp(folder) == NULL;
}

static int drop_fonts(void **state)
{
    (void)state;
    fonts_drop(fonts);
    arena_drop(&arena);
    return rmdir(folder);
}

static long days = 20727; /* 2026-10-01 */

static struct doc sample(void)
{
    return (struct doc){.language = "pl",
                        .title = "Raport <AT&T> \"Zażółć\" \U0001F600\x01 (2026)",
                        .subject = "Diagnoza sprzedaży",
                        .author = "Wydawca & Syn",
                        .days = days};
}

static void text(struct canvas *c, enum face face, const char *language, const char *s,
                 double x, double y, double size)
{
    canvas_text(c, fonts_shape(fonts, face, language, s, strlen(s)), x, y, size, 0x14202B);
}

static void first_page(struct sheet *s)
{
    struct tag *root = sheet_root_tag(s), *t, *link;
    struct canvas *c = sheet_page_begin(s, 595.28, 841.89);

    canvas_begin_artifact(c, "Header");
    text(c, FACE_LIGHT, "pl", "Nagłówek bieżący", 50, 30, 8);
    canvas_end_marked(c);
    t = tag_new(s, root, "H1");
    sheet_mark(s, t);
    text(c, FACE_BOLD, "pl", "Zażółć gęślą jaźń", 50, 80, 24);
    sheet_unmark(s);
    sheet_outline(s, 1, "Zażółć gęślą jaźń \U0001F600", 60);
    t = tag_new(s, root, "P");
    sheet_mark(s, t);
    text(c, FACE_REGULAR, "pl", "Office, firma, affinity, AVATAR ", 50, 110, 10.5);
    text(c, FACE_REGULAR, "pl", "1 234\u00A0zł i 56\u00A0\u20BD \u25C6 ", 50, 125, 10.5);
    text(c, FACE_REGULAR, "pl", "odpowie", 50, 140, 10.5);
    canvas_hyphen(c, fonts_shape(fonts, FACE_REGULAR, "pl", "-", 1), 90, 140, 10.5, 0);
    text(c, FACE_REGULAR, "pl", "dzialność ", 50, 155, 10.5);
    sheet_unmark(s);
    link = tag_new(s, t, "Link");
    sheet_mark(s, link);
    text(c, FACE_REGULAR, "pl", "example.com", 50, 170, 10.5);
    sheet_unmark(s);
    sheet_link(s, link, 50, 160, 60, 12, "https://example.com/ą b(1)", "Strona (raport)");
    link = tag_new(s, t, "Link");
    sheet_mark(s, link);
    text(c, FACE_REGULAR, "pl", "dalej", 50, 185, 10.5);
    sheet_unmark(s);
    sheet_link(s, link, 50, 175, 40, 12, "#results", "Do wyników");
    link = tag_new(s, t, "Link");
    sheet_mark(s, link);
    text(c, FACE_REGULAR, "pl", "nigdzie", 50, 200, 10.5);
    sheet_unmark(s);
    sheet_link(s, link, 50, 190, 40, 12, "#no-such-place", "Nigdzie");
    sheet_link(s, link, 50, 190, 40, 12, "javascript:alert(1)", "Nie");
    tag_new(s, tag_new(s, root, "L"), "LI"); /* empty: must leave no trace */
    sheet_page_end(s);
}

static void second_page(struct sheet *s)
{
    struct tag *root = sheet_root_tag(s), *t, *row;
    struct canvas *c = sheet_page_begin(s, 595.28, 841.89);

    t = tag_new(s, root, "H2");
    sheet_mark(s, t);
    text(c, FACE_SEMIBOLD, "ru", "Съешь ещё этих булок", 50, 80, 16);
    sheet_unmark(s);
    tag_language(s, t, "ru");
    sheet_anchor(s, "results", 60);
    sheet_outline(s, 2, "Результаты", 60);
    row = tag_new(s, tag_new(s, tag_new(s, root, "Table"), "TBody"), "TR");
    t = tag_new(s, row, "TH");
    tag_scope(s, t, "Row");
    sheet_mark(s, t);
    text(c, FACE_REGULAR, "ru", "Доверие", 50, 120, 10);
    sheet_unmark(s);
    t = tag_new(s, row, "TD");
    tag_span(s, t, 2, 1);
    t = tag_new(s, root, "Figure");
    tag_alternative(s, t, "Wykres: wynik 62 procent");
    tag_box(s, t, 50, 200, 100, 50);
    tag_placement(s, t, true);
    sheet_mark(s, t);
    canvas_rect(c, 50, 200, 100, 50, 0x0B7A75);
    sheet_unmark(s);
    sheet_mark(s, t); /* nothing drawn: no mark */
    sheet_unmark(s);
    for (int i = 0; i < 3; i++) { /* the second one stays empty */
        t = tag_new(s, root, "Note");
        tag_identify(s, t);
        sheet_mark(s, t);
        if (i != 1)
            text(c, FACE_REGULAR, "pl", "Źródło", 50, 300 + 20 * i, 8);
        sheet_unmark(s);
    }
    sheet_page_end(s);
}

static void build(struct buf *out)
{
    const struct doc doc = sample();
    struct sheet *s = sheet_new(&doc, fonts, profile, standard, "acme", &diag);

    assert_non_null(s);
    first_page(s);
    second_page(s);
    assert_true(sheet_save(s, out));
    assert_null(diag.first);
    sheet_drop(s);
}

/* A paragraph that begins on one page and ends on the next. */
static void build_divided(struct buf *out)
{
    const struct doc doc = sample();
    struct sheet *s = sheet_new(&doc, fonts, profile, standard, "acme", &diag);
    struct tag *t = tag_new(s, sheet_root_tag(s), "P");

    for (int page = 0; page < 2; page++) {
        struct canvas *c = sheet_page_begin(s, 300, 300);

        sheet_mark(s, t);
        text(c, FACE_REGULAR, "en", page ? "ends here" : "begins here ", 20, 40, 10);
        sheet_unmark(s);
        sheet_page_end(s);
    }
    assert_true(sheet_save(s, out));
    sheet_drop(s);
}

/* The output of a command on a PDF, standard error included. */
static char *run_on(void (*make)(struct buf *), const char *before, const char *after)
{
    struct buf output = {0}, pdf = {0};
    char *path = arena_printf(&arena, "%s/sample.pdf", folder);
    char block[4096], *copy;
    size_t n;
    FILE *pipe;

    make(&pdf);
    assert_int_equal(file_write(path, pdf.data, pdf.length), FILE_OK);
    buf_drop(&pdf);
    pipe = popen(arena_printf(&arena, "%s %s %s 2>&1", before, path, after), "r");
    assert_non_null(pipe);
    while ((n = fread(block, 1, sizeof block, pipe)) > 0)
        buf_put(&output, block, n);
    pclose(pipe);
    unlink(path);
    copy = arena_strdup(&arena, buf_text(&output));
    buf_drop(&output);
    return copy;
}

static char *run(const char *before, const char *after)
{
    return run_on(build, before, after);
}

static void contains(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

static void lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" is in:\n%s", part, text);
}

static void qpdf_finds_no_fault(void **state)
{
    const char *output = run("qpdf --check", "");

    (void)state;
    contains(output, "No syntax or stream encoding errors found");
    lacks(output, "WARNING");
}

static void text_comes_out_in_reading_order(void **state)
{
    (void)state;
    assert_string_equal(run("pdftotext -raw", "-"), "Nagłówek bieżący\n"
                                                    "Zażółć gęślą jaźń\n"
                                                    "Office, firma, affinity, AVATAR\n"
                                                    "1 234 zł i 56 \u20BD \u25C6\n"
                                                    "odpowie\u00AD\n"
                                                    "dzialność\n"
                                                    "example.com\n"
                                                    "dalej\n"
                                                    "nigdzie\n"
                                                    "\fСъешь ещё этих булок\n"
                                                    "Доверие\n"
                                                    "Źródło\n"
                                                    "Źródło\n"
                                                    "\f");
}

static void structure_is_the_tree_of_tags(void **state)
{
    const char *output = run("pdfinfo -struct-text", "");

    (void)state;
    contains(output, "Document\n  H1 (block)\n    \"Zażółć gęślą jaźń\"\n  P (block)");
    contains(output, "    Link (inline)\n      \"example.com\"\n      Object ");
    contains(output, "    Span (inline)\n      \"nigdzie\"\n");
    contains(output, "TBody\n      TR\n        TH");
    contains(output, "\"Доверие\"\n        TD");
    contains(output, "Figure:\n     /Placement /Block\n     /BBox [50 591.89 150 641.89]");
    contains(run("qpdf --json", ""), "Wykres: wynik 62 procent");
    lacks(output, "LI");
    lacks(output, "rror");
}

static void notes_have_ids_of_their_own(void **state)
{
    const char *output = run("qpdf --qdf --object-streams=disable", "- | grep -a n00000");

    (void)state;
    assert_string_equal(output, "      (n000001)\n      (n000003)\n"
                                "  /ID (n000001)\n  /ID (n000003)\n");
}

/* The file of an older standard: one table of places, no object streams. */
static void old_archives_get_pdf_1_4(void **state)
{
    const char *output;

    (void)state;
    standard = PDF_STANDARD_1B;
    output = run("pdfinfo", "");
    contains(output, "PDF version:     1.4");
    contains(output, "Tagged:          yes");
    output = run("pdfinfo -meta", "");
    contains(output, "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B<");
    lacks(output, "pdfuaid");
    output = run("qpdf --check", "");
    contains(output, "No syntax or stream encoding errors found");
    lacks(output, "WARNING");
    output = run("grep -a -c -E '^(xref|trailer|startxref)$|/CIDSet'", "");
    assert_string_equal(output, "8\n"); /* five faces */
    lacks(run("grep -a -o '/Type/ObjStm\\|/Type/XRef'", ""), "/Type");
    output = run("pdftotext -raw", "-");
    contains(output, "Zażółć gęślą jaźń\n");
    standard = PDF_STANDARD_UA;
}

static void tag_continues_on_the_next_page(void **state)
{
    (void)state;
    contains(run_on(build_divided, "pdfinfo -struct-text", ""),
             "P (block)\n    \"begins here \"\n    \"ends here\"");
    contains(run_on(build_divided, "qpdf --json", ""), "/MCR");
    contains(run_on(build_divided, "qpdf --check", ""),
             "No syntax or stream encoding errors");
}

static void metadata_names_the_document(void **state)
{
    const char *output = run("pdfinfo", ""), *xmp = run("pdfinfo -meta", "");

    (void)state;
    contains(output, "Raport <AT&T> \"Zażółć\" \U0001F600  (2026)");
    contains(output, "Wydawca & Syn");
    contains(output, "Tagged:          yes");
    contains(output, "PDF version:     1.7");
    contains(output, "Pages:           2");
    contains(output, "Oct  1 ");
    contains(xmp, "Raport &lt;AT&amp;T&gt; &quot;Zażółć&quot; \U0001F600  (2026)");
    contains(xmp, "<pdfuaid:part>1</pdfuaid:part>");
    contains(xmp, "2026-10-01T00:00:00Z");
}

static void dates_follow_the_calendar(void **state)
{
    static const struct {
        long days;
        const char *date;
    } cases[] = {{0, "1970-01-01T"},     {11016, "2000-02-29T"}, {11017, "2000-03-01T"},
                 {20819, "2027-01-01T"}, {47540, "2100-02-28T"}, {47541, "2100-03-01T"},
                 {-1, "1969-12-31T"}};
    long usual = days;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        days = cases[i].days;
        contains(run_on(build_divided, "pdfinfo -meta", ""), cases[i].date);
    }
    days = usual;
}

static void fonts_are_embedded_subsets_with_unicode(void **state)
{
    const char *output = run("pdffonts", "");

    (void)state;
    contains(output, "+Lato-Regular ");
    contains(output, "+Lato-Semibold ");
    contains(output, "+DejaVuSans ");
    lacks(output, "Lato-Black");
    lacks(output, " no ");
}

static void links_and_outline_are_there(void **state)
{
    const char *output = run("qpdf --json", "");

    (void)state;
    contains(output, "https://example.com/%C4%85%20b(1)");
    contains(output, "Strona (raport)");
    contains(output, "Do wyników");
    contains(output, "Результаты");
    contains(output, "gęślą jaźń \U0001F600");
    lacks(output, "javascript");
    lacks(output, "Nigdzie");
}

static void same_document_gives_the_same_bytes(void **state)
{
    struct buf one = {0}, two = {0};
    struct fonts *others = fonts;

    (void)state;
    build(&one);
    fonts = fonts_open("build/fonts", &diag); /* as in another process: nothing cached */
    build(&two);
    fonts_drop(fonts);
    fonts = others;
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    buf_drop(&one);
    buf_drop(&two);
}

static void small_document_is_small(void **state)
{
    struct buf pdf = {0};

    (void)state;
    build(&pdf);
    assert_true(pdf.length < 60000);
    buf_drop(&pdf);
}

static void failure_is_reported_with_the_company(void **state)
{
    const struct doc doc = sample();
    struct diag d = {.arena = &arena};
    struct buf out = {0};
    struct sheet *s = sheet_new(&doc, fonts, profile, standard, "acme", &d);

    (void)state;
    sheet_page_begin(s, 1e9, 100); /* wider than libharu takes */
    sheet_page_end(s);
    assert_false(sheet_save(s, &out));
    assert_int_equal(out.length, 0);
    assert_non_null(d.first);
    assert_int_equal(d.first->code, DIAG_PDF);
    assert_string_equal(d.first->company, "acme");
    sheet_drop(s);
    buf_drop(&out);
}

static void missing_profile_is_reported(void **state)
{
    const struct doc doc = sample();
    struct diag d = {.arena = &arena};
    struct fonts *fresh = fonts_open("build/fonts", &d);

    (void)state;
    assert_null(sheet_new(&doc, fresh, "build/fonts/no-such.icc", standard, "acme", &d));
    assert_int_equal(d.first->code, DIAG_DATA_MISSING);
    fonts_drop(fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qpdf_finds_no_fault),
        cmocka_unit_test(text_comes_out_in_reading_order),
        cmocka_unit_test(structure_is_the_tree_of_tags),
        cmocka_unit_test(notes_have_ids_of_their_own),
        cmocka_unit_test(old_archives_get_pdf_1_4),
        cmocka_unit_test(tag_continues_on_the_next_page),
        cmocka_unit_test(metadata_names_the_document),
        cmocka_unit_test(dates_follow_the_calendar),
        cmocka_unit_test(fonts_are_embedded_subsets_with_unicode),
        cmocka_unit_test(links_and_outline_are_there),
        cmocka_unit_test(same_document_gives_the_same_bytes),
        cmocka_unit_test(small_document_is_small),
        cmocka_unit_test(failure_is_reported_with_the_company),
        cmocka_unit_test(missing_profile_is_reported),
    };

    return cmocka_run_group_tests(tests, open_fonts, drop_fonts);
}
