#include "base/file.h"
#include "base/tr.h"
#include "ctl/check.h"
#include "ctl/command.h"
#include "ctl/stopper.h"
#include "leads/seal.h"
#include "sync/courier.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { DATA, CONFIG, SHELF, AGAIN, WATCH };

static void say_fault(const struct bn_remote_fault *fault)
{
	const struct bn_rule_entry *rule = bn_rule_of(fault->rule);
	printf("    %s", _(rule->words));
	if (fault->detail[0] != '\0')
		printf(" (%s)", fault->detail);
	putchar('\n');
	if (rule->advice != NULL)
		printf("    %s\n", _(rule->advice));
}

static void say_part(bool *first, const char *format, int64_t number)
{
	fputs(*first ? _("\u00a0: ") : ", ", stdout);
	printf(format, number);
	*first = false;
}

static const char *news_words(const char *why)
{
	static const char *const words[][2] = {
		{"group", BN_TR("c’est l’édition d’un autre groupe")},
		{"older", BN_TR("c’est une édition plus ancienne que la dernière")},
		{"expired", BN_TR("l’édition a passé sa date ; publiez-la de nouveau")},
		{"signature", BN_TR("aucune clé trusted*.pub de --shelf ne l’a signée")},
	};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(why, words[i][0]) == 0)
			return _(words[i][1]);
	return why;
}

/* True: this target has all, and this kiosk what is published. */
static bool say(const struct bn_endpoint *place, const struct bn_courier_state *state)
{
	bool first = true;
	fputs(place->id, stdout);
	if (state->leads > 0)
		say_part(&first,
			bn_tr_count("%" PRId64 " demande envoyée", "%" PRId64 " demandes envoyées",
				(unsigned long)state->leads),
			state->leads);
	if (state->waiting > 0)
		say_part(&first,
			bn_tr_count("%" PRId64 " enregistrement à envoyer",
				"%" PRId64 " enregistrements à envoyer",
				(unsigned long)state->waiting),
			state->waiting);
	if (state->aside > 0)
		say_part(&first,
			bn_tr_count("dont %" PRId64 " refusé", "dont %" PRId64 " refusés",
				(unsigned long)state->aside),
			state->aside);
	if (first)
		say_part(&first, _("rien de nouveau à envoyer"), 0);
	putchar('\n');
	if (state->fault.rule != BN_RULE_NONE)
		say_fault(&state->fault);
	if (state->news_why != NULL)
		printf(_("    ce qui est publié n’est pas pris : %s\n"),
			news_words(state->news_why));
	return state->waiting == 0 && state->fault.rule == BN_RULE_NONE && state->news_why == NULL;
}

static int go(const struct bn_courier_options *options, struct bn_stopper *stopper, bool watch)
{
	struct bn_problems problems = {0};
	struct bn_courier *courier = bn_courier_open(options, &problems);
	int result = BN_CTL_DONE;
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	if (courier == NULL)
		return BN_CTL_FAILED;
	int64_t next = bn_courier_turn(courier);
	while (watch &&
		bn_stopper_sleep(stopper, next < BN_COURIER_POLL_MS ? next : BN_COURIER_POLL_MS))
		next = bn_courier_turn(courier);
	for (size_t i = 0; i < options->config->target_count; i++) {
		struct bn_courier_state state;
		bn_courier_tell(courier, i, &state);
		if (!say(&options->config->targets[i], &state) && !watch)
			result = BN_CTL_FAILED;
	}
	bn_courier_close(courier);
	return result;
}

/* Leads don't wait for a mistake in what comes down: it is said, and they are sent. */
static bool shelf_serves(const char *shelf, const struct bn_sync_config *config)
{
	if (shelf == NULL)
		return true;
	bool folder = bn_file_exists(shelf);
	if (!folder)
		bn_command_complain(
			_("--shelf %s : ce dossier n’existe pas ; rien de ce qui est "
			  "publié n’est pris. C’est celui de « bornectl install --to »"),
			shelf);
	else if (config->group == NULL)
		bn_command_complain(_("sans « group » dans sync.yaml, rien de ce qui est publié "
				      "n’est pris ; --shelf n’y change rien"));
	return folder && config->group != NULL;
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_sync_config config = {0};
	struct bn_problems problems = {0};
	struct bn_journal_options journal = {.data_folder = arguments->values[DATA]};
	struct bn_stopper stopper;
	int result = BN_CTL_FAILED;
	bool good = bn_sync_config_read(&config, arguments->values[CONFIG], &problems);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	if (good && bn_seal_init()) {
		bool serves = shelf_serves(arguments->values[SHELF], &config);
		bn_stopper_begin(&stopper);
		struct bn_courier_options options = {.data_folder = arguments->values[DATA],
			.config = &config,
			.journal = bn_journal_open(&journal),
			.shelf = arguments->values[SHELF],
			.check = bn_check_installed,
			.again = arguments->values[AGAIN] != NULL,
			.stop = &stopper.stop};
		result = go(&options, &stopper, arguments->values[WATCH] != NULL);
		if (!serves && arguments->values[WATCH] == NULL)
			result = BN_CTL_FAILED;
		bn_journal_close(options.journal);
		bn_stopper_end(&stopper);
	}
	bn_sync_config_finish(&config);
	return result;
}

const struct bn_command bn_command_sync = {
	.name = "sync",
	.summary = BN_TR("envoie par le réseau ce qu’une borne garde, scellé"),
	.details = BN_TR(
		"Envoie les demandes scellées d’une borne aux lieux de stockage que nomme "
		"sync.yaml : un stockage\nd’objets S3, un serveur WebDAV comme Nextcloud, ou un "
		"dossier. Une demande n’est dite envoyée que\nquand le stockage, redemandé, l’a "
		"tout entière. Puis viennent les nouvelles de la borne, sans\nidentité, et les "
		"comptes de ses jours, scellés. Ce qui n’est pas arrivé reste sur la borne. Sans\n"
		"« --watch », un seul passage ; code de sortie 1 s’il reste quelque chose à "
		"envoyer."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
			[CONFIG] = {'c', "config", BN_TR("FICHIER"),
				BN_TR("où envoyer, et comment : sync.yaml"), true},
			[SHELF] = {0, "shelf", BN_TR("DOSSIER"),
				BN_TR("dossier des campagnes installées : reçoit aussi ce qui est "
				      "publié pour la borne"),
				false},
			[AGAIN] = {0, "again", NULL,
				BN_TR("envoie de nouveau tout ce que la borne garde : le lieu a "
				      "été "
				      "vidé, ou remis dans un état plus ancien"),
				false},
			[WATCH] = {0, "watch", NULL,
				BN_TR("continue, jusqu’à ce qu’un signal l’arrête"), false},
		},
	.run = run,
};
