/*
 * test_xlsx_hostile.c - archives that are no workbook, damaged ones, and those made to
 * harm: each is refused with a sentence.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "workbook.h"

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

/* The file gives exactly this message, with these words in its detail. */
static void expect_file(const char *message, const char *said)
{
    const char *text = workbook_rows(&box, "b.xlsx", NULL);

    EXPECT_MESSAGES(&box, arena_printf(&box.arena, "b.xlsx:%s -", message));
    if (strstr(workbook_said(&box), said) == NULL)
        fail_msg("'%s' does not say '%s'", workbook_said(&box), said);
    (void)text;
    box.diag = (struct diag){.arena = &box.arena};
}

static void expect(const struct workbook *w, const char *message, const char *said)
{
    workbook_write(&box, "b.xlsx", w);
    expect_file(message, said);
}

static void expect_rows(const char *data, const char *message, const char *said)
{
    struct workbook w = workbook_of(&box, data);

    expect(&w, message, said);
}

static void other_archives_are_named(void **state)
{
    static const struct {
        const char *part, *text, *said;
    } cases[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", "(.ods)"},
        {"mimetype", "application/vnd.oasis.opendocument.text", "no spreadsheet"},
        {"Index/Document.iwa", "x", "Apple Numbers"},
        {"xl/workbook.bin", "x", "(.xlsb)"},
        {"word/document.xml", "<x/>", "no workbook"},
        {"a.csv", "x", "unpack it"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workbook w = {0};

        workbook_set(&w, cases[i].part, cases[i].text);
        expect(&w, "0:0 FILE_KIND", cases[i].said);
    }
}

static void a_binary_workbook_is_known_by_where_the_relationship_leads(void **state)
{
    struct workbook w = workbook_of(&box, "");

    (void)state;
    workbook_set(&w, "_rels/.rels",
                 "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" "
                 "Target=\"xl/workbook.bin\"/></Relationships>");
    workbook_set(&w, "xl/workbook.bin", "x");
    expect(&w, "0:0 FILE_KIND", "(.xlsb)");
}

static void places_no_sheet_has_are_refused(void **state)
{
    static const struct {
        const char *data, *message, *said;
    } cases[] = {
        {"<row r=\"0\"/>", "0:0 CSV_SYNTAX", "a row has a number"},
        {"<row r=\"-1\"/>", "0:0 CSV_SYNTAX", "a row has a number"},
        {"<row r=\"1048577\"/>", "0:0 CSV_SYNTAX", "a row has a number"},
        {"<row r=\"99999999999999999999\"/>", "0:0 CSV_SYNTAX", "a row has a number"},
        {"<row r=\"3\"/><row r=\"2\"/>", "3:0 CSV_SYNTAX", "not in order"},
        {"<row r=\"3\"/><row r=\"3\"/>", "3:0 CSV_SYNTAX", "not in order"},
        {"<row r=\"1048576\"/><row/>", "1048576:0 CSV_SYNTAX", "a row has a number"},
        {"<row><c r=\"1\"><v>1</v></c></row>", "1:0 CSV_SYNTAX", "a cell stands"},
        {"<row><c r=\"A\"><v>1</v></c></row>", "1:0 CSV_SYNTAX", "a cell stands"},
        {"<row><c r=\"A-1\"><v>1</v></c></row>", "1:0 CSV_SYNTAX", "a cell stands"},
        {"<row><c r=\"XFE1\"><v>1</v></c></row>", "1:0 CSV_SYNTAX", "a cell stands"},
        {"<row><c r=\"AAAAAAA1\"><v>1</v></c></row>", "1:0 CSV_SYNTAX", "a cell stands"},
        {"<row><c r=\"AMK1\"><v>1</v></c></row>", "1:1025 CSV_SYNTAX", "1024 columns"},
        {"<row><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>", "1:2 CSV_SYNTAX",
         "there twice"},
        {"<row><c t=\"s\"><v>0</v></c></row>", "1:1 CSV_SYNTAX", "not there"},
        {"<row><c t=\"s\"><v>-1</v></c></row>", "1:1 CSV_SYNTAX", "not there"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_rows(cases[i].data, cases[i].message, cases[i].said);
    /* The last column that is read, and an empty cell beyond it. */
    struct workbook w =
        workbook_of(&box, "<row><c r=\"AMJ1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row>");
    workbook_write(&box, "b.xlsx", &w);
    assert_int_equal(strlen(workbook_rows(&box, "b.xlsx", NULL)), strlen("1:1") + 1023);
    EXPECT_NO_MESSAGES(&box);
}

static void a_shared_text_is_called_by_its_number_alone(void **state)
{
    static const char *const numbers[] = {"-1", "x", "0x", "1", "99999999999", "0.0", " "};

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct workbook w = workbook_of(
            &box,
            arena_printf(&box.arena, "<row><c t=\"s\"><v>%s</v></c></row>", numbers[i]));

        workbook_set(&w, "xl/sharedStrings.xml", "<sst><si><t>first</t></si></sst>");
        expect(&w, "1:1 CSV_SYNTAX", "not there");
    }
}

static void document_types_and_deep_or_broken_markup_are_refused(void **state)
{
    struct workbook w = workbook_of(&box, "");
    char *deep = arena_alloc(&box.arena, 4096);

    (void)state;
    workbook_set(&w, "xl/worksheets/sheet1.xml",
                 "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>"
                 "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData>"
                 "</worksheet>");
    expect(&w, "0:0 CSV_SYNTAX", "document type");
    workbook_set(&w, "xl/worksheets/sheet1.xml",
                 "<worksheet><sheetData><row><c><v>&undefined;</v></c></row></sheetData>"
                 "</worksheet>");
    expect(&w, "1:0 CSV_SYNTAX", "not well-formed");
    workbook_set(&w, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>");
    expect(&w, "1:0 CSV_SYNTAX", "not well-formed");
    for (int i = 0; i < 65; i++)
        strcat(deep, "<a>");
    workbook_set(&w, "xl/worksheets/sheet1.xml", deep);
    expect(&w, "0:0 CSV_SYNTAX", "too deep");
}

static void what_ends_early_is_damaged(void **state)
{
    struct workbook w = workbook_of(&box, "<row><c><v>1</v></c></row>");
    size_t length;
    char *bytes = workbook_pack(&box, &w, &length);

    (void)state;
    for (size_t i = 4; i < length; i += 97) {
        sandbox_write(&box, "b.xlsx", bytes, i);
        expect_file("0:0 FILE_KIND", "damaged or incomplete");
    }
    /* A part whose bytes do not give the sum they should. */
    for (size_t i = 0; i + 40 < length; i++)
        if (memcmp(bytes + i, "sheet1.xml", 10) == 0) {
            bytes[i + 40] ^= 0x55;
            break;
        }
    sandbox_write(&box, "b.xlsx", bytes, length);
    assert_string_equal(workbook_rows(&box, "b.xlsx", NULL), "");
    assert_int_equal(box.diag.count[LEVEL_ERROR], 1);
}

static void parts_that_are_missing_or_twice_there_are_refused(void **state)
{
    struct workbook w = workbook_of(&box, "<row><c><v>1</v></c></row>");

    (void)state;
    workbook_set(&w, "XL/worksheets\\SHEET1.xml", "<worksheet/>");
    expect(&w, "0:0 FILE_KIND", "two parts of the same name");
    w = workbook_of(&box, "");
    workbook_set(&w, "xl/worksheets/sheet1.xml", NULL);
    expect(&w, "0:0 FILE_KIND", "damaged or incomplete");
    workbook_set(&w, "xl/_rels/workbook.xml.rels", NULL);
    expect(&w, "0:0 FILE_EMPTY", "no visible sheet");
}

static void no_name_in_the_archive_leads_out_of_it(void **state)
{
    struct workbook w = workbook_of(&box, "");

    (void)state;
    sandbox_text(&box, "xl/../../secret.xml", "<worksheet/>");
    workbook_set(&w, "xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
                 "Target=\"../../../../etc/passwd\"/></Relationships>");
    expect(&w, "0:0 FILE_KIND", "damaged or incomplete");
    unlink(file_join(&box.arena, box.folder, "../secret.xml"));
}

static void encrypted_parts_ask_for_the_password_to_be_taken_off(void **state)
{
    struct workbook w = workbook_of(&box, "<row><c><v>1</v></c></row>");

    (void)state;
    if (!zip_encryption_method_supported(ZIP_EM_AES_128, 1))
        skip();
    w.password = "x";
    expect(&w, "0:0 FILE_KIND", "password");
}

static void a_part_that_unpacks_without_end_is_refused(void **state)
{
    struct workbook w = workbook_of(&box, "");
    size_t length = (size_t)66 * 1024 * 1024;
    char *blanks = malloc(length);
    static const char head[] = "<worksheet><sheetData><row>";

    (void)state;
    assert_non_null(blanks);
    memset(blanks, ' ', length);
    memcpy(blanks, head, sizeof head - 1);
    *workbook_part(&w, "xl/worksheets/sheet1.xml") =
        (struct workbook_part){"xl/worksheets/sheet1.xml", blanks, length};
    expect(&w, "1:0 FILE_KIND", "larger than any table");
    /* One tag of many megabytes, which a parser would read again and again. */
    blanks[sizeof head - 2] = ' ';
    *workbook_part(&w, "xl/worksheets/sheet1.xml") =
        (struct workbook_part){"xl/worksheets/sheet1.xml", blanks, 8 * 1024 * 1024};
    expect(&w, "0:0 CSV_SYNTAX", "a tag is longer");
    free(blanks);
}

static void fields_longer_than_any_are_refused(void **state)
{
    struct workbook w;
    char *text = arena_alloc(&box.arena, 70000);
    const char *data;

    (void)state;
    memset(text, 'x', 65537);
    data = arena_printf(&box.arena, "<row><c t=\"str\"><v>%s</v></c></row>", text);
    expect_rows(data, "1:1 CSV_SYNTAX", "longer than 65536");
    w = workbook_of(&box, "<row><c t=\"s\"><v>0</v></c></row>");
    workbook_set(&w, "xl/sharedStrings.xml",
                 arena_printf(&box.arena, "<sst><si><t>%s</t></si></sst>", text));
    expect(&w, "1:1 CSV_SYNTAX", "longer than 65536");
    text[65536] = '\0';
    workbook_set(&w, "xl/sharedStrings.xml",
                 arena_printf(&box.arena, "<sst><si><t>%s</t></si></sst>", text));
    workbook_write(&box, "b.xlsx", &w);
    assert_int_equal(strlen(workbook_rows(&box, "b.xlsx", NULL)), 65536 + 2);
    EXPECT_NO_MESSAGES(&box);
}

static void an_archive_of_very_many_entries_is_not_opened(void **state)
{
    struct workbook w = workbook_of(&box, "");
    size_t length;
    char *bytes = workbook_pack(&box, &w, &length);

    (void)state;
    bytes[length - 12] = (char)0x11; /* 0x2711: 10001 */
    bytes[length - 11] = 0x27;
    sandbox_write(&box, "b.xlsx", bytes, length);
    expect_file("0:0 FILE_KIND", "more than 10000");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(other_archives_are_named),
        TEST(a_binary_workbook_is_known_by_where_the_relationship_leads),
        TEST(places_no_sheet_has_are_refused),
        TEST(a_shared_text_is_called_by_its_number_alone),
        TEST(document_types_and_deep_or_broken_markup_are_refused),
        TEST(what_ends_early_is_damaged),
        TEST(parts_that_are_missing_or_twice_there_are_refused),
        TEST(no_name_in_the_archive_leads_out_of_it),
        TEST(encrypted_parts_ask_for_the_password_to_be_taken_off),
        TEST(a_part_that_unpacks_without_end_is_refused),
        TEST(fields_longer_than_any_are_refused),
        TEST(an_archive_of_very_many_entries_is_not_opened),
    };
#undef TEST

    return cmocka_run_group_tests(tests, NULL, NULL);
}
