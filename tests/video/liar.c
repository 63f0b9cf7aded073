/* Takes the place of borne-player, and lies as the name of the "clip" says; film, crash and killed
 * (with a number: of milliseconds) play well until there; claims says it lasts a minute. */
#include "video/wire.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#define FD 3 /* of the socket, as the stream gives it */

static void hello(void)
{
	struct bn_wire message = {.type = BN_WIRE_HELLO, .version = BN_WIRE_VERSION};
	bn_wire_send(FD, &message, -1);
}

/* A MEMORY of 64 x 64 in 8 slots, with what lies behind it as asked. */
static void memory(int64_t number, size_t bytes, unsigned seals)
{
	struct bn_wire message = {.type = BN_WIRE_MEMORY,
		.memory = number,
		.width = 64,
		.height = 64,
		.pitch = 128,
		.lines = 64,
		.slots = 8};
	int fd = memfd_create("liar", MFD_ALLOW_SEALING);
	if (fd < 0 || ftruncate(fd, (off_t)bytes) != 0 ||
		(seals != 0 && fcntl(fd, F_ADD_SEALS, seals) != 0))
		_exit(3);
	bn_wire_send(FD, &message, fd);
	close(fd);
}

static void good_memory(int64_t number)
{
	memory(number, 8 * bn_wire_slot_bytes(128, 64), F_SEAL_SHRINK | F_SEAL_GROW);
}

static void frame(int64_t number, int64_t slot, int64_t media_us)
{
	struct bn_wire message = {
		.type = BN_WIRE_FRAME, .memory = number, .slot = slot, .media_us = media_us};
	bn_wire_send(FD, &message, -1);
}

static void plain(enum bn_wire_type type)
{
	struct bn_wire message = {.type = type};
	bn_wire_send(FD, &message, -1);
}

#define STEP_US 33333
#define AHEAD   4

/* Pictures as they are asked for, up to that time; false when the stream is gone. */
static bool play(int64_t length_us, int64_t said_us)
{
	struct bn_wire message = {.type = BN_WIRE_TIME, .duration_us = said_us};
	struct pollfd wait = {FD, POLLIN, 0};
	int64_t sent = 0, back = 0;
	good_memory(1);
	while (sent * STEP_US < length_us) {
		if (sent < back + AHEAD + 1) {
			frame(1, sent % 8, sent * STEP_US);
			sent++;
		}
		if (sent % 8 == AHEAD)
			bn_wire_send(FD, &message, -1);
		if (sent == AHEAD)
			plain(BN_WIRE_READY);
		if (sent < back + AHEAD + 1 && sent != AHEAD)
			continue;
		struct bn_wire heard;
		int passed = -1;
		if (poll(&wait, 1, -1) < 0 || bn_wire_receive(FD, &heard, &passed) != BN_WIRE_GOT)
			return false;
		back += heard.type == BN_WIRE_RELEASE;
	}
	return true;
}

static void act(const char *how)
{
	int64_t length_us = atoll(strpbrk(how, "0123456789")) * 1000;
	if (!play(length_us, strncmp(how, "claims", 6) == 0 ? 60000000 : length_us))
		return;
	if (strncmp(how, "crash", 5) == 0)
		abort();
	if (strncmp(how, "killed", 6) == 0)
		raise(SIGKILL);
	plain(BN_WIRE_READY);
	plain(BN_WIRE_END);
}

static void raw(const void *bytes, size_t count)
{
	ssize_t done = send(FD, bytes, count, MSG_NOSIGNAL);
	(void)done;
}

static void lie(const char *how)
{
	static const uint8_t noise[BN_WIRE_BYTES] = {0xde, 0xad, 0xbe, 0xef};
	if (strcmp(how, "mute") == 0)
		return;
	if (strcmp(how, "no-hello") == 0) {
		plain(BN_WIRE_READY);
		return;
	}
	if (strcmp(how, "other-version") == 0) {
		struct bn_wire message = {.type = BN_WIRE_HELLO, .version = 99};
		bn_wire_send(FD, &message, -1);
		return;
	}
	hello();
	if (strpbrk(how, "0123456789") != NULL) {
		act(how);
	} else if (strcmp(how, "noise") == 0) {
		raw(noise, sizeof(noise));
	} else if (strcmp(how, "short") == 0) {
		raw(noise, 3);
	} else if (strcmp(how, "unsealed") == 0) {
		memory(1, 8 * bn_wire_slot_bytes(128, 64), 0);
	} else if (strcmp(how, "small") == 0) {
		memory(1, 8 * bn_wire_slot_bytes(128, 64) - 1, F_SEAL_SHRINK);
	} else if (strcmp(how, "wrong-number") == 0) {
		good_memory(2);
	} else if (strcmp(how, "frame-first") == 0) {
		frame(1, 0, 0);
	} else if (strcmp(how, "outside") == 0) {
		good_memory(1);
		frame(1, 8, 0);
	} else if (strcmp(how, "twice") == 0) {
		good_memory(1);
		frame(1, 0, 0);
		frame(1, 0, 1000);
	} else if (strcmp(how, "orders") == 0) {
		plain(BN_WIRE_PLAY);
	} else if (strcmp(how, "many-sizes") == 0) {
		for (int i = 1; i < 100; i++)
			good_memory(i);
	} else if (strcmp(how, "leaves") == 0) {
		_exit(0);
	} else if (strcmp(how, "ready-only") == 0) {
		plain(BN_WIRE_READY);
	} else if (strcmp(how, "lone") == 0) {
		good_memory(1);
		frame(1, 0, 0);
	} else if (strcmp(how, "stuck") == 0) {
		good_memory(1);
		for (int i = 0; i < 4; i++)
			frame(1, i, i * 33333);
		plain(BN_WIRE_READY);
	} else if (strcmp(how, "talks") == 0) {
		struct bn_wire time = {.type = BN_WIRE_TIME};
		while (poll(NULL, 0, 5) == 0)
			bn_wire_send(FD, &time, -1);
	}
}

int main(void)
{
	char how[BN_WIRE_PATH];
	bool sound = false;
	if (!bn_wire_receive_clip(FD, how, &sound))
		return 1;
	lie(how);
	/* As long as the stream is there: never an end of our own. */
	struct pollfd gone = {FD, 0, 0};
	while (poll(&gone, 1, -1) >= 0 && (gone.revents & POLLHUP) == 0)
		continue;
	return 0;
}
