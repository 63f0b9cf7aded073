/* The words between a stream and its player: one message a packet of a SOCK_SEQPACKET socket pair,
 * every field a 64-bit integer with a range, checked on arrival. src/video/README.md tells each
 * message's meaning. A stream trusts nothing a player says: it may be running a hostile clip. */
#ifndef BN_VIDEO_WIRE_H
#define BN_VIDEO_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_WIRE_VERSION   5
#define BN_WIRE_SLOTS_MAX 64
#define BN_WIRE_SIDE_MAX  8192 /* pixels */
#define BN_WIRE_LINES_MAX 8320 /* a decoder writes some below the picture */
#define BN_WIRE_TEXT      200  /* bytes of an error's words, with the NUL */
#define BN_WIRE_FRAMES    900  /* of sound in a packet, 19 ms: what the kernel has in 4 KiB */
#define BN_WIRE_BYTES     3648 /* of the longest packet but CLIP */
#define BN_WIRE_PATH      4096 /* of a clip, with the NUL */

enum bn_wire_type {
	/* From the player. */
	BN_WIRE_HELLO = 1, /* version */
	BN_WIRE_MEMORY,    /* width, height, pitch, lines, slots, and the memory's descriptor */
	BN_WIRE_FRAME,     /* epoch, slot, media_us */
	BN_WIRE_READY,     /* epoch */
	BN_WIRE_TIME,      /* epoch, media_us, duration_us */
	BN_WIRE_END,       /* epoch */
	BN_WIRE_ERROR,     /* text */
	BN_WIRE_SOUND,     /* epoch, media_us, frames, and the samples */
	/* From the stream. */
	BN_WIRE_PLAY,
	BN_WIRE_PAUSE,
	BN_WIRE_SEEK,    /* epoch, media_us */
	BN_WIRE_RELEASE, /* memory, slot */
	BN_WIRE_CLIP,    /* sound, and the path: first of all, and not a struct bn_wire */
	BN_WIRE_TYPES,
};

struct bn_wire {
	enum bn_wire_type type;
	int64_t version;
	int64_t memory; /* 1 for the first memory of the process, 2 for the next, … */
	int64_t width, height, pitch, lines, slots;
	int64_t slot;
	int64_t epoch; /* 0, then the number of seeks asked for */
	int64_t media_us, duration_us;
	int64_t frames;
	char text[BN_WIRE_TEXT];
	int16_t samples[2 * BN_WIRE_FRAMES]; /* left, right; little-endian, as all of this */
};

/* Bytes written, or 0 when a field is out of its range. */
size_t bn_wire_encode(const struct bn_wire *message, uint8_t out[BN_WIRE_BYTES]);
/* False when it isn't exactly one whole message with every field in its range. Control characters
 * and bytes that aren't ASCII in an error's words come out as '?'. */
bool bn_wire_decode(const uint8_t *bytes, size_t count, struct bn_wire *message);

/* Both ends: the stream's, and the player's. A second of sound has room in between, for it comes at
 * once when the first pictures tell its place. False: errno says why. */
bool bn_wire_pair(int pair[2]);

enum bn_wire_got { BN_WIRE_GOT, BN_WIRE_NOTHING, BN_WIRE_CLOSED, BN_WIRE_BAD };

/* Never waits: false when the other side is gone or its queue is full. pass: a descriptor to
 * send along (still the caller's), or -1. From any thread. */
bool bn_wire_send(int fd, const struct bn_wire *message, int pass);
/* Never waits. *passed: the descriptor that came with a MEMORY, now the caller's; else -1. */
enum bn_wire_got bn_wire_receive(int fd, struct bn_wire *message, int *passed);

/* The stream's first word, CLIP. False when the path is empty or too long, or the other side is
 * gone.
 */
bool bn_wire_send_clip(int fd, const char *path, bool sound);
/* Waits for it. False: the stream is gone, or this isn't it. */
bool bn_wire_receive_clip(int fd, char path[BN_WIRE_PATH], bool *sound);

/* Where pictures lie in the memory: slot after slot, each Y, U, V, with `lines` of `pitch` bytes
 * for Y and half of both for U and V. */
size_t bn_wire_plane(int64_t pitch, int64_t lines, int plane); /* byte in a slot; plane 0..2 */
size_t bn_wire_slot_bytes(int64_t pitch, int64_t lines);       /* whole pages */

#endif
