/* Starting and ending a player process. */
#ifndef BN_VIDEO_SPAWN_H
#define BN_VIDEO_SPAWN_H

#include <stdbool.h>
#include <sys/types.h>

struct bn_stream_options;

/* A player that runs before anybody knows its clip: what it loads it has then. Zeroed is none. */
struct bn_early {
	pid_t pid;
	int fd;
};

/* From the main thread only, as is said below. Without one, a clip starts later. */
void bn_spawn_early(const char *player, struct bn_early *early);
/* Ends one that nobody wanted. */
void bn_spawn_dismiss(struct bn_early *early);

/* Starts a player with nothing but its socket, or takes the early one, and tells it its clip. True:
 * *pid and *fd are the caller's. False: the cause is logged. Returns before the player runs; from
 * the main thread only, as the player dies with the thread that started it. */
bool bn_spawn_player(const struct bn_stream_options *options, pid_t *pid, int *fd);
/* True when that process is gone and reaped. Never waits. status: as waitpid(2) gives it, 0 if
 * unknown; may be NULL. */
bool bn_spawn_reap(pid_t pid, int *status);
/* Waits until that process is gone, and reaps it: some milliseconds after it was killed. */
void bn_spawn_await(pid_t pid);
/* True when somebody stopped it (SIGSTOP). */
bool bn_spawn_is_stopped(pid_t pid);

#endif
