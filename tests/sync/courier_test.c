/* The courier against a store in memory that loses, forgets and refuses, with a clock of its own: a
 * month is over in a moment. What the kiosk notes as sent is there, and nothing stays unsent. */
#include "tests/sync/courier.h"

#include "base/mem.h"
#include "daybook/sent.h"
#include "leads/withdrawal.h"
#include "sync/heartbeat.h"
#include "sync/mark.h"
#include "sync/record.h"
#include "tests/sync/shelf.h"

#define MINUTE 60000 /* ms */
#define DAY    (24 * 60 * MINUTE)

static struct {
	struct shelf shelves[2];
	uint64_t seed;
	bool network;
} own;

static double next(void)
{
	own.seed = own.seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(own.seed >> 33) / (double)(1u << 31);
}

static double chance(void *context)
{
	(void)context;
	return next();
}

static struct bn_remote *open_remote(void *context, const struct bn_remote_options *options)
{
	(void)context;
	return shelf_open(&own.shelves[options->place == &test.places[1]]);
}

static void open_courier_again(bool again)
{
	courier_open(
		(struct bn_courier_options){.chance = chance, .open = open_remote, .again = again});
}

static void open_courier(void)
{
	open_courier_again(false);
}

static int begin(void **state)
{
	if (test_make_folder(state) != 0)
		return -1;
	courier_begin(*state);
	for (int i = 0; i < 2; i++) {
		shelf_begin(&own.shelves[i]);
		test.places[i].id = i == 0 ? "un" : "deux";
	}
	own.seed = 20261129;
	own.network = true;
	open_courier();
	return 0;
}

static int end(void **state)
{
	courier_end();
	for (int i = 0; i < 2; i++)
		shelf_end(&own.shelves[i]);
	return test_remove_folder(state);
}

static int64_t sent(void)
{
	struct bn_sent sent;
	assert_true(bn_sent_read(test.kiosk.folder, &sent));
	return sent.number;
}

/* Until a moment, as the program goes: it sleeps as long as turn says. */
static void go_on(int64_t until_ms)
{
	while (test.now_ms < until_ms)
		test.now_ms += bn_courier_turn(test.courier);
}

/* What was noted as sent is there, and is what the kiosk keeps. */
static void is_there(const struct shelf *shelf)
{
	int64_t safe = sent();
	size_t said = shelf_count(shelf, ".lead", true);
	assert_in_range(safe, 0, said);
	for (size_t i = 0; i < shelf->count; i++) {
		struct bn_store_record record;
		char id[BN_ID_TEXT];
		if (bn_str_ends(shelf->objects[i].name, ".lead"))
			assert_true(bn_record_read(shelf->objects[i].bytes.data,
				shelf->objects[i].bytes.length, &record, id));
	}
}

static int leads_with_words(const struct shelf *shelf)
{
	int count = 0;
	for (size_t i = 0; i < shelf->count; i++) {
		struct bn_store_record record;
		char id[BN_ID_TEXT];
		count += bn_str_ends(shelf->objects[i].name, ".lead") &&
			 bn_record_read(shelf->objects[i].bytes.data,
				 shelf->objects[i].bytes.length, &record, id) &&
			 record.sealed != NULL;
	}
	return count;
}

static void all_goes_and_goes_once(void **state)
{
	(void)state;
	for (int i = 1; i <= 250; i++)
		kiosk_save(&test.kiosk, i, 0);
	bn_courier_turn(test.courier);
	assert_int_equal(shelf_count(&own.shelves[0], ".lead", true), 250);
	assert_int_equal(sent(), 250);
	assert_int_equal(own.shelves[0].requests, 251); /* and a heartbeat */
	bn_courier_turn(test.courier);
	assert_int_equal(own.shelves[0].requests, 251);
	bn_courier_close(test.courier);
	open_courier();
	bn_courier_turn(test.courier);
	assert_int_equal(own.shelves[0].requests, 252); /* a heartbeat: it began anew */
	kiosk_save(&test.kiosk, 251, 0);
	bn_courier_turn(test.courier);
	assert_int_equal(sent(), 251);
}

/* However many requests a record takes on the way, without a budget nothing is left for later. */
static void a_thousand_go_in_one_turn(void **state)
{
	(void)state;
	for (int i = 1; i <= 1000; i++)
		kiosk_save(&test.kiosk, i, 0);
	bn_courier_turn(test.courier);
	assert_int_equal(sent(), 1000);
}

