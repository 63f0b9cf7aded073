/* The USB sticks that are there: the system mounts them (config/systemd), the kiosk only looks at
 * what is mounted below RUN/sticks. */
#ifndef BN_STAFF_STICK_H
#define BN_STAFF_STICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_STICK_NAME 48
#define BN_STICK_PATH 256

struct bn_stick {
	char name[BN_STICK_NAME]; /* of its folder below RUN/sticks */
	char path[BN_STICK_PATH]; /* that folder */
	uint64_t free, size;      /* bytes */
	bool read_only;
};

/* How many there are, at most `most`. mountinfo: "/proc/self/mountinfo", or a test's. Asks each for
 * its room, which may take its time. */
size_t bn_stick_find(const char *mountinfo, const char *run, struct bn_stick *sticks, size_t most);

#endif
