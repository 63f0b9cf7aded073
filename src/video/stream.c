#include "video/stream.h"

#include "base/log.h"
#include "base/mem.h"
#include "video/spawn.h"
#include "video/timeline.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FIRST_MS     5000   /* until the first pictures: the reserve, or the first one to play */
#define PROGRESS_MS  1800   /* without a picture or a word of libvlc's clock */
#define STUCK_MS     1000   /* … until it is a bad sign */
#define GOING_MS     200    /* for a player that hung up to be gone, and say how it ended */
#define PICTURE_MS   30000  /* without a picture, however the clock goes on */
#define SEEK_END_US  300000 /* a skip stays this far from the end */
#define MEMORIES_MAX 32     /* changes of size in one clip; more is a hostile player */
#define MESSAGES_MAX 64     /* read in one update: a flood must not hold the screen */

/* Shared memory as the player described it; the checks are those of map_memory. */
struct memory {
	int64_t number; /* 0: none */
	uint8_t *pixels;
	size_t bytes, slot_bytes;
	int64_t width, height, pitch, lines, slots;
	uint64_t ours; /* bit n: slot n is in our hands */
};

struct bn_stream {
	enum bn_stream_state state;
	char error[BN_WIRE_TEXT];
	pid_t pid;                    /* 0: gone */
	int fd;                       /* -1: closed */
	struct memory memory, before; /* before: only for the picture that is on */
	struct bn_timeline timeline;
	struct bn_sound sound;
	int volume;
	struct bn_timeline_item on; /* the picture that is on; memory 0: none */
	uint64_t number;
	int64_t epoch, duration_us;
	int64_t place_us;          /* of the picture that is on, or the one asked for */
	int64_t due_ms;            /* of the picture that is on */
	enum bn_stream_state wish; /* PLAYING or PAUSED before the first picture; else STARTING */
	int64_t begun_ms, progress_ms, picture_ms;
	int64_t hung_up_ms; /* if it did: when */
	bool greeted, hung_up, victim;
	bool frozen; /* by us, with SIGSTOP */
};

static void unmap(struct memory *memory)
{
	if (memory->pixels != NULL)
		munmap(memory->pixels, memory->bytes);
	*memory = (struct memory){0};
}

bool bn_stream_stop(struct bn_stream *stream)
{
	if (stream->fd >= 0)
		close(stream->fd);
	stream->fd = -1;
	if (stream->pid > 0) {
		kill(stream->pid, SIGKILL);
		if (bn_spawn_reap(stream->pid, NULL))
			stream->pid = 0;
	}
	return stream->pid == 0;
}

void bn_stream_forget(struct bn_stream *stream)
{
	stream->on = (struct bn_timeline_item){0};
	unmap(&stream->memory);
	unmap(&stream->before);
}

static void fail(struct bn_stream *stream, const char *why)
{
	if (stream->state == BN_STREAM_FAILED)
		return;
	stream->state = BN_STREAM_FAILED;
	snprintf(stream->error, sizeof(stream->error), "%s", why);
	bn_stream_stop(stream);
}

struct bn_stream *bn_stream_create(const struct bn_stream_options *options, int64_t now_ms)
{
	struct bn_stream *stream = bn_mem_alloc(1, sizeof(*stream));
	stream->fd = -1;
	stream->volume = options->volume;
	stream->begun_ms = stream->progress_ms = stream->picture_ms = now_ms;
	if (!bn_spawn_player(options, &stream->pid, &stream->fd))
		fail(stream, "the player can't be started");
	return stream;
}

void bn_stream_destroy(struct bn_stream *stream)
{
	if (stream == NULL)
		return;
	if (!bn_stream_stop(stream))
		bn_spawn_await(stream->pid);
	unmap(&stream->memory);
	unmap(&stream->before);
	bn_sound_finish(&stream->sound);
	free(stream);
}

/* Gives a slot back; one of an older memory has nobody waiting for it. */
static void release(struct bn_stream *stream, const struct bn_timeline_item *item)
{
	struct bn_wire message = {
		.type = BN_WIRE_RELEASE, .memory = item->memory, .slot = item->slot};
	if (item->memory == 0 || item->memory != stream->memory.number)
		return;
	stream->memory.ours &= ~(UINT64_C(1) << item->slot);
	if (stream->fd >= 0)
		bn_wire_send(stream->fd, &message, -1);
}

static void drop_waiting(struct bn_stream *stream)
{
	struct bn_timeline_item item;
	while (bn_timeline_drop(&stream->timeline, &item))
		release(stream, &item);
}

