#include "daybook/day.h"

#include "tests/test.h"

#include <string.h>
#include <time.h>

static void fill(struct bn_day *day)
{
	static const char *const ids[] = {"ree", "ass", "cesf", "es \"x\"\n"};
	memcpy(day->date, "2026-11-29", 11);
	day->kiosk = strdup("cahors-hall");
	bn_day_name(day, &(struct bn_day_name){"metier", "ass", "Assistante, assistant", ""});
	bn_day_name(day, &(struct bn_day_name){"metier", "ass", "Assistante sociale", "Worker"});
	for (int place = 0; place < 2; place++) {
		for (size_t i = 0; i < COUNT(ids); i++)
			bn_day_add(bn_day_place(day, "lot", "hall", place ? "forum" : ""),
				BN_DAY_METIER, ids[i], "", (int64_t)i + 1);
		for (int kind = BN_DAY_COUNT - 1; kind >= 0; kind--)
			bn_day_add(bn_day_place(day, "lot", "hall", place ? "forum" : ""),
				(enum bn_day_kind)kind, "a", "10", 7);
	}
}

static void test_reads_what_it_wrote(void **state)
{
	(void)state;
	struct bn_day day = {0}, again = {0};
	struct bn_str text = {0}, second = {0};
	fill(&day);
	bn_day_write(&day, &text);
	assert_true(bn_day_read(&again, bn_str_text(&text), text.length));
	assert_string_equal(again.date, "2026-11-29");
	assert_string_equal(again.kiosk, "cahors-hall");
	assert_int_equal(again.place_count, 2);
	assert_int_equal(again.name_count, 1);
	assert_string_equal(again.names[0].french, "Assistante sociale");
	assert_int_equal(bn_day_get(&again.places[1], BN_DAY_METIER, "cesf", ""), 3);
	assert_int_equal(bn_day_get(&again.places[1], BN_DAY_METIER, "es \"x\"\n", ""), 4);
	assert_int_equal(bn_day_get(&again.places[0], BN_DAY_RUN_CUT, "a", "10"), 7);
	bn_day_write(&again, &second);
	assert_string_equal(bn_str_text(&text), bn_str_text(&second));
	bn_str_finish(&text);
	bn_str_finish(&second);
	bn_day_finish(&day);
	bn_day_finish(&again);
}

/* Wherever it ends too soon, it is seen. */
static void test_refuses_a_part(void **state)
{
	(void)state;
	struct bn_day day = {0};
	struct bn_str text = {0};
	fill(&day);
	bn_day_write(&day, &text);
	for (size_t bytes = 0; bytes + 1 < text.length; bytes++) {
		struct bn_day part = {0};
		assert_false(bn_day_read(&part, bn_str_text(&text), bytes));
		bn_day_finish(&part);
	}
	bn_str_finish(&text);
	bn_day_finish(&day);
}

#define BEGIN "{\"version\":1,\"day\":\"2026-11-29\",\"kiosk\":\"k\",\"places\":["
#define PLACE "{\"campaign\":\"l\",\"venue\":\"v\",\"event\":\"\",\"counts\":["
#define END   "]}]}"

