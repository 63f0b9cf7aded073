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

/* Makes both files and says what they are for; false: said. */
typedef bool make_pair(const char *public_path, const char *secret_path, const char *passphrase,
	char fingerprint[BN_SEAL_FINGERPRINT]);

static bool make_recruiter(const char *public_path, const char *secret_path, const char *passphrase,
	char fingerprint[BN_SEAL_FINGERPRINT])
{
	struct bn_seal_pair pair;
	bn_seal_make_pair(&pair);
	bn_seal_fingerprint(&pair.public_key, fingerprint);
	/* The secret one first: a public key alone would seal what nobody can open. */
	bool good = bn_seal_save_pair(secret_path, &pair, passphrase) &&
		    bn_seal_save_public(public_path, &pair.public_key);
	bn_seal_forget(&pair);
	if (!good)
		return false;
	printf(_("Clé publique : %s (à copier sur chaque borne : DONNÉES/recipient.pub)\n"),
		public_path);
	printf(_("Clé secrète : %s (à garder hors des bornes, avec une copie en lieu sûr ; sans "
		 "elle et sa phrase de passe, aucun contact ne s’ouvre)\n"),
		secret_path);
	return true;
}

static bool make_author(const char *public_path, const char *secret_path, const char *passphrase,
	char fingerprint[BN_SEAL_FINGERPRINT])
{
	struct bn_seal_signer signer;
	bn_seal_make_signer(NULL, &signer);
	bn_seal_fingerprint(&signer.public_key, fingerprint);
	bool good = bn_seal_save_author(secret_path, &signer, passphrase) &&
		    bn_seal_save_trusted(public_path, &signer.public_key);
	bn_seal_forget_signer(&signer);
	if (!good)
		return false;
	printf(_("Clé publique : %s (à copier sur chaque borne : CAMPAGNES/trusted.pub)\n"),
		public_path);
	printf(_("Clé secrète : %s (à garder hors des bornes ; qui l’a, avec sa phrase de passe, "
		 "choisit ce qu’elles montrent)\n"),
		secret_path);
	return true;
}

static int make(const struct bn_arguments *arguments, const char *usual, make_pair *make_files)
{
	const char *prefix = arguments->values[OUTPUT] != NULL ? arguments->values[OUTPUT] : usual;
	char *public_path = bn_mem_printf("%s.pub", prefix);
	char *secret_path = bn_mem_printf("%s.key", prefix);
	char *passphrase = bn_secret_create(BN_PASSPHRASE);
	char fingerprint[BN_SEAL_FINGERPRINT];
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && is_free(public_path) && is_free(secret_path) &&
		bn_passphrase_get(arguments->values[PASSPHRASE_FILE], true, passphrase) &&
		make_files(public_path, secret_path, passphrase, fingerprint)) {
		printf(_("Empreinte : %s (à comparer avec celle du fichier copié)\n"), fingerprint);
		result = BN_CTL_DONE;
	}
	bn_secret_destroy(passphrase, BN_PASSPHRASE);
	free(secret_path);
	free(public_path);
	return result;
}

static int run(const struct bn_arguments *arguments)
{
	return make(arguments, "recruteur", make_recruiter);
}

static int run_campaign(const struct bn_arguments *arguments)
{
	return make(arguments, "campagnes", make_author);
}

#define PASSPHRASE_OPTION                                                                            \
	{                                                                                            \
		0, "passphrase-file", BN_TR("FICHIER"),                                              \
			BN_TR("fichier dont la première ligne est la phrase de passe ; elle est " \
			      "demandée sinon"),                                                     \
			false                                                                        \
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
			[PASSPHRASE_FILE] = PASSPHRASE_OPTION,
		},
	.run = run,
};

const struct bn_command bn_command_keygen_campaign = {
	.name = "keygen-campaign",
	.summary = BN_TR("fait la paire de clés de qui signe les campagnes"),
	.details = BN_TR(
		"Écrit PRÉFIXE.key, la clé secrète de « bornectl pack », protégée par une "
		"phrase de passe,\net PRÉFIXE.pub, la clé publique dont une borne a besoin "
		"pour installer ce qui est signé :\nelle la garde dans le dossier de ses "
		"campagnes, sous un nom de la forme trusted*.pub.\nRien n’est remplacé."),
	.options =
		{
			[OUTPUT] = {'o', "output", BN_TR("PRÉFIXE"),
				BN_TR("début du nom des deux fichiers (« campagnes » sinon)"),
				false},
			[PASSPHRASE_FILE] = PASSPHRASE_OPTION,
		},
	.run = run_campaign,
};
