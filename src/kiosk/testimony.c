#include "kiosk/testimony.h"

#include "base/log.h"
#include "base/mem.h"
#include "video/leaving.h"
#include "wings/page.h"

#include <stdlib.h>

#define VOLUME    40 /* percent, where nothing else is asked for */
#define REWIND_MS 10000
#define POLL_MS   40  /* when a stream doesn't know yet when its next picture is due */
#define STEP_MS   500 /* how often the progress is drawn */
#define SLIDE_MS  400 /* within which the page of the clip that was left is out of sight */

/* A clip with its players. */
struct cast {
	const struct bn_clip *clip; /* NULL: none */
	struct bn_duo duo;
	enum bn_stream_state state;
};

struct bn_testimony {
	struct bn_testimony_options options;
	struct cast on;            /* at the visitor's orders */
	struct cast next;          /* ready on its first picture, or on the way there */
	struct cast left;          /* its players killed, its last picture still in sight */
	int64_t left_ms;           /* since when */
	struct bn_leaving leaving; /* of before */
	const struct bn_clip *bad; /* it failed as the next one: not tried again before it is on */
	bool sound;
	bool paused; /* by the visitor */
};

struct bn_testimony *bn_testimony_create(const struct bn_testimony_options *options)
{
	struct bn_testimony *testimony = bn_mem_alloc(1, sizeof(*testimony));
	testimony->options = *options;
	if (options->volume == 0)
		testimony->options.volume = VOLUME;
	return testimony;
}

static void drop(struct bn_testimony *testimony, struct cast *cast)
{
	if (cast->clip != NULL)
		bn_leaving_add(&testimony->leaving, &cast->duo);
	*cast = (struct cast){0};
}

/* What was on is left; its picture stays for as long as its page slides away. */
static void end(struct bn_testimony *testimony, int64_t now_ms)
{
	struct cast *on = &testimony->on;
	if (on->clip == NULL)
		return;
	if (on->state != BN_STREAM_ENDED && on->state != BN_STREAM_FAILED)
		bn_trace_clip(testimony->options.trace, on->clip->id, "end", NULL);
	drop(testimony, &testimony->left);
	bn_duo_stop(&on->duo);
	testimony->left = *on;
	testimony->left_ms = now_ms;
	*on = (struct cast){0};
}

void bn_testimony_destroy(struct bn_testimony *testimony)
{
	if (testimony == NULL)
		return;
	end(testimony, 0);
	drop(testimony, &testimony->left);
	drop(testimony, &testimony->next);
	bn_leaving_finish(&testimony->leaving);
	free(testimony);
}

static void start(struct bn_testimony *testimony, struct cast *cast, const struct bn_clip *clip,
	int64_t now_ms)
{
	struct bn_stream_options options = {.player = testimony->options.player,
		.file = bn_page_clip_file(clip, testimony->options.portrait),
		.sound = true,
		.volume = testimony->sound ? testimony->options.volume : 0};
	*cast = (struct cast){.clip = clip, .state = BN_STREAM_STARTING};
	bn_duo_start(&cast->duo, &options, clip->signs, now_ms);
}

static void begin(
	struct bn_testimony *testimony, const struct bn_clip *clip, bool sound, int64_t now_ms)
{
	struct cast *on = &testimony->on, *next = &testimony->next;
	bool ready = next->clip == clip && next->state != BN_STREAM_FAILED;
	end(testimony, now_ms);
	if (!ready)
		drop(testimony, next);
	if (ready) {
		*on = *next;
		*next = (struct cast){0};
		/* It was made ready with the sound of that moment. */
		bn_stream_set_volume(on->duo.film, sound ? testimony->options.volume : 0);
	}
	testimony->sound = sound;
	testimony->paused = false;
	testimony->bad = NULL;
	if (!ready)
		start(testimony, on, clip, now_ms);
	bn_duo_play(&on->duo, now_ms);
}

/* The one to follow is made ready once the one that is on has begun, the page has settled (a player
 * that starts takes what a smooth slide needs), and those before are gone. */
static void follow_next(
	struct bn_testimony *testimony, const struct bn_clip *wanted, int64_t now_ms)
{
	struct cast *next = &testimony->next;
	if (testimony->left.clip != NULL && now_ms - testimony->left_ms > SLIDE_MS)
		drop(testimony, &testimony->left);
	if (next->clip != NULL && next->clip != wanted)
		drop(testimony, next);
	if (next->clip != NULL)
		next->state = bn_duo_update(&next->duo, now_ms);
	if (next->clip != NULL && next->state == BN_STREAM_FAILED) {
		testimony->bad = next->clip;
		drop(testimony, next);
	}
	bool still = testimony->left.clip == NULL &&
		     bn_leaving_room(&testimony->leaving) == BN_LEAVING_MOST;
	bool begun = testimony->on.clip == NULL || testimony->on.state > BN_STREAM_READY;
	if (next->clip == NULL && wanted != NULL && wanted != testimony->bad && still && begun)
		start(testimony, next, wanted, now_ms);
}

