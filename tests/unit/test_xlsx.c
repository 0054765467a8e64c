/*
 * test_xlsx.c - workbooks as rows: values, places, strings, styles, sheets.
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

/* The rows of the workbook, which gives no message. */
static const char *rows(const struct workbook *w)
{
    const char *text;

    workbook_write(&box, "surveys/book.xlsx", w);
    text = workbook_rows(&box, "surveys/book.xlsx", NULL);
    EXPECT_NO_MESSAGES(&box);
    return text;
}

static const char *rows_of(const char *data)
{
    struct workbook w = workbook_of(&box, data);

    return rows(&w);
}

static const char strings[] =
    "<sst xmlns=\"" WORKBOOK_MAIN "\" count=\"9\" uniqueCount=\"9\">"
    "<si><t>Zgadzam się</t></si>"
    "<si><r><rPr><b/></rPr><t>Rich </t></r><r><t xml:space=\"preserve\">text</t></r></si>"
    "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr/></si>"
    "<si><t>a_x000D_b_x005F_x000A_ &lt;&amp;_x12_</t></si>"
    "<si/></sst>";

static void strings_are_shared_inline_or_results_of_formulas(void **state)
{
    struct workbook w = workbook_of(
        &box,
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v>"
        "</c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c>"
        "<c r=\"E1\" t=\"s\"><v>4</v></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r>"
        "<rPh><t>no</t></rPh></is></c><c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f>"
        "<v>Result</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c><c r=\"D2\" t=\"b\"><v>1</v>"
        "</c><c r=\"E2\" t=\"b\"><v>0</v></c></row>");

    (void)state;
    workbook_set(&w, "xl/sharedStrings.xml", strings);
    assert_string_equal(rows(&w), "1:Zgadzam się|Rich text|東京|a\rb_x000A_ <&_x12_ "
                                  "2:inline|Result|2|TRUE|FALSE");
}

static void references_place_cells_and_blank_rows_are_left_out(void **state)
{
    (void)state;
    /* Merged titles have their text in the first cell. */
    assert_string_equal(
        rows_of(
            "<row r=\"2\"><c r=\"A2\" t=\"str\"><v> Title </v></c><c r=\"B2\"/></row>"
            "<row r=\"3\"/><row r=\"5\"><c r=\"C5\"><v>3</v></c><c r=\"A5\"><v>1</v></c>"
            "</row><row><c><v>7</v></c><c r=\"AB6\" s=\"3\"/><c r=\"d6\"><v>8</v></c>"
            "</row><row r=\"10\"><c r=\"A10\" t=\"str\"><v>  </v></c></row>"),
        "2:Title 5:1||3 6:7|||8");
}

static void rows_are_as_wide_as_the_widest_before_them(void **state)
{
    (void)state;
    assert_string_equal(rows_of("<row r=\"1\"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c>"
                                "</row><row r=\"2\"><c><v>4</v></c></row>"),
                        "1:1|2|3 2:4||");
}

static void a_file_with_another_prefix_and_the_strict_names_reads_alike(void **state)
{
    struct workbook w = workbook_of(&box, "");

    (void)state;
    workbook_set(&w, "_rels/.rels",
                 "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/"
                 "officeDocument/relationships/officeDocument\" Target=\"/XL/book.xml\"/>"
                 "</Relationships>");
    workbook_set(&w, "xl\\book.xml",
                 "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
                 "xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
                 "<x:sheets><x:sheet name=\"S\" sheetId=\"9\" q:id=\"b\"/></x:sheets>"
                 "</x:workbook>");
    workbook_set(&w, "xl/_rels/book.xml.rels",
                 "<Relationships><Relationship Id=\"b\" Type=\"http://purl.oclc.org/ooxml/"
                 "officeDocument/relationships/worksheet\" Target=\"./../xl/s.xml\"/>"
                 "</Relationships>");
    workbook_set(
        &w, "xl/s.xml",
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
        "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>yes</x:t></x:is></x:c>"
        "<x:c t=\"d\"><x:v>2021-01-21T12:01:17</x:v></x:c></x:row></x:sheetData>"
        "</x:worksheet>");
    assert_string_equal(rows(&w), "1:yes|2021-01-21T12:01:17");
}

static const char styles[] =
    "<styleSheet xmlns=\"" WORKBOOK_MAIN "\"><numFmts count=\"2\">"
    "<numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\\ hh:mm:ss\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"2\"/></cellXfs>"
    "</styleSheet>";

