#include "wings/home/tiles.h"

#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"

#define TALL 1800

/* What a tile says and where it leads. */
struct tile {
	const char *id, *icon, *title, *words;
	const char *picture; /* NULL: none */
	bool film;
	struct bn_action action;
};

static struct tile own_tile(struct bn_builder *b, const char *place)
{
	if (bn_str_same(place, "feed"))
		return (struct tile){.icon = "play-fill",
			.title = _("Témoignages"),
			.words = _("En courtes vidéos"),
			.picture = bn_page_drawing(b, "metier-es.jpg"),
			.film = true};
	if (bn_str_same(place, "lead_form"))
		return (struct tile){.icon = "chat-heart-fill",
			.title = _("Être recontacté"),
			.words = _("Par mail ou téléphone"),
			.picture = bn_page_drawing(b, "metier-ass.jpg")};
	return (struct tile){.icon = "people-fill",
		.title = _("Découvrir les métiers"),
		.words = _("Qui fait quoi, pour qui"),
		.picture = bn_page_drawing(b, "trio-metiers.png")};
}

static struct tile tile_of(const struct bn_stage *stage, struct bn_builder *b, const char *place)
{
	const struct bn_article *article = bn_campaign_article(stage->campaign, place);
	struct tile tile = own_tile(b, place);
	tile.action = (struct bn_action){.code = BN_INTENT_GO, .text = place};
	if (article != NULL)
		tile = (struct tile){.icon = article->icon,
			.title = bn_page_say(
				stage, article->tile.count > 0 ? &article->tile : &article->title),
			.words = bn_page_say(stage, &article->kicker),
			.picture = article->picture,
			.action = {
				.code = BN_INTENT_GO, .text = "article", .argument = article->id}};
	tile.id = bn_box_text(b->boxes, "home.%s%s", article != NULL ? "page." : "", place);
	return tile;
}

/* Long words are set smaller, so that none is broken. */
static enum bn_text_style title_style(const char *title)
{
	return bn_page_short(title, 60, 13) ? BN_TYPE_CARD : BN_TYPE_TAG;
}

/* A drawing without a ground stands on the tile's edge; a picture fills its place. */
static struct bn_placing placing_of(const char *picture)
{
	return bn_str_ends(picture, ".png") ? (struct bn_placing){BN_FIT_BOTTOM, .5f, 1}
					    : (struct bn_placing){BN_FIT_COVER, .5f, .52f};
}

/* The first answer, in the accent. */
static void build_main(struct bn_builder *b, struct bn_box *parent, const struct tile *tile)
{
	bool drawing = tile->picture != NULL && bn_str_ends(tile->picture, ".png");
	struct bn_box *box = bn_widget_add(b, parent,
		(struct bn_box){.id = tile->id,
			.role = BN_ROLE_BUTTON,
			.name = tile->title,
			.action = tile->action,
			.flow = BN_STACK,
			.clip = true,
			.grow = 1,
			.min_height = b->portrait ? b->large ? 340 : 250 : 200,
			.fill = BN_TONE_ACCENT,
			.shape = BN_SHAPE_SAY,
			.shadow = 1,
			.press = BN_PRESS_DARKEN});
	float wide = b->portrait ? drawing ? 540 : 420 : 460;
	float seen = tile->picture == NULL ? 0 : drawing ? wide - 90 : wide;
	if (tile->picture != NULL)
		bn_widget_picture(b, box, tile->picture,
			(struct bn_box){.anchor = BN_RIGHT | BN_TOP | BN_BOTTOM,
				.inset = {drawing ? 16 : 0, drawing ? 8 : 0, 0, 0},
				.width = wide,
				.shape = drawing ? BN_SHAPE_RECT : BN_SHAPE_CARD,
				.placing = placing_of(tile->picture)});
	float room = (b->portrait ? 984 : 1152) - 44 - 24 - seen;
	struct bn_box *words = bn_widget_add(b, box,
		(struct bn_box){.anchor = BN_MIDDLE | BN_LEFT,
			.inset = {0, 0, 0, 44},
			.max_width = room,
			.gap = 10});
	/* A letter takes 43 units in the one, 31 in the other; a larger one a quarter more. */
	float large = b->large ? 1.25f : 1;
	bool first = bn_page_short(tile->title, 24, (size_t)(room / (43 * large)));
	bool second = bn_page_short(tile->title, 60, (size_t)(room / (31 * large)));
	bn_widget_text(b, words, tile->title,
		first    ? BN_TYPE_H2
		: second ? BN_TYPE_H3
			 : BN_TYPE_CARD,
		BN_TONE_ON_ACCENT);
	if (tile->words[0] != '\0')
		bn_widget_text(b, words, tile->words, BN_TYPE_LEAD, BN_TONE_ON_ACCENT);
}

static struct bn_box *build_box(
	struct bn_builder *b, struct bn_box *parent, const struct tile *tile)
{
	return bn_widget_add(b, parent,
		(struct bn_box){.id = tile->id,
			.role = BN_ROLE_BUTTON,
			.name = tile->title,
			.action = tile->action,
			.grow = 1,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 1,
			.press = BN_PRESS_SOFT});
}

