/* What kiosks counted, fetched for who has the key, as `bornectl report` reads it. */
#include "sync/day_object.h"
#include "tests/sync/fleet.h"

#define DATE "2026-11-06"

struct sample {
	struct fleet fleet;
	struct fleet_kiosk kiosks[2];
	char *counts;
};

static void begin(struct sample *sample, void **state)
{
	fleet_begin(&sample->fleet, state);
	sample->counts = bn_file_join(*state, "counts");
	for (int i = 0; i < 2; i++) {
		fleet_add_kiosk(&sample->fleet, &sample->kiosks[i], i == 0 ? "agen" : "cahors", i);
		fleet_add_leads(&sample->kiosks[i], 1);
		fleet_send(&sample->kiosks[i]);
	}
	fleet_assert(fleet_collect(&sample->fleet), 2, 2, "");
}

static void end(struct sample *sample)
{
	for (int i = 0; i < 2; i++)
		bn_store_close(sample->kiosks[i].store);
	free(sample->counts);
	fleet_end(&sample->fleet);
}

/* So many visits that day, told by `from`, in the place of kiosk `of`. */
static void put(const struct sample *sample, int of, int from, const char *named, int64_t visits,
	const struct bn_seal_pair *pair)
{
	const struct bn_seal_recipients recipients = {.keys = {pair->public_key}, .count = 1};
	struct bn_day day = {.date = DATE, .kiosk = bn_mem_strdup(named)};
	struct bn_str text = {0}, object = {0};
	char name[BN_DAY_OBJECT_NAME];
	assert_true(
		bn_day_add(bn_day_place(&day, "lot", "salon", ""), BN_DAY_VISIT, "", "14", visits));
	bn_day_write(&day, &text);
	bn_day_object_write(
		&text, &recipients, bn_store_signer(sample->kiosks[from].store), &object);
	bn_day_object_name(sample->kiosks[of].name, DATE, name);
	fleet_put(&sample->fleet, name, object.data, object.length);
	bn_str_finish(&object);
	bn_str_finish(&text);
	bn_day_finish(&day);
}

static void fetch(const struct sample *sample, uint64_t fetched, const char *found_text)
{
	struct fleet_found found = {0};
	struct bn_endpoint place = {.id = (char *)"stockage",
		.kind = BN_ENDPOINT_FOLDER,
		.folder = sample->fleet.place};
	struct bn_collected *collected = bn_collected_open(sample->fleet.into, FLEET_WALL + 86400);
	assert_non_null(collected);
	const struct bn_gather_options options = {.collected = collected,
		.place = place.id,
		.threads = 4,
		.open = fleet_open,
		.wait = fleet_wait,
		.step = fleet_step,
		.context = &place};
	assert_true(bn_gather_days(&options, &sample->fleet.pair, sample->counts, &found.gather));
	bn_collected_each_finding(collected, fleet_note_finding, &found);
	bn_collected_settle(collected);
	assert_true(bn_collected_commit(collected));
	bn_collected_close(collected);
	assert_string_equal(bn_str_text(&found.text), found_text);
	assert_int_equal(found.gather.fetched, fetched);
	bn_str_finish(&found.text);
}

/* −1: there is no such file. */
static int64_t visits_of(const struct sample *sample, const char *kiosk)
{
	struct bn_day day = {0};
	size_t bytes = 0;
	char *path = bn_mem_printf("%s/%s/counts/" DATE ".json", sample->counts, kiosk);
	char *text = bn_file_exists(path) ? bn_file_read(path, 1 << 16, &bytes) : NULL;
	int64_t visits = -1;
	if (text != NULL) {
		assert_true(bn_day_read(&day, text, bytes));
		assert_string_equal(day.kiosk, kiosk);
		visits = bn_day_get(&day.places[0], BN_DAY_VISIT, "", "14");
	}
	bn_day_finish(&day);
	free(text);
	free(path);
	return visits;
}

static void once_and_when_it_changed(void **state)
{
	struct sample sample;
	begin(&sample, state);
	put(&sample, 0, 0, "agen", 5, &sample.fleet.pair);
	put(&sample, 1, 1, "cahors", 8, &sample.fleet.pair);
	fetch(&sample, 2, "");
	assert_int_equal(visits_of(&sample, "agen"), 5);
	assert_int_equal(visits_of(&sample, "cahors"), 8);
	fetch(&sample, 0, "");
	put(&sample, 0, 0, "agen", 1234, &sample.fleet.pair);
	fetch(&sample, 1, "");
	assert_int_equal(visits_of(&sample, "agen"), 1234);
	/* What the day was like earlier, put back. */
	put(&sample, 0, 0, "agen", 77, &sample.fleet.pair);
	fetch(&sample, 1, "");
	assert_int_equal(visits_of(&sample, "agen"), 1234);
	/* Counts are no leads, and not in the way of collecting them. */
	fleet_add_leads(&sample.kiosks[0], 1);
	fleet_send(&sample.kiosks[0]);
	fleet_assert(fleet_collect(&sample.fleet), 1, 3, "");
	end(&sample);
}

static void what_isnt_the_kiosks(void **state)
{
	static const char told[] = "agen day 0-0 agen/counts/" DATE ".day\n";
	struct bn_seal_pair other;
	struct sample sample;
	begin(&sample, state);
	bn_seal_make_pair(&other);
	put(&sample, 0, 1, "agen", 5, &sample.fleet.pair); /* by another key */
	fetch(&sample, 1, told);
	put(&sample, 0, 0, "cahors", 5, &sample.fleet.pair); /* of another kiosk */
	fetch(&sample, 1, "");                               /* told once, looked at each time */
	put(&sample, 0, 0, "agen", 5, &other);
	fetch(&sample, 1, "");
	fleet_put(&sample.fleet, "cahors/counts/" DATE ".day", "x", 1);
	fleet_put(&sample.fleet, "cahors/counts/lisez-moi", "x", 1);
	fetch(&sample, 2, "cahors day 0-0 cahors/counts/" DATE ".day\n");
	assert_int_equal(visits_of(&sample, "agen"), -1);
	assert_int_equal(visits_of(&sample, "cahors"), -1);
	put(&sample, 0, 0, "agen", 5, &sample.fleet.pair);
	fetch(&sample, 2, "");
	assert_int_equal(visits_of(&sample, "agen"), 5);
	end(&sample);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(once_and_when_it_changed),
		with_folder(what_isnt_the_kiosks),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
