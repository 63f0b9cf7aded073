/* What `leads open` writes besides the usual table, and what `leads import` gives back. */
#include "leads/bundle.h"
#include "tests/ctl/recruiter.h"
#include "tests/leads/links.h"

static void empty(const char *folder)
{
	char command[512];
	snprintf(command, sizeof(command), "rm -rf '%s'/*", folder);
	assert_int_equal(system(command), 0);
}

/* A card for each, and the cards of leads that overlap once. */
static void opens_as_cards(void **state)
{
	prepare(state);
	fill(state, 0, 5);
	export_as(state, "a.leads", "5 contacts exportés");
	ASSERT_RUN(0, "5 contacts ouverts", "", "leads", "open", "a.leads", "a.leads", WITH, "-o",
		"a.vcf");
	char *text = read_file(state, "a.vcf");
	assert_int_equal(mode_of(state, "a.vcf"), 0600);
	int cards = 0;
	for (const char *at = text; (at = strstr(at, "BEGIN:VCARD\r\n")) != NULL; at++)
		cards++;
	assert_int_equal(cards, 5);
	assert_non_null(strstr(text, "FN:李小龙 N’Guyen-Lefèvre\r\n"));
	free(text);
}

/* Purposes that only one lead was asked about, which isn't among those that are opened before: all
 * rows have all columns. */
static void purposes_met_late(void **state)
{
	enum { MANY = 300, LATE = 257 };
	struct bn_bundle bundle;
	struct links links;
	struct bn_seal_recipients recipients = {.count = 1};
	const struct bn_tail end = {.number = MANY};
	prepare(state);
	char *key = bn_file_join(*state, "r.pub"), *path = bn_file_join(*state, "a.leads");
	assert_true(bn_seal_load_public(key, &recipients.keys[0]));
	links_begin(&links, 'k');
	bn_bundle_begin(&bundle, "borne", 0, &end, &links.signer);
	for (int i = 0; i < MANY; i++) {
		struct bn_lead lead;
		struct bn_str json = {0}, sealed = {0};
		sample_numbered(&lead, i);
		if (i == LATE)
			sample_purpose(&lead, "tard", true);
		bn_lead_write(&lead, &json);
		bn_seal_close(&recipients, json.data, json.length, &sealed);
		struct bn_store_record record = links_make(
			&links, BN_CHAIN_LEAD, lead.id, lead.wall, sealed.data, sealed.length);
		bn_bundle_add(&bundle, &record);
		bn_str_finish(&sealed);
		bn_str_finish(&json);
	}
	assert_true(bn_bundle_save(&bundle, path));
	bn_bundle_finish(&bundle);
	/* The end that its head tells isn't the one there: that is said, and no more. */
	ASSERT_RUN(1, "300 contacts ouverts", "la chaîne est rompue", "leads", "open", "a.leads",
		WITH, "-o", "a.csv");
	char *text = read_file(state, "a.csv"), *line = NULL;
	struct run run = RUN(*state, "leads", "open", "a.leads", WITH, "-o", "-");
	assert_string_equal(run.out, text);
	run_finish(&run);
	char *rest = text;
	assert_non_null(strstr(strsep(&rest, "\n"), "(actualites);Accord (tard);Campagne"));
	for (int i = 0; (line = strsep(&rest, "\n")) != NULL && *line != '\0'; i++)
		assert_non_null(strstr(line, i == LATE ? ";oui;non;oui;lot;" : ";oui;non;;lot;"));
	free(text);
	free(path);
	free(key);
}

