/* The testimonies one by one, full height: swipe or "Suivant", captions, sound, what it made you
 * want. */
#include "wings/feed/feed.h"

#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"

#define NEXT     (BN_INTENT_OWN + 0)
#define PREVIOUS (BN_INTENT_OWN + 1)

#define MOST_SEGMENTS 20

struct feed {
	size_t at; /* among the testimonies */
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

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	struct feed *feed = state;
	const struct bn_clip *clip;
	for (size_t i = 0; argument != NULL && (clip = clip_at(stage->campaign, i)) != NULL; i++)
		if (bn_str_same(clip->id, argument))
			feed->at = i;
}

static const struct bn_clip *clip(const struct bn_stage *stage, const void *state)
{
	return clip_at(stage->campaign, ((const struct feed *)state)->at);
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct feed *feed = state;
	if (action->code == NEXT && feed->at + 1 < count_of(stage->campaign))
		feed->at++;
	if (action->code == PREVIOUS && feed->at > 0)
		feed->at--;
	return (struct bn_action){0};
}

static void build_segment(struct bn_builder *b, struct bn_box *row, float part, bool on)
{
	bn_widget_add(b, row,
		(struct bn_box){.grow = 1,
			.height = 10,
			.content = BN_CONTENT_BAR,
			.part = part,
			.tone = on ? BN_TONE_ACCENT : BN_TONE_ON_BRAND,
			.back_tone = BN_TONE_ON_BRAND});
}

/* A segment a testimony: seen, on, to come; or one for all, where each would be a dot. */
static void build_segments(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent, size_t at)
{
	size_t count = count_of(stage->campaign);
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = "feed.progress",
			.role = BN_ROLE_PROGRESSBAR,
			.name = bn_box_text(
				b->boxes, _("Témoignage %d sur %d"), (int)at + 1, (int)count),
			.flow = BN_ROW,
			.gap = 12});
	float part = stage->clip_length_ms > 0
			     ? (float)stage->clip_ms / (float)stage->clip_length_ms
			     : 0;
	part = part > 1 ? 1 : part;
	if (count > MOST_SEGMENTS)
		build_segment(b, row, ((float)at + part) / (float)count, true);
	for (size_t i = 0; i < count && count <= MOST_SEGMENTS; i++)
		build_segment(b, row, i < at ? 1 : i > at ? 0 : part, i == at);
}

static void build_head(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct feed *feed)
{
	struct bn_box *head = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_RIGHT,
			.inset = {36, 48, 0, 48},
			.gap = 26});
	build_segments(stage, b, head, feed->at);
	struct bn_box *line = bn_widget_add(
		b, head, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 24});
	bn_widget_brand(
		b, line, _("Témoignages"), bn_page_say(stage, &stage->campaign->department), true);
	bn_widget_add(b, line, (struct bn_box){.grow = 1});
	bn_widget_text(b, line,
		bn_box_text(b->boxes, _("%d sur %d"), (int)feed->at + 1,
			(int)count_of(stage->campaign)),
		BN_TYPE_STRONG, BN_TONE_ON_BRAND);
}

static void build_control(struct bn_builder *b, struct bn_box *rail, const char *id,
	const char *icon, const char *label, bool on, enum bn_intent intent)
{
	struct bn_box *cell = bn_widget_add(b, rail,
		(struct bn_box){.id = id,
			.role = BN_ROLE_BUTTON,
			.name = label,
			.states = on ? BN_STATE_SELECTED : 0,
			.action = {.code = (int)intent},
			.height = 132,
			.min_width = 184,
			.pad = {0, 8, 0, 8},
			.main = BN_CENTRE,
			.cross = BN_CENTRE,
			.gap = 10,
			.shape = BN_SHAPE_CELL,
			.press = BN_PRESS_DEEP});
	bn_widget_icon(b, cell, icon, 58, BN_TONE_ON_BRAND);
	bn_widget_text(b, cell, label, BN_TYPE_NAV, BN_TONE_ON_BRAND);
}

static void build_rail(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *rail = bn_widget_add(b, root,
		(struct bn_box){.flow = b->portrait ? BN_COLUMN : BN_ROW,
			.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? 28 : 48,
				bn_widget_dock_height(b, false) + (!b->portrait      ? 26
									  : b->large ? 364
										     : 300),
				0},
			.gap = 8,
			.pad = {12, 0, 12, 0},
			.fill = BN_TONE_SCRIM,
			.fill_alpha = .84f,
			.shape = BN_SHAPE_YOU});
	build_control(b, rail, "feed.play", stage->clip_playing ? "pause-fill" : "play-fill",
		stage->clip_playing ? _("Pause") : _("Lire"), stage->clip_playing, BN_INTENT_PLAY);
	build_control(b, rail, "feed.rewind", "arrow-counterclockwise", _("10 s avant"), false,
		BN_INTENT_REWIND);
	build_control(b, rail, "feed.sound", stage->sound ? "volume-up-fill" : "volume-mute-fill",
		_("Son"), stage->sound, BN_INTENT_SOUND);
	build_control(b, rail, "feed.captions", stage->captions ? "badge-cc-fill" : "badge-cc",
		_("Sous-titres"), stage->captions, BN_INTENT_CAPTIONS);
}

