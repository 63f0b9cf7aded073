#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "daybook/journal.h"
#include "daybook/sent.h"
#include "leads/bundle.h"
#include "leads/identity.h"
#include "leads/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DATA, TO };

struct export
{
	struct bn_bundle bundle;
	uint64_t leads; /* that are still there */
};

static bool add(void *context, const struct bn_store_record *record)
{
	struct export *export = context;
	bn_bundle_add(&export->bundle, record);
	struct bn_chain_link link;
	export->leads += record->number <= export->bundle.end.number && record->sealed != NULL &&
			 bn_chain_read(record->link, &link) && link.kind == BN_CHAIN_LEAD;
	return true;
}

/* The store before the name: a folder that isn't a kiosk's must not get one. */
static bool fill(struct export *export, const char *data)
{
	char kiosk[BN_LEAD_KEY];
	char *path = bn_file_join(data, "leads.db");
	struct bn_store *store = bn_store_open(path, false);
	const struct bn_seal_signer *signer = store != NULL ? bn_store_signer(store) : NULL;
	struct bn_tail end;
	bool good = signer != NULL && bn_store_end(store, &end) && bn_identity_load(data, kiosk);
	if (good) {
		bn_bundle_begin(&export->bundle, kiosk, bn_clock_wall(), &end, signer);
		good = bn_store_each_link(store, add, export);
	}
	if (!good)
		bn_command_complain(
			_("%s : les contacts ne peuvent pas être lus ; est-ce bien le dossier "
			  "de données de la borne, et en avez-vous les droits ?"),
			path);
	bn_store_close(store);
	free(path);
	return good;
}

/* "DIR/borne-KIOSK-20261106-143000.leads", with "-2" and so on when it is taken: an export never
 * replaces another. The caller frees it. */
static char *make_path(const char *folder, const struct bn_bundle *bundle)
{
	char when[BN_CLOCK_TEXT], digits[BN_CLOCK_TEXT] = "", more[16] = "";
	size_t count = 0;
	bn_clock_utc(bundle->wall + (int64_t)bn_clock_offset(bundle->wall) * 60, when);
	for (const char *at = when; *at != '\0'; at++)
		if (strchr("-:Z", *at) == NULL)
			digits[count++] = *at == 'T' ? '-' : *at;
	char *path = NULL;
	for (int number = 2;; number++) {
		path = bn_mem_printf("%s/%s%s-%s%s.leads", folder,
			bn_str_starts(bundle->kiosk, "borne-") ? "" : "borne-", bundle->kiosk,
			digits, more);
		if (!bn_file_exists(path))
			return path;
		free(path);
		snprintf(more, sizeof(more), "-%d", number);
	}
}

static bool reads_back(const char *path, uint64_t count)
{
	struct bn_bundle again;
	bool good = bn_bundle_load(&again, path) == BN_BUNDLE_LOADED && again.count == count;
	bn_bundle_finish(&again);
	return good;
}

/* So that the kiosk says what is still to pass on. The export is good without. */
static void note(const struct bn_bundle *bundle, const char *data, const char *path)
{
	struct bn_sent sent = {
		.number = bundle->end.number, .wall = bundle->wall, .way = BN_SENT_EXPORT};
	struct bn_journal_options options = {.data_folder = data, .silent = true};
	if (!bn_sent_note(data, &sent))
		bn_command_complain(_("%s : l’export est bon, mais la borne ne peut pas noter "
				      "qu’il a été fait"),
			data);
	struct bn_journal *journal = bn_journal_open(&options);
	const char *name = strrchr(path, '/');
	bn_journal_add(journal, BN_JOURNAL_EXPORT, name != NULL ? name + 1 : path, NULL);
	bn_journal_close(journal);
}

static int save(struct export *export, const char *data, const char *folder)
{
	struct bn_bundle *bundle = &export->bundle;
	if (bundle->count == 0) {
		puts(_("Aucun contact à exporter ; aucun fichier n’a été écrit."));
		return BN_CTL_DONE;
	}
	char *path = make_path(folder, bundle);
	bool good = bn_bundle_save(bundle, path) && reads_back(path, bundle->count);
	if (good)
		printf(ngettext("%" PRIu64 " contact exporté, relu et intact : %s\n",
			       "%" PRIu64 " contacts exportés, relus et intacts : %s\n",
			       export->leads),
			export->leads, path);
	if (good)
		note(bundle, data, path);
	else
		bn_command_complain(
			_("%s : l’export n’a pas pu être écrit en entier ; vérifiez la place "
			  "libre, ou prenez une autre clé USB. Les contacts restent sur la "
			  "borne."),
			path);
	free(path);
	return good ? BN_CTL_DONE : BN_CTL_FAILED;
}

static int run(const struct bn_arguments *arguments)
{
	const char *folder = arguments->values[TO];
	struct stat info;
	/* Never made here: a stick that isn't mounted would get its export on the kiosk's own disk.
	 */
	if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode)) {
		bn_command_complain(
			_("%s : ce dossier n’existe pas ; branchez la clé USB ou créez-le"),
			folder);
		return BN_CTL_FAILED;
	}
	struct export export = {0};
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && fill(&export, arguments->values[DATA]))
		result = save(&export, arguments->values[DATA], folder);
	bn_bundle_finish(&export.bundle);
	return result;
}

const struct bn_command bn_command_leads_export = {
	.name = "leads export",
	.summary = BN_TR("écrit les contacts scellés d’une borne dans un fichier"),
	.details = BN_TR(
		"Écrit un fichier borne-NOM-DATE-HEURE.leads avec tous les contacts de la borne et "
		"leur "
		"chaîne, "
		"le relit,\npuis dit combien il en contient. Les contacts restent scellés, et "
		"restent sur la borne."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
			[TO] = {0, "to", BN_TR("DOSSIER"),
				BN_TR("dossier où écrire le fichier, par exemple une clé USB"),
				true},
		},
	.run = run,
};
