/*
 * test_table.c - delimited files of every dialect, and hostile ones.
 */
#include "base/text.h"
#include "read/table/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"

static struct table table;

static bool load_bytes(const void *bytes, size_t length)
{
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_write(&box, "t.csv", bytes, length);
    return table_load(&box.arena, box.folder, "t.csv", &table, &box.diag);
}

static bool load(const char *text)
{
    return load_bytes(text, strlen(text));
}

/* All rows with their lines: "1:a|b 2:c|d". */
static const char *shape(void)
{
    const char *all = "";

    for (size_t i = 0; i <= table.nrows; i++) {
        const struct grid_row *row = i ? &table.row[i - 1] : &table.header;

        all = arena_printf(&box.arena, "%s%s%d:", all, i ? " " : "", row->line);
        for (int j = 0; j < row->n; j++)
            all = arena_printf(&box.arena, "%s%s%s", all, j ? "|" : "", row->field[j]);
    }
    return all;
}

static void table_reads_dialects(void **state)
{
    static const struct {
        const char *text, *shape;
        char delimiter;
    } cases[] = {
        {"a,b\n1,2\n", "1:a|b 2:1|2", ','},
        {"a,b\n1,2", "1:a|b 2:1|2", ','},
        {"a;b\r\n1;2\r\n", "1:a|b 2:1|2", ';'},
        {"a\tb\r1\t2\r3\t4\r", "1:a|b 2:1|2 3:3|4", '\t'},
        {"a\tb\n\t2\n\t\n3\t\n", "1:a|b 2:|2 4:3|", '\t'},
        {"a|b\n1|2\n", "1:a|b 2:1|2", '|'},
        {"\xEF\xBB\xBF"
         "a;b\n1;2\n",
         "1:a|b 2:1|2", ';'},
        {"sep=;\na,b;c\n1,2;3\n", "2:a,b|c 3:1,2|3", ';'},
        {"\"sep=|\"\r\na,b|c\r\n", "2:a,b|c", '|'},
        {"sep=\t\na,b\tc\n", "2:a,b|c", '\t'},
        {"\n  \n a , b \n\n1,2\n,,\n\n3,4\n\n", "3:a|b 5:1|2 8:3|4", ','},
        {"a,b\n\"1\n\n2\",3\n4,5\n", "1:a|b 2:1\n\n2|3 5:4|5", ','},
        {"a,b\r\n\"1\r\n2\",3\r\n4,5\r\n", "1:a|b 2:1\r\n2|3 4:4|5", ','},
        {"a,b\r\n1,\"x\ny\"\r\n4,5\r\n", "1:a|b 2:1|x\ny 4:4|5", ','},
        {"a,b\n\"say \"\"so\"\"\",\" 2 \"\n", "1:a|b 2:say \"so\"| 2 ", ','},
        {"a,b,,\n1,2,,\n", "1:a|b 2:1|2||", ','},
        {"only\nx\n", "1:only 2:x", ','},
        /* The delimiter is that of consistent records, not the most frequent character. */
        {"id;name\n1;\"a, b, c, d\"\n2;e, f\n3;g\n",
         "1:id|name 2:1|a, b, c, d 3:2|e, f 4:3|g", ';'},
        {"x;value\na;1,5\nb;2,5\nc;3,5\n", "1:x|value 2:a|1,5 3:b|2,5 4:c|3,5", ';'},
        {"q,\"a;b;c;d\",r\n1,2,3\n", "1:q|a;b;c;d|r 2:1|2|3", ','},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(load(cases[i].text));
        assert_string_equal(shape(), cases[i].shape);
        assert_int_equal(table.delimiter, cases[i].delimiter);
        EXPECT_NO_MESSAGES(&box);
    }
}

static void table_reads_encodings(void **state)
{
    (void)state;
    assert_true(load_bytes("\xFF\xFE"
                           "a\0\t\0\x42\x01\r\0\n\0"
                           "1\0\t\0"
                           "2\0\r\0\n\0",
                           22));
    assert_string_equal(shape(), "1:a|ł 2:1|2");
    assert_string_equal(table.encoding, "UTF-16LE");
    assert_true(load("firma;dzia\xB3\n\xA3\xF3"
                     "d\x9F;Sprzeda\xBF\n"));
    assert_string_equal(shape(), "1:firma|dział 2:Łódź|Sprzedaż");
    assert_string_equal(table.encoding, "windows-1250");
    assert_true(
        load("\xEA\xEE\xEC\xEF\xE0\xED\xE8\xFF;x\n\xCF\xF0\xEE\xE4\xE0\xE6\xE8;1\n"));
    assert_string_equal(shape(), "1:компания|x 2:Продажи|1");
    assert_string_equal(table.encoding, "windows-1251");
    EXPECT_NO_MESSAGES(&box);
}

