/*
 * test_pivot.c - pivot tables are refused, in workbooks and in delimited text.
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

static void headers_of_pivot_tables_are_refused_in_three_languages(void **state)
{
    static const struct {
        const char *text, *place; /* place NULL: read */
    } cases[] = {
        {"Row Labels,Sum of Amount\nacme,5\n", "1:1"},
        {",,\nEtykiety wierszy;Suma z Kwota\nacme;5\n", "2:1"},
        {"Filtr;(Wszystko)\n\nНазвания строк;Сумма по полю Бюджет\nacme;5\n", "3:1"},
        {"Sum of Amount,Column Labels\nRow Labels,Won,Lost\nacme,1,2\n", "1:1"},
        {"Company,Sum of Amount,Count of ID\nacme,1,2\n", "1:3"},
        {"Firma;Liczba z ID\nacme;2\n", "1:2"},
        {"Company,Amount,Sum of deals\nacme,1,2\n", NULL},
        {"row,label\n1,2\n", NULL},
        {"Summary of x,y\n1,2\n", NULL},
        {"id,text\n1,Row Labels\n2,Sum of it\n", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct diag_message *m;

        sandbox_text(&box, "p.csv", cases[i].text);
        box.diag = (struct diag){.arena = &box.arena};
        workbook_rows(&box, "p.csv", NULL);
        m = box.diag.first;
        if (cases[i].place == NULL) {
            EXPECT_NO_MESSAGES(&box);
            continue;
        }
        EXPECT_MESSAGES(&box,
                        arena_printf(&box.arena, "p.csv:%s FILE_KIND -", cases[i].place));
        assert_non_null(strstr(m->detail, "export the rows it was made from"));
    }
}

static void a_sheet_with_a_pivot_table_on_it_is_refused(void **state)
{
    struct workbook w = workbook_of(&box, "<row><c t=\"str\"><v>Firma</v></c></row>");

    (void)state;
    workbook_set(
        &w, "xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"" WORKBOOK_RELATIONS
        "/pivotTable\" Target=\"../pivotTables/pivotTable1.xml\"/></Relationships>");
    workbook_write(&box, "p.xlsx", &w);
    assert_string_equal(workbook_rows(&box, "p.xlsx", NULL), "");
    EXPECT_MESSAGES(&box, "p.xlsx:0:0 FILE_KIND -");
    assert_string_equal(workbook_said(&box), "the sheet \"Data\" has a pivot table: export "
                                             "the rows it was made from");
}

static void the_other_sheets_are_named(void **state)
{
    struct workbook w = workbook_of(&box, "<row><c t=\"str\"><v>Firma</v></c></row>");

    (void)state;
    workbook_set(&w, "xl/workbook.xml",
                 "<workbook xmlns:r=\"" WORKBOOK_RELATIONS
                 "\"><sheets><sheet name=\"Pivot\" r:id=\"rId1\"/><sheet name=\"Deals\" "
                 "r:id=\"rId9\"/></sheets></workbook>");
    workbook_set(&w, "xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
                 "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId9\" "
                 "Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>");
    workbook_set(&w, "xl/worksheets/sheet2.xml",
                 workbook_sheet(&box, "<row><c><v>2</v></c></row>"));
    workbook_set(&w, "xl/worksheets/_rels/sheet1.xml.rels",
                 "<Relationships><Relationship Id=\"a\" Type=\"x/pivotTable\" "
                 "Target=\"p.xml\"/></Relationships>");
    workbook_write(&box, "p.xlsx", &w);
    workbook_rows(&box, "p.xlsx", NULL);
    assert_non_null(strstr(workbook_said(&box), "the setting sheet; there are \"Deals\""));
    box.diag = (struct diag){.arena = &box.arena};
    assert_string_equal(
        workbook_rows(&box, "p.xlsx", &(struct grid_options){.sheet = "deals"}), "1:2");
    EXPECT_NO_MESSAGES(&box);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            headers_of_pivot_tables_are_refused_in_three_languages, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sheet_with_a_pivot_table_on_it_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_other_sheets_are_named, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
