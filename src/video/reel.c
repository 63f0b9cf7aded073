#include "video/reel.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "video/stream.h"

#include <stdio.h>
#include <stdlib.h>

#define ASK_MS 1000 /* until asking again, when there was no clip */
#define AGAIN_MS                                                                         \
	250 /* between failures in a row: a folder of bad clips must not eat the machine \
	     */
#define REMAINS_MS 4000 /* of the clip that is on, when the next one's player starts */
#define SETTLE_MS  1000 /* played, when it starts beside a clip of unknown length */
#define TURN_MS    10   /* between looks at a player that has yet to answer */
#define IDLE_MS    250  /* between looks at players that stand still */
#define LEAVING    4

struct act {
	struct bn_stream *stream; /* NULL: none */
	char *file;
	size_t cookie;
	int64_t begun_ms; /* when it began to move; pauses move it */
	bool begun, finished, held;
};

/* What is known of a clip that failed. */
struct record {
	char *file;
	int failures; /* in a row */
	bool aside;
};

struct bn_reel {
	struct bn_reel_options options;
	char *player;
	struct act on, next;
	struct bn_stream *leaving[LEAVING]; /* killed, not gone yet */
	struct record *records;
	size_t record_count, record_capacity;
	int failures;   /* in a row, of any clip */
	int64_t ask_ms; /* when a clip may be asked for */
	int64_t paused_ms;
	bool paused;
	uint64_t number, stream_number; /* of the last picture: ours, and in its stream */
};

struct bn_reel *bn_reel_create(const struct bn_reel_options *options, int64_t now_ms)
{
	struct bn_reel *reel = bn_mem_alloc(1, sizeof(*reel));
	reel->options = *options;
	reel->player = bn_mem_strdup(options->player);
	reel->ask_ms = now_ms;
	return reel;
}

static void tell(struct bn_reel *reel, enum bn_reel_event event, size_t cookie, const char *reason)
{
	if (reel->options.on_event != NULL)
		reel->options.on_event(reel->options.context, event, cookie, reason);
}

static void sweep(struct bn_reel *reel)
{
	for (int i = 0; i < LEAVING; i++) {
		if (reel->leaving[i] == NULL || !bn_stream_stop(reel->leaving[i]))
			continue;
		bn_stream_destroy(reel->leaving[i]);
		reel->leaving[i] = NULL;
	}
}

/* Ends an act without waiting for its process, unless too many are on their way already. */
static void dismiss(struct bn_reel *reel, struct act *act)
{
	struct bn_stream *stream = act->stream;
	free(act->file);
	*act = (struct act){0};
	if (stream == NULL)
		return;
	bn_stream_stop(stream);
	for (int i = 0; i < LEAVING; i++) {
		if (reel->leaving[i] == NULL) {
			reel->leaving[i] = stream;
			return;
		}
	}
	bn_stream_destroy(stream);
}

void bn_reel_destroy(struct bn_reel *reel)
{
	if (reel == NULL)
		return;
	dismiss(reel, &reel->on);
	dismiss(reel, &reel->next);
	for (int i = 0; i < LEAVING; i++)
		bn_stream_destroy(reel->leaving[i]);
	bn_reel_forgive(reel);
	free(reel->records);
	free(reel->player);
	free(reel);
}

static struct record *find(struct bn_reel *reel, const char *file)
{
	for (size_t i = 0; i < reel->record_count; i++)
		if (bn_str_same(reel->records[i].file, file))
			return &reel->records[i];
	return NULL;
}

static struct record *find_or_make(struct bn_reel *reel, const char *file)
{
	struct record *found = find(reel, file);
	if (found != NULL)
		return found;
	reel->records = bn_mem_grow(reel->records, &reel->record_capacity, reel->record_count + 1,
		sizeof(*reel->records));
	found = &reel->records[reel->record_count++];
	*found = (struct record){.file = bn_mem_strdup(file)};
	return found;
}

