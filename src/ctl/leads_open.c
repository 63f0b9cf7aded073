#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/str.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/passphrase.h"
#include "leads/bundle.h"
#include "leads/csv.h"
#include "leads/merge.h"
#include "leads/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMED_MOST 20 /* bad records named one by one in a bundle */

enum { KEY, PASSPHRASE_FILE, OUTPUT };

struct work {
	struct bn_seal_pair *pair;
	struct bn_lead *lead;
	struct bn_merge merge;
	size_t bad_bundles;
	uint64_t bad_records;
};

static bool open_record(struct work *work, const struct bn_store_record *record)
{
	if (record->bytes < BN_SEAL_EXTRA)
		return false;
	size_t bytes = record->bytes - BN_SEAL_EXTRA;
	char *json = bn_mem_alloc(bytes, 1);
	/* The id outside the seal is anybody's word: it must be the one inside. */
	bool good = bn_seal_open(work->pair, record->sealed, record->bytes, json) &&
		    bn_lead_read(json, bytes, work->lead) &&
		    strcmp(work->lead->id, record->id) == 0;
	if (good)
		bn_merge_add(&work->merge, work->lead);
	explicit_bzero(json, bytes);
	free(json);
	return good;
}

static void open_records(struct work *work, struct bn_bundle *bundle, const char *path)
{
	struct bn_store_record record;
	uint64_t bad = 0;
	while (bn_bundle_next(bundle, &record)) {
		if (open_record(work, &record))
			continue;
		if (++bad <= NAMED_MOST)
			bn_command_complain(_("%s : enregistrement %" PRId64
					      " : scellé pour une autre clé, ou abîmé"),
				path, record.number);
	}
	if (bad > NAMED_MOST)
		bn_command_complain(_("%s : et %" PRIu64 " autres enregistrements de même"), path,
			bad - NAMED_MOST);
	work->bad_records += bad;
}

static void open_bundle(struct work *work, const char *path)
{
	struct bn_bundle bundle;
	switch (bn_bundle_load(&bundle, path)) {
	case BN_BUNDLE_LOADED:
		open_records(work, &bundle, path);
		bn_bundle_finish(&bundle);
		return;
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
	case BN_BUNDLE_LATER:
		bn_command_complain(_("%s : cet export vient d’une version plus récente de Borne ; "
				      "mettez bornectl à jour"),
			path);
		break;
	}
	work->bad_bundles++;
}

static void write_csv(struct work *work, struct bn_str *out)
{
	struct bn_csv csv = {.out = out};
	for (size_t i = 0; i < work->merge.count; i++) {
		bn_merge_get(&work->merge, i, work->lead);
		bn_csv_learn(&csv, work->lead);
	}
	bn_csv_begin(&csv);
	for (size_t i = 0; i < work->merge.count; i++) {
		bn_merge_get(&work->merge, i, work->lead);
		bn_csv_add(&csv, work->lead);
	}
	bn_csv_finish(&csv);
}

static void write_lines(const struct work *work, struct bn_str *out)
{
	for (size_t i = 0; i < work->merge.count; i++) {
		bn_str_add(out, work->merge.items[i].json, work->merge.items[i].bytes);
		bn_str_addz(out, "\n");
	}
}

static bool write_out(struct work *work, const char *path)
{
	struct bn_str out = {.secret = true};
	bool good = true;
	if (bn_str_ends(path, ".jsonl"))
		write_lines(work, &out);
	else
		write_csv(work, &out);
	if (strcmp(path, "-") == 0)
		good = fwrite(out.data, 1, out.length, stdout) == out.length && fflush(stdout) == 0;
	else
		good = bn_file_write_whole(path, out.data, out.length, 0600);
	if (!good)
		bn_command_complain(_("%s : les contacts n’ont pas pu être écrits"), path);
	bn_str_finish(&out);
	return good;
}

static void report(const struct work *work, const char *path)
{
	FILE *out = strcmp(path, "-") == 0 ? stderr : stdout;
	fprintf(out,
		ngettext("%zu contact ouvert : %s\n", "%zu contacts ouverts : %s\n",
			work->merge.count),
		work->merge.count, path);
	if (work->merge.duplicates > 0)
		fprintf(out,
			ngettext("%zu double écarté\n", "%zu doubles écartés\n",
				work->merge.duplicates),
			work->merge.duplicates);
	if (work->bad_records > 0)
		fprintf(out,
			ngettext("%" PRIu64 " enregistrement refusé\n",
				"%" PRIu64 " enregistrements refusés\n", work->bad_records),
			work->bad_records);
	if (work->bad_bundles > 0)
		fprintf(out,
			ngettext("%zu fichier refusé\n", "%zu fichiers refusés\n",
				work->bad_bundles),
			work->bad_bundles);
}

