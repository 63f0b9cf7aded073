/* Real files of many kinds, through the real player: the first picture is the clip's first, none is
 * missing, each stands at its time, size and orientation are right. */
#include "base/clock.h"
#include "tests/test.h"
#include "video/stream.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { BITS = 8, PICTURES = 48 };

struct format {
	const char *name, *ending; /* NULL: mp4 */
	const char *size, *rate;   /* of the source; NULL: 640x360, 25 */
	const char *how;           /* ffmpeg's words for the output */
	int width, height;         /* on the screen; 0: the source's */
	const char *after;         /* a second pass over the file, or NULL */
	const char *before;        /* a filter behind the source's, or NULL */
	int loose;                 /* pictures its times may be off, instead of 2 ms */
};

#define X264 "-c:v libx264 -preset ultrafast -pix_fmt yuv420p "
#define X265 "-c:v libx265 -preset ultrafast -x265-params log-level=none "
#define VP9  "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p "

static const struct format table[] = {
	{.name = "H.264 baseline", .rate = "30", .how = X264 "-profile:v baseline"},
	{.name = "H.264 high, B-pictures",
		.how = "-c:v libx264 -preset fast -bf 3 -profile:v high -pix_fmt yuv420p"},
	{.name = "H.264, open groups",
		.ending = "mkv",
		.how = "-c:v libx264 -preset fast -bf 3 -g 12 -x264-params open-gop=1 -pix_fmt "
		       "yuv420p"},
	{.name = "H.264 interlaced", .how = X264 "-flags +ildct+ilme -x264-params tff=1"},
	{.name = "H.264 10 bits", .how = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p10le"},
	{.name = "H.264 4:2:2", .how = "-c:v libx264 -preset ultrafast -pix_fmt yuv422p"},
	{.name = "HEVC", .how = X265 "-pix_fmt yuv420p -tag:v hvc1"},
	{.name = "HEVC 10 bits", .ending = "mkv", .rate = "30", .how = X265 "-pix_fmt yuv420p10le"},
	{.name = "VP8",
		.ending = "webm",
		.how = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 2M -pix_fmt yuv420p"},
	{.name = "VP9", .ending = "webm", .rate = "30", .how = VP9 "-b:v 2M"},
	{.name = "VP9 10 bits",
		.ending = "webm",
		.how = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -profile:v 2 -pix_fmt "
		       "yuv420p10le"},
	{.name = "AV1", .how = "-c:v libaom-av1 -cpu-used 8 -usage realtime -pix_fmt yuv420p"},
	{.name = "AV1 10 bits",
		.ending = "webm",
		.how = "-c:v libaom-av1 -cpu-used 8 -usage realtime -pix_fmt yuv420p10le"},
	{.name = "23.976 a second", .rate = "24000/1001", .how = X264},
	{.name = "24 a second", .ending = "mkv", .rate = "24", .how = X264},
	{.name = "29.97 a second", .rate = "30000/1001", .how = X264},
	{.name = "50 a second", .rate = "50", .how = X264},
	{.name = "59.94 a second", .ending = "mkv", .rate = "60000/1001", .how = X264},
	{.name = "60 a second", .rate = "60", .how = X264},
	{.name = "odd sides",
		.ending = "webm",
		.size = "854x482",
		.how = VP9,
		.width = 853,
		.height = 481,
		.before = "crop=853:481:0:0:exact=1"},
	{.name = "as small as can be", .size = "16x16", .how = X264},
	{.name = "4K", .size = "3840x2160", .how = X264},
	{.name = "wide pixels",
		.size = "720x576",
		.how = X264,
		.width = 1024,
		.height = 576,
		.before = "setsar=64/45"},
	{.name = "a palette", .ending = "avi", .how = "-c:v zmbv -pix_fmt pal8 ", .loose = 1},
	{.name = "turned by 90",
		.how = X264,
		.width = 360,
		.height = 640,
		.after = "-metadata:s:v rotate=90"},
	{.name = "turned by 180",
		.how = X264,
		.width = 640,
		.height = 360,
		.after = "-metadata:s:v rotate=180"},
	{.name = "turned by 270",
		.how = X264,
		.width = 360,
		.height = 640,
		.after = "-metadata:s:v rotate=270"},
	{.name = "with sound that begins later",
		.how = X264 "-itsoffset 0.3 -f lavfi -i sine=d=1.5 -map 0:v -map 1:a -c:a aac"},
	{.name = "a start that isn't 0", .ending = "mkv", .how = X264 "-output_ts_offset 5"},
	{.name = "a start time code", .how = X264 "-timecode 10:00:00:00"},
	{.name = "an edit list",
		.how = "-c:v libx264 -preset fast -bf 3 -pix_fmt yuv420p -use_editlist 1"},
	{.name = "a rate that changes",
		.how = X264 "-vsync vfr",
		.before = "select='lt(mod(n,7),4)'",
		/* Where its second picture stands is known when libvlc has told its clock twice. */
		.loose = 2},
	{.name = "in pieces", .how = X264 "-movflags frag_keyframe+empty_moov -g 12"},
};

static char folder[] = "/tmp/borne-formats-XXXXXX";

static const struct format *fill_in(struct format *format)
{
	if (format->ending == NULL)
		format->ending = "mp4";
	if (format->size == NULL)
		format->size = "640x360";
	if (format->rate == NULL)
		format->rate = "25";
	return format;
}

/* The number of each picture as white and black blocks along its upper half; in its lower half, the
 * left is white. */
static void make(const struct format *format, char path[200])
{
	char boxes[1500] = "", command[3000], seconds[32];
	for (int bit = 0; bit < BITS; bit++) {
		size_t at = strlen(boxes);
		snprintf(boxes + at, sizeof(boxes) - at,
			",drawbox=x=iw*%d/8:y=0:w=iw/8:h=ih/2:color=white:t=fill:"
			"enable='mod(floor(n/%d),2)'",
			bit, 1 << bit);
	}
	snprintf(path, 200, "%s/clip.%s", folder, format->ending);
	snprintf(seconds, sizeof(seconds), "-frames:v %d", PICTURES);
	/* Inputs come before outputs. */
	const char *input = strstr(format->how, "-itsoffset");
	const char *rest = input != NULL ? strstr(input, "-map") : "";
	int own = input != NULL ? (int)(input - format->how) : (int)strlen(format->how);
	snprintf(command, sizeof(command),
		"ffmpeg -nostdin -v error -y -f lavfi -i \"color=black:s=%s:r=%s:d=4%s,"
		"drawbox=x=0:y=ih/2:w=iw/2:h=ih/2:color=white:t=fill%s%s\" %.*s %.*s %s %s %s",
		format->size, format->rate, boxes, format->before != NULL ? "," : "",
		format->before != NULL ? format->before : "",
		input != NULL ? (int)(rest - input) : 0, input != NULL ? input : "", own,
		format->how, rest, seconds, path);
	if (system(command) != 0)
		fail_msg("%s: ffmpeg can't make it: %s", format->name, command);
	if (format->after == NULL)
		return;
	snprintf(command, sizeof(command),
		"ffmpeg -nostdin -v error -y -i %s -c copy %s %s/turned.%s && mv %s/turned.%s %s",
		path, format->after, folder, format->ending, folder, format->ending, path);
	assert_int_equal(system(command), 0);
}

static bool bright(const struct bn_frame *frame, double x, double y)
{
	int column = (int)(x * frame->width), row = (int)(y * frame->height);
	return frame->planes[0][row * frame->pitches[0] + column] > 128;
}

/* How far it is turned, by where the white of the lower left is; the blocks are the upper half. */
static int turn_of(const struct format *format)
{
	const char *rotate = format->after != NULL ? strstr(format->after, "rotate=") : NULL;
	return rotate != NULL ? (int)strtol(rotate + strlen("rotate="), NULL, 10) : 0;
}

/* A place of the source as it lies on the screen, turned against the clock. */
static bool bright_at(const struct bn_frame *frame, int turn, double x, double y)
{
	if (turn == 90)
		return bright(frame, y, 1 - x);
	if (turn == 180)
		return bright(frame, 1 - x, 1 - y);
	return turn == 270 ? bright(frame, 1 - y, x) : bright(frame, x, y);
}

static int number_of(const struct bn_frame *frame, int turn)
{
	int number = 0;
	for (int bit = 0; bit < BITS; bit++)
		number |= bright_at(frame, turn, (bit + .5) / BITS, .25) << bit;
	/* The lower half tells that it isn't turned otherwise. */
	return bright_at(frame, turn, .25, .75) && !bright_at(frame, turn, .75, .75) ? number : -1;
}

struct seen {
	int count, first, last, wrong; /* wrong: not one after another */
	double off_ms;                 /* the farthest from its time */
	int width, height;
	char error[100];
};

static double step_ms(const struct format *format)
{
	int over = 1, rate = 0;
	sscanf(format->rate, "%d/%d", &rate, &over);
	return 1000. * over / rate;
}

static void look(struct seen *seen, const struct format *format, const struct bn_frame *frame)
{
	int number = number_of(frame, turn_of(format));
	double off = (double)frame->media_ms - number * step_ms(format);
	off = off < 0 ? -off : off;
	if (seen->count++ == 0)
		seen->first = number;
	else if (number <= seen->last)
		seen->wrong++;
	seen->last = number;
	seen->width = frame->width;
	seen->height = frame->height;
	if (off > seen->off_ms)
		seen->off_ms = off;
}

/* Back from its end: libvlc makes its output anew. */
static bool begins_again(struct bn_stream *stream)
{
	struct bn_frame frame;
	bn_stream_skip(stream, -60000, bn_clock_ms());
	for (int64_t end = bn_clock_ms() + 5000; bn_clock_ms() < end;) {
		struct pollfd ready = {bn_stream_fd(stream), POLLIN, 0};
		poll(&ready, 1, 20);
		if (bn_stream_update(stream, bn_clock_ms()) == BN_STREAM_FAILED)
			return false;
		bn_stream_frame(stream, bn_clock_ms(), &frame);
		if (!bn_stream_is_skipping(stream))
			return frame.media_ms == 0;
	}
	return false;
}

static struct seen play(const struct format *format, const char *path)
{
	struct seen seen = {0};
	struct bn_stream_options options = {.player = PLAYER, .file = path, .volume = 100};
	struct bn_stream *stream = bn_stream_create(&options, bn_clock_ms());
	uint64_t number = 0;
	for (int64_t end = bn_clock_ms() + 15000; bn_clock_ms() < end;) {
		int64_t now = bn_clock_ms(), next = bn_stream_next_ms(stream, now);
		struct pollfd ready = {bn_stream_fd(stream), POLLIN, 0};
		poll(&ready, 1, next < 0 || next > now + 50 ? 50 : (int)(next - now));
		enum bn_stream_state state = bn_stream_update(stream, bn_clock_ms());
		struct bn_frame frame;
		if (bn_stream_frame(stream, bn_clock_ms(), &frame) && frame.number != number) {
			number = frame.number;
			look(&seen, format, &frame);
		}
		if (state == BN_STREAM_READY)
			bn_stream_play(stream, bn_clock_ms());
		if (state == BN_STREAM_FAILED)
			snprintf(seen.error, sizeof(seen.error), "%.90s", bn_stream_error(stream));
		if (state == BN_STREAM_ENDED || state == BN_STREAM_FAILED)
			break;
	}
	if (bn_stream_update(stream, bn_clock_ms()) == BN_STREAM_ENDED && !begins_again(stream))
		snprintf(seen.error, sizeof(seen.error), "doesn't begin again");
	bn_stream_destroy(stream);
	return seen;
}

static bool is_right(const struct format *format, const struct seen *seen)
{
	int width = format->width, height = format->height;
	if (width == 0)
		sscanf(format->size, "%dx%d", &width, &height);
	return seen->error[0] == '\0' && seen->count >= PICTURES - 1 &&
	       seen->count <= PICTURES + 1 && seen->first == 0 && seen->wrong <= 1 &&
	       seen->off_ms <= step_ms(format) * format->loose + 2 && seen->width == width &&
	       seen->height == height;
}

static bool all; /* or every fifth one */

static void shows_every_picture_at_its_time(void **state)
{
	int faults = 0;
	(void)state;
	for (size_t i = 0; i < COUNT(table); i += all ? 1 : 5) {
		struct format whole = table[i];
		const struct format *format = fill_in(&whole);
		char path[200];
		struct seen seen = {0};
		if (getenv("BORNE_FORMAT") != NULL &&
			strstr(format->name, getenv("BORNE_FORMAT")) == NULL)
			continue;
		make(format, path);
		/* A machine busy with other work may lose a picture: more chances. */
		for (int chance = 0; chance < 3 && !is_right(format, &seen); chance++)
			seen = play(format, path);
		bool right = is_right(format, &seen);
		print_message(
			"%s%s: %d pictures of %d from %d, %d × %d, times within %.0f ms%s%s\n",
			right ? "" : "WRONG ", format->name, seen.count, PICTURES, seen.first,
			seen.width, seen.height, seen.off_ms, seen.error[0] != '\0' ? ", " : "",
			seen.error);
		faults += !right;
		unlink(path);
	}
	assert_int_equal(faults, 0);
}

static int open_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int close_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

/* [all]: BORNE_FORMAT=NAME chooses among them. */
int main(int argc, char **argv)
{
	all = (argc > 1 && strcmp(argv[1], "all") == 0) || getenv("BORNE_FORMAT") != NULL;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_every_picture_at_its_time),
	};
	return cmocka_run_group_tests(tests, open_folder, close_folder);
}
