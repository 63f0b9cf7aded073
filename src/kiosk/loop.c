#include "kiosk/loop.h"

#include "base/clock.h"
#include "kiosk/backstage.h"
#include "kiosk/choice.h"
#include "kiosk/edition.h"
#include "kiosk/input.h"
#include "kiosk/opening.h"
#include "kiosk/passage.h"
#include "kiosk/rehearsal.h"
#include "wings/lead_form/lead_form.h"
#include "wings/page.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define FRAME_MS   16
#define STEP_MS    10  /* a step of what moves by itself is drawn so long before its time */
#define BREATH_MS  90  /* between draws of what waits for a clip's next picture, when none comes, */
#define CALM_MS    32  /* and without a clip, where only a little is drawn */
#define LONGEST_MS 250 /* the loop turns at least this often: signals are read there */

static void save(struct bn_kiosk *kiosk)
{
	const struct bn_stage *stage = bn_session_stage(kiosk->session);
	const struct bn_lead_form *form = &kiosk->campaign->form;
	const struct bn_event *event = kiosk->event;
	if (event == NULL)
		event = bn_choice_event_now(kiosk->campaign, kiosk->venue, bn_clock_wall());
	char *notice = bn_lead_form_notice(kiosk->campaign, stage->language);
	struct bn_desk_slip slip = {.campaign = kiosk->campaign->id,
		.venue = kiosk->venue->id,
		.event = event != NULL ? event->id : NULL,
		.language = stage->language,
		.code_prefix = form->code_prefix,
		.notice_version = form->notice.version,
		.notice_language = bn_text_has(&form->notice.controller, stage->language)
					   ? stage->language
					   : "fr",
		.notice = notice};
	bn_desk_submit(kiosk->desk, stage->draft, &slip);
	free(notice);
}

static void mind_room(struct bn_kiosk *kiosk, int64_t now_ms)
{
	bool closed = !bn_desk_has_room(kiosk->desk, now_ms);
	if (closed == bn_session_stage(kiosk->session)->form_closed)
		return;
	bn_session_close_form(kiosk->session, closed);
	bn_trace_form(kiosk->trace, closed);
	bn_journal_add(
		kiosk->journal, closed ? BN_JOURNAL_FORM_CLOSED : BN_JOURNAL_FORM_OPEN, NULL, NULL);
}

static void mind_desk(struct bn_kiosk *kiosk, int64_t now_ms)
{
	if (bn_session_take_hold(kiosk->session))
		bn_desk_hold(kiosk->desk);
	if (bn_session_take_save(kiosk->session))
		save(kiosk);
	enum bn_saving before = bn_session_stage(kiosk->session)->saving;
	enum bn_saving saving = BN_SAVING_NONE;
	switch (bn_desk_tick(kiosk->desk, now_ms)) {
	case BN_DESK_SAVED:
		bn_trace_lead(kiosk->trace, bn_desk_id(kiosk->desk));
		bn_tally_lead(kiosk->tally);
		if (before == BN_SAVING_FAILED)
			bn_journal_add(kiosk->journal, BN_JOURNAL_WRITE_GOOD, "lead", NULL);
		bn_session_saved(kiosk->session, bn_desk_reference(kiosk->desk), now_ms);
		bn_desk_clear(kiosk->desk);
		kiosk->rebuild = true;
		return;
	case BN_DESK_BUSY:
		saving = before == BN_SAVING_FAILED ? BN_SAVING_FAILED : BN_SAVING_BUSY;
		break;
	case BN_DESK_FAILED:
		saving = BN_SAVING_FAILED;
		break;
	case BN_DESK_HELD:
	case BN_DESK_FREE:
		break;
	}
	if (saving == BN_SAVING_FAILED && before != BN_SAVING_FAILED)
		bn_journal_add(kiosk->journal, BN_JOURNAL_WRITE_FAILED, "lead", NULL);
	bn_session_saving(kiosk->session, saving);
	kiosk->rebuild |= saving != before;
}

static void mind_erasing(struct bn_kiosk *kiosk, int64_t now_ms)
{
	char code[24];
	if (bn_session_take_erase(kiosk->session, code)) {
		kiosk->by_code = code[0] != '\0';
		bn_desk_erase(kiosk->desk, kiosk->by_code ? code : NULL, now_ms);
	}
	explicit_bzero(code, sizeof(code));
	enum bn_erasing told = bn_desk_erased(kiosk->desk, now_ms);
	if (told == BN_ERASING_NONE || told == BN_ERASING_BUSY)
		return;
	if (told == BN_ERASING_DONE && kiosk->by_code)
		bn_journal_add(kiosk->journal, BN_JOURNAL_WITHDRAWAL, NULL, NULL);
	bn_session_erasing(kiosk->session, told, now_ms);
	kiosk->rebuild = true;
}

