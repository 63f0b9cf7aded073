/* What is refused changes nothing, whoever made it; what is right is on show in one step. */
#include "packs/install.h"

#include "packs/shelf.h"
#include "packs/tree.h"
#include "tests/packs/shelf.h"

#include <fcntl.h>
#include <sys/file.h>

static struct bn_seal_signer author;

static int begin(void **state)
{
	int result = test_make_folder(state);
	if (result == 0)
		make_shelf(state, &author);
	return result;
}

static bool install(void **state, struct bn_installed *done, struct bn_str *why)
{
	char *pack = inside(state, "pack"), *shelf = inside(state, "shelf");
	bool good = bn_install_pack(pack, shelf, shelf_check, NULL, done, why);
	free(shelf);
	free(pack);
	return good;
}

/* The pack is refused with these words, and the shelf is as before. */
static void assert_refused(void **state, const char *words)
{
	struct bn_installed done;
	struct bn_str why = {0};
	char *before = snapshot(state);
	if (install(state, &done, &why) || strstr(bn_str_text(&why), words) == NULL)
		fail_msg("not refused with \"%s\": \"%s\"", words, bn_str_text(&why));
	char *after = snapshot(state);
	assert_string_equal(after, before);
	free(after);
	free(before);
	bn_str_finish(&why);
}

static void add_campaign(struct bn_str *archive, const char *id, const char *media)
{
	char text[100];
	snprintf(text, sizeof(text), "id: %s", id);
	archive_add(archive, &(struct entry){.name = "campaign.yaml", .type = '0', .data = text});
	archive_add(archive, &(struct entry){.name = "media/a.mp4", .type = '0', .data = media});
}

static void write_good(void **state, uint32_t version)
{
	struct bn_str archive = {0};
	char media[20];
	snprintf(media, sizeof(media), "film %u", version);
	add_campaign(&archive, "lot", media);
	archive_end(&archive);
	write_pack(state, &author, "lot", version, &archive);
	bn_str_finish(&archive);
}

static void put(void **state, uint32_t version, uint32_t before)
{
	struct bn_installed done;
	struct bn_str why = {0};
	write_good(state, version);
	if (!install(state, &done, &why))
		fail_msg("version %u: %s", version, bn_str_text(&why));
	assert_string_equal(done.id, "lot");
	assert_int_equal(done.version, version);
	assert_int_equal(done.before, before);
}

static void assert_shown(void **state, const char *film)
{
	char *shelf = inside(state, "shelf");
	assert_int_equal(bn_shelf_current(shelf, "lot"), strtol(film + strlen("film "), NULL, 10));
	assert_int_equal(bn_shelf_current(shelf, "../shelf/lot"), 0);
	assert_int_equal(bn_shelf_current(shelf, "allier"), 0);
	free(shelf);
	char *path = inside(state, "shelf/lot/current/media/a.mp4");
	char *text = bn_file_read(path, 100, NULL);
	assert_string_equal(text, film);
	free(text);
	free(path);
}

static bool is_there(void **state, const char *name)
{
	char *path = inside(state, name);
	bool there = bn_file_exists(path);
	free(path);
	return there;
}

static bool go_back(void **state, struct bn_installed *done, struct bn_str *why)
{
	char *shelf = inside(state, "shelf");
	bool good = bn_install_back("lot", shelf, shelf_check, NULL, done, why);
	free(shelf);
	return good;
}

static void versions_go_up_and_back(void **state)
{
	struct bn_installed done;
	struct bn_str why = {0};
	assert_false(go_back(state, &done, &why));
	put(state, 2, 0);
	put(state, 7, 2);
	assert_shown(state, "film 7");
	put(state, 10, 7);
	assert_shown(state, "film 10");
	assert_false(is_there(state, "shelf/lot/2"));
	write_good(state, 10);
	assert_refused(state, "déjà installée");
	write_good(state, 9);
	assert_refused(state, "plus ancienne");
	bn_str_clear(&why);
	assert_true(go_back(state, &done, &why));
	assert_int_equal(done.version, 7);
	assert_int_equal(done.before, 10);
	assert_shown(state, "film 7");
	bn_str_clear(&why);
	assert_false(go_back(state, &done, &why));
	assert_non_null(strstr(why.data, "pas de version d’avant"));
	assert_shown(state, "film 7");
	/* Forward again, over what was left of it. */
	put(state, 10, 7);
	assert_shown(state, "film 10");
	bn_str_finish(&why);
}

static void goes_back_only_to_what_is_good(void **state)
{
	struct bn_installed done;
	struct bn_str why = {0};
	put(state, 1, 0);
	put(state, 2, 1);
	char *path = inside(state, "shelf/lot/1/campaign.yaml");
	assert_true(bn_file_write_whole(path, "x", 1, 0600));
	assert_false(go_back(state, &done, &why));
	assert_shown(state, "film 2");
	free(path);
	bn_str_finish(&why);
}

