#include "video/spawn.h"

#include "base/log.h"
#include "video/stream.h"
#include "video/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PLAYER_FD 3 /* of the socket, in the player */

/* Signals as a new program expects them, whatever this process blocks or ignores. */
static int set_signals(posix_spawnattr_t *attributes)
{
	sigset_t none, all;
	sigemptyset(&none);
	sigfillset(&all);
	sigdelset(&all, SIGKILL);
	sigdelset(&all, SIGSTOP);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setsigdefault(attributes, &all);
	/* A session of its own: Ctrl-C in the terminal is for the kiosk, which ends its players. */
	return posix_spawnattr_setflags(
		attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
}

static int run(const char *player, int socket, pid_t *pid)
{
	const char *words[] = {player, "--control-fd", "3", NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	int wrong = set_signals(&attributes);
	if (wrong == 0)
		wrong = posix_spawn_file_actions_addopen(
			&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (wrong == 0)
		wrong = posix_spawn_file_actions_adddup2(&actions, socket, PLAYER_FD);
	if (wrong == 0)
		wrong = posix_spawn_file_actions_addclosefrom_np(&actions, PLAYER_FD + 1);
	if (wrong == 0)
		wrong = posix_spawn(pid, player, &actions, &attributes, (char **)words, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return wrong;
}

static bool start(const char *player, struct bn_early *started)
{
	int pair[2];
	if (!bn_wire_pair(pair)) {
		bn_log_error("video", "no socket for a player: %s", strerror(errno));
		return false;
	}
	int wrong = run(player, pair[1], &started->pid);
	close(pair[1]);
	if (wrong != 0) {
		close(pair[0]);
		bn_log_error("video", "%s: can't start: %s", player, strerror(wrong));
		return false;
	}
	started->fd = pair[0];
	return true;
}

void bn_spawn_early(const char *player, struct bn_early *early)
{
	if (!start(player, early))
		*early = (struct bn_early){0};
}

void bn_spawn_dismiss(struct bn_early *early)
{
	if (early->pid > 0) {
		close(early->fd);
		kill(early->pid, SIGKILL);
		bn_spawn_await(early->pid);
	}
	*early = (struct bn_early){0};
}

bool bn_spawn_player(const struct bn_stream_options *options, pid_t *pid, int *fd)
{
	struct bn_early player = {0};
	if (options->early != NULL && options->early->pid > 0) {
		player = *options->early;
		*options->early = (struct bn_early){0};
	} else if (!start(options->player, &player)) {
		return false;
	}
	/* One that is gone already is found as any other that ends. */
	bn_wire_send_clip(player.fd, options->file, options->sound);
	bn_log_debug("video", "player %d: %s, %s", (int)player.pid, options->file,
		options->sound ? "with its sound" : "no sound");
	*pid = player.pid;
	*fd = player.fd;
	return true;
}

bool bn_spawn_reap(pid_t pid, int *status)
{
	int how = 0;
	pid_t got = waitpid(pid, &how, WNOHANG);
	if (status != NULL)
		*status = got == pid ? how : 0;
	return got == pid || (got < 0 && errno == ECHILD);
}

void bn_spawn_await(pid_t pid)
{
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

bool bn_spawn_is_stopped(pid_t pid)
{
	siginfo_t info = {0};
	return waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid == pid;
}
