#include "daybook/health.h"

#include "base/file.h"
#include "daybook/journal.h"
#include "daybook/sent.h"
#include "leads/store.h"
#include "tests/test.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define NOON 1796040000 /* 2026-11-30T12:00:00Z */

static int64_t now;

static int64_t tell_now(void)
{
	return now;
}

static void put(const char *root, const char *name, const char *text)
{
	char path[512];
	snprintf(path, sizeof(path), "%s/%s", root, name);
	*strrchr(path, '/') = '\0';
	assert_true(bn_file_make_folder(path));
	snprintf(path, sizeof(path), "%s/%s", root, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static struct bn_health read_at(const char *folder, int64_t wall)
{
	struct bn_health health;
	struct bn_health_options options = {
		.root = folder, .data_folder = folder, .wall = wall, .synced = true};
	bn_health_read(&health, &options);
	return health;
}

static void test_nothing_there(void **state)
{
	struct bn_health health = read_at(*state, NOON);
	char words[256];
	for (int i = 0; i < BN_HEALTH_COUNT; i++) {
		bool known = i == BN_HEALTH_VERSION || i == BN_HEALTH_CLOCK || i == BN_HEALTH_DISK;
		assert_int_equal(health.facts[i].known, known);
		bn_health_words(&health, (enum bn_health_name)i, words, sizeof(words));
		assert_true(words[0] != '\0');
		assert_non_null(bn_health_key((enum bn_health_name)i));
		assert_non_null(bn_health_label((enum bn_health_name)i));
	}
	assert_string_equal(health.facts[BN_HEALTH_VERSION].text, BORNE_VERSION);
}

static void test_machine(void **state)
{
	static const struct {
		const char *name, *text;
		enum bn_health_name fact;
		int64_t value;
		enum bn_health_state states;
	} cases[] = {
		{"proc/meminfo", "MemTotal: 9\nMemAvailable:  2097152 kB\n", BN_HEALTH_MEMORY,
			(int64_t)2 << 30, BN_HEALTH_GOOD},
		{"proc/meminfo", "MemAvailable: 300000 kB\n", BN_HEALTH_MEMORY, 307200000,
			BN_HEALTH_ATTENTION},
		{"proc/meminfo", "MemAvailable: 50000 kB\n", BN_HEALTH_MEMORY, 51200000,
			BN_HEALTH_BAD},
		{"proc/uptime", "7260.12 1.0\n", BN_HEALTH_UPTIME, 7260, BN_HEALTH_NONE},
		{"sys/class/thermal/thermal_zone0/temp", "45400\n", BN_HEALTH_TEMPERATURE, 45,
			BN_HEALTH_GOOD},
		{"sys/class/thermal/thermal_zone1/temp", "-274000\n", BN_HEALTH_TEMPERATURE, 45,
			BN_HEALTH_GOOD},
		{"sys/class/hwmon/hwmon0/temp2_input", "80000\n", BN_HEALTH_TEMPERATURE, 80,
			BN_HEALTH_ATTENTION},
		{"sys/class/hwmon/hwmon1/temp1_input", "90600\n", BN_HEALTH_TEMPERATURE, 91,
			BN_HEALTH_BAD},
		{"sys/class/net/lo/operstate", "unknown\n", BN_HEALTH_NETWORK, 0, BN_HEALTH_NONE},
		{"sys/class/net/eth0/operstate", "down\n", BN_HEALTH_NETWORK, 0, BN_HEALTH_NONE},
		{"sys/class/net/wlan0/operstate", "up\n", BN_HEALTH_NETWORK, 1, BN_HEALTH_NONE},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		put(*state, cases[i].name, cases[i].text);
		struct bn_health health = read_at(*state, NOON);
		const struct bn_health_fact *fact = &health.facts[cases[i].fact];
		assert_true(fact->known);
		assert_int_equal(fact->value, cases[i].value);
		assert_int_equal(fact->state, cases[i].states);
	}
	put(*state, "sys/class/net/usb0/operstate", "unknown\n");
	put(*state, "sys/class/net/usb0/carrier", "1\n");
	struct bn_health health = read_at(*state, NOON);
	assert_string_equal(health.facts[BN_HEALTH_NETWORK].text, "usb0, wlan0");
	assert_int_equal(bn_health_worst(&health), BN_HEALTH_BAD);
}

static void test_clock(void **state)
{
	struct bn_health health;
	struct bn_health_options options = {
		.root = *state, .data_folder = *state, .wall = NOON, .synced = false};
	bn_health_read(&health, &options);
	assert_int_equal(health.facts[BN_HEALTH_CLOCK].state, BN_HEALTH_ATTENTION);
	options.wall = 1000; /* 1970: its battery is empty */
	bn_health_read(&health, &options);
	assert_int_equal(health.facts[BN_HEALTH_CLOCK].state, BN_HEALTH_BAD);
	assert_int_equal(read_at(*state, NOON).facts[BN_HEALTH_CLOCK].state, BN_HEALTH_GOOD);
}

static void add_lead(struct bn_store *store, const char *id, int64_t wall)
{
	struct bn_store_record record = {.id = id, .wall = wall, .sealed = "sealed", .bytes = 6};
	assert_true(bn_store_add(store, &record));
}

static void test_leads(void **state)
{
	char path[256];
	snprintf(path, sizeof(path), "%s/leads.db", (char *)*state);
	assert_true(bn_seal_init());
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	struct bn_health health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_UNSENT].value, 0);
	assert_false(health.facts[BN_HEALTH_OLDEST_UNSENT].known);
	/* Paris: midnight is at 23 h UTC. */
	add_lead(store, "00000000000000000000000000000001", NOON - 15 * 86400);
	add_lead(store, "00000000000000000000000000000002", NOON - 13 * 3600 - 1);
	add_lead(store, "00000000000000000000000000000003", NOON - 13 * 3600);
	add_lead(store, "00000000000000000000000000000004", NOON - 60);
	health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_TODAY].value, 2);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_UNSENT].value, 4);
	assert_int_equal(health.facts[BN_HEALTH_OLDEST_UNSENT].value, 15 * 86400);
	assert_int_equal(health.facts[BN_HEALTH_OLDEST_UNSENT].state, BN_HEALTH_BAD);
	struct bn_sent sent = {.number = 1, .wall = NOON - 7200, .way = BN_SENT_SYNC};
	assert_true(bn_sent_note(*state, &sent));
	health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_UNSENT].value, 3);
	assert_int_equal(health.facts[BN_HEALTH_OLDEST_UNSENT].state, BN_HEALTH_GOOD);
	assert_int_equal(health.facts[BN_HEALTH_LAST_SENT].value, 7200);
	assert_string_equal(health.facts[BN_HEALTH_LAST_SENT].text, "sync");
	sent = (struct bn_sent){.number = 4, .wall = NOON, .way = BN_SENT_EXPORT};
	assert_true(bn_sent_note(*state, &sent));
	sent.number = 2; /* an older bundle, sent later, takes nothing back */
	assert_true(bn_sent_note(*state, &sent));
	health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_UNSENT].value, 0);
	bn_store_close(store);
	put(*state, "sent.json", "{\"number\":-4}");
	health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_UNSENT].value, 4);
	assert_true(truncate(path, 600) == 0);
	health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_LEADS_UNSENT].state, BN_HEALTH_BAD);
}

