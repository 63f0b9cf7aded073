/* bornectl log and status, on a kiosk's data folder. */
#include "daybook/journal.h"
#include "daybook/sent.h"
#include "tests/ctl/recruiter.h"

#include <time.h>

#define NOON 1796040000 /* 2026-11-30T12:00:00Z, 13 h in Paris */

static int64_t now;

static int64_t tell_now(void)
{
	return now;
}

static void add(void **state, const char *folder, int64_t wall, enum bn_journal_kind kind,
	const char *about, const char *why)
{
	char *path = bn_file_join(*state, folder);
	struct bn_journal_options options = {.data_folder = path, .wall = tell_now, .silent = true};
	now = wall;
	struct bn_journal *journal = bn_journal_open(&options);
	bn_journal_add(journal, kind, about, why);
	bn_journal_close(journal);
	free(path);
}

static void assert_exactly(struct run run, const char *out)
{
	assert_string_equal(run.out, out);
	run_assert(run, 0, "", "");
}

static void log_tells(void **state)
{
	add(state, "hall", NOON, BN_JOURNAL_START, "lot", "hall");
	add(state, "hall", NOON + 60, BN_JOURNAL_CLIP_ASIDE, "lot-court", "damaged");
	add(state, "hall", NOON + 86400, BN_JOURNAL_STOP, NULL, NULL);
	add(state, "hall", NOON + 86399, BN_JOURNAL_START, "lot", "hall"); /* the clock went back */
	assert_exactly(RUN(*state, "log", "hall"),
		"2026-11-30 13:00:00  démarrage : lot (hall)\n"
		"2026-11-30 13:01:00  film mis de côté : lot-court (damaged)\n"
		"2026-12-01 13:00:00  arrêt\n"
		"2026-12-01 12:59:59  démarrage : lot (hall)\n");
	assert_exactly(RUN(*state, "log", "hall", "-n", "1"),
		"2026-12-01 12:59:59  démarrage : lot (hall)\n");
	assert_exactly(RUN(*state, "log", "hall", "--kind", "stop,clip_aside"),
		"2026-11-30 13:01:00  film mis de côté : lot-court (damaged)\n"
		"2026-12-01 13:00:00  arrêt\n");
	assert_exactly(RUN(*state, "log", "hall", "--since", "2026-12-01", "--kind", "stop"),
		"2026-12-01 13:00:00  arrêt\n");
	assert_exactly(RUN(*state, "log", "hall", "--until", "2026-11-30", "--kind", "start"),
		"2026-11-30 13:00:00  démarrage : lot (hall)\n");
	assert_exactly(RUN(*state, "log", "hall", "--json", "--kind", "clip_aside"),
		"{\"at\":\"2026-11-30T12:01:00Z\",\"folder\":\"hall\",\"kind\":\"clip_aside\","
		"\"about\":\"lot-court\",\"why\":\"damaged\",\"times\":1}\n");
}

static void log_of_several(void **state)
{
	add(state, "hall", NOON, BN_JOURNAL_START, "lot", "hall");
	add(state, "hall", NOON + 60, BN_JOURNAL_STOP, NULL, NULL);
	add(state, "salon", NOON + 30, BN_JOURNAL_PANEL, NULL, NULL);
	assert_exactly(RUN(*state, "log", "hall", "salon"),
		"2026-11-30 13:00:00  hall  démarrage : lot (hall)\n"
		"2026-11-30 13:00:30  salon  panneau de l’équipe ouvert\n"
		"2026-11-30 13:01:00  hall  arrêt\n");
}

static void log_refuses(void **state)
{
	add(state, "hall", NOON, BN_JOURNAL_START, "lot", "hall");
	ASSERT_RUN(1, "", "nowhere : ce dossier n’existe pas", "log", "nowhere");
	ASSERT_RUN(2, "", "pas une date", "log", "hall", "--since", "yesterday");
	ASSERT_RUN(2, "", "pas une date", "log", "hall", "--until", "2026-02-30");
	ASSERT_RUN(2, "", "« clip_asid ». Vouliez-vous dire « clip_aside »", "log", "hall",
		"--kind", "stop,clip_asid");
	ASSERT_RUN(2, "", "1 ou plus", "log", "hall", "-n", "0");
	ASSERT_RUN(2, "", "1 ou plus", "log", "hall", "-n", "3x");
	write_file(state, "hall/journal/journal.jsonl", "{\"at\":\"2026-11-30T12:0");
	ASSERT_RUN(0, "", "1 ligne abîmée", "log", "hall");
}

