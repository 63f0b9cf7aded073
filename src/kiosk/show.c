#include "kiosk/show.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "content/captions.h"
#include "ui/theme.h"
#include "video/reel.h"
#include "video/stream.h"
#include "wings/page.h"

#include <stdlib.h>
#include <string.h>

#define VOLUME     40 /* percent, of a testimony a visitor chose */
#define REWIND_MS  10000
#define LEAST_MS   1000  /* a clip of the loop that ends sooner is set aside */
#define POLL_MS    40    /* when a stream doesn't know yet when its next picture is due */
#define FORGIVE_MS 60000 /* with no clip left, those set aside are tried again so often */
#define STEP_MS    500   /* how often the progress of a testimony is drawn */

struct bn_show {
	const struct bn_campaign *campaign;
	const struct bn_venue *venue;
	struct bn_trace *trace;
	char *player;
	bool portrait;
	size_t next; /* of the venue's playlist */
	struct bn_reel *reel;
	bool resting; /* the reel is paused: a visitor is inside */
	/* The testimony on show. */
	struct bn_stream *stream;
	const struct bn_clip *clip;
	enum bn_stream_state state;
	bool sound;
	/* The captions of what is on, and the words to show now. */
	const struct bn_clip *captions_of;
	char captions_language[8];
	struct bn_captions *captions;
	const struct bn_caption *words;
	int64_t media_ms;
	int64_t alone_ms; /* when a clip of the loop was last on */
	/* What is to be seen. */
	struct bn_frame frame;
	bool have;
	bool changed;         /* another film since the last update */
	uint64_t film_number; /* of its picture, as its stream counts */
	uint64_t number;      /* as the show counts, across films */
};

static const struct bn_clip *clip_of(const struct bn_show *show, size_t cookie)
{
	return cookie < show->campaign->clip_count ? &show->campaign->clips[cookie] : NULL;
}

static bool name_next(void *context, struct bn_reel_clip *clip)
{
	struct bn_show *show = context;
	if (show->venue->playlist_count == 0)
		return false;
	const struct bn_clip *next =
		show->venue->playlist[show->next % show->venue->playlist_count].clip;
	show->next++;
	*clip = (struct bn_reel_clip){.file = bn_page_clip_file(next, show->portrait),
		.cookie = (size_t)(next - show->campaign->clips),
		.sound = show->venue->sound,
		.volume = VOLUME};
	return true;
}

static void tell(void *context, enum bn_reel_event event, size_t cookie, const char *reason)
{
	static const char *const at[] = {[BN_REEL_START] = "start",
		[BN_REEL_END] = "end",
		[BN_REEL_SKIP] = "skip",
		[BN_REEL_ASIDE] = "skip"};
	struct bn_show *show = context;
	const struct bn_clip *clip = clip_of(show, cookie);
	const char *name = clip != NULL ? clip->id : "?";
	if (event == BN_REEL_SKIP || event == BN_REEL_ASIDE)
		bn_log_warn("kiosk", "%s %s: %s", name,
			event == BN_REEL_ASIDE ? "is set aside" : "is skipped", reason);
	bn_trace_clip(show->trace, name, at[event], reason[0] != '\0' ? reason : NULL);
}

struct bn_show *bn_show_create(const struct bn_show_options *options, int64_t now_ms)
{
	struct bn_show *show = bn_mem_alloc(1, sizeof(*show));
	show->campaign = options->campaign;
	show->venue = options->venue;
	show->trace = options->trace;
	show->portrait = options->portrait;
	show->player = bn_paths_program("borne-player");
	struct bn_reel_options reel = {.player = show->player,
		.next = name_next,
		.on_event = tell,
		.context = show,
		.least_ms = LEAST_MS};
	show->reel = bn_reel_create(&reel, now_ms);
	return show;
}

