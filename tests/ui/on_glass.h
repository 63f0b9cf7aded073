/* A canvas without a display for the tests of ui, on each of the two ways to the glass: our own
 * rows, and SDL's renderer (its software one here). */
#ifndef BN_TESTS_UI_ON_GLASS_H
#define BN_TESTS_UI_ON_GLASS_H

#include "tests/test.h"
#include "ui/canvas_private.h"

enum { PAGE_WIDTH = 400, PAGE_HEIGHT = 300 };

static const struct bn_colour black = {0, 0, 0}, white = {255, 255, 255}, red = {220, 30, 40};

static inline int open_canvas(void **state, enum bn_glass_kind kind)
{
	struct bn_canvas_options options = {"test", PAGE_WIDTH, PAGE_HEIGHT, false, 0};
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	*state = bn_canvas_create(&options);
	return *state != NULL && bn_canvas_open_on(*state, kind) ? 0 : -1;
}

static inline int open_soft(void **state)
{
	return open_canvas(state, BN_GLASS_SOFT);
}

static inline int open_sdl(void **state)
{
	return open_canvas(state, BN_GLASS_SDL);
}

static inline int close_canvas(void **state)
{
	bn_canvas_destroy(*state);
	return 0;
}

/* A test on both ways. */
#define ON_BOTH(test)                                                         \
	{#test " (own rows)", test, open_soft, close_canvas, NULL},           \
	{                                                                     \
#test " (SDL's renderer)", test, open_sdl, close_canvas, NULL \
	}

static inline struct bn_colour pixel(struct bn_canvas *canvas, int x, int y)
{
	uint32_t *pixels = bn_canvas_read(canvas);
	uint32_t value = pixels[(size_t)y * (size_t)canvas->glass->width + (size_t)x];
	free(pixels);
	return (struct bn_colour){(uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value};
}

static inline bool near(struct bn_colour a, struct bn_colour b, int by)
{
	return abs(a.r - b.r) <= by && abs(a.g - b.g) <= by && abs(a.b - b.b) <= by;
}

#define assert_pixel(canvas, x, y, colour, by)                                             \
	do {                                                                               \
		struct bn_colour seen_ = pixel(canvas, x, y), wanted_ = colour;            \
		if (!near(seen_, wanted_, by))                                             \
			fail_msg("at %d, %d: %d %d %d instead of %d %d %d", x, y, seen_.r, \
				seen_.g, seen_.b, wanted_.r, wanted_.g, wanted_.b);        \
	} while (0)

static inline struct bn_paint opaque(struct bn_colour colour)
{
	return (struct bn_paint){colour, 255};
}

static inline struct bn_radii round_by(int radius)
{
	return (struct bn_radii){radius, radius, radius, radius};
}

#endif
