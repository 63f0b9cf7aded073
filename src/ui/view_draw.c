#include "ui/painter.h"
#include "ui/view_private.h"

#include <math.h>

static const struct bn_box *film_in(const struct bn_box *box)
{
	if (box->content == BN_CONTENT_VIDEO)
		return box;
	const struct bn_box *found = NULL;
	for (const struct bn_box *child = box->first; child != NULL && found == NULL;
		child = child->next)
		found = film_in(child);
	return found;
}

static void draw_page(struct bn_view *view, const struct bn_painter *painter)
{
	bn_canvas_begin(view->canvas, bn_painter_colour(view->theme, view->background));
	bn_painter_draw(painter, view->root);
}

/* Where something breathes; w 0: nothing does. */
static struct bn_rect breathing(const struct bn_box *box)
{
	struct bn_rect all = {0, 0, 0, 0};
	if (box->breathes)
		all = bn_painter_breath_place(box);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		all = bn_rect_join(all, breathing(child));
	return all;
}

/* What each of the clip's pictures changes: its own place, and that of what breathes with it. */
static struct bn_rect veil_place(const struct bn_view *view, const struct bn_box *film)
{
	struct bn_rect all = bn_rect_join(film->rect, breathing(view->root));
	return bn_rect_cut(all, bn_view_window(view));
}

static void draw_part(struct bn_view *view, const struct bn_painter *painter, struct bn_rect part)
{
	if (part.w == 0)
		return;
	bn_canvas_begin_part(view->canvas, part, bn_painter_colour(view->theme, view->background));
	bn_painter_draw(painter, view->root);
}

/* The boxes that a finger is on, or left a moment ago. */
static void draw_presses(struct bn_view *view, const struct bn_painter *painter)
{
	for (int i = 0; i < view->presses.count; i++) {
		struct bn_rect place = bn_painter_press_place(
			painter, view->root, view->presses.boxes[i].id);
		draw_part(view, painter, bn_rect_cut(place, bn_view_window(view)));
	}
}

/* Only the clip's new picture under what lies still over it, in the window or on the page beside
 * it. False: the page must be drawn. */
static bool draw_film_only(struct bn_view *view, const struct bn_painter *painter, bool beside)
{
	const struct bn_box *film = film_in(view->root);
	const struct bn_frame *now = painter->pictures.film;
	if (!view->veiled || now == NULL || film == NULL ||
		!bn_rect_same(film->rect, view->veiled_at))
		return false;
	/* A page that changed without a finger may wait for its veil: the next picture has it. */
	bool fresh = now->number != view->film_number;
	if (view->stale && (view->urgent || !fresh))
		return false;
	enum bn_tone ground = film->fill != BN_TONE_NONE ? film->fill : view->background;
	struct bn_veiled under = {.rect = film->rect,
		.place = veil_place(view, film),
		.placing = film->placing,
		.ground = bn_painter_colour(view->theme, ground),
		.beside = beside};
	if (!bn_canvas_video_veiled(view->canvas, now, &under))
		return false;
	bn_painter_draw_moving(painter, view->root);
	if (!beside)
		draw_presses(view, painter); /* the veil knows nothing of fingers */
	return true;
}

/* Only what breathes or is pressed on a page without a clip. False: the page must be drawn. */
static bool draw_parts(struct bn_view *view, const struct bn_painter *painter)
{
	struct bn_rect breath = breathing(view->root);
	bool clip = painter->pictures.film != NULL && film_in(view->root) != NULL;
	if (view->dirty || clip || view->veiled || (breath.w == 0 && view->presses.count == 0))
		return false;
	draw_part(view, painter, breath);
	draw_presses(view, painter);
	return true;
}

static struct bn_painter painter_of(const struct bn_view *view)
{
	return (struct bn_painter){.canvas = view->canvas,
		.theme = view->theme,
		.focused = view->focused[0] != '\0' ? view->focused : NULL};
}

/* The upper edge of what stays; below the window: nothing does. */
static int still_from(const struct bn_view *view)
{
	for (const struct bn_box *box = view->root->first; box != NULL; box = box->next)
		if (box->stays)
			return box->rect.y;
	return bn_view_window(view).h;
}

/* Those that can be seen, with room for a row of the page above and a pixel on the left. */
static void add_piece(const struct bn_view *view, struct bn_mix *mix, struct bn_rect rect)
{
	struct bn_rect window = bn_view_window(view);
	struct bn_rect room = {1, 1, window.w - 1, window.h - 1};
	rect = bn_rect_cut(rect, room);
	if (rect.w > 0 && rect.h > 0 && mix->piece_count < BN_MOTION_PIECES)
		mix->pieces[mix->piece_count++].rect = rect;
}