static void a_heartbeat_tells_the_end(void **state)
{
	struct bn_heartbeat heartbeat;
	(void)state;
	test.config.heartbeat_minutes = 15;
	kiosk_save(&test.kiosk, 1, 0);
	go_on(16 * MINUTE);
	const struct shelf_object *object = shelf_find(
		&own.shelves[0], "heartbeats.v1/cahors-hall.json");
	assert_non_null(object);
	assert_true(bn_heartbeat_read(&object->bytes, &heartbeat));
	assert_string_equal(heartbeat.kiosk, "cahors-hall");
	assert_int_equal(heartbeat.end.number, 1);
	assert_int_equal(heartbeat.sent, 1);
	assert_int_equal(heartbeat.count, 2);
	assert_int_equal(heartbeat.every_s, 900);
}

static int64_t heartbeat_count(void)
{
	struct bn_heartbeat heartbeat;
	const struct shelf_object *object = shelf_find(
		&own.shelves[0], "heartbeats.v1/cahors-hall.json");
	assert_non_null(object);
	assert_true(bn_heartbeat_read(&object->bytes, &heartbeat));
	return heartbeat.count;
}

/* One with a lower count would be taken for an older one that was put back. */
static void heartbeats_go_on_where_they_were(void **state)
{
	(void)state;
	test.config.heartbeat_minutes = 15;
	go_on(31 * MINUTE);
	assert_int_equal(heartbeat_count(), 3);
	bn_courier_close(test.courier);
	test.places[0].id = "autre"; /* another mark */
	open_courier();
	bn_courier_turn(test.courier);
	assert_int_equal(heartbeat_count(), 4);
}

/* It can't be noted, for the disk is full, say: that is told, and waited for. */
static void a_mark_that_cannot_be_written_is_told(void **state)
{
	struct bn_courier_state told;
	(void)state;
	char *path = bn_file_join(test.kiosk.folder, "sync/un.json");
	assert_true(bn_file_make_folder(path));
	assert_in_range(bn_courier_turn(test.courier), 1000, 60000);
	bn_courier_tell(test.courier, 0, &told);
	assert_int_equal(told.fault.rule, BN_RULE_FOLDER);
	free(path);
}

static enum shelf_fate refuse_second(
	void *context, const char *name, uint64_t request, enum bn_rule *rule)
{
	(void)request;
	*rule = BN_RULE_TOO_LARGE;
	return *(bool *)context && strstr(name, "/0000000002-") != NULL ? SHELF_LOST : SHELF_GOOD;
}

static void what_is_refused_is_set_aside(void **state)
{
	struct bn_courier_state told;
	bool refuse = true;
	(void)state;
	own.shelves[0].fate = refuse_second;
	own.shelves[0].context = &refuse;
	for (int i = 1; i <= 5; i++)
		kiosk_save(&test.kiosk, i, 0);
	bn_courier_turn(test.courier);
	assert_int_equal(shelf_count(&own.shelves[0], ".lead", true), 4);
	assert_int_equal(sent(), 1); /* 3 to 5 are there, but not all up to them */
	bn_courier_tell(test.courier, 0, &told);
	assert_int_equal(told.aside, 1);
	assert_int_equal(told.waiting, 1);
	go_on(DAY);
	assert_int_equal(sent(), 1);
	refuse = false;
	go_on(2 * DAY);
	assert_int_equal(sent(), 5);
	bn_courier_tell(test.courier, 0, &told);
	assert_int_equal(told.waiting, 0);
	assert_int_equal(told.leads, 5);
}

static void another_store_is_sent_from_its_beginning(void **state)
{
	(void)state;
	for (int i = 1; i <= 3; i++)
		kiosk_save(&test.kiosk, i, 0);
	bn_courier_turn(test.courier);
	bn_courier_close(test.courier);
	/* The mark of another chain. */
	struct bn_mark mark;
	bn_mark_read(test.kiosk.folder, "un", &mark);
	assert_int_equal(mark.done.number, 3);
	mark.done.hash[0] ^= 1;
	assert_true(bn_mark_write(test.kiosk.folder, "un", &mark));
	uint64_t before = own.shelves[0].requests;
	open_courier();
	bn_courier_turn(test.courier);
	assert_int_equal(own.shelves[0].requests - before, 4);
	assert_int_equal(own.shelves[0].doubled, 0);
}

/* A place that was put back from a copy lacks what the kiosk knows to be there. */
static void all_goes_again_when_asked(void **state)
{
	struct bn_heartbeat heartbeat;
	(void)state;
	for (int i = 1; i <= 3; i++)
		kiosk_save(&test.kiosk, i, 0);
	bn_courier_turn(test.courier);
	bn_courier_close(test.courier);
	uint64_t before = own.shelves[0].requests;
	open_courier_again(true);
	bn_courier_turn(test.courier);
	assert_int_equal(own.shelves[0].requests - before, 4);
	assert_int_equal(own.shelves[0].doubled, 0);
	assert_int_equal(sent(), 3);
	/* Not an old one that somebody has put back. */
	const struct shelf_object *object = shelf_find(
		&own.shelves[0], "heartbeats.v1/cahors-hall.json");
	assert_true(bn_heartbeat_read(&object->bytes, &heartbeat));
	assert_int_equal(heartbeat.count, 2);
}

