#include "ui/picture.h"

#include <math.h>

static double within(double value, double least, double most)
{
	return value < least ? least : value > most ? most : value;
}

static int at_least_one(double value)
{
	return value < 1 ? 1 : (int)lrint(value);
}

struct bn_fitting bn_picture_fit(
	double source_width, double source_height, int width, int height, struct bn_placing placing)
{
	double across = width / source_width, down = height / source_height;
	struct bn_fitting fit = {.w = source_width, .h = source_height};
	if (placing.fit == BN_FIT_COVER) {
		double scale = across > down ? across : down;
		fit.w = fmin(source_width, width / scale);
		fit.h = fmin(source_height, height / scale);
		/* The focus goes to the middle as far as the edges allow. */
		fit.x = within(placing.focus_x * source_width - fit.w / 2, 0, source_width - fit.w);
		fit.y = within(
			placing.focus_y * source_height - fit.h / 2, 0, source_height - fit.h);
		fit.to = (struct bn_rect){0, 0, width, height};
		return fit;
	}
	double scale = across < down ? across : down;
	fit.to.w = at_least_one(source_width * scale);
	fit.to.h = at_least_one(source_height * scale);
	fit.to.x = (width - fit.to.w) / 2;
	fit.to.y = placing.fit == BN_FIT_BOTTOM ? height - fit.to.h : (height - fit.to.h) / 2;
	return fit;
}
