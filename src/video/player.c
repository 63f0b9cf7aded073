#include "video/player.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "video/output.h"
#include "video/pcm.h"
#include "video/walls.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
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
enum { NEWS_STATE = 1, NEWS_END = 2, NEWS_ERROR = 4, NEWS_TRACK = 8, NEWS_FULL = 16 };

enum run { RUN_OPENING, RUN_PLAYING, RUN_PAUSED };

struct player {
	const struct bn_player_options *options;
	libvlc_instance_t *vlc;
	libvlc_media_t *media;
	libvlc_media_player_t *engine;
	struct bn_output output;
	struct bn_pcm pcm;
	char names[BN_WIRE_SLOTS_MAX + 1]; /* a slot is named by the place of its letter here */
	int news_fd;                       /* eventfd: news came */
	atomic_int news;
	atomic_int run; /* enum run, as libvlc last said */
	atomic_int_fast64_t duration_us;
	pthread_mutex_t lock; /* guards what follows */
	pthread_cond_t found;
	bool track_known;
	int64_t width, height, nominal_us; /* of the video track, as seen */
	bool heavy;                        /* it is to begin again, with more threads */
	char complaint[BN_WIRE_TEXT];      /* libvlc's last error */
	/* Main thread only. */
	bool sound, want_paused, ended;
};

