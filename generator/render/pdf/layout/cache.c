/*
 * cache.c - keeps paragraphs for later documents; see cache.h.
 *
 * A paragraph enters at its second appearance: names and figures of one company never come
 * again and would only fill the memory.  What is kept is made by the ordinary functions
 * with the cache's arena in place of the document's, and never changed afterwards; each
 * document has copies of the paragraphs' heads.
 */
#include "render/pdf/layout/cache.h"

#include "render/pdf/layout/runs.h"

#include <stdlib.h>
#include <string.h>

enum {
    CACHE_LIMIT = 8 * 1024 * 1024, /* bytes; everything is forgotten beyond it */
    SLOTS = 8192,                  /* powers of two */
    SIGHTINGS = 65536,
    WIDTHS = 6, /* widths kept of one paragraph */
    KEY_DEPTH = 32
};

/* A paragraph broken for one width. */
struct kept_lines {
    struct kept_lines *next;
    double width;
    int missing;
    struct paragraph paragraph;
};

struct kept_paragraph {
    struct kept_paragraph *next;
    uint64_t hash;
    const struct style_sheet *sheet;
    const struct fonts *fonts;
    const struct style *style;
    unsigned styles, shapes; /* generations that its pointers belong to */
    const char *language, *key;
    size_t key_length;
    int missing;                /* characters without a glyph */
    struct paragraph paragraph; /* as collected; no items: nothing to see */
    struct kept_lines *lines;   /* by width */
    int nwidths;
};

struct paragraph_cache {
    struct arena arena;
    struct break_space breaks; /* in the arena, like all that breaking makes here */
    struct buf key;            /* of the paragraph asked for */
    struct kept_paragraph *slot[SLOTS];
    uint32_t seen[SIGHTINGS]; /* hashes of what was met once */
    size_t count;
};

struct paragraph_cache *paragraph_cache_new(struct arena *a)
{
    return arena_alloc(a, sizeof(struct paragraph_cache));
}

void paragraph_cache_drop(struct paragraph_cache *c)
{
    if (c == NULL)
        return;
    arena_drop(&c->arena);
    buf_drop(&c->key);
}

void paragraph_cache_begin(struct paragraph_cache *c)
{
    if (arena_size(&c->arena) <= CACHE_LIMIT)
        return;
    arena_reset(&c->arena);
    memset(c->slot, 0, sizeof c->slot);
    c->breaks = (struct break_space){0};
    c->count = 0;
}

size_t paragraph_cache_count(const struct paragraph_cache *c)
{
    return c->count;
}

/* --- keys ------------------------------------------------------------------ */

static void put_string(struct buf *key, const char *s)
{
    buf_put(key, s ? s : "", s ? strlen(s) + 1 : 1);
}

/* Appends what layout sees of a node; false when the paragraph cannot be kept. */
static bool put_node(struct buf *key, const struct node *n, int depth)
{
    const char *class, *alternative;

    if (n->kind == NODE_TEXT) {
        put_string(key, n->text);
        return true;
    }
    if (node_hidden(n, "pdf"))
        return true;
    if (n->element == EL_SVG || n->element == EL_A || depth >= KEY_DEPTH ||
        node_attribute(n, AT_LANG) != NULL || node_attribute(n, AT_ARIA_HIDDEN) != NULL)
        return false;
    class = node_attribute(n, AT_CLASS);
    alternative = node_attribute(n, AT_ALT);
    buf_putc(key, 1);
    buf_putc(key, (char)n->element);
    put_string(key, class);
    put_string(key, alternative);
    for (const struct node *k = n->first; k != NULL; k = k->next)
        if (!put_node(key, k, depth + 1))
            return false;
    buf_putc(key, 2);
    return true;
}

static bool make_key(struct buf *key, const struct node *first, const struct node *end)
{
    buf_clear(key);
    for (const struct node *n = first; n != NULL && n != end; n = n->next)
        if (!put_node(key, n, 0))
            return false;
    return key->length > 0;
}

static uint64_t hash_of(const struct buf *key, const struct style *style)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    uint64_t hash = (uint64_t)(uintptr_t)style * factor, word;
    size_t i = 0;

    for (; i + sizeof word <= key->length; i += sizeof word) {
        memcpy(&word, key->data + i, sizeof word);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 29;
    }
    word = key->length;
    for (; i < key->length; i++)
        word = word << 8 | (unsigned char)key->data[i];
    hash = (hash ^ word) * factor;
    return hash ^ hash >> 32;
}

/* --- keeping --------------------------------------------------------------- */

