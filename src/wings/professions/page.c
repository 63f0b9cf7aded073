/* One métier: whom one helps, what one does, how one gets there, and how many already do it. */
#include "wings/page.h"

#include "base/str.h"
#include "base/tr.h"
#include "ui/letters.h"
#include "ui/theme.h"
#include "wings/professions/mark.h"
#include "wings/professions/more.h"
#include "wings/professions/professions.h"

#define HEAD 872 /* lengthwise: the width of the column with the picture */
#define PILL 64  /* upright: how much of the pill lies over the head's lower edge */

struct shown {
	const char *id;
};

static const struct bn_profession *profession_of(const struct bn_stage *stage, const void *state)
{
	const struct shown *shown = state;
	const struct bn_profession *found = bn_campaign_profession(stage->campaign, shown->id);
	return found != NULL ? found : &stage->campaign->professions[0];
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	(void)stage;
	if (argument != NULL)
		((struct shown *)state)->id = argument;
}

static const struct bn_clip *testimony_of(
	const struct bn_stage *stage, const struct bn_profession *profession)
{
	return profession->testimony != NULL
		       ? bn_campaign_clip(stage->campaign, profession->testimony)
		       : NULL;
}

/* Upright: where the head ends. The pill is the first that can be touched. */
static float head_height(const struct bn_builder *b)
{
	return b->reach > 0 ? b->reach + PILL : 716;
}

/* Two lines of large letters: a third would lie on the faces. */
static bool fits_large(const struct bn_builder *b, const char *title)
{
	struct bn_type type = bn_theme_type(BN_TYPE_H2 | (b->large ? BN_TYPE_LARGE : 0), 1);
	return bn_letters_lines(title, (float)type.size, (b->portrait ? b->width : HEAD) - 88) < 3;
}

/* A scene lies behind the title; a picture without one, whose faces fill it, ends above. */
static void build_head(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *head,
	const struct bn_profession *profession)
{
	bool scene = !bn_str_same(profession->scene, profession->picture);
	if (scene) {
		bn_widget_picture(b, head, profession->scene,
			(struct bn_box){.inset = {b->portrait ? 0 : 124, 0,
						!b->portrait && b->large ? 150 : 0, 0},
				.placing = {BN_FIT_COVER, .5f, b->portrait ? 0 : .2f}});
		bn_widget_add(b, head,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
				.height = b->portrait ? 320 : 480,
				.content = BN_CONTENT_RAMP,
				.tone = BN_TONE_SCRIM});
	}
	struct bn_box *bar = bn_widget_add(b, head,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
			.height = 124,
			.flow = BN_STACK,
			.fill = BN_TONE_BRAND});
	bn_page_brand(stage, b, bar, 52, 22, true);
	if (!b->portrait) /* wider than other columns, and only one line high */
		bar->last->max_width = 800;
	float below = b->portrait ? 76 : testimony_of(stage, profession) == NULL ? 40 : 204;
	struct bn_box *column = bn_widget_add(
		b, head, (struct bn_box){.inset = {124, 0, below, 0}, .gap = 12, .main = BN_END});
	if (!scene)
		bn_widget_picture(b, column, profession->picture,
			(struct bn_box){.grow = 1, .placing = {BN_FIT_COVER, .5f, .54f}});
	const char *words = bn_page_say(stage, &profession->title);
	struct bn_box *title = bn_widget_text(
		b, column, words, fits_large(b, words) ? BN_TYPE_H2 : BN_TYPE_H3, BN_TONE_ON_BRAND);
	title->id = "profession.title";
	title->role = BN_ROLE_TEXT;
	title->pad = (struct bn_edges){0, 32, 0, 56};
	title->max_lines = 3;
}

/* Upright, at the right of the pill, where a seated visitor reaches them too; beside a narrower
 * one, over the picture's corner. */
