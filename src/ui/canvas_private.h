/* The canvas from inside, for the files that draw shapes, pictures and text, and for tests. */
#ifndef BN_UI_CANVAS_PRIVATE_H
#define BN_UI_CANVAS_PRIVATE_H

#include "ui/cache.h"
#include "ui/canvas.h"
#include "ui/glass.h"

enum { BN_CANVAS_CLIPS = 8 };

/* What the cache holds, by the kind in its keys. */
enum bn_kept {
	BN_KEPT_DISC,
	BN_KEPT_RING,
	BN_KEPT_SHADOW,
	BN_KEPT_RAMP,
	BN_KEPT_PICTURE,
	BN_KEPT_ICON,
	BN_KEPT_QR,
	BN_KEPT_PARAGRAPH,
	BN_KEPT_TEXT_LINE,
};

struct bn_fonts;

struct bn_canvas {
	SDL_Window *window;
	struct bn_glass *glass;
	struct bn_cache *cache;
	const char *font_files[2]; /* a campaign's own: regular, bold */
	struct bn_fonts *fonts;    /* NULL until the first text */
	float pixels_mm;           /* a millimetre; 0: unknown */
	struct bn_rect clips[BN_CANVAS_CLIPS];
	int depth; /* of clips */
	int dx, dy;
	uint8_t alpha;
	bool ttf, img; /* what was started, to be ended */
	/* What the window is made from. */
	const char *title;
	int width, height, turn;
	bool fullscreen;
};

enum bn_glass_kind {
	BN_GLASS_CHOOSE,
	BN_GLASS_SOFT,
	BN_GLASS_SDL, /* SDL's renderer, whatever it is */
};

bool bn_canvas_open_on(struct bn_canvas *canvas, enum bn_glass_kind kind);
/* What was drawn since begin: width × height pixels 0xFFRRGGBB; the caller frees it. */
uint32_t *bn_canvas_read(struct bn_canvas *canvas);

/* Everything is drawn, where it is, opaque. */
void bn_canvas_start_page(struct bn_canvas *canvas);

/* In the coordinates and strength of the moment: offset, alpha and clip are applied here. */
void bn_canvas_fill_plain(struct bn_canvas *canvas, struct bn_rect rect, struct bn_paint paint);
void bn_canvas_draw_image(struct bn_canvas *canvas, const struct bn_image *image,
	struct bn_rect from, struct bn_rect to, struct bn_paint paint);
struct bn_rect bn_canvas_moved(const struct bn_canvas *canvas, struct bn_rect rect);
/* Whether anything of rect would be seen. */
bool bn_canvas_sees(const struct bn_canvas *canvas, struct bn_rect rect);

/* An image with zeroed pixels. Filled, it is handed to keep, which owns it and gives it back. */
struct bn_image *bn_canvas_image_create(enum bn_image_form form, int width, int height);
const struct bn_image *bn_canvas_keep_image(
	struct bn_canvas *canvas, const struct bn_cache_key *key, struct bn_image *image);
/* An image that no key finds again, for what moves and for secrets: made ready to be drawn, then
 * ended; wipe overwrites its pixels first. */
void bn_canvas_use_image(struct bn_canvas *canvas, struct bn_image *image);
void bn_canvas_drop_image(struct bn_canvas *canvas, struct bn_image *image);
void bn_canvas_wipe_image(struct bn_canvas *canvas, struct bn_image *image);

/* Radii that fit their rect, as CSS reduces them (CSS Backgrounds 3, 4.5). */
struct bn_radii bn_shape_fit(struct bn_radii radii, int width, int height);

#endif
