/* The clip a visitor chose, by the real player. */
#include "kiosk/testimony.h"

#include "base/clock.h"
#include "tests/kiosk/visit.h"

#include <poll.h>

struct work {
	struct visit visit;
	struct bn_trace *trace;
	struct bn_testimony *testimony;
	struct bn_frame film, signs;
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
		work->testimony, now, &work->film, &work->signs);
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
	assert_true(bn_testimony_next_ms(work.testimony, bn_clock_ms()) < 0);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pause_holds_from_the_start),
		cmocka_unit_test(it_is_left_without_a_halt),
		cmocka_unit_test(a_skip_is_awaited_while_paused),
	};
	return cmocka_run_group_tests(tests, visit_open_all, visit_close_all);
}
