#include "base/tr.h"

#include "tests/test.h"

/* The catalogue lies in locale/ beside this program (tests/base/tr_test.po). */
static void switches_at_once(void **state)
{
	(void)state;
	bn_tr_init();
	for (int round = 0; round < 3; round++) {
		bn_tr_set("fr");
		assert_string_equal(_("Touchez l’écran"), "Touchez l’écran");
		bn_tr_set("en");
		assert_string_equal(_("Touchez l’écran"), "Touch the screen");
		assert_string_equal(_("sans traduction"), "sans traduction");
		bn_tr_set("xx");
		assert_string_equal(_("Touchez l’écran"), "Touchez l’écran");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(switches_at_once)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
