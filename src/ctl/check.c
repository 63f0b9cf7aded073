#include "base/tr.h"
#include "content/campaign.h"
#include "content/captions.h"
#include "ctl/command.h"

#include <stdio.h>

static int fail(struct bn_problems *problems)
{
	bn_problems_print(problems, stderr);
	fprintf(stderr,
		ngettext("%zu point à corriger.\n", "%zu points à corriger.\n", problems->count),
		problems->count);
	bn_problems_finish(problems);
	return BN_CTL_FAILED;
}

/* The captions are read when their clip is on; what is wrong with them is better known before. */
static void check_captions(const struct bn_campaign *campaign, struct bn_problems *problems)
{
	for (size_t i = 0; i < campaign->clip_count; i++) {
		const struct bn_text *captions = &campaign->clips[i].captions;
		for (size_t j = 0; j < captions->count; j++)
			bn_captions_destroy(bn_captions_load(captions->items[j].text, 0, problems));
	}
}

static void print_count(const char *before, const char *text, size_t count)
{
	fputs(before, stdout);
	printf(text, count);
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_problems problems = {0};
	const char *folder = arguments->rest[0];
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	if (campaign == NULL)
		return fail(&problems);
	check_captions(campaign, &problems);
	if (problems.count > 0) {
		bn_campaign_destroy(campaign);
		return fail(&problems);
	}
	size_t professions = campaign->profession_count, clips = campaign->clip_count;
	size_t venues = campaign->venue_count, languages = campaign->language_count;
	printf(_("%s : rien à corriger"), folder);
	print_count(" (", ngettext("%zu métier", "%zu métiers", professions), professions);
	print_count(", ", ngettext("%zu clip", "%zu clips", clips), clips);
	print_count(", ", ngettext("%zu lieu", "%zu lieux", venues), venues);
	print_count(", ", ngettext("%zu langue", "%zu langues", languages), languages);
	puts(")");
	bn_campaign_destroy(campaign);
	bn_problems_finish(&problems);
	return BN_CTL_DONE;
}

const struct bn_command bn_command_check = {
	.name = "check",
	.rest = BN_TR("DOSSIER"),
	.summary = BN_TR("relit une campagne et dit tout ce qui est à corriger"),
	.details = BN_TR("Relit le dossier d’une campagne comme le fait la borne à son démarrage, "
			 "et les fichiers\n"
			 "de sous-titres. Chaque erreur est dite avec son fichier, sa ligne et sa "
			 "colonne ; le code\n"
			 "de sortie est alors 1."),
	.run = run,
};
