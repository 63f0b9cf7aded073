/* How the kiosks of a fleet are, by heartbeats in a folder: each state, who comes first, and
 * heartbeats that aren't to be believed. */
#include "sync/fleet.h"

#include "tests/sync/beats.h"
#include "tests/sync/fleet.h"

#define NOW   (FLEET_WALL + 86400 * 30)
#define DAY_S 86400

struct sample {
	struct fleet fleet;
	struct bn_seal_signer signers[8];
	struct bn_heartbeat beat;
	char *names[2];
	size_t places;
	int fetched;
};

static void begin(struct sample *sample, void **state)
{
	*sample = (struct sample){.places = 1, .names = {(char *)"stockage", (char *)"autre"}};
	fleet_begin(&sample->fleet, state);
	for (int i = 0; i < (int)COUNT(sample->signers); i++)
		bn_seal_make_signer(NULL, &sample->signers[i]);
}

static void put(struct sample *sample, int number, int64_t age_s)
{
	beats_put(sample->fleet.place, NULL, &sample->beat, &sample->signers[number], NOW - age_s);
}

/* What open gets, and step counts into. */
struct door {
	struct bn_endpoint place;
	int *fetched;
};

static struct bn_remote *open_door(void *context)
{
	const struct bn_remote_options options = {.place = &((struct door *)context)->place};
	return bn_remote_open(&options);
}

static void count_step(void *context, uint64_t done, uint64_t total)
{
	assert_true(done <= total);
	*((struct door *)context)->fetched = (int)done;
}

/* As `bornectl fleet` does it, at that moment. False: a place couldn't be read. */
static bool listen_at(struct sample *sample, int64_t wall, struct bn_fleet *fleet)
{
	struct bn_collected *collected = bn_collected_open(sample->fleet.into, wall);
	struct door door = {.fetched = &sample->fetched};
	struct bn_gather gather;
	bool good = true;
	assert_non_null(collected);
	sample->fetched = 0;
	for (size_t i = 0; i < sample->places; i++) {
		char *folder = i == 0 ? bn_mem_strdup(sample->fleet.place)
				      : bn_mem_printf("%s2", sample->fleet.place);
		bool now = false;
		door.place = (struct bn_endpoint){
			.id = sample->names[i], .kind = BN_ENDPOINT_FOLDER, .folder = folder};
		const struct bn_gather_options options = {.collected = collected,
			.place = sample->names[i],
			.threads = 4,
			.open = open_door,
			.wait = fleet_wait,
			.step = count_step,
			.context = &door};
		bool read = bn_gather_heartbeats(&options, &gather);
		assert_true(
			!read || bn_collected_looked(collected, sample->names[i], &now) == wall);
		assert_int_equal(now, read);
		good = good && read;
		free(folder);
	}
	*fleet = (struct bn_fleet){0};
	bn_fleet_read(fleet, collected, (const char *const *)sample->names, sample->places, wall);
	bn_collected_close(collected);
	return good;
}

static struct bn_fleet listen(struct sample *sample)
{
	struct bn_fleet fleet;
	assert_true(listen_at(sample, NOW, &fleet));
	return fleet;
}

