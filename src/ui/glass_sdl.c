#include "base/log.h"
#include "base/mem.h"
#include "ui/glass.h"

#include <stdlib.h>
#include <string.h>

struct accelerated {
	struct bn_glass base;
	SDL_Renderer *renderer;
	SDL_Texture *page; /* all is drawn into it, so that it can be read and shown again */
	/* The page that comes, and the one that goes; NULL: none yet. */
	SDL_Texture *next, *gone;
	struct film {
		struct bn_image image; /* its last picture */
		uint64_t number;
	} films[BN_GLASS_FILMS];
};

static SDL_Rect sdl_rect(struct bn_rect rect)
{
	return (SDL_Rect){rect.x, rect.y, rect.w, rect.h};
}

static void draw_into_page(struct accelerated *glass)
{
	SDL_SetRenderTarget(glass->renderer, glass->page);
}

static void free_pages(struct accelerated *glass)
{
	SDL_Texture *pages[] = {glass->page, glass->next, glass->gone};
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (pages[i] != NULL)
			SDL_DestroyTexture(pages[i]);
	glass->page = glass->next = glass->gone = NULL;
}

static SDL_Texture *make_page(struct accelerated *glass)
{
	const struct bn_glass *base = &glass->base;
	SDL_Texture *page = SDL_CreateTexture(glass->renderer, SDL_PIXELFORMAT_ARGB8888,
		SDL_TEXTUREACCESS_TARGET, base->width, base->height);
	if (page == NULL)
		bn_log_error("ui", "no page of %d × %d pixels: %s", base->width, base->height,
			SDL_GetError());
	else
		SDL_SetTextureBlendMode(page, SDL_BLENDMODE_NONE);
	return page;
}

static bool resize(struct bn_glass *base)
{
	struct accelerated *glass = (struct accelerated *)base;
	SDL_SetRenderTarget(glass->renderer, NULL);
	int width = 0, height = 0;
	if (SDL_GetRendererOutputSize(glass->renderer, &width, &height) != 0) {
		bn_log_error("ui", "the renderer has no size: %s", SDL_GetError());
		return false;
	}
	base->width = base->turn % 2 != 0 ? height : width;
	base->height = base->turn % 2 != 0 ? width : height;
	free_pages(glass);
	glass->page = make_page(glass);
	return glass->page != NULL;
}

static void fill_all(struct accelerated *glass, struct bn_colour background)
{
	SDL_RenderSetClipRect(glass->renderer, NULL);
	SDL_SetRenderDrawColor(
		glass->renderer, background.r, background.g, background.b, SDL_ALPHA_OPAQUE);
	SDL_RenderClear(glass->renderer);
}

static void begin(struct bn_glass *base, struct bn_colour background)
{
	struct accelerated *glass = (struct accelerated *)base;
	draw_into_page(glass);
	fill_all(glass, background);
}

static void begin_part(struct bn_glass *base, struct bn_rect part)
{
	(void)part; /* the whole page is copied to the window */
	draw_into_page((struct accelerated *)base);
}

static void begin_next(struct bn_glass *base, struct bn_colour background)
{
	struct accelerated *glass = (struct accelerated *)base;
	if (glass->next == NULL)
		glass->next = make_page(glass);
	SDL_SetRenderTarget(glass->renderer, glass->next);
	fill_all(glass, background);
}

/* The part `from` of the page that comes at `to`, that opaque. */
static void lay_next(struct accelerated *glass, SDL_Rect from, SDL_Rect to)
{
	if (to.w > 0 && to.h > 0)
		SDL_RenderCopy(glass->renderer, glass->next, &from, &to);
}

/* Rows that are moved; where they don't reach, their edge goes on. */
static void lay_band(struct accelerated *glass, int y, int height, int dx)
{
	int width = glass->base.width, edge = dx > 0 ? 0 : width - 1;
	int left = dx > 0 ? dx : 0, right = dx < 0 ? -dx : 0, middle = width - left - right;
	lay_next(glass, (SDL_Rect){right, y, middle, height}, (SDL_Rect){left, y, middle, height});
	lay_next(glass, (SDL_Rect){edge, y, 1, height},
		(SDL_Rect){dx > 0 ? 0 : middle, y, left + right, height});
}