/* A new disk, with the key that was kept: what was exported comes back, and is exported again. */
static void a_new_disk_gets_its_own_back(void **state)
{
	prepare(state);
	fill(state, 0, 4);
	export_as(state, "a.leads", "4 contacts exportés");
	ASSERT_RUN(0, "0 enregistrement repris\n4 y étaient déjà\n", "", "leads", "import",
		"a.leads", "-d", "data");
	char *key = read_file(state, "data/kiosk.key");
	char *data = bn_file_join(*state, "data");
	empty(data);
	ASSERT_RUN(1, "", "kiosk.key : la clé de la borne n’y est pas", "leads", "import",
		"a.leads", "-d", "data");
	assert_false(is_there(state, "data/kiosk.key"));
	write_file(state, "data/kiosk.key", key);
	write_file(state, "data/kiosk.id", "cahors-hall\n");
	write_file(state, "half.leads",
		"\x89"
		"BORNE\r\n");
	ASSERT_RUN(1, "4 enregistrements repris\nBorne cahors-hall, empreinte ",
		"half.leads : ", "leads", "import", "half.leads", "a.leads", "-d", "data");
	ASSERT_RUN(0, "Contacts : 4\n", "", "leads", "list", "-d", "data");
	fill(state, 4, 6);
	export_as(state, "b.leads", "6 contacts exportés");
	ASSERT_RUN(0, "6 contacts ouverts", "", "leads", "open", "b.leads", WITH, "-o", "b.jsonl");
	assert_lines(state, "b.jsonl", 6);
	/* Another kiosk's. */
	empty(data);
	fill(state, 0, 1);
	ASSERT_RUN(1, "0 enregistrement repris\n4 enregistrements refusés\n",
		"a.leads : n° 1 : signé par une autre clé que celle de cette borne", "leads",
		"import", "a.leads", "-d", "data");
	free(data);
	free(key);
}

/* A table a métier, with the rows of the whole one: who chose two is in both, who chose none in one
 * of their own. */
static void opens_by_metier(void **state)
{
	static const struct {
		const char *metiers[2];
	} wishes[] = {{{"ass", "cesf"}}, {{"ass"}}, {{NULL}}, {{"../../x"}}};
	prepare(state);
	for (size_t i = 0; i < COUNT(wishes); i++) {
		struct bn_lead lead;
		make_lead(&lead, (int)i);
		memset(lead.interests, 0, sizeof(lead.interests));
		lead.interest_count = 0;
		for (size_t k = 0; k < 2 && wishes[i].metiers[k] != NULL; k++)
			strcpy(lead.interests[lead.interest_count++], wishes[i].metiers[k]);
		seal_and_add(state, "r.pub", &lead);
	}
	export_as(state, "a.leads", "4 contacts exportés");
	ASSERT_RUN(2, "", "--by-metier veut un tableau", "leads", "open", "a.leads", WITH, "-o",
		"a.vcf", "--by-metier", "lettres");
	ASSERT_RUN(0, "Un tableau par métier : lettres\n", "", "leads", "open", "a.leads", WITH,
		"-o", "a.csv", "--by-metier", "lettres");
	char *whole = read_file(state, "a.csv"), *rows[6] = {NULL};
	size_t count = 0;
	for (char *rest = whole, *line = NULL; (line = strsep(&rest, "\n")) != NULL && count < 6;)
		rows[count++] = line;
	static const struct {
		const char *name;
		int rows[3];
	} tables[] = {{"lettres/ass.csv", {1, 2}}, {"lettres/cesf.csv", {1}},
		{"lettres/sans-metier.csv", {3, 4}}};
	for (size_t i = 0; i < COUNT(tables); i++) {
		struct bn_str expected = {0};
		char *text = read_file(state, tables[i].name);
		bn_str_addf(&expected, "%s\n", rows[0]);
		for (size_t k = 0; k < 3 && tables[i].rows[k] > 0; k++)
			bn_str_addf(&expected, "%s\n", rows[tables[i].rows[k]]);
		assert_string_equal(text, bn_str_text(&expected));
		assert_int_equal(mode_of(state, tables[i].name), 0600);
		bn_str_finish(&expected);
		free(text);
	}
	free(whole);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(opens_as_cards),
		with_folder(opens_by_metier),
		with_folder(purposes_met_late),
		with_folder(a_new_disk_gets_its_own_back),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
