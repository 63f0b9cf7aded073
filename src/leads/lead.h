/* What a lead is: the record, and the rules for what a person may type. Pure: no clock, no disk. */
#ifndef BN_LEADS_LEAD_H
#define BN_LEADS_LEAD_H

#include "base/id.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_LEAD_WALL_MOST 253402300799 /* the end of the year 9999 */
#define BN_LEAD_VERSION   2
#define BN_LEAD_TEXT      256 /* bytes of a typed field, with NUL */
#define BN_LEAD_NAME_MAX  64  /* letters (grapheme clusters) */
#define BN_LEAD_INTERESTS 16
#define BN_LEAD_PURPOSES  8
#define BN_LEAD_KEY       48 /* bytes of an id such as "educateur-specialise", with NUL */

/* Everything personal lies in this one block (see base/secret.h). Zeroed is empty. */
struct bn_lead {
	char id[BN_ID_TEXT];
	int64_t number;     /* of its link (chain.h), once it is opened; 0 inside the seal */
	int64_t wall;       /* seconds since 1970, UTC, up to BN_LEAD_WALL_MOST */
	int offset_minutes; /* of the local time */
	char campaign[BN_LEAD_KEY], venue[BN_LEAD_KEY], kiosk[BN_LEAD_KEY];
	char event[BN_LEAD_KEY]; /* "": none */
	char language[4];
	char reference[24]; /* the thank-you code: "LOT 7K4 29M" */
	char first_name[BN_LEAD_TEXT], last_name[BN_LEAD_TEXT];
	char email[BN_LEAD_TEXT], phone[BN_LEAD_TEXT]; /* phone is E.164 once normalised */
	char situation[BN_LEAD_KEY];
	char interests[BN_LEAD_INTERESTS][BN_LEAD_KEY];
	size_t interest_count;
	bool age_declared; /* "j’ai 15 ans ou plus" */
	struct {
		char id[BN_LEAD_KEY];
		bool given;
	} purposes[BN_LEAD_PURPOSES];
	size_t purpose_count;
	char notice_version[BN_LEAD_KEY];
	char notice_hash[65];    /* SHA-256 of the notice shown, hexadecimal */
	char notice_language[4]; /* that it was shown in */
};

enum bn_lead_error {
	BN_LEAD_OK,
	BN_LEAD_NAME_MISSING,
	BN_LEAD_NAME_TOO_LONG,
	BN_LEAD_NAME_NO_LETTER,  /* digits or signs only */
	BN_LEAD_NAME_WRONG_SIGN, /* a control character or the like: never from our keyboard */
	BN_LEAD_CONTACT_MISSING, /* neither e-mail nor telephone */
	BN_LEAD_EMAIL_NO_AT,
	BN_LEAD_EMAIL_NO_NAME, /* nothing before @ */
	BN_LEAD_EMAIL_NO_DOMAIN,
	BN_LEAD_EMAIL_NO_END,     /* "zoe@exemple": the end is missing, for example .fr */
	BN_LEAD_EMAIL_WRONG_SIGN, /* a blank, two @, two dots … */
	BN_LEAD_EMAIL_TOO_LONG,
	BN_LEAD_PHONE_TOO_SHORT,
	BN_LEAD_PHONE_TOO_LONG,
	BN_LEAD_PHONE_WRONG_SIGN,
	BN_LEAD_PHONE_UNKNOWN, /* the right length, but no such French number (01–09) */
	BN_LEAD_SITUATION_MISSING,
	BN_LEAD_AGE_MISSING,
	BN_LEAD_PURPOSE_MISSING,
};

/* One field each; empty text is MISSING for names and OK for a contact, since one of two is enough.
 * The same rules serve the form and an import. */
enum bn_lead_error bn_lead_check_name(const char *name);
enum bn_lead_error bn_lead_check_email(const char *email);
enum bn_lead_error bn_lead_check_phone(const char *phone);
/* CONTACT_MISSING when both are empty, else the first error: the e-mail's, the telephone's. */
enum bn_lead_error bn_lead_check_contact(const struct bn_lead *lead);
/* The first error of the whole lead, in the form's order: first name (and the last name when there
 * is one), contact, situation, age, at least one purpose given. */
enum bn_lead_error bn_lead_check(const struct bn_lead *lead);

/* Where the text begins after blanks of any kind; *bytes: its length without those at the end. */
const char *bn_lead_trim(const char *text, size_t *bytes);
/* "06 12 34 56 78" → "+33612345678"; "+49…" and "0049…" stay foreign. False: not a number, and
 * out is untouched; out may be phone itself. */
bool bn_lead_normalise_phone(const char *phone, char out[BN_LEAD_TEXT]);
/* Trims blanks, normalises the telephone: what is stored. The lead must have been checked. */
void bn_lead_normalise(struct bn_lead *lead);

/* A code a person can copy: prefix and 6 signs, none of 0 O 1 I L and the like, made from random
 * bytes. */
void bn_lead_make_reference(const char *prefix, const uint8_t random[6], char out[24]);

/* The JSON inside the seal (README.md describes it), which bn_lead_read reads back whatever the
 * texts hold: a byte that isn't UTF-8 becomes "?". out must be secret. */
void bn_lead_write(const struct bn_lead *lead, struct bn_str *out);
/* Reads it back. False: not such a record, and *lead is
 * undefined. */
bool bn_lead_read(const char *json, size_t bytes, struct bn_lead *lead);

#endif
