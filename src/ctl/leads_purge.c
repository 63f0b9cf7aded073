#include "base/clock.h"
#include "base/file.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/dates.h"
#include "leads/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { DATA, BEFORE };

static int run(const struct bn_arguments *arguments)
{
	int64_t before = 0, now = bn_clock_wall();
	if (!bn_dates_read_day(arguments->values[BEFORE], &before)) {
		bn_dates_complain(arguments->values[BEFORE]);
		return BN_CTL_USAGE;
	}
	if (before > now) {
		bn_command_complain(_("%s : cette date est à venir, rien n’est effacé"),
			arguments->values[BEFORE]);
		return BN_CTL_USAGE;
	}
	char *path = bn_file_join(arguments->values[DATA], "leads.db");
	struct bn_store *store = bn_store_open(path, false);
	int64_t count = store != NULL ? bn_store_purge(store, before, now) : -1;
	if (count == 0)
		puts(_("Aucun contact n’est d’avant cette date."));
	else if (count > 0)
		printf(bn_tr_count("%" PRId64 " contact effacé de la borne\n",
			       "%" PRId64 " contacts effacés de la borne\n", (unsigned long)count),
			count);
	else
		bn_command_complain(
			_("%s : les contacts n’ont pas pu être effacés ; est-ce bien le "
			  "dossier de données de la borne, et en avez-vous les droits ?"),
			path);
	bn_store_close(store);
	free(path);
	return count >= 0 ? BN_CTL_DONE : BN_CTL_FAILED;
}

const struct bn_command bn_command_leads_purge = {
	.name = "leads purge",
	.summary = BN_TR("efface d’une borne les contacts d’avant une date"),
	.details = BN_TR(
		"Efface de la borne les contacts enregistrés avant le jour DATE (AAAA-MM-JJ), "
		"exportés ou non :\nexportez d’abord. Leur place dans la chaîne reste, et les "
		"exports d’avant s’ouvrent comme\navant. Un code permet encore de retirer une "
		"demande effacée. Un contact dont la date ne peut pas\nêtre juste (l’horloge de la "
		"borne était fausse) part avec le suivant. La borne efface\nd’elle-même ce qui "
		"passe la durée de la campagne (retention_months)."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
			[BEFORE] = {0, "before", BN_TR("DATE"),
				BN_TR("premier jour qui est gardé, par exemple 2026-11-06"), true},
		},
	.run = run,
};
