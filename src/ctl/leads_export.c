#include "base/clock.h"
#include "base/file.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "daybook/journal.h"
#include "daybook/sent.h"
#include "leads/export.h"
#include "leads/seal.h"

#include <inttypes.h>
#include <stdio.h>

enum { DATA, TO };

/* So that the kiosk says what is still to pass on. The export is good without. */
static void note(const struct bn_export *export, const char *data)
{
	struct bn_sent sent = {
		.number = export->end, .wall = bn_clock_wall(), .way = BN_SENT_EXPORT};
	struct bn_journal_options options = {.data_folder = data, .silent = true};
	if (!bn_sent_note(data, &sent))
		bn_command_complain(_("%s : l’export est bon, mais la borne ne peut pas noter "
				      "qu’il a été fait"),
			data);
	struct bn_journal *journal = bn_journal_open(&options);
	bn_journal_add(journal, BN_JOURNAL_EXPORT, bn_file_name(export->path), NULL);
	bn_journal_close(journal);
}

static int say(enum bn_export_result result, const struct bn_export *export, const char *data,
	const char *folder)
{
	switch (result) {
	case BN_EXPORT_DONE:
		printf(bn_tr_count("%" PRIu64 " contact exporté, relu et intact : %s\n",
			       "%" PRIu64 " contacts exportés, relus et intacts : %s\n",
			       export->leads),
			export->leads, export->path);
		note(export, data);
		return BN_CTL_DONE;
	case BN_EXPORT_NOTHING:
		puts(_("Aucun contact à exporter ; aucun fichier n’a été écrit."));
		return BN_CTL_DONE;
	case BN_EXPORT_UNREADABLE:
		bn_command_complain(
			_("%s : les contacts ne peuvent pas être lus ; est-ce bien le dossier "
			  "de données de la borne, et en avez-vous les droits ?"),
			data);
		break;
	case BN_EXPORT_FULL:
	case BN_EXPORT_READ_ONLY:
	case BN_EXPORT_FAILED:
		bn_command_complain(
			_("%s : l’export n’a pas pu être écrit en entier ; vérifiez la place "
			  "libre, ou prenez une autre clé USB. Les contacts restent sur la "
			  "borne."),
			export->path != NULL ? export->path : folder);
		break;
	}
	return BN_CTL_FAILED;
}

static int run(const struct bn_arguments *arguments)
{
	const char *folder = arguments->values[TO];
	/* Never made here: a stick that isn't mounted would get its export on the kiosk's own disk.
	 */
	if (!bn_file_is_folder(folder)) {
		bn_command_complain(
			_("%s : ce dossier n’existe pas ; branchez la clé USB ou créez-le"),
			folder);
		return BN_CTL_FAILED;
	}
	if (!bn_seal_init())
		return BN_CTL_FAILED;
	struct bn_export export;
	enum bn_export_result made = bn_export_make(arguments->values[DATA], folder, NULL, &export);
	int result = say(made, &export, arguments->values[DATA], folder);
	bn_export_finish(&export);
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
