#include "ctl/bundles.h"

#include "base/tr.h"

#include <inttypes.h>

/* Before each: the bundle's name or the kiosk's, and the number or numbers. */
static const char *const texts[] = {
	[BN_AUDIT_END] = BN_TR("l’en-tête n’est pas signé par la borne qu’il nomme"),
	[BN_AUDIT_FORGED] = BN_TR("fausse signature, refusé"),
	[BN_AUDIT_STRANGE] = BN_TR("signé par une autre clé que celle de la borne, refusé"),
	[BN_AUDIT_CHANGED] = BN_TR("changé après sa signature, refusé"),
	[BN_AUDIT_ORDER] = BN_TR("répété, ou pas à sa place"),
	[BN_AUDIT_MISSING] = BN_TR("absent de ces exports"),
	[BN_AUDIT_FORKED] = BN_TR("ce numéro a été donné à deux enregistrements"),
	[BN_AUDIT_BROKEN] = BN_TR("ne suit pas l’enregistrement d’avant : la chaîne est rompue"),
};

static void tell(void *context, const struct bn_audit_finding *finding)
{
	const struct bn_bundles *bundles = context;
	const char *text = _(texts[finding->fault]);
	if (bundles->audit.findings > BN_BUNDLES_NAMED)
		return;
	if (finding->first == 0)
		bn_command_complain("%s : %s", finding->where, text);
	else if (finding->first == finding->last)
		bn_command_complain(
			_("%s : n° %" PRId64 " : %s"), finding->where, finding->first, text);
	else
		bn_command_complain(_("%s : n° %" PRId64 " à %" PRId64 " : %s"), finding->where,
			finding->first, finding->last, text);
}

static bool load(struct bn_bundle *bundle, const char *path)
{
	switch (bn_bundle_load(bundle, path)) {
	case BN_BUNDLE_LOADED:
		return true;
	case BN_BUNDLE_UNREADABLE:
		bn_command_complain(_("%s : ce fichier ne peut pas être lu"), path);
		break;
	case BN_BUNDLE_FOREIGN:
		bn_command_complain(_("%s : ce n’est pas un export de Borne (.leads)"), path);
		break;
	case BN_BUNDLE_CHANGED:
		bn_command_complain(
			_("%s : ce fichier est coupé ou abîmé ; recopiez-le, ou refaites "
			  "l’export"),
			path);
		break;
	case BN_BUNDLE_EARLIER:
		bn_command_complain(
			_("%s : cet export vient d’un essai de Borne d’avant la version 0.1 ; "
			  "refaites-le sur la borne"),
			path);
		break;
	case BN_BUNDLE_LATER:
		bn_command_complain(_("%s : cet export vient d’une version plus récente de Borne ; "
				      "mettez bornectl à jour"),
			path);
		break;
	}
	return false;
}

void bn_bundles_read(struct bn_bundles *bundles, const struct bn_arguments *arguments,
	void (*visit)(void *context, const struct bn_store_record *record, const char *path),
	void *context)
{
	*bundles = (struct bn_bundles){0};
	bn_audit_begin(&bundles->audit, tell, bundles);
	for (int i = 0; i < arguments->rest_count; i++) {
		const char *path = arguments->rest[i];
		struct bn_bundle bundle;
		struct bn_store_record record;
		if (!load(&bundle, path)) {
			bundles->bad_files++;
			continue;
		}
		bundles->files++;
		bn_audit_bundle(&bundles->audit, &bundle, path);
		while (bn_bundle_next(&bundle, &record))
			if (bn_audit_record(&bundles->audit, &record))
				visit(context, &record, path);
		bn_bundle_finish(&bundle);
	}
	bn_audit_finish_adding(&bundles->audit);
	if (bundles->audit.findings > BN_BUNDLES_NAMED)
		bn_command_complain(
			_("et %zu autres anomalies"), bundles->audit.findings - BN_BUNDLES_NAMED);
}

void bn_bundles_print_kiosks(const struct bn_bundles *bundles, FILE *out)
{
	char fingerprint[BN_SEAL_FINGERPRINT];
	for (size_t i = 0; i < bundles->audit.kiosk_count; i++) {
		bn_seal_fingerprint(&bundles->audit.kiosks[i].key, fingerprint);
		fprintf(out, _("Borne %s, empreinte %s\n"), bundles->audit.kiosks[i].name,
			fingerprint);
	}
}

void bn_bundles_finish(struct bn_bundles *bundles)
{
	bn_audit_finish(&bundles->audit);
}
