#include "kiosk/screening.h"

#include "base/log.h"
#include "base/mem.h"
#include "kiosk/playlist.h"
#include "video/reel.h"
#include "wings/page.h"

#include <stdlib.h>

#define LEAST_MS   1000   /* a clip that ends sooner is set aside */
#define STILL_MS   2000   /* without a moving clip, before there are slides; */
#define BEGIN_MS   1000   /* at the start, where there is no last picture */
#define SLIDE_MS   6000   /* each slide */
#define FORGIVE_MS 600000 /* with no clip left, those set aside are tried again so often */

struct bn_screening {
	struct bn_screening_options options;
	struct bn_playlist *playlist;
	struct bn_reel *reel; /* NULL: closed */
	bool resting;
	enum bn_loop_look look;
	time_t time; /* of the last look at the clock, and what it said */
	struct bn_moment moment;
	struct bn_hours_opening opening;
	bool card_due;       /* the next clip is held: the card comes before it */
	int64_t card_end_ms; /* while the card is up */
	int64_t still_ms;    /* since when no clip moves */
	int64_t forgiven_ms; /* when clips were last tried again */
	int64_t slides_ms;   /* since when there are slides */
	bool begun;          /* there was a picture */
	size_t slide;
	const struct bn_clip *running; /* it began, and isn't over */
};

static const struct bn_clip *clip_of(const struct bn_screening *screening, size_t cookie)
{
	const struct bn_campaign *campaign = screening->options.campaign;
	return cookie < campaign->clip_count ? &campaign->clips[cookie] : NULL;
}

static bool name_next(void *context, struct bn_reel_clip *clip)
{
	struct bn_screening *screening = context;
	const struct bn_venue *venue = screening->options.venue;
	const struct bn_clip *next = NULL;
	enum bn_playlist_next what = bn_playlist_next(
		screening->playlist, screening->moment, &next);
	if (what == BN_PLAYLIST_CARD) {
		screening->card_due = true;
		what = bn_playlist_next(screening->playlist, screening->moment, &next);
	}
	if (what != BN_PLAYLIST_CLIP)
		return false;
	*clip = (struct bn_reel_clip){.file = bn_page_clip_file(next, screening->options.portrait),
		.signs = next->signs,
		.cookie = (size_t)(next - screening->options.campaign->clips),
		.sound = venue->sound,
		.volume = venue->volume,
		.held = screening->card_due};
	return true;
}

static void end_run(struct bn_screening *screening, bool whole)
{
	if (screening->running != NULL)
		bn_tally_run(screening->options.tally, screening->running->id, whole);
	screening->running = NULL;
}

static void tell(void *context, enum bn_reel_event event, size_t cookie, const char *reason)
{
	static const char *const at[] = {[BN_REEL_START] = "start",
		[BN_REEL_END] = "end",
		[BN_REEL_SKIP] = "skip",
		[BN_REEL_ASIDE] = "skip"};
	struct bn_screening *screening = context;
	const struct bn_clip *clip = clip_of(screening, cookie);
	const char *name = clip != NULL ? clip->id : "?";
	bn_trace_clip(screening->options.trace, name, at[event], reason[0] != '\0' ? reason : NULL);
	if (event == BN_REEL_ASIDE)
		bn_journal_add(screening->options.journal, BN_JOURNAL_CLIP_ASIDE, name, reason);
	/* One that failed on the way is over when the next one begins: SKIP may be of one that
	 * never began. */
	if (event == BN_REEL_START || event == BN_REEL_END)
		end_run(screening, event == BN_REEL_END);
	if (event == BN_REEL_START)
		screening->running = clip;
}

static void open(struct bn_screening *screening, int64_t now_ms)
{
	struct bn_reel_options options = {.player = screening->options.player,
		.early = screening->options.early,
		.next = name_next,
		.on_event = tell,
		.context = screening,
		.least_ms = LEAST_MS};
	screening->reel = bn_reel_create(&options, now_ms);
	if (screening->resting)
		bn_reel_pause(screening->reel, now_ms);
	screening->look = BN_LOOP_CLIPS;
	screening->still_ms = screening->forgiven_ms = now_ms;
	screening->card_due = screening->begun = false;
}

static void close(struct bn_screening *screening)
{
	bn_reel_destroy(screening->reel);
	screening->reel = NULL;
	end_run(screening, false);
	screening->look = BN_LOOP_CLOSED;
}

struct bn_screening *bn_screening_create(const struct bn_screening_options *options, int64_t now_ms)
{
	struct bn_screening *screening = bn_mem_alloc(1, sizeof(*screening));
	screening->options = *options;
	screening->playlist = bn_playlist_create(options->venue, options->seed);
	screening->time = -1;
	screening->moment.day = -1;
	screening->still_ms = now_ms;
	screening->look = BN_LOOP_CLOSED;
	return screening;
}

void bn_screening_destroy(struct bn_screening *screening)
{
	if (screening == NULL)
		return;
	bn_reel_destroy(screening->reel);
	end_run(screening, false);
	bn_playlist_destroy(screening->playlist);
	free(screening);
}

