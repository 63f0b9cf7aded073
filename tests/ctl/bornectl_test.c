#include "base/bytes.h"
#include "leads/bundle.h"
#include "tests/ctl/recruiter.h"
#include "tests/leads/links.h"

#define LOT TEST_DATA "/../../config/campaigns/lot"

static void assert_table(void **state, const char *name, int end)
{
	char *text = read_file(state, name), *rest = text;
	int lines = 0;
	for (; strsep(&rest, "\n") != NULL && rest != NULL; lines++)
		;
	assert_int_equal(lines, end + 1);
	free(text);
	text = read_file(state, name);
	assert_true(bn_str_starts(text, "\xEF\xBB\xBFRéférence;Date et heure;Prénom;"));
	assert_non_null(strstr(text, ";\"'=1+1 Zoé\";"));
	assert_non_null(strstr(text, ";\"D\"\"Art;agnan\";"));
	assert_non_null(strstr(text, ";\"''-Zoé\";"));
	assert_non_null(
		strstr(text, ";李小龙;N’Guyen-Lefèvre;zoe.nguyen@exemple.fr;06 12 34 56 78;"));
	free(text);
}

static void from_the_kiosk_to_the_table(void **state)
{
	prepare(state);
	fill(state, 0, 12);
	ASSERT_RUN(0, "Contacts : 12\nPremier : 2026-11-06 ", "", "leads", "list", "-d", "data");
	export_as(state, "a.leads", "12 contacts exportés");
	fill(state, 12, 30);
	export_as(state, "b.leads", "30 contacts exportés");
	ASSERT_RUN(0, "30 contacts ouverts", "", "leads", "open", "b.leads", WITH, "-o", "b.jsonl");
	assert_lines(state, "b.jsonl", 30);
	assert_int_equal(mode_of(state, "b.jsonl"), 0600);
	/* Bundles that overlap, in the wrong order. */
	ASSERT_RUN(0, "30 contacts ouverts : ab.csv\n12 doubles écartés\n", "", "leads", "open",
		"b.leads", "a.leads", WITH, "-o", "ab.csv");
	assert_table(state, "ab.csv", 30);
	assert_int_equal(mode_of(state, "ab.csv"), 0600);
	/* On standard output the table alone. */
	struct run run = RUN(*state, "leads", "open", "a.leads", WITH, "-o", "-");
	assert_int_equal(run.code, 0);
	assert_true(bn_str_starts(run.out, "\xEF\xBB\xBFRéférence;"));
	assert_true(bn_str_ends(run.out, "\r\n"));
	assert_non_null(strstr(run.err, "12 contacts ouverts"));
	assert_null(strstr(run.err, "Ouverture")); /* only on a terminal */
	run_finish(&run);
}

static void keys(void **state)
{
	prepare(state);
	ASSERT_RUN(0, "Empreinte", "", "keygen", "-o", "n", "--passphrase-file", "phrase");
	assert_int_equal(mode_of(state, "n.key"), 0600);
	assert_int_equal(mode_of(state, "n.pub"), 0644);
	char *before = read_file(state, "r.key");
	ASSERT_RUN(1, "", "r.pub existe déjà", "keygen", "-o", "r", "--passphrase-file", "phrase");
	char *pub = bn_file_join(*state, "r.pub");
	unlink(pub);
	ASSERT_RUN(1, "", "r.key existe déjà", "keygen", "-o", "r", "--passphrase-file", "phrase");
	char *after = read_file(state, "r.key");
	assert_string_equal(after, before);
	ASSERT_RUN(1, "", "sans/dossier", "keygen", "-o", "sans/dossier", "--passphrase-file",
		"phrase");
	ASSERT_RUN(1, "", "--passphrase-file", "keygen", "-o", "s"); /* no terminal here */
	write_file(state, "vide", "\nla deuxième ligne\n");
	ASSERT_RUN(1, "", "vide : la première ligne", "keygen", "-o", "s", "--passphrase-file",
		"vide");
	assert_false(is_there(state, "s.pub"));
	assert_false(is_there(state, "s.key"));
	write_file(state, "court", "abc");
	ASSERT_RUN(
		0, "Clé publique : recruteur.pub", "courte", "keygen", "--passphrase-file=court");
	assert_true(is_there(state, "recruteur.key"));
	free(after);
	free(pub);
	free(before);
}

