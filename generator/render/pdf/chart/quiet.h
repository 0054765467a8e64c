/*
 * quiet.h - the part of a sink that pictures leave out: pages, tags, tilted words, and what
 * charts do not have, gradients and images.
 */
#ifndef RAPPORT_PDF_QUIET_H
#define RAPPORT_PDF_QUIET_H

#include "render/pdf/draw/sink.h"

/* A sink whose functions for these do nothing; the caller sets the others. */
struct sink quiet_sink(void *context);

#endif
