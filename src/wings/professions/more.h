#ifndef BN_WINGS_PROFESSIONS_MORE_H
#define BN_WINGS_PROFESSIONS_MORE_H

#include "wings/wing.h"

/* A card of a métier's page under its title; an illustration is said to be one. */
struct bn_box *bn_more_section(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *title, bool illustration);

/* What a métier's page tells after the rest, each part where staff gave it. */
void bn_more_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *list,
	const struct bn_profession *profession);

#endif
