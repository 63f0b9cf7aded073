#include "base/file.h"

#include "base/file_out.h"
#include "tests/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A path inside the test's folder; one at a time. */
static const char *inside(void **state, const char *name)
{
	static char path[512];
	snprintf(path, sizeof(path), "%s/%s", (char *)*state, name);
	return path;
}

static size_t names_in(const char *folder)
{
	size_t count = 0;
	DIR *open = opendir(folder);
	assert_non_null(open);
	for (struct dirent *entry; (entry = readdir(open)) != NULL;)
		count += entry->d_name[0] != '.';
	closedir(open);
	return count;
}

static void assert_holds(const char *path, const char *expected)
{
	size_t bytes = 0;
	char *text = bn_file_read(path, 1 << 20, &bytes);
	assert_non_null(text);
	assert_int_equal(bytes, strlen(expected));
	assert_string_equal(text, expected);
	free(text);
}

static void writes_and_reads(void **state)
{
	const char *path = inside(state, "a");
	struct stat info;
	assert_true(bn_file_write_whole(path, "Zoé", 4, 0600));
	assert_holds(path, "Zoé");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_true(bn_file_write_whole(path, "", 0, 0640));
	assert_holds(path, "");
	assert_int_equal(names_in(*state), 1); /* no temporary file is left */
}

/* Pieces of any size, and more than one block. */
static void writes_in_pieces(void **state)
{
	enum { MANY = 200001 };
	char *text = malloc(MANY + 1), path[512];
	strcpy(path, inside(state, "a"));
	for (size_t i = 0; i < MANY; i++)
		text[i] = (char)('a' + i % 23);
	text[MANY] = '\0';
	struct bn_file_out *out = bn_file_out_begin(path, 0600);
	for (size_t at = 0, some = 1; at < MANY; at += some, some = some * 3 % 70001) {
		if (some > MANY - at)
			some = MANY - at;
		assert_true(bn_file_out_add(out, text + at, some));
	}
	assert_false(bn_file_exists(path)); /* until its end */
	assert_true(bn_file_out_end(out, true));
	assert_holds(path, text);
	out = bn_file_out_begin(path, 0600);
	assert_true(bn_file_out_add(out, "new", 3));
	assert_false(bn_file_out_end(out, false));
	assert_holds(path, text);
	assert_int_equal(names_in(*state), 1);
	out = bn_file_out_begin(inside(state, "none/a"), 0600);
	assert_false(bn_file_out_add(out, "new", 3));
	assert_false(bn_file_out_end(out, true));
	free(text);
}

/* What the disk changes is seen when it is read back. */
static void sees_what_changed(void **state)
{
	enum { MANY = 200000 };
	char *text = calloc(MANY, 1), path[512];
	strcpy(path, inside(state, "a"));
	struct bn_file_out *out = bn_file_out_begin(path, 0600);
	assert_true(bn_file_out_add(out, text, MANY));
	DIR *folder = opendir(*state);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		if (entry->d_name[0] == 'a') {
			int fd = open(inside(state, entry->d_name), O_WRONLY);
			assert_int_equal(pwrite(fd, "x", 1, 1000), 1);
			close(fd);
		}
	closedir(folder);
	assert_false(bn_file_out_end(out, true));
	free(text);
}

static void reads_up_to_a_limit(void **state)
{
	const char *path = inside(state, "a");
	size_t bytes = 0;
	assert_true(bn_file_write_whole(path, "12345", 5, 0600));
	assert_null(bn_file_read(path, 4, &bytes));
	char *text = bn_file_read(path, 5, NULL);
	assert_string_equal(text, "12345");
	free(text);
	assert_null(bn_file_read(inside(state, "none"), 10, &bytes));
	assert_null(bn_file_read(*state, 1 << 20, &bytes)); /* a folder */
}

static void never_hangs_on_a_fifo(void **state)
{
	const char *path = inside(state, "clip.mp4");
	assert_int_equal(mkfifo(path, 0600), 0);
	alarm(10); /* dies here instead of waiting for ever */
	assert_null(bn_file_read(path, 1 << 20, NULL));
	alarm(0);
}

