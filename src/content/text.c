#include "content/text.h"

#include <stdlib.h>
#include <string.h>

static const char *find(const struct bn_text *text, const char *language)
{
	for (size_t i = 0; i < text->count; i++)
		if (strcmp(text->items[i].language, language) == 0)
			return text->items[i].text;
	return NULL;
}

const char *bn_text_get(const struct bn_text *text, const char *language)
{
	const char *found = find(text, language);
	return found != NULL ? found : find(text, "fr");
}

bool bn_text_has(const struct bn_text *text, const char *language)
{
	return find(text, language) != NULL;
}

void bn_text_finish(struct bn_text *text)
{
	if (text == NULL)
		return;
	for (size_t i = 0; i < text->count; i++)
		free(text->items[i].text);
	free(text->items);
	*text = (struct bn_text){0};
}
