/* Campaigns broken by one slip of a keyboard or of thought: the campaign of the Lot is copied into
 * a folder of its own, one place of it is changed, and the one problem told must point there. */
#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "content/campaign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define C "campaign.yaml"
#define P "professions.yaml"
#define K "clips.yaml"
#define F "lead_form.yaml"
#define G "pages.yaml"

static const char *const files[] = {C, P, K, F, G};
#define FILE_COUNT 5

struct slip {
	const char *file;
	const char *find; /* once in the file, or the first time */
	const char *put;  /* "§" stands before the place that must be told, and isn't written */
	const char *says;
};

static const struct slip slips[] = {
	/* Keys. */
	{C, "page: https", "§pgae: https", "clé inconnue « pgae » ; vouliez-vous dire « page » ?"},
	{P, "    level:", "    §niveau: x\n    level:",
		"clé inconnue « niveau » ; les clés possibles ici : id, title"},
	{P, "    among: {fr: auprès des enfants", "    §amogn: {fr: auprès des enfants",
		"vouliez-vous dire « among » ?"},
	{C, "accent: \"#FFB829\"", "§acent: \"#FFB829\"", "vouliez-vous dire « accent »"},
	{C, "languages: [fr, en]", "§langages: [fr, en]", "vouliez-vous dire « languages »"},
	{K, "    seconds:", "    §second:", "vouliez-vous dire « seconds » ?"},
	{F, "retention_months:", "§retention_month:", "vouliez-vous dire « retention_months » ?"},
	{F, "leaflet:", "§leaflets:", "vouliez-vous dire « leaflet » ?"},
	{C, "id: lot\n", "id: lot\n§id: tarn\n", "clé « id » déjà donnée ligne "},
	{P, "    level:", "    §id: autre\n    level:", "clé « id » déjà donnée ligne "},
	/* The campaign's own pages, and where tiles and links lead. */
	{C, "feed, equipe,", "feed, §equip,",
		"aucun écran ne s’appelle « equip » ; vouliez-vous dire « equipe » ?"},
	{C, "[professions, feed, equipe", "[professions, §professions, equipe",
		"« professions » donnée deux fois"},
	{G, "to: pourquoi", "to: §pourqoi", "vouliez-vous dire « pourquoi »"},
	{G, "clip: temoignage-ass", "clip: §lot-long", "n’est pas un témoignage"},
	{G, "date: 2025-11-06", "date: §2025-13", "n’est pas une date"},
	{G,
		"        source:\n          fr: Département du Lot\n          en: Lot County "
		"Council\n        date: 2025-11-06\n      - list:",
		"      - list:", "des chiffres sans source"},
	{G, "            value: 40\n", "", "il manque « value »"},
	{G, "pages:\n",
		"pages:\n  - id: §feed\n    title: T\n    icon: people-fill\n    blocks: [{text: "
		"T}]\n",
		"est un écran de Borne"},
	{G, "pages:\n",
		"pages:\n  - id: x\n    title: T\n    icon: people-fill\n    blocks: [§{title: "
		"T}]\n",
		"bloc vide"},
	{G, "pages:\n",
		"pages:\n  - id: x\n    title: T\n    icon: people-fill\n    blocks: [{text: T, "
		"clip: "
		"§temoignage-ass}]\n",
		"dans le même bloc"},
	{P, "rome: K1201", "rome: §1201", "ne convient pas"},
	/* What is missing. */
	{C, "hint:\n  fr: Touchez pour choisir.\n  en: Touch to choose.\n", "",
		"il manque « hint »"},
	{K, "  - id: lot-long\n    cut: long\n", "  - §id: lot-long\n",
		"il manque « cut » ; par exemple cut: testimony"},
	{P, "  - id: enfants\n    icon: p-enfants\n", "  - §id: enfants\n", "il manque « icon »"},
	{F, "notice:\n  version: \"2026-11\"\n  points:", "notice:\n  §points:",
		"il manque « version »"},
	{P, "      date: 2025-11-06\n", "", "il manque « date »"},
	{K,
		"    landscape: media/lot/lot-long.mp4\n    portrait: "
		"media/lot/lot-long-portrait.mp4\n",
		"", "il manque le film"},
	{C, "department:\n  fr: Département du Lot\n  en:", "department:\n  §en:",
		"n’a pas de français"},
	/* What is empty. */
	{C, "id: lot\n", "§id:\n", "« id » est vide"},
	{C, "brand: \"#5B1841\"", "§brand: #5B1841", "une couleur entre guillemets"},
	{C, "  fr: Métiers du social\n", "  fr: §\"\"\n", "« name » est vide"},
	{F, "mail_domains: [gmail.com, orange.fr, outlook.fr, free.fr]", "mail_domains: §[]",
		"« mail_domains » a 0 éléments ; il en faut au moins 1"},
	{C, "cuts: [short]", "§cuts:", "« cuts » est vide"},
	{C, "cuts: [short]", "playlist: §[]", "« playlist » a 0 éléments ; il en faut au moins 1"},
	/* Kinds. */
	{F, "retention_months: 12", "retention_months: §12 mois", "pas « 12 mois »"},
	{F, "retention_months: 12", "retention_months: §\"12\"", "sans guillemets"},
	{C, "idle_seconds: 45", "idle_seconds: §45,5", "attend un nombre entier"},
	{K, "    seconds: 31", "    seconds: 31\n    focus_x: §0,4",
		"attend un nombre avec un point"},
	{K, "    seconds: 31", "    seconds: 31\n    focus_y: §1.4",
		"« focus_y » vaut 1.4 ; entre 0 et 1"},
	{C, "qr: false", "qr: §oui", "attend true (oui) ou false (non)"},
	{C, "cuts: [short]", "playlist: §lot-court", "« playlist » est une liste"},
	{C, "id: lot\n", "id: §Le Lot\n", "« Le Lot » n’est pas un id"},
	{C, "page: https", "page: §http", "n’est pas une adresse"},
	{K, "    seconds: 31", "    seconds: 31\n    page: §http://lot.fr/ass",
		"n’est pas une adresse"},
	{P, "date: 2025-11-06", "date: §06/11/2025", "écrivez année-mois-jour"},
	{P, "date: 2025-11-06", "date: §2025-11-31", "n’est pas une date"},
	{K, "cut: testimony", "cut: §testimoni",
		"« testimoni » inconnu ; vouliez-vous dire « testimony » ?"},
	{K, "cut: short", "cut: §court", "au choix : long, short, testimony"},
	{F, "code_prefix: LOT", "code_prefix: §lot", "« lot » ne convient pas à « code_prefix »"},
	{F, "[gmail.com,", "[§\"@gmail.com\",",
		"ne convient pas à « mail_domains » ; par exemple gmail.com"},
	{P, "    publics: [familles", "    publics: [§{id: familles}",
		"attend une seule valeur, pas des clés"},
	/* Venues. */
	{C, "cuts: [short]", "cuts: [§shrt]", "« shrt » inconnu ; vouliez-vous dire « short » ?"},
	{C, "cuts: [short]", "playlist: [lot-court]\n    cuts: §[short]",
		"« cuts » et « playlist » à la fois"},
	{C,
		"  - id: cinema\n    name:\n      fr: Cinémas du Lot\n      en: Cinemas in the "
		"Lot\n    cuts: [short]\n",
		"  - §id: cinema\n    name:\n      fr: Cinémas du Lot\n      en: Cinemas in the "
		"Lot\n",
		"il manque « playlist » ou « cuts »"},
	{C, "touch: false", "touch: true", "« card » est pour un écran que l’on ne touche pas"},
	{C, "touch: false", "touch: §non", "attend true (oui) ou false (non)"},
	{C, "cuts: [short]", "cuts: [short]\n    order: §random", "au choix : listed, shuffled"},
	{C, "cuts: [short]", "cuts: [short]\n    captions: §never", "au choix : auto, on, off"},
	{C, "cuts: [short]", "cuts: [short]\n    change: §wipe", "au choix : fade, cut"},
	{C, "cuts: [short]", "cuts: [short]\n    fit: fit", "clé inconnue « fit »"},
	{C, "volume: 80", "volume: §101", "« volume » vaut 101 ; entre 0 et 100"},
	{C, "seconds: 10", "seconds: §1", "« seconds » vaut 1 ; entre 2 et 120"},
	{C, "{clip: lot-long, weight: 2}", "{clip: lot-long, weight: §0}",
		"« weight » vaut 0 ; entre 1 et 10"},
	{C, "{clip: lot-long, weight: 2}", "{clip: §lot-lang, weight: 2}",
		"vouliez-vous dire « lot-long » ?"},
	{C, "{clip: lot-long, weight: 2}", "§{weight: 2}", "il manque « clip »"},
	{C, "{clip: lot-long, weight: 2}", "{clip: lot-long, §wieght: 2}",
		"vouliez-vous dire « weight » ?"},
	{C, "{clip: lot-long, weight: 2}", "§[lot-long]", "par exemple clip: lot-long"},
	{C, "{clip: lot-long, weight: 2}", "{clip: lot-long, days: [§samdi]}",
		"vouliez-vous dire « samedi » ?"},
	{C, "{clip: lot-long, weight: 2}", "{clip: lot-long, days: §samedi}",
		"« days » est une liste"},
	{C, "cuts: [short]", "cuts: [short]\n    hours: [{from: §9 h, to: \"18:30\"}]",
		"« 9 h » ne convient pas à « from » ; par exemple \"09:00\""},
	{C, "cuts: [short]", "cuts: [short]\n    hours: [{from: \"09:00\", to: §\"24:30\"}]",
		"« 24:30 » ne convient pas à « to »"},
	{C, "cuts: [short]", "cuts: [short]\n    hours: [{from: 9h00, to: §09:00}]",
		"« to » est la même heure que « from »"},
	{C, "cuts: [short]", "cuts: [short]\n    hours: [§{from: 9h00}]", "il manque « to »"},
	{C, "cuts: [short]", "cuts: [short]\n    hours: §{from: 9h00, to: 18h00}",
		"« hours » est une liste"},
	{C, "fit: fill", "fit: §crop", "au choix : fill, fit"},
	{K, "    seconds: 31", "    seconds: 31\n    fit: §fil", "vouliez-vous dire « fill » ?"},
	/* Bounds. */
	{C, "warning_seconds: 20", "warning_seconds: §19",
		"« warning_seconds » vaut 19 ; entre 20 et 120"},
	{C, "idle_seconds: 45", "idle_seconds: §0", "« idle_seconds » vaut 0 ; entre 5 et 600"},
	{C, "idle_aid_seconds: 90", "idle_aid_seconds: §30",
		"est plus court que « idle_seconds » (45)"},
	{C, "idle_seconds: 45\nidle_aid_seconds: 90", "idle_seconds: §120",
		"une aide demande plus de temps"},
	{F, "retention_months: 12", "retention_months: §36", "entre 1 et 24"},
	{P, "fr: Vous écoutez,", "fr: §Vous écoutez, vous écoutez, vous écoutez,", "trop long"},
	{P, "what: {fr: 3 ans,", "what: {fr: §trois années pleines,", "(20 lettres) ; 16 au plus"},
	/* Brand. */
	{C, "brand: \"#5B1841\"", "brand: §\"#C77DA8\"", "contraste de 3.0 ; il faut au moins 4.5"},
	{C, "accent: \"#FFB829\"", "accent: §\"#7A2B5C\"",
		"(#3A0C28) sur « accent » : contraste de 1.8"},
	{C, "brand: \"#5B1841\"", "brand: §\"#E08FC0\"",
		"contraste de 2.3 ; il faut au moins 4.5, par exemple « brand: \"#9E6587\" »"},
	{C, "tint: \"#F9F2F6\"", "tint: §\"#B070A0\"",
		"texte « brand » (#5B1841) sur « tint » : contraste de 3.4 ; il faut au "
		"moins 4.5, par exemple « tint: \"#E2CBDC\" »"},
	{C, "soft: \"#EAD8E3\"", "soft: §\"#B070A0\"", "par exemple « soft: \"#BE8AB1\" »"},
	{C, "line: \"#CBA9BE\"", "line: §\"#7A2B5C\"",
		"texte « deep » (#430F2E) sur « line » : contraste de 1.7"},
	{C, "accent: \"#FFB829\"", "accent: §\"#C05010\"", "par exemple « accent: \"#CA6C36\" »"},
	{C, "tint: \"#F9F2F6\"", "tint: §\"F9F2F6\"", "n’est pas une couleur"},
	/* References. */
	{C, "cuts: [short]", "playlist: [§lot-cour]",
		"aucun clip ne s’appelle « lot-cour » ; vouliez-vous dire « lot-court » ?"},
	{P, "publics: [familles, enfants", "publics: [familles, §enfant",
		"aucun public ne s’appelle « enfant » ; vouliez-vous dire « enfants » ?"},
	{P, "testimony: temoignage-ass", "testimony: §temoignage-as",
		"vouliez-vous dire « temoignage-ass » ?"},
	{P, "testimony: temoignage-ass", "testimony: §zzz",
		"aucun clip ne s’appelle « zzz » ; il y a : lot-long, lot-court"},
	{K, "profession: referent-educatif", "profession: §referente-educative",
		"aucun métier ne s’appelle"},
	{F, "  - id: etudes", "  - id: §lyceen", "id « lyceen » déjà pris"},
	{C, "  - id: hall", "  - id: §cinema", "id « cinema » déjà pris"},
	/* Files. */
	{K, "media/lot/temoignage-ass.mp4", "§media/lot/temoignage-as.mp4",
		"vouliez-vous dire « media/lot/temoignage-ass.mp4 » ?"},
	{K, "media/lot/lot-long.fr.vtt", "§media/lot/lot-long.fr.txt",
		"attend un fichier .vtt, .srt"},
	{K, "media/lot/lot-long.fr.vtt", "§lot-long.fr.vtt",
		"mettez-le dans le dossier de la campagne"},
	{P, "assets/img/metier-ass.jpg", "§../../../assets/img/metier-ass.jpg", "sans « .. »"},
	{P, "assets/img/metier-ass.jpg", "§assets/img/metier-as.jpg",
		"vouliez-vous dire « assets/img/metier-"},
	{P, "icon: p-ages", "icon: §p-age",
		"icône inconnue « p-age » ; vouliez-vous dire « p-ages » ?"},
	{F, "icon: telephone-fill", "icon: §telephone-fil",
		"vouliez-vous dire « telephone-fill » ?"},
	/* Languages. */
	{C, "languages: [fr, en]", "languages: [§en, fr]", "la première langue est le français"},
	{C, "languages: [fr, en]", "languages: [fr, en, §en]", "langue « en » donnée deux fois"},
	{C, "languages: [fr, en]", "languages: [fr, §anglais]", "« languages » est trop long"},
	{C, "languages: [fr, en]", "languages: §fr", "« languages » est une liste"},
	{P, "card: {fr: 40 agents, en", "card: {fr: 40 agents, §uk",
		"langue inconnue « uk » ; celles de la campagne : fr, en"},
	{P, "card: {fr: 40 agents,", "card: {fr: Quarante, §agents,",
		"entre guillemets un texte à virgule"},
	/* YAML. */
	{C, "id: lot\n", "id: lot\n§\tpage: x\n", "tabulation"},
	{C, "id: lot\n", "id: §\"lot\n", "guillemet ouvert ici"},
	{P, "    level:", "   §level:", "vérifiez le retrait"},
	{F, "code_prefix: LOT", "code_prefix: §&a LOT", "ancre « &a » refusée"},
	{F, "code_prefix: LOT", "code_prefix: §!!str LOT", "étiquette"},
	{F, "code_prefix: LOT", "§---\ncode_prefix: LOT", "un seul document"},
	{F, "code_prefix: LOT", "code_prefix: L§\xD4T", "pas en UTF-8"},
	{F, "  fr: Le Dép", "  fr: Attention§: le Dép",
		"mettez entre guillemets un texte qui contient"},
};