static void set_aside(struct bn_reel *reel, const struct act *act, const char *reason)
{
	find_or_make(reel, act->file)->aside = true;
	bn_log_warn("video", "%s: set aside: %s", act->file, reason);
	tell(reel, BN_REEL_ASIDE, act->cookie, reason);
}

static void count_failure(struct bn_reel *reel, const struct act *act, int64_t now_ms)
{
	struct record *record = find_or_make(reel, act->file);
	const char *reason = bn_stream_error(act->stream);
	bn_log_warn("video", "%s: skipped: %s", act->file, reason);
	tell(reel, BN_REEL_SKIP, act->cookie, reason);
	reel->ask_ms = reel->failures++ > 0 ? now_ms + AGAIN_MS : now_ms;
	if (++record->failures < BN_REEL_FAILURES)
		return;
	char text[256];
	snprintf(text, sizeof(text), "it failed %d times in a row: %s", record->failures, reason);
	set_aside(reel, act, text);
}

static void count_end(struct bn_reel *reel, const struct act *act, int64_t now_ms)
{
	struct record *record = find(reel, act->file);
	tell(reel, BN_REEL_END, act->cookie, "");
	reel->failures = 0;
	if (record != NULL)
		record->failures = 0;
	if (now_ms - act->begun_ms >= reel->options.least_ms)
		return;
	char text[64];
	snprintf(text, sizeof(text), "it plays less than %d ms", reel->options.least_ms);
	set_aside(reel, act, text);
}

/* The next clip that isn't set aside, its player started. */
static void prepare(struct bn_reel *reel, int64_t now_ms)
{
	struct bn_reel_clip clip = {0};
	const struct record *record = NULL;
	for (size_t asked = 0; asked <= 4 * reel->record_count; asked++) {
		reel->ask_ms = now_ms + ASK_MS;
		if (!reel->options.next(reel->options.context, &clip))
			return;
		record = find(reel, clip.file);
		if (record == NULL || !record->aside)
			break;
	}
	if (record != NULL && record->aside)
		return;
	struct bn_stream_options options = {.player = reel->player,
		.file = clip.file,
		.sound = clip.sound,
		.volume = clip.volume};
	struct bn_stream *stream = bn_stream_create(&options, now_ms);
	if (bn_stream_fd(stream) < 0) {
		bn_stream_destroy(stream); /* no process to be had: not the clip's fault */
		return;
	}
	reel->ask_ms = now_ms;
	reel->next = (struct act){.stream = stream,
		.file = bn_mem_strdup(clip.file),
		.cookie = clip.cookie,
		.held = clip.held};
}

/* Whether it is time to start the next clip's player: not sooner than it takes to be ready, for a
 * player that waits costs as much memory as one that plays. */
static bool is_time(const struct bn_reel *reel, int64_t now_ms)
{
	const struct act *on = &reel->on;
	if (now_ms < reel->ask_ms)
		return false;
	if (on->stream == NULL || on->finished)
		return true;
	int64_t played = on->begun ? (reel->paused ? reel->paused_ms : now_ms) - on->begun_ms : 0;
	int64_t length = bn_stream_duration_ms(on->stream);
	return length > 0 ? length - played <= REMAINS_MS : played >= SETTLE_MS;
}

static void begin(struct bn_reel *reel, int64_t now_ms)
{
	reel->on.begun = true;
	reel->on.begun_ms = now_ms;
	bn_stream_play(reel->on.stream, now_ms);
	tell(reel, BN_REEL_START, reel->on.cookie, "");
}

static void update_next(struct bn_reel *reel, int64_t now_ms)
{
	if (reel->next.stream == NULL && is_time(reel, now_ms))
		prepare(reel, now_ms);
	if (reel->next.stream != NULL &&
		bn_stream_update(reel->next.stream, now_ms) == BN_STREAM_FAILED) {
		count_failure(reel, &reel->next, now_ms);
		dismiss(reel, &reel->next);
	}
}