static void one_of_each_state(void **state)
{
	struct sample sample;
	begin(&sample, state);
	struct bn_heartbeat *beat = &sample.beat;
	static const char *const order[] = {
		"muette-2", "muette-1", "disque", "ecart", "films", "refus", "bien"};
	beats_make(beat, "bien", NOW);
	beat->sent = 100;
	put(&sample, 0, 60);
	beats_make(beat, "films", NOW);
	beats_fact(beat, BN_HEALTH_CLIPS_ASIDE, BN_HEALTH_ATTENTION, 2, "a, b");
	put(&sample, 1, 60);
	beats_make(beat, "disque", NOW);
	beats_fact(beat, BN_HEALTH_DISK, BN_HEALTH_BAD, 90000000, "");
	put(&sample, 2, 60);
	beats_make(beat, "muette-1", NOW);
	put(&sample, 3, DAY_S);
	beats_make(beat, "muette-2", NOW);
	put(&sample, 4, 3 * DAY_S);
	beats_make(beat, "ecart", NOW);
	beat->drift_s = -BN_FLEET_DRIFT;
	put(&sample, 5, 60);
	beats_make(beat, "refus", NOW);
	beat->sent = 110;
	beat->aside = 3;
	put(&sample, 6, 60);
	struct bn_fleet fleet = listen(&sample);
	assert_int_equal(fleet.count, COUNT(order));
	for (size_t i = 0; i < COUNT(order); i++)
		assert_string_equal(fleet.rows[i].kiosk, order[i]);
	assert_int_equal(fleet.sum.bad, 3);
	assert_int_equal(fleet.sum.silent, 2);
	assert_int_equal(fleet.sum.attention, 3);
	assert_int_equal(fleet.sum.good, 1);
	assert_int_equal(fleet.sum.waiting, 30);
	assert_int_equal(fleet.sum.aside, 3);
	assert_int_equal(bn_fleet_worst(&fleet), BN_HEALTH_BAD);
	const struct bn_fleet_row *good = &fleet.rows[6], *films = &fleet.rows[4];
	assert_int_equal(good->state, BN_HEALTH_GOOD);
	assert_int_equal(good->waiting, 20);
	assert_int_equal(good->age_s, 60);
	assert_string_equal(good->version, "0.1.0");
	assert_string_equal(good->campaign, "lot");
	assert_int_equal(good->campaign_version, 3);
	assert_string_equal(good->group, "lot");
	assert_int_equal(good->disk, 12300000000);
	assert_int_equal(films->clips_aside, 2);
	assert_true(fleet.rows[3].drifts);
	assert_int_equal(sample.fetched, 7);
	bn_fleet_finish(&fleet);
	/* Nothing changed: none is fetched, all is known. */
	fleet = listen(&sample);
	assert_int_equal(sample.fetched, 0);
	assert_int_equal(fleet.count, 7);
	bn_fleet_finish(&fleet);
	fleet_end(&sample.fleet);
}

static void silence(void **state)
{
	static const struct {
		int64_t age_s;
		bool late, silent;
		enum bn_health_state state;
	} cases[] = {{0, false, false, BN_HEALTH_GOOD}, {1799, false, false, BN_HEALTH_GOOD},
		{1800, true, false, BN_HEALTH_ATTENTION},
		{DAY_S - 1, true, false, BN_HEALTH_ATTENTION}, {DAY_S, false, true, BN_HEALTH_BAD},
		/* Put there while it was looked at. */
		{-5, false, false, BN_HEALTH_GOOD}};
	struct sample sample;
	begin(&sample, state);
	for (size_t i = 0; i < COUNT(cases); i++) {
		beats_make(&sample.beat, "agen", NOW);
		sample.beat.count = (int64_t)i + 1;
		/* Whatever its own clock says. */
		sample.beat.wall = NOW - 10 * DAY_S;
		put(&sample, 0, cases[i].age_s);
		struct bn_fleet fleet = listen(&sample);
		assert_int_equal(fleet.count, 1);
		assert_int_equal(fleet.rows[0].late, cases[i].late);
		assert_int_equal(fleet.rows[0].silent, cases[i].silent);
		assert_int_equal(fleet.rows[0].state, cases[i].state);
		assert_int_equal(fleet.rows[0].age_s, cases[i].age_s > 0 ? cases[i].age_s : 0);
		bn_fleet_finish(&fleet);
	}
	fleet_end(&sample.fleet);
}

static unsigned doubt(enum bn_collected_fault fault)
{
	return 1U << fault;
}