static void passphrase_on_a_terminal(void **state)
{
	static const char *const keygen[] = {"keygen", "-o", "r", NULL};
	static const char *const open[] = {
		"leads", "open", "a.leads", "--key", "r.key", "-o", "a.jsonl", NULL};
	static const char *const different[] = {"un deux trois\r", "un deux quatre\r", NULL};
	static const char *const given_up[] = {"un deux\x03", NULL};
	/* Backspace takes a whole letter away, Ctrl-U all of them. */
	static const char *const same[] = {
		"zut\x15quatre motsé\x7F pris au hasard\r", PHRASE "\r", NULL};
	static const char *const once[] = {PHRASE "\r", NULL};
	static const char *const empty[] = {"\r", "\r", NULL};
	prepare(state);
	fill(state, 0, 3);
	export_as(state, "a.leads", "3 contacts exportés");
	struct run opened = run_on_terminal(*state, open, " : ", once);
	assert_non_null(strstr(opened.out, "\r\033[KOuverture ["));
	run_assert(opened, 0, "\r\033[K3 contacts ouverts", "");
	assert_lines(state, "a.jsonl", 3);
	for (int i = 0; i < 2; i++) {
		char *path = bn_file_join(*state, i == 0 ? "r.pub" : "r.key");
		assert_int_equal(unlink(path), 0);
		free(path);
	}
	run_assert(run_on_terminal(*state, keygen, " : ", different), 1, "pas les mêmes", "");
	run_assert(run_on_terminal(*state, keygen, " : ", given_up), 1, "", "");
	run_assert(run_on_terminal(*state, keygen, " : ", empty), 1, "vide", "");
	assert_false(is_there(state, "r.key"));
	struct run run = run_on_terminal(*state, keygen, " : ", same);
	assert_null(strstr(run.out, "mots"));
	run_assert(run, 0, "Empreinte", "");
	struct bn_seal_pair pair;
	char *path = bn_file_join(*state, "r.key");
	assert_int_equal(bn_seal_load_pair(path, PHRASE, &pair), BN_SEAL_LOADED);
	free(path);
}

static void open_refuses(void **state)
{
	prepare(state);
	fill(state, 0, 3);
	write_file(state, "other", "une autre phrase");
	export_as(state, "a.leads", "3 contacts exportés");
	ASSERT_RUN(0, "", "", "keygen", "-o", "s", "--passphrase-file", "other");
	ASSERT_RUN(1, "", "pas la bonne phrase de passe", "leads", "open", "a.leads", "--key",
		"r.key", "--passphrase-file", "other", "-o", "a.csv");
	ASSERT_RUN(1, "", "une autre sorte de clé", "leads", "open", "a.leads", "--key", "r.pub",
		"--passphrase-file", "phrase", "-o", "a.csv");
	ASSERT_RUN(1, "", "pas de clé secrète", "leads", "open", "a.leads", "--key", "t.key",
		"--passphrase-file", "phrase", "-o", "a.csv");
	ASSERT_RUN(1, "", "aucun contact ne s’ouvre", "leads", "open", "a.leads", "--key", "s.key",
		"--passphrase-file", "other", "-o", "a.csv");
	ASSERT_RUN(1, "", "ne peut pas être lu", "leads", "open", "none", WITH, "-o", "a.csv");
	ASSERT_RUN(1, "", "pas un export de Borne", "leads", "open", "r.pub", WITH, "-o", "a.csv");
	ASSERT_RUN(2, "", ".csv, .jsonl ou .vcf", "leads", "open", "a.leads", WITH, "-o", "a.xls");
	assert_false(is_there(state, "a.csv"));
	ASSERT_RUN(1, "", "n’ont pas pu être écrits", "leads", "open", "a.leads", WITH, "-o",
		"no/such/a.csv");
}

