#include "ctl/collect.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/secret.h"
#include "base/tr.h"
#include "ctl/dates.h"
#include "ctl/opened.h"
#include "ctl/passphrase.h"
#include "ctl/sheet.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { FROM, INTO, KEY, PASSPHRASE_FILE, OUTPUT, KIOSKS, SINCE, PURGE_BEFORE, REMOVE_WITHDRAWN };

struct work {
	const struct bn_arguments *arguments;
	struct bn_collect collect;
	struct bn_seal_pair *pair;
	char *counts;          /* where what was counted is kept */
	int64_t since, before; /* 0: all; nothing */
};

static bool read_day(const char *text, int64_t *wall)
{
	if (text == NULL || bn_dates_read_day(text, wall))
		return true;
	bn_dates_complain(text);
	return false;
}

static bool check_words(struct work *work)
{
	const char *const *values = work->arguments->values;
	if (!read_day(values[SINCE], &work->since) ||
		!read_day(values[PURGE_BEFORE], &work->before))
		return false;
	if (work->before > bn_clock_wall()) {
		bn_command_complain(
			_("%s : cette date est à venir, rien n’est effacé"), values[PURGE_BEFORE]);
		return false;
	}
	if (values[OUTPUT] != NULL && values[KEY] == NULL) {
		bn_command_complain(_("-o FICHIER demande --key CLÉ"));
		return false;
	}
	if (values[OUTPUT] != NULL && !bn_sheet_known(values[OUTPUT])) {
		bn_command_complain(
			_("%s : le nom doit finir par .csv, .jsonl ou .vcf"), values[OUTPUT]);
		return false;
	}
	return bn_collect_allows(work->arguments);
}

static enum bn_seal_load load(const char *path, const char *passphrase, void *key)
{
	return bn_seal_load_pair(path, passphrase, key);
}

/* What a person may have to type, or put right, before anything goes over the network. */
static bool prepare(struct work *work)
{
	const char *const *values = work->arguments->values;
	return bn_seal_init() && bn_collect_read(&work->collect, values[FROM], values[KIOSKS]) &&
	       (values[KEY] == NULL || bn_passphrase_open(values[KEY], values[PASSPHRASE_FILE],
					       load, work->pair)) &&
	       bn_collect_open(&work->collect, values[INTO], bn_clock_wall());
}

/* With the key also what the kiosks counted, for `bornectl report`. */
static bool fetch(const struct bn_gather_options *options, void *context, struct bn_gather *gather)
{
	const struct work *work = context;
	struct bn_gather days;
	bool good = bn_gather_run(options, gather);
	if (good && gather->kiosks == 0)
		bn_command_complain(
			_("%s : aucune borne n’y a rien mis ; le préfixe est-il le bon ?"),
			options->place);
	if (!good || work->arguments->values[KEY] == NULL)
		return good;
	good = bn_gather_days(options, work->pair, work->counts, &days);
	gather->fault = days.fault;
	memcpy(gather->about, days.about, sizeof(gather->about));
	return good;
}

static bool write_leads(struct work *work)
{
	const char *output = work->arguments->values[OUTPUT];
	struct bn_merge merge = {0};
	struct bn_collected_files files = {0};
	struct rlimit most;
	/* A file a kiosk stays open. */
	if (getrlimit(RLIMIT_NOFILE, &most) == 0) {
		most.rlim_cur = most.rlim_max;
		setrlimit(RLIMIT_NOFILE, &most);
	}
	bool good = bn_collected_merge(work->collect.collected, work->since, &merge, &files);
	bn_merge_finish_adding(&merge);
	struct bn_opened opened = {.pair = work->pair,
		.merge = &merge,
		.files = files.descriptors,
		.names = files.names,
		.output = output};
	good = good && bn_opened_write(&opened);
	if (good)
		bn_opened_report(&opened, bn_opened_out(output));
	good = good && opened.opening.bad == 0;
	bn_opened_finish(&opened);
	bn_collected_files_finish(&files);
	bn_merge_finish(&merge);
	return good;
}

static bool remove_past(
	const struct bn_gather_options *options, void *context, struct bn_gather *gather)
{
	return bn_gather_remove_past(options, ((const struct work *)context)->before, gather);
}

static bool remove_withdrawn(
	const struct bn_gather_options *options, void *context, struct bn_gather *gather)
{
	(void)context;
	return bn_gather_remove_withdrawn(options, gather);
}

/* Retention, once all that is to be read was. */
static bool clear(struct work *work, FILE *out)
{
	struct bn_collect *collect = &work->collect;
	bool good = true;
	collect->sum.removed = 0;
	if (work->before > 0)
		good = bn_collect_each_place(collect, _("Effacement"), remove_past, work);
	if (good && work->arguments->values[REMOVE_WITHDRAWN] != NULL)
		good = bn_collect_each_place(collect, _("Effacement"), remove_withdrawn, work) &&
		       bn_collected_set_removed(collect->collected);
	if (work->before > 0 || work->arguments->values[REMOVE_WITHDRAWN] != NULL)
		fprintf(out, _("Objets effacés des lieux : %" PRIu64 "\n"), collect->sum.removed);
	if (!good || work->before == 0)
		return good;
	int64_t pruned = bn_collected_prune(collect->collected, work->before);
	if (pruned >= 0)
		fprintf(out, _("Enregistrements effacés du dossier : %" PRId64 "\n"), pruned);
	return pruned >= 0;
}

