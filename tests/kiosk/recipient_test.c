#include "kiosk/recipient.h"

#include "base/file.h"
#include "tests/leads/limit.h"
#include "tests/test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *in(void **state, const char *name)
{
	return bn_file_join(*state, name);
}

static void break_file(void **state, const char *name)
{
	char *path = in(state, name);
	assert_true(bn_file_write_whole(path, "nonsense\n", 9, 0600));
	free(path);
}

static void a_demonstration_is_made_once(void **state)
{
	struct bn_seal_recipients first, second;
	struct bn_seal_pair pair;
	struct stat status;
	bool demonstration = false;
	assert_true(bn_recipient_load(*state, &first, &demonstration));
	assert_true(demonstration);
	demonstration = false;
	assert_true(bn_recipient_load(*state, &second, &demonstration));
	assert_true(demonstration);
	assert_memory_equal(&first, &second, sizeof(first));
	/* It opens what is sealed for it, by the passphrase everybody knows. */
	char *path = in(state, "demo.key");
	assert_int_equal(bn_seal_load_pair(path, BN_RECIPIENT_PASSPHRASE, &pair), BN_SEAL_LOADED);
	assert_memory_equal(&first.keys[0], &pair.public_key, sizeof(pair.public_key));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	bn_seal_forget(&pair);
	/* Half of a pair is none: leads nobody can open would follow. */
	assert_int_equal(unlink(path), 0);
	assert_true(bn_recipient_load(*state, &second, &demonstration));
	assert_memory_not_equal(&first, &second, sizeof(first));
	assert_true(bn_file_exists(path));
	free(path);
}

static void the_real_key_comes_first(void **state)
{
	struct bn_seal_pair pair;
	struct bn_seal_recipients key;
	bool demonstration = true;
	char *path = in(state, "recipient.pub"), *demo = in(state, "demo.key");
	bn_seal_make_pair(&pair);
	assert_true(bn_seal_save_public(path, &pair.public_key));
	assert_true(bn_recipient_load(*state, &key, &demonstration));
	assert_false(demonstration);
	assert_int_equal(key.count, 1);
	assert_memory_equal(&key.keys[0], &pair.public_key, sizeof(pair.public_key));
	assert_false(bn_file_exists(demo)); /* no open key lies about beside a real one */
	bn_seal_forget(&pair);
	free(path);
	free(demo);
}

static void several_recipients(void **state)
{
	struct bn_seal_pair pair;
	struct bn_seal_recipients all;
	bool demonstration = true;
	for (int i = 0; i <= BN_SEAL_RECIPIENTS; i++) {
		char name[32];
		snprintf(name, sizeof(name), i == 0 ? "recipient.pub" : "recipient-%d.pub", i);
		char *path = in(state, name);
		bn_seal_make_pair(&pair);
		assert_true(bn_seal_save_public(path, &pair.public_key));
		free(path);
		assert_int_equal(
			bn_recipient_load(*state, &all, &demonstration), i < BN_SEAL_RECIPIENTS);
		assert_false(demonstration);
		if (i < BN_SEAL_RECIPIENTS)
			assert_int_equal(all.count, i + 1);
	}
	/* One that is damaged isn't left out in silence. */
	char *last = in(state, "recipient-8.pub");
	assert_int_equal(unlink(last), 0);
	assert_true(bn_recipient_load(*state, &all, &demonstration));
	break_file(state, "recipient-3.pub");
	assert_false(bn_recipient_load(*state, &all, &demonstration));
	free(last);
}

/* A key that was set up, and is damaged, never gives way to one that anybody may open. */
static void a_bad_key_is_refused(void **state)
{
	struct bn_seal_recipients key;
	bool demonstration = true;
	break_file(state, "recipient.pub");
	assert_false(bn_recipient_load(*state, &key, &demonstration));
	assert_false(demonstration);
	char *demo = in(state, "demo.key");
	assert_false(bn_file_exists(demo));
	char *path = in(state, "recipient.pub");
	assert_int_equal(unlink(path), 0);
	break_file(state, "demo.pub");
	break_file(state, "demo.key");
	assert_false(bn_recipient_load(*state, &key, &demonstration));
	free(path);
	free(demo);
}

static void a_key_that_cannot_be_kept_is_not_used(void **state)
{
	struct bn_seal_recipients key;
	bool demonstration = false;
	limit_files(0);
	bool loaded = bn_recipient_load(*state, &key, &demonstration);
	limit_files_no_more();
	assert_false(loaded);
	assert_false(bn_recipient_load("/no/such/folder", &key, &demonstration));
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(a_demonstration_is_made_once),
		with_folder(the_real_key_comes_first),
		with_folder(several_recipients),
		with_folder(a_bad_key_is_refused),
		with_folder(a_key_that_cannot_be_kept_is_not_used),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
