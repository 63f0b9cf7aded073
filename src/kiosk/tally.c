#include "kiosk/tally.h"

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "kiosk/choice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOOK_MS 3000 /* from here on a métier was looked at, and not passed by */
#define METIERS 128
#define SCREENS 32

/* As long as it lasts. Pointers are the campaign's and the wings'. */
struct visit {
	bool on, staff; /* staff: they weren't a visitor */
	unsigned number;
	int64_t began_ms, last_ms; /* last: when somebody was there */
	char language[8];
	bool aids[BN_AID_COUNT];
	const char *screens[SCREENS], *metiers[METIERS];
	size_t screen_count, metier_count;
	const char *metier; /* on show, since: */
	int64_t metier_ms;
	int step, furthest; /* of the form; −1: not opened */
	bool lead;
	/* The testimony that is on, and how far it came. */
	const char *clip;
	int64_t reached_ms;
	bool whole;
};

struct bn_tally {
	struct bn_counts *counts;
	int64_t (*wall)(void);
	const struct bn_campaign *campaign; /* NULL: none */
	const struct bn_venue *venue;
	const struct bn_event *event;
	struct visit visit;
};

/* The form's steps as bn_day_way has them. */
static const char *const steps[] = {"name", "contact", "wishes", "consent"};
#define STEPS ((int)(sizeof(steps) / sizeof(steps[0])))

static const char *const aids[BN_AID_COUNT] = {[BN_AID_TEXT] = "text",
	[BN_AID_CONTRAST] = "contrast",
	[BN_AID_MOTION] = "motion",
	[BN_AID_TIME] = "time",
	[BN_AID_LOW] = "low"};

struct bn_tally *bn_tally_create(const struct bn_tally_options *options)
{
	struct bn_tally *tally = bn_mem_alloc(1, sizeof(*tally));
	tally->counts = options->counts;
	tally->wall = options->wall != NULL ? options->wall : bn_clock_wall;
	return tally;
}

/* The event of the day may be another one than at the last count. */
static int64_t now_there(struct bn_tally *tally)
{
	int64_t wall = tally->wall();
	const struct bn_event *event = tally->event;
	if (event == NULL)
		event = bn_choice_event_now(tally->campaign, tally->venue, wall);
	bn_counts_place(tally->counts, tally->campaign->id, tally->venue->id,
		event != NULL ? event->id : NULL);
	return wall;
}

static void add(struct bn_tally *tally, enum bn_day_kind kind, const char *id, int64_t wall)
{
	bn_counts_add(tally->counts, kind, id, "", 1, wall);
}

static void count_watched(struct bn_tally *tally, int64_t wall)
{
	const struct visit *visit = &tally->visit;
	if (visit->clip == NULL)
		return;
	for (int i = 0; bn_day_seconds[i] != NULL; i++)
		if (visit->reached_ms / 1000 >= atoi(bn_day_seconds[i]))
			bn_counts_add(tally->counts, BN_DAY_WATCHED, visit->clip, bn_day_seconds[i],
				1, wall);
	add(tally, visit->whole ? BN_DAY_WATCHED_WHOLE : BN_DAY_WATCHED_CUT, visit->clip, wall);
}

static const char *lasting(int64_t ms)
{
	int i = 0;
	while (bn_day_lasting[i + 1] != NULL && ms >= 1000 * (int64_t)atoi(bn_day_lasting[i]))
		i++;
	return bn_day_lasting[i];
}

static void count_way(struct bn_tally *tally, int64_t wall)
{
	const struct visit *visit = &tally->visit;
	add(tally, BN_DAY_WAY, "visit", wall);
	if (visit->metier_count > 0)
		add(tally, BN_DAY_WAY, "metier", wall);
	for (int i = 0; i <= visit->furthest && i < STEPS; i++)
		add(tally, BN_DAY_WAY, steps[i], wall);
	if (visit->lead)
		add(tally, BN_DAY_WAY, "lead", wall);
	else if (visit->furthest >= 0)
		add(tally, BN_DAY_GIVEN_UP, steps[visit->step], wall);
}

static void end_visit(struct bn_tally *tally)
{
	const struct visit *visit = &tally->visit;
	if (visit->on && !visit->staff && tally->campaign != NULL && tally->counts != NULL) {
		int64_t wall = now_there(tally);
		bn_counts_add_hour(tally->counts, BN_DAY_VISIT, NULL, wall);
		add(tally, BN_DAY_LASTING, lasting(visit->last_ms - visit->began_ms), wall);
		count_way(tally, wall);
		for (size_t i = 0; i < visit->screen_count; i++)
			add(tally, BN_DAY_SCREEN, visit->screens[i], wall);
		for (size_t i = 0; i < visit->metier_count; i++)
			add(tally, BN_DAY_METIER, visit->metiers[i], wall);
		add(tally, BN_DAY_LANGUAGE, visit->language, wall);
		for (int i = 0; i < BN_AID_COUNT; i++)
			if (visit->aids[i])
				add(tally, BN_DAY_AID, aids[i], wall);
		count_watched(tally, wall);
	}
	tally->visit = (struct visit){0};
}

void bn_tally_leave(struct bn_tally *tally)
{
	if (tally == NULL)
		return;
	end_visit(tally);
	tally->campaign = NULL;
}

void bn_tally_destroy(struct bn_tally *tally)
{
	if (tally == NULL)
		return;
	bn_tally_leave(tally);
	bn_counts_close(tally->counts);
	free(tally);
}

static void name(struct bn_tally *tally, const char *of, const char *id, const struct bn_text *text)
{
	const char *french = bn_text_get(text, "fr"), *english = bn_text_get(text, "en");
	struct bn_day_name all = {(char *)of, (char *)id, (char *)(french != NULL ? french : id),
		(char *)(english != NULL ? english : "")};
	bn_counts_name(tally->counts, &all);
}

