/* Where libvlc's pictures come out. The player gives libvlc a video output of its own (plugin.c),
 * which libvlc loads as a module, and through it hands over the address of this struct. All but
 * `back` are the player's, called from libvlc's picture thread. */
#ifndef BN_VIDEO_OUTLET_H
#define BN_VIDEO_OUTLET_H

#include "video/ring.h"

#define BN_OUTLET_FOLDER "vlc" /* beside the program: where libvlc finds the module */
#define BN_OUTLET_SPARE  12    /* slots more than libvlc asks for: those the stream holds */

struct bn_outlet {
	void *context;
	/* A clip of this size will come, in square pixels and upright; nominal_us between two
	 * pictures, 0: unknown. False: there is no output for it. */
	bool (*accept)(void *context, int64_t width, int64_t height, int64_t nominal_us);
	/* Memory as bn_ring_create makes it; the plugin sets its `pictures`. */
	struct bn_ring *(*open)(void *context, int64_t width, int64_t height, int64_t columns,
		int64_t lines, int slots);
	uint8_t *(*plane)(const struct bn_ring *ring, int slot, int plane);
	/* That slot is to be seen when the monotonic clock says date_us. True: it is the stream's,
	 * until `back`; false: it is free. May wait a little. */
	bool (*show)(void *context, struct bn_ring *ring, int slot, int64_t date_us);
	/* No picture will come from there any more, and none is to be given back; libvlc may still
	 * write into it until destroy. */
	void (*close)(void *context, struct bn_ring *ring);
	void (*destroy)(struct bn_ring *ring);
	/* The plugin's own: the stream has that slot no more. From any thread, before close. */
	void (*back)(void *pictures, int slot);
};

#endif
