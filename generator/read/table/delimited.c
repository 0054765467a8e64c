/*
 * delimited.c - delimited text of any size as a grid; see delimited.h.
 *
 * libcsv tells neither where a field begins nor how large a field will become, so the text
 * is handed to it line by line: the record that is open when a line begins gives the row's
 * line number, and a quote that never ends is noticed before it has eaten the file.  One
 * row is held at a time.
 */
#include "read/table/delimited.h"
#include "base/buf.h"
#include "base/text.h"
#include "read/table/decode.h"
#include "read/table/delimiter.h"
#include "read/table/quotes.h"

#include <csv.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SAMPLE = 256 * 1024, /* bytes of text the delimiter is told by */
    SLICE = 32 * 1024    /* bytes given to libcsv at once */
};

struct reader {
    const struct grid *grid;
    grid_visit visit;
    void *context;
    struct csv_parser parser;
    char delimiter;
    char *field[GRID_COLUMN_MAX]; /* of the row, into bytes */
    char *end[GRID_COLUMN_MAX];   /* of these, while a line is cut */
    char *bytes;                  /* the row's fields with their NULs */
    size_t used, room;
    struct grid_row row;
    size_t unended; /* bytes read since the last field ended */
    int line;       /* the one being read, from 1 */
    bool after_cr;  /* the last byte was CR: an LF would belong to the same line end */
    bool skip_line; /* the line being read is a `sep=` line */
    struct quotes quotes;
    bool open, filled; /* the row has begun; has a field that is not blank */
    bool stopped;      /* by the visitor */
    const char *fault; /* what is wrong with the text */
};

/* --- rows -------------------------------------------------------------------------- */

/* Makes room for another field; the fields of the row move along. */
static void make_room(struct reader *r, size_t more)
{
    size_t room = r->room ? r->room : 4096;
    char *bytes;

    while (room - r->used < more)
        room *= 2;
    bytes = malloc(room);
    if (bytes == NULL) {
        fputs("rapport: out of memory\n", stderr);
        exit(3);
    }
    if (r->used)
        memcpy(bytes, r->bytes, r->used);
    for (int i = 0; i < r->row.n; i++)
        r->field[i] = bytes + (r->field[i] - r->bytes);
    free(r->bytes);
    r->bytes = bytes;
    r->room = room;
}

