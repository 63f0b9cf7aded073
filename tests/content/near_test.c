/* Did you mean: what is near enough to be offered, and what isn't. */
#include "content/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const keys[] = {"id", "title", "card", "level", "summary", "missions",
	"idle_seconds", "idle_aid_seconds", "warning_seconds", NULL};

static const struct {
	const char *written, *meant;
} cases[] = {
	{"titel", "title"},               /* swapped */
	{"titre", "title"},               /* French */
	{"Title", "title"},               /* capital */
	{"titles", "title"},              /* added */
	{"misions", "missions"},          /* dropped */
	{"lvel", "level"},                /* dropped */
	{"idle-seconds", "idle_seconds"}, /* the nearer of two */
	{"idle_aid_second", "idle_aid_seconds"},
	{"sumary", "summary"},
	{"di", "id"},
	{"zebra", ""},
	{"x", ""},  /* anything would be near */
	{"ab", ""}, /* nothing in common */
	{"", ""},
	{"une-très-longue-clé-que-personne-ne-peut-avoir-écrite-par-erreur-ici", ""},
};

static void the_nearest_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bn_near near;
		bn_near_init(&near, cases[i].written);
		for (size_t j = 0; keys[j] != NULL; j++)
			bn_near_try(&near, keys[j]);
		if (strcmp(near.best, cases[i].meant) != 0)
			fail_msg("%s gives \"%s\", not \"%s\"", cases[i].written, near.best,
				cases[i].meant);
	}
}

static void the_first_of_equals_is_kept(void **state)
{
	(void)state;
	struct bn_near near;
	bn_near_init(&near, "clip-2");
	bn_near_try(&near, "clip-1");
	bn_near_try(&near, "clip-3");
	assert_string_equal(near.best, "clip-1");
	assert_int_equal(near.distance, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_is_found),
		cmocka_unit_test(the_first_of_equals_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
