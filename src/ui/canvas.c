#include "ui/canvas.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/tr.h"
#include "ui/canvas_private.h"
#include "ui/font.h"
#include "ui/fullscreen.h"

#include <SDL2/SDL_image.h>
#include <SDL2/SDL_ttf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The cache's limit, in times the window's own pixels: a few full screens of everything. */
#define FINGER_MM     15
#define FINGER_UNITS  120
#define CACHE_SCREENS 12
#define CACHE_LEAST   ((size_t)64 << 20)

static void set_hints(void)
{
	SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
	SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
	SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
	SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
	SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
	SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
}

/* Without a window manager SDL leaves a full-screen window at the size it was made with. */
static void choose_size(const struct bn_canvas_options *options, int *width, int *height)
{
	SDL_DisplayMode mode;
	SDL_Rect room = {0, 0, 600, 1067};
	*width = options->width;
	*height = options->height;
	if (options->fullscreen && SDL_GetDesktopDisplayMode(0, &mode) == 0) {
		*width = mode.w;
		*height = mode.h;
	} else if (*width <= 0 || *height <= 0) {
		SDL_GetDisplayUsableBounds(0, &room); /* when it can't tell, room stays */
		*height = SDL_min(room.h * 9 / 10, room.w * 16 / 10);
		*width = *height * 9 / 16;
	}
}

/* Of the screen's size, so that there is nothing to wait for; false: the display has another way.
 */
static bool open_whole_screen(struct bn_canvas *canvas)
{
	canvas->window = SDL_CreateWindow(canvas->title, SDL_WINDOWPOS_UNDEFINED,
		SDL_WINDOWPOS_UNDEFINED, canvas->width, canvas->height,
		SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_BORDERLESS | SDL_WINDOW_HIDDEN);
	if (canvas->window != NULL && bn_fullscreen_mark(canvas->window)) {
		SDL_ShowWindow(canvas->window);
		return true;
	}
	if (canvas->window != NULL)
		SDL_DestroyWindow(canvas->window);
	return false;
}

static bool open_window(struct bn_canvas *canvas)
{
	Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI |
		       (canvas->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE);
	if (canvas->fullscreen && open_whole_screen(canvas))
		return true;
	canvas->window = SDL_CreateWindow(canvas->title, SDL_WINDOWPOS_UNDEFINED,
		SDL_WINDOWPOS_UNDEFINED, canvas->width, canvas->height, flags);
	if (canvas->window == NULL)
		bn_log_error("ui", "no window: %s", SDL_GetError());
	return canvas->window != NULL;
}

/* Starting OpenGL only to find that the CPU would do its work takes a fifth of a second. */
static bool has_gpu_device(void)
{
	static const char *const devices[] = {
		"/dev/dri/renderD128", "/dev/dri/renderD129", "/dev/nvidiactl", "/dev/mali0"};
	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		if (access(devices[i], R_OK | W_OK) == 0)
			return true;
	return false;
}

static bool open_glass(struct bn_canvas *canvas, enum bn_glass_kind kind)
{
	const char *driver = SDL_GetCurrentVideoDriver();
	const char *asked = SDL_GetHint(SDL_HINT_RENDER_DRIVER);
	/* These give no surface but through their renderer. */
	bool only_gl = strcmp(driver, "wayland") == 0 || strcmp(driver, "KMSDRM") == 0;
	bool software = kind == BN_GLASS_SOFT || (asked != NULL && strcmp(asked, "software") == 0);
	bool try_gpu = !software && (only_gl || has_gpu_device());

	if (kind == BN_GLASS_SDL)
		return (canvas->glass = bn_glass_sdl_create(canvas->window, canvas->turn, true)) !=
		       NULL;
	if (try_gpu &&
		(canvas->glass = bn_glass_sdl_create(canvas->window, canvas->turn, false)) != NULL)
		return true;
	if (try_gpu) {
		/* It became an OpenGL window: begin again with a plain one. */
		SDL_DestroyWindow(canvas->window);
		if (!open_window(canvas))
			return false;
	}
	if (!only_gl)
		SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	canvas->glass = bn_glass_soft_create(canvas->window, canvas->turn);
	if (canvas->glass != NULL)
		bn_log_info("ui", "drawing in software on %s, %d × %d pixels", driver,
			canvas->glass->width, canvas->glass->height);
	return canvas->glass != NULL;
}

static struct bn_rect whole(const struct bn_canvas *canvas)
{
	return (struct bn_rect){0, 0, canvas->glass->width, canvas->glass->height};
}

static void follow_size(struct bn_canvas *canvas)
{
	size_t pixels = (size_t)canvas->glass->width * (size_t)canvas->glass->height;
	size_t limit = pixels * 4 * CACHE_SCREENS;
	bn_cache_set_limit(canvas->cache, limit > CACHE_LEAST ? limit : CACHE_LEAST);
	canvas->depth = 0;
	canvas->glass->clip = whole(canvas);
}

