#include "kiosk/testimony.h"

#include "base/log.h"
#include "base/mem.h"
#include "video/leaving.h"
#include "wings/page.h"

#include <stdlib.h>

#define VOLUME    40 /* percent */
#define REWIND_MS 10000
#define POLL_MS   40  /* when a stream doesn't know yet when its next picture is due */
#define STEP_MS   500 /* how often the progress is drawn */

struct bn_testimony {
	struct bn_testimony_options options;
	struct bn_duo duo;
	struct bn_leaving leaving; /* of before */
	const struct bn_clip *clip;
	enum bn_stream_state state;
	bool sound;
	bool paused; /* by the visitor */
};

struct bn_testimony *bn_testimony_create(const struct bn_testimony_options *options)
{
	struct bn_testimony *testimony = bn_mem_alloc(1, sizeof(*testimony));
	testimony->options = *options;
	return testimony;
}

static void end(struct bn_testimony *testimony)
{
	if (testimony->clip == NULL)
		return;
	if (testimony->state != BN_STREAM_ENDED && testimony->state != BN_STREAM_FAILED)
		bn_trace_clip(testimony->options.trace, testimony->clip->id, "end", NULL);
	bn_leaving_add(&testimony->leaving, &testimony->duo);
	testimony->clip = NULL;
}

void bn_testimony_destroy(struct bn_testimony *testimony)
{
	if (testimony == NULL)
		return;
	end(testimony);
	bn_leaving_finish(&testimony->leaving);
	free(testimony);
}

static void begin(
	struct bn_testimony *testimony, const struct bn_clip *clip, bool sound, int64_t now_ms)
{
	struct bn_stream_options options = {.player = testimony->options.player,
		.file = bn_page_clip_file(clip, testimony->options.portrait),
		.sound = true,
		.volume = sound ? VOLUME : 0};
	end(testimony);
	bn_duo_start(&testimony->duo, &options, clip->signs, now_ms);
	testimony->clip = clip;
	testimony->state = BN_STREAM_STARTING;
	testimony->sound = sound;
	testimony->paused = false;
	bn_duo_play(&testimony->duo, now_ms);
}

/* It ended or failed, and was told so. */
static void follow_state(struct bn_testimony *testimony, enum bn_stream_state now)
{
	const char *id = testimony->clip->id;
	struct bn_trace *trace = testimony->options.trace;
	if (now == BN_STREAM_PLAYING && testimony->state <= BN_STREAM_READY)
		bn_trace_clip(trace, id, "start", NULL);
	if (now == BN_STREAM_ENDED && testimony->state != BN_STREAM_ENDED)
		bn_trace_clip(trace, id, "end", NULL);
	if (now == BN_STREAM_FAILED && testimony->state != BN_STREAM_FAILED) {
		const char *why = bn_stream_error(testimony->duo.film);
		bn_log_warn("kiosk", "%s can't be played: %s", id, why);
		bn_trace_clip(trace, id, "skip", why);
	}
	testimony->state = now;
}

static void toggle(struct bn_testimony *testimony, int64_t now_ms)
{
	testimony->paused = !testimony->paused;
	if (testimony->paused)
		bn_duo_pause(&testimony->duo, now_ms);
	else
		bn_duo_play(&testimony->duo, now_ms);
}

/* True: it begins anew. */
static bool follow_visitor(
	struct bn_testimony *testimony, struct bn_session *session, int64_t now_ms)
{
	struct bn_stage *stage = bn_session_stage(session);
	bool play = bn_session_take_play(session), rewind = bn_session_take_rewind(session);
	bool again = (play || rewind) && testimony->state == BN_STREAM_ENDED;
	if (again)
		begin(testimony, testimony->clip, stage->sound, now_ms);
	else if (play)
		toggle(testimony, now_ms);
	else if (rewind)
		bn_duo_skip(&testimony->duo, -REWIND_MS, now_ms);
	if (stage->sound != testimony->sound)
		bn_stream_set_volume(testimony->duo.film, stage->sound ? VOLUME : 0);
	testimony->sound = stage->sound;
	return again;
}

bool bn_testimony_update(struct bn_testimony *testimony, struct bn_session *session, int64_t now_ms)
{
	const struct bn_clip *wanted = bn_session_clip(session);
	bool changed = wanted != testimony->clip;
	bn_leaving_sweep(&testimony->leaving);
	if (changed && wanted != NULL)
		begin(testimony, wanted, bn_session_stage(session)->sound, now_ms);
	else if (changed)
		end(testimony);
	if (testimony->clip == NULL)
		return changed;
	changed |= follow_visitor(testimony, session, now_ms);
	follow_state(testimony, bn_duo_update(&testimony->duo, now_ms));
	return changed;
}

struct bn_pictures bn_testimony_pictures(struct bn_testimony *testimony, int64_t now_ms,
	struct bn_frame *film, struct bn_frame *signs)
{
	return bn_duo_pictures(&testimony->duo, now_ms, film, signs);
}

void bn_testimony_hear(struct bn_testimony *testimony, struct bn_stream_sound *sound)
{
	if (testimony->duo.film != NULL)
		bn_stream_hear(testimony->duo.film, sound);
}

void bn_testimony_tell(
	const struct bn_testimony *testimony, struct bn_stage *stage, int64_t media_ms)
{
	const struct bn_stream *stream = testimony->duo.film;
	enum bn_stream_state state = testimony->state;
	stage->clip = testimony->clip;
	stage->clip_ended = state == BN_STREAM_ENDED;
	stage->clip_failed = state == BN_STREAM_FAILED;
	stage->clip_playing = stage->clip != NULL && !testimony->paused &&
			      (state == BN_STREAM_PLAYING || state == BN_STREAM_STARTING);
	stage->clip_length_ms = stream != NULL ? bn_stream_duration_ms(stream) : 0;
	stage->clip_ms = media_ms / STEP_MS * STEP_MS;
}

int64_t bn_testimony_next_ms(const struct bn_testimony *testimony, int64_t now_ms)
{
	if (testimony->duo.film == NULL)
		return -1;
	int64_t next = bn_stream_next_ms(testimony->duo.film, now_ms);
	if (next >= 0)
		return next;
	bool waits = testimony->state <= BN_STREAM_PLAYING ||
		     bn_stream_is_skipping(testimony->duo.film);
	return waits ? now_ms + POLL_MS : -1;
}
