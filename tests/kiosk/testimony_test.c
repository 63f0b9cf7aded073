/* The clip a visitor chose, by the real player. */
#include "kiosk/testimony.h"

#include "base/clock.h"
#include "tests/kiosk/visit.h"
#include "wings/feed/feed.h"

#include <poll.h>
#include <unistd.h>

enum { SETTLE_MS = 320 }; /* of a page that was swiped, see ui/scroll.c */

struct work {
	struct visit visit;
	struct bn_trace *trace;
	struct bn_testimony *testimony;
	struct bn_frame film, signs, still;
};

static void begin(struct work *work)
{
	*work = (struct work){.visit = visit_begin("fr"), .trace = bn_trace_create(NULL)};
	struct bn_testimony_options options = {.player = PLAYER, .trace = work->trace};
	work->testimony = bn_testimony_create(&options);
	visit_do(&work->visit, BN_INTENT_WAKE, NULL, NULL);
	visit_do(&work->visit, BN_INTENT_GO, "feed", "temoignage-cesf");
}

static void end(struct work *work)
{
	bn_testimony_destroy(work->testimony);
	bn_trace_destroy(work->trace);
	visit_end(&work->visit);
}

/* One turn of the kiosk's loop; gives how long it took, and tells the number of the picture. */
static int64_t turn(struct work *work, uint64_t *number)
{
	int64_t begun = bn_clock_us(), now = begun / 1000;
	bn_testimony_update(work->testimony, work->visit.session, now);
	struct bn_pictures on = bn_testimony_pictures(
		work->testimony, now, &work->film, &work->signs, &work->still);
	int64_t us = bn_clock_us() - begun;
	*number = on.film != NULL ? on.film->number : 0;
	poll(NULL, 0, 5);
	return us;
}

static void until_picture(struct work *work, uint64_t least)
{
	uint64_t number = 0;
	for (int64_t end = bn_clock_ms() + 10000; number < least;) {
		turn(work, &number);
		assert_true(bn_clock_ms() < end);
	}
}

/* Who leaves a film sees the next screen at once, not when the film's player is gone. */
static void it_is_left_without_a_halt(void **state)
{
	int64_t best = INT64_MAX;
	(void)state;
	for (int i = 0; i < 4; i++) { /* the machine may have been busy */
		struct work work;
		uint64_t number;
		begin(&work);
		until_picture(&work, 10);
		visit_do(&work.visit, BN_INTENT_BACK, NULL, NULL);
		int64_t us = turn(&work, &number);
		best = us < best ? us : best;
		assert_int_equal(number, 0);
		end(&work);
	}
	assert_in_range(best, 0, 3000);
}

/* The loop mustn't sleep through the picture that a skip brings. */
static void a_skip_is_awaited_while_paused(void **state)
{
	struct work work;
	uint64_t before, number;
	(void)state;
	begin(&work);
	until_picture(&work, 10);
	visit_do(&work.visit, BN_INTENT_PLAY, NULL, NULL); /* which pauses */
	turn(&work, &before);
	/* The next one's player may have to answer yet. */
	for (int64_t end = bn_clock_ms() + 5000;
		bn_testimony_next_ms(work.testimony, bn_clock_ms()) >= 0; turn(&work, &before))
		assert_true(bn_clock_ms() < end);
	visit_do(&work.visit, BN_INTENT_REWIND, NULL, NULL);
	turn(&work, &number);
	while (number == before) {
		int64_t now = bn_clock_ms();
		assert_in_range(bn_testimony_next_ms(work.testimony, now), now, now + 50);
		turn(&work, &number);
	}
	end(&work);
}

/* Before there is a picture, too; and again, and it plays on. */
static void pause_holds_from_the_start(void **state)
{
	struct work work;
	uint64_t number = 0;
	struct bn_stage *stage;
	(void)state;
	begin(&work);
	turn(&work, &number);
	stage = bn_session_stage(work.visit.session);
	visit_do(&work.visit, BN_INTENT_PLAY, NULL, NULL);
	until_picture(&work, 1);
	for (int64_t end = bn_clock_ms() + 500; bn_clock_ms() < end;)
		turn(&work, &number);
	assert_int_equal(number, 1);
	bn_testimony_tell(work.testimony, stage, 0);
	assert_false(stage->clip_playing);
	visit_do(&work.visit, BN_INTENT_PLAY, NULL, NULL);
	until_picture(&work, 10);
	bn_testimony_tell(work.testimony, stage, 0);
	assert_true(stage->clip_playing);
	end(&work);
}

