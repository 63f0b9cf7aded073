/* A field to type in, with its label and what is wrong with it. */
#include "ui/theme.h"
#include "ui/widget.h"

#include <string.h>

/* Beside the label where there is room, so that nothing below moves; else under the field. */
static void add_error(struct bn_builder *b, struct bn_box *parent, const struct bn_field *field)
{
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = field->error_id,
			.role = BN_ROLE_TEXT,
			.flow = BN_ROW,
			.gap = 12,
			.grow = field->error_beside ? 1 : 0,
			.main = field->error_beside ? BN_END : BN_START,
			.cross = BN_CENTRE,
			.pad = {field->error_beside ? 0 : 6, 8, 0, 0}});
	bn_widget_icon(b, row, "exclamation-circle-fill", 36, BN_TONE_ERROR);
	bn_widget_text(b, row, field->error, BN_TYPE_NAV, BN_TONE_ERROR)->max_lines = b->large ? 3
											       : 2;
}

/* How wide a letter is at most, in parts of its size; told by its first byte. */
static float letter_width(char letter)
{
	if ((letter & 0xc0) == 0x80) /* the rest of a letter */
		return 0;
	if (strchr("fijlrtI.,'|:;! ", letter) != NULL)
		return .4f;
	if (strchr("mwMW@", letter) != NULL)
		return 1;
	return letter >= 'A' && letter <= 'Z' ? .78f : .64f;
}

/* The byte from which a value is shown, so that what is before the caret goes into `room`. */
static size_t first_in_sight(const struct bn_field *field, float room, float size)
{
	size_t at = field->caret > 0 ? (size_t)field->caret - 1 : 0;
	float width = 0;
	while (at > 0 && width + letter_width(field->value[at - 1]) * size <= room)
		width += letter_width(field->value[--at]) * size;
	while ((field->value[at] & 0xc0) == 0x80)
		at++;
	return at;
}

struct bn_box *bn_widget_field(
	struct bn_builder *b, struct bn_box *parent, const struct bn_field *field)
{
	bool focused = field->caret > 0, filled = field->value[0] != '\0';
	struct bn_box *column = bn_widget_add(b, parent, (struct bn_box){0});
	struct bn_box *label = bn_widget_add(b, column,
		(struct bn_box){
			.flow = BN_ROW, .gap = 12, .cross = BN_CENTRE, .pad = {0, 0, 12, 8}});
	bn_widget_text(b, label, field->label, BN_TYPE_STRONG, BN_TONE_INK);
	if (field->optional != NULL)
		bn_widget_text(b, label, field->optional, BN_TYPE_BODY, BN_TONE_INK_2);
	if (field->error != NULL && field->error_beside)
		add_error(b, label, field);
	unsigned states = (focused ? BN_STATE_FOCUSED : 0) | (filled ? BN_STATE_FILLED : 0) |
			  (field->error != NULL ? BN_STATE_INVALID : 0);
	enum bn_tone border = field->error != NULL ? BN_TONE_ERROR
			      : focused            ? BN_TONE_BRAND_INK
						   : BN_TONE_LINE_STRONG;
	struct bn_box *input = bn_widget_add(b, column,
		(struct bn_box){.id = field->id,
			.role = BN_ROLE_TEXTBOX,
			.name = field->label,
			.states = states,
			.action = field->action,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.clip = true,
			.height = 120,
			.pad = {0, 32, 0, 32},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_FIELD,
			.border = border,
			.border_width = focused || field->error != NULL ? 6 : 3});
	struct bn_box *value = bn_widget_text(b, input, field->value, BN_TYPE_FIELD, BN_TONE_INK);
	size_t first = first_in_sight(
		field, field->width - 80, (float)bn_theme_type(value->style, 1).size);
	value->text += first;
	value->secret = true;
	value->caret = focused ? field->caret - (int)first : 0;
	value->max_lines = 1;
	value->min_width = 12;
	if (field->error != NULL && !field->error_beside)
		add_error(b, column, field);
	return column;
}