static void keeps_the_old_file_when_it_fails(void **state)
{
	const char *path = inside(state, "a");
	assert_true(bn_file_write_whole(path, "old", 3, 0600));
	/* A file may not grow past 4 bytes: write(2) fails in the middle of the new one. */
	struct rlimit limit, none;
	getrlimit(RLIMIT_FSIZE, &none);
	limit = (struct rlimit){4, none.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	bool done = bn_file_write_whole(path, "much longer", 11, 0600);
	setrlimit(RLIMIT_FSIZE, &none);
	assert_false(done);
	assert_holds(path, "old");
	assert_int_equal(names_in(*state), 1);
}

static void refuses_a_folder_it_cannot_write(void **state)
{
	/* /proc refuses new files even to root. */
	assert_false(bn_file_write_whole("/proc/borne", "x", 1, 0600));
	assert_false(bn_file_write_whole(inside(state, "no/such/a"), "x", 1, 0600));
	assert_int_equal(names_in(*state), 0);
	/* A folder in the place of the file. */
	const char *path = inside(state, "folder");
	assert_true(bn_file_make_folder(path));
	assert_false(bn_file_write_whole(path, "x", 1, 0600));
	assert_int_equal(names_in(*state), 1);
}

/* Killed at any moment, a writer leaves one of the two contents, whole. */
static void survives_a_kill(void **state)
{
	static char a[200000], b[300000];
	memset(a, 'a', sizeof(a));
	memset(b, 'b', sizeof(b));
	const char *path = inside(state, "a");
	assert_true(bn_file_write_whole(path, a, sizeof(a), 0600));
	int changed = 0;
	for (int round = 0; round < 40; round++) {
		pid_t child = fork();
		while (child == 0) {
			bn_file_write_whole(path, b, sizeof(b), 0600);
			bn_file_write_whole(path, a, sizeof(a), 0600);
		}
		usleep((useconds_t)(round * 300));
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, NULL, 0), child);
		size_t bytes = 0;
		char *text = bn_file_read(path, 1 << 20, &bytes);
		assert_non_null(text);
		bool is_a = bytes == sizeof(a) && memcmp(text, a, bytes) == 0;
		bool is_b = bytes == sizeof(b) && memcmp(text, b, bytes) == 0;
		assert_true(is_a || is_b);
		changed += is_b;
		free(text);
	}
	assert_in_range(changed, 1, 40); /* the writers did write */
}

static void makes_folders(void **state)
{
	struct stat info;
	assert_true(bn_file_make_folder(inside(state, "x/y/z")));
	assert_true(bn_file_make_folder(inside(state, "x/y/z")));
	assert_true(bn_file_make_folder(inside(state, "x/y/")));
	assert_int_equal(stat(inside(state, "x/y/z"), &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	assert_true(bn_file_write_whole(inside(state, "file"), "x", 1, 0600));
	assert_false(bn_file_make_folder(inside(state, "file/below")));
	assert_false(bn_file_make_folder("/proc/borne"));
}

static void joins(void **state)
{
	static const char *const cases[][3] = {
		{"dir", "name", "dir/name"},
		{"/d", "a/b", "/d/a/b"},
		{"dir", "/name", "/name"},
		{NULL, "name", "name"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *path = bn_file_join(cases[i][0], cases[i][1]);
		assert_string_equal(path, cases[i][2]);
		free(path);
	}
	assert_true(bn_file_exists("/"));
	assert_false(bn_file_exists("/no/such"));
	assert_true(bn_file_is_folder("/"));
	assert_false(bn_file_is_folder("/no/such"));
	assert_false(bn_file_is_folder("/etc/passwd"));
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(writes_and_reads),
		with_folder(writes_in_pieces),
		with_folder(sees_what_changed),
		with_folder(reads_up_to_a_limit),
		with_folder(never_hangs_on_a_fifo),
		with_folder(keeps_the_old_file_when_it_fails),
		with_folder(refuses_a_folder_it_cannot_write),
		with_folder(survives_a_kill),
		with_folder(makes_folders),
		with_folder(joins),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
