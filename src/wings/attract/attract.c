#include "wings/attract/attract.h"

#include "base/tr.h"
#include "wings/attract/looks.h"
#include "wings/page.h"

static const struct bn_action wake = {.code = BN_INTENT_WAKE};

static void build_invitation(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	bool moves = !stage->aids[BN_AID_MOTION];
	struct bn_box *ring = bn_widget_add(b, parent,
		(struct bn_box){.pad = {16, 16, 16, 16},
			.shape = BN_SHAPE_YOU,
			.border = BN_TONE_ACCENT,
			.border_width = 5,
			.border_alpha = .45f,
			.breathes = moves});
	struct bn_box *button = bn_widget_add(b, ring,
		(struct bn_box){.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 40,
			.height = b->portrait ? 208 : 192,
			.pad = {0, 44, 0, b->portrait ? 44 : 36},
			.fill = BN_TONE_ACCENT,
			.shape = BN_SHAPE_YOU,
			.press = BN_PRESS_DARKEN,
			.pressed_with = "attract.touch"});
	struct bn_box *disc = bn_widget_disc(b, button, "hand-index-thumb-fill", 128);
	disc->breathes = disc->first->breathes = moves;
	bn_widget_text(b, button, _("Touchez l’écran"), b->portrait ? BN_TYPE_H1 : BN_TYPE_TOUCH,
		BN_TONE_ON_ACCENT);
}

static void build_words(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_clip *clip = stage->clip;
	bool slides = stage->look == BN_LOOP_SLIDES;
	if (clip == NULL && !slides)
		return;
	struct bn_box *words = bn_widget_add(
		b, parent, (struct bn_box){.gap = 6, .id = "attract.clip", .role = BN_ROLE_TEXT});
	if (!slides && clip->profession != NULL)
		bn_widget_text(b, words, _("Son métier"), BN_TYPE_LEAD, BN_TONE_ACCENT);
	/* Both forms of a métier's name take more room than a clip's title. */
	struct bn_box *title = bn_widget_text(b, words,
		slides ? bn_slide_title(stage) : bn_page_say(stage, &clip->title),
		slides ? BN_TYPE_H2 : BN_TYPE_H1, BN_TONE_ON_BRAND);
	title->max_width = 820;
	title->max_lines = slides ? 4 : 3;
}

static void build_mini(struct bn_builder *b, struct bn_box *row, const char *id, const char *icon,
	const char *label, const char *overlay)
{
	struct bn_box *cell = bn_widget_add(b, row,
		(struct bn_box){.id = id,
			.role = BN_ROLE_BUTTON,
			.name = label,
			.action = {.code = BN_INTENT_WAKE, .text = overlay},
			.main = BN_CENTRE,
			.cross = BN_CENTRE,
			.gap = 10,
			.height = 136,
			.min_width = 168,
			.pad = {0, 22, 0, 22},
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_CELL,
			.press = BN_PRESS_DEEP});
	bn_widget_icon(b, cell, icon, 48, BN_TONE_ON_BRAND);
	bn_widget_text(b, cell, label, BN_TYPE_NAV, BN_TONE_ON_BRAND)->max_lines = 1;
}

static void build_foot(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	struct bn_box *foot = bn_widget_add(b, parent,
		(struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 28, .height = 166});
	if (stage->venue->qr && stage->campaign->page != NULL) {
		bn_widget_qr(b, foot, "attract.qr", _("Code QR : les métiers sur votre téléphone"),
			stage->campaign->page, 166);
		struct bn_box *words = bn_widget_text(b, foot,
			_("Les métiers sur\nvotre téléphone"), BN_TYPE_STRONG, BN_TONE_ON_BRAND);
		words->width = 300;
	}
	struct bn_box *cells = bn_widget_add(b, foot,
		(struct bn_box){
			.flow = BN_ROW, .gap = 20, .grow = b->portrait ? 1 : 0, .main = BN_END});
	build_mini(b, cells, "attract.language", "translate", _("Langues"), "language");
	build_mini(b, cells, "attract.access", "universal-access", _("Accessibilité"), "access");
}

/* Who speaks; and beside it, where that is so, that this is a demonstration. */
static void build_tile(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *row = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP,
			.inset = {b->portrait ? 56 : 48, 0, 0, b->portrait ? 48 : 56},
			.flow = BN_ROW,
			.gap = 32,
			.cross = BN_CENTRE});
	struct bn_box *tile = bn_widget_add(b, row,
		(struct bn_box){.pad = {24, 36, 24, 28},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 2});
	bn_widget_brand(b, tile, bn_page_say(stage, &stage->campaign->name),
		bn_page_say(stage, &stage->campaign->department), false);
	bn_page_demonstration(stage, b, row, 0);
}