static void end_clip(struct bn_show *show)
{
	if (show->clip == NULL)
		return;
	bool ended = show->state == BN_STREAM_ENDED, failed = show->state == BN_STREAM_FAILED;
	if (!ended && !failed)
		bn_trace_clip(show->trace, show->clip->id, "end", NULL);
	bn_stream_destroy(show->stream);
	show->stream = NULL;
	show->clip = NULL;
	show->changed = true;
}

void bn_show_destroy(struct bn_show *show)
{
	if (show == NULL)
		return;
	end_clip(show);
	bn_reel_destroy(show->reel);
	bn_captions_destroy(show->captions);
	free(show->player);
	free(show);
}

static void begin_clip(struct bn_show *show, const struct bn_clip *clip, bool sound, int64_t now_ms)
{
	struct bn_stream_options options = {.player = show->player,
		.file = bn_page_clip_file(clip, show->portrait),
		.sound = true,
		.volume = sound ? VOLUME : 0};
	end_clip(show);
	show->stream = bn_stream_create(&options, now_ms);
	show->clip = clip;
	show->state = BN_STREAM_STARTING;
	show->sound = sound;
	show->changed = true;
	show->media_ms = 0;
	if (show->stream != NULL)
		bn_stream_play(show->stream, now_ms);
}

/* The testimony ended or failed, and was told so. */
static void follow_state(struct bn_show *show, enum bn_stream_state now)
{
	const char *id = show->clip->id;
	if (now == BN_STREAM_PLAYING && show->state <= BN_STREAM_READY)
		bn_trace_clip(show->trace, id, "start", NULL);
	if (now == BN_STREAM_ENDED && show->state != BN_STREAM_ENDED)
		bn_trace_clip(show->trace, id, "end", NULL);
	if (now == BN_STREAM_FAILED && show->state != BN_STREAM_FAILED) {
		const char *why = show->stream != NULL ? bn_stream_error(show->stream)
						       : "the player can't be started";
		bn_log_warn("kiosk", "%s can't be played: %s", id, why);
		bn_trace_clip(show->trace, id, "skip", why);
	}
	show->state = now;
}

static void follow_visitor(struct bn_show *show, struct bn_session *session, int64_t now_ms)
{
	struct bn_stage *stage = bn_session_stage(session);
	bool play = bn_session_take_play(session), rewind = bn_session_take_rewind(session);
	if (show->stream == NULL)
		return;
	if ((play || rewind) && show->state == BN_STREAM_ENDED)
		begin_clip(show, show->clip, stage->sound, now_ms);
	else if (play && show->state == BN_STREAM_PLAYING)
		bn_stream_pause(show->stream, now_ms);
	else if (play)
		bn_stream_play(show->stream, now_ms);
	else if (rewind)
		bn_stream_skip(show->stream, -REWIND_MS, now_ms);
	if (stage->sound != show->sound && show->stream != NULL)
		bn_stream_set_volume(show->stream, stage->sound ? VOLUME : 0);
	show->sound = stage->sound;
}

static void load_captions(struct bn_show *show, const struct bn_clip *clip, const char *language)
{
	if (clip == show->captions_of && bn_str_same(language, show->captions_language))
		return;
	bn_captions_destroy(show->captions);
	show->captions = NULL;
	show->words = NULL;
	show->captions_of = clip;
	strncpy(show->captions_language, language, sizeof(show->captions_language) - 1);
	const char *path = clip != NULL ? bn_text_get(&clip->captions, language) : NULL;
	if (path != NULL)
		show->captions = bn_captions_load(path, bn_theme_caption.room, NULL);
}

/* Which film is on, the loop's or the visitor's, and its picture. */
static void follow_picture(struct bn_show *show, bool loop, int64_t now_ms)
{
	struct bn_frame frame;
	show->have = loop ? bn_reel_frame(show->reel, now_ms, &frame)
			  : show->stream != NULL && bn_stream_frame(show->stream, now_ms, &frame);
	if (!show->have)
		return;
	show->media_ms = frame.media_ms;
	if (frame.number != show->film_number || show->changed)
		show->number++;
	show->film_number = frame.number;
	show->frame = frame;
	show->frame.number = show->number;
}

