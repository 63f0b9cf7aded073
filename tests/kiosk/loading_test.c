#include "kiosk/loading.h"

#include "base/file.h"
#include "base/paths.h"
#include "base/str.h"
#include "tests/test.h"

#include <string.h>

static const char *const names[] = {
	"campaign.yaml", "clips.yaml", "professions.yaml", "lead_form.yaml", "pages.yaml"};

/* The campaign of the Lot in the test's folder, with more lines at the end of one of its files. */
static void copy(void **state, const char *broken, const char *lines)
{
	char *lot = bn_paths_share("config/campaigns/lot");
	for (size_t i = 0; i < COUNT(names); i++) {
		struct bn_str text = {0};
		char *from = bn_file_join(lot, names[i]), *to = bn_file_join(*state, names[i]);
		char *read = bn_file_read(from, 1 << 20, NULL);
		assert_non_null(read);
		bn_str_addz(&text, read);
		if (broken != NULL && strcmp(broken, names[i]) == 0)
			bn_str_addz(&text, lines);
		assert_true(bn_file_write_whole(to, text.data, text.length, 0600));
		bn_str_finish(&text);
		free(read);
		free(from);
		free(to);
	}
	free(lot);
}

static void the_loop_is_there_first_then_the_rest(void **state)
{
	struct bn_campaign *campaign = NULL;
	copy(state, NULL, NULL);
	struct bn_loading *loading = bn_loading_begin(*state);
	struct bn_campaign *first = bn_loading_first(loading);
	assert_non_null(first);
	/* Read here while the rest is written there. */
	assert_string_equal(first->languages[0], "fr");
	assert_memory_not_equal(
		&first->brand.brand, &first->brand.accent, sizeof(struct bn_colour));
	for (size_t i = 0; i < first->venue_count; i++) {
		assert_int_not_equal(first->venues[i].playlist_count, 0);
		for (size_t j = 0; j < first->venues[i].playlist_count; j++)
			assert_non_null(first->venues[i].playlist[j].clip->id);
	}
	assert_ptr_equal(bn_loading_first(loading), first);
	assert_int_equal(first->profession_count, 0);
	assert_true(bn_loading_end(loading, &campaign));
	assert_ptr_equal(campaign, first);
	assert_int_not_equal(campaign->profession_count, 0);
	assert_int_not_equal(campaign->page_count, 0);
	assert_int_not_equal(campaign->home_count, 0);
	assert_non_null(campaign->form.notice.version);
	bn_campaign_destroy(campaign);
}

static void a_mistake_of_the_loop_is_known_at_once(void **state)
{
	static const char *const lines[][2] = {
		{"campaign.yaml", "nonsense: 1\n"}, {"clips.yaml", "  - id: seul\n"}};
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct bn_campaign *campaign = NULL;
		copy(state, lines[i][0], lines[i][1]);
		struct bn_loading *loading = bn_loading_begin(*state);
		assert_null(bn_loading_first(loading));
		assert_false(bn_loading_end(loading, &campaign));
		bn_campaign_destroy(campaign);
	}
}

static void a_mistake_of_the_rest_comes_at_the_end(void **state)
{
	static const char *const lines[][2] = {{"professions.yaml", "nonsense: 1\n"},
		{"lead_form.yaml", "nonsense: 1\n"}, {"pages.yaml", "nonsense: 1\n"}};
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct bn_campaign *campaign = NULL;
		copy(state, lines[i][0], lines[i][1]);
		struct bn_loading *loading = bn_loading_begin(*state);
		assert_non_null(bn_loading_first(loading));
		assert_false(bn_loading_end(loading, &campaign));
		assert_int_not_equal(campaign->clip_count, 0);
		bn_campaign_destroy(campaign);
	}
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(the_loop_is_there_first_then_the_rest),
		with_folder(a_mistake_of_the_loop_is_known_at_once),
		with_folder(a_mistake_of_the_rest_comes_at_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
