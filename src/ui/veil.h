/* What lies still over a clip, kept to be laid over each of its pictures in one pass: a layer (see
 * ui/blend.h), and which parts of it are clear or hide all. For the software way to the glass.
 * Life: create → (keep → lay…)… → destroy. Main thread only. */
#ifndef BN_UI_VEIL_H
#define BN_UI_VEIL_H

#include "ui/canvas.h"

#include <stddef.h>

struct bn_veil;

struct bn_veil *bn_veil_create(void);
void bn_veil_destroy(struct bn_veil *veil); /* NULL is fine */

/* Copies the part rect of a layer, its first pixel at `pixels`, `pitch` bytes a row. */
void bn_veil_keep(struct bn_veil *veil, struct bn_rect rect, const uint32_t *pixels, size_t pitch);
/* The part that is kept; w is 0 when none is. */
struct bn_rect bn_veil_rect(const struct bn_veil *veil);
/* Lays row y of the part over rect.w opaque pixels. */
void bn_veil_lay(const struct bn_veil *veil, int y, uint32_t *row);

#endif
