#include "ui/view.h"

#include "tests/ui/screen.h"

#include <string.h>

enum { OK = 1, WAKE, BESIDE, HELD, CHOSEN, ITEM = 100 };
enum { ITEMS = 10, ITEM_HEIGHT = 200, LIST_HEIGHT = 800, FARTHEST = 1200 };

static const struct bn_theme theme;

/* What is built: a list above, a button below it, each at a place the tests know. */
struct page {
	struct screen *screen;
	struct bn_view *view;
	int count; /* of items */
	const char *button;
	bool disabled, eager, dialog, holds, choices;
	struct bn_box *items[ITEMS];
};

static struct bn_box button(const char *id, int code)
{
	return (struct bn_box){.id = id,
		.role = BN_ROLE_BUTTON,
		.name = id,
		.action = {.code = code},
		.anchor = BN_LEFT | BN_TOP};
}

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	struct page *page = context;
	struct bn_box *list = bn_box_add(boxes, root,
		(struct bn_box){.id = "list",
			.role = BN_ROLE_LIST,
			.scroll = true,
			.anchor = BN_LEFT | BN_TOP | BN_RIGHT,
			.height = LIST_HEIGHT});
	for (int i = 0; i < page->count; i++) {
		struct bn_box item = button(bn_box_text(boxes, "item.%d", i), ITEM + i);
		item.height = ITEM_HEIGHT;
		page->items[i] = bn_box_add(boxes, list, item);
	}
	struct bn_box below = button(page->button, OK);
	below.states = page->disabled ? BN_STATE_DISABLED : 0;
	below.eager = page->eager;
	below.hold.code = page->holds ? HELD : 0;
	below.inset.top = 1000;
	below.width = 400;
	below.height = 200;
	bn_box_add(boxes, root, below);
	for (int i = 0; i < 2 && page->choices; i++) { /* the second isn't for sliding */
		struct bn_box choice = button(bn_box_text(boxes, "choice.%d", i), CHOSEN + i);
		choice.slides = i == 0;
		choice.inset = (struct bn_edges){1000, 0, 0, 500 + 200.f * (float)i};
		choice.width = choice.height = 200;
		bn_box_add(boxes, root, choice);
	}
	if (page->dialog) {
		struct bn_box veil = button("veil", BESIDE);
		veil.anchor = 0;
		veil.modal = true;
		bn_box_add(boxes, root, veil);
	}
}