/* Each is signed by a trusted key: what counts is what is inside. */
static void hostile_archives(void **state)
{
	static const struct {
		struct entry first, second;
		const char *words;
	} cases[] = {
		{{"../evil", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"media/../../evil", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"/tmp/borne-evil", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"./a", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"a//b", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{".hidden", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"a\\b", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"a\nb", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s", '0', NULL, "x", NULL}, {0},
			"nom refusé"},
		{{"\xFF\xFE", '0', NULL, "x", NULL}, {0}, ""},
		{{"", '0', NULL, "x", NULL}, {0}, ""},
		{{"\u00E9t\u00E9/../x", '0', NULL, "x", NULL}, {0}, "nom refusé"},
		{{"out", '2', "..", NULL, NULL}, {"out/evil", '0', NULL, "x", NULL}, "lien"},
		{{"out", '2', "/etc/passwd", NULL, NULL}, {"out", '0', NULL, "x", NULL}, "lien"},
		{{"hard", '1', "/etc/passwd", NULL, NULL}, {0}, "lien"},
		{{"hard", '1', "campaign.yaml", NULL, NULL}, {0}, "lien"},
		{{"disk", '4', NULL, NULL, NULL}, {0}, "pas un fichier"},
		{{"tty", '3', NULL, NULL, NULL}, {0}, "pas un fichier"},
		{{"fifo", '6', NULL, NULL, NULL}, {0}, "pas un fichier"},
		{{"folder/", '5', NULL, NULL, NULL}, {0}, "pas un fichier"},
		{{"a", '0', NULL, "x", NULL}, {"a", '0', NULL, "y", NULL}, "deux fois"},
		{{"a", '0', NULL, "x", NULL}, {"a/b", '0', NULL, "y", NULL}, "a/b"},
		{{"a/b", '0', NULL, "x", NULL}, {"a", '0', NULL, "y", NULL}, "deux fois"},
		{{"campaign.yaml", '0', NULL, "x", NULL}, {0}, "deux fois"},
		{{"bomb", '0', NULL, "x", "77777777777"}, {0}, "plus grand que l’archive"},
		{{"short", '0', NULL, "x", "00000010000"}, {0}, ""},
	};
	put(state, 1, 0);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_str archive = {0};
		add_campaign(&archive, "lot", "film");
		archive_add(&archive, &cases[i].first);
		if (cases[i].second.name != NULL)
			archive_add(&archive, &cases[i].second);
		if (strcmp(cases[i].first.name, "short") != 0)
			archive_end(&archive);
		write_pack(state, &author, "lot", 2, &archive);
		assert_refused(state, cases[i].words);
		bn_str_finish(&archive);
	}
	assert_false(is_there(state, "evil"));
	assert_false(bn_file_exists("/tmp/borne-evil"));
}

/* A line of a pax header begins with its own length. */
static void add_record(struct bn_str *out, const char *text)
{
	size_t length = strlen(text) + 4;
	assert_in_range(length, 10, 99);
	bn_str_addf(out, "%zu %s\n", length, text);
}

/* A sparse file says how large it is and brings nothing of it: 1 TB of holes (GNU.sparse 0.1). */
static void holes_are_no_bomb(void **state)
{
	static const char *const sizes[] = {"1099511627776", "1000"};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct bn_str archive = {0}, records = {0};
		char size[40];
		snprintf(size, sizeof(size), "GNU.sparse.size=%s", sizes[i]);
		add_campaign(&archive, "lot", "film");
		add_record(&records, size);
		add_record(&records, "GNU.sparse.numblocks=1");
		add_record(&records, "GNU.sparse.map=0,1");
		archive_add(&archive,
			&(struct entry){.name = "pax", .type = 'x', .data = records.data});
		archive_add(&archive, &(struct entry){.name = "bomb", .type = '0', .data = "x"});
		archive_end(&archive);
		write_pack(state, &author, "lot", 2, &archive);
		assert_refused(state, "bomb : un fichier à trous est refusé");
		bn_str_finish(&records);
		bn_str_finish(&archive);
	}
}

static void too_many_files(void **state)
{
	struct bn_str archive = {0};
	char name[32];
	add_campaign(&archive, "lot", "film");
	for (int i = 0; i < BN_TREE_FILES; i++) {
		snprintf(name, sizeof(name), "n%d", i);
		archive_add(&archive, &(struct entry){.name = name, .type = '0'});
	}
	archive_end(&archive);
	write_pack(state, &author, "lot", 2, &archive);
	assert_refused(state, "plus de 50000 fichiers");
	bn_str_finish(&archive);
}

