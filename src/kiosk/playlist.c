#include "kiosk/playlist.h"

#include "base/mem.h"

#include <stdlib.h>

struct bn_playlist {
	const struct bn_venue *venue;
	uint64_t chance;
	int *lead;                  /* listed: an item's claim to the next place */
	int *left;                  /* shuffled: how often it is yet to come in this round */
	int shown;                  /* in this round */
	const struct bn_clip *last; /* named; NULL: none */
	bool closing;               /* the round is over, and its card was not named yet */
};

struct bn_playlist *bn_playlist_create(const struct bn_venue *venue, uint64_t seed)
{
	struct bn_playlist *playlist = bn_mem_alloc(1, sizeof(*playlist));
	playlist->venue = venue;
	playlist->chance = seed;
	playlist->lead = bn_mem_alloc(venue->playlist_count + 1, sizeof(*playlist->lead));
	playlist->left = bn_mem_alloc(venue->playlist_count + 1, sizeof(*playlist->left));
	return playlist;
}

void bn_playlist_destroy(struct bn_playlist *playlist)
{
	if (playlist == NULL)
		return;
	free(playlist->lead);
	free(playlist->left);
	free(playlist);
}

/* SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
static uint64_t draw(struct bn_playlist *playlist)
{
	uint64_t z = playlist->chance += 0x9E3779B97F4A7C15U;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

static bool may(const struct bn_playlist *playlist, size_t item, struct bn_moment now)
{
	return bn_venue_item_holds(&playlist->venue->playlist[item], now);
}

/* Smooth weighted round robin, as nginx interleaves its upstream servers
 * (src/http/ngx_http_upstream_round_robin.c): everybody's lead grows by its weight, who leads most
 * is next and falls back by the weight of all. Weights 3, 1, 1 give a b a c a. */
static size_t pick_listed(struct bn_playlist *playlist, struct bn_moment now, bool *over)
{
	const struct bn_venue *venue = playlist->venue;
	size_t best = SIZE_MAX;
	int all = 0;
	for (size_t i = 0; i < venue->playlist_count; i++) {
		if (!may(playlist, i, now)) {
			playlist->lead[i] = 0;
			continue;
		}
		all += venue->playlist[i].weight;
		playlist->lead[i] += venue->playlist[i].weight;
		if (best == SIZE_MAX || playlist->lead[i] > playlist->lead[best])
			best = i;
	}
	if (best == SIZE_MAX)
		return best;
	playlist->lead[best] -= all;
	*over = ++playlist->shown >= all;
	for (size_t i = 0; *over && i < venue->playlist_count; i++)
		playlist->lead[i] = 0;
	return best;
}

/* How often this clip is yet to come; an item's clip may be listed elsewhere too. */
static int left_of(const struct bn_playlist *playlist, const struct bn_clip *clip,
	struct bn_moment now, int *all)
{
	int same = 0;
	*all = 0;
	for (size_t i = 0; i < playlist->venue->playlist_count; i++) {
		if (playlist->left[i] == 0 || !may(playlist, i, now))
			continue;
		*all += playlist->left[i];
		if (playlist->venue->playlist[i].clip == clip)
			same += playlist->left[i];
	}
	return same;
}

/* A clip that fills more than half of the places left must come now, or it would meet itself. */
static const struct bn_clip *urgent(const struct bn_playlist *playlist, struct bn_moment now)
{
	const struct bn_venue *venue = playlist->venue;
	for (size_t i = 0; i < venue->playlist_count; i++) {
		int all = 0;
		const struct bn_clip *clip = venue->playlist[i].clip;
		if (playlist->left[i] > 0 && clip != playlist->last && may(playlist, i, now) &&
			2 * left_of(playlist, clip, now, &all) > all)
			return clip;
	}
	return NULL;
}

/* What may come now, and how often it is yet to come. */
static int claim(const struct bn_playlist *playlist, size_t item, struct bn_moment now,
	const struct bn_clip *must, bool again)
{
	const struct bn_clip *clip = playlist->venue->playlist[item].clip;
	if (!may(playlist, item, now) || (must != NULL && clip != must) ||
		(!again && clip == playlist->last))
		return 0;
	return playlist->left[item];
}

static size_t pick_shuffled(struct bn_playlist *playlist, struct bn_moment now, bool *over)
{
	const struct bn_venue *venue = playlist->venue;
	int all = 0, choices = 0;
	left_of(playlist, NULL, now, &all);
	for (size_t i = 0; all == 0 && i < venue->playlist_count; i++)
		playlist->left[i] = venue->playlist[i].weight;
	bool again = left_of(playlist, playlist->last, now, &all) == all; /* there is no other */
	const struct bn_clip *must = urgent(playlist, now);
	for (size_t i = 0; i < venue->playlist_count; i++)
		choices += claim(playlist, i, now, must, again);
	if (choices == 0)
		return SIZE_MAX;
	int chosen = (int)(draw(playlist) % (uint64_t)choices);
	for (size_t i = 0; i < venue->playlist_count; i++) {
		chosen -= claim(playlist, i, now, must, again);
		if (chosen >= 0)
			continue;
		playlist->left[i]--;
		*over = all == 1;
		return i;
	}
	return SIZE_MAX;
}

enum bn_playlist_next bn_playlist_next(
	struct bn_playlist *playlist, struct bn_moment now, const struct bn_clip **clip)
{
	const struct bn_venue *venue = playlist->venue;
	bool over = false;
	if (!bn_playlist_is_open(playlist, now)) {
		playlist->closing = false;
		return BN_PLAYLIST_CLOSED;
	}
	if (playlist->closing) {
		playlist->closing = false;
		return BN_PLAYLIST_CARD;
	}
	size_t item = venue->order == BN_VENUE_SHUFFLED ? pick_shuffled(playlist, now, &over)
							: pick_listed(playlist, now, &over);
	if (item == SIZE_MAX)
		return BN_PLAYLIST_CLOSED;
	*clip = playlist->last = venue->playlist[item].clip;
	if (over)
		playlist->shown = 0;
	playlist->closing = over && bn_venue_has_card(venue);
	return BN_PLAYLIST_CLIP;
}

bool bn_playlist_is_open(const struct bn_playlist *playlist, struct bn_moment now)
{
	const struct bn_venue *venue = playlist->venue;
	if (!bn_hours_hold(venue->hours, venue->hour_count, 0, now))
		return false;
	for (size_t i = 0; i < venue->playlist_count; i++)
		if (may(playlist, i, now))
			return true;
	return false;
}

struct bn_hours_opening bn_playlist_opening(
	const struct bn_playlist *playlist, struct bn_moment now)
{
	int from = now.minute + 1;
	for (int days = 0; days <= 7; days++, from = 0) {
		struct bn_moment then = {(now.day + days) % 7, 0};
		for (then.minute = from; then.minute < BN_HOURS_DAY; then.minute++)
			if (bn_playlist_is_open(playlist, then))
				return (struct bn_hours_opening){days, then.day, then.minute};
	}
	return (struct bn_hours_opening){-1, 0, 0};
}