static bool is_blank(const char *bytes, size_t length)
{
    static const char *const wide[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

    while (length) {
        size_t size = *bytes == ' ' || (*bytes >= '\t' && *bytes <= '\r');

        for (int i = 0; i < 3 && size == 0; i++)
            if (length >= strlen(wide[i]) && memcmp(bytes, wide[i], strlen(wide[i])) == 0)
                size = strlen(wide[i]);
        if (size == 0)
            return false;
        bytes += size;
        length -= size;
    }
    return true;
}

static void end_field(void *bytes, size_t length, void *context)
{
    struct reader *r = context;
    char *to;

    r->unended = 0;
    if (r->fault || r->stopped)
        return;
    if (length > GRID_FIELD_MAX || r->row.n == GRID_COLUMN_MAX ||
        r->used + length >= GRID_ROW_MAX) {
        r->fault = length > GRID_FIELD_MAX       ? "a field is longer than 65536 bytes"
                   : r->row.n == GRID_COLUMN_MAX ? "a row has more than 1024 fields"
                                                 : "a row is longer than 4 MB";
        return;
    }
    if (r->room - r->used <= length)
        make_room(r, length + 1);
    to = r->bytes + r->used;
    r->field[r->row.n++] = to;
    r->used += length + 1;
    if (length == 1) /* an answer; most fields of most files */
        *to = *(const char *)bytes;
    else if (length)
        memcpy(to, bytes, length);
    to[length] = '\0';
    r->filled = r->filled || !is_blank(to, length);
}

static void end_record(int ending, void *context)
{
    struct reader *r = context;

    (void)ending;
    r->open = false;
    if (r->fault || r->stopped)
        return;
    r->row.field = r->field;
    if (r->filled || r->grid->options.empty_rows)
        r->stopped = !r->visit(&r->row, r->context);
    r->row.n = 0;
    r->used = 0;
    r->filled = false;
}

/* --- lines ------------------------------------------------------------------------- */

/* Counts the line end that a piece of text has, a CRLF in two pieces once. */
static void count_line(struct reader *r, const char *text, size_t length)
{
    char last = text[length - 1];
    bool same = last == '\n' && length == 1 && r->after_cr;

    if ((last == '\n' || last == '\r') && !same && r->line < INT_MAX)
        r->line++;
    r->after_cr = last == '\r';
}

/* Passes over what may stand between records; returns how much that is. */
static size_t skip_blanks(struct reader *r, const char *text, size_t length)
{
    size_t i = 0;

    while (i < length && text[i] != r->delimiter &&
           (text[i] == '\n' || text[i] == '\r' || text[i] == ' ' || text[i] == '\t'))
        count_line(r, text + i++, 1);
    return i;
}

/* Hands text to libcsv in slices, so that a field cannot grow without bound unseen. */
static void parse(struct reader *r, const char *text, size_t length)
{
    while (length && r->fault == NULL && !r->stopped) {
        size_t most = length < SLICE ? length : SLICE,
               slice = quotes_follow(&r->quotes, text, most, r->delimiter);

        r->unended += slice;
        if (csv_parse(&r->parser, text, slice, end_field, end_record, r) != slice)
            r->fault = csv_strerror(csv_error(&r->parser));
        else if (r->unended > GRID_FIELD_MAX + SLICE && r->fault == NULL)
            r->fault = "a field is longer than 65536 bytes, or its quote never ends";
        else if (slice < most && r->fault == NULL)
            r->fault = "text follows the closing quote of a field, which would go on in "
                       "the next line; a quote inside quotes has to be doubled";
        text += slice;
        length -= slice;
    }
}

/* The end of the field at p, which may be that of the line, a delimiter; its text is from
 * `from` to `to`.  NULL where its quotes need libcsv. */
static char *cut_field(char *p, const char *stop, char delimiter, char **from, char **to)
{
    char *end;

    if (*p > '"' && *p != delimiter && p[1] == delimiter) { /* an answer */
        *from = p;
        return *to = p + 1;
    }
    while ((*p == ' ' || *p == '\t') && *p != delimiter)
        p++;
    if (*p == '"') {
        *from = ++p;
        while (p < stop && *p != '"')
            p++;
        *to = p;
        return p < stop && p[1] == delimiter ? p + 1 : NULL;
    }
    *from = p;
    while (*p != delimiter)
        p++;
    end = p;
    while (end > *from && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *to = end;
    return p;
}

/*
 * Cuts a line, with its line end, that is a whole record without quotes inside quotes,
 * where it stands: as libcsv would, in a third of the time.  Most lines of most files are
 * such. False, with nothing changed, when it is not.
 */
static bool split_line(struct reader *r, char *text, size_t size)
{
    char *stop = text + size - 1, *p = text - 1, *from, *to, was;
    int n = 0;

    if (*stop == '\n' && stop > text && stop[-1] == '\r')
        stop--;
    was = *stop;
    *stop = r->delimiter; /* ends the last field */
    while (p != stop && n < GRID_COLUMN_MAX &&
           (p = cut_field(p + 1, stop, r->delimiter, &from, &to)) != NULL) {
        r->field[n] = from;
        r->end[n++] = to;
    }
    if (p != stop) {
        *stop = was;
        return false;
    }
    for (int i = 0; i < n; i++) {
        *r->end[i] = '\0';
        r->filled = r->filled || !is_blank(r->field[i], (size_t)(r->end[i] - r->field[i]));
    }
    r->row.n = n;
    end_record('\n', r);
    return true;
}

/* The first c in a text at or after `from`, or its end; *found is what was found before. */
static char *next_of(char c, char *from, char *end, char **found)
{
    if (*found == NULL || *found < from) {
        *found = memchr(from, c, (size_t)(end - from));
        if (*found == NULL)
            *found = end;
    }
    return *found;
}

/* Begins a row at the next byte that can be of one; false when there is none. */
static bool begin_row(struct reader *r, char **text, const char *end)
{
    *text += skip_blanks(r, *text, (size_t)(end - *text));
    if (*text == end)
        return false;
    r->row.line = r->line;
    r->unended = 0;
    r->open = true;
    return true;
}

/* Reads a chunk line by line; lines and records may go on in the next one. */
static void read_chunk(struct reader *r, char *text, size_t length)
{
    char *end = text + length, *feed = NULL, *back = NULL;

    while (text < end && r->fault == NULL && !r->stopped) {
        bool skipped = r->skip_line, fresh = !r->open && !skipped;
        char *stop;
        size_t size;

        if (fresh && !begin_row(r, &text, end))
            break;
        stop = next_of('\n', text, end, &feed);
        if (next_of('\r', text, end, &back) < stop && back + 1 != stop)
            stop = back;
        size = (size_t)(stop - text) + (stop < end);
        if (skipped)
            r->skip_line = text[size - 1] != '\n' && text[size - 1] != '\r';
        count_line(r, text, size);
        if (!skipped &&
            !(fresh && stop < end && size <= GRID_FIELD_MAX && split_line(r, text, size)))
            parse(r, text, size);
        text += size;
    }
}

/* --- file -------------------------------------------------------------------------- */

/* Reads all text; false with a message. */
static bool read_all(struct reader *r, struct decoding *text, struct diag *d)
{
    const char *file = r->grid->file;
    size_t length;
    char *chunk;
    bool whole = true;

    while (whole && r->fault == NULL && !r->stopped && decode_next(text, &chunk, &length)) {
        const char *zero = memchr(chunk, '\0', length);

        whole = zero == NULL;
        read_chunk(r, chunk, zero ? (size_t)(zero - chunk) : length);
    }
    if (whole && r->fault == NULL && !r->stopped && !decode_finish(text, d))
        return false;
    if (whole && r->open)
        parse(r, "\n", 1);
    if (r->stopped)
        return true;
    if (r->fault == NULL && whole && r->open)
        r->fault = "a quoted field never ends";
    if (r->fault)
        return diag_report(d, DIAG_CSV_SYNTAX, grid_place(r->grid, &r->row, r->row.n), NULL,
                           "%s", r->fault);
    return whole ||
           diag_report(d, DIAG_CSV_SYNTAX, (struct place){file, r->line, 0}, NULL,
                       "a zero byte: not text, or UTF-16 without its byte-order mark");
}

bool delimited_each(const struct grid *g, grid_visit visit, void *context, struct diag *d)
{
    struct decoding *text = decode_open(g->text, d);
    struct reader r = {.grid = g,
                       .visit = visit,
                       .context = context,
                       .delimiter = g->delimiter,
                       .line = 1,
                       .skip_line = g->skip_lines > 0};
    bool ok;

    if (text == NULL)
        return false;
    if (csv_init(&r.parser, 0) != 0) {
        fputs("rapport: out of memory\n", stderr);
        exit(3);
    }
    csv_set_blk_size(&r.parser, 4096);
    csv_set_delim(&r.parser, (unsigned char)g->delimiter);
    ok = read_all(&r, text, d);
    csv_free(&r.parser);
    free(r.bytes);
    decode_drop(text);
    return ok;
}

/* The delimiter that was asked for, or what the beginning of the text says. */
static bool find_delimiter(struct grid *g, struct diag *d)
{
    struct decoding *text = decode_open(g->text, d);
    struct buf sample = {0};
    size_t length;
    bool all = false;
    char *chunk;

    if (text == NULL)
        return false;
    while (!all && sample.length < SAMPLE) {
        all = !decode_next(text, &chunk, &length);
        if (!all)
            buf_put(&sample, chunk, length);
    }
    decode_drop(text);
    g->skip_lines = delimiter_line(buf_text(&sample), sample.length, &g->delimiter);
    if (g->options.delimiter && strchr("\"\r\n", g->options.delimiter) == NULL)
        g->delimiter = g->options.delimiter;
    else if (!g->skip_lines)
        g->delimiter = delimiter_guess(buf_text(&sample), sample.length, all);
    buf_drop(&sample);
    return true;
}

bool delimited_open(struct arena *a, struct grid *g, struct diag *d)
{
    const struct grid_options *o = &g->options;

    g->text = arena_alloc(a, sizeof *g->text);
    if (!decode_look(g->path, g->file, o->encoding, o->limit, o->chunk, g->text, d))
        return false;
    g->encoding = g->text->encoding;
    g->print = g->text->print;
    return find_delimiter(g, d);
}
