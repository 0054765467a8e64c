/*
 * test_kind.c - what a file is by its content, and which names are opened at all.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "read/table/kind.h"
#include "sandbox.h"

static struct sandbox box;

static int setup(void **state)
{
    (void)state;
    sandbox_open(&box);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    sandbox_close(&box);
    return 0;
}

/* "text", "archive", or why a file of these bytes is refused. */
static const char *kind(const void *bytes, size_t length)
{
    const char *why = NULL;

    sandbox_write(&box, "x/file.csv", bytes, length);
    switch (kind_of_file(file_join(&box.arena, box.folder, "x/file.csv"), &why)) {
    case KIND_TEXT: return why ? "text with a reason" : "text";
    case KIND_ARCHIVE: return why ? "archive with a reason" : "archive";
    case KIND_REFUSED: break;
    }
    return why ? why : "no reason";
}

static void expect(const char *bytes, size_t length, const char *said)
{
    const char *why = kind(bytes, length);

    if (strstr(why, said) == NULL)
        fail_msg("'%.20s' is '%s', expected '%s'", bytes, why, said);
}

static void content_tells_what_is_no_table(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *said;
    } cases[] = {
#define CASE(bytes, said) {bytes, sizeof bytes - 1, said}
        CASE("<html><body><table><tr><td>ID</td></tr></table>", "a web page (HTML)"),
        CASE("\xEF\xBB\xBF\r\n <TABLE border=1>", "a web page (HTML)"),
        CASE("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "a web page (HTML)"),
        CASE("<meta http-equiv=\"Content-type\" content=\"text/html\"><table>", "web page"),
        CASE("<style>td{x:y}</style>\n<table>", "web page"),
        CASE("\xFF\xFE<\0t\0a\0b\0l\0e\0>\0", "web page"),
        CASE("MIME-Version: 1.0\nContent-Type: text/html", "web page"),
        CASE("<?xml version=\"1.0\"?><html xmlns=\"x\"><table/>", "web page"),
        CASE("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
             "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
             "XML Spreadsheet 2003"),
        CASE("<?xml version=\"1.0\"?><rows/>", "an XML file"),
        CASE("{\"responses\":[]}", "JSON"),
        CASE("[\n  {\"id\": 1}]", "JSON"),
        CASE("%PDF-1.7\n", "a PDF"),
        CASE("\x89PNG\r\n\x1A\n", "a picture"),
        CASE("\xFF\xD8\xFF\xE0", "a picture"),
        CASE("\x1F\x8B\x08\0", "a compressed file"),
        CASE("$FL2@(#) SPSS DATA FILE", "SPSS"),
        CASE("PK\3\4\x14\0", "archive"),
        CASE("company,wave\nacme,2026-Q3\n", "text"),
        CASE("<5,6\n1,2\n", "text"),
        CASE("[Row],{x}\n", "text"),
        CASE("{x},y\n", "text"),
        CASE("", "text"),
        CASE("\0\0", "text"),
        CASE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "text"),
#undef CASE
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(cases[i].bytes, cases[i].length, cases[i].said);
}

/* A compound file whose folder, in the sector given, has one entry after the root. */
static const char *compound(const char *entry, unsigned char sector)
{
    static char bytes[4096];
    char *at = bytes + (sector + 1) * 512 + 128;

    memset(bytes, 0, sizeof bytes);
    memcpy(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    bytes[30] = 9;
    bytes[48] = (char)sector;
    for (size_t i = 0; entry[i]; i++)
        at[2 * i] = entry[i];
    return kind(bytes, sizeof bytes);
}

static void compound_files_tell_old_workbooks_from_encrypted_ones(void **state)
{
    char head[52] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

    (void)state;
    assert_non_null(strstr(compound("Workbook", 2), "old binary kind (.xls)"));
    assert_non_null(strstr(compound("EncryptedPackage", 1), "protected by a password"));
    assert_non_null(strstr(compound("EncryptedPackage", 4), "protected by a password"));
    assert_non_null(strstr(compound("EncryptedPackages", 1), "old binary kind"));
    assert_non_null(strstr(compound("WordDocument", 1), "no workbook"));
    memset(head + 44, 0xFF, 8); /* a folder far beyond the end of the file */
    expect(head, sizeof head, "old binary kind");
}

static void what_is_no_regular_file_is_left_to_the_reader(void **state)
{
    const char *why, *pipe = file_join(&box.arena, box.folder, "pipe.xls");

    (void)state;
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(kind_of_file(pipe, &why), KIND_TEXT);
    assert_int_equal(kind_of_file(box.folder, &why), KIND_TEXT);
    assert_int_equal(kind_of_file("/nonexistent/x.csv", &why), KIND_TEXT);
    assert_null(why);
    unlink(pipe);
}

static void names_tell_what_is_opened_and_what_nobody_misses(void **state)
{
    static const char *const opened[] = {"a.csv",  "A.CSV", "b.tsv", "c.txt", "d.xlsx",
                                         "e.xlsm", "f.xls", "g.ods", "h.pdf", "i.numbers"};
    static const char *const litter[] = {"~$d.xlsx",  ".hidden.csv", "Thumbs.db",
                                         "thumbs.DB", "desktop.ini", "a.csv~"};
    static const char *const other[] = {"old.csv.bak", "readme.md", "csv", ".", "a.exe"};

    (void)state;
    for (size_t i = 0; i < sizeof opened / sizeof *opened; i++)
        assert_true(kind_is_opened(opened[i]) && !kind_is_litter(opened[i]));
    for (size_t i = 0; i < sizeof litter / sizeof *litter; i++)
        assert_true(kind_is_litter(litter[i]) && !kind_is_opened(litter[i]));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(kind_is_opened(other[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_tells_what_is_no_table),
        cmocka_unit_test(compound_files_tell_old_workbooks_from_encrypted_ones),
        cmocka_unit_test(what_is_no_regular_file_is_left_to_the_reader),
        cmocka_unit_test(names_tell_what_is_opened_and_what_nobody_misses),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