static const char numbers[] =
    "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44218</v></c><c r=\"B1\" s=\"1\"><v>44218</v></c>"
    "<c r=\"C1\" s=\"2\"><v>44218.500856481484</v></c><c r=\"D1\" s=\"3\"><v>0.125</v></c>"
    "<c r=\"E1\" s=\"4\"><v> 4.2000000000000002 </v></c><c r=\"F1\" s=\"77\"><v>3.0</v></c>"
    "<c r=\"G1\" s=\"-1\"><v>x</v></c></row>";

static void styles_tell_dates_and_percentages(void **state)
{
    struct workbook w = workbook_of(&box, numbers);

    (void)state;
    workbook_set(&w, "xl/styles.xml", styles);
    assert_string_equal(rows(&w), "1:44218|2021-01-22|2021-01-22 12:01:14|12.5%|4.2|3|x");
    workbook_set(&w, "xl/workbook.xml",
                 "<workbook xmlns:r=\"" WORKBOOK_RELATIONS "\"><workbookPr date1904=\"1\"/>"
                 "<sheets><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>");
    assert_string_equal(rows(&w), "1:44218|2025-01-23|2025-01-23 12:01:14|12.5%|4.2|3|x");
}

static void lost_cells_are_counted_once(void **state)
{
    struct workbook w = workbook_of(
        &box, "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#DIV/0!</v></c>"
              "</row><row r=\"2\"><c r=\"A2\" t=\"e\"><f>NA()</f><v>#N/A</v></c>"
              "<c r=\"B2\"><f>SUM(A1)</f></c><c r=\"C2\" t=\"str\"><f>\"\"</f><v></v></c>"
              "<c r=\"D2\"><v>4</v></c></row>");
    struct workbook_dump dump = {&box, ""};
    struct grid g;

    (void)state;
    workbook_write(&box, "b.xlsx", &w);
    assert_true(grid_open(&box.arena, box.folder, "b.xlsx", NULL, &g, &box.diag));
    assert_true(grid_each(&g, workbook_dump_row, &dump, &box.diag));
    assert_string_equal(dump.text, "1:1 2:|||4");
    EXPECT_MESSAGES(&box, "b.xlsx:1:2 CELL_ERROR -", "b.xlsx:2:2 CELL_PENDING -");
    assert_string_equal(box.diag.first->detail, "#DIV/0! in B1, and 1 more");
    assert_string_equal(box.diag.last->detail, "1 cell, the first is B2: open the workbook "
                                               "in a spreadsheet and save it");
}

static void a_lost_cell_is_called_as_in_a_spreadsheet(void **state)
{
    static const char *const names[] = {"Z9", "AA9", "AZ9", "BA9", "ZZ9", "AAA9", "XFD9"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct workbook w = workbook_of(
            &box, arena_printf(&box.arena,
                               "<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"%s\" "
                               "t=\"e\"><v>#NAME?</v></c></row>",
                               names[i]));

        box.diag = (struct diag){.arena = &box.arena};
        workbook_write(&box, "b.xlsx", &w);
        assert_string_equal(workbook_rows(&box, "b.xlsx", NULL), "9:1");
        assert_string_equal(workbook_said(&box),
                            arena_printf(&box.arena, "#NAME? in %s", names[i]));
    }
}

static const char three_sheets[] =
    "<workbook xmlns:r=\"" WORKBOOK_RELATIONS "\"><sheets>"
    "<sheet name=\"Chart\" r:id=\"rId0\"/><sheet name=\"Hidden\" state=\"veryHidden\" "
    "r:id=\"rId1\"/><sheet name=\"Empty\" r:id=\"rId2\"/><sheet name=\"Ответы\" "
    "state=\"visible\" r:id=\"rId3\"/><sheet name=\"More\" r:id=\"rId4\"/></sheets>"
    "</workbook>";

static struct workbook sheets(void)
{
    struct workbook w = workbook_of(&box, "<row><c><v>1</v></c></row>");
    const char *relations =
        "<Relationships><Relationship Id=\"rId0\" Type=\"x/chartsheet\" "
        "Target=\"worksheets/sheet1.xml\"/>";

    for (int i = 1; i <= 4; i++)
        relations = arena_printf(&box.arena,
                                 "%s<Relationship Id=\"rId%d\" Type=\"x/worksheet\" "
                                 "Target=\"worksheets/sheet%d.xml\"/>",
                                 relations, i, i);
    workbook_set(&w, "xl/workbook.xml", three_sheets);
    workbook_set(&w, "xl/_rels/workbook.xml.rels",
                 arena_printf(&box.arena, "%s</Relationships>", relations));
    workbook_set(&w, "xl/worksheets/sheet2.xml", workbook_sheet(&box, ""));
    workbook_set(&w, "xl/worksheets/sheet3.xml",
                 workbook_sheet(&box, "<row><c><v>3</v></c></row>"));
    workbook_set(&w, "xl/worksheets/sheet4.xml",
                 workbook_sheet(&box, "<row><c><v>4</v></c></row>"));
    return w;
}