static void wrong_campaigns(void **state)
{
	struct bn_str archive = {0};
	archive_end(&archive);
	write_pack(state, &author, "lot", 1, &archive); /* empty */
	assert_refused(state, "a des erreurs");
	bn_str_clear(&archive);
	write_pack(state, &author, "lot", 1, &archive); /* no archive at all */
	assert_refused(state, "");
	bn_str_addz(&archive, "This is no tar archive, however long one reads it.");
	write_pack(state, &author, "lot", 1, &archive);
	assert_refused(state, "pas lisible");
	bn_str_clear(&archive);
	add_campaign(&archive, "loiret", "film");
	archive_end(&archive);
	write_pack(state, &author, "lot", 1, &archive); /* another's */
	assert_refused(state, "a des erreurs");
	static const char *const ids[] = {"lot/x", "..", "", "Lot", "-lot", "current."};
	for (size_t i = 0; i < COUNT(ids); i++) {
		write_pack(state, &author, ids[i], 1, &archive);
		assert_refused(state, "en-tête");
	}
	write_pack(state, &author, "loiret", 0, &archive);
	assert_refused(state, "en-tête");
	write_pack(state, &author, "loiret", BN_PACK_VERSION_MOST + 1, &archive);
	assert_refused(state, "en-tête");
	bn_str_finish(&archive);
}

/* Every byte of the head and some of the archive changed; cut at every place of the head and
 * many of the archive; longer. */
static void changed_and_cut(void **state)
{
	size_t bytes = 0;
	char *path = inside(state, "pack");
	put(state, 1, 0);
	write_good(state, 2);
	char *pack = bn_file_read(path, 1 << 20, &bytes);
	for (size_t i = 0; i < bytes; i += i < BN_PACK_HEAD ? 1 : 97) {
		pack[i] ^= 1;
		assert_true(shelf_write(path, pack, bytes));
		pack[i] ^= 1;
		assert_refused(state, "");
	}
	for (size_t i = 0; i < bytes; i += i < BN_PACK_HEAD ? 7 : 101) {
		assert_true(shelf_write(path, pack, i));
		assert_refused(state, i < 8 ? "ce n’est pas une campagne" : "incomplet");
	}
	pack = realloc(pack, bytes + 1);
	pack[bytes] = 0;
	assert_true(shelf_write(path, pack, bytes + 1));
	assert_refused(state, "plus long");
	assert_int_equal(unlink(path), 0);
	assert_refused(state, "ne peut pas être lu");
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_refused(state, "ne peut pas être lu");
	free(pack);
	free(path);
}

static void keys(void **state)
{
	struct bn_seal_signer other;
	struct bn_str archive = {0};
	char *key = inside(state, "shelf/trusted.pub"),
	     *second = inside(state, "shelf/trusted-2.pub");
	bn_seal_make_signer(NULL, &other);
	add_campaign(&archive, "lot", "film");
	archive_end(&archive);
	write_pack(state, &other, "lot", 1, &archive);
	assert_refused(state, "ne connaît pas");
	/* The right key's name on another's signature. */
	struct bn_seal_signer forged = other;
	forged.public_key = author.public_key;
	write_pack(state, &forged, "lot", 1, &archive);
	assert_refused(state, "abîmé ou changé");
	write_good(state, 1);
	assert_true(bn_seal_save_public(second, &other.public_key));
	assert_refused(state, "trusted-2.pub");
	assert_true(bn_seal_save_trusted(second, &other.public_key));
	put(state, 1, 0);
	write_pack(state, &other, "lot", 2, &archive);
	struct bn_installed done;
	struct bn_str why = {0};
	assert_true(install(state, &done, &why));
	assert_int_equal(unlink(key) + unlink(second), 0);
	assert_refused(state, "pas de clé");
	bn_str_finish(&archive);
	free(second);
	free(key);
}

static void strange_shelves(void **state)
{
	char *shelf = inside(state, "shelf"), *lot = inside(state, "shelf/lot");
	write_good(state, 1);
	int fd = open(shelf, O_RDONLY | O_DIRECTORY);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_refused(state, "en cours");
	close(fd);
	assert_int_equal(symlink("/tmp", lot), 0);
	assert_refused(state, "lot");
	assert_int_equal(unlink(lot), 0);
	char *current = inside(state, "shelf/lot/current");
	assert_true(bn_file_make_folder(lot));
	assert_int_equal(symlink("../../elsewhere", current), 0);
	assert_refused(state, "lot");
	assert_int_equal(unlink(current), 0);
	/* What a power cut leaves, and what it leaves to be mistaken for a version. */
	char *command = bn_mem_printf("cd %s && mkdir -p .install/x .old/y lot/1/z && touch .pack "
				      ".install/x/a lot/1/z/a && ln -s 1 lot/.current",
		shelf);
	assert_int_equal(system(command), 0);
	put(state, 1, 0);
	char *all = snapshot(state);
	assert_null(strstr(all, "/."));
	assert_null(strstr(all, "lot/1/z"));
	assert_shown(state, "film 1");
	free(all);
	free(command);
	free(current);
	free(lot);
	free(shelf);
}

#define with_shelf(test) cmocka_unit_test_setup_teardown(test, begin, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_shelf(versions_go_up_and_back),
		with_shelf(goes_back_only_to_what_is_good),
		with_shelf(hostile_archives),
		with_shelf(holes_are_no_bomb),
		with_shelf(too_many_files),
		with_shelf(wrong_campaigns),
		with_shelf(changed_and_cut),
		with_shelf(keys),
		with_shelf(strange_shelves),
	};
	if (!bn_seal_init())
		return 1;
	bn_seal_make_signer(NULL, &author);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
