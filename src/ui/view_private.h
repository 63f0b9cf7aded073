/* The view from inside: what is on show and what a finger does (view.c), how it is drawn
 * (view_draw.c). */
#ifndef BN_UI_VIEW_PRIVATE_H
#define BN_UI_VIEW_PRIVATE_H

#include "ui/view.h"

#define BN_VIEW_ID_BYTES 80

struct bn_view_place { /* how far a list was scrolled */
	char id[BN_VIEW_ID_BYTES];
	int offset, limit; /* pixels */
};

struct bn_view {
	struct bn_canvas *canvas;
	const struct bn_theme *theme;
	struct bn_boxes boxes;
	struct bn_box *root;
	enum bn_tone background;
	struct bn_gestures gestures;
	char pressed[BN_VIEW_ID_BYTES]; /* "": none */
	char focused[BN_VIEW_ID_BYTES];
	struct bn_view_place *places;
	size_t place_count, place_capacity;
	char flung[BN_VIEW_ID_BYTES]; /* the list that moves by itself */
	char dragged[BN_VIEW_ID_BYTES];
	struct bn_action swipe_up, swipe_down; /* of the box the finger went down on */
	float speed, remainder;                /* pixels a second; a part of a pixel still to go */
	int64_t animated_ms;
	bool dirty;
	bool urgent; /* by a finger or a key: the next picture must show it */
	/* For clips; see bn_view_settle. */
	bool still;  /* the last draw found nothing changed but the clip's picture */
	bool veiled; /* the canvas holds the veil of the page that is on… */
	bool stale;  /* … or of how it was before its last change */
	bool owes;   /* the page's last change is in the veil, and no picture was drawn since */
	uint64_t film_number;
};

#endif
