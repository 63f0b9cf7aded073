/* Texts that lack a language of the campaign's. */
#include "base/fold.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/advice_parts.h"

#include <stdlib.h>
#include <string.h>

#define WORD       4 /* letters: what has no longer word is the same in all languages: "Bac + 3" */
#define KEYS_MOST  4 /* told one by one, of a file and a language */
#define FOLD_BYTES 256 /* enough to find a word in */

static bool has_word(const char *text)
{
	char folded[FOLD_BYTES];
	bn_fold(text, folded, sizeof(folded));
	for (const char *at = folded; *at != '\0';) {
		size_t letters = strspn(at, "abcdefghijklmnopqrstuvwxyz");
		if (letters >= WORD)
			return true;
		at += letters > 0 ? letters : 1;
	}
	return false;
}

static void add(struct bn_advice_gaps *gaps, const char *path, const char *language,
	const struct bn_node *node)
{
	for (size_t i = 0; i < gaps->count; i++) {
		struct bn_advice_gap *gap = &gaps->items[i];
		if (gap->language == language && strcmp(gap->path, path) == 0) {
			gap->count++;
			return;
		}
	}
	gaps->items = bn_mem_grow(
		gaps->items, &gaps->capacity, gaps->count + 1, sizeof(*gaps->items));
	struct bn_advice_gap *gap = &gaps->items[gaps->count++];
	*gap = (struct bn_advice_gap){bn_mem_strdup(path), language, 0, 0, 1};
	bn_node_place(node, &gap->line, &gap->column);
}

void bn_advice_text(struct bn_advice_gaps *gaps, const struct bn_campaign *campaign,
	const struct bn_field_visit *visit)
{
	const struct bn_node *node = visit->node;
	bool file = visit->field->kind == BN_FIELD_TEXT_FILE;
	const struct bn_node *french = node;
	if (node->kind == BN_NODE_MAP)
		french = bn_node_get(node, "fr");
	if (visit->field->proper && node->kind == BN_NODE_SCALAR)
		return;
	/* No captions at all in French is told elsewhere. */
	if (french == NULL || (!file && !has_word(french->text)))
		return;
	for (size_t i = 1; i < campaign->language_count; i++)
		if (node->kind != BN_NODE_MAP || bn_node_get(node, campaign->languages[i]) == NULL)
			add(gaps, visit->path, campaign->languages[i], node);
}

static void tell_all(const struct bn_advice_gaps *gaps, const char *language, const char *file,
	struct bn_problems *problems)
{
	struct bn_str keys = {0};
	int line = 0, column = 0;
	size_t texts = 0;
	for (size_t i = 0; i < gaps->count; i++) {
		const struct bn_advice_gap *gap = &gaps->items[i];
		if (gap->language != language)
			continue;
		if (texts == 0 || gap->line < line) {
			line = gap->line;
			column = gap->column;
		}
		bn_str_addf(&keys, "%s%s (%zu)", texts > 0 ? ", " : "", gap->path, gap->count);
		texts += gap->count;
	}
	bn_problems_warn(problems, file, line, column,
		_("%zu textes sans « %s », que « languages » annonce ; les voici par clé, ce "
		  "premier puis les autres du fichier : %s"),
		texts, language, bn_str_text(&keys));
	bn_str_finish(&keys);
}

static void tell_each(const struct bn_advice_gaps *gaps, const char *language, const char *file,
	struct bn_problems *problems)
{
	for (size_t i = 0; i < gaps->count; i++) {
		const struct bn_advice_gap *gap = &gaps->items[i];
		if (gap->language != language)
			continue;
		if (gap->count == 1)
			bn_problems_warn(problems, file, gap->line, gap->column,
				_("« %s » n’est pas traduit ; ajoutez %s: …, que « languages » "
				  "annonce"),
				gap->path, language);
		else
			bn_problems_warn(problems, file, gap->line, gap->column,
				_("« %s » n’est pas traduit, ici et %zu fois plus loin ; ajoutez "
				  "%s: …, que « languages » annonce"),
				gap->path, gap->count - 1, language);
	}
}

void bn_advice_gaps_tell(struct bn_advice_gaps *gaps, const struct bn_campaign *campaign,
	const char *file, struct bn_problems *problems)
{
	for (size_t i = 1; i < campaign->language_count; i++) {
		const char *language = campaign->languages[i];
		size_t keys = 0;
		for (size_t j = 0; j < gaps->count; j++)
			keys += gaps->items[j].language == language;
		if (keys > KEYS_MOST)
			tell_all(gaps, language, file, problems);
		else
			tell_each(gaps, language, file, problems);
	}
	for (size_t i = 0; i < gaps->count; i++)
		free(gaps->items[i].path);
	free(gaps->items);
	*gaps = (struct bn_advice_gaps){0};
}
