/* The blocks of a page, each as boxes. */
#ifndef BN_WINGS_ARTICLE_BLOCK_H
#define BN_WINGS_ARTICLE_BLOCK_H

#include "wings/wing.h"

enum bn_article_action {
	BN_ARTICLE_TURN = BN_INTENT_OWN, /* text: the page to go on to */
	BN_ARTICLE_BAR,                  /* argument: the bar's id: its detail, or not */
};

struct bn_article_look {
	const struct bn_stage *stage;
	struct bn_builder *b;
	const char *opened; /* id of the bar that tells its detail, or "" */
};

void bn_article_block_build(const struct bn_article_look *look, struct bn_box *list,
	const struct bn_block *block, size_t index);

/* What a block of bars is: a card with a row for each, which tells more when it is touched. */
void bn_article_chart_build(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index);
/* The entries of a block's list. */
void bn_article_list_build(const struct bn_article_look *look, struct bn_box *parent,
	const struct bn_block *block, size_t index);

/* The action that leads to a place, or to a métier. Both NULL: none. */
struct bn_action bn_article_way(const char *to, const char *profession);

#endif
