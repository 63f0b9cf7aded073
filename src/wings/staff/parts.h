/* What the staff's screens share. */
#ifndef BN_WINGS_STAFF_PARTS_H
#define BN_WINGS_STAFF_PARTS_H

#include "wings/wing.h"

#define BN_STAFF_SIDE 620 /* width of the brand's column, lengthwise */

extern const struct bn_screen bn_staff_code, bn_staff_panel, bn_staff_place, bn_staff_settings,
	bn_staff_trials, bn_staff_glass, bn_staff_export, bn_staff_install, bn_staff_power,
	bn_staff_pause;

/* "Espace équipe" and the Département, at this place of a STACK. */
void bn_staff_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand);
/* What the screen is about: a bubble above (upright), or on the brand's column at the left. */
void bn_staff_head(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, const char *words);
/* Head, dock (back, lock, language, aids) and, between, a list that scrolls: the screens behind the
 * panel. */
struct bn_box *bn_staff_page(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *root, const char *id, const char *words);
/* What scrolls: upright from `top` to the dock, lengthwise beside the head. above: the room over
 * its first box. */
struct bn_box *bn_staff_list(struct bn_builder *b, struct bn_box *root, const char *id,
	const char *name, float top, float above, float dock_height);
/* The venue that staff chose, which follows once they have left; else the one that is on. */
const struct bn_venue *bn_staff_venue(const struct bn_stage *stage);
/* An order of theirs. */
struct bn_action bn_staff_order(enum bn_order order, const char *text);
/* To one of their screens. */
struct bn_action bn_staff_go(const char *screen);

struct bn_box *bn_staff_card(struct bn_builder *b, struct bn_box *parent);
/* A card's first line: an icon, what it is, and what it comes to (may be NULL). */
void bn_staff_title(struct bn_builder *b, struct bn_box *card, const char *icon, const char *title,
	const char *sum);
/* Between a card's rows. */
void bn_staff_line(struct bn_builder *b, struct bn_box *card);
/* A word for staff to read, told by its id. */
struct bn_box *bn_staff_text(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *words, enum bn_text_style style, enum bn_tone tone);

/* A state by form and colour: octagon, triangle, disc. */
const char *bn_staff_icon(enum bn_health_state state);
enum bn_tone bn_staff_tone(enum bn_health_state state);

struct bn_staff_tile {
	const char *id, *icon, *label;
	const char *detail; /* NULL: none */
	bool chosen, off;   /* it is on now; it can't be touched, for the detail's reason */
	struct bn_action action;
};
/* Something to do: large enough for a thumb in a hurry. */
struct bn_box *bn_staff_tile(
	struct bn_builder *b, struct bn_box *parent, const struct bn_staff_tile *tile);

/* What came of something: a large sign and its words, in a card; gives the card. */
struct bn_box *bn_staff_verdict(struct bn_builder *b, struct bn_box *parent, const char *id,
	enum bn_health_state state, const char *words);

/* Room as staff read it: "3,2 Go". */
const char *bn_staff_bytes(struct bn_builder *b, uint64_t bytes);

#endif