static void what_isnt_to_be_believed(void **state)
{
	struct sample sample;
	begin(&sample, state);
	beats_make(&sample.beat, "agen", NOW);
	sample.beat.count = 7;
	put(&sample, 0, 5 * DAY_S);
	beats_make(&sample.beat, "cahors", NOW);
	put(&sample, 1, 60);
	struct bn_fleet fleet = listen(&sample);
	bn_fleet_finish(&fleet);
	/* The last one put there again isn't news; an older one is told, and isn't either. */
	beats_make(&sample.beat, "agen", NOW);
	sample.beat.count = 7;
	put(&sample, 0, 10);
	fleet = listen(&sample);
	assert_int_equal(sample.fetched, 1);
	assert_string_equal(fleet.rows[0].kiosk, "agen");
	assert_true(fleet.rows[0].silent);
	assert_int_equal(fleet.rows[0].age_s, 5 * DAY_S);
	assert_int_equal(fleet.rows[0].doubts, 0);
	bn_fleet_finish(&fleet);
	sample.beat.count = 6;
	put(&sample, 0, 5);
	/* By another key, under another's name, and of nobody who is known. */
	beats_make(&sample.beat, "cahors", NOW);
	sample.beat.count = 9;
	put(&sample, 2, 5);
	beats_make(&sample.beat, "gourdon", NOW);
	beats_put(sample.fleet.place, "figeac", &sample.beat, &sample.signers[3], NOW);
	for (int i = 0; i < 2; i++) {
		fleet = listen(&sample);
		assert_int_equal(fleet.count, 3);
		assert_int_equal(fleet.sum.bad, 3);
		assert_string_equal(fleet.rows[0].kiosk, "figeac");
		assert_int_equal(fleet.rows[0].doubts, doubt(BN_COLLECTED_HEARTBEAT));
		assert_null(fleet.rows[0].text);
		assert_string_equal(fleet.rows[1].kiosk, "agen");
		assert_int_equal(fleet.rows[1].doubts, doubt(BN_COLLECTED_REPLAYED));
		assert_int_equal(fleet.rows[1].age_s, 5 * DAY_S);
		assert_string_equal(fleet.rows[2].kiosk, "cahors");
		assert_int_equal(fleet.rows[2].doubts, doubt(BN_COLLECTED_STRANGE));
		assert_int_equal(fleet.rows[2].age_s, 60);
		bn_fleet_finish(&fleet);
	}
	/* Put right, it is well again. */
	beats_make(&sample.beat, "agen", NOW);
	sample.beat.count = 8;
	put(&sample, 0, 0);
	fleet = listen(&sample);
	assert_int_equal(fleet.sum.good, 1);
	assert_string_equal(fleet.rows[2].kiosk, "agen");
	bn_fleet_finish(&fleet);
	fleet_end(&sample.fleet);
}

static void of_two_places(void **state)
{
	struct sample sample;
	begin(&sample, state);
	char *second = bn_mem_printf("%s2", sample.fleet.place);
	assert_true(bn_file_make_folder(second));
	sample.places = 2;
	beats_make(&sample.beat, "agen", NOW);
	sample.beat.sent = 90;
	sample.beat.aside = 1;
	put(&sample, 0, 30);
	sample.beat.sent = 115;
	sample.beat.aside = 0;
	sample.beat.count = 3;
	beats_put(second, NULL, &sample.beat, &sample.signers[0], NOW - 900);
	struct bn_fleet fleet = listen(&sample);
	assert_int_equal(fleet.count, 1);
	assert_int_equal(fleet.rows[0].age_s, 30);
	assert_int_equal(fleet.rows[0].waiting, 5);
	assert_int_equal(fleet.rows[0].aside, 0);
	bn_fleet_finish(&fleet);
	/* One isn't there any more: what it said is known, and grows old. */
	char *away = bn_mem_printf("%s3", sample.fleet.place);
	assert_int_equal(rename(sample.fleet.place, away), 0);
	assert_false(listen_at(&sample, NOW + DAY_S, &fleet));
	assert_int_equal(fleet.count, 1);
	assert_int_equal(fleet.rows[0].age_s, DAY_S + 30);
	assert_true(fleet.rows[0].silent);
	bn_fleet_finish(&fleet);
	free(away);
	free(second);
	fleet_end(&sample.fleet);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(one_of_each_state),
		with_folder(silence),
		with_folder(what_isnt_to_be_believed),
		with_folder(of_two_places),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
