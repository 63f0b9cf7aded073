/* Starting and ending a player process. */
#ifndef BN_VIDEO_SPAWN_H
#define BN_VIDEO_SPAWN_H

#include <stdbool.h>
#include <sys/types.h>

struct bn_stream_options;

/* Starts the player with nothing but its socket. True: *pid and *fd are the caller's. False: the
 * cause is logged. Returns before the player runs; from the main thread only, as the player dies
 * with the thread that started it. */
bool bn_spawn_player(const struct bn_stream_options *options, pid_t *pid, int *fd);
/* True when that process is gone and reaped. Never waits. status: as waitpid(2) gives it, 0 if
 * unknown; may be NULL. */
bool bn_spawn_reap(pid_t pid, int *status);
/* True when somebody stopped it (SIGSTOP). */
bool bn_spawn_is_stopped(pid_t pid);

#endif
