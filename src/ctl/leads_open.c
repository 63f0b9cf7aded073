#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/str.h"
#include "base/tr.h"
#include "ctl/bundles.h"
#include "ctl/passphrase.h"
#include "leads/csv.h"
#include "leads/merge.h"
#include "leads/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY, PASSPHRASE_FILE, OUTPUT };

struct work {
	struct bn_seal_pair *pair;
	struct bn_lead *lead;
	struct bn_str json; /* secret */
	struct bn_merge merge;
	struct bn_bundles bundles;
	uint64_t bad_records;
};

static bool open_lead(struct work *work, const struct bn_store_record *record)
{
	/* The id outside the seal must be the one inside. */
	bool good = bn_seal_open(work->pair, record->sealed, record->bytes, &work->json) &&
		    bn_lead_read(bn_str_text(&work->json), work->json.length, work->lead) &&
		    strcmp(work->lead->id, record->id) == 0;
	if (good) {
		work->lead->number = record->number;
		bn_merge_add(&work->merge, work->lead);
	}
	return good;
}

static void open_record(void *context, const struct bn_store_record *record, const char *path)
{
	struct work *work = context;
	struct bn_chain_link link;
	if (!bn_chain_read(record->link, &link))
		return; /* can't be: it was verified */
	if (link.kind == BN_CHAIN_WITHDRAWAL)
		bn_merge_withdraw(&work->merge, record->id);
	else if (record->sealed != NULL && !open_lead(work, record) &&
		 ++work->bad_records <= BN_BUNDLES_NAMED)
		bn_command_complain(_("%s : n° %" PRId64 " : scellé pour une autre clé, ou abîmé"),
			path, record->number);
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

static bool is_in_order(const struct work *work)
{
	return work->bad_records == 0 && work->bundles.bad_files == 0 &&
	       work->bundles.audit.findings == 0;
}

static void report(const struct work *work, const char *path)
{
	FILE *out = strcmp(path, "-") == 0 ? stderr : stdout;
	const struct bn_merge *merge = &work->merge;
	fprintf(out,
		ngettext("%zu contact ouvert : %s\n", "%zu contacts ouverts : %s\n", merge->count),
		merge->count, path);
	if (merge->duplicates > 0)
		fprintf(out,
			ngettext("%zu double écarté\n", "%zu doubles écartés\n", merge->duplicates),
			merge->duplicates);
	if (merge->withdrawn_count > 0)
		fprintf(out,
			ngettext("%zu contact retiré à la demande de la personne\n",
				"%zu contacts retirés à la demande des personnes\n",
				merge->withdrawn_count),
			merge->withdrawn_count);
	if (work->bad_records > 0)
		fprintf(out,
			ngettext("%" PRIu64 " enregistrement refusé\n",
				"%" PRIu64 " enregistrements refusés\n", work->bad_records),
			work->bad_records);
	if (work->bundles.bad_files > 0)
		fprintf(out,
			ngettext("%zu fichier refusé\n", "%zu fichiers refusés\n",
				work->bundles.bad_files),
			work->bundles.bad_files);
	bn_bundles_print_kiosks(&work->bundles, out);
}

static int merge_and_write(struct work *work, const struct bn_arguments *arguments)
{
	char fingerprint[BN_SEAL_FINGERPRINT];
	bn_bundles_read(&work->bundles, arguments, open_record, work);
	bn_merge_finish_adding(&work->merge);
	if (work->merge.count == 0 && work->merge.withdrawals == 0 && work->bad_records > 0) {
		bn_seal_fingerprint(&work->pair->public_key, fingerprint);
		bn_command_complain(
			_("aucun contact ne s’ouvre avec la clé d’empreinte %s ; est-ce "
			  "bien celle des bornes ? Rien n’a été écrit."),
			fingerprint);
		return BN_CTL_FAILED;
	}
	if (work->bundles.files == 0)
		return BN_CTL_FAILED;
	if (!write_out(work, arguments->values[OUTPUT]))
		return BN_CTL_FAILED;
	report(work, arguments->values[OUTPUT]);
	return is_in_order(work) ? BN_CTL_DONE : BN_CTL_FAILED;
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
		.json = {.secret = true},
	};
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && load_key(arguments, work.pair))
		result = merge_and_write(&work, arguments);
	bn_bundles_finish(&work.bundles);
	bn_merge_finish(&work.merge);
	bn_str_finish(&work.json);
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
		"Ouvre un ou plusieurs exports avec la clé secrète du recruteur, vérifie chaque "
		"signature\net la chaîne de chaque borne, écarte les doubles et ce qui a été "
		"retiré, et écrit tous les\ncontacts, lisibles par vous seul, dans FICHIER : un "
		"tableau (.csv) ou une ligne de JSON par\ncontact (.jsonl). Avec « - », le "
		"tableau va sur la sortie standard. Un fichier du même nom\nest remplacé. Ce qui "
		"manque, est double, abîmé, faux ou scellé pour une autre clé est nommé\navec son "
		"numéro, le reste est écrit, et le code de sortie est 1."),
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
