#include "video/act.h"

#define LEAST_BYTES 8 /* of any film, a millisecond */

bool bn_act_start(struct bn_act *act, const struct bn_pick *pick, const char *player,
	struct bn_early *early, int64_t now_ms)
{
	struct bn_stream_options options = {.player = player,
		.early = early,
		.file = pick->record->file,
		.sound = pick->sound,
		.volume = pick->volume};
	struct bn_duo duo;
	bn_duo_start(&duo, &options, pick->signs, now_ms);
	if (bn_stream_fd(duo.film) < 0) {
		bn_duo_finish(&duo);
		return false;
	}
	*act = (struct bn_act){.pick = *pick, .duo = duo, .started_ms = now_ms};
	return true;
}

enum bn_stream_state bn_act_update(struct bn_act *act, int64_t now_ms)
{
	enum bn_stream_state state = bn_duo_update(&act->duo, now_ms);
	if (!act->ready && state == BN_STREAM_READY) {
		act->ready = true;
		bn_record_show(act->pick.record);
	}
	return state;
}

int64_t bn_act_length_ms(const struct bn_act *act)
{
	const struct bn_record *record = act->pick.record;
	int64_t real = bn_stream_length_ms(act->duo.film);
	if (real == 0 && record->played)
		real = record->length_ms;
	return real > 0 ? real : bn_stream_duration_ms(act->duo.film);
}

bool bn_act_is_doubtful(const struct bn_act *act)
{
	const struct bn_record *record = act->pick.record;
	int64_t said_ms = bn_stream_duration_ms(act->duo.film);
	return !record->played && (said_ms <= 0 || record->identity.size / said_ms < LEAST_BYTES);
}

bool bn_act_is_over(const struct bn_act *act, int64_t now_ms)
{
	return act->duo.film == NULL || act->finished || bn_stream_is_stuck(act->duo.film, now_ms);
}
