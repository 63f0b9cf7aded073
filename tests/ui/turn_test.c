#include "ui/turn.h"

#include "tests/test.h"
#include "tests/ui/on_glass.h"

#include <string.h>

enum { WIDTH = 70, HEIGHT = 45 };

static void a_place_of_the_panel_is_one_of_the_page(void **state)
{
	(void)state;
	/* The panel's upper left corner, and a place near it, on a page of 1080 × 1920. */
	static const struct {
		int turn, x, y, page_x, page_y;
	} cases[] = {
		{0, 0, 0, 0, 0},
		{1, 0, 0, 0, 1919},
		{2, 0, 0, 1079, 1919},
		{3, 0, 0, 1079, 0},
		{0, 30, 20, 30, 20},
		{1, 30, 20, 20, 1889},
		{2, 30, 20, 1049, 1899},
		{3, 30, 20, 1059, 30},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int x = cases[i].x, y = cases[i].y;
		bn_turn_point(cases[i].turn, 1080, 1920, &x, &y);
		assert_int_equal(x, cases[i].page_x);
		assert_int_equal(y, cases[i].page_y);
	}
}

static void every_pixel_goes_where_it_is_touched(void **state)
{
	(void)state;
	static uint32_t page[HEIGHT][WIDTH], panel[WIDTH][WIDTH + 3];
	for (uint32_t i = 0; i < WIDTH * HEIGHT; i++)
		page[i / WIDTH][i % WIDTH] = i + 1;
	for (int turn = 0; turn < 4; turn++) {
		int across = turn % 2 ? HEIGHT : WIDTH, down = turn % 2 ? WIDTH : HEIGHT;
		memset(panel, 0, sizeof(panel));
		bn_turn_pixels(
			turn, WIDTH, HEIGHT, page[0], sizeof(page[0]), panel[0], sizeof(panel[0]));
		for (int y = 0; y < down; y++) {
			for (int x = 0; x < across; x++) {
				int page_x = x, page_y = y;
				bn_turn_point(turn, WIDTH, HEIGHT, &page_x, &page_y);
				assert_int_equal(panel[y][x], page[page_y][page_x]);
			}
			assert_int_equal(panel[y][across], 0);
		}
	}
}

static uint32_t shown_at(struct bn_canvas *canvas, enum bn_glass_kind kind, int x, int y)
{
	uint32_t pixel = 0;
	if (kind == BN_GLASS_SDL) {
		SDL_Renderer *renderer = SDL_GetRenderer(canvas->window);
		SDL_Rect place = {x, y, 1, 1};
		SDL_SetRenderTarget(renderer, NULL);
		SDL_RenderReadPixels(renderer, &place, SDL_PIXELFORMAT_ARGB8888, &pixel, 4);
	} else {
		const SDL_Surface *surface = SDL_GetWindowSurface(canvas->window);
		memcpy(&pixel, (char *)surface->pixels + y * surface->pitch + 4 * x, 4);
	}
	return pixel & 0xFFFFFF;
}

/* A red mark at the page's upper left corner, on a panel of 400 × 300. */
static void the_page_lies_turned_on_the_window(void **state)
{
	(void)state;
	static const struct {
		int width, height, x, y;
	} turns[] = {
		{400, 300, 5, 5}, {300, 400, 394, 5}, {400, 300, 394, 294}, {300, 400, 5, 294}};
	static const enum bn_glass_kind kinds[] = {BN_GLASS_SOFT, BN_GLASS_SDL};
	static const int corners[][2] = {{5, 5}, {394, 5}, {394, 294}, {5, 294}};
	setenv("SDL_VIDEODRIVER", "dummy", 1);
	for (int i = 0; i < 8; i++) {
		int turn = i % 4, width = 0, height = 0;
		struct bn_canvas_options options = {"test", 400, 300, false, turn};
		struct bn_canvas *canvas = bn_canvas_create(&options);
		bn_canvas_size(canvas, &width, &height); /* known before the window is */
		assert_int_equal(width, turns[turn].width);
		assert_true(bn_canvas_open_on(canvas, kinds[i / 4]));
		bn_canvas_size(canvas, &width, &height);
		assert_int_equal(width, turns[turn].width);
		assert_int_equal(height, turns[turn].height);
		bn_canvas_begin(canvas, white);
		bn_canvas_fill_plain(canvas, (struct bn_rect){0, 0, 20, 10}, opaque(red));
		bn_canvas_present(canvas);
		for (int c = 0; c < 4; c++) {
			uint32_t wanted = c == turn ? 0xDC1E28 : 0xFFFFFF;
			assert_int_equal(
				shown_at(canvas, kinds[i / 4], corners[c][0], corners[c][1]),
				wanted);
		}
		bn_canvas_destroy(canvas);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_place_of_the_panel_is_one_of_the_page),
		cmocka_unit_test(every_pixel_goes_where_it_is_touched),
		cmocka_unit_test(the_page_lies_turned_on_the_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
