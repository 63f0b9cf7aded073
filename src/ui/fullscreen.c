#include "ui/fullscreen.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>

bool bn_fullscreen_mark(struct SDL_Window *window)
{
	SDL_SysWMinfo info;
	SDL_VERSION(&info.version);
	if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
		return false;
	Display *display = info.info.x11.display;
	Atom state = XInternAtom(display, "_NET_WM_STATE", False);
	Atom fullscreen = XInternAtom(display, "_NET_WM_STATE_FULLSCREEN", False);
	XChangeProperty(display, info.info.x11.window, state, XA_ATOM, 32, PropModeReplace,
		(const unsigned char *)&fullscreen, 1);
	return true;
}