static void status_tells(void **state)
{
	prepare(state);
	ASSERT_RUN(1, "", "jamais démarré", "status", "usb");
	add(state, "data", bn_clock_wall(), BN_JOURNAL_START, "lot", "hall");
	struct run run = RUN(*state, "status", "data");
	assert_true(run.code == 0 || run.code == 3 || run.code == 4); /* this machine's health */
	assert_non_null(strstr(run.out, "Campagne : lot"));
	assert_non_null(strstr(run.out, "Version : " BORNE_VERSION));
	run_finish(&run);
	/* A lead that waits for a fortnight is to be dealt with; once it has left, it isn't. */
	struct bn_lead lead;
	make_lead(&lead, 0);
	lead.wall = bn_clock_wall() - (int64_t)20 * 86400;
	seal_and_add(state, "r.pub", &lead);
	run = RUN(*state, "status", "data", "--json");
	assert_non_null(strstr(run.out, "\"leads_unsent\":{\"state\":\"none\",\"known\":true,"
					"\"value\":1,"));
	assert_non_null(strstr(run.out, "\"oldest_unsent\":{\"state\":\"bad\""));
	assert_non_null(strstr(run.out, "\"state\":\"bad\",\"facts\""));
	assert_int_equal(run.code, 4);
	run_finish(&run);
	ASSERT_RUN(0, "1 contact exporté", "", "leads", "export", "-d", "data", "--to", "usb");
	run = RUN(*state, "status", "data", "--json");
	assert_non_null(strstr(run.out, "\"leads_unsent\":{\"state\":\"none\",\"known\":true,"
					"\"value\":0,"));
	assert_non_null(strstr(run.out, "\"last_sent\":{\"state\":\"none\",\"known\":true,"));
	run_finish(&run);
	ASSERT_RUN(0, "export : borne-cahors-hall-", "", "log", "data", "--kind", "export");
}

/* Which clips, and why: of the last start alone. */
static void status_tells_of_clips(void **state)
{
	add(state, "data", NOON, BN_JOURNAL_START, "lot", "hall");
	add(state, "data", NOON + 10, BN_JOURNAL_CLIP_ASIDE, "vieux", "no such file");
	add(state, "data", NOON + 60, BN_JOURNAL_START, "lot", "hall");
	struct run run = RUN(*state, "status", "data", "--json");
	assert_non_null(strstr(run.out, "},\"clips_aside\":[]}"));
	run_finish(&run);
	add(state, "data", NOON + 90, BN_JOURNAL_CLIP_ASIDE, "lot-court",
		"it failed 3 times in a row: no new picture for 1.8 s");
	add(state, "data", NOON + 91, BN_JOURNAL_CLIP_ASIDE, "teaser", "no such file");
	run = RUN(*state, "status", "data", "--json");
	assert_non_null(strstr(run.out,
		"},\"clips_aside\":[{\"id\":\"lot-court\",\"why\":\"it failed 3 times in a row: no "
		"new "
		"picture for 1.8 s\",\"words\":\"L’image s’arrête en route.\"},{\"id\":\"teaser\","
		"\"why\":\"no such file\",\"words\":\"Le fichier n’est pas là.\"}]}"));
	run_finish(&run);
	run = RUN(*state, "status", "data");
	assert_non_null(strstr(run.out, "\n    lot-court : L’image s’arrête en route.\n"
					"    teaser : Le fichier n’est pas là.\n"));
	run_finish(&run);
}

int main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	tzset();
#define TEST(name) cmocka_unit_test_setup_teardown(name, test_make_folder, test_remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(log_tells),
		TEST(log_of_several),
		TEST(log_refuses),
		TEST(status_tells),
		TEST(status_tells_of_clips),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
