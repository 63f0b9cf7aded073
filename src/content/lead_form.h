/* The contact form as staff wrote it: choices, purposes, and the privacy notice's first layer. */
#ifndef BN_CONTENT_LEAD_FORM_H
#define BN_CONTENT_LEAD_FORM_H

#include "content/text.h"

#include <stddef.h>

struct bn_field_table;

struct bn_choice { /* a situation: "lyceen", "Au collège ou au lycée" */
	char *id;
	struct bn_text label;
};

struct bn_purpose { /* one box, never ticked beforehand */
	char *id;
	struct bn_text title, detail;
};

struct bn_notice {
	char *version;          /* "2026-11" */
	struct bn_text *points; /* the first layer, in short sentences */
	size_t point_count;
	struct bn_text controller; /* who decides: "Département du Lot" */
	struct bn_text recipients;
	struct bn_text rights;
	struct bn_text dpo; /* how to reach the data protection officer */
	int retention_months;
};

struct bn_next_step { /* on the thank-you screen */
	char *icon;
	struct bn_text when, what;
};

struct bn_lead_form {
	struct bn_choice *situations;
	size_t situation_count;
	struct bn_purpose *purposes;
	size_t purpose_count;
	struct bn_notice notice;
	struct bn_next_step *next_steps;
	size_t next_step_count;
	char **mail_domains; /* the keyboard's shortcuts: "gmail.com" */
	size_t mail_domain_count;
	char *code_prefix; /* of the reference code: "LOT" */
	char *leaflet;     /* URL offered to those under 15 */
};

extern const struct bn_field_table bn_lead_form_fields; /* content/field.h */

#endif
