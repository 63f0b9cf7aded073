#include "leads/csv.h"

#include "base/cells.h"
#include "base/clock.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static bool is_e164(const char *phone)
{
	size_t digits = phone[0] == '+' ? strspn(phone + 1, "0123456789") : 0;
	return digits > 0 && digits <= 15 && phone[1 + digits] == '\0';
}

/* Anything but E.164 is written as it is. */
static void add_phone(struct bn_str *out, const char *phone)
{
	char text[BN_LEAD_TEXT] = "";
	size_t count = 0;
	bool french = strncmp(phone, "+33", 3) == 0 && strlen(phone) == 12;
	if (!is_e164(phone)) {
		bn_cells_add(out, phone);
		return;
	}
	const char *digits = phone + (french ? 3 : 1);
	/* "0" and "6…", or "00 " and "49…" */
	text[count++] = '0';
	if (!french) {
		text[count++] = '0';
		text[count++] = ' ';
	}
	for (size_t i = 0; digits[i] != '\0'; i++) {
		text[count++] = digits[i];
		if (i % 2 == (french ? 0 : 1) && digits[i + 1] != '\0')
			text[count++] = ' ';
	}
	bn_cells_add(out, text);
	explicit_bzero(text, sizeof(text));
}

static void add_date(struct bn_str *out, const struct bn_lead *lead)
{
	char text[BN_CLOCK_TEXT];
	bn_clock_utc(lead->wall + (int64_t)lead->offset_minutes * 60, text);
	text[10] = ' ';
	text[19] = '\0';
	bn_cells_add(out, text);
}

static void add_interests(struct bn_str *out, const struct bn_lead *lead)
{
	struct bn_str list = {.secret = true};
	for (size_t i = 0; i < lead->interest_count; i++) {
		if (i > 0)
			bn_str_addz(&list, ", ");
		bn_str_addz(&list, lead->interests[i]);
	}
	bn_cells_add(out, bn_str_text(&list));
	bn_str_finish(&list);
}

static const char *answer(const struct bn_lead *lead, const char *purpose)
{
	for (size_t i = 0; i < lead->purpose_count; i++)
		if (strcmp(lead->purposes[i].id, purpose) == 0)
			return lead->purposes[i].given ? "oui" : "non";
	return ""; /* not asked */
}

static void learn(struct bn_csv *csv, const char id[BN_LEAD_KEY])
{
	for (size_t i = 0; i < csv->purpose_count; i++)
		if (strcmp(csv->purposes[i], id) == 0)
			return;
	csv->purposes = bn_mem_grow(csv->purposes, &csv->purpose_capacity, csv->purpose_count + 1,
		sizeof(csv->purposes[0]));
	memcpy(csv->purposes[csv->purpose_count++], id, BN_LEAD_KEY);
}

void bn_csv_learn(struct bn_csv *csv, const struct bn_lead *lead)
{
	for (size_t i = 0; i < lead->purpose_count; i++)
		learn(csv, lead->purposes[i].id);
}

void bn_csv_learn_from(struct bn_csv *csv, const struct bn_csv *other)
{
	for (size_t i = 0; i < other->purpose_count; i++)
		learn(csv, other->purposes[i]);
}

bool bn_csv_same(const struct bn_csv *a, const struct bn_csv *b)
{
	bool same = a->purpose_count == b->purpose_count;
	for (size_t i = 0; same && i < a->purpose_count; i++)
		same = strcmp(a->purposes[i], b->purposes[i]) == 0;
	return same;
}

void bn_csv_begin(const struct bn_csv *csv, struct bn_str *out)
{
	static const char *const before[] = {"Référence", "Date et heure", "Prénom", "Nom",
		"Adresse e-mail", "Téléphone", "Situation", "Métiers", "15 ans ou plus", "Langue"};
	static const char *const after[] = {"Campagne", "Lieu", "Événement", "Borne", "Numéro",
		"Version de la notice", "Langue de la notice", "Empreinte de la notice",
		"Identifiant"};
	bn_cells_begin(out);
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		bn_cells_add(out, before[i]);
	for (size_t i = 0; i < csv->purpose_count; i++) {
		char *title = bn_mem_printf("Accord (%s)", csv->purposes[i]);
		bn_cells_add(out, title);
		free(title);
	}
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
		bn_cells_add(out, after[i]);
	bn_cells_end(out);
}

void bn_csv_add(const struct bn_csv *csv, const struct bn_lead *lead, struct bn_str *out)
{
	bn_cells_add(out, lead->reference);
	add_date(out, lead);
	bn_cells_add(out, lead->first_name);
	bn_cells_add(out, lead->last_name);
	bn_cells_add(out, lead->email);
	add_phone(out, lead->phone);
	bn_cells_add(out, lead->situation);
	add_interests(out, lead);
	bn_cells_add(out, lead->age_declared ? "oui" : "non");
	bn_cells_add(out, lead->language);
	for (size_t i = 0; i < csv->purpose_count; i++)
		bn_cells_add(out, answer(lead, csv->purposes[i]));
	bn_cells_add(out, lead->campaign);
	bn_cells_add(out, lead->venue);
	bn_cells_add(out, lead->event);
	bn_cells_add(out, lead->kiosk);
	bn_cells_add_int(out, lead->number);
	bn_cells_add(out, lead->notice_version);
	bn_cells_add(out, lead->notice_language);
	bn_cells_add(out, lead->notice_hash);
	bn_cells_add(out, lead->id);
	bn_cells_end(out);
}

void bn_csv_finish(struct bn_csv *csv)
{
	free(csv->purposes);
	csv->purposes = NULL;
	csv->purpose_count = csv->purpose_capacity = 0;
}
