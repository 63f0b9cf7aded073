#include "packs/install.h"

#include "base/str.h"
#include "base/tr.h"
#include "ctl/check.h"
#include "ctl/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { TO, ROLLBACK };

static int say(const struct bn_installed *done, const char *folder, bool back)
{
	printf(back ? _("Campagne « %s » : retour à la version %u\n")
		    : _("Campagne « %s » : version %u installée\n"),
		done->id, done->version);
	if (done->before > 0 && !back)
		printf(_("La version %u est gardée : « bornectl install --rollback %s --to "
			 "%s » y revient\n"),
			done->before, done->id, folder);
	printf(_("Pour la montrer : borne --campaign %s/%s/current\n"), folder, done->id);
	return BN_CTL_DONE;
}

static int run(const struct bn_arguments *arguments)
{
	const char *folder = arguments->values[TO], *id = arguments->values[ROLLBACK];
	const char *file = arguments->rest_count > 0 ? arguments->rest[0] : NULL;
	struct bn_installed done = {0};
	struct bn_str why = {0};
	if ((file == NULL) == (id == NULL)) {
		bn_command_complain(_("donnez un fichier à installer, ou --rollback CAMPAGNE"));
		return BN_CTL_USAGE;
	}
	/* Whoever installs, the kiosk's user can read it. */
	umask(022);
	bool good =
		bn_seal_init() &&
		(file != NULL ? bn_install_pack(file, folder, bn_check_installed, NULL, &done, &why)
			      : bn_install_back(id, folder, bn_check_installed, NULL, &done, &why));
	if (!good)
		bn_command_complain("%s : %s", file != NULL ? file : id, bn_str_text(&why));
	bn_str_finish(&why);
	return good ? say(&done, folder, file == NULL) : BN_CTL_FAILED;
}

const struct bn_command bn_command_install = {
	.name = "install",
	.rest = BN_TR("FICHIER"),
	.may_lack = true,
	.summary = BN_TR("installe une campagne signée sur une borne"),
	.details = BN_TR(
		"Vérifie que le fichier est signé par une clé du dossier (trusted*.pub) et que sa "
		"version\nest plus grande que celle qui est là, le déballe à part, le relit comme "
		"« bornectl check »,\npuis le montre d’un coup : DOSSIER/CAMPAGNE/current mène à "
		"DOSSIER/CAMPAGNE/VERSION. La version\nd’avant est gardée. Sinon, rien n’est "
		"changé."),
	.options =
		{
			[TO] = {0, "to", BN_TR("DOSSIER"),
				BN_TR("dossier des campagnes installées, avec les clés "
				      "trusted*.pub"),
				true},
			[ROLLBACK] = {0, "rollback", BN_TR("CAMPAGNE"),
				BN_TR("revient à la version d’avant de cette campagne, sans "
				      "fichier"),
				false},
		},
	.run = run,
};
