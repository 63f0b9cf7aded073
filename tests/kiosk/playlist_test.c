/* What comes next: orders, weights, chance, rounds and their card, days and hours. */
#include "kiosk/playlist.h"

#include "tests/test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ITEMS 6

static struct bn_clip clips[ITEMS] = {
	{.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}, {.id = "e"}, {.id = "f"}};
static const struct bn_moment noon = {2, 720};

/* A venue of clips a, b, …, of these weights. */
static struct bn_venue venue_of(struct bn_venue_item *items, const int *weights, size_t count)
{
	for (size_t i = 0; i < count; i++)
		items[i] = (struct bn_venue_item){.clip = &clips[i], .weight = weights[i]};
	return (struct bn_venue){.id = "salon", .playlist = items, .playlist_count = count};
}

/* The next ones as letters: "abac-" is a round of four and its card; "." is closed. */
static const char *names(struct bn_playlist *playlist, struct bn_moment now, int count)
{
	static char text[4096];
	int i = 0;
	for (; i < count && i + 1 < (int)sizeof(text); i++) {
		const struct bn_clip *clip = NULL;
		enum bn_playlist_next next = bn_playlist_next(playlist, now, &clip);
		text[i] = '.';
		if (next == BN_PLAYLIST_CARD)
			text[i] = '-';
		if (next == BN_PLAYLIST_CLIP) {
			assert_non_null(clip);
			text[i] = clip->id[0];
		}
	}
	text[i] = '\0';
	return text;
}

static void a_listed_round_spreads_its_weights(void **state)
{
	(void)state;
	static const struct {
		int weights[ITEMS];
		size_t count;
		const char *round;
	} cases[] = {
		{{1}, 1, "aaa"},
		{{1, 1, 1, 1}, 4, "abcdabcd"},
		{{3, 1, 1}, 3, "abacaabaca"},
		{{1, 3, 1}, 3, "babcbbabcb"},
		{{5, 1, 1}, 3, "aabacaa"}, /* as in nginx's own note */
		{{2, 1, 1}, 3, "abcaabca"},
		{{4, 3, 2}, 3, "abcabacba"},
		{{10, 10}, 2, "ababababab"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_venue_item items[ITEMS];
		struct bn_venue venue = venue_of(items, cases[i].weights, cases[i].count);
		struct bn_playlist *playlist = bn_playlist_create(&venue, 1);
		assert_string_equal(
			names(playlist, noon, (int)strlen(cases[i].round)), cases[i].round);
		bn_playlist_destroy(playlist);
	}
}

/* Every order: each round holds each clip as often as its weight says. */
static void every_round_is_whole(void **state)
{
	(void)state;
	static const int weights[] = {3, 1, 2, 1, 10};
	for (int shuffled = 0; shuffled < 2; shuffled++)
		for (uint64_t seed = 0; seed < 200; seed++) {
			struct bn_venue_item items[ITEMS];
			struct bn_venue venue = venue_of(items, weights, 5);
			venue.order = shuffled ? BN_VENUE_SHUFFLED : BN_VENUE_LISTED;
			struct bn_playlist *playlist = bn_playlist_create(&venue, seed);
			for (int round = 0; round < 5; round++) {
				int seen[5] = {0};
				for (const char *c = names(playlist, noon, 17); *c != '\0'; c++)
					seen[*c - 'a']++;
				assert_memory_equal(seen, weights, sizeof(seen));
			}
			bn_playlist_destroy(playlist);
		}
}

static void shuffled_rounds_never_stutter(void **state)
{
	(void)state;
	static const int weights[][4] = {{1, 1, 1, 1}, {3, 1, 1, 2}, {4, 1, 1, 2}, {1, 1, 0, 0}};
	static const size_t counts[] = {4, 4, 4, 2};
	for (size_t which = 0; which < COUNT(weights); which++)
		for (uint64_t seed = 0; seed < 300; seed++) {
			struct bn_venue_item items[ITEMS];
			struct bn_venue venue = venue_of(items, weights[which], counts[which]);
			venue.order = BN_VENUE_SHUFFLED;
			struct bn_playlist *playlist = bn_playlist_create(&venue, seed);
			const char *seen = names(playlist, noon, 64);
			for (int i = 1; seen[i] != '\0'; i++)
				if (seen[i] == seen[i - 1])
					fail_msg("seed %u: %s", (unsigned)seed, seen);
			bn_playlist_destroy(playlist);
		}
}

/* A clip that is listed twice is still one clip; one alone has to follow itself. */
static void chance_knows_clips_by_themselves(void **state)
{
	(void)state;
	static const int weights[] = {1, 1, 1, 1};
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct bn_venue_item items[ITEMS];
		struct bn_venue venue = venue_of(items, weights, 4);
		venue.order = BN_VENUE_SHUFFLED;
		items[3].clip = &clips[0];
		struct bn_playlist *playlist = bn_playlist_create(&venue, seed);
		assert_null(strstr(names(playlist, noon, 40), "aa"));
		bn_playlist_destroy(playlist);
	}
	struct bn_venue_item items[ITEMS];
	struct bn_venue venue = venue_of(items, weights, 1);
	venue.order = BN_VENUE_SHUFFLED;
	struct bn_playlist *playlist = bn_playlist_create(&venue, 7);
	assert_string_equal(names(playlist, noon, 4), "aaaa");
	bn_playlist_destroy(playlist);
}

