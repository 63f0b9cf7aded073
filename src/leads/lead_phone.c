#include "base/utf8.h"
#include "leads/lead.h"

#include <stdio.h>
#include <string.h>
#include <unictype.h>

#define NATIONAL  10 /* digits of a French number as it is dialled in France */
#define FOREIGN   8  /* the fewest digits of a number of another country, its code included */
#define E164_MOST 15 /* ITU-T E.164, 6.1 */

struct digits {
	char text[40]; /* more than any number: the rest is only counted */
	size_t count;
	bool plus;
};

/* Keeps the digits and a leading +; blanks . - / ( ) only separate. */
static bool gather(const char *phone, struct digits *out)
{
	*out = (struct digits){0};
	for (size_t left = strlen(phone); left > 0;) {
		uint32_t code = 0;
		size_t bytes = bn_utf8_next(phone, left, &code);
		if (bytes == 0)
			return false;
		if (code >= '0' && code <= '9') {
			if (out->count < sizeof(out->text) - 1)
				out->text[out->count] = (char)code;
			out->count++;
		} else if (code == '+' && out->count == 0 && !out->plus) {
			out->plus = true;
		} else if ((code >= 0x80 || strchr(".-/()", (int)code) == NULL) &&
			   !uc_is_property_white_space(code)) {
			return false;
		}
		phone += bytes;
		left -= bytes;
	}
	return true;
}

static enum bn_lead_error check_length(size_t count, size_t least, size_t most)
{
	if (count < least)
		return BN_LEAD_PHONE_TOO_SHORT;
	return count > most ? BN_LEAD_PHONE_TOO_LONG : BN_LEAD_OK;
}

static enum bn_lead_error put(const char *country, const char *digits, char out[BN_LEAD_TEXT])
{
	if (digits[0] == '0')
		return BN_LEAD_PHONE_UNKNOWN;
	snprintf(out, BN_LEAD_TEXT, "+%s%s", country, digits);
	return BN_LEAD_OK;
}

/* digits: what follows + or 00. */
static enum bn_lead_error read_international(
	const char *digits, size_t count, char out[BN_LEAD_TEXT])
{
	if (strncmp(digits, "33", 2) != 0) {
		enum bn_lead_error error = check_length(count, FOREIGN, E164_MOST);
		return error != BN_LEAD_OK ? error : put("", digits, out);
	}
	digits += 2;
	count -= 2;
	if (digits[0] == '0' && count == NATIONAL) { /* "+33 (0)6 12 34 56 78" */
		digits++;
		count--;
	}
	enum bn_lead_error error = check_length(count, NATIONAL - 1, NATIONAL - 1);
	return error != BN_LEAD_OK ? error : put("33", digits, out);
}

static enum bn_lead_error read_digits(const struct digits *found, char out[BN_LEAD_TEXT])
{
	if (found->plus)
		return read_international(found->text, found->count, out);
	if (strncmp(found->text, "00", 2) == 0)
		return read_international(found->text + 2, found->count - 2, out);
	enum bn_lead_error error = check_length(found->count, NATIONAL, NATIONAL);
	if (error != BN_LEAD_OK)
		return error;
	return found->text[0] == '0' ? put("33", found->text + 1, out) : BN_LEAD_PHONE_UNKNOWN;
}

/* out: E.164; undefined after an error. */
static enum bn_lead_error read_phone(const char *phone, char out[BN_LEAD_TEXT])
{
	struct digits found;
	enum bn_lead_error error = gather(phone, &found) ? read_digits(&found, out)
							 : BN_LEAD_PHONE_WRONG_SIGN;
	explicit_bzero(&found, sizeof(found));
	return error;
}

enum bn_lead_error bn_lead_check_phone(const char *phone)
{
	char number[BN_LEAD_TEXT];
	size_t length = 0;
	bn_lead_trim(phone, &length);
	if (length == 0)
		return BN_LEAD_OK;
	enum bn_lead_error error = read_phone(phone, number);
	explicit_bzero(number, sizeof(number));
	return error;
}

bool bn_lead_normalise_phone(const char *phone, char out[BN_LEAD_TEXT])
{
	char number[BN_LEAD_TEXT];
	bool good = read_phone(phone, number) == BN_LEAD_OK;
	if (good)
		memcpy(out, number,
			strlen(number) + 1); /* so that out may be the text that came in */
	explicit_bzero(number, sizeof(number));
	return good;
}
