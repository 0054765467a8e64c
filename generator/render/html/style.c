/*
 * style.c - the style sheet of a brand: roles as custom properties, templates/style.css,
 * and the hash by which the page's policy admits exactly these bytes.
 *
 * Built once for each brand; a page then costs one copy.
 */
#include "base/file.h"
#include "base/hash.h"
#include "render/html/html.h"
#include "render/html/webfont.h"

#include <stdint.h>
#include <string.h>

enum { CSS_LIMIT = 256 * 1024 };

/* --- roles ------------------------------------------------------------------------- */

/* What a colour is for decides how its classes are written. */
enum use {
    USE_FRAME, /* the page's own frame, which no class names */
    USE_PLAIN, /* greys: may outline a shape that another role fills, or fill behind a mark
                */
    USE_WORDS, /* colours in which the page's ground can be read: text, shape or ground */
    USE_COVER, /* an area with a text colour of its own */
    USE_STEP   /* the same, one of many: only its class says it, no property */
};

static const enum use uses[ROLE_COUNT] = {
    [ROLE_BG] = USE_PLAIN,    [ROLE_SURFACE] = USE_PLAIN, [ROLE_INK] = USE_PLAIN,
    [ROLE_INK2] = USE_PLAIN,  [ROLE_AXIS] = USE_PLAIN,    [ROLE_RULE] = USE_PLAIN,
    [ROLE_LINK] = USE_WORDS,  [ROLE_SALES] = USE_WORDS,   [ROLE_MARKETING] = USE_WORDS,
    [ROLE_HEAT_1] = USE_STEP, [ROLE_HEAT_2] = USE_STEP,   [ROLE_HEAT_3] = USE_STEP,
    [ROLE_HEAT_4] = USE_STEP, [ROLE_HEAT_5] = USE_STEP,   [ROLE_BAND_1] = USE_STEP,
    [ROLE_BAND_2] = USE_STEP, [ROLE_BAND_3] = USE_STEP,   [ROLE_BAND_4] = USE_STEP,
    [ROLE_GOOD] = USE_WORDS,  [ROLE_WARN] = USE_WORDS,    [ROLE_BAD] = USE_WORDS,
    [ROLE_BRAND] = USE_WORDS, [ROLE_ACCENT] = USE_WORDS,  [ROLE_COVER] = USE_COVER,
};

/* #rrggbb, or #rgb where that says the same. */
static void put_colour(struct buf *out, unsigned rgb)
{
    if ((rgb >> 4 & 0x0F0F0F) == (rgb & 0x0F0F0F))
        buf_printf(out, "#%03x", (rgb >> 8 & 0xF00) | (rgb >> 4 & 0xF0) | (rgb & 0xF));
    else
        buf_printf(out, "#%06x", rgb);
}

/* One side of a theme: a palette of the brand's two colours and what every colour means. */
struct side {
    const unsigned *colour, *on;
};

/* What is written for a colour: the name of a brand's colour where it is one. */
static const char *palette_name(const struct side *s, unsigned rgb)
{
    if (rgb == s->colour[ROLE_BRAND])
        return "var(--primary)";
    return rgb == s->colour[ROLE_ACCENT] ? "var(--second)" : NULL;
}

static void put_role(struct buf *out, const char *prefix, enum role r, unsigned rgb,
                     const struct side *s)
{
    const char *name = palette_name(s, rgb);

    buf_printf(out, ";--%s%s:", prefix, role_name(r));
    if (name)
        buf_puts(out, name);
    else
        put_colour(out, rgb);
}

/* True when what is in force already says the same of a role. */
static bool is_said(const struct side *s, const struct side *over, unsigned rgb,
                    unsigned over_rgb)
{
    const char *name = palette_name(s, rgb);
    const char *over_name = over ? palette_name(over, over_rgb) : NULL;

    if (over == NULL || (name == NULL) != (over_name == NULL))
        return false;
    return name ? strcmp(name, over_name) == 0 : rgb == over_rgb;
}

/* over: the side in force where this one is not, or NULL; only what differs is written. */
static void put_side(struct buf *out, const struct side *s, const struct side *over)
{
    buf_puts(out, "--primary:");
    put_colour(out, s->colour[ROLE_BRAND]);
    buf_puts(out, ";--second:");
    put_colour(out, s->colour[ROLE_ACCENT]);
    for (int r = 0; r < ROLE_COUNT; r++) {
        unsigned colour = s->colour[r], on = s->on[r];

        if (uses[r] == USE_STEP)
            continue;
        if (!is_said(s, over, colour, over ? over->colour[r] : 0))
            put_role(out, "", (enum role)r, colour, s);
        if (uses[r] == USE_COVER && !is_said(s, over, on, over ? over->on[r] : 0))
            put_role(out, "on-", (enum role)r, on, s);
    }
}

