/* What the loop shows when it has no clips to show: hours, slides, and no card without a clip. No
 * player can be started here, and time is passed in. */
#include "kiosk/screening.h"

#include "base/file.h"
#include "tests/test.h"
#include "tests/wings/stage.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MONDAY_8H 1763971200 /* 24 November 2025, in UTC */
#define HOUR      3600

struct work {
	struct bn_campaign *campaign;
	struct bn_venue venue;
	struct bn_hours hours;
	struct bn_trace *trace;
	struct bn_screening *screening;
	struct bn_stage stage;
	int64_t ms;
};

static int begin(void **state)
{
	static struct work work;
	setenv("TZ", "UTC", 1);
	tzset();
	work = (struct work){.campaign = stage_campaign(), .ms = 1000};
	if (work.campaign == NULL)
		return -1;
	work.venue = work.campaign->venues[0];
	work.hours = (struct bn_hours){.from_minute = 540, .to_minute = 1080}; /* 9 to 18 h */
	work.trace = bn_trace_create(NULL);
	*state = &work;
	return 0;
}

static int end(void **state)
{
	struct work *work = *state;
	bn_screening_destroy(work->screening);
	bn_trace_destroy(work->trace);
	bn_campaign_destroy(work->campaign);
	return 0;
}

static void open_screening(struct work *work, const char *player)
{
	struct bn_screening_options options = {.campaign = work->campaign,
		.venue = &work->venue,
		.player = player,
		.trace = work->trace};
	work->screening = bn_screening_create(&options, work->ms);
}

/* Time goes by; what the stage then says. */
static enum bn_loop_look look_after(struct work *work, time_t time, int64_t ms)
{
	work->ms += ms;
	bn_screening_update(work->screening, time, work->ms);
	bn_screening_tell(work->screening, &work->stage);
	return work->stage.look;
}

static void it_follows_the_hours(void **state)
{
	struct work *work = *state;
	work->venue.hours = &work->hours;
	work->venue.hour_count = 1;
	open_screening(work, "/nonexistent");
	assert_int_equal(look_after(work, MONDAY_8H, 0), BN_LOOP_CLOSED);
	assert_int_equal(work->stage.opening.days, 0);
	assert_int_equal(work->stage.opening.minute, 540);
	assert_int_equal(bn_screening_next_ms(work->screening, work->ms), -1);
	assert_int_equal(look_after(work, MONDAY_8H + HOUR - 1, 20), BN_LOOP_CLOSED);
	assert_int_equal(look_after(work, MONDAY_8H + HOUR, 20), BN_LOOP_CLIPS);
	assert_true(bn_screening_next_ms(work->screening, work->ms) > work->ms);
	assert_int_equal(look_after(work, MONDAY_8H + 10 * HOUR, 20), BN_LOOP_CLOSED);
	assert_int_equal(work->stage.opening.days, 1);
	assert_int_equal(work->stage.opening.day, 1);
	assert_null(work->stage.clip);
	/* A clock set back is believed. */
	assert_int_equal(look_after(work, MONDAY_8H + HOUR, 20), BN_LOOP_CLIPS);
	assert_int_equal(look_after(work, MONDAY_8H - 10 * HOUR, 20), BN_LOOP_CLOSED);
	assert_int_equal(work->stage.opening.days, 1); /* Sunday evening */
	/* A visitor inside, when it opens: it waits. */
	bn_screening_rest(work->screening, true, work->ms);
	assert_int_equal(look_after(work, MONDAY_8H + HOUR, 20), BN_LOOP_CLIPS);
	bn_screening_rest(work->screening, false, work->ms);
}

/* Updates a second apart until there are slides; how many that took. */
static int seconds_to_slides(struct work *work)
{
	for (int i = 0; i < 20; i++)
		if (look_after(work, MONDAY_8H, 1000) == BN_LOOP_SLIDES)
			return i + 1;
	return -1;
}

static void without_a_clip_there_are_slides(void **state)
{
	struct work *work = *state;
	struct bn_frame frame, signs;
	open_screening(work, "/nonexistent");
	assert_int_equal(look_after(work, MONDAY_8H, 0), BN_LOOP_CLIPS);
	assert_in_range(seconds_to_slides(work), 1, 2);
	assert_int_equal(work->stage.slide, 0);
	assert_null(work->stage.clip);
	assert_null(bn_screening_pictures(work->screening, work->ms, &frame, &signs).film);
	assert_int_equal(look_after(work, MONDAY_8H, 5900), BN_LOOP_SLIDES);
	assert_int_equal(work->stage.slide, 0);
	look_after(work, MONDAY_8H, 200);
	assert_int_equal(work->stage.slide, 1);
	look_after(work, MONDAY_8H, 6000);
	assert_int_equal(work->stage.slide, 2);
}

/* While a visitor is inside nothing moves, and that is no failure. */
static void a_visit_brings_no_slides(void **state)
{
	struct work *work = *state;
	open_screening(work, "/nonexistent");
	bn_screening_rest(work->screening, true, work->ms);
	assert_int_equal(seconds_to_slides(work), -1);
	bn_screening_rest(work->screening, false, work->ms);
	assert_in_range(seconds_to_slides(work), 1, 2);
	bn_screening_rest(work->screening, true, work->ms);
	assert_int_equal(look_after(work, MONDAY_8H, 9000), BN_LOOP_SLIDES);
}

/* The cinema's card is for after a clip; where none can be played, it isn't all there is. */
static void a_card_without_a_clip_gives_way(void **state)
{
	struct work *work = *state;
	work->venue = *bn_campaign_venue(work->campaign, "cinema");
	open_screening(work, "/nonexistent");
	bool slides = false;
	for (int i = 0; i < 40; i++)
		slides |= look_after(work, MONDAY_8H, 1000) == BN_LOOP_SLIDES;
	assert_true(slides);
}

/* Updates a while; how many clips were skipped or set aside in all. */
static int skips_after(struct work *work, const char *path)
{
	for (int i = 0; i < 150; i++) {
		look_after(work, MONDAY_8H, 300);
		poll(NULL, 0, 2); /* the players that can't start end in their own time */
	}
	char *text = bn_file_read(path, 1 << 20, NULL);
	assert_non_null(text);
	int count = 0;
	for (const char *at = text; (at = strstr(at, "\"skip\"")) != NULL; at++)
		count++;
	free(text);
	return count;
}

static void all_are_tried_again_ten_minutes_later(void **state)
{
	struct work *work = *state;
	char path[] = "/tmp/borne-screening-XXXXXX";
	assert_true(mkstemp(path) >= 0);
	bn_trace_destroy(work->trace);
	work->trace = bn_trace_create(path);
	open_screening(work, "/bin/false"); /* ends at once */
	int first = skips_after(work, path);
	assert_true(first >= 4); /* each clip of the venue */
	assert_int_equal(skips_after(work, path), first);
	work->ms += 600000;
	assert_true(skips_after(work, path) >= first + 4);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(it_follows_the_hours, begin, end),
		cmocka_unit_test_setup_teardown(without_a_clip_there_are_slides, begin, end),
		cmocka_unit_test_setup_teardown(a_visit_brings_no_slides, begin, end),
		cmocka_unit_test_setup_teardown(a_card_without_a_clip_gives_way, begin, end),
		cmocka_unit_test_setup_teardown(all_are_tried_again_ten_minutes_later, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
