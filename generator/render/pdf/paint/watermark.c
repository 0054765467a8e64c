/*
 * watermark.c - the word "draft" across a page, behind what stands on it.
 *
 * On white it is as dark as every text of the page allows (theme_watermark); on the ground
 * of a cover it is a shade of the ground.  A cover's band ends on the page, so the word is
 * drawn twice there, each time clipped to the ground it is coloured for.
 */
#include "render/pdf/paint/paint.h"

#include <math.h>
#include <string.h>

/* Of the page's diagonal; of its width. */
#define LENGTH  0.74
#define LARGEST 0.3

static void show_mark(struct painter *p, const struct shaped *word, unsigned colour)
{
    const struct page_setup *setup = style_page(p->layout->sheet);
    double size = fmin(hypot(setup->width, setup->height) * LENGTH / word->width,
                       setup->width * LARGEST);
    double half = word->width * size / 2;
    double low = fonts_cap_height(p->layout->fonts, FACE_BLACK) * size / 2;

    canvas_save(p->canvas);
    canvas_tilt(p->canvas, setup->width / 2, setup->height / 2);
    canvas_text(p->canvas, word, -half, low, size, colour);
    canvas_restore(p->canvas);
}

static void show_within(struct painter *p, const struct shaped *word, double top,
                        double bottom, unsigned colour)
{
    const struct page_setup *setup = style_page(p->layout->sheet);

    if (bottom - top < 1)
        return;
    canvas_save(p->canvas);
    canvas_clip_rect(p->canvas, 0, top, setup->width, bottom - top);
    show_mark(p, word, colour);
    canvas_restore(p->canvas);
}

void paint_watermark(struct painter *p, const struct style *ground, double height)
{
    const struct page_setup *setup = style_page(p->layout->sheet);
    const struct shaped *word;

    if (p->doc->draft == NULL)
        return;
    word = fonts_shape(p->layout->fonts, FACE_BLACK, p->doc->language, p->doc->draft,
                       strlen(p->doc->draft));
    if (word->nglyphs == 0 || word->width <= 0)
        return;
    canvas_begin_artifact(p->canvas, "Watermark");
    if (ground == NULL) {
        show_mark(p, word, theme_watermark(p->theme));
    } else {
        show_within(p, word, 0, height,
                    theme_shade(tint_colour(p->theme, ground->background),
                                tint_colour(p->theme, ground->colour)));
        show_within(p, word, height, setup->height, theme_watermark(p->theme));
    }
    canvas_end_marked(p->canvas);
}
