#include "base/cells.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

void bn_cells_begin(struct bn_str *out)
{
	bn_str_addz(out, "\xEF\xBB\xBF");
}

/* OWASP, "CSV Injection"; the full-width signs count in some East Asian settings. */
static bool looks_like_formula(const char *text)
{
	uint32_t code = 0;
	text += strspn(text, "'");
	bn_utf8_next(text, strlen(text), &code);
	if (code == 0)
		return false;
	return code < 0x80 ? strchr("=+-@\t\r\n", (int)code) != NULL
			   : code == 0xFF1D || code == 0xFF0B || code == 0xFF0D || code == 0xFF20;
}

void bn_cells_add(struct bn_str *out, const char *text)
{
	bool guard = looks_like_formula(text);
	bool quoted = guard || strpbrk(text, ";,\"\t\r\n") != NULL;
	if (quoted)
		bn_str_addz(out, "\"");
	if (guard)
		bn_str_addz(out, "'");
	for (const char *quote = NULL; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
		bn_str_add(out, text, (size_t)(quote - text));
		bn_str_addz(out, "\"\"");
	}
	bn_str_addz(out, text);
	if (quoted)
		bn_str_addz(out, "\"");
	bn_str_addz(out, ";");
}

/* In the place of the last cell's separator. */
void bn_cells_end(struct bn_str *out)
{
	out->length--;
	bn_str_addz(out, "\r\n");
}

void bn_cells_add_int(struct bn_str *out, int64_t number)
{
	bn_str_addf(out, "%" PRId64 ";", number);
}
