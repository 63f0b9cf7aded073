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

static void counts(void **state)
{
	static const struct {
		const char *language;
		unsigned long count;
		const char *text;
	} rows[] = {{"fr", 0, "%d métier"}, {"fr", 1, "%d métier"}, {"fr", 2, "%d métiers"},
		{"en", 0, "%d professions"}, {"en", 1, "%d profession"},
		{"en", 2, "%d professions"}, {"xx", 0, "%d métier"}};
	(void)state;
	bn_tr_init();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bn_tr_set(rows[i].language);
		assert_string_equal(
			bn_tr_count("%d métier", "%d métiers", rows[i].count), rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(switches_at_once), cmocka_unit_test(counts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
