#include "base/file.h"
#include "base/secret.h"
#include "base/tr.h"
#include "ctl/bundles.h"
#include "ctl/mailing.h"
#include "ctl/opened.h"
#include "ctl/passphrase.h"
#include "ctl/sheet.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { KEY, PASSPHRASE_FILE, OUTPUT, BY_METIER };

struct work {
	struct bn_seal_pair *pair;
	struct bn_merge merge;
	struct bn_bundles bundles;
	struct bn_opened opened;
};

static void begin(void *context, const struct bn_bundle *bundle)
{
	bn_merge_bundle(&((struct work *)context)->merge, bundle->count);
}

static void forget(void *context)
{
	bn_merge_forget(&((struct work *)context)->merge);
}

static void add_record(
	void *context, const struct bn_store_record *record, enum bn_chain_kind kind, uint64_t from)
{
	struct work *work = context;
	if (kind == BN_CHAIN_WITHDRAWAL)
		bn_merge_withdraw(&work->merge, record->id);
	else if (record->sealed != NULL)
		bn_merge_add(&work->merge, record, from);
}

static bool is_in_order(const struct work *work)
{
	return work->opened.opening.bad == 0 && work->bundles.bad_files == 0 &&
	       work->bundles.audit.findings == 0;
}

static void report(const struct work *work)
{
	FILE *out = bn_opened_out(work->opened.output);
	bn_opened_report(&work->opened, out);
	if (work->bundles.bad_files > 0)
		fprintf(out,
			bn_tr_count("%zu fichier refusé\n", "%zu fichiers refusés\n",
				work->bundles.bad_files),
			work->bundles.bad_files);
	bn_bundles_print_kiosks(&work->bundles, out);
}

static bool write_by_metier(const struct bn_arguments *arguments)
{
	const char *folder = arguments->values[BY_METIER];
	if (folder == NULL)
		return true;
	if (!bn_mailing_write(arguments->values[OUTPUT], folder))
		return false;
	printf(_("Un tableau par métier : %s\n"), folder);
	return true;
}

static int merge_and_write(struct work *work, const struct bn_arguments *arguments)
{
	const struct bn_bundles_visitor visitor = {
		.begin = begin, .record = add_record, .forget = forget, .context = work};
	bn_bundles_read(&work->bundles, arguments, &visitor);
	bn_merge_finish_adding(&work->merge);
	if (work->bundles.files == 0)
		return BN_CTL_FAILED;
	work->opened = (struct bn_opened){.pair = work->pair,
		.merge = &work->merge,
		.files = work->bundles.descriptors,
		.names = work->bundles.paths,
		.output = arguments->values[OUTPUT]};
	if (!bn_opened_write(&work->opened))
		return BN_CTL_FAILED;
	report(work);
	return write_by_metier(arguments) && is_in_order(work) ? BN_CTL_DONE : BN_CTL_FAILED;
}

static enum bn_seal_load load(const char *path, const char *passphrase, void *key)
{
	return bn_seal_load_pair(path, passphrase, key);
}

static int run(const struct bn_arguments *arguments)
{
	const char *output = arguments->values[OUTPUT];
	if (!bn_sheet_known(output)) {
		bn_command_complain(_("%s : le nom doit finir par .csv, .jsonl ou .vcf"), output);
		return BN_CTL_USAGE;
	}
	if (arguments->values[BY_METIER] != NULL && !bn_str_ends(output, ".csv")) {
		bn_command_complain(_("--by-metier veut un tableau : -o FICHIER.csv"));
		return BN_CTL_USAGE;
	}
	struct work work = {.pair = bn_secret_create(sizeof(*work.pair))};
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && bn_passphrase_open(arguments->values[KEY],
				      arguments->values[PASSPHRASE_FILE], load, work.pair))
		result = merge_and_write(&work, arguments);
	bn_opened_finish(&work.opened);
	bn_bundles_finish(&work.bundles);
	bn_merge_finish(&work.merge);
	bn_secret_destroy(work.pair, sizeof(*work.pair));
	return result;
}

const struct bn_command bn_command_leads_open = {
	.name = "leads open",
	.rest = BN_TR("EXPORT"),
	.several = true,
	.summary = BN_TR("ouvre des exports et écrit les contacts dans un tableau ou des cartes"),
	.details = BN_TR(
		"Ouvre un ou plusieurs exports avec la clé secrète du recruteur, vérifie chaque "
		"signature\net la chaîne de chaque borne, écarte les doubles et ce qui a été "
		"retiré, et écrit tous les\ncontacts, lisibles par vous seul, dans FICHIER : un "
		"tableau (.csv), une ligne de JSON par\ncontact (.jsonl) ou des cartes pour un "
		"carnet d’adresses (.vcf). Avec « - », le tableau va sur\nla sortie standard. Un "
		"fichier du même nom est remplacé. Ce qui manque, est double, abîmé, faux ou\n"
		"scellé pour une autre clé est nommé avec son numéro, le reste est écrit, et le "
		"code de sortie\nest 1."),
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
				BN_TR("fichier à écrire : .csv, .jsonl, .vcf, ou - pour la "
				      "sortie standard"),
				true},
			[BY_METIER] = {0, "by-metier", BN_TR("DOSSIER"),
				BN_TR("aussi un tableau par métier dans DOSSIER, pour un "
				      "publipostage"),
				false},
		},
	.run = run,
};
