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
bool bn_scene_panel_unknown(struct bn_stage *stage); /* nothing was read yet */
bool bn_scene_panel_bad(struct bn_stage *stage);     /* clips aside, a full disk, no network */
bool bn_scene_no_stick(struct bn_stage *stage);
bool bn_scene_unreadable_stick(struct bn_stage *stage);
bool bn_scene_exporting(struct bn_stage *stage);
bool bn_scene_export_slow(struct bn_stage *stage);
bool bn_scene_export_silent(struct bn_stage *stage);
bool bn_scene_stuck_stick(struct bn_stage *stage);
bool bn_scene_exported(struct bn_stage *stage);
bool bn_scene_releasing(struct bn_stage *stage);
bool bn_scene_nothing_exported(struct bn_stage *stage);
bool bn_scene_export_full(struct bn_stage *stage);
bool bn_scene_export_gone(struct bn_stage *stage);
bool bn_scene_packs(struct bn_stage *stage);
bool bn_scene_no_packs(struct bn_stage *stage);
bool bn_scene_installed(struct bn_stage *stage);
bool bn_scene_not_installed(struct bn_stage *stage);
bool bn_scene_power_asked(struct bn_stage *stage);
bool bn_scene_power_refused(struct bn_stage *stage);

#endif