/* Maps what came with a MEMORY, after checks: it must be as large as it says and sealed, for a
 * page taken away under our eyes would be SIGBUS. */
static bool map_memory(const struct bn_wire *message, int fd, struct memory *made)
{
	size_t slot_bytes = bn_wire_slot_bytes(message->pitch, message->lines);
	size_t bytes = slot_bytes * (size_t)message->slots;
	struct stat info;
	int seals = fcntl(fd, F_GET_SEALS);
	if (seals < 0 || (seals & F_SEAL_SHRINK) == 0 || fstat(fd, &info) != 0 ||
		info.st_size < 0 || (size_t)info.st_size < bytes)
		return false;
	void *pixels = mmap(NULL, bytes, PROT_READ, MAP_SHARED, fd, 0);
	if (pixels == MAP_FAILED)
		return false;
	*made = (struct memory){.number = message->memory,
		.pixels = pixels,
		.bytes = bytes,
		.slot_bytes = slot_bytes,
		.width = message->width,
		.height = message->height,
		.pitch = message->pitch,
		.lines = message->lines,
		.slots = message->slots};
	return true;
}

static void hear_memory(struct bn_stream *stream, const struct bn_wire *message, int fd)
{
	struct memory made;
	bool good = message->memory == stream->memory.number + 1 &&
		    message->memory <= MEMORIES_MAX && map_memory(message, fd, &made);
	close(fd);
	if (!good) {
		fail(stream, "the player's memory isn't as agreed");
		return;
	}
	drop_waiting(stream);
	/* The picture that is on may lie in the memory before, or in the one before that. */
	if (stream->on.memory == stream->memory.number) {
		unmap(&stream->before);
		stream->before = stream->memory;
	} else {
		unmap(&stream->memory);
	}
	stream->memory = made;
}

static void hear_frame(struct bn_stream *stream, const struct bn_wire *message, int64_t now_ms)
{
	struct bn_timeline_item item = {message->media_us, message->memory, message->slot};
	uint64_t bit = UINT64_C(1) << message->slot;
	if (message->memory != stream->memory.number || message->slot >= stream->memory.slots ||
		(stream->memory.ours & bit) != 0) {
		fail(stream, "the player sent a picture that can't be");
		return;
	}
	stream->memory.ours |= bit;
	stream->progress_ms = stream->picture_ms = now_ms;
	if (message->epoch != stream->epoch ||
		!bn_timeline_add(&stream->timeline, &item, now_ms * 1000))
		release(stream, &item);
	if (stream->state == BN_STREAM_STARTING && stream->wish != BN_STREAM_STARTING)
		stream->state = stream->wish;
}

static void hear(struct bn_stream *stream, const struct bn_wire *message, int fd, int64_t now_ms)
{
	bool current = message->epoch == stream->epoch;
	if (!stream->greeted && message->type != BN_WIRE_HELLO) {
		fail(stream, "the player didn't greet");
	} else if (message->type == BN_WIRE_HELLO) {
		stream->greeted = true;
		if (message->version != BN_WIRE_VERSION)
			fail(stream, "the player speaks another version");
	} else if (message->type == BN_WIRE_MEMORY) {
		hear_memory(stream, message, fd);
		return;
	} else if (message->type == BN_WIRE_FRAME) {
		hear_frame(stream, message, now_ms);
	} else if (message->type == BN_WIRE_READY) {
		if (stream->state == BN_STREAM_STARTING && stream->timeline.arrived > 0)
			stream->state = BN_STREAM_READY;
	} else if (message->type == BN_WIRE_TIME) {
		stream->duration_us = message->duration_us;
		if (current)
			stream->progress_ms = now_ms;
	} else if (message->type == BN_WIRE_END) {
		if (current)
			stream->timeline.ended = true;
	} else if (message->type == BN_WIRE_SOUND) {
		if (current)
			bn_sound_add(&stream->sound, message->media_us, message->samples,
				(size_t)message->frames);
	} else if (message->type == BN_WIRE_ERROR) {
		fail(stream, message->text[0] != '\0' ? message->text : "the player gave up");
	} else {
		fail(stream, "the player says what it may not");
	}
	if (fd >= 0)
		close(fd);
}

