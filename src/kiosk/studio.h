/* Screens without a kiosk: one scene after the other, built, laid out and drawn with no display, no
 * clip, no clock and no chance, so that the same scene gives the same picture. In the place of a
 * clip stands a drawing. Main thread only.
 * Life: init → (resize → (stage → draw)…)… → finish. */
#ifndef BN_KIOSK_STUDIO_H
#define BN_KIOSK_STUDIO_H

#include "content/captions.h"
#include "kiosk/scene.h"
#include "ui/still.h"

struct bn_studio {
	struct bn_campaign *campaign, *lengthened;
	struct bn_campaign emptied;
	const char *venue; /* an id, or NULL: each campaign's first */
	struct bn_canvas *canvas;
	/* Of the scene that was staged last. */
	struct bn_theme theme;
	struct bn_session *session;
	struct bn_boxes boxes;
	struct bn_box *root;
	enum bn_tone background;
	const char *pressed; /* an id of the boxes, or NULL */
	struct bn_captions *captions;
	struct bn_still *still;
	int still_width;
	uint64_t still_count;
};

/* Reads the campaign; from now on SDL draws where nobody sees it. venue as in the struct. False:
 * there is none, or no such venue (logged). Finish it all the same. */
bool bn_studio_init(struct bn_studio *studio, const char *campaign, const char *venue);
void bn_studio_finish(struct bn_studio *studio); /* a zeroed one is fine */

/* The screen's size in pixels. False: logged. */
bool bn_studio_resize(struct bn_studio *studio, int width, int height);
enum bn_studio_staged { BN_STUDIO_READY, BN_STUDIO_NOT_HERE, BN_STUDIO_FAILED };
/* Builds and lays out. NOT_HERE: this campaign has nothing of the kind. FAILED: the scene's way
 * leads nowhere (logged). */
enum bn_studio_staged bn_studio_stage(struct bn_studio *studio, const struct bn_scene *scene,
	enum bn_look look, const char *language);
/* Draws it into the canvas. */
void bn_studio_draw(struct bn_studio *studio);

#endif
