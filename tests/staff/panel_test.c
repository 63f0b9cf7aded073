/* Which clips were set aside, and why. */
#include "staff/panel.h"

#include "tests/test.h"

static void set_aside(void **state)
{
	static const struct bn_panel panel = {
		.health = {.clips = {{"lot-court", "no new picture for 1.8 s"}, {"lot", ""}},
			.clip_count = 2}};
	static const struct {
		const char *clip, *why;
	} cases[] = {{"lot-court", "no new picture for 1.8 s"}, {"lot", ""}, {"lot-long", NULL},
		{"", NULL}, {"court", NULL}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *why = bn_panel_aside(&panel, cases[i].clip);
		if (cases[i].why == NULL)
			assert_null(why);
		else
			assert_string_equal(why, cases[i].why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(set_aside)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
