#include "ctl/fleet.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "ctl/collect.h"
#include "ctl/condition.h"
#include "ctl/dates.h"
#include "ctl/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FROM, INTO, KIOSKS, WATCH, JSON, HTML, LANGUAGE };

#define AGAIN_MS 60000

struct work {
	const struct bn_arguments *arguments;
	struct bn_collect collect;
	struct bn_fleet_view view;
};

static bool hear(const struct bn_gather_options *options, void *context, struct bn_gather *gather)
{
	(void)context;
	return bn_gather_heartbeats(options, gather);
}

static void add_place(struct work *work, const struct bn_endpoint *place, const char *prefix)
{
	struct bn_fleet_view *view = &work->view;
	view->places = bn_mem_grow(view->places, &view->place_capacity, view->place_count + 1,
		sizeof(view->places[0]));
	struct bn_fleet_place *one = &view->places[view->place_count++];
	one->name = bn_collect_name(place, prefix);
	one->looked = bn_collected_looked(work->collect.collected, one->name, &one->read);
}

/* What is known of these places, those that weren't read now too. */
static void read_fleet(struct work *work)
{
	const struct bn_collect *collect = &work->collect;
	struct bn_fleet_view *view = &work->view;
	for (size_t i = 0; i < collect->config.target_count; i++) {
		const struct bn_endpoint *place = &collect->config.targets[i];
		for (int k = 0; k < collect->prefix_count; k++)
			add_place(work, place, collect->prefixes[k]);
		if (collect->prefix_count == 0)
			add_place(work, place, NULL);
	}
	const char **names = bn_mem_alloc(view->place_count, sizeof(*names));
	for (size_t i = 0; i < view->place_count; i++)
		names[i] = view->places[i].name;
	bn_fleet_read(&view->fleet, collect->collected, names, view->place_count, view->wall);
	free(names);
}

static void forget(struct bn_fleet_view *view)
{
	for (size_t i = 0; i < view->place_count; i++)
		free(view->places[i].name);
	free(view->places);
	bn_fleet_finish(&view->fleet);
	*view = (struct bn_fleet_view){0};
}

/* On a terminal in the place of the last time. */
static void print(const struct work *work)
{
	const char *const *values = work->arguments->values;
	struct bn_str text = {0};
	char when[32];
	bool again = values[WATCH] != NULL && values[JSON] == NULL;
	if (again && isatty(STDOUT_FILENO) == 1)
		bn_str_addz(&text, "\033[H\033[2J\033[3J");
	bn_dates_write(work->view.wall, when, sizeof(when));
	if (again)
		bn_str_addf(&text, "%s\n", when);
	if (values[JSON] != NULL)
		bn_fleet_add_json(&work->view, &text);
	else
		bn_fleet_add_table(&work->view, &text);
	fputs(bn_str_text(&text), stdout);
	fflush(stdout);
	bn_str_finish(&text);
}

static bool write_page(const struct work *work)
{
	const char *path = work->arguments->values[HTML];
	struct bn_str text = {0};
	if (path == NULL)
		return true;
	const char *own = bn_language_set(work->arguments->values[LANGUAGE]);
	bn_fleet_add_page(&work->view, &text);
	bn_language_set(own);
	bool good = bn_file_write_whole(path, text.data, text.length, 0644);
	if (!good)
		bn_command_complain(_("%s : la page n’a pas pu être écrite"), path);
	bn_str_finish(&text);
	return good;
}

static int show(struct work *work, bool whole)
{
	print(work);
	if (!write_page(work) || (!whole && work->view.fleet.count == 0))
		return BN_CTL_FAILED;
	return bn_condition_exit(bn_fleet_worst(&work->view.fleet));
}

