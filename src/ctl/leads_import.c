#include "base/file.h"
#include "base/tr.h"
#include "ctl/bundles.h"
#include "leads/store_import.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { DATA };
enum { BATCH = 500 }; /* records that the kiosk waits for, should it want to save */

struct work {
	struct bn_store *store;
	uint64_t taken, there, refused;
	/* Since the last commit. */
	size_t open;
	uint64_t new;
};

static const char *const whys[] = {
	[BN_STORE_IMPORT_FOREIGN] = BN_TR("signé par une autre clé que celle de cette borne"),
	[BN_STORE_IMPORT_OTHER] = BN_TR(
		"ce numéro est celui d’un autre enregistrement de la borne"),
	[BN_STORE_IMPORT_LOOSE] = BN_TR("ne va pas avec les enregistrements voisins de la borne"),
};

static void refuse(struct work *work, const char *path, int64_t number, enum bn_store_import why)
{
	if (++work->refused <= BN_BUNDLES_NAMED)
		bn_command_complain(_("%s : n° %" PRId64 " : %s"), path, number, _(whys[why]));
}

static bool commit(struct work *work)
{
	bool good = work->open == 0 || bn_store_import_end(work->store);
	work->taken += good ? work->new : 0;
	work->new = 0;
	work->open = 0;
	return good;
}

static bool take(struct work *work, const struct bn_store_record *record, const char *path)
{
	if (work->open == 0 && !bn_store_import_begin(work->store))
		return false;
	work->open++;
	enum bn_store_import result = bn_store_import_record(work->store, record);
	switch (result) {
	case BN_STORE_IMPORT_TAKEN:
		work->new ++;
		break;
	case BN_STORE_IMPORT_THERE:
		work->there++;
		break;
	case BN_STORE_IMPORT_FAILED:
		work->open = 0;
		work->new = 0;
		return false;
	default:
		refuse(work, path, record->number, result);
	}
	return work->open < BATCH || commit(work);
}

/* Of a file that was found whole; what in it isn't what its kiosk saved was named then. */
static bool import(struct work *work, const char *path)
{
	struct bn_bundle bundle;
	struct bn_store_record record;
	struct bn_audit_proof proof;
	bool good = bn_bundle_load(&bundle, path) == BN_BUNDLE_LOADED;
	while (good && bn_bundle_next(&bundle, &record)) {
		bn_audit_prove(&bundle.signer, &record, 1, &proof);
		good = !proof.good || take(work, &record, path);
	}
	bn_bundle_finish(&bundle);
	return commit(work) && good;
}

/* A kiosk's folder without a store gets one, but never a key: with another key, nothing of what the
 * old disk held would be its own. */
static struct bn_store *open_store(const char *data)
{
	char *path = bn_file_join(data, "leads.db"), *key = bn_file_join(data, "kiosk.key");
	struct bn_store *store = NULL;
	if (bn_file_exists(key))
		store = bn_store_open(path, !bn_file_exists(path));
	else
		bn_command_complain(_("%s : la clé de la borne n’y est pas ; remettez-y celle que "
				      "vous aviez gardée"),
			key);
	if (store == NULL)
		bn_command_complain(
			_("%s : les contacts ne peuvent pas être lus ; est-ce bien le dossier "
			  "de données de la borne, et en avez-vous les droits ?"),
			path);
	free(key);
	free(path);
	return store;
}

static void ignore_bundle(void *context, const struct bn_bundle *bundle)
{
	(void)context;
	(void)bundle;
}

static void ignore_record(
	void *context, const struct bn_store_record *record, enum bn_chain_kind kind, uint64_t from)
{
	(void)context;
	(void)record;
	(void)kind;
	(void)from;
}

static void ignore(void *context)
{
	(void)context;
}

static void report(const struct work *work)
{
	printf(bn_tr_count("%" PRIu64 " enregistrement repris\n",
		       "%" PRIu64 " enregistrements repris\n", work->taken),
		work->taken);
	if (work->there > 0)
		printf(bn_tr_count("%" PRIu64 " y était déjà\n", "%" PRIu64 " y étaient déjà\n",
			       work->there),
			work->there);
	if (work->refused > 0)
		printf(bn_tr_count("%" PRIu64 " enregistrement refusé\n",
			       "%" PRIu64 " enregistrements refusés\n", work->refused),
			work->refused);
}

static int run(const struct bn_arguments *arguments)
{
	const struct bn_bundles_visitor visitor = {
		.begin = ignore_bundle, .record = ignore_record, .forget = ignore};
	struct bn_bundles bundles;
	struct work work = {.store = bn_seal_init() ? open_store(arguments->values[DATA]) : NULL};
	if (work.store == NULL)
		return BN_CTL_FAILED;
	bn_bundles_read(&bundles, arguments, &visitor);
	bool good = bundles.bad_files == 0 && bundles.audit.findings == 0;
	for (size_t i = 0; i < bundles.files; i++)
		if (!import(&work, bundles.paths[i])) {
			bn_command_complain(_("%s : l’import s’est arrêté ; relancez-le, ce qui a "
					      "été repris reste"),
				bundles.paths[i]);
			good = false;
			break;
		}
	report(&work);
	bn_bundles_print_kiosks(&bundles, stdout);
	bn_bundles_finish(&bundles);
	bn_store_close(work.store);
	return good && work.refused == 0 ? BN_CTL_DONE : BN_CTL_FAILED;
}

const struct bn_command bn_command_leads_import = {
	.name = "leads import",
	.rest = BN_TR("EXPORT"),
	.several = true,
	.summary = BN_TR("rend à une borne les contacts d’exports plus anciens"),
	.details = BN_TR(
		"Après un changement de disque : rend à la borne ce que ses anciens exports ont "
		"d’elle, à la\nmême place de la chaîne, toujours scellé. La borne doit avoir sa "
		"clé d’avant\n(DONNÉES/kiosk.key), et rien enregistré depuis. Ce qui y est n’est "
		"jamais changé ; ce qui est\nsigné par une autre clé, ou dont la place est prise, "
		"est refusé et nommé, et le code de sortie\nest 1. Les codes de l’écran « Merci » "
		"ne sont pas dans les exports : ils ne permettent plus de\nretirer ce qui est "
		"repris."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
		},
	.run = run,
};
