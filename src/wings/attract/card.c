#include "base/tr.h"
#include "base/utf8.h"
#include "wings/attract/looks.h"
#include "wings/page.h"

#include <string.h>

/* As large as the address's length allows: it is read from the back of a hall. */
static enum bn_text_style address_style(const char *address)
{
	size_t length = strlen(address);
	if (length <= 24)
		return BN_TYPE_H2;
	return length <= 34 ? BN_TYPE_H3 : BN_TYPE_CARD;
}

static void build_code(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const char *address = bn_page_address(stage->campaign->page);
	struct bn_box *bubble = bn_widget_add(b, parent,
		(struct bn_box){.cross = BN_CENTRE,
			.gap = 20,
			.pad = {44, 40, 48, 40},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY});
	bn_widget_text(b, bubble, _("Les métiers sur votre téléphone"), BN_TYPE_H3, BN_TONE_INK)
		->justify = BN_JUSTIFY_CENTRE;
	bn_widget_qr(b, bubble, "card.qr", _("Code QR : les métiers sur votre téléphone"),
		stage->campaign->page, b->portrait ? 660 : 640);
	struct bn_box *words = bn_widget_text(
		b, bubble, address, address_style(address), BN_TONE_BRAND_INK);
	words->id = "card.address";
	words->role = BN_ROLE_TEXT;
	words->justify = BN_JUSTIFY_CENTRE;
	words->max_width = b->portrait ? 904 : 880;
	words->max_lines = 3;
}

static void build_words(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_venue_card *card = &stage->venue->card;
	struct bn_box *words = bn_widget_add(
		b, parent, (struct bn_box){.id = "card.words", .role = BN_ROLE_TEXT, .gap = 28});
	struct bn_box *title = bn_widget_text(
		b, words, bn_page_say(stage, &card->title), BN_TYPE_H1, BN_TONE_ON_BRAND);
	/* Lines of about the same length, and room for all a card may say. */
	bool large = bn_utf8_letters(bn_page_say(stage, &card->title)) > 30;
	title->max_width = !large ? 690 : b->portrait ? 968 : 800;
	title->max_lines = 3;
	if (card->text.count == 0)
		return;
	struct bn_box *text = bn_widget_text(
		b, words, bn_page_say(stage, &card->text), BN_TYPE_H3, BN_TONE_ON_BRAND);
	text->max_width = b->portrait ? 968 : 640;
	text->max_lines = 3;
}

/* Two faces, who ask. */
static void build_faces(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_BOTTOM,
			.inset = {0, 0, -240, b->portrait ? 240 : 130},
			.width = 600,
			.height = 600,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_ARCH});
	bn_widget_picture(b, root, stage->campaign->picture,
		(struct bn_box){.anchor = BN_LEFT | BN_BOTTOM,
			.inset = {0, 0, 0, b->portrait ? 220 : 110},
			.width = 640,
			.height = b->portrait ? 420 : 380,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
}

void bn_card_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	root->fill = BN_TONE_BRAND;
	build_faces(stage, b, root);
	bn_page_brand(stage, b, root, 56, 56, true);
	struct bn_box *words = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP | (b->portrait ? BN_RIGHT : 0),
			.inset = {b->portrait ? 190 : 210, 56, 0, 56},
			.width = b->portrait ? 0 : 800});
	build_words(stage, b, words);
	struct bn_box *code = bn_widget_add(b, root,
		(struct bn_box){
			.anchor = b->portrait ? BN_LEFT | BN_RIGHT | BN_TOP : BN_MIDDLE | BN_RIGHT,
			.inset = {b->portrait ? 556 : 0, 48, 0, 48},
			.width = b->portrait ? 0 : 960});
	build_code(stage, b, code);
}
