/* From clip to clip: each picture of the new one over the last of the one before, whatever lies
 * over both; and what ends that. */
#include "tests/ui/film.h"

#include <math.h>

enum { PIXELS = PAGE_WIDTH * PAGE_HEIGHT, STEP_MS = 40, START_MS = 5000, FADE_MS = 600 };

static const struct page covered = {.placing = {BN_FIT_COVER, .5f, .5f}, .bar = .3f};
static const struct page whole = {.placing = {BN_FIT_CONTAIN, 0, 0}, .bar = .6f, .breathes = true};
static const struct page beside = {.placing = {BN_FIT_CONTAIN, 0, 0}, .part = true, .bar = .9f};

/* A clip changes on `canvas`; `plain` shows what each page is by itself. */
struct change {
	struct bn_canvas *canvas, *plain;
	struct bn_view *view, *by_itself;
	struct bn_theme theme;
	struct page from, to;
	struct film film;
	uint32_t *gone; /* what was on before */
};

static int begin(struct change *change, enum bn_glass_kind kind)
{
	static const struct bn_brand brand = {
		.brand = {91, 24, 65}, .accent = {255, 184, 41}, .deep = {67, 15, 46}};
	void *canvas = NULL, *plain = NULL;
	*change = (struct change){0};
	if (open_canvas(&canvas, kind) != 0 || open_canvas(&plain, kind) != 0)
		return -1;
	bn_theme_init(&change->theme, &brand);
	change->canvas = canvas;
	change->plain = plain;
	change->view = bn_view_create(canvas, &change->theme);
	change->by_itself = bn_view_create(plain, &change->theme);
	return 0;
}

static int begin_soft(void **state)
{
	static struct change change;
	*state = &change;
	return begin(&change, BN_GLASS_SOFT);
}

static int begin_sdl(void **state)
{
	static struct change change;
	*state = &change;
	return begin(&change, BN_GLASS_SDL);
}

static int end(void **state)
{
	struct change *change = *state;
	bn_view_destroy(change->view);
	bn_view_destroy(change->by_itself);
	bn_canvas_destroy(change->canvas);
	bn_canvas_destroy(change->plain);
	free(change->gone);
	return 0;
}

