#include "report/report.h"

#include "base/clock.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/dates.h"
#include "ctl/language.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { OUTPUT, FROM, TO, LANGUAGE };

static bool take_day(const char *text, char out[BN_DAY_DATE])
{
	int64_t wall = 0;
	char whole[32];
	if (text == NULL)
		return true;
	if (!bn_dates_read_day(text, &wall)) {
		bn_dates_complain(text);
		return false;
	}
	bn_dates_write(wall, whole, sizeof(whole));
	snprintf(out, BN_DAY_DATE, "%.10s", whole);
	return true;
}

static bool read_options(const struct bn_arguments *arguments, struct bn_facts *facts)
{
	if (!take_day(arguments->values[FROM], facts->from) ||
		!take_day(arguments->values[TO], facts->to))
		return false;
	if (facts->from[0] != '\0' && facts->to[0] != '\0' && strcmp(facts->from, facts->to) > 0) {
		bn_command_complain(_("--from est après --to"));
		return false;
	}
	return bn_language_allows(arguments->values[LANGUAGE]);
}

/* False: a folder isn't there, or none has any day. */
static bool read_folders(const struct bn_arguments *arguments, struct bn_facts *facts)
{
	bool good = true;
	for (int i = 0; i < arguments->rest_count; i++) {
		size_t files = facts->files;
		if (!bn_facts_read(facts, arguments->rest[i])) {
			bn_command_complain(_("%s : ce dossier n’existe pas"), arguments->rest[i]);
			good = false;
		} else if (facts->files == files) {
			bn_command_complain(_("%s : rien n’y a été compté ; est-ce bien le dossier "
					      "de données d’une borne ?"),
				arguments->rest[i]);
		}
	}
	return good && facts->files > 0;
}

static void tell_odd(const struct bn_facts *facts)
{
	if (facts->bad_files > 0)
		bn_command_complain(
			bn_tr_count(
				"%zu fichier ne se lit pas, ses nombres manquent (voir ci-dessus)",
				"%zu fichiers ne se lisent pas, leurs nombres manquent (voir "
				"ci-dessus)",
				facts->bad_files),
			facts->bad_files);
	if (facts->doubles > 0)
		bn_command_complain(
			bn_tr_count(
				"%zu jour est donné deux fois pour la même borne : il est compté "
				"une fois",
				"%zu jours sont donnés deux fois pour la même borne : ils sont "
				"comptés une fois",
				facts->doubles),
			facts->doubles);
	if (facts->undated > 0)
		bn_command_complain(
			bn_tr_count("%" PRId64
				    " visite d’un jour inconnu (horloge fausse) n’est pas "
				    "comptée",
				"%" PRId64 " visites d’un jour inconnu (horloge fausse) ne sont "
				"pas comptées",
				(unsigned long)facts->undated),
			facts->undated);
}

static bool write(const struct bn_arguments *arguments, struct bn_facts *facts)
{
	char today[BN_DAY_DATE], hour[BN_DAY_PART];
	bn_day_of(bn_clock_wall(), today, hour);
	const char *own = bn_language_set(arguments->values[LANGUAGE]);
	bool written = bn_report_write(facts, arguments->values[OUTPUT], today);
	bn_language_set(own);
	return written;
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_facts facts = {0};
	int result = BN_CTL_FAILED;
	if (!read_options(arguments, &facts))
		return BN_CTL_USAGE;
	if (!read_folders(arguments, &facts)) {
		bn_command_complain(_("rien n’a été écrit"));
	} else {
		bn_facts_settle(&facts);
		tell_odd(&facts);
		if (write(arguments, &facts)) {
			printf(bn_tr_count("%zu jour : %s/%s\n", "%zu jours : %s/%s\n",
				       facts.day_count),
				facts.day_count, arguments->values[OUTPUT], BN_REPORT_PAGE);
			result = facts.bad_files == 0 ? BN_CTL_DONE : BN_CTL_FAILED;
		} else {
			bn_command_complain(_("%s : le bilan n’a pas pu être écrit"),
				arguments->values[OUTPUT]);
		}
	}
	bn_facts_finish(&facts);
	return result;
}

const struct bn_command bn_command_report = {
	.name = "report",
	.rest = BN_TR("DONNÉES"),
	.several = true,
	.summary = BN_TR("fait une page de ce que des bornes ont compté"),
	.details = BN_TR(
		"Écrit dans DOSSIER une page (index.html) et un tableau CSV de chacun de ses "
		"graphiques : visites\npar heure et par jour, parcours jusqu’à la demande, "
		"métiers, "
		"témoignages à la seconde, langues,\nabandons, d’une borne à l’autre, preuve de "
		"passage des films. La page se lit sans réseau et\ns’imprime en PDF. Rien n’y "
		"vient "
		"de personne en particulier : un nombre plus petit que 5 n’est pas\nmontré. "
		"DONNÉES "
		"sont les dossiers de données des bornes, ou des copies de leurs dossiers counts/\n"
		"(COPIE/counts/)."),
	.options =
		{
			[OUTPUT] = {'o', "output", BN_TR("DOSSIER"),
				BN_TR("où écrire ; il est fait s’il manque, et les fichiers du "
				      "même nom sont remplacés"),
				true},
			[FROM] = {0, "from", BN_TR("DATE"),
				BN_TR("premier jour, par exemple 2026-11-06 ; sinon, le premier "
				      "compté"),
				false},
			[TO] = {0, "to", BN_TR("DATE"),
				BN_TR("dernier jour, compris ; sinon, le dernier compté"), false},
			[LANGUAGE] = {0, "lang", "fr|en",
				BN_TR("langue de la page et des tableaux"), false},
		},
	.run = run,
};
