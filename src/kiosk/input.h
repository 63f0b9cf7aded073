/* SDL's events as touches and keys. */
#ifndef BN_KIOSK_INPUT_H
#define BN_KIOSK_INPUT_H

#include "ui/gesture.h"

union SDL_Event;

enum bn_input_kind {
	BN_INPUT_NONE,
	BN_INPUT_TOUCH, /* a finger, or the mouse as one more */
	BN_INPUT_NEXT,  /* Tab */
	BN_INPUT_PREVIOUS,
	BN_INPUT_ACTIVATE, /* Enter */
	BN_INPUT_BACK,     /* Escape */
	BN_INPUT_TEXT,     /* letters of a plugged-in keyboard */
	BN_INPUT_DELETE,   /* Backspace */
	BN_INPUT_RESIZE,
	BN_INPUT_REDRAW, /* the window lost what it showed */
	BN_INPUT_QUIT,
};

struct bn_input {
	enum bn_input_kind kind;
	struct bn_touch touch;
	const char *text;   /* of the event */
	const char *source; /* "touch", "mouse" or "key", for the trace */
};

/* width, height: of the page, in pixels, which lies on the window by so many quarter turns; what is
 * touched is told as a place of the page. */
struct bn_input bn_input_read(
	const union SDL_Event *event, int width, int height, int turn, int64_t now_ms);

#endif
