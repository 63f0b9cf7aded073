/* How a page comes in: what is seen on the way, and what a finger does meanwhile. */
#include "tests/ui/screen.h"
#include "ui/view.h"

enum { OK = 1 };

static const struct bn_theme theme = {
	.tint = {240, 240, 240}, .night = {10, 10, 10}, .accent = {250, 180, 40}};

static struct bn_view *view;
static struct bn_canvas *canvas;

static void build_light(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	(void)context, (void)boxes;
	root->fill = BN_TONE_TINT;
}

/* Dark, with a button in the middle and a bar along the lower edge. */
static void build_dark(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	(void)context;
	root->fill = BN_TONE_NIGHT;
	bn_box_add(boxes, root,
		(struct bn_box){.id = "ok",
			.role = BN_ROLE_BUTTON,
			.action = {.code = OK},
			.fill = BN_TONE_ACCENT,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {800, 0, 0, 400},
			.width = 200,
			.height = 200});
	bn_box_add(boxes, root,
		(struct bn_box){.stays = true,
			.fill = BN_TONE_ACCENT,
			.anchor = BN_LEFT | BN_BOTTOM,
			.inset = {0, 0, 0, 400},
			.width = 200,
			.height = 200});
}

static int red_at(int x, int y)
{
	uint32_t *pixels = bn_canvas_read(canvas);
	int width = 0, height = 0;
	bn_canvas_size(canvas, &width, &height);
	int red = (int)(pixels[(size_t)y * (size_t)width + (size_t)x] >> 16 & 255);
	free(pixels);
	return red;
}

static void draw(int64_t ms)
{
	bn_view_draw(view, (struct bn_pictures){0}, ms);
}

static int touch(enum bn_touch_phase phase, int x, int y, int64_t ms)
{
	struct bn_action action = {0};
	struct bn_touch finger = {phase, 1, x, y, ms};
	bn_view_touch(view, &finger, &action);
	return action.code;
}

/* The light page is on, the dark one comes in. */
static void begin(void **state, bool calm)
{
	struct screen *screen = *state;
	screen_begin(screen, 1);
	canvas = screen->canvas;
	bn_view_destroy(view);
	view = bn_view_create(canvas, &theme);
	bn_view_calm(view, calm);
	bn_view_rebuild(view, build_light, NULL);
	draw(1000);
	assert_int_equal(red_at(540, 100), 240);
	bn_view_pass(view, BN_MOTION_FORWARD);
	bn_view_rebuild(view, build_dark, NULL);
	draw(2000);
}

static void comes_in_by_steps(void **state)
{
	begin(state, false);
	int red = red_at(540, 100);
	assert_in_range(red, 150, 220); /* the first picture tells that something comes */
	for (int64_t ms = 2016; bn_view_pass_ms(view) >= 0; ms = bn_view_pass_ms(view)) {
		assert_false(bn_view_dirty(view));
		draw(ms);
		assert_true(red_at(540, 100) <= red);
		red = red_at(540, 100);
		assert_in_range(ms, 2000, 2240);
	}
	assert_int_equal(red_at(540, 100), 10);
	assert_int_equal(red_at(405, 805), 250);
}

/* On its way the button is to the right of its place; what stays isn't. */
static void slides_but_for_what_stays(void **state)
{
	begin(state, false);
	assert_true(red_at(405, 900) < red_at(500, 900));
	assert_true(red_at(620, 900) > red_at(640, 900));
	assert_int_equal(red_at(405, 1800), red_at(500, 1800));
}

/* What is touched is the page that comes, wherever its picture is; and it is all there at once. */
static void a_finger_is_for_the_new_page(void **state)
{
	begin(state, false);
	assert_int_equal(touch(BN_TOUCH_DOWN, 405, 900, 2020), 0);
	assert_int_equal(bn_view_pass_ms(view), -1);
	draw(2021);
	assert_int_equal(red_at(540, 100), 10);
	assert_int_equal(touch(BN_TOUCH_UP, 405, 900, 2040), OK);
}

/* The finger that called the page in by its touch leaves it to come. */
static void a_finger_that_leaves_stops_nothing(void **state)
{
	begin(state, false);
	touch(BN_TOUCH_UP, 405, 900, 2020);
	assert_true(bn_view_pass_ms(view) >= 0);
}

static void interrupted_by_another(void **state)
{
	begin(state, false);
	draw(2032);
	int red = red_at(540, 100);
	bn_view_pass(view, BN_MOTION_BACK);
	bn_view_rebuild(view, build_light, NULL);
	draw(2048);
	assert_true(red_at(540, 100) > red && red_at(540, 100) < 240);
}

static void build_film(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	(void)context;
	bn_box_add(boxes, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP | BN_BOTTOM,
			.content = BN_CONTENT_VIDEO,
			.placing = {BN_FIT_COVER, .5f, .5f}});
}

