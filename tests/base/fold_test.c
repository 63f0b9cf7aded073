#include "base/fold.h"

#include "tests/test.h"

#include <string.h>

static void folds(void **state)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{"", ""},
		{"Éducatrice, éducateur spécialisé", "educatrice educateur specialise"},
		{"ŒUVRE, cœur", "oeuvre coeur"},
		{"Ægir, Straße, Ø", "aegir strasse o"},
		{"l’enfance d'hier", "l enfance d hier"},
		{"porte-parole", "porte parole"},
		{"  bac  +  3 ", "bac 3"},
		{"e\xCC\x81te\xCC\x81", "ete"}, /* accents of their own */
		{"ǖ Ấ", "u a"},                 /* two accents on a letter */
		{"ΑΘΗΝΆ", "αθηνα"},
		{"معلّم", "معلم"},
		{"bad \xFF byte", "bad"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char out[64];
		assert_int_equal(bn_fold(cases[i].text, out, sizeof(out)), strlen(cases[i].folded));
		assert_string_equal(out, cases[i].folded);
	}
}

static void what_has_no_room_is_left_out(void **state)
{
	char out[8] = "xxxxxxx";
	(void)state;
	assert_int_equal(bn_fold("abc œ", out, 6), 3);
	assert_string_equal(out, "abc");
	assert_int_equal(bn_fold("abc", out, 1), 0);
	assert_string_equal(out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds),
		cmocka_unit_test(what_has_no_room_is_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
