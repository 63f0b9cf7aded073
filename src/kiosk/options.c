#include "kiosk/options.h"

#include "base/mem.h"
#include "base/paths.h"
#include "base/tr.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST 320
#define MOST  7680

static void print_help(void)
{
	printf("%s",
		_("Usage : borne [OPTIONS]\n"
		  "La borne des métiers du social : boucle vidéo, métiers, témoignages, contact.\n"
		  "\n"
		  "  -c, --campaign DOSSIER  campagne à montrer (celle du Lot si rien n’est dit)\n"
		  "  -d, --data DOSSIER      où garder les demandes (~/.local/share/borne)\n"
		  "      --venue NOM         lieu : salon, hall, cinema, ou un lieu de la "
		  "campagne\n"
		  "      --event NOM         événement de la campagne, noté dans chaque demande\n"
		  "      --window LxH        dans une fenêtre de cette taille, en pixels\n"
		  "      --fullscreen        en plein écran\n"
		  "      --preview           dans une fenêtre qui suit les fichiers de la "
		  "campagne, "
		  "et dit\n"
		  "                          les textes trop longs pour leur place\n"
		  "      --rotate DEGRÉS     tourne l’image et le toucher : 0, 90, 180 ou 270\n"
		  "      --lang XX           langue au début de chaque visite (fr)\n"
		  "      --no-counts         ne compte rien (visites, films vus, métiers ouverts)\n"
		  "      --leave             l’équipe peut quitter la borne depuis son panneau\n"
		  "      --run DOSSIER       où le système met les clés USB, et ce qu’on lui "
		  "demande\n"
		  "                          (/run/borne)\n"
		  "      --trace FICHIER     ajoute au fichier ce qui se passe, une ligne JSON à "
		  "la fois\n"
		  "      --shots DOSSIER     met dans ce dossier une image de chaque écran, et "
		  "finit\n"
		  "      --size LxH          avec --shots : à cette taille ; plusieurs fois pour "
		  "plusieurs\n"
		  "      --help              montre cette aide\n"
		  "      --version           montre la version\n"
		  "\n"
		  "Sans clé DOSSIER/recipient.pub, une clé de démonstration est faite, et les "
		  "écrans\n"
		  "le disent. Codes de retour : 0 fini, 1 impossible (la raison est dite), 2 "
		  "commande\n"
		  "mal écrite.\n"));
}

static bool read_size(const char *text, int *width, int *height)
{
	char end = '\0';
	return sscanf(text, "%dx%d%c", width, height, &end) == 2 && *width >= LEAST &&
	       *width <= MOST && *height >= LEAST && *height <= MOST;
}

static bool read_turn(const char *text, int *turn)
{
	static const char *const degrees[] = {"0", "90", "180", "270"};
	for (int i = 0; i < 4; i++) {
		if (strcmp(text, degrees[i]) != 0)
			continue;
		*turn = i;
		return true;
	}
	return false;
}

static char *default_data(void)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	if (data != NULL && data[0] == '/')
		return bn_mem_printf("%s/borne", data);
	return bn_mem_printf("%s/.local/share/borne", home != NULL ? home : "/var/lib");
}

static enum bn_options_result complain(const char *what)
{
	fprintf(stderr, _("borne : %s ; voyez borne --help\n"), what);
	return BN_OPTIONS_WRONG;
}

static enum bn_options_result add_size(struct bn_options *options, const char *text)
{
	struct bn_options_size *size = &options->sizes[options->size_count];
	if (options->size_count == BN_OPTIONS_MOST || !read_size(text, &size->width, &size->height))
		return complain(_("--size veut une taille comme 1080x1920, 16 fois au plus"));
	options->size_count++;
	return BN_OPTIONS_RUN;
}

static void add_language(struct bn_options *options, const char *language)
{
	options->language = language;
	if (options->language_count < BN_OPTIONS_MOST)
		options->languages[options->language_count++] = language;
}

