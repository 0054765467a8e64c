/*
 * test_markup_plain.c - what is read as plain makes the same tree as by expat, and what
 * expat refuses is never read as plain.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "compose/markup.h"
#include "compose/markup_plain.h"

#include <stdio.h>
#include <string.h>

enum { CHANGES = 20000 };

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

/* --- what is plain --------------------------------------------------------------- */

static void put_start(void *context, const char *name, const char **attributes)
{
    buf_printf(context, "<%s", name);
    for (; attributes[0] != NULL; attributes += 2)
        buf_printf(context, "|%s=%s", attributes[0], attributes[1]);
    buf_puts(context, ">");
}

static void put_end(void *context, const char *name)
{
    buf_printf(context, "</%s>", name);
}

static void put_text(void *context, const char *s, int length)
{
    buf_put(context, s, (size_t)length);
}

/* The events of a text in one line; "gave up" instead. */
static const char *events_of(const char *text)
{
    struct buf out = {0};
    const struct markup_events events = {put_start, put_end, put_text, &out};
    bool ok = markup_read_plain(arena_strdup(&arena, text), strlen(text), &events);
    const char *told = arena_strdup(&arena, ok ? buf_text(&out) : "gave up");

    buf_drop(&out);
    return told;
}

static void tells_of_plain_markup(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"a\nb", "a\nb"},
        {"<p>a<br/>b</p>", "<p>a<br></br>b</p>"},
        {"<p class=\"x y\"\n  id=\"a\" >z</p>", "<p|class=x y|id=a>z</p>"},
        {"<col class=\"w\" />", "<col|class=w></col>"},
        {"<p lang=\"\">&lt;&gt;&amp;&quot;&#39;</p>", "<p|lang=><>&\"'</p>"},
        {"<p id=\"&amp;a&lt;&#39;\n\">Łódź</p>", "<p|id=&a<' >Łódź</p>"},
        {"<svg viewBox=\"0 0 1 1\"><g><path d=\"M0 0\"/></g></svg>",
         "<svg|viewBox=0 0 1 1><g><path|d=M0 0></path></g></svg>"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(events_of(cases[i][0]), cases[i][1]);
}

static void gives_up_at_everything_else(void **state)
{
    static const char *const cases[] = {
        "<!-- a -->",
        "<?a?>",
        "<![CDATA[a]]>",
        "<p>&#160;</p>",
        "<p>&nbsp;</p>",
        "<p>a & b</p>",
        "<p id='a'/>",
        "<p id=a/>",
        "<p id = \"a\"/>",
        "<p id/>",
        "<p id=\"a\"id=\"b\"/>",
        "<p id=\"a\" id=\"b\"/>",
        "<p id=\"a<b\"/>",
        "<p id=\"a",
        "<p",
        "<",
        "<p>",
        "</p>",
        "<p></q>",
        "<p></pp>",
        "<pp></p>",
        "<p></p >",
        "<p/ >",
        "< p/>",
        "<1p/>",
        "<a:b/>",
        "<p>a ]]> b</p>",
        "<p>a\r</p>",
        "<p id=\"a\tb\"/>",
        "<p>a\x7F</p>",
        "<p>\xEF\xBF\xBE</p>",
        "<p>\xC5</p>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (strcmp(events_of(cases[i]), "gave up") != 0)
            print_error("plain: %s\n", cases[i]);
        assert_string_equal(events_of(cases[i]), "gave up");
    }
}

static void gives_up_inside_a_deep_document(void **state)
{
    struct buf text = {0};

    (void)state;
    for (int i = 0; i < 65; i++)
        buf_puts(&text, "<g>");
    for (int i = 0; i < 65; i++)
        buf_puts(&text, "</g>");
    assert_string_equal(events_of(buf_text(&text)), "gave up");
    buf_drop(&text);
}

/* --- the same as by expat -------------------------------------------------------- */

