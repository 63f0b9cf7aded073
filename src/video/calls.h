/* The wall around the kernel's calls: what no decoder needs is refused (seccomp). A list of what is
 * denied, not of what is allowed: libvlc's plugins use some 90 calls, more with each
 * release, and a list that forgets one stops the video of a kiosk that was updated. */
#ifndef BN_VIDEO_CALLS_H
#define BN_VIDEO_CALLS_H

#include <stdbool.h>

/* For this thread and those it starts. False, with the cause logged, when the kernel refuses. Needs
 * no new privileges. */
bool bn_calls_close(void);

#endif
