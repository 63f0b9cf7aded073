/* Boxes: what a screen is made of. A screen's build function makes a tree of them from its state;
 * layout gives each its place; the same tree is drawn, touched and told to the accessibility tree,
 * so that the three can't disagree. Boxes live until the next build: nothing keeps a pointer.
 * All lengths here are units (1/1080 of the short side); only `rect` is in pixels. */
#ifndef BN_UI_BOX_H
#define BN_UI_BOX_H

#include "ui/canvas.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* How it comes in with its page, which is a turn of a conversation. */
enum bn_talk {
	BN_TALK_NONE,
	BN_TALK_QUESTION, /* it grows from its tight corner, lower left */
	BN_TALK_ANSWERS,  /* its children rise, one after the other */
};

enum bn_flow {
	BN_COLUMN,
	BN_ROW,
	BN_WRAP,  /* a row that goes on in the next line */
	BN_GRID,  /* equal columns */
	BN_STACK, /* children lie over each other, held by their anchors */
};

enum bn_align { BN_STRETCH, BN_START, BN_CENTRE, BN_END };

/* In a stack: which edges of the parent hold the child, at the distance of its inset. None is the
 * same as all four. A child held by both sides of an axis is stretched; by neither, centred. */
enum bn_anchor {
	BN_LEFT = 1,
	BN_RIGHT = 2,
	BN_TOP = 4,
	BN_BOTTOM = 8,
	BN_MIDDLE = 16, /* not stretched: centred on both axes unless an edge is named too */
};

/* Colours by their role, so that a theme decides. */
enum bn_tone {
	BN_TONE_NONE,
	BN_TONE_BRAND,
	BN_TONE_BRAND_INK, /* the brand on a light surface: words, icons, marks, progress */
	BN_TONE_DEEP,
	BN_TONE_SOFT,
	BN_TONE_BRAND_LINE,
	BN_TONE_ACCENT,
	BN_TONE_ON_ACCENT,
	BN_TONE_ON_BRAND,
	BN_TONE_TINT,
	BN_TONE_PAPER,
	BN_TONE_INK,
	BN_TONE_INK_2,
	BN_TONE_LINE, /* a surface: of what can't be pressed */
	BN_TONE_LINE_STRONG,
	BN_TONE_NIGHT,
	BN_TONE_SCRIM,
	BN_TONE_ERROR,
	BN_TONE_WARNING, /* a surface */
	BN_TONE_ON_WARNING,
	BN_TONE_OK,
	BN_TONE_QR,   /* white in every theme: a camera must read it */
	BN_TONE_HALO, /* white at 17 % over brand: the arch behind a portrait */
};

/* Bubbles have one tight corner: bottom left when the Département speaks, bottom right when the
 * visitor does. */
enum bn_shape {
	BN_SHAPE_RECT,
	BN_SHAPE_SAY,
	BN_SHAPE_YOU,
	BN_SHAPE_CARD,
	BN_SHAPE_FIELD,
	BN_SHAPE_CELL,
	BN_SHAPE_PILL,
	BN_SHAPE_SHEET, /* round above, straight below: the dock */
	BN_SHAPE_ICON,  /* a small bubble for an icon */
	BN_SHAPE_ARCH,  /* half a circle above */
	BN_SHAPE_CAPTION,
	BN_SHAPE_BOX, /* of a check box */
	BN_SHAPE_TOP, /* a bubble's upper half: a picture at the top of a card */
};

enum bn_press { /* what a pressed box looks like */
	BN_PRESS_NONE,
	BN_PRESS_DARKEN, /* 16 % black, a little smaller */
	BN_PRESS_SOFT,   /* soft fill, no shadow */
	BN_PRESS_DEEP,   /* deep fill, on brand */
	BN_PRESS_KEY,    /* accent, the lip gone */
};

enum bn_content {
	BN_CONTENT_NONE,
	BN_CONTENT_TEXT,
	BN_CONTENT_ICON,
	BN_CONTENT_PICTURE,
	BN_CONTENT_QR,
	BN_CONTENT_VIDEO,
	BN_CONTENT_SIGNS, /* a smaller video over it: the same in sign language */
	BN_CONTENT_STILL, /* the picture of another clip, on the page before or after */
	BN_CONTENT_RAMP,  /* from nothing to `tone`, towards `ramp` */
	BN_CONTENT_RING,  /* `part` of a turn in `tone` over a full turn of `back_tone` */
	BN_CONTENT_BAR,   /* `part` of the width in `tone` over `back_tone` */
	BN_CONTENT_MARK,  /* Borne's two-bubble mark, `tone` and accent */
};

enum bn_ramp { BN_RAMP_DOWN, BN_RAMP_UP, BN_RAMP_LEFT };

enum bn_role { /* the accessibility tree's, by ARIA's names */
	BN_ROLE_NONE,
	BN_ROLE_BUTTON,
	BN_ROLE_LINK,
	BN_ROLE_TEXTBOX,
	BN_ROLE_CHECKBOX,
	BN_ROLE_RADIO,
	BN_ROLE_TAB,
	BN_ROLE_IMAGE,
	BN_ROLE_TEXT,
	BN_ROLE_LIST,
	BN_ROLE_LISTITEM,
	BN_ROLE_SLIDER,
	BN_ROLE_PROGRESSBAR,
	BN_ROLE_DIALOG,
	BN_ROLE_KEY,
};

