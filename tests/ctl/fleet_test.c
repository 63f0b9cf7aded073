/* `bornectl fleet` as a technician types it: the table, its JSON, its page, its exit codes; what a
 * kiosk wrote is never more than text. */
#include "base/utf8.h"
#include "tests/ctl/recruiter.h"
#include "tests/sync/beats.h"

#include <jansson.h>
#include <signal.h>
#include <time.h>

#define FLEET "fleet", "--from", "sync.yaml", "--into", "recu"
#define EVIL  "lot<script>alert(1)</script>&\"\033[31m\342\200\256"

struct sample {
	struct bn_seal_signer signers[4];
	struct bn_heartbeat beat;
	char place[256];
	int64_t now;
};

static void begin(struct sample *sample, void **state)
{
	*sample = (struct sample){.now = time(NULL)};
	snprintf(sample->place, sizeof(sample->place), "%s/place", (const char *)*state);
	char *text = bn_mem_printf(
		"targets:\n  - id: stockage\n    kind: folder\n    folder: %s\n", sample->place);
	assert_true(bn_file_make_folder(sample->place));
	write_file(state, "sync.yaml", text);
	free(text);
	for (int i = 0; i < (int)COUNT(sample->signers); i++)
		bn_seal_make_signer(NULL, &sample->signers[i]);
}

static void put(struct sample *sample, int number, int64_t age_s)
{
	beats_put(
		sample->place, NULL, &sample->beat, &sample->signers[number], sample->now - age_s);
}

/* One that is well, one whose disk is full, one nobody hears. */
static void put_three(struct sample *sample)
{
	struct bn_heartbeat *beat = &sample->beat;
	beats_make(beat, "agen", sample->now);
	put(sample, 0, 30);
	beats_make(beat, "cahors-un-nom-de-borne-bien-long-pour-un-tableau", sample->now);
	beat->kiosk[BN_LEAD_KEY - 1] = '\0';
	beat->sent = 98;
	beat->drift_s = 4000;
	beats_fact(beat, BN_HEALTH_DISK, BN_HEALTH_BAD, 90000000, "");
	beats_fact(beat, BN_HEALTH_CAMPAIGN, BN_HEALTH_NONE, 0, EVIL);
	beats_error(beat, sample->now - 500, "write_failed", "lead");
	beats_error(beat, sample->now - 400, "clip_aside", "李小龙\u202e\033]0;x\a");
	beats_error(beat, sample->now - 300, "from_a_later_version", "quoi");
	snprintf(beat->group, sizeof(beat->group), "%s", "groupe-<b>李小龙</b>-au-long-nom");
	put(sample, 1, 30);
	beats_make(beat, "figeac", sample->now);
	put(sample, 2, 3 * 86400 + 60);
}

static void assert_plain(const char *text, int columns)
{
	char *copy = bn_mem_strdup(text), *rest = copy;
	for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
		if (columns > 0 && bn_utf8_columns(line) > columns)
			fail_msg("%d columns: %s", bn_utf8_columns(line), line);
		for (const char *at = line; *at != '\0'; at++)
			if ((unsigned char)*at < 0x20)
				fail_msg("a control sign in: %s", line);
	}
	free(copy);
	/* Nor one that turns what follows it round. */
	assert_null(strstr(text, "\u202e"));
}

static void the_table(void **state)
{
	struct sample sample;
	begin(&sample, state);
	put_three(&sample);
	struct run run = RUN(*state, FLEET);
	assert_int_equal(run.code, 4);
	assert_string_equal(run.err, "");
	assert_plain(run.out, 100);
	const char *silent = strstr(run.out, "\n✗ muette"), *bad = strstr(run.out, "\n✗ à traiter"),
		   *good = strstr(run.out, "\n✓ bon");
	assert_true(bn_str_starts(run.out, "État"));
	assert_true(silent != NULL && bad != NULL && good != NULL && silent < bad && bad < good);
	static const char *const said[] = {" figeac ", " 3 j ",
		"\n    pas de nouvelles depuis 3 j ; il en est attendu toutes les 15 min\n",
		"\n      Vérifiez que la borne est allumée",
		"\n    cahors-un-nom-de-borne-bien-long-pour-un-tablea\n",
		"\n    son horloge avance de 1 h\n", " +1 h ", " 22 ", "\n    Place sur le disque",
		" libres (à traiter)\n      Libérez", "李小龙", "quoi",
		"\n3 bornes : 1 en ordre, 0 à surveiller, 2 à traiter, dont 1 muette ; en "
		"attente : "
		"22\n"};
	for (size_t i = 0; i < COUNT(said); i++)
		if (strstr(run.out, said[i]) == NULL)
			fail_msg("no \"%s\" in:\n%s", said[i], run.out);
	run_finish(&run);
}

