/* The campaign's own pages: from one to another and back, what a bar tells, where an item leads;
 * and the home screen's tiles, which lead there. */
#include "wings/article/article.h"

#include "tests/wings/stage.h"
#include "ui/tree.h"

#include <string.h>

static struct bn_campaign *lot;

struct visit {
	const struct bn_screen *screen;
	struct bn_stage stage;
	void *state;
	struct bn_boxes boxes;
	struct bn_box *root;
};

static struct visit begin(const char *screen, const char *argument)
{
	struct visit visit = {.screen = bn_wings_screen(screen),
		.stage = {.campaign = lot, .venue = &lot->venues[0]}};
	stage_speak(&visit.stage, "fr");
	visit.state = calloc(1, visit.screen->state_size + 1);
	if (visit.screen->enter != NULL)
		visit.screen->enter(&visit.stage, visit.state, argument);
	return visit;
}

static void end(struct visit *visit)
{
	bn_box_finish(&visit->boxes);
	free(visit->state);
}

static const struct bn_box *find(struct visit *visit, const char *id)
{
	struct bn_builder b = {&visit->boxes, true, 1080, 1920, false, 0};
	bn_box_reset(&visit->boxes);
	visit->root = bn_box_root(&visit->boxes);
	visit->screen->build(&visit->stage, visit->state, &b, visit->root);
	return bn_tree_find(visit->root, id);
}

static void touch(struct visit *visit, const char *id)
{
	const struct bn_box *box = find(visit, id);
	assert_non_null(box);
	assert_true(box->action.code >= BN_INTENT_OWN);
	visit->screen->act(&visit->stage, visit->state, &box->action);
}

static const char *title(struct visit *visit)
{
	return bn_box_name(&visit->boxes, find(visit, "article.title"));
}

static void pages_lead_to_each_other_and_back(void **state)
{
	(void)state;
	struct visit visit = begin("article", "equipe");
	assert_non_null(strstr(title(&visit), "Qui travaille ici"));
	touch(&visit, "article.item.2.0");
	assert_non_null(strstr(title(&visit), "Pourquoi le Lot"));
	assert_int_equal(visit.screen->step(&visit.stage, visit.state), 2);
	touch(&visit, "article.item.4.0");
	assert_non_null(strstr(title(&visit), "Quatre qualités"));
	assert_true(visit.screen->back(&visit.stage, visit.state));
	/* To a page one came through: the way gets no longer. */
	touch(&visit, "article.item.4.1");
	assert_non_null(strstr(title(&visit), "Qui travaille ici"));
	assert_int_equal(visit.screen->step(&visit.stage, visit.state), 1);
	assert_false(visit.screen->back(&visit.stage, visit.state));
	end(&visit);
}

static void a_bar_tells_its_detail(void **state)
{
	(void)state;
	struct visit visit = begin("article", "equipe");
	assert_null(find(&visit, "article.bar.1.0.detail"));
	assert_string_equal(bn_box_name(&visit.boxes, find(&visit, "article.bar.1.2")),
		"Éducatrices, éducateurs spécialisés\u00a0: Une vingtaine");
	touch(&visit, "article.bar.1.0");
	assert_non_null(find(&visit, "article.bar.1.0.detail"));
	const struct bn_box *more = bn_tree_find(visit.root, "article.bar.1.0.profession");
	assert_string_equal(more->action.argument, "service-social");
	touch(&visit, "article.bar.1.1"); /* one at a time */
	assert_null(find(&visit, "article.bar.1.0.detail"));
	assert_non_null(find(&visit, "article.bar.1.1.detail"));
	touch(&visit, "article.bar.1.1");
	assert_null(find(&visit, "article.bar.1.1.detail"));
	end(&visit);
}

static void what_counts_says_its_source(void **state)
{
	(void)state;
	struct visit visit = begin("article", "pourquoi");
	assert_string_equal(bn_box_name(&visit.boxes, find(&visit, "article.source.1")),
		"Source\u00a0: Département du Lot, 6\u00a0novembre 2025");
	assert_null(find(&visit, "article.source.0"));
	end(&visit);
}

static void an_unknown_page_is_none(void **state)
{
	(void)state;
	struct visit visit = begin("article", "nulle-part");
	assert_null(find(&visit, "article.title"));
	assert_non_null(find(&visit, "dock.home"));
	end(&visit);
}

static void tiles_lead_where_the_campaign_says(void **state)
{
	static const struct {
		const char *id, *screen, *argument;
	} wanted[] = {{"home.professions", "professions", NULL}, {"home.feed", "feed", NULL},
		{"home.page.equipe", "article", "equipe"},
		{"home.page.pourquoi", "article", "pourquoi"},
		{"home.lead_form", "lead_form", NULL}};
	(void)state;
	struct visit visit = begin("home", NULL);
	size_t all = lot->home_count;
	for (lot->home_count = 1; lot->home_count <= all; lot->home_count++)
		for (size_t i = 0; i < COUNT(wanted); i++) {
			const struct bn_box *tile = find(&visit, wanted[i].id);
			assert_int_equal(tile != NULL, i < lot->home_count);
			if (tile == NULL)
				continue;
			assert_string_equal(tile->action.text, wanted[i].screen);
			if (wanted[i].argument != NULL)
				assert_string_equal(tile->action.argument, wanted[i].argument);
			assert_int_equal(tile->fill == BN_TONE_ACCENT, i == 0);
		}
	lot->home_count = all;
	end(&visit);
}

static int open_lot(void **state)
{
	(void)state;
	stage_languages();
	lot = stage_campaign();
	return lot != NULL ? 0 : -1;
}

static int close_lot(void **state)
{
	(void)state;
	bn_campaign_destroy(lot);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_lead_to_each_other_and_back),
		cmocka_unit_test(a_bar_tells_its_detail),
		cmocka_unit_test(what_counts_says_its_source),
		cmocka_unit_test(an_unknown_page_is_none),
		cmocka_unit_test(tiles_lead_where_the_campaign_says),
	};
	return cmocka_run_group_tests(tests, open_lot, close_lot);
}