/* Players that live: children that aren't about to be buried. */
static int players(void)
{
	char path[64], word[16], state = 0;
	int count = 0;
	snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
	FILE *children = fopen(path, "r");
	assert_non_null(children);
	while (fscanf(children, "%15s", word) == 1) {
		snprintf(path, sizeof(path), "/proc/%s/stat", word);
		FILE *stat = fopen(path, "r");
		count += stat != NULL && fscanf(stat, "%*d (%*[^)]) %c", &state) == 1 &&
			 state != 'Z';
		if (stat != NULL)
			fclose(stat);
	}
	fclose(children);
	return count;
}

/* Until the picture beside is this clip's. */
static void until_beside(struct work *work, const char *clip)
{
	struct bn_stage *stage = bn_session_stage(work->visit.session);
	uint64_t number;
	stage->still = NULL;
	for (int64_t end = bn_clock_ms() + 10000;
		stage->still == NULL || strcmp(stage->still->id, clip) != 0;) {
		turn(work, &number);
		bn_testimony_tell(work->testimony, stage, 0);
		assert_in_range(players(), 1, 2);
		assert_true(bn_clock_ms() < end);
	}
}

/* The next one stands ready: a swipe has its first picture at once, and its second before the page
 * has settled. The one that was left stays in sight meanwhile. */
static void the_next_is_there_before_the_swipe_ends(void **state)
{
	int64_t best = INT64_MAX;
	(void)state;
	for (int i = 0; i < 3; i++) {
		struct work work;
		uint64_t number = 0;
		begin(&work);
		until_picture(&work, 3);
		until_beside(&work, "temoignage-ree");
		int64_t begun = bn_clock_ms();
		visit_do(&work.visit, BN_FEED_NEXT, NULL, NULL);
		turn(&work, &number);
		assert_in_range(number, 1, 2);
		assert_int_equal(work.still.number > 1, true); /* of what was left, not its first */
		bn_testimony_tell(work.testimony, work.visit.stage, 0);
		assert_string_equal(work.visit.stage->clip->id, "temoignage-ree");
		assert_string_equal(work.visit.stage->still->id, "temoignage-cesf");
		until_picture(&work, 2);
		best = bn_clock_ms() - begun < best ? bn_clock_ms() - begun : best;
		end(&work);
	}
	print_message("from the swipe to the first moving picture: %d ms\n", (int)best);
	assert_in_range(best, 0, SETTLE_MS);
}

/* It was made ready before the visitor switched the sound off. */
static void the_next_is_as_loud_as_was_wished(void **state)
{
	struct bn_stream_sound sound = {0};
	struct work work;
	uint64_t number;
	(void)state;
	begin(&work);
	until_picture(&work, 3);
	bn_testimony_hear(work.testimony, &sound);
	assert_true(sound.volume > 0);
	until_beside(&work, "temoignage-ree");
	visit_do(&work.visit, BN_INTENT_SOUND, NULL, NULL);
	turn(&work, &number);
	visit_do(&work.visit, BN_FEED_NEXT, NULL, NULL);
	turn(&work, &number);
	bn_testimony_hear(work.testimony, &sound);
	assert_int_equal(sound.volume, 0);
	end(&work);
}

static void players_are_two_at_most(void **state)
{
	struct work work;
	uint64_t number = 0;
	(void)state;
	begin(&work);
	visit_do(&work.visit, BN_FEED_PREVIOUS, NULL, NULL);
	for (int i = 0; i < 40; i++) { /* to the end and back, in haste */
		visit_do(&work.visit, i / 4 % 2 ? BN_FEED_PREVIOUS : BN_FEED_NEXT, NULL, NULL);
		for (int j = 0; j < 1 + i % 9; j++) {
			turn(&work, &number);
			assert_in_range(players(), 0, 2);
		}
	}
	/* All were seen: nothing plays any more. */
	for (int i = 0; i < 3; i++)
		visit_do(&work.visit, BN_FEED_NEXT, NULL, NULL);
	for (int64_t end = bn_clock_ms() + 5000; players() > 0; turn(&work, &number))
		assert_true(bn_clock_ms() < end);
	assert_int_equal(number, 0);
	end(&work);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pause_holds_from_the_start),
		cmocka_unit_test(it_is_left_without_a_halt),
		cmocka_unit_test(a_skip_is_awaited_while_paused),
		cmocka_unit_test(the_next_is_there_before_the_swipe_ends),
		cmocka_unit_test(the_next_is_as_loud_as_was_wished),
		cmocka_unit_test(players_are_two_at_most),
	};
	return cmocka_run_group_tests(tests, visit_open_all, visit_close_all);
}