static void count(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_session_like like = bn_session_take_like(kiosk->session);
	if (like.clip != NULL)
		bn_tally_like(kiosk->tally, like.clip, like.step);
	bn_tally_follow(kiosk->tally, kiosk->session, now_ms);
}

static void carry_out(struct bn_kiosk *kiosk, const struct bn_action *action, int64_t now_ms)
{
	bn_session_do(kiosk->session, action, now_ms);
	kiosk->rebuild = true;
}

static void take_input(struct bn_kiosk *kiosk, const struct bn_input *input, int64_t now_ms)
{
	struct bn_action action = {0};
	bool asked = false;
	if (input->source != NULL && input->kind != BN_INPUT_NONE) {
		if (kiosk->loading != NULL)
			bn_opening_rest(kiosk);
		if (kiosk->failed)
			return;
		bn_trace_input(kiosk->trace, input->source, now_ms);
		/* Something that leans on the glass trembles without end: that is nobody. */
		if (input->kind != BN_INPUT_TOUCH || input->touch.phase != BN_TOUCH_MOVE)
			kiosk->rebuild |= bn_session_touched(kiosk->session, now_ms);
	}
	switch (input->kind) {
	case BN_INPUT_TOUCH:
		bn_backstage_touch(kiosk, &input->touch);
		asked = bn_view_touch(kiosk->view, &input->touch, &action);
		if (bn_view_take_key(kiosk->view))
			bn_show_click(kiosk->show, bn_session_stage(kiosk->session));
		break;
	case BN_INPUT_NEXT:
		asked = bn_view_key(kiosk->view, BN_VIEW_NEXT, &action);
		break;
	case BN_INPUT_PREVIOUS:
		asked = bn_view_key(kiosk->view, BN_VIEW_PREVIOUS, &action);
		break;
	case BN_INPUT_ACTIVATE:
		asked = bn_view_key(kiosk->view, BN_VIEW_ACTIVATE, &action);
		break;
	case BN_INPUT_BACK:
		action.code = BN_INTENT_BACK;
		asked = true;
		break;
	case BN_INPUT_TEXT:
	case BN_INPUT_DELETE:
		bn_session_type(kiosk->session, input->text);
		kiosk->rebuild = true;
		break;
	case BN_INPUT_RESIZE:
		bn_canvas_resized(kiosk->canvas);
		kiosk->rebuild = true;
		break;
	case BN_INPUT_REDRAW:
		kiosk->rebuild = true;
		break;
	case BN_INPUT_QUIT:
		/* Full screen it is a kiosk, and Alt+F4 is anybody's. */
		kiosk->stop = !kiosk->options.fullscreen;
		break;
	case BN_INPUT_NONE:
		break;
	}
	if (asked)
		carry_out(kiosk, &action, now_ms);
}

static void take_events(struct bn_kiosk *kiosk, int wait_ms)
{
	SDL_Event event;
	int width = 0, height = 0;
	for (bool more = SDL_WaitEventTimeout(&event, wait_ms) == 1; more;
		more = SDL_PollEvent(&event) == 1) {
		int64_t now_ms = bn_clock_ms();
		bn_canvas_size(kiosk->canvas, &width, &height);
		struct bn_input input = bn_input_read(
			&event, width, height, kiosk->options.turn, now_ms);
		take_input(kiosk, &input, now_ms);
		/* What was typed isn't left lying on the stack. */
		if (event.type == SDL_TEXTINPUT)
			explicit_bzero(&event, sizeof(event));
		/* What changed the screen is answered before the next touch or key is read: it
		 * would act on boxes that aren't on show any more. */
		if (kiosk->rebuild &&
			(input.kind == BN_INPUT_TOUCH || input.kind == BN_INPUT_ACTIVATE ||
				input.kind == BN_INPUT_BACK))
			break;
	}
	struct signalfd_siginfo info;
	if (read(kiosk->signals, &info, sizeof(info)) > 0)
		kiosk->stop = true;
}

