/*
 * xlsx_sheet.c - the rows of one sheet; see xlsx_sheet.h.
 *
 *     worksheet > sheetData > row r="5" > c r="B5" s="2" t="s" > v
 *                                                              > f (a formula)
 *                                                              > is > t, r > t
 *
 * What stands below sheetData (merged cells, filters, pictures) is not read: a merged
 * cell's text stands in its first cell, the others are empty.
 */
#include "read/table/xlsx_sheet.h"

#include "base/buf.h"
#include "read/table/xlsx_strings.h"

#include <stdlib.h>
#include <string.h>

enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384 };

/* Of the part, unpacked; reading it takes no memory, only time. */
static const size_t sheet_bytes = (size_t)4 * 1024 * 1024 * 1024;

enum cell_type { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_BOOL, TYPE_ERROR };

struct sheet_reader {
    struct archive *z;
    const struct book *b;
    grid_visit visit;
    void *context;
    struct sheet_result *result;

    bool data;       /* inside sheetData */
    int row, column; /* being read, from 1; of the last one between them */
    int width;       /* the widest row so far */
    int n;           /* columns of this row up to the last with a text */
    struct buf text; /* the row's fields, each with its NUL; an empty one first */
    size_t at[GRID_COLUMN_MAX]; /* where each begins there; 0: empty */
    char *field[GRID_COLUMN_MAX];

    enum cell_type type;
    enum cell_format format;
    bool formula, capture; /* the cell has one; inside an element with its value */
    int phonetic;
    struct buf cell;
};

static void fail(struct xml *x, const struct sheet_reader *r, const char *what)
{
    r->result->row = r->row;
    r->result->column = r->column;
    x->fault = what;
}

/* --- places ------------------------------------------------------------------------ */

/* A whole number from 1 to max; 0 when the text is none. */
static int counted(const char *text, int max)
{
    long value = 0;

    for (; *text >= '0' && *text <= '9' && value <= max; text++)
        value = value * 10 + (*text - '0');
    return *text == '\0' && value <= max ? (int)value : 0;
}

/* The column of a reference such as AB12, from 1; 0 when it is none. */
static int column_of(const char *reference)
{
    int column = 0, letters = 0;

    for (; letters < 4; letters++, reference++) {
        char c = (char)(*reference & ~0x20);

        if (c < 'A' || c > 'Z')
            break;
        column = column * 26 + (c - 'A' + 1);
    }
    return column <= SHEET_COLUMNS && counted(reference, SHEET_ROWS) ? column : 0;
}

/* --- rows -------------------------------------------------------------------------- */

static void begin_row(struct xml *x, struct sheet_reader *r, const char **attribute)
{
    const char *number = xml_attribute(attribute, "r");
    int row = number ? counted(number, SHEET_ROWS) : r->row + 1;

    r->column = 0;
    if (row == 0 || row > SHEET_ROWS)
        fail(x, r, "a row has a number no sheet has");
    else if (row <= r->row)
        fail(x, r, "its rows are not in order: open it in a spreadsheet and save it again");
    r->row = row;
    r->n = 0;
    buf_clear(&r->text);
    buf_putc(&r->text, '\0');
    memset(r->at, 0, sizeof r->at);
}

static void end_row(struct xml *x, struct sheet_reader *r)
{
    struct grid_row row = {.field = r->field, .line = r->row};

    if (r->n == 0)
        return; /* blank */
    if (r->width < r->n)
        r->width = r->n;
    row.n = r->width;
    for (int i = 0; i < row.n; i++)
        r->field[i] = r->text.data + r->at[i];
    x->done = !r->visit(&row, r->context);
}

/* --- cells ------------------------------------------------------------------------- */

static enum cell_type type_of(const char *type)
{
    if (type == NULL || strcmp(type, "n") == 0)
        return TYPE_NUMBER;
    if (strcmp(type, "s") == 0)
        return TYPE_SHARED;
    if (strcmp(type, "b") == 0)
        return TYPE_BOOL;
    return strcmp(type, "e") == 0 ? TYPE_ERROR : TYPE_TEXT; /* str, inlineStr, d */
}

static void begin_cell(struct xml *x, struct sheet_reader *r, const char **attribute)
{
    const char *reference = xml_attribute(attribute, "r"),
               *style = xml_attribute(attribute, "s");
    long index = style ? strtol(style, NULL, 10) : 0;

    r->column = reference ? column_of(reference) : r->column + 1;
    if (r->column == 0)
        fail(x, r, "a cell stands where no sheet has one");
    r->type = type_of(xml_attribute(attribute, "t"));
    r->format = CELL_NUMBER;
    if (index >= 0 && (size_t)index < r->b->nformats)
        r->format = (enum cell_format)r->b->format[index];
    r->formula = r->capture = false;
    r->phonetic = 0;
    buf_clear(&r->cell);
}

static void lose(struct lost_cells *lost, const struct sheet_reader *r)
{
    if (lost->n++ == 0) {
        lost->row = r->row;
        lost->column = r->column;
        strncpy(lost->text, buf_text(&r->cell), sizeof lost->text - 1);
    }
}

