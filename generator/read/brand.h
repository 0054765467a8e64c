/*
 * brand.h - whose report it is: names, colours, logo, contact, cover.
 *
 * brands/NAME/brand.ini of the project; without one, rapport's neutral default
 * brand.  Only values are read here; the contrast of colours and the drawing of
 * the logo are checked where they are used (render/theme, compose/logo).
 *
 *   [brand]    name, publisher (printed on the cover), tagline or tagline.LL
 *   [colours]  primary, primary_dark, accent, accent_dark, cover, cover_ink   (#rrggbb)
 *   [logo]     light = logo.svg   dark = logo-dark.svg   (or .png)
 *              (for light and dark backgrounds; the cover takes the one that suits
 *              cover_ink)
 *   [contact]  person, email, phone, web, address
 *   [cover]    style = full | band | plain
 *   [charts]   likert = diverging | stacked
 *   [text]     confidentiality.LL, footer.LL
 *   [pdf]      see pdf_settings.h
 *   [fonts]    light, regular, italic, semibold, bold, black = fonts/File.ttf
 */
#ifndef RAPPORT_BRAND_H
#define RAPPORT_BRAND_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/content.h"
#include "read/pdf_settings.h"

#include <stdbool.h>

enum cover_style { COVER_BAND, COVER_FULL, COVER_PLAIN };

/* How the shares of answers are drawn: see compose/likert.h. */
enum likert_form { LIKERT_DIVERGING, LIKERT_STACKED };

/* The weights a brand may bring a font for. */
enum brand_weight {
    WEIGHT_LIGHT,
    WEIGHT_REGULAR,
    WEIGHT_ITALIC,
    WEIGHT_SEMIBOLD,
    WEIGHT_BOLD,
    WEIGHT_BLACK,
    WEIGHTS
};

/* A font file as brand.ini names it; render/pdf opens it. */
struct brand_font {
    const char *name; /* "fonts/File.ttf", below the brand's folder; NULL: none */
    struct place at;  /* where brand.ini says so */
};

/* An SVG or PNG file as it was read; bytes NULL: none. */
struct logo_file {
    const char *bytes; /* a NUL follows them */
    size_t length;
    const char *path; /* for messages */
};

struct brand {
    const char *id; /* the folder's name; "default" */
    const char *project_folder;
    const char *folder; /* path of brands/NAME, NULL for the default brand */
    const char
        *name; /* the folder's name when brand.ini is silent; "" for the default brand */
    /* All below are NULL where brand.ini is silent; colours are #rrggbb in lower case. */
    const char *publisher;
    struct words tagline;
    const char *primary, *primary_dark, *accent, *accent_dark, *cover, *cover_ink;
    struct logo_file logo_light, logo_dark;
    const char *person, *email, *phone, *web, *address;
    enum cover_style cover_style;
    enum likert_form likert;
    struct words confidentiality, footer;
    struct pdf_settings pdf;
    struct brand_font font[WEIGHTS];
    const char *print_ini; /* its own style of the PDF, below project_folder, or NULL */
    const char *ini_path;  /* for messages */
};

/* Reads brands/NAME below the project folder; id NULL or "default" without a folder of that
 * name gives the built-in brand.  pdf: the project's settings, for what the brand does not
 * set.  False with messages when it cannot be used. */
bool brand_load(struct arena *a, const char *project_folder, const char *id,
                const struct languages *languages, const struct pdf_settings *pdf,
                struct brand *b, struct diag *d);

#endif
