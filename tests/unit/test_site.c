/*
 * test_site.c - addresses, dates and linked data of the pages that are published.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/date.h"
#include "base/text.h"
#include "publish/address.h"
#include "publish/groups.h"
#include "publish/headers.h"
#include "publish/linked_data.h"
#include "publish/sitemap.h"
#include "publish/xml.h"

#include <string.h>

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    text_cleanup();
    return 0;
}

static void links_between_pages_are_relative(void **state)
{
    static const struct {
        const char *from, *to, *link;
    } cases[] = {
        {"index.html", "acme/index.html", "acme/index.html"},
        {"acme/index.html", "acme/en/index.html", "en/index.html"},
        {"acme/en/index.html", "acme/index.html", "../index.html"},
        {"acme/en/board/index.html", "acme/ru/board/index.html",
         "../../ru/board/index.html"},
        {"groups/north/page-2.html", "groups/north/index.html", "index.html"},
        {"groups/north/index.html", "acme/index.html", "../../acme/index.html"},
        {"acme/index.html", "acme-two/index.html", "../acme-two/index.html"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(address_between(&arena, cases[i].from, cases[i].to),
                            cases[i].link);
}

static void a_folder_is_the_address_of_its_index(void **state)
{
    const char *base = "https://a.example/reports";

    (void)state;
    assert_string_equal(address_of(&arena, base, "index.html"),
                        "https://a.example/reports/");
    assert_string_equal(address_of(&arena, base, "acme/en/index.html"),
                        "https://a.example/reports/acme/en/");
    assert_string_equal(address_of(&arena, base, "acme/report.pdf"),
                        "https://a.example/reports/acme/report.pdf");
    assert_string_equal(address_of(&arena, base, "myindex.html"),
                        "https://a.example/reports/myindex.html");
    assert_null(address_of(&arena, NULL, "index.html"));
    assert_string_equal(address_root(&arena, base), "/reports/");
    assert_string_equal(address_root(&arena, "https://a.example"), "/");
}

static void dates_are_read_as_they_are_written(void **state)
{
    static const struct {
        long days;
        const char *iso;
    } cases[] = {{0, "1970-01-01"},      {-1, "1969-12-31"},    {11016, "2000-02-29"},
                 {20726, "2026-09-30"},  {47540, "2100-02-28"}, {47541, "2100-03-01"},
                 {2932896, "9999-12-31"}};
    static const char *const wrong[] = {"",           "2026-02-29", "2026-13-01",
                                        "2026-9-3",   "2026-09-31", "2026-09-30T",
                                        "today-is-it"};
    long days;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(date_iso(&arena, cases[i].days), cases[i].iso);
        assert_true(date_parse(cases[i].iso, &days));
        assert_int_equal(days, cases[i].days);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(date_parse(wrong[i], &days));
}

static void linked_data_cannot_end_its_script_element(void **state)
{
    const struct linked_page page = {
        .type = "Report",
        .name = "</script><script>alert(1)</script> & \"Co\" \xE2\x80\xA8\xE2\x80\xA9",
        .about = "a\\b",
        .pdf = "https://a.example/report.pdf"};

    (void)state;
    assert_string_equal(
        linked_data(&arena, &page),
        "{\"@context\":\"https://schema.org\",\"@type\":\"Report\","
        "\"name\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e "
        "\\u0026 \\\"Co\\\" \\u2028\\u2029\","
        "\"headline\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/"
        "script\\u003e \\u0026 \\\"Co\\\" \\u2028\\u2029\","
        "\"about\":{\"@type\":\"Organization\",\"name\":\"a\\\\b\"},"
        "\"encoding\":{\"@type\":\"MediaObject\","
        "\"contentUrl\":\"https://a.example/report.pdf\","
        "\"encodingFormat\":\"application/pdf\"}}");
}

static void names_become_parts_of_addresses(void **state)
{
    (void)state;
    assert_string_equal(text_slug(&arena, "Północ & Południe"), "polnoc-poludnie");
    assert_string_equal(text_slug(&arena, "«Север» 2"), "sever-2");
    assert_string_equal(text_slug(&arena, "../../<etc>"), "etc");
    assert_string_equal(text_slug(&arena, "!!!"), "");
    assert_string_equal(
        text_slug(&arena, "Grzegorz Brzęczyszczykiewicz i Wspólnicy Spółka Komandytowa "
                          "z siedzibą w Chrząszczyżewoszycach"),
        "grzegorz-brzeczyszczykiewicz-i-wspolnicy-spolka-komandytowa");
}

static void names_stand_under_their_first_letter(void **state)
{
    (void)state;
    assert_string_equal(text_initial(&arena, "«север»"), "С");
    assert_string_equal(text_initial(&arena, "\"łódź\""), "Ł");
    assert_string_equal(text_initial(&arena, "3M"), "#");
    assert_string_equal(text_initial(&arena, "?!"), "#");
    assert_false(text_same_letter("pl", "L", "Ł"));
    assert_true(text_same_letter("pl", "E", "É"));
    assert_string_equal(text_capital(&arena, "język"), "Język");
    assert_string_equal(text_capital(&arena, "русский"), "Русский");
    assert_string_equal(text_locale(&arena, "pl"), "pl_PL");
    assert_string_equal(text_locale(&arena, "ru"), "ru_RU");
    assert_string_equal(text_locale(&arena, "en"), "en_GB");
}

static void a_sitemap_is_split_where_the_protocol_asks_for_it(void **state)
{
    const struct sitemap_version versions[] = {{"pl", "https://a.example/x/"},
                                               {"en", "https://a.example/x/en/"}};
    const struct sitemap_url urls[] = {{"https://a.example/?a&b", NULL, NULL, 0},
                                       {"https://a.example/x/", "2026-09-30", versions, 2}};
    struct buf out = {0};

    (void)state;
    assert_int_equal(sitemap_parts(0, SITEMAP_URLS), 1);
    assert_int_equal(sitemap_parts(50000, SITEMAP_URLS), 1);
    assert_int_equal(sitemap_parts(50001, SITEMAP_URLS), 2);
    assert_int_equal(sitemap_parts(100001, SITEMAP_URLS), 3);
    sitemap_put(&out, urls, 2);
    assert_non_null(strstr(buf_text(&out), "<loc>https://a.example/?a&amp;b</loc>"));
    assert_non_null(strstr(buf_text(&out), "<lastmod>2026-09-30</lastmod>"));
    assert_non_null(
        strstr(buf_text(&out), "hreflang=\"en\" href=\"https://a.example/x/en/"));
    assert_non_null(
        strstr(buf_text(&out), "hreflang=\"x-default\" href=\"https://a.example/x/\""));
    buf_clear(&out);
    sitemap_put_index(&out, "https://a.example", 2);
    assert_non_null(strstr(buf_text(&out), "<loc>https://a.example/sitemap-2.xml</loc>"));
    assert_null(strstr(buf_text(&out), "sitemap-3.xml"));
    buf_drop(&out);
}

static void xml_holds_what_xml_may_hold(void **state)
{
    struct buf out = {0};

    (void)state;
    xml_put_element(&out, 2, "a", "<&\"'> \x01 \xEF\xBF\xBE é");
    assert_string_equal(buf_text(&out),
                        "  <a>&lt;&amp;&quot;&#39;&gt; \xEF\xBF\xBD \xEF\xBF\xBD é</a>\n");
    xml_put_element(&out, 2, "b", NULL);
    assert_null(strstr(buf_text(&out), "<b>"));
    buf_drop(&out);
}

static void the_servers_policy_admits_what_any_page_does(void **state)
{
    const char *const policies[] = {
        "default-src 'none'; style-src 'sha256-A'; img-src data:",
        "default-src 'none'; style-src 'sha256-AB' 'self'",
        "style-src 'sha256-A'; font-src 'self'"};
    struct buf out = {0};

    (void)state;
    headers_put_policy(&out, policies, 3);
    assert_string_equal(buf_text(&out),
                        "default-src 'none'; style-src 'sha256-A' 'sha256-AB' 'self'; "
                        "img-src data:; font-src 'self'");
    buf_drop(&out);
}

static void groups_of_one_address_get_folders_of_their_own(void **state)
{
    struct company companies[] = {{.id = "a", .name = "A", .group = "Łódź"},
                                  {.id = "b", .name = "B", .group = "Lodz", .brand = 1},
                                  {.id = "c", .name = "C"},
                                  {.id = "d", .name = "D", .group = "Łódź", .brand = 1},
                                  {.id = "e", .name = "E", .group = "!"}};
    static struct project p;
    struct groups g;

    (void)state;
    p = (struct project){.company = companies, .ncompanies = 5, .nbrands = 2};
    p.brand[0].id = p.brand[0].name = "north";
    p.brand[1].id = p.brand[1].name = "south";
    groups_find(&arena, &p, &g);
    assert_int_equal(g.n, 3);
    assert_string_equal(g.group[g.of[1]].slug, "lodz");
    assert_string_equal(g.group[g.of[0]].slug, "lodz-2");
    assert_string_equal(g.group[g.of[4]].slug, "group");
    assert_int_equal(g.of[0], g.of[3]);
    assert_int_equal(g.of[2], g.n);
    assert_int_equal(g.group[g.of[1]].brand, 1);
    assert_int_equal(g.group[g.of[0]].brand, p.house_brand);
    for (int i = 0; i < 5; i++)
        companies[i].group = NULL;
    groups_find(&arena, &p, &g);
    assert_int_equal(g.n, 2);
    assert_string_equal(g.group[g.of[3]].slug, "south");
    p.ncompanies = 1;
    groups_find(&arena, &p, &g);
    assert_int_equal(g.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(links_between_pages_are_relative, tear_down),
        cmocka_unit_test_teardown(a_folder_is_the_address_of_its_index, tear_down),
        cmocka_unit_test_teardown(dates_are_read_as_they_are_written, tear_down),
        cmocka_unit_test_teardown(linked_data_cannot_end_its_script_element, tear_down),
        cmocka_unit_test_teardown(names_become_parts_of_addresses, tear_down),
        cmocka_unit_test_teardown(names_stand_under_their_first_letter, tear_down),
        cmocka_unit_test(a_sitemap_is_split_where_the_protocol_asks_for_it),
        cmocka_unit_test(xml_holds_what_xml_may_hold),
        cmocka_unit_test(the_servers_policy_admits_what_any_page_does),
        cmocka_unit_test_teardown(groups_of_one_address_get_folders_of_their_own,
                                  tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
