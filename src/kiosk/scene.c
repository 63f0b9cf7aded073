#include "kiosk/scene.h"

#include "base/mem.h"
#include "base/str.h"
#include "kiosk/scene_staff.h"

#include <stdlib.h>
#include <string.h>

#define PLAIN    (1U << BN_LOOK_PLAIN)
#define PRESSED  (1U << BN_LOOK_PRESSED)
#define CONTRAST (1U << BN_LOOK_CONTRAST)
#define LARGE    (1U << BN_LOOK_LARGE)
#define LOW      (1U << BN_LOOK_LOW)
#define LONG     (1U << BN_LOOK_LONG)
#define EMPTY    (1U << BN_LOOK_EMPTY)
#define ALL      (PLAIN | PRESSED | CONTRAST | LARGE | LOW | LONG)

/* Ways that others go on from. */
#define HOME      ":wake"
#define LIST      HOME " home.professions"
#define PAGE      LIST " professions.card.*"
#define COMPARE   LIST " professions.compare.* professions.compare.+"
#define ARTICLE   HOME " home.page.*"
#define FEED      HOME " home.feed"
#define FORM      HOME " home.lead_form"
#define WITHDRAW  FORM " lead_form.withdraw"
#define CONTACT   FORM " =Zoé lead_form.next"
#define PHONE     CONTACT " =zoe@exemple.fr lead_form.phone"
#define WISHES    CONTACT " =zoe.exemple@gmail.com lead_form.next"
#define CONSENT   WISHES " lead_form.situation.* lead_form.next"
#define READY     CONSENT " lead_form.age lead_form.purpose.*"
#define PAD       ":knock"
#define STAFF     ":staff"
/* 40 letters. */
#define LONG_NAME "=Marie-Bérengère-Philippine-Anne-Victoire"

enum { MANY = 12 };

static bool set_above(struct bn_stage *stage)
{
	stage->caption_above = true;
	return stage->caption != NULL;
}

static void stop_clip(struct bn_stage *stage)
{
	stage->clip = NULL;
	stage->caption = NULL;
	stage->clip_playing = false;
}

static bool set_slide(struct bn_stage *stage)
{
	stop_clip(stage);
	stage->look = BN_LOOP_SLIDES;
	stage->slide = 1;
	return true;
}

static bool set_closed(struct bn_stage *stage)
{
	stop_clip(stage);
	stage->look = BN_LOOP_CLOSED;
	stage->opening = (struct bn_hours_opening){.days = 2, .day = 0, .minute = 9 * 60};
	return true;
}

static const struct bn_venue *out_of_reach(const struct bn_stage *stage, bool with_card)
{
	for (size_t i = 0; i < stage->campaign->venue_count; i++) {
		const struct bn_venue *venue = &stage->campaign->venues[i];
		if (!venue->touch && (!with_card || bn_venue_has_card(venue)))
			return venue;
	}
	return NULL;
}

static bool set_bare(struct bn_stage *stage)
{
	const struct bn_venue *venue = out_of_reach(stage, false);
	if (venue != NULL)
		stage->venue = venue;
	return venue != NULL;
}

static bool set_card(struct bn_stage *stage)
{
	const struct bn_venue *venue = out_of_reach(stage, true);
	if (venue == NULL)
		return false;
	stop_clip(stage);
	stage->venue = venue;
	stage->look = BN_LOOP_CARD;
	return true;
}

static bool set_demonstration(struct bn_stage *stage)
{
	stage->demonstration = true;
	return true;
}

static bool set_offer(struct bn_stage *stage)
{
	if (stage->campaign->profession_count == 0)
		return false;
	stage->offer = stage->campaign->professions[0].id;
	return true;
}

static bool set_hint(struct bn_stage *stage)
{
	stage->hint = BN_HINT_STILL;
	return true;
}

static bool set_paused(struct bn_stage *stage)
{
	stage->clip_playing = false;
	stage->captions = false;
	stage->sound = false;
	stage->caption = NULL;
	return stage->clip != NULL;
}

static bool set_unreadable(struct bn_stage *stage)
{
	stage->clip_playing = false;
	stage->clip_failed = true;
	stage->caption = NULL;
	return stage->clip != NULL;
}

