#include "leads/lead.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <unictype.h>

const char *bn_lead_trim(const char *text, size_t *bytes)
{
	const char *start = NULL, *end = text;
	for (size_t left = strlen(text); left > 0;) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text, left, &code);
		if (used == 0)
			used = 1;
		if (!uc_is_property_white_space(code)) {
			start = start != NULL ? start : text;
			end = text + used;
		}
		text += used;
		left -= used;
	}
	*bytes = start != NULL ? (size_t)(end - start) : 0;
	return start != NULL ? start : text;
}

static bool is_empty(const char *text)
{
	size_t length = 0;
	bn_lead_trim(text, &length);
	return length == 0;
}

/* What nobody types in a name and what could disguise another: control and format characters, line
 * separators, private use. The two joiners are spelling in Persian and the scripts of India. */
static bool is_name_sign(uint32_t code)
{
	if (code == 0x200C || code == 0x200D)
		return true;
	return !uc_is_general_category_withtable(
		code, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cs |
			      UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp);
}

enum bn_lead_error bn_lead_check_name(const char *name)
{
	size_t length = 0;
	const char *start = bn_lead_trim(name, &length);
	bool letter = false;
	if (length == 0)
		return BN_LEAD_NAME_MISSING;
	for (size_t at = 0; at < length;) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(start + at, length - at, &code);
		if (used == 0 || !is_name_sign(code))
			return BN_LEAD_NAME_WRONG_SIGN;
		letter = letter || uc_is_general_category(code, UC_CATEGORY_L);
		at += used;
	}
	if (strlen(name) >= BN_LEAD_TEXT)
		return BN_LEAD_NAME_TOO_LONG;
	char trimmed[BN_LEAD_TEXT];
	memcpy(trimmed, start, length);
	trimmed[length] = '\0';
	size_t letters = bn_utf8_letters(trimmed);
	explicit_bzero(trimmed, sizeof(trimmed));
	if (letters > BN_LEAD_NAME_MAX)
		return BN_LEAD_NAME_TOO_LONG;
	return letter ? BN_LEAD_OK : BN_LEAD_NAME_NO_LETTER;
}

enum bn_lead_error bn_lead_check_contact(const struct bn_lead *lead)
{
	if (is_empty(lead->email) && is_empty(lead->phone))
		return BN_LEAD_CONTACT_MISSING;
	enum bn_lead_error error = bn_lead_check_email(lead->email);
	return error != BN_LEAD_OK ? error : bn_lead_check_phone(lead->phone);
}

static bool any_purpose(const struct bn_lead *lead)
{
	for (size_t i = 0; i < lead->purpose_count; i++)
		if (lead->purposes[i].given)
			return true;
	return false;
}

enum bn_lead_error bn_lead_check(const struct bn_lead *lead)
{
	enum bn_lead_error error = bn_lead_check_name(lead->first_name);
	if (error == BN_LEAD_OK && !is_empty(lead->last_name))
		error = bn_lead_check_name(lead->last_name);
	if (error == BN_LEAD_OK)
		error = bn_lead_check_contact(lead);
	if (error != BN_LEAD_OK)
		return error;
	if (lead->situation[0] == '\0')
		return BN_LEAD_SITUATION_MISSING;
	if (!lead->age_declared)
		return BN_LEAD_AGE_MISSING;
	return any_purpose(lead) ? BN_LEAD_OK : BN_LEAD_PURPOSE_MISSING;
}

static void trim_in_place(char text[BN_LEAD_TEXT])
{
	size_t length = 0;
	const char *start = bn_lead_trim(text, &length);
	memmove(text, start, length);
	explicit_bzero(text + length, BN_LEAD_TEXT - length);
}

void bn_lead_normalise(struct bn_lead *lead)
{
	char number[BN_LEAD_TEXT] = "";
	trim_in_place(lead->first_name);
	trim_in_place(lead->last_name);
	trim_in_place(lead->email);
	trim_in_place(lead->phone);
	if (bn_lead_normalise_phone(lead->phone, number)) {
		explicit_bzero(lead->phone, sizeof(lead->phone));
		memcpy(lead->phone, number, strlen(number) + 1);
	}
	explicit_bzero(number, sizeof(number));
	/* Of a clock that is wrong by far: a lead with such a date couldn't be opened. */
	if (lead->wall < 0)
		lead->wall = 0;
	if (lead->wall > BN_LEAD_WALL_MOST)
		lead->wall = BN_LEAD_WALL_MOST;
}

void bn_lead_make_reference(const char *prefix, const uint8_t random[6], char out[24])
{
	/* Without signs that look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) and without vowels, so
	 * that no word comes out by chance. */
	static const char signs[] = "23456789CDFGHJKMNPQRTVWXY";
	char code[7] = "";
	for (int i = 0; i < 6; i++)
		code[i] = signs[random[i] % (sizeof(signs) - 1)];
	snprintf(
		out, 24, "%.*s%s%.3s %s", 15, prefix, prefix[0] != '\0' ? " " : "", code, code + 3);
}
