/* watch: tells what really reaches a screen, whoever draws it. Run on the X server to be judged
 * (DISPLAY); ends when its standard input does. Lines on standard output, times in microseconds of
 * CLOCK_MONOTONIC:
 *   damage TIME X Y WIDTH HEIGHT   somebody drew there (the extension DAMAGE, on the root window)
 *   screen TIME NUMBER BLACK       what is to be seen changed: the number that the bench's clips
 *                                  carry (-1: none is to be read), and 1 when the place is black
 * borne-watch --page looks at columns of the whole screen instead, and says of them
 *   screen TIME NUMBER PAINTED     a number that differs for every picture (a hash of 31 bits), and
 *                                  how many of the columns show more than a plain surface
 * The clips carry their number as a row of blocks, see clips.py: white, black, the bits from the
 * lowest, and a bit that makes the number of white bits even. It is read through a fade, too: see
 * read_through. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>
#include <unistd.h>

/* Places of a 1920x1080 clip; both sides are the same as in clips.py. */
#define CODE_X     1312
#define CODE_Y     400
#define CODE_BLOCK 32
#define CODE_BITS  15
#define BLOCKS     (CODE_BITS + 3)
#define CLIP_W     1920
#define CLIP_H     1080

#define BLACK   32  /* of 255, the brightest of what counts as black */
#define STILL   3   /* of 255: what a block may differ by in the same picture */
#define ALONE   192 /* how far its blocks go when a picture is seen alone, or nearly so */
#define LOOK_MS 20  /* without damage: a window that goes away damages nothing */

#define COLUMNS 16 /* of the screen, at equal distances */
#define PAINTED 64 /* of 255, between the darkest and the brightest of a column not plain */

/* Around the code, where nothing lies over the clip: what the loop's texts leave free. */
static const int rows[] = {200, 300, CODE_Y + CODE_BLOCK / 2, 520, 620};
enum { ROWS = sizeof(rows) / sizeof(rows[0]), CODE_ROW = 2 };

struct watch {
	Display *display;
	Window root;
	int width, height, damage_base;
	XShmSegmentInfo segment;
	XImage *image; /* one line of the screen, from the first column of the place; or a column */
	bool page;
	int left;
	int last_number, last_black;
	/* The last picture that was seen alone: its blocks, and which of them are white. */
	int alone[BLOCKS];
	uint32_t alone_bits;
	bool has_alone;
};

static int64_t clock_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static bool open_watch(struct watch *watch)
{
	int error_base = 0;
	watch->display = XOpenDisplay(NULL);
	if (watch->display == NULL ||
		!XDamageQueryExtension(watch->display, &watch->damage_base, &error_base) ||
		!XShmQueryExtension(watch->display))
		return false;
	int screen = DefaultScreen(watch->display);
	watch->root = RootWindow(watch->display, screen);
	watch->width = DisplayWidth(watch->display, screen);
	watch->height = DisplayHeight(watch->display, screen);
	watch->left = (CODE_X - CODE_BLOCK) * watch->width / CLIP_W;
	unsigned width = watch->page ? 1 : (unsigned)(watch->width - watch->left);
	unsigned height = watch->page ? (unsigned)watch->height : 1;
	watch->image = XShmCreateImage(watch->display, DefaultVisual(watch->display, screen),
		(unsigned)DefaultDepth(watch->display, screen), ZPixmap, NULL, &watch->segment,
		width, height);
	if (watch->image == NULL || watch->image->bits_per_pixel != 32)
		return false;
	watch->segment.shmid = shmget(
		IPC_PRIVATE, (size_t)watch->image->bytes_per_line * height, IPC_CREAT | 0600);
	if (watch->segment.shmid < 0)
		return false;
	watch->segment.shmaddr = watch->image->data = shmat(watch->segment.shmid, NULL, 0);
	watch->segment.readOnly = False;
	bool attached = watch->image->data != (char *)-1 &&
			XShmAttach(watch->display, &watch->segment);
	XSync(watch->display, False);
	shmctl(watch->segment.shmid, IPC_RMID, NULL);
	XDamageCreate(watch->display, watch->root, XDamageReportRawRectangles);
	return attached;
}

static int green(const struct watch *watch, int x)
{
	return ((const uint8_t *)watch->image->data)[4 * x + 1];
}

/* What the white blocks say; -1 when that is no number. */
static int number_of(uint32_t bits)
{
	bool good = (bits & 3) == 1 && __builtin_popcount(bits >> 2) % 2 == 0;
	return good ? (int)(bits >> 2 & ((1u << CODE_BITS) - 1)) : -1;
}

/* Where the picture comes over the last one that was seen alone, a block that is the same in both
 * stays, and all others go the same way towards their own, however little is to be seen of them.
 * False: that isn't what the blocks do. */
static bool read_through(const struct watch *watch, const int *blocks, int most, uint32_t *bits)
{
	int slack = STILL + most / 4;
	*bits = watch->alone_bits;
	for (int i = 0; i < BLOCKS; i++) {
		bool was_white = watch->alone_bits >> i & 1;
		int gone = was_white ? watch->alone[i] - blocks[i] : blocks[i] - watch->alone[i];
		bool other = 2 * gone > most;
		if (abs(other ? most - gone : gone) > slack)
			return false;
		*bits ^= (uint32_t)other << i;
	}
	return true;
}

