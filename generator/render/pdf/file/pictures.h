/*
 * pictures.h - the images of a document as PDF objects.
 */
#ifndef RAPPORT_PDF_PICTURES_H
#define RAPPORT_PDF_PICTURES_H

#include "render/pdf/draw/image.h"
#include "render/pdf/file/objects.h"

/* Makes an image object of each image used, with a soft mask where it is not opaque, and
 * appends the entry "/XObject<<...>>" of the pages' resources. */
void pictures_write(const struct resources *used, struct objects *o, struct buf *entries);

#endif
