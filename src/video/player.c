#include "video/player.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "video/output.h"
#include "video/pcm.h"
#include "video/walls.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vlc/vlc.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define USUAL_US     40000               /* between pictures, of a clip that doesn't say */
#define LIGHT_PIXELS (1920L * 1088 * 31) /* a second; beyond, a clip gets more threads */

/* What libvlc's threads tell the main thread, as bits. */
enum { NEWS_STATE = 1, NEWS_END = 2, NEWS_ERROR = 4, NEWS_HEAVY = 8, NEWS_FULL = 16 };

enum run { RUN_OPENING, RUN_PLAYING, RUN_PAUSED };

struct player {
	int control_fd;
	char file[BN_WIRE_PATH];
	libvlc_instance_t *vlc;
	libvlc_media_t *media;
	libvlc_media_player_t *engine;
	struct bn_output output;
	struct bn_pcm pcm;
	int news_fd; /* eventfd: news came */
	atomic_int news;
	atomic_int run; /* enum run, as libvlc last said */
	atomic_int_fast64_t duration_us;
	atomic_bool threaded;         /* it decodes with as many threads as libvlc likes */
	pthread_mutex_t lock;         /* guards what follows */
	char complaint[BN_WIRE_TEXT]; /* libvlc's last error */
	/* Main thread only. */
	bool sound; /* sent too */
	bool want_paused, ended;
};

/* clang-format off */
static const char *const arguments[] = {
	/* As few modules as the work needs; nothing that reads settings, shows, asks or follows. */
	"--ignore-config", "--quiet", "--no-interact", "--no-lua", "--no-xlib",
	"--no-osd", "--no-spu", "--no-sub-autodetect-file", "--no-video-title-show",
	"--no-snapshot-preview", "--no-stats", "--no-media-library",
	"--no-metadata-network-access", "--no-auto-preparse", "--no-mkv-preload-local-dir",
	"--no-disable-screensaver", "--avcodec-hw=none", "--deinterlace=0",
	/* Until the callbacks are set, no way out for sound: it would look for a sound server. */
	"--aout=dummy",
	/* Else every player reads the fonts of the system, to write nothing with them. */
	"--text-renderer=tdummy",
	/* No playlist, no avformat (it follows addresses inside files): real containers only. */
	"--demux=mp4,mkv,avi,ts,ps,ogg,none",
	/* Less decoded ahead, less memory: the stream has a reserve of its own. One thread decodes
	 * with less work and memory than two; a heavy clip gets more (begin_again). */
	"--file-caching=150", "--avcodec-threads=1",
	/* A picture that is late here is still in time there: the stream has a reserve. */
	"--no-drop-late-frames",
};
/* clang-format on */

static void post(struct player *player, int news)
{
	uint64_t one = 1;
	atomic_fetch_or(&player->news, news);
	ssize_t done = write(player->news_fd, &one, sizeof(one));
	(void)done; /* full means that it is readable already */
}

/* Words that must arrive: waits up to a second for room. */
static void say(struct player *player, const struct bn_wire *message)
{
	struct pollfd room = {player->control_fd, POLLOUT, 0};
	if (!bn_wire_send(room.fd, message, -1) && poll(&room, 1, 1000) > 0)
		bn_wire_send(room.fd, message, -1);
}

static void say_error(struct player *player, const char *what)
{
	struct bn_wire message = {.type = BN_WIRE_ERROR};
	pthread_mutex_lock(&player->lock);
	bool more = player->complaint[0] != '\0';
	snprintf(message.text, sizeof(message.text), "%s%s%.100s", what, more ? ": " : "",
		player->complaint);
	pthread_mutex_unlock(&player->lock);
	say(player, &message);
}

static void say_ready(struct player *player)
{
	struct bn_wire message = {.type = BN_WIRE_READY, .epoch = bn_output_epoch(&player->output)};
	struct bn_wire time = {.type = BN_WIRE_TIME,
		.epoch = message.epoch,
		.duration_us = atomic_load(&player->duration_us)};
	if (!bn_output_end_preroll(&player->output))
		return;
	say(player, &time); /* how long the clip is, before it is played */
	say(player, &message);
}

