/* The pad's door: a code is tried, and what the try costs is on the disk before the answer is
 * known, so that who cuts the power or kills the program gains nothing by it. Blocks for half a
 * second or so: not for the thread that draws. */
#ifndef BN_STAFF_GATE_H
#define BN_STAFF_GATE_H

#include "staff/tries.h"

enum bn_gate {
	BN_GATE_OPEN,   /* the right code; what was wrong before is forgotten */
	BN_GATE_WRONG,  /* noted, and tries says how long to wait now */
	BN_GATE_WAIT,   /* too early: the code wasn't looked at */
	BN_GATE_UNSET,  /* there is no code: nobody gets in */
	BN_GATE_UNSURE, /* the disk doesn't take the note: nothing was looked at, nobody gets in */
};

/* tries: as loaded, with the time that went by taken off. */
enum bn_gate bn_gate_try(const char *folder, const char *pin, struct bn_tries *tries);

#endif
