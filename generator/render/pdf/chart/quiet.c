/*
 * quiet.c - what pictures do not draw; see quiet.h.
 */
#include "render/pdf/chart/quiet.h"

static void no_page(void *context, double width, double height)
{
    (void)context, (void)width, (void)height;
}

static void no_gradient(void *context, int pattern, const struct gradient *g,
                        const struct matrix *m)
{
    (void)context, (void)pattern, (void)g, (void)m;
}

static void no_tilt(void *context, double x, double y)
{
    (void)context, (void)x, (void)y;
}

static void no_end(void *context)
{
    (void)context;
}

static void no_image(void *context, int number, double x, double y, double w, double h)
{
    (void)context, (void)number, (void)x, (void)y, (void)w, (void)h;
}

static void no_mark(void *context, const char *role, int mcid)
{
    (void)context, (void)role, (void)mcid;
}

static void no_artifact(void *context, const char *kind)
{
    (void)context, (void)kind;
}

struct sink quiet_sink(void *context)
{
    return (struct sink){.context = context,
                         .page = no_page,
                         .gradient = no_gradient,
                         .image = no_image,
                         .tilt = no_tilt,
                         .begin_marked = no_mark,
                         .begin_artifact = no_artifact,
                         .end_marked = no_end};
}
