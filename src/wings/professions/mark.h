/* The two discs on a métier's picture: kept for this visit, and to be compared. */
#ifndef BN_WINGS_MARK_H
#define BN_WINGS_MARK_H

#include "wings/wing.h"

/* The id is prefix, ".", the métier's. */
struct bn_box *bn_mark_build_heart(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix);
struct bn_box *bn_mark_build_compare(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix);

#endif
