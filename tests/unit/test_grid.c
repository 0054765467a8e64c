/*
 * test_grid.c - delimited files as a stream of rows: the same whatever pieces they come in,
 * and in memory that does not grow with the file.
 */
#include "base/text.h"
#include "read/table/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "box.h"

#define BYTES(s) s, sizeof(s) - 1

static struct grid grid;

/* Rows as text: "1:a|b 2:c|d". */
struct listing {
    const char *text;
    int rows, most; /* most: ends the reading; 0: never */
};

static bool list_row(struct grid_row *row, void *context)
{
    struct listing *l = context;

    l->text = arena_printf(&box.arena, "%s%s%d:", l->text, *l->text ? " " : "", row->line);
    for (int i = 0; i < row->n; i++)
        l->text = arena_printf(&box.arena, "%s%s%s", l->text, i ? "|" : "", row->field[i]);
    return ++l->rows != l->most;
}

static void write_file(const void *bytes, size_t length)
{
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_write(&box, "t.csv", bytes, length);
}

static bool open_grid(const struct grid_options *options)
{
    return grid_open(&box.arena, box.folder, "t.csv", options, &grid, &box.diag);
}

/* All rows of t.csv; NULL after a message. */
static const char *read_all(const struct grid_options *options)
{
    struct listing l = {.text = ""};

    if (!open_grid(options) || !grid_each(&grid, list_row, &l, &box.diag))
        return NULL;
    assert_true(grid.nhead == l.rows || grid.nhead == GRID_HEAD);
    return l.text;
}

struct sample {
    const char *bytes;
    size_t length;
    const char *rows;
    char delimiter;
};

/* Pieces of one to twenty bytes put their boundaries inside every CRLF, character, quote
 * and mark. */
static void expect_rows(const struct sample *s)
{
    write_file(s->bytes, s->length);
    for (size_t chunk = 0; chunk <= 20; chunk++) {
        const char *rows = read_all(&(struct grid_options){.chunk = chunk});

        EXPECT_NO_MESSAGES(&box);
        assert_string_equal(rows, s->rows);
        assert_int_equal(grid.delimiter, s->delimiter);
    }
}