/* --- libvlc's threads: nothing below here may call libvlc ------------------------------------ */

static struct player *player_of(void *context)
{
	return (struct player *)((char *)context - offsetof(struct player, output));
}

/* More than one thread of a small machine is sure to decode in time. */
static bool is_heavy(int64_t width, int64_t height, int64_t nominal_us)
{
	int64_t step_us = nominal_us > 0 ? nominal_us : USUAL_US;
	return width * height * 1000000 / step_us > LIGHT_PIXELS;
}

static bool on_accept(void *context, int64_t width, int64_t height, int64_t nominal_us)
{
	struct player *player = player_of(context);
	bool begun = bn_output_sent(&player->output) > 0; /* then it is too late to begin again */
	if (is_heavy(width, height, nominal_us) && !begun && !atomic_load(&player->threaded)) {
		post(player, NEWS_HEAVY);
		return false;
	}
	return bn_output_accept(&player->output, width, height, nominal_us);
}

static bool on_show(void *context, struct bn_ring *ring, int slot, int64_t date_us)
{
	struct player *player = player_of(context);
	enum bn_output_shown shown = bn_output_show(
		&player->output, ring, slot, date_us, bn_clock_us());
	if (shown == BN_OUTPUT_FULL) {
		post(player, NEWS_FULL);
		bn_output_rest(&player->output);
		post(player, NEWS_STATE);
	}
	return shown != BN_OUTPUT_FREE;
}

/* The screen's side plays the sound, in time with the pictures: libvlc's own way out loses up to
 * 0.3 s about a pause. */
static void on_sound(void *opaque, const void *samples, unsigned count, int64_t at_us)
{
	struct player *player = opaque;
	bn_pcm_write(&player->pcm, samples, count, at_us);
}

static void on_sound_flush(void *opaque, int64_t at_us)
{
	struct player *player = opaque;
	(void)at_us;
	bn_pcm_flush(&player->pcm);
}

static void on_event(const libvlc_event_t *event, void *opaque)
{
	struct player *player = opaque;
	switch (event->type) {
	case libvlc_MediaPlayerPlaying:
	case libvlc_MediaPlayerPaused:
		atomic_store(&player->run,
			event->type == libvlc_MediaPlayerPaused ? RUN_PAUSED : RUN_PLAYING);
		if (event->type == libvlc_MediaPlayerPaused)
			bn_output_heard(&player->output);
		post(player, NEWS_STATE);
		break;
	case libvlc_MediaPlayerEndReached:
		post(player, NEWS_END);
		break;
	case libvlc_MediaPlayerEncounteredError:
		post(player, NEWS_ERROR);
		break;
	case libvlc_MediaPlayerLengthChanged:
		atomic_store(&player->duration_us,
			event->u.media_player_length_changed.new_length * 1000);
		break;
	case libvlc_MediaPlayerTimeChanged:
		bn_output_time(&player->output, event->u.media_player_time_changed.new_time * 1000,
			atomic_load(&player->duration_us), bn_clock_us());
		break;
	default:
		break;
	}
}

static void on_log(
	void *opaque, int level, const libvlc_log_t *context, const char *format, va_list args)
{
	struct player *player = opaque;
	char line[BN_WIRE_TEXT];
	(void)context;
	if (level < LIBVLC_WARNING)
		return;
	vsnprintf(line, sizeof(line), format, args);
	bn_log_debug("video", "libvlc: %s", line);
	if (level < LIBVLC_ERROR)
		return;
	pthread_mutex_lock(&player->lock);
	memcpy(player->complaint, line, sizeof(line));
	pthread_mutex_unlock(&player->lock);
}

/* --- the main thread -------------------------------------------------------------------------- */

