/* Finds métiers by the letters a visitor types: a métier is found when each word typed begins a
 * word of its title, of another of its names, or of a public it serves. Capitals and accents don't
 * count, œ is oe. Pure. */
#ifndef BN_WINGS_SEARCH_H
#define BN_WINGS_SEARCH_H

#include "content/profession.h"

#include <stdbool.h>

#define BN_SEARCH_BYTES 64

struct bn_search {
	char words[2 * BN_SEARCH_BYTES]; /* typed by a visitor: wipe it after use */
};

void bn_search_init(struct bn_search *search, const char *typed);
/* In this language. Nothing typed finds all. */
bool bn_search_finds(const struct bn_search *search, const struct bn_profession *profession,
	const char *language);
/* True when it serves this public; public NULL: always. */
bool bn_search_serves(const struct bn_profession *profession, const char *public_id);

#endif
