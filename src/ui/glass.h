/* The two ways from drawing to the display, behind one table of functions: glass_soft.c writes
 * pixels itself into the window's surface; glass_sdl.c asks SDL's renderer. Rectangles here are
 * pixels of the window, after offset and clip were decided. Main thread only. */
#ifndef BN_UI_GLASS_H
#define BN_UI_GLASS_H

#include "ui/canvas.h"

#include <SDL2/SDL.h>
#include <stddef.h>

enum bn_image_form {
	BN_IMAGE_MASK,   /* one byte a pixel: how much of the paint comes through */
	BN_IMAGE_BLEND,  /* 0xAARRGGBB, straight alpha */
	BN_IMAGE_OPAQUE, /* 0xXXRRGGBB */
};

/* Pixels that can be drawn. The maker fills `pixels` (rows without gaps) and calls the table's
 * keep; drop ends it. */
struct bn_image {
	enum bn_image_form form;
	int width, height;
	void *pixels;         /* bn_mem_alloc'ed; NULL once it lives in a texture */
	SDL_Texture *texture; /* of the renderer; NULL in software */
};

enum { BN_GLASS_FILMS = 3 };

struct bn_glass;

struct bn_glass_table {
	void (*destroy)(struct bn_glass *glass);
	/* The window has another size: false when there is nothing left to draw on (logged). */
	bool (*resize)(struct bn_glass *glass);
	void (*begin)(struct bn_glass *glass, struct bn_colour background);
	/* Only this part of the window changes, and those of before, before the next present. */
	void (*begin_part)(struct bn_glass *glass, struct bn_rect part);
	void (*present)(struct bn_glass *glass);
	void (*fill)(struct bn_glass *glass, struct bn_rect rect, struct bn_paint paint);
	void (*keep)(struct bn_glass *glass, struct bn_image *image);
	void (*drop)(struct bn_glass *glass, struct bn_image *image);
	/* `from` of the image at `to`. Sides may differ only where that of `from` is 1: that row or
	 * column is repeated. The paint's colour counts for masks only. */
	void (*draw)(struct bn_glass *glass, const struct bn_image *image, struct bn_rect from,
		struct bn_rect to, struct bn_paint paint);
	/* The part `crop` of a video picture at `to`, opaque. film: 0..BN_GLASS_FILMS - 1, one for
	 * each clip that moves at the same time. */
	void (*video)(struct bn_glass *glass, int film, const struct bn_frame *frame,
		struct bn_rect crop, struct bn_rect to);
	/* See bn_canvas_clear and those after it; NULL with a renderer. */
	void (*clear)(struct bn_glass *glass, struct bn_rect place);
	void (*keep_veil)(struct bn_glass *glass, struct bn_rect place, bool beside);
	bool (*video_veiled)(struct bn_glass *glass, const struct bn_frame *frame,
		struct bn_rect crop, struct bn_rect to, const struct bn_veiled *under);
	/* See bn_canvas_begin_next and bn_canvas_mix. */
	void (*begin_next)(struct bn_glass *glass, struct bn_colour background);
	bool (*mix)(struct bn_glass *glass, const struct bn_mix *mix);
	void (*forget)(struct bn_glass *glass);
	/* What was drawn since begin, as width × height pixels 0xFFRRGGBB. */
	bool (*read)(struct bn_glass *glass, uint32_t *pixels);
};

/* What both ways have in common; each puts it first in its own struct. */
struct bn_glass {
	const struct bn_glass_table *table;
	SDL_Window *window;
	int turn;            /* see turn.h */
	int width, height;   /* of the page */
	struct bn_rect clip; /* nothing is drawn outside */
};

/* NULL: it can't be had (logged). Ended by table->destroy. */
struct bn_glass *bn_glass_soft_create(SDL_Window *window, int turn);
/* any: also with SDL's own software renderer, for tests. NULL without a log line: there is no GPU
 * worth it; the window may then have to be made anew. */
struct bn_glass *bn_glass_sdl_create(SDL_Window *window, int turn, bool any);

/* Bytes of an image's pixels, wherever they are. */
size_t bn_glass_image_bytes(const struct bn_image *image);

#endif
