#include "remote/rule.h"

#include "base/tr.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#define SOON   BN_RULE_SOON
#define ASIDE  BN_RULE_ASIDE
#define PEOPLE BN_RULE_PEOPLE
#define ANSWER BN_RULE_ANSWER
#define MINUTE 60
#define HOUR   3600

static const struct bn_rule_entry rules[BN_RULE_COUNT] = {
	[BN_RULE_NONE] = {ANSWER, 0, 0, "none", BN_TR("rien à signaler"), NULL},
	[BN_RULE_STOPPED] = {ANSWER, 0, 0, "stopped", BN_TR("interrompu"), NULL},
	[BN_RULE_NAME] = {SOON, 5, 15 * MINUTE, "name", BN_TR("le nom du serveur n’est pas trouvé"),
		BN_TR("Vérifiez la connexion au réseau, puis l’adresse dans sync.yaml.")},
	[BN_RULE_CONNECT] = {SOON, 5, 15 * MINUTE, "connect", BN_TR("le serveur ne répond pas"),
		BN_TR("Vérifiez la connexion au réseau ; un pare-feu peut aussi la fermer.")},
	[BN_RULE_CERTIFICATE] = {PEOPLE, MINUTE, HOUR, "certificate",
		BN_TR("le serveur ne prouve pas qui il est"),
		BN_TR("Rien n’est envoyé à un inconnu. Vérifiez l’heure de la borne, puis le "
		      "certificat du serveur avec son administrateur ; s’il vient de votre propre "
		      "autorité, « ca » dans sync.yaml nomme le sien (un fichier PEM).")},
	[BN_RULE_TLS] = {SOON, 30, HOUR, "tls", BN_TR("la connexion sécurisée n’aboutit pas"),
		BN_TR("L’adresse dans sync.yaml est-elle bien celle d’un serveur en https ?")},
	[BN_RULE_CUT] = {SOON, 2, 5 * MINUTE, "cut", BN_TR("la connexion a été coupée"), NULL},
	[BN_RULE_STALLED] = {SOON, 10, 15 * MINUTE, "stalled", BN_TR("le serveur ne dit plus rien"),
		NULL},
	[BN_RULE_PORTAL] = {PEOPLE, 30, 5 * MINUTE, "portal",
		BN_TR("un portail Wi-Fi répond à la place du serveur"),
		BN_TR("Ouvrez l’accès de la borne auprès du lieu ; elle essaiera de nouveau.")},
	[BN_RULE_REDIRECT] = {PEOPLE, MINUTE, HOUR, "redirect",
		BN_TR("le serveur renvoie vers une autre adresse"),
		BN_TR("Une redirection n’est jamais suivie : corrigez l’adresse dans sync.yaml, ou "
		      "ouvrez l’accès au Wi-Fi du lieu.")},
	[BN_RULE_DENIED] = {PEOPLE, MINUTE, HOUR, "denied", BN_TR("l’accès est refusé"),
		BN_TR("Vérifiez les identifiants et leurs droits avec l’administrateur du "
		      "stockage.")},
	[BN_RULE_CLOCK] = {PEOPLE, 30, 10 * MINUTE, "clock",
		BN_TR("l’horloge de la borne est trop loin de celle du serveur"),
		BN_TR("Réglez l’heure de la borne.")},
	[BN_RULE_ABSENT] = {PEOPLE, MINUTE, HOUR, "absent",
		BN_TR("le dossier ou l’objet n’existe pas"),
		BN_TR("Vérifiez le nom (bucket, url, folder, prefix) dans sync.yaml ; d’un "
		      "dossier, que son disque est monté.")},
	[BN_RULE_CONFLICT] = {SOON, 2, 5 * MINUTE, "conflict",
		BN_TR("le serveur est occupé ailleurs"), NULL},
	[BN_RULE_TAKEN] = {ASIDE, MINUTE, 6 * HOUR, "taken",
		BN_TR("un autre objet porte déjà ce nom"), NULL},
	[BN_RULE_TOO_LARGE] = {ASIDE, MINUTE, 6 * HOUR, "too_large",
		BN_TR("l’objet est trop grand"),
		BN_TR("Demandez à l’administrateur du stockage ce qu’il limite.")},
	[BN_RULE_BUSY] = {SOON, 10, 30 * MINUTE, "busy", BN_TR("le serveur demande d’attendre"),
		NULL},
	[BN_RULE_SERVER] = {SOON, 10, 30 * MINUTE, "server", BN_TR("le serveur est en panne"),
		NULL},
	[BN_RULE_FULL] = {PEOPLE, 5 * MINUTE, HOUR, "full", BN_TR("le stockage est plein"),
		BN_TR("Demandez de la place à l’administrateur du stockage. La borne garde tout.")},
	[BN_RULE_CHANGED] = {SOON, 10, HOUR, "changed",
		BN_TR("ce qui est arrivé n’est pas ce qui a été envoyé"), NULL},
	[BN_RULE_STRANGE] = {SOON, MINUTE, HOUR, "strange",
		BN_TR("la réponse du serveur n’est pas comprise"),
		BN_TR("L’adresse dans sync.yaml est-elle la bonne ?")},
	[BN_RULE_FOLDER] = {SOON, 10, 10 * MINUTE, "folder",
		BN_TR("le dossier ne peut pas être lu ou écrit"),
		BN_TR("Le disque est-il monté, et a-t-il de la place ?")},
};