/* A colour is taken from --f by whatever class names it; the greys come behind and by
 * themselves, so that they can stand beside a colour on one shape. */
static void put_classes(struct buf *out, enum use use)
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        const char *n = role_name((enum role)r);

        if (uses[r] != use)
            continue;
        if (use == USE_PLAIN)
            buf_printf(out, ".f-%s{fill:var(--%s)}.s-%s{stroke:var(--%s)}", n, n, n, n);
        else if (use == USE_WORDS)
            buf_printf(out, "[class*=-%s]{--f:var(--%s)}", n, n);
        else if (use == USE_COVER)
            buf_printf(out, "[class*=-%s]{--f:var(--%s);--o:var(--on-%s)}", n, n, n);
    }
}

/* True when text on a step has the colour of the page's ground, as on any area. */
static bool on_is_ground(const struct side *s, int role)
{
    return s->on[role] == s->colour[ROLE_BG];
}

/* The colour of text is left out where it is in force already. */
static void put_steps(struct buf *out, const struct side *s, const struct side *over)
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (uses[r] != USE_STEP)
            continue;
        bool known = over != NULL && !on_is_ground(over, r) ? s->on[r] == over->on[r]
                                                            : on_is_ground(s, r);

        buf_printf(out, "[class*=%s]{--f:", role_name((enum role)r));
        put_colour(out, s->colour[r]);
        if (!known) {
            buf_puts(out, ";--o:");
            put_colour(out, s->on[r]);
        }
        buf_putc(out, '}');
    }
}

/* Dark only on screens: paper is always light. */
static void put_roles(struct buf *out, const struct theme *t)
{
    const struct side light = {t->light, t->on_light}, dark = {t->dark, t->on_dark};

    buf_puts(out, ":root{");
    put_side(out, &light, NULL);
    buf_puts(out, "}"
                  "[class*=f-]{fill:var(--f)}"
                  "[class*=s-]{stroke:var(--f)}"
                  "[class*=c-]{color:var(--f)}"
                  "[class*=bg-]{--o:var(--bg);background:var(--f);color:var(--o)}"
                  "[class*=on-]{--o:var(--bg);fill:var(--o)}"
                  ".c-ink2{color:var(--ink2)}"
                  ".bg-surface{background:var(--surface);color:var(--ink)}");
    put_classes(out, USE_WORDS);
    put_classes(out, USE_COVER);
    put_classes(out, USE_PLAIN);
    put_steps(out, &light, NULL);
    buf_puts(out, "@media screen and (prefers-color-scheme:dark){:root{");
    put_side(out, &dark, &light);
    buf_putc(out, '}');
    put_steps(out, &dark, &light);
    buf_putc(out, '}');
}

/* Shares of a width. */
static void put_shares(struct buf *out)
{
    for (int w = 1; w <= HTML_SHARE; w++)
        buf_printf(out, ".w-%d{--w:%d}", w, w);
}

/* --- text of the sheet ------------------------------------------------------------- */

/* The end of the string that begins at s, behind its closing quote. */
static const char *string_end(const char *s)
{
    const char quote = *s++;

    while (*s && *s != quote)
        s += s[0] == '\\' && s[1] ? 2 : 1;
    return *s ? s + 1 : s;
}

/* Skips white space and comments. */
static const char *skip_blank(const char *s)
{
    for (;;) {
        while (html_is_blank(*s))
            s++;
        if (s[0] != '/' || s[1] != '*')
            return s;
        s = strstr(s + 2, "*/");
        if (s == NULL)
            return "";
        s += 2;
    }
}

void css_minify(struct buf *out, const char *css)
{
    const char *s = skip_blank(css);
    char last = '}';
    int depth = 0; /* of parentheses, in which + is a sum */

    while (*s) {
        const char *next = skip_blank(s);

        if (next != s) { /* one space, unless a delimiter stands on either side */
            s = next;
            if (*s && strchr(depth ? "{};,>/!" : "{};,>/!~+", *s) == NULL &&
                strchr(depth ? "{};,>:/!" : "{};,>:/!~+", last) == NULL)
                buf_putc(out, ' ');
        } else if (*s == '"' || *s == '\'') {
            next = string_end(s);
            buf_put(out, s, (size_t)(next - s));
            last = *s;
            s = next;
        } else {
            if (*s == '}' && last == ';')
                out->length--;
            depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
            last = *s++;
            buf_putc(out, last);
        }
    }
}

/* --- the whole --------------------------------------------------------------------- */

/* The policy of pages that hold all they need.  It admits every part of the fonts, so one
 * policy serves all pages of the brand. */