static void table_warns_of_replaced_bytes(void **state)
{
    (void)state;
    assert_true(load("\xEF\xBB\xBF"
                     "a,b\n\xFFx,2\n"));
    EXPECT_MESSAGES(&box, "t.csv:0:0 ENCODING -");
    assert_string_equal(table.row[0].field[0], "\xEF\xBF\xBDx");
}

static void table_reports_where_a_file_is_broken(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "t.csv:0:0 FILE_EMPTY -"},
        {"\xEF\xBB\xBF", "t.csv:0:0 FILE_EMPTY -"},
        {" \r\n\n", "t.csv:0:0 FILE_EMPTY -"},
        {"sep=;\n\n", "t.csv:0:0 FILE_EMPTY -"},
        {",,,\n1,2,3,4\n", "t.csv:1:0 CSV_HEADER -"},
        {"\n;;\n", "t.csv:2:0 CSV_HEADER -"},
        {"a,b\n1,2\n3,\"4\n5,6\n", "t.csv:3:2 CSV_SYNTAX -"},
        {"\"a,b\n1,2\n", "t.csv:1:1 CSV_SYNTAX -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(load(cases[i].text));
        EXPECT_MESSAGES(&box, cases[i].message);
    }
}

static void table_reports_unreadable_files(void **state)
{
    (void)state;
    assert_false(table_load(&box.arena, box.folder, "none.csv", &table, &box.diag));
    sandbox_text(&box, "folder.csv/x", "");
    assert_false(table_load(&box.arena, box.folder, "folder.csv", &table, &box.diag));
    EXPECT_MESSAGES(&box, "none.csv:0:0 FILE_READ -", "folder.csv:0:0 FILE_READ -");
}

static void table_refuses_files_over_64_megabytes(void **state)
{
    (void)state;
    sandbox_text(&box, "t.csv", "a,b\n");
    assert_int_equal(
        truncate(file_join(&box.arena, box.folder, "t.csv"), 64 * 1024 * 1024 + 1), 0);
    assert_false(table_load(&box.arena, box.folder, "t.csv", &table, &box.diag));
    EXPECT_MESSAGES(&box, "t.csv:0:0 FILE_LARGE -");
}

static void table_refuses_zero_bytes(void **state)
{
    (void)state;
    assert_false(load_bytes("a,b\n1,2\n3,\0\n", 12));
    EXPECT_MESSAGES(&box, "t.csv:3:0 CSV_SYNTAX -");
}

/* A header, one good row, then a row whose second field has `length` bytes. */
static bool load_long_field(size_t length, bool quoted, bool ended)
{
    char *text = arena_alloc(&box.arena, length + 64);
    size_t n = (size_t)sprintf(text, "a,b\n1,2\n3,%s", quoted ? "\"" : "");

    memset(text + n, 'x', length);
    strcpy(text + n + length, ended ? (quoted ? "\"\n4,5\n" : "\n4,5\n") : "");
    return load(text);
}

static void table_bounds_fields(void **state)
{
    (void)state;
    assert_true(load_long_field(GRID_FIELD_MAX, false, true));
    assert_int_equal(table.nrows, 3);
    assert_int_equal(strlen(table.row[1].field[1]), GRID_FIELD_MAX);
    for (int quoted = 0; quoted < 2; quoted++) {
        assert_false(load_long_field(GRID_FIELD_MAX + 1, quoted, true));
        EXPECT_MESSAGES(&box, "t.csv:3:2 CSV_SYNTAX -");
        assert_false(load_long_field(4000000, quoted, false));
        EXPECT_MESSAGES(&box, "t.csv:3:2 CSV_SYNTAX -");
    }
}