static void the_first_visible_sheet_with_rows_is_read_or_the_one_named(void **state)
{
    struct workbook w = sheets();
    struct grid_options options = {0};
    struct grid g;

    (void)state;
    assert_string_equal(rows(&w), "1:3");
    assert_true(
        grid_open(&box.arena, box.folder, "surveys/book.xlsx", NULL, &g, &box.diag));
    assert_string_equal(g.sheet, "Ответы");
    assert_string_equal(g.other_sheets, "\"Empty\", \"More\"");
    assert_null(g.encoding);
    assert_int_equal(g.delimiter, '\0');
    assert_int_equal(g.nhead, 1);
    assert_int_equal(strlen(g.print.sha256), HASH_DIGITS - 1);
    options.sheet = "Hidden";
    assert_string_equal(workbook_rows(&box, "surveys/book.xlsx", &options), "1:1");
    options.sheet = "MORE";
    assert_string_equal(workbook_rows(&box, "surveys/book.xlsx", &options), "1:4");
    EXPECT_NO_MESSAGES(&box);
    options.sheet = "Arkusz1";
    assert_string_equal(workbook_rows(&box, "surveys/book.xlsx", &options), "");
    EXPECT_MESSAGES(&box, "surveys/book.xlsx:0:0 QUESTION -");
    assert_string_equal(workbook_said(&box),
                        "which sheet is to be read? None is called \"Arkusz1\"; set sheet "
                        "to one of \"Hidden\", \"Empty\", \"Ответы\", \"More\"");
}

static void an_empty_workbook_is_an_empty_file(void **state)
{
    struct workbook w = workbook_of(&box, "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>");

    (void)state;
    workbook_write(&box, "b.xlsx", &w);
    assert_string_equal(workbook_rows(&box, "b.xlsx", NULL), "");
    EXPECT_MESSAGES(&box, "b.xlsx:0:0 FILE_EMPTY -");
}

/* What Microsoft Forms writes: dates as serials, labels as shared texts, NBSP in a header.
 */
static void a_workbook_of_microsoft_forms_reads_as_its_rows(void **state)
{
    struct workbook w = workbook_of(
        &box, "<row r=\"1\" spans=\"1:4\" x14ac:dyDescent=\"0.25\">"
              "<c r=\"A1\" s=\"2\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
              "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"
              "<row r=\"2\" spans=\"1:4\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"2\">"
              "<v>46217.401388888888</v></c><c r=\"C2\" t=\"s\"><v>4</v></c>"
              "<c r=\"D2\" t=\"s\"><v>5</v></c></row>");

    (void)state;
    *workbook_part(&w, "xl/worksheets/sheet1.xml") = (struct workbook_part){
        "xl/worksheets/sheet1.xml",
        arena_printf(
            &box.arena,
            "<worksheet xmlns:x14ac=\"x\" xmlns:mc=\"y\" mc:Ignorable=\"x14ac\">%s",
            strstr(workbook_part(&w, "xl/worksheets/sheet1.xml")->text, "<sheetViews/>")),
        0};
    workbook_set(&w, "xl/styles.xml", styles);
    workbook_set(
        &w, "xl/sharedStrings.xml",
        "<sst><si><t>ID</t></si><si><t>Godzina rozpoczęcia</t></si>"
        "<si><t xml:space=\"preserve\">Dział\xC2\xA0</t></si><si><t>Sukces\nwspólny"
        "</t></si><si><t>Sprzedaż;</t></si><si><t>Raczej się zgadzam</t></si></sst>");
    /* 46217 is 2026-07-14; .40138... of a day is 09:38. */
    assert_string_equal(rows(&w), "1:ID|Godzina rozpoczęcia|Dział\xC2\xA0|Sukces\nwspólny "
                                  "2:1|2026-07-14 09:38:00|Sprzedaż;|Raczej się zgadzam");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(strings_are_shared_inline_or_results_of_formulas,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(references_place_cells_and_blank_rows_are_left_out,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(rows_are_as_wide_as_the_widest_before_them, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            a_file_with_another_prefix_and_the_strict_names_reads_alike, setup, teardown),
        cmocka_unit_test_setup_teardown(styles_tell_dates_and_percentages, setup, teardown),
        cmocka_unit_test_setup_teardown(lost_cells_are_counted_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_lost_cell_is_called_as_in_a_spreadsheet, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            the_first_visible_sheet_with_rows_is_read_or_the_one_named, setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_workbook_is_an_empty_file, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_workbook_of_microsoft_forms_reads_as_its_rows,
                                        setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
