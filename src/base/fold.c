#include "base/fold.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

struct out {
	char *bytes;
	size_t used, room;
	bool apart; /* a blank goes before the next letter */
};

static void put(struct out *out, const char *letter, size_t bytes)
{
	bool blank = out->apart && out->used > 0;
	if (out->used + blank + bytes >= out->room)
		return;
	if (blank)
		out->bytes[out->used++] = ' ';
	memcpy(out->bytes + out->used, letter, bytes);
	out->used += bytes;
	out->apart = false;
}

/* Letters that no decomposition takes apart. */
static const char *spelled(uint32_t code)
{
	switch (code) {
	case 0xE6:
		return "ae";
	case 0xF8:
		return "o";
	case 0xDF:
		return "ss";
	case 0x153:
		return "oe";
	default:
		return NULL;
	}
}

static uint32_t bare(uint32_t code)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	while (uc_canonical_decomposition(code, parts) > 0)
		code = parts[0];
	return code;
}

static void put_code(struct out *out, uint32_t code)
{
	uint8_t letter[6];
	uint32_t small = bare(uc_tolower(code));
	const char *words = spelled(small);
	if (words != NULL) {
		put(out, words, strlen(words));
		return;
	}
	if (uc_is_general_category_withtable(small, UC_CATEGORY_MASK_M))
		return; /* an accent of its own */
	if (!uc_is_general_category_withtable(small, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) {
		out->apart = true;
		return;
	}
	int bytes = u8_uctomb(letter, small, sizeof(letter));
	if (bytes > 0)
		put(out, (const char *)letter, (size_t)bytes);
}

static void put_ascii(struct out *out, char letter)
{
	if (letter >= 'A' && letter <= 'Z')
		letter = (char)(letter - 'A' + 'a');
	if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
		put(out, &letter, 1);
	else
		out->apart = true;
}

size_t bn_fold(const char *text, char *bytes, size_t room)
{
	struct out out = {.bytes = bytes, .room = room};
	size_t length = strlen(text), used = 0;
	uint32_t code = 0;
	for (size_t at = 0; at < length; at += used) {
		used = bn_utf8_next(text + at, length - at, &code);
		if (used == 0)
			break;
		if (code < 0x80)
			put_ascii(&out, (char)code);
		else
			put_code(&out, code);
	}
	bytes[out.used] = '\0';
	return out.used;
}
