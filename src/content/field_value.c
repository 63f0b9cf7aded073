#include "content/field_value.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/brand.h"
#include "content/near.h"
#include "content/text.h"

#include <stdlib.h>
#include <string.h>

size_t bn_field_value_size(const struct bn_field *field)
{
	switch (field->kind) {
	case BN_FIELD_TEXT:
	case BN_FIELD_TEXT_FILE:
		return sizeof(struct bn_text);
	case BN_FIELD_INTEGER:
	case BN_FIELD_WORD:
		return sizeof(int);
	case BN_FIELD_BOOLEAN:
		return sizeof(bool);
	case BN_FIELD_NUMBER:
		return sizeof(double);
	case BN_FIELD_COLOUR:
		return sizeof(struct bn_colour);
	case BN_FIELD_STRUCT:
		return field->table->size;
	default:
		return sizeof(char *);
	}
}

void bn_field_value_finish(const struct bn_field *field, void *slot)
{
	switch (field->kind) {
	case BN_FIELD_TEXT:
	case BN_FIELD_TEXT_FILE:
		bn_text_finish(slot);
		break;
	case BN_FIELD_INTEGER:
	case BN_FIELD_WORD:
	case BN_FIELD_BOOLEAN:
	case BN_FIELD_NUMBER:
	case BN_FIELD_COLOUR:
	case BN_FIELD_REFERENCE:
	case BN_FIELD_STRUCT:
		break;
	default:
		free(*(char **)slot);
		*(char **)slot = NULL;
	}
}

static bool read_integer(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, int *slot)
{
	const char *text = bn_field_string_line(reader, field, node);
	if (text == NULL)
		return false;
	if (!node->plain || !bn_field_string_matches(reader, "^-?[0-9]{1,9}$", text)) {
		bn_field_tell(reader, node,
			_("« %s » attend un nombre entier, en chiffres seuls et sans guillemets, "
			  "pas « %s »"),
			field->name, text);
		return false;
	}
	long value = strtol(text, NULL, 10);
	if ((field->min != 0 || field->max != 0) &&
		((double)value < field->min || (double)value > field->max)) {
		bn_field_tell(reader, node, _("« %s » vaut %ld ; entre %ld et %ld"), field->name,
			value, (long)field->min, (long)field->max);
		return false;
	}
	*slot = (int)value;
	return true;
}

static bool read_number(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, double *slot)
{
	const char *text = bn_field_string_line(reader, field, node);
	if (text == NULL)
		return false;
	if (!node->plain ||
		!bn_field_string_matches(reader, "^-?[0-9]{1,9}(\\.[0-9]{1,9})?$", text)) {
		bn_field_tell(reader, node,
			_("« %s » attend un nombre avec un point, par exemple 0.5, pas « %s »"),
			field->name, text);
		return false;
	}
	double value = strtod(text, NULL); /* the numeric locale is C's: see bn_tr_init */
	if ((field->min != 0 || field->max != 0) && (value < field->min || value > field->max)) {
		bn_field_tell(reader, node, _("« %s » vaut %s ; entre %g et %g"), field->name, text,
			field->min, field->max);
		return false;
	}
	*slot = value;
	return true;
}

static bool read_boolean(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, bool *slot)
{
	const char *text = bn_field_string_line(reader, field, node);
	if (text == NULL)
		return false;
	bool is_true = strcmp(text, "true") == 0;
	if (!node->plain || (!is_true && strcmp(text, "false") != 0)) {
		bn_field_tell(reader, node,
			_("« %s » attend true (oui) ou false (non), sans guillemets, pas « %s »"),
			field->name, text);
		return false;
	}
	*slot = is_true;
	return true;
}

static bool read_colour(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, struct bn_colour *slot)
{
	/* Without quotes "#" begins a comment: the value looks empty. */
	const char *text = bn_node_is_empty(node) ? "" : bn_field_string_line(reader, field, node);
	if (text == NULL)
		return false;
	if (bn_brand_parse(text, slot))
		return true;
	if (text[0] == '\0')
		bn_field_tell(reader, node,
			_("« %s » attend une couleur entre guillemets, par exemple \"#5B1841\""),
			field->name);
	else
		bn_field_tell(reader, node,
			_("« %s » n’est pas une couleur ; « # » et six chiffres de 0 à F, par "
			  "exemple "
			  "\"#5B1841\""),
			text);
	return false;
}

static bool read_word(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, int *slot)
{
	const char *text = bn_field_string_line(reader, field, node);
	struct bn_near near;
	struct bn_str all = {0};
	if (text == NULL)
		return false;
	bn_near_init(&near, text);
	for (int i = 0; field->words[i] != NULL; i++) {
		if (strcmp(field->words[i], text) == 0) {
			*slot = i;
			bn_str_finish(&all);
			return true;
		}
		bn_near_try(&near, field->words[i]);
		bn_str_addf(&all, "%s%s", i > 0 ? ", " : "", field->words[i]);
	}
	if (near.best[0] != '\0')
		bn_field_tell(reader, node, _("« %s » inconnu ; vouliez-vous dire « %s » ?"), text,
			near.best);
	else
		bn_field_tell(
			reader, node, _("« %s » inconnu ; au choix : %s"), text, bn_str_text(&all));
	bn_str_finish(&all);
	return false;
}

static bool read_name(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *slot)
{
	const char *text = bn_field_string_line(reader, field, node);
	if (text == NULL)
		return false;
	if (field->kind == BN_FIELD_NAME)
		*(char **)slot = bn_mem_strdup(text);
	bn_field_link_add(
		reader, field, node, text, field->kind == BN_FIELD_REFERENCE ? slot : NULL);
	return true;
}

bool bn_field_value_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, void *slot)
{
	switch (field->kind) {
	case BN_FIELD_TEXT:
	case BN_FIELD_TEXT_FILE:
		return bn_field_text_read(reader, field, node, slot);
	case BN_FIELD_INTEGER:
		return read_integer(reader, field, node, slot);
	case BN_FIELD_NUMBER:
		return read_number(reader, field, node, slot);
	case BN_FIELD_BOOLEAN:
		return read_boolean(reader, field, node, slot);
	case BN_FIELD_COLOUR:
		return read_colour(reader, field, node, slot);
	case BN_FIELD_WORD:
		return read_word(reader, field, node, slot);
	case BN_FIELD_FILE:
		return bn_field_file_read(reader, field, node, slot);
	case BN_FIELD_ICON:
		return bn_field_icon_read(reader, field, node, slot);
	case BN_FIELD_NAME:
	case BN_FIELD_REFERENCE:
		return read_name(reader, field, node, slot);
	default:
		return bn_field_string_read(reader, field, node, slot);
	}
}
