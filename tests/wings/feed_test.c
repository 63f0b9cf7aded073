/* The feed's rules: which testimony is on and which is made ready, what is liked, where sharing and
 * wanting more lead. */
#include "wings/feed/feed.h"

#include "base/clock.h"
#include "tests/wings/stage.h"
#include "ui/tree.h"

#include <string.h>

static struct bn_campaign *lot;

struct walk {
	struct bn_stage stage;
	void *state;
	struct bn_boxes boxes;
	struct bn_box *root;
};

static struct walk begin(const struct bn_campaign *campaign, const char *clip)
{
	struct walk walk = {.stage = {.campaign = campaign,
				    .venue = &lot->venues[0],
				    .sound = true,
				    .captions = true}};
	stage_speak(&walk.stage, "fr");
	walk.state = calloc(1, bn_feed_screen.state_size);
	bn_feed_screen.enter(&walk.stage, walk.state, clip);
	return walk;
}

static void end(struct walk *walk)
{
	bn_box_finish(&walk->boxes);
	free(walk->state);
}

static struct bn_action act(struct walk *walk, int code)
{
	struct bn_action action = {.code = code};
	return bn_feed_screen.act(&walk->stage, walk->state, &action);
}

static const char *on(const struct walk *walk)
{
	const struct bn_clip *clip = bn_feed_screen.clip(&walk->stage, walk->state);
	return clip != NULL ? clip->id : "none";
}

static const char *next(const struct walk *walk)
{
	const struct bn_clip *clip = bn_feed_screen.next_clip(&walk->stage, walk->state);
	return clip != NULL ? clip->id : "none";
}

static const struct bn_box *find(struct walk *walk, const char *id)
{
	struct bn_builder b = {&walk->boxes, true, 1080, 1920, false, 0};
	bn_box_reset(&walk->boxes);
	walk->root = bn_box_root(&walk->boxes);
	bn_feed_screen.build(&walk->stage, walk->state, &b, walk->root);
	return bn_tree_find(walk->root, id);
}

static void it_ends_and_the_way_back_is_ready(void **state)
{
	static const struct {
		int code;
		const char *on, *next;
	} way[] = {
		{0, "temoignage-ass", "temoignage-cesf"},
		{BN_FEED_PREVIOUS, "temoignage-ass", "temoignage-cesf"}, /* none before it */
		{BN_FEED_NEXT, "temoignage-cesf", "temoignage-ree"},
		{BN_FEED_NEXT, "temoignage-ree", "none"},
		{BN_FEED_NEXT, "none", "none"},
		{BN_FEED_NEXT, "none", "none"}, /* no endless pull */
		{BN_FEED_PREVIOUS, "temoignage-ree", "temoignage-cesf"},
		{BN_FEED_PREVIOUS, "temoignage-cesf", "temoignage-ass"},
		{BN_FEED_NEXT, "temoignage-ree", "none"},
		{BN_FEED_AGAIN, "temoignage-ass", "temoignage-cesf"},
	};
	(void)state;
	struct walk walk = begin(lot, NULL);
	for (size_t i = 0; i < COUNT(way); i++) {
		act(&walk, way[i].code);
		assert_string_equal(on(&walk), way[i].on);
		assert_string_equal(next(&walk), way[i].next);
		assert_true((find(&walk, "feed.end") != NULL) == (strcmp(on(&walk), "none") == 0));
		assert_true((find(&walk, "feed.next") == NULL) == (strcmp(on(&walk), "none") == 0));
	}
	end(&walk);
}