static int look(struct work *work)
{
	struct bn_collect *collect = &work->collect;
	int result = BN_CTL_FAILED;
	work->view.wall = bn_clock_wall();
	if (!bn_collect_open(collect, work->arguments->values[INTO], work->view.wall))
		return BN_CTL_FAILED;
	bool whole = bn_collect_each_place(collect, _("Nouvelles"), hear, NULL);
	bool stopped = atomic_load(&collect->stopper.stop);
	if (!stopped && !bn_collected_failed(collect->collected))
		read_fleet(work);
	bool known = !stopped && !bn_collected_failed(collect->collected);
	/* Others may have it while nobody looks. */
	bn_collect_close(collect);
	if (known)
		result = show(work, whole);
	forget(&work->view);
	return result;
}

static int watch(struct work *work)
{
	int result = look(work);
	while (work->arguments->values[WATCH] != NULL &&
		bn_stopper_sleep(&work->collect.stopper, AGAIN_MS)) {
		int next = look(work);
		result = atomic_load(&work->collect.stopper.stop) ? result : next;
	}
	return result;
}

static int run(const struct bn_arguments *arguments)
{
	const char *const *values = arguments->values;
	struct work work = {.arguments = arguments,
		.collect = {.prefixes = arguments->rest, .prefix_count = arguments->rest_count}};
	int result = BN_CTL_FAILED;
	if (!bn_collect_allows(arguments) || !bn_language_allows(values[LANGUAGE]))
		return BN_CTL_USAGE;
	if (bn_seal_init() && bn_collect_read(&work.collect, values[FROM], values[KIOSKS])) {
		bn_stopper_begin(&work.collect.stopper);
		result = watch(&work);
		bn_stopper_end(&work.collect.stopper);
	}
	bn_collect_finish(&work.collect);
	return result;
}

const struct bn_command bn_command_fleet = {
	.name = "fleet",
	.rest = BN_TR("PRÉFIXE"),
	.several = true,
	.may_lack = true,
	.summary = BN_TR("dit comment vont les bornes d’un parc, les moins bien d’abord"),
	.details = BN_TR("Va chercher dans les lieux que nomme FICHIER les nouvelles des bornes "
			 "qui ont changé, vérifie leurs\n"
			 "signatures, les garde dans DOSSIER, et en fait un tableau, les bornes "
			 "qui vont mal d’abord : depuis\n"
			 "quand elles ont été vues, enregistrements en attente (entre parenthèses, "
			 "ceux que le lieu refuse),\n"
			 "version, campagne, films mis de côté, écart de l’horloge, place libre ; "
			 "et sous chaque borne qui ne\n"
			 "va pas bien, ce qu’elle a, et que faire. Une borne est à surveiller "
			 "quand deux nouvelles attendues\n"
			 "manquent, muette après 24 heures. Sans réseau, ce qui est connu est "
			 "montré, avec son âge. PRÉFIXE\n"
			 "remplace celui des lieux. Codes de sortie : 0 tout va bien ; 3 quelque "
			 "chose est à surveiller ;\n"
			 "4 quelque chose est à traiter ; 1 rien n’a pu être lu."),
	.options =
		{
			[FROM] = {0, "from", BN_TR("FICHIER"),
				BN_TR("les lieux de stockage (sync.yaml)"), true},
			[INTO] = {0, "into", BN_TR("DOSSIER"),
				BN_TR("où garder les nouvelles ; celui de « collect » convient"),
				true},
			[KIOSKS] = {0, "kiosks", BN_TR("FICHIER"),
				BN_TR("les bornes attendues, comme pour « collect »"), false},
			[WATCH] = {0, "watch", NULL,
				BN_TR("recommence chaque minute, jusqu’à Ctrl-C"), false},
			[JSON] = {0, "json", NULL, BN_TR("en JSON, sur une ligne"), false},
			[HTML] = {0, "html", BN_TR("FICHIER"),
				BN_TR("écrit aussi une page qui se lit sans réseau"), false},
			[LANGUAGE] = {0, "lang", "fr|en", BN_TR("langue de la page"), false},
		},
	.run = run,
};