static char folder[] = "/tmp/borne-broken-XXXXXX";
static char *originals[FILE_COUNT];

static int set_up(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return -1;
	for (int i = 0; i < FILE_COUNT; i++) {
		char *relative = bn_file_join("config/campaigns/lot", files[i]);
		char *path = bn_paths_share(relative);
		originals[i] = bn_file_read(path, 1 << 20, NULL);
		free(path);
		free(relative);
		if (originals[i] == NULL)
			return -1;
	}
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	for (int i = 0; i < FILE_COUNT; i++) {
		char *path = bn_file_join(folder, files[i]);
		unlink(path);
		free(path);
		free(originals[i]);
	}
	rmdir(folder);
	return 0;
}

static void write_file(const char *name, const char *text)
{
	char *path = bn_file_join(folder, name);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
	assert_int_equal(fclose(out), 0);
	free(path);
}

/* The text with the slip in it, and the place it marks (line 0: no mark). */
static char *with_slip(const char *text, const struct slip *slip, int *line, int *column)
{
	const char *found = strstr(text, slip->find);
	if (found == NULL)
		fail_msg("%s: \"%s\" isn't there any more", slip->file, slip->find);
	struct bn_str out = {0};
	bn_str_add(&out, text, (size_t)(found - text));
	const char *mark = strstr(slip->put, "§");
	*line = 0;
	*column = 1;
	if (mark != NULL) {
		bn_str_add(&out, slip->put, (size_t)(mark - slip->put));
		*line = 1;
		for (const char *at = bn_str_text(&out); *at != '\0'; at++) {
			if (*at == '\n')
				++*line;
			*column = *at == '\n' ? 1 : *column + ((*at & 0xC0) != 0x80);
		}
	}
	bn_str_addz(&out, mark != NULL ? mark + strlen("§") : slip->put);
	bn_str_addz(&out, found + strlen(slip->find));
	return bn_str_take(&out);
}

