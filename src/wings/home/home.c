#include "wings/home/home.h"

#include "base/tr.h"
#include "wings/home/tiles.h"
#include "wings/page.h"

/* As large as the room beside two faces allows. */
static enum bn_text_style question_style(const struct bn_builder *b, const char *question)
{
	if (bn_page_short(question, 30, 10) && !(b->portrait && b->large))
		return BN_TYPE_H1;
	return bn_page_short(question, 30, 12) ? BN_TYPE_H2 : BN_TYPE_H3;
}

/* A finger that touches, and the words for it. */
static void build_hint(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	bool moves = stage->hint == BN_HINT_MOVING && !stage->aids[BN_AID_MOTION];
	float size = b->large ? 128 : 96;
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = "home.hint",
			.role = BN_ROLE_TEXT,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 20});
	struct bn_box *ring = bn_widget_add(b, row,
		(struct bn_box){.flow = BN_STACK,
			.width = size,
			.height = size,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_PILL,
			.border = BN_TONE_ACCENT,
			.border_width = 6,
			.breathes = moves});
	struct bn_box *hand = bn_widget_icon(
		b, ring, "hand-index-thumb-fill", size * .58f, BN_TONE_ACCENT);
	hand->anchor = BN_MIDDLE;
	hand->breathes = moves;
	enum bn_text_style style = b->large ? BN_TYPE_CARD : BN_TYPE_STRONG;
	bn_widget_text(b, row, _("Touchez une image pour commencer"), style, BN_TONE_ON_BRAND)
		->max_width = b->large ? 340 : 360;
}

/* The Département's question beside two faces, on its colour. */
static void build_question(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *head)
{
	const struct bn_campaign *campaign = stage->campaign;
	/* Half a circle above; its lower part is cut. */
	struct bn_edges arch = b->portrait ? (struct bn_edges){0, -60, -170, 0}
					   : (struct bn_edges){0, 32, -150, 40};
	bn_widget_add(b, head,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = arch,
			.width = 600,
			.height = 600,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_ARCH});
	bn_widget_picture(b, head, campaign->picture,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? -20 : 52, 0, 0},
			.width = b->portrait ? 620 : 560,
			.height = b->portrait ? 470 : 430,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
	bn_page_brand(stage, b, head, 56, b->portrait ? 56 : 48, true);
	struct bn_box *words = bn_widget_add(b, head,
		(struct bn_box){.id = "home.question",
			.role = BN_ROLE_TEXT,
			.anchor = BN_LEFT | BN_TOP,
			.inset = {b->portrait ? 184 : 188, 0, 0, 56},
			.talk = BN_TALK_QUESTION,
			.gap = 16});
	bool hint = stage->hint != BN_HINT_NONE;
	bool below = !b->large; /* larger letters need its room */
	const char *question = bn_page_say(stage, &campaign->question);
	if (!hint || below)
		bn_widget_text(b, words, question, question_style(b, question), BN_TONE_ON_BRAND)
			->max_width = !b->portrait ? 600
				      : b->large   ? 440
						   : 520;
	if (hint)
		build_hint(stage, b, words);
	else if (below && b->portrait)
		bn_widget_text(b, words, bn_page_say(stage, &campaign->hint), BN_TYPE_LEAD,
			BN_TONE_ON_BRAND)
			->max_width = 440;
}

/* What was on screen when the visitor touched it: the métier of that clip. */
static void build_offer(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_profession *offered = bn_campaign_profession(stage->campaign, stage->offer);
	if (offered == NULL)
		return;
	struct bn_box *row = bn_page_film(b, parent, b->large ? 16 : 0, "home.offer",
		(struct bn_action){
			.code = BN_INTENT_GO, .text = "profession", .argument = offered->id});
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(b, words, _("Vous regardiez le métier"), BN_TYPE_META, BN_TONE_INK_2);
	bn_widget_text(
		b, words, bn_page_say(stage, &offered->title), BN_TYPE_CARD, BN_TONE_BRAND_INK)
		->max_lines = 2;
	bn_widget_icon(b, row, "arrow-right", 48, BN_TONE_BRAND_INK);
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	float dock = bn_widget_dock_height(b, false);
	struct bn_box *head = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | (b->portrait ? BN_RIGHT : BN_BOTTOM),
			.inset = {0, 0, b->portrait ? 0 : dock, 0},
			.width = b->portrait ? 0 : 672,
			.height = !b->portrait   ? 0
				  : b->reach > 0 ? b->reach - 40
						 : 600,
			.flow = BN_STACK,
			.clip = true,
			.fill = BN_TONE_BRAND});
	build_question(stage, b, head);
	float top = b->reach > 0 ? b->reach : 640;
	struct bn_edges place = b->portrait ? (struct bn_edges){top, 48, dock + 44, 48}
					    : (struct bn_edges){48, 48, dock + 24, 720};
	struct bn_box *tiles = bn_widget_add(
		b, root, (struct bn_box){.inset = place, .talk = BN_TALK_ANSWERS, .gap = 24});
	build_offer(stage, b, tiles);
	bn_home_tiles_build(stage, b, tiles);
	bn_page_dock(stage, b, root, true, false);
	bn_page_demonstration(
		stage, b, head, b->portrait ? BN_RIGHT | BN_TOP : BN_LEFT | BN_BOTTOM);
}

static const struct bn_screen home = {.name = "home", .hints = true, .build = build};
static const struct bn_screen *const screens[] = {&home, NULL};
const struct bn_wing bn_home_wing = {"home", screens};
