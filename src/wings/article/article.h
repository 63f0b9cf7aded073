#ifndef BN_WINGS_ARTICLE_H
#define BN_WINGS_ARTICLE_H

#include "wings/wing.h"

extern const struct bn_wing bn_article_wing;

#endif
