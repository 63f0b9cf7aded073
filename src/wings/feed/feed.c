/* The testimonies one by one, full height: swipe or "Suivant", captions, sound, what it made you
 * want; the last page says that all were seen. */
#include "wings/feed/feed.h"

#include "base/str.h"
#include "base/tr.h"
#include "wings/feed/head.h"
#include "wings/feed/page.h"
#include "wings/feed/rail.h"
#include "wings/page.h"

#define MOST_LIKES 10000 /* as many clips as a campaign may have */
#define PEEK       120   /* of the next page, at the foot of an upright screen */
#define BEHIND     44    /* of the dock's round corners */
#define ACTIONS    128   /* the row of buttons */

struct feed {
	size_t at; /* among the testimonies; their count: the last page */
	bool back; /* the last step went to the one before */
	unsigned char liked[MOST_LIKES / 8];
};

static size_t count_of(const struct bn_campaign *campaign)
{
	size_t count = 0;
	for (size_t i = 0; i < campaign->clip_count; i++)
		count += campaign->clips[i].cut == BN_CLIP_TESTIMONY;
	return count;
}

static const struct bn_clip *clip_at(const struct bn_campaign *campaign, size_t at)
{
	for (size_t i = 0; i < campaign->clip_count; i++)
		if (campaign->clips[i].cut == BN_CLIP_TESTIMONY && at-- == 0)
			return &campaign->clips[i];
	return NULL;
}

/* At the testimony that was asked for, else where the visitor was. */
static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	struct feed *feed = state;
	size_t at = 0;
	for (size_t i = 0; argument != NULL && i < stage->campaign->clip_count; i++) {
		const struct bn_clip *clip = &stage->campaign->clips[i];
		if (clip->cut != BN_CLIP_TESTIMONY)
			continue;
		if (bn_str_same(clip->id, argument))
			feed->at = at;
		at++;
	}
}

static const struct bn_clip *clip(const struct bn_stage *stage, const void *state)
{
	return clip_at(stage->campaign, ((const struct feed *)state)->at);
}

/* The way the visitor went last. */
static const struct bn_clip *next_clip(const struct bn_stage *stage, const void *state)
{
	const struct feed *feed = state;
	if (feed->at >= count_of(stage->campaign))
		return NULL;
	return feed->back && feed->at > 0 ? clip_at(stage->campaign, feed->at - 1)
					  : clip_at(stage->campaign, feed->at + 1);
}

static bool liked(const struct feed *feed)
{
	return feed->at < MOST_LIKES && (feed->liked[feed->at / 8] & 1U << feed->at % 8) != 0;
}

static struct bn_action like(const struct bn_stage *stage, struct feed *feed)
{
	const struct bn_clip *on = clip(stage, feed);
	if (on == NULL || feed->at >= MOST_LIKES)
		return (struct bn_action){0};
	feed->liked[feed->at / 8] ^= (unsigned char)(1U << feed->at % 8);
	return (struct bn_action){
		.code = BN_INTENT_LIKE, .argument = on->id, .index = liked(feed) ? 1 : -1};
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct feed *feed = state;
	switch ((enum bn_feed_action)action->code) {
	case BN_FEED_NEXT:
		if (feed->at < count_of(stage->campaign))
			feed->at++;
		feed->back = false;
		break;
	case BN_FEED_PREVIOUS:
		if (feed->at > 0)
			feed->at--;
		feed->back = true;
		break;
	case BN_FEED_AGAIN:
		feed->at = 0;
		feed->back = false;
		break;
	case BN_FEED_LIKE:
		return like(stage, feed);
	}
	return (struct bn_action){0};
}

static void build_actions(
	struct bn_builder *b, struct bn_box *root, const struct bn_clip *on, float bottom)
{
	struct bn_box *row = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_BOTTOM | (b->portrait ? BN_RIGHT : 0),
			.inset = {0, 48, bottom, 48},
			.width = b->portrait ? 0 : 1040,
			.flow = BN_ROW,
			.gap = 20});
	struct bn_button interest = {.id = "feed.interest",
		.label = _("Ça m’intéresse"),
		.icon = "chat-heart-fill",
		.action = {.code = BN_INTENT_GO, .text = "lead_form", .argument = on->profession}};
	bn_widget_button(b, row, &interest)->grow = 1;
	struct bn_button next = {.id = "feed.next",
		.label = _("Suivant"),
		.icon = "arrow-down",
		.kind = BN_BUTTON_WHITE,
		.action = {.code = BN_FEED_NEXT}};
	bn_widget_button(b, row, &next);
}