/* Brings libvlc to the wanted state; it ignores a wish that comes while another is on its way, so
 * this is called again at each change. */
static void settle(struct player *player)
{
	int run = atomic_load(&player->run);
	if (player->ended || run == RUN_OPENING)
		return;
	if (run == RUN_PAUSED && bn_output_is_resting(&player->output))
		return;
	if (player->want_paused && run == RUN_PAUSED) {
		say_ready(player);
	} else if (player->want_paused) {
		libvlc_media_player_set_pause(player->engine, 1);
		bn_output_asked(&player->output, bn_clock_us());
	} else if (run == RUN_PAUSED) {
		bn_output_resume(&player->output, bn_clock_us());
		libvlc_media_player_set_pause(player->engine, 0);
	}
}

/* From the start, with one option more. */
static void begin_again(struct player *player, const char *option)
{
	libvlc_media_player_stop(player->engine);
	libvlc_media_add_option(player->media, option);
	atomic_store(&player->news, 0); /* it was of before */
	atomic_store(&player->run, RUN_OPENING);
	libvlc_media_player_play(player->engine);
}

static void seek(struct player *player, const struct bn_wire *message)
{
	/* Paused, libvlc shows nothing new: play on, silent for the length of the reserve, and
	 * pause again when that is full. */
	bool paused = player->want_paused || player->ended ||
		      bn_output_is_stopping(&player->output);
	int64_t place_us = message->media_us + bn_output_start(&player->output);
	bn_output_seek(&player->output, message->epoch, message->media_us, paused, bn_clock_us());
	player->want_paused = false;
	if (player->ended) {
		char option[64];
		snprintf(option, sizeof(option), ":start-time=%lld.%03d",
			(long long)(place_us / 1000000), (int)(place_us / 1000 % 1000));
		begin_again(player, option);
		player->ended = false;
	} else {
		libvlc_media_player_set_time(player->engine, place_us / 1000);
	}
	settle(player);
}

static void obey(struct player *player, const struct bn_wire *message)
{
	switch (message->type) {
	case BN_WIRE_PLAY:
		bn_output_run(&player->output);
		player->want_paused = false;
		settle(player);
		break;
	case BN_WIRE_PAUSE:
		bn_output_stop(&player->output);
		break;
	case BN_WIRE_SEEK:
		seek(player, message);
		break;
	case BN_WIRE_RELEASE:
		bn_output_back(&player->output, message->memory, message->slot);
		break;
	default:
		break;
	}
}

/* False when the clip can't go on. */
static bool hear_news(struct player *player)
{
	uint64_t count;
	ssize_t done = read(player->news_fd, &count, sizeof(count));
	(void)done;
	int news = atomic_exchange(&player->news, 0);
	if (news & NEWS_HEAVY) {
		libvlc_media_player_stop(player->engine); /* or it asks again meanwhile */
		atomic_store(&player->threaded, true);
		begin_again(player, ":avcodec-threads=0");
		return true; /* whatever else there was to tell is of before */
	}
	/* PLAY may have come before the reserve was full; then there is nothing to wait for. */
	if ((news & NEWS_FULL) && bn_output_is_full(&player->output))
		player->want_paused = true;
	if (news & (NEWS_STATE | NEWS_FULL))
		settle(player);
	if (news & NEWS_ERROR) {
		say_error(player, "libvlc can't play it");
		return false;
	}
	if (news & NEWS_END) {
		struct bn_wire end = {
			.type = BN_WIRE_END, .epoch = bn_output_epoch(&player->output)};
		player->ended = true;
		if (bn_output_sent(&player->output) == 0) {
			say_error(player, "it holds no picture that can be decoded");
			return false;
		}
		say_ready(player);
		say(player, &end);
	}
	return true;
}

