#include "base/mem.h"
#include "base/secret.h"
#include "base/str.h"
#include "base/tr.h"
#include "kiosk/session_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *make_state(const struct bn_screen *screen)
{
	if (screen->state_size == 0)
		return NULL;
	return screen->secret ? bn_secret_create(screen->state_size)
			      : bn_mem_alloc(1, screen->state_size);
}

void bn_session_set_language(struct bn_session *session, const char *language)
{
	snprintf(session->language, sizeof(session->language), "%s", language);
	bn_tr_set(session->language);
}

void bn_session_begin_visit(struct bn_session *session, int64_t now_ms)
{
	for (size_t i = 0; i < session->screen_count; i++)
		if (session->states[i] != NULL)
			explicit_bzero(session->states[i], session->screens[i]->state_size);
	bn_secret_wipe(session->stage.draft, sizeof(*session->stage.draft));
	explicit_bzero(session->reference, sizeof(session->reference));
	bn_session_set_language(session, session->first_language);
	memset(session->stage.aids, 0, sizeof(session->stage.aids));
	session->stage.offer = NULL;
	session->stage.favourites = session->stage.compared = (struct bn_shortlist){0};
	explicit_bzero(session->erase_code, sizeof(session->erase_code));
	session->stage.saving = BN_SAVING_NONE;
	session->stage.erasing = BN_ERASING_NONE;
	session->stage.sound = true;
	session->stage.captions = true;
	session->overlay = NULL;
	explicit_bzero(&session->order, sizeof(session->order));
	session->unlocked = false;
	session->stack[0] = bn_wings_screen(session->paused ? "pause" : "attract");
	session->depth = 1;
	session->touched_ms = now_ms;
	session->save = session->hold = session->rewind = session->play = session->erase = false;
	session->hinted = false;
	session->stage.hint = BN_HINT_NONE;
	session->visit++;
}

struct bn_session *bn_session_create(const struct bn_session_options *options, int64_t now_ms)
{
	struct bn_session *session = bn_mem_alloc(1, sizeof(*session));
	session->stage.campaign = options->campaign;
	session->stage.venue = options->venue;
	session->stage.demonstration = options->demonstration;
	session->stage.panel = options->panel;
	session->paused = options->paused;
	session->stage.language = session->language;
	session->stage.reference = session->reference;
	session->stage.now_ms = now_ms;
	session->stage.draft = bn_secret_create(sizeof(*session->stage.draft));
	snprintf(session->first_language, sizeof(session->first_language), "%s", options->language);
	for (const struct bn_wing *const *wing = bn_wings; *wing != NULL; wing++)
		for (const struct bn_screen *const *screen = (*wing)->screens;
			*screen != NULL && session->screen_count < BN_SESSION_SCREENS; screen++) {
			session->screens[session->screen_count] = *screen;
			session->states[session->screen_count++] = make_state(*screen);
		}
	bn_session_begin_visit(session, now_ms);
	return session;
}

void bn_session_destroy(struct bn_session *session)
{
	if (session == NULL)
		return;
	for (size_t i = 0; i < session->screen_count; i++) {
		if (session->screens[i]->secret)
			bn_secret_destroy(session->states[i], session->screens[i]->state_size);
		else
			free(session->states[i]);
	}
	bn_secret_destroy(session->stage.draft, sizeof(*session->stage.draft));
	free(session);
}

static void favour(struct bn_session *session, const char *id)
{
	const struct bn_profession *profession = bn_campaign_profession(
		session->stage.campaign, id);
	if (profession != NULL)
		bn_shortlist_toggle(&session->stage.favourites, profession->id, BN_SHORTLIST_MOST);
}

static void compare(struct bn_session *session, const char *id)
{
	struct bn_stage *stage = &session->stage;
	const struct bn_profession *profession = bn_campaign_profession(stage->campaign, id);
	if (profession == NULL)
		stage->compared.count = 0;
	else if (bn_shortlist_toggle(&stage->compared, profession->id, BN_COMPARED) &&
		 stage->compared.count == BN_COMPARED)
		bn_session_go(session, "compare", NULL);
	if (stage->compared.count < BN_COMPARED) /* there is nothing to come back to */
		bn_session_leave_out(session, bn_wings_screen("compare"));
}

/* The screen's own actions; what follows from one may be an intent again. */
static struct bn_action own(struct bn_session *session, const struct bn_action *action)
{
	const struct bn_screen *screen = bn_session_foremost(session);
	if (screen->act == NULL)
		return (struct bn_action){0};
	return screen->act(&session->stage, bn_session_state(session, screen), action);
}