/* The venue's hours, looked at each second. */
static void follow_hours(struct bn_screening *screening, time_t time, int64_t now_ms)
{
	if (time == screening->time)
		return;
	struct bn_moment before = screening->moment;
	screening->time = time;
	screening->moment = bn_hours_moment(time);
	bool same = screening->look == BN_LOOP_CLOSED && before.day == screening->moment.day &&
		    before.minute == screening->moment.minute;
	bool is_open = bn_playlist_is_open(screening->playlist, screening->moment);
	if (is_open && screening->reel == NULL)
		open(screening, now_ms);
	else if (!is_open && screening->reel != NULL)
		close(screening);
	if (!is_open && !same)
		screening->opening = bn_playlist_opening(screening->playlist, screening->moment);
}

/* The card comes when the clip before it is over, and stays until the next clip's first picture is
 * on, which stands ready behind it. */
static void follow_card(struct bn_screening *screening, int64_t now_ms)
{
	const struct bn_venue *venue = screening->options.venue;
	if (screening->look != BN_LOOP_CARD && bn_reel_holds(screening->reel)) {
		screening->look = BN_LOOP_CARD;
		screening->card_end_ms = now_ms + 1000 * (int64_t)venue->card.seconds;
	}
	if (screening->look == BN_LOOP_CARD && screening->card_due &&
		now_ms >= screening->card_end_ms) {
		screening->card_due = false;
		screening->still_ms = now_ms;
		bn_reel_release(screening->reel);
		bn_reel_update(screening->reel, now_ms);
	}
}

/* A still picture is kept a moment; then the campaign's own ones are better than it. */
static void follow_stillness(struct bn_screening *screening, int64_t now_ms)
{
	bool card = screening->look == BN_LOOP_CARD && screening->card_due;
	if (bn_reel_plays(screening->reel))
		screening->look = BN_LOOP_CLIPS;
	if (bn_reel_plays(screening->reel) || card) {
		screening->still_ms = screening->forgiven_ms = now_ms;
		return;
	}
	if (screening->resting) {
		screening->still_ms = now_ms; /* that is no failure */
		return;
	}
	if (now_ms - screening->still_ms >= (screening->begun ? STILL_MS : BEGIN_MS) &&
		screening->look != BN_LOOP_SLIDES) {
		screening->look = BN_LOOP_SLIDES;
		screening->slides_ms = now_ms;
		bn_log_warn("kiosk", "no clip can be played: the campaign's pictures are shown");
	}
	if (screening->look == BN_LOOP_SLIDES)
		screening->slide = (size_t)((now_ms - screening->slides_ms) / SLIDE_MS);
	/* A clip that is replaced gets its chance at once, in the reel. This is for what doesn't
	 * show in a file: a decoder that is there again, memory that was short. */
	if (now_ms - screening->forgiven_ms >= FORGIVE_MS) {
		screening->forgiven_ms = now_ms;
		bn_reel_forgive(screening->reel);
	}
}

void bn_screening_update(struct bn_screening *screening, time_t time, int64_t now_ms)
{
	follow_hours(screening, time, now_ms);
	if (screening->reel == NULL)
		return;
	bn_reel_update(screening->reel, now_ms);
	follow_card(screening, now_ms);
	follow_stillness(screening, now_ms);
}

struct bn_pictures bn_screening_pictures(struct bn_screening *screening, int64_t now_ms,
	struct bn_frame *film, struct bn_frame *signs)
{
	struct bn_pictures pictures = {0};
	if (screening->look == BN_LOOP_CLIPS && screening->reel != NULL)
		pictures = bn_reel_pictures(screening->reel, now_ms, film, signs);
	screening->begun |= pictures.film != NULL;
	return pictures;
}

void bn_screening_hear(struct bn_screening *screening, struct bn_stream_sound *sound)
{
	if (screening->look == BN_LOOP_CLIPS && screening->reel != NULL)
		bn_reel_hear(screening->reel, sound);
}

void bn_screening_rest(struct bn_screening *screening, bool rest, int64_t now_ms)
{
	screening->resting = rest;
	if (screening->reel == NULL)
		return;
	if (rest)
		bn_reel_pause(screening->reel, now_ms);
	else
		bn_reel_resume(screening->reel, now_ms);
}

void bn_screening_tell(const struct bn_screening *screening, struct bn_stage *stage)
{
	const struct bn_clip *clip = NULL;
	if (screening->look == BN_LOOP_CLIPS)
		clip = clip_of(screening, bn_reel_on(screening->reel));
	stage->look = screening->look;
	stage->slide = screening->slide;
	if (screening->look == BN_LOOP_CLIPS && screening->options.venue->change == BN_VENUE_FADE)
		stage->turn = bn_reel_turn(screening->reel);
	stage->opening = screening->opening;
	/* Between two clips the last one's title stays, like its picture. */
	if (clip != NULL || screening->look != BN_LOOP_CLIPS)
		stage->clip = clip;
	stage->clip_playing = stage->clip != NULL;
	stage->clip_ended = stage->clip_failed = false;
	stage->clip_ms = stage->clip_length_ms = 0;
}

int64_t bn_screening_next_ms(const struct bn_screening *screening, int64_t now_ms)
{
	if (screening->reel == NULL)
		return -1;
	int64_t next = bn_reel_next_ms(screening->reel, now_ms);
	if (screening->look == BN_LOOP_CARD && screening->card_due && screening->card_end_ms < next)
		next = screening->card_end_ms;
	return next;
}