/* In the loop: the page that goes is seen through a clip that moves already. */
static void clips_move_while_they_dissolve(void **state)
{
	enum { W = 54, H = 96 };
	static uint8_t luma[W * H], chroma[W * H / 4];
	struct bn_frame film = {.planes = {luma, chroma, chroma},
		.pitches = {W, W / 2, W / 2},
		.width = W,
		.height = H,
		.number = 1};
	begin(state, true); /* dark */
	bn_view_calm(view, false);
	memset(luma, 16, sizeof(luma));
	memset(chroma, 128, sizeof(chroma));
	bn_view_pass(view, BN_MOTION_DISSOLVE);
	bn_view_rebuild(view, build_film, NULL);
	bn_view_draw(view, (struct bn_pictures){.film = &film}, 3000);
	bn_view_draw(view, (struct bn_pictures){.film = &film}, 3284); /* half way */
	assert_in_range(red_at(540, 100), 0, 8);
	memset(luma, 235, sizeof(luma));
	film.number = 2;
	bn_view_draw(view, (struct bn_pictures){.film = &film}, 3285);
	assert_in_range(red_at(540, 100), 125, 140);
	assert_int_equal(bn_view_pass_ms(view), -1); /* the next step is the clip's next picture */
	assert_true(bn_view_waits(view));
	bn_view_draw(view, (struct bn_pictures){.film = &film}, 3600);
	assert_false(bn_view_waits(view));
	assert_in_range(red_at(540, 100), 250, 255);
}

static void calm_is_at_once(void **state)
{
	begin(state, true);
	assert_int_equal(bn_view_pass_ms(view), -1);
	assert_int_equal(red_at(540, 100), 10);
}

/* A page drawn ahead is seen by nobody, and leaves no trace in what goes. */
static void a_rehearsal_is_not_seen(void **state)
{
	begin(state, true);
	bn_view_rehearse(view, build_light, NULL);
	assert_false(bn_view_dirty(view));
	assert_int_equal(red_at(540, 100), 10);
	bn_view_calm(view, false);
	bn_view_pass(view, BN_MOTION_FADE); /* from itself to itself */
	bn_view_rebuild(view, build_dark, NULL);
	draw(3000);
	assert_int_equal(red_at(540, 100), 10);
}

/* A question above, on the left; below it a list of answers, the last of them cut by its edge. */
static void build_talk(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	(void)context;
	root->fill = BN_TONE_NIGHT;
	bn_box_add(boxes, root,
		(struct bn_box){.talk = BN_TALK_QUESTION,
			.fill = BN_TONE_ACCENT,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {200, 0, 0, 100},
			.width = 400,
			.height = 200});
	struct bn_box *list = bn_box_add(boxes, root,
		(struct bn_box){.id = "list",
			.scroll = true,
			.talk = BN_TALK_ANSWERS,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {600, 0, 0, 100},
			.gap = 100,
			.width = 800,
			.height = 650});
	for (int i = 0; i < 3; i++)
		bn_box_add(boxes, list, (struct bn_box){.fill = BN_TONE_ACCENT, .height = 200});
}

static void a_turn_of_a_conversation(void **state)
{
	begin(state, true); /* dark */
	bn_view_calm(view, false);
	bn_view_pass(view, BN_MOTION_FORWARD);
	bn_view_rebuild(view, build_talk, NULL);
	draw(3000);
	assert_in_range(red_at(110, 390), 50, 249); /* the question, from its corner */
	assert_in_range(red_at(490, 210), 5, 15);
	assert_in_range(red_at(500, 700), 5, 15); /* the answers come after it */
	draw(3100);
	assert_in_range(red_at(500, 790), 50, 249);
	assert_in_range(red_at(500, 1000), 5, 15);
	draw(3200);
	assert_in_range(red_at(490, 210), 250, 250);
	assert_in_range(red_at(500, 1090), 50, 249);
	assert_in_range(red_at(500, 1260), 5, 15);
	draw(3500);
	assert_int_equal(bn_view_pass_ms(view), -1);
	uint32_t *seen = bn_canvas_read(canvas);
	bn_view_rebuild(view, build_talk, NULL);
	draw(3600);
	uint32_t *whole = bn_canvas_read(canvas);
	assert_memory_equal(seen, whole, (size_t)1080 * 1920 * sizeof(*seen));
	free(seen);
	free(whole);
}

static int close_all(void **state)
{
	bn_view_destroy(view);
	return screen_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_in_by_steps),
		cmocka_unit_test(slides_but_for_what_stays),
		cmocka_unit_test(a_finger_is_for_the_new_page),
		cmocka_unit_test(a_finger_that_leaves_stops_nothing),
		cmocka_unit_test(interrupted_by_another),
		cmocka_unit_test(clips_move_while_they_dissolve),
		cmocka_unit_test(a_turn_of_a_conversation),
		cmocka_unit_test(calm_is_at_once),
		cmocka_unit_test(a_rehearsal_is_not_seen),
	};
	return cmocka_run_group_tests(tests, screen_open, close_all);
}
