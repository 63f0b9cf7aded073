#include "staff/pin.h"

#include "base/file.h"
#include "base/secret.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/passphrase.h"
#include "leads/seal.h"
#include "staff/tries.h"

#include <stdio.h>

enum { DATA, CODE_FILE, SHUFFLE };

/* False: said. */
static bool judge(const char *code)
{
	switch (bn_pin_judge(code)) {
	case BN_PIN_NO_DIGITS:
		bn_command_complain(
			_("le code doit avoir de %d à %d chiffres, et rien d’autre ; rien n’a "
			  "été changé"),
			BN_PIN_LEAST, BN_PIN_MOST);
		return false;
	case BN_PIN_GUESSED:
		bn_command_complain(
			_("ce code se devine (des chiffres tous pareils, ou qui se suivent) ; rien "
			  "n’a été changé"));
		return false;
	case BN_PIN_FINE:
		break;
	}
	return true;
}

static int set(const char *data, const char *code, bool shuffled)
{
	/* The right code is the way out of a lock, too. */
	const struct bn_tries none = {0};
	if (!judge(code))
		return BN_CTL_FAILED;
	if (!bn_pin_set(data, code, shuffled, NULL) || !bn_tries_save(data, &none)) {
		bn_command_complain(
			_("%s : le code n’a pas pu être enregistré ; en avez-vous les droits ?"),
			data);
		return BN_CTL_FAILED;
	}
	printf(_("Code de l’équipe enregistré : %s/staff.pin\n"), data);
	puts(_("Sur la borne : tenez le doigt 5 secondes sur le logo, puis tapez ce code."));
	return BN_CTL_DONE;
}

static int run(const struct bn_arguments *arguments)
{
	const char *data = arguments->values[DATA];
	if (!bn_file_is_folder(data)) {
		bn_command_complain(
			_("%s : ce dossier n’existe pas ; donnez le dossier de données de la "
			  "borne"),
			data);
		return BN_CTL_FAILED;
	}
	char *code = bn_secret_create(BN_PASSPHRASE);
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && bn_passphrase_get_code(arguments->values[CODE_FILE], code))
		result = set(data, code, arguments->values[SHUFFLE] != NULL);
	bn_secret_destroy(code, BN_PASSPHRASE);
	return result;
}

const struct bn_command bn_command_pin = {
	.name = "pin",
	.summary = BN_TR("choisit le code de l’équipe d’une borne"),
	.details = BN_TR(
		"Le code, de 6 à 12 chiffres, ouvre l’espace de l’équipe sur la borne : un doigt "
		"tenu\n5 secondes sur le logo, puis le code. La borne n’en garde qu’un condensé "
		"(argon2id). Il\nn’ouvre aucune clé et ne montre aucun contact. Choisir un code "
		"remet aussi à zéro\nl’attente après des codes faux."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
			[CODE_FILE] = {0, "code-file", BN_TR("FICHIER"),
				BN_TR("fichier dont la première ligne est le code ; il est demandé "
				      "sinon"),
				false},
			[SHUFFLE] = {0, "shuffle", NULL,
				BN_TR("le pavé montre les chiffres dans un autre ordre à chaque "
				      "fois"),
				false},
		},
	.run = run,
};
