/*
 * test_quick.c - the quick reader understands what it takes as expat does, and takes
 * nothing that expat refuses.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/buf.h"
#include "base/file.h"
#include "compose/quick.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

/* What a reader said, as text; pieces of text that adjoin are one. */
static void log_start(void *context, const char *name, const char **pairs)
{
    buf_printf(context, "\x01%s", name);
    for (; pairs[0] != NULL; pairs += 2)
        buf_printf(context, "\x02%s\x03%s", pairs[0], pairs[1]);
    buf_putc(context, 4);
}

static void log_end(void *context, const char *name)
{
    buf_printf(context, "\x05%s\x06", name);
}

static void log_text(void *context, const char *s, int length)
{
    buf_put(context, s, (size_t)length);
}

static bool read_quickly(const char *text, struct buf *log)
{
    static const bool go_on = false;
    const struct quick_events events = {log, log_start, log_end, log_text, &go_on};
    char *copy = strdup(text);
    bool ok;

    assert_non_null(copy);
    buf_clear(log);
    ok = quick_read(copy, strlen(copy), &events);
    free(copy);
    return ok;
}

static bool read_by_expat(const char *text, struct buf *log)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");
    bool ok;

    buf_clear(log);
    ok = XML_Parse(parser, "<r>", 3, XML_FALSE) == XML_STATUS_OK;
    XML_SetUserData(parser, log);
    XML_SetElementHandler(parser, log_start, log_end);
    XML_SetCharacterDataHandler(parser, log_text);
    ok = ok && XML_Parse(parser, text, (int)strlen(text), XML_FALSE) == XML_STATUS_OK;
    XML_SetElementHandler(parser, NULL, NULL);
    ok = ok && XML_Parse(parser, "</r>", 4, XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return ok;
}

/* 1: taken by the quick reader. */
static int compare(const char *text)
{
    struct buf quick = {0}, full = {0};
    bool taken = read_quickly(text, &quick);

    if (taken && !read_by_expat(text, &full))
        fail_msg("expat refuses: %s", text);
    if (taken && strcmp(buf_text(&quick), buf_text(&full)) != 0)
        fail_msg("read differently: %s\n%s\n%s", text, buf_text(&quick), buf_text(&full));
    buf_drop(&quick);
    buf_drop(&full);
    return taken;
}

static void plain_markup_is_taken(void **state)
{
    static const char *const cases[] = {
        "",
        "a",
        "<p>a</p>",
        "a<br/>b<hr />",
        "<p class=\"x y\" id=\"q1\">a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;</p>",
        "<a href=\"?a=1&amp;b=2\">x</a>",
        "<p\n class=\"x\"\n\tid=\"y\" >zażółć – щука 𝄞</p>",
        "&#160;&#xA0;&#x1F600;&#8217;",
        "<!-- a < b & c -->x<!---->",
        "a ] b ]] c > d",
        "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
        "<p title=\"it's > that\">'</p>",
        "\xEF\xBC\x81 \xEF\xBF\xBD",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!compare(cases[i]))
            fail_msg("not taken: %s", cases[i]);
}

static void the_rest_is_left_to_expat(void **state)
{
    static const char *const cases[] = {
        "<p>",
        "</p>",
        "<p></q>",
        "<p></p",
        "<p></p >",
        "<p a='1'/>",
        "<p a=\"1\" a=\"2\"/>",
        "<p a=\"1\"b=\"2\"/>",
        "<p a=\"1\nb\"/>",
        "<p a=\"<\"/>",
        "<p a=\"&bad;\"/>",
        "<p a/>",
        "<p a = \"1\"/>",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "&#xFFFF;",
        "&#1114112;",
        "&#12",
        "& b",
        "]]>",
        "<!-- -- -->",
        "<!-- a",
        "<![CDATA[x]]>",
        "<?php?>",
        "a\rb",
        "a\x01"
        "b",
        "\xFF",
        "\xEF\xBF\xBF",
        "<é/>",
        "< p/>",
        "<p",
        "<p a=\"1",
        "<",
        "<1/>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (compare(cases[i]))
            fail_msg("taken: %s", cases[i]);
}

static void the_sample_document_is_taken(void **state)
{
    struct arena a = {0};
    char *text;
    size_t length;

    (void)state;
    assert_int_equal(
        file_read(&a, "tests/data/sample-document.xhtml", 1 << 22, &text, &length),
        FILE_OK);
    assert_true(compare(text));
    arena_drop(&a);
}

static unsigned draw(unsigned *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % n;
}

/* Some of the pieces are taken as they stand, most texts made of them are not. */
static void no_mistake_is_taken(void **state)
{
    static const char *const pieces[] = {
        "<p>",  "</p>", "<b a=\"1\">", "</b>",  "<br/>", " ",       "x",    "&amp;", "<",
        ">",    "\"",   "&",           ";",     "=",     "/",       "'",    "]]>",   "]",
        "<!--", "-->",  "-",           "&#65;", "&#x",   "\n",      "\t",   "\r",    "ż",
        "\xC5", "\xEF", "\xBF",        "a=",    "!",     "<p x=\"", "\x01", "é",     "#",
    };
    unsigned seed = 20261122;
    int taken = 0;

    (void)state;
    for (int round = 0; round < 300000; round++) {
        char text[256] = "";
        unsigned n = 1 + draw(&seed, 9);
        for (unsigned i = 0; i < n; i++)
            strcat(text,
                   pieces[draw(&seed, round % 2 ? 12 : sizeof pieces / sizeof *pieces)]);
        taken += compare(text);
    }
    assert_true(taken > 3000);
    assert_true(taken < 250000);
}

static void reading_stops_when_told(void **state)
{
    static const bool stop = true;
    struct buf log = {0};
    const struct quick_events events = {&log, log_start, log_end, log_text, &stop};
    char text[] = "<p>a</p>";

    (void)state;
    assert_false(quick_read(text, strlen(text), &events));
    assert_int_equal(log.length, 0);
    buf_drop(&log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_markup_is_taken),
        cmocka_unit_test(the_rest_is_left_to_expat),
        cmocka_unit_test(the_sample_document_is_taken),
        cmocka_unit_test(no_mistake_is_taken),
        cmocka_unit_test(reading_stops_when_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
