/* Picture files to pixels at the size they are shown. Main thread only. */
#ifndef BN_UI_PICTURE_H
#define BN_UI_PICTURE_H

#include "ui/canvas.h"
#include "ui/glass.h"

/* The whole file drawn into width × height pixels as placing says, with rounded corners; what it
 * doesn't cover is clear. NULL: it can't be read (logged). The caller ends it with
 * bn_canvas_keep_image or free. */
struct bn_image *bn_picture_load(
	const char *path, int width, int height, struct bn_placing placing, struct bn_radii radii);

/* An SVG icon's shape as a mask of side × side, as large as fits and centred. NULL: it can't be
 * read (logged). */
struct bn_image *bn_picture_icon(const char *path, int side);

/* The part of a source to show and where it goes: what covers is cropped around the focus, what
 * is contained leaves room. Places in the source may be fractions. */
struct bn_fitting {
	double x, y, w, h; /* of the source */
	struct bn_rect to; /* of the place, from 0, 0 */
};
struct bn_fitting bn_picture_fit(double source_width, double source_height, int width, int height,
	struct bn_placing placing);

#endif
