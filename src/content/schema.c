#include "content/schema.h"

#include "base/json.h"
#include "content/field_value.h"

#include <ctype.h>
#include <string.h>

static void write_struct(struct bn_json *json, const struct bn_field_table *table);
static void write_value(struct bn_json *json, const struct bn_field *field);

/* To the reader a plain 40 is a text as good as any, where it can be right. */
static void write_types(struct bn_json *json, const struct bn_field *field)
{
	static const unsigned strings = 1U << BN_FIELD_COLOUR | 1U << BN_FIELD_DATE |
					1U << BN_FIELD_PUBLISHED | 1U << BN_FIELD_URL |
					1U << BN_FIELD_FILE | 1U << BN_FIELD_TEXT_FILE |
					1U << BN_FIELD_LANGUAGE;
	if ((strings >> field->kind & 1) != 0) {
		bn_json_text(json, "type", "string");
		return;
	}
	bn_json_array(json, "type");
	bn_json_text(json, NULL, "string");
	bn_json_text(json, NULL, "number");
	bn_json_text(json, NULL, "boolean");
	bn_json_array_end(json);
}

static void write_string(struct bn_json *json, const struct bn_field *field, const char *pattern)
{
	write_types(json, field);
	bn_json_int(json, "minLength", 1);
	bn_json_int(json, "maxLength", field->letters > 0 ? field->letters : BN_FIELD_LETTERS);
	if (pattern != NULL)
		bn_json_text(json, "pattern", pattern);
}

/* Within the folder, and of the right kind in capitals too. */
static void write_file(struct bn_json *json, const struct bn_field *field)
{
	struct bn_str pattern = {0};
	bn_str_addz(&pattern, "^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+");
	for (size_t i = 0; field->words != NULL && field->words[i] != NULL; i++) {
		bn_str_addz(&pattern, i > 0 ? "|" : "(");
		for (const char *at = field->words[i]; *at != '\0'; at++)
			if (isalpha((unsigned char)*at))
				bn_str_addf(&pattern, "[%c%c]", *at, toupper((unsigned char)*at));
			else
				bn_str_addf(&pattern, *at == '.' ? "\\%c" : "%c", *at);
	}
	bn_str_addz(&pattern, field->words != NULL ? ")$" : "$");
	write_string(json, field, bn_str_text(&pattern));
	bn_str_finish(&pattern);
}

static void write_one_text(struct bn_json *json, const struct bn_field *field, const char *key)
{
	bn_json_object(json, key);
	if (field->kind == BN_FIELD_TEXT_FILE)
		write_file(json, field);
	else
		write_string(json, field, NULL);
	bn_json_object_end(json);
}

/* Alone, or one a language. */
static void write_text(struct bn_json *json, const struct bn_field *field)
{
	bn_json_array(json, "anyOf");
	write_one_text(json, field, NULL);
	bn_json_object(json, NULL);
	bn_json_text(json, "type", "object");
	bn_json_object(json, "properties");
	write_one_text(json, field, "fr");
	bn_json_object_end(json);
	bn_json_object(json, "patternProperties");
	write_one_text(json, field, "^[a-z]{2,3}$");
	bn_json_object_end(json);
	bn_json_bool(json, "additionalProperties", false);
	if (field->kind == BN_FIELD_TEXT) {
		bn_json_array(json, "required");
		bn_json_text(json, NULL, "fr");
		bn_json_array_end(json);
	}
	bn_json_object_end(json);
	bn_json_array_end(json);
}

static void write_range(struct bn_json *json, const struct bn_field *field, const char *type)
{
	bn_json_text(json, "type", type);
	if (field->min == 0 && field->max == 0)
		return;
	bn_json_number(json, "minimum", field->min);
	bn_json_number(json, "maximum", field->max);
}

/* true and false are words too, for a field that also knows "not said". */
static void write_words(struct bn_json *json, const struct bn_field *field)
{
	bn_json_array(json, "enum");
	for (size_t i = 0; field->words[i] != NULL; i++) {
		if (strcmp(field->words[i], "true") == 0 || strcmp(field->words[i], "false") == 0)
			bn_json_bool(json, NULL, field->words[i][0] == 't');
		bn_json_text(json, NULL, field->words[i]);
	}
	bn_json_array_end(json);
}

static void write_table(struct bn_json *json, const struct bn_field_table *table)
{
	if (table->lone == NULL) {
		write_struct(json, table);
		return;
	}
	bn_json_array(json, "anyOf");
	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(table->fields[i].name, table->lone) != 0)
			continue;
		bn_json_object(json, NULL);
		write_value(json, &table->fields[i]);
		bn_json_object_end(json);
	}
	bn_json_object(json, NULL);
	write_struct(json, table);
	bn_json_object_end(json);
	bn_json_array_end(json);
}

