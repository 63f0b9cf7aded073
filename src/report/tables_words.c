#include "report/tables_words.h"

#include "base/tr.h"

#include <string.h>

static const struct word {
	enum bn_day_kind kind;
	const char *id, *words;
} all[] = {
	{BN_DAY_WAY, "visit", BN_TR("ont touché l’écran")},
	{BN_DAY_WAY, "metier", BN_TR("ont regardé un métier")},
	{BN_DAY_WAY, "name", BN_TR("ont ouvert le formulaire (prénom et nom)")},
	{BN_DAY_WAY, "contact", BN_TR("sont allées jusqu’à l’adresse ou au téléphone")},
	{BN_DAY_WAY, "wishes", BN_TR("sont allées jusqu’à la situation et aux métiers")},
	{BN_DAY_WAY, "consent", BN_TR("sont allées jusqu’à l’accord")},
	{BN_DAY_WAY, "lead", BN_TR("ont laissé une demande")},
	{BN_DAY_GIVEN_UP, "name", BN_TR("Prénom et nom")},
	{BN_DAY_GIVEN_UP, "contact", BN_TR("Adresse ou téléphone")},
	{BN_DAY_GIVEN_UP, "wishes", BN_TR("Situation et métiers")},
	{BN_DAY_GIVEN_UP, "consent", BN_TR("Accord")},
	{BN_DAY_LASTING, "15", BN_TR("moins de 15 s")},
	{BN_DAY_LASTING, "30", BN_TR("de 15 à 30 s")},
	{BN_DAY_LASTING, "60", BN_TR("de 30 s à 1 min")},
	{BN_DAY_LASTING, "120", BN_TR("de 1 à 2 min")},
	{BN_DAY_LASTING, "180", BN_TR("de 2 à 3 min")},
	{BN_DAY_LASTING, "300", BN_TR("de 3 à 5 min")},
	{BN_DAY_LASTING, "600", BN_TR("de 5 à 10 min")},
	{BN_DAY_LASTING, "1200", BN_TR("de 10 à 20 min")},
	{BN_DAY_LASTING, "more", BN_TR("20 min et plus")},
	{BN_DAY_AID, "text", BN_TR("Grandes lettres")},
	{BN_DAY_AID, "contrast", BN_TR("Contraste fort")},
	{BN_DAY_AID, "motion", BN_TR("Moins de mouvements")},
	{BN_DAY_AID, "time", BN_TR("Plus de temps")},
	{BN_DAY_AID, "low", BN_TR("Boutons en bas")},
	{BN_DAY_SCREEN, "home", BN_TR("Accueil")},
	{BN_DAY_SCREEN, "professions", BN_TR("Liste des métiers")},
	{BN_DAY_SCREEN, "profession", BN_TR("Page d’un métier")},
	{BN_DAY_SCREEN, "compare", BN_TR("Deux métiers côte à côte")},
	{BN_DAY_SCREEN, "feed", BN_TR("Témoignages")},
	{BN_DAY_SCREEN, "article", BN_TR("Page de la campagne")},
	{BN_DAY_SCREEN, "lead_form", BN_TR("Formulaire")},
	{BN_DAY_SCREEN, "form_closed", BN_TR("Formulaire fermé")},
	{BN_DAY_SCREEN, "thanks", BN_TR("Remerciement")},
	{BN_DAY_SCREEN, "leaflet", BN_TR("Moins de 15 ans")},
	{BN_DAY_SCREEN, "withdraw", BN_TR("Retrait d’une demande")},
	{BN_DAY_SCREEN, "language", BN_TR("Choix de la langue")},
	{BN_DAY_SCREEN, "access", BN_TR("Aides à l’accès")},
	{BN_DAY_SCREEN, "share", BN_TR("Code QR à partager")},
	{BN_DAY_SCREEN, "article_code", BN_TR("Code QR d’une page")},
	{BN_DAY_SCREEN, "phone", BN_TR("Code QR d’un métier")},
	{BN_DAY_SCREEN, "idle_warning", BN_TR("« Êtes-vous encore là ? »")},
	{BN_DAY_LANGUAGE, "fr", BN_TR("français")},
	{BN_DAY_LANGUAGE, "en", BN_TR("anglais")},
	{BN_DAY_LANGUAGE, "ar", BN_TR("arabe")},
	{BN_DAY_LANGUAGE, "de", BN_TR("allemand")},
	{BN_DAY_LANGUAGE, "es", BN_TR("espagnol")},
	{BN_DAY_LANGUAGE, "it", BN_TR("italien")},
	{BN_DAY_LANGUAGE, "pt", BN_TR("portugais")},
	{BN_DAY_LANGUAGE, "ro", BN_TR("roumain")},
	{BN_DAY_LANGUAGE, "tr", BN_TR("turc")},
	{BN_DAY_LANGUAGE, "uk", BN_TR("ukrainien")},
};

const char *bn_tables_word(enum bn_day_kind kind, const char *id)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].kind == kind && strcmp(all[i].id, id) == 0)
			return _(all[i].words);
	return id;
}