static void leads_stay_until_every_target_had_them_for_so_long(void **state)
{
	(void)state;
	bn_courier_close(test.courier);
	test.config.target_count = 2;
	test.config.keep_days = 3;
	bool refuse = true;
	own.shelves[1].fate = refuse_second;
	own.shelves[1].context = &refuse;
	open_courier();
	for (int i = 1; i <= 4; i++)
		kiosk_save(&test.kiosk, i, 0);
	go_on(10 * (int64_t)DAY);
	/* The second target has only number 1. */
	assert_int_equal(bn_store_count(test.kiosk.store), 3);
	refuse = false;
	go_on(12 * (int64_t)DAY);
	assert_int_equal(bn_store_count(test.kiosk.store), 3);
	go_on(16 * (int64_t)DAY);
	assert_int_equal(bn_store_count(test.kiosk.store), 0);
	assert_int_equal(shelf_count(&own.shelves[1], ".lead", true), 4);
}

/* A mark that is lost, or a target that gets another name: what was erased here because it is there
 * must not be erased there. */
static void what_is_erased_here_stays_there(void **state)
{
	(void)state;
	test.config.keep_days = 3;
	for (int i = 1; i <= 3; i++)
		kiosk_save(&test.kiosk, i, 0);
	go_on(6 * (int64_t)DAY);
	assert_int_equal(bn_store_count(test.kiosk.store), 0);
	bn_courier_close(test.courier);
	test.places[0].id = "autre";
	open_courier();
	kiosk_save(&test.kiosk, 4, 0);
	bn_courier_turn(test.courier);
	assert_int_equal(sent(), 4);
	assert_int_equal(own.shelves[0].doubled, 0);
	assert_int_equal(leads_with_words(&own.shelves[0]), 4);
	/* Half of one was left there by somebody: it goes again, as far as it is here. */
	bn_courier_close(test.courier);
	own.shelves[0].objects[0].bytes.length /= 2;
	test.places[0].id = "encore";
	open_courier();
	bn_courier_turn(test.courier);
	assert_int_equal(sent(), 4);
	is_there(&own.shelves[0]);
	assert_int_equal(leads_with_words(&own.shelves[0]), 3);
}

static void no_lead_goes_by_a_clock_that_nobody_keeps(void **state)
{
	(void)state;
	test.config.keep_days = 3;
	test.synced = false;
	kiosk_save(&test.kiosk, 1, 0);
	bn_courier_turn(test.courier);
	test.wall_shift = (int64_t)10 * 365 * 86400;
	go_on(3 * (int64_t)DAY / 2);
	assert_int_equal(bn_store_count(test.kiosk.store), 1);
	/* Kept again, and put right: the days begin now. */
	test.wall_shift = 0;
	test.synced = true;
	go_on(4 * (int64_t)DAY);
	assert_int_equal(bn_store_count(test.kiosk.store), 1);
	go_on(7 * (int64_t)DAY);
	assert_int_equal(bn_store_count(test.kiosk.store), 0);
}

static enum shelf_fate bad_network(
	void *context, const char *name, uint64_t request, enum bn_rule *rule)
{
	static const enum bn_rule rules[] = {BN_RULE_NAME, BN_RULE_CONNECT, BN_RULE_CUT,
		BN_RULE_STALLED, BN_RULE_PORTAL, BN_RULE_BUSY, BN_RULE_SERVER, BN_RULE_FULL,
		BN_RULE_CONFLICT, BN_RULE_DENIED, BN_RULE_CERTIFICATE, BN_RULE_REDIRECT,
		BN_RULE_CLOCK, BN_RULE_CHANGED, BN_RULE_STRANGE, BN_RULE_TOO_LARGE};
	(void)context;
	(void)name;
	(void)request;
	double dice = next();
	*rule = rules[(size_t)(next() * COUNT(rules))];
	if (!own.network) {
		*rule = dice < .5 ? BN_RULE_NAME : BN_RULE_CONNECT;
		return SHELF_LOST;
	}
	return dice < .15 ? SHELF_LOST : dice < .3 ? SHELF_UNSAID : SHELF_GOOD;
}

/* Thirty days: the network is there for a fifth of the time, and bad then; clocks jump; the program
 * is ended and begun; leads are left by day, some are withdrawn. */
