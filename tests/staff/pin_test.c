/* The staff's code: what may be one, and what is kept of it. */
#include "staff/pin.h"

#include "base/file.h"
#include "leads/seal.h"
#include "tests/test.h"

#include <string.h>
#include <sys/stat.h>

static const struct bn_pin_cost cheap = {1, 8192};

static void judged(void **state)
{
	static const struct {
		const char *pin;
		enum bn_pin_kind kind;
	} cases[] = {
		{"", BN_PIN_NO_DIGITS},
		{"28451", BN_PIN_NO_DIGITS},
		{"284517", BN_PIN_FINE},
		{"284517284517", BN_PIN_FINE},
		{"2845172845170", BN_PIN_NO_DIGITS},
		{"28451a", BN_PIN_NO_DIGITS},
		{" 284517", BN_PIN_NO_DIGITS},
		{"２８４５１７", BN_PIN_NO_DIGITS},
		{"111111", BN_PIN_GUESSED},
		{"123456", BN_PIN_GUESSED},
		{"7890123", BN_PIN_GUESSED},
		{"654321", BN_PIN_GUESSED},
		{"210987", BN_PIN_GUESSED},
		{"112233", BN_PIN_FINE},
		{"123457", BN_PIN_FINE},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (bn_pin_judge(cases[i].pin) != cases[i].kind)
			fail_msg("%s is judged %d", cases[i].pin, bn_pin_judge(cases[i].pin));
}

static void kept(void **state)
{
	bool shuffled = false;
	assert_false(bn_pin_look(*state, &shuffled));
	assert_false(bn_pin_is(*state, "284517"));
	assert_true(bn_pin_set(*state, "284517", true, &cheap));
	assert_true(bn_pin_look(*state, &shuffled));
	assert_true(shuffled);
	assert_true(bn_pin_is(*state, "284517"));
	assert_false(bn_pin_is(*state, "284518"));
	assert_false(bn_pin_is(*state, "28451"));
	assert_false(bn_pin_is(*state, "2845170"));
	assert_false(bn_pin_is(*state, ""));
	char *path = bn_file_join(*state, "staff.pin"), *text = bn_file_read(path, 4096, NULL);
	struct stat info;
	assert_null(strstr(text, "284517"));
	assert_non_null(strstr(text, "$argon2id$"));
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(text);
	free(path);
	assert_true(bn_pin_set(*state, "739164", false, &cheap));
	assert_true(bn_pin_look(*state, &shuffled));
	assert_false(shuffled);
	assert_false(bn_pin_is(*state, "284517"));
	assert_true(bn_pin_is(*state, "739164"));
}

/* The usual costs are what README.md says: half a second or so for who guesses, each time. */
static void costs(void **state)
{
	assert_true(bn_pin_set(*state, "284517", false, NULL));
	char *path = bn_file_join(*state, "staff.pin"), *text = bn_file_read(path, 4096, NULL);
	assert_non_null(strstr(text, "$m=65536,t=6,p=1$"));
	free(text);
	free(path);
}

/* A file with any byte changed, or cut anywhere, lets nobody in. */
static void damaged(void **state)
{
	char *path = bn_file_join(*state, "staff.pin");
	bool shuffled = false;
	size_t bytes = 0;
	assert_true(bn_pin_set(*state, "284517", false, &cheap));
	char *text = bn_file_read(path, 4096, &bytes);
	for (size_t i = 0; i < bytes - 1; i++) { /* the last is a line end */
		text[i] ^= 1;
		assert_true(bn_file_write_whole(path, text, bytes, 0600));
		assert_false(bn_pin_look(*state, &shuffled));
		text[i] ^= 1;
	}
	for (size_t cut = 0; cut < bytes - 1; cut += 3) {
		assert_true(bn_file_write_whole(path, text, cut, 0600));
		assert_false(bn_pin_look(*state, &shuffled));
		assert_false(bn_pin_is(*state, "284517"));
	}
	free(text);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judged),
		with_folder(kept),
		with_folder(costs),
		with_folder(damaged),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
