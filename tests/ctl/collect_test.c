/* `bornectl collect` as a recruiter types it: what a kiosk has sent by `bornectl sync` is in the
 * table, as an export on a stick would have it. */
#include "daybook/day.h"
#include "sync/news.h"
#include "tests/ctl/recruiter.h"

#define FROM "--from", "sync.yaml", "--into", "recu"

static void prepare_place(void **state)
{
	prepare(state);
	char *place = bn_file_join(*state, "place");
	char *text = bn_mem_printf("targets:\n  - id: stockage\n    kind: folder\n    folder: %s\n "
				   "   prefix: borne/46\n",
		place);
	assert_true(bn_file_make_folder(place));
	write_file(state, "sync.yaml", text);
	free(text);
	free(place);
}

static void send_all(void **state)
{
	ASSERT_RUN(0, "stockage", "", "sync", "-d", "data", "-c", "sync.yaml");
}

static void join_group(void **state)
{
	char *text = read_file(state, "sync.yaml");
	char *grouped = bn_mem_printf("group: lot\n%s", text);
	write_file(state, "sync.yaml", grouped);
	free(grouped);
	free(text);
}

/* What comes down can't: it is said, and the leads are sent all the same. */
static void a_shelf_that_does_not_serve_is_told(void **state)
{
	prepare_place(state);
	fill(state, 0, 2);
	ASSERT_RUN(1, "2 demandes envoyées", "--shelf nulle-part : ce dossier n’existe pas", "sync",
		"-d", "data", "-c", "sync.yaml", "--shelf", "nulle-part");
	ASSERT_RUN(1, "rien de nouveau", "sans « group » dans sync.yaml", "sync", "-d", "data",
		"-c", "sync.yaml", "--shelf", "usb");
	join_group(state);
	ASSERT_RUN(0, "rien de nouveau", "", "sync", "-d", "data", "-c", "sync.yaml", "--shelf",
		"usb");
}

/* What is published comes from somebody whose key isn't on the shelf. */
static void what_is_not_taken_is_told(void **state)
{
	struct bn_seal_signer author, other;
	struct bn_str edition = {0};
	struct bn_news news;
	bn_news_init(&news);
	news.number = news.wall = 1;
	news.until = INT64_MAX;
	strcpy(news.group, "lot");
	bn_seal_make_signer(NULL, &author);
	bn_seal_make_signer(NULL, &other);
	bn_news_write(&news, &other, &edition);
	prepare_place(state);
	char *key = bn_file_join(*state, "usb/trusted.pub");
	assert_true(bn_seal_save_trusted(key, &author.public_key));
	join_group(state);
	run_shell(*state, "mkdir -p place/borne/46/published.v1/lot");
	write_file(state, "place/borne/46/published.v1/lot/current.json", bn_str_text(&edition));
	fill(state, 0, 1);
	ASSERT_RUN(1, "aucune clé trusted*.pub de --shelf ne l’a signée", "", "sync", "-d", "data",
		"-c", "sync.yaml", "--shelf", "usb");
	bn_str_finish(&edition);
	free(key);
}

static void the_same_as_an_export(void **state)
{
	prepare_place(state);
	fill(state, 0, 5);
	send_all(state);
	ASSERT_RUN(0, "Nouveaux enregistrements : 5\nContacts en tout : 5, bornes : 1\n", "",
		"collect", FROM);
	ASSERT_RUN(0, "Nouveaux enregistrements : 0\nContacts en tout : 5, bornes : 1\n", "",
		"collect", FROM, WITH, "-o", "a.csv");
	export_as(state, "b.leads", "5 contacts exportés");
	ASSERT_RUN(0, "5 contacts ouverts", "", "leads", "open", "b.leads", WITH, "-o", "b.csv");
	char *ours = read_file(state, "a.csv"), *theirs = read_file(state, "b.csv");
	assert_string_equal(ours, theirs);
	assert_int_equal(mode_of(state, "a.csv"), 0600);
	free(ours);
	free(theirs);
	/* By its prefix, and by another one, where nothing is. */
	ASSERT_RUN(0, "Nouveaux enregistrements : 0\nContacts en tout : 5", "", "collect",
		"borne/47", "borne/46", FROM);
}

