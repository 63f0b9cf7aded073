#include "video/act.h"

bool bn_act_start(
	struct bn_act *act, const struct bn_pick *pick, const char *player, int64_t now_ms)
{
	struct bn_stream_options options = {.player = player,
		.file = pick->record->file,
		.sound = pick->sound,
		.volume = pick->volume};
	struct bn_stream *stream = bn_stream_create(&options, now_ms);
	if (bn_stream_fd(stream) < 0) {
		bn_stream_destroy(stream);
		return false;
	}
	*act = (struct bn_act){.pick = *pick, .stream = stream, .started_ms = now_ms};
	return true;
}

enum bn_stream_state bn_act_update(struct bn_act *act, int64_t now_ms)
{
	enum bn_stream_state state = bn_stream_update(act->stream, now_ms);
	if (!act->ready && state == BN_STREAM_READY) {
		act->ready = true;
		bn_record_show(act->pick.record);
	}
	return state;
}

int64_t bn_act_length_ms(const struct bn_act *act)
{
	int64_t real = bn_stream_length_ms(act->stream);
	return real > 0 ? real : bn_stream_duration_ms(act->stream);
}

bool bn_act_is_over(const struct bn_act *act, int64_t now_ms)
{
	return act->stream == NULL || act->finished || bn_stream_is_stuck(act->stream, now_ms);
}
