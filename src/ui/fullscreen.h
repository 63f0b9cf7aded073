/* Full screen from the first moment on. Asked for a full-screen window under X11, SDL shows an
 * ordinary one, has it made larger, and waits up to 100 ms for a change of size; where the window
 * has the screen's size already (no window manager, or a kiosk's) that never comes. */
#ifndef BN_UI_FULLSCREEN_H
#define BN_UI_FULLSCREEN_H

#include <stdbool.h>

struct SDL_Window;

/* Tells the window manager, before the window is shown, that it is to be full screen: the property
 * _NET_WM_STATE of freedesktop.org's Extended Window Manager Hints 1.5. The window must be hidden.
 * False: this isn't X11, SDL's own way is needed. */
bool bn_fullscreen_mark(struct SDL_Window *window);

#endif
