/* The window and what is drawn in it, in whole pixels. Only this room sees SDL's renderer.
 * Life: create → open → (begin → draw … → present)… → destroy. Main thread only.
 *
 * Two ways to the glass, chosen once at the start by looking at the renderer, and logged: with a
 * GPU, SDL's accelerated renderer and a planar YUV texture; without, SDL's software renderer into
 * the window's own surface and one conversion a picture. */
#ifndef BN_UI_CANVAS_H
#define BN_UI_CANVAS_H

#include "content/brand.h"
#include "ui/motion.h"
#include "ui/rect.h"
#include "video/frame.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Colours are opaque unless alpha says otherwise. */
struct bn_paint {
	struct bn_colour colour;
	uint8_t alpha; /* 0: nothing is drawn */
};

struct bn_radii {
	int top_left, top_right, bottom_right, bottom_left; /* pixels */
};

enum bn_fit {
	BN_FIT_CONTAIN, /* all of it, centred */
	BN_FIT_COVER,   /* fills, cropped around the focus */
	BN_FIT_BOTTOM,  /* all of it, standing on the lower edge, centred */
};

struct bn_placing {
	enum bn_fit fit;
	float focus_x, focus_y; /* 0..1 of the picture: what must stay in sight when cropped */
};

struct bn_canvas;

struct bn_canvas_options {
	const char *title; /* not copied */
	int width, height; /* of the window, in pixels; 0: upright, as fits; not for full screen */
	bool fullscreen;
	int turn; /* quarter turns clockwise, 0..3: the page on the window, see turn.h */
};

/* Reaches the display: from now on bn_canvas_size says what the window will have. NULL: logged. */
struct bn_canvas *bn_canvas_create(const struct bn_canvas_options *options);
/* Opens the window, which takes its time: start before it what can go on beside it. False: logged.
 */
bool bn_canvas_open(struct bn_canvas *canvas);
/* A campaign's own font from now on (see bn_fonts_create). */
void bn_canvas_set_font(struct bn_canvas *canvas, const char *regular, const char *bold);
void bn_canvas_destroy(struct bn_canvas *canvas); /* NULL is fine */

/* What is kept of pictures and letters now: it grows to a limit, 12 screens or 64 MiB. */
size_t bn_canvas_kept_bytes(const struct bn_canvas *canvas);

/* Of the page, in pixels. */
void bn_canvas_size(const struct bn_canvas *canvas, int *width, int *height);
/* Pixels a unit: 1/1080 of the short side. */
float bn_canvas_unit(const struct bn_canvas *canvas);
/* Pixels of 15 mm, what a finger asks of a target, as far as the display tells its size; at most
 * 120 units, since some tell nonsense. 0: it doesn't. */
int bn_canvas_finger(const struct bn_canvas *canvas);
struct SDL_Window *bn_canvas_window(struct bn_canvas *canvas);
/* After the window changed its size: sizes and caches follow. */
void bn_canvas_resized(struct bn_canvas *canvas);

void bn_canvas_begin(struct bn_canvas *canvas, struct bn_colour background);
void bn_canvas_present(struct bn_canvas *canvas);
/* Instead of begin, where only a part of what the window shows changes: nothing is drawn outside,
 * and only that is presented. Again for another part; after any of the others here, over it. */
void bn_canvas_begin_part(
	struct bn_canvas *canvas, struct bn_rect part, struct bn_colour background);

/* A page that gives way to the next. begin_next instead of begin: what is drawn from then on stays
 * beside the window, which keeps what it shows. mix makes the window's picture of both, to be
 * presented. */
struct bn_mix_piece { /* what comes on its own: from its place in the page that comes… */
	struct bn_rect rect;
	int part;   /* of 256 */
	int rise;   /* … so many pixels below it, */
	float size; /* or so many times its size, up to 1, in its lower left corner */
};
struct bn_mix {
	bool first;     /* what the window shows is the page that goes; else as at the first */
	int part;       /* of 256: of the page that comes */
	int dx;         /* pixels it is away from its place, to the right… */
	int still_from; /* … but for its rows from here on */
	struct bn_mix_piece pieces[BN_MOTION_PIECES]; /* a later one over those before */
	int piece_count;
};
void bn_canvas_begin_next(struct bn_canvas *canvas, struct bn_colour background);
/* False: the window became another one since: draw the page as ever. */
bool bn_canvas_mix(struct bn_canvas *canvas, const struct bn_mix *mix);
/* Nothing of either page is left beside the window. */
void bn_canvas_forget(struct bn_canvas *canvas);