/* It ended or failed, and was told so. */
static void follow_state(struct bn_testimony *testimony, enum bn_stream_state now)
{
	const char *id = testimony->on.clip->id;
	struct bn_trace *trace = testimony->options.trace;
	if (now == BN_STREAM_PLAYING && testimony->on.state <= BN_STREAM_READY)
		bn_trace_clip(trace, id, "start", NULL);
	if (now == BN_STREAM_ENDED && testimony->on.state != BN_STREAM_ENDED)
		bn_trace_clip(trace, id, "end", NULL);
	if (now == BN_STREAM_FAILED && testimony->on.state != BN_STREAM_FAILED) {
		const char *why = bn_stream_error(testimony->on.duo.film);
		bn_log_warn("kiosk", "%s can't be played: %s", id, why);
		bn_trace_clip(trace, id, "skip", why);
		bn_journal_add(testimony->options.journal, BN_JOURNAL_CLIP_ASIDE, id, why);
	}
	testimony->on.state = now;
}

static void toggle(struct bn_testimony *testimony, int64_t now_ms)
{
	testimony->paused = !testimony->paused;
	if (testimony->paused)
		bn_duo_pause(&testimony->on.duo, now_ms);
	else
		bn_duo_play(&testimony->on.duo, now_ms);
}

/* True: it begins anew. */
static bool follow_visitor(
	struct bn_testimony *testimony, struct bn_session *session, int64_t now_ms)
{
	struct bn_stage *stage = bn_session_stage(session);
	bool play = bn_session_take_play(session), rewind = bn_session_take_rewind(session);
	bool again = (play || rewind) && testimony->on.state == BN_STREAM_ENDED;
	if (again)
		begin(testimony, testimony->on.clip, stage->sound, now_ms);
	else if (play)
		toggle(testimony, now_ms);
	else if (rewind)
		bn_duo_skip(&testimony->on.duo, -REWIND_MS, now_ms);
	if (stage->sound != testimony->sound)
		bn_stream_set_volume(
			testimony->on.duo.film, stage->sound ? testimony->options.volume : 0);
	testimony->sound = stage->sound;
	return again;
}

bool bn_testimony_update(struct bn_testimony *testimony, struct bn_session *session, int64_t now_ms)
{
	const struct bn_clip *wanted = bn_session_clip(session);
	bool changed = wanted != testimony->on.clip;
	bn_leaving_sweep(&testimony->leaving);
	if (changed && wanted != NULL)
		begin(testimony, wanted, bn_session_stage(session)->sound, now_ms);
	else if (changed)
		end(testimony, now_ms);
	follow_next(testimony, bn_session_next_clip(session), now_ms);
	if (testimony->on.clip == NULL)
		return changed;
	changed |= follow_visitor(testimony, session, now_ms);
	follow_state(testimony, bn_duo_update(&testimony->on.duo, now_ms));
	return changed;
}

/* Whose picture is on the page beside. */
static struct cast *beside_of(struct bn_testimony *testimony)
{
	if (testimony->left.clip != NULL)
		return &testimony->left;
	bool ready = testimony->next.clip != NULL && testimony->next.state == BN_STREAM_READY;
	return ready ? &testimony->next : NULL;
}

struct bn_pictures bn_testimony_pictures(struct bn_testimony *testimony, int64_t now_ms,
	struct bn_frame *film, struct bn_frame *signs, struct bn_frame *still)
{
	struct bn_pictures on = bn_duo_pictures(&testimony->on.duo, now_ms, film, signs);
	struct cast *beside = beside_of(testimony);
	if (beside != NULL && bn_stream_frame(beside->duo.film, now_ms, still))
		on.still = still;
	return on;
}

void bn_testimony_hear(struct bn_testimony *testimony, struct bn_stream_sound *sound)
{
	if (testimony->on.duo.film != NULL)
		bn_stream_hear(testimony->on.duo.film, sound);
}

void bn_testimony_tell(struct bn_testimony *testimony, struct bn_stage *stage, int64_t media_ms)
{
	const struct bn_stream *stream = testimony->on.duo.film;
	enum bn_stream_state state = testimony->on.state;
	const struct cast *beside = beside_of(testimony);
	stage->clip = testimony->on.clip;
	stage->still = beside != NULL ? beside->clip : NULL;
	stage->clip_ended = state == BN_STREAM_ENDED;
	stage->clip_failed = state == BN_STREAM_FAILED;
	stage->clip_playing = stage->clip != NULL && !testimony->paused &&
			      (state == BN_STREAM_PLAYING || state == BN_STREAM_STARTING);
	stage->clip_length_ms = stream != NULL ? bn_stream_duration_ms(stream) : 0;
	stage->clip_ms = media_ms / STEP_MS * STEP_MS;
}

int64_t bn_testimony_next_ms(const struct bn_testimony *testimony, int64_t now_ms)
{
	if (testimony->on.duo.film == NULL)
		return -1;
	int64_t next = bn_stream_next_ms(testimony->on.duo.film, now_ms);
	if (next >= 0)
		return next;
	const struct cast *coming = &testimony->next;
	bool waits = testimony->on.state <= BN_STREAM_PLAYING ||
		     (coming->clip != NULL && coming->state == BN_STREAM_STARTING) ||
		     bn_stream_is_skipping(testimony->on.duo.film);
	return waits ? now_ms + POLL_MS : -1;
}