/* Each testimony has its own heart; a second touch takes it back. */
static void hearts_are_each_its_own(void **state)
{
	(void)state;
	struct walk walk = begin(lot, "temoignage-cesf");
	struct bn_action like = act(&walk, BN_FEED_LIKE);
	assert_int_equal(like.code, BN_INTENT_LIKE);
	assert_string_equal(like.argument, "temoignage-cesf");
	assert_int_equal(like.index, 1);
	assert_true(find(&walk, "feed.like")->states & BN_STATE_SELECTED);
	act(&walk, BN_FEED_NEXT);
	assert_false(find(&walk, "feed.like")->states & BN_STATE_SELECTED);
	assert_int_equal(act(&walk, BN_FEED_LIKE).index, 1);
	act(&walk, BN_FEED_PREVIOUS);
	assert_true(find(&walk, "feed.like")->states & BN_STATE_SELECTED);
	assert_int_equal(act(&walk, BN_FEED_LIKE).index, -1);
	assert_false(find(&walk, "feed.like")->states & BN_STATE_SELECTED);
	act(&walk, BN_FEED_NEXT);
	act(&walk, BN_FEED_NEXT);
	assert_int_equal(act(&walk, BN_FEED_LIKE).code, 0); /* nothing is on */
	end(&walk);
}

static void wanting_more_names_the_metier(void **state)
{
	(void)state;
	struct walk walk = begin(lot, "temoignage-cesf");
	struct bn_action interest = find(&walk, "feed.interest")->action;
	assert_int_equal(interest.code, BN_INTENT_GO);
	assert_string_equal(interest.text, "lead_form");
	assert_string_equal(interest.argument, "economie-sociale-familiale");
	end(&walk);
}

static void shares_its_own_page_or_the_campaigns(void **state)
{
	char own[] = "https://lot.fr/ass";
	struct bn_campaign campaign = *lot;
	struct bn_clip clips[] = {*bn_campaign_clip(lot, "temoignage-ass")};
	(void)state;
	campaign.clips = clips;
	campaign.clip_count = 1;
	assert_string_equal(bn_feed_address(&campaign, clips), lot->page);
	clips[0].page = own;
	assert_string_equal(bn_feed_address(&campaign, clips), own);
	struct walk walk = begin(&campaign, NULL);
	assert_string_equal(find(&walk, "feed.share")->action.argument, "temoignage-ass");
	clips[0].page = campaign.page = NULL;
	assert_null(find(&walk, "feed.share")); /* no address, no button */
	end(&walk);
}

/* However many there are, a page is built as fast. */
/* What the button does next: begin again, where the film has ended. */
static void the_button_says_what_it_does(void **state)
{
	struct walk walk = begin(lot, NULL);
	(void)state;
	assert_string_equal(find(&walk, "feed.play")->name, "Lire");
	walk.stage.clip_playing = true;
	assert_string_equal(find(&walk, "feed.play")->name, "Pause");
	walk.stage.clip_playing = false;
	walk.stage.clip_ended = true;
	assert_string_equal(find(&walk, "feed.play")->name, "Revoir");
	end(&walk);
}

static void many_cost_no_more(void **state)
{
	enum { MANY = 1000, TIMES = 200 };
	int64_t best[2] = {INT64_MAX, INT64_MAX};
	struct bn_clip *clips = calloc(MANY, sizeof(*clips));
	struct bn_campaign campaign = *lot;
	(void)state;
	for (size_t i = 0; i < MANY; i++)
		clips[i] = *bn_campaign_clip(lot, "temoignage-ass");
	campaign.clips = clips;
	for (int i = 0; i < 2 * TIMES; i++) { /* the machine may have been busy */
		campaign.clip_count = i % 2 ? MANY : 10;
		struct walk walk = begin(&campaign, "temoignage-ass");
		int64_t begun = bn_clock_us();
		find(&walk, "feed.next");
		int64_t us = bn_clock_us() - begun;
		best[i % 2] = us < best[i % 2] ? us : best[i % 2];
		end(&walk);
	}
	print_message("a build with 10: %d us, with 1,000: %d us\n", (int)best[0], (int)best[1]);
	assert_true(best[1] < best[0] + 100);
	free(clips);
}

static int open_all(void **state)
{
	(void)state;
	stage_languages();
	lot = stage_campaign();
	return lot != NULL ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	bn_campaign_destroy(lot);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_ends_and_the_way_back_is_ready),
		cmocka_unit_test(hearts_are_each_its_own),
		cmocka_unit_test(wanting_more_names_the_metier),
		cmocka_unit_test(shares_its_own_page_or_the_campaigns),
		cmocka_unit_test(the_button_says_what_it_does),
		cmocka_unit_test(many_cost_no_more),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