static void chance_is_the_seeds(void **state)
{
	(void)state;
	static const int weights[] = {1, 1, 1, 1, 1, 1};
	char first[64] = "";
	int same = 0;
	for (uint64_t seed = 0; seed < 20; seed++) {
		struct bn_venue_item items[ITEMS];
		struct bn_venue venue = venue_of(items, weights, 6);
		venue.order = BN_VENUE_SHUFFLED;
		for (int again = 0; again < 2; again++) {
			struct bn_playlist *playlist = bn_playlist_create(&venue, seed);
			const char *seen = names(playlist, noon, 36);
			if (again)
				assert_string_equal(seen, first);
			else
				same += strcmp(seen, first) == 0;
			/* One round isn't as the next. */
			assert_true(
				memcmp(seen, seen + 6, 6) != 0 || memcmp(seen, seen + 12, 6) != 0);
			strcpy(first, seen);
			bn_playlist_destroy(playlist);
		}
	}
	assert_int_equal(same, 0);
}

static void a_card_closes_each_round(void **state)
{
	(void)state;
	static const int weights[] = {2, 1};
	char title[] = "Titre";
	struct bn_text_item say = {"fr", title};
	struct bn_venue_item items[ITEMS];
	struct bn_venue venue = venue_of(items, weights, 2);
	venue.card.title = (struct bn_text){&say, 1};
	struct bn_playlist *playlist = bn_playlist_create(&venue, 1);
	assert_string_equal(names(playlist, noon, 9), "aba-aba-a");
	bn_playlist_destroy(playlist);
	venue.order = BN_VENUE_SHUFFLED;
	playlist = bn_playlist_create(&venue, 1);
	const char *seen = names(playlist, noon, 40);
	for (int i = 0; seen[i] != '\0'; i++)
		assert_int_equal(seen[i] == '-', i % 4 == 3);
	bn_playlist_destroy(playlist);
}

static struct bn_hours hours_of(unsigned mask, int from, int to)
{
	return (struct bn_hours){.mask = mask, .from_minute = from, .to_minute = to};
}

