/* A campaign on its way: keys, a pack, a kiosk's shelf, as people do it. */
#include "packs/pack.h"

#include "leads/seal.h"
#include "sync/news.h"
#include "tests/ctl/run.h"

#define LOT TEST_DATA "/../../config/campaigns/lot"
#define KEY "--key", "com.key", "--passphrase-file", "phrase"

static void write_file(void **state, const char *name, const char *text)
{
	char *path = bn_file_join(*state, name);
	assert_true(bn_file_write_whole(path, text, strlen(text), 0600));
	free(path);
}

static char *read_file(void **state, const char *name, size_t *bytes)
{
	char *path = bn_file_join(*state, name);
	char *text = bn_file_read(path, 1 << 26, bytes);
	free(path);
	return text;
}

/* In the test's folder. */
static void shell(void **state, const char *command)
{
	char *all = bn_mem_printf("cd '%s' && %s", (char *)*state, command);
	if (system(all) != 0)
		fail_msg("%s", command);
	free(all);
}

#define PHRASE "quatre mots pris au hasard"
static struct bn_seal_signer author; /* what is in com.key; a passphrase takes its time */

/* As "bornectl pack" does, without looking at the campaign. */
static void assert_packed(
	void **state, const char *from, const char *name, uint32_t version, const char *complaint)
{
	struct bn_pack pack = {.id = "lot", .version = version};
	struct bn_str why = {0};
	size_t files = 0;
	char *folder = bn_file_join(*state, from), *path = bn_file_join(*state, name);
	bool good = bn_pack_make(folder, &author, path, &pack, &files, &why);
	if (good != (complaint == NULL) || (!good && strstr(why.data, complaint) == NULL))
		fail_msg("%s: \"%s\"", from, bn_str_text(&why));
	bn_str_finish(&why);
	free(path);
	free(folder);
}

static int begin(void **state)
{
	static char *secret_key, *public_key;
	int result = test_make_folder(state);
	if (result != 0)
		return result;
	shell(state, "cp -r " LOT " lot && mkdir -p shelf lot/media/lot && "
		     "cp " TEST_DATA "/../../media/lot/*.fr.vtt lot/media/lot/");
	write_file(state, "phrase", PHRASE "\n");
	if (secret_key == NULL) {
		ASSERT_RUN(0, "CAMPAGNES/trusted.pub", "", "keygen-campaign", "-o", "com",
			"--passphrase-file", "phrase");
		secret_key = read_file(state, "com.key", NULL);
		public_key = read_file(state, "com.pub", NULL);
		char *path = bn_file_join(*state, "com.key");
		assert_int_equal(bn_seal_load_author(path, PHRASE, &author), BN_SEAL_LOADED);
		free(path);
	}
	write_file(state, "com.key", secret_key);
	write_file(state, "shelf/trusted.pub", public_key);
	return 0;
}

static void from_the_office_to_the_kiosk(void **state)
{
	size_t first_bytes = 0, bytes = 0;
	shell(state, "mkdir lot/.git && touch lot/.git/x lot/campaign.yaml~ && "
		     "mkdir -p 'lot/à part' && echo bonjour >'lot/à part/lisez-moi.txt'");
	/* Without ffmpeg: how loud the films are is another test's, and takes its time. */
	char *path = bn_mem_strdup(getenv("PATH"));
	assert_int_equal(setenv("PATH", "/nowhere", 1), 0);
	ASSERT_RUN(0, "campagne « lot », version 1\n11 fichiers, ", "", "pack", "lot", "-o",
		"1.borne", "--version", "1", KEY);
	assert_int_equal(setenv("PATH", path, 1), 0);
	free(path);
	char *first = read_file(state, "1.borne", &first_bytes);
	/* Later, elsewhere, by somebody else: the same bytes. */
	shell(state,
		"cp -r lot other && touch -d 2001-01-01 other/*.yaml && chmod 600 other/*.yaml");
	assert_packed(state, "other/", "1.borne", 1, NULL);
	char *again = read_file(state, "1.borne", &bytes);
	assert_int_equal(bytes, first_bytes);
	assert_memory_equal(again, first, bytes);
	free(again);
	free(first);
	shell(state,
		"tail -c +201 1.borne | tar tf - >listed && grep -q part/lisez-moi.txt listed && "
		"! grep -q git listed && test $(wc -l <listed) = 11");
	ASSERT_RUN(0, "version 1 installée\nPour la montrer : borne --campaign shelf/lot/current",
		"", "install", "1.borne", "--to", "shelf");
	shell(state, "rm -r lot/.git lot/campaign.yaml~ && diff -r lot shelf/lot/current");
	ASSERT_RUN(0, "shelf/lot/current : rien à corriger", "", "check", "--no-media",
		"shelf/lot/current");
	ASSERT_RUN(1, "", "déjà installée", "install", "1.borne", "--to", "shelf");
	shell(state, "sed -i 's/Et si c/Oui, et si c/' lot/campaign.yaml");
	assert_packed(state, "lot", "2.borne", 2, NULL);
	ASSERT_RUN(0, "La version 1 est gardée", "", "install", "2.borne", "--to", "shelf");
	shell(state, "diff -r lot shelf/lot/current && diff -r other/media shelf/lot/1/media");
	ASSERT_RUN(1, "", "plus ancienne que la 2", "install", "1.borne", "--to", "shelf");
	ASSERT_RUN(0, "retour à la version 1", "", "install", "--rollback", "lot", "--to", "shelf");
	shell(state, "grep -q 'fr: Et si' shelf/lot/current/campaign.yaml");
	ASSERT_RUN(
		1, "", "pas de version d’avant", "install", "--rollback", "lot", "--to", "shelf");
	ASSERT_RUN(
		1, "", "n’est pas installée", "install", "--rollback", "loiret", "--to", "shelf");
	ASSERT_RUN(
		1, "", "n’est pas l’identifiant", "install", "--rollback", "../x", "--to", "shelf");
}

