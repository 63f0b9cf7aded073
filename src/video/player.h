/* The player process: decodes one clip with libvlc into shared memory and obeys its stream.
 * The only code that sees libvlc. The protocol is in src/video/README.md. */
#ifndef BN_VIDEO_PLAYER_H
#define BN_VIDEO_PLAYER_H

#include <stdbool.h>

struct bn_player_options {
	int control_fd; /* a SOCK_SEQPACKET socket to the stream, which tells the clip */
};

/* Loads what any clip needs, waits to be told which, and plays until the stream goes away; the exit
 * code: 0, or 1 when the clip can't be played, after an ERROR. The process should end right after:
 * libvlc is not unloaded, as that may hang. */
int bn_player_run(const struct bn_player_options *options);

#endif
