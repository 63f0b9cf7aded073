#include "base/mem.h"
#include "base/tr.h"
#include "ctl/collect.h"
#include "ctl/condition.h"
#include "ctl/dates.h"
#include "ctl/fleet.h"
#include "daybook/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { ERRORS = 3 /* the last ones that are told */ };

static const struct {
	const char *title;
	bool number;
} columns[BN_FLEET_COLUMNS] = {
	[BN_FLEET_STATE] = {BN_TR("État"), false},
	[BN_FLEET_KIOSK] = {BN_TR("Borne"), false},
	[BN_FLEET_GROUP] = {BN_TR("Groupe"), false},
	[BN_FLEET_HEARD] = {BN_TR("Vue"), true},
	[BN_FLEET_WAITING] = {BN_TR("Attente"), true},
	[BN_FLEET_VERSION_OF] = {BN_TR("Version"), false},
	[BN_FLEET_CAMPAIGN] = {BN_TR("Campagne"), false},
	[BN_FLEET_CLIPS] = {BN_TR("Films"), true},
	[BN_FLEET_CLOCK] = {BN_TR("Écart"), true},
	[BN_FLEET_DISK] = {BN_TR("Disque"), true},
};

const char *bn_fleet_title(enum bn_fleet_column column)
{
	return _(columns[column].title);
}

bool bn_fleet_is_number(enum bn_fleet_column column)
{
	return columns[column].number;
}

static const char *state_label(const struct bn_fleet_row *row)
{
	return row->silent ? _("muette") : bn_health_state_label(row->state);
}

/* In the largest unit it fills. */
static void say_short(int64_t seconds, char *out, size_t room)
{
	if (seconds < 60)
		snprintf(out, room, _("%" PRId64 " s"), seconds);
	else if (seconds < 3600)
		snprintf(out, room, _("%" PRId64 " min"), seconds / 60);
	else if (seconds < (int64_t)48 * 3600)
		snprintf(out, room, _("%" PRId64 " h"), seconds / 3600);
	else
		snprintf(out, room, _("%" PRId64 " j"), seconds / 86400);
}

static int64_t positive(int64_t seconds)
{
	return seconds >= 0 ? seconds : seconds > INT64_MIN ? -seconds : INT64_MAX;
}

static void add_drift(const struct bn_fleet_row *row, struct bn_str *out)
{
	char words[48];
	if (!row->drift_known)
		return;
	say_short(positive(row->drift_s), words, sizeof(words));
	bn_str_addf(out, "%s%s", row->drift_s > 0 ? "+" : row->drift_s < 0 ? "−" : "", words);
}

static void add_waiting(const struct bn_fleet_row *row, struct bn_str *out)
{
	bn_str_addf(out, "%" PRId64, row->waiting);
	if (row->aside > 0)
		bn_str_addf(out, " (%" PRId64 ")", row->aside);
}

static void add_known(
	const struct bn_fleet_row *row, enum bn_fleet_column column, struct bn_str *out)
{
	char words[64] = "";
	switch (column) {
	case BN_FLEET_HEARD:
		say_short(row->age_s, words, sizeof(words));
		break;
	case BN_FLEET_WAITING:
		add_waiting(row, out);
		break;
	case BN_FLEET_CLIPS:
		bn_str_addf(out, "%" PRId64, row->clips_aside);
		break;
	case BN_FLEET_CLOCK:
		add_drift(row, out);
		break;
	case BN_FLEET_DISK:
		if (row->disk >= 0)
			bn_health_bytes(row->disk, words, sizeof(words));
		break;
	default:
		break;
	}
	bn_str_addz(out, words);
}

static void add_campaign(const struct bn_fleet_row *row, struct bn_str *out)
{
	bn_condition_add_text(row->campaign, out);
	if (row->campaign_version > 0)
		bn_str_addf(out, _(", v. %" PRId64), row->campaign_version);
}

void bn_fleet_add_cell(
	const struct bn_fleet_row *row, enum bn_fleet_column column, struct bn_str *out)
{
	if (column == BN_FLEET_STATE)
		bn_str_addf(out, "%s %s", bn_condition_mark(row->state), state_label(row));
	else if (column == BN_FLEET_KIOSK)
		bn_condition_add_text(row->kiosk, out);
	else if (column == BN_FLEET_GROUP)
		bn_condition_add_text(row->group, out);
	else if (column == BN_FLEET_VERSION_OF)
		bn_condition_add_text(row->version, out);
	else if (column == BN_FLEET_CAMPAIGN)
		add_campaign(row, out);
	else if (row->text != NULL)
		add_known(row, column, out);
}

struct telling {
	void (*tell)(void *context, const char *words, const char *advice);
	void *context;
};

static void tell_words(const struct telling *telling, char *words, const char *advice)
{
	telling->tell(telling->context, words, advice);
	free(words);
}

static void tell_silence(const struct telling *telling, const struct bn_fleet_row *row)
{
	char words[48];
	say_short(row->age_s, words, sizeof(words));
	if (row->text == NULL)
		telling->tell(telling->context, _("aucune nouvelle qu’elle ait signée"), NULL);
	else if (row->silent || row->late)
		tell_words(telling,
			bn_mem_printf(_("pas de nouvelles depuis %s ; il en est attendu toutes les "
					"%" PRId64 " min"),
				words, row->every_s / 60),
			_("Vérifiez que la borne est allumée, et reliée au réseau."));
}

