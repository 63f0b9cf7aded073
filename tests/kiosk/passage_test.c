#include "kiosk/passage.h"

#include "tests/test.h"

static const struct bn_screen loop = {.name = "attract", .loop = true}, home = {.name = "home"},
			      list = {.name = "professions"}, form = {.name = "lead_form"},
			      panel = {.name = "access", .overlay = true};

static void each_way(void **state)
{
	static const struct {
		struct bn_session_place from, to;
		enum bn_motion_kind kind;
	} ways[] = {
		{{NULL, NULL, 0, 0}, {&loop, NULL, 1, 0}, BN_MOTION_NONE},
		{{&loop, NULL, 1, 0}, {&home, NULL, 1, 0}, BN_MOTION_OUT},
		{{&loop, NULL, 1, 0}, {&list, NULL, 2, 0}, BN_MOTION_OUT},
		{{&home, NULL, 1, 0}, {&list, NULL, 2, 0}, BN_MOTION_FORWARD},
		{{&list, NULL, 2, 0}, {&home, NULL, 1, 0}, BN_MOTION_BACK},
		{{&list, NULL, 2, 0}, {&home, NULL, 2, 0}, BN_MOTION_FORWARD},
		{{&home, NULL, 1, 0}, {&home, &panel, 1, 0}, BN_MOTION_FADE},
		{{&home, &panel, 1, 0}, {&home, NULL, 1, 0}, BN_MOTION_FADE},
		{{&home, &panel, 1, 0}, {&list, NULL, 2, 0}, BN_MOTION_FORWARD},
		{{&home, NULL, 1, 0}, {&home, NULL, 1, 0}, BN_MOTION_NONE},
		{{&form, NULL, 2, 0}, {&form, NULL, 2, 1}, BN_MOTION_FORWARD},
		{{&form, NULL, 2, 3}, {&form, NULL, 2, 2}, BN_MOTION_BACK},
		{{&form, NULL, 2, 3}, {&form, &panel, 2, 3}, BN_MOTION_FADE},
		{{&form, NULL, 2, 3}, {&home, NULL, 1, 0}, BN_MOTION_BACK},
		{{&home, NULL, 1, 0}, {&form, NULL, 2, 3}, BN_MOTION_FORWARD},
		/* From a clip to the card, from slide to slide. */
		{{&loop, NULL, 1, 0}, {&loop, NULL, 1, 1}, BN_MOTION_DISSOLVE},
		{{&loop, NULL, 1, 1}, {&loop, NULL, 1, 1}, BN_MOTION_NONE},
		{{&loop, NULL, 1, 1}, {&home, NULL, 1, 0}, BN_MOTION_OUT},
		/* The end of a visit: nobody sees it, and the clip goes on at once. */
		{{&list, &panel, 2, 0}, {&loop, NULL, 1, 0}, BN_MOTION_NONE},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++)
		assert_int_equal(bn_passage(ways[i].from, ways[i].to), ways[i].kind);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_way)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
