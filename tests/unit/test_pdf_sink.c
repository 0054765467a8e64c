/*
 * test_pdf_sink.c - what a sink hears of a document is what stands in its content streams:
 * the same calls in the same order, with the same glyphs and places.
 *
 * The PDF is taken apart by qpdf; both sides become lists of operators, in which colours,
 * fonts and positions of text are left out.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "near.h"
#include "pdf_bench.h"
#include "render/pdf/draw/sink.h"
#include "render/pdf/font/operators.h"
#include "render/pdf/paint/paint.h"

#define HEIGHT 841.89

enum { OPERANDS = 6, NAME = 16 };

/* An operator with its numbers; the glyphs of a text one by one, as "(".  */
struct call {
    char name[NAME];
    double operand[OPERANDS];
    int n;
};

struct calls {
    struct arena *arena;
    struct call *call;
    size_t n, capacity;
};

static void add_call(struct calls *list, const char *name, const double *operand, int n)
{
    struct call *c;

    list->call =
        arena_grow(list->arena, list->call, list->n, &list->capacity, sizeof *list->call);
    c = &list->call[list->n++];
    *c = (struct call){.n = n};
    snprintf(c->name, sizeof c->name, "%s", name);
    for (int i = 0; i < n; i++)
        c->operand[i] = operand[i];
}