/* A picture above, and what it leads to below. */
static void build_pictured(struct bn_builder *b, struct bn_box *parent, const struct tile *tile)
{
	struct bn_box *box = build_box(b, parent, tile);
	if (tile->picture != NULL) {
		bn_widget_picture(b, box, tile->picture,
			(struct bn_box){.grow = 1,
				.shape = BN_SHAPE_TOP,
				.placing = placing_of(tile->picture)});
	} else {
		struct bn_box *sign = bn_widget_add(b, box,
			(struct bn_box){.grow = 1, .pad = {36, 36, 0, 36}, .cross = BN_START});
		bn_widget_bubble(b, sign, tile->icon, 132);
	}
	struct bn_box *row = bn_widget_add(b, box,
		(struct bn_box){
			.flow = BN_ROW, .cross = BN_CENTRE, .gap = 22, .pad = {24, 24, 28, 28}});
	if (tile->picture != NULL)
		bn_widget_disc(b, row, tile->icon, 84);
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(b, words, tile->title, title_style(tile->title), BN_TONE_INK);
	if (tile->words[0] != '\0')
		bn_widget_text(b, words, tile->words, BN_TYPE_META, BN_TONE_INK_2);
}

/* Like a film that waits: its picture, darker where its words are. */
static void build_film(struct bn_builder *b, struct bn_box *parent, const struct tile *tile)
{
	struct bn_box *box = build_box(b, parent, tile);
	box->flow = BN_STACK;
	box->fill = BN_TONE_NIGHT;
	box->press = BN_PRESS_DARKEN;
	struct bn_box place = {.anchor = BN_RIGHT | BN_TOP | BN_BOTTOM,
		.inset = {6, 6, 6, 0}, /* an edge that the theme may draw */
		.width = 330,
		.shape = BN_SHAPE_CARD,
		.placing = placing_of(tile->picture)};
	bn_widget_picture(b, box, tile->picture, place);
	place.inset.right += place.width - 90;
	place.width = 92;
	place.content = BN_CONTENT_RAMP;
	place.shape = BN_SHAPE_RECT;
	place.ramp = BN_RAMP_LEFT;
	place.tone = BN_TONE_NIGHT;
	bn_widget_add(b, box, place);
	struct bn_box *words = bn_widget_add(
		b, box, (struct bn_box){.inset = {28, 0, 28, 32}, .main = BN_CENTRE, .gap = 16});
	bn_widget_disc(b, words, tile->icon, 84)->self = BN_START;
	bn_widget_text(b, words, tile->title, title_style(tile->title), BN_TONE_ON_BRAND);
}

/* Its sign beside its title: faces would be too small or cut. `full`: what it is about as well. */
static void build_small(
	struct bn_builder *b, struct bn_box *parent, const struct tile *tile, bool full)
{
	struct bn_box *box = build_box(b, parent, tile);
	box->flow = BN_ROW;
	box->cross = BN_CENTRE;
	box->gap = 24;
	box->min_height = 124;
	box->pad.left = 32;
	bn_widget_bubble(b, box, tile->icon, 92);
	struct bn_box *words = bn_widget_add(
		b, box, (struct bn_box){.grow = 1, .pad = {12, 24, 12, 0}});
	bn_widget_text(b, words, tile->title, title_style(tile->title), BN_TONE_INK)->max_lines = 2;
	if (full && tile->words[0] != '\0')
		bn_widget_text(b, words, tile->words, BN_TYPE_META, BN_TONE_INK_2)->max_lines = 2;
}

void bn_home_tiles_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *tiles)
{
	const struct bn_campaign *campaign = stage->campaign;
	size_t count = campaign->home_count;
	/* An offer above takes the room of one row. */
	bool crowded = stage->offer != NULL && count > 4;
	/* A tall screen has room for a row of pictures; one that is less so for rows of signs. */
	bool roomy = b->portrait ? !crowded && (count < 4 || b->height >= TALL) : count < 4;
	if (b->large && count > 5)
		roomy = false;
	size_t pictured = roomy ? 3 : 1;
	bool full = !crowded && !b->large && count < 6;
	struct bn_box *row = NULL;
	for (size_t i = 0; i < count; i++) {
		struct tile tile = tile_of(stage, b, campaign->home[i]);
		if (i == 0) {
			build_main(b, tiles, &tile);
			continue;
		}
		bool picture = i < pictured;
		if (i % 2 == 1)
			row = bn_widget_add(b, tiles,
				(struct bn_box){.flow = BN_ROW,
					.gap = 24,
					.grow = picture ? 2 : .8f,
					.min_height = picture ? 300 : 124});
		if (picture)
			build_pictured(b, row, &tile);
		else if (!b->portrait && full && tile.film)
			build_film(b, row, &tile);
		else
			build_small(b, row, &tile, full);
	}
}