/* What is bad is named, what is good is written. */
static void opens_what_can_be_opened(void **state)
{
	struct bn_lead lead;
	size_t count = 0;
	prepare(state);
	fill(state, 0, 5);
	export_as(state, "a.leads", "5 contacts exportés");
	write_file(state, "other", "une autre phrase");
	ASSERT_RUN(0, "", "", "keygen", "-o", "s", "--passphrase-file", "other");
	make_lead(&lead, 99);
	seal_and_add(state, "s.pub", &lead);
	export_as(state, "b.leads", "6 contacts exportés");
	ASSERT_RUN(1, "5 contacts ouverts : o.jsonl\n1 enregistrement refusé\n",
		"b.leads : n° 6 : scellé pour une autre clé", "leads", "open", "b.leads", WITH,
		"-o", "o.jsonl");
	assert_lines(state, "o.jsonl", 5);
	/* One file cut, the other whole. */
	char *path = bn_file_join(*state, "b.leads"), *cut = bn_file_join(*state, "cut.leads");
	char *bytes = bn_file_read(path, 1 << 20, &count);
	assert_true(bn_file_write_whole(cut, bytes, count - 1, 0600));
	ASSERT_RUN(1, "5 contacts ouverts : p.jsonl\n1 fichier refusé\n",
		"cut.leads : ce fichier est coupé ou abîmé", "leads", "open", "cut.leads",
		"a.leads", WITH, "-o", "p.jsonl");
	assert_lines(state, "p.jsonl", 5);
	ASSERT_RUN(1, "", "coupé ou abîmé", "leads", "open", "cut.leads", WITH, "-o", "q.csv");
	assert_false(is_there(state, "q.csv"));
	free(bytes);
	free(cut);
	free(path);
}

/* A record of somebody else under a lead's id isn't taken for that lead, even if a kiosk signs it.
 */
static void id_inside_must_be_the_one_outside(void **state)
{
	struct bn_lead lead;
	struct bn_bundle bundle;
	struct links links, end;
	struct bn_seal_recipients recipients = {.count = 1};
	struct bn_str json = {0}, sealed = {0};
	prepare(state);
	char *key_path = bn_file_join(*state, "r.pub"), *path = bn_file_join(*state, "x.leads");
	assert_true(bn_seal_load_public(key_path, &recipients.keys[0]));
	sample_lead(&lead);
	bn_lead_write(&lead, &json);
	bn_seal_close(&recipients, json.data, json.length, &sealed);
	const char *const ids[] = {
		"ffffffffffffffffffffffffffffffff", "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"};
	links_begin(&links, 'k');
	end = links;
	links_make(&end, BN_CHAIN_LEAD, ids[0], 0, sealed.data, sealed.length);
	links_make(&end, BN_CHAIN_LEAD, ids[1], 0, "short", 5);
	bn_bundle_begin(&bundle, "borne", 0, &end.end, &links.signer);
	struct bn_store_record record = links_make(
		&links, BN_CHAIN_LEAD, ids[0], 0, sealed.data, sealed.length);
	bn_bundle_add(&bundle, &record);
	record = links_make(&links, BN_CHAIN_LEAD, ids[1], 0, "short", 5);
	bn_bundle_add(&bundle, &record);
	assert_true(bn_bundle_save(&bundle, path));
	bn_bundle_finish(&bundle);
	struct run run = RUN(*state, "leads", "open", "x.leads", WITH, "-o", "x.csv");
	assert_non_null(strstr(run.err, "n° 1 : scellé pour une autre clé"));
	run_assert(run, 1, "", "n° 2 : scellé pour une autre clé");
	bn_str_finish(&sealed);
	bn_str_finish(&json);
	free(path);
	free(key_path);
}

/* The head says how many records follow, and the digest covers all: both can be put right by
 * whoever changes a bundle. What it may not do is go unnoticed. */
static void rewrite(void **state, const char *from, const char *to, size_t cut_at, size_t cut_to,
	uint64_t records)
{
	size_t count = 0;
	char *source = bn_file_join(*state, from), *target = bn_file_join(*state, to);
	char *bytes = bn_file_read(source, 1 << 20, &count);
	memmove(bytes + cut_at, bytes + cut_to, count - cut_to);
	count -= cut_to - cut_at;
	bn_bytes_put((uint8_t *)bytes + 204, records, 8);
	bn_seal_digest(bytes, count - 32, (uint8_t *)bytes + count - 32);
	assert_true(bn_file_write_whole(target, bytes, count, 0600));
	free(bytes);
	free(target);
	free(source);
}