static void tells_what_is_wrong_and_clears(void **state)
{
	char command[600];
	prepare_place(state);
	fill(state, 0, 5);
	send_all(state);
	snprintf(command, sizeof(command),
		"cd '%s'/place/borne/46/cahors-hall/2026/11 && rm 0000000002-* && echo x > "
		"lisez-moi",
		(char *)*state);
	assert_int_equal(system(command), 0);
	struct run run = RUN(*state, "collect", FROM);
	assert_int_equal(run.code, 1);
	assert_non_null(strstr(run.out, "Nouvelle borne cahors-hall, empreinte "));
	assert_non_null(strstr(run.err, "cahors-hall : n° 2 : absent de ces lieux\n"));
	assert_non_null(strstr(run.err, "/lisez-moi : ce n’est pas un enregistrement de Borne"));
	char *fingerprint = strstr(run.out, "empreinte ") + strlen("empreinte ");
	fingerprint[BN_SEAL_FINGERPRINT - 1] = '\0';
	/* As an editor of Windows writes it. */
	char *line = bn_mem_printf("\xEF\xBB\xBF"
				   "cahors-hall %s\r\n",
		fingerprint);
	write_file(state, "bornes", line);
	free(line);
	run_finish(&run);
	run = RUN(*state, "collect", FROM, "--kiosks", "bornes");
	assert_int_equal(run.code, 1);
	assert_null(strstr(run.err, "elle n’est pas de celles attendues"));
	run_finish(&run);
	ASSERT_RUN(1, "Anomalies déjà signalées : 1", "n° 2 : absent", "collect", FROM, "--kiosks",
		"bornes");
	ASSERT_RUN(1, "", "sync.yaml:1: il faut le nom d’une borne", "collect", FROM, "--kiosks",
		"sync.yaml");
	write_file(state, "bornes", "cahors-hall 5431-cd94-fcda-60fb-58cb-e5fb-6d71-4e1c\n");
	ASSERT_RUN(
		1, "", "elle n’est pas de celles attendues", "collect", FROM, "--kiosks", "bornes");
	ASSERT_RUN(1, "Objets effacés des lieux : 0\nEnregistrements effacés du dossier : 0\n",
		"n° 2 : absent", "collect", FROM, "--purge-before", "2026-01-01",
		"--remove-withdrawn");
}

/* Whoever looked before the recruiter did: the fingerprint is to be compared once. */
static void a_new_kiosk_is_said_once(void **state)
{
	prepare_place(state);
	fill(state, 0, 2);
	send_all(state);
	struct run run = RUN(*state, "fleet", FROM);
	run_finish(&run);
	ASSERT_RUN(0, "Nouvelle borne cahors-hall, empreinte ", "", "collect", FROM);
	run = RUN(*state, "collect", FROM);
	assert_int_equal(run.code, 0);
	assert_null(strstr(run.out, "Nouvelle borne"));
	run_finish(&run);
}

/* Without its key of before, it is a stranger under its own name, until somebody says that it
 * isn't. */
static void a_kiosk_begun_anew(void **state)
{
	static const char stranger[] = "heartbeats.v1/cahors-hall.json : signé par une autre clé";
	char command[600];
	prepare_place(state);
	fill(state, 0, 2);
	send_all(state);
	struct run run = RUN(*state, "collect", FROM);
	char *old = bn_mem_strdup(strstr(run.out, "empreinte ") + strlen("empreinte "));
	run_finish(&run);
	snprintf(command, sizeof(command),
		"cd '%s'/data && rm -r leads.db leads.db.tail kiosk.key sync", (char *)*state);
	assert_int_equal(system(command), 0);
	fill(state, 2, 4);
	send_all(state);
	for (int i = 0; i < 2; i++) {
		ASSERT_RUN(1, "Nouveaux enregistrements : 0", stranger, "collect", FROM);
		ASSERT_RUN(1, "", "donnez à --kiosks ses deux empreintes", "collect", FROM);
	}
	run = RUN(*state, "leads", "list", "-d", "data");
	char *new = bn_mem_strdup(strstr(run.out, "Empreinte de la borne"));
	run_finish(&run);
	char *lines = bn_mem_printf(
		"cahors-hall %.39s\ncahors-hall %.39s\n", old, strchr(new, ':') + 2);
	write_file(state, "bornes", lines);
	ASSERT_RUN(0, "Nouveaux enregistrements : 2\nContacts en tout : 4", "", "collect", FROM,
		"--kiosks", "bornes");
	free(lines);
	free(new);
	free(old);
}

