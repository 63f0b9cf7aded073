/* Borne's own keyboard: letters with a row of accents, or of mail domains, or digits for a
 * telephone. The keys are boxes of the role `key`, named by what they type. A long press on a
 * letter opens its accents over it. Pure but for the boxes. */
#ifndef BN_UI_KEYBOARD_H
#define BN_UI_KEYBOARD_H

#include "ui/edit.h"
#include "ui/widget.h"

enum bn_keyboard_kind {
	BN_KEYBOARD_NAME,
	BN_KEYBOARD_EMAIL,
	BN_KEYBOARD_PHONE,
	BN_KEYBOARD_CODE, /* digits and capitals */
};

enum bn_keyboard_layout {
	BN_KEYBOARD_AZERTY,
	BN_KEYBOARD_QWERTY,
	BN_KEYBOARD_ABC,
	BN_KEYBOARD_LAYOUTS
};

struct bn_keyboard {
	enum bn_keyboard_kind kind;
	bool shift;                 /* the next letter is a capital */
	const char *const *domains; /* four mail domains, "gmail.com"; the campaign's */
	size_t domain_count;
	enum bn_keyboard_layout layout;
	char held[8]; /* the letter whose accents are open; "": none */
};

/* Makes the keyboard's panel in parent; every key's action has this code, and the index says which
 * function (enum below) or that it types its text. */
enum bn_keyboard_key {
	BN_KEY_TEXT,
	BN_KEY_SHIFT,
	BN_KEY_BACKSPACE,
	BN_KEY_CLEAR,
	BN_KEY_LEFT,
	BN_KEY_RIGHT,
	BN_KEY_HOLD,   /* its text is the letter held */
	BN_KEY_LAYOUT, /* the next one */
};
struct bn_box *bn_keyboard_build(struct bn_builder *b, struct bn_box *parent,
	const struct bn_keyboard *keyboard, int action_code);

/* What a key does to the text and to the keyboard. */
void bn_keyboard_press(
	struct bn_keyboard *keyboard, struct bn_edit *edit, const struct bn_action *action);
/* Without open accents, and with shift as it should stand for this text: names
 * begin with a capital, mail addresses don't. */
void bn_keyboard_follow(struct bn_keyboard *keyboard, const struct bn_edit *edit);

#endif