/* Without blanks at the ends, as around fields of delimited text. */
static const char *trimmed(const char *text, size_t *length)
{
    while (*length && strchr(" \t", text[*length - 1]))
        --*length;
    while (*length && strchr(" \t", *text)) {
        text++;
        --*length;
    }
    return text;
}

/* Puts the text into its column of the row. */
static void put_field(struct xml *x, struct sheet_reader *r, const char *text)
{
    size_t length = strlen(text);
    int column = r->column - 1;

    if (length > GRID_FIELD_MAX)
        fail(x, r, "a cell is longer than 65536 bytes");
    text = trimmed(text, &length);
    if (length == 0 || x->fault)
        return;
    if (column >= GRID_COLUMN_MAX)
        fail(x, r, "a row has more than 1024 columns");
    else if (r->text.length + length >= GRID_ROW_MAX)
        fail(x, r, "a row is longer than 4 MB");
    else if (r->at[column])
        fail(x, r, "a cell is there twice: open it in a spreadsheet and save it again");
    else {
        r->at[column] = r->text.length;
        buf_put(&r->text, text, length);
        buf_putc(&r->text, '\0');
        if (r->n <= column)
            r->n = column + 1;
    }
}

static void put_number(struct xml *x, struct sheet_reader *r)
{
    char out[XLSX_VALUE_MAX], *text = r->cell.data;
    size_t n = r->cell.length;

    while (n && strchr(" \t\r\n", text[n - 1]))
        text[--n] = '\0';
    text += strspn(text, " \t\r\n");
    put_field(x, r, cell_value(text, r->format, r->b->since_1904, out) ? out : text);
}

static void put_shared(struct xml *x, struct sheet_reader *r)
{
    const char *text = buf_text(&r->cell);
    int index = counted(text, 1 << 30);

    if ((index == 0 && strcmp(text, "0") != 0) || (size_t)index >= r->b->nstrings)
        fail(x, r, "a cell refers to a text that is not there");
    else
        put_field(x, r, r->b->string[index]);
}

static void end_cell(struct xml *x, struct sheet_reader *r)
{
    if (r->cell.length == 0) {
        if (r->formula && r->type != TYPE_TEXT)
            lose(&r->result->pending, r);
        return;
    }
    switch (r->type) {
    case TYPE_NUMBER: put_number(x, r); break;
    case TYPE_SHARED: put_shared(x, r); break;
    case TYPE_TEXT:
        xlsx_unescape(r->cell.data);
        put_field(x, r, r->cell.data);
        break;
    case TYPE_BOOL:
        put_field(x, r, xml_is_true(buf_text(&r->cell)) ? "TRUE" : "FALSE");
        break;
    case TYPE_ERROR: lose(&r->result->errors, r); break;
    }
}

/* --- elements ---------------------------------------------------------------------- */

enum { AT_DATA = 2, AT_ROW, AT_CELL, AT_VALUE, AT_RICH };

static void start(struct xml *x, const char *name, const char **attribute)
{
    struct sheet_reader *r = x->context;

    if (x->depth == AT_DATA)
        r->data = strcmp(name, "sheetData") == 0;
    else if (!r->data)
        return;
    else if (x->depth == AT_ROW && strcmp(name, "row") == 0)
        begin_row(x, r, attribute);
    else if (x->depth == AT_CELL && strcmp(name, "c") == 0)
        begin_cell(x, r, attribute);
    else if (x->depth == AT_VALUE) {
        r->capture = strcmp(name, "v") == 0;
        r->formula = r->formula || strcmp(name, "f") == 0;
    } else if (x->depth >= AT_RICH) {
        if (r->phonetic == 0 && strcmp(name, "rPh") == 0)
            r->phonetic = x->depth;
        r->capture = r->phonetic == 0 && strcmp(name, "t") == 0;
    }
}

static void end(struct xml *x, const char *name)
{
    struct sheet_reader *r = x->context;

    if (!r->data || x->fault || x->done)
        return;
    r->capture = false;
    if (x->depth == r->phonetic)
        r->phonetic = 0;
    if (x->depth == AT_CELL && strcmp(name, "c") == 0)
        end_cell(x, r);
    else if (x->depth == AT_ROW && strcmp(name, "row") == 0)
        end_row(x, r);
    else if (x->depth == AT_DATA)
        x->done = true;
}

static void text(struct xml *x, const char *bytes, size_t length)
{
    struct sheet_reader *r = x->context;

    if (r->capture && r->cell.length <= GRID_FIELD_MAX)
        buf_put(&r->cell, bytes, length);
}

bool sheet_read(struct archive *z, const struct book *b, const char *part, grid_visit visit,
                void *context, struct sheet_result *result)
{
    struct sheet_reader *r = arena_alloc(z->arena, sizeof *r);
    struct xml x = {.start = start, .end = end, .text = text, .context = r};
    bool ok;

    *result = (struct sheet_result){0};
    *r = (struct sheet_reader){
        .z = z, .b = b, .visit = visit, .context = context, .result = result};
    ok = archive_read(z, part, sheet_bytes, &x);
    if (!ok && result->row == 0)
        result->row = r->row;
    buf_drop(&r->text);
    buf_drop(&r->cell);
    return ok;
}