static void table_bounds_columns(void **state)
{
    char text[2200] = "a,b\n";

    (void)state;
    memset(text + 4, ',', GRID_COLUMN_MAX - 1);
    strcpy(text + 4 + GRID_COLUMN_MAX - 1, "x\n");
    assert_true(load(text));
    assert_int_equal(table.row[0].n, GRID_COLUMN_MAX);
    text[4 + GRID_COLUMN_MAX - 1] = ',';
    assert_false(load(text));
    EXPECT_MESSAGES(&box, "t.csv:2:1025 CSV_SYNTAX -");
}

static void table_keeps_rows_across_blocks_of_pointers(void **state)
{
    enum { ROWS = 5000 };
    char *text = arena_alloc(&box.arena, ROWS * 40 + 16), *p = text;

    (void)state;
    p += sprintf(p, "a,b,c,d,e,f,g\n");
    for (int i = 0; i < ROWS; i++)
        p += sprintf(p, "%d,x,x,x,x,x,%d\n", i, i + 1);
    assert_true(load(text));
    assert_int_equal(table.nrows, ROWS);
    for (int i = 0; i < ROWS; i++) {
        assert_int_equal(table.row[i].n, 7);
        assert_int_equal(table.row[i].line, i + 2);
        assert_int_equal(atoi(table.row[i].field[0]), i);
        assert_int_equal(atoi(table.row[i].field[6]), i + 1);
    }
}

static void table_finds_columns_by_folded_name(void **state)
{
    (void)state;
    assert_true(load("Company,\" Q1 \",ŻÓŁĆ,q1\n1,2,3,4\n1,2\n1,2,3,4,,\n1,2,3,4,5\n"));
    assert_int_equal(table_column(&table, "company"), 0);
    assert_int_equal(table_column(&table, "q1"), 1);
    assert_int_equal(table_column_after(&table, "q1", 1), 3);
    assert_int_equal(table_column(&table, "żółć"), 2);
    assert_int_equal(table_column(&table, "none"), -1);
    assert_string_equal(table_field(&table.row[0], 3), "4");
    assert_string_equal(table_field(&table.row[1], 3), "");
    assert_string_equal(table_field(&table.row[1], -1), "");
    assert_int_equal(table_place(&table, &table.row[1], 2).column, 3);
    assert_int_equal(table_place(&table, &table.row[1], -1).column, 0);
    assert_true(table_width_ok(&table, &table.row[0]));
    assert_false(table_width_ok(&table, &table.row[1]));
    assert_true(table_width_ok(&table, &table.row[2]));
    assert_false(table_width_ok(&table, &table.row[3]));
}

/* Bytes of a fixed sequence overwrite, cut and repeat parts of good files: whatever comes
 * out, every field must be readable and every message have a place. */
static void table_survives_damaged_files(void **state)
{
    static const char good[] =
        "company;wave;x\r\nacme;2026-Q3;\"a\r\nb\"\r\n\"Ł\";2026-Q2;3\r\n";
    static const char poison[] = "\"\",;\t|\r\n\0\xFF\xFE\xEF\xBB\xBF\xB3=s";
    unsigned seed = 20260930;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        char text[sizeof good];
        size_t length = sizeof good - 1;

        memcpy(text, good, sizeof good);
        for (int i = 0; i < 6; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[(seed >> 8) % length] = poison[(seed >> 24) % (sizeof poison - 1)];
        }
        length -= (seed >> 16) % 8;
        arena_reset(&box.arena);
        if (!load_bytes(text, length)) {
            assert_true(box.diag.count[LEVEL_ERROR] == 1);
            continue;
        }
        for (size_t i = 0; i < table.nrows; i++)
            for (int j = 0; j < table.row[i].n; j++)
                assert_true(strlen(table.row[i].field[j]) <= 3 * sizeof good);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(table_reads_dialects),
        TEST(table_reads_encodings),
        TEST(table_warns_of_replaced_bytes),
        TEST(table_reports_where_a_file_is_broken),
        TEST(table_reports_unreadable_files),
        TEST(table_refuses_files_over_64_megabytes),
        TEST(table_refuses_zero_bytes),
        TEST(table_bounds_fields),
        TEST(table_bounds_columns),
        TEST(table_keeps_rows_across_blocks_of_pointers),
        TEST(table_finds_columns_by_folded_name),
        TEST(table_survives_damaged_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