struct bn_builder bn_loop_builder(struct bn_kiosk *kiosk, struct bn_boxes *boxes)
{
	int width = 0, height = 0;
	bn_canvas_size(kiosk->canvas, &width, &height);
	float unit = bn_canvas_unit(kiosk->canvas);
	return bn_page_builder(
		bn_session_stage(kiosk->session), boxes, (float)width / unit, (float)height / unit);
}

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	struct bn_kiosk *kiosk = context;
	struct bn_builder b = bn_loop_builder(kiosk, boxes);
	bn_session_build(kiosk->session, &b, root);
}

static void follow_theme(struct bn_kiosk *kiosk)
{
	const struct bn_stage *stage = bn_session_stage(kiosk->session);
	bool contrast = stage->aids[BN_AID_CONTRAST];
	bn_view_calm(kiosk->view, stage->aids[BN_AID_MOTION]);
	if (contrast == kiosk->theme.high_contrast)
		return;
	if (contrast)
		bn_theme_init_contrast(&kiosk->theme);
	else
		bn_theme_init(&kiosk->theme, &kiosk->campaign->brand);
}

static void rebuild(struct bn_kiosk *kiosk)
{
	const char *screen = bn_session_screen(kiosk->session);
	unsigned visit = bn_session_visit(kiosk->session);
	if (visit != kiosk->visit) {
		kiosk->visit = visit;
		bn_trace_visit(kiosk->trace, bn_canvas_kept_bytes(kiosk->canvas));
		bn_desk_leave(kiosk->desk);
		bn_view_forget(kiosk->view);
	}
	if (screen != kiosk->screen)
		bn_view_let_go(kiosk->view);
	follow_theme(kiosk);
	struct bn_session_place place = bn_session_place(kiosk->session);
	if (screen != kiosk->screen || place.step != kiosk->place.step)
		bn_view_pass(kiosk->view, bn_passage(kiosk->place, place));
	kiosk->place = place;
	bn_view_rebuild(kiosk->view, build, kiosk);
	if (screen != kiosk->screen)
		bn_trace_screen(kiosk->trace, screen);
	kiosk->screen = screen;
	kiosk->rebuild = false;
	if (kiosk->options.preview)
		bn_cuts_tell(&kiosk->cuts, kiosk->canvas, bn_view_root(kiosk->view), screen);
}

static int64_t breath_due_ms(const struct bn_kiosk *kiosk)
{
	return kiosk->drawn_ms + (kiosk->film_number > 0 ? BREATH_MS : CALM_MS);
}

/* A clip's new picture, or what waits for one while none comes. */
static bool film_moves(struct bn_kiosk *kiosk, struct bn_pictures pictures, int64_t now_ms)
{
	uint64_t number = pictures.film != NULL ? pictures.film->number : 0;
	bool fresh = number != 0 && number != kiosk->film_number;
	kiosk->film_number = number;
	return fresh || (bn_view_waits(kiosk->view) && now_ms >= breath_due_ms(kiosk));
}

static void show(struct bn_kiosk *kiosk)
{
	bn_view_show(kiosk->view);
	bn_trace_present(kiosk->trace, bn_clock_ms());
	kiosk->shown_ms = 0;
	if (kiosk->film_number > 0)
		bn_view_settle(kiosk->view);
}

/* A clip's picture waits for its time, unless something was asked for. */
static void draw(struct bn_kiosk *kiosk, struct bn_pictures pictures, bool asked)
{
	int64_t now_ms = bn_clock_ms();
	int64_t due_ms = pictures.film != NULL ? pictures.film->due_ms : kiosk->moved_ms;
	if (asked || due_ms <= now_ms)
		due_ms = 0;
	if (bn_view_dirty(kiosk->view)) /* built anew, scrolled, or the focus moved */
		bn_trace_tree(kiosk->trace, kiosk->screen, kiosk->view);
	kiosk->drawn_ms = now_ms;
	kiosk->film_number = pictures.film != NULL ? pictures.film->number : 0;
	bn_view_draw(kiosk->view, pictures, due_ms > now_ms ? due_ms : now_ms);
	kiosk->shown_ms = due_ms;
	if (due_ms <= bn_clock_ms())
		show(kiosk);
}

/* The next step of what moves by itself, in an even rhythm: drawn ahead, shown on its time. */
static void move(struct bn_kiosk *kiosk, int64_t now_ms)
{
	int64_t step_ms = kiosk->moved_ms + FRAME_MS;
	if (!bn_view_moving(kiosk->view) || now_ms < step_ms - STEP_MS)
		return;
	kiosk->moved_ms = step_ms > now_ms ? step_ms : now_ms;
	bn_view_animate(kiosk->view, kiosk->moved_ms);
}

