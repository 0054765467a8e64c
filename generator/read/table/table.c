/*
 * table.c - delimited files as rows of UTF-8 fields; see table.h.
 *
 * libcsv tells neither where a field begins nor how large a field will become, so the text
 * is handed to it line by line: the record that is open when a line begins gives the row's
 * line number, and a quote that never ends is noticed before it has eaten the file.
 */
#include "read/table/table.h"
#include "base/text.h"
#include "read/table/lines.h"
#include "read/table/source.h"

#include <csv.h>
#include <string.h>

enum {
    GUESS_RECORDS = 50,
    GUESS_BYTES = 256 * 1024,
    SLICE = 32 * 1024,     /* bytes given to libcsv at once */
    SLOT_BLOCK = 16 * 1024 /* field pointers allocated at once */
};

/* --- delimiter --------------------------------------------------------------------- */

struct guess {
    int count[GUESS_RECORDS]; /* fields of each record */
    int records, fields;
};

static void guess_field(void *bytes, size_t length, void *context)
{
    struct guess *g = context;

    (void)bytes;
    (void)length;
    g->fields++;
}

static void guess_record(int ending, void *context)
{
    struct guess *g = context;

    (void)ending;
    if (g->records < GUESS_RECORDS)
        g->count[g->records++] = g->fields;
    g->fields = 0;
}

/* The most frequent number of fields, the larger of two equally frequent; 0 without
 * records. */
static int usual_width(const struct guess *g, int *records)
{
    int width = 0;

    *records = 0;
    for (int i = 0; i < g->records; i++) {
        int same = 0;

        for (int j = 0; j < g->records; j++)
            same += g->count[j] == g->count[i];
        if (same > *records || (same == *records && g->count[i] > width)) {
            *records = same;
            width = g->count[i];
        }
    }
    return width;
}

static void count_fields(const char *text, size_t length, char delimiter, struct guess *g)
{
    struct lines lines = lines_of(text, length, 0);
    struct csv_parser parser;
    const char *line;

    *g = (struct guess){0};
    if (csv_init(&parser, 0) != 0)
        return;
    csv_set_blk_size(&parser, 4096);
    csv_set_delim(&parser, (unsigned char)delimiter);
    while (g->records < GUESS_RECORDS && (line = lines_next(&lines, &length)) != NULL)
        if (csv_parse(&parser, line, length, guess_field, guess_record, g) != length)
            break;
    csv_free(&parser);
}

/* The delimiter whose records agree best on a width of at least two fields. */
static char guess_delimiter(const char *text, size_t length)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    int best_same = 0, best_records = 1, best_width = 0;
    char best = ',';

    if (length > GUESS_BYTES)
        length = GUESS_BYTES;
    for (size_t i = 0; i < sizeof candidates; i++) {
        struct guess g;
        int same, width, difference;

        if (memchr(text, candidates[i], length) == NULL)
            continue;
        count_fields(text, length, candidates[i], &g);
        width = usual_width(&g, &same);
        difference = same * best_records - best_same * g.records;
        if (width < 2 || difference < 0 || (difference == 0 && width <= best_width))
            continue;
        best = candidates[i];
        best_same = same;
        best_records = g.records;
        best_width = width;
    }
    return best;
}

/* Reads a first line such as sep=; (Excel's own hint); returns its bytes, 0 without one. */
static size_t separator_line(const char *text, size_t length, char *delimiter)
{
    struct lines lines = lines_of(text, length, 0);
    const char *line = lines_next(&lines, &length);
    size_t quote = line && *line == '"';
    char found;

    if (line == NULL || length < quote + 5 || strncmp(line + quote, "sep=", 4) != 0)
        return 0;
    found = line[quote + 4];
    if (strchr(",;\t|:^~ ", found) == NULL ||
        !line_is_blank(line + 2 * quote + 5, length - 2 * quote - 5, '"'))
        return 0;
    *delimiter = found;
    return length;
}

/* --- rows -------------------------------------------------------------------------- */

struct reader {
    struct arena *arena;
    struct table *table;
    size_t capacity;      /* of table->row */
    char *write;          /* where the next field goes */
    struct table_row row; /* the record being read */
    int room;             /* field pointers left at row.field */
    size_t unended;       /* bytes read since the last field ended */
    bool open, filled;    /* the record has begun; has a field that is not empty */
    bool header;          /* the header has been read */
    const char *fault;    /* what stopped the reading */
};

/* Makes room for the pointers of the longest record, so that no field need ask for it. */
static void begin_record(struct reader *r)
{
    if (r->room < TABLE_COLUMN_MAX) {
        r->row.field = arena_array(r->arena, SLOT_BLOCK, sizeof *r->row.field);
        r->room = SLOT_BLOCK;
    }
    r->row.n = 0;
    r->filled = false;
}

/*
 * Fields are written over the text they were read from: a field with its NUL is never
 * longer than its source with the delimiter that ended it, so writing cannot overtake
 * reading, and a file needs no second copy.
 */
static void end_field(void *bytes, size_t length, void *context)
{
    struct reader *r = context;
    char *to = r->write;

    r->unended = 0;
    if (r->fault)
        return;
    if (length > TABLE_FIELD_MAX || r->row.n == TABLE_COLUMN_MAX) {
        r->fault = length > TABLE_FIELD_MAX ? "a field is longer than 65536 bytes"
                                            : "a row has more than 1024 fields";
        return;
    }
    r->row.field[r->row.n++] = to;
    r->write = to + length + 1;
    r->filled = r->filled || length;
    if (length == 1) /* an answer; most fields of most files */
        *to = *(const char *)bytes;
    else if (length)
        memcpy(to, bytes, length);
    to[length] = '\0';
}