static void check_slip(const struct slip *slip)
{
	int line = 0, column = 0;
	for (int i = 0; i < FILE_COUNT; i++) {
		char *text = strcmp(files[i], slip->file) == 0
				     ? with_slip(originals[i], slip, &line, &column)
				     : bn_mem_strdup(originals[i]);
		write_file(files[i], text);
		free(text);
	}
	struct bn_problems problems = {0};
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	char *shown = bn_file_join(folder, slip->file);
	const struct bn_problem *problem = problems.items;
	bool good = campaign == NULL && problems.count == 1 && problem->line > 0 &&
		    (line == 0 || (problem->line == line && problem->column == column)) &&
		    strcmp(problem->file, shown) == 0 &&
		    strstr(problem->message, slip->says) != NULL;
	if (!good) {
		bn_problems_print(&problems, stderr);
		fail_msg("%s: \"%s\" for \"%s\": not %d:%d: …%s…", slip->file, slip->put,
			slip->find, line, column, slip->says);
	}
	free(shown);
	bn_problems_finish(&problems);
}

static void each_slip_is_told_once_at_its_place(void **state)
{
	(void)state;
	assert_true(sizeof(slips) / sizeof(slips[0]) >= 40);
	for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++)
		check_slip(&slips[i]);
}

/* Told where the cuts are written, though the clips lack. */
static void cuts_need_a_clip(void **state)
{
	(void)state;
	static const struct slip slip = {K, "cut: short", "cut: long", ""};
	int line = 0, column = 0;
	char *clips = with_slip(originals[2], &slip, &line, &column);
	for (int i = 0; i < FILE_COUNT; i++)
		write_file(files[i], i == 2 ? clips : originals[i]);
	free(clips);
	static const struct slip place = {C, "cuts: [short]", "cuts: §[short]", ""};
	free(with_slip(originals[0], &place, &line, &column));
	struct bn_problems problems = {0};
	assert_null(bn_campaign_load(folder, &problems));
	assert_int_equal(problems.count, 1);
	assert_int_equal(problems.items[0].line, line);
	assert_int_equal(problems.items[0].column, column);
	assert_non_null(strstr(problems.items[0].file, C));
	assert_non_null(strstr(problems.items[0].message, "aucun clip n’a ce format"));
	bn_problems_finish(&problems);
}

