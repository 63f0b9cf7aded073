#include "ui/still.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/test.h"

#include <string.h>

/* BT.709, limited range, as a clip's picture would be. */
static void is_what_a_clip_would_show(void **state)
{
	static const struct {
		const char *colour;
		int y, u, v;
	} cases[] = {
		{"#ffffff", 235, 128, 128},
		{"#000000", 16, 128, 128},
		{"#ff0000", 63, 102, 240},
		{"#00ff00", 173, 42, 26},
		{"#0000ff", 32, 240, 118},
	};
	char *path = bn_file_join(*state, "still.svg");
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *svg = bn_mem_printf(
			"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">"
			"<rect x=\"-8\" y=\"-8\" width=\"24\" height=\"24\" fill=\"%s\"/></svg>",
			cases[i].colour);
		assert_true(bn_file_write_whole(path, svg, strlen(svg), 0600));
		struct bn_placing placing = {BN_FIT_COVER, .5f, .5f};
		struct bn_still *still = bn_still_create(path, 6, 4, placing, 7);
		assert_non_null(still);
		const struct bn_frame *frame = bn_still_frame(still);
		assert_int_equal(frame->width, 6);
		assert_int_equal(frame->height, 4);
		assert_int_equal(frame->number, 7);
		assert_int_equal(frame->planes[0][3 * frame->pitches[0] + 5], cases[i].y);
		assert_int_equal(frame->planes[1][1 * frame->pitches[1] + 2], cases[i].u);
		assert_int_equal(frame->planes[2][1 * frame->pitches[2] + 2], cases[i].v);
		bn_still_destroy(still);
		free(svg);
	}
	free(path);
}

static void is_none_without_its_file(void **state)
{
	(void)state;
	struct bn_placing placing = {BN_FIT_COVER, .5f, .5f};
	assert_null(bn_still_create("/nowhere/still.png", 4, 4, placing, 1));
	bn_still_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_what_a_clip_would_show),
		cmocka_unit_test(is_none_without_its_file),
	};
	return cmocka_run_group_tests(tests, test_make_folder, test_remove_folder);
}
