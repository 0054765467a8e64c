/*
 * xlsx_archive.c - entries of a zip archive, read as XML; see xlsx_archive.h.
 */
#include "read/table/xlsx_archive.h"

#include <errno.h>
#include <expat.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

enum {
    ARCHIVE_MAX = 256 * 1024 * 1024, /* bytes of the file */
    ENTRIES_MAX = 10000,
    TAIL = 22 + 65535,           /* where the end of the list of entries can begin */
    PIECE = 64 * 1024,           /* unpacked at once */
    DEPTH_MAX = 64,              /* of elements */
    TOKEN_MAX = 1024 * 1024,     /* bytes of a tag with its attributes */
    BLOWN_UP = 64 * 1024 * 1024, /* bytes from which on a part is suspicious ... */
    RATIO_MAX = 250              /* ... if it was packed to less than a 250th */
};

static const char incomplete[] =
    "the workbook is damaged or incomplete: export or download "
    "it again";
static const char too_large[] =
    "a part of the workbook is larger than any table: save only the sheet that is needed";

bool archive_fail(struct archive *z, enum diag_code code, const char *fault)
{
    if (z->fault == NULL) {
        z->code = code;
        z->fault = fault;
    }
    return false;
}

/* --- opening ----------------------------------------------------------------------- */

static unsigned long long number_at(const unsigned char *bytes, size_t n)
{
    unsigned long long value = 0;

    while (n--)
        value = value << 8 | bytes[n];
    return value;
}

/*
 * libzip keeps all entries in memory, and an archive can have millions: what it says of
 * their number is looked at first.  Every place that could be taken for the end of the list
 * counts.
 */
static bool has_few_entries(int file, off_t size)
{
    static unsigned char tail[TAIL];
    size_t length = size < TAIL ? (size_t)size : TAIL;
    ssize_t got = pread(file, tail, length, size - (off_t)length);
    unsigned char end[56];

    for (ssize_t i = 0; i + 22 <= got; i++) {
        if (memcmp(tail + i, "PK\5\6", 4) == 0 && number_at(tail + i + 10, 2) < 0xFFFF &&
            number_at(tail + i + 10, 2) > ENTRIES_MAX)
            return false;
        if (memcmp(tail + i, "PK\6\7", 4) == 0 &&
            pread(file, end, sizeof end, (off_t)number_at(tail + i + 8, 8)) ==
                (ssize_t)sizeof end &&
            number_at(end + 32, 8) > ENTRIES_MAX)
            return false;
    }
    return true;
}

/* True when the file is one libzip may open. */
static bool check_file(struct archive *z, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    bool ok = true;

    if (file < 0 || fstat(file, &st) != 0)
        ok = archive_fail(z, DIAG_FILE_READ, arena_strdup(z->arena, strerror(errno)));
    else if (st.st_size > ARCHIVE_MAX)
        ok = archive_fail(z, DIAG_FILE_LARGE, "a workbook has at most 256 MB");
    else if (!has_few_entries(file, st.st_size))
        ok = archive_fail(z, DIAG_FILE_KIND,
                          "an archive of more than 10000 files, which no workbook has");
    if (file >= 0)
        close(file);
    return ok;
}

