/*
 * fill_cover.c - the cover and the list of sections.
 */
#include "compose/fill.h"

#include "base/text.h"
#include "compose/qr.h"

#include <string.h>

static void line(struct template_dict *d, const char *section, const char *name,
                 const char *value)
{
    if (value != NULL && value[0] != '\0')
        fill_row(d, section, name, value);
}

static void contact(struct template_dict *d, const char *kind, const char *name,
                    const char *address)
{
    if (name == NULL || name[0] == '\0')
        return;
    struct template_dict *item =
        fill_row(template_add_section(d, "CONTACT"), kind, "NAME", name);
    template_set_text(item, "ADDRESS", address != NULL ? address : name);
}

/* "+48 22 123-45" as a telephone link wants it. */
static const char *dialled(const struct fill *f, const char *phone)
{
    char *digits = arena_strdup(f->arena, phone), *out = digits;
    for (const char *s = phone; *s; s++)
        if ((*s >= '0' && *s <= '9') || (*s == '+' && out == digits))
            *out++ = *s;
    *out = '\0';
    return digits;
}

static const char *web_address(const struct fill *f, const char *web)
{
    return strstr(web, "://") != NULL ? web : arena_printf(f->arena, "https://%s", web);
}

static const char *without_scheme(const char *web)
{
    const char *scheme = strstr(web, "://");

    return scheme != NULL ? scheme + 3 : web;
}

/* Two lines: where the people are, and how to reach them. */
static void fill_contact(struct fill *f, struct template_dict *cover, const struct brand *b)
{
    struct template_dict *d;

    if (b->person != NULL || b->address != NULL) {
        d = template_add_section(cover, "CONTACT_LINE");
        contact(d, "PERSON", b->person, NULL);
        contact(d, "PERSON", b->address, NULL);
    }
    if (b->email == NULL && b->phone == NULL && b->web == NULL)
        return;
    d = template_add_section(cover, "CONTACT_LINE");
    contact(d, "EMAIL", b->email, NULL);
    contact(d, "PHONE", b->phone != NULL ? fill_unbroken(f, b->phone) : NULL,
            b->phone != NULL ? dialled(f, b->phone) : NULL);
    contact(d, "WEB", b->web != NULL ? without_scheme(b->web) : NULL,
            b->web != NULL ? web_address(f, b->web) : NULL);
}

void fill_imprint(struct fill *f, struct template_dict *section)
{
    const struct brand *b = &f->d->project->brand[f->d->company->brand];
    const char *publisher = b->publisher != NULL ? b->publisher : b->name;
    const char *confidentiality = fill_in(f, &b->confidentiality);
    struct template_dict *foot;

    if ((publisher == NULL || *publisher == '\0') && *confidentiality == '\0' &&
        b->person == NULL && b->address == NULL && b->email == NULL && b->phone == NULL &&
        b->web == NULL)
        return;
    foot = template_add_section(section, "COVER_FOOT");
    line(foot, "PUBLISHER_LINE", "PUBLISHER", publisher);
    fill_contact(f, foot, b);
    line(foot, "CONFIDENTIALITY_LINE", "CONFIDENTIALITY", confidentiality);
}

static const char *report_title(const struct fill *f)
{
    const char *title = fill_in(f, &f->d->project->titles);
    return *title ? title : fill_word(f, "report_title");
}

enum { LONG_NAME = 60 }; /* characters: a name longer than that takes many lines */

static void fill_name(struct fill *f, struct template_dict *d)
{
    int characters = 0;

    for (const char *s = f->d->company->name; *s != '\0'; s++)
        characters += ((unsigned char)*s & 0xC0) != 0x80;
    template_show_section(d, characters > LONG_NAME ? "LONG_NAME" : "SHORT_NAME");
}

/* The company's other editions in this language. */
static void fill_editions(struct fill *f, struct template_dict *cover)
{
    const struct company *c = f->d->company;
    const char *up = f->edition == c->edition[0] ? "" : "../";
    struct template_dict *links = NULL;
    for (int i = 0; i < c->neditions; i++) {
        const char *name = edition_name(c->edition[i]);
        if (c->edition[i] == f->edition)
            continue;
        if (links == NULL)
            links = template_add_section(cover, "EDITION_LINKS");
        struct template_dict *link =
            fill_row(links, "EDITION_LINK", "NAME", fill_edition(f, c->edition[i]));
        template_set_text(link, "ADDRESS",
                          i == 0 ? arena_printf(f->arena, "%sindex.html", up)
                                 : arena_printf(f->arena, "%s%s/index.html", up, name));
    }
}