/* Kiosks would silently keep what they have. */
static void an_older_version_is_not_published(void **state)
{
	struct bn_str text = {0};
	struct bn_news news;
	assert_packed(state, "lot", "1.borne", 1, NULL);
	bn_news_init(&news);
	news.number = news.wall = 1;
	news.until = INT64_MAX;
	news.pack_count = 1;
	strcpy(news.group, "lot");
	news.packs[0] = (struct bn_news_pack){"lot", 2, 1, "published.v1/packs/lot-2-a.borne"};
	bn_news_write(&news, &author, &text);
	shell(state, "mkdir -p place/published.v1/lot");
	write_file(state, "place/published.v1/lot/current.json", bn_str_text(&text));
	char *to = bn_mem_printf(
		"targets:\n  - {id: disque, kind: folder, folder: %s/place}\n", (char *)*state);
	write_file(state, "sync.yaml", to);
	write_file(state, "publication.yaml", "group: lot\npacks: [1.borne]\n");
	ASSERT_RUN(1, "",
		"disque : campagne « lot » : la version 2 est déjà publiée ; une borne ne prend "
		"pas la 1, plus ancienne. Refaites le paquet avec --version 3",
		"publish", "publication.yaml", "--to", "sync.yaml", KEY);
	char *after = read_file(state, "place/published.v1/lot/current.json", NULL);
	assert_string_equal(after, bn_str_text(&text));
	shell(state, "test ! -e place/published.v1/packs");
	bn_str_finish(&text);
	free(after);
	free(to);
}

static void pack_refuses(void **state)
{
	write_file(state, "x.borne", "as before");
	ASSERT_RUN(1, "", "il n’y a pas de clé secrète", "pack", "lot", "-o", "x.borne",
		"--version", "1", "--key", "none.key");
	shell(state, "ln -s /etc/passwd lot/passwd");
	assert_packed(state, "lot", "x.borne", 1, "passwd : ni un fichier ni un dossier");
	shell(state, "rm lot/passwd && touch \"$(printf 'lot/a\\nb')\"");
	assert_packed(state, "lot", "x.borne", 1, "nom trop long");
	shell(state, "rm lot/a* && sed -i 's/^question/qestion/' lot/campaign.yaml");
	ASSERT_RUN(1, "", "vouliez-vous dire « question »", "pack", "lot", "-o", "x.borne",
		"--version", "1", KEY);
	shell(state, "grep -q 'as before' x.borne && test $(ls -A *.borne* | wc -l) = 1");
}

/* Signed by the right key, but not made by "bornectl pack": nothing of it is installed. */
static void a_campaign_with_errors(void **state)
{
	assert_packed(state, "lot", "1.borne", 1, NULL);
	ASSERT_RUN(0, "", "", "install", "1.borne", "--to", "shelf");
	shell(state, "find shelf -exec ls -ld --time-style=+ {} + >before");
	shell(state, "sed -i 's/^question/qestion/' lot/campaign.yaml");
	assert_packed(state, "lot", "2.borne", 2, NULL);
	ASSERT_RUN(1, "", "vouliez-vous dire « question »", "install", "2.borne", "--to", "shelf");
	ASSERT_RUN(1, "", "cette campagne a des erreurs ; rien n’est changé", "install", "2.borne",
		"--to", "shelf");
	shell(state, "sed -i 's/^qestion/question/; s/^id: lot/id: loiret/' lot/campaign.yaml");
	assert_packed(state, "lot", "2.borne", 2, NULL);
	ASSERT_RUN(1, "", "la campagne se nomme « loiret », son paquet « lot »", "install",
		"2.borne", "--to", "shelf");
	shell(state, "find shelf -exec ls -ld --time-style=+ {} + | diff before -");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			from_the_office_to_the_kiosk, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			an_older_version_is_not_published, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(pack_refuses, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(a_campaign_with_errors, begin, test_remove_folder),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