static int by_name(const void *a, const void *b)
{
    return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

/* Keeps the entries' names; two of the same name would be two truths about one part. */
static bool list_entries(struct archive *z)
{
    zip_int64_t n = zip_get_num_entries(z->zip, 0);
    const char **sorted;

    z->n = n > 0 ? (size_t)n : 0;
    if (z->n == 0 || z->n > ENTRIES_MAX)
        return archive_fail(z, DIAG_FILE_KIND, incomplete);
    z->name = arena_array(z->arena, z->n, sizeof *z->name);
    sorted = arena_array(z->arena, z->n, sizeof *sorted);
    for (size_t i = 0; i < z->n; i++) {
        const char *raw = zip_get_name(z->zip, i, ZIP_FL_ENC_RAW);
        char *name = arena_strdup(z->arena, raw ? raw : "");

        for (char *c = name; *c; c++)
            if (*c == '\\')
                *c = '/';
        sorted[i] = z->name[i] = name;
    }
    qsort(sorted, z->n, sizeof *sorted, by_name);
    for (size_t i = 1; i < z->n; i++)
        if (strcasecmp(sorted[i - 1], sorted[i]) == 0)
            return archive_fail(z, DIAG_FILE_KIND,
                                "the workbook has two parts of the same name, so it is "
                                "damaged: save it again");
    return true;
}

bool archive_open(struct archive *z, struct arena *a, const char *path)
{
    int code;

    *z = (struct archive){.arena = a};
    if (!check_file(z, path))
        return false;
    z->zip = zip_open(path, ZIP_RDONLY, &code);
    if (z->zip == NULL)
        return archive_fail(z, DIAG_FILE_KIND, incomplete);
    return list_entries(z);
}

void archive_close(struct archive *z)
{
    if (z->zip)
        zip_discard(z->zip);
    z->zip = NULL;
}

/* --- parts ------------------------------------------------------------------------- */

static zip_int64_t entry_of(const struct archive *z, const char *part)
{
    for (size_t i = 0; i < z->n; i++)
        if (strcasecmp(z->name[i], part) == 0)
            return (zip_int64_t)i;
    return -1;
}

bool archive_has(const struct archive *z, const char *part)
{
    return entry_of(z, part) >= 0;
}

/* Opens a part for reading; *packed is its size in the archive. */
static zip_file_t *open_part(struct archive *z, const char *part, size_t *packed)
{
    zip_int64_t i = entry_of(z, part);
    zip_file_t *file;
    zip_stat_t st;

    zip_stat_init(&st);
    if (i < 0 || zip_stat_index(z->zip, (zip_uint64_t)i, 0, &st) != 0) {
        archive_fail(z, DIAG_FILE_KIND, incomplete);
        return NULL;
    }
    if (st.encryption_method != ZIP_EM_NONE) {
        archive_fail(
            z, DIAG_FILE_KIND,
            "an archive with a password: take it off, or export again without one");
        return NULL;
    }
    *packed = st.comp_size;
    file = zip_fopen_index(z->zip, (zip_uint64_t)i, 0);
    if (file == NULL)
        archive_fail(z, DIAG_FILE_KIND, incomplete);
    return file;
}

void archive_peek(struct archive *z, const char *part, char *text, size_t size)
{
    struct archive quiet = *z;
    size_t packed;
    zip_file_t *file = archive_has(z, part) ? open_part(&quiet, part, &packed) : NULL;
    zip_int64_t got = file ? zip_fread(file, text, size - 1) : 0;

    text[got > 0 ? got : 0] = '\0';
    if (file)
        zip_fclose(file);
}

/* --- XML --------------------------------------------------------------------------- */

const char *xml_attribute(const char **attribute, const char *name)
{
    for (; *attribute; attribute += 2) {
        const char *colon = strchr(*attribute, ':');

        if (strcmp(colon ? colon + 1 : *attribute, name) == 0)
            return attribute[1];
    }
    return NULL;
}

bool xml_is_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static const char *local(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? colon + 1 : name;
}

/* Ends the reading when the visitor wants no more. */
static void look(struct xml *x)
{
    if (x->done || x->fault)
        XML_StopParser(x->expat, XML_FALSE);
}

static void on_start(void *context, const char *name, const char **attribute)
{
    struct xml *x = context;

    x->depth++;
    if (x->depth > DEPTH_MAX)
        x->fault = "elements stand too deep inside each other";
    else if (x->start)
        x->start(x, local(name), attribute);
    look(x);
}

static void on_end(void *context, const char *name)
{
    struct xml *x = context;

    if (x->end)
        x->end(x, local(name));
    x->depth--;
    look(x);
}

static void on_text(void *context, const char *text, int length)
{
    struct xml *x = context;

    x->text(x, text, (size_t)length);
    look(x);
}

/* A workbook has none; it could define entities that grow without bound. */
static void on_doctype(void *context, const char *name, const char *system,
                       const char *public, int has_internal)
{
    struct xml *x = context;

    (void)name;
    (void)system;
    (void)public;
    (void)has_internal;
    x->fault = "it has a document type, which no workbook has";
    look(x);
}

/* Unpacks and parses until the end, the visitor's or the part's. */
static bool parse_pieces(struct archive *z, zip_file_t *file, size_t packed, size_t limit,
                         struct xml *x)
{
    unsigned long long total = 0;
    zip_int64_t got;

    do {
        void *piece = XML_GetBuffer(x->expat, PIECE);
        XML_Index at;

        got = piece ? zip_fread(file, piece, PIECE) : -1;
        if (got < 0)
            return archive_fail(z, DIAG_FILE_KIND, incomplete);
        total += (unsigned long long)got;
        if (total > limit || (total > BLOWN_UP && total / RATIO_MAX > packed))
            return archive_fail(z, DIAG_FILE_KIND, too_large);
        if (XML_ParseBuffer(x->expat, (int)got, got == 0) != XML_STATUS_OK)
            break;
        /* expat reads an unfinished tag again with each piece. */
        at = XML_GetCurrentByteIndex(x->expat);
        if (at >= 0 && total - (unsigned long long)at > TOKEN_MAX)
            x->fault = "a tag is longer than 1 MB";
    } while (got && x->fault == NULL);
    if (x->fault)
        return archive_fail(z, DIAG_CSV_SYNTAX, x->fault);
    return x->done || XML_GetErrorCode(x->expat) == XML_ERROR_NONE ||
           archive_fail(z, DIAG_CSV_SYNTAX,
                        arena_printf(z->arena, "%s is not well-formed: %s",
                                     "a part of the workbook",
                                     XML_ErrorString(XML_GetErrorCode(x->expat))));
}

bool archive_read(struct archive *z, const char *part, size_t limit, struct xml *x)
{
    size_t packed = 0;
    zip_file_t *file = open_part(z, part, &packed);
    bool ok;

    if (file == NULL)
        return false;
    x->expat = XML_ParserCreate(NULL);
    if (x->expat == NULL) {
        zip_fclose(file);
        return archive_fail(z, DIAG_FILE_READ, "out of memory");
    }
    XML_SetUserData(x->expat, x);
    XML_SetElementHandler(x->expat, on_start, on_end);
    if (x->text)
        XML_SetCharacterDataHandler(x->expat, on_text);
    XML_SetStartDoctypeDeclHandler(x->expat, on_doctype);
    ok = parse_pieces(z, file, packed, limit, x);
    XML_ParserFree(x->expat);
    x->expat = NULL;
    zip_fclose(file);
    return ok;
}