const struct bn_scene bn_scenes[] = {
	{"attract", "default", "", NULL, "attract.language", PLAIN | PRESSED | CONTRAST | LONG},
	{"attract", "above", "", set_above, NULL, PLAIN},
	{"attract", "slide", "", set_slide, NULL, PLAIN | CONTRAST | LONG},
	{"attract", "closed", "", set_closed, NULL, PLAIN},
	{"attract", "bare", "", set_bare, NULL, PLAIN},
	{"attract", "card", "", set_card, NULL, PLAIN | LONG},
	{"home", "default", HOME, NULL, "home.professions", ALL},
	{"home", "offer", HOME, set_offer, "home.offer", PLAIN | LONG},
	{"home", "hint", HOME, set_hint, NULL, PLAIN | CONTRAST | LARGE | LONG},
	{"home", "demonstration", HOME, set_demonstration, NULL, PLAIN},
	{"professions", "default", LIST, NULL, "professions.card.*", ALL | EMPTY},
	{"professions", "public", LIST " professions.public.*", NULL, NULL,
		PLAIN | CONTRAST | LARGE},
	{"professions", "search", LIST " professions.search =enf", NULL, "key.a", ALL},
	{"professions", "search-none", LIST " =wxyz", NULL, NULL, PLAIN | CONTRAST | LARGE},
	{"professions", "narrowed", LIST " professions.public.* =soc professions.seen", NULL,
		"professions.clear", ALL},
	{"professions", "none", LIST " =wxyz professions.seen", NULL, "professions.all",
		PLAIN | PRESSED | CONTRAST | LARGE | EMPTY},
	{"professions", "favourites",
		LIST " professions.favourite.* professions.favourite.+ professions.favourites",
		NULL, "professions.favourite.*", ALL},
	{"professions", "one", LIST " professions.compare.*", NULL, NULL, ALL & ~PRESSED},
	{"professions", "two", COMPARE " dock.back", NULL, "professions.compare",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW},
	{"compare", "default", COMPARE, NULL, "compare.favourite.*", ALL},
	{"profession", "marked", PAGE " profession.favourite.* profession.compare.*", NULL,
		"profession.favourite.*", PLAIN | PRESSED | CONTRAST},
	{"profession", "default", PAGE, NULL, "profession.interest", ALL},
	{"article", "default", "?" ARTICLE, NULL, "article.contact", ALL & ~EMPTY},
	{"article", "bar", "?" ARTICLE " article.bar.*", NULL, "article.bar.*", ALL & ~EMPTY},
	{"article_code", "default", "?" ARTICLE " article.qr.*", NULL, "article_code.done",
		PLAIN | CONTRAST | LARGE},
	{"article", "on", "?" ARTICLE " article.item.*", NULL, NULL, PLAIN | LARGE},
	{"feed", "default", FEED, NULL, "feed.interest", ALL | EMPTY},
	{"feed", "liked", FEED " feed.like", NULL, "feed.like", PLAIN | PRESSED | CONTRAST},
	{"feed", "last", "?" FEED " feed.next feed.next", NULL, NULL, PLAIN | LONG},
	{"feed", "end", FEED " +feed.next", NULL, "feed.contact",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW},
	{"feed", "paused", FEED, set_paused, NULL, PLAIN},
	{"feed", "error", FEED, set_unreadable, NULL, PLAIN},
	{"lead_form", "default", FORM, NULL, "key.a", PLAIN | PRESSED | CONTRAST | LARGE | LOW},
	{"lead_form", "accents", FORM " ~key.e", NULL, NULL, PLAIN | CONTRAST},
	{"lead_form", "name-long", FORM " " LONG_NAME " lead_form.last_name " LONG_NAME, NULL, NULL,
		PLAIN},
	{"lead_form", "name-error", FORM " lead_form.next", NULL, NULL, PLAIN | CONTRAST | LARGE},
	{"lead_form", "contact", CONTACT, NULL, "lead_form.next", PLAIN | PRESSED},
	{"lead_form", "contact-error", CONTACT " =zoe@exemple lead_form.phone =0612 lead_form.next",
		NULL, NULL, PLAIN | CONTRAST | LARGE},
	{"lead_form", "contact-domain", CONTACT " =zoe@gmial.com", NULL, "lead_form.domain",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"lead_form", "phone", PHONE, NULL, "key.5", PLAIN | PRESSED},
	{"lead_form", "wishes", WISHES, NULL, "lead_form.situation.*", ALL | EMPTY},
	{"lead_form", "wishes-error", WISHES " lead_form.next", NULL, NULL, PLAIN},
	{"lead_form", "consent", CONSENT, NULL, "lead_form.age", ALL},
	{"lead_form", "consent-notice", CONSENT " lead_form.notice", NULL, NULL, PLAIN},
	{"lead_form", "consent-ready", READY, NULL, "lead_form.send", PLAIN | PRESSED},
	{"lead_form", "saving", READY " :saving", NULL, NULL, PLAIN},
	{"lead_form", "failed", READY " :failed", NULL, NULL, PLAIN},
	{"leaflet", "default", CONSENT " lead_form.young", NULL, "leaflet.done",
		PLAIN | CONTRAST | LARGE | LOW},
	{"form_closed", "default", HOME " :full home.lead_form", NULL, "form_closed.done",
		PLAIN | CONTRAST | LARGE},
	{"thanks", "default", READY " :saved", NULL, "thanks.done", ALL},
	{"thanks", "erased", READY " :saved :erased", NULL, "thanks.done",
		PLAIN | CONTRAST | LARGE},
	{"thanks", "not-erased", READY " :saved :unerased", NULL, "thanks.erase",
		PLAIN | CONTRAST | LARGE},
	{"withdraw", "default", WITHDRAW, NULL, "key.a", PLAIN | PRESSED | CONTRAST | LARGE},
	{"withdraw", "short", WITHDRAW " =7K4 withdraw.send", NULL, NULL, PLAIN | LARGE},
	{"withdraw", "unknown", WITHDRAW " =7K429M :unknown", NULL, "withdraw.send",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"withdraw", "done", WITHDRAW " =7K429M :erased", NULL, "withdraw.done",
		PLAIN | CONTRAST | LARGE},
	{"idle_warning", "default", FORM " :idle", NULL, "idle_warning.stay",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW},
	{"language", "default", HOME " dock.language", NULL, "language.done",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW},
	{"access", "default", HOME " dock.access", NULL, "access.contrast",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW},
	{"share", "default", FEED " feed.share", NULL, "share.done",
		PLAIN | PRESSED | CONTRAST | LARGE | LONG},
	{"phone", "default", PAGE " profession.phone", NULL, "phone.done",
		PLAIN | CONTRAST | LARGE | LONG},
	{"staff_code", "default", PAD " =284", NULL, "staff_code.5",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW | LONG},
	{"staff_code", "ready", PAD " =284517", NULL, "staff_code.send",
		PLAIN | PRESSED | CONTRAST},
	{"staff_code", "long", PAD " =284517284517", NULL, NULL, PLAIN | LARGE},
	{"staff_code", "wrong", PAD, bn_scene_pad_wrong, NULL, PLAIN | CONTRAST | LARGE},
	{"staff_code", "locked", PAD, bn_scene_pad_locked, NULL, PLAIN | CONTRAST | LARGE},
	{"staff_code", "unset", PAD, bn_scene_pad_unset, NULL, PLAIN | CONTRAST | LARGE},
	{"staff_code", "unsure", PAD, bn_scene_pad_unsure, NULL, PLAIN | LARGE},
	{"staff", "default", STAFF, NULL, "staff.export",
		PLAIN | PRESSED | CONTRAST | LARGE | LOW | LONG},
	{"staff", "bad", STAFF, bn_scene_panel_bad, "staff.pause",
		PLAIN | PRESSED | CONTRAST | LARGE | LONG},
	{"staff", "unknown", STAFF, bn_scene_panel_unknown, NULL, PLAIN},
	{"staff_place", "default", STAFF " staff.place", NULL, "staff_place.by_date",
		PLAIN | PRESSED | CONTRAST | LARGE | LONG},
	{"staff_settings", "default", STAFF " staff.settings", NULL, "staff_settings.volume.more",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_trials", "default", STAFF " staff.trials", NULL, "staff_trials.touch",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_glass", "default", STAFF " staff.trials staff_trials.touch", NULL,
		"staff_glass.done", PLAIN | CONTRAST | LARGE},
	{"staff_export", "default", STAFF " staff.export", NULL, "staff_sticks.0",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_export", "none", STAFF " staff.export", bn_scene_no_stick, NULL,
		PLAIN | CONTRAST | LARGE},
	{"staff_export", "unreadable", STAFF " staff.export", bn_scene_unreadable_stick, NULL,
		PLAIN | LARGE},
	{"staff_export", "busy", STAFF " staff.export", bn_scene_exporting, NULL,
		PLAIN | CONTRAST | LARGE},
	{"staff_export", "slow", STAFF " staff.export", bn_scene_export_slow, NULL, PLAIN | LARGE},
	{"staff_export", "silent", STAFF " staff.export", bn_scene_export_silent, NULL, PLAIN},
	{"staff_export", "stuck", STAFF " staff.export", bn_scene_stuck_stick, NULL, PLAIN | LARGE},
	{"staff_export", "releasing", STAFF " staff.export", bn_scene_releasing, NULL, PLAIN},
	{"staff_export", "done", STAFF " staff.export", bn_scene_exported, "staff_sticks.again",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_export", "nothing", STAFF " staff.export", bn_scene_nothing_exported, NULL, PLAIN},
	{"staff_export", "full", STAFF " staff.export", bn_scene_export_full, "staff_sticks.again",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_export", "gone", STAFF " staff.export", bn_scene_export_gone, NULL, PLAIN},
	{"staff_install", "default", STAFF " staff.install", bn_scene_packs, "staff_install.pack.0",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_install", "none", STAFF " staff.install", bn_scene_no_packs, NULL, PLAIN},
	{"staff_install", "done", STAFF " staff.install", bn_scene_installed, NULL,
		PLAIN | CONTRAST | LARGE},
	{"staff_install", "failed", STAFF " staff.install", bn_scene_not_installed, NULL,
		PLAIN | CONTRAST | LARGE},
	{"staff_power", "default", STAFF " staff.power", NULL, "staff_power.shutdown",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_power", "sure", STAFF " staff.power staff_power.shutdown", NULL, "staff_power.yes",
		PLAIN | PRESSED | CONTRAST | LARGE},
	{"staff_power", "busy", STAFF " staff.power", bn_scene_export_slow, NULL, PLAIN},
	{"staff_power", "asked", STAFF " staff.power", bn_scene_power_asked, NULL, PLAIN},
	{"staff_power", "refused", STAFF " staff.power", bn_scene_power_refused, NULL, PLAIN},
	{"pause", "default", ":pause", NULL, NULL, PLAIN | CONTRAST | LONG},
};
const size_t bn_scene_count = sizeof(bn_scenes) / sizeof(bn_scenes[0]);

static bool means(const char *word, const char *id)
{
	size_t length = strlen(word);
	if (length > 0 && (word[length - 1] == '*' || word[length - 1] == '+'))
		return strncmp(id, word, length - 1) == 0;
	return strcmp(id, word) == 0;
}

static void look_for(const struct bn_box *box, const char *word, const struct bn_box **found)
{
	if (box->id != NULL && box->action.code != 0 && means(word, box->id) &&
		(*found == NULL || bn_str_ends(word, "+")))
		*found = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		look_for(child, word, found);
}

static const struct bn_box *find(const struct bn_box *box, const char *word)
{
	const struct bn_box *found = NULL;
	look_for(box, word, &found);
	return found;
}

/* What a visitor would scroll to is there without a layout. */
static void unfold(struct bn_box *box)
{
	bn_box_unfold(box);
	for (struct bn_box *child = box->first; child != NULL; child = child->next)
		unfold(child);
}

const char *bn_scene_target(const struct bn_box *box, const char *word)
{
	const struct bn_box *found = find(box, word);
	return found != NULL ? found->id : NULL;
}

static bool touch(struct bn_session *session, const char *word, bool hold, struct bn_builder *b,
	int64_t now_ms)
{
	bn_box_reset(b->boxes);
	struct bn_box *root = bn_box_root(b->boxes);
	bn_session_build(session, b, root);
	unfold(root);
	const struct bn_box *box = find(root, word);
	if (box == NULL)
		return false;
	bn_session_do(session, hold ? &box->hold : &box->action, now_ms);
	return true;
}

/* As often as it is there, a dozen times at most. */
static bool touch_all(
	struct bn_session *session, const char *word, struct bn_builder *b, int64_t now_ms)
{
	int times = 0;
	while (times < MANY && touch(session, word, false, b, now_ms))
		times++;
	return times > 0;
}

static void pause_now(struct bn_session *session, int64_t now_ms)
{
	struct bn_action quit = {.code = BN_INTENT_QUIT};
	bn_session_pause(session, true);
	bn_session_do(session, &quit, now_ms);
}

static bool happen(struct bn_session *session, const char *what, int64_t now_ms)
{
	const struct bn_campaign *campaign = bn_session_stage(session)->campaign;
	struct bn_action wake = {.code = BN_INTENT_WAKE};
	int64_t longest = campaign->idle_seconds + campaign->idle_aid_seconds;
	if (strcmp(what, "wake") == 0)
		bn_session_do(session, &wake, now_ms);
	else if (strcmp(what, "knock") == 0)
		bn_session_knock(session, now_ms);
	else if (strcmp(what, "staff") == 0)
		bn_session_unlock(session, now_ms);
	else if (strcmp(what, "pause") == 0)
		pause_now(session, now_ms);
	else if (strcmp(what, "idle") == 0)
		bn_session_tick(session, now_ms + 1000 * longest);
	else if (strcmp(what, "full") == 0)
		bn_session_close_form(session, true);
	else if (strcmp(what, "saving") == 0)
		bn_session_saving(session, BN_SAVING_BUSY);
	else if (strcmp(what, "erased") == 0)
		bn_session_erasing(session, BN_ERASING_DONE, now_ms);
	else if (strcmp(what, "unerased") == 0)
		bn_session_erasing(session, BN_ERASING_FAILED, now_ms);
	else if (strcmp(what, "unknown") == 0)
		bn_session_erasing(session, BN_ERASING_UNKNOWN, now_ms);
	else if (strcmp(what, "failed") == 0)
		bn_session_saving(session, BN_SAVING_FAILED);
	else
		return false;
	return true;
}

/* Always the same code, where a lead's own is drawn by lot. */
static bool thank(struct bn_session *session, int64_t now_ms)
{
	const struct bn_lead_form *form = &bn_session_stage(session)->campaign->form;
	char *reference = bn_mem_printf("%s 7K4 29M", form->code_prefix);
	bn_session_saved(session, reference, now_ms);
	bn_session_tick(session, now_ms);
	free(reference);
	return true;
}

static bool step(struct bn_session *session, const char *word, struct bn_builder *b, int64_t now_ms)
{
	bool hold = word[0] == '~';
	if (strcmp(word, ":saved") == 0)
		return thank(session, now_ms);
	if (word[0] == ':')
		return happen(session, word + 1, now_ms);
	if (word[0] == '+')
		return touch_all(session, word + 1, b, now_ms);
	if (word[0] != '=')
		return touch(session, hold ? word + 1 : word, hold, b, now_ms);
	bn_session_type(session, word + 1);
	return true;
}

bool bn_scene_may_lack(const struct bn_scene *scene)
{
	return scene->way[0] == '?';
}

bool bn_scene_go(const struct bn_scene *scene, struct bn_session *session, struct bn_builder *b,
	int64_t now_ms)
{
	bn_session_close_form(session, false); /* of a scene before */
	char *way = bn_mem_strdup(scene->way + bn_scene_may_lack(scene)), *rest = way, *word = NULL;
	bool good = true;
	while (good && (word = strtok_r(rest, " ", &rest)) != NULL)
		good = step(session, word, b, now_ms);
	free(way);
	return good;
}

char *bn_scene_name(const struct bn_scene *scene, enum bn_look look)
{
	static const char *const names[BN_LOOK_COUNT] = {
		"default", "pressed", "contrast", "large", "low", "long", "empty"};
	bool plain = strcmp(scene->state, "default") == 0;
	if (look == BN_LOOK_PLAIN || plain)
		return bn_mem_printf("%s-%s", scene->screen, plain ? names[look] : scene->state);
	return bn_mem_printf("%s-%s-%s", scene->screen, scene->state, names[look]);
}
