/* What staff chose at the panel, kept over restarts in DATA/panel.json, written whole. It comes
 * before the command line's --venue and --event. */
#ifndef BN_STAFF_SETTINGS_H
#define BN_STAFF_SETTINGS_H

#include <stdbool.h>

#define BN_SETTINGS_ID 48

enum bn_choice3 { BN_AS_IT_IS, BN_YES, BN_NO };

/* Zeroed: nothing was chosen, all is as the campaign and the command line say. */
struct bn_settings {
	char venue[BN_SETTINGS_ID]; /* "": not chosen */
	char event[BN_SETTINGS_ID]; /* "": the one of the day */
	enum bn_choice3 sound;      /* in the loop */
	int volume;                 /* percent, 1..100; 0: as the venue says */
	bool clips_only;            /* the loop can't be touched */
	bool paused;                /* "Je reviens" in its place */
};

/* A file that can't be read is as none: logged. */
void bn_settings_load(const char *folder, struct bn_settings *settings);
bool bn_settings_save(const char *folder, const struct bn_settings *settings); /* false: logged */

#endif
