/*
 * test_html_place.c - what a page says about its place on the web and its other languages.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "render/html/html.h"

#include <string.h>

static const struct head_version versions[] = {
    {"pl", "Polski", "index.html", "https://a.example/x/", true},
    {"en", "English", "en/index.html", "https://a.example/x/en/", false}};

static void assert_has(const struct buf *out, const char *part)
{
    if (strstr(buf_text(out), part) == NULL)
        fail_msg("no %s in %s", part, buf_text(out));
}

static void a_page_without_a_place_says_nothing(void **state)
{
    struct buf out = {0};
    struct head head = {0};
    struct doc doc = {.title = "T"};

    (void)state;
    html_put_place(&out, &doc);
    html_put_versions(&out, &doc);
    doc.head = &head;
    html_put_place(&out, &doc);
    html_put_versions(&out, &doc);
    assert_int_equal(out.length, 0);
    buf_drop(&out);
}

static void a_public_page_names_itself_its_languages_and_its_picture(void **state)
{
    struct buf out = {0};
    struct head head = {.canonical = "https://a.example/x/",
                        .default_language_address = "https://a.example/x/",
                        .version = versions,
                        .nversions = 2,
                        .next = "page-2.html",
                        .feed = "feed.xml",
                        .type = "article",
                        .locale = "pl_PL",
                        .image = "https://a.example/x/preview.png",
                        .image_text = "a \"b\" <c>",
                        .json = "{\"a\":\"\\u003c\"}"};
    struct doc doc = {.title = "A & \"B\" <script>", .subject = "S", .head = &head};

    (void)state;
    html_put_place(&out, &doc);
    assert_has(&out, "<link rel=\"canonical\" href=\"https://a.example/x/\">");
    assert_has(&out, "<link rel=\"alternate\" hreflang=\"en\" "
                     "href=\"https://a.example/x/en/\">");
    assert_has(&out, "hreflang=\"x-default\" href=\"https://a.example/x/\">");
    assert_has(&out, "<link rel=\"next\" href=\"page-2.html\">");
    assert_null(strstr(buf_text(&out), "rel=\"prev\""));
    assert_has(&out, "type=\"application/atom+xml\" href=\"feed.xml\">");
    assert_has(&out, "<meta property=\"og:title\" "
                     "content=\"A &amp; &quot;B&quot; &lt;script&gt;\">");
    assert_has(&out, "<meta property=\"og:url\" content=\"https://a.example/x/\">");
    assert_has(&out, "<meta property=\"og:image:alt\" "
                     "content=\"a &quot;b&quot; &lt;c&gt;\">");
    assert_has(&out, "<script type=\"application/ld+json\">{\"a\":\"\\u003c\"}</script>");
    buf_drop(&out);
}

static void a_closed_page_has_no_open_graph(void **state)
{
    struct buf out = {0};
    struct head head = {.canonical = "https://a.example/x/", .locale = "en_GB"};
    struct doc doc = {.title = "T", .head = &head};

    (void)state;
    html_put_place(&out, &doc);
    assert_string_equal(buf_text(&out),
                        "<link rel=\"canonical\" href=\"https://a.example/x/\">\n");
    buf_drop(&out);
}

static void the_languages_are_links_with_their_own_names(void **state)
{
    struct buf out = {0};
    struct head head = {
        .version = versions, .nversions = 2, .versions_label = "Języki \"raportu\""};
    struct doc doc = {.title = "T", .head = &head};

    (void)state;
    html_put_versions(&out, &doc);
    assert_has(&out, "<nav class=\"languages\" aria-label=\"Języki &quot;raportu&quot;\">");
    assert_has(&out, "<a lang=\"pl\" hreflang=\"pl\" aria-current=\"page\" "
                     "href=\"index.html\">Polski</a>");
    assert_has(&out, "<a lang=\"en\" hreflang=\"en\" href=\"en/index.html\">English</a>");
    buf_clear(&out);
    head.nversions = 1;
    html_put_versions(&out, &doc);
    assert_int_equal(out.length, 0);
    buf_drop(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_without_a_place_says_nothing),
        cmocka_unit_test(a_public_page_names_itself_its_languages_and_its_picture),
        cmocka_unit_test(a_closed_page_has_no_open_graph),
        cmocka_unit_test(the_languages_are_links_with_their_own_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
