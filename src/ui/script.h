/* Which of Debian's fonts has the letters of a script. */
#ifndef BN_UI_SCRIPT_H
#define BN_UI_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

struct bn_script {
	const char *name;           /* as libunistring calls it (Unicode's own) */
	char tag[5];                /* ISO 15924, for shaping */
	const char *regular, *bold; /* files */
};

extern const struct bn_script bn_scripts[];
extern const int bn_script_count;
/* The script of a letter, as an index; -1: none of these. */
int bn_script_find(uint32_t code);

#endif
