#include "ctl/check.h"

#include "base/clock.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/tr.h"
#include "content/advice.h"
#include "content/campaign.h"
#include "content/captions.h"
#include "ctl/command.h"
#include "ctl/media.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { OPTION_JSON, OPTION_NO_MEDIA };

/* All that is found out about a folder. */
struct check {
	const char *folder;
	struct bn_campaign *campaign; /* NULL: it has errors */
	struct bn_problems problems;
	struct bn_media_tools tools;
	bool media; /* wanted */
};

/* The captions are read when their clip is on; what is wrong with them is better known before. */
static void check_captions(const struct bn_campaign *campaign, struct bn_problems *problems)
{
	for (size_t i = 0; i < campaign->clip_count; i++) {
		const struct bn_text *captions = &campaign->clips[i].captions;
		for (size_t j = 0; j < captions->count; j++)
			bn_captions_destroy(bn_captions_load(captions->items[j].text, 0, problems));
	}
}

static void check_all(struct check *check, const char *today)
{
	bn_media_find(&check->tools);
	check->campaign = bn_campaign_load(check->folder, &check->problems);
	if (check->campaign == NULL)
		return;
	check_captions(check->campaign, &check->problems);
	bn_advice_give(check->campaign, today, &check->problems);
	if (check->media)
		bn_media_check(check->campaign, &check->tools, &check->problems);
	bn_problems_sort(&check->problems);
}

static void print_count(FILE *out, const char *before, const char *text, size_t count)
{
	fputs(before, out);
	fprintf(out, text, count);
}

static void print_good(const struct bn_campaign *campaign, const char *folder)
{
	size_t professions = campaign->profession_count, clips = campaign->clip_count;
	size_t venues = campaign->venue_count, languages = campaign->language_count;
	printf(_("%s : rien à corriger"), folder);
	print_count(
		stdout, " (", bn_tr_count("%zu métier", "%zu métiers", professions), professions);
	print_count(stdout, ", ", bn_tr_count("%zu clip", "%zu clips", clips), clips);
	print_count(stdout, ", ", bn_tr_count("%zu lieu", "%zu lieux", venues), venues);
	print_count(stdout, ", ", bn_tr_count("%zu langue", "%zu langues", languages), languages);
	fputs(")", stdout);
}

static void print_unchecked(const struct check *check)
{
	if (!check->media || check->campaign == NULL)
		return;
	if (check->tools.player == NULL)
		fprintf(stderr, "%s\n",
			_("Les films n’ont pas été lus : il manque borne-player à côté de "
			  "bornectl."));
	if (check->tools.ffmpeg == NULL)
		fprintf(stderr, "%s\n",
			_("Le niveau de leur son n’a pas été mesuré : il manque ffmpeg."));
}

/* The last line, on standard error where something is to be mended. */
static void print_lines(struct check *check, size_t errors, size_t warnings)
{
	FILE *out = errors > 0 ? stderr : stdout;
	bn_problems_print(&check->problems, stderr);
	print_unchecked(check);
	if (errors > 0)
		print_count(out, "",
			bn_tr_count("%zu point à corriger", "%zu points à corriger", errors),
			errors);
	else
		print_good(check->campaign, check->folder);
	if (warnings > 0)
		print_count(out, ", ",
			bn_tr_count("%zu avertissement", "%zu avertissements", warnings), warnings);
	fputs(errors > 0 || warnings > 0 ? ".\n" : "\n", out);
}

static void print_json(const struct check *check, size_t errors, size_t warnings)
{
	struct bn_str text = {0};
	struct bn_json json = {.out = &text};
	bn_json_object(&json, NULL);
	bn_json_array(&json, "problems");
	for (size_t i = 0; i < check->problems.count; i++) {
		const struct bn_problem *one = &check->problems.items[i];
		bool warning = one->severity == BN_PROBLEM_WARNING;
		bn_json_object(&json, NULL);
		bn_json_text(&json, "file", one->file);
		bn_json_int(&json, "line", one->line);
		bn_json_int(&json, "column", one->column);
		bn_json_text(&json, "severity", warning ? "warning" : "error");
		bn_json_text(&json, "message", one->message);
		bn_json_object_end(&json);
	}
	bn_json_array_end(&json);
	bn_json_int(&json, "errors", (int64_t)errors);
	bn_json_int(&json, "warnings", (int64_t)warnings);
	bool looked = check->media && check->campaign != NULL;
	bn_json_bool(&json, "films_played", looked && check->tools.player != NULL);
	bn_json_bool(&json, "loudness_measured", looked && check->tools.ffmpeg != NULL);
	bn_json_object_end(&json);
	puts(bn_str_text(&text));
	bn_str_finish(&text);
}

static void begin(struct check *check)
{
	char today[16];
	time_t now = (time_t)bn_clock_wall();
	struct tm local;
	strftime(today, sizeof(today), "%Y-%m-%d", localtime_r(&now, &local));
	check_all(check, today);
}

/* Says what was found; the number of errors. */
static size_t end(struct check *check, bool as_json)
{
	size_t errors = bn_problems_count(&check->problems, BN_PROBLEM_ERROR);
	size_t warnings = bn_problems_count(&check->problems, BN_PROBLEM_WARNING);
	if (as_json)
		print_json(check, errors, warnings);
	else
		print_lines(check, errors, warnings);
	bn_campaign_destroy(check->campaign);
	bn_problems_finish(&check->problems);
	bn_media_finish(&check->tools);
	return errors;
}

char *bn_check_folder(const char *folder, bool films)
{
	struct check check = {.folder = folder, .media = films};
	begin(&check);
	char *id = check.campaign != NULL ? bn_mem_strdup(check.campaign->id) : NULL;
	if (end(&check, false) == 0)
		return id;
	free(id);
	return NULL;
}

bool bn_check_installed(const char *folder, const char *id, void *context)
{
	(void)context;
	char *found = bn_check_folder(folder, false);
	bool good = bn_str_same(found, id);
	if (found != NULL && !good)
		bn_command_complain(_("la campagne se nomme « %s », son paquet « %s »"), found, id);
	free(found);
	return good;
}

static int run(const struct bn_arguments *arguments)
{
	struct check check = {
		.folder = arguments->rest[0], .media = arguments->values[OPTION_NO_MEDIA] == NULL};
	begin(&check);
	return end(&check, arguments->values[OPTION_JSON] != NULL) > 0 ? BN_CTL_FAILED
								       : BN_CTL_DONE;
}

const struct bn_command bn_command_check = {
	.name = "check",
	.rest = BN_TR("DOSSIER"),
	.summary = BN_TR("relit une campagne et dit tout ce qui est à corriger"),
	.details = BN_TR(
		"Relit le dossier d’une campagne comme le fait la borne à son démarrage, "
		"et les fichiers\n"
		"de sous-titres. Chaque erreur est dite avec son fichier, sa ligne et sa "
		"colonne ; le code\n"
		"de sortie est alors 1. Les avertissements n’empêchent rien : fichiers que rien "
		"ne\n"
		"nomme, traductions et sous-titres qui manquent, dates passées, films qui ne se\n"
		"lisent pas (par borne-player) ou s’entendent plus que les autres (par ffmpeg)."),
	.options = {{0, "json", NULL, BN_TR("tout en JSON sur la sortie standard")},
		{0, "no-media", NULL, BN_TR("sans lire les films, ce qui est long")}},
	.run = run,
};
