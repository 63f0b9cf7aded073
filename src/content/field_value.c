#include "content/field_value.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "content/brand.h"
#include "content/near.h"
#include "content/text.h"

#include <ctype.h>
#include <errno.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS_MAX 200

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

static bool has_control(const char *text)
{
	uint32_t code = 0;
	for (size_t left = strlen(text), used; left > 0; text += used, left -= used) {
		used = bn_utf8_next(text, left, &code);
		if (used == 0 || code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
			code == 0x2029)
			return true;
	}
	return false;
}

const char *bn_field_value_line(
	struct bn_field_reader *reader, const struct bn_field *field, const struct bn_node *node)
{
	size_t most = field->letters > 0 ? (size_t)field->letters : LETTERS_MAX;
	if (node->kind != BN_NODE_SCALAR) {
		bn_field_tell(reader, node, _("« %s » attend une seule valeur, pas %s"),
			field->name, node->kind == BN_NODE_LIST ? _("une liste") : _("des clés"));
		return NULL;
	}
	if (bn_node_is_empty(node) || node->text[0] == '\0') {
		bn_field_tell(reader, node, _("« %s » est vide ; écrivez sa valeur"), field->name);
		return NULL;
	}
	if (has_control(node->text)) {
		bn_field_tell(reader, node,
			_("« %s » tient sur une seule ligne ; pour un long texte, commencez par "
			  "« >- »"),
			field->name);
		return NULL;
	}
	size_t letters = bn_utf8_letters(node->text);
	if (letters > most) {
		bn_field_tell(reader, node, _("« %s » est trop long (%zu lettres) ; %zu au plus"),
			field->name, letters, most);
		return NULL;
	}
	return node->text;
}

bool bn_field_value_is_id(const char *text)
{
	size_t length = strlen(text);
	return length > 0 && length <= 40 &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && text[0] != '-' &&
	       text[length - 1] != '-';
}

static bool matches(const char *pattern, const char *text)
{
	regex_t compiled;
	if (regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB) != 0)
		abort();
	bool match = regexec(&compiled, text, 0, NULL, 0) == 0;
	regfree(&compiled);
	return match;
}

static bool is_date(const char *text)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (!matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text))
		return false;
	int year = (int)strtol(text, NULL, 10), month = (int)strtol(text + 5, NULL, 10);
	int day = (int)strtol(text + 8, NULL, 10);
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	if (month < 1 || month > 12)
		return false;
	return day >= 1 && day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

/* What a QR code can carry and every phone opens: RFC 3986's characters after https://. */
static bool is_url(const char *text)
{
	return matches("^https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\\.[A-Za-z]{2,}(:[0-9]+)?"
		       "([/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?$",
		text);
}

static bool read_checked(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot)
{
	const char *text = bn_field_value_line(reader, field, node);
	if (text == NULL)
		return false;
	if (field->kind == BN_FIELD_ID && !bn_field_value_is_id(text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas un id ; 40 signes au plus parmi a-z, 0-9 et « - »"),
			text);
	} else if (field->kind == BN_FIELD_DATE && !is_date(text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas une date ; écrivez année-mois-jour, par exemple "
			  "2025-11-06"),
			text);
	} else if (field->kind == BN_FIELD_URL && !is_url(text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas une adresse ; par exemple https://lot.fr/metiers"),
			text);
	} else if (field->pattern != NULL && !matches(field->pattern, text)) {
		bn_field_tell(reader, node, _("« %s » ne convient pas à « %s » ; par exemple %s"),
			text, field->name, field->hint);
	} else {
		*slot = bn_mem_strdup(text);
		return true;
	}
	return false;
}

static bool read_integer(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, int *slot)
{
	const char *text = bn_field_value_line(reader, field, node);
	if (text == NULL)
		return false;
	if (!node->plain || !matches("^-?[0-9]{1,9}$", text)) {
		bn_field_tell(reader, node,
			_("« %s » attend un nombre entier, en chiffres seuls et sans guillemets, "
			  "pas « %s »"),
			field->name, text);
		return false;
	}
	long value = strtol(text, NULL, 10);
	if ((field->min != 0 || field->max != 0) &&
		((double)value < field->min || (double)value > field->max)) {
		bn_field_tell(reader, node, _("« %s » vaut %ld ; entre %g et %g"), field->name,
			value, field->min, field->max);
		return false;
	}
	*slot = (int)value;
	return true;
}

static bool read_number(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, double *slot)
{
	const char *text = bn_field_value_line(reader, field, node);
	if (text == NULL)
		return false;
	if (!node->plain || !matches("^-?[0-9]{1,9}(\\.[0-9]{1,9})?$", text)) {
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
	const char *text = bn_field_value_line(reader, field, node);
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
	const char *text = bn_node_is_empty(node) ? "" : bn_field_value_line(reader, field, node);
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
	const char *text = bn_field_value_line(reader, field, node);
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
	const char *text = bn_field_value_line(reader, field, node);
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
		return read_checked(reader, field, node, slot);
	}
}
