/*
 * test_qr.c - the QR code's drawing has the modules of the code, and is large enough.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "compose/markup.h"
#include "compose/qr.h"

#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUIET = 4, MODULES_MAX = 80 };

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

/* The svg of an address, as the document has it. */
static const struct node *drawing(const char *address, const char *label)
{
    struct diag d = {.arena = &arena};
    const char *markup = qr_markup(&arena, address, label);
    const struct node *root;

    assert_non_null(markup);
    markup = arena_printf(&arena, "<div>%s</div>", markup);
    root = markup_parse(&arena, markup, strlen(markup), "qr", &d);
    assert_non_null(root);
    return root->first->first;
}

static void dark_modules_are_drawn_and_no_others(void **state)
{
    static const char address[] = "https://reports.example.com/calder-instruments/pl/";
    QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);
    const struct node *svg = drawing(address, "label");
    const char *path = node_attribute(svg->last, AT_D);
    bool dark[MODULES_MAX][MODULES_MAX] = {{0}};
    int modules = code->width + 2 * QUIET, x, y, run, used;

    (void)state;
    for (; sscanf(path, "M%d %dh%dv1h-%*dz%n", &x, &y, &run, &used) == 3; path += used)
        for (int i = x; i < x + run; i++) {
            assert_false(dark[y][i]);
            dark[y][i] = true;
        }
    assert_int_equal(*path, '\0');
    for (y = 0; y < modules; y++)
        for (x = 0; x < modules; x++) {
            int v = y - QUIET, u = x - QUIET;
            bool inside = v >= 0 && u >= 0 && v < code->width && u < code->width;

            assert_int_equal(dark[y][x],
                             inside && (code->data[v * code->width + u] & 1) != 0);
        }
    QRcode_free(code);
}

static void modules_are_large_enough_for_paper(void **state)
{
    static const char *const address[] = {
        "https://a.example/b/", "https://reports.example.com/2026/calder-instruments/pl/"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct node *svg = drawing(address[i], "label");
        int modules = atoi(node_attribute(svg, AT_VIEWBOX) + 4);
        double mm = strtod(node_attribute(svg, AT_WIDTH), NULL) * 25.4 / 96;

        assert_true(mm / modules >= 0.79);
        assert_true(mm / modules * (modules - 2 * QUIET) >= 21.9);
    }
}

static void a_code_has_a_name_and_an_end(void **state)
{
    const struct node *svg = drawing("https://a.example/?a&b", "Code: a & b");
    char *longer = arena_printf(&arena, "https://%0300d/", 1);

    (void)state;
    assert_int_equal(svg->first->element, EL_TITLE);
    assert_string_equal(node_text(&arena, svg->first), "Code: a & b");
    assert_null(qr_markup(&arena, longer, "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dark_modules_are_drawn_and_no_others),
        cmocka_unit_test(modules_are_large_enough_for_paper),
        cmocka_unit_test(a_code_has_a_name_and_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, tear_down);
}
