#include "base/tr.h"
#include "daybook/journal.h"

#include <string.h>

static const struct {
	const char *name, *words;
} kinds[BN_JOURNAL_COUNT] = {
	[BN_JOURNAL_START] = {"start", BN_TR("démarrage")},
	[BN_JOURNAL_STOP] = {"stop", BN_TR("arrêt")},
	[BN_JOURNAL_CAMPAIGN] = {"campaign", BN_TR("nouvelle édition de la campagne")},
	[BN_JOURNAL_CAMPAIGN_REFUSED] = {"campaign_refused",
		BN_TR("campagne modifiée mais refusée, celle d’avant continue")},
	[BN_JOURNAL_VENUE] = {"venue", BN_TR("lieu ou événement choisi")},
	[BN_JOURNAL_WRITE_FAILED] = {"write_failed", BN_TR("écriture impossible")},
	[BN_JOURNAL_WRITE_GOOD] = {"write_good", BN_TR("écriture de nouveau possible")},
	[BN_JOURNAL_CLIP_ASIDE] = {"clip_aside", BN_TR("film mis de côté")},
	[BN_JOURNAL_FORM_CLOSED] = {"form_closed", BN_TR("formulaire fermé, le disque est plein")},
	[BN_JOURNAL_FORM_OPEN] = {"form_open", BN_TR("formulaire de nouveau ouvert")},
	[BN_JOURNAL_PIN_WRONG] = {"pin_wrong", BN_TR("code de l’équipe refusé")},
	[BN_JOURNAL_PIN_BLOCKED] = {"pin_blocked", BN_TR("saisie du code suspendue")},
	[BN_JOURNAL_PANEL] = {"panel", BN_TR("panneau de l’équipe ouvert")},
	[BN_JOURNAL_PAUSE] = {"pause", BN_TR("mise en pause")},
	[BN_JOURNAL_RESUME] = {"resume", BN_TR("reprise")},
	[BN_JOURNAL_EXPORT] = {"export", BN_TR("export")},
	[BN_JOURNAL_EXPORT_FAILED] = {"export_failed", BN_TR("export impossible")},
	[BN_JOURNAL_INSTALL] = {"install", BN_TR("campagne installée")},
	[BN_JOURNAL_INSTALL_FAILED] = {"install_failed", BN_TR("campagne pas installée")},
	[BN_JOURNAL_SYNC] = {"sync", BN_TR("envoi par le réseau")},
	[BN_JOURNAL_SYNC_FAILED] = {"sync_failed", BN_TR("envoi par le réseau impossible")},
	[BN_JOURNAL_NEWS] = {"news", BN_TR("publication pour la borne")},
	[BN_JOURNAL_WITHDRAWAL] = {"withdrawal", BN_TR("demande effacée par son code")},
	[BN_JOURNAL_RESTART] = {"restart", BN_TR("redémarrage demandé")},
	[BN_JOURNAL_SHUTDOWN] = {"shutdown", BN_TR("extinction demandée")},
};

const char *bn_journal_name(enum bn_journal_kind kind)
{
	return kind < BN_JOURNAL_COUNT ? kinds[kind].name : NULL;
}

enum bn_journal_kind bn_journal_kind_of(const char *name)
{
	int kind = 0;
	while (kind < BN_JOURNAL_COUNT && strcmp(kinds[kind].name, name) != 0)
		kind++;
	return (enum bn_journal_kind)kind;
}

void bn_journal_words(const struct bn_journal_entry *entry, struct bn_str *out)
{
	bool known = entry->kind < BN_JOURNAL_COUNT;
	bn_str_addz(out, known ? _(kinds[entry->kind].words) : entry->name);
	if (entry->about[0] != '\0')
		bn_str_addf(out, _(" : %s"), entry->about);
	if (entry->why[0] != '\0')
		bn_str_addf(out, " (%s)", entry->why);
	if (entry->times > 1)
		bn_str_addf(out, _(", %d fois"), entry->times);
}