static void build_marks(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_profession *profession)
{
	struct bn_box *marks = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_TOP | (b->portrait ? BN_RIGHT : BN_LEFT),
			.inset = {b->portrait ? head_height(b) - PILL : 140, 48, 0, 0},
			.width = b->portrait ? 0 : 848,
			.flow = b->portrait ? BN_ROW : BN_COLUMN,
			.cross = b->portrait ? BN_STRETCH : BN_END,
			.gap = 12});
	bn_mark_build_heart(stage, b, marks, profession, "profession.favourite", true);
	bn_mark_build_compare(stage, b, marks, profession, "profession.compare", true);
}

static void build_testimony(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_profession *profession, float top)
{
	const struct bn_clip *clip = testimony_of(stage, profession);
	if (clip == NULL)
		return;
	struct bn_box *pill = bn_widget_add(b, root,
		(struct bn_box){.id = "profession.testimony",
			.role = BN_ROLE_BUTTON,
			.action = {.code = BN_INTENT_GO, .text = "feed", .argument = clip->id},
			.anchor = BN_LEFT | BN_TOP,
			.inset = {top, 0, 0, 48},
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 28,
			.height = 128,
			.pad = {0, 44, 0, 20},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.shadow = 2,
			.press = BN_PRESS_SOFT});
	bn_widget_disc(b, pill, "play-fill", 92);
	struct bn_box *words = bn_widget_add(b, pill, (struct bn_box){0});
	bn_widget_text(b, words, _("Voir le témoignage"), BN_TYPE_CARD, BN_TONE_BRAND_INK);
	bn_widget_text(b, words, bn_box_text(b->boxes, _("%d s, avec sous-titres"), clip->seconds),
		BN_TYPE_META, BN_TONE_INK_2);
}

static void build_publics(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *row,
	const struct bn_profession *profession)
{
	struct bn_box *card = bn_more_section(
		b, row, "profession.publics", _("Vous accompagnez"), false);
	card->grow = 1;
	card->pad.right = 16; /* two columns of words */
	/* Side by side where the words are as short as these labels mostly are. */
	bool narrow = true;
	for (size_t i = 0; i < profession->public_count; i++)
		narrow &= bn_page_short(bn_page_say(stage, &profession->publics[i]->label), 20, 10);
	struct bn_box *grid = bn_widget_add(b, card,
		(struct bn_box){
			.flow = BN_GRID, .columns = narrow ? 2 : 1, .gap = 4, .line_gap = 8});
	for (size_t i = 0; i < profession->public_count; i++) {
		struct bn_box *public = bn_widget_add(b, grid,
			(struct bn_box){
				.flow = BN_ROW, .gap = 8, .cross = BN_CENTRE, .min_height = 80});
		bn_widget_icon(b, public, profession->publics[i]->icon, 48, BN_TONE_BRAND_INK);
		bn_widget_text(b, public, bn_page_say(stage, &profession->publics[i]->label),
			BN_TYPE_TAG, BN_TONE_INK)
			->grow = 1;
	}
}

/* A figure with its source and date; without one, the card isn't there. */
static void build_figure(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *row,
	const struct bn_figure *figure)
{
	if (figure->date == NULL)
		return;
	const char *value = bn_page_say(stage, &figure->value);
	bool large = value[0] >= '0' && value[0] <= '9' && bn_page_short(value, 5, 5);
	bool aside = large && bn_page_short(value, 3, 3); /* beside what it counts */
	struct bn_box *card = bn_widget_add(b, row,
		(struct bn_box){.id = "profession.figure",
			.role = BN_ROLE_TEXT,
			.width = b->large ? 0 : 424,
			.pad = {26, 28, 26, 36},
			.gap = 14,
			.fill = BN_TONE_BRAND,
			.shape = BN_SHAPE_SAY,
			.shadow = 1});
	struct bn_box *top = bn_widget_add(b, card,
		(struct bn_box){.flow = aside ? BN_ROW : BN_COLUMN,
			.gap = aside ? 20 : 4,
			.cross = aside ? BN_CENTRE : BN_STRETCH});
	bn_widget_text(b, top, value,
		large                          ? BN_TYPE_FIGURE
		: bn_page_short(value, 16, 11) ? BN_TYPE_H3
					       : BN_TYPE_CARD,
		BN_TONE_ACCENT);
	bn_widget_text(b, top, bn_page_say(stage, &figure->label), BN_TYPE_STRONG, BN_TONE_ON_BRAND)
		->grow = aside ? 1 : 0;
	bn_widget_add(b, card, (struct bn_box){.grow = 1});
	bn_widget_text(b, card,
		bn_box_text(b->boxes, _("Source : %s, %s"), bn_page_say(stage, &figure->source),
			bn_page_date(b, figure->date)),
		BN_TYPE_META, BN_TONE_ON_BRAND);
}