void fill_masthead(struct fill *f, struct template_dict *section)
{
    const struct brand *b = &f->d->project->brand[f->d->company->brand];
    const char *light = f->composer->logo_light[f->d->company->brand];
    struct template_dict *d = template_add_include(section, "MASTHEAD", "masthead.html");
    line(d, "LOGO", "LOGO_MARKUP", light);
    if (b->pdf.draft)
        template_show_section(d, "DRAFT");
    template_set_text(d, "REPORT_TITLE", report_title(f));
    fill_name(f, d);
    template_set_text(d, "EDITION", fill_edition(f, f->edition));
}

void fill_cover(struct fill *f)
{
    const struct project *p = f->d->project;
    const struct brand *b = &p->brand[f->d->company->brand];
    bool full = f->edition == EDITION_FULL;
    struct template_dict *d = fill_partial(f, "COVER", "cover.html", false);
    const char *logo = composer_logo(f->arena, f->composer, b, f->d->company->brand);
    /* In print the readout has a masthead instead. */
    template_set_text(d, "COVER_FOR", f->edition == EDITION_READOUT ? "html" : "html pdf");
    template_set_text(d, "COVER_LEAD",
                      full ? fill_word(f, "cover_lead") : fill_edition(f, f->edition));
    fill_editions(f, d);
    line(d, "LOGO", "LOGO_MARKUP", logo);
    if (b->pdf.draft)
        template_show_section(d, "DRAFT");
    line(d, "TAGLINE_LINE", "TAGLINE", fill_in(f, &b->tagline));
    template_set_text(d, "REPORT_TITLE", report_title(f));
    fill_name(f, d);
    fill_imprint(f, d);
}

void fill_online(struct fill *f, struct template_dict *section)
{
    const struct company *c = f->d->company;
    const char *base = f->d->project->base_url, *address, *code;
    struct template_dict *d;

    if (base == NULL)
        return;
    address = arena_printf(f->arena, "%s/%s/", base, c->id);
    if (f->language != c->language[0])
        address = arena_printf(f->arena, "%s%s/", address, f->code);
    if (f->edition != c->edition[0])
        address = arena_printf(f->arena, "%s%s/", address, edition_name(f->edition));
    d = template_add_include(section, "ONLINE", "online.html");
    template_set_text(d, "ADDRESS", address);
    template_set_text(d, "NAME", without_scheme(address));
    code =
        qr_markup(f->arena, address, SAY(f, "online_code", TEXT_ARG("address", address)));
    if (code != NULL)
        template_set_text(d, "ONLINE_MARKUP", code);
}

void fill_about(struct fill *f, struct template_dict *section)
{
    const struct brand *b = &f->d->project->brand[f->d->company->brand];
    const char *publisher = b->publisher != NULL ? b->publisher : b->name;
    struct template_dict *d = template_add_include(section, "ABOUT", "about.html");
    if (f->d->survey_shown)
        fill_row(d, "ANSWERS", "RESPONSE", fill_response_line(f));
    if (publisher != NULL && publisher[0] != '\0')
        fill_contact(f, fill_row(d, "PUBLISHER_LINE", "PUBLISHER", publisher), b);
}

void fill_guide(struct fill *f, struct template_dict *section)
{
    fill_basis(f, template_add_include(section, "GUIDE", "guide.html"));
}

static void fill_chapters(struct fill *f, struct template_dict *d)
{
    for (int i = 0; i < f->nchapters; i++) {
        struct template_dict *row =
            fill_row(d, "CONTENTS_ROW", "TITLE", fill_word(f, f->chapter[i].title));
        template_set_text(row, "ID", f->chapter[i].id);
    }
}

void fill_contents(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "CONTENTS", "contents.html", false);
    fill_guide(f, d);
    fill_about(f, d);
    fill_online(f, d);
    fill_chapters(f, d);
}

void fill_jump(struct fill *f)
{
    fill_chapters(f, fill_partial(f, "JUMP", "jump.html", false));
}