static void write_value(struct bn_json *json, const struct bn_field *field)
{
	switch (field->kind) {
	case BN_FIELD_STRING:
	case BN_FIELD_LANGUAGE:
	case BN_FIELD_NAME:
	case BN_FIELD_REFERENCE:
		write_string(json, field, field->pattern);
		break;
	case BN_FIELD_ID:
	case BN_FIELD_ICON:
		write_string(json, field, BN_FIELD_ID_PATTERN);
		break;
	case BN_FIELD_DATE:
		write_string(json, field, BN_FIELD_DAY_PATTERN);
		break;
	case BN_FIELD_PUBLISHED:
		write_string(json, field, BN_FIELD_DAY_PATTERN "|" BN_FIELD_MONTH_PATTERN);
		break;
	case BN_FIELD_URL:
		write_string(json, field, BN_FIELD_URL_PATTERN);
		break;
	case BN_FIELD_COLOUR:
		write_string(json, field, "^#[0-9A-Fa-f]{6}$");
		break;
	case BN_FIELD_FILE:
		write_file(json, field);
		break;
	case BN_FIELD_TEXT:
	case BN_FIELD_TEXT_FILE:
		write_text(json, field);
		break;
	case BN_FIELD_INTEGER:
		write_range(json, field, "integer");
		break;
	case BN_FIELD_NUMBER:
		write_range(json, field, "number");
		break;
	case BN_FIELD_BOOLEAN:
		bn_json_text(json, "type", "boolean");
		break;
	case BN_FIELD_WORD:
		write_words(json, field);
		break;
	case BN_FIELD_STRUCT:
		write_table(json, field->table);
		break;
	}
}

static void write_preset(struct bn_json *json, const struct bn_field *field)
{
	bool ranged = field->min != 0 || field->max != 0;
	bool within = !ranged || (field->preset >= field->min && field->preset <= field->max);
	if (field->required || field->list)
		return;
	if (field->kind == BN_FIELD_BOOLEAN)
		bn_json_bool(json, "default", field->preset != 0);
	else if (field->kind == BN_FIELD_WORD && field->preset >= 0)
		bn_json_text(json, "default", field->words[(int)field->preset]);
	else if ((field->kind == BN_FIELD_INTEGER || field->kind == BN_FIELD_NUMBER) && within)
		bn_json_number(json, "default", field->preset);
}

static void write_field(struct bn_json *json, const struct bn_field *field)
{
	struct bn_str text = {0};
	bn_str_addz(&text, field->help);
	if (field->hint != NULL)
		bn_str_addf(&text, " Par exemple : %s", field->hint);
	bn_json_object(json, field->name);
	bn_json_text(json, "description", bn_str_text(&text));
	write_preset(json, field);
	if (field->list) {
		bn_json_text(json, "type", "array");
		bn_json_int(
			json, "minItems", field->min > 0 ? (int64_t)field->min : field->required);
		bn_json_int(
			json, "maxItems", field->max > 0 ? (int64_t)field->max : BN_FIELD_ITEMS);
		bn_json_object(json, "items");
	}
	write_value(json, field);
	if (field->list)
		bn_json_object_end(json);
	bn_json_object_end(json);
	bn_str_finish(&text);
}

static void write_struct(struct bn_json *json, const struct bn_field_table *table)
{
	bn_json_text(json, "type", "object");
	bn_json_bool(json, "additionalProperties", false);
	bn_json_array(json, "required");
	for (size_t i = 0; i < table->count; i++)
		if (table->fields[i].required)
			bn_json_text(json, NULL, table->fields[i].name);
	bn_json_array_end(json);
	bn_json_object(json, "properties");
	for (size_t i = 0; i < table->count; i++)
		write_field(json, &table->fields[i]);
	bn_json_object_end(json);
}

static void new_line(struct bn_str *out, int depth)
{
	bn_str_addf(out, "\n%*s", 2 * depth, "");
}

/* One value a line, so that a change of a field is a change of its lines. */
static void lay_out(const char *json, struct bn_str *out)
{
	int depth = 0;
	bool quoted = false;
	for (const char *at = json; *at != '\0'; at++) {
		bool opens = !quoted && (*at == '{' || *at == '[');
		bool closes = !quoted && (*at == '}' || *at == ']');
		if (closes && at[-1] != '{' && at[-1] != '[')
			new_line(out, depth - 1);
		depth += opens - closes;
		bn_str_add(out, at, 1);
		if (quoted && *at == '\\')
			bn_str_add(out, ++at, 1);
		else if (*at == '"')
			quoted = !quoted;
		else if ((opens && at[1] != '}' && at[1] != ']') || (!quoted && *at == ','))
			new_line(out, depth);
		else if (!quoted && *at == ':')
			bn_str_addz(out, " ");
	}
	bn_str_addz(out, "\n");
}

void bn_schema_write(const struct bn_campaign_file *file, struct bn_str *out)
{
	struct bn_str compact = {0};
	struct bn_json json = {.out = &compact};
	bn_json_object(&json, NULL);
	bn_json_text(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
	bn_json_text(&json, "title", file->name);
	bn_json_text(&json, "description", file->help);
	write_struct(&json, file->table);
	bn_json_object_end(&json);
	lay_out(bn_str_text(&compact), out);
	bn_str_finish(&compact);
}