static void what_is_missing_is_named(void **state)
{
	size_t ends[6] = {212}, count = 0;
	prepare(state);
	fill(state, 0, 5);
	export_as(state, "a.leads", "5 contacts exportés");
	char *path = bn_file_join(*state, "a.leads");
	char *bytes = bn_file_read(path, 1 << 20, &count);
	for (int i = 0; i < 5; i++)
		ends[i + 1] = ends[i] + 212 + bn_bytes_get(bytes + ends[i] + 208, 4);
	ASSERT_RUN(0, "entière", "", "leads", "verify", "a.leads");
	rewrite(state, "a.leads", "middle.leads", ends[1], ends[3], 3);
	ASSERT_RUN(1, "3 contacts ouverts", "cahors-hall : n° 2 à 3 : absent", "leads", "open",
		"middle.leads", WITH, "-o", "m.csv");
	rewrite(state, "a.leads", "end.leads", ends[4], ends[5], 4);
	ASSERT_RUN(1, "Scellés : 4", "n° 5 : absent", "leads", "verify", "end.leads");
	rewrite(state, "a.leads", "start.leads", ends[0], ends[1], 4);
	ASSERT_RUN(1, "", "n° 1 : absent", "leads", "verify", "start.leads");
	/* Together they are whole. */
	ASSERT_RUN(0, "5 contacts ouverts", "", "leads", "open", "middle.leads", "end.leads",
		"start.leads", WITH, "-o", "n.jsonl");
	assert_lines(state, "n.jsonl", 5);
	free(bytes);
	free(path);
}

static void a_person_takes_it_back(void **state)
{
	struct bn_lead lead;
	prepare(state);
	fill(state, 0, 3);
	make_lead(&lead, 3);
	strcpy(lead.reference, "LOT 777 CCC");
	seal_and_add(state, "r.pub", &lead);
	/* Without a recipient nobody could be told. */
	ASSERT_RUN(
		1, "", "n’a pas pu être retirée", "leads", "withdraw", "LOT 777 CCC", "-d", "data");
	char *key = read_file(state, "r.pub");
	write_file(state, "data/recipient.pub", key);
	export_as(state, "before.leads", "4 contacts exportés");
	ASSERT_RUN(1, "", "n’a ce code", "leads", "withdraw", "LOT", "777", "CCD", "-d", "data");
	ASSERT_RUN(1, "", "plusieurs demandes", "leads", "withdraw", "LOT 7K4 29M", "-d", "data");
	ASSERT_RUN(0, "Contacts\u00a0: 4\n", "", "leads", "list", "-d", "data");
	ASSERT_RUN(0, "effacée de la borne", "", "leads", "withdraw", "777-ccc", "-d", "data");
	ASSERT_RUN(0, "Contacts\u00a0: 3\n", "", "leads", "list", "-d", "data");
	ASSERT_RUN(1, "", "n’a ce code", "leads", "withdraw", "LOT 777 CCC", "-d", "data");
	export_as(state, "after.leads", "3 contacts exportés");
	ASSERT_RUN(0, "Scellés\u00a0: 3, effacés\u00a0: 1, retraits\u00a0: 1\n", "", "leads",
		"verify", "after.leads");
	/* Honoured in whichever order, also against an older export. */
	ASSERT_RUN(0, "1 contact retiré", "", "leads", "open", "after.leads", "before.leads", WITH,
		"-o", "a.jsonl");
	assert_lines(state, "a.jsonl", 3);
	ASSERT_RUN(
		0, "3 contacts ouverts", "", "leads", "open", "after.leads", WITH, "-o", "b.jsonl");
	ASSERT_RUN(0, "4 contacts ouverts", "", "leads", "open", "before.leads", WITH, "-o",
		"c.jsonl");
	free(key);
}