void bn_tally_place(struct bn_tally *tally, const struct bn_campaign *campaign,
	const struct bn_venue *venue, const struct bn_event *event)
{
	if (tally == NULL)
		return;
	tally->campaign = campaign;
	tally->venue = venue;
	tally->event = event;
}

void bn_tally_learn(struct bn_tally *tally)
{
	if (tally == NULL || tally->counts == NULL)
		return;
	const struct bn_campaign *campaign = tally->campaign;
	name(tally, "campaign", campaign->id, &campaign->name);
	for (size_t i = 0; i < campaign->profession_count; i++)
		name(tally, "metier", campaign->professions[i].id, &campaign->professions[i].title);
	for (size_t i = 0; i < campaign->clip_count; i++)
		name(tally, "clip", campaign->clips[i].id, &campaign->clips[i].title);
	for (size_t i = 0; i < campaign->venue_count; i++)
		name(tally, "venue", campaign->venues[i].id, &campaign->venues[i].name);
	for (size_t i = 0; i < campaign->event_count; i++)
		name(tally, "event", campaign->events[i].id, &campaign->events[i].name);
}

/* Once a visit. */
static void note(const char *id, const char **ids, size_t *count, size_t most)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(ids[i], id) == 0)
			return;
	if (*count < most)
		ids[(*count)++] = id;
}

static void follow_metier(struct visit *visit, const char *metier, int64_t now_ms)
{
	if (!bn_str_same(metier, visit->metier)) {
		visit->metier = metier;
		visit->metier_ms = now_ms;
	}
	if (metier != NULL && now_ms - visit->metier_ms >= LOOK_MS)
		note(metier, visit->metiers, &visit->metier_count, METIERS);
}

static void follow_clip(
	struct bn_tally *tally, const struct bn_session *session, const struct bn_stage *stage)
{
	struct visit *visit = &tally->visit;
	const struct bn_clip *clip = bn_session_clip(session);
	/* On, and not only wanted: until the show has followed, the stage tells of another one. */
	bool on = clip != NULL && clip == stage->clip;
	if (visit->clip != NULL && (clip == NULL || strcmp(clip->id, visit->clip) != 0)) {
		if (tally->counts != NULL)
			count_watched(tally, now_there(tally));
		visit->clip = NULL;
		visit->reached_ms = 0;
		visit->whole = false;
	}
	if (!on || (visit->clip == NULL && !stage->clip_playing))
		return;
	visit->clip = clip->id;
	visit->whole |= stage->clip_ended;
	int64_t at_ms = stage->clip_ended ? stage->clip_length_ms : stage->clip_ms;
	if (at_ms > visit->reached_ms)
		visit->reached_ms = at_ms;
}

static void follow_form(struct visit *visit, int step)
{
	visit->step = step < STEPS ? step : STEPS - 1;
	if (step > visit->furthest)
		visit->furthest = step;
}

static void follow_visit(struct bn_tally *tally, struct bn_session *session, int64_t now_ms)
{
	struct visit *visit = &tally->visit;
	const struct bn_stage *stage = bn_session_stage(session);
	struct bn_session_place place = bn_session_place(session);
	const char *screen = bn_session_screen(session);
	bool metier = place.overlay == NULL && strcmp(place.screen->name, "profession") == 0;
	visit->last_ms = bn_session_last_ms(session);
	visit->staff |= bn_str_starts(screen, "staff");
	snprintf(visit->language, sizeof(visit->language), "%s", stage->language);
	for (int i = 0; i < BN_AID_COUNT; i++)
		visit->aids[i] |= stage->aids[i];
	note(screen, visit->screens, &visit->screen_count, SCREENS);
	follow_metier(visit, metier ? bn_session_argument(session) : NULL, now_ms);
	if (strcmp(place.screen->name, "lead_form") == 0)
		follow_form(visit, place.step);
	follow_clip(tally, session, stage);
}

void bn_tally_follow(struct bn_tally *tally, struct bn_session *session, int64_t now_ms)
{
	if (tally == NULL)
		return;
	struct visit *visit = &tally->visit;
	unsigned number = bn_session_visit(session);
	bool inside = !bn_session_in_loop(session);
	if (visit->on && (!inside || visit->number != number))
		end_visit(tally);
	if (inside && !visit->on)
		*visit = (struct visit){.on = true,
			.number = number,
			.began_ms = now_ms,
			.last_ms = now_ms,
			.step = -1,
			.furthest = -1};
	if (inside)
		follow_visit(tally, session, now_ms);
	bn_counts_tick(tally->counts, now_ms);
}

void bn_tally_lead(struct bn_tally *tally)
{
	if (tally == NULL || tally->campaign == NULL)
		return;
	tally->visit.lead = true;
	if (tally->counts != NULL)
		bn_counts_add_hour(tally->counts, BN_DAY_LEAD, NULL, now_there(tally));
}

void bn_tally_like(struct bn_tally *tally, const char *clip, int step)
{
	if (tally == NULL || tally->campaign == NULL || tally->counts == NULL)
		return;
	int64_t wall = now_there(tally);
	bn_counts_add(tally->counts, BN_DAY_LIKE, clip, "", step, wall);
}

void bn_tally_run(struct bn_tally *tally, const char *clip, bool whole)
{
	if (tally == NULL || tally->campaign == NULL || tally->counts == NULL)
		return;
	int64_t wall = now_there(tally);
	bn_counts_add_hour(tally->counts, whole ? BN_DAY_RUN_WHOLE : BN_DAY_RUN_CUT, clip, wall);
}