static int loop(struct player *player)
{
	struct pollfd waits[] = {{player->control_fd, POLLIN, 0}, {player->news_fd, POLLIN, 0}};
	for (;;) {
		struct bn_wire message;
		int passed = -1;
		enum bn_wire_got got;
		if (poll(waits, 2, -1) < 0 && errno != EINTR)
			return 1;
		while ((got = bn_wire_receive(waits[0].fd, &message, &passed)) == BN_WIRE_GOT)
			obey(player, &message);
		if (got != BN_WIRE_NOTHING)
			return got == BN_WIRE_CLOSED ? 0 : 1;
		if (waits[1].revents != 0 && !hear_news(player))
			return 1;
	}
}

static bool attach(struct player *player)
{
	static const int wanted[] = {libvlc_MediaPlayerPlaying, libvlc_MediaPlayerPaused,
		libvlc_MediaPlayerEndReached, libvlc_MediaPlayerEncounteredError,
		libvlc_MediaPlayerLengthChanged, libvlc_MediaPlayerTimeChanged};
	libvlc_event_manager_t *events = libvlc_media_player_event_manager(player->engine);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (libvlc_event_attach(events, wanted[i], on_event, player) != 0)
			return false;
	return true;
}

/* So that libvlc finds plugin.c's module. */
static void name_modules(void)
{
	char *folder = bn_paths_program(BN_OUTLET_FOLDER);
	setenv("VLC_PLUGIN_PATH", folder, 1);
	free(folder);
}

static bool start(struct player *player)
{
	name_modules();
	player->vlc = libvlc_new(COUNT(arguments), arguments);
	if (player->vlc == NULL)
		return false;
	libvlc_log_set(player->vlc, on_log, player);
	player->media = libvlc_media_new_path(player->vlc, player->file);
	if (player->media == NULL)
		return false;
	if (!player->sound)
		libvlc_media_add_option(player->media, ":no-audio");
	player->engine = libvlc_media_player_new_from_media(player->media);
	if (player->engine == NULL || !attach(player))
		return false;
	/* No functions: the module takes the place of what would call them. */
	libvlc_video_set_callbacks(player->engine, NULL, NULL, NULL, &player->output.outlet);
	if (player->sound) {
		libvlc_audio_set_callbacks(
			player->engine, on_sound, NULL, NULL, on_sound_flush, NULL, player);
		libvlc_audio_set_format(player->engine, "S16N", BN_SOUND_RATE, BN_SOUND_CHANNELS);
	}
	return libvlc_media_player_play(player->engine) == 0;
}

/* libvlc's decoder takes a hundred libraries along, a third of the time to a first picture. Nothing
 * of a clip is known yet, so this may come before the walls. */
static void load_decoder(void)
{
	if (dlopen(VLC_PLUGINS "/codec/libavcodec_plugin.so", RTLD_LAZY) == NULL)
		bn_log_debug("video", "%s", dlerror());
}

int bn_player_run(const struct bn_player_options *options)
{
	struct player *player = bn_mem_alloc(1, sizeof(*player));
	struct bn_wire hello = {.type = BN_WIRE_HELLO, .version = BN_WIRE_VERSION};
	int result = 1;
	load_decoder();
	player->control_fd = options->control_fd;
	if (!bn_wire_receive_clip(options->control_fd, player->file, &player->sound))
		return 0;
	pthread_mutex_init(&player->lock, NULL);
	bn_output_init(&player->output, options->control_fd);
	player->output.outlet.accept = on_accept;
	player->output.outlet.show = on_show;
	bn_pcm_init(&player->pcm, &player->output);
	if (!bn_walls_raise(options->control_fd, player->file))
		goto out;
	player->news_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (player->news_fd < 0 || !bn_wire_send(options->control_fd, &hello, -1))
		goto out;
	const char *wrong = bn_walls_clip(player->file);
	if (wrong != NULL)
		say_error(player, wrong);
	else if (!start(player))
		say_error(player, "libvlc can't start");
	else
		result = loop(player);
out:
	/* Nothing is freed: libvlc's threads may still be at work, and the process ends now. */
	return result;
}