/* By its first bytes, for its name may lie. */
static void a_font_is_one(void **state)
{
	(void)state;
	static const struct slip slip = {
		C, "brand:\n", "font:\n  regular: §police.ttf\nbrand:\n", ""};
	int line = 0, column = 0;
	char *text = with_slip(originals[0], &slip, &line, &column);
	for (int i = 0; i < FILE_COUNT; i++)
		write_file(files[i], i == 0 ? text : originals[i]);
	free(text);
	struct bn_problems problems = {0};
	write_file("police.ttf", "wOFF and more");
	assert_null(bn_campaign_load(folder, &problems));
	assert_int_equal(problems.count, 1);
	assert_int_equal(problems.items[0].line, line);
	assert_int_equal(problems.items[0].column, column);
	assert_non_null(strstr(problems.items[0].message, "n’est pas une police"));
	bn_problems_finish(&problems);
	write_file("police.ttf", "OTTO and more");
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	assert_non_null(campaign);
	assert_non_null(strstr(campaign->font.regular, "police.ttf"));
	assert_null(campaign->font.bold);
	bn_campaign_destroy(campaign);
	char *path = bn_file_join(folder, "police.ttf");
	unlink(path);
	free(path);
}

static void the_copy_itself_is_good(void **state)
{
	(void)state;
	for (int i = 0; i < FILE_COUNT; i++)
		write_file(files[i], originals[i]);
	struct bn_problems problems = {0};
	char *slashed = bn_mem_printf("%s//", folder);
	struct bn_campaign *campaign = bn_campaign_load(slashed, &problems);
	assert_non_null(campaign);
	assert_string_equal(campaign->folder, folder);
	assert_int_equal(problems.count, 0);
	bn_campaign_destroy(campaign);
	free(slashed);
}

