#include "base/file.h"
#include "base/str.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "leads/recipients.h"
#include "leads/withdrawal.h"

#include <stdio.h>
#include <stdlib.h>

enum { DATA };

static bool load_recipients(const char *data, struct bn_seal_recipients *recipients)
{
	if (!bn_recipients_load(data, recipients))
		return false;
	if (recipients->count > 0)
		return true;
	/* A kiosk that was never given a key seals for the demonstration's. */
	char *path = bn_file_join(data, "demo.pub");
	bool good = bn_seal_load_public(path, &recipients->keys[0]);
	recipients->count = good ? 1 : 0;
	free(path);
	return good;
}

static int withdraw(struct bn_store *store, const char *data, const char *code)
{
	struct bn_seal_recipients recipients;
	enum bn_withdrawal result = BN_WITHDRAWAL_FAILED;
	if (load_recipients(data, &recipients))
		result = bn_withdrawal_make(store, &recipients, code, "staff");
	switch (result) {
	case BN_WITHDRAWAL_DONE:
		puts(_("La demande est effacée de la borne. Le prochain export le dit au "
		       "recruteur, et elle\nne sera plus dans ses tableaux."));
		return BN_CTL_DONE;
	case BN_WITHDRAWAL_UNKNOWN:
		bn_command_complain(_("aucune demande de cette borne n’a ce code, ou elle est "
				      "déjà retirée"));
		break;
	case BN_WITHDRAWAL_SEVERAL:
		bn_command_complain(_("plusieurs demandes de cette borne ont ce code : rien n’est "
				      "retiré. Demandez au recruteur de le faire d’après le nom."));
		break;
	case BN_WITHDRAWAL_FAILED:
		bn_command_complain(_("la demande n’a pas pu être retirée ; le message ci-dessus "
				      "dit pourquoi"));
		break;
	}
	return BN_CTL_FAILED;
}

static int run(const struct bn_arguments *arguments)
{
	const char *data = arguments->values[DATA];
	struct bn_str code = {0};
	char *path = bn_file_join(data, "leads.db");
	struct bn_store *store = bn_seal_init() ? bn_store_open(path, false) : NULL;
	int result = BN_CTL_FAILED;
	/* A code has blanks: it may come as several words. */
	for (int i = 0; i < arguments->rest_count; i++)
		bn_str_addf(&code, "%s ", arguments->rest[i]);
	if (store != NULL)
		result = withdraw(store, data, bn_str_text(&code));
	else
		bn_command_complain(
			_("%s : les contacts ne peuvent pas être lus ; est-ce bien le dossier "
			  "de données de la borne, et en avez-vous les droits ?"),
			path);
	bn_store_close(store);
	bn_str_finish(&code);
	free(path);
	return result;
}

const struct bn_command bn_command_leads_withdraw = {
	.name = "leads withdraw",
	.rest = BN_TR("CODE"),
	.several = true,
	.summary = BN_TR("retire une demande d’après le code de la personne"),
	.details = BN_TR(
		"Efface de la borne la demande dont la personne donne le code (celui de l’écran "
		"« Merci »,\npar exemple LOT 7K4 29M), et scelle ce retrait pour le recruteur : "
		"« leads open » écarte la\ndemande, même si elle est dans un export plus ancien. "
		"La "
		"place dans la chaîne reste."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
		},
	.run = run,
};
