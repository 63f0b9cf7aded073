/* Whether the glass feels and the loudspeaker speaks. */
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	(void)state;
	struct bn_box *list = bn_staff_page(stage, b, root, "staff_trials.list", _("Essais"));
	const struct bn_staff_tile touch = {.id = "staff_trials.touch",
		.icon = "hand-index-thumb-fill",
		.label = _("Essayer le toucher"),
		.detail = _("Dessinez sur tout l’écran"),
		.action = bn_staff_go("staff_glass")};
	const struct bn_staff_tile sound = {.id = "staff_trials.sound",
		.icon = "speaker-fill",
		.label = _("Essayer le son"),
		.detail = _("Deux notes, au volume réglé"),
		.action = bn_staff_order(BN_ORDER_CHIME, NULL)};
	bn_staff_tile(b, list, &touch);
	bn_staff_tile(b, list, &sound);
}

const struct bn_screen bn_staff_trials = {.name = "staff_trials", .staff = true, .build = build};

#define ACROSS 12 /* fields along the short side, */
#define ALONG  20 /* and along the long one */

/* The whole glass in fields; a finger fills those it passes over. */
struct glass {
	bool felt[ACROSS * ALONG]; /* row after row, as the screen lies */
	int count, across;         /* across: fields of a row; 0: not built yet */
};

static bool draw(void *state, float x, float y)
{
	struct glass *glass = state;
	int across = glass->across, along = across > 0 ? ACROSS * ALONG / across : 0;
	int column = (int)(x * (float)across), row = (int)(y * (float)along);
	if (column < 0 || row < 0 || column >= across || row >= along)
		return false;
	bool *felt = &glass->felt[row * across + column], was = *felt;
	*felt = true;
	glass->count += !was;
	return !was;
}

static void build_fields(const struct glass *glass, struct bn_builder *b, struct bn_box *root)
{
	struct bn_box *rows = bn_widget_add(b, root, (struct bn_box){0});
	for (int at = 0; at < ACROSS * ALONG; at += glass->across) {
		struct bn_box *row = bn_widget_add(
			b, rows, (struct bn_box){.flow = BN_ROW, .height = 1, .grow = 1});
		for (int i = at; i < at + glass->across; i++)
			bn_widget_add(b, row,
				(struct bn_box){.grow = 1,
					.fill = glass->felt[i] ? BN_TONE_ACCENT : BN_TONE_PAPER,
					.border = BN_TONE_LINE_STRONG,
					.border_width = 1});
	}
}

static void build_glass(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	struct glass *glass = state;
	(void)stage;
	glass->across = b->portrait ? ACROSS : ALONG;
	build_fields(glass, b, root);
	struct bn_box *bubble = bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_MIDDLE | (b->reach > 0 ? BN_BOTTOM : 0U),
			.inset = {0, 0, b->reach > 0 ? 200 : 0, 0},
			.gap = 24,
			.pad = {36, 48, 40, 48},
			.cross = BN_CENTRE,
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY,
			.shadow = 2});
	int part = glass->count * 100 / (ACROSS * ALONG);
	struct bn_box *words = bn_staff_text(b, bubble, "staff_glass.words",
		glass->count == ACROSS * ALONG
			? _("Tout l’écran répond.")
			: bn_box_text(b->boxes, _("Passez un doigt partout : %d %%"), part),
		BN_TYPE_H3, BN_TONE_INK);
	words->justify = BN_JUSTIFY_CENTRE;
	words->max_width = 720;
	struct bn_button done = {.id = "staff_glass.done",
		.label = _("C’est bon"),
		.action = {.code = BN_INTENT_BACK}};
	bn_widget_button(b, bubble, &done)->width = 520;
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	(void)stage;
	(void)argument;
	*(struct glass *)state = (struct glass){0};
}

const struct bn_screen bn_staff_glass = {.name = "staff_glass",
	.state_size = sizeof(struct glass),
	.staff = true,
	.enter = enter,
	.build = build_glass,
	.draw = draw};