bool bn_session_waits(const struct bn_session *session)
{
	return session->stage.saving == BN_SAVING_BUSY || session->stage.erasing == BN_ERASING_BUSY;
}

static void carry_out(struct bn_session *session, const struct bn_action *action, int64_t now_ms)
{
	switch ((enum bn_intent)action->code) {
	case BN_INTENT_WAKE:
		bn_session_wake(session, action->text);
		break;
	case BN_INTENT_GO:
		if (session->stage.form_closed && strcmp(action->text, "lead_form") == 0)
			bn_session_open_overlay(session, "form_closed", NULL);
		else
			bn_session_go(session, action->text, action->argument);
		break;
	case BN_INTENT_BACK:
		bn_session_go_back(session);
		break;
	case BN_INTENT_HOME:
		bn_session_go_home(session);
		break;
	case BN_INTENT_QUIT:
		bn_session_begin_visit(session, now_ms);
		break;
	case BN_INTENT_OPEN:
		bn_session_open_overlay(session, action->text, action->argument);
		break;
	case BN_INTENT_CLOSE:
		session->overlay = NULL;
		break;
	case BN_INTENT_LANGUAGE:
		bn_session_set_language(session, action->text);
		break;
	case BN_INTENT_AID:
		session->stage.aids[action->index] = !session->stage.aids[action->index];
		break;
	case BN_INTENT_PLAY:
		session->play = true;
		break;
	case BN_INTENT_REWIND:
		session->rewind = true;
		break;
	case BN_INTENT_SOUND:
		session->stage.sound = !session->stage.sound;
		break;
	case BN_INTENT_CAPTIONS:
		session->stage.captions = !session->stage.captions;
		break;
	case BN_INTENT_LIKE:
		session->like = (struct bn_session_like){action->argument, action->index};
		break;
	case BN_INTENT_FAVOURITE:
		favour(session, action->text);
		break;
	case BN_INTENT_COMPARE:
		compare(session, action->text);
		break;
	case BN_INTENT_SAVE:
		session->save = true;
		break;
	case BN_INTENT_ERASE:
		session->erase = true;
		snprintf(session->erase_code, sizeof(session->erase_code), "%s",
			action->text != NULL ? action->text : "");
		session->stage.erasing = BN_ERASING_BUSY;
		break;
	case BN_INTENT_STAFF:
		bn_session_order(session, action);
		break;
	case BN_INTENT_NONE:
	case BN_INTENT_NOTHING:
	case BN_INTENT_OWN:
		break;
	}
}

/* What couldn't be saved is being changed: the old words aren't wanted any more. */
static void hold(struct bn_session *session)
{
	session->hold |= session->stage.saving == BN_SAVING_FAILED;
}

/* Said once: what the visitor does next is another matter. */
static void forget_erasing(struct bn_session *session, int code)
{
	bool leaves = code == BN_INTENT_GO || code == BN_INTENT_BACK || code == BN_INTENT_HOME;
	bool done = session->stage.erasing == BN_ERASING_DONE;
	if (leaves || (code >= BN_INTENT_OWN && !done))
		session->stage.erasing = BN_ERASING_NONE;
}

static bool end_hint(struct bn_session *session)
{
	bool shown = session->stage.hint != BN_HINT_NONE;
	session->hinted = true;
	session->stage.hint = BN_HINT_NONE;
	return shown;
}

void bn_session_do(struct bn_session *session, const struct bn_action *action, int64_t now_ms)
{
	session->touched_ms = now_ms;
	if (action->code != BN_INTENT_WAKE)
		end_hint(session);
	/* While a lead is being saved or erased, the visitor waits for the answer (a moment):
	 * leaving now would leave it unknown. */
	if (bn_session_waits(session) && action->code != BN_INTENT_OPEN &&
		action->code != BN_INTENT_CLOSE)
		return;
	forget_erasing(session, action->code);
	struct bn_action next = *action;
	if (next.code >= BN_INTENT_OWN)
		next = own(session, &next);
	if (next.code != BN_INTENT_SAVE &&
		(action->code >= BN_INTENT_OWN || action->code == BN_INTENT_BACK))
		hold(session);
	carry_out(session, &next, now_ms);
}

bool bn_session_touched(struct bn_session *session, int64_t now_ms)
{
	session->touched_ms = now_ms;
	return session->stage.hint != BN_HINT_NONE && end_hint(session);
}

void bn_session_type(struct bn_session *session, const char *letters)
{
	const struct bn_screen *screen = bn_session_foremost(session);
	if (screen->type == NULL || bn_session_waits(session))
		return;
	hold(session);
	forget_erasing(session, BN_INTENT_OWN);
	screen->type(&session->stage, bn_session_state(session, screen), letters);
}