static void rows_are_the_same_in_pieces_of_any_size(void **state)
{
    static const struct sample samples[] = {
        {BYTES("a,b\n1,2\n"), "1:a|b 2:1|2", ','},
        {BYTES("a;b\r\n1;2"), "1:a|b 2:1|2", ';'},
        {BYTES("a\tb\r1\t2\r\r3\t4\r"), "1:a|b 2:1|2 4:3|4", '\t'},
        {BYTES("a|b\r\n\r\n\n1|2\r3|4\n"), "1:a|b 4:1|2 5:3|4", '|'},
        {BYTES("one\ntwo\n\nthree"), "1:one 2:two 4:three", ','},
        {BYTES("\xEF\xBB\xBFsep=;\r\na,b;c\r\n"), "2:a,b|c", ';'},
        {BYTES("sep=,\r1,2\r3,4"), "2:1|2 3:3|4", ','},
        {BYTES("a,b\r\n\"1\r\n2\n\n3\",x\r\n4,5\r\n"), "1:a|b 2:1\r\n2\n\n3|x 6:4|5", ','},
        {BYTES("a,b\n\"say \"\"so\"\"\",5\" pipe\n"), "1:a|b 2:say \"so\"|5\" pipe", ','},
        {BYTES("a,b,\n1,2,\n,,\n\xC2\xA0,\" \",\n3,,\n\n \n"), "1:a|b| 2:1|2| 5:3||", ','},
        {BYTES("a,b\n\"say \"no\" twice\",\"x\" \n\"y\nz\",\"\"\"\"\n"),
         "1:a|b 2:say \"no\" twice|x 3:y\nz|\"", ','},
        /* With commas it would be two records of two fields, the second of two lines. */
        {BYTES("q, r;n\n\"x\";1\n\"y\";\"\"\", w\"\n"), "1:q, r|n 2:x|1 3:y|\", w", ';'},
        {BYTES(";;\"Ł\";\n;;1;\n"), "1:||Ł| 2:||1|", ';'},
        {BYTES("\xFF\xFE"
               "a\0\t\0\x42\x01\r\0\n\0"
               "1\0\t\0\"\0\n\0\"\0"),
         "1:a|ł 2:1|\n", '\t'},
        {BYTES("\xFE\xFF\x04\x14\0;\x04\x10\0\n\0"
               "1\0;\0"
               "2"),
         "1:Д|А 2:1|2", ';'},
        {BYTES("firma;dzia\xB3\r\n\xA3\xF3"
               "d\x9F;Sprzeda\xBF\r\n"),
         "1:firma|dział 2:Łódź|Sprzedaż", ';'},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        expect_rows(&samples[i]);
}

/* The same two rows in each character set, told or asked for. */
static void encodings_give_equal_rows(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *encoding, *asked;
    } files[] = {
        {BYTES("firma;ocena\nŻółć;się\n"), "UTF-8", NULL},
        {BYTES("\xEF\xBB\xBF"
               "firma;ocena\nŻółć;się\n"),
         "UTF-8", NULL},
        {BYTES("firma;ocena\n\xAF\xF3\xB3\xE6;si\xEA\n"), "windows-1250", NULL},
        {BYTES("firma;ocena\n\xAF\xF3\xB3\xE6;si\xEA\n"), "ISO-8859-2", "latin2"},
        {BYTES("\xFF\xFE"
               "f\0i\0r\0m\0a\0;\0o\0c\0e\0n\0a\0\n\0"
               "\x7B\x01\xF3\0\x42\x01\x07\x01;\0s\0i\0\x19\x01\n\0"),
         "UTF-16LE", NULL},
        {BYTES("\xFF\xFE"
               "f\0i\0r\0m\0a\0;\0o\0c\0e\0n\0a\0\n\0"
               "\x7B\x01\xF3\0\x42\x01\x07\x01;\0s\0i\0\x19\x01\n\0"),
         "UTF-16LE", "utf-16"},
        {BYTES("f\0i\0r\0m\0a\0;\0o\0c\0e\0n\0a\0\n\0"
               "\x7B\x01\xF3\0\x42\x01\x07\x01;\0s\0i\0\x19\x01\n\0"),
         "UTF-16LE", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        write_file(files[i].bytes, files[i].length);
        assert_string_equal(read_all(&(struct grid_options){.encoding = files[i].asked}),
                            "1:firma|ocena 2:Żółć|się");
        assert_string_equal(grid.encoding, files[i].encoding);
        assert_int_equal(grid.print.bytes, files[i].length);
        EXPECT_NO_MESSAGES(&box);
    }
}

static void what_is_asked_for_is_done(void **state)
{
    (void)state;
    write_file(BYTES("a,b;c\n1,2;3\n"));
    assert_string_equal(read_all(&(struct grid_options){.delimiter = ';'}),
                        "1:a,b|c 2:1,2|3");
    assert_string_equal(read_all(&(struct grid_options){.delimiter = '^'}),
                        "1:a,b;c 2:1,2;3");
    write_file(BYTES("sep=,\na,b;c\n"));
    assert_string_equal(read_all(&(struct grid_options){.delimiter = ';'}), "2:a,b|c");
    EXPECT_NO_MESSAGES(&box);
    write_file(BYTES("a,\xB1\n"));
    assert_string_equal(read_all(&(struct grid_options){.encoding = "windows-1250"}),
                        "1:a|±");
    assert_null(read_all(&(struct grid_options){.encoding = "polish"}));
    EXPECT_MESSAGES(&box, "t.csv:0:0 QUESTION -");
}

static void rows_of_empty_fields_come_when_asked_for(void **state)
{
    (void)state;
    write_file(BYTES(",,\na,b\n\n,\n"));
    assert_string_equal(read_all(&(struct grid_options){.empty_rows = true}),
                        "1:|| 2:a|b 4:|");
    assert_string_equal(read_all(NULL), "2:a|b");
}

/* As a spreadsheet of form answers is downloaded: CRLF between 126 records, none at the
 * end, and 237 line feeds alone, inside cells. */
static void line_feeds_inside_cells_end_no_record(void **state)
{
    char *text = arena_alloc(&box.arena, 64 * 1024), *p = text;
    struct listing l = {.text = ""};
    int line = 1, feeds = 237, crlf = 0;

    (void)state;
    p += sprintf(p, "Timestamp,\"What is missing?\",Score");
    for (int i = 0; i < 125; i++) {
        int more = feeds > 2 * (124 - i) ? feeds - 2 * (124 - i) : 0;

        p += sprintf(p, "\r\n4/22/2016 19:57:%02d,\"%d", i % 60, i);
        for (int k = 0; k < more; k++, feeds--)
            p += sprintf(p, "\nmore");
        p += sprintf(p, "\",%d", i % 5 + 1);
        crlf++;
    }
    assert_int_equal(feeds, 0);
    assert_int_equal(crlf, 125);
    write_file(text, (size_t)(p - text));
    assert_true(open_grid(NULL) && grid_each(&grid, list_row, &l, &box.diag));
    assert_int_equal(l.rows, 126);
    assert_int_equal(grid.nhead, GRID_HEAD);
    assert_int_equal(grid.delimiter, ',');
    /* The last record begins below 125 CRLF and the line feeds of the rows above it. */
    line += 125 + 237 - 2;
    assert_non_null(
        strstr(l.text, arena_printf(&box.arena, " %d:4/22/2016 19:57:04|124\n", line)));
    EXPECT_NO_MESSAGES(&box);
}

static void a_visitor_can_end_the_reading(void **state)
{
    struct listing l = {.text = "", .most = 2};

    (void)state;
    write_file(BYTES("a\nb\nc\nd,\"never ends\n"));
    assert_false(open_grid(NULL));
    EXPECT_MESSAGES(&box, "t.csv:4:2 CSV_SYNTAX -");
    write_file(BYTES("a\nb\nc\n"));
    assert_true(open_grid(NULL));
    assert_true(grid_each(&grid, list_row, &l, &box.diag));
    assert_string_equal(l.text, "1:a 2:b");
    assert_string_equal(grid_field(&grid.head[2], 0), "c");
    assert_string_equal(grid_field(&grid.head[2], 1), "");
    EXPECT_NO_MESSAGES(&box);
}

static void broken_files_are_reported_where_they_break(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *message;
    } files[] = {
        {BYTES(""), "t.csv:0:0 FILE_EMPTY -"},
        {BYTES("\xEF\xBB\xBF"), "t.csv:0:0 FILE_EMPTY -"},
        {BYTES("\xFF\xFE"), "t.csv:0:0 FILE_EMPTY -"},
        {BYTES("\n \r\n\r\t\n"), "t.csv:0:0 FILE_EMPTY -"},
        {BYTES("sep=;"), "t.csv:0:0 FILE_EMPTY -"},
        {BYTES(",,\n,\n\"\"\n"), "t.csv:0:0 FILE_EMPTY -"},
        {BYTES("\0"), "t.csv:1:0 CSV_SYNTAX -"},
        {BYTES("a,b\r\n1,2\r\n3,\0\r\n"), "t.csv:3:0 CSV_SYNTAX -"},
        {BYTES("a,b\r1,\"2\r\0\r"), "t.csv:3:0 CSV_SYNTAX -"},
        {BYTES("a,b\r\n1,\"2\r\n\r\n"), "t.csv:2:2 CSV_SYNTAX -"},
        /* libcsv alone makes one row of the last two. */
        {BYTES("a,b\n1,2\n\"Acme\" Ltd,5\n\"Beta\",6\n"), "t.csv:3:1 CSV_SYNTAX -"},
        {BYTES("a,b\n1,\"2\" \"3\"x\n\",4\n"), "t.csv:2:2 CSV_SYNTAX -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t chunk = 0; chunk < 4; chunk++) {
            write_file(files[i].bytes, files[i].length);
            assert_null(read_all(&(struct grid_options){.chunk = chunk}));
            EXPECT_MESSAGES(&box, files[i].message);
        }
}

static void what_is_no_file_is_reported(void **state)
{
    (void)state;
    assert_false(grid_open(&box.arena, box.folder, "none.csv", NULL, &grid, &box.diag));
    assert_int_equal(mkfifo(file_join(&box.arena, box.folder, "pipe.csv"), 0600), 0);
    assert_false(grid_open(&box.arena, box.folder, "pipe.csv", NULL, &grid, &box.diag));
    assert_false(grid_open(&box.arena, box.folder, "", NULL, &grid, &box.diag));
    EXPECT_MESSAGES(&box, "none.csv:0:0 FILE_READ -", "pipe.csv:0:0 FILE_READ -",
                    ":0:0 FILE_READ -");
}

static void a_file_that_changes_is_not_half_read(void **state)
{
    struct listing l = {.text = ""};
    const char *path = file_join(&box.arena, box.folder, "t.csv");

    (void)state;
    write_file(BYTES("a,b\n1,2\n"));
    assert_true(open_grid(NULL));
    assert_int_equal(truncate(path, 4), 0);
    assert_false(grid_each(&grid, list_row, &l, &box.diag));
    EXPECT_MESSAGES(&box, "t.csv:0:0 FILE_READ -");
    assert_string_equal(l.text, "");
}

/* `rows` rows of `width` fields of `length` letters. */
static bool open_large(int rows, int width, size_t length)
{
    FILE *f = fopen(file_join(&box.arena, box.folder, "t.csv"), "wb");
    char *field = arena_alloc(&box.arena, length + 1);

    assert_non_null(f);
    box.diag = (struct diag){.arena = &box.arena};
    memset(field, 'x', length);
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < width; k++)
            fprintf(f, "%s%c", field, k + 1 < width ? ',' : '\n');
    assert_int_equal(fclose(f), 0);
    return open_grid(NULL);
}

