/* Strings of one line, and those that have a form: ids, dates, addresses, patterns. */
#include "base/mem.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "content/field_value.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

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

const char *bn_field_string_line(
	struct bn_field_reader *reader, const struct bn_field *field, const struct bn_node *node)
{
	size_t most = field->letters > 0 ? (size_t)field->letters : BN_FIELD_LETTERS;
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
	/* A letter takes a byte at least: most texts needn't be counted. */
	size_t letters = strlen(node->text) > most ? bn_utf8_letters(node->text) : 0;
	if (letters > most) {
		bn_field_tell(reader, node, _("« %s » est trop long (%zu lettres) ; %zu au plus"),
			field->name, letters, most);
		return NULL;
	}
	return node->text;
}

/* BN_FIELD_ID_PATTERN, for less: references are ids too. */
bool bn_field_string_is_id(const char *text)
{
	size_t length = strlen(text);
	return length > 0 && length <= 40 &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && text[0] != '-' &&
	       text[length - 1] != '-';
}

/* Making one takes longer than reading the value it is for. */
struct bn_field_pattern {
	struct bn_field_pattern *next;
	const char *text;
	regex_t compiled;
};

static const struct bn_field_pattern *pattern_of(struct bn_field_reader *reader, const char *text)
{
	for (struct bn_field_pattern *known = reader->patterns; known != NULL; known = known->next)
		if (strcmp(known->text, text) == 0)
			return known;
	struct bn_field_pattern *pattern = bn_mem_alloc(1, sizeof(*pattern));
	if (regcomp(&pattern->compiled, text, REG_EXTENDED | REG_NOSUB) != 0)
		abort();
	pattern->text = text;
	pattern->next = reader->patterns;
	reader->patterns = pattern;
	return pattern;
}

bool bn_field_string_matches(struct bn_field_reader *reader, const char *pattern, const char *text)
{
	return regexec(&pattern_of(reader, pattern)->compiled, text, 0, NULL, 0) == 0;
}

void bn_field_string_finish(struct bn_field_reader *reader)
{
	while (reader->patterns != NULL) {
		struct bn_field_pattern *next = reader->patterns->next;
		regfree(&reader->patterns->compiled);
		free(reader->patterns);
		reader->patterns = next;
	}
}

static bool is_date(struct bn_field_reader *reader, const char *text)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (!bn_field_string_matches(reader, BN_FIELD_DAY_PATTERN, text))
		return false;
	int year = (int)strtol(text, NULL, 10), month = (int)strtol(text + 5, NULL, 10);
	int day = (int)strtol(text + 8, NULL, 10);
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

static bool is_month(struct bn_field_reader *reader, const char *text)
{
	return bn_field_string_matches(reader, BN_FIELD_MONTH_PATTERN, text);
}

static bool is_url(struct bn_field_reader *reader, const char *text)
{
	return bn_field_string_matches(reader, BN_FIELD_URL_PATTERN, text);
}

bool bn_field_string_read(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, char **slot)
{
	const char *text = bn_field_string_line(reader, field, node);
	if (text == NULL)
		return false;
	if (field->kind == BN_FIELD_ID && !bn_field_string_is_id(text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas un id ; 40 signes au plus parmi a-z, 0-9 et « - »"),
			text);
	} else if (field->kind == BN_FIELD_DATE && !is_date(reader, text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas une date ; écrivez année-mois-jour, par exemple "
			  "2025-11-06"),
			text);
	} else if (field->kind == BN_FIELD_PUBLISHED && !is_date(reader, text) &&
		   !is_month(reader, text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas une date ; écrivez année-mois-jour, par exemple "
			  "2025-11-06, ou le mois seul, 2025-11"),
			text);
	} else if (field->kind == BN_FIELD_URL && !is_url(reader, text)) {
		bn_field_tell(reader, node,
			_("« %s » n’est pas une adresse ; par exemple https://lot.fr/metiers"),
			text);
	} else if (field->pattern != NULL &&
		   !bn_field_string_matches(reader, field->pattern, text)) {
		if (field->wants != NULL)
			bn_field_tell(reader, node, _("« %s » ne convient pas : il faut %s"),
				field->name, _(field->wants));
		else
			bn_field_tell(reader, node,
				_("« %s » ne convient pas à « %s » ; par exemple %s"), text,
				field->name, field->hint);
	} else {
		*slot = bn_mem_strdup(text);
		return true;
	}
	return false;
}