/* What is due by the clock; true: the page may have changed. */
static bool tick(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_action held = {0};
	if (!kiosk->rebuild && bn_view_tick(kiosk->view, now_ms, &held))
		carry_out(kiosk, &held, now_ms);
	if (kiosk->desk != NULL) {
		mind_room(kiosk, now_ms);
		mind_desk(kiosk, now_ms);
		mind_erasing(kiosk, now_ms);
	}
	bn_backstage_tick(kiosk, now_ms);
	bn_outside_tick(kiosk, now_ms);
	kiosk->rebuild |= bn_session_tick(kiosk->session, now_ms);
	count(kiosk, now_ms);
	return kiosk->rebuild || bn_view_dirty(kiosk->view);
}

/* One turn: what happened, what follows from it, and a new picture if there is anything to see. */
static void turn(struct bn_kiosk *kiosk, int wait_ms)
{
	take_events(kiosk, wait_ms);
	if (kiosk->failed)
		return;
	int64_t now_ms = bn_clock_ms(), press_ms = bn_view_press_ms(kiosk->view);
	bool pressed = press_ms >= 0 && now_ms >= press_ms;
	bool asked = tick(kiosk, now_ms) || pressed;
	if (kiosk->shown_ms > 0 && !asked) {
		if (now_ms >= kiosk->shown_ms)
			show(kiosk);
		return;
	}
	if (kiosk->loading == NULL)
		kiosk->rebuild |= bn_edition_follow(kiosk, now_ms);
	kiosk->rebuild |= bn_show_update(kiosk->show, kiosk->session, now_ms + BN_LOOP_AHEAD_MS);
	if (kiosk->rebuild)
		rebuild(kiosk);
	move(kiosk, now_ms);
	struct bn_pictures pictures = bn_show_pictures(kiosk->show);
	int64_t pass_ms = bn_view_pass_ms(kiosk->view);
	if (pictures.film == NULL && !asked && now_ms < kiosk->held_ms &&
		bn_session_in_loop(kiosk->session))
		return;
	bool moves = pass_ms < 0 ? film_moves(kiosk, pictures, now_ms) : now_ms >= pass_ms;
	if (moves || pressed || bn_view_dirty(kiosk->view))
		draw(kiosk, pictures, asked);
	else if (wait_ms > 0 && pass_ms < 0 && kiosk->loading == NULL && bn_rehearsal_due(kiosk))
		bn_rehearsal_run(
			kiosk); /* nothing moves and nobody waits: the others have their turn */
}

static int64_t show_next_ms(const struct bn_kiosk *kiosk, int64_t now_ms)
{
	int64_t next = bn_show_next_ms(kiosk->show, now_ms + BN_LOOP_AHEAD_MS);
	return next >= 0 ? next - BN_LOOP_AHEAD_MS : next;
}

static int wait_for(struct bn_kiosk *kiosk)
{
	int64_t now_ms = bn_clock_ms(), next = now_ms + LONGEST_MS;
	next = bn_clock_sooner(next, bn_session_next_ms(kiosk->session, now_ms));
	if (kiosk->shown_ms > 0)
		next = bn_clock_sooner(next, kiosk->shown_ms);
	else
		next = bn_clock_sooner(next, show_next_ms(kiosk, now_ms));
	if (kiosk->desk != NULL)
		next = bn_clock_sooner(next, bn_desk_next_ms(kiosk->desk));
	next = bn_clock_sooner(next, bn_backstage_next_ms(kiosk, now_ms));
	next = bn_clock_sooner(next, bn_view_next_ms(kiosk->view));
	next = bn_clock_sooner(next, bn_view_pass_ms(kiosk->view));
	next = bn_clock_sooner(next, bn_view_press_ms(kiosk->view));
	if (bn_view_waits(kiosk->view))
		next = bn_clock_sooner(next, breath_due_ms(kiosk));
	if (bn_view_moving(kiosk->view))
		next = bn_clock_sooner(next, kiosk->moved_ms + FRAME_MS - STEP_MS);
	return next > now_ms ? (int)(next - now_ms) : 0;
}

bool bn_loop_run(struct bn_kiosk *kiosk)
{
	for (int wait_ms = 0; !kiosk->stop; wait_ms = wait_for(kiosk)) {
		if (kiosk->loading != NULL && bn_loading_done(kiosk->loading))
			bn_opening_rest(kiosk);
		if (!kiosk->failed)
			turn(kiosk, wait_ms);
	}
	return !kiosk->failed;
}
