/* A page with a clip under all that can lie over one, and clips for it. */
#ifndef BN_TESTS_UI_FILM_H
#define BN_TESTS_UI_FILM_H

#include "tests/ui/on_glass.h"
#include "ui/view.h"

enum { FILM_WIDTH = 96, FILM_HEIGHT = 54 };

static const struct bn_placing cover = {BN_FIT_COVER, .5f, .5f};

struct page {
	struct bn_placing placing;
	bool part; /* the clip leaves room on the page beside it */
	bool breathes;
	float bar;
};

static inline void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	const struct page *page = context;
	root->flow = BN_STACK;
	root->fill = BN_TONE_NIGHT;
	struct bn_edges inset = {0, 0, 0, 0};
	if (page->part)
		inset = (struct bn_edges){120, 300, 60, 200};
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_VIDEO,
			.placing = page->placing,
			.fill = BN_TONE_DEEP,
			.inset = inset});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_RAMP,
			.ramp = BN_RAMP_LEFT,
			.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.width = 900,
			.tone = BN_TONE_SCRIM});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_RAMP,
			.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = 500,
			.tone = BN_TONE_BRAND,
			.content_alpha = .6f});
	bn_box_add(boxes, root,
		(struct bn_box){.fill = BN_TONE_PAPER,
			.fill_alpha = .5f,
			.shape = BN_SHAPE_SAY,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {100, 0, 0, 200},
			.width = 500,
			.height = 300,
			.shadow = 2});
	bn_box_add(boxes, root,
		(struct bn_box){.fill = BN_TONE_ACCENT,
			.shape = BN_SHAPE_YOU,
			.border = BN_TONE_QR,
			.border_width = 12,
			.border_alpha = .5f,
			.breathes = page->breathes,
			.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, 100, 100, 0},
			.width = 400,
			.height = 300});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_SIGNS,
			.placing = {BN_FIT_COVER, .5f, .5f},
			.anchor = BN_RIGHT | BN_TOP,
			.inset = {150, 350, 0, 0},
			.width = 150,
			.height = 200});
	bn_box_add(boxes, root,
		(struct bn_box){.content = BN_CONTENT_BAR,
			.part = page->bar,
			.tone = BN_TONE_ERROR,
			.back_tone = BN_TONE_PAPER,
			.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.height = 40});
}

struct film {
	uint8_t bytes[3][FILM_WIDTH * FILM_HEIGHT];
	struct bn_frame frame, signs;
};

static inline void shoot(struct film *film, unsigned seed)
{
	film->frame.width = FILM_WIDTH;
	film->frame.height = FILM_HEIGHT;
	film->frame.number++;
	for (int p = 0; p < 3; p++) {
		film->frame.planes[p] = film->bytes[p];
		film->frame.pitches[p] = p == 0 ? FILM_WIDTH : FILM_WIDTH / 2;
		for (size_t i = 0; i < sizeof(film->bytes[p]); i++)
			film->bytes[p][i] = (uint8_t)((seed = seed * 1103515245u + 12345u) >> 20);
	}
}

/* With signs of its own number, a part of the same picture. */
static inline struct bn_pictures on(struct film *film)
{
	film->signs = film->frame;
	film->signs.width = 40;
	return (struct bn_pictures){.film = &film->frame, .signs = &film->signs};
}

static inline int farthest_of(const uint32_t *seen, const uint32_t *wanted)
{
	int most = 0;
	for (int i = 0; i < PAGE_WIDTH * PAGE_HEIGHT; i++)
		for (int shift = 0; shift < 24; shift += 8) {
			int off = abs(
				(int)(seen[i] >> shift & 255) - (int)(wanted[i] >> shift & 255));
			most = off > most ? off : most;
		}
	return most;
}

static inline int farthest(struct bn_canvas *canvas, const uint32_t *wanted)
{
	uint32_t *seen = bn_canvas_read(canvas);
	int most = farthest_of(seen, wanted);
	free(seen);
	return most;
}

#endif