const struct bn_rule_entry *bn_rule_of(enum bn_rule rule)
{
	return &rules[rule < BN_RULE_COUNT ? rule : BN_RULE_STRANGE];
}

static enum bn_rule of_code(const char *code)
{
	static const struct {
		const char *code;
		enum bn_rule rule;
	} codes[] = {
		{"RequestTimeTooSkewed", BN_RULE_CLOCK},
		{"RequestExpired", BN_RULE_CLOCK},
		{"QuotaExceeded", BN_RULE_FULL},
		{"XMinioStorageFull", BN_RULE_FULL},
		{"EntityTooLarge", BN_RULE_TOO_LARGE},
		{"SlowDown", BN_RULE_BUSY},
		{"RequestTimeout", BN_RULE_BUSY},
		{"BadDigest", BN_RULE_CHANGED},
		{"InvalidRange", BN_RULE_CHANGED},
		{"IncompleteBody", BN_RULE_CUT},
		{"XAmzContentSHA256Mismatch", BN_RULE_CHANGED},
		{"PermanentRedirect", BN_RULE_REDIRECT},
		{"AuthorizationHeaderMalformed", BN_RULE_DENIED},
	};
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(code, codes[i].code) == 0)
			return codes[i].rule;
	return BN_RULE_NONE;
}

enum bn_rule bn_rule_of_status(int status, const char *type, const char *code)
{
	enum bn_rule coded = of_code(code);
	if (coded != BN_RULE_NONE)
		return coded;
	switch (status) {
	case 401:
	case 402:
	case 403:
	case 407:
		return BN_RULE_DENIED;
	case 404:
	case 410:
		return BN_RULE_ABSENT;
	case 409:
	case 423:
		return BN_RULE_CONFLICT;
	case 412:
		return BN_RULE_TAKEN;
	case 413:
		return BN_RULE_TOO_LARGE;
	case 408:
	case 425:
	case 429:
	case 503:
		return BN_RULE_BUSY;
	case 507:
		return BN_RULE_FULL;
	case 511: /* RFC 6585: Network Authentication Required */
		return BN_RULE_PORTAL;
	}
	if (status >= 500)
		return BN_RULE_SERVER;
	if (status >= 300 && status < 400)
		return BN_RULE_REDIRECT;
	if (status >= 200 && status < 300 && strncasecmp(type, "text/html", 9) == 0)
		return BN_RULE_PORTAL;
	return BN_RULE_STRANGE;
}