/* The tree written out, NULL when the text is refused. */
static const char *tree_of(struct arena *a, const char *text, size_t length)
{
    struct diag d = {.arena = a};
    struct node *root = markup_parse(a, text, length, "a.html", &d);
    struct buf out = {0};
    const char *tree = NULL;

    assert_int_equal(root == NULL, d.first != NULL);
    if (root != NULL) {
        markup_write(&out, root);
        tree = arena_strdup(a, buf_text(&out));
    }
    buf_drop(&out);
    return tree;
}

/* A comment is not plain: expat reads what follows it. */
static void assert_same(const char *text, size_t length)
{
    static const char comment[] = "<!---->";
    struct arena a = {0};
    char *commented = arena_alloc(&a, sizeof comment + length);
    const char *tree = tree_of(&a, text, length), *expected;

    memcpy(commented, comment, sizeof comment - 1);
    memcpy(commented + sizeof comment - 1, text, length);
    expected = tree_of(&a, commented, sizeof comment - 1 + length);
    if ((tree == NULL) != (expected == NULL))
        print_error("%s by expat: %.*s\n", expected == NULL ? "refused" : "taken",
                    (int)length, text);
    assert_int_equal(tree == NULL, expected == NULL);
    if (tree != NULL && expected != NULL)
        assert_string_equal(tree, expected);
    arena_drop(&a);
}

/* The next of a fixed series of numbers below a limit. */
static size_t next_below(uint64_t *seed, size_t limit)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*seed >> 33) % limit;
}

static void a_damaged_text_is_judged_as_by_expat(void **state)
{
    static const char text[] =
        "<section class=\"page\" id=\"a\"><h2>A &amp; B</h2>\n<p lang=\"pl\">b "
        "&lt;<strong>Ł"
        "</strong><br/>it&#39;s \xC2\xA0</p><ul>\n<li>x</li></ul><table><tbody><tr><td "
        "colspan=\"2\">z</td></tr></tbody></table><p><a "
        "href=\"a?b&amp;c\">&quot;d&quot;</a>"
        "</p></section>\n<figure><svg viewBox=\"0 0 1 1\"><g fill=\"#012\"><path "
        "d=\"M0 0\nL1 1\"/></g></svg></figure>";
    static const char *const parts[] = {
        "<",    ">",    "/",    "\"",           "&",    "'",         "=",   " ",
        "\n",   "\t",   "\r",   "]]>",          "-",    "&lt;",      "<p>", "</p>",
        "&#9;", "\x01", "\xC5", "\xEF\xBF\xBF", "<b/>", " id=\"a\"", "x",   ";"};
    uint64_t seed = 1;

    (void)state;
    assert_same(text, sizeof text - 1);
    for (int i = 0; i < CHANGES; i++) {
        size_t at = next_below(&seed, sizeof text - 1);
        size_t removed = next_below(&seed, 3), left;
        const char *part = parts[next_below(&seed, sizeof parts / sizeof *parts)];
        struct buf changed = {0};

        if (removed > sizeof text - 1 - at)
            removed = sizeof text - 1 - at;
        left = sizeof text - 1 - at - removed;
        buf_put(&changed, text, at);
        buf_puts(&changed, part);
        buf_put(&changed, text + at + removed, left);
        assert_same(buf_text(&changed), changed.length);
        buf_drop(&changed);
    }
}

static void the_sample_document_is_the_same_as_by_expat(void **state)
{
    char *text;
    size_t length;

    (void)state;
    assert_int_equal(
        file_read(&arena, "tests/data/sample-document.xhtml", FILE_LIMIT, &text, &length),
        FILE_OK);
    assert_same(text, length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_of_plain_markup),
        cmocka_unit_test(gives_up_at_everything_else),
        cmocka_unit_test(gives_up_inside_a_deep_document),
        cmocka_unit_test(a_damaged_text_is_judged_as_by_expat),
        cmocka_unit_test(the_sample_document_is_the_same_as_by_expat),
    };
    return cmocka_run_group_tests_name("plain markup", tests, NULL, tear_down);
}