/* What was there before, then the page's own ground, which lies a row above the piece, then it. */
static void lay_piece(
	struct accelerated *glass, const struct bn_mix *mix, const struct bn_mix_piece *piece)
{
	SDL_Rect at = {piece->rect.x, piece->rect.y, piece->rect.w, piece->rect.h}, to = at;
	SDL_RenderSetClipRect(glass->renderer, &at);
	SDL_RenderCopy(glass->renderer, glass->gone, &at, &at);
	SDL_SetTextureBlendMode(glass->next, SDL_BLENDMODE_BLEND);
	SDL_SetTextureAlphaMod(glass->next, (Uint8)SDL_min(mix->part, 255));
	lay_next(glass, (SDL_Rect){at.x, at.y - 1, at.w, 1}, at);
	SDL_SetTextureAlphaMod(glass->next, (Uint8)SDL_min(piece->part, 255));
	to.w = (int)lroundf((float)at.w * piece->size);
	to.h = (int)lroundf((float)at.h * piece->size);
	to.y += at.h - to.h + piece->rise;
	lay_next(glass, at, to);
	SDL_RenderSetClipRect(glass->renderer, NULL);
}

static bool mix(struct bn_glass *base, const struct bn_mix *mix)
{
	struct accelerated *glass = (struct accelerated *)base;
	if (glass->gone == NULL && mix->first)
		glass->gone = make_page(glass);
	if (glass->next == NULL || glass->gone == NULL)
		return false;
	SDL_Renderer *renderer = glass->renderer;
	if (mix->first) {
		SDL_SetRenderTarget(renderer, glass->gone);
		SDL_RenderSetClipRect(renderer, NULL);
		SDL_RenderCopy(renderer, glass->page, NULL, NULL);
	}
	draw_into_page(glass);
	SDL_RenderSetClipRect(renderer, NULL);
	SDL_RenderCopy(renderer, glass->gone, NULL, NULL);
	/* The page that came lets nothing through, though SDL rounds its alpha down. */
	SDL_SetTextureBlendMode(
		glass->next, mix->part < 256 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
	SDL_SetTextureAlphaMod(glass->next, (Uint8)SDL_min(mix->part, 255));
	int still = SDL_min(mix->still_from, base->height);
	lay_band(glass, 0, still, mix->dx);
	lay_band(glass, still, base->height - still, 0);
	for (int i = 0; i < mix->piece_count; i++)
		lay_piece(glass, mix, &mix->pieces[i]);
	return true;
}

/* Turned about the middle, which both have in common. */
static void copy_turned(struct accelerated *glass)
{
	const struct bn_glass *base = &glass->base;
	bool sideways = base->turn % 2 != 0;
	float width = (float)base->width, height = (float)base->height;
	SDL_FRect where = {0, 0, width, height};
	if (sideways) {
		where.x = (height - width) / 2;
		where.y = (width - height) / 2;
	}
	SDL_RenderCopyExF(
		glass->renderer, glass->page, NULL, &where, 90. * base->turn, NULL, SDL_FLIP_NONE);
}

static void present(struct bn_glass *base)
{
	struct accelerated *glass = (struct accelerated *)base;
	SDL_SetRenderTarget(glass->renderer, NULL);
	SDL_RenderSetClipRect(glass->renderer, NULL);
	if (base->turn != 0)
		copy_turned(glass);
	else
		SDL_RenderCopy(glass->renderer, glass->page, NULL, NULL);
	SDL_RenderPresent(glass->renderer);
	draw_into_page(glass);
}

static void forget(struct bn_glass *base)
{
	struct accelerated *glass = (struct accelerated *)base;
	SDL_Texture *pages[] = {glass->next, glass->gone};
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (pages[i] != NULL && SDL_SetRenderTarget(glass->renderer, pages[i]) == 0)
			fill_all(glass, (struct bn_colour){0, 0, 0});
	draw_into_page(glass);
}

static bool set_clip(struct accelerated *glass)
{
	SDL_Rect clip = sdl_rect(glass->base.clip);
	if (clip.w <= 0 || clip.h <= 0)
		return false; /* SDL takes an empty region for none */
	SDL_RenderSetClipRect(glass->renderer, &clip);
	return true;
}

static void fill(struct bn_glass *base, struct bn_rect rect, struct bn_paint paint)
{
	struct accelerated *glass = (struct accelerated *)base;
	SDL_Rect where = sdl_rect(rect);
	if (!set_clip(glass))
		return;
	SDL_SetRenderDrawBlendMode(
		glass->renderer, paint.alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
	SDL_SetRenderDrawColor(
		glass->renderer, paint.colour.r, paint.colour.g, paint.colour.b, paint.alpha);
	SDL_RenderFillRect(glass->renderer, &where);
}

/* White, with the mask as its alpha. */
static uint32_t *mask_as_white(const struct bn_image *image)
{
	size_t count = (size_t)image->width * (size_t)image->height;
	uint32_t *pixels = bn_mem_alloc(count, sizeof(*pixels));
	const uint8_t *mask = image->pixels;
	for (size_t i = 0; i < count; i++)
		pixels[i] = (uint32_t)mask[i] << 24 | 0xFFFFFFu;
	return pixels;
}

static void keep(struct bn_glass *base, struct bn_image *image)
{
	struct accelerated *glass = (struct accelerated *)base;
	image->texture = SDL_CreateTexture(glass->renderer, SDL_PIXELFORMAT_ARGB8888,
		SDL_TEXTUREACCESS_STATIC, image->width, image->height);
	if (image->texture == NULL) {
		bn_log_warn("ui", "no texture of %d × %d pixels: %s", image->width, image->height,
			SDL_GetError());
		return;
	}
	uint32_t *white = image->form == BN_IMAGE_MASK ? mask_as_white(image) : NULL;
	SDL_UpdateTexture(
		image->texture, NULL, white != NULL ? white : image->pixels, image->width * 4);
	SDL_SetTextureBlendMode(image->texture, SDL_BLENDMODE_BLEND);
	if (white != NULL)
		explicit_bzero(white, (size_t)image->width * (size_t)image->height * 4);
	free(white);
	free(image->pixels);
	image->pixels = NULL;
}

static void drop(struct bn_glass *base, struct bn_image *image)
{
	(void)base;
	if (image->texture != NULL)
		SDL_DestroyTexture(image->texture);
	free(image->pixels);
	image->texture = NULL;
	image->pixels = NULL;
}

static void draw(struct bn_glass *base, const struct bn_image *image, struct bn_rect from,
	struct bn_rect to, struct bn_paint paint)
{
	struct accelerated *glass = (struct accelerated *)base;
	SDL_Rect source = sdl_rect(from), where = sdl_rect(to);
	if (image->texture == NULL || !set_clip(glass))
		return;
	struct bn_colour tint = paint.colour;
	if (image->form != BN_IMAGE_MASK)
		tint = (struct bn_colour){255, 255, 255};
	SDL_SetTextureColorMod(image->texture, tint.r, tint.g, tint.b);
	SDL_SetTextureAlphaMod(image->texture, paint.alpha);
	SDL_RenderCopy(glass->renderer, image->texture, &source, &where);
}

static bool make_film(struct accelerated *glass, struct film *film, int width, int height)
{
	struct bn_image *image = &film->image;
	if (image->texture != NULL && image->width == width && image->height == height)
		return true;
	drop(&glass->base, image);
	*image = (struct bn_image){.form = BN_IMAGE_OPAQUE, .width = width, .height = height};
	image->texture = SDL_CreateTexture(
		glass->renderer, SDL_PIXELFORMAT_IYUV, SDL_TEXTUREACCESS_STREAMING, width, height);
	film->number = 0;
	if (image->texture == NULL) {
		bn_log_error("ui", "no video texture of %d × %d pixels: %s", width, height,
			SDL_GetError());
		return false;
	}
	SDL_SetTextureScaleMode(image->texture, SDL_ScaleModeLinear);
	SDL_SetTextureBlendMode(image->texture, SDL_BLENDMODE_NONE);
	return true;
}

static void video(struct bn_glass *base, int which, const struct bn_frame *frame,
	struct bn_rect crop, struct bn_rect to)
{
	struct accelerated *glass = (struct accelerated *)base;
	struct film *film = &glass->films[which];
	SDL_Rect source = sdl_rect(crop), where = sdl_rect(to);
	if (!make_film(glass, film, frame->width, frame->height) || !set_clip(glass))
		return;
	if (frame->number != film->number)
		SDL_UpdateYUVTexture(film->image.texture, NULL, frame->planes[0], frame->pitches[0],
			frame->planes[1], frame->pitches[1], frame->planes[2], frame->pitches[2]);
	film->number = frame->number;
	SDL_RenderCopy(glass->renderer, film->image.texture, &source, &where);
}

static bool read_back(struct bn_glass *base, uint32_t *pixels)
{
	struct accelerated *glass = (struct accelerated *)base;
	draw_into_page(glass);
	SDL_RenderSetClipRect(glass->renderer, NULL);
	if (SDL_RenderReadPixels(
		    glass->renderer, NULL, SDL_PIXELFORMAT_ARGB8888, pixels, base->width * 4) != 0)
		return false;
	for (size_t i = 0; i < (size_t)base->width * (size_t)base->height; i++)
		pixels[i] |= 0xFF000000u;
	return true;
}

static void destroy(struct bn_glass *base)
{
	struct accelerated *glass = (struct accelerated *)base;
	for (int i = 0; i < BN_GLASS_FILMS; i++)
		drop(base, &glass->films[i].image);
	free_pages(glass);
	if (glass->renderer != NULL)
		SDL_DestroyRenderer(glass->renderer);
	free(glass);
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
	.read = read_back,
};

/* What OpenGL says of itself, "" when it isn't OpenGL. */
static const char *gl_renderer(void)
{
	enum { GL_RENDERER_NAME = 0x1F01 };
	const unsigned char *(*get_string)(unsigned) = NULL;
	void *found = SDL_GL_GetProcAddress("glGetString");
	memcpy(&get_string, &found, sizeof(found)); /* ISO C has no cast from void * to function */
	const unsigned char *name = get_string != NULL ? get_string(GL_RENDERER_NAME) : NULL;
	return name != NULL ? (const char *)name : "";
}

static bool worth_it(SDL_Renderer *renderer)
{
	static const char *const by_cpu[] = {
		"llvmpipe", "softpipe", "swrast", "SwiftShader", "Software Rasterizer"};
	SDL_RendererInfo info;
	if (SDL_GetRendererInfo(renderer, &info) != 0 ||
		(info.flags & SDL_RENDERER_ACCELERATED) == 0 ||
		(info.flags & SDL_RENDERER_TARGETTEXTURE) == 0)
		return false;
	const char *name = gl_renderer();
	for (size_t i = 0; i < sizeof(by_cpu) / sizeof(by_cpu[0]); i++)
		if (strcasestr(name, by_cpu[i]) != NULL)
			return false;
	bn_log_info("ui", "drawing by the GPU: SDL's %s renderer, %s", info.name, name);
	return true;
}

struct bn_glass *bn_glass_sdl_create(SDL_Window *window, int turn, bool any)
{
	/* Read when a YUV texture is made. */
	SDL_SetYUVConversionMode(SDL_YUV_CONVERSION_AUTOMATIC);
	SDL_Renderer *renderer = SDL_CreateRenderer(
		window, -1, any ? 0 : SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
	if (renderer == NULL)
		return NULL;
	if (!any && !worth_it(renderer)) {
		SDL_DestroyRenderer(renderer);
		return NULL;
	}
	struct accelerated *glass = bn_mem_alloc(1, sizeof(*glass));
	glass->base.table = &table;
	glass->base.window = window;
	glass->base.turn = turn;
	glass->renderer = renderer;
	if (!resize(&glass->base)) {
		destroy(&glass->base);
		return NULL;
	}
	return &glass->base;
}
