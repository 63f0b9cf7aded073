#include "wings/search.h"

#include "base/fold.h"
#include "base/str.h"

#include <string.h>

void bn_search_init(struct bn_search *search, const char *typed)
{
	bn_fold(typed, search->words, sizeof(search->words));
}

/* A métier's words, each behind a blank. */
struct words {
	char bytes[4096];
	size_t used;
};

static void add(struct words *words, const struct bn_text *text, const char *language)
{
	const char *said = bn_text_get(text, language);
	if (said == NULL || words->used + 2 >= sizeof(words->bytes))
		return;
	words->bytes[words->used++] = ' ';
	words->used += bn_fold(
		said, words->bytes + words->used, sizeof(words->bytes) - words->used);
}

static bool begins_one(const struct words *words, const char *wanted, size_t bytes)
{
	for (const char *at = words->bytes; (at = strchr(at, ' ')) != NULL;)
		if (strncmp(++at, wanted, bytes) == 0)
			return true;
	return false;
}

bool bn_search_finds(const struct bn_search *search, const struct bn_profession *profession,
	const char *language)
{
	struct words words;
	if (search->words[0] == '\0')
		return true;
	words.used = 0;
	words.bytes[0] = '\0';
	add(&words, &profession->title, language);
	for (size_t i = 0; i < profession->other_name_count; i++)
		add(&words, &profession->other_names[i], language);
	for (size_t i = 0; i < profession->public_count; i++)
		add(&words, &profession->publics[i]->label, language);
	for (const char *at = search->words; *at != '\0';) {
		size_t bytes = strcspn(at, " ");
		if (!begins_one(&words, at, bytes))
			return false;
		at += bytes + (at[bytes] == ' ');
	}
	return true;
}

bool bn_search_serves(const struct bn_profession *profession, const char *public_id)
{
	if (public_id == NULL)
		return true;
	for (size_t i = 0; i < profession->public_count; i++)
		if (bn_str_same(profession->publics[i]->id, public_id))
			return true;
	return false;
}