static void tell_clock(const struct telling *telling, const struct bn_fleet_row *row)
{
	char words[48];
	say_short(positive(row->drift_s), words, sizeof(words));
	if (row->drifts)
		tell_words(telling,
			bn_mem_printf(row->drift_s > 0 ? _("son horloge avance de %s")
						       : _("son horloge retarde de %s"),
				words),
			_("Vérifiez l’heure de la borne : trop fausse, elle empêche l’envoi."));
}

static void tell_doubts(const struct telling *telling, const struct bn_fleet_row *row)
{
	for (int fault = 0; fault < BN_COLLECTED_FAULTS; fault++)
		if ((row->doubts & 1U << fault) != 0)
			telling->tell(telling->context,
				bn_collect_words((enum bn_collected_fault)fault),
				_("Quelqu’un d’autre qu’elle peut écrire dans ce lieu : cherchez "
				  "qui."));
}

static void tell_fact(const struct telling *telling, const struct bn_heartbeat *heartbeat,
	enum bn_health_name name)
{
	const struct bn_health *health = &heartbeat->health;
	struct bn_str text = {0};
	char words[256];
	bn_health_words(health, name, words, sizeof(words));
	bn_str_addf(&text, _("%s : "), bn_health_label(name));
	bn_condition_add_text(words, &text);
	bn_str_addf(&text, " (%s)", bn_health_state_label(health->facts[name].state));
	telling->tell(telling->context, bn_str_text(&text), bn_health_advice(health, name));
	bn_str_finish(&text);
}

static void tell_error(const struct telling *telling, const struct bn_heartbeat_error *error)
{
	struct bn_journal_entry entry = {
		.wall = error->wall, .kind = bn_journal_kind_of(error->kind), .times = 1};
	struct bn_str words = {0}, text = {0};
	char when[32];
	snprintf(entry.name, sizeof(entry.name), "%.*s", BN_JOURNAL_NAME - 1, error->kind);
	snprintf(entry.about, sizeof(entry.about), "%s", error->about);
	bn_dates_write(error->wall, when, sizeof(when));
	bn_journal_words(&entry, &words);
	bn_str_addf(&text, "%s  ", when);
	bn_condition_add_text(bn_str_text(&words), &text);
	telling->tell(telling->context, bn_str_text(&text), NULL);
	bn_str_finish(&text);
	bn_str_finish(&words);
}

void bn_fleet_each_trouble(const struct bn_fleet_row *row,
	void (*tell)(void *context, const char *words, const char *advice), void *context)
{
	const struct telling telling = {tell, context};
	if (row->state <= BN_HEALTH_GOOD)
		return;
	struct bn_heartbeat *heartbeat = bn_mem_alloc(1, sizeof(*heartbeat));
	bool known = bn_fleet_heartbeat(row, heartbeat);
	tell_silence(&telling, row);
	tell_doubts(&telling, row);
	tell_clock(&telling, row);
	if (row->aside > 0)
		tell_words(&telling,
			bn_mem_printf(bn_tr_count("%" PRId64 " enregistrement que le lieu refuse",
					      "%" PRId64 " enregistrements que le lieu refuse",
					      (unsigned long)row->aside),
				row->aside),
			_("À la borne, « bornectl log » dit pourquoi."));
	for (int i = 0; known && i < BN_HEALTH_COUNT; i++)
		if (heartbeat->health.facts[i].state > BN_HEALTH_GOOD)
			tell_fact(&telling, heartbeat, (enum bn_health_name)i);
	size_t first = known && heartbeat->error_count > ERRORS ? heartbeat->error_count - ERRORS
								: 0;
	for (size_t i = first; known && i < heartbeat->error_count; i++)
		tell_error(&telling, &heartbeat->errors[i]);
	free(heartbeat);
}

void bn_fleet_add_sum(const struct bn_fleet *fleet, struct bn_str *out)
{
	const struct bn_fleet_sum *sum = &fleet->sum;
	bn_str_addf(out, bn_tr_count("%zu borne", "%zu bornes", fleet->count), fleet->count);
	bn_str_addf(out, _(" : %zu en ordre, %zu à surveiller, %zu à traiter"), sum->good,
		sum->attention, sum->bad);
	if (sum->silent > 0)
		bn_str_addf(out,
			bn_tr_count(", dont %zu muette", ", dont %zu muettes", sum->silent),
			sum->silent);
	bn_str_addf(out, _(" ; en attente : %" PRId64), sum->waiting);
	if (sum->aside > 0)
		bn_str_addf(out, _(", refusés : %" PRId64), sum->aside);
}

bool bn_fleet_add_old(
	const struct bn_fleet_view *view, const struct bn_fleet_place *place, struct bn_str *out)
{
	char words[48];
	if (place->read)
		return false;
	say_short(view->wall - place->looked, words, sizeof(words));
	if (place->looked == 0)
		bn_str_addf(out, _("%s : pas encore lu"), place->name);
	else
		bn_str_addf(out, _("%s : pas lu cette fois ; ce qui en est connu date d’il y a %s"),
			place->name, words);
	return true;
}