/* The question of the page first, then its answers. */
static void find_pieces(const struct bn_view *view, const struct bn_box *box, enum bn_talk wanted,
	struct bn_mix *mix)
{
	bool found = box->talk == wanted;
	if (found && wanted == BN_TALK_QUESTION)
		add_piece(view, mix, box->rect);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next) {
		if (found && wanted == BN_TALK_ANSWERS)
			add_piece(view, mix,
				box->scroll ? bn_rect_cut(child->rect, box->visible) : child->rect);
		find_pieces(view, child, wanted, mix);
	}
}

static void begin_next(const struct bn_view *view, const struct bn_painter *painter)
{
	bn_canvas_begin_next(view->canvas, bn_painter_colour(view->theme, view->background));
	bn_painter_draw(painter, view->root);
}

/* The page that comes, drawn beside the window: again with its clip's new picture only where that
 * takes long, else the clip stands still for the moment. */
static void draw_next(struct bn_view *view, const struct bn_painter *painter, bool first)
{
	const struct bn_frame *film = view->with_film ? painter->pictures.film : NULL;
	bool moves = film != NULL && film->number != view->film_number;
	if (!first && !view->dirty && !moves)
		return;
	if (view->with_film && draw_film_only(view, painter, true))
		return;
	begin_next(view, painter);
	view->veiled = view->stale = false;
}

static void place_pieces(const struct bn_view *view, bool last, struct bn_mix *mix)
{
	for (int i = 0; i < mix->piece_count && !last; i++) {
		struct bn_motion_piece piece = bn_motion_piece(&view->motion, i);
		mix->pieces[i].part = (int)lroundf(piece.part * 256);
		mix->pieces[i].size = piece.size;
		mix->pieces[i].rise = (int)lroundf(piece.rise * bn_canvas_unit(view->canvas));
	}
	if (last)
		mix->piece_count = 0;
}

/* The page on its way in: drawn beside the window, then mixed with the one that goes, picture by
 * picture. False: it is there. */
static bool draw_coming(struct bn_view *view, const struct bn_painter *painter)
{
	bool clip = painter->pictures.film != NULL && film_in(view->root) != NULL;
	if (!bn_motion_on(&view->motion))
		return false;
	bool film = clip && view->motion.kind == BN_MOTION_DISSOLVE;
	view->with_film = film;
	struct bn_mix mix = {0};
	find_pieces(view, view->root, BN_TALK_QUESTION, &mix);
	if (mix.piece_count == 1)
		find_pieces(view, view->root, BN_TALK_ANSWERS, &mix);
	bn_motion_talk(&view->motion, clip ? 0 : mix.piece_count);
	mix.piece_count = view->motion.pieces < mix.piece_count ? view->motion.pieces
								: mix.piece_count;
	struct bn_motion_step step = bn_motion_step(&view->motion, painter->now_ms);
	if (step.last && clip && !film)
		return false;
	draw_next(view, painter, step.first);
	/* With a clip there is the time to its next picture to make the veil in. */
	view->still = film;
	view->veiled &= film;
	view->with_film = film && !step.last;
	mix.first = step.first;
	mix.part = (int)lroundf(step.part * 256);
	mix.dx = (int)lroundf(step.slide * bn_canvas_unit(view->canvas));
	mix.still_from = still_from(view);
	place_pieces(view, step.last, &mix);
	if (bn_canvas_mix(view->canvas, &mix))
		return true;
	bn_view_pass(view, BN_MOTION_NONE);
	view->veiled = false;
	return false;
}

void bn_view_draw(struct bn_view *view, struct bn_pictures pictures, int64_t now_ms)
{
	struct bn_painter painter = painter_of(view);
	view->dirty |= bn_presses_step(&view->presses, view->pressed, view->calm, now_ms);
	painter.presses = &view->presses;
	painter.pictures = pictures;
	painter.now_ms = now_ms;
	view->still = !view->dirty;
	view->stale |= view->dirty;
	if (!draw_coming(view, &painter) && !draw_parts(view, &painter) &&
		!draw_film_only(view, &painter, false)) {
		draw_page(view, &painter);
		view->veiled = view->stale = false;
	}
	view->film_number = pictures.film != NULL ? pictures.film->number : 0;
	view->owes = false;
	view->dirty = view->urgent = false;
}

void bn_view_show(struct bn_view *view)
{
	bn_canvas_present(view->canvas);
}

void bn_view_settle(struct bn_view *view)
{
	const struct bn_box *film = film_in(view->root);
	bool wanted = view->veiled ? view->stale : view->still;
	if (!wanted || view->dirty || film == NULL || !bn_canvas_can_veil(view->canvas))
		return;
	struct bn_painter painter = painter_of(view);
	painter.veil = true;
	begin_next(view, &painter);
	bn_canvas_keep_veil(view->canvas, veil_place(view, film), bn_motion_on(&view->motion));
	view->veiled_at = film->rect;
	view->owes = view->stale;
	view->veiled = true;
	view->stale = false;
}

bool bn_view_waits(const struct bn_view *view)
{
	return view->owes || view->with_film || breathing(view->root).w > 0;
}
