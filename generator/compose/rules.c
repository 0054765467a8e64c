/*
 * rules.c - what the vocabulary allows.
 *
 * The rules are those of HTML, narrowed to what both renderers lay out: no text
 * directly in structure, no block inside a paragraph, table parts where they
 * belong, shapes only in drawings.  Nothing that could run or load code passes.
 */
#include "compose/rules.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_shape(enum element e)
{
    return element_is_svg(e) && e != EL_SVG && e != EL_G && e != EL_TEXT && e != EL_TITLE &&
           e != EL_DESC && e < EL_DEFS;
}

static bool one_of(enum element e, const enum element *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == e)
            return true;
    return false;
}

#define IS(e, ...)                                                                         \
    one_of(e, (const enum element[]){__VA_ARGS__},                                         \
           sizeof((const enum element[]){__VA_ARGS__}) / sizeof(enum element))

static bool is_gradient(enum element e)
{
    return e == EL_LINEARGRADIENT || e == EL_RADIALGRADIENT;
}

/* What a logo may define before it is drawn. */
static bool is_definition(enum element e)
{
    return is_gradient(e) || IS(e, EL_DEFS, EL_STOP, EL_CLIPPATH);
}

static bool allow_definition(enum element parent, enum element child)
{
    if (child == EL_STOP)
        return is_gradient(parent);
    if (child == EL_DEFS)
        return parent == EL_SVG;
    if (parent == EL_CLIPPATH)
        return is_shape(child);
    return parent == EL_DEFS && (is_gradient(child) || child == EL_CLIPPATH);
}

static bool allow_in_drawing(enum rules rules, enum element parent, enum element child)
{
    if (is_definition(child) || is_definition(parent))
        return rules == RULES_DOCUMENT && allow_definition(parent, child);
    if (child == EL_TITLE || child == EL_DESC)
        return parent == EL_SVG || parent == EL_G || is_shape(parent);
    return element_is_svg(child) && (parent == EL_SVG || parent == EL_G);
}

/* Where text, inline elements and drawings may stand, but no block. */
static bool holds_only_inline(enum element e)
{
    return IS(e, EL_P, EL_H1, EL_H2, EL_H3, EL_H4, EL_DT, EL_CAPTION, EL_SUMMARY,
              EL_LEGEND) ||
           (element_is_inline(e) && !element_is_void(e));
}

bool rules_allow_text(enum element e)
{
    if (element_is_svg(e))
        return IS(e, EL_TEXT, EL_TITLE, EL_DESC);
    return !element_is_void(e) &&
           !IS(e, EL_DOCUMENT, EL_MAIN, EL_SECTION, EL_FIGURE, EL_UL, EL_OL, EL_DL,
               EL_TABLE, EL_COLGROUP, EL_THEAD, EL_TBODY, EL_TR, EL_FIELDSET);
}

/* Elements that have one kind of parent; EL_COUNT: has no such rule. */
static bool allow_part(enum element parent, enum element child, bool *decided)
{
    *decided = true;
    if (child == EL_LI)
        return parent == EL_UL || parent == EL_OL;
    if (child == EL_DT || child == EL_DD)
        return parent == EL_DL;
    if (child == EL_FIGCAPTION)
        return parent == EL_FIGURE;
    if (child == EL_SUMMARY)
        return parent == EL_DETAILS;
    if (child == EL_LEGEND)
        return parent == EL_FIELDSET;
    if (child == EL_INPUT)
        return parent == EL_LABEL;
    if (IS(child, EL_CAPTION, EL_COLGROUP, EL_THEAD, EL_TBODY))
        return parent == EL_TABLE;
    if (child == EL_COL)
        return parent == EL_COLGROUP;
    if (child == EL_TR)
        return parent == EL_THEAD || parent == EL_TBODY;
    if (child == EL_TH || child == EL_TD)
        return parent == EL_TR;
    *decided = false;
    return false;
}

bool rules_allow_child(enum rules rules, enum element parent, enum element child)
{
    if (parent == EL_COUNT)
        return child == EL_DOCUMENT;
    if (rules == RULES_FILE && parent == EL_DOCUMENT)
        return true; /* a partial does not know where it will stand */
    if (element_is_svg(parent))
        return allow_in_drawing(rules, parent, child);
    if (element_is_svg(child))
        return child == EL_SVG && (rules_allow_text(parent) || parent == EL_FIGURE);
    bool decided;
    bool allowed = allow_part(parent, child, &decided);
    if (decided)
        return allowed;
    if (parent == EL_A && child == EL_A)
        return false;
    if (element_is_inline(child))
        return rules_allow_text(parent);
    /* What is left are blocks. */
    return !holds_only_inline(parent) && !element_is_void(parent) &&
           !IS(parent, EL_UL, EL_OL, EL_DL, EL_TABLE, EL_COLGROUP, EL_THEAD, EL_TBODY,
               EL_TR);
}

static bool has_directive(const char *value)
{
    return strstr(value, "{{") != NULL;
}

/* http, https, mailto, tel, #place and relative addresses; nothing a browser would read
 * differently (it drops white space and takes \ for /). */
static bool safe_address(const char *address)
{
    for (const char *s = address; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == '\\' || *s == 0x7F)
            return false;
    if (strncmp(address, "//", 2) == 0)
        return false;
    size_t scheme = strcspn(address, ":/?#");
    if (address[scheme] != ':')
        return true;
    static const char *const safe[] = {"http", "https", "mailto", "tel"};
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (strlen(safe[i]) == scheme && strncasecmp(safe[i], address, scheme) == 0)
            return true;
    return false;
}