/* What the stage is told; true when something a screen shows differs from before. */
static bool tell_stage(struct bn_show *show, struct bn_stage *stage, bool loop)
{
	const struct bn_clip *clip = loop ? clip_of(show, bn_reel_on(show->reel)) : show->clip;
	struct bn_stage before = *stage;
	const struct bn_caption *words_before = show->words;
	if (clip != NULL)
		load_captions(show, clip, stage->language);
	bool wanted = loop ? !show->venue->sound : stage->captions;
	show->words = wanted && clip != NULL && show->captions != NULL
			      ? bn_captions_at(show->captions, show->media_ms)
			      : NULL;
	stage->caption = show->words != NULL ? show->words->text : NULL;
	stage->caption_above = show->words != NULL && show->words->above;
	if (loop && clip == NULL)
		clip = stage->clip; /* between two clips the last one's title stays, like its
				       picture */
	stage->clip = clip;
	stage->clip_playing = loop || show->state == BN_STREAM_PLAYING ||
			      show->state == BN_STREAM_STARTING;
	stage->clip_ended = !loop && show->state == BN_STREAM_ENDED;
	stage->clip_failed = !loop && show->state == BN_STREAM_FAILED;
	stage->clip_length_ms = !loop && show->stream != NULL ? bn_stream_duration_ms(show->stream)
							      : 0;
	if (stage->clip_failed || clip == NULL)
		stage->clip_playing = false;
	stage->clip_ms = loop ? 0 : show->media_ms / STEP_MS * STEP_MS;
	return words_before != show->words || before.clip != stage->clip ||
	       before.clip_playing != stage->clip_playing ||
	       before.clip_ended != stage->clip_ended || before.clip_failed != stage->clip_failed ||
	       before.clip_ms != stage->clip_ms;
}

/* Clips that were all set aside may be back: a disk plugged in again, a folder restored. */
static void forgive(struct bn_show *show, int64_t now_ms)
{
	if (bn_reel_on(show->reel) != BN_REEL_NONE || bn_reel_aside(show->reel) == 0) {
		show->alone_ms = now_ms;
	} else if (now_ms - show->alone_ms > FORGIVE_MS) {
		show->alone_ms = now_ms;
		bn_reel_forgive(show->reel);
	}
}

bool bn_show_update(struct bn_show *show, struct bn_session *session, int64_t now_ms)
{
	struct bn_stage *stage = bn_session_stage(session);
	bool loop = bn_session_in_loop(session);
	const struct bn_clip *wanted = bn_session_clip(session);
	if (loop == show->resting) {
		if (loop)
			bn_reel_resume(show->reel, now_ms);
		else
			bn_reel_pause(show->reel, now_ms);
		show->resting = !loop;
		show->changed = true;
	}
	if (wanted != show->clip) {
		if (wanted != NULL)
			begin_clip(show, wanted, stage->sound, now_ms);
		else
			end_clip(show);
	}
	forgive(show, now_ms);
	bn_reel_update(show->reel, now_ms);
	if (show->clip != NULL) {
		follow_visitor(show, session, now_ms);
		follow_state(show, show->stream != NULL ? bn_stream_update(show->stream, now_ms)
							: BN_STREAM_FAILED);
	}
	follow_picture(show, loop, now_ms);
	bool changed = show->changed;
	show->changed = false;
	return tell_stage(show, stage, loop) || changed;
}

const struct bn_frame *bn_show_frame(const struct bn_show *show)
{
	return show->have ? &show->frame : NULL;
}

int64_t bn_show_next_ms(const struct bn_show *show, int64_t now_ms)
{
	if (!show->resting)
		return bn_reel_next_ms(show->reel, now_ms);
	if (show->stream == NULL)
		return -1;
	int64_t next = bn_stream_next_ms(show->stream, now_ms);
	if (next >= 0)
		return next;
	return show->state <= BN_STREAM_PLAYING ? now_ms + POLL_MS : -1;
}
