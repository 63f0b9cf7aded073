/* A whole screen of boxes without a display, in any size: for layout, view and painter. */
#ifndef BN_TESTS_UI_SCREEN_H
#define BN_TESTS_UI_SCREEN_H

#include "tests/test.h"
#include "ui/canvas_private.h"
#include "ui/layout.h"

struct screen {
	struct bn_canvas *canvas;
	struct bn_boxes boxes;
	struct bn_box *root;
};

/* Pixels of a portrait window whose unit is `unit`. */
static inline int screen_width(float unit)
{
	return (int)(1080 * unit + .5f);
}

static inline int screen_height(float unit)
{
	return (int)(1920 * unit + .5f);
}

static inline void screen_resize(struct screen *screen, int width, int height)
{
	SDL_SetWindowSize(bn_canvas_window(screen->canvas), width, height);
	SDL_PumpEvents();
	bn_canvas_resized(screen->canvas);
}

static inline int screen_open(void **state)
{
	static struct screen screen;
	struct bn_canvas_options options = {"test", 1080, 1920, false, 0};
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	screen.canvas = bn_canvas_create(&options);
	*state = &screen;
	bool good = screen.canvas != NULL && bn_canvas_open_on(screen.canvas, BN_GLASS_SOFT);
	return good ? 0 : -1;
}

static inline int screen_close(void **state)
{
	struct screen *screen = *state;
	bn_box_finish(&screen->boxes);
	bn_canvas_destroy(screen->canvas);
	return 0;
}

/* An empty screen of one pixel a unit. */
static inline struct bn_box *screen_begin(struct screen *screen, float unit)
{
	int width = 0, height = 0;
	bn_canvas_size(screen->canvas, &width, &height);
	if (width != screen_width(unit) || height != screen_height(unit))
		screen_resize(screen, screen_width(unit), screen_height(unit));
	bn_box_reset(&screen->boxes);
	screen->root = bn_box_root(&screen->boxes);
	return screen->root;
}

static inline struct bn_box *screen_add(
	struct screen *screen, struct bn_box *parent, struct bn_box like)
{
	return bn_box_add(&screen->boxes, parent, like);
}

static inline void screen_lay_out(struct screen *screen, bn_layout_scroll *scroll, void *context)
{
	struct bn_rect area = {0, 0, 0, 0};
	bn_canvas_size(screen->canvas, &area.w, &area.h);
	bn_layout_run(screen->canvas, screen->root, area, scroll, context);
}

#define assert_rect(seen, ...)                                                                 \
	do {                                                                                   \
		struct bn_rect s_ = seen, w_ = {__VA_ARGS__};                                  \
		if (s_.x != w_.x || s_.y != w_.y || s_.w != w_.w || s_.h != w_.h)              \
			fail_msg("%d %d %d×%d instead of %d %d %d×%d", s_.x, s_.y, s_.w, s_.h, \
				w_.x, w_.y, w_.w, w_.h);                                       \
	} while (0)

#endif
