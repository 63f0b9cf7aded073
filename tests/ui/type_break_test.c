#include "tests/test.h"
#include "ui/type.h"

#include <string.h>

#define NBSP  "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"

/* In `shown`, | stands where the line may break and / where it must. */
static const struct {
	const char *shown;
} cases[] = {
	{""},
	{"mot"},
	{"deux |mots"},
	{"deux  |mots"}, /* after all the spaces */
	{"Et |si |c’était |votre |métier ?"},
	{"métier" NNBSP "? |Oui"},
	{"Source" NBSP ": |Département"},
	{"Source : |Département ; |puis ! |Oui"},
	{"« On |avance »"},
	{"«" NNBSP "On |avance" NNBSP "»"},
	{"dit |« bonjour » |à |tous"},
	{"Attention !!! |Vite"},
	{"20 % |des |agents"},
	{"15 € |l’heure"},
	{"14" NBSP "h" NBSP "30 |demain"},
	{"3" NNBSP "400 |agents"},
	{"« Hauts » |« Seine »"},
	{"Pourquoi ?! |Parce |que"},
	{"for\xC2\xAD|ma\xC2\xAD|tion"}, /* soft hyphens */
	{"Hauts-|de-|Seine"},
	{"rendez-|vous"},
	{"l’aide |sociale |à |l’enfance"},
	{"aujourd'hui |même"},
	{"zoe@exemple.fr"},
	{"https://|lot.fr/|metiers/|assistant"},
	{"Bac + 3 |ou |plus"},
	{"(PMI) |et |(ASE)"},
	{"un,deux"},
	{"fin. |Début"},
	{"une\n/deux"},
	{"une \n/\n/trois"},
	{"une\r\n/deux"},
	{"finit\n"},
	{"une\xE2\x80\xA8/deux"},
	{"e\xCC\x81te\xCC\x81 |là"}, /* accents apart from their letters */
	{"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 |famille"},
};

/* The text of a case, and its breaks as bn_type_breaks gives them. */
static size_t plain(const char *shown, char *text, char *breaks)
{
	size_t bytes = 0;
	for (; *shown != '\0'; shown++) {
		bool may = *shown == '|',
		     must = *shown == '/' && strstr("\n\xA8", (char[]){shown[-1], 0});
		if (may || must) {
			breaks[bytes] = may ? 1 : 2;
			continue;
		}
		text[bytes++] = *shown;
	}
	text[bytes] = '\0';
	return bytes;
}

static void breaks_as_in_french(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[200] = {0}, wanted[200] = {0}, seen[200] = {0};
		size_t bytes = plain(cases[i].shown, text, wanted);
		seen[bytes] = 77; /* not one place more */
		bn_type_breaks(text, bytes, seen);
		assert_int_equal(seen[bytes], 77);
		for (size_t k = 0; k < bytes; k++)
			if (seen[k] != wanted[k])
				fail_msg("\"%s\": %d at byte %zu instead of %d", text, seen[k], k,
					wanted[k]);
	}
}

/* Text that isn't UTF-8 breaks at its spaces, and nothing is read beyond it. */
static void survives_bad_bytes(void **state)
{
	(void)state;
	char seen[20] = {0};
	bn_type_breaks("bad\xFF byte \xC3", 11, seen);
	assert_int_equal(seen[5], 1);
	assert_int_equal(seen[10], 1);
	bn_type_breaks("\xE2\x80", 2, seen);
	bn_type_breaks("", 0, seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_as_in_french),
		cmocka_unit_test(survives_bad_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