static struct page begin(void **state)
{
	struct page page = {.screen = *state, .count = ITEMS, .button = "ok"};
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

static int tick(struct page *page, int64_t ms)
{
	struct bn_action action = {0};
	bool asked = bn_view_tick(page->view, ms, &action);
	assert_int_equal(asked, action.code != 0);
	return action.code;
}

/* Lets all that moves by itself come to rest. */
static int64_t rest(struct page *page, int64_t ms)
{
	for (int64_t end = ms + 5000; bn_view_moving(page->view); ms += 16) {
		bn_view_animate(page->view, ms);
		assert_true(ms < end);
	}
	return ms;
}

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

static int offset(const struct page *page)
{
	return -page->items[0]->rect.y;
}

static void a_tap_acts_when_the_finger_leaves(void **state)
{
	struct page page = begin(state);
	assert_int_equal(DOWN(100, 1100, 0), 0);
	assert_int_equal(UP(100, 1100, 100), OK);
	assert_int_equal(DOWN(100, 1100, 200), 0);
	assert_int_equal(MOVE(120, 1120, 220), 0); /* within the slop */
	assert_int_equal(UP(120, 1120, 300), OK);
	assert_int_equal(DOWN(100, 1100, 400), 0);
	assert_int_equal(MOVE(300, 1150, 420), 0); /* a shaky hand, still on it */
	assert_int_equal(UP(300, 1150, 500), OK);
	assert_int_equal(DOWN(100, 500, 600), 0);
	assert_int_equal(UP(100, 500, 700), ITEM + 2);
	assert_int_equal(DOWN(600, 1100, 800), 0); /* beside everything */
	assert_int_equal(UP(600, 1100, 900), 0);
	page.disabled = true;
	rebuild(&page);
	assert_int_equal(DOWN(100, 1100, 1000), 0);
	assert_int_equal(UP(100, 1100, 1100), 0);
	bn_view_destroy(page.view);
}

static void leaving_takes_the_word_back(void **state)
{
	struct page page = begin(state);
	DOWN(100, 1100, 0);
	assert_int_equal(MOVE(600, 1100, 50), 0);
	assert_int_equal(UP(600, 1100, 100), 0);
	DOWN(100, 1100, 200);
	MOVE(600, 1100, 250);
	MOVE(100, 1100, 300); /* coming back doesn't help */
	assert_int_equal(UP(100, 1100, 350), 0);
	DOWN(100, 1100, 400);
	assert_int_equal(touch(&page, BN_TOUCH_CANCEL, 100, 1100, 420), 0);
	assert_int_equal(UP(100, 1100, 440), 0);
	bn_view_destroy(page.view);
}

static void a_list_follows_the_finger(void **state)
{
	static const struct {
		int y, to, wanted; /* offset after each, from the one before */
	} drags[] = {{700, 400, 300}, {700, 650, 350}, {300, 500, 150}, {100, 790, 0},
		{790, 10, 780}, {790, 10, FARTHEST}, {400, 395, FARTHEST}};
	struct page page = begin(state);
	for (size_t i = 0; i < COUNT(drags); i++) {
		int code = slide(&page, drags[i].y, drags[i].to, 6, true);
		rest(&page, 3000); /* back from beyond its end */
		assert_int_equal(offset(&page), drags[i].wanted);
		/* A finger within the slop taps; one that scrolled presses nothing. */
		assert_int_equal(code != 0, i == COUNT(drags) - 1);
		assert_false(bn_view_moving(page.view));
	}
	rebuild(&page); /* what was scrolled stays so */
	assert_int_equal(offset(&page), FARTHEST);
	page.count = 5; /* … as far as there is something to scroll */
	rebuild(&page);
	assert_int_equal(offset(&page), 200);
	page.count = 2;
	rebuild(&page);
	assert_int_equal(offset(&page), 0);
	slide(&page, 700, 100, 6, true);
	assert_int_equal(offset(&page), 0);
	bn_view_destroy(page.view);
}

static void a_flung_list_comes_to_rest(void **state)
{
	struct page page = begin(state);
	slide(&page, 700, 620, 5, false); /* 1000 pixels a second */
	assert_int_equal(offset(&page), 80);
	assert_true(bn_view_moving(page.view));
	int64_t ms = 2000;
	for (int before = offset(&page); bn_view_moving(page.view); before = offset(&page)) {
		bn_view_animate(page.view, ms += 16);
		assert_true(offset(&page) >= before);
		assert_true(ms < 7000);
	}
	assert_in_range(offset(&page), 280, 500); /* v / −ln(.95) · 16 ms ≈ 310 farther */
	int at_rest = offset(&page);
	bn_view_animate(page.view, ms + 16);
	assert_int_equal(offset(&page), at_rest);
	/* As far when pictures come seldom. */
	bn_view_forget(page.view);
	rebuild(&page);
	slide(&page, 700, 620, 5, false);
	for (ms = 2000; bn_view_moving(page.view);)
		bn_view_animate(page.view, ms += 48);
	assert_in_range(offset(&page), at_rest - 60, at_rest + 60);
	/* A finger stops it; so does the end. */
	slide(&page, 700, 620, 5, false);
	bn_view_animate(page.view, 2016);
	assert_true(bn_view_moving(page.view));
	DOWN(200, 500, 2020);
	assert_false(bn_view_moving(page.view));
	touch(&page, BN_TOUCH_CANCEL, 200, 500, 2030);
	slide(&page, 700, 100, 3, false);
	for (ms = 3000; bn_view_moving(page.view) && ms < 9000;)
		bn_view_animate(page.view, ms += 16);
	assert_int_equal(offset(&page), FARTHEST);
	assert_true(ms < 5000);
	bn_view_destroy(page.view);
}

static void a_list_gives_at_its_ends(void **state)
{
	struct page page = begin(state);
	int before = 0;
	DOWN(200, 300, 0);
	for (int y = 350; y <= 750; y += 50) { /* the farther, the less it gives */
		MOVE(200, y, y);
		assert_true(offset(&page) < before && offset(&page) > -96);
		before = offset(&page);
	}
	assert_in_range(-before, 60, 80);
	UP(200, 750, 751);
	for (int64_t ms = 1000; bn_view_moving(page.view); ms += 16) {
		bn_view_animate(page.view, ms);
		assert_true(offset(&page) >= before && offset(&page) <= 0 && ms < 1500);
		before = offset(&page);
	}
	assert_int_equal(offset(&page), 0);
	/* A flung list goes a little beyond and comes back; a touch holds it there. */
	slide(&page, 700, 100, 3, false);
	int farthest = 0;
	for (int64_t ms = 2000; offset(&page) >= farthest && ms < 4000; ms += 16) {
		farthest = offset(&page);
		bn_view_animate(page.view, ms);
	}
	assert_in_range(farthest, FARTHEST + 10, FARTHEST + 58);
	int caught = offset(&page);
	DOWN(200, 300, 4000);
	assert_false(bn_view_moving(page.view));
	MOVE(200, 350, 4020);
	assert_true(offset(&page) < caught);
	UP(200, 350, 4200);
	rest(&page, 4216);
	assert_int_equal(offset(&page), FARTHEST);
	/* A touch beside it puts it back at once. */
	slide(&page, 100, 500, 3, true);
	slide(&page, 700, 100, 3, false);
	for (int64_t ms = 6000; offset(&page) <= FARTHEST; ms += 16)
		bn_view_animate(page.view, ms);
	DOWN(200, 1100, 8000);
	UP(200, 1100, 8020);
	assert_int_equal(offset(&page), FARTHEST);
	/* Less motion: it stops where it is left, and at its ends. */
	bn_view_calm(page.view, true);
	slide(&page, 700, 100, 3, true);
	assert_int_equal(offset(&page), FARTHEST);
	slide(&page, 300, 380, 5, false);
	assert_int_equal(offset(&page), FARTHEST - 80);
	assert_false(bn_view_moving(page.view));
	bn_view_destroy(page.view);
}

static void a_touch_that_stops_a_list_presses_nothing(void **state)
{
	struct page page = begin(state);
	slide(&page, 700, 620, 5, false);
	bn_view_animate(page.view, 2000);
	DOWN(200, 500, 2010);
	assert_int_equal(UP(200, 500, 2100), 0);
	assert_false(bn_view_moving(page.view));
	DOWN(200, 500, 2200); /* it stands still now */
	assert_true(UP(200, 500, 2300) >= ITEM);
	slide(&page, 700, 620, 5, false);
	bn_view_animate(page.view, 3000);
	DOWN(100, 1100, 3010); /* a button beside it is pressed all the same */
	assert_int_equal(UP(100, 1100, 3100), OK);
	slide(&page, 700, 620, 5, false); /* nearly at rest it is pressed too */
	for (int64_t ms = 4000; ms < 4800; ms += 16)
		bn_view_animate(page.view, ms);
	assert_true(bn_view_moving(page.view));
	DOWN(200, 500, 4810);
	assert_true(UP(200, 500, 4900) >= ITEM);
	bn_view_destroy(page.view);
}

static void a_long_press_has_its_own_action(void **state)
{
	struct page page = begin(state);
	DOWN(100, 1100, 1000); /* without one, slow is a tap like others */
	assert_int_equal(bn_view_next_ms(page.view), 1300);
	assert_int_equal(tick(&page, 1500), 0);
	assert_int_equal(UP(100, 1100, 3000), OK);
	page.holds = true;
	rebuild(&page);
	DOWN(100, 1100, 4000);
	assert_int_equal(tick(&page, 4499), 0);
	assert_int_equal(tick(&page, 4500), HELD);
	assert_int_equal(bn_view_next_ms(page.view), -1);
	assert_int_equal(UP(100, 1100, 4600), 0); /* and no tap besides */
	DOWN(100, 1100, 5000);
	assert_int_equal(UP(100, 1100, 5400), OK);
	DOWN(100, 1100, 6000); /* one that moved away holds nothing */
	MOVE(450, 1100, 6100);
	assert_int_equal(tick(&page, 6600), 0);
	UP(450, 1100, 6700);
	page.disabled = true;
	rebuild(&page);
	DOWN(100, 1100, 7000);
	assert_int_equal(tick(&page, 7500), 0);
	bn_view_destroy(page.view);
}

static void sliding_after_a_long_press_chooses(void **state)
{
	static const struct {
		int x, y, wanted;
	} ends[] = {
		{600, 1100, CHOSEN}, {800, 1100, 0}, {200, 1100, 0}, {950, 1500, 0}, {200, 500, 0}};
	struct page page = begin(state);
	page.holds = true;
	for (size_t i = 0; i < COUNT(ends); i++) {
		page.choices = false;
		rebuild(&page);
		DOWN(100, 1100, 1000);
		assert_int_equal(tick(&page, 1500), HELD);
		page.choices = true; /* what the long press opened */
		rebuild(&page);
		MOVE(620, 1120, 1600);
		MOVE(ends[i].x, ends[i].y, 1700);
		assert_int_equal(UP(ends[i].x, ends[i].y, 1800), ends[i].wanted);
		assert_int_equal(offset(&page), 0);
		assert_false(bn_view_moving(page.view));
	}
	DOWN(600, 1100, 3000); /* they may be tapped too, and only so without it */
	assert_int_equal(UP(600, 1100, 3100), CHOSEN);
	DOWN(100, 1100, 4000);
	MOVE(600, 1100, 4100);
	assert_int_equal(UP(600, 1100, 4200), 0);
	bn_view_destroy(page.view);
}

static void what_is_eager_waits_for_a_palm_only(void **state)
{
	struct page page = begin(state);
	page.eager = true;
	rebuild(&page);
	assert_int_equal(DOWN(100, 1100, 0), 0);
	assert_int_equal(tick(&page, 299), 0);
	assert_int_equal(tick(&page, 300), OK);
	assert_int_equal(UP(100, 1100, 320), 0);
	assert_int_equal(DOWN(100, 1100, 400), 0); /* a short one may be the first of a hand */
	assert_int_equal(UP(100, 1100, 440), 0);
	assert_int_equal(tick(&page, 699), 0);
	assert_int_equal(tick(&page, 700), OK);
	assert_int_equal(tick(&page, 900), 0);
	DOWN(100, 1100, 1000);
	for (int64_t finger = 2; finger < 5; finger++) { /* a hand that is laid down slowly */
		struct bn_touch more = {BN_TOUCH_DOWN, finger, 100, 1100, 800 + 145 * finger};
		struct bn_action action = {0};
		assert_false(bn_view_touch(page.view, &more, &action));
		assert_int_equal(tick(&page, 801 + 145 * finger), 0);
	}
	for (int64_t finger = 1; finger < 5; finger++) {
		struct bn_touch up = {BN_TOUCH_UP, finger, 100, 1100, 2000};
		struct bn_action action = {0};
		assert_false(bn_view_touch(page.view, &up, &action));
	}
	assert_int_equal(DOWN(100, 1100, 2100), 0);
	assert_int_equal(tick(&page, 2400), OK);
	page.eager = false; /* the touch that wakes never presses what appears under it */
	page.button = "other";
	rebuild(&page);
	assert_int_equal(UP(100, 1100, 2420), 0);
	assert_int_equal(DOWN(100, 1100, 2500), 0);
	assert_int_equal(UP(100, 1100, 2600), OK);
	bn_view_destroy(page.view);
}

static void what_appears_under_a_finger_is_not_pressed(void **state)
{
	struct page page = begin(state);
	DOWN(100, 1100, 0);
	rebuild(&page); /* a countdown went on: the same button */
	assert_int_equal(UP(100, 1100, 100), OK);
	DOWN(100, 1100, 200);
	page.button = "another";
	rebuild(&page);
	assert_int_equal(UP(100, 1100, 300), 0);
	DOWN(100, 1100, 400); /* another screen with a button of the same name */
	bn_view_let_go(page.view);
	rebuild(&page);
	assert_int_equal(UP(100, 1100, 500), 0);
	DOWN(100, 500, 600); /* the drag ends too */
	bn_view_let_go(page.view);
	MOVE(100, 300, 650);
	MOVE(100, 100, 666);
	assert_int_equal(UP(100, 100, 682), 0);
	assert_int_equal(offset(&page), 0);
	assert_false(bn_view_moving(page.view));
	bn_view_destroy(page.view);
}

static void a_dialog_holds_what_is_behind(void **state)
{
	struct page page = begin(state);
	page.dialog = true;
	rebuild(&page);
	slide(&page, 700, 300, 6, true);
	assert_int_equal(offset(&page), 0);
	DOWN(100, 1100, 2000);
	assert_int_equal(UP(100, 1100, 2100), BESIDE);
	bn_view_destroy(page.view);
}

static void the_keyboard_walks_and_reveals(void **state)
{
	struct page page = begin(state);
	struct bn_action action = {0};
	assert_false(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action)); /* on nothing yet */
	for (int i = 0; i < ITEMS; i++) {
		assert_false(bn_view_key(page.view, BN_VIEW_NEXT, &action));
		struct bn_rect seen = page.items[i]->visible;
		assert_int_equal(seen.h, ITEM_HEIGHT); /* all of it */
		assert_true(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action));
		assert_int_equal(action.code, ITEM + i);
	}
	assert_int_equal(offset(&page), FARTHEST);
	bn_view_key(page.view, BN_VIEW_NEXT, &action);
	assert_true(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action));
	assert_int_equal(action.code, OK);
	bn_view_key(page.view, BN_VIEW_NEXT, &action); /* round again, up again */
	assert_int_equal(offset(&page), 0);
	bn_view_key(page.view, BN_VIEW_PREVIOUS, &action);
	page.disabled = true;
	rebuild(&page);
	assert_false(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action));
	bn_view_key(page.view, BN_VIEW_PREVIOUS, &action);
	rebuild(&page); /* the focus outlives a build */
	assert_true(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action));
	assert_int_equal(action.code, ITEM + ITEMS - 1);
	DOWN(600, 1100, 0); /* a finger takes over */
	UP(600, 1100, 50);
	assert_false(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action));
	assert_int_equal(offset(&page), FARTHEST);
	bn_view_key(page.view, BN_VIEW_PREVIOUS, &action);
	bn_view_forget(page.view); /* another visitor finds all as at first */
	rebuild(&page);
	assert_int_equal(offset(&page), 0);
	assert_false(bn_view_key(page.view, BN_VIEW_ACTIVATE, &action));
	bn_view_destroy(page.view);
}

