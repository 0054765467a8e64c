/*
 * test_markup.c - what the vocabulary accepts and refuses, and where errors point.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "compose/markup.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

static struct node *parse(const char *text, struct diag *d)
{
    *d = (struct diag){.arena = &arena};
    return markup_parse(&arena, text, strlen(text), "report.html", d);
}

/* The first message as "line:col: detail", "" when there is none. */
static const char *complaint(const struct diag *d)
{
    const struct diag_message *m = d->first;
    return m == NULL
               ? ""
               : arena_printf(&arena, "%d:%d: %s", m->at.line, m->at.column, m->detail);
}

static void accepts_what_the_templates_use(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<section class=\"page\"><h2 id=\"a\">A</h2><p>b "
        "<strong>c</strong><br/>d</p></section>",
        "<table><caption>x</caption><colgroup><col class=\"w-1\"/></colgroup><thead><tr>"
        "<th scope=\"col\">y</th></tr></thead><tbody><tr><td "
        "colspan=\"2\">z</td></tr></tbody>"
        "</table>",
        "<figure><figcaption><span class=\"finding\">f</span></figcaption><svg viewBox=\"0 "
        "0 1 1\">"
        "<title>t</title><g transform=\"rotate(3)\"><path d=\"M0 0L1 1\"/></g><svg "
        "x=\"4%\" "
        "overflow=\"visible\"><circle r=\"3\"/></svg></svg></figure>",
        "<ul><li>a<ul><li>b</li></ul></li></ul><dl><dt>t</dt><dd><p>d</p></dd></dl>",
        "<p><a href=\"https://example.com/?a=b:c\">1</a><a href=\"mailto:a@b.c\">2</a>"
        "<a href=\"#s\">3</a><a href=\"report.pdf\">4</a><a href=\"a/b:c\">5</a></p>",
        "<p><img src=\"data:image/png;base64,iVBORw0=\" alt=\"\"/></p>",
        "<details><summary>s</summary><p>p</p></details><hr/>",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct diag d;
        struct node *root = parse(texts[i], &d);
        if (root == NULL)
            print_error("%s\n%s\n", texts[i], complaint(&d));
        assert_non_null(root);
        assert_int_equal(root->element, EL_DOCUMENT);
    }
}

static void refuses_what_could_run_or_cannot_be_laid_out(void **state)
{
    (void)state;
    static const struct {
        const char *text, *complaint;
    } cases[] = {
        {"<p>a</p><script>alert(1)</script>", "1:9: <script> is not in the vocabulary"},
        {"<p onclick=\"x()\">a</p>", "1:1: onclick=\"x()\" on <p>: not in the vocabulary"},
        {"<p style=\"x\">a</p>", "1:1: style=\"x\" on <p>: not in the vocabulary"},
        {"<p><a href=\"javascript:alert(1)\">a</a></p>",
         "1:4: href=\"javascript:alert(1)\" on <a>: only http, https, mailto, tel, # and "
         "relative "
         "addresses"},
        {"<p><a href=\"java&#9;script:x\">a</a></p>", NULL},
        {"<p><a href=\" javascript:x\">a</a></p>", NULL},
        {"<p><a href=\"//evil.example\">a</a></p>", NULL},
        {"<p><a href=\"data:text/html,x\">a</a></p>", NULL},
        {"<p><img src=\"data:image/svg+xml,x\" alt=\"\"/></p>", NULL},
        {"<p><img src=\"https://example.com/a.png\" alt=\"\"/></p>", NULL},
        {"<p>a\n<div>b</div></p>", "2:1: <div> cannot stand inside <p>"},
        {"<p>a</p>\n loose", "2:2: text outside of every element"},
        {"<section>loose</section>", "1:10: text directly inside <section>"},
        {"<ul><p>a</p></ul>", "1:5: <p> cannot stand inside <ul>"},
        {"<tr><td>a</td></tr>", "1:1: <tr> cannot stand inside <document>"},
        {"<table><tr><td>a</td></tr></table>", "1:8: <tr> cannot stand inside <table>"},
        {"<rect/>", "1:1: <rect> cannot stand inside <document>"},
        {"<div><svg><p>a</p></svg></div>", "1:11: <p> cannot stand inside <svg>"},
        {"<div><svg><use href=\"#a\"/></svg></div>",
         "1:11: <use> is not in the vocabulary"},
        {"<div><br>a</br></div>", "1:10: text directly inside <br>"},
        {"<div><br><em>a</em></br></div>", "1:10: <em> cannot stand inside <br>"},
        {"<p>a</p></document><p>b</p>", NULL},
        {"<document><p>a</p></document>", "1:1: <document> is not in the vocabulary"},
        {"<!DOCTYPE a [<!ENTITY b \"c\">]><p>&b;</p>", NULL},
        {"<p>&nbsp;</p>", "1:4: undefined entity"},
        {"<section><p>a</section>", "1:16: mismatched tag, expected </p>"},
        {"<p>a", "1:7: mismatched tag, expected </p>"},
        {"<p data-for=\"word\">a</p>",
         "1:1: data-for=\"word\" on <p>: pdf, html or html pdf"},
        {"<p href=\"#a\">a</p>", "1:1: href=\"#a\" on <p>: not on this element"},
        {"<p>\x01</p>", "1:4: not well-formed (invalid token)"},
        {"<p>\xff</p>", "1:4: not well-formed (invalid token)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag d;
        struct node *root = parse(cases[i].text, &d);
        if (root != NULL || d.first == NULL)
            print_error("accepted: %s\n", cases[i].text);
        assert_null(root);
        assert_non_null(d.first);
        assert_int_equal(d.first->code, DIAG_TEMPLATE_MARKUP);
        assert_string_equal(d.first->at.file, "report.html");
        assert_null(d.first->next);
        if (cases[i].complaint != NULL)
            assert_string_equal(complaint(&d), cases[i].complaint);
    }
}

static void refuses_elements_nested_without_end(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 100000; i++)
        buf_puts(&text, "<div>");
    struct diag d;
    assert_null(parse(buf_text(&text), &d));
    assert_non_null(strstr(d.first->detail, "nested deeper"));
    buf_drop(&text);
}