static void rows_are_bounded(void **state)
{
    (void)state;
    assert_true(open_large(2, GRID_COLUMN_MAX, 10));
    assert_int_equal(grid.head[1].n, GRID_COLUMN_MAX);
    assert_true(open_large(2, 60, GRID_FIELD_MAX));
    assert_int_equal(strlen(grid.head[1].field[59]), GRID_FIELD_MAX);
    assert_true(open_large(8, 60, GRID_FIELD_MAX));
    assert_in_range(grid.nhead, 2, 4);
    EXPECT_NO_MESSAGES(&box);
    assert_false(open_large(1, GRID_COLUMN_MAX + 1, 10));
    EXPECT_MESSAGES(&box, "t.csv:1:1025 CSV_SYNTAX -");
    assert_false(open_large(1, 2, GRID_FIELD_MAX + 1));
    EXPECT_MESSAGES(&box, "t.csv:1:1 CSV_SYNTAX -");
    assert_false(open_large(1, 70, GRID_FIELD_MAX));
    EXPECT_MESSAGES(&box, "t.csv:1:64 CSV_SYNTAX -");
}

static long peak_kilobytes(void)
{
    struct rusage usage;

    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

static bool count_row(struct grid_row *row, void *context)
{
    assert_int_equal(row->n, 8);
    ++*(size_t *)context;
    return true;
}

/* A file of 192 MB, of less under valgrind, in windows-1250 so that it is converted
 * too, takes no more memory than a small one. */
static void memory_does_not_grow_with_the_file(void **state)
{
    enum { ROW = 256 };
    size_t rows = (getenv("RAPPORT_WRAP") ? 32 : 192) * 1024 * 1024 / ROW, read = 0;
    char row[ROW + 1] = "";
    FILE *f = fopen(file_join(&box.arena, box.folder, "t.csv"), "wb");
    long before;

    (void)state;
    assert_non_null(f);
    memset(row, 'a', ROW - 2);
    for (int i = 1; i < 8; i++)
        row[i * 30] = ';';
    memcpy(row + 3, "\xBF\xF3\xB3\xE6", 4);
    memcpy(row + ROW - 2, "\r\n", 2);
    for (size_t i = 0; i < rows; i++)
        assert_int_equal(fwrite(row, ROW, 1, f), 1);
    assert_int_equal(fclose(f), 0);
    before = peak_kilobytes();
    assert_true(open_grid(NULL));
    assert_true(grid_each(&grid, count_row, &read, &box.diag));
    assert_int_equal(read, rows);
    assert_string_equal(grid.encoding, "windows-1250");
    assert_true(peak_kilobytes() - before < 8 * 1024);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(memory_does_not_grow_with_the_file), /* first: a peak is never forgotten */
        TEST(rows_are_the_same_in_pieces_of_any_size),
        TEST(encodings_give_equal_rows),
        TEST(what_is_asked_for_is_done),
        TEST(rows_of_empty_fields_come_when_asked_for),
        TEST(line_feeds_inside_cells_end_no_record),
        TEST(a_visitor_can_end_the_reading),
        TEST(broken_files_are_reported_where_they_break),
        TEST(what_is_no_file_is_reported),
        TEST(a_file_that_changes_is_not_half_read),
        TEST(rows_are_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
