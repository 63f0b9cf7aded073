#include "report/html.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void bn_html_text(struct bn_str *out, const char *text)
{
	for (size_t left = strlen(text), bytes; left > 0; text += bytes, left -= bytes) {
		unsigned char c = (unsigned char)*text;
		uint32_t code = 0;
		bytes = bn_utf8_next(text, left, &code);
		bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
		if (bytes == 0 || (control && c != '\n' && c != '\t')) {
			bn_str_addz(out, "\xEF\xBF\xBD");
			bytes = bytes > 0 ? bytes : 1;
		} else if (c == '&') {
			bn_str_addz(out, "&amp;");
		} else if (c == '<') {
			bn_str_addz(out, "&lt;");
		} else if (c == '>') {
			bn_str_addz(out, "&gt;");
		} else if (c == '"') {
			bn_str_addz(out, "&quot;");
		} else {
			bn_str_add(out, text, bytes);
		}
	}
}

void bn_html_short(struct bn_str *out, const char *text, size_t letters)
{
	if (bn_utf8_invalid(text, strlen(text)) >= 0 || bn_utf8_letters(text) <= letters) {
		bn_html_text(out, text);
		return;
	}
	size_t at = 0;
	for (size_t i = 0; i + 1 < letters; i++)
		at = bn_utf8_after(text, at);
	char *cut = bn_mem_strndup(text, at);
	bn_html_text(out, cut);
	bn_str_addz(out, "…");
	free(cut);
}