static void keeps_text_and_drops_layout_white_space(void **state)
{
    (void)state;
    struct diag d;
    struct node *root =
        parse("<section>\n  <p>a <em>b</em> c&amp;&#160;d</p>\n  <div>\n  <p>e</p>\n "
              " </div>\n</section>\n",
              &d);
    struct node *section = root->first;
    assert_null(section->next);
    struct node *p = section->first, *div = p->next;
    assert_int_equal(p->element, EL_P);
    assert_string_equal(p->first->text, "a ");
    assert_string_equal(p->last->text, " c&\xC2\xA0"
                                       "d");
    assert_ptr_equal(p->parent, section);
    assert_int_equal(div->element, EL_DIV);
    assert_ptr_equal(div->first, div->last);
    assert_int_equal(div->first->element, EL_P);
}

static void checks_a_template_file_by_itself(void **state)
{
    (void)state;
    static const struct {
        const char *text, *complaint;
    } cases[] = {
        {"{{%AUTOESCAPE context=\"HTML\"}}\n<p class=\"{{NAME}}\">{{T_x}}</p>", ""},
        {"{{! a note with <p> & \"quotes\" }}\n{{#ROWS}}<tr><td>{{A}}</td></tr>{{/ROWS}}",
         ""},
        {"<table><tbody>\n{{#ROWS}}\n<tr><td>{{A}}</td></tr>{{/ROWS}}</tbody></table>", ""},
        {"{{>HEAD}}<section>{{#A}}<p>a</p>{{/A}}</section>", ""},
        {"<p><a href=\"mailto:{{EMAIL}}\">{{EMAIL}}</a></p>", ""},
        {"<div><svg><rect fill=\"url(#a)\"/></svg></div>",
         "1:11: fill=\"url(#a)\" on <rect>: none or a #rrggbb colour"},
        {"<svg><defs></defs></svg>", "1:6: <defs> cannot stand inside <svg>"},
        {"<section>{{#A}} word {{/A}}</section>", "1:17: text directly inside <section>"},
        {"<p>{{A}}\n\n  <blink>b</blink></p>", "3:3: <blink> is not in the vocabulary"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag d = {.arena = &arena};
        bool ok = markup_check(cases[i].text, strlen(cases[i].text), "a.html", &d);
        assert_string_equal(complaint(&d), cases[i].complaint);
        assert_int_equal(ok, cases[i].complaint[0] == '\0');
    }
}

static void long_texts_in_messages_stay_whole_characters(void **state)
{
    (void)state;
    struct diag d;
    /* 56 bytes, then a two-byte character across the cut */
    assert_null(parse(
        "<p class=\"a\" href=\"#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "\xC5\x82\xC5\x82\xC5\x82\xC5\x82\">a</p>",
        &d));
    assert_non_null(strstr(d.first->detail, "aaa..."));
}

static void the_sample_document_is_within_the_vocabulary(void **state)
{
    (void)state;
    char *text;
    size_t length;
    assert_int_equal(
        file_read(&arena, "tests/data/sample-document.xhtml", FILE_LIMIT, &text, &length),
        FILE_OK);
    struct diag d;
    struct node *root = parse(text, &d);
    assert_string_equal(complaint(&d), "");
    assert_non_null(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_what_the_templates_use),
        cmocka_unit_test(refuses_what_could_run_or_cannot_be_laid_out),
        cmocka_unit_test(refuses_elements_nested_without_end),
        cmocka_unit_test(keeps_text_and_drops_layout_white_space),
        cmocka_unit_test(checks_a_template_file_by_itself),
        cmocka_unit_test(long_texts_in_messages_stay_whole_characters),
        cmocka_unit_test(the_sample_document_is_within_the_vocabulary),
    };
    return cmocka_run_group_tests_name("markup", tests, set_up, tear_down);
}