static void end_record(int ending, void *context)
{
    struct reader *r = context;
    struct table *t = r->table;

    (void)ending;
    r->open = false;
    if (r->fault)
        return;
    if (!r->header) {
        t->header = r->row;
        r->header = true;
    } else if (r->filled) {
        t->row = arena_grow(r->arena, t->row, t->nrows, &r->capacity, sizeof *t->row);
        t->row[t->nrows++] = r->row;
    } else
        r->row.n = 0; /* a blank row gives its pointers back */
    r->row.field += r->row.n;
    r->room -= r->row.n;
    begin_record(r);
}

/* Hands one line to libcsv in slices, so that a field cannot grow without bound unseen. */
static void read_line(struct reader *r, struct csv_parser *parser, const char *line,
                      size_t length)
{
    while (length && r->fault == NULL) {
        size_t slice = length < SLICE ? length : SLICE;

        r->unended += slice;
        if (csv_parse(parser, line, slice, end_field, end_record, r) != slice)
            r->fault = csv_strerror(csv_error(parser));
        else if (r->unended > TABLE_FIELD_MAX + SLICE && r->fault == NULL)
            r->fault = "a field is longer than 65536 bytes, or its quote never ends";
        line += slice;
        length -= slice;
    }
}

static void read_lines(struct reader *r, struct csv_parser *parser, struct lines *lines)
{
    const char *line;
    size_t length;

    while (r->fault == NULL && (line = lines_next(lines, &length)) != NULL) {
        if (!r->open) {
            if (line_is_blank(line, length, r->table->delimiter))
                continue;
            r->row.line = lines->number;
            r->unended = 0;
            r->open = true;
        }
        read_line(r, parser, line, length);
    }
    if (r->fault == NULL && r->open)
        r->fault = "a quoted field never ends";
}

/* Parses the text, which must end in a line feed; false with a message. */
static bool read_text(struct arena *a, struct table *t, char *text, size_t length,
                      int first_line, struct diag *d)
{
    struct lines lines = lines_of(text, length, first_line - 1);
    struct reader r = {.arena = a, .table = t, .write = text};
    struct csv_parser parser;

    begin_record(&r);
    if (csv_init(&parser, 0) != 0)
        r.fault = "out of memory";
    else {
        csv_set_blk_size(&parser, 4096);
        csv_set_delim(&parser, (unsigned char)t->delimiter);
        read_lines(&r, &parser, &lines);
        csv_free(&parser);
    }
    if (r.fault)
        return diag_report(d, DIAG_CSV_SYNTAX, table_place(t, &r.row, r.row.n), NULL, "%s",
                           r.fault);
    return true;
}

/* --- file -------------------------------------------------------------------------- */

/* Trims the header and forgets its empty end; false with a message when nothing is left. */
static bool finish_header(struct arena *a, struct table *t, struct diag *d)
{
    struct table_row *header = &t->header;

    for (int i = 0; i < header->n; i++)
        header->field[i] = text_trim(a, header->field[i]);
    while (header->n && *header->field[header->n - 1] == '\0')
        header->n--;
    if (header->n == 0)
        return diag_report(d, DIAG_CSV_HEADER, table_place(t, header, -1), NULL, NULL);
    t->key = arena_array(a, (size_t)header->n, sizeof *t->key);
    for (int i = 0; i < header->n; i++)
        t->key[i] = text_fold(a, header->field[i]);
    return true;
}

bool table_load(struct arena *a, const char *folder, const char *name, struct table *t,
                struct diag *d)
{
    struct place at = {name, 0, 0};
    struct source s;
    size_t skip;

    *t = (struct table){.file = arena_strdup(a, name), .delimiter = ','};
    if (!source_load(a, folder, t->file, &s, d))
        return false;
    t->encoding = s.encoding;
    t->print = s.print;
    s.text[s.length++] = '\n'; /* in place of the NUL: ends the last record */
    skip = separator_line(s.text, s.length, &t->delimiter);
    if (skip == 0)
        t->delimiter = guess_delimiter(s.text, s.length);
    if (!read_text(a, t, s.text + skip, s.length - skip, skip ? 2 : 1, d))
        return false;
    if (t->header.n == 0) /* a separator line and nothing else */
        return diag_report(d, DIAG_FILE_EMPTY, at, NULL, NULL);
    return finish_header(a, t, d);
}

int table_column(const struct table *t, const char *name)
{
    return table_column_after(t, name, -1);
}

int table_column_after(const struct table *t, const char *name, int column)
{
    for (int i = column + 1; i < t->header.n; i++)
        if (strcmp(t->key[i], name) == 0)
            return i;
    return -1;
}

const char *table_field(const struct table_row *row, int column)
{
    return column >= 0 && column < row->n ? row->field[column] : "";
}

const char *table_excerpt(struct arena *a, const char *field)
{
    size_t length = strlen(field), cut = 60;

    if (length <= cut)
        return field;
    while (cut && ((unsigned char)field[cut] & 0xC0) == 0x80)
        cut--;
    return arena_printf(a, "%.*s...", (int)cut, field);
}

struct place table_place(const struct table *t, const struct table_row *row, int column)
{
    return (struct place){t->file, row->line, column + 1};
}

bool table_width_ok(const struct table *t, const struct table_row *row)
{
    for (int i = t->header.n; i < row->n; i++)
        if (*row->field[i] != '\0')
            return false;
    return row->n >= t->header.n;
}