static void test_judges_texts(void **state)
{
	static const struct {
		const char *text;
		bool good;
		int64_t visits;
	} cases[] = {
		{BEGIN "]}", true, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"\",12]" END, true, 12},
		/* Twice the same, as nobody writes it: nothing of it is lost. */
		{BEGIN PLACE "[\"visit\",\"15\",\"\",1],[\"visit\",\"14\",\"\",5],"
			     "[\"visit\",\"15\",\"\",1],[\"visit\",\"14\",\"\",7]" END,
			true, 12},
		{BEGIN PLACE "[\"party\",\"14\",\"\",3],[\"visit\",\"14\",\"\",2]" END, true, 2},
		{"{\"more\":[1,{}],\"version\":1,\"day\":\"undated\",\"kiosk\":\"k\"}", true, 0},
		{"{\"version\":2,\"day\":\"2026-11-29\",\"kiosk\":\"k\",\"places\":[]}", false, 0},
		{"{\"version\":1,\"day\":\"../../../x\",\"kiosk\":\"k\",\"places\":[]}", false, 0},
		{"{\"version\":1,\"kiosk\":\"k\",\"places\":[]}", false, 0},
		{"{\"version\":1,\"day\":\"2026-11-29\",\"places\":[]}", false, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"\",-1]" END, false, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"\",1000000001]" END, false, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"\",1.5]" END, false, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"\"]" END, false, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"\",1,1]" END, false, 0},
		{BEGIN PLACE "[\"visit\",\"14\",\"123456789\",1]" END, false, 0},
		{BEGIN PLACE "[]" END, false, 0},
		{BEGIN "{\"campaign\":\"l\"}]}", false, 0},
		{BEGIN "]} ", true, 0},
		{BEGIN "]}x", false, 0},
		{"", false, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_day day = {0};
		bool good = bn_day_read(&day, cases[i].text, strlen(cases[i].text));
		if (good != cases[i].good)
			print_message("case %zu\n", i);
		assert_int_equal(good, cases[i].good);
		if (good && cases[i].visits > 0)
			assert_int_equal(bn_day_get(&day.places[0], BN_DAY_VISIT, "14", ""),
				cases[i].visits);
		bn_day_finish(&day);
	}
}

static void test_never_below_nothing(void **state)
{
	(void)state;
	struct bn_day day = {0};
	struct bn_day_place *place = bn_day_place(&day, "lot", "hall", "");
	assert_false(bn_day_add(place, BN_DAY_LIKE, "zoe", "", -1));
	assert_true(bn_day_add(place, BN_DAY_LIKE, "zoe", "", 1));
	assert_true(bn_day_add(place, BN_DAY_LIKE, "zoe", "", -1));
	assert_false(bn_day_add(place, BN_DAY_LIKE, "zoe", "", -1));
	assert_int_equal(bn_day_get(place, BN_DAY_LIKE, "zoe", ""), 0);
	bn_day_finish(&day);
}

/* Summer time begins and ends: a day of 23 hours, and one of 25. */
static void test_days_of_23_and_25_hours(void **state)
{
	static const struct {
		int64_t midnight;
		const char *date;
		int hours, at_two;
	} cases[] = {
		{1774738800, "2026-03-29", 23, 0}, /* 28 March, 23:00 UTC */
		{1792879200, "2026-10-25", 25, 2}, /* 24 October, 22:00 UTC */
		{1795906800, "2026-11-29", 24, 1},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char date[BN_DAY_DATE], hour[BN_DAY_PART];
		int seen[24] = {0};
		for (int at = 0; at < cases[i].hours; at++) {
			bn_day_of(cases[i].midnight + at * 3600 + 1800, date, hour);
			assert_string_equal(date, cases[i].date);
			seen[atoi(hour)]++;
		}
		assert_int_equal(seen[2], cases[i].at_two);
		assert_int_equal(seen[23], 1);
		bn_day_of(cases[i].midnight - 1, date, hour);
		assert_string_not_equal(date, cases[i].date);
		bn_day_of(cases[i].midnight + cases[i].hours * 3600, date, hour);
		assert_string_not_equal(date, cases[i].date);
		assert_string_equal(hour, "00");
	}
}

static void test_a_clock_of_before(void **state)
{
	char date[BN_DAY_DATE], hour[BN_DAY_PART];
	(void)state;
	bn_day_of(1000, date, hour);
	assert_string_equal(date, BN_DAY_UNDATED);
	bn_day_of(-1000, date, hour);
	assert_string_equal(date, BN_DAY_UNDATED);
}

int main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	tzset();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_what_it_wrote),
		cmocka_unit_test(test_refuses_a_part),
		cmocka_unit_test(test_judges_texts),
		cmocka_unit_test(test_never_below_nothing),
		cmocka_unit_test(test_days_of_23_and_25_hours),
		cmocka_unit_test(test_a_clock_of_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