/* The words that open it; low on the screen, where no face is. */
static void build_hook(struct bn_builder *b, struct bn_box *parent, const char *hook)
{
	if (hook[0] == '\0')
		return;
	struct bn_box *bubble = bn_widget_add(b, parent,
		(struct bn_box){.id = "feed.hook",
			.role = BN_ROLE_TEXT,
			.self = BN_START,
			.max_width = 760,
			.pad = {24, 40, 28, 40},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY});
	bn_widget_text(b, bubble, hook, BN_TYPE_CARD, BN_TONE_BRAND_INK);
}

static void build_foot(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct feed *feed, const struct bn_clip *on)
{
	struct bn_box *foot = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_BOTTOM | (b->portrait ? BN_RIGHT : 0),
			.inset = {0, 48, bn_widget_dock_height(b, false) + 40, 48},
			.width = b->portrait ? 0
				 : b->large  ? 1000
					     : 1040,
			.gap = 28});
	/* First, so that nothing below jumps when they come and go. */
	struct bn_box *words = bn_page_captions(stage, b, root, foot, 48,
		stage->clip_failed ? _("Ce témoignage ne peut pas être lu pour le moment.")
				   : stage->caption);
	if (words != NULL && b->portrait)
		words->max_width = b->large ? 760 : 804; /* beside the controls */
	build_hook(b, foot, bn_page_say(stage, &on->hook));
	struct bn_box *title = bn_widget_text(
		b, foot, bn_page_say(stage, &on->title), BN_TYPE_H3, BN_TONE_ON_BRAND);
	title->id = "feed.title";
	title->role = BN_ROLE_TEXT;
	title->pad.left = 8;
	struct bn_box *row = bn_widget_add(b, foot, (struct bn_box){.flow = BN_ROW, .gap = 20});
	bool last = feed->at + 1 >= count_of(stage->campaign);
	struct bn_button interest = {.id = "feed.interest",
		.label = _("Ça m’intéresse"),
		.icon = last && b->large ? NULL : "chat-heart-fill",
		.action = {.code = BN_INTENT_GO, .text = "lead_form", .argument = on->profession}};
	bn_widget_button(b, row, &interest)->grow = 1;
	struct bn_button next = {.id = "feed.next",
		.label = last ? _("Vous avez tout vu") : _("Suivant"),
		.icon = last ? "check-lg" : "arrow-down",
		.kind = BN_BUTTON_WHITE,
		.disabled = last,
		.action = {.code = NEXT}};
	bn_widget_button(b, row, &next);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct feed *feed = state;
	const struct bn_clip *on = clip(stage, state);
	root->fill = BN_TONE_NIGHT;
	if (on == NULL) {
		bn_widget_text(b, root, _("Les témoignages arrivent bientôt."), BN_TYPE_H2,
			BN_TONE_ON_BRAND)
			->anchor = BN_MIDDLE;
		bn_page_dock(stage, b, root, false, false);
		return;
	}
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *picture = bn_widget_add(b, root,
		(struct bn_box){.inset = {0, 0, b->portrait ? dock - 44 : dock, 0},
			.flow = BN_STACK,
			.clip = true,
			.swipe_up = {.code = NEXT},
			.swipe_down = {.code = PREVIOUS}});
	/* The métier's own picture stands there until the film's first one is; not beside it. */
	struct bn_placing placing = bn_page_clip_placing(stage, on, b->portrait);
	const struct bn_profession *profession =
		on->profession != NULL ? bn_campaign_profession(stage->campaign, on->profession)
				       : NULL;
	if (profession != NULL && placing.fit == BN_FIT_COVER)
		bn_widget_picture(b, picture, profession->scene,
			(struct bn_box){.placing = {BN_FIT_COVER, .5f, .3f}});
	bn_widget_add(b, picture, (struct bn_box){.content = BN_CONTENT_VIDEO, .placing = placing});
	bn_widget_add(b, picture,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = b->portrait ? 820 : 420,
			.content = BN_CONTENT_RAMP,
			.content_alpha = b->portrait ? .9f : .6f,
			.tone = BN_TONE_SCRIM});
	if (!b->portrait)
		bn_widget_add(b, picture,
			(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
				.width = 1100,
				.content = BN_CONTENT_RAMP,
				.content_alpha = .8f,
				.ramp = BN_RAMP_LEFT,
				.tone = BN_TONE_SCRIM});
	bn_widget_add(b, picture,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.height = 360,
			.content = BN_CONTENT_RAMP,
			.ramp = BN_RAMP_UP,
			.tone = BN_TONE_SCRIM});
	bn_widget_add(b, picture,
		(struct bn_box){.id = "feed.surface",
			.role = BN_ROLE_BUTTON,
			.name = stage->clip_playing ? _("Pause") : _("Lire"),
			.action = {.code = BN_INTENT_PLAY}});
	bn_page_signs(stage, b, root);
	build_head(stage, b, root, feed);
	build_rail(stage, b, root);
	build_foot(stage, b, root, feed, on);
	bn_page_dock(stage, b, root, false, false);
}

static const struct bn_screen feed_screen = {.name = "feed",
	.state_size = sizeof(struct feed),
	.enter = enter,
	.build = build,
	.act = act,
	.clip = clip};
static const struct bn_screen *const screens[] = {&feed_screen, NULL};
const struct bn_wing bn_feed_wing = {"feed", screens};
