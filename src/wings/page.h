/* What the screens of all wings share: the brand line, the dock, short ways to the stage's texts.
 */
#ifndef BN_WINGS_PAGE_H
#define BN_WINGS_PAGE_H

#include "wings/wing.h"

/* What screens are built with, as the visitor wants them; the window's size in units. */
struct bn_builder bn_page_builder(
	const struct bn_stage *stage, struct bn_boxes *boxes, float width, float height);

/* In the visitor's language. */
const char *bn_page_say(const struct bn_stage *stage, const struct bn_text *text);

/* At most so many letters, in words of at most so many: it may be set large. */
bool bn_page_short(const char *text, size_t letters, size_t word);

/* The brand line at this place of a STACK. */
void bn_page_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand);

/* Upright: where a list begins under the brand line; lower for who can't reach up. */
float bn_page_list_top(const struct bn_builder *b);

/* What a language calls itself, by its code. */
const char *bn_page_language(const char *code);

/* The dock with its cells: Retour and Accueil, or Quitter on the home screen; Langue;
 * Accessibilité. */
struct bn_dock bn_page_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	bool home, bool with_actions);

/* Its last two cells alone. */
void bn_page_comfort(const struct bn_stage *stage, struct bn_builder *b, struct bn_dock *dock);

/* Says that leads are sealed for a key anybody may open, where that is so; in a corner of a STACK.
 */
void bn_page_demonstration(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, unsigned anchor);

/* A button that leads to a film; pad: above and below. Its words are the caller's to add. */
struct bn_box *bn_page_film(struct bn_builder *b, struct bn_box *parent, float pad, const char *id,
	struct bn_action action);

/* A QR code large enough for a phone at arm's length, and what it is. */
struct bn_qr_dialog {
	const char *id, *title, *words;
	const char *code; /* what the code says */
};
void bn_page_qr_dialog(
	struct bn_builder *b, struct bn_box *root, const struct bn_qr_dialog *dialog);

/* An address as people say and type it: within url. */
const char *bn_page_address(const char *url);

/* The clip's captions, in this parent at the bottom; or near the top of the root (a STACK), this
 * far from its left edge, where the clip asks for it. text NULL: none. */
struct bn_box *bn_page_captions(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *root, struct bn_box *parent, float left, const char *text);

/* Where the clip that is on is told in sign language, if it is: at the right of a STACK, clear of
 * faces and captions. */
void bn_page_signs(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root);

/* The file to play for this window's shape. */
const char *bn_page_clip_file(const struct bn_clip *clip, bool portrait);
/* How it takes its place there, as staff say; clip may be NULL. */
struct bn_placing bn_page_clip_placing(
	const struct bn_stage *stage, const struct bn_clip *clip, bool portrait);

/* A drawing of Borne's own: the path of this file of assets/img, which lives as long as the boxes.
 */
const char *bn_page_drawing(struct bn_builder *b, const char *name);

/* "6 novembre 2025", of a month "novembre 2025", in the visitor's language; "" when the date can't
 * be read. */
const char *bn_page_date(struct bn_builder *b, const char *iso);

#endif
