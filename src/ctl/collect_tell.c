#include "base/tr.h"
#include "ctl/collect.h"

#include <inttypes.h>
#include <string.h>

enum { NAMED = 100 /* faults named one by one */ };

/* Behind the kiosk's name, and the number or numbers or the object. */
static const char *const texts[BN_COLLECTED_FAULTS] = {
	[BN_COLLECTED_FORGED] = BN_TR("fausse signature, refusé"),
	[BN_COLLECTED_STRANGE] = BN_TR("signé par une autre clé que celle de la borne, refusé"),
	[BN_COLLECTED_CHANGED] = BN_TR("changé après sa signature, refusé"),
	[BN_COLLECTED_NO_RECORD] = BN_TR("ce n’est pas un enregistrement de Borne, refusé"),
	[BN_COLLECTED_MISPLACED] = BN_TR("rangé sous un autre nom que le sien, refusé"),
	[BN_COLLECTED_FORKED] = BN_TR("ce numéro a été donné à deux enregistrements"),
	[BN_COLLECTED_BROKEN] = BN_TR(
		"ne suit pas l’enregistrement d’avant : la chaîne est rompue"),
	[BN_COLLECTED_HEARTBEAT] = BN_TR(
		"ces nouvelles ne sont pas signées par la borne, refusées"),
	[BN_COLLECTED_REPLAYED] = BN_TR(
		"des nouvelles plus anciennes que celles d’avant ont été remises en place"),
	[BN_COLLECTED_DAY] = BN_TR(
		"comptes d’une autre borne, ou scellés pour une autre clé, laissés de côté"),
};

const char *bn_collect_words(enum bn_collected_fault fault)
{
	return _(texts[fault]);
}

struct telling {
	FILE *out;
	bool whole; /* all was looked at: what isn't there is missing */
	const char *kiosk;
	bool strange;   /* of another key */
	size_t told;    /* faults */
	size_t waiting; /* faults beyond NAMED */
};

static bool may_name(struct telling *telling)
{
	telling->waiting += telling->told++ >= NAMED;
	return telling->told <= NAMED;
}

static void name_range(const char *kiosk, int64_t first, int64_t last, const char *text)
{
	if (first == last)
		bn_command_complain(_("%s : n° %" PRId64 " : %s"), kiosk, first, text);
	else
		bn_command_complain(
			_("%s : n° %" PRId64 " à %" PRId64 " : %s"), kiosk, first, last, text);
}

static void tell_finding(void *context, const struct bn_collected_finding *finding)
{
	struct telling *telling = context;
	const char *text = bn_collect_words(finding->fault);
	telling->strange |= finding->fault == BN_COLLECTED_STRANGE;
	if (!may_name(telling))
		return;
	if (finding->object[0] != '\0')
		bn_command_complain("%s : %s", finding->object, text);
	else
		name_range(finding->kiosk, finding->first, finding->last, text);
}

static void tell_missing(void *context, int64_t first, int64_t last)
{
	struct telling *telling = context;
	if (telling->whole && may_name(telling))
		name_range(telling->kiosk, first, last, _("absent de ces lieux"));
}

static void tell_late(void *context, int64_t first, int64_t last)
{
	const struct telling *telling = context;
	if (first == last)
		fprintf(telling->out, _("%s : n° %" PRId64 " : arrivé après d’autres\n"),
			telling->kiosk, first);
	else
		fprintf(telling->out,
			_("%s : n° %" PRId64 " à %" PRId64 " : arrivés après d’autres\n"),
			telling->kiosk, first, last);
}

static void tell_kiosk(struct telling *telling, const struct bn_collected_kiosk *kiosk)
{
	char fingerprint[BN_SEAL_FINGERPRINT];
	int64_t there = kiosk->sent > kiosk->highest ? kiosk->sent : kiosk->highest;
	bn_seal_fingerprint(&kiosk->key, fingerprint);
	if (kiosk->fresh)
		fprintf(telling->out, _("Nouvelle borne %s, empreinte %s\n"), kiosk->name,
			fingerprint);
	if (kiosk->refused && may_name(telling))
		bn_command_complain(_("borne %s, empreinte %s : elle n’est pas de celles "
				      "attendues, ses contacts sont laissés de côté"),
			kiosk->name, fingerprint);
	if (kiosk->end.number > there)
		fprintf(telling->out, _("%s : enregistrements encore à la borne : %" PRId64 "\n"),
			kiosk->name, kiosk->end.number - there);
}

static void tell_sum(struct bn_collect *collect, FILE *out)
{
	struct bn_collected_sum sum = {0};
	size_t kiosks = 0;
	bn_collected_kiosks(collect->collected, &kiosks);
	if (!bn_collected_sums(collect->collected, &sum))
		return;
	fprintf(out, _("Nouveaux enregistrements : %" PRId64 "\n"), sum.fresh);
	fprintf(out, _("Contacts en tout : %" PRId64 ", bornes : %zu\n"), sum.leads, kiosks);
}

bool bn_collect_tell(struct bn_collect *collect, bool whole, FILE *out)
{
	struct telling telling = {.out = out, .whole = whole};
	struct bn_collected *collected = collect->collected;
	int64_t settled = bn_collected_settled(collected);
	size_t count = 0;
	struct bn_collected_kiosk *kiosks = bn_collected_kiosks(collected, &count);
	tell_sum(collect, out);
	for (size_t i = 0; i < count; i++) {
		telling.kiosk = kiosks[i].name;
		tell_kiosk(&telling, &kiosks[i]);
		bn_collected_check(collected, &kiosks[i], tell_missing, &telling);
		bn_collected_each_late(collected, &kiosks[i], tell_late, &telling);
	}
	bn_collected_each_finding(collected, tell_finding, &telling);
	if (telling.waiting > 0)
		bn_command_complain(_("et %zu autres anomalies"), telling.waiting);
	if (telling.strange)
		bn_command_complain(
			_("une borne refaite signe avec une nouvelle clé : si c’est le cas, "
			  "donnez à --kiosks ses deux empreintes (« bornectl leads list » à la "
			  "borne) ; sinon, quelqu’un d’autre peut écrire dans ce lieu"));
	if (collect->sum.aside > 0)
		bn_command_complain(
			_("objets que le lieu ne donne pas : %" PRIu64), collect->sum.aside);
	if (settled > 0)
		fprintf(out, _("Anomalies déjà signalées : %" PRId64 "\n"), settled);
	bn_collected_settle(collected);
	return bn_collected_commit(collected) && telling.told == 0;
}
