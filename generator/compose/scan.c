/*
 * scan.c - looks over a template file before ctemplate sees it.
 */
#include "compose/scan.h"

#include "compose/markup.h"

#include <string.h>

enum { OPEN_MAX = 64 };

struct scan {
    struct arena *arena;
    const char *at, *end, *file;
    int line, column; /* of at */
    struct {
        const char *name;
        struct place place;
    } open[OPEN_MAX];
    int nopen;
    bool (*known)(const char *name, void *context);
    void *context;
    struct scan_names *names;
    struct diag *diag;
    bool ok;
};

static const char pragma[] = "{{%AUTOESCAPE context=\"HTML\"}}";

static void advance(struct scan *s, size_t n)
{
    for (; n > 0; n--, s->at++) {
        if (*s->at == '\n') {
            s->line++;
            s->column = 1;
        } else if (((unsigned char)*s->at & 0xC0) != 0x80) {
            s->column++;
        }
    }
}

static struct place here(const struct scan *s)
{
    return (struct place){s->file, s->line, s->column};
}

#define COMPLAIN(s, code, at, ...)                                                         \
    ((s)->ok = diag_report((s)->diag, code, at, NULL, __VA_ARGS__))

static bool is_name(const char *name)
{
    size_t length =
        strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    return length > 0 && name[length] == '\0';
}

static void use(struct scan *s, const char *name, struct place at)
{
    if (!s->known(name, s->context)) {
        COMPLAIN(s, DIAG_TEMPLATE_VARIABLE, at, "%s", name);
        return;
    }
    struct scan_names *names = s->names;
    names->name =
        arena_grow(s->arena, names->name, names->n, &names->cap, sizeof *names->name);
    names->name[names->n++] = name;
}

static void include(struct scan *s, const char *name)
{
    struct scan_names *names = s->names;
    names->include = arena_grow(s->arena, names->include, names->nincludes,
                                &names->includes_cap, sizeof *names->include);
    names->include[names->nincludes++] = name;
}

static void open_section(struct scan *s, const char *name, struct place at)
{
    if (s->nopen == OPEN_MAX) {
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at, "sections nested deeper than %d", OPEN_MAX);
        return;
    }
    s->open[s->nopen].name = name;
    s->open[s->nopen++].place = at;
}

static void close_section(struct scan *s, const char *name, struct place at)
{
    if (s->nopen == 0) {
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at, "{{/%s}} closes nothing", name);
        return;
    }
    const char *expected = s->open[s->nopen - 1].name;
    if (strcmp(expected, name) != 0)
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at,
                 "{{/%s}} where {{/%s}} of line %d is expected", name, expected,
                 s->open[s->nopen - 1].place.line);
    s->nopen--;
}

/* A value; its only modifier is :none, for markup that rapport itself made. */
static void variable(struct scan *s, char *name, struct place at)
{
    char *modifier = strchr(name, ':');
    if (modifier != NULL)
        *modifier++ = '\0';
    size_t length = strlen(name);
    bool markup = length > 7 && strcmp(name + length - 7, "_MARKUP") == 0;
    if (!is_name(name))
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at, "not a name: {{%s}}", name);
    else if (modifier != NULL && (!markup || strcmp(modifier, "none") != 0))
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at,
                 "{{%s:%s}}: values are escaped by their context", name, modifier);
    else
        use(s, name, at);
}

static void tag(struct scan *s, char *inside, struct place at)
{
    char kind = inside[0];
    if (kind == '!')
        return;
    if (kind == '%') {
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at, "only the first line has a {{%%...}} tag");
        return;
    }
    if (kind != '#' && kind != '/' && kind != '>') {
        variable(s, inside, at);
        return;
    }
    const char *name = inside + 1;
    if (!is_name(name)) {
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at, "not a name: {{%s}}", inside);
        return;
    }
    if (kind != '/')
        use(s, name, at);
    if (kind == '>')
        include(s, name);
    if (kind == '#')
        open_section(s, name, at);
    if (kind == '/')
        close_section(s, name, at);
}

static void scan_tags(struct scan *s)
{
    while (s->at < s->end) {
        const char *brace = memchr(s->at, '{', (size_t)(s->end - s->at));
        if (brace == NULL || brace + 1 >= s->end)
            break;
        advance(s, (size_t)(brace - s->at));
        if (brace[1] != '{') {
            advance(s, 1);
            continue;
        }
        struct place at = here(s);
        const char *close = strstr(brace, "}}");
        if (close == NULL || close >= s->end) {
            COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, at, "{{ without }}");
            break;
        }
        tag(s, arena_strndup(s->arena, brace + 2, (size_t)(close - brace - 2)), at);
        advance(s, (size_t)(close + 2 - s->at));
    }
    for (int i = 0; i < s->nopen; i++)
        COMPLAIN(s, DIAG_TEMPLATE_SYNTAX, s->open[i].place, "{{#%s}} is never closed",
                 s->open[i].name);
}

bool scan_template(struct arena *a, const char *text, size_t length, const char *file,
                   bool (*known)(const char *name, void *context), void *context,
                   struct scan_names *names, struct diag *d)
{
    struct scan s = {.arena = a, .at = text, .end = text + length, .file = file, .line = 1};
    s.column = 1;
    s.known = known;
    s.context = context;
    s.names = names;
    s.diag = d;
    s.ok = true;
    if (strlen(text) != length) {
        size_t zero = strlen(text);
        advance(&s, zero);
        return COMPLAIN(&s, DIAG_TEMPLATE_SYNTAX, here(&s), "a zero byte");
    }
    if (strncmp(text, pragma, sizeof pragma - 1) != 0)
        return COMPLAIN(&s, DIAG_TEMPLATE_ESCAPE, here(&s), "expected %s", pragma);
    advance(&s, sizeof pragma - 1);
    scan_tags(&s);
    return s.ok && markup_check(text, length, file, d);
}