static void a_month_of_bad_network_leaves_nothing_unsent(void **state)
{
	enum { DAYS = 30, A_DAY = 10 };
	int saved = 0;
	(void)state;
	own.shelves[0].fate = bad_network;
	for (int day = 0; day < DAYS; day++) {
		for (int hour = 0; hour < 24; hour++) {
			for (int i = 0; hour >= 9 && hour < 19 && i < A_DAY / 10; i++)
				kiosk_save(&test.kiosk, ++saved,
					START + test.wall_shift + test.now_ms / 1000);
			own.network = next() < .2;
			if (next() < .02)
				test.wall_shift = (int64_t)((next() - .5) * 20 * 365 * 86400);
			else if (next() < .2)
				test.wall_shift = 0;
			if (next() < .05) {
				bn_courier_close(test.courier);
				open_courier();
			}
			go_on(((int64_t)day * 24 + hour + 1) * 60 * MINUTE);
		}
		is_there(&own.shelves[0]);
	}
	/* It ends well: a last night with a network that is only bad. */
	own.network = true;
	go_on((DAYS + 1) * (int64_t)DAY);
	is_there(&own.shelves[0]);
	assert_int_equal(sent(), DAYS * A_DAY);
	assert_int_equal(shelf_count(&own.shelves[0], ".lead", true), DAYS * A_DAY);
	assert_int_equal(own.shelves[0].doubled, 0);
	print_message(
		"%d leads, %llu requests\n", saved, (unsigned long long)own.shelves[0].requests);
}

static void a_budget_of_requests_is_kept(void **state)
{
	(void)state;
	test.places[0].requests_per_hour = 100;
	for (int i = 1; i <= 300; i++)
		kiosk_save(&test.kiosk, i, 0);
	go_on(60 * MINUTE);
	assert_in_range(own.shelves[0].requests, 80, 115);
	go_on(4 * 60 * MINUTE);
	assert_int_equal(sent(), 300);
}

static void is_refused(void)
{
	const struct bn_courier_options options = {
		.data_folder = test.kiosk.folder, .config = &test.config, .open = open_remote};
	struct bn_problems problems = {0};
	assert_null(bn_courier_open(&options, &problems));
	assert_int_equal(problems.count, 1);
	bn_problems_finish(&problems);
}

static void two_at_once_are_refused(void **state)
{
	(void)state;
	is_refused();
}

static void a_folder_that_cannot_be_locked_is_told(void **state)
{
	struct bn_str text = {0};
	char command[300];
	(void)state;
	bn_courier_close(test.courier);
	test.courier = NULL;
	snprintf(command, sizeof(command), "rm -r '%s/sync'", test.kiosk.folder);
	assert_int_equal(system(command), 0);
	bn_str_addz(&text, "a file");
	assert_true(bn_file_write_in(test.kiosk.folder, "sync", &text, 0600));
	is_refused();
	bn_str_finish(&text);
}

/* month: that one, which takes its time. */
int main(int argc, char **argv)
{
	const struct CMUnitTest month[] = {cmocka_unit_test_setup_teardown(
		a_month_of_bad_network_leaves_nothing_unsent, begin, end)};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_goes_and_goes_once, begin, end),
		cmocka_unit_test_setup_teardown(a_thousand_go_in_one_turn, begin, end),
		cmocka_unit_test_setup_teardown(a_heartbeat_tells_the_end, begin, end),
		cmocka_unit_test_setup_teardown(what_is_refused_is_set_aside, begin, end),
		cmocka_unit_test_setup_teardown(
			another_store_is_sent_from_its_beginning, begin, end),
		cmocka_unit_test_setup_teardown(
			leads_stay_until_every_target_had_them_for_so_long, begin, end),
		cmocka_unit_test_setup_teardown(what_is_erased_here_stays_there, begin, end),
		cmocka_unit_test_setup_teardown(
			no_lead_goes_by_a_clock_that_nobody_keeps, begin, end),
		cmocka_unit_test_setup_teardown(all_goes_again_when_asked, begin, end),
		cmocka_unit_test_setup_teardown(a_budget_of_requests_is_kept, begin, end),
		cmocka_unit_test_setup_teardown(two_at_once_are_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_locked_is_told, begin, end),
		cmocka_unit_test_setup_teardown(heartbeats_go_on_where_they_were, begin, end),
		cmocka_unit_test_setup_teardown(a_mark_that_cannot_be_written_is_told, begin, end),
	};
	return argc > 1 && strcmp(argv[1], "month") == 0
		       ? cmocka_run_group_tests(month, NULL, NULL)
		       : cmocka_run_group_tests(tests, NULL, NULL);
}