static void hours_hold(void **state)
{
	(void)state;
	enum { MONDAY = 1, FRIDAY = 16, SATURDAY = 32, SUNDAY = 64 };
	static const struct {
		unsigned mask;
		int from, to;
		unsigned item;
		struct bn_moment now;
		bool holds;
	} cases[] = {
		{0, 540, 1110, 0, {0, 539}, false},
		{0, 540, 1110, 0, {0, 540}, true},
		{0, 540, 1110, 0, {6, 1109}, true},
		{0, 540, 1110, 0, {0, 1110}, false},
		{0, 0, 1440, 0, {3, 1439}, true},
		{MONDAY, 540, 1110, 0, {0, 600}, true},
		{MONDAY, 540, 1110, 0, {1, 600}, false},
		/* A night belongs to the day it begins on. */
		{SATURDAY, 1320, 120, 0, {5, 1320}, true},
		{SATURDAY, 1320, 120, 0, {5, 119}, false},
		{SATURDAY, 1320, 120, 0, {6, 119}, true},
		{SATURDAY, 1320, 120, 0, {6, 120}, false},
		{SATURDAY, 1320, 120, 0, {6, 1320}, false},
		{SUNDAY, 1320, 120, 0, {0, 60}, true},
		{0, 1320, 120, 0, {4, 60}, true},
		{0, 1320, 120, 0, {4, 720}, false},
		/* The days of an item are those of its hours that have none. */
		{0, 1320, 120, FRIDAY, {4, 1330}, true},
		{0, 1320, 120, FRIDAY, {5, 60}, true},
		{0, 1320, 120, FRIDAY, {5, 1330}, false},
		{MONDAY, 540, 600, FRIDAY, {0, 550}, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_hours hours = hours_of(cases[i].mask, cases[i].from, cases[i].to);
		if (bn_hours_hold(&hours, 1, cases[i].item, cases[i].now) != cases[i].holds)
			fail_msg("case %zu", i);
	}
	assert_true(bn_hours_hold(NULL, 0, 0, noon));
	assert_true(bn_hours_hold(NULL, 0, 4, noon));
	assert_false(bn_hours_hold(NULL, 0, 8, noon));
}

static void it_is_closed_outside_its_hours(void **state)
{
	(void)state;
	static const int weights[] = {1, 1};
	struct bn_venue_item items[ITEMS];
	struct bn_venue venue = venue_of(items, weights, 2);
	struct bn_hours hours[] = {hours_of(31, 540, 720), hours_of(31, 840, 1110)};
	struct bn_hours_opening opening;
	venue.hours = hours;
	venue.hour_count = 2;
	struct bn_playlist *playlist = bn_playlist_create(&venue, 1);
	assert_string_equal(names(playlist, (struct bn_moment){0, 540}, 3), "aba");
	assert_string_equal(names(playlist, (struct bn_moment){0, 720}, 2), "..");
	static const struct {
		struct bn_moment now;
		struct bn_hours_opening opening;
	} cases[] = {
		{{0, 720}, {0, 0, 840}},  /* at lunch */
		{{0, 1110}, {1, 1, 540}}, /* in the evening */
		{{4, 1200}, {3, 0, 540}}, /* Friday */
		{{6, 0}, {1, 0, 540}},
		{{0, 539}, {0, 0, 540}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_false(bn_playlist_is_open(playlist, cases[i].now));
		opening = bn_playlist_opening(playlist, cases[i].now);
		assert_memory_equal(&opening, &cases[i].opening, sizeof(opening));
	}
	bn_playlist_destroy(playlist);
}

/* Items come and go by their own days; with none left, it is as closed. */
static void items_have_days_of_their_own(void **state)
{
	(void)state;
	static const int weights[] = {1, 1, 1};
	static int saturday[] = {5}, weekend[] = {5, 13}; /* samedi; samedi, sunday */
	struct bn_venue_item items[ITEMS];
	struct bn_hours_opening opening;
	for (int shuffled = 0; shuffled < 2; shuffled++) {
		struct bn_venue venue = venue_of(items, weights, 3);
		venue.order = shuffled ? BN_VENUE_SHUFFLED : BN_VENUE_LISTED;
		items[1].days = saturday;
		items[1].day_count = 1;
		struct bn_playlist *playlist = bn_playlist_create(&venue, 1);
		assert_null(strchr(names(playlist, noon, 12), 'b'));
		assert_non_null(strchr(names(playlist, (struct bn_moment){5, 0}, 3), 'b'));
		assert_null(strchr(names(playlist, noon, 12), 'b'));
		for (int i = 0; i < 3; i++) {
			items[i].days = weekend;
			items[i].day_count = 2;
		}
		assert_string_equal(names(playlist, noon, 2), "..");
		opening = bn_playlist_opening(playlist, noon);
		assert_int_equal(opening.days, 3);
		assert_int_equal(opening.day, 5);
		assert_int_equal(opening.minute, 0);
		bn_playlist_destroy(playlist);
	}
}

static void an_empty_playlist_is_closed(void **state)
{
	(void)state;
	struct bn_venue venue = {.id = "vide"};
	struct bn_playlist *playlist = bn_playlist_create(&venue, 1);
	assert_string_equal(names(playlist, noon, 2), "..");
	assert_int_equal(bn_playlist_opening(playlist, noon).days, -1);
	bn_playlist_destroy(playlist);
	bn_playlist_destroy(NULL);
}

/* The wall's clock goes from 2 to 3 on 29 March 2026, and twice through 2 on 25 October. */
static void clocks_that_change_are_followed(void **state)
{
	(void)state;
	setenv("TZ", "Europe/Paris", 1);
	tzset();
	static const struct {
		time_t time;
		struct bn_moment moment;
	} cases[] = {
		{1774745940, {6, 119}}, /* 01:59 */
		{1774746000, {6, 180}}, /* one minute later: 03:00 */
		{1792889940, {6, 179}}, /* 02:59, in summer time */
		{1792890000, {6, 120}}, /* one minute later: 02:00 */
		{1792893600, {6, 180}}, /* an hour later: 03:00 */
	};
	/* From 02:30 on: open from 03:00 in spring; closed a second time in autumn. */
	struct bn_hours hours = hours_of(0, 150, 600);
	static const bool open[] = {false, true, true, false, true};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_moment seen = bn_hours_moment(cases[i].time);
		assert_int_equal(seen.day, cases[i].moment.day);
		assert_int_equal(seen.minute, cases[i].moment.minute);
		assert_int_equal(bn_hours_hold(&hours, 1, 0, seen), open[i]);
	}
	unsetenv("TZ");
	tzset();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_listed_round_spreads_its_weights),
		cmocka_unit_test(every_round_is_whole),
		cmocka_unit_test(shuffled_rounds_never_stutter),
		cmocka_unit_test(chance_knows_clips_by_themselves),
		cmocka_unit_test(chance_is_the_seeds),
		cmocka_unit_test(a_card_closes_each_round),
		cmocka_unit_test(hours_hold),
		cmocka_unit_test(it_is_closed_outside_its_hours),
		cmocka_unit_test(items_have_days_of_their_own),
		cmocka_unit_test(an_empty_playlist_is_closed),
		cmocka_unit_test(clocks_that_change_are_followed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
