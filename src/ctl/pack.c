#include "packs/pack.h"

#include "base/secret.h"
#include "base/tr.h"
#include "ctl/check.h"
#include "ctl/command.h"
#include "ctl/passphrase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTPUT, VERSION, KEY, PASSPHRASE_FILE };

static bool read_version(const char *text, uint32_t *version)
{
	size_t digits = strspn(text, "0123456789");
	unsigned long number = digits <= 9 ? strtoul(text, NULL, 10) : 0;
	*version = (uint32_t)number;
	if (text[digits] == '\0' && number > 0 && number <= BN_PACK_VERSION_MOST)
		return true;
	bn_command_complain(
		_("--version %s : attendu un nombre de 1 à %d, plus grand à chaque fois"), text,
		BN_PACK_VERSION_MOST);
	return false;
}

static enum bn_seal_load load(const char *path, const char *passphrase, void *key)
{
	return bn_seal_load_author(path, passphrase, key);
}

static int make(const char *folder, const char *output, const struct bn_seal_signer *signer,
	struct bn_pack *pack)
{
	struct bn_str why = {0};
	size_t files = 0;
	char fingerprint[BN_SEAL_FINGERPRINT];
	bool good = bn_pack_make(folder, signer, output, pack, &files, &why);
	if (good) {
		bn_seal_fingerprint(&pack->author, fingerprint);
		printf(_("%s : campagne « %s », version %u\n"), output, pack->id, pack->version);
		printf(bn_tr_count("%zu fichier, %llu octets ; signé par la clé d’empreinte %s\n",
			       "%zu fichiers, %llu octets ; signés par la clé d’empreinte %s\n",
			       files),
			files, (unsigned long long)(BN_PACK_HEAD + pack->bytes), fingerprint);
	} else {
		bn_command_complain(_("%s : rien n’est écrit : %s"), output, bn_str_text(&why));
	}
	bn_str_finish(&why);
	return good ? BN_CTL_DONE : BN_CTL_FAILED;
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_pack pack = {0};
	const char *folder = arguments->rest[0], *output = arguments->values[OUTPUT];
	if (!read_version(arguments->values[VERSION], &pack.version))
		return BN_CTL_USAGE;
	char *id = bn_check_folder(folder, true);
	if (id == NULL)
		return BN_CTL_FAILED;
	snprintf(pack.id, sizeof(pack.id), "%s", id);
	free(id);
	struct bn_seal_signer *signer = bn_secret_create(sizeof(*signer));
	int result = BN_CTL_FAILED;
	if (bn_seal_init() && bn_passphrase_open(arguments->values[KEY],
				      arguments->values[PASSPHRASE_FILE], load, signer))
		result = make(folder, output, signer, &pack);
	bn_secret_destroy(signer, sizeof(*signer));
	return result;
}

const struct bn_command bn_command_pack = {
	.name = "pack",
	.rest = BN_TR("DOSSIER"),
	.summary = BN_TR("met une campagne dans un seul fichier signé"),
	.details = BN_TR(
		"Relit la campagne comme « bornectl check », et si elle n’a pas d’erreur, met tous "
		"les\nfichiers de son dossier dans un seul, signé, que « bornectl install » "
		"installe sur les bornes.\nN’y sont pas : les fichiers cachés, les copies des "
		"éditeurs (« ~ »), et ce qui vient de Borne\n(media/ et assets/ hors du "
		"dossier)."),
	.options =
		{
			[OUTPUT] = {'o', "output", BN_TR("FICHIER"),
				BN_TR("fichier à écrire, par exemple lot-3.borne ; remplacé s’il "
				      "est là"),
				true},
			[VERSION] = {0, "version", BN_TR("NUMÉRO"),
				BN_TR("version de la campagne : 1, puis 2… ; une borne ne prend "
				      "qu’une version plus grande que la sienne"),
				true},
			[KEY] = {0, "key", BN_TR("CLÉ"),
				BN_TR("clé secrète faite par « bornectl keygen-campaign »"), true},
			[PASSPHRASE_FILE] = {0, "passphrase-file", BN_TR("FICHIER"),
				BN_TR("fichier dont la première ligne est la phrase de passe ; "
				      "elle est demandée sinon"),
				false},
		},
	.run = run,
};
