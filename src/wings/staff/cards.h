/* The panel's cards: where the kiosk is, how many, what is wrong, the machine. */
#ifndef BN_WINGS_STAFF_CARDS_H
#define BN_WINGS_STAFF_CARDS_H

#include "wings/wing.h"

void bn_cards_place(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent);
void bn_cards_sums(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent);
void bn_cards_unsent(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent);
/* What is to be looked at or dealt with, the worst first. */
void bn_cards_news(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent);
void bn_cards_machine(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent);

#endif