/* One slip in each file, and two in one: six problems, in the order of the files. */
static void all_files_are_told_at_once(void **state)
{
	(void)state;
	static const struct slip one[] = {
		{C, "id: lot\n", "id: §Lot\n", "n’est pas un id"},
		{P, "date: 2025-11-06", "date: §hier", "n’est pas une date"},
		{K, "cut: short", "cut: §court", "au choix"},
		{F, "code_prefix: LOT", "code_prefix: §lot", "ne convient pas"},
		{G, "value: 40", "value: §quarante", "attend un nombre"},
	};
	int line = 0, column = 0;
	for (int i = 0; i < FILE_COUNT; i++) {
		char *text = with_slip(originals[i], &one[i], &line, &column);
		write_file(files[i], text);
		free(text);
	}
	static const struct slip second = {C, "cuts: [short]", "playlist: [§absent]", ""};
	static const struct slip first = {C, "id: lot\n", "id: Lot\n", ""};
	char *once = with_slip(originals[0], &first, &line, &column);
	char *twice = with_slip(once, &second, &line, &column);
	write_file(C, twice);
	struct bn_problems problems = {0};
	assert_null(bn_campaign_load(folder, &problems));
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	bn_problems_print(&problems, out);
	fclose(out);
	assert_int_equal(problems.count, 6);
	const char *at = text;
	static const char *const order[] = {"campaign.yaml:", "aucun clip ne s’appelle « absent »",
		"clips.yaml:", "au choix", "lead_form.yaml:", "ne convient pas",
		"pages.yaml:", "attend un nombre", "professions.yaml:", "n’est pas une date"};
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		at = strstr(at, order[i]);
		if (at == NULL)
			fail_msg("%s isn't told, or not in its order, in\n%s", order[i], text);
	}
	free(text);
	free(once);
	free(twice);
	bn_problems_finish(&problems);
}

