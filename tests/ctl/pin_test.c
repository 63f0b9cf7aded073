/* bornectl pin: the staff's code, from a file or typed twice. */
#include "staff/pin.h"

#include "leads/seal.h"
#include "staff/tries.h"
#include "tests/ctl/run.h"

#define FROM_FILE "pin", "-d", "data", "--code-file", "code"

static void from_a_file(void **state)
{
	static const struct bn_tries locked = {7, 100000};
	char *data = bn_file_join(*state, "data");
	struct bn_tries tries;
	bool shuffled = true;
	run_shell(*state, "echo 284517 >code");
	ASSERT_RUN(1, "", "n’existe pas", FROM_FILE);
	run_shell(*state, "mkdir data");
	assert_true(bn_tries_save(data, &locked));
	ASSERT_RUN(0, "data/staff.pin", "", FROM_FILE);
	assert_true(bn_pin_look(data, &shuffled));
	assert_false(shuffled);
	assert_true(bn_pin_is(data, "284517"));
	bn_tries_load(data, &tries);
	assert_int_equal(tries.wrong, 0);
	assert_int_equal(tries.left_ms, 0);
	run_shell(*state, "echo 739164 >code");
	ASSERT_RUN(0, "", "", FROM_FILE, "--shuffle");
	assert_true(bn_pin_look(data, &shuffled));
	assert_true(shuffled);
	free(data);
}

static void refused(void **state)
{
	char *data = bn_file_join(*state, "data");
	run_shell(*state, "mkdir data; echo 739164 >code");
	ASSERT_RUN(0, "", "", FROM_FILE);
	run_shell(*state, "echo 73916 >code");
	ASSERT_RUN(1, "", "de 6 à 12 chiffres", FROM_FILE);
	run_shell(*state, "echo 123456 >code");
	ASSERT_RUN(1, "", "se devine", FROM_FILE);
	run_shell(*state, "echo >code");
	ASSERT_RUN(1, "", "doit être le code", FROM_FILE);
	ASSERT_RUN(1, "", "pas de terminal", "pin", "-d", "data");
	assert_true(bn_pin_is(data, "739164")); /* the one before */
	free(data);
}

static void typed(void **state)
{
	static const char *const words[] = {"pin", "-d", "data", NULL};
	static const char *const same[] = {"284517\n", "284517\n", NULL};
	static const char *const other[] = {"284517\n", "284516\n", NULL};
	run_shell(*state, "mkdir data");
	struct run run = run_on_terminal(*state, words, " : ", other);
	assert_null(strstr(run.out, "284517"));
	run_assert(run, 1, "ne sont pas les mêmes", "");
	run_assert(run_on_terminal(*state, words, " : ", same), 0, "enregistré", "");
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(from_a_file),
		with_folder(refused),
		with_folder(typed),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
