/* Places and who may come in there, as staff write them: read, or told at their line and column. */
#include "remote/endpoint.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "tests/test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void write_file(const char *folder, const char *name, const char *text, mode_t mode)
{
	char *path = bn_file_join(folder, name);
	assert_true(bn_file_write_whole(path, text, strlen(text), 0600));
	assert_int_equal(chmod(path, mode), 0);
	free(path);
}

static void read_place(const char *folder, const char *text, struct bn_endpoint *place,
	struct bn_problems *problems)
{
	struct bn_field_reader reader = {.problems = problems, .folder = folder};
	write_file(folder, "place.yaml", text, 0600);
	*place = (struct bn_endpoint){0};
	bn_field_read_file(&reader, &bn_endpoint_table, "place.yaml", place);
	bn_field_reader_finish(&reader);
}

static void test_good(void **state)
{
	struct bn_problems problems = {0};
	struct bn_endpoint place;
	write_file(*state, "ca.pem", "x", 0644);
	write_file(*state, "key.yaml", "user: a\npassword: b\n", 0600);
	read_place(*state,
		"id: stockage\nkind: s3\nurl: https://s3.exemple.fr\nbucket: borne-lot\nregion: "
		"fr-par\n"
		"style: host\nprefix: borne/46\ncredentials: key.yaml\nca: ca.pem\n"
		"pin: sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
		"proxy: http://proxy.exemple.fr:3128\nkilobytes_per_second: 100\nstall_seconds: "
		"60\n",
		&place, &problems);
	bn_problems_print(&problems, stderr);
	assert_int_equal(problems.count, 0);
	assert_int_equal(place.kind, BN_ENDPOINT_S3);
	assert_int_equal(place.style, BN_ENDPOINT_BY_HOST);
	assert_string_equal(place.prefix, "borne/46");
	assert_int_equal(place.connect_seconds, 15);
	assert_int_equal(place.stall_seconds, 60);
	struct bn_endpoint_key key;
	assert_true(bn_endpoint_key_load(&place, &key, &problems));
	assert_string_equal(key.user, "a");
	assert_string_equal(key.password, "b");
	assert_null(key.bearer);
	bn_endpoint_key_finish(&key);
	bn_field_finish(&bn_endpoint_table, &place);
}

/* Each has one mistake, at that line and column. */
static void test_broken(void **state)
{
	static const struct {
		const char *text;
		int line, column;
	} cases[] = {
		{"id: a\nkind: ftp\nurl: https://a.fr\n", 2, 7},
		{"id: a\nkind: webdav\nurl: http://a.fr\n", 3, 6},
		{"id: a\nkind: webdav\nurl: http://127.0.0.1.a.fr\n", 3, 6},
		{"id: a\nkind: webdav\nurl: http://localhost@a.fr\n", 3, 6},
		{"id: a\nkind: webdav\nurl: https://me:secret@a.fr\n", 3, 6},
		{"id: a\nkind: webdav\nurl: https://a.fr/?x\n", 3, 6},
		{"id: a\nkind: webdav\nurl: ftp://a.fr\n", 3, 6},
		{"id: a\nkind: webdav\nurl: https://a.fr/l%2\n", 3, 6},
		{"id: a\nkind: webdav\n", 1, 1},
		{"id: a\nkind: folder\n", 1, 1},
		{"id: a\nkind: folder\nfolder: relative\n", 3, 9},
		{"id: a\nkind: s3\nurl: https://a.fr\nregion: x\n", 1, 1},
		{"id: a\nkind: s3\nurl: https://a.fr\nbucket: abc\n", 1, 1},
		{"id: a\nkind: s3\nurl: https://a.fr\nregion: x\nbucket: A\n", 5, 9},
		{"id: a\nkind: folder\nfolder: /a\nprefix: a/../b\n", 4, 9},
		{"id: a\nkind: folder\nfolder: /a\nprefix: /a\n", 4, 9},
		{"id: a\nkind: folder\nfolder: /a\npin: md5//x\n", 4, 6},
		{"id: a\nkind: folder\nfolder: /a\nca: none.pem\n", 4, 5},
		{"id: a\nkind: folder\nfolder: /a\nstall_seconds: 0\n", 4, 16},
		{"id: a\nkind: folder\nfolder: /a\nproxy: socks5://a.fr\n", 4, 8},
		{"id: a\nkind: folder\nfolder: /a\nsecret: b\n", 4, 1},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_problems problems = {0};
		struct bn_endpoint place;
		read_place(*state, cases[i].text, &place, &problems);
		if (problems.count != 1 || problems.items[0].line != cases[i].line ||
			problems.items[0].column != cases[i].column) {
			bn_problems_print(&problems, stderr);
			fail_msg("%s", cases[i].text);
		}
		bn_problems_finish(&problems);
		bn_field_finish(&bn_endpoint_table, &place);
	}
}

static void test_clear_to_this_computer(void **state)
{
	static const char *const urls[] = {"http://127.0.0.1", "http://localhost:8080/a",
		"http://[::1]:80/", "https://a.fr:8443/remote.php/dav/files/x",
		"https://a.fr/files/jean@a.fr/l%20ot"};
	for (size_t i = 0; i < COUNT(urls); i++) {
		struct bn_problems problems = {0};
		struct bn_endpoint place;
		char *text = bn_mem_printf("id: a\nkind: webdav\nurl: '%s'\n", urls[i]);
		read_place(*state, text, &place, &problems);
		assert_int_equal(problems.count, 0);
		assert_string_equal(place.url, urls[i]);
		bn_field_finish(&bn_endpoint_table, &place);
		free(text);
	}
}

