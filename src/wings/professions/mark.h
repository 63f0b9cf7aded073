/* The two marks of a métier: kept for this visit, and to be compared. Discs on a small picture;
 * worded: cells that say what they do. */
#ifndef BN_WINGS_MARK_H
#define BN_WINGS_MARK_H

#include "wings/wing.h"

/* The id is prefix, ".", the métier's. */
struct bn_box *bn_mark_build_heart(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix,
	bool worded);
struct bn_box *bn_mark_build_compare(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *parent, const struct bn_profession *profession, const char *prefix,
	bool worded);
/* What the discs mean, once for a list of them. */
void bn_mark_build_legend(struct bn_builder *b, struct bn_box *parent);

#endif