#define ON_BOTH_GLASSES(test)                                         \
	{#test " (own rows)", test, begin_soft, end, NULL},           \
	{                                                             \
#test " (SDL's renderer)", test, begin_sdl, end, NULL \
	}

/* The next picture of the clip, and the loop's turn with it. */
static void play(struct change *change, unsigned seed, int64_t ms)
{
	shoot(&change->film, seed);
	bn_view_draw(change->view, on(&change->film), ms);
	bn_view_settle(change->view);
}

/* In the place that the clip has on all pages. */
static void assert_same_film(const uint32_t *seen, const uint32_t *wanted)
{
	for (int y = 40; y < 280; y++)
		assert_memory_equal(
			seen + y * PAGE_WIDTH + 60, wanted + y * PAGE_WIDTH + 60, 4 * 250);
}

/* The clip of `from` has played; the first picture of the next one, which is `to`, isn't on yet. */
static void play_before(struct change *change, const struct page *from, const struct page *to)
{
	change->from = *from;
	change->to = *to;
	bn_view_rebuild(change->view, build, &change->from);
	for (unsigned i = 0; i < 3; i++)
		play(change, i, 1000 + STEP_MS * i);
	/* A caption goes with the clip's last picture: its veil is made, and never seen. */
	change->from.bar = .1f;
	bn_view_rebuild(change->view, build, &change->from);
	shoot(&change->film, 3);
	bn_view_draw(change->view, on(&change->film), 1000 + 3 * STEP_MS);
	uint32_t *shown = bn_canvas_read(change->canvas);
	bn_view_settle(change->view);
	free(change->gone);
	change->gone = bn_canvas_read(change->canvas);
	assert_same_film(change->gone, shown);
	free(shown);
	bn_view_pass(change->view, BN_MOTION_DISSOLVE);
	bn_view_rebuild(change->view, build, &change->to);
}

/* Of the page that comes with its clip's picture as it is now; the caller frees it. */
static uint32_t *draw_plain(struct change *change, int64_t ms)
{
	bn_view_rebuild(change->by_itself, build, &change->to);
	bn_view_draw(change->by_itself, on(&change->film), ms);
	return bn_canvas_read(change->plain);
}

/* How far what is seen is from so much of what came, the rest of what went. */
static int off_by(struct change *change, double part, int64_t ms)
{
	uint32_t *wanted = draw_plain(change, ms);
	for (int i = 0; i < PIXELS; i++) {
		uint32_t mixed = 0xFF000000u;
		for (int shift = 0; shift < 24; shift += 8) {
			double under = change->gone[i] >> shift & 255;
			double over = wanted[i] >> shift & 255;
			mixed |= (uint32_t)lround(under + (over - under) * part) << shift;
		}
		wanted[i] = mixed;
	}
	int most = farthest(change->canvas, wanted);
	free(wanted);
	return most;
}

/* All pictures of a change; at its end the clip is there by itself. */
static void fade(struct change *change, const struct page *from, const struct page *to)
{
	play_before(change, from, to);
	/* The veil of the page before serves for the first picture of all: little is seen of it. */
	play(change, 100, START_MS);
	assert_in_range(off_by(change, 16. / FADE_MS, START_MS), 0, 8);
	int64_t ms = START_MS + STEP_MS;
	for (; ms < START_MS - 16 + FADE_MS; ms += STEP_MS) {
		assert_int_equal(bn_view_pass_ms(change->view), -1);
		assert_true(bn_view_waits(change->view));
		play(change, (unsigned)ms, ms);
		assert_in_range(off_by(change, (double)(ms - START_MS + 16) / FADE_MS, ms), 0, 4);
	}
	for (int i = 0; i < 3; i++, ms += STEP_MS) {
		play(change, (unsigned)ms, ms);
		assert_in_range(off_by(change, 1, ms), 0, 3);
		assert_int_equal(bn_view_waits(change->view), to->breathes);
	}
}

static void each_picture_over_the_last(void **state)
{
	static const struct page *const pages[] = {&covered, &whole, &beside};
	for (size_t i = 0; i < COUNT(pages) * COUNT(pages); i++)
		fade(*state, pages[i / COUNT(pages)], pages[i % COUNT(pages)]);
}

/* Another screen was drawn ahead since the last veil was made. */
static void a_rehearsal_comes_between(void **state)
{
	struct change *change = *state;
	play_before(change, &beside, &beside);
	bn_view_rehearse(change->view, build, (void *)&covered);
	play(change, 100, START_MS);
	assert_in_range(off_by(change, 16. / FADE_MS, START_MS), 0, 8);
	play(change, 101, START_MS + 300);
	assert_in_range(off_by(change, 316. / FADE_MS, START_MS + 300), 0, 4);
}

/* What changed where the clip isn't comes with the clip's next picture. */
static void words_change_beside_the_clip(void **state)
{
	struct change *change = *state;
	play_before(change, &covered, &beside);
	bn_view_pass(change->view, BN_MOTION_NONE);
	for (unsigned i = 0; i < 3; i++)
		play(change, i, START_MS + STEP_MS * i);
	change->to.bar = .2f;
	bn_view_rebuild(change->view, build, &change->to);
	play(change, 3, START_MS + 3 * STEP_MS);
	play(change, 4, START_MS + 4 * STEP_MS);
	assert_in_range(off_by(change, 1, START_MS + 4 * STEP_MS), 0, 3);
}

/* A caption comes on the way. */
static void the_page_changes_on_the_way(void **state)
{
	struct change *change = *state;
	play_before(change, &covered, &beside);
	for (int i = 0; i < 4; i++)
		play(change, 100, START_MS + STEP_MS * i);
	change->to.bar = .2f;
	bn_view_rebuild(change->view, build, &change->to);
	play(change, 101, START_MS + 4 * STEP_MS);
	play(change, 102, START_MS + 5 * STEP_MS);
	int64_t gone_ms = 5 * STEP_MS + 16;
	assert_in_range(off_by(change, (double)gone_ms / FADE_MS, START_MS + 5 * STEP_MS), 0, 4);
	play(change, 103, START_MS + FADE_MS);
	assert_in_range(off_by(change, 1, START_MS + FADE_MS), 0, 2);
}

/* The next clip, when this one was so short. */
static void one_after_the_other(void **state)
{
	struct change *change = *state;
	play_before(change, &covered, &whole);
	for (int i = 0; i < 5; i++)
		play(change, 100, START_MS + STEP_MS * i);
	free(change->gone);
	change->gone = bn_canvas_read(change->canvas);
	change->to = beside;
	bn_view_pass(change->view, BN_MOTION_DISSOLVE);
	bn_view_rebuild(change->view, build, &change->to);
	int64_t ms = START_MS + 5 * STEP_MS;
	for (int i = 0; i < 4; i++) {
		play(change, 200, ms + STEP_MS * i);
		assert_in_range(
			off_by(change, (16. + STEP_MS * i) / FADE_MS, ms + STEP_MS * i), 0, 4);
	}
}

static void begin_fading(struct change *change)
{
	play_before(change, &covered, &beside);
	for (int i = 0; i < 4; i++)
		play(change, 100, START_MS + STEP_MS * i);
	assert_true(off_by(change, 1, START_MS + 3 * STEP_MS) > 50);
}

static void a_finger_ends_it(void **state)
{
	struct change *change = *state;
	begin_fading(change);
	struct bn_action action;
	bn_view_touch(
		change->view, &(struct bn_touch){.phase = BN_TOUCH_DOWN, .x = 5, .y = 5}, &action);
	assert_true(bn_view_dirty(change->view));
	bn_view_draw(change->view, on(&change->film), START_MS + 130);
	assert_in_range(off_by(change, 1, START_MS + 130), 0, 2);
	play(change, 101, START_MS + 160);
	play(change, 102, START_MS + 200);
	assert_in_range(off_by(change, 1, START_MS + 200), 0, 2);
}

/* Another visitor: nothing of what was on its way is left, in what the clip leaves free either. */
static void forgotten(void **state)
{
	struct change *change = *state;
	begin_fading(change);
	bn_view_forget(change->view);
	bn_view_rebuild(change->view, build, &change->to);
	for (unsigned i = 0; i < 3; i++) {
		play(change, 101 + i, START_MS + 160 + STEP_MS * i);
		assert_in_range(off_by(change, 1, START_MS + 160 + STEP_MS * i), 0, 2);
	}
}

static void ended_without_a_finger(void **state)
{
	struct change *change = *state;
	begin_fading(change);
	bn_view_pass(change->view, BN_MOTION_NONE);
	bn_view_rebuild(change->view, build, &change->to);
	shoot(&change->film, 101);
	bn_view_draw(change->view, on(&change->film), START_MS + 160);
	assert_in_range(off_by(change, 1, START_MS + 160), 0, 3);
}

/* The window's old picture went with its size. */
static void another_window(void **state)
{
	struct change *change = *state;
	begin_fading(change);
	SDL_SetWindowSize(change->canvas->window, PAGE_WIDTH / 2, PAGE_HEIGHT / 2);
	bn_canvas_resized(change->canvas);
	SDL_SetWindowSize(change->canvas->window, PAGE_WIDTH, PAGE_HEIGHT);
	bn_canvas_resized(change->canvas);
	bn_view_rebuild(change->view, build, &change->to);
	for (unsigned i = 0; i < 3; i++) {
		play(change, 101 + i, START_MS + 160 + STEP_MS * i);
		assert_in_range(off_by(change, 1, START_MS + 160 + STEP_MS * i), 0, 2);
	}
}

static void not_with_reduced_motion(void **state)
{
	struct change *change = *state;
	bn_view_calm(change->view, true);
	play_before(change, &covered, &beside);
	play(change, 100, START_MS);
	assert_in_range(off_by(change, 1, START_MS), 0, 2);
	assert_false(bn_view_waits(change->view));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH_GLASSES(each_picture_over_the_last),
		ON_BOTH_GLASSES(a_rehearsal_comes_between),
		ON_BOTH_GLASSES(words_change_beside_the_clip),
		ON_BOTH_GLASSES(the_page_changes_on_the_way),
		ON_BOTH_GLASSES(one_after_the_other),
		ON_BOTH_GLASSES(a_finger_ends_it),
		ON_BOTH_GLASSES(forgotten),
		ON_BOTH_GLASSES(ended_without_a_finger),
		ON_BOTH_GLASSES(another_window),
		ON_BOTH_GLASSES(not_with_reduced_motion),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
