/* Which of what is mounted is a stick of ours, by a mountinfo as proc(5) describes it. */
#include "staff/stick.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <string.h>

/* What is mounted at PLACE, the test's own folder before it where that begins with '+'. */
static void add_mount(FILE *file, const char *folder, const char *place)
{
	bool below = place[0] == '+';
	fprintf(file, "42 26 8:17 / %s%s rw,nosuid,nodev - vfat /dev/sdb1 rw\n",
		below ? folder : "", place + below);
}

static size_t find(
	void **state, const char *const *places, size_t count, struct bn_stick *sticks, size_t most)
{
	char *mounts = bn_file_join(*state, "mountinfo"), *run = bn_file_join(*state, "run");
	FILE *file = fopen(mounts, "w");
	assert_non_null(file);
	for (size_t i = 0; i < count; i++)
		add_mount(file, *state, places[i]);
	assert_int_equal(fclose(file), 0);
	size_t found = bn_stick_find(mounts, run, sticks, most);
	free(run);
	free(mounts);
	return found;
}

static void make(void **state, const char *name)
{
	char *path = bn_file_join(*state, name);
	assert_true(bn_file_make_folder(path));
	free(path);
}

static void those_below_run(void **state)
{
	static const struct {
		const char *place;
		const char *name; /* NULL: none of ours */
	} cases[] = {
		{"+/run/sticks/sdb1", "sdb1"},
		{"+/run/sticks/CLE\\040DU\\040SALON", "CLE DU SALON"},
		{"+/run/sticks/\\303\\251t\\303\\251", "été"},
		{"+/run/sticks/sdb1/below", NULL},
		{"+/run/sticks", NULL},
		{"+/run/sticks-2/sdb1", NULL},
		{"+/run/sticks/gone", NULL},
		{"+/run/sticks/a-name-that-is-longer-than-any-device-of-linux-may", NULL},
		{"/", NULL},
		{"/proc", NULL},
		{"", NULL},
	};
	make(state, "run/sticks/sdb1/below");
	make(state, "run/sticks/CLE DU SALON");
	make(state, "run/sticks/été");
	make(state, "run/sticks-2/sdb1");
	make(state, "run/sticks/a-name-that-is-longer-than-any-device-of-linux-may");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_stick stick;
		size_t found = find(state, &cases[i].place, 1, &stick, 1);
		if (found != (cases[i].name != NULL))
			fail_msg("%s: %zu found", cases[i].place, found);
		if (found == 0)
			continue;
		char *path = bn_mem_printf("%s/run/sticks/%s", (char *)*state, cases[i].name);
		assert_string_equal(stick.name, cases[i].name);
		assert_string_equal(stick.path, path);
		assert_true(stick.size > 0 && stick.free <= stick.size);
		assert_false(stick.read_only);
		free(path);
	}
}

static void several(void **state)
{
	static const char *const places[] = {
		"+/run/sticks/a", "/", "+/run/sticks/b", "+/run/sticks/c"};
	struct bn_stick sticks[3];
	make(state, "run/sticks/a");
	make(state, "run/sticks/b");
	make(state, "run/sticks/c");
	assert_int_equal(find(state, places, 4, sticks, 3), 3);
	assert_string_equal(sticks[2].name, "c");
	assert_int_equal(find(state, places, 4, sticks, 2), 2);
	assert_string_equal(sticks[1].name, "b");
	assert_int_equal(find(state, places, 0, sticks, 2), 0);
}

static void no_mountinfo(void **state)
{
	struct bn_stick stick;
	assert_int_equal(bn_stick_find("/nowhere", *state, &stick, 1), 0);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(those_below_run),
		with_folder(several),
		with_folder(no_mountinfo),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