enum bn_state {
	BN_STATE_FOCUSED = 1,
	BN_STATE_SELECTED = 2,
	BN_STATE_CHECKED = 4,
	BN_STATE_DISABLED = 8,
	BN_STATE_INVALID = 16,
	BN_STATE_FILLED = 32, /* a text box that isn't empty: what is in it is nobody's business */
	BN_STATE_BUSY = 64,
};

/* What a tap asks for; the codes are the wings' (ui only hands them on). 0: nothing. */
struct bn_action {
	int code;
	int index;
	const char *text, *argument; /* live at least until the next build */
};

struct bn_edges {
	float top, right, bottom, left;
};

struct bn_box {
	/* What it is, for those who can't see it and for tests. */
	const char *id; /* "home.professions"; NULL unless it has a role or scrolls */
	enum bn_role role;
	unsigned states;  /* of enum bn_state */
	const char *name; /* NULL: its text */
	struct bn_action action;
	struct bn_action hold; /* a long press; where there is none, it is a tap like others */
	struct bn_action swipe_up, swipe_down; /* a vertical swipe that starts here */
	/* Makes the children once the box comes near to what can be seen, at most once a build: for
	 * long lists. Its height must be given. */
	void (*unfold)(struct bn_box *box, const void *context);
	const void *context; /* of unfold: lives as long as the boxes (bn_box_memory) */
	bool eager; /* acts when it is sure that it is a finger, not a palm: 300 ms after it came */
	bool slides; /* a finger that slides to it after a long press, and leaves, taps it */
	bool modal;  /* nothing behind can be touched; `action` is a tap beside what it holds */

	/* Where it is. */
	enum bn_flow flow;
	float width, height; /* 0: as its content needs */
	float min_width, min_height, max_width;
	float grow; /* its share of what is left along the parent's row or column */
	struct bn_edges pad;
	float gap, line_gap; /* between children; between the lines of WRAP and GRID (0: gap) */
	int columns;         /* of GRID */
	enum bn_align main, cross; /* of the children: along the flow, and across it */
	enum bn_align self;        /* across the parent's flow; STRETCH: as the parent says */
	unsigned anchor;           /* of enum bn_anchor, in a STACK */
	struct bn_edges inset;
	bool scroll; /* a COLUMN whose children may be taller; needs an id */
	bool clip;   /* children are cut at its edges */
	bool stays;  /* where it is while its page slides in; the same below it */
	/* A STACK whose children are pages, one above the other, of which one is on show: it
	 * follows the finger, which swipe_up and swipe_down turn. Needs an id, and `clip`. */
	int pages; /* how many there are, built or not; 0: it isn't one */
	int page;  /* the one on show; of a child: which it is */

	/* How it looks. */
	enum bn_tone fill;
	float fill_alpha; /* 0 counts as 1 */
	enum bn_shape shape;
	enum bn_tone border;
	float border_width, border_alpha; /* alpha 0 counts as 1 */
	/* Its border grows and fades, 1.6 s each time; an icon dips every 4 s. Over a clip, what
	 * lies behind such an icon is a box without a border that breathes too, and hides all under
	 * it. */
	bool breathes;
	enum bn_talk talk;
	int shadow; /* 0 none, 1 at rest, 2 floating */
	enum bn_press press;
	const char *pressed_with; /* the id of the box that is pressed instead; NULL: its own */
	float lip;                /* a darker lower edge: keys */

	enum bn_content content;
	const char *text; /* of TEXT and QR; a path for PICTURE; a name for ICON */
	enum bn_text_style style;
	enum bn_tone tone; /* of the content */
	enum bn_tone back_tone;
	float content_alpha; /* 0 counts as 1 */
	enum bn_justify justify;
	int max_lines;
	bool secret; /* typed by a visitor: never kept, never told */
	int caret;   /* bytes before the caret, plus 1; 0: none */
	float part;  /* 0..1 */
	enum bn_ramp ramp;
	struct bn_placing placing;

	/* Filled by the room. */
	struct bn_box *first, *last, *next;
	struct bn_rect rect;    /* of the window, in pixels */
	struct bn_rect visible; /* what of it isn't cut away; w 0: nothing */
	int content_height;     /* of a scroll box, in pixels */
};

/* The boxes of one build. Zeroed is ready; reset keeps the memory for the next build. */
struct bn_boxes {
	struct bn_arena_block *blocks;
};

struct bn_box *bn_box_root(struct bn_boxes *boxes);
/* A copy of `like` as the last child. Texts and ids aren't copied: see bn_box_text. */
struct bn_box *bn_box_add(struct bn_boxes *boxes, struct bn_box *parent, struct bn_box like);
/* A text that lives as long as the boxes. */
const char *bn_box_text(struct bn_boxes *boxes, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Makes the children of a box that waits for it; of any other, nothing. */
void bn_box_unfold(struct bn_box *box);
/* Zeroed memory that lives as long. */
void *bn_box_memory(struct bn_boxes *boxes, size_t bytes);
void bn_box_reset(struct bn_boxes *boxes);
void bn_box_finish(struct bn_boxes *boxes);

const char *bn_box_role_name(enum bn_role role); /* "button"; NULL for none */
/* The name to tell: its own, or its text, or that of the texts inside, told in order. Never what is
 * secret. The result belongs to the boxes. */
const char *bn_box_name(struct bn_boxes *boxes, const struct bn_box *box);

#endif
