/* The kit: the design's components as boxes. Texts must live until the next build. Lengths in
 * units. "Tight bottom left": the Département speaks; "tight bottom right": the visitor does. */
#ifndef BN_UI_WIDGET_H
#define BN_UI_WIDGET_H

#include "ui/box.h"

/* What a build function needs to make boxes. */
struct bn_builder {
	struct bn_boxes *boxes;
	bool portrait;
	float width, height; /* of the window, in units: one of both is 1080 */
	bool large;          /* larger letters, for those who asked for them */
	float reach;         /* what can be touched begins there, for who can't reach up; or 0 */
};

enum bn_button_kind {
	BN_BUTTON_ACCENT,
	BN_BUTTON_GHOST,
	BN_BUTTON_WHITE,
	BN_BUTTON_DEEP, /* on the brand's colour, beside the main one */
};

struct bn_button {
	const char *id, *label;
	const char *icon;       /* before the label; NULL: none */
	const char *icon_after; /* behind it; NULL: none */
	enum bn_button_kind kind;
	bool disabled;
	struct bn_action action;
};

struct bn_box *bn_widget_add(struct bn_builder *b, struct bn_box *parent, struct bn_box like);
struct bn_box *bn_widget_text(struct bn_builder *b, struct bn_box *parent, const char *text,
	enum bn_text_style style, enum bn_tone tone);
struct bn_box *bn_widget_icon(struct bn_builder *b, struct bn_box *parent, const char *name,
	float size, enum bn_tone tone);
struct bn_box *bn_widget_picture(
	struct bn_builder *b, struct bn_box *parent, const char *path, struct bn_box like);

/* The brand line: mark, name, département. on_brand: white, over the brand's colour. */
struct bn_box *bn_widget_brand(struct bn_builder *b, struct bn_box *parent, const char *name,
	const char *department, bool on_brand);
struct bn_box *bn_widget_button(
	struct bn_builder *b, struct bn_box *parent, const struct bn_button *button);
/* A question in the brand's colour: its text has the role "text" under this id. */
struct bn_box *bn_widget_question(
	struct bn_builder *b, struct bn_box *parent, const char *id, const char *text);
struct bn_chip {
	const char *id, *label;
	const char *icon;  /* NULL: none */
	enum bn_role role; /* TAB: one of several; CHECKBOX */
	bool chosen, disabled;
	bool on_brand; /* it lies on the brand's colour */
	struct bn_action action;
};
/* A pill to choose. Chosen: filled, tick, bold. */
struct bn_box *bn_widget_chip(
	struct bn_builder *b, struct bn_box *parent, const struct bn_chip *chip);
/* A word in a small pill that can't be touched. */
struct bn_box *bn_widget_tag(struct bn_builder *b, struct bn_box *parent, const char *text);
/* A small bubble with an icon. */
struct bn_box *bn_widget_bubble(
	struct bn_builder *b, struct bn_box *parent, const char *icon, float size);
/* A disc in the brand's colour with an icon. */
struct bn_box *bn_widget_disc(
	struct bn_builder *b, struct bn_box *parent, const char *icon, float size);
/* A sentence of a list, behind its bullet. */
struct bn_box *bn_widget_point(struct bn_builder *b, struct bn_box *parent, const char *text);
struct bn_check {
	const char *id, *title;
	const char *detail; /* NULL: none */
	bool ticked, disabled;
	bool one; /* of several, of which one is ticked: its box is round */
	struct bn_action action;
};
/* A box to tick, the whole row is the target. */
struct bn_box *bn_widget_check(
	struct bn_builder *b, struct bn_box *parent, const struct bn_check *check);
/* One of a long list: made when it comes near. It has no detail; width: of the row, in units. */
struct bn_box *bn_widget_check_folded(
	struct bn_builder *b, struct bn_box *parent, const struct bn_check *check, float width);

struct bn_field {
	const char *id, *label;
	const char *optional; /* "(facultatif)" or NULL */
	const char *value;    /* secret */
	int caret;            /* bytes before the caret, plus 1; 0: the field isn't focused */
	float width;          /* of the field: the letters at the caret are kept in sight */
	const char *error;    /* what to do, or NULL */
	const char *error_id;
	bool error_beside; /* the label, where there is room; else under the field */
	struct bn_action action;
};
struct bn_box *bn_widget_field(
	struct bn_builder *b, struct bn_box *parent, const struct bn_field *field);

/* White on dark, line by line, each with its own box. NULL or "": nothing. */
struct bn_box *bn_widget_captions(struct bn_builder *b, struct bn_box *parent, const char *text);
/* A QR code on white; the whole is a button when the action has a code. */
struct bn_box *bn_widget_qr(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *name, const char *text, float size);
/* A ring with a number inside. */
struct bn_box *bn_widget_ring(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *name, int number, float part, float size, bool on_brand);

/* The dock along the lower edge of `root` (a STACK), and a cell in its row. Its height: */
float bn_widget_dock_height(const struct bn_builder *b, bool with_actions);
struct bn_dock {
	struct bn_box *nav;     /* put cells here */
	struct bn_box *actions; /* and the screen's main buttons here; NULL without actions */
};
struct bn_dock bn_widget_dock(struct bn_builder *b, struct bn_box *root, bool with_actions);
void bn_widget_cell(struct bn_builder *b, struct bn_dock *dock, const char *id, const char *icon,
	const char *label, struct bn_action action);

/* A veil over the whole screen and a bubble in its middle: gives the bubble (a column). beside is
 * what a tap on the veil does. */
struct bn_box *bn_widget_dialog(struct bn_builder *b, struct bn_box *root, const char *id,
	const char *name, struct bn_action beside);

#endif
