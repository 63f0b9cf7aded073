#include "leads/vcard.h"

#include "base/clock.h"
#include "base/utf8.h"

#include <string.h>

#define LINE 75 /* bytes of a line, without its end */

/* RFC 2426, 5: what separates is escaped, a line end is "\n"; other control characters may not be
 * there at all. */
static void add_text(struct bn_str *line, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '\n' || (c == '\r' && text[1] != '\n'))
			bn_str_add(line, "\\n", 2);
		else if (c == '\\' || c == ',' || c == ';')
			bn_str_add(line, (const char[]){'\\', (char)c}, 2);
		else if (c == '\t' || (c >= ' ' && c != 0x7F))
			bn_str_add(line, text, 1);
		else if (c != '\r')
			bn_str_add(line, " ", 1);
	}
}

/* RFC 2426, 2.6: a long line goes on after a line end and a blank; here no letter's bytes are
 * parted. */
static void end_line(struct bn_str *line, struct bn_str *out)
{
	const char *text = bn_str_text(line);
	size_t column = 0;
	for (size_t left = line->length; left > 0;) {
		size_t bytes = bn_utf8_next(text, left, NULL);
		/* Nor an escape: unfolded or not, it reads the same. */
		if (bytes == 0 || *text == '\\')
			bytes = *text == '\\' && left > 1 ? 2 : 1;
		if (column + bytes > LINE) {
			bn_str_addz(out, "\r\n ");
			column = 1;
		}
		bn_str_add(out, text, bytes);
		column += bytes;
		text += bytes;
		left -= bytes;
	}
	bn_str_addz(out, "\r\n");
	bn_str_clear(line);
}

static void add_line(struct bn_str *line, const char *name, const char *text, struct bn_str *out)
{
	bn_str_addz(line, name);
	add_text(line, text);
	end_line(line, out);
}

static void add_names(struct bn_str *line, const struct bn_lead *lead, struct bn_str *out)
{
	bn_str_addz(line, "N:");
	add_text(line, lead->last_name);
	bn_str_addz(line, ";");
	add_text(line, lead->first_name);
	bn_str_addz(line, ";;;");
	end_line(line, out);
	bn_str_addz(line, "FN:");
	add_text(line, lead->first_name);
	if (lead->first_name[0] != '\0' && lead->last_name[0] != '\0')
		bn_str_addz(line, " ");
	add_text(line, lead->last_name);
	end_line(line, out);
}

static void add_contact(struct bn_str *line, const struct bn_lead *lead, struct bn_str *out)
{
	bool mobile = bn_str_starts(lead->phone, "+336") || bn_str_starts(lead->phone, "+337");
	if (lead->email[0] != '\0')
		add_line(line, "EMAIL;TYPE=INTERNET:", lead->email, out);
	if (lead->phone[0] != '\0')
		add_line(line, mobile ? "TEL;TYPE=CELL:" : "TEL;TYPE=VOICE:", lead->phone, out);
}

/* Categories that a mail can be sent to, or an address book sorted by. */
static void add_categories(struct bn_str *line, const struct bn_lead *lead, struct bn_str *out)
{
	bn_str_addz(line, "CATEGORIES:");
	add_text(line, lead->campaign);
	if (lead->situation[0] != '\0') {
		bn_str_addz(line, ",");
		add_text(line, lead->situation);
	}
	for (size_t i = 0; i < lead->interest_count; i++) {
		bn_str_addz(line, ",");
		add_text(line, lead->interests[i]);
	}
	end_line(line, out);
}

/* "Situation : reconversion", and an escaped line end before it unless it is the first. */
static void add_fact(struct bn_str *line, const char *name, const char *text)
{
	if (text[0] == '\0')
		return;
	if (line->length > strlen("NOTE:"))
		bn_str_addz(line, "\\n");
	bn_str_addz(line, name);
	bn_str_addz(line, "\u00a0: ");
	add_text(line, text);
}

static void add_note(struct bn_str *line, const struct bn_lead *lead, struct bn_str *out)
{
	bn_str_addz(line, "NOTE:");
	add_fact(line, "Situation", lead->situation);
	for (size_t i = 0; i < lead->interest_count; i++)
		add_fact(line, "Métier", lead->interests[i]);
	add_fact(line, "Campagne", lead->campaign);
	add_fact(line, "Lieu", lead->venue);
	add_fact(line, "Langue", lead->language);
	for (size_t i = 0; i < lead->purpose_count; i++) {
		add_fact(line, "Accord", lead->purposes[i].id);
		bn_str_addz(line, lead->purposes[i].given ? " oui" : " non");
	}
	add_fact(line, "Référence", lead->reference);
	end_line(line, out);
}

void bn_vcard_add(const struct bn_lead *lead, struct bn_str *out)
{
	struct bn_str line = {.secret = true};
	char when[BN_CLOCK_TEXT];
	bn_clock_utc(lead->wall, when);
	bn_str_addz(out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
	add_names(&line, lead, out);
	add_contact(&line, lead, out);
	add_categories(&line, lead, out);
	add_note(&line, lead, out);
	add_line(&line, "REV:", when, out);
	add_line(&line, "UID:urn:borne:", lead->id, out);
	bn_str_addz(out, "END:VCARD\r\n");
	bn_str_finish(&line);
}