static void build_missions(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession)
{
	if (profession->mission_count == 0)
		return;
	struct bn_box *card = bn_more_section(
		b, parent, "profession.missions", _("Vos missions"), false);
	for (size_t i = 0; i < profession->mission_count; i++)
		bn_widget_point(b, card, bn_page_say(stage, &profession->missions[i]));
}

static void build_qualities(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession)
{
	if (profession->quality_count == 0)
		return;
	struct bn_box *part = bn_widget_add(b, parent,
		(struct bn_box){.id = "profession.qualities", .role = BN_ROLE_TEXT, .gap = 12});
	bn_widget_text(b, part, _("Vos qualités"), BN_TYPE_STRONG, BN_TONE_INK)->pad.left = 8;
	struct bn_box *tags = bn_widget_add(b, part, (struct bn_box){.flow = BN_WRAP, .gap = 12});
	for (size_t i = 0; i < profession->quality_count; i++)
		bn_widget_tag(b, tags, bn_page_say(stage, &profession->qualities[i]));
}

/* Whether the stages have room beside each other without breaking a word. */
static bool beside(const struct bn_stage *stage, const struct bn_profession *profession)
{
	size_t what = profession->stage_count > 3 ? 7 : 10;
	bool fit = true;
	for (size_t i = 0; i < profession->stage_count; i++)
		fit &= bn_page_short(bn_page_say(stage, &profession->training[i].what), 16, what) &&
		       bn_page_short(
			       bn_page_say(stage, &profession->training[i].detail), 22, what + 4);
	return fit;
}

/* From one stage to the next. */
static void build_arrow(struct bn_builder *b, struct bn_box *way, bool row)
{
	struct bn_box *gap = bn_widget_add(b, way,
		(struct bn_box){.flow = BN_STACK,
			.grow = row ? 1 : 0,
			.height = row ? 92 : 48, /* in a row, of two lines that don't wrap */
			.width = row ? 0 : 40,
			.self = row ? BN_STRETCH : BN_START,
			.min_width = 40});
	bn_widget_icon(b, gap, row ? "arrow-right" : "arrow-down", 40, BN_TONE_BRAND_INK)->anchor =
		BN_MIDDLE;
}

static void build_training(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession)
{
	if (profession->stage_count == 0)
		return;
	bool row = beside(stage, profession);
	struct bn_box *card = bn_more_section(
		b, parent, "profession.training", _("La formation"), false);
	struct bn_box *way = bn_widget_add(
		b, card, (struct bn_box){.flow = row ? BN_ROW : BN_COLUMN, .gap = 8});
	for (size_t i = 0; i < profession->stage_count; i++) {
		const struct bn_training_stage *step = &profession->training[i];
		if (i > 0)
			build_arrow(b, way, row);
		struct bn_box *words = bn_widget_add(b, way, (struct bn_box){0});
		bn_widget_text(b, words, bn_page_say(stage, &step->what),
			b->large ? BN_TYPE_STRONGER : BN_TYPE_BUTTON, BN_TONE_INK);
		bn_widget_text(
			b, words, bn_page_say(stage, &step->detail), BN_TYPE_META, BN_TONE_INK_2);
	}
}