static void exit_codes_and_places(void **state)
{
	struct sample sample;
	begin(&sample, state);
	ASSERT_RUN(0, "0 borne", "", FLEET);
	beats_make(&sample.beat, "agen", sample.now);
	put(&sample, 0, 30);
	ASSERT_RUN(0, "1 borne : 1 en ordre", "", FLEET);
	sample.beat.count++;
	put(&sample, 0, 3600);
	ASSERT_RUN(3, "! à surveiller agen", "", FLEET);
	/* By prefix: there is nothing. */
	ASSERT_RUN(0, "0 borne", "", FLEET, "46");
	ASSERT_RUN(2, "", "../x : ce n’est pas un préfixe", FLEET, "../x");
	ASSERT_RUN(2, "", "--lang veut fr ou en", FLEET, "--lang", "de");
	ASSERT_RUN(1, "", "page n’a pas pu", FLEET, "--html", "nulle/part/page.html");
	/* Others' keys only. */
	write_file(state, "bornes", "agen 5431-cd94-fcda-60fb-58cb-e5fb-6d71-4e1c\n");
	ASSERT_RUN(1, "", "sync.yaml:1: il faut", "fleet", "--from", "sync.yaml", "--into", "neuf",
		"--kiosks", "sync.yaml");
	ASSERT_RUN(4, "signé par une autre clé", "", "fleet", "--from", "sync.yaml", "--into",
		"neuf", "--kiosks", "bornes");
	/* What is known stays known, without the place; where nothing is known, nothing is said. */
	char *away = bn_file_join(*state, "ailleurs");
	assert_int_equal(rename(sample.place, away), 0);
	ASSERT_RUN(3, "stockage : pas lu cette fois ; ce qui en est connu date d’il y a ",
		"stockage", FLEET);
	ASSERT_RUN(1, "stockage : pas encore lu", "stockage", "fleet", "--from", "sync.yaml",
		"--into", "rien");
	free(away);
}

static int64_t int_of(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	assert_true(json_is_integer(value));
	return json_integer_value(value);
}

static const char *text_of(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	assert_true(json_is_string(value));
	return json_string_value(value);
}

