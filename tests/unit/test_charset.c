/*
 * test_charset.c - character sets told by their bytes, and text of any of them as UTF-8.
 */
#include "base/text.h"
#include "base/text_charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static int drop(void **state)
{
    (void)state;
    arena_drop(&arena);
    text_cleanup();
    return 0;
}

/* The text in chunks of `chunk` bytes, converted into room for `room` bytes at a time. */
static char *decode(const char *bytes, size_t length, size_t chunk, size_t room,
                    const char **encoding, size_t *replaced)
{
    struct charset_evidence evidence = {.arena = &arena};
    struct text_decoder *decoder;
    char *text = arena_alloc(&arena, 4 * length + 8), *to = text, out[64];
    size_t mark;

    for (size_t i = 0; i < length; i += chunk)
        charset_look(&evidence, bytes + i, length - i < chunk ? length - i : chunk);
    *encoding = charset_of(&evidence, &mark);
    decoder = text_decoder_new(*encoding);
    for (size_t i = mark;; i += chunk) {
        bool last = length - i <= chunk, more = true;
        const char *from = bytes + i, *end = last ? bytes + length : from + chunk;

        while (more) {
            size_t n = text_decoder_run(decoder, &from, end, last, out, room, &more);

            memcpy(to, out, n);
            to += n;
        }
        if (last)
            break;
    }
    *replaced = text_decoder_replaced(decoder);
    text_decoder_drop(decoder);
    return text;
}

struct sample {
    const char *bytes;
    size_t length;
    const char *encoding, *text;
};
#define BYTES(s) s, sizeof(s) - 1

static void sets_are_told_by_their_bytes(void **state)
{
    static const struct sample samples[] = {
        {BYTES("Zażółć"), "UTF-8", "Zażółć"},
        {BYTES("\xEF\xBB\xBF"
               "a;b"),
         "UTF-8", "a;b"},
        {BYTES("\xFF\xFE"
               "a\0;\0\x42\x01"),
         "UTF-16LE", "a;ł"},
        {BYTES("\xFE\xFF\0a\0;\x01\x42"), "UTF-16BE", "a;ł"},
        {BYTES("a\0;\0\x42\x01\n\0"), "UTF-16LE", "a;ł\n"},
        {BYTES("\x04\x1F\x04\x40\x04\x3E\0;\0\n"), "UTF-16BE", "Про;\n"},
        {BYTES("Sprzeda\xBF \xB3\xF3"
               "d\x9F"),
         "windows-1250", "Sprzedaż łódź"},
        {BYTES("Zdecydowanie si\xEA zgadzam"), "windows-1250", "Zdecydowanie się zgadzam"},
        {BYTES("\xCF\xF0\xEE\xE4\xE0\xE6\xE8"), "windows-1251", "Продажи"},
        {BYTES("\xF1\xEA\xEE\xF0\xE5\xE5 \xED\xE5 \xF1\xEE\xE3\xEB\xE0\xF1\xE5\xED"),
         "windows-1251", "скорее не согласен"},
        {BYTES("fran\xE7"
               "ais, \xE9t\xE9, p\xE8re"),
         "windows-1252", "français, été, père"},
        {BYTES("sp\xF6rsm\xE5l p\xE5 svenska"), "windows-1252", "spörsmål på svenska"},
        {BYTES("\xCF\xCE\xCB\xCD\xCE\xD1\xD2\xDC\xDE \xD1\xCE\xC3\xCB\xC0\xD1\xC5\xCD"),
         "windows-1251", "ПОЛНОСТЬЮ СОГЛАСЕН"},
        {BYTES("a\xF1o, compa\xF1\xED"
               "a"),
         "windows-1252", "año, compañía"},
        {BYTES("\xFCgyf\xE9lk\xF6zpont\xFA m\xFBk\xF6"
               "d\xE9s, fejl\xF5"
               "d\xF5"),
         "windows-1250", "ügyfélközpontú működés, fejlődő"},
        {BYTES("fran\x8D"
               "ais, \x8Et\x8E, p\x8Fre, M\x9Fnchen"),
         "macintosh", "français, été, père, München"},
        {BYTES("za\xBF\xF3\xB3\xE6 g\xEA\xB6l\xB1 ja\xBC\xF1"), "ISO-8859-2",
         "zażółć gęślą jaźń"},
        {BYTES("\xF0\xD2\xCF\xC4\xC1\xD6\xC9 \xCB\xCF\xCD\xD0\xC1\xCE\xC9\xC9"), "KOI8-R",
         "Продажи компании"},
        {BYTES("\x8F\xE0\xAE\xA4\xA0\xA6\xA8 \xAA\xAE\xAC\xAF\xA0\xAD\xA8\xA8"), "IBM866",
         "Продажи компании"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        for (size_t chunk = 1; chunk < 9; chunk++) {
            const struct sample *s = &samples[i];
            const char *encoding;
            size_t replaced;
            char *text =
                decode(s->bytes, s->length, chunk, 3 + chunk, &encoding, &replaced);

            assert_string_equal(encoding, s->encoding);
            assert_string_equal(text, s->text);
            assert_int_equal(replaced, 0);
        }
}

static void malformed_sequences_are_counted(void **state)
{
    static const struct sample samples[] = {
        {BYTES("\xFF\xFE"
               "a\0\x00\xD8"),
         "UTF-16LE", "a\uFFFD"},
        {BYTES("\xFF\xFE"
               "a\0b"),
         "UTF-16LE", "a\uFFFD"},
        {BYTES("\xEF\xBB\xBF"
               "a\xFFz"),
         "UTF-8", "a\uFFFDz"},
        {BYTES("\xEF\xBB\xBF"
               "a\xE2\x82"),
         "UTF-8", "a\uFFFD"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        for (size_t chunk = 1; chunk < 9; chunk++) {
            const char *encoding;
            size_t replaced;
            char *text = decode(samples[i].bytes, samples[i].length, chunk, 64, &encoding,
                                &replaced);

            assert_string_equal(encoding, samples[i].encoding);
            assert_string_equal(text, samples[i].text);
            assert_int_equal(replaced, 1);
        }
}

static void names_of_sets_are_those_icu_knows(void **state)
{
    (void)state;
    assert_string_equal(charset_name("cp1250"), "windows-1250");
    assert_string_equal(charset_name("WINDOWS-1251"), "windows-1251");
    assert_string_equal(charset_name("utf8"), "UTF-8");
    assert_string_equal(charset_name("utf-16le"), "UTF-16LE");
    assert_null(charset_name("polish"));
    assert_null(charset_name(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_told_by_their_bytes),
        cmocka_unit_test(malformed_sequences_are_counted),
        cmocka_unit_test(names_of_sets_are_those_icu_knows),
    };

    return cmocka_run_group_tests(tests, NULL, drop);
}
