#include "video/duo.h"

#include "base/log.h"

#define LATE_MS 1000 /* what the film waits for its signs */

void bn_duo_start(
	struct bn_duo *duo, const struct bn_stream_options *film, const char *signs, int64_t now_ms)
{
	struct bn_stream_options beside = {.player = film->player, .file = signs};
	*duo = (struct bn_duo){.film = bn_stream_create(film, now_ms), .signs_file = signs};
	if (signs != NULL)
		duo->signs = bn_stream_create(&beside, now_ms);
}

void bn_duo_forget(struct bn_duo *duo)
{
	if (duo->film != NULL)
		bn_stream_forget(duo->film);
	if (duo->signs != NULL)
		bn_stream_forget(duo->signs);
}

bool bn_duo_stop(struct bn_duo *duo)
{
	bool gone = duo->film == NULL || bn_stream_stop(duo->film);
	return (duo->signs == NULL || bn_stream_stop(duo->signs)) && gone;
}

void bn_duo_finish(struct bn_duo *duo)
{
	bn_duo_stop(duo); /* both at once */
	bn_stream_destroy(duo->film);
	bn_stream_destroy(duo->signs);
	*duo = (struct bn_duo){0};
}

/* NULL: none, or not any more. */
static struct bn_stream *signs_of(const struct bn_duo *duo)
{
	return duo->alone ? NULL : duo->signs;
}

/* Without waiting until they are gone, for a film is on. */
static void leave_signs(struct bn_duo *duo, const char *why)
{
	bn_log_warn("video", "%s: left out, its film goes on: %s", duo->signs_file, why);
	bn_stream_stop(duo->signs);
	duo->alone = true;
}

static bool signs_wait(const struct bn_duo *duo, enum bn_stream_state signs)
{
	return signs_of(duo) != NULL && signs == BN_STREAM_STARTING;
}

enum bn_stream_state bn_duo_update(struct bn_duo *duo, int64_t now_ms)
{
	enum bn_stream_state film = bn_stream_update(duo->film, now_ms);
	enum bn_stream_state signs = BN_STREAM_ENDED;
	if (signs_of(duo) != NULL)
		signs = bn_stream_update(duo->signs, now_ms);
	if (signs == BN_STREAM_FAILED)
		leave_signs(duo, bn_stream_error(duo->signs));
	if (film != BN_STREAM_READY)
		return film;
	if (duo->ready_ms == 0)
		duo->ready_ms = now_ms;
	if (signs_wait(duo, signs) && now_ms - duo->ready_ms >= LATE_MS)
		leave_signs(duo, "not ready in time");
	if (signs_wait(duo, signs))
		return BN_STREAM_STARTING;
	if (!duo->wish)
		return film;
	duo->wish = false;
	bn_duo_play(duo, now_ms);
	return BN_STREAM_PLAYING;
}

void bn_duo_play(struct bn_duo *duo, int64_t now_ms)
{
	/* Alone, the film needn't be ready. */
	duo->wish = signs_of(duo) != NULL && duo->ready_ms == 0;
	if (duo->wish)
		return;
	bn_stream_play(duo->film, now_ms);
	if (signs_of(duo) != NULL)
		bn_stream_play(duo->signs, now_ms);
}

void bn_duo_pause(struct bn_duo *duo, int64_t now_ms)
{
	duo->wish = false;
	bn_stream_pause(duo->film, now_ms);
	if (signs_of(duo) != NULL)
		bn_stream_pause(duo->signs, now_ms);
}

void bn_duo_freeze(struct bn_duo *duo)
{
	if (duo->film != NULL)
		bn_stream_freeze(duo->film);
	if (signs_of(duo) != NULL)
		bn_stream_freeze(duo->signs);
}

void bn_duo_thaw(struct bn_duo *duo)
{
	if (duo->film != NULL)
		bn_stream_thaw(duo->film);
	if (signs_of(duo) != NULL)
		bn_stream_thaw(duo->signs);
}

void bn_duo_skip(struct bn_duo *duo, int64_t delta_ms, int64_t now_ms)
{
	bn_stream_skip(duo->film, delta_ms, now_ms);
	if (signs_of(duo) == NULL)
		return;
	bn_stream_skip(duo->signs, delta_ms, now_ms);
	/* Signs that had ended before the film stand still after a skip. */
	if (bn_stream_update(duo->film, now_ms) == BN_STREAM_PLAYING)
		bn_stream_play(duo->signs, now_ms);
}

struct bn_pictures bn_duo_pictures(
	struct bn_duo *duo, int64_t now_ms, struct bn_frame *film, struct bn_frame *signs)
{
	struct bn_pictures pictures = {0};
	if (duo->film != NULL && bn_stream_frame(duo->film, now_ms, film))
		pictures.film = film;
	if (signs_of(duo) != NULL && bn_stream_frame(duo->signs, now_ms, signs))
		pictures.signs = signs;
	return pictures;
}
