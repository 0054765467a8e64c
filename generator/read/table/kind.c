/*
 * kind.c - what a data file is, by its content; see kind.h.
 */
#include "read/table/kind.h"

#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOK = 4096 }; /* bytes looked at */

/* --- names ------------------------------------------------------------------------- */

static bool ends_in(const char *name, const char *suffix)
{
    size_t n = strlen(name), s = strlen(suffix);

    return n > s && strcasecmp(name + n - s, suffix) == 0;
}

bool kind_is_opened(const char *name)
{
    static const char *const suffixes[] = {
        ".csv",     ".tsv", ".tab",  ".txt",  ".xlsx", ".xlsm", ".xls",  ".xlsb", ".ods",
        ".numbers", ".pdf", ".htm",  ".html", ".mht",  ".xml",  ".json", ".sav",  ".dta",
        ".zip",     ".gz",  ".docx", ".doc",  ".rtf",  ".png",  ".jpg",  ".jpeg", ".gif",
    };

    if (kind_is_litter(name))
        return false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ends_in(name, suffixes[i]))
            return true;
    return false;
}

bool kind_is_litter(const char *name)
{
    return *name == '.' || strncmp(name, "~$", 2) == 0 || ends_in(name, "~") ||
           strcasecmp(name, "Thumbs.db") == 0 || strcasecmp(name, "desktop.ini") == 0;
}

/* --- content ----------------------------------------------------------------------- */

static const char web_page[] =
    "a web page (HTML) under the name of a table, as some CRMs export it: export as CSV or "
    "XLSX, or open it in Excel and save it as CSV UTF-8";
static const char xml_workbook[] =
    "a workbook of the kind \"XML Spreadsheet 2003\": open it in "
    "Excel and save it as .xlsx or CSV UTF-8";
static const char binary_workbook[] =
    "an Excel workbook of the old binary kind (.xls): open it in Excel or LibreOffice and "
    "save it as .xlsx or CSV UTF-8";
static const char locked_workbook[] =
    "a workbook protected by a password: open it, take the password off and save it again, "
    "or save it as CSV UTF-8";
static const char old_document[] =
    "a document of Microsoft Office that is no workbook: export "
    "the table as .xlsx or CSV UTF-8";
static const char picture[] =
    "a picture: export the numbers themselves, as .xlsx or CSV UTF-8";
static const char compressed[] =
    "a compressed file: unpack it and put what is in it into the folder";
static const char json[] =
    "JSON, which is for programs: export the same data as CSV or XLSX";

static const char statistics[] = "a data file of SPSS: export from the survey tool as CSV "
                                 "or XLSX, or save it in SPSS as "
                                 "CSV with value labels";

/* Kinds known by their first bytes. */
static const struct signature {
    const char *bytes;
    size_t length;
    const char *why;
} signatures[] = {
#define SIGNATURE(bytes, why)                                                              \
    {                                                                                      \
        bytes, sizeof(bytes) - 1, why                                                      \
    }
    SIGNATURE("%PDF-", "a PDF: export the table itself, as .xlsx or CSV UTF-8"),
    SIGNATURE("\x89PNG\r\n", picture),
    SIGNATURE("\xFF\xD8\xFF", picture),
    SIGNATURE("GIF8", picture),
    SIGNATURE("II*\0", picture),
    SIGNATURE("MM\0*", picture),
    SIGNATURE("\x1F\x8B", compressed),
    SIGNATURE("BZh", compressed),
    SIGNATURE("\xFD"
              "7zXZ",
              compressed),
    SIGNATURE("7z\xBC\xAF\x27\x1C", compressed),
    SIGNATURE("Rar!\x1A", compressed),
    SIGNATURE("\x28\xB5\x2F\xFD", compressed),
    SIGNATURE("$FL2@(#)", statistics),
    SIGNATURE("$FL3@(#)", statistics),
    SIGNATURE("<stata_dta>", "a data file of Stata: export it as CSV (export delimited)"),
    SIGNATURE("SQLite format 3", "a database: export the table as CSV"),
    SIGNATURE("PAR1", "a Parquet file: export the same data as CSV"),
    SIGNATURE("{\\rtf", "a document (RTF): export the table as .xlsx or CSV UTF-8"),
#undef SIGNATURE
};

