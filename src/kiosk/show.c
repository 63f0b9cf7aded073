#include "kiosk/show.h"

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/captions.h"
#include "kiosk/screening.h"
#include "kiosk/testimony.h"
#include "ui/speaker.h"
#include "ui/theme.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WORDS_MS 15 /* words begin with the picture nearest to their time */

struct bn_show {
	const struct bn_venue *venue;
	struct bn_screening *screening; /* the loop's */
	struct bn_testimony *testimony; /* the visitor's */
	struct bn_speaker *speaker;
	bool resting; /* the loop stands still: a visitor is inside */
	/* The captions of what is on, and the words to show now. */
	const struct bn_clip *captions_of;
	char captions_language[8];
	struct bn_captions *captions;
	const struct bn_caption *words;
	int64_t media_ms;
	/* What is to be seen. */
	struct bn_frame film, signs, still;
	struct bn_pictures pictures;
	bool changed;         /* another film since the last update */
	uint64_t film_number; /* of its picture, as its stream counts */
	uint64_t number;      /* as the show counts, across films */
	/* The same of the still picture. */
	const struct bn_clip *still_of;
	uint64_t still_film_number, still_number;
};

struct bn_show *bn_show_create(const struct bn_show_options *options, int64_t now_ms)
{
	struct bn_show *show = bn_mem_alloc(1, sizeof(*show));
	show->venue = options->venue;
	struct bn_screening_options screening = {.campaign = options->campaign,
		.venue = options->venue,
		.player = options->player,
		.early = options->early,
		.portrait = options->portrait,
		.seed = (uint64_t)bn_clock_us(),
		.trace = options->trace,
		.journal = options->journal,
		.tally = options->tally};
	show->screening = bn_screening_create(&screening, now_ms);
	struct bn_testimony_options testimony = {.volume = options->volume,
		.player = options->player,
		.portrait = options->portrait,
		.trace = options->trace,
		.journal = options->journal};
	show->testimony = bn_testimony_create(&testimony);
	show->speaker = bn_speaker_create();
	if (show->venue->sound)
		bn_speaker_open(show->speaker);
	return show;
}

void bn_show_destroy(struct bn_show *show)
{
	if (show == NULL)
		return;
	bn_speaker_destroy(show->speaker);
	bn_testimony_destroy(show->testimony);
	bn_screening_destroy(show->screening);
	bn_captions_destroy(show->captions);
	free(show);
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

/* Which film is on, the loop's or the visitor's, and its pictures. */
static void follow_pictures(struct bn_show *show, bool loop, int64_t now_ms)
{
	struct bn_frame *film = &show->film, *signs = &show->signs;
	show->pictures = loop ? bn_screening_pictures(show->screening, now_ms, film, signs)
			      : bn_testimony_pictures(
					show->testimony, now_ms, film, signs, &show->still);
	if (show->pictures.film == NULL)
		return;
	show->media_ms = film->media_ms;
	if (film->number != show->film_number)
		show->number++;
	show->film_number = film->number;
	film->number = signs->number = show->number;
}

/* After the stage was told of which clip it is: another number for each of its pictures. */
static void count_still(struct bn_show *show, const struct bn_clip *clip)
{
	if (show->pictures.still == NULL)
		return;
	if (clip != show->still_of || show->still.number != show->still_film_number)
		show->still_number++;
	show->still_of = clip;
	show->still_film_number = show->still.number;
	show->still.number = show->still_number;
}

/* What the stage is told; true when something a screen shows differs from before. */
static bool tell_stage(struct bn_show *show, struct bn_stage *stage, bool loop)
{
	struct bn_stage before = *stage;
	const struct bn_caption *words_before = show->words;
	stage->still = NULL;
	if (loop)
		bn_screening_tell(show->screening, stage);
	else
		bn_testimony_tell(show->testimony, stage, show->media_ms);
	count_still(show, stage->still);
	if (stage->clip != NULL)
		load_captions(show, stage->clip, stage->language);
	bool wanted = loop ? bn_venue_captioned(show->venue) : stage->captions;
	show->words = wanted && stage->clip != NULL && show->captions != NULL
			      ? bn_captions_at(show->captions, show->media_ms + WORDS_MS)
			      : NULL;
	stage->caption = show->words != NULL ? show->words->text : NULL;
	stage->caption_above = show->words != NULL && show->words->above;
	return words_before != show->words || before.clip != stage->clip ||
	       before.still != stage->still || before.clip_playing != stage->clip_playing ||
	       before.clip_ended != stage->clip_ended || before.clip_failed != stage->clip_failed ||
	       before.clip_ms != stage->clip_ms || before.look != stage->look ||
	       before.slide != stage->slide || before.turn != stage->turn ||
	       memcmp(&before.opening, &stage->opening, sizeof(before.opening)) != 0;
}

/* The sound of what is on; silence for what stands still. */
static void follow_sound(struct bn_show *show, bool loop)
{
	struct bn_stream_sound heard = {0};
	if (loop)
		bn_screening_hear(show->screening, &heard);
	else
		bn_testimony_hear(show->testimony, &heard);
	struct bn_speaker_part part = {
		heard.sound, heard.source, heard.anchor_us, heard.running, heard.volume};
	bn_speaker_follow(show->speaker, &part);
}

bool bn_show_update(struct bn_show *show, struct bn_session *session, int64_t now_ms)
{
	bool loop = bn_session_in_loop(session);
	if (loop == show->resting) {
		bn_screening_rest(show->screening, !loop, now_ms);
		if (!loop)
			bn_speaker_open(show->speaker); /* testimonies speak */
		show->resting = !loop;
		show->changed = true;
	}
	show->changed |= bn_testimony_update(show->testimony, session, now_ms);
	if (show->changed) {
		show->media_ms = 0;
		show->film_number = 0;
	}
	bn_screening_update(show->screening, time(NULL), now_ms);
	follow_pictures(show, loop, now_ms);
	follow_sound(show, loop);
	bool changed = show->changed;
	show->changed = false;
	return tell_stage(show, bn_session_stage(session), loop) || changed;
}

struct bn_pictures bn_show_pictures(const struct bn_show *show)
{
	return show->pictures;
}

int64_t bn_show_next_ms(const struct bn_show *show, int64_t now_ms)
{
	return show->resting ? bn_testimony_next_ms(show->testimony, now_ms)
			     : bn_screening_next_ms(show->screening, now_ms);
}

void bn_show_click(struct bn_show *show, const struct bn_stage *stage)
{
	if (show->venue->sound && stage->sound)
		bn_speaker_click(show->speaker);
}

void bn_show_chime(struct bn_show *show, int volume)
{
	bn_speaker_open(show->speaker);
	bn_speaker_chime(show->speaker, volume);
}
