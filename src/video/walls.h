/* What a player gives up before it opens a clip: a hostile file that takes it over should find
 * nothing to take. */
#ifndef BN_VIDEO_WALLS_H
#define BN_VIDEO_WALLS_H

#include <stdbool.h>
#include <sys/resource.h>

/* Limits. A film of 4K takes some 1 GiB of addresses, a dozen descriptors, and cores for as long as
 * it lasts. RLIMIT_FSIZE counts for the shared pictures too, so it can't be 0. */
#define BN_WALLS_FILES      128
#define BN_WALLS_CPU_S      ((rlim_t)6 * 3600)
#define BN_WALLS_FILE_BYTES ((rlim_t)2 << 30)
/* The sanitizers map terabytes of addresses for themselves: no limit there. */
#ifndef __has_feature /* clang's way to tell */
#define __has_feature(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || \
	__has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define BN_WALLS_MEMORY_BYTES ((rlim_t)0)
#else
#define BN_WALLS_MEMORY_BYTES ((rlim_t)4 << 30)
#endif

/* No new privileges, death with the parent, no descriptor but the standard ones and `keep_fd`, the
 * limits above, no files but the clip's folder and the system's (video/fence.h), no calls that a
 * decoder doesn't need (video/calls.h).
 * False, with the cause logged, when one can't be had; a kernel without Landlock is only warned of.
 * Call before any thread, else it fails: libvlc loads its parts when it needs them, so there is no
 * later moment that would allow less. */
bool bn_walls_raise(int keep_fd, const char *clip);

/* NULL when this is a clip that may be opened, a file with something in it; else why not. */
const char *bn_walls_clip(const char *path);

#endif