static void draws_when_something_changed(void **state)
{
	struct page page = begin(state);
	assert_true(bn_view_dirty(page.view));
	bn_view_draw(page.view, (struct bn_pictures){0}, 0);
	assert_false(bn_view_dirty(page.view));
	assert_int_equal(bn_view_press_ms(page.view), -1);
	DOWN(100, 1100, 0);
	assert_int_equal(bn_view_press_ms(page.view), 0);
	bn_view_draw(page.view, (struct bn_pictures){0}, 0);
	UP(100, 1100, 50);
	assert_int_equal(bn_view_press_ms(page.view), 0);
	bn_view_draw(page.view, (struct bn_pictures){0}, 50);
	assert_int_equal(bn_view_press_ms(page.view), 66);
	assert_false(bn_view_dirty(page.view)); /* nothing but the box was to be drawn */
	slide(&page, 700, 600, 5, false);
	bn_view_draw(page.view, (struct bn_pictures){0}, 0);
	bn_view_animate(page.view, 2000);
	assert_true(bn_view_dirty(page.view));
	bn_view_destroy(page.view);
	bn_view_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tap_acts_when_the_finger_leaves),
		cmocka_unit_test(leaving_takes_the_word_back),
		cmocka_unit_test(a_list_follows_the_finger),
		cmocka_unit_test(a_flung_list_comes_to_rest),
		cmocka_unit_test(a_list_gives_at_its_ends),
		cmocka_unit_test(a_touch_that_stops_a_list_presses_nothing),
		cmocka_unit_test(a_long_press_has_its_own_action),
		cmocka_unit_test(sliding_after_a_long_press_chooses),
		cmocka_unit_test(what_is_eager_waits_for_a_palm_only),
		cmocka_unit_test(what_appears_under_a_finger_is_not_pressed),
		cmocka_unit_test(a_dialog_holds_what_is_behind),
		cmocka_unit_test(the_keyboard_walks_and_reveals),
		cmocka_unit_test(draws_when_something_changed),
	};
	return cmocka_run_group_tests(tests, screen_open, screen_close);
}
