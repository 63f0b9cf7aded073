#ifndef BN_WINGS_PROFESSIONS_MORE_H
#define BN_WINGS_PROFESSIONS_MORE_H

#include "wings/wing.h"

/* What a métier's page tells after the rest, each part where staff gave it. */
void bn_more_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *list,
	const struct bn_profession *profession);

#endif