static void its_json(void **state)
{
	struct sample sample;
	char fingerprint[BN_SEAL_FINGERPRINT];
	json_error_t error;
	begin(&sample, state);
	put_three(&sample);
	beats_put(sample.place, "gourdon", &sample.beat, &sample.signers[3], sample.now);
	struct run run = RUN(*state, FLEET, "--json");
	assert_int_equal(run.code, 4);
	json_t *all = json_loads(run.out, JSON_REJECT_DUPLICATES, &error);
	assert_non_null(all);
	assert_string_equal(text_of(all, "state"), "bad");
	assert_int_equal(int_of(json_object_get(all, "totals"), "kiosks"), 4);
	assert_int_equal(int_of(json_object_get(all, "totals"), "silent"), 2);
	assert_int_equal(int_of(json_object_get(all, "totals"), "waiting"), 22);
	const json_t *place = json_array_get(json_object_get(all, "places"), 0);
	assert_string_equal(text_of(place, "place"), "stockage");
	assert_true(json_is_true(json_object_get(place, "read")));
	const json_t *kiosks = json_object_get(all, "kiosks"), *unknown = json_array_get(kiosks, 0),
		     *disk = json_array_get(kiosks, 2);
	assert_int_equal(json_array_size(kiosks), 4);
	assert_string_equal(text_of(unknown, "kiosk"), "gourdon");
	assert_string_equal(
		json_string_value(json_array_get(json_object_get(unknown, "doubts"), 0)), "forged");
	assert_true(json_is_null(json_object_get(unknown, "heard")));
	assert_true(json_is_null(json_object_get(unknown, "waiting")));
	bn_seal_fingerprint(&sample.signers[1].public_key, fingerprint);
	assert_string_equal(text_of(disk, "fingerprint"), fingerprint);
	assert_int_equal(int_of(disk, "waiting"), 22);
	assert_int_equal(int_of(disk, "drift_s"), 4000);
	assert_int_equal(int_of(disk, "disk_free"), 90000000);
	assert_int_equal(int_of(disk, "every_s"), 900);
	assert_string_equal(text_of(disk, "campaign"), EVIL);
	assert_true(json_is_null(json_object_get(disk, "campaign_version")));
	assert_int_equal(int_of(json_array_get(kiosks, 3), "campaign_version"), 3);
	const json_t *errors = json_object_get(disk, "errors");
	assert_int_equal(json_array_size(errors), 3);
	assert_string_equal(text_of(json_array_get(errors, 1), "about"), "李小龙\u202e\033]0;x\a");
	const json_t *fact = json_object_get(json_object_get(disk, "facts"), "disk");
	assert_string_equal(text_of(fact, "state"), "bad");
	assert_int_equal(int_of(fact, "value"), 90000000);
	json_decref(all);
	run_finish(&run);
}

static void its_page(void **state)
{
	struct sample sample;
	begin(&sample, state);
	put_three(&sample);
	ASSERT_RUN(4, "figeac", "", FLEET, "--html", "page.html", "--lang", "en");
	char *page = read_file(state, "page.html");
	assert_plain(page, 0);
	assert_non_null(strstr(page, "<html lang=\"en\">"));
	assert_non_null(strstr(page, "What isn’t right"));
	assert_non_null(strstr(page, "lot&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"));
	assert_non_null(strstr(page, "groupe-&lt;b&gt;李小龙&lt;/b&gt;-au-long-nom"));
	assert_null(strstr(page, "<script"));
	assert_null(strstr(page, "<link"));
	assert_null(strstr(page, "http"));
	assert_non_null(strstr(page, "<td class=\"bad\">✗ silent</td>"));
	assert_non_null(strstr(page, "figeac<br><span class=\"bad\">✗ silent</span></th>"));
	assert_null(strstr(page, "\342\200\256")); /* what turns letters around */
	free(page);
	ASSERT_RUN(4, "figeac", "", FLEET, "--html", "page.html");
	page = read_file(state, "page.html");
	assert_non_null(strstr(page, "<html lang=\"fr\">"));
	free(page);
}

/* Again every minute until it is told to stop, which it does at once. */
static void watched(void **state)
{
	struct sample sample;
	char buffer[512];
	int ends[2];
	struct bn_str shown = {0};
	static const char *const words[] = {FLEET, "--watch", NULL};
	begin(&sample, state);
	put_three(&sample);
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		if (dup2(ends[1], 1) == 1)
			run_exec(*state, words);
		_exit(126);
	}
	close(ends[1]);
	for (ssize_t got; strstr(bn_str_text(&shown), "en attente") == NULL &&
			  (got = read(ends[0], buffer, sizeof(buffer))) > 0;)
		bn_str_add(&shown, buffer, (size_t)got);
	assert_non_null(strstr(bn_str_text(&shown), "figeac"));
	/* In between it has let go of the folder. */
	ASSERT_RUN(4, "figeac", "", FLEET);
	assert_int_equal(kill(child, SIGINT), 0);
	assert_int_equal(run_wait(child), 4);
	close(ends[0]);
	bn_str_finish(&shown);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(the_table),
		with_folder(exit_codes_and_places),
		with_folder(its_json),
		with_folder(its_page),
		with_folder(watched),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