static bool is_same(const struct kept_paragraph *k, const struct layout *l, uint64_t hash,
                    const struct style *style, const char *language)
{
    const struct buf *key = &l->cache->key;

    return k->hash == hash && k->style == style && k->key_length == key->length &&
           k->sheet == l->sheet && k->styles == style_sheet_generation(l->sheet) &&
           k->fonts == l->fonts && k->shapes == fonts_generation(l->fonts) &&
           strcmp(k->language, language) == 0 &&
           memcmp(k->key, key->data, key->length) == 0;
}

static struct kept_paragraph *find(const struct layout *l, uint64_t hash,
                                   const struct style *style, const char *language)
{
    struct kept_paragraph *k = l->cache->slot[hash % SLOTS];

    while (k != NULL && !is_same(k, l, hash, style, language))
        k = k->next;
    return k;
}

/* True from the second time on. */
static bool was_seen(struct paragraph_cache *c, uint64_t hash)
{
    uint32_t *seen = &c->seen[hash % SIGHTINGS], mark = (uint32_t)(hash >> 32);
    bool again = *seen == mark;

    *seen = mark;
    return again;
}

/* Adds the paragraph whose key has just been made. */
static struct kept_paragraph *keep(struct layout *l, uint64_t hash,
                                   const struct style *style, const char *language)
{
    struct paragraph_cache *c = l->cache;
    struct kept_paragraph *k = arena_alloc(&c->arena, sizeof *k);

    k->hash = hash;
    k->sheet = l->sheet;
    k->fonts = l->fonts;
    k->style = style;
    k->styles = style_sheet_generation(l->sheet);
    k->shapes = fonts_generation(l->fonts);
    k->language = arena_strdup(&c->arena, language);
    k->key = arena_strndup(&c->arena, c->key.data, c->key.length);
    k->key_length = c->key.length;
    k->next = c->slot[hash % SLOTS];
    c->slot[hash % SLOTS] = k;
    c->count++;
    return k;
}

static void collect_kept(struct layout *l, struct kept_paragraph *k,
                         const struct node *first, const struct node *end)
{
    struct arena *own = l->arena;
    int missing = l->missing;
    struct paragraph *p;

    l->arena = &l->cache->arena;
    p = paragraph_collect(l, first, end, k->style, k->language);
    l->arena = own;
    if (p != NULL) {
        k->paragraph = *p;
        k->paragraph.kept = k;
    }
    k->missing = l->missing - missing;
    l->missing = missing;
}

struct paragraph *paragraph_make(struct layout *l, const struct node *first,
                                 const struct node *end, const struct style *style,
                                 const char *language)
{
    struct kept_paragraph *k;
    struct paragraph *p;
    uint64_t hash;

    if (l->cache == NULL || !make_key(&l->cache->key, first, end))
        return paragraph_collect(l, first, end, style, language);
    hash = hash_of(&l->cache->key, style);
    k = find(l, hash, style, language);
    if (k == NULL && !was_seen(l->cache, hash))
        return paragraph_collect(l, first, end, style, language);
    if (k == NULL) {
        k = keep(l, hash, style, language);
        collect_kept(l, k, first, end);
    }
    l->missing += k->missing;
    if (k->paragraph.nitems == 0)
        return NULL;
    p = arena_raw(l->arena, sizeof *p);
    *p = k->paragraph;
    return p;
}

struct paragraph *paragraph_make_text(struct layout *l, const char *text,
                                      const struct style *style, const char *language)
{
    const struct node n = {.kind = NODE_TEXT, .text = text};

    return paragraph_make(l, &n, NULL, style, language);
}

/* --- lines ----------------------------------------------------------------- */

static struct kept_lines *set_kept(struct layout *l, struct kept_paragraph *k, double width)
{
    struct kept_lines *s = arena_alloc(&l->cache->arena, sizeof *s);
    struct arena *own = l->arena;
    struct break_space breaks = l->breaks;
    int missing = l->missing;

    s->next = k->lines;
    k->lines = s;
    k->nwidths++;
    s->width = width;
    s->paragraph = k->paragraph;
    l->arena = &l->cache->arena;
    l->breaks = l->cache->breaks;
    paragraph_break(l, &s->paragraph, width);
    runs_keep(l->fonts, l->arena, &s->paragraph);
    l->cache->breaks = l->breaks;
    l->breaks = breaks;
    l->arena = own;
    s->missing = l->missing - missing;
    l->missing = missing;
    return s;
}

void paragraph_set(struct layout *l, struct paragraph *p, double width)
{
    struct kept_paragraph *k = p->kept;
    struct kept_lines *s;

    if (k == NULL) {
        paragraph_break(l, p, width);
        return;
    }
    s = k->lines;
    while (s != NULL && s->width != width)
        s = s->next;
    if (s == NULL && k->nwidths < WIDTHS)
        s = set_kept(l, k, width);
    if (s == NULL) {
        paragraph_break(l, p, width);
        return;
    }
    if (p->line != s->paragraph.line)
        l->missing += s->missing;
    *p = s->paragraph;
}