/* SDL falls back to drivers that show nothing: good when asked for, else a kiosk nobody sees. */
static bool open_display(void)
{
	if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
		bn_log_error("ui", _("pas d’écran : %s"), SDL_GetError());
		return false;
	}
	const char *driver = SDL_GetCurrentVideoDriver();
	bool unseen = strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0;
	if (!unseen || SDL_GetHint(SDL_HINT_VIDEODRIVER) != NULL)
		return true;
	bn_log_error("ui", "%s",
		_("pas d’écran : démarrez dans une session graphique (DISPLAY ou WAYLAND_DISPLAY), "
		  "ou sur une console avec /dev/dri"));
	SDL_QuitSubSystem(SDL_INIT_VIDEO);
	return false;
}

/* SDL tells points an inch, by the size that the display says it has. */
static void measure_display(struct bn_canvas *canvas)
{
	float inch = 0;
	int display = SDL_GetWindowDisplayIndex(canvas->window);
	canvas->pixels_mm = SDL_GetDisplayDPI(display, &inch, NULL, NULL) == 0 ? inch / 25.4f : 0;
	if (canvas->pixels_mm > 0)
		bn_log_info("ui", "the display tells its size: 15 mm are %d pixels",
			bn_canvas_finger(canvas));
}

struct bn_canvas *bn_canvas_create(const struct bn_canvas_options *options)
{
	set_hints();
	if (!open_display())
		return NULL;
	struct bn_canvas *canvas = bn_mem_alloc(1, sizeof(*canvas));
	canvas->alpha = 255;
	canvas->cache = bn_cache_create(CACHE_LEAST);
	canvas->title = options->title != NULL ? options->title : "Borne";
	canvas->fullscreen = options->fullscreen;
	canvas->turn = options->turn;
	choose_size(options, &canvas->width, &canvas->height);
	return canvas;
}

bool bn_canvas_open_on(struct bn_canvas *canvas, enum bn_glass_kind kind)
{
	canvas->ttf = TTF_Init() == 0;
	/* SVG needs no start; IMG_Init says which of the others are there. */
	canvas->img = IMG_Init(IMG_INIT_PNG | IMG_INIT_JPG | IMG_INIT_WEBP) != 0;
	if (!canvas->ttf)
		bn_log_error("ui", "no text: %s", TTF_GetError());
	if (!canvas->ttf || !open_window(canvas) || !open_glass(canvas, kind))
		return false;
	follow_size(canvas);
	measure_display(canvas);
	return true;
}

bool bn_canvas_open(struct bn_canvas *canvas)
{
	return bn_canvas_open_on(canvas, BN_GLASS_CHOOSE);
}

void bn_canvas_set_font(struct bn_canvas *canvas, const char *regular, const char *bold)
{
	bn_cache_clear(canvas->cache);
	bn_fonts_destroy(canvas->fonts);
	canvas->fonts = NULL;
	canvas->font_files[0] = regular;
	canvas->font_files[1] = bold;
}

void bn_canvas_destroy(struct bn_canvas *canvas)
{
	if (canvas == NULL)
		return;
	bn_cache_destroy(canvas->cache);
	bn_fonts_destroy(canvas->fonts);
	if (canvas->glass != NULL)
		canvas->glass->table->destroy(canvas->glass);
	if (canvas->window != NULL)
		SDL_DestroyWindow(canvas->window);
	if (canvas->img)
		IMG_Quit();
	if (canvas->ttf)
		TTF_Quit();
	SDL_QuitSubSystem(SDL_INIT_VIDEO);
	free(canvas);
}

size_t bn_canvas_kept_bytes(const struct bn_canvas *canvas)
{
	return bn_cache_bytes(canvas->cache);
}

void bn_canvas_size(const struct bn_canvas *canvas, int *width, int *height)
{
	bool sideways = canvas->turn % 2 != 0;
	*width = sideways ? canvas->height : canvas->width;
	*height = sideways ? canvas->width : canvas->height;
	if (canvas->glass == NULL)
		return;
	*width = canvas->glass->width;
	*height = canvas->glass->height;
}

float bn_canvas_unit(const struct bn_canvas *canvas)
{
	int width = canvas->glass->width, height = canvas->glass->height;
	return (float)(width < height ? width : height) / 1080.0f;
}

int bn_canvas_finger(const struct bn_canvas *canvas)
{
	float most = FINGER_UNITS * bn_canvas_unit(canvas), finger = FINGER_MM * canvas->pixels_mm;
	return (int)(finger < most ? finger : most);
}

struct SDL_Window *bn_canvas_window(struct bn_canvas *canvas)
{
	return canvas->window;
}

void bn_canvas_resized(struct bn_canvas *canvas)
{
	canvas->glass->table->resize(canvas->glass);
	bn_cache_clear(canvas->cache);
	follow_size(canvas);
}

