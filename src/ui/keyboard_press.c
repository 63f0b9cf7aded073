/* What the keys do to a text and to the keyboard. */
#include "ui/keyboard.h"

#include <stdio.h>
#include <string.h>

/* A domain replaces what was typed from the @ on, so that two touches can't make two. */
static void type_domain(struct bn_edit *edit, const char *domain)
{
	char *at = strchr(edit->text, '@');
	if (at != NULL) {
		edit->cursor = strlen(edit->text);
		while (strchr(edit->text, '@') != NULL)
			bn_edit_delete(edit);
	}
	edit->cursor = strlen(edit->text);
	bn_edit_insert(edit, domain);
}

void bn_keyboard_press(
	struct bn_keyboard *keyboard, struct bn_edit *edit, const struct bn_action *action)
{
	keyboard->held[0] = '\0';
	switch ((enum bn_keyboard_key)action->index) {
	case BN_KEY_HOLD:
		snprintf(keyboard->held, sizeof(keyboard->held), "%s", action->text);
		return;
	case BN_KEY_LAYOUT:
		keyboard->layout = (keyboard->layout + 1) % BN_KEYBOARD_LAYOUTS;
		return;
	case BN_KEY_SHIFT:
		keyboard->shift = !keyboard->shift;
		return;
	case BN_KEY_BACKSPACE:
		bn_edit_delete(edit);
		break;
	case BN_KEY_CLEAR:
		bn_edit_clear(edit);
		break;
	case BN_KEY_LEFT:
		bn_edit_left(edit);
		return;
	case BN_KEY_RIGHT:
		bn_edit_right(edit);
		return;
	case BN_KEY_TEXT:
		if (action->text[0] == '@' && action->text[1] != '\0')
			type_domain(edit, action->text);
		else
			bn_edit_insert(edit, action->text);
		break;
	}
	bn_keyboard_follow(keyboard, edit);
}

void bn_keyboard_follow(struct bn_keyboard *keyboard, const struct bn_edit *edit)
{
	keyboard->held[0] = '\0';
	char before = edit->cursor > 0 ? edit->text[edit->cursor - 1] : ' ';
	keyboard->shift = keyboard->kind == BN_KEYBOARD_CODE ||
			  (keyboard->kind == BN_KEYBOARD_NAME && (before == ' ' || before == '-'));
}
