/* A folder of this computer as a place: the same as the others, without a network. */
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "remote/remote.h"
#include "tests/test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct here {
	struct bn_endpoint place;
	struct bn_remote *remote;
	atomic_bool stop;
	struct bn_remote_fault fault;
	char *file; /* beside the place */
};

static char id[] = "ici", prefix[] = "pre/46";

static struct here *open_here(const char *folder)
{
	struct here *here = bn_mem_alloc(1, sizeof(*here));
	here->place = (struct bn_endpoint){.id = id,
		.kind = BN_ENDPOINT_FOLDER,
		.folder = bn_file_join(folder, "place"),
		.prefix = prefix};
	here->file = bn_file_join(folder, "file");
	struct bn_remote_options options = {.place = &here->place, .stop = &here->stop};
	here->remote = bn_remote_open(&options);
	assert_non_null(here->remote);
	return here;
}

static void close_here(struct here *here)
{
	bn_remote_close(here->remote);
	free(here->place.folder);
	free(here->file);
	free(here);
}

static bool put(struct here *here, const char *name, const char *text)
{
	return bn_remote_put(here->remote, name, text, strlen(text), &here->fault);
}

static bool show(void *context, const struct bn_remote_object *object)
{
	struct bn_str *seen = context;
	bn_str_addf(seen, "%s%s ", object->name,
		object->folder       ? ""
		: object->bytes == 3 ? "=3"
				     : "");
	return seen->length < 60;
}

/* The folders whose entries are on the disk, in order. */
static struct bn_str synced;
int __real_fsync(int fd);
int __wrap_fsync(int fd);

