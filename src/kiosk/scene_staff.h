/* What the staff's scenes show: an ordinary day, and what may be wrong with it. */
#ifndef BN_KIOSK_SCENE_STAFF_H
#define BN_KIOSK_SCENE_STAFF_H

#include "wings/wing.h"

extern const struct bn_panel bn_scene_panel;

/* As a scene's `set`. */
bool bn_scene_pad_wrong(struct bn_stage *stage);
bool bn_scene_pad_locked(struct bn_stage *stage);
bool bn_scene_pad_unset(struct bn_stage *stage);
bool bn_scene_pad_unsure(struct bn_stage *stage);

#endif