static void a_missing_file_is_told_once(void **state)
{
	(void)state;
	for (int gone = 0; gone < FILE_COUNT - 1; gone++) { /* there may be no pages */
		for (int i = 0; i < FILE_COUNT; i++)
			write_file(files[i], originals[i]);
		char *path = bn_file_join(folder, files[gone]);
		assert_int_equal(unlink(path), 0);
		struct bn_problems problems = {0};
		assert_null(bn_campaign_load(folder, &problems));
		assert_int_equal(problems.count, 1);
		assert_string_equal(problems.items[0].file, path);
		assert_int_equal(problems.items[0].line, 0);
		bn_problems_finish(&problems);
		free(path);
	}
}

/* A file cut short anywhere, as by a full disk, never starts a campaign and never crashes. */
static void files_cut_short_are_refused(void **state)
{
	(void)state;
	for (int cut = 0; cut < FILE_COUNT; cut++) {
		for (int i = 0; i < FILE_COUNT; i++)
			write_file(files[i], originals[i]);
		/* A venue that lacks can't be known; all that comes before venues can. */
		const char *venues = strstr(originals[cut], "\nvenues:");
		size_t length = strlen(originals[cut]);
		if (venues != NULL)
			length = (size_t)(venues - originals[cut]) + 120;
		for (size_t keep = 0; keep + 120 < length; keep += length / 40) {
			/* A value cut short, or a list, may still be right; a key without one never
			 * is. */
			const char *key = strchr(originals[cut] + keep, ':');
			char *text = bn_mem_strndup(
				originals[cut], (size_t)(key + 1 - originals[cut]));
			write_file(files[cut], text);
			free(text);
			struct bn_problems problems = {0};
			assert_null(bn_campaign_load(folder, &problems));
			assert_true(problems.count > 0);
			bn_problems_finish(&problems);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_font_is_one),
		cmocka_unit_test(the_copy_itself_is_good),
		cmocka_unit_test(each_slip_is_told_once_at_its_place),
		cmocka_unit_test(cuts_need_a_clip),
		cmocka_unit_test(all_files_are_told_at_once),
		cmocka_unit_test(a_missing_file_is_told_once),
		cmocka_unit_test(files_cut_short_are_refused),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