static void hear_all(struct bn_stream *stream, int64_t now_ms)
{
	for (int i = 0; i < MESSAGES_MAX && stream->fd >= 0; i++) {
		struct bn_wire message;
		int fd = -1;
		switch (bn_wire_receive(stream->fd, &message, &fd)) {
		case BN_WIRE_GOT:
			hear(stream, &message, fd, now_ms);
			break;
		case BN_WIRE_NOTHING:
			return;
		case BN_WIRE_CLOSED:
			if (stream->timeline.ended)
				bn_stream_stop(stream); /* it said all it had to */
			else if (!stream->hung_up)
				stream->hung_up_ms = now_ms;
			stream->hung_up = true;
			return;
		default:
			fail(stream, "the player sent what isn't a message");
			return;
		}
	}
}

/* Whose fault it was. Nothing of ours sends these signals but bn_stream_stop; the kernel does when
 * memory runs out. */
static void mind_process(struct bn_stream *stream, int64_t now_ms)
{
	int status = 0;
	if (stream->pid <= 0 || stream->state == BN_STREAM_FAILED)
		return;
	if (!stream->frozen && bn_spawn_is_stopped(stream->pid)) {
		stream->victim = true;
		fail(stream, "the player was stopped");
	} else if (stream->hung_up && bn_spawn_reap(stream->pid, &status)) {
		stream->pid = 0;
		int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
		stream->victim = signal == SIGKILL || signal == SIGTERM;
		fail(stream,
			stream->victim ? "the player was killed" : "the player ended unexpectedly");
	} else if (stream->hung_up && now_ms - stream->hung_up_ms >= GOING_MS) {
		fail(stream, "the player hung up");
	}
}

static void mind_deadlines(struct bn_stream *stream, int64_t now_ms)
{
	if (stream->state == BN_STREAM_STARTING && now_ms - stream->begun_ms >= FIRST_MS)
		fail(stream, stream->timeline.arrived == 0 ? "no first picture within 5 s"
							   : "no second picture within 5 s");
	if (stream->state != BN_STREAM_PLAYING || stream->timeline.ended)
		return;
	if (now_ms - stream->progress_ms >= PROGRESS_MS)
		fail(stream, "no new picture for 1.8 s");
	else if (now_ms - stream->picture_ms >= PICTURE_MS)
		fail(stream, "no new picture for 30 s");
}

enum bn_stream_state bn_stream_update(struct bn_stream *stream, int64_t now_ms)
{
	hear_all(stream, now_ms);
	mind_process(stream, now_ms);
	mind_deadlines(stream, now_ms);
	if (stream->state == BN_STREAM_PLAYING &&
		bn_timeline_over(&stream->timeline, now_ms * 1000))
		stream->state = BN_STREAM_ENDED;
	return stream->state;
}

const char *bn_stream_error(const struct bn_stream *stream)
{
	return stream->error;
}

bool bn_stream_is_victim(const struct bn_stream *stream)
{
	return stream->victim;
}

bool bn_stream_is_stuck(const struct bn_stream *stream, int64_t now_ms)
{
	return stream->state == BN_STREAM_PLAYING && !stream->timeline.ended &&
	       now_ms - stream->progress_ms >= STUCK_MS;
}

static void send_plain(struct bn_stream *stream, enum bn_wire_type type)
{
	struct bn_wire message = {.type = type};
	/* A player that doesn't take it any more is found by its deadline. */
	bn_wire_send(stream->fd, &message, -1);
}

void bn_stream_freeze(struct bn_stream *stream)
{
	if (stream->frozen || stream->pid <= 0 ||
		(stream->state != BN_STREAM_READY && stream->state != BN_STREAM_PAUSED))
		return;
	stream->frozen = kill(stream->pid, SIGSTOP) == 0;
}

void bn_stream_thaw(struct bn_stream *stream)
{
	if (stream->frozen && stream->pid > 0)
		kill(stream->pid, SIGCONT);
	stream->frozen = false;
}

void bn_stream_play(struct bn_stream *stream, int64_t now_ms)
{
	if (stream->state != BN_STREAM_STARTING && stream->state != BN_STREAM_READY &&
		stream->state != BN_STREAM_PAUSED)
		return;
	bn_stream_thaw(stream);
	if (stream->state == BN_STREAM_STARTING)
		stream->wish = BN_STREAM_PLAYING;
	else
		stream->state = BN_STREAM_PLAYING;
	stream->progress_ms = stream->picture_ms = now_ms;
	bn_timeline_run(&stream->timeline, now_ms * 1000);
	send_plain(stream, BN_WIRE_PLAY);
}

void bn_stream_pause(struct bn_stream *stream, int64_t now_ms)
{
	(void)now_ms;
	if (stream->state == BN_STREAM_STARTING && stream->wish == BN_STREAM_PLAYING)
		stream->wish = BN_STREAM_PAUSED;
	else if (stream->state == BN_STREAM_PLAYING)
		stream->state = BN_STREAM_PAUSED;
	else
		return;
	bn_timeline_stop(&stream->timeline);
	send_plain(stream, BN_WIRE_PAUSE);
}

