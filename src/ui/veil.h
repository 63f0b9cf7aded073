/* What lies still over a clip, made ready to be laid over each of its pictures in one pass. A page
 * is drawn twice, with black and with white where the clip will be; what differs between the two is
 * what comes through, whatever was drawn. For the software way to the glass.
 * Life: create → (black → white → lay…)… → destroy. Main thread only. */
#ifndef BN_UI_VEIL_H
#define BN_UI_VEIL_H

#include "ui/canvas.h"

#include <stddef.h>

struct bn_veil;

struct bn_veil *bn_veil_create(void);
void bn_veil_destroy(struct bn_veil *veil); /* NULL is fine */

/* The part rect of the page, 0xXXRRGGBB, its first pixel at `pixels`, `pitch` bytes a row. */
void bn_veil_black(struct bn_veil *veil, struct bn_rect rect, const uint32_t *pixels, size_t pitch);
/* The same part, and the veil is ready. */
void bn_veil_white(struct bn_veil *veil, const uint32_t *pixels, size_t pitch);
/* The part it is for; w is 0 before white. */
struct bn_rect bn_veil_rect(const struct bn_veil *veil);
/* Over row y of the part, rect.w pixels: within 3 levels of what drawing again would give. */
void bn_veil_lay(const struct bn_veil *veil, int y, uint32_t *row);

#endif
