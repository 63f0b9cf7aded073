/* A box to tick, the whole row is the target; in a long list it is made when it comes near. */
#include "ui/letters.h"
#include "ui/theme.h"
#include "ui/widget.h"

#define GAP        28
#define SIDES      36
#define BOX        72
#define FOLDED_PAD 16
#define TITLE      BN_TYPE_CARD /* bn_letters_lines knows its letters */

struct folded {
	struct bn_builder b;
	struct bn_check check;
};

static struct bn_box *build_row(
	struct bn_builder *b, struct bn_box *parent, const struct bn_check *check)
{
	bool ticked = check->ticked, off = check->disabled;
	return bn_widget_add(b, parent,
		(struct bn_box){.id = check->id,
			.role = check->one ? BN_ROLE_RADIO : BN_ROLE_CHECKBOX,
			.states = (ticked ? BN_STATE_CHECKED : 0) | (off ? BN_STATE_DISABLED : 0),
			.action = check->action,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = GAP,
			.pad = {24, SIDES, 24, SIDES},
			.fill = off ? BN_TONE_LINE : BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.border = ticked ? BN_TONE_BRAND_INK : BN_TONE_LINE_STRONG,
			.border_width = ticked ? 6
					: off  ? 0
					       : 3,
			.press = off ? BN_PRESS_NONE : BN_PRESS_SOFT});
}

static void fill_row(struct bn_builder *b, struct bn_box *row, const struct bn_check *check,
	enum bn_text_style style)
{
	bool ticked = check->ticked, off = check->disabled;
	struct bn_box *box = bn_widget_add(b, row,
		(struct bn_box){.flow = BN_STACK,
			.width = BOX,
			.height = BOX,
			.fill = ticked ? BN_TONE_BRAND
				: off  ? BN_TONE_LINE
				       : BN_TONE_PAPER,
			.shape = check->one ? BN_SHAPE_PILL : BN_SHAPE_BOX,
			.border = off ? BN_TONE_LINE_STRONG : BN_TONE_BRAND_INK,
			.border_width = 5});
	if (ticked)
		bn_widget_icon(b, box, "check-lg", 56, BN_TONE_ON_BRAND)->anchor = BN_MIDDLE;
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(b, words, check->title, style, off ? BN_TONE_INK_2 : BN_TONE_INK);
	if (check->detail != NULL)
		bn_widget_text(b, words, check->detail, BN_TYPE_BODY, BN_TONE_INK_2);
}

struct bn_box *bn_widget_check(
	struct bn_builder *b, struct bn_box *parent, const struct bn_check *check)
{
	struct bn_box *row = build_row(b, parent, check);
	row->min_height = 128;
	fill_row(b, row, check, BN_TYPE_STRONG);
	return row;
}

static void unfold(struct bn_box *row, const void *context)
{
	const struct folded *folded = context;
	struct bn_builder b = folded->b;
	fill_row(&b, row, &folded->check, TITLE);
}

struct bn_box *bn_widget_check_folded(
	struct bn_builder *b, struct bn_box *parent, const struct bn_check *check, float width)
{
	struct bn_type type = bn_theme_type(TITLE | (b->large ? BN_TYPE_LARGE : 0), 1);
	float room = width - 2 * SIDES - BOX - GAP;
	float words = (float)(type.line * bn_letters_lines(check->title, (float)type.size, room));
	float least = BOX;
	struct folded *folded = bn_box_memory(b->boxes, sizeof(*folded));
	*folded = (struct folded){*b, *check};
	struct bn_box *row = build_row(b, parent, check);
	row->name = check->title;
	row->pad.top = row->pad.bottom = FOLDED_PAD;
	row->height = (words > least ? words : least) + 2 * FOLDED_PAD;
	row->context = folded;
	row->unfold = unfold;
	return row;
}