/* The next page, looking out above the dock. */
static void build_peek(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_clip *next)
{
	const char *title = next != NULL ? bn_page_say(stage, &next->title)
					 : _("Vous avez tout vu");
	const struct bn_profession *profession =
		next != NULL && next->profession != NULL
			? bn_campaign_profession(stage->campaign, next->profession)
			: NULL;
	struct bn_box *sheet = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.inset = {0, 0, bn_widget_dock_height(b, false) - BEHIND, 0},
			.height = PEEK + BEHIND,
			.flow = BN_STACK,
			.fill = BN_TONE_DEEP,
			.shape = BN_SHAPE_SHEET});
	struct bn_box *row = bn_widget_add(b, sheet,
		(struct bn_box){.id = "feed.peek",
			.role = BN_ROLE_BUTTON,
			.name = bn_box_text(b->boxes, _("À suivre : %s"), title),
			.action = {.code = BN_FEED_NEXT},
			.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.height = PEEK,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 28,
			.pad = {20, 48, 4, 56},
			.shape = BN_SHAPE_SHEET,
			.press = BN_PRESS_SOFT});
	if (profession != NULL)
		bn_widget_picture(b, row, profession->picture,
			(struct bn_box){.width = 128,
				.height = 88,
				.shape = BN_SHAPE_FIELD,
				.placing = {BN_FIT_COVER, .5f, .4f}});
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(b, words, _("À suivre"), BN_TYPE_META, BN_TONE_ON_BRAND);
	bn_widget_text(b, words, title, BN_TYPE_STRONG, BN_TONE_ON_BRAND)->max_lines = 1;
	bn_widget_add(b, sheet,
		(struct bn_box){.anchor = BN_TOP | BN_MIDDLE,
			.inset = {10, 0, 0, 0},
			.width = 112,
			.height = 8,
			.fill = BN_TONE_ON_BRAND,
			.fill_alpha = .6f,
			.shape = BN_SHAPE_PILL});
}

/* The page on show and those beside it. */
static void build_pages(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	size_t at, size_t count, float below)
{
	float dock = bn_widget_dock_height(b, false);
	struct bn_action next = {.code = BN_FEED_NEXT}, previous = {.code = BN_FEED_PREVIOUS};
	struct bn_box *pages = bn_widget_add(b, root,
		(struct bn_box){.id = "feed.pages",
			.inset = {0, 0, b->portrait ? dock - BEHIND : dock, 0},
			.flow = BN_STACK,
			.clip = true,
			.pages = (int)count + 1,
			.page = (int)at,
			.swipe_up = at < count ? next : (struct bn_action){0},
			.swipe_down = at > 0 ? previous : (struct bn_action){0}});
	for (size_t i = at > 0 ? at - 1 : 0; i <= at + 1 && i <= count; i++) {
		struct bn_box *page = bn_widget_add(
			b, pages, (struct bn_box){.page = (int)i, .flow = BN_STACK});
		if (i < count)
			bn_feed_page_build(
				stage, b, page, clip_at(stage->campaign, i), i == at, below);
		else
			bn_feed_page_end(b, page, i == at);
	}
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct feed *feed = state;
	size_t count = count_of(stage->campaign);
	bool peek = b->portrait && !b->large; /* large letters take its room */
	float dock = bn_widget_dock_height(b, false), gap = 40 + (peek ? PEEK + 16 : 0);
	root->fill = BN_TONE_NIGHT;
	if (count == 0) {
		struct bn_edges inset = {0, 0, b->portrait ? dock - BEHIND : dock, 0};
		bn_feed_page_none(b,
			bn_widget_add(b, root, (struct bn_box){.inset = inset, .flow = BN_STACK}));
		bn_feed_head_build(stage, b, root, 0, 0);
		bn_page_dock(stage, b, root, false, false);
		return;
	}
	build_pages(
		stage, b, root, feed->at, count, (b->portrait ? BEHIND : 0) + gap + ACTIONS + 28);
	bn_feed_head_build(stage, b, root, feed->at, count);
	if (feed->at < count) {
		bn_feed_rail_build(stage, b, root, clip(stage, feed), liked(feed),
			b->portrait ? dock + gap + ACTIONS + 28 : dock + 16);
		if (peek)
			build_peek(stage, b, root, clip_at(stage->campaign, feed->at + 1));
		build_actions(b, root, clip(stage, state), dock + gap);
	}
	bn_page_dock(stage, b, root, false, false);
}

const struct bn_screen bn_feed_screen = {.name = "feed",
	.state_size = sizeof(struct feed),
	.enter = enter,
	.build = build,
	.act = act,
	.clip = clip,
	.next_clip = next_clip};
static const struct bn_screen *const screens[] = {&bn_feed_screen, &bn_feed_share, NULL};
const struct bn_wing bn_feed_wing = {"feed", screens};