int __wrap_fsync(int fd)
{
	char link[40], path[300] = "";
	struct stat info;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	const char *place = readlink(link, path, sizeof(path) - 1) > 0 ? strstr(path, "/place")
								       : NULL;
	if (place != NULL && fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
		bn_str_addf(&synced, "%s ", place);
	return __real_fsync(fd);
}

/* A power cut takes no folder away with what was said to be stored in it. */
static void test_new_folders_are_kept(void **state)
{
	struct here *here = open_here(*state);
	assert_true(bn_file_make_folder(here->place.folder));
	bn_str_clear(&synced);
	assert_true(put(here, "a/1", "one"));
	assert_string_equal(
		bn_str_text(&synced), "/place /place/pre /place/pre/46 /place/pre/46/a ");
	bn_str_clear(&synced);
	assert_true(put(here, "a/2", "two"));
	assert_string_equal(bn_str_text(&synced), "/place/pre/46/a ");
	bn_str_finish(&synced);
	close_here(here);
}

static void test_put_get_delete(void **state)
{
	struct here *here = open_here(*state);
	struct bn_str out = {0};
	/* A disk that isn't mounted. */
	assert_false(put(here, "a/b", "one"));
	assert_int_equal(here->fault.rule, BN_RULE_ABSENT);
	assert_int_equal(mkdir(here->place.folder, 0700), 0);
	assert_true(put(here, "a/b", "one"));
	assert_true(put(here, "a/b", "two"));
	assert_int_equal(here->fault.rule, BN_RULE_NONE);
	bn_str_addz(&out, "before ");
	assert_true(bn_remote_get(here->remote, "a/b", 3, &out, &here->fault));
	assert_string_equal(out.data, "before two");
	assert_false(bn_remote_get(here->remote, "a/b", 2, &out, &here->fault));
	assert_int_equal(here->fault.rule, BN_RULE_TOO_LARGE);
	assert_false(bn_remote_get(here->remote, "a", 9, &out, &here->fault));
	assert_int_equal(here->fault.rule, BN_RULE_ABSENT);
	assert_false(bn_remote_get(here->remote, "a/c", 9, &out, &here->fault));
	assert_int_equal(here->fault.rule, BN_RULE_ABSENT);
	assert_string_equal(out.data, "before two");
	assert_true(bn_remote_delete(here->remote, "a/b", &here->fault));
	assert_true(bn_remote_delete(here->remote, "a/b", &here->fault));
	assert_false(bn_remote_delete(here->remote, "a", &here->fault));
	atomic_store(&here->stop, true);
	assert_false(put(here, "a/b", "one"));
	assert_int_equal(here->fault.rule, BN_RULE_STOPPED);
	bn_str_finish(&out);
	close_here(here);
}

static void test_files(void **state)
{
	struct here *here = open_here(*state);
	char pack[200000];
	struct bn_str out = {0};
	for (size_t i = 0; i < sizeof(pack); i++)
		pack[i] = (char)(i * i >> 5);
	assert_int_equal(mkdir(here->place.folder, 0700), 0);
	assert_true(bn_file_write_whole(here->file, pack, sizeof(pack), 0600));
	int fd = open(here->file, O_RDWR | O_CLOEXEC);
	assert_true(bn_remote_put_file(here->remote, "p.pack", fd, sizeof(pack), &here->fault));
	assert_true(bn_remote_get(here->remote, "p.pack", sizeof(pack), &out, &here->fault));
	assert_memory_equal(out.data, pack, sizeof(pack));
	/* From each place on: what is there already stays. */
	for (size_t from = 0; from <= sizeof(pack); from += 50000) {
		assert_int_equal(ftruncate(fd, (off_t)from), 0);
		assert_int_equal(lseek(fd, 0, SEEK_END), from);
		assert_true(bn_remote_get_file(
			here->remote, "p.pack", fd, from, sizeof(pack), &here->fault));
		size_t count;
		char *got = bn_file_read(here->file, sizeof(pack), &count);
		assert_int_equal(count, sizeof(pack));
		assert_memory_equal(got, pack, count);
		free(got);
	}
	assert_false(bn_remote_get_file(
		here->remote, "p.pack", fd, sizeof(pack) + 1, sizeof(pack), &here->fault));
	assert_int_equal(here->fault.rule, BN_RULE_CHANGED);
	/* A file that is shorter than it was said to be. */
	assert_false(
		bn_remote_put_file(here->remote, "q.pack", fd, sizeof(pack) + 1, &here->fault));
	assert_false(bn_remote_get(here->remote, "q.pack", 9, &out, &here->fault));
	assert_int_equal(here->fault.rule, BN_RULE_ABSENT);
	close(fd);
	bn_str_finish(&out);
	close_here(here);
}

static void test_list(void **state)
{
	static const struct {
		const char *folder, *after, *seen;
	} cases[] = {
		{"", NULL, "KA/ KB/ top=3 "},
		{"", "KA/", "KB/ top=3 "},
		{"KA/", NULL, "KA/1=3 KA/2/ KA/3 "},
		{"KA/", "KA/1", "KA/2/ KA/3 "},
		{"KA/", "KA/3", ""},
		{"KA/2/", NULL, "KA/2/a "},
		{"none/", NULL, ""},
	};
	struct here *here = open_here(*state);
	struct bn_str seen = {0};
	assert_false(bn_remote_list(here->remote, "", NULL, show, &seen, &here->fault));
	assert_int_equal(here->fault.rule, BN_RULE_ABSENT);
	assert_int_equal(mkdir(here->place.folder, 0700), 0);
	assert_true(put(here, "KA/3", "") && put(here, "KA/1", "one") && put(here, "KA/2/a", "") &&
		    put(here, "KB/x", "") && put(here, "top", "one"));
	/* What others left there isn't shown. */
	static const char *const strange[] = {
		"KA/.hidden", "KA/with space", "KA/x.tmp", "KA/\303\251"};
	for (size_t i = 0; i < COUNT(strange); i++) {
		char *path = bn_mem_printf("%s/pre/46/%s", here->place.folder, strange[i]);
		assert_true(bn_file_write_whole(path, "", 0, 0600));
		free(path);
	}
	for (size_t i = 0; i < COUNT(cases); i++) {
		bn_str_clear(&seen);
		assert_true(bn_remote_list(
			here->remote, cases[i].folder, cases[i].after, show, &seen, &here->fault));
		assert_string_equal(bn_str_text(&seen), cases[i].seen);
	}
	bn_str_finish(&seen);
	close_here(here);
}

static void test_names(void **state)
{
	static const char *const good[] = {"a", "a/b", "KA/2026/11/0000000001-00.lead",
		"A_b-c.d/e"},
				 *const bad[] = {"", "/", "a/", "/a", "a//b", ".", "..", "a/..",
					 "../a", "a/.b", "a b", "a\n", "\303\251", "a:b", "a%2Fb",
					 "a\\b", "a?b"};
	char long_name[202];
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(bn_remote_name_allowed(good[i]));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(bn_remote_name_allowed(bad[i]));
	memset(long_name, 'a', 201);
	long_name[201] = '\0';
	assert_false(bn_remote_name_allowed(long_name));
	long_name[200] = '\0';
	assert_true(bn_remote_name_allowed(long_name));
}

static void test_details(void **state)
{
	struct bn_remote_fault fault;
	char text[300];
	(void)state;
	assert_false(
		bn_remote_fail(&fault, BN_RULE_BUSY, 503, "%s %d", "a\n\x1b[2J\xc3\xa9\x7f~", 7));
	assert_string_equal(fault.detail, "a??[2J???~ 7");
	memset(text, 'x', sizeof(text));
	text[299] = '\0';
	bn_remote_fail(&fault, BN_RULE_BUSY, 503, "%s", text);
	assert_int_equal(strlen(fault.detail), sizeof(fault.detail) - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_put_get_delete, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			test_new_folders_are_kept, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_files, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(test_list, test_make_folder, test_remove_folder),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_details),
	};
	bn_log_init("folder_test");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
