#include "wings/feed/rail.h"

#include "base/tr.h"
#include "wings/feed/feed.h"

struct control {
	const char *id, *icon, *label;
	bool on;
	struct bn_action action;
};

static void build_control(
	struct bn_builder *b, struct bn_box *rail, const struct control *control, bool accent)
{
	struct bn_box *cell = bn_widget_add(b, rail,
		(struct bn_box){.id = control->id,
			.role = BN_ROLE_BUTTON,
			.name = control->label,
			.states = control->on ? BN_STATE_SELECTED : 0,
			.action = control->action,
			.height = b->large       ? 116
				  : b->reach > 0 ? 96
				  : b->portrait  ? 112
						 : 104,
			.min_width = 184,
			.pad = {0, 8, 0, 8},
			.main = BN_CENTRE,
			.cross = BN_CENTRE,
			.gap = 6,
			.shape = BN_SHAPE_CELL,
			.press = BN_PRESS_DEEP});
	bn_widget_icon(b, cell, control->icon, 52,
		accent && control->on ? BN_TONE_ACCENT : BN_TONE_ON_BRAND);
	bn_widget_text(b, cell, control->label, BN_TYPE_NAV, BN_TONE_ON_BRAND);
}

void bn_feed_rail_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_clip *clip, bool liked, float bottom)
{
	bool playing = stage->clip_playing;
	struct control controls[] = {
		{"feed.like", liked ? "heart-fill" : "heart", _("J’aime"), liked,
			{.code = BN_FEED_LIKE}},
		{"feed.share", "share-fill", _("Partager"), false,
			{.code = BN_INTENT_OPEN, .text = "share", .argument = clip->id}},
		{"feed.sound", stage->sound ? "volume-up-fill" : "volume-mute-fill", _("Son"),
			stage->sound, {.code = BN_INTENT_SOUND}},
		{"feed.captions", stage->captions ? "badge-cc-fill" : "badge-cc", _("Sous-titres"),
			stage->captions, {.code = BN_INTENT_CAPTIONS}},
		{"feed.play", playing ? "pause-fill" : "play-fill",
			playing             ? _("Pause")
			: stage->clip_ended ? _("Revoir")
					    : _("Lire"),
			playing, {.code = BN_INTENT_PLAY}},
		{"feed.rewind", "arrow-counterclockwise", _("10 s avant"), false,
			{.code = BN_INTENT_REWIND}},
	};
	struct bn_box *rail = bn_widget_add(b, root,
		(struct bn_box){.flow = b->portrait ? BN_COLUMN : BN_GRID,
			.columns = 3,
			.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? 28 : 48, bottom, 0},
			.width = b->portrait ? 0
				 : b->large  ? 676
					     : 620,
			.gap = 8,
			.pad = {8, b->portrait ? 0 : 8, 8, b->portrait ? 0 : 8},
			.fill = BN_TONE_SCRIM,
			.fill_alpha = .84f,
			.shape = BN_SHAPE_YOU});
	for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++)
		if (controls[i].action.code != BN_INTENT_OPEN ||
			bn_feed_address(stage->campaign, clip) != NULL)
			build_control(b, rail, &controls[i], i == 0);
}
