#include "base/log.h"
#include "base/mem.h"
#include "ui/blend.h"
#include "ui/glass.h"
#include "ui/mix.h"
#include "ui/turn.h"
#include "ui/veil.h"
#include "ui/yuv.h"

#include <stdlib.h>
#include <string.h>

struct soft {
	struct bn_glass base;
	SDL_Surface *shown; /* the window's own */
	SDL_Surface
		*back; /* drawn into instead: the window's pixels aren't 0xXXRRGGBB, or turned */
	SDL_Surface *turned; /* between both, when it is the one and the other */
	SDL_Surface *front;  /* the one of both that holds the page */
	SDL_Surface *next;   /* the page that comes, and the one that goes; NULL: none yet */
	SDL_Surface *gone;
	SDL_Surface *into;   /* the front or the next: drawn into */
	struct bn_rect part; /* all that changed since the last present */
	struct bn_yuv *yuv;
	struct bn_veil *veil;
};

static uint32_t *pixels_of(SDL_Surface *surface, int y)
{
	return (uint32_t *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

static uint32_t *row_at(struct soft *soft, int x, int y)
{
	return pixels_of(soft->into, y) + x;
}

static uint32_t packed(struct bn_colour colour)
{
	return 0xFF000000u | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
}

/* Its pages are there before the first picture is drawn. */
static SDL_Surface *ready(SDL_Surface *surface)
{
	if (surface != NULL)
		bn_mem_ready(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
	return surface;
}

static SDL_Surface *make_page(int width, int height)
{
	return ready(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888));
}

static void free_pages(struct soft *soft)
{
	SDL_FreeSurface(soft->next);
	SDL_FreeSurface(soft->gone);
	soft->next = soft->gone = NULL;
}

static bool resize(struct bn_glass *glass)
{
	struct soft *soft = (struct soft *)glass;
	soft->shown = ready(SDL_GetWindowSurface(glass->window));
	SDL_FreeSurface(soft->back);
	SDL_FreeSurface(soft->turned);
	free_pages(soft);
	soft->back = soft->turned = NULL;
	soft->into = soft->front = soft->shown;
	/* It is for a page that lay on the surface of before. */
	bn_veil_destroy(soft->veil);
	soft->veil = NULL;
	if (soft->shown == NULL) {
		bn_log_error("ui", "the window has no surface to draw on: %s", SDL_GetError());
		return false;
	}
	Uint32 format = soft->shown->format->format;
	bool other = format != SDL_PIXELFORMAT_RGB888 && format != SDL_PIXELFORMAT_ARGB8888;
	bool sideways = glass->turn % 2 != 0;
	glass->width = sideways ? soft->shown->h : soft->shown->w;
	glass->height = sideways ? soft->shown->w : soft->shown->h;
	if (other || glass->turn != 0)
		soft->into = soft->front = soft->back = make_page(glass->width, glass->height);
	if (other && glass->turn != 0)
		soft->turned = make_page(soft->shown->w, soft->shown->h);
	return soft->into != NULL;
}

static void fill_all(struct soft *soft, struct bn_colour background)
{
	for (int y = 0; soft->into != NULL && y < soft->base.height; y++)
		bn_blend_fill(row_at(soft, 0, y), soft->base.width, packed(background), 255);
}

static void touch_all(struct soft *soft)
{
	soft->part = (struct bn_rect){0, 0, soft->base.width, soft->base.height};
}

static void begin(struct bn_glass *glass, struct bn_colour background)
{
	struct soft *soft = (struct soft *)glass;
	/* Some window systems take the surface away at any change; SDL hands out the new one. */
	if (SDL_GetWindowSurface(glass->window) != soft->shown && !resize(glass))
		return;
	soft->into = soft->front;
	touch_all(soft);
	fill_all(soft, background);
}

static void begin_part(struct bn_glass *glass, struct bn_rect part)
{
	struct soft *soft = (struct soft *)glass;
	soft->into = soft->front;
	soft->part = bn_rect_join(soft->part, part);
}

static void begin_next(struct bn_glass *glass, struct bn_colour background)
{
	struct soft *soft = (struct soft *)glass;
	if (soft->next == NULL)
		soft->next = make_page(soft->base.width, soft->base.height);
	soft->into = soft->next;
	fill_all(soft, background);
}

/* A row of a piece, which has a pixel of the page on its left and a row of it above: that is the
 * page's own ground, and comes with it. */
static void mix_piece(
	struct soft *soft, const struct bn_mix *mix, const struct bn_mix_piece *piece, int y)
{
	struct bn_rect r = piece->rect;
	int bottom = r.y + r.h, from = y - piece->rise;
	if (piece->size < 1)
		from = bottom - (int)((float)(bottom - y) / piece->size);
	from = from < r.y ? r.y - 1 : from;
	uint32_t *row = pixels_of(soft->front, y) + r.x;
	bn_mix_row(row, pixels_of(soft->gone, y) + r.x, pixels_of(soft->next, r.y - 1) + r.x, r.w,
		0, mix->part);
	bn_mix_small(row, pixels_of(soft->next, from) + r.x, r.w, piece->size, piece->part);
}

static bool mix(struct bn_glass *glass, const struct bn_mix *mix)
{
	struct soft *soft = (struct soft *)glass;
	soft->into = soft->front;
	if (soft->gone == NULL && mix->first)
		soft->gone = make_page(glass->width, glass->height);
	if (SDL_GetWindowSurface(glass->window) != soft->shown || soft->front == NULL ||
		soft->next == NULL || soft->gone == NULL)
		return false;
	touch_all(soft);
	for (int y = 0; y < glass->height; y++) {
		uint32_t *row = pixels_of(soft->front, y), *gone = pixels_of(soft->gone, y);
		if (mix->first)
			memcpy(gone, row, (size_t)glass->width * sizeof(*row));
		bn_mix_row(row, gone, pixels_of(soft->next, y), glass->width,
			y < mix->still_from ? mix->dx : 0, mix->part);
		for (int i = 0; i < mix->piece_count; i++)
			if (y >= mix->pieces[i].rect.y &&
				y < mix->pieces[i].rect.y + mix->pieces[i].rect.h)
				mix_piece(soft, mix, &mix->pieces[i], y);
	}
	return true;
}

static void present(struct bn_glass *glass)
{
	struct soft *soft = (struct soft *)glass;
	if (soft->shown == NULL)
		return;
	SDL_Surface *onto = soft->turned != NULL ? soft->turned : soft->shown;
	if (soft->back != NULL && glass->turn != 0)
		bn_turn_pixels(glass->turn, glass->width, glass->height, soft->back->pixels,
			(size_t)soft->back->pitch, onto->pixels, (size_t)onto->pitch);
	else if (soft->back != NULL)
		SDL_BlitSurface(soft->back, NULL, soft->shown, NULL);
	if (soft->turned != NULL)
		SDL_BlitSurface(soft->turned, NULL, soft->shown, NULL);
	SDL_Rect part = {soft->part.x, soft->part.y, soft->part.w, soft->part.h};
	if (part.w > 0 && part.w * part.h < glass->width * glass->height && soft->back == NULL)
		SDL_UpdateWindowSurfaceRects(glass->window, &part, 1);
	else
		SDL_UpdateWindowSurface(glass->window);
	soft->part = (struct bn_rect){0, 0, 0, 0};
}

static void fill(struct bn_glass *glass, struct bn_rect rect, struct bn_paint paint)
{
	struct soft *soft = (struct soft *)glass;
	struct bn_rect r = bn_rect_cut(rect, glass->clip);
	if (r.w == 0 || soft->into == NULL)
		return;
	for (int y = r.y; y < r.y + r.h; y++)
		bn_blend_fill(row_at(soft, r.x, y), r.w, packed(paint.colour), paint.alpha);
}

static void keep(struct bn_glass *glass, struct bn_image *image)
{
	(void)glass, (void)image; /* its pixels are drawn from where they are */
}

static void drop(struct bn_glass *glass, struct bn_image *image)
{
	(void)glass;
	free(image->pixels);
	image->pixels = NULL;
}

/* One pixel of the image, repeated along a row. */
static void draw_repeated(
	uint32_t *row, const struct bn_image *image, size_t at, int count, struct bn_paint paint)
{
	if (image->form == BN_IMAGE_MASK) {
		uint32_t alpha = bn_blend_div255(
			(uint32_t)((uint8_t *)image->pixels)[at] * paint.alpha);
		bn_blend_fill(row, count, packed(paint.colour), (uint8_t)alpha);
		return;
	}
	uint32_t pixel = ((uint32_t *)image->pixels)[at];
	uint32_t own = image->form == BN_IMAGE_OPAQUE ? 255 : pixel >> 24;
	bn_blend_fill(row, count, pixel, (uint8_t)bn_blend_div255(own * paint.alpha));
}

static void copy_row(uint32_t *row, const uint32_t *pixels, int count)
{
	for (int i = 0; i < count; i++)
		row[i] = pixels[i] | 0xFF000000u;
}

static void draw_row(
	uint32_t *row, const struct bn_image *image, size_t at, int count, struct bn_paint paint)
{
	if (image->form == BN_IMAGE_MASK)
		bn_blend_mask(row, (uint8_t *)image->pixels + at, count, packed(paint.colour),
			paint.alpha);
	else if (image->form == BN_IMAGE_OPAQUE && paint.alpha == 255)
		copy_row(row, (uint32_t *)image->pixels + at, count);
	else
		bn_blend_image(row, (uint32_t *)image->pixels + at, count, paint.alpha);
}

static void draw(struct bn_glass *glass, const struct bn_image *image, struct bn_rect from,
	struct bn_rect to, struct bn_paint paint)
{
	struct soft *soft = (struct soft *)glass;
	struct bn_rect r = bn_rect_cut(to, glass->clip);
	if (r.w == 0 || r.h == 0 || soft->into == NULL || image->pixels == NULL)
		return;
	bool wide = from.w == to.w, high = from.h == to.h;
	for (int y = r.y; y < r.y + r.h; y++) {
		int row = from.y + (high ? y - to.y : 0);
		int column = from.x + (wide ? r.x - to.x : 0);
		size_t at = (size_t)row * (size_t)image->width + (size_t)column;
		if (wide)
			draw_row(row_at(soft, r.x, y), image, at, r.w, paint);
		else
			draw_repeated(row_at(soft, r.x, y), image, at, r.w, paint);
	}
}

/* Row y of the place: the picture, and bars where it leaves room. */
static void film_row(struct soft *soft, struct bn_rect to, const struct bn_veiled *under, int y)
{
	struct bn_rect place = under->place, seen = bn_rect_cut(to, place);
	uint32_t *row = row_at(soft, place.x, y), ground = packed(under->ground);
	if (y < seen.y || y >= seen.y + seen.h) {
		bn_blend_fill(row, place.w, ground, 255);
		return;
	}
	int before = seen.x - place.x, after = place.w - before - seen.w;
	bn_blend_fill(row, before, ground, 255);
	bn_yuv_line(soft->yuv, y - to.y, seen.x - to.x, row + before, seen.w);
	bn_blend_fill(row + before + seen.w, after, ground, 255);
}

static void begin_film(
	struct soft *soft, const struct bn_frame *frame, struct bn_rect crop, struct bn_rect to)
{
	if (soft->yuv == NULL)
		soft->yuv = bn_yuv_create();
	bn_yuv_begin(soft->yuv, frame, crop, to.w, to.h);
}

static void video(struct bn_glass *glass, int film, const struct bn_frame *frame,
	struct bn_rect crop, struct bn_rect to)
{
	(void)film;
	struct soft *soft = (struct soft *)glass;
	struct bn_rect seen = bn_rect_cut(to, glass->clip);
	if (seen.w == 0 || seen.h == 0 || soft->into == NULL)
		return;
	begin_film(soft, frame, crop, to);
	for (int y = seen.y; y < seen.y + seen.h; y++)
		bn_yuv_line(soft->yuv, y - to.y, seen.x - to.x, row_at(soft, seen.x, y), seen.w);
}

static void clear(struct bn_glass *glass, struct bn_rect place)
{
	struct soft *soft = (struct soft *)glass;
	struct bn_rect r = bn_rect_cut(place, glass->clip);
	if (r.w == 0 || soft->into == NULL)
		return;
	for (int y = r.y; y < r.y + r.h; y++)
		memset(row_at(soft, r.x, y), 0, (size_t)r.w * sizeof(uint32_t));
}

/* What lies beside the window and outside of the place, into the window. */
static void show_around(struct soft *soft, struct bn_rect place)
{
	size_t left = (size_t)place.x, right = left + (size_t)place.w;
	size_t width = (size_t)soft->base.width;
	for (int y = 0; soft->front != NULL && y < soft->base.height; y++) {
		uint32_t *row = pixels_of(soft->front, y);
		const uint32_t *from = pixels_of(soft->next, y);
		if (y < place.y || y >= place.y + place.h) {
			memcpy(row, from, width * sizeof(*row));
			continue;
		}
		memcpy(row, from, left * sizeof(*row));
		memcpy(row + right, from + right, (width - right) * sizeof(*row));
	}
}

static void keep_veil(struct bn_glass *glass, struct bn_rect place, bool beside)
{
	struct soft *soft = (struct soft *)glass;
	place = bn_rect_cut(place, glass->clip);
	if (soft->next == NULL || place.w == 0 || place.h == 0)
		return;
	if (soft->veil == NULL)
		soft->veil = bn_veil_create();
	bn_veil_keep(soft->veil, place, pixels_of(soft->next, place.y) + place.x,
		(size_t)soft->next->pitch);
	if (!beside)
		show_around(soft, place);
}

static void forget(struct bn_glass *glass)
{
	struct soft *soft = (struct soft *)glass;
	if (soft->next != NULL)
		SDL_FillRect(soft->next, NULL, 0);
	if (soft->gone != NULL)
		SDL_FillRect(soft->gone, NULL, 0);
}

static bool video_veiled(struct bn_glass *glass, const struct bn_frame *frame, struct bn_rect crop,
	struct bn_rect to, const struct bn_veiled *under)
{
	struct soft *soft = (struct soft *)glass;
	struct bn_rect place = under->place;
	SDL_Surface *into = under->beside ? soft->next : soft->front;
	/* A surface that was taken away holds nothing of the page. */
	if (SDL_GetWindowSurface(glass->window) != soft->shown || soft->veil == NULL ||
		into == NULL || !bn_rect_same(place, bn_veil_rect(soft->veil)))
		return false;
	soft->into = into;
	touch_all(soft);
	begin_film(soft, frame, crop, to);
	for (int y = place.y; y < place.y + place.h; y++) {
		film_row(soft, to, under, y);
		bn_veil_lay(soft->veil, y - place.y, row_at(soft, place.x, y));
	}
	return true;
}

static bool read_back(struct bn_glass *glass, uint32_t *pixels)
{
	struct soft *soft = (struct soft *)glass;
	if (soft->front == NULL)
		return false;
	size_t width = (size_t)glass->width;
	for (int y = 0; y < glass->height; y++)
		for (size_t x = 0; x < width; x++)
			pixels[(size_t)y * width + x] = pixels_of(soft->front, y)[x] | 0xFF000000u;
	return true;
}

static void destroy(struct bn_glass *glass)
{
	struct soft *soft = (struct soft *)glass;
	SDL_FreeSurface(soft->back);
	SDL_FreeSurface(soft->turned);
	free_pages(soft);
	bn_yuv_destroy(soft->yuv);
	bn_veil_destroy(soft->veil);
	free(soft);
}

static const struct bn_glass_table table = {
	.destroy = destroy,
	.resize = resize,
	.begin = begin,
	.begin_part = begin_part,
	.begin_next = begin_next,
	.mix = mix,
	.forget = forget,
	.present = present,
	.fill = fill,
	.keep = keep,
	.drop = drop,
	.draw = draw,
	.video = video,
	.clear = clear,
	.keep_veil = keep_veil,
	.video_veiled = video_veiled,
	.read = read_back,
};

struct bn_glass *bn_glass_soft_create(SDL_Window *window, int turn)
{
	struct soft *soft = bn_mem_alloc(1, sizeof(*soft));
	soft->base.table = &table;
	soft->base.window = window;
	soft->base.turn = turn;
	if (!resize(&soft->base)) {
		destroy(&soft->base);
		return NULL;
	}
	return &soft->base;
}
