#include "wings/comfort/comfort.h"

#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"

#define LARGE_FITS 1900 /* upright: so high, all rows have room in larger letters */

static const struct bn_action close_it = {.code = BN_INTENT_CLOSE};
static const struct bn_action nothing = {.code = BN_INTENT_NOTHING};

/* A dialog with a title; what it holds keeps a finger's slip from closing it. */
static struct bn_box *build_dialog(
	struct bn_builder *b, struct bn_box *root, const char *id, const char *title)
{
	struct bn_box *bubble = bn_widget_dialog(b, root, id, title, close_it);
	bubble->id = bn_box_text(b->boxes, "%s.surface", id);
	bubble->action = nothing;
	bubble->gap = 28;
	struct bn_box *words = bn_widget_text(b, bubble, title, BN_TYPE_H2, BN_TONE_INK);
	words->id = bn_box_text(b->boxes, "%s.title", id);
	words->role = BN_ROLE_TEXT;
	return bubble;
}

static void build_close(struct bn_builder *b, struct bn_box *bubble, const char *id)
{
	struct bn_button button = {.id = id, .label = _("C’est bon"), .action = close_it};
	bn_widget_button(b, bubble, &button)->width = 840;
}

static void build_language(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	struct bn_box *bubble = build_dialog(b, root, "language", _("Quelle langue ?"));
	for (size_t i = 0; i < stage->campaign->language_count; i++) {
		const char *code = stage->campaign->languages[i];
		struct bn_check check = {.id = bn_box_text(b->boxes, "language.%s", code),
			.title = bn_page_language(code),
			.ticked = bn_str_same(code, stage->language),
			.one = true,
			.action = {.code = BN_INTENT_LANGUAGE, .text = code}};
		struct bn_box *row = bn_widget_check(b, bubble, &check);
		row->width = 840;
	}
	build_close(b, bubble, "language.done");
}

/* More rows than fit below `top`: they scroll. */
static struct bn_box *build_list(struct bn_builder *b, struct bn_box *bubble, float top)
{
	float others = 48 + 56 + 64 + (b->large ? 96 : 74) + 128 + 2 * bubble->gap;
	return bn_widget_add(b, bubble,
		(struct bn_box){.id = "access.rows",
			.role = BN_ROLE_LIST,
			.name = _("Votre confort"),
			.scroll = true,
			.width = 864,
			.height = b->height - top - others,
			.pad = {12, 12, 12, 12}});
}

static void build_access(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	static const struct {
		const char *id, *title, *detail;
	} aids[BN_AID_COUNT] = {
		[BN_AID_TEXT] = {"access.text", BN_TR("Texte plus grand"),
			BN_TR("Sur tous les écrans")},
		[BN_AID_CONTRAST] = {"access.contrast", BN_TR("Contraste renforcé"),
			BN_TR("Noir, blanc et jaune")},
		[BN_AID_MOTION] = {"access.motion", BN_TR("Moins de mouvement"),
			BN_TR("Rien ne bouge, sauf les vidéos")},
		[BN_AID_TIME] = {"access.time", BN_TR("Plus de temps"),
			BN_TR("La borne attend deux fois plus")},
		[BN_AID_LOW] = {"access.low", BN_TR("Position basse"),
			BN_TR("Tout à portée de main")},
	};
	(void)state;
	struct bn_box *dialog = build_dialog(b, root, "access", _("Votre confort"));
	struct bn_box *bubble = dialog;
	/* Two by two where the screen is low. */
	float side = b->width > 1700 ? (b->width - 1604) / 2 : 48;
	if (!b->portrait)
		bubble->inset.left = bubble->inset.right = side;
	if (b->reach > 0 || (b->large && b->portrait && b->height < LARGE_FITS))
		bubble = build_list(b, bubble, b->reach > 0 ? b->reach : 48);
	struct bn_box *grid = bn_widget_add(b, bubble,
		(struct bn_box){.flow = BN_GRID,
			.columns = b->portrait ? 1 : 2,
			.gap = b->portrait ? 28 : 20,
			.width = b->portrait ? 840 : b->width - 2 * side - 144});
	for (int i = 0; i < BN_AID_COUNT; i++) {
		if (i == BN_AID_LOW && !b->portrait) /* all is within reach */
			continue;
		struct bn_check aid = {.id = aids[i].id,
			.title = _(aids[i].title),
			.detail = _(aids[i].detail),
			.ticked = stage->aids[i],
			.action = {.code = BN_INTENT_AID, .index = i}};
		bn_widget_check(b, grid, &aid);
	}
	struct bn_check captions = {.id = "access.captions",
		.title = _("Sous-titres"),
		.detail = _("Dans les témoignages"),
		.ticked = stage->captions,
		.action = {.code = BN_INTENT_CAPTIONS}};
	bn_widget_check(b, grid, &captions);
	struct bn_check sound = {.id = "access.sound",
		.title = _("Son"),
		.detail = _("Dans les témoignages"),
		.ticked = stage->sound,
		.action = {.code = BN_INTENT_SOUND}};
	bn_widget_check(b, grid, &sound);
	build_close(b, dialog, "access.done");
}

static const struct bn_screen language = {
	.name = "language", .overlay = true, .build = build_language};
static const struct bn_screen access_panel = {
	.name = "access", .overlay = true, .build = build_access};
static const struct bn_screen *const screens[] = {&language, &access_panel, NULL};
const struct bn_wing bn_comfort_wing = {"comfort", screens};