static enum bn_options_result complain_of(const char *word, bool incomplete)
{
	char *what = incomplete ? bn_mem_printf(_("%s attend une valeur"), word)
				: bn_mem_printf(_("option inconnue : %s"), word);
	complain(what);
	free(what);
	return BN_OPTIONS_WRONG;
}

static void replace(char **text, const char *with)
{
	free(*text);
	*text = bn_mem_strdup(with);
}

enum bn_options_result bn_options_read(struct bn_options *options, int argc, char **argv)
{
	enum {
		VENUE = 256,
		EVENT,
		WINDOW,
		FULLSCREEN,
		PREVIEW,
		ROTATE,
		LANG,
		NO_COUNTS,
		LEAVE,
		RUN,
		TRACE,
		SHOTS,
		SIZE,
		HELP,
		VERSION
	};
	static const struct option words[] = {
		{"campaign", required_argument, NULL, 'c'},
		{"data", required_argument, NULL, 'd'},
		{"venue", required_argument, NULL, VENUE},
		{"event", required_argument, NULL, EVENT},
		{"window", required_argument, NULL, WINDOW},
		{"fullscreen", no_argument, NULL, FULLSCREEN},
		{"preview", no_argument, NULL, PREVIEW},
		{"rotate", required_argument, NULL, ROTATE},
		{"lang", required_argument, NULL, LANG},
		{"no-counts", no_argument, NULL, NO_COUNTS},
		{"leave", no_argument, NULL, LEAVE},
		{"run", required_argument, NULL, RUN},
		{"trace", required_argument, NULL, TRACE},
		{"shots", required_argument, NULL, SHOTS},
		{"size", required_argument, NULL, SIZE},
		{"help", no_argument, NULL, HELP},
		{"version", no_argument, NULL, VERSION},
		{0},
	};
	*options = (struct bn_options){.campaign = bn_paths_share("config/campaigns/lot"),
		.data = default_data(),
		.run = "/run/borne"};
	opterr = 0; /* what is wrong is told below, in the staff's language */
	for (int word; (word = getopt_long(argc, argv, ":c:d:", words, NULL)) != -1;) {
		switch (word) {
		case 'c':
			replace(&options->campaign, optarg);
			break;
		case 'd':
			replace(&options->data, optarg);
			break;
		case VENUE:
			options->venue = optarg;
			break;
		case EVENT:
			options->event = optarg;
			break;
		case WINDOW:
			if (!read_size(optarg, &options->width, &options->height))
				return complain(_("--window veut une taille comme 1080x1920"));
			break;
		case FULLSCREEN:
			options->fullscreen = true;
			break;
		case PREVIEW:
			options->preview = true;
			break;
		case ROTATE:
			if (!read_turn(optarg, &options->turn))
				return complain(_("--rotate veut 0, 90, 180 ou 270"));
			break;
		case LANG:
			add_language(options, optarg);
			break;
		case NO_COUNTS:
			options->no_counts = true;
			break;
		case LEAVE:
			options->leave = true;
			break;
		case RUN:
			options->run = optarg;
			break;
		case TRACE:
			options->trace = optarg;
			break;
		case SHOTS:
			options->shots = optarg;
			break;
		case SIZE:
			if (add_size(options, optarg) != BN_OPTIONS_RUN)
				return BN_OPTIONS_WRONG;
			break;
		case HELP:
			print_help();
			return BN_OPTIONS_DONE;
		case VERSION:
			printf("borne %s\n", BORNE_VERSION);
			return BN_OPTIONS_DONE;
		default:
			return complain_of(argv[optind - 1], word == ':');
		}
	}
	if (optind < argc)
		return complain(_("les mots sans tiret ne sont pas attendus"));
	if (options->fullscreen && options->width > 0)
		return complain(_("--window et --fullscreen s’excluent"));
	if (options->fullscreen && options->preview)
		return complain(_("--preview et --fullscreen s’excluent"));
	if (options->size_count > 0 && options->shots == NULL)
		return complain(_("--size va avec --shots"));
	return BN_OPTIONS_RUN;
}

void bn_options_finish(struct bn_options *options)
{
	free(options->campaign);
	free(options->data);
	*options = (struct bn_options){0};
}
