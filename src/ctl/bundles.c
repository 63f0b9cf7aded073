#include "ctl/bundles.h"

#include "base/clock.h"
#include "base/crew.h"
#include "base/mem.h"
#include "base/tr.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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

static void name(const struct bn_audit_finding *finding)
{
	const char *text = _(texts[finding->fault]);
	if (finding->first == 0)
		bn_command_complain("%s : %s", finding->where, text);
	else if (finding->first == finding->last)
		bn_command_complain(
			_("%s : n° %" PRId64 " : %s"), finding->where, finding->first, text);
	else
		bn_command_complain(_("%s : n° %" PRId64 " à %" PRId64 " : %s"), finding->where,
			finding->first, finding->last, text);
}

static void tell(void *context, const struct bn_audit_finding *finding)
{
	struct bn_bundles *bundles = context;
	if (bundles->audit.findings > BN_BUNDLES_NAMED)
		return;
	if (bundles->holding)
		bundles->held[bundles->held_count++] = *finding;
	else
		name(finding);
}

static bool judge(enum bn_bundle_load result, const char *path)
{
	switch (result) {
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

/* What one hand has: records that follow each other in a bundle. */
struct hand {
	struct bn_bundle_block block;
	struct bn_store_record *records;
	char (*ids)[BN_ID_TEXT];
	struct bn_audit_proof *proofs;
	size_t records_capacity, ids_capacity, proofs_capacity;
};

static bool fill(void *context, void *slot)
{
	struct bn_bundles *bundles = context;
	return bn_bundle_read(&bundles->bundle, &((struct hand *)slot)->block);
}

static void work(void *context, void *slot)
{
	const struct bn_bundles *bundles = context;
	struct hand *hand = slot;
	size_t count = (size_t)hand->block.count, at = 0;
	hand->records = bn_mem_grow(
		hand->records, &hand->records_capacity, count, sizeof(hand->records[0]));
	hand->ids = bn_mem_grow(hand->ids, &hand->ids_capacity, count, sizeof(hand->ids[0]));
	hand->proofs = bn_mem_grow(
		hand->proofs, &hand->proofs_capacity, count, sizeof(hand->proofs[0]));
	for (size_t i = 0; i < count; i++)
		bn_bundle_block_next(&hand->block, &at, &hand->records[i], hand->ids[i]);
	bn_audit_prove(&bundles->bundle.signer, hand->records, count, hand->proofs);
}

static bool take(void *context, void *slot)
{
	struct bn_bundles *bundles = context;
	const struct hand *hand = slot;
	for (size_t i = 0; i < hand->block.count; i++) {
		bn_audit_take(&bundles->audit, &hand->proofs[i]);
		if (hand->proofs[i].good)
			bundles->visitor->record(bundles->visitor->context, &hand->records[i],
				hand->proofs[i].kind,
				hand->block.from +
					(uint64_t)(hand->records[i].link - hand->block.bytes));
	}
	bn_progress_step(&bundles->progress, (bundles->done + hand->block.from) >> 20,
		bundles->total >> 20, bn_clock_ms());
	return true;
}

static enum bn_bundle_load read_records(struct bn_bundles *bundles)
{
	size_t threads = bn_crew_cores(), count = 2 * threads + 1;
	struct hand *hands = bn_mem_alloc(count, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = threads,
		.slots = hands,
		.count = count,
		.size = sizeof(hands[0]),
		.context = bundles,
		.fill = fill,
		.work = work,
		.take = take};
	bn_crew_run(&crew);
	for (size_t i = 0; i < count; i++) {
		bn_bundle_block_finish(&hands[i].block);
		free(hands[i].records);
		free(hands[i].ids);
		free(hands[i].proofs);
	}
	free(hands);
	return bn_bundle_ended(&bundles->bundle);
}

static void keep(struct bn_bundles *bundles, const char *path)
{
	size_t place = bundles->files++;
	bundles->paths = bn_mem_grow(
		bundles->paths, &bundles->capacity, bundles->files, sizeof(bundles->paths[0]));
	bundles->descriptors = bn_mem_grow(bundles->descriptors, &bundles->descriptor_capacity,
		bundles->files, sizeof(bundles->descriptors[0]));
	bundles->paths[place] = path;
	bundles->descriptors[place] = bn_bundle_release(&bundles->bundle);
}

static void read_one(struct bn_bundles *bundles, const char *path)
{
	enum bn_bundle_load result = bn_bundle_open(&bundles->bundle, path);
	if (result == BN_BUNDLE_LOADED) {
		bundles->holding = true;
		bn_audit_bundle(&bundles->audit, &bundles->bundle, path);
		bundles->visitor->begin(bundles->visitor->context, &bundles->bundle);
		result = read_records(bundles);
		bundles->holding = false;
		if (result != BN_BUNDLE_LOADED) {
			bn_audit_forget(&bundles->audit);
			bundles->visitor->forget(bundles->visitor->context);
			bundles->held_count = 0;
		}
	}
	bn_progress_clear(&bundles->progress);
	if (judge(result, path)) {
		for (size_t i = 0; i < bundles->held_count; i++)
			name(&bundles->held[i]);
		keep(bundles, path);
	} else {
		bundles->bad_files++;
	}
	bundles->held_count = 0;
	bundles->done += bundles->bundle.size;
	bn_bundle_finish(&bundles->bundle);
}

static uint64_t size_of(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 ? (uint64_t)info.st_size : 0;
}

void bn_bundles_read(struct bn_bundles *bundles, const struct bn_arguments *arguments,
	const struct bn_bundles_visitor *visitor)
{
	struct rlimit files;
	*bundles = (struct bn_bundles){.visitor = visitor};
	/* They stay open: what is read again later is what was verified. */
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	bn_audit_begin(&bundles->audit, tell, bundles);
	for (int i = 0; i < arguments->rest_count; i++)
		bundles->total += size_of(arguments->rest[i]);
	bn_progress_begin(&bundles->progress, _("Vérification (Mio)"), bn_clock_ms());
	for (int i = 0; i < arguments->rest_count; i++)
		read_one(bundles, arguments->rest[i]);
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
	for (size_t i = 0; i < bundles->files; i++)
		close(bundles->descriptors[i]);
	free(bundles->descriptors);
	free(bundles->paths);
	bn_audit_finish(&bundles->audit);
}