/* The number in the line that was read, or -1. */
static int read_code(struct watch *watch)
{
	int blocks[BLOCKS], most = 0;
	uint32_t bits = 0;
	bool clear = true;
	for (int i = 0; i < BLOCKS; i++) {
		int middle = CODE_X + i * CODE_BLOCK + CODE_BLOCK / 2;
		blocks[i] = green(watch, middle * watch->width / CLIP_W - watch->left);
		bits |= (uint32_t)(blocks[i] >= 128) << i;
		clear = clear && (blocks[i] < 255 - ALONE || blocks[i] >= ALONE);
		int gone = abs(blocks[i] - watch->alone[i]);
		most = gone > most ? gone : most;
	}
	if (watch->has_alone && most < STILL)
		return number_of(watch->alone_bits);
	uint32_t through = 0;
	if (watch->has_alone && read_through(watch, blocks, most, &through) &&
		number_of(through) >= 0)
		bits = through;
	int number = number_of(bits);
	if (number < 0 || !clear || (watch->has_alone && most < ALONE))
		return number;
	memcpy(watch->alone, blocks, sizeof(blocks));
	watch->alone_bits = bits;
	watch->has_alone = true;
	return number;
}

static bool is_black(const struct watch *watch)
{
	const uint8_t *pixels = (const uint8_t *)watch->image->data;
	for (int x = 0; x < watch->width - watch->left; x++)
		for (int colour = 0; colour < 3; colour++)
			if (pixels[4 * x + colour] > BLACK)
				return false;
	return true;
}

static void tell(struct watch *watch, int64_t at_us, int number, int black)
{
	if (number == watch->last_number && black == watch->last_black)
		return;
	printf("screen %lld %d %d\n", (long long)at_us, number, black);
	watch->last_number = number;
	watch->last_black = black;
}

/* Takes the column that was read into a hash (FNV-1a); true: it isn't plain. */
static bool take_column(const struct watch *watch, uint32_t *hash)
{
	int least = 255, most = 0;
	for (int y = 0; y < watch->height; y++) {
		const uint8_t *pixel = (const uint8_t *)watch->image->data +
				       (ptrdiff_t)y * watch->image->bytes_per_line;
		for (int colour = 0; colour < 3; colour++)
			*hash = (*hash ^ pixel[colour]) * 16777619u;
		least = pixel[1] < least ? pixel[1] : least;
		most = pixel[1] > most ? pixel[1] : most;
	}
	return most - least >= PAINTED;
}

static void look_at_page(struct watch *watch)
{
	uint32_t hash = 2166136261u;
	int painted = 0;
	int64_t at_us = clock_us();
	for (int i = 0; i < COLUMNS; i++) {
		int x = (2 * i + 1) * watch->width / (2 * COLUMNS);
		if (!XShmGetImage(watch->display, watch->root, watch->image, x, 0, AllPlanes))
			return;
		painted += take_column(watch, &hash);
	}
	tell(watch, at_us, (int)(hash >> 1), painted);
}

/* What is to be seen there now, told when it isn't what it was. */
static void look(struct watch *watch)
{
	int number = -1, black = 1;
	int64_t at_us = clock_us();
	for (int row = 0; row < ROWS; row++) {
		if (!XShmGetImage(watch->display, watch->root, watch->image, watch->left,
			    rows[row] * watch->height / CLIP_H, AllPlanes))
			return;
		if (row == CODE_ROW)
			number = read_code(watch);
		black = black && is_black(watch);
	}
	tell(watch, at_us, number, black);
}

static bool take_events(struct watch *watch)
{
	bool any = false;
	while (XPending(watch->display) > 0) {
		XEvent event;
		XNextEvent(watch->display, &event);
		if (event.type != watch->damage_base + XDamageNotify)
			continue;
		XRectangle area = ((const XDamageNotifyEvent *)&event)->area;
		printf("damage %lld %d %d %d %d\n", (long long)clock_us(), area.x, area.y,
			area.width, area.height);
		any = true;
	}
	return any;
}

int main(int argc, char **argv)
{
	struct watch watch = {.last_number = -2};
	watch.page = argc > 1 && strcmp(argv[1], "--page") == 0;
	if (!open_watch(&watch)) {
		fprintf(stderr, "watch: no X server with DAMAGE, shared memory and 24 bits\n");
		return 1;
	}
	/* It uses hardly anything, and times taken late would be blamed on the players. */
	struct sched_param first = {.sched_priority = 1};
	sched_setscheduler(0, SCHED_RR, &first);
	struct pollfd wait[2] = {{.fd = ConnectionNumber(watch.display), .events = POLLIN},
		{.fd = STDIN_FILENO, .events = POLLIN}};
	for (;;) {
		bool damaged = take_events(&watch);
		if (watch.page)
			look_at_page(&watch);
		else
			look(&watch);
		fflush(stdout);
		if (damaged || XPending(watch.display) > 0)
			continue;
		if (poll(wait, 2, LOOK_MS) < 0)
			return 1;
		char byte = 0;
		if (wait[1].revents != 0 && read(STDIN_FILENO, &byte, 1) <= 0)
			return 0;
	}
}