/* sample.h's leads are of 6 November 2026. */
static void what_is_past_its_date_goes(void **state)
{
	struct bn_lead lead;
	prepare(state);
	make_lead(&lead, 3);
	lead.wall = 1767400000; /* 2026-01-03 */
	seal_and_add(state, "r.pub", &lead);
	fill(state, 0, 2);
	make_lead(&lead, 4);
	lead.wall = 1000000000; /* 2001-09-09: the clock was wrong, the lead is new */
	seal_and_add(state, "r.pub", &lead);
	export_as(state, "before.leads", "4 contacts exportés");
	ASSERT_RUN(2, "", "pas une date", "leads", "purge", "-d", "data", "--before", "6/11/2026");
	ASSERT_RUN(2, "", "pas une date", "leads", "purge", "-d", "data", "--before", "2001-02-31");
	ASSERT_RUN(2, "", "à venir", "leads", "purge", "-d", "data", "--before", "9000-01-01");
	ASSERT_RUN(1, "", "droits", "leads", "purge", "-d", "usb", "--before", "2002-01-01");
	ASSERT_RUN(0, "Aucun contact n’est d’avant", "", "leads", "purge", "-d", "data", "--before",
		"2026-01-02");
	ASSERT_RUN(0, "1 contact effacé", "1 leads past their date", "leads", "purge", "-d", "data",
		"--before", "2026-01-05");
	ASSERT_RUN(0, "Contacts\u00a0: 3\n", "", "leads", "list", "-d", "data");
	export_as(state, "after.leads", "3 contacts exportés");
	ASSERT_RUN(0, "effacés\u00a0: 1", "", "leads", "verify", "after.leads");
	/* Who has the older export has it still. */
	ASSERT_RUN(0, "4 contacts ouverts", "", "leads", "open", "after.leads", "before.leads",
		WITH, "-o", "a.jsonl");
}

static void export_and_list_refuse(void **state)
{
	prepare(state);
	ASSERT_RUN(1, "", "dossier de données", "leads", "list", "-d", "data");
	ASSERT_RUN(1, "", "dossier de données", "leads", "export", "-d", "data", "--to", "usb");
	ASSERT_RUN(1, "", "dossier de données", "leads", "export", "-d", "usb", "--to", "usb");
	assert_false(is_there(state, "usb/kiosk.id"));
	ASSERT_RUN(1, "", "n’existe pas", "leads", "export", "-d", "data", "--to", "nowhere");
	assert_false(is_there(state, "nowhere"));
	char *path = bn_file_join(*state, "data/leads.db");
	bn_store_close(bn_store_open(path, true));
	ASSERT_RUN(0, "Contacts : 0\n", "", "leads", "list", "-d", "data");
	ASSERT_RUN(0, "Aucun contact", "", "leads", "export", "-d", "data", "--to", "usb");
	fill(state, 0, 2);
	ASSERT_RUN(1, "", "ne peuvent pas être lus", "leads", "export", "-d", "/dev/null", "--to",
		"usb");
	ASSERT_RUN(1, "", "l’export n’a pas pu être écrit", "leads", "export", "-d", "data", "--to",
		"/proc");
	write_file(state, "data/kiosk.id", "un nom de trop\n");
	ASSERT_RUN(1, "", "kiosk.id", "leads", "export", "-d", "data", "--to", "usb");
	free(path);
}

static void checks_a_campaign(void **state)
{
	ASSERT_RUN(0, LOT " : rien à corriger (", "", "check", LOT, "--no-media");
	ASSERT_RUN(1, "", "à corriger", "check", *state); /* an empty folder */
	ASSERT_RUN(1, "", "nulle-part", "check", "nulle-part");
	write_file(state, "campaign.yaml", "id: [\n");
	ASSERT_RUN(1, "", "./campaign.yaml:", "check", ".");
	/* Captions are read too: a copy of the campaign with one that is wrong. */
	char command[1000];
	snprintf(command, sizeof(command),
		"cp -r %s %s/lot && mkdir -p %s/lot/media/lot && "
		"printf '1\\n00:00:03,000 --> 00:00:01,000\\nNon\\n' "
		">%s/lot/media/lot/lot-long.fr.srt && "
		"sed -i 's/lot-long.fr.vtt/lot-long.fr.srt/' %s/lot/clips.yaml",
		LOT, (char *)*state, (char *)*state, (char *)*state, (char *)*state);
	assert_int_equal(system(command), 0);
	ASSERT_RUN(1, "", "lot/media/lot/lot-long.fr.srt:2:18: ", "check", "lot");
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(from_the_kiosk_to_the_table),
		with_folder(keys),
		with_folder(passphrase_on_a_terminal),
		with_folder(open_refuses),
		with_folder(opens_what_can_be_opened),
		with_folder(what_is_missing_is_named),
		with_folder(id_inside_must_be_the_one_outside),
		with_folder(a_person_takes_it_back),
		with_folder(what_is_past_its_date_goes),
		with_folder(export_and_list_refuse),
		with_folder(checks_a_campaign),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