/* Only what lies inside is drawn until pop; regions nest (8 deep) and cut each other. A region
 * moves with the offset that is set when it is pushed. */
void bn_canvas_push_clip(struct bn_canvas *canvas, struct bn_rect region);
void bn_canvas_pop_clip(struct bn_canvas *canvas);
/* Everything drawn until it is set again moves by this much and is that opaque (255: fully). */
void bn_canvas_set_offset(struct bn_canvas *canvas, int dx, int dy);
void bn_canvas_set_alpha(struct bn_canvas *canvas, uint8_t alpha);

/* Shapes, with smooth edges; corners are rasterised at their real size and kept. */
void bn_canvas_fill(struct bn_canvas *canvas, struct bn_rect rect, struct bn_radii radii,
	struct bn_paint paint);
/* A line of this many pixels along the inside of the edge. */
void bn_canvas_outline(struct bn_canvas *canvas, struct bn_rect rect, struct bn_radii radii,
	int thickness, struct bn_paint paint);
/* What a raised surface casts around itself: blurred (sigma = blur / 2), moved down; nothing of it
 * under the surface, which may be translucent. */
void bn_canvas_shadow(struct bn_canvas *canvas, struct bn_rect rect, struct bn_radii radii,
	int down, int blur, struct bn_paint paint);
/* A ramp through 2..6 stops, smooth over its whole length (no bands). */
struct bn_stop {
	float at; /* 0..1 along the ramp, growing */
	struct bn_paint paint;
};
void bn_canvas_ramp(struct bn_canvas *canvas, struct bn_rect rect, bool horizontal,
	const struct bn_stop *stops, int count);
/* An arc of a circle inscribed in rect, clockwise from the top, 0..1 of the turn, round ends. */
void bn_canvas_arc(struct bn_canvas *canvas, struct bn_rect rect, int thickness, float from,
	float to, struct bn_paint paint);

/* Pictures (SVG, PNG, JPEG, WebP) are rasterised at the size they are shown and kept; radii round
 * the rect's corners. What can't be read is logged once and drawn as a plain grey surface. */
void bn_canvas_picture(struct bn_canvas *canvas, const char *path, struct bn_rect rect,
	struct bn_placing placing, struct bn_radii radii);
/* One colour through an icon's shape: a name of Borne's assets/icons or of the bootstrap-icons
 * package, without ".svg"; centred in rect, as large as fits. */
void bn_canvas_icon(
	struct bn_canvas *canvas, const char *name, struct bn_rect rect, struct bn_paint paint);
/* A QR code (ISO/IEC 18004, error correction M) with whole pixels a module and 4 clear modules
 * around, dark on white, as large as fits and centred in rect. secret: nothing of it is kept. */
void bn_canvas_qr(struct bn_canvas *canvas, const char *text, struct bn_rect rect, bool secret);
/* A video picture; nothing of it is kept. A frame of number 0 shows nothing. film: 0, 1 or 2, for
 * those that are seen at the same time; two frames of a film with the same number and size are the
 * same picture. */
void bn_canvas_video(struct bn_canvas *canvas, int film, const struct bn_frame *frame,
	struct bn_rect rect, struct bn_placing placing);

/* In software, what lies still over a clip needn't be drawn for each of its pictures. Once: after
 * begin_next, draw the whole page with clear in the clip's place, then keep_veil; what the window
 * shows there stays so long. From then on video_veiled draws one picture after the other there,
 * under what was drawn over it; the rest stays.
 * can_veil: false with a GPU, which draws everything anew for less; then the others aren't there.
 */
bool bn_canvas_can_veil(const struct bn_canvas *canvas);
void bn_canvas_clear(struct bn_canvas *canvas, struct bn_rect place);
/* beside: the rest of the page stays beside the window, to be mixed; else the window has it. */
void bn_canvas_keep_veil(struct bn_canvas *canvas, struct bn_rect place, bool beside);
struct bn_veiled {
	struct bn_rect rect, place; /* the clip's own, and all that was kept */
	struct bn_placing placing;
	struct bn_colour ground; /* where the picture leaves room */
	bool beside;             /* into the page beside the window, to be mixed */
};
/* False: draw the page as ever. */
bool bn_canvas_video_veiled(
	struct bn_canvas *canvas, const struct bn_frame *frame, const struct bn_veiled *under);

/* Writes what the window shows now as a PNG. */
bool bn_canvas_save(struct bn_canvas *canvas, const char *path);

#endif
