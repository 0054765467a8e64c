/*
 * test_brand.c - brand.ini: defaults, values, faults.
 */
#include "base/text.h"
#include "read/project.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"

static const struct content content = {.languages = {3, {"en", "pl", "ru"}}};

static struct brand brand;
static const struct pdf_settings usual;

static bool load_brand(const char *ini)
{
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_text(&box, "brands/b/brand.ini", ini);
    return brand_load(&box.arena, box.folder, "b", &content.languages, &usual, &brand,
                      &box.diag);
}

static void brand_reads_all_values(void **state)
{
    (void)state;
    sandbox_text(&box, "brands/b/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_true(load_brand("[brand]\nname = N\npublisher = P\n"
                           "[colours]\nprimary = #0A1b2C\ncover_ink = #ffffff\n"
                           "[logo]\nlight = logo.svg\n"
                           "[contact]\nperson = Anna\nemail = a@example.com\n"
                           "[cover]\nstyle = plain\n"
                           "[charts]\nlikert = stacked\n"
                           "[text]\nconfidentiality.pl = Poufne\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(brand.publisher, "P");
    assert_string_equal(brand.primary, "#0a1b2c");
    assert_null(brand.accent);
    assert_string_equal(brand.logo_light.bytes,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_string_equal(brand.logo_light.path, "brands/b/logo.svg");
    assert_null(brand.logo_dark.bytes);
    assert_string_equal(brand.email, "a@example.com");
    assert_int_equal(brand.cover_style, COVER_PLAIN);
    assert_int_equal(brand.likert, LIKERT_STACKED);
    assert_string_equal(brand.confidentiality.in[1], "Poufne");
    assert_null(brand.confidentiality.in[0]);
    assert_string_equal(brand.ini_path, "brands/b/brand.ini");
}

static void brand_names_fonts_of_its_own_folder(void **state)
{
    (void)state;
    sandbox_text(&box, "brands/b/fonts/A.ttf", "x");
    assert_true(load_brand("[fonts]\nlight = fonts/A.ttf\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(brand.font[WEIGHT_LIGHT].name, "fonts/A.ttf");
    assert_int_equal(brand.font[WEIGHT_LIGHT].at.line, 2);
    assert_null(brand.font[WEIGHT_REGULAR].name);
    assert_null(brand.print_ini);
    sandbox_text(&box, "brands/b/templates/print.ini", "");
    assert_true(load_brand(""));
    assert_string_equal(brand.print_ini, "brands/b/templates/print.ini");
}

static void brand_texts_fall_back_to_the_plain_key(void **state)
{
    int en = language_find(&content.languages, "en"),
        pl = language_find(&content.languages, "pl");

    (void)state;
    assert_true(
        load_brand("[brand]\ntagline = A\ntagline.pl = B\n[text]\nfooter.pl = C\n"));
    assert_string_equal(brand.tagline.in[en], "A");
    assert_string_equal(brand.tagline.in[pl], "B");
    assert_null(brand.footer.in[en]);
    assert_string_equal(brand.footer.in[pl], "C");
}

static void brand_takes_web_addresses_with_and_without_a_scheme(void **state)
{
    static const char *const addresses[] = {"example.com", "www.example.com/a?b=1#c",
                                            "https://example.com:8080/x",
                                            "http://żółw.example", "example.com:8080"};

    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        assert_true(
            load_brand(arena_printf(&box.arena, "[contact]\nweb = %s\n", addresses[i])));
        assert_string_equal(brand.web, addresses[i]);
    }
}

static void brand_refuses_wrong_values(void **state)
{
    static const struct {
        const char *ini, *message;
    } cases[] = {
        {"[colours]\nprimary = red\n", "brands/b/brand.ini:2:11 BRAND_COLOUR -"},
        {"[colours]\nprimary = #12345g\n", "brands/b/brand.ini:2:11 BRAND_COLOUR -"},
        {"[colours]\nprimary = #1234567\n", "brands/b/brand.ini:2:11 BRAND_COLOUR -"},
        {"[logo]\nlight = none.svg\n", "brands/b/brand.ini:2:9 BRAND_LOGO -"},
        {"[logo]\nlight = ../b/logo.svg\n", "brands/b/brand.ini:2:9 BRAND_LOGO -"},
        {"[logo]\nlight = text.svg\n", "brands/b/brand.ini:2:9 BRAND_LOGO -"},
        {"[logo]\ndark = logo.gif\n", "brands/b/brand.ini:2:8 BRAND_LOGO -"},
        {"[fonts]\nregular = fonts/none.ttf\n", "brands/b/brand.ini:2:11 BRAND_FONT -"},
        {"[fonts]\nbold = ../a.ttf\n", "brands/b/brand.ini:2:8 BRAND_FONT -"},
        {"[fonts]\nbold = fonts/../../a.ttf\n", "brands/b/brand.ini:2:8 BRAND_FONT -"},
        {"[fonts]\nbold = /usr/a.ttf\n", "brands/b/brand.ini:2:8 BRAND_FONT -"},
        {"[fonts]\nheavy = fonts/a.ttf\n", "brands/b/brand.ini:2:0 SETTING_UNKNOWN -"},
        {"[pdf]\npaper = A3\n", "brands/b/brand.ini:2:9 SETTING_VALUE -"},
        {"[pdf]\nsize = A4\n", "brands/b/brand.ini:2:0 SETTING_UNKNOWN -"},
        {"[cover]\nstyle = loud\n", "brands/b/brand.ini:2:9 SETTING_VALUE -"},
        {"[charts]\nlikert = pie\n", "brands/b/brand.ini:2:10 SETTING_VALUE -"},
        {"[contact]\nemail = Anna\n", "brands/b/brand.ini:2:9 SETTING_VALUE -"},
        {"[contact]\nemail = a@b\"onclick=x\n", "brands/b/brand.ini:2:9 SETTING_VALUE -"},
        {"[contact]\nphone = call us\n", "brands/b/brand.ini:2:9 SETTING_VALUE -"},
        {"[contact]\nweb = javascript:alert(1)\n",
         "brands/b/brand.ini:2:7 SETTING_VALUE -"},
        {"[contact]\nweb = javascript://a/%0aalert(1)\n",
         "brands/b/brand.ini:2:7 SETTING_VALUE -"},
        {"[contact]\nweb = our page\n", "brands/b/brand.ini:2:7 SETTING_VALUE -"},
        {"[text]\nfooter.xx = x\n", "brands/b/brand.ini:2:0 SETTING_UNKNOWN -"},
    };

    (void)state;
    sandbox_text(&box, "brands/b/logo.svg", "<svg/>");
    sandbox_text(&box, "brands/b/text.svg", "no drawing");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(load_brand(cases[i].ini));
        EXPECT_MESSAGES(&box, cases[i].message);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(brand_reads_all_values),
        TEST(brand_names_fonts_of_its_own_folder),
        TEST(brand_texts_fall_back_to_the_plain_key),
        TEST(brand_takes_web_addresses_with_and_without_a_scheme),
        TEST(brand_refuses_wrong_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
