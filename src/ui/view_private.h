/* The view from inside: what is on show and the keyboard (view.c), what a finger does
 * (view_touch.c), how it is drawn (view_draw.c). */
#ifndef BN_UI_VIEW_PRIVATE_H
#define BN_UI_VIEW_PRIVATE_H

#include "ui/presses.h"
#include "ui/scroll.h"
#include "ui/view.h"

#define BN_VIEW_ID_BYTES BN_PRESSES_ID_BYTES

struct bn_view_place { /* how far a list was scrolled, or which page is on show */
	char id[BN_VIEW_ID_BYTES];
	struct bn_scroll scroll;
	int laid;         /* where its boxes lie now */
	int page, height; /* of pages, in pixels; height 0: a list, or not on show before */
};

struct bn_view {
	struct bn_canvas *canvas;
	const struct bn_theme *theme;
	struct bn_boxes boxes;
	struct bn_box *root;
	enum bn_tone background;
	struct bn_gestures gestures;
	char pressed[BN_VIEW_ID_BYTES]; /* "": none */
	struct bn_presses presses;      /* what is seen of it, and of those before */
	char focused[BN_VIEW_ID_BYTES];
	struct bn_view_place *places;
	size_t place_count, place_capacity;
	char flung[BN_VIEW_ID_BYTES]; /* the list that moves by itself */
	char dragged[BN_VIEW_ID_BYTES];
	struct bn_action swipe_up, swipe_down; /* of the box the finger went down on */
	bool turning;                          /* the finger moved a page */
	bool key;                              /* a finger came down on one */
	bool held; /* a long press did something: the finger still down chooses by sliding */
	bool calm; /* nothing moves by itself */
	struct bn_motion motion; /* of the page that comes in… */
	bool with_film;          /* … step by step with the pictures of its clip */
	bool dirty;
	bool urgent; /* by a finger or a key: the next picture must show it */
	/* For clips; see bn_view_settle. */
	bool still;  /* the last draw found nothing changed but the clip's picture */
	bool veiled; /* the canvas holds the veil of the page that is on… */
	bool stale;  /* … or of how it was before its last change */
	bool owes;   /* the page's last change is in the veil, and no picture was drawn since */
	struct bn_rect veiled_at; /* where the clip was in it */
	uint64_t film_number;
};

void bn_view_copy_id(char to[BN_VIEW_ID_BYTES], const char *id); /* NULL: "" */
/* Where a list stands, made when it isn't known; until the next list is made. */
struct bn_view_place *bn_view_place_of(struct bn_view *view, const char *id);
struct bn_rect bn_view_window(const struct bn_view *view);
float bn_view_band(const struct bn_view *view); /* pixels a list gives past its ends */
/* Moves what a list holds to where it was scrolled to; nothing else on the page moves. */
void bn_view_follow(struct bn_view *view, const char *id);
void bn_view_scroll_by(struct bn_view *view, const char *id, int dy, float band);

/* Pages, which a finger turns (view_pages.c). After a layout: goes to the page that is on show now,
 * from where it is. True: it was laid out at another place. */
bool bn_view_pages_mind(struct bn_view *view, const struct bn_box *box);
void bn_view_pages_drag(
	struct bn_view *view, struct bn_view_place *place, const struct bn_gesture *gesture);
/* The finger left: the action of the way it went, far or fast enough; NULL: it didn't. */
const struct bn_action *bn_view_pages_drop(struct bn_view *view, const struct bn_gesture *gesture);
/* Back to its place, unless the build that follows shows another page. */
void bn_view_pages_release(struct bn_view *view, struct bn_view_place *place, float speed);

#endif
