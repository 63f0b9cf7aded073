#include "ui/script.h"

#include <string.h>
#include <unictype.h>

#define NOTO "/usr/share/fonts/truetype/noto/NotoSans"
#define BOTH(script, tag)                                                        \
	{                                                                        \
		script, tag, NOTO script "-Regular.ttf", NOTO script "-Bold.ttf" \
	}

/* Of fonts-noto-core; what Inter has (Latin, Greek, Cyrillic) isn't here. */
const struct bn_script bn_scripts[] = {
	BOTH("Arabic", "Arab"),
	BOTH("Hebrew", "Hebr"),
	BOTH("Armenian", "Armn"),
	BOTH("Georgian", "Geor"),
	BOTH("Ethiopic", "Ethi"),
	BOTH("Devanagari", "Deva"),
	BOTH("Bengali", "Beng"),
	BOTH("Gurmukhi", "Guru"),
	BOTH("Gujarati", "Gujr"),
	BOTH("Tamil", "Taml"),
	BOTH("Telugu", "Telu"),
	BOTH("Kannada", "Knda"),
	BOTH("Malayalam", "Mlym"),
	BOTH("Sinhala", "Sinh"),
	BOTH("Thai", "Thai"),
	BOTH("Lao", "Laoo"),
	BOTH("Khmer", "Khmr"),
	BOTH("Myanmar", "Mymr"),
	BOTH("Thaana", "Thaa"),
	{"Syriac", "Syrc", NOTO "Syriac-Regular.ttf", NOTO "Syriac-Regular.ttf"},
	{"Tifinagh", "Tfng", NOTO "Tifinagh-Regular.ttf", NOTO "Tifinagh-Regular.ttf"},
	{"Nko", "Nkoo", NOTO "NKo-Regular.ttf", NOTO "NKo-Regular.ttf"},
};
const int bn_script_count = sizeof(bn_scripts) / sizeof(bn_scripts[0]);

/* Signs that several scripts have in common, and the one whose font has them. */
static const char *keeper_of(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		const char *script;
	} signs[] = {{0x589, 0x58F, "Armenian"}, {0x600, 0x6FF, "Arabic"},
		{0x951, 0x965, "Devanagari"}, {0xE3F, 0xE3F, "Thai"}, {0x10FB, 0x10FB, "Georgian"},
		{0xFD3E, 0xFD3F, "Arabic"}};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (code >= signs[i].first && code <= signs[i].last)
			return signs[i].script;
	return NULL;
}

int bn_script_find(uint32_t code)
{
	if (code < 0x530) /* Armenian is the first of them */
		return -1;
	const uc_script_t *script = uc_script(code);
	const char *keeper = keeper_of(code);
	for (int i = 0; i < bn_script_count; i++)
		if ((script != NULL && strcmp(script->name, bn_scripts[i].name) == 0) ||
			(keeper != NULL && strcmp(keeper, bn_scripts[i].name) == 0))
			return i;
	return -1;
}