static void test_from_the_journal(void **state)
{
	now = NOON - 600;
	struct bn_journal_options options = {
		.data_folder = *state, .wall = tell_now, .silent = true};
	struct bn_journal *journal = bn_journal_open(&options);
	bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, "old", "damaged");
	bn_journal_add(journal, BN_JOURNAL_START, "lot", "hall");
	bn_journal_close(journal);
	struct bn_health health = read_at(*state, NOON);
	assert_string_equal(health.facts[BN_HEALTH_CAMPAIGN].text, "lot");
	assert_int_equal(health.facts[BN_HEALTH_CHECK].value, 600);
	assert_int_equal(health.facts[BN_HEALTH_CLIPS_ASIDE].value, 0);
	assert_int_equal(health.facts[BN_HEALTH_CLIPS_ASIDE].state, BN_HEALTH_GOOD);
	assert_int_equal(health.clip_count, 0);
	journal = bn_journal_open(&options);
	bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, "lot-court", "damaged");
	bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, "lot", "damaged");
	bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, "lot-court", "late");
	bn_journal_add(journal, BN_JOURNAL_CAMPAIGN_REFUSED, "/srv/lot", NULL);
	bn_journal_close(journal);
	health = read_at(*state, NOON);
	assert_int_equal(health.facts[BN_HEALTH_CLIPS_ASIDE].value, 2);
	assert_string_equal(health.facts[BN_HEALTH_CLIPS_ASIDE].text, "lot-court, lot");
	assert_int_equal(health.facts[BN_HEALTH_CLIPS_ASIDE].state, BN_HEALTH_ATTENTION);
	assert_int_equal(health.clip_count, 2);
	assert_string_equal(health.clips[0].id, "lot-court");
	assert_string_equal(health.clips[0].why, "late"); /* what was wrong last */
	assert_string_equal(health.clips[1].id, "lot");
	assert_int_equal(health.facts[BN_HEALTH_CHECK].state, BN_HEALTH_ATTENTION);
	assert_non_null(bn_health_advice(&health, BN_HEALTH_CHECK));
	assert_int_equal(bn_health_worst(&health), BN_HEALTH_ATTENTION);
}

