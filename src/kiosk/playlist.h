/* What the venue's loop shows next. Pure: the moment and the seed of chance are passed in.
 * Life: create → next, at the moment it is needed → destroy. */
#ifndef BN_KIOSK_PLAYLIST_H
#define BN_KIOSK_PLAYLIST_H

#include "content/venue.h"

#include <stdint.h>

struct bn_playlist;

enum bn_playlist_next {
	BN_PLAYLIST_CLIP,
	BN_PLAYLIST_CARD,   /* the round is over: the closing card, once; then ask again */
	BN_PLAYLIST_CLOSED, /* not now: see bn_playlist_opening */
};

/* The venue outlives it. seed: where shuffled rounds begin. */
struct bn_playlist *bn_playlist_create(const struct bn_venue *venue, uint64_t seed);
void bn_playlist_destroy(struct bn_playlist *playlist); /* NULL is fine */

/* A round has each clip that may be shown as many times as its weight says. Listed: in their order,
 * heavier ones spread evenly; shuffled: each round anew, never the same clip twice in a row while
 * there is another one. */
enum bn_playlist_next bn_playlist_next(
	struct bn_playlist *playlist, struct bn_moment now, const struct bn_clip **clip);

/* Whether there is anything to show now. */
bool bn_playlist_is_open(const struct bn_playlist *playlist, struct bn_moment now);
/* When there next is, from the minute after this one on; days −1: not within a week. */
struct bn_hours_opening bn_playlist_opening(
	const struct bn_playlist *playlist, struct bn_moment now);

#endif