#define ADD(list, name, ...)                                                               \
    add_call(list, name, (const double[]){__VA_ARGS__},                                    \
             sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

/* Reads a string of glyphs behind its parenthesis; returns what follows it.  A zero byte
 * counts as a one: files are searched as text. */
static const char *read_string(struct calls *list, const char *s)
{
    for (; *s != ')'; s++) {
        bool escaped = *s == '\\';
        s += escaped;
        ADD(list, "(", escaped && *s == 'r' ? '\r' : *s == '\0' ? 1 : (unsigned char)*s);
    }
    return s + 1;
}

/* --- what the sink hears ---------------------------------------------------- */

static void hear_page(void *list, double width, double height)
{
    (void)width;
    close_to(height, HEIGHT, 0.01, "page height");
    add_call(list, "page", NULL, 0);
}

static void hear_text(void *list, const struct shaped *s, double x, double y, double size,
                      unsigned colour, bool hyphen)
{
    struct buf string = {0};

    (void)x, (void)y, (void)size, (void)colour, (void)hyphen;
    for (int i = 0; i < s->nglyphs; i++)
        put_glyph(&string, s->glyph[i].id);
    buf_putc(&string, ')');
    read_string(list, string.data);
    buf_drop(&string);
}

static void hear_gradient(void *list, int pattern, const struct gradient *g,
                          const struct matrix *m)
{
    (void)list;
    assert_true(pattern > 0);
    assert_non_null(g);
    assert_non_null(m);
}

static void hear_rect(void *list, double x, double y, double w, double h, unsigned colour)
{
    (void)colour;
    ADD(list, "re", x, HEIGHT - y - h, w, h);
    add_call(list, "f", NULL, 0);
}

static void hear_move(void *list, double x, double y)
{
    ADD(list, "m", x, HEIGHT - y);
}

static void hear_to(void *list, double x, double y)
{
    ADD(list, "l", x, HEIGHT - y);
}

static void hear_curve(void *list, double x1, double y1, double x2, double y2, double x,
                       double y)
{
    ADD(list, "c", x1, HEIGHT - y1, x2, HEIGHT - y2, x, HEIGHT - y);
}

static void hear_close(void *list)
{
    add_call(list, "h", NULL, 0);
}

static void hear_rect_path(void *list, double x, double y, double w, double h)
{
    ADD(list, "re", x, HEIGHT - y - h, w, h);
}

static void hear_paint(void *list, enum paint p, const struct pen *pen)
{
    static const char *const names[] = {"n", "f", "S", "B"};
    char name[3] = {names[p][0], p != PAINT_NONE && pen->even_odd ? '*' : '\0'};

    add_call(list, name, NULL, 0);
}

static void hear_save(void *list)
{
    add_call(list, "q", NULL, 0);
}

static void hear_restore(void *list)
{
    add_call(list, "Q", NULL, 0);
}

static void hear_tilt(void *list, double x, double y)
{
    ADD(list, "cm", 0.6, 0.8, -0.8, 0.6, x + 0.8 * HEIGHT, HEIGHT - y - 0.6 * HEIGHT);
}

static void hear_clip_rect(void *list, double x, double y, double w, double h)
{
    ADD(list, "re", x, HEIGHT - y - h, w, h);
    add_call(list, "W", NULL, 0);
    add_call(list, "n", NULL, 0);
}

static void hear_begin_marked(void *list, const char *role, int mcid)
{
    (void)role;
    ADD(list, "BDC", mcid);
}

static void hear_begin_artifact(void *list, const char *kind)
{
    (void)kind;
    ADD(list, "BDC", -1);
}

static void hear_end_marked(void *list)
{
    add_call(list, "EMC", NULL, 0);
}

/* --- what stands in the content streams -------------------------------------- */

/* The operators that a sink hears of.  A span with ActualText is part of its text. */
static bool is_heard(const char *name)
{
    static const char *const names[] = {"re", "f", "f*", "m", "l", "c", "h",   "n",   "S",
                                        "S*", "B", "B*", "q", "Q", "W", "BDC", "EMC", "cm"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static double mark_number(const char *properties)
{
    const char *mcid = strstr(properties, "/MCID ");

    return mcid != NULL && mcid < strstr(properties, ">>") ? strtod(mcid + 6, NULL) : -1;
}

static void read_stream(struct calls *list, const char *s, const char *end)
{
    double operand[OPERANDS] = {0};
    int n = 0;
    bool span = false;

    while (s < end) {
        char name[NAME] = "";
        size_t length = strcspn(s, " \n[]()<");
        double number;
        char *after;
        if (*s == '(') {
            s = read_string(list, s + 1);
            continue;
        }
        if (*s == '<') { /* of BDC, always behind a name */
            operand[0] = mark_number(s);
            n = 1;
            span = strncmp(s, "<</ActualText", 13) == 0;
            s = strstr(s, "BDC");
            continue;
        }
        if (length == 0) {
            s++;
            continue;
        }
        number = strtod(s, &after);
        if (after == s + length) {
            n = n < OPERANDS ? n : 0; /* longer only in arrays, which nobody asks for */
            operand[n++] = number;
            s = after;
            continue;
        }
        snprintf(name, sizeof name, "%.*s", (int)length, s);
        s += length;
        if (is_heard(name) && !span)
            add_call(list, name, operand, n);
        span = span && strcmp(name, "EMC") != 0;
        n = 0;
    }
}

/* --- both -------------------------------------------------------------------- */

static struct calls heard_calls(struct bench *b, const char *markup, struct buf *pdf)
{
    static const struct brand brand = {.id = "default", .ini_path = "brand.ini"};
    struct calls list = {.arena = &b->box.arena};
    const struct sink sink = {.context = &list,
                              .page = hear_page,
                              .gradient = hear_gradient,
                              .text = hear_text,
                              .rect = hear_rect,
                              .move = hear_move,
                              .to = hear_to,
                              .curve = hear_curve,
                              .close = hear_close,
                              .rect_path = hear_rect_path,
                              .paint = hear_paint,
                              .save = hear_save,
                              .restore = hear_restore,
                              .tilt = hear_tilt,
                              .clip_rect = hear_clip_rect,
                              .begin_marked = hear_begin_marked,
                              .begin_artifact = hear_begin_artifact,
                              .end_marked = hear_end_marked};
    struct doc doc = {.language = "en",
                      .title = "T",
                      .subject = "S",
                      .author = "A",
                      .running = "Running",
                      .draft = "DRAFT"};
    struct sheet *sheet = sheet_new(&doc, b->fonts, "build/fonts/sRGB.icc", PDF_STANDARD_UA,
                                    "acme", &b->box.diag);
    struct theme theme;
    struct pages pages;
    struct box *root;

    assert_true(theme_load(&brand, &theme, &b->box.diag));
    assert_non_null(sheet);
    sheet_trace(sheet, &sink);
    root = bench_build(b, markup);
    doc.root = (struct node *)(uintptr_t)root->node;
    pages = paginate_well(&b->layout, root, 300);
    paint_document(&b->layout, sheet, &doc, &theme, root, &pages);
    assert_true(sheet_save(sheet, pdf));
    sheet_drop(sheet);
    return list;
}

static struct calls written_calls(struct bench *b, const struct buf *pdf)
{
    struct calls list = {.arena = &b->box.arena};
    const char *folder = b->box.folder, *at, *end;
    char *text;
    size_t length;

    sandbox_write(&b->box, "a.pdf", pdf->data, pdf->length);
    assert_int_equal(system(arena_printf(&b->box.arena,
                                         "qpdf --qdf --normalize-content=n %s/a.pdf "
                                         "%s/b.pdf",
                                         folder, folder)),
                     0);
    assert_int_equal(file_read(&b->box.arena, file_join(&b->box.arena, folder, "b.pdf"),
                               1 << 24, &text, &length),
                     FILE_OK);
    for (size_t i = 0; i < length; i++) /* strings of glyphs have NUL bytes */
        if (text[i] == '\0')
            text[i] = '\x01';
    for (at = text; (at = strstr(at, "%% Contents for page")) != NULL; at = end) {
        at = strstr(at, "stream\n") + strlen("stream\n");
        end = strstr(at, "endstream");
        add_call(&list, "page", NULL, 0);
        read_stream(&list, at, end);
    }
    return list;
}

static void expect_same(const struct calls *heard, const struct calls *written)
{
    for (size_t i = 0; i < heard->n && i < written->n; i++) {
        const struct call *h = &heard->call[i], *w = &written->call[i];
        if (strcmp(h->name, w->name) != 0 || h->n != w->n)
            fail_msg("call %zu: heard %s with %d numbers, written %s with %d", i, h->name,
                     h->n, w->name, w->n);
        for (int k = 0; k < h->n; k++)
            if (fabs(h->operand[k] - w->operand[k]) > 0.0051)
                fail_msg("call %zu, %s: number %d heard as %f, written as %f", i, h->name,
                         k, h->operand[k], w->operand[k]);
    }
    assert_int_equal(heard->n, written->n);
}

static size_t count(const struct calls *list, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++)
        n += strcmp(list->call[i].name, name) == 0;
    return n;
}

static void a_sink_hears_what_is_written(void **state)
{
    static const char clipped[] =
        "<figure><svg width='40' height='20'><svg x='5' y='5' width='9' height='9'>"
        "<rect x='-5' y='-5' width='20' height='20' class='f-ink'/></svg></svg></figure>";
    struct bench bench, *b = &bench;
    struct calls heard, written;
    struct buf pdf = {0};
    char *markup, *sample;
    size_t length;

    (void)state;
    bench_open(b, BENCH_INI);
    assert_int_equal(
        file_read(&b->box.arena, "tests/layout/figure.en.xhtml", 1 << 22, &markup, &length),
        FILE_OK);
    assert_int_equal(file_read(&b->box.arena, "tests/data/sample-document.xhtml", 1 << 22,
                               &sample, &length),
                     FILE_OK);
    heard = heard_calls(b,
                        BENCH_PRINT(b, "%s%s%s<p>%s</p>", markup, sample, clipped,
                                    bench_times(b, 90, "Ever(more) \\ words %d ")),
                        &pdf);
    written = written_calls(b, &pdf);
    expect_same(&heard, &written);
    assert_true(count(&heard, "page") >= 3);
    assert_true(count(&heard, "(") > 5000);
    assert_true(count(&heard, "re") > 50);
    assert_true(count(&heard, "c") > 50);
    assert_true(count(&heard, "W") >= 1);
    buf_drop(&pdf);
    bench_close(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sink_hears_what_is_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