static bool safe_image(const char *address)
{
    static const char prefix[] = "data:image/png;base64,";
    if (strncmp(address, prefix, sizeof prefix - 1) == 0)
        return address[strspn(address + sizeof prefix - 1, "abcdefghijklmnopqrstuvwxyz"
                                                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                           "0123456789+/=") +
                       sizeof prefix - 1] == '\0';
    return safe_address(address) && strchr(address, ':') == NULL;
}

/* "url(#name)": what a logo defines itself. */
static bool is_reference(const char *v)
{
    size_t length = strlen(v);
    return length > 6 && strncmp(v, "url(#", 5) == 0 && v[length - 1] == ')' &&
           strspn(v + 5, "abcdefghijklmnopqrstuvwxyz0123456789-") == length - 6;
}

/* none, currentColor, #rgb or #rrggbb; the short form comes back as the long one. */
static bool normal_colour(struct arena *a, const char **value)
{
    const char *v = *value;
    if (strcmp(v, "none") == 0 || strcmp(v, "currentColor") == 0)
        return true;
    if (v[0] != '#' || v[1 + strspn(v + 1, "0123456789abcdefABCDEF")] != '\0')
        return false;
    if (strlen(v) == 4)
        *value = arena_printf(a, "#%c%c%c%c%c%c", v[1], v[1], v[2], v[2], v[3], v[3]);
    return strlen(v) == 4 || strlen(v) == 7;
}

static bool is_small_number(const char *value)
{
    size_t digits = strspn(value, "0123456789");
    return digits > 0 && digits < 4 && value[digits] == '\0';
}

static bool on_cell(enum element e)
{
    return e == EL_TH || e == EL_TD;
}

/* True when the attribute may stand on the element at all. */
static bool belongs(enum attribute name, enum element e)
{
    if (name == AT_HREF || name == AT_REL || name == AT_HREFLANG)
        return e == EL_A;
    if (name == AT_TYPE)
        return e == EL_A || e == EL_INPUT;
    if (name == AT_NAME || name == AT_CHECKED)
        return e == EL_INPUT;
    if (name == AT_ARIA_SORT)
        return e == EL_TH;
    if (name == AT_SRC || name == AT_ALT)
        return e == EL_IMG;
    if (name == AT_SCOPE)
        return e == EL_TH;
    if (name == AT_COLSPAN || name == AT_ROWSPAN)
        return on_cell(e);
    if (name == AT_DATETIME)
        return e == EL_TIME;
    if (name == AT_OPEN)
        return e == EL_DETAILS;
    if (name == AT_WIDTH || name == AT_HEIGHT)
        return element_is_svg(e) || e == EL_IMG;
    if (name > AT_HEIGHT) /* the rest of the list is geometry and paint */
        return element_is_svg(e);
    return true;
}

static const char *wrong_value(enum rules rules, struct arena *a, enum element e,
                               enum attribute name, const char **value)
{
    if (rules == RULES_DOCUMENT &&
        (name == AT_FILL || name == AT_STROKE || name == AT_CLIP_PATH) &&
        is_reference(*value))
        return NULL;
    if (name == AT_CLIP_PATH)
        return "only what the drawing defines";
    if (name == AT_STOP_COLOR && !normal_colour(a, value))
        return "a #rrggbb colour";
    if (name == AT_HREF && !safe_address(*value))
        return "only http, https, mailto, tel, # and relative addresses";
    if (name == AT_TYPE && e == EL_INPUT && strcmp(*value, "radio") != 0 &&
        strcmp(*value, "text") != 0)
        return "radio or text";
    if (name == AT_SRC && !safe_image(*value))
        return "only relative addresses and data:image/png";
    if (name == AT_DATA_FOR && strcmp(*value, "pdf") != 0 && strcmp(*value, "html") != 0 &&
        strcmp(*value, "html pdf") != 0)
        return "pdf, html or html pdf";
    if (name == AT_SCOPE && strcmp(*value, "col") != 0 && strcmp(*value, "row") != 0 &&
        strcmp(*value, "colgroup") != 0 && strcmp(*value, "rowgroup") != 0)
        return "col, row, colgroup or rowgroup";
    if ((name == AT_COLSPAN || name == AT_ROWSPAN) && !is_small_number(*value))
        return "a number below 1000";
    if ((name == AT_FILL || name == AT_STROKE) && !normal_colour(a, value))
        return "none or a #rrggbb colour";
    return NULL;
}

enum rules_answer rules_attribute(enum rules rules, struct arena *a, enum element e,
                                  const char *markup_name, enum attribute *name,
                                  const char **value, const char **why)
{
    /* A drawing copied from a file of its own names its namespace: harmless. */
    if (e == EL_SVG && strcmp(markup_name, "xmlns") == 0)
        return RULES_DROP;
    *why = "not in the vocabulary";
    if (!attribute_find(markup_name, name))
        return RULES_REFUSE;
    *why = "not on this element";
    if (!belongs(*name, e))
        return RULES_REFUSE;
    if (rules == RULES_FILE && has_directive(*value))
        return RULES_TAKE;
    *why = wrong_value(rules, a, e, *name, value);
    return *why == NULL ? RULES_TAKE : RULES_REFUSE;
}

const char *rules_after_directives(const char *text)
{
    for (;;) {
        text += strspn(text, " \t\r\n");
        const char *end = strncmp(text, "{{", 2) == 0 ? strstr(text, "}}") : NULL;
        if (end == NULL)
            return text;
        text = end + 2;
    }
}

char *rules_mask_directives(struct arena *a, const char *text, size_t length)
{
    char *masked = arena_strndup(a, text, length);
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        if (strncmp(masked + i, "{{", 2) == 0)
            inside = true;
        else if (strncmp(masked + i, "}}", 2) == 0)
            inside = false;
        else if (inside && strchr("<&\"'", masked[i]) != NULL && masked[i] != '\0')
            masked[i] = '_';
    }
    return masked;
}