void bn_session_build(struct bn_session *session, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_screen *screen = bn_session_on_show(session);
	if (screen->build != NULL)
		screen->build(&session->stage, bn_session_state(session, screen), b, root);
	if (session->overlay != NULL)
		session->overlay->build(
			&session->stage, bn_session_state(session, session->overlay), b, root);
}

void bn_session_build_screen(
	struct bn_session *session, const char *name, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_screen *screen = bn_wings_screen(name);
	if (screen != NULL && screen->build != NULL)
		screen->build(&session->stage, bn_session_state(session, screen), b, root);
}

const char *bn_session_screen(const struct bn_session *session)
{
	return bn_session_foremost(session)->name;
}

bool bn_session_in_loop(const struct bn_session *session)
{
	return bn_session_on_show(session)->loop;
}

bool bn_session_is_free(const struct bn_session *session)
{
	const struct bn_screen *screen = bn_session_on_show(session);
	return screen->loop || screen->pause;
}

struct bn_session_place bn_session_place(const struct bn_session *session)
{
	const struct bn_screen *screen = bn_session_on_show(session);
	int step = screen->step != NULL
			   ? screen->step(&session->stage, bn_session_state(session, screen))
			   : 0;
	return (struct bn_session_place){screen, session->overlay, session->depth, step};
}

const char *bn_session_argument(const struct bn_session *session)
{
	return session->arguments[session->depth - 1];
}

int64_t bn_session_last_ms(const struct bn_session *session)
{
	return session->touched_ms;
}

unsigned bn_session_visit(const struct bn_session *session)
{
	return session->visit;
}

const struct bn_clip *bn_session_clip(const struct bn_session *session)
{
	const struct bn_screen *screen = bn_session_on_show(session);
	return screen->clip != NULL
		       ? screen->clip(&session->stage, bn_session_state(session, screen))
		       : NULL;
}

const struct bn_clip *bn_session_next_clip(const struct bn_session *session)
{
	const struct bn_screen *screen = bn_session_on_show(session);
	return screen->next_clip != NULL
		       ? screen->next_clip(&session->stage, bn_session_state(session, screen))
		       : NULL;
}

struct bn_stage *bn_session_stage(struct bn_session *session)
{
	return &session->stage;
}

static bool taken(bool *flag)
{
	bool was = *flag;
	*flag = false;
	return was;
}

bool bn_session_take_save(struct bn_session *session)
{
	return taken(&session->save);
}

bool bn_session_take_hold(struct bn_session *session)
{
	return taken(&session->hold);
}

bool bn_session_take_erase(struct bn_session *session, char code[24])
{
	memcpy(code, session->erase_code, sizeof(session->erase_code));
	explicit_bzero(session->erase_code, sizeof(session->erase_code));
	return taken(&session->erase);
}

bool bn_session_take_rewind(struct bn_session *session)
{
	return taken(&session->rewind);
}

bool bn_session_take_play(struct bn_session *session)
{
	return taken(&session->play);
}

struct bn_session_like bn_session_take_like(struct bn_session *session)
{
	struct bn_session_like like = session->like;
	session->like = (struct bn_session_like){0};
	return like;
}

void bn_session_close_form(struct bn_session *session, bool closed)
{
	session->stage.form_closed = closed;
}

void bn_session_saving(struct bn_session *session, enum bn_saving saving)
{
	session->stage.saving = saving;
}

void bn_session_erasing(struct bn_session *session, enum bn_erasing erasing, int64_t now_ms)
{
	session->stage.erasing = erasing;
	session->touched_ms = now_ms; /* what is said has its time to be read */
	if (erasing != BN_ERASING_DONE)
		return;
	explicit_bzero(session->reference, sizeof(session->reference));
	for (size_t i = 0; i < session->screen_count; i++)
		if (session->screens[i] == bn_session_on_show(session) &&
			session->screens[i]->secret)
			bn_secret_wipe(session->states[i], session->screens[i]->state_size);
}

void bn_session_saved(struct bn_session *session, const char *reference, int64_t now_ms)
{
	/* The form has done its work: nothing typed outlives the moment it is safe. */
	for (size_t i = 0; i < session->screen_count; i++)
		if (session->screens[i]->secret)
			bn_secret_wipe(session->states[i], session->screens[i]->state_size);
	bn_secret_wipe(session->stage.draft, sizeof(*session->stage.draft));
	session->stage.saving = BN_SAVING_NONE;
	snprintf(session->reference, sizeof(session->reference), "%s", reference);
	bn_session_go_home(session);
	bn_session_go(session, "thanks", NULL);
	session->touched_ms = now_ms;
}