/* The beginning of a text in lower case, one byte a character, without byte-order mark and
 * white space before it; UTF-16 too, for what is looked for is ASCII. */
static void skim(const char *bytes, size_t length, char text[LOOK + 1])
{
    size_t n = 0;

    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];

        if (c == 0 || (i < 2 && c >= 0xFE) || (n == 0 && strchr(" \t\r\n", c)))
            continue;
        text[n++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    text[n] = '\0';
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Markup and JSON, which are text themselves; NULL for delimited text. */
static const char *refused_text(const char *text)
{
    const char *next = text + 1 + strspn(*text ? text + 1 : text, " \t\r\n");

    if (begins(text, "<?xml") &&
        strstr(text, "urn:schemas-microsoft-com:office:spreadsheet"))
        return xml_workbook;
    if (begins(text, "<!doctype html") || begins(text, "<html") || begins(text, "<table") ||
        begins(text, "<meta") || begins(text, "<head") ||
        (begins(text, "<") && (strstr(text, "<table") || strstr(text, "<html"))) ||
        (begins(text, "mime-version:") && strstr(text, "text/html")))
        return web_page;
    if (begins(text, "<?xml"))
        return "an XML file: export the same data as CSV or XLSX";
    if ((*text == '{' && (*next == '"' || *next == '}')) ||
        (*text == '[' && (*next == '{' || *next == '[' || *next == ']')))
        return json;
    return NULL;
}

/* --- compound files: what Office wrote before 2007, and its encrypted workbooks ------ */

static unsigned long number_at(const char *bytes, size_t n)
{
    unsigned long value = 0;

    while (n--)
        value = value << 8 | (unsigned char)bytes[n];
    return value;
}

/* True when the folder of the compound file has an entry of that name (UTF-16). */
static bool has_entry(const char *folder, size_t length, const char *name)
{
    size_t n = strlen(name), i;

    for (; length >= 128; folder += 128, length -= 128) {
        for (i = 0; i < n && i < 31; i++)
            if (folder[2 * i] != name[i] || folder[2 * i + 1] != '\0')
                break;
        if (i == n && folder[2 * i] == '\0')
            return true;
    }
    return false;
}

/* The folder's first sectors say what the file is; they follow each other in what Office
 * writes. */
static const char *refused_compound(int file, const char *head)
{
    unsigned long sector = number_at(head + 30, 2) == 12 ? 4096 : 512;
    unsigned long first = number_at(head + 48, 4);
    char folder[LOOK];
    ssize_t got = pread(file, folder, sizeof folder, (off_t)((first + 1) * sector));
    size_t length = got > 0 ? (size_t)got : 0;

    if (has_entry(folder, length, "EncryptedPackage"))
        return locked_workbook;
    if (has_entry(folder, length, "WordDocument") ||
        has_entry(folder, length, "PowerPoint Document"))
        return old_document;
    return binary_workbook;
}

static enum file_kind kind_of(int file, const char *head, size_t length, const char **why)
{
    char text[LOOK + 1];

    if (length >= 4 && (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0))
        return KIND_ARCHIVE;
    if (length >= 52 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) {
        *why = refused_compound(file, head);
        return KIND_REFUSED;
    }
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (length >= signatures[i].length &&
            memcmp(head, signatures[i].bytes, signatures[i].length) == 0) {
            *why = signatures[i].why;
            return KIND_REFUSED;
        }
    skim(head, length, text);
    *why = refused_text(text);
    return *why ? KIND_REFUSED : KIND_TEXT;
}

enum file_kind kind_of_file(const char *path, const char **why)
{
    enum file_kind kind = KIND_TEXT;
    char head[LOOK];
    struct stat st;
    ssize_t got;
    /* Not to wait for what is no file, such as a named pipe. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    *why = NULL;
    if (file < 0)
        return KIND_TEXT;
    if (fstat(file, &st) == 0 && S_ISREG(st.st_mode) &&
        (got = pread(file, head, sizeof head, 0)) > 0)
        kind = kind_of(file, head, (size_t)got, why);
    close(file);
    return kind;
}