void bn_canvas_start_page(struct bn_canvas *canvas)
{
	canvas->depth = 0;
	canvas->dx = canvas->dy = 0;
	canvas->alpha = 255;
	canvas->glass->clip = whole(canvas);
}

void bn_canvas_begin(struct bn_canvas *canvas, struct bn_colour background)
{
	canvas->glass->table->begin(canvas->glass, background);
	bn_canvas_start_page(canvas);
}

void bn_canvas_begin_part(
	struct bn_canvas *canvas, struct bn_rect part, struct bn_colour background)
{
	canvas->glass->table->begin_part(canvas->glass, part);
	bn_canvas_start_page(canvas);
	canvas->glass->clip = bn_rect_cut(part, whole(canvas));
	bn_canvas_fill_plain(canvas, part, (struct bn_paint){background, 255});
}

void bn_canvas_begin_next(struct bn_canvas *canvas, struct bn_colour background)
{
	canvas->glass->table->begin_next(canvas->glass, background);
	bn_canvas_start_page(canvas);
}

bool bn_canvas_mix(struct bn_canvas *canvas, const struct bn_mix *mix)
{
	return canvas->glass->table->mix(canvas->glass, mix);
}

void bn_canvas_forget(struct bn_canvas *canvas)
{
	canvas->glass->table->forget(canvas->glass);
}

void bn_canvas_present(struct bn_canvas *canvas)
{
	canvas->glass->table->present(canvas->glass);
}

struct bn_rect bn_canvas_moved(const struct bn_canvas *canvas, struct bn_rect rect)
{
	rect.x += canvas->dx;
	rect.y += canvas->dy;
	return rect;
}

void bn_canvas_push_clip(struct bn_canvas *canvas, struct bn_rect region)
{
	if (canvas->depth >= BN_CANVAS_CLIPS)
		abort(); /* a push without its pop */
	canvas->clips[canvas->depth++] = canvas->glass->clip;
	canvas->glass->clip = bn_rect_cut(canvas->glass->clip, bn_canvas_moved(canvas, region));
}

void bn_canvas_pop_clip(struct bn_canvas *canvas)
{
	if (canvas->depth > 0)
		canvas->glass->clip = canvas->clips[--canvas->depth];
}

void bn_canvas_set_offset(struct bn_canvas *canvas, int dx, int dy)
{
	canvas->dx = dx;
	canvas->dy = dy;
}

void bn_canvas_set_alpha(struct bn_canvas *canvas, uint8_t alpha)
{
	canvas->alpha = alpha;
}

bool bn_canvas_sees(const struct bn_canvas *canvas, struct bn_rect rect)
{
	struct bn_rect seen = bn_rect_cut(canvas->glass->clip, bn_canvas_moved(canvas, rect));
	return canvas->alpha > 0 && seen.w > 0 && seen.h > 0;
}

static struct bn_paint faded(const struct bn_canvas *canvas, struct bn_paint paint)
{
	paint.alpha = (uint8_t)((paint.alpha * canvas->alpha + 127) / 255);
	return paint;
}

void bn_canvas_fill_plain(struct bn_canvas *canvas, struct bn_rect rect, struct bn_paint paint)
{
	paint = faded(canvas, paint);
	if (paint.alpha > 0 && rect.w > 0 && rect.h > 0)
		canvas->glass->table->fill(canvas->glass, bn_canvas_moved(canvas, rect), paint);
}

void bn_canvas_draw_image(struct bn_canvas *canvas, const struct bn_image *image,
	struct bn_rect from, struct bn_rect to, struct bn_paint paint)
{
	paint = faded(canvas, paint);
	if (paint.alpha > 0 && to.w > 0 && to.h > 0)
		canvas->glass->table->draw(
			canvas->glass, image, from, bn_canvas_moved(canvas, to), paint);
}

uint32_t *bn_canvas_read(struct bn_canvas *canvas)
{
	size_t width = (size_t)canvas->glass->width, height = (size_t)canvas->glass->height;
	uint32_t *pixels = bn_mem_alloc(width * height, sizeof(*pixels));
	if (!canvas->glass->table->read(canvas->glass, pixels))
		memset(pixels, 0, width * height * sizeof(*pixels));
	return pixels;
}

bool bn_canvas_save(struct bn_canvas *canvas, const char *path)
{
	uint32_t *pixels = bn_canvas_read(canvas);
	int width = canvas->glass->width, height = canvas->glass->height;
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
		pixels, width, height, 32, width * 4, SDL_PIXELFORMAT_RGB888);
	bool good = surface != NULL && IMG_SavePNG(surface, path) == 0;
	if (!good)
		bn_log_error("ui", "%s: can't be written: %s", path, SDL_GetError());
	SDL_FreeSurface(surface);
	free(pixels);
	return good;
}