/* A day of the kiosk's data folder goes the whole way to the report. */
static void counts_for_the_report(void **state)
{
	static const char kept[] = "recu/counts/cahors-hall/counts/2026-11-06.json";
	struct bn_day day = {.date = "2026-11-06", .kiosk = bn_mem_strdup("cahors-hall")};
	struct bn_str text = {0};
	prepare_place(state);
	fill(state, 0, 1);
	char *counts = bn_file_join(*state, "data/counts");
	assert_true(bn_file_make_folder(counts));
	assert_true(bn_day_add(bn_day_place(&day, "lot", "salon", ""), BN_DAY_VISIT, "", "14", 25));
	bn_day_write(&day, &text);
	write_file(state, "data/counts/2026-11-06.json", bn_str_text(&text));
	char *key = read_file(state, "r.pub");
	write_file(state, "data/recipient.pub", key);
	free(key);
	send_all(state);
	ASSERT_RUN(0, "Contacts en tout : 1", "", "collect", FROM);
	assert_false(is_there(state, kept));
	ASSERT_RUN(0, "Contacts en tout : 1", "", "collect", FROM, WITH);
	char *ours = read_file(state, kept);
	assert_string_equal(ours, bn_str_text(&text));
	assert_int_equal(mode_of(state, kept), 0600);
	ASSERT_RUN(0, "1 jour : bilan/index.html", "", "report", "-o", "bilan",
		"recu/counts/cahors-hall");
	free(ours);
	free(counts);
	bn_str_finish(&text);
	bn_day_finish(&day);
}

static void says_what_to_type(void **state)
{
	prepare_place(state);
	ASSERT_RUN(2, "", "-o FICHIER demande --key CLÉ", "collect", FROM, "-o", "a.csv");
	ASSERT_RUN(
		2, "", "a.xls : le nom doit finir par .csv", "collect", FROM, WITH, "-o", "a.xls");
	ASSERT_RUN(2, "", "à venir", "collect", FROM, "--purge-before", "2999-01-01");
	ASSERT_RUN(2, "", "hier : ce n’est pas une date", "collect", FROM, "--since", "hier");
	ASSERT_RUN(2, "", "../x : ce n’est pas un préfixe", "collect", FROM, "../x");
	ASSERT_RUN(1, "", "sync.txt", "collect", "--from", "sync.txt", "--into", "recu");
	assert_false(is_there(state, "recu"));
	ASSERT_RUN(0, "Contacts en tout", "stockage/borne/64 : aucune borne n’y a rien mis",
		"collect", FROM, "borne/64");
	write_file(state, "plein", "x");
	ASSERT_RUN(1, "", "ne peuvent pas y être gardés", "collect", "--from", "sync.yaml",
		"--into", "plein");
	/* A disk that isn't mounted isn't an empty place. */
	char *place = bn_file_join(*state, "place");
	assert_int_equal(rmdir(place), 0);
	ASSERT_RUN(1, "Nouveaux enregistrements : 0", "stockage", "collect", FROM);
	free(place);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(the_same_as_an_export),
		with_folder(a_shelf_that_does_not_serve_is_told),
		with_folder(what_is_not_taken_is_told),
		with_folder(tells_what_is_wrong_and_clears),
		with_folder(a_new_kiosk_is_said_once),
		with_folder(a_kiosk_begun_anew),
		with_folder(counts_for_the_report),
		with_folder(says_what_to_type),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