void bn_stream_skip(struct bn_stream *stream, int64_t delta_ms, int64_t now_ms)
{
	int64_t most = stream->duration_us > 0 ? stream->duration_us - SEEK_END_US : INT64_MAX;
	int64_t to = stream->place_us + delta_ms * 1000;
	if (stream->state == BN_STREAM_STARTING || stream->state == BN_STREAM_FAILED)
		return;
	bn_stream_thaw(stream);
	if (stream->state == BN_STREAM_ENDED) {
		stream->state = BN_STREAM_PAUSED;
		bn_timeline_stop(&stream->timeline);
	}
	to = to > most ? most : to;
	struct bn_wire message = {
		.type = BN_WIRE_SEEK, .epoch = ++stream->epoch, .media_us = to > 0 ? to : 0};
	stream->place_us = message.media_us;
	drop_waiting(stream);
	bn_timeline_clear(&stream->timeline);
	bn_sound_clear(&stream->sound);
	bn_wire_send(stream->fd, &message, -1);
	if (stream->state == BN_STREAM_PLAYING)
		send_plain(stream, BN_WIRE_PLAY);
	stream->progress_ms = stream->picture_ms = now_ms;
}

bool bn_stream_is_skipping(const struct bn_stream *stream)
{
	return stream->state < BN_STREAM_ENDED && stream->epoch > 0 && !stream->timeline.shown;
}

void bn_stream_set_volume(struct bn_stream *stream, int volume)
{
	stream->volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
}

void bn_stream_hear(struct bn_stream *stream, struct bn_stream_sound *sound)
{
	*sound = (struct bn_stream_sound){.sound = &stream->sound,
		.source = (uint64_t)stream->begun_ms << 20 ^ (uint64_t)stream->epoch,
		.anchor_us = stream->timeline.anchor_us,
		.running = stream->state == BN_STREAM_PLAYING && stream->timeline.shown,
		.volume = stream->volume};
}

/* Of a picture taken now. */
static int64_t due_ms(
	const struct bn_timeline *timeline, const struct bn_timeline_item *item, int64_t now_ms)
{
	int64_t due = (item->media_us + timeline->anchor_us + 999) / 1000;
	return !timeline->running ? 0 : due < now_ms ? due : now_ms;
}

bool bn_stream_frame(struct bn_stream *stream, int64_t now_ms, struct bn_frame *frame)
{
	struct bn_timeline_item item;
	while (bn_timeline_take(&stream->timeline, now_ms * 1000, &item)) {
		release(stream, &stream->on);
		stream->on = item;
		stream->due_ms = due_ms(&stream->timeline, &item, now_ms);
		stream->place_us = item.media_us;
		stream->number++;
		unmap(&stream->before); /* what waits lies in the newest memory */
	}
	if (stream->on.memory == 0)
		return false;
	const struct memory *memory = stream->on.memory == stream->memory.number ? &stream->memory
										 : &stream->before;
	const uint8_t *slot = memory->pixels + (size_t)stream->on.slot * memory->slot_bytes;
	*frame = (struct bn_frame){.width = (int)memory->width,
		.height = (int)memory->height,
		.number = stream->number,
		.media_ms = stream->on.media_us / 1000,
		.due_ms = stream->due_ms};
	for (int i = 0; i < 3; i++) {
		frame->planes[i] = slot + bn_wire_plane(memory->pitch, memory->lines, i);
		frame->pitches[i] = (int)(i == 0 ? memory->pitch : memory->pitch / 2);
	}
	return true;
}

int64_t bn_stream_next_ms(const struct bn_stream *stream, int64_t now_ms)
{
	int64_t due = bn_timeline_next(&stream->timeline);
	if (due < 0)
		return -1;
	due = (due + 999) / 1000;
	return due > now_ms ? due : now_ms;
}

int64_t bn_stream_duration_ms(const struct bn_stream *stream)
{
	return stream->duration_us / 1000;
}

int64_t bn_stream_length_ms(const struct bn_stream *stream)
{
	return stream->timeline.ended ? (bn_timeline_length(&stream->timeline) + 999) / 1000 : 0;
}

int64_t bn_stream_place_ms(const struct bn_stream *stream)
{
	return stream->on.memory != 0 ? stream->place_us / 1000 : -1;
}

int bn_stream_fd(const struct bn_stream *stream)
{
	return stream->fd;
}