static void build_portrait(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = 1080,
			.content = BN_CONTENT_RAMP,
			.tone = BN_TONE_SCRIM});
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.inset = {0, 40, 50, 40},
			.gap = 24});
	struct bn_box *words = bn_widget_add(
		b, column, (struct bn_box){.pad = {0, 16, 0, 16}, .gap = 36});
	bn_page_captions(stage, b, root, words, 56, stage->caption);
	build_words(stage, b, words);
	build_invitation(stage, b, column);
	struct bn_box *foot = bn_widget_add(b, column, (struct bn_box){.pad = {24, 16, 0, 16}});
	build_foot(stage, b, foot);
}

static void build_landscape(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.width = 1200,
			.content = BN_CONTENT_RAMP,
			.ramp = BN_RAMP_LEFT,
			.tone = BN_TONE_SCRIM});
	bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = 360,
			.content = BN_CONTENT_RAMP,
			.content_alpha = .66f,
			.tone = BN_TONE_SCRIM});
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
			.inset = {230, 0, 256, 48},
			.width = 868,
			.main = BN_END,
			.gap = 36});
	struct bn_box *words = bn_widget_add(b, column, (struct bn_box){.pad = {0, 0, 0, 16}});
	build_words(stage, b, words);
	build_invitation(stage, b, column);
	struct bn_box *foot = bn_widget_add(b, root,
		(struct bn_box){
			.anchor = BN_LEFT | BN_BOTTOM, .inset = {0, 0, 54, 64}, .width = 960});
	build_foot(stage, b, foot);
	struct bn_box *captions = bn_widget_add(b, root,
		(struct bn_box){
			.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM, .inset = {0, 48, 60, 1040}});
	bn_page_captions(stage, b, root, captions, 1040, stage->caption);
}

/* A screen nobody can reach: the clip and its captions where they are asked for, and perhaps a code
 * in the corner; a slide also says what it is. */
static void build_bare(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	if (stage->look == BN_LOOP_SLIDES)
		bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
				.height = b->portrait ? 1080 : 480,
				.content = BN_CONTENT_RAMP,
				.tone = BN_TONE_SCRIM});
	bool qr = stage->venue->qr;
	struct bn_box *column = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.inset = {0, qr && !b->portrait ? 360 : 56, qr && b->portrait ? 320 : 56,
				56},
			.gap = 36});
	bn_page_captions(stage, b, root, column, 56, stage->caption);
	if (stage->look == BN_LOOP_SLIDES)
		build_words(stage, b, column);
	if (!qr)
		return;
	struct bn_box *corner = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, 48, 48, 0},
			.pad = {12, 12, 12, 12},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY});
	bn_widget_qr(b, corner, "attract.qr", _("Code QR : les métiers sur votre téléphone"),
		stage->campaign->page, 200);
}

/* What can be touched: all of it. */
static void build_over(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *all = bn_widget_add(b, root,
		(struct bn_box){.id = "attract.touch",
			.role = BN_ROLE_BUTTON,
			.name = _("Touchez l’écran"),
			.action = wake,
			.eager = true,
			.flow = BN_STACK});
	if (stage->look == BN_LOOP_CLOSED) {
		bn_closed_build(stage, b, all);
		return;
	}
	if (b->portrait)
		build_portrait(stage, b, all);
	else
		build_landscape(stage, b, all);
	build_tile(stage, b, all);
}

/* A film that is shown whole leaves the words their place, where there are words. */
static void build_film(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_placing placing = bn_page_clip_placing(stage, stage->clip, b->portrait);
	struct bn_edges beside = b->portrait ? (struct bn_edges){240, 0, b->height - 980, 0}
					     : (struct bn_edges){0, 0, 0, 960};
	bool whole = placing.fit == BN_FIT_CONTAIN && stage->venue->touch;
	bn_widget_add(b, root,
		(struct bn_box){.content = BN_CONTENT_VIDEO,
			.placing = placing,
			.inset = whole ? beside : (struct bn_edges){0, 0, 0, 0}});
	bn_page_signs(stage, b, root);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	root->fill = BN_TONE_SCRIM;
	if (stage->look == BN_LOOP_CARD) {
		bn_card_build(stage, b, root);
		return;
	}
	if (stage->look == BN_LOOP_SLIDES)
		bn_slide_build(stage, b, root);
	else if (stage->look == BN_LOOP_CLIPS)
		build_film(stage, b, root);
	if (stage->venue->touch)
		build_over(stage, b, root);
	else if (stage->look == BN_LOOP_CLOSED)
		bn_closed_build(stage, b, root);
	else
		build_bare(stage, b, root);
}

/* Each clip, card and slide fades into the next one. */
static int step(const struct bn_stage *stage, const void *state)
{
	(void)state;
	size_t which = 0;
	if (stage->look == BN_LOOP_SLIDES)
		which = stage->slide % (stage->campaign->profession_count + 1);
	else if (stage->look == BN_LOOP_CLIPS)
		which = stage->turn % 4096;
	return (int)(8 * which) + (int)stage->look;
}

static const struct bn_screen attract = {
	.name = "attract", .loop = true, .build = build, .step = step};
static const struct bn_screen *const screens[] = {&attract, NULL};
const struct bn_wing bn_attract_wing = {"attract", screens};
