#include "kiosk/input.h"

#include "ui/turn.h"

#include <SDL.h>

#define MOUSE (-1) /* the mouse's finger */

static struct bn_input finger(const SDL_TouchFingerEvent *event, enum bn_touch_phase phase,
	int width, int height, int64_t now_ms)
{
	struct bn_touch touch = {phase, event->fingerId, (int)(event->x * (float)width),
		(int)(event->y * (float)height), now_ms};
	return (struct bn_input){BN_INPUT_TOUCH, touch, NULL, "touch"};
}

static struct bn_input mouse(enum bn_touch_phase phase, int x, int y, int64_t now_ms)
{
	struct bn_touch touch = {phase, MOUSE, x, y, now_ms};
	return (struct bn_input){BN_INPUT_TOUCH, touch, NULL, "mouse"};
}

static struct bn_input key(const SDL_Keysym *keysym)
{
	struct bn_input input = {.source = "key"};
	switch (keysym->sym) {
	case SDLK_TAB:
		input.kind = keysym->mod & KMOD_SHIFT ? BN_INPUT_PREVIOUS : BN_INPUT_NEXT;
		break;
	case SDLK_DOWN:
	case SDLK_RIGHT:
		input.kind = BN_INPUT_NEXT;
		break;
	case SDLK_UP:
	case SDLK_LEFT:
		input.kind = BN_INPUT_PREVIOUS;
		break;
	case SDLK_RETURN:
	case SDLK_KP_ENTER:
		input.kind = BN_INPUT_ACTIVATE;
		break;
	case SDLK_ESCAPE:
		input.kind = BN_INPUT_BACK;
		break;
	case SDLK_BACKSPACE:
		input.kind = BN_INPUT_DELETE;
		break;
	default:
		break;
	}
	return input;
}

static struct bn_input read_event(const SDL_Event *event, int width, int height, int64_t now_ms)
{
	switch (event->type) {
	case SDL_FINGERDOWN:
		return finger(&event->tfinger, BN_TOUCH_DOWN, width, height, now_ms);
	case SDL_FINGERMOTION:
		return finger(&event->tfinger, BN_TOUCH_MOVE, width, height, now_ms);
	case SDL_FINGERUP:
		return finger(&event->tfinger, BN_TOUCH_UP, width, height, now_ms);
	case SDL_MOUSEBUTTONDOWN:
		if (event->button.button == SDL_BUTTON_LEFT)
			return mouse(BN_TOUCH_DOWN, event->button.x, event->button.y, now_ms);
		break;
	case SDL_MOUSEBUTTONUP:
		if (event->button.button == SDL_BUTTON_LEFT)
			return mouse(BN_TOUCH_UP, event->button.x, event->button.y, now_ms);
		break;
	case SDL_MOUSEMOTION:
		if (event->motion.state & SDL_BUTTON_LMASK)
			return mouse(BN_TOUCH_MOVE, event->motion.x, event->motion.y, now_ms);
		break;
	case SDL_KEYDOWN:
		return key(&event->key.keysym);
	case SDL_TEXTINPUT:
		return (struct bn_input){BN_INPUT_TEXT, .text = event->text.text, .source = "key"};
	case SDL_WINDOWEVENT:
		if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
			return (struct bn_input){.kind = BN_INPUT_RESIZE};
		if (event->window.event == SDL_WINDOWEVENT_EXPOSED)
			return (struct bn_input){.kind = BN_INPUT_REDRAW};
		break;
	case SDL_QUIT:
		return (struct bn_input){.kind = BN_INPUT_QUIT};
	default:
		break;
	}
	return (struct bn_input){0};
}

struct bn_input bn_input_read(
	const SDL_Event *event, int width, int height, int turn, int64_t now_ms)
{
	bool sideways = turn % 2 != 0;
	struct bn_input input = read_event(
		event, sideways ? height : width, sideways ? width : height, now_ms);
	if (input.kind == BN_INPUT_TOUCH)
		bn_turn_point(turn, width, height, &input.touch.x, &input.touch.y);
	return input;
}
