#include "leads/identity.h"

#include "base/file.h"
#include "tests/test.h"

#include <string.h>

static void makes_one_and_keeps_it(void **state)
{
	char first[BN_LEAD_KEY] = "", second[BN_LEAD_KEY] = "";
	assert_true(bn_identity_load(*state, first));
	assert_int_equal(strlen(first), 14);
	assert_memory_equal(first, "borne-", 6);
	assert_int_equal(strspn(first + 6, "0123456789abcdef"), 8);
	assert_true(bn_identity_load(*state, second));
	assert_string_equal(second, first);
}

static void takes_what_staff_wrote(void **state)
{
	static const struct {
		const char *text, *id;
	} cases[] = {
		{"cahors-hall\n", "cahors-hall"},
		{"Gourdon_2", "Gourdon_2"},
		{"figeac\r\nsecond line", "figeac"},
		{"", NULL},
		{"\n", NULL},
		{"cahors hall", NULL},
		{"../etc", NULL},
		{"métiers", NULL},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL},
	};
	char *path = bn_file_join(*state, "kiosk.id");
	for (size_t i = 0; i < COUNT(cases); i++) {
		char id[BN_LEAD_KEY] = "";
		assert_true(bn_file_write_whole(path, cases[i].text, strlen(cases[i].text), 0644));
		assert_int_equal(bn_identity_load(*state, id), cases[i].id != NULL);
		if (cases[i].id != NULL)
			assert_string_equal(id, cases[i].id);
	}
	free(path);
}

static void fails_without_a_folder(void **state)
{
	char id[BN_LEAD_KEY];
	(void)state;
	assert_false(bn_identity_load("/no/such", id));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			makes_one_and_keeps_it, test_make_folder, test_remove_folder),
		cmocka_unit_test_setup_teardown(
			takes_what_staff_wrote, test_make_folder, test_remove_folder),
		cmocka_unit_test(fails_without_a_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
