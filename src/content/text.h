/* A text that staff wrote, in one or several languages. In YAML either a plain scalar (French) or a
 * map of language codes: { fr: Bonjour, en: Hello }. French is always there. */
#ifndef BN_CONTENT_TEXT_H
#define BN_CONTENT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct bn_text_item {
	char language[4]; /* ISO 639: "fr", "en" */
	char *text;
};

/* Zeroed is "not given": bn_text_get then gives NULL. */
struct bn_text {
	struct bn_text_item *items;
	size_t count;
};

/* The text in this language, else in French, else NULL. Owned by the text. */
const char *bn_text_get(const struct bn_text *text, const char *language);
bool bn_text_has(const struct bn_text *text, const char *language);
void bn_text_finish(struct bn_text *text);

#endif
