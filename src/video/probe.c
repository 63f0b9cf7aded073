#include "video/probe.h"

#include "base/json.h"
#include "video/player.h"
#include "video/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEARD_US 400000 /* a clip that was silent for so long has no sound track */

struct probe {
	int64_t width, height, duration_us;
	int64_t first_us, last_us; /* of the pictures that came */
	int64_t pictures;
	bool ready, sound, over;
	char wrong[BN_WIRE_TEXT]; /* "": nothing */
};

/* The clip that takes a player over mustn't write what is taken for our word. */
static void play(int fd)
{
	int null = open("/dev/null", O_WRONLY);
	if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
		_exit(1);
	_exit(bn_player_run(&(struct bn_player_options){.control_fd = fd}));
}

static void hear_picture(struct probe *probe, int fd, const struct bn_wire *message)
{
	struct bn_wire back = {
		.type = BN_WIRE_RELEASE, .memory = message->memory, .slot = message->slot};
	if (probe->pictures++ == 0)
		probe->first_us = message->media_us;
	probe->last_us = message->media_us;
	bn_wire_send(fd, &back, -1);
}

static void hear(struct probe *probe, int fd, const struct bn_wire *message)
{
	switch (message->type) {
	case BN_WIRE_MEMORY:
		probe->width = message->width;
		probe->height = message->height;
		break;
	case BN_WIRE_FRAME:
		hear_picture(probe, fd, message);
		break;
	case BN_WIRE_TIME:
		probe->duration_us = message->duration_us;
		break;
	case BN_WIRE_READY:
		probe->ready = true;
		bn_wire_send(fd, &(struct bn_wire){.type = BN_WIRE_PLAY}, -1);
		break;
	case BN_WIRE_SOUND:
		probe->sound = true;
		break;
	case BN_WIRE_END:
		probe->over = true;
		break;
	case BN_WIRE_ERROR:
		memcpy(probe->wrong, message->text, sizeof(probe->wrong));
		break;
	default:
		break;
	}
}

static bool is_known(const struct probe *probe)
{
	return probe->ready && probe->pictures > 0 &&
	       (probe->sound || probe->over || probe->last_us >= HEARD_US);
}

static void listen_to(struct probe *probe, int fd)
{
	while (probe->wrong[0] == '\0' && !is_known(probe)) {
		struct bn_wire message;
		int passed = -1;
		struct pollfd room = {fd, POLLIN, 0};
		if (poll(&room, 1, -1) < 0 && errno != EINTR)
			break;
		enum bn_wire_got got = bn_wire_receive(fd, &message, &passed);
		if (got == BN_WIRE_GOT)
			hear(probe, fd, &message);
		else if (got != BN_WIRE_NOTHING)
			strcpy(probe->wrong, "the player ended before the first picture");
		if (passed >= 0)
			close(passed);
	}
}

static int tell(const struct probe *probe)
{
	struct bn_str line = {0};
	struct bn_json json = {.out = &line};
	int64_t span_us = probe->last_us - probe->first_us;
	double rate = span_us > 0 ? (double)(probe->pictures - 1) * 1e6 / (double)span_us : 0;
	bn_json_object(&json, NULL);
	if (probe->wrong[0] != '\0') {
		bn_json_text(&json, "error", probe->wrong);
	} else {
		bn_json_int(&json, "width", probe->width);
		bn_json_int(&json, "height", probe->height);
		bn_json_int(&json, "duration_ms", probe->duration_us / 1000);
		bn_json_number(&json, "rate", round(rate * 100) / 100);
		bn_json_bool(&json, "audio", probe->sound);
	}
	bn_json_object_end(&json);
	puts(bn_str_text(&line));
	bn_str_finish(&line);
	return probe->wrong[0] != '\0' || fflush(stdout) != 0 ? 1 : 0;
}

int bn_probe_run(const char *file)
{
	struct probe probe = {0};
	int pair[2];
	char *path = realpath(file, NULL); /* the walls go by the folder */
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (!bn_wire_pair(pair))
		return 1;
	pid_t player = fork();
	if (player == 0)
		play(pair[1]);
	close(pair[1]);
	if (player < 0 || !bn_wire_send_clip(pair[0], path != NULL ? path : file, true))
		strcpy(probe.wrong, "the player can't be started");
	listen_to(&probe, pair[0]);
	if (player > 0) {
		kill(player, SIGKILL);
		while (waitpid(player, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	close(pair[0]);
	free(path);
	return tell(&probe);
}