static void update_on(struct bn_reel *reel, int64_t now_ms)
{
	struct act *on = &reel->on;
	if (on->stream == NULL || on->finished)
		return;
	enum bn_stream_state state = bn_stream_update(on->stream, now_ms);
	if (state == BN_STREAM_FAILED)
		count_failure(reel, on, now_ms);
	else if (state == BN_STREAM_ENDED)
		count_end(reel, on, now_ms);
	else
		return;
	on->finished = true;
}

static bool is_over(const struct bn_reel *reel)
{
	return reel->on.stream == NULL || reel->on.finished;
}

void bn_reel_update(struct bn_reel *reel, int64_t now_ms)
{
	sweep(reel);
	update_on(reel, now_ms);
	update_next(reel, now_ms);
	if (reel->next.stream != NULL && !reel->next.held && is_over(reel) &&
		bn_stream_update(reel->next.stream, now_ms) == BN_STREAM_READY) {
		/* The one before goes only now: its last picture was on. */
		dismiss(reel, &reel->on);
		reel->on = reel->next;
		reel->next = (struct act){0};
		reel->stream_number = 0;
	}
	if (reel->on.stream != NULL && !reel->on.begun && !reel->paused)
		begin(reel, now_ms);
}

bool bn_reel_frame(struct bn_reel *reel, int64_t now_ms, struct bn_frame *frame)
{
	/* Before anything was on, the first picture is worth showing while its reserve fills. */
	struct bn_stream *stream = reel->on.stream != NULL ? reel->on.stream : reel->next.stream;
	if (stream == NULL || !bn_stream_frame(stream, now_ms, frame))
		return false;
	if (frame->number != reel->stream_number) {
		reel->stream_number = frame->number;
		reel->number++;
	}
	frame->number = reel->number;
	return true;
}

int64_t bn_reel_next_ms(const struct bn_reel *reel, int64_t now_ms)
{
	const struct act *on = &reel->on;
	int64_t due = -1;
	if (on->stream != NULL && !on->finished && !reel->paused)
		due = bn_stream_next_ms(on->stream, now_ms);
	int64_t turn = now_ms + (reel->paused ? IDLE_MS : TURN_MS);
	/* While pictures are known ahead, their rhythm is enough to hear both players. */
	return due >= 0 && due < now_ms + IDLE_MS ? due : turn;
}

size_t bn_reel_on(const struct bn_reel *reel)
{
	return reel->on.stream != NULL ? reel->on.cookie : BN_REEL_NONE;
}

bool bn_reel_plays(const struct bn_reel *reel)
{
	return reel->on.stream != NULL && reel->on.begun && !reel->on.finished;
}

bool bn_reel_holds(const struct bn_reel *reel)
{
	return reel->next.stream != NULL && reel->next.held && is_over(reel);
}

void bn_reel_release(struct bn_reel *reel)
{
	reel->next.held = false;
}

void bn_reel_pause(struct bn_reel *reel, int64_t now_ms)
{
	if (reel->paused)
		return;
	reel->paused = true;
	reel->paused_ms = now_ms;
	if (reel->on.stream != NULL && reel->on.begun)
		bn_stream_pause(reel->on.stream, now_ms);
}

void bn_reel_resume(struct bn_reel *reel, int64_t now_ms)
{
	if (!reel->paused)
		return;
	reel->paused = false;
	reel->on.begun_ms += now_ms - reel->paused_ms;
	if (reel->on.stream != NULL && reel->on.begun)
		bn_stream_play(reel->on.stream, now_ms);
}

void bn_reel_forgive(struct bn_reel *reel)
{
	for (size_t i = 0; i < reel->record_count; i++)
		free(reel->records[i].file);
	reel->record_count = 0;
}

size_t bn_reel_aside(const struct bn_reel *reel)
{
	size_t count = 0;
	for (size_t i = 0; i < reel->record_count; i++)
		count += reel->records[i].aside;
	return count;
}
