/*
 * qr.h - an address as a QR code, drawn with the document vocabulary.
 */
#ifndef RAPPORT_COMPOSE_QR_H
#define RAPPORT_COMPOSE_QR_H

#include "base/arena.h"

/*
 * Returns an svg in the arena: error correction M, the quiet zone of four modules inside,
 * printed at least 22 mm wide and with modules of at least 0.8 mm, so that telephones read
 * it from paper.  label: its accessible name.  NULL when the address is too long for a code
 * that is still easy to read (about 210 bytes).
 */
const char *qr_markup(struct arena *a, const char *address, const char *label);

#endif
