/* Pages that a finger turns: they follow it, give way or come back. */
#include "tests/ui/screen.h"
#include "ui/view.h"

enum { PLAY = 1, NEXT, BEFORE };
enum { PAGES = 3, PAGE_HEIGHT = 700 };

static const struct bn_theme theme;

/* At the foot of the window; all of a page is one button. */
struct page {
	struct screen *screen;
	struct bn_view *view;
	int page; /* on show */
	struct bn_box *film;
};

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	struct page *page = context;
	struct bn_box *pages = bn_box_add(boxes, root,
		(struct bn_box){.id = "pages",
			.pages = PAGES,
			.page = page->page,
			.clip = true,
			.swipe_up = {.code = NEXT},
			.swipe_down = {.code = BEFORE},
			.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = PAGE_HEIGHT,
			.flow = BN_STACK});
	page->film = bn_box_add(boxes, pages,
		(struct bn_box){.id = "surface",
			.role = BN_ROLE_BUTTON,
			.action = {.code = PLAY},
			.page = page->page});
}

static struct page begin(void **state)
{
	struct page page = {.screen = *state};
	screen_begin(page.screen, 1);
	page.view = bn_view_create(page.screen->canvas, &theme);
	bn_view_rebuild(page.view, build, &page);
	return page;
}

static void rebuild(struct page *page)
{
	bn_view_rebuild(page->view, build, page);
}

static int touch(struct page *page, enum bn_touch_phase phase, int x, int y, int64_t ms)
{
	struct bn_action action = {0};
	struct bn_touch finger = {phase, 1, x, y, ms};
	bool asked = bn_view_touch(page->view, &finger, &action);
	assert_int_equal(asked, action.code != 0);
	return action.code;
}

#define DOWN(x, y, ms) touch(&page, BN_TOUCH_DOWN, x, y, ms)
#define MOVE(x, y, ms) touch(&page, BN_TOUCH_MOVE, x, y, ms)
#define UP(x, y, ms)   touch(&page, BN_TOUCH_UP, x, y, ms)

/* A finger that goes from one place to another in steps of 16 ms, then rests or not. */
static int slide(struct page *page, int y, int to, int steps, bool rests)
{
	int64_t ms = 1000;
	int code = touch(page, BN_TOUCH_DOWN, 200, y, ms);
	for (int i = 1; i <= steps && code == 0; i++)
		code = touch(page, BN_TOUCH_MOVE, 200, y + (to - y) * i / steps, ms += 16);
	if (code == 0)
		code = touch(page, BN_TOUCH_UP, 200, to, ms + (rests ? 500 : 16));
	return code;
}

static void a_swipe_is_long_or_quick(void **state)
{
	static const struct {
		int y, to, steps;
		bool rests;
		int wanted;
	} cases[] = {
		{1800, 1400, 30, true, NEXT}, /* 18 % of the height is enough */
		{1400, 1800, 30, true, BEFORE}, {1700, 1600, 3, false, NEXT}, /* quick */
		{1600, 1700, 3, false, BEFORE},
		{1700, 1660, 30, true, PLAY}, /* neither: a shaky tap */
		{1700, 1600, 30, true, 0},    /* it moved the page */
		{1700, 1690, 2, true, PLAY},
		{1300, 900, 30, true, NEXT}, /* begun on it, ended elsewhere */
		{1300, 1150, 60, true, 0},   /* gone from it, and not far enough */
		{900, 1300, 30, true, 0},    /* begun elsewhere */
	};
	struct page page = begin(state);
	page.page = 1;
	bn_view_let_go(page.view); /* at once */
	rebuild(&page);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int code = slide(&page, cases[i].y, cases[i].to, cases[i].steps, cases[i].rests);
		if (code != cases[i].wanted)
			fail_msg("swipe %zu: %d instead of %d", i, code, cases[i].wanted);
	}
	DOWN(200, 1800, 5000);
	MOVE(200, 1300, 5200);
	bn_view_let_go(page.view);
	assert_int_equal(UP(200, 1300, 5300), 0);
	bn_view_destroy(page.view);
}

/* Where the page on show is, from its place at rest. */
static int away(const struct page *page)
{
	return page->film->rect.y - (1920 - PAGE_HEIGHT);
}

static void a_page_follows_and_gives_way(void **state)
{
	struct page page = begin(state);
	rebuild(&page);
	DOWN(200, 1800, 5000);
	MOVE(200, 1790, 5016); /* no more than a tap */
	assert_int_equal(away(&page), 0);
	MOVE(200, 1600, 5032);
	assert_int_equal(away(&page), -200);
	MOVE(200, 1400, 5048);
	assert_int_equal(away(&page), -400);
	assert_int_equal(UP(200, 1400, 5064), NEXT);
	page.page = 1;
	rebuild(&page);
	/* The next one is where it was drawn before, and comes. */
	assert_int_equal(away(&page), PAGE_HEIGHT - 400);
	assert_true(bn_view_moving(page.view));
	int last = away(&page), ms = 5064;
	for (; bn_view_moving(page.view); ms += 16) {
		bn_view_animate(page.view, ms);
		assert_true(away(&page) <= last && away(&page) >= 0);
		last = away(&page);
	}
	assert_int_equal(last, 0);
	assert_in_range(ms, 5064 + 160, 5064 + 340);
	bn_view_destroy(page.view);
}

static void a_page_comes_back(void **state)
{
	struct page page = begin(state);
	rebuild(&page);
	DOWN(200, 1300, 5000);
	for (int y = 1300; y < 1900; y += 20)
		MOVE(200, y, 5000 + y - 1300);
	assert_in_range(away(&page), 40, 96); /* none before it: a rubber band */
	assert_int_equal(UP(200, 1900, 6000), BEFORE);
	rebuild(&page);
	for (int ms = 6000; bn_view_moving(page.view); ms += 16)
		bn_view_animate(page.view, ms);
	assert_int_equal(away(&page), 0);
	/* A finger that comes while it moves takes it where it is. */
	page.page = 2;
	rebuild(&page);
	page.page = 1;
	rebuild(&page);
	assert_true(bn_view_moving(page.view));
	bn_view_animate(page.view, 7000);
	bn_view_animate(page.view, 7050);
	int there = away(&page);
	assert_in_range(-there, 1, PAGE_HEIGHT);
	DOWN(200, 1400, 7060);
	assert_false(bn_view_moving(page.view));
	MOVE(200, 1440, 7080);
	assert_int_equal(away(&page), there + 40);
	UP(200, 1440, 7400);
	assert_true(bn_view_moving(page.view));
	bn_view_let_go(page.view); /* another screen */
	rebuild(&page);
	assert_int_equal(away(&page), 0);
	assert_false(bn_view_moving(page.view));
	bn_view_destroy(page.view);
}

static void calm_pages_change_at_once(void **state)
{
	struct page page = begin(state);
	rebuild(&page);
	bn_view_calm(page.view, true);
	page.page = 1;
	rebuild(&page);
	assert_int_equal(away(&page), 0);
	DOWN(200, 1800, 5000);
	MOVE(200, 1700, 5100);
	assert_int_equal(away(&page), -100);
	UP(200, 1700, 5400);
	assert_int_equal(away(&page), 0);
	assert_false(bn_view_moving(page.view));
	bn_view_destroy(page.view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_swipe_is_long_or_quick),
		cmocka_unit_test(a_page_follows_and_gives_way),
		cmocka_unit_test(a_page_comes_back),
		cmocka_unit_test(calm_pages_change_at_once),
	};
	return cmocka_run_group_tests(tests, screen_open, screen_close);
}
