#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/passphrase.h"
#include "leads/seal.h"

#include <stdio.h>
#include <stdlib.h>

enum { OUTPUT, PASSPHRASE_FILE };

static bool is_free(const char *path)
{
	if (!bn_file_exists(path))
		return true;
	bn_command_complain(
		_("%s existe déjà et n’est pas remplacé ; donnez un autre nom par -o"), path);
	return false;
}

static int make(const char *public_path, const char *secret_path, const char *passphrase)
{
	struct bn_seal_pair pair;
	char fingerprint[BN_SEAL_FINGERPRINT];
	bn_seal_make_pair(&pair);
	bn_seal_fingerprint(&pair.public_key, fingerprint);
	/* The secret one first: a public key alone would seal what nobody can open. */
	bool good = bn_seal_save_pair(secret_path, &pair, passphrase) &&
		    bn_seal_save_public(public_path, &pair.public_key);
	bn_seal_forget(&pair);
	if (!good)
		return BN_CTL_FAILED;
	printf(_("Clé publique : %s (à copier sur chaque borne : DONNÉES/recipient.pub)\n"),
		public_path);
	printf(_("Clé secrète : %s (à garder hors des bornes, avec une copie en lieu sûr ; sans "
		 "elle et sa phrase de passe, aucun contact ne s’ouvre)\n"),
		secret_path);
	printf(_("Empreinte : %s (à comparer avec celle du fichier copié)\n"), fingerprint);
	return BN_CTL_DONE;
}

static int run(const struct bn_arguments *arguments)
{
	const char *prefix = arguments->values[OUTPUT] != NULL ? arguments->values[OUTPUT]
							       : "recruteur";
	char *public_path = bn_mem_printf("%s.pub", prefix);
	char *secret_path = bn_mem_printf("%s.key", prefix);
	char *passphrase = bn_secret_create(BN_PASSPHRASE);
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && is_free(public_path) && is_free(secret_path) &&
		bn_passphrase_get(arguments->values[PASSPHRASE_FILE], true, passphrase))
		result = make(public_path, secret_path, passphrase);
	bn_secret_destroy(passphrase, BN_PASSPHRASE);
	free(secret_path);
	free(public_path);
	return result;
}

const struct bn_command bn_command_keygen = {
	.name = "keygen",
	.summary = BN_TR("fait la paire de clés du recruteur"),
	.details = BN_TR(
		"Écrit PRÉFIXE.pub, la clé publique que reçoivent les bornes, et PRÉFIXE.key, "
		"la clé\nsecrète qui ouvre les contacts, protégée par une phrase de passe. "
		"L’empreinte\naffichée permet de vérifier une copie. Rien n’est remplacé."),
	.options =
		{
			[OUTPUT] = {'o', "output", BN_TR("PRÉFIXE"),
				BN_TR("début du nom des deux fichiers (« recruteur » sinon)"),
				false},
			[PASSPHRASE_FILE] = {0, "passphrase-file", BN_TR("FICHIER"),
				BN_TR("fichier dont la première ligne est la phrase de passe ; "
				      "elle est "
				      "demandée sinon"),
				false},
		},
	.run = run,
};