static const char *policy_inline(struct arena *a, const struct html_style *style)
{
    struct buf sources = {0};
    const char *policy;

    buf_puts(&sources, webfont_source(a, style->css, style->css_length));
    for (int i = 0; i < style->fonts->nparts; i++)
        buf_printf(&sources, " %s", style->fonts->hash[i]);
    policy = arena_printf(a,
                          "default-src 'none'; style-src %s; img-src data:; "
                          "font-src data:; base-uri 'none'; form-action 'none'",
                          buf_text(&sources));
    buf_drop(&sources);
    return policy;
}

/* What pages share: the same rules and the fonts. */
static void make_shared(struct arena *a, struct html_style *style)
{
    style->sheet = webfont_sheet(a, style->css, style->css_length);
    style->policy_shared = "default-src 'none'; style-src 'self'; img-src data:; "
                           "font-src 'self'; base-uri 'none'; form-action 'none'";
}

size_t html_style_assets(const struct html_style *style, struct html_asset *asset)
{
    size_t n = 0;

    if (style->sheet.path == NULL)
        return 0;
    asset[n++] = style->sheet;
    if (style->fonts->nfiles)
        asset[n++] = style->fonts->sheet;
    for (int i = 0; i < style->fonts->nfiles; i++)
        asset[n++] = (struct html_asset){.path = style->fonts->file[i].path,
                                         .bytes = style->fonts->file[i].bytes,
                                         .length = style->fonts->file[i].length};
    return n;
}

/* A small gauge on the cover's colour. */
static const char *icon_for(struct arena *a, const struct theme *t)
{
    return arena_printf(
        a,
        "data:image/svg+xml,%%3Csvg%%20xmlns='http://www.w3.org/2000/svg'%%20"
        "viewBox='0%%200%%2032%%2032'%%3E%%3Crect%%20width='32'%%20height='32'%%20rx='7'%%"
        "20"
        "fill='%%23%06x'/"
        "%%3E%%3Cpath%%20d='M7%%2021a9%%209%%200%%200%%201%%2018%%200M16%%2021"
        "l5-7'%%20fill='none'%%20stroke='%%23%06x'%%20stroke-width='3'%%20"
        "stroke-linecap='round'/%%3E%%3C/svg%%3E",
        t->light[ROLE_COVER], t->on_light[ROLE_COVER]);
}

static const char *cover_class(enum cover_style style)
{
    switch (style) {
    case COVER_BAND: return "band";
    case COVER_FULL: return "full";
    case COVER_PLAIN: return "plain";
    }
    return "band";
}

/* Reads a style sheet; NULL after a report. */
static const char *read_sheet(struct arena *a, const char *data_folder, const char *name,
                              struct diag *d)
{
    char *text;
    size_t length;

    if (file_read(a, file_join(a, data_folder, name), CSS_LIMIT, &text, &length) !=
        FILE_OK) {
        diag_report(d, DIAG_DATA_MISSING, (struct place){.file = name}, NULL, NULL);
        return NULL;
    }
    if (strlen(text) != length || strstr(text, "</") != NULL) {
        diag_report(d, DIAG_TEMPLATE_MARKUP, (struct place){.file = name}, NULL,
                    "a style sheet holds no markup");
        return NULL;
    }
    return text;
}

size_t html_style_policies(const struct html_style *style, const char *policy[2])
{
    policy[0] = style->policy;
    policy[1] = style->policy_shared;
    return style->sheet.path ? 2 : 1;
}

struct html_style *html_style_load(struct arena *a, const char *data_folder,
                                   const struct theme *t, enum html_kind kind,
                                   const struct html_fonts *fonts, bool shared,
                                   struct diag *d)
{
    static const char *const own[] = {[HTML_REPORT] = "templates/report.css",
                                      [HTML_SITE] = "templates/site.css",
                                      [HTML_FORM] = "templates/form.css"};
    const char *sheet = read_sheet(a, data_folder, "templates/style.css", d);
    const char *more = read_sheet(a, data_folder, own[kind], d);
    const char *plain = t->cover_style == COVER_PLAIN
                            ? read_sheet(a, data_folder, "templates/plain.css", d)
                            : "";
    struct html_style *style;
    struct buf css = {0};

    if (sheet == NULL || more == NULL || plain == NULL)
        return NULL;
    put_roles(&css, t);
    if (kind == HTML_REPORT)
        put_shares(&css);
    css_minify(&css, sheet);
    css_minify(&css, more);
    css_minify(&css, plain);
    style = arena_alloc(a, sizeof *style);
    style->fonts = fonts;
    style->css = arena_strndup(a, css.data, css.length);
    style->css_length = css.length;
    style->policy = policy_inline(a, style);
    if (shared)
        make_shared(a, style);
    style->icon = icon_for(a, t);
    style->cover = cover_class(t->cover_style);
    style->theme_light = t->light[ROLE_COVER];
    style->theme_dark = t->dark[ROLE_BG];
    buf_drop(&css);
    return style;
}
