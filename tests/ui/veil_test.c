#include "ui/veil.h"

#include "tests/ui/on_glass.h"
#include "ui/view.h"

#include <string.h>

enum { FILM_WIDTH = 96, FILM_HEIGHT = 54 };

/* A page with a clip under all that can lie over one. */
struct page {
	struct bn_placing placing;
	bool part; /* the clip leaves room on the page beside it */
	bool breathes;
	float bar;
};

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
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
		(struct bn_box){.content = BN_CONTENT_BAR,
			.part = page->bar,
			.tone = BN_TONE_ERROR,
			.back_tone = BN_TONE_PAPER,
			.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.height = 40});
}

struct film {
	uint8_t bytes[3][FILM_WIDTH * FILM_HEIGHT];
	struct bn_frame frame;
};

static void shoot(struct film *film, unsigned seed)
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

static int farthest(struct bn_canvas *canvas, const uint32_t *wanted)
{
	uint32_t *seen = bn_canvas_read(canvas);
	int most = 0;
	for (int i = 0; i < PAGE_WIDTH * PAGE_HEIGHT; i++)
		for (int shift = 0; shift < 24; shift += 8) {
			int off = abs(
				(int)(seen[i] >> shift & 255) - (int)(wanted[i] >> shift & 255));
			most = off > most ? off : most;
		}
	free(seen);
	return most;
}

/* Picture after picture under the veil is what drawing all of the page gives. */
static void gives_what_drawing_gives(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_theme theme;
	struct bn_brand brand = {.brand = {91, 24, 65},
		.accent = {255, 184, 41},
		.tint = {249, 242, 246},
		.deep = {67, 15, 46},
		.soft = {234, 216, 227}};
	bn_theme_init(&theme, &brand);
	struct page pages[] = {{.placing = {BN_FIT_COVER, .5f, .5f}, .bar = .3f},
		{.placing = {BN_FIT_CONTAIN, 0, 0}, .bar = .5f, .breathes = true},
		{.placing = {BN_FIT_CONTAIN, 0, 0}, .part = true, .bar = 1, .breathes = false}};
	static struct film film;
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct bn_view *veiled = bn_view_create(canvas, &theme);
		struct bn_view *plain = bn_view_create(canvas, &theme);
		for (int turn = 0; turn < 6; turn++) {
			if (turn % 3 ==
				0) { /* the page changes: the veil of before must not stay */
				pages[i].bar += .1f;
				bn_view_rebuild(veiled, build, &pages[i]);
			}
			shoot(&film, (unsigned)(turn + 1));
			bn_view_rebuild(plain, build, &pages[i]);
			bn_view_draw(plain, &film.frame, 100 * turn);
			uint32_t *wanted = bn_canvas_read(canvas);
			/* As it was before: another page was drawn here meanwhile. */
			bn_view_rebuild(veiled, build, &pages[i]);
			bn_view_draw(veiled, &film.frame, 0);
			for (int again = 0; again < 2; again++) {
				struct film other = {.frame.number = 100};
				shoot(&other, (unsigned)(turn + 77 + again));
				bn_view_draw(veiled, &other.frame, 50);
				bn_view_settle(veiled);
			}
			bn_view_draw(veiled, &film.frame, 100 * turn);
			assert_in_range(farthest(canvas, wanted), 0, 3);
			free(wanted);
		}
		bn_view_destroy(veiled);
		bn_view_destroy(plain);
	}
}

/* Whatever lies over it, nothing wraps around: no dark speck in the light, no light one in the
 * dark. */
static void never_wraps(void **state)
{
	(void)state;
	enum { COUNT_ = 255 }; /* some left over for every way to do them */
	struct bn_veil *veil = bn_veil_create();
	uint32_t blacks[COUNT_], whites[COUNT_], row[COUNT_];
	assert_int_equal(bn_veil_rect(veil).w, 0);
	for (uint32_t light = 0; light < 256; light++) {
		for (uint32_t i = 0; i < COUNT_; i++) {
			/* Light over black, and up to 2 levels off in red and blue. */
			uint32_t b = i * light / 255, w = b + (255 - i) < 255 ? b + (255 - i) : 255;
			uint32_t more = b + 2 < 256 ? b + 2 : 255;
			blacks[i] = more << 16 | b << 8 | b;
			whites[i] = w << 16 | w << 8 | w;
			row[i] = 0xFFFFFFFFu;
		}
		bn_veil_black(veil, (struct bn_rect){0, 0, COUNT_, 1}, blacks, sizeof(blacks));
		bn_veil_white(veil, whites, sizeof(whites));
		assert_int_equal(bn_veil_rect(veil).w, COUNT_);
		bn_veil_lay(veil, 0, row);
		for (uint32_t i = 0; i < COUNT_; i++)
			for (int shift = 0; shift < 24; shift += 8) {
				int seen = (int)(row[i] >> shift & 255);
				int wanted = (int)(whites[i] >> shift & 255);
				assert_in_range(abs(seen - wanted), 0, 3);
			}
	}
	bn_veil_destroy(veil);
	bn_veil_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(gives_what_drawing_gives),
		cmocka_unit_test(never_wraps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