static int collect(struct work *work)
{
	const char *output = work->arguments->values[OUTPUT];
	FILE *out = bn_opened_out(output);
	struct bn_collect *all = &work->collect;
	bool good = bn_collect_each_place(all, _("Réception"), fetch, work);
	bool stopped = atomic_load(&all->stopper.stop);
	if (bn_collected_failed(all->collected)) {
		bn_command_complain(_("les enregistrements n’ont pas pu être gardés ; ce qui "
				      "l’était avant est là, et la prochaine fois reprend à cet "
				      "endroit"));
		return BN_CTL_FAILED;
	}
	if (stopped)
		bn_command_complain(_("interrompu : ce qui est reçu est gardé, la prochaine fois "
				      "continue"));
	bool whole = good;
	good = bn_collected_erase_withdrawn(all->collected) >= 0 && good;
	if (stopped)
		return BN_CTL_FAILED;
	bool in_order = bn_collect_tell(all, whole, out);
	if (output != NULL)
		good = write_leads(work) && good;
	if (good)
		good = clear(work, out);
	else if (work->before > 0 || work->arguments->values[REMOVE_WITHDRAWN] != NULL)
		bn_command_complain(_("rien n’est effacé : tout n’a pas pu être lu"));
	return good && in_order ? BN_CTL_DONE : BN_CTL_FAILED;
}

static int run(const struct bn_arguments *arguments)
{
	struct work work = {.arguments = arguments,
		.collect = {.prefixes = arguments->rest, .prefix_count = arguments->rest_count}};
	if (!check_words(&work))
		return BN_CTL_USAGE;
	int result = BN_CTL_FAILED;
	work.pair = bn_secret_create(sizeof(*work.pair));
	work.counts = bn_file_join(arguments->values[INTO], "counts");
	if (prepare(&work)) {
		bn_stopper_begin(&work.collect.stopper);
		result = collect(&work);
		bn_stopper_end(&work.collect.stopper);
	}
	bn_collect_close(&work.collect);
	bn_collect_finish(&work.collect);
	bn_secret_destroy(work.pair, sizeof(*work.pair));
	free(work.counts);
	return result;
}

const struct bn_command bn_command_collect = {
	.name = "collect",
	.rest = BN_TR("PRÉFIXE"),
	.several = true,
	.may_lack = true,
	.summary = BN_TR("va chercher ce que les bornes ont envoyé par le réseau"),
	.details = BN_TR("Va chercher dans les lieux de stockage que nomme FICHIER (« targets ») "
			 "ce qui n’est pas encore\n"
			 "dans DOSSIER, vérifie chaque signature et la chaîne de chaque borne, et "
			 "dit ce qui manque, est\n"
			 "faux, en double ou arrivé après d’autres, borne par borne. Interrompu, "
			 "il reprend où il en était.\n"
			 "Avec --key, ce que les bornes ont compté est gardé dans DOSSIER/counts, "
			 "pour « report » ; avec -o\n"
			 "aussi, tous les contacts reçus jusqu’ici sont ouverts et écrits comme "
			 "par « leads open ». Une\n"
			 "demande retirée est effacée de DOSSIER et jamais ouverte. PRÉFIXE "
			 "remplace celui des lieux, un\n"
			 "par département par exemple. Ce qui n’est pas en ordre est dit une fois, "
			 "ce qui manque, et\n"
			 "ce que signe une autre clé que celle de la borne, à chaque fois, et le "
			 "code de sortie est 1."),
	.options =
		{
			[FROM] = {0, "from", BN_TR("FICHIER"),
				BN_TR("les lieux de stockage (sync.yaml)"), true},
			[INTO] = {0, "into", BN_TR("DOSSIER"),
				BN_TR("où garder ce qui est reçu, scellé"), true},
			[KEY] = {0, "key", BN_TR("CLÉ"),
				BN_TR("clé secrète du recruteur (PRÉFIXE.key)"), false},
			[PASSPHRASE_FILE] = {0, "passphrase-file", BN_TR("FICHIER"),
				BN_TR("fichier dont la première ligne est la phrase de passe ; "
				      "elle est "
				      "demandée sinon"),
				false},
			[OUTPUT] = {'o', "output", BN_TR("FICHIER"),
				BN_TR("fichier à écrire : .csv, .jsonl, .vcf, ou - pour la "
				      "sortie standard"),
				false},
			[KIOSKS] = {0, "kiosks", BN_TR("FICHIER"),
				BN_TR("les bornes attendues : une ligne NOM EMPREINTE chacune ; "
				      "les "
				      "autres sont refusées. Sans lui, la première clé vue d’une "
				      "borne compte"),
				false},
			[SINCE] = {0, "since", BN_TR("DATE"),
				BN_TR("n’écrire que les contacts de ce jour et d’après"), false},
			[PURGE_BEFORE] = {0, "purge-before", BN_TR("DATE"),
				BN_TR("effacer des lieux les mois entiers d’avant ce jour, une "
				      "fois "
				      "reçus, et de DOSSIER ce qui est d’avant"),
				false},
			[REMOVE_WITHDRAWN] = {0, "remove-withdrawn", NULL,
				BN_TR("effacer aussi des lieux les demandes retirées"), false},
		},
	.run = run,
};