/* More than are listed are counted all the same. */
static void test_many_clips(void **state)
{
	struct bn_journal_options options = {
		.data_folder = *state, .wall = tell_now, .silent = true};
	struct bn_journal *journal = bn_journal_open(&options);
	char id[16];
	bn_journal_add(journal, BN_JOURNAL_START, "lot", "hall");
	for (int i = 0; i < 2 * BN_HEALTH_CLIPS; i++) {
		snprintf(id, sizeof(id), "clip-%d", i);
		bn_journal_add(journal, BN_JOURNAL_CLIP_ASIDE, id, "damaged");
	}
	bn_journal_close(journal);
	struct bn_health health = read_at(*state, NOON);
	assert_int_equal(health.clip_count, BN_HEALTH_CLIPS);
	assert_int_equal(health.facts[BN_HEALTH_CLIPS_ASIDE].value, 2 * BN_HEALTH_CLIPS);
	assert_true(strlen(health.facts[BN_HEALTH_CLIPS_ASIDE].text) < BN_HEALTH_TEXT);
}

static void test_clip_words(void **state)
{
	static const struct {
		const char *why, *words;
	} cases[] = {
		{"there is no such file", "Le fichier n’est pas là."},
		{"the file can't be opened", "Le fichier ne s’ouvre pas."},
		{"it failed 3 times in a row: no first picture within 5 s",
			"Aucune image n’arrive."},
		{"it failed 3 times in a row: no new picture for 1.8 s",
			"L’image s’arrête en route."},
		{"it failed 3 times in a row: the player was killed",
			"Le lecteur s’arrête sur ce fichier."},
		{"libvlc can't play it: no demuxer",
			"Le fichier est abîmé, ou d’un format inconnu."},
		{"it plays less than 500 ms", "Le film est trop court."},
		{"something else", "something else"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(bn_health_clip_words(cases[i].why), cases[i].words);
}

int main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	tzset();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_nothing_there, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_machine, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_clock, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_leads, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_from_the_journal, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_many_clips, test_make_folder, test_remove_folder),
		cmocka_unit_test(test_clip_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
