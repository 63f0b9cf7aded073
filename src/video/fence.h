/* The wall around files: from now on the process reads the clip's folder and the system's parts
 * that libvlc needs, and writes nothing. Landlock, the kernel's own; see landlock(7). */
#ifndef BN_VIDEO_FENCE_H
#define BN_VIDEO_FENCE_H

#include <stdbool.h>

/* The version of Landlock that the kernel speaks, 1…; 0: it has none, or it is switched off. */
int bn_fence_version(void);
/* For this thread and those it starts. `clip` may be missing or no clip at all: nothing is opened
 * for reading. Without Landlock: true, and a warning.
 * False: the kernel has it, but refuses; the cause is logged. Needs no new privileges. */
bool bn_fence_raise(const char *clip);

#endif