static void build_facts(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *list,
	const struct bn_profession *profession)
{
	struct bn_box *summary = bn_widget_text(
		b, list, bn_page_say(stage, &profession->summary), BN_TYPE_LEAD, BN_TONE_INK);
	summary->id = "profession.summary";
	summary->role = BN_ROLE_TEXT;
	summary->pad = (struct bn_edges){0, 8, 0, 8};
	struct bn_box *row = bn_widget_add(
		b, list, (struct bn_box){.flow = b->large ? BN_COLUMN : BN_ROW, .gap = 24});
	build_publics(stage, b, row, profession);
	build_figure(stage, b, row, &profession->figure);
	build_qualities(stage, b, list, profession);
	build_missions(stage, b, list, profession);
	build_training(stage, b, list, profession);
	bn_more_build(stage, b, list, profession);
}

static void build_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	const struct bn_profession *profession)
{
	struct bn_dock dock = bn_page_dock(stage, b, root, false, true);
	struct bn_button interest = {.id = "profession.interest",
		.label = _("Ça m’intéresse"),
		.icon = "chat-heart-fill",
		.action = {.code = BN_INTENT_GO, .text = "lead_form", .argument = profession->id}};
	bn_widget_button(b, dock.actions, &interest)->grow = 1;
	if (profession->page == NULL)
		return;
	struct bn_box *phone = bn_widget_add(b, dock.actions,
		(struct bn_box){.id = "profession.phone",
			.role = BN_ROLE_BUTTON,
			.action = {.code = BN_INTENT_OPEN,
				.text = "phone",
				.argument = profession->id},
			.width = b->portrait ? 400
				 : b->large  ? 404
					     : 360,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 20,
			.pad = {0, 16, 0, 32},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.press = BN_PRESS_SOFT});
	/* Only a sign: a code this small can't be read, the one it opens can. */
	bn_widget_icon(b, phone, "qr-code", 80, BN_TONE_BRAND_INK);
	bn_widget_text(b, phone, _("Sur mon téléphone"), BN_TYPE_CARD, BN_TONE_BRAND_INK)->grow = 1;
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_profession *profession = profession_of(stage, state);
	float dock = bn_widget_dock_height(b, true);
	struct bn_box *head = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | (b->portrait ? BN_RIGHT : BN_BOTTOM),
			.inset = {0, 0, b->portrait ? 0 : dock, 0},
			.width = b->portrait ? 0 : HEAD,
			.height = b->portrait ? head_height(b) : 0,
			.flow = BN_STACK,
			.clip = true,
			.fill = bn_str_same(profession->scene, profession->picture)
					? BN_TONE_BRAND
					: BN_TONE_SCRIM});
	build_head(stage, b, head, profession);
	struct bn_box *list = bn_widget_add(b, root,
		(struct bn_box){.id = bn_box_text(b->boxes, "profession.facts.%s", profession->id),
			.role = BN_ROLE_LIST,
			.name = _("Le métier en clair"),
			.scroll = true,
			.gap = 24,
			.inset = b->portrait ? (struct bn_edges){head_height(b), 0, dock - 44, 0}
					     : (struct bn_edges){0, 0, dock, HEAD},
			.pad = b->portrait ? (struct bn_edges){80, 48, 76, 48}
					   : (struct bn_edges){36, 48, 36, 40}});
	build_facts(stage, b, list, profession);
	build_testimony(stage, b, root, profession,
		b->portrait ? head_height(b) - PILL : b->height - dock - 176);
	build_marks(stage, b, root, profession);
	build_dock(stage, b, root, profession);
}

const struct bn_screen bn_professions_page = {
	.name = "profession", .state_size = sizeof(struct shown), .enter = enter, .build = build};

static void build_phone(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_profession *profession = profession_of(stage, state);
	const char *page = profession->page != NULL ? profession->page : stage->campaign->page;
	struct bn_qr_dialog dialog = {.id = "phone",
		.title = _("Photographiez ce code avec votre téléphone"),
		.words = bn_page_address(page),
		.code = page};
	bn_page_qr_dialog(b, root, &dialog);
}

const struct bn_screen bn_professions_phone = {.name = "phone",
	.state_size = sizeof(struct shown),
	.overlay = true,
	.enter = enter,
	.build = build_phone};
