/*
 * decode.c - files as UTF-8 text in chunks; see decode.h.
 */
#include "read/table/decode.h"
#include "base/text_charset.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct decoding {
    struct encoded *encoded;
    int fd;
    int fault;   /* errno of what went wrong; EAGAIN: it changed */
    size_t read; /* bytes so far */
    bool ended;
    struct text_decoder *decoder; /* NULL: not needed */
    const char *rest, *rest_end;  /* of the bytes read, not converted yet */
    bool more;                    /* the decoder holds text that found no room */
    char *bytes, *text;           /* the buffers; text NULL: bytes are the text */
    size_t room;                  /* of text */
};

/* --- bytes ------------------------------------------------------------------------- */

/* Opens a regular file; -1 with errno. */
static int open_file(const char *path, int64_t identity[5])
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), saved;

    if (fd < 0)
        return -1;
    saved = fstat(fd, &st) != 0 ? errno : 0;
    if (saved == 0 && !S_ISREG(st.st_mode))
        saved = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
    if (saved) {
        close(fd);
        errno = saved;
        return -1;
    }
    identity[0] = (int64_t)st.st_dev;
    identity[1] = (int64_t)st.st_ino;
    identity[2] = (int64_t)st.st_size;
    identity[3] = (int64_t)st.st_mtim.tv_sec;
    identity[4] = (int64_t)st.st_mtim.tv_nsec;
    return fd;
}

/* As many bytes as there are, at most room; fewer only at the end.  -1 with errno. */
static ssize_t read_bytes(int fd, char *bytes, size_t room)
{
    size_t got = 0;

    while (got < room) {
        ssize_t n = read(fd, bytes + got, room - got);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        got += (size_t)n;
    }
    return (ssize_t)got;
}

static char *buffer(size_t room)
{
    char *bytes = malloc(room);

    if (bytes)
        return bytes;
    fputs("rapport: out of memory\n", stderr);
    exit(3);
}

/* --- first reading ------------------------------------------------------------------- */

/* Shows all bytes to hash and evidence; false with errno. */
static bool look_at_all(int fd, struct encoded *e, struct charset_evidence *evidence)
{
    struct hash *hash = hash_new();
    char *bytes = buffer(e->chunk);
    ssize_t n;

    e->print = (struct fingerprint){.name = e->name};
    while ((n = read_bytes(fd, bytes, e->chunk)) > 0) {
        hash_add(hash, bytes, (size_t)n);
        charset_look(evidence, bytes, (size_t)n);
        e->print.bytes += (size_t)n;
    }
    hash_digits(hash, e->print.sha256);
    hash_drop(hash);
    free(bytes);
    return n == 0;
}

/* Finds the character set, or takes the one asked for; false with a message. */
static bool choose(struct encoded *e, const struct charset_evidence *evidence,
                   const char *encoding, struct diag *d)
{
    const char *found = charset_of(evidence, &e->mark);

    e->encoding = encoding ? charset_name(encoding) : found;
    if (e->encoding == NULL)
        return diag_report(d, DIAG_QUESTION, (struct place){e->name, 0, 0}, NULL,
                           "which character set is this file in? \"%s\" is none; write for "
                           "example encoding = windows-1250",
                           encoding);
    if (e->mark && strncmp(e->encoding, "UTF", 3) == 0)
        e->encoding = found; /* the mark also tells the order of bytes */
    e->as_it_is = strcmp(e->encoding, "UTF-8") == 0 && charset_is_utf8(evidence);
    return true;
}

bool decode_look(const char *path, const char *name, const char *encoding, size_t limit,
                 size_t chunk, struct encoded *e, struct diag *d)
{
    struct place at = {name, 0, 0};
    struct arena work = {0};
    struct charset_evidence evidence = {.arena = &work};
    int fd;
    bool ok;

    *e =
        (struct encoded){.path = path, .name = name, .chunk = chunk ? chunk : DECODE_CHUNK};
    fd = open_file(path, e->identity);
    if (fd < 0)
        return diag_report(d, DIAG_FILE_READ, at, NULL, "%s", strerror(errno));
    if (limit && e->identity[2] > (int64_t)limit) {
        close(fd);
        return diag_report(d, DIAG_FILE_LARGE, at, NULL, "at most %zu MB",
                           limit / 1024 / 1024);
    }
    ok = look_at_all(fd, e, &evidence) ||
         diag_report(d, DIAG_FILE_READ, at, NULL, "%s", strerror(errno));
    close(fd);
    ok = ok && choose(e, &evidence, encoding, d);
    arena_drop(&work);
    return ok;
}

/* --- text -------------------------------------------------------------------------- */

struct decoding *decode_open(struct encoded *e, struct diag *d)
{
    struct place at = {e->name, 0, 0};
    int64_t identity[5];
    int fd = open_file(e->path, identity);
    struct decoding *r;

    if (fd < 0) {
        diag_report(d, DIAG_FILE_READ, at, NULL, "%s", strerror(errno));
        return NULL;
    }
    r = (struct decoding *)(void *)buffer(sizeof *r);
    *r = (struct decoding){.encoded = e, .fd = fd};
    if (memcmp(identity, e->identity, sizeof identity) != 0)
        r->fault = EAGAIN;
    else if (lseek(fd, (off_t)e->mark, SEEK_SET) < 0)
        r->fault = errno;
    r->read = e->mark;
    r->bytes = buffer(e->chunk);
    if (!e->as_it_is) {
        r->decoder = text_decoder_new(e->encoding);
        r->room = 3 * e->chunk + 64;
        r->text = buffer(r->room);
    }
    return r;
}

/* Reads the next bytes; false at the end. */
static bool refill(struct decoding *r)
{
    ssize_t n = read_bytes(r->fd, r->bytes, r->encoded->chunk);

    if (n < 0)
        r->fault = errno;
    else
        r->read += (size_t)n;
    if (n <= 0) {
        r->ended = true;
        n = 0;
    }
    r->rest = r->bytes;
    r->rest_end = r->bytes + n;
    return n > 0;
}

bool decode_next(struct decoding *r, char **text, size_t *length)
{
    while (r->fault == 0 && (!r->ended || r->more)) {
        if (r->rest == r->rest_end && !r->more)
            refill(r);
        if (r->decoder) {
            *text = r->text;
            *length = text_decoder_run(r->decoder, &r->rest, r->rest_end, r->ended, r->text,
                                       r->room, &r->more);
        } else {
            *text = r->bytes;
            *length = (size_t)(r->rest_end - r->rest);
            r->rest = r->rest_end;
        }
        if (*length)
            return true;
    }
    return false;
}

bool decode_finish(struct decoding *r, struct diag *d)
{
    struct encoded *e = r->encoded;
    struct place at = {e->name, 0, 0};
    size_t replaced = r->decoder ? text_decoder_replaced(r->decoder) : 0;

    if (r->fault == 0 && r->ended && r->read != e->print.bytes)
        r->fault = EAGAIN;
    if (r->fault)
        return diag_report(d, DIAG_FILE_READ, at, NULL, "%s",
                           r->fault == EAGAIN ? "it changed while it was read"
                                              : strerror(r->fault));
    if (replaced && !e->warned)
        diag_report(d, DIAG_ENCODING, at, NULL, "%zu times, read as %s", replaced,
                    e->encoding);
    e->warned = e->warned || replaced;
    return true;
}

void decode_drop(struct decoding *r)
{
    if (r == NULL)
        return;
    text_decoder_drop(r->decoder);
    close(r->fd);
    free(r->bytes);
    free(r->text);
    free(r);
}
