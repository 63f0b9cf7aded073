#include "ctl/condition.h"

#include "base/tr.h"
#include "base/utf8.h"

#include <string.h>

enum { GOOD = 0, ATTENTION = 3, BAD = 4 };

const char *bn_condition_mark(enum bn_health_state state)
{
	static const char *const marks[] = {[BN_HEALTH_NONE] = " ",
		[BN_HEALTH_GOOD] = "✓",
		[BN_HEALTH_ATTENTION] = "!",
		[BN_HEALTH_BAD] = "✗"};
	return marks[state];
}

/* A terminal obeys it, or shows what follows the other way round. */
static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C ||
	       (code >= 0x200E && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069);
}

void bn_condition_add_text(const char *text, struct bn_str *out)
{
	for (size_t left = strlen(text), bytes; left > 0; text += bytes, left -= bytes) {
		uint32_t code = 0;
		bytes = bn_utf8_next(text, left, &code);
		if (bytes == 0 || is_control(code)) {
			bn_str_addz(out, "\xEF\xBF\xBD");
			bytes = bytes > 0 ? bytes : 1;
		} else {
			bn_str_add(out, text, bytes);
		}
	}
}

void bn_condition_add(const struct bn_health *health, enum bn_health_name name, struct bn_str *out)
{
	enum bn_health_state state = health->facts[name].state;
	const char *advice = bn_health_advice(health, name);
	struct bn_str clean = {0};
	char words[256];
	bn_health_words(health, name, words, sizeof(words));
	bn_condition_add_text(words, &clean);
	bn_str_addf(out, _("%s %s : %s"), bn_condition_mark(state), bn_health_label(name),
		bn_str_text(&clean));
	if (state > BN_HEALTH_GOOD)
		bn_str_addf(out, " (%s)", bn_health_state_label(state));
	if (advice != NULL)
		bn_str_addf(out, "\n    %s", advice);
	bn_str_addz(out, "\n");
	bn_str_finish(&clean);
}

int bn_condition_exit(enum bn_health_state state)
{
	return state == BN_HEALTH_BAD ? BAD : state == BN_HEALTH_ATTENTION ? ATTENTION : GOOD;
}