static void test_keys(void **state)
{
	static const struct {
		const char *text;
		mode_t mode;
		int line, column; /* −1: none */
	} cases[] = {
		{"bearer: abc\n", 0600, -1, 0},
		{"user: a\npassword: b\n", 0400, -1, 0},
		{"user: a\npassword: b\n", 0640, 0, 0},
		{"user: a\npassword: b\n", 0604, 0, 0},
		{"user: a\n", 0600, 1, 1},
		{"user: a\npassword: b\nbearer: c\n", 0600, 1, 1},
		{"user: a\npassword: \"b c\"\n", 0600, 2, 11},
		{"user: a\npasswort: b\npassword: c\n", 0600, 2, 1},
		{"user: [\n", 0600, 2, 1},
	};
	char *path = bn_file_join(*state, "key.yaml"), *folder = *state;
	struct bn_endpoint place = {
		.id = (char[]){"a"}, .kind = BN_ENDPOINT_WEBDAV, .credentials = path};
	struct bn_endpoint_key key;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_problems problems = {0};
		write_file(folder, "key.yaml", cases[i].text, cases[i].mode);
		bool good = bn_endpoint_key_load(&place, &key, &problems);
		bool told = problems.count == 1 && problems.items[0].line == cases[i].line &&
			    problems.items[0].column == cases[i].column;
		if (cases[i].line < 0 ? !good || problems.count > 0 : good || !told) {
			bn_problems_print(&problems, stderr);
			fail_msg("%s", cases[i].text);
		}
		bn_endpoint_key_finish(&key);
		bn_problems_finish(&problems);
		unlink(path);
	}
	struct bn_problems problems = {0};
	place.kind = BN_ENDPOINT_S3; /* which knows no token */
	write_file(folder, "key.yaml", "bearer: abc\n", 0600);
	assert_false(bn_endpoint_key_load(&place, &key, &problems));
	assert_int_equal(problems.count, 1);
	bn_problems_finish(&problems);
	free(path);
}

/* What systemd gives a service, whatever its mode there. */
static void test_given(void **state)
{
	struct bn_endpoint place = {.id = (char[]){"stockage"}};
	struct bn_problems problems = {0};
	struct bn_endpoint_key key;
	setenv("CREDENTIALS_DIRECTORY", *state, 1);
	assert_true(bn_endpoint_key_load(&place, &key, &problems));
	assert_null(key.user);
	write_file(*state, "stockage", "user: a\npassword: b\n", 0444);
	assert_true(bn_endpoint_key_load(&place, &key, &problems));
	assert_string_equal(key.user, "a");
	bn_endpoint_key_finish(&key);
	unsetenv("CREDENTIALS_DIRECTORY");
}

/* What is said doesn't show what is secret, and is of this file, not of a campaign. */
static void test_words(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"kind: webdav\nurl: https://me:s3cret@a.fr\n", "sans nom ni mot de passe"},
		{"kind: webdav\nurl: http://a.fr\n", "en http vers cet ordinateur seulement"},
		{"kind: folder\nfolder: /a\nca: none.pem\n", "mettez-le à côté de sync.yaml"},
		{"kind: folder\nfolder: /a\nca: empty.pem\n", "mettez-le à côté de sync.yaml"},
		{"kind: folder\nfolder: /a\nca: synk.yaml\n", "mettez-le à côté de sync.yaml"},
		{"kind: folder\nfolder: /a\nca: /etc/ssl/a.pem\n", "n’écrivez que son nom"},
		{"kind: folder\nfolder: /a\nkilobytes_per_second: -5\n", "entre 0 et 1000000"},
	};
	char *path = bn_file_join(*state, "sync.yaml"), *keys = bn_file_join(*state, "keys.yaml");
	struct bn_endpoint place = {
		.id = (char[]){"a"}, .kind = BN_ENDPOINT_WEBDAV, .credentials = keys};
	struct bn_endpoint_key key;
	struct bn_problems problems = {0};
	write_file(*state, "empty.pem", "", 0600);
	write_file(*state, "keys.yaml", "user: a\npassword: s3cret word\n", 0600);
	assert_false(bn_endpoint_key_load(&place, &key, &problems));
	assert_null(strstr(problems.items[0].message, "s3cret"));
	bn_problems_finish(&problems);
	for (size_t i = 0; i < COUNT(cases); i++) {
		place = (struct bn_endpoint){0};
		char *text = bn_mem_printf("id: a\n%s", cases[i].text);
		write_file(*state, "sync.yaml", text, 0600);
		assert_false(bn_field_read_alone(&bn_endpoint_table, path, &place, &problems));
		assert_int_equal(problems.count, 1);
		assert_non_null(strstr(problems.items[0].message, cases[i].words));
		assert_null(strstr(problems.items[0].message, "s3cret"));
		bn_problems_finish(&problems);
		bn_field_finish(&bn_endpoint_table, &place);
		free(text);
	}
	free(path);
	free(keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_good, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_broken, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_clear_to_this_computer, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_keys, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_words, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_given, test_make_folder, test_remove_folder),
	};
	bn_log_init("endpoint_test");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
