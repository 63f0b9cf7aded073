#include "base/utf8.h"
#include "leads/lead.h"

#include <string.h>
#include <unictype.h>

/* RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4. */
#define ADDRESS_MOST 254
#define LOCAL_MOST   64
#define DOMAIN_MOST  253
#define LABEL_MOST   63

static bool is_letter(uint32_t code)
{
	return (code | 32) >= 'a' && (code | 32) <= 'z';
}

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* What stands before @: RFC 5322's dot-atom. Quoted names and accents exist on paper; typed here
 * they are slips of the finger. */
static enum bn_lead_error check_local(const char *text, size_t bytes)
{
	if (bytes == 0)
		return BN_LEAD_EMAIL_NO_NAME;
	if (bytes > LOCAL_MOST)
		return BN_LEAD_EMAIL_TOO_LONG;
	for (size_t i = 0; i < bytes; i++) {
		unsigned char c = (unsigned char)text[i];
		if (is_letter(c) || is_digit(c) || strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL)
			continue;
		if (c != '.' || i == 0 || i == bytes - 1 || text[i - 1] == '.')
			return BN_LEAD_EMAIL_WRONG_SIGN;
	}
	return BN_LEAD_OK;
}

/* Letters, digits and hyphens within; letters of any script (RFC 5890, U-labels).
 * *letters: every sign is a letter. */
static enum bn_lead_error check_label(const char *text, size_t bytes, bool *letters)
{
	if (bytes == 0 || text[0] == '-' || text[bytes - 1] == '-')
		return BN_LEAD_EMAIL_WRONG_SIGN;
	if (bytes > LABEL_MOST)
		return BN_LEAD_EMAIL_TOO_LONG;
	*letters = true;
	for (size_t at = 0; at < bytes;) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		bool letter = is_letter(code) ||
			      (code >= 0x80 && uc_is_general_category_withtable(code,
						       UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M));
		bool other = is_digit(code) || code == '-' ||
			     (code >= 0x80 &&
				     uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Nd));
		if (used == 0 || (!letter && !other))
			return BN_LEAD_EMAIL_WRONG_SIGN;
		*letters = *letters && letter;
		at += used;
	}
	return BN_LEAD_OK;
}

static bool is_end(const char *label, size_t bytes, bool letters)
{
	/* "xn--" begins the ASCII form of an end in another script. */
	bool ascii_form = bytes > 4 && strncasecmp(label, "xn--", 4) == 0;
	size_t after_first = bn_utf8_next(label, bytes, NULL);
	return ascii_form || (letters && bytes > after_first);
}

static enum bn_lead_error check_domain(const char *text, size_t bytes)
{
	size_t labels = 0, length = 0;
	bool letters = false;
	const char *label = text, *end = text + bytes;
	if (bytes == 0 || text[0] == '.')
		return BN_LEAD_EMAIL_NO_DOMAIN;
	if (bytes > DOMAIN_MOST)
		return BN_LEAD_EMAIL_TOO_LONG;
	for (;; label += length + 1) {
		const char *dot = memchr(label, '.', (size_t)(end - label));
		length = (size_t)((dot != NULL ? dot : end) - label);
		if (dot == NULL && length == 0) /* "zoe@exemple." */
			return BN_LEAD_EMAIL_NO_END;
		enum bn_lead_error error = check_label(label, length, &letters);
		if (error != BN_LEAD_OK)
			return error;
		labels++;
		if (dot == NULL)
			break;
	}
	return labels > 1 && is_end(label, length, letters) ? BN_LEAD_OK : BN_LEAD_EMAIL_NO_END;
}

enum bn_lead_error bn_lead_check_email(const char *email)
{
	size_t length = 0;
	const char *start = bn_lead_trim(email, &length);
	if (length == 0)
		return BN_LEAD_OK;
	const char *at = memchr(start, '@', length);
	if (at == NULL)
		return BN_LEAD_EMAIL_NO_AT;
	if (length > ADDRESS_MOST)
		return BN_LEAD_EMAIL_TOO_LONG;
	size_t local = (size_t)(at - start), domain = length - local - 1;
	if (memchr(at + 1, '@', domain) != NULL)
		return BN_LEAD_EMAIL_WRONG_SIGN;
	enum bn_lead_error error = check_local(start, local);
	return error != BN_LEAD_OK ? error : check_domain(at + 1, domain);
}
