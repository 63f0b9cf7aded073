/* Campaigns on a stick: which there are, which shelf they go to, and that only a good one that is
 * still wanted goes there. */
#include "staff/put.h"

#include "base/paths.h"
#include "tests/packs/shelf.h"

static struct bn_seal_signer author;

static void touch(void **state, const char *name)
{
	char *path = inside(state, name);
	assert_true(shelf_write(path, "x", 1));
	free(path);
}

static void find(void **state)
{
	static const char *const files[] = {"b.borne", "a.borne", ".c.borne", "a.borne.tmp",
		"a.leads", "borne", "Été 2027.borne"};
	char names[8][BN_PUT_NAME], long_name[160];
	assert_int_equal(bn_put_find("/nowhere", names, 8), 0);
	assert_int_equal(bn_put_find(*state, names, 8), 0);
	for (size_t i = 0; i < COUNT(files); i++)
		touch(state, files[i]);
	snprintf(long_name, sizeof(long_name), "%0130d.borne", 1);
	touch(state, long_name);
	assert_int_equal(bn_put_find(*state, names, 8), 3);
	assert_string_equal(names[0], "a.borne");
	assert_string_equal(names[1], "b.borne");
	assert_string_equal(names[2], "Été 2027.borne");
	assert_int_equal(bn_put_find(*state, names, 2), 2);
}

static void shelf(void **state)
{
	static const struct {
		const char *folder;
		bool on_shelf;
	} cases[] = {{"shelf/lot/current", true}, {"shelf/lot/current//", true},
		{"shelf/lot/1", false}, {"shelf/lot/other", false}, {"plain/current", false},
		{"none/current", false}, {"", false}};
	char *version = inside(state, "shelf/lot/1"), *plain = inside(state, "plain/current");
	char *link = inside(state, "shelf/lot/current"), *other = inside(state, "shelf/lot/other");
	char *shelf = inside(state, "shelf");
	assert_true(bn_file_make_folder(version) && bn_file_make_folder(plain));
	assert_true(symlink("1", link) == 0 && symlink("1", other) == 0);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *folder = inside(state, cases[i].folder);
		char *found = bn_put_shelf(folder);
		if (cases[i].on_shelf != (found != NULL))
			fail_msg("%s: %s", cases[i].folder, found);
		if (found != NULL)
			assert_string_equal(found, shelf);
		free(found);
		free(folder);
	}
	free(shelf);
	free(other);
	free(link);
	free(plain);
	free(version);
}

/* Borne's own campaign of the Lot, its question another one. */
static void write_campaign(void **state, const char *question)
{
	static const char *const names[] = {
		"campaign.yaml", "clips.yaml", "lead_form.yaml", "pages.yaml", "professions.yaml"};
	struct bn_str archive = {0};
	for (size_t i = 0; i < COUNT(names); i++) {
		char *name = bn_mem_printf("config/campaigns/lot/%s", names[i]);
		char *path = bn_paths_share(name), *text = bn_file_read(path, 1 << 20, NULL);
		struct bn_str data = {0};
		assert_non_null(text);
		bn_str_addf(&data, "%s%s", i == 0 ? question : "", text);
		archive_add(&archive,
			&(struct entry){.name = names[i], .type = '0', .data = data.data});
		bn_str_finish(&data);
		free(text);
		free(path);
		free(name);
	}
	archive_end(&archive);
	write_pack(state, &author, "lot", 1, &archive);
	bn_str_finish(&archive);
}

static bool install(void **state, const struct bn_put_watch *watch, const char *words)
{
	struct bn_installed done = {0};
	struct bn_str why = {0};
	char *pack = inside(state, "pack"), *shelf = inside(state, "shelf");
	bool good = bn_put_install(pack, shelf, watch, &done, &why);
	if (strstr(bn_str_text(&why), words) == NULL)
		fail_msg("not \"%s\": %s", words, bn_str_text(&why));
	if (good) {
		assert_string_equal(done.id, "lot");
		assert_int_equal(done.version, 1);
	}
	char *current = inside(state, "shelf/lot/current");
	assert_int_equal(bn_file_exists(current), good);
	free(current);
	free(shelf);
	free(pack);
	bn_str_finish(&why);
	return good;
}

static bool answer(void *context)
{
	return *(const bool *)context;
}

static void only_what_is_good_and_wanted(void **state)
{
	bool yes = true, no = false;
	const struct bn_put_watch wanted = {answer, &yes}, given_up = {answer, &no};
	make_shelf(state, &author);
	assert_false(install(state, NULL, "lu"));
	write_campaign(state, "unknown: key\n");
	assert_false(install(state, &wanted, "erreurs"));
	write_campaign(state, "");
	assert_false(install(state, &given_up, ""));
	assert_true(install(state, &wanted, ""));
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(find),
		with_folder(shelf),
		with_folder(only_what_is_good_and_wanted),
	};
	if (!bn_seal_init())
		return 1;
	bn_seal_make_signer(NULL, &author);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