static int merge_and_write(struct work *work, const struct bn_arguments *arguments)
{
	char fingerprint[BN_SEAL_FINGERPRINT];
	for (int i = 0; i < arguments->rest_count; i++)
		open_bundle(work, arguments->rest[i]);
	bn_merge_finish_adding(&work->merge);
	if (work->merge.count == 0 && work->bad_records > 0) {
		bn_seal_fingerprint(&work->pair->public_key, fingerprint);
		bn_command_complain(
			_("aucun contact ne s’ouvre avec la clé d’empreinte %s ; est-ce "
			  "bien celle des bornes ? Rien n’a été écrit."),
			fingerprint);
		return BN_CTL_FAILED;
	}
	if (work->merge.count == 0 && work->bad_bundles > 0)
		return BN_CTL_FAILED;
	if (!write_out(work, arguments->values[OUTPUT]))
		return BN_CTL_FAILED;
	report(work, arguments->values[OUTPUT]);
	return work->bad_records > 0 || work->bad_bundles > 0 ? BN_CTL_FAILED : BN_CTL_DONE;
}

static bool load_key(const struct bn_arguments *arguments, struct bn_seal_pair *pair)
{
	const char *path = arguments->values[KEY];
	if (!bn_file_exists(path)) {
		bn_command_complain(_("%s : il n’y a pas de clé secrète à cet endroit"), path);
		return false;
	}
	char *passphrase = bn_secret_create(BN_PASSPHRASE);
	enum bn_seal_load result = BN_SEAL_BAD_FILE;
	bool asked = bn_passphrase_get(arguments->values[PASSPHRASE_FILE], false, passphrase);
	if (asked)
		result = bn_seal_load_pair(path, passphrase, pair);
	bn_secret_destroy(passphrase, BN_PASSPHRASE);
	if (asked && result == BN_SEAL_WRONG_PASSPHRASE)
		bn_command_complain(_("%s : ce n’est pas la bonne phrase de passe"), path);
	else if (asked && result == BN_SEAL_BAD_FILE)
		bn_command_complain(
			_("%s : ce fichier n’est pas une clé secrète intacte ; reprenez-en la "
			  "copie mise en lieu sûr"),
			path);
	return asked && result == BN_SEAL_LOADED;
}

static int run(const struct bn_arguments *arguments)
{
	const char *output = arguments->values[OUTPUT];
	if (strcmp(output, "-") != 0 && !bn_str_ends(output, ".csv") &&
		!bn_str_ends(output, ".jsonl")) {
		bn_command_complain(_("%s : le nom doit finir par .csv ou .jsonl"), output);
		return BN_CTL_USAGE;
	}
	struct work work = {
		.pair = bn_secret_create(sizeof(*work.pair)),
		.lead = bn_secret_create(sizeof(*work.lead)),
	};
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && load_key(arguments, work.pair))
		result = merge_and_write(&work, arguments);
	bn_merge_finish(&work.merge);
	bn_secret_destroy(work.lead, sizeof(*work.lead));
	bn_secret_destroy(work.pair, sizeof(*work.pair));
	return result;
}

const struct bn_command bn_command_leads_open = {
	.name = "leads open",
	.rest = BN_TR("EXPORT"),
	.several = true,
	.summary = BN_TR("ouvre des exports et écrit les contacts dans un tableau"),
	.details = BN_TR(
		"Ouvre un ou plusieurs exports avec la clé secrète du recruteur, écarte les "
		"doubles et écrit\ntous les contacts, lisibles par vous seul, dans FICHIER : un "
		"tableau (.csv) ou une ligne de\nJSON par contact (.jsonl). Avec « - », le "
		"tableau va sur la sortie standard. Un\nfichier du même nom est remplacé. Ce qui "
		"est abîmé ou scellé pour une autre clé est\nnommé, le reste est écrit, et le code "
		"de sortie est 1."),
	.options =
		{
			[KEY] = {0, "key", BN_TR("CLÉ"),
				BN_TR("clé secrète du recruteur (PRÉFIXE.key)"), true},
			[PASSPHRASE_FILE] = {0, "passphrase-file", BN_TR("FICHIER"),
				BN_TR("fichier dont la première ligne est la phrase de passe ; "
				      "elle est "
				      "demandée sinon"),
				false},
			[OUTPUT] = {'o', "output", BN_TR("FICHIER"),
				BN_TR("tableau à écrire : .csv, .jsonl, ou - pour la sortie "
				      "standard"),
				true},
		},
	.run = run,
};
