/* Texts in several languages, and files in several languages. */
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/field_value.h"
#include "content/text.h"

#include <stdlib.h>
#include <string.h>

/* The campaign's languages, "fr, en"; the caller frees it. */
static char *all_languages(const struct bn_field_reader *reader)
{
	struct bn_str all = {0};
	for (size_t i = 0; i < *reader->language_count; i++)
		bn_str_addf(&all, "%s%s", i > 0 ? ", " : "", (*reader->languages)[i]);
	return bn_str_take(&all);
}

static bool language_known(struct bn_field_reader *reader, const struct bn_node *item)
{
	size_t count = reader->language_count != NULL ? *reader->language_count : 0;
	bool known = count == 0 && strlen(item->key) < sizeof(((struct bn_text_item *)0)->language);
	for (size_t i = 0; i < count; i++)
		known = known || strcmp((*reader->languages)[i], item->key) == 0;
	if (known)
		return true;
	char *all = count > 0 ? all_languages(reader) : bn_mem_strdup("fr");
	bn_problems_add(reader->problems, reader->file, item->key_line, item->key_column,
		_("langue inconnue « %s » ; celles de la campagne : %s (mettez entre guillemets un "
		  "texte à virgule)"),
		item->key, all);
	free(all);
	return false;
}

/* One language's text, or path; NULL when it is wrong, and told. */
static char *read_item(
	struct bn_field_reader *reader, const struct bn_field *field, const struct bn_node *node)
{
	char *text = NULL;
	if (field->kind == BN_FIELD_TEXT_FILE)
		bn_field_file_read(reader, field, node, &text);
	else
		text = bn_mem_strdup(bn_field_string_line(reader, field, node));
	return text;
}

static void add(struct bn_text *text, const char *language, char *value)
{
	struct bn_text_item *item = &text->items[text->count++];
	strncpy(item->language, language, sizeof(item->language) - 1);
	item->text = value;
}

bool bn_field_text_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *slot)
{
	struct bn_text *text = slot;
	bool good = true;
	if (node->kind == BN_NODE_LIST) {
		bn_field_tell(reader, node,
			_("« %s » attend un texte, ou un texte par langue : {fr: …, en: …}"),
			field->name);
		return false;
	}
	text->items = bn_mem_alloc(node->count + 1, sizeof(*text->items));
	if (node->kind == BN_NODE_SCALAR) {
		char *value = read_item(reader, field, node);
		if (value != NULL)
			add(text, "fr", value);
		good = value != NULL;
	} else {
		for (size_t i = 0; i < node->count; i++) {
			const struct bn_node *item = &node->items[i];
			char *value = NULL;
			if (language_known(reader, item))
				value = read_item(reader, field, item);
			if (value != NULL)
				add(text, item->key, value);
			good = good && value != NULL;
		}
		if (field->kind == BN_FIELD_TEXT && bn_node_get(node, "fr") == NULL) {
			bn_field_tell(reader, node, _("« %s » n’a pas de français ; ajoutez fr: …"),
				field->name);
			good = false;
		}
	}
	if (!good)
		bn_text_finish(text);
	return good;
}
