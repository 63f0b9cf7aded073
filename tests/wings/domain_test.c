#include "wings/lead_form/domain.h"

#include "tests/test.h"

#include <stdbool.h>
#include <string.h>

static void asks_for_what_was_likely_meant(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *meant; /* NULL: nothing is asked */
	} cases[] = {
		{"zoe@gmial.com", "gmail.com"},
		{"zoe@gamil.com", "gmail.com"},
		{"zoe@gmail.con", "gmail.com"},
		{"zoe@gmaill.com", "gmail.com"},
		{"zoe@GMIAL.com", "gmail.com"},
		{"zoe@gmai.com", "gmail.com"},
		{"zoe@ornage.fr", "orange.fr"},
		{"zoe@orangr.fr", "orange.fr"},
		{"zoe@hotmial.fr", "hotmail.fr"},
		{"zoe@hormail.com", "hotmail.com"},
		{"zoe@outlok.fr", "outlook.fr"},
		{"zoe@laposte.ent", "laposte.net"},
		{"zoe@wanado.fr", "wanadoo.fr"},
		{"zoe@frre.fr", "free.fr"},
		{"zoe@yaho.fr", "yahoo.fr"},
		/* right as they are */
		{"zoe@gmail.com", NULL},
		{"zoe@Gmail.COM", NULL},
		{"zoe@mail.com", NULL},
		{"zoe@ymail.com", NULL},
		{"zoe@sfr.fr", NULL},
		/* still being typed */
		{"", NULL},
		{"zoe", NULL},
		{"zoe@", NULL},
		{"zoe@gmial", NULL},
		{"zoe@gmial.", NULL},
		{"zoe@gmial.c", NULL},
		{"zoe@gmail.co", NULL},
		{"zoe@protonmail.c", NULL},
		/* near to none */
		{"zoe@exemple.fr", NULL},
		{"zoe@loire.fr", NULL},
		{"zoe@univ-lyon2.fr", NULL},
		{"zoe@lot.fr", NULL},
		{"zoe@ac-creteil.fr", NULL},
		{"zoe@a@gmial.com", NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *meant = bn_domain_meant(cases[i].typed);
		bool same = meant == NULL || cases[i].meant == NULL
				    ? meant == cases[i].meant
				    : strcmp(meant, cases[i].meant) == 0;
		if (!same)
			fail_msg("%s: %s", cases[i].typed, meant != NULL ? meant : "nothing");
	}
	char long_domain[300];
	memset(long_domain, 'a', sizeof(long_domain));
	memcpy(long_domain, "z@", 2);
	memcpy(long_domain + sizeof(long_domain) - 5, ".com", 5);
	assert_null(bn_domain_meant(long_domain));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(asks_for_what_was_likely_meant)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