/* clang-format off */
static const char *const arguments[] = {
	/* As few modules as the work needs; nothing that reads settings, shows, asks or follows. */
	"--ignore-config", "--quiet", "--no-interact", "--no-lua", "--no-plugins-scan", "--no-xlib",
	"--no-osd", "--no-spu", "--no-sub-autodetect-file", "--no-video-title-show",
	"--no-snapshot-preview", "--no-stats", "--no-media-library",
	"--no-metadata-network-access", "--no-auto-preparse", "--no-mkv-preload-local-dir",
	"--no-disable-screensaver", "--avcodec-hw=none",
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
	struct pollfd room = {player->options->control_fd, POLLOUT, 0};
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

static const char i420[4] = {'I', '4', '2', '0'};

static unsigned on_format(void **opaque, char *chroma, unsigned *width, unsigned *height,
	unsigned *pitches, unsigned *lines)
{
	struct player *player = *opaque;
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec++;
	post(player, NEWS_TRACK);
	pthread_mutex_lock(&player->lock);
	while (!player->track_known &&
		pthread_cond_timedwait(&player->found, &player->lock, &until) == 0)
		continue;
	/* The decoder's own size has lines too many (1088 for 1080): ask for what is seen. */
	int64_t w = player->track_known ? player->width : *width;
	int64_t h = player->track_known ? player->height : *height;
	int64_t nominal = player->nominal_us;
	bool heavy = player->heavy;
	pthread_mutex_unlock(&player->lock);
	if (heavy || !bn_output_format(&player->output, w, h, nominal))
		return 0;
	memcpy(chroma, i420, sizeof(i420));
	*width = (unsigned)w;
	*height = (unsigned)h;
	pitches[0] = (unsigned)player->output.ring.pitch;
	pitches[1] = pitches[2] = pitches[0] / 2;
	lines[0] = *height;
	lines[1] = lines[2] = (*height + 1) / 2;
	return 1;
}

static void *on_lock(void *opaque, void **planes)
{
	struct player *player = opaque;
	int slot = bn_output_take(&player->output);
	for (int i = 0; i < 3; i++)
		planes[i] = bn_ring_plane(&player->output.ring, slot, i);
	return &player->names[slot];
}

static void on_unlock(void *opaque, void *picture, void *const *planes)
{
	struct player *player = opaque;
	(void)picture, (void)planes;
	bn_output_written(&player->output, bn_clock_us());
}

static void on_display(void *opaque, void *picture)
{
	struct player *player = opaque;
	if (bn_output_show(&player->output, (int)((char *)picture - player->names), bn_clock_us()))
		post(player, NEWS_FULL);
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

/* More than one thread of a small machine is sure to decode in time. */
static bool is_heavy(const struct player *player)
{
	int64_t step_us = player->nominal_us > 0 ? player->nominal_us : USUAL_US;
	return player->width * player->height * 1000000 / step_us > LIGHT_PIXELS;
}

static void find_track(struct player *player)
{
	libvlc_media_track_t **tracks = NULL;
	unsigned count = libvlc_media_tracks_get(player->media, &tracks);
	pthread_mutex_lock(&player->lock);
	for (unsigned i = 0; i < count && !player->track_known; i++) {
		const libvlc_video_track_t *video = tracks[i]->video;
		if (tracks[i]->i_type != libvlc_track_video || video->i_width == 0)
			continue;
		bool turned = video->i_orientation >= libvlc_video_orient_left_top;
		int64_t wide = video->i_width, num = video->i_sar_num, den = video->i_sar_den;
		/* Some say 720:721, which would cost a scaler and show nothing. */
		if (num > 0 && den > 0 && llabs(num - den) > den / 50)
			wide = wide * num / den;
		player->width = turned ? video->i_height : wide;
		player->height = turned ? wide : video->i_height;
		if (video->i_frame_rate_num > 0 && video->i_frame_rate_den > 0)
			player->nominal_us = INT64_C(1000000) * video->i_frame_rate_den /
					     video->i_frame_rate_num;
		player->track_known = true;
		player->heavy = is_heavy(player);
	}
	pthread_cond_broadcast(&player->found);
	pthread_mutex_unlock(&player->lock);
	libvlc_media_tracks_release(tracks, count);
}

/* Brings libvlc to the wanted state; it ignores a wish that comes while another is on its way, so
 * this is called again at each change. */
static void settle(struct player *player)
{
	int run = atomic_load(&player->run);
	if (player->ended || run == RUN_OPENING)
		return;
	if (player->want_paused && run == RUN_PAUSED) {
		bn_output_hold(&player->output, true);
		say_ready(player);
	} else if (player->want_paused) {
		libvlc_media_player_set_pause(player->engine, 1);
	} else if (run == RUN_PAUSED) {
		bn_output_resume(&player->output, !player->options->sound);
		bn_output_hold(&player->output, false);
		libvlc_media_player_set_pause(player->engine, 0);
	}
}

/* From the start, with one option more. */
static void begin_again(struct player *player, const char *option)
{
	libvlc_media_player_stop(player->engine);
	libvlc_media_add_option(player->media, option);
	/* Before the new run asks. */
	pthread_mutex_lock(&player->lock);
	player->heavy = false;
	pthread_mutex_unlock(&player->lock);
	atomic_store(&player->run, RUN_OPENING);
	libvlc_media_player_play(player->engine);
}

static void seek(struct player *player, const struct bn_wire *message)
{
	/* Paused, libvlc shows nothing new: play on, silent for the length of the reserve, and
	 * pause again when that is full. */
	bool paused = player->want_paused || player->ended;
	int64_t place_us = message->media_us + bn_output_start(&player->output);
	bn_output_hold(&player->output, false);
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
		bn_output_end_preroll(&player->output);
		player->want_paused = false;
		settle(player);
		break;
	case BN_WIRE_PAUSE:
		player->want_paused = true;
		settle(player);
		break;
	case BN_WIRE_SEEK:
		seek(player, message);
		break;
	case BN_WIRE_RELEASE:
		bn_ring_back(&player->output.ring, message->memory, message->slot);
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
	if (news & NEWS_TRACK)
		find_track(player);
	if (player->heavy) {
		begin_again(player, ":avcodec-threads=0");
		return true; /* whatever else there was to tell is of before */
	}
	/* PLAY may have come before the reserve was full; then there is nothing to wait for. */
	if ((news & NEWS_FULL) && bn_output_is_prerolling(&player->output))
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
	struct pollfd waits[] = {
		{player->options->control_fd, POLLIN, 0}, {player->news_fd, POLLIN, 0}};
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

static bool start(struct player *player)
{
	player->vlc = libvlc_new(COUNT(arguments), arguments);
	if (player->vlc == NULL)
		return false;
	libvlc_log_set(player->vlc, on_log, player);
	player->media = libvlc_media_new_path(player->vlc, player->options->file);
	if (player->media == NULL)
		return false;
	if (!player->options->sound)
		libvlc_media_add_option(player->media, ":no-audio");
	player->engine = libvlc_media_player_new_from_media(player->media);
	if (player->engine == NULL || !attach(player))
		return false;
	libvlc_video_set_callbacks(player->engine, on_lock, on_unlock, on_display, player);
	libvlc_video_set_format_callbacks(player->engine, on_format, NULL);
	if (player->options->sound) {
		libvlc_audio_set_callbacks(
			player->engine, on_sound, NULL, NULL, on_sound_flush, NULL, player);
		libvlc_audio_set_format(player->engine, "S16N", BN_SOUND_RATE, BN_SOUND_CHANNELS);
	}
	return libvlc_media_player_play(player->engine) == 0;
}

int bn_player_run(const struct bn_player_options *options)
{
	struct player *player = bn_mem_alloc(1, sizeof(*player));
	struct bn_wire hello = {.type = BN_WIRE_HELLO, .version = BN_WIRE_VERSION};
	player->options = options;
	pthread_mutex_init(&player->lock, NULL);
	pthread_cond_init(&player->found, NULL);
	bn_output_init(&player->output, options->control_fd);
	int result = 1;
	bn_pcm_init(&player->pcm, &player->output);
	if (!bn_walls_raise(options->control_fd, options->file))
		goto out;
	player->news_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (player->news_fd < 0 || !bn_wire_send(options->control_fd, &hello, -1))
		goto out;
	const char *wrong = bn_walls_clip(options->file);
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
