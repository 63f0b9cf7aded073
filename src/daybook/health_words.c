#include "base/tr.h"
#include "daybook/health.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *key, *label, *advice;
} names[BN_HEALTH_COUNT] = {
	[BN_HEALTH_LEADS_TODAY] = {"leads_today", BN_TR("Demandes du jour"), NULL},
	[BN_HEALTH_LEADS_UNSENT] = {"leads_unsent", BN_TR("Demandes à transmettre"),
		BN_TR("Les demandes ne se lisent pas : appelez le support, et gardez le dossier de "
		      "données tel qu’il est.")},
	[BN_HEALTH_OLDEST_UNSENT] = {"oldest_unsent", BN_TR("La plus ancienne à transmettre"),
		BN_TR("Exportez les demandes sur une clé USB.")},
	[BN_HEALTH_LAST_SENT] = {"last_sent", BN_TR("Dernière transmission"), NULL},
	[BN_HEALTH_CLIPS_ASIDE] = {"clips_aside", BN_TR("Films mis de côté"),
		BN_TR("Refaites ces films : « bornectl check » dit ce qui ne va pas.")},
	[BN_HEALTH_DISK] = {"disk", BN_TR("Place sur le disque"),
		BN_TR("Libérez de la place : sans elle, le formulaire se ferme.")},
	[BN_HEALTH_MEMORY] = {"memory", BN_TR("Mémoire"), BN_TR("Redémarrez la borne.")},
	[BN_HEALTH_TEMPERATURE] = {"temperature", BN_TR("Température"),
		BN_TR("Donnez de l’air à la borne, et ôtez-la du soleil.")},
	[BN_HEALTH_CLOCK] = {"clock", BN_TR("Horloge"),
		BN_TR("Reliez la borne au réseau un moment, ou vérifiez l’heure.")},
	[BN_HEALTH_NETWORK] = {"network", BN_TR("Réseau"), NULL},
	[BN_HEALTH_VERSION] = {"version", BN_TR("Version"), NULL},
	[BN_HEALTH_CAMPAIGN] = {"campaign", BN_TR("Campagne"), NULL},
	[BN_HEALTH_CHECK] = {"check", BN_TR("Campagne lue"),
		BN_TR("La campagne modifiée a des erreurs : « bornectl check » les dit.")},
	[BN_HEALTH_UPTIME] = {"uptime", BN_TR("En marche depuis"), NULL},
};

static const struct {
	const char *key, *label;
} states[] = {
	[BN_HEALTH_NONE] = {"none", BN_TR("à titre d’information")},
	[BN_HEALTH_GOOD] = {"good", BN_TR("bon")},
	[BN_HEALTH_ATTENTION] = {"attention", BN_TR("à surveiller")},
	[BN_HEALTH_BAD] = {"bad", BN_TR("à traiter")},
};

const char *bn_health_key(enum bn_health_name name)
{
	return names[name].key;
}

const char *bn_health_label(enum bn_health_name name)
{
	return _(names[name].label);
}

const char *bn_health_state_key(enum bn_health_state state)
{
	return states[state].key;
}

const char *bn_health_state_label(enum bn_health_state state)
{
	return _(states[state].label);
}

const char *bn_health_advice(const struct bn_health *health, enum bn_health_name name)
{
	const char *advice = names[name].advice;
	return health->facts[name].state > BN_HEALTH_GOOD && advice != NULL ? _(advice) : NULL;
}

/* Parts of what video/ (stream, player, walls, reel) says of a clip. */
const char *bn_health_clip_words(const char *why)
{
	static const struct {
		const char *part, *words;
	} causes[] = {
		{"no such file", BN_TR("Le fichier n’est pas là.")},
		{"opened", BN_TR("Le fichier ne s’ouvre pas.")},
		{"no picture that can be decoded", BN_TR("Le fichier n’a pas d’image lisible.")},
		{"can't play it", BN_TR("Le fichier est abîmé, ou d’un format inconnu.")},
		{"less than", BN_TR("Le film est trop court.")},
		{"picture within", BN_TR("Aucune image n’arrive.")},
		{"no new picture", BN_TR("L’image s’arrête en route.")},
		{"the player", BN_TR("Le lecteur s’arrête sur ce fichier.")},
	};
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (strstr(why, causes[i].part) != NULL)
			return _(causes[i].words);
	return why;
}

static void say_duration(int64_t seconds, char *out, size_t room)
{
	if (seconds < 60)
		snprintf(out, room, "%s", _("moins d’une minute"));
	else if (seconds < 3600)
		snprintf(out, room, _("%" PRId64 " min"), seconds / 60);
	else if (seconds < (int64_t)48 * 3600)
		snprintf(out, room, _("%" PRId64 " h %02" PRId64 " min"), seconds / 3600,
			seconds / 60 % 60);
	else
		snprintf(out, room, _("%" PRId64 " jours"), seconds / 86400);
}

void bn_health_bytes(int64_t bytes, char *out, size_t room)
{
	if (bytes >= 1000000000)
		snprintf(out, room, _("%" PRId64 ",%" PRId64 " Go"), bytes / 1000000000,
			bytes / 100000000 % 10);
	else
		snprintf(out, room, _("%" PRId64 " Mo"), bytes / 1000000);
}

static void say_ago(const struct bn_health_fact *fact, char *out, size_t room)
{
	char duration[64];
	say_duration(fact->value, duration, sizeof(duration));
	snprintf(out, room, _("il y a %s"), duration);
}

static void say_text(const struct bn_health_fact *fact, const char *words, char *out, size_t room)
{
	snprintf(out, room, "%s%s%s", words, fact->text[0] != '\0' ? _(" : ") : "", fact->text);
}

void bn_health_words(
	const struct bn_health *health, enum bn_health_name name, char *out, size_t room)
{
	const struct bn_health_fact *fact = &health->facts[name];
	char part[64];
	if (!fact->known) {
		bool never = name == BN_HEALTH_LAST_SENT || name == BN_HEALTH_OLDEST_UNSENT;
		snprintf(out, room, "%s", never ? _("aucune") : _("pas disponible"));
		return;
	}
	switch (name) {
	case BN_HEALTH_OLDEST_UNSENT:
		say_ago(fact, out, room);
		break;
	case BN_HEALTH_LAST_SENT:
		say_ago(fact, part, sizeof(part));
		snprintf(out, room, "%s, %s", part,
			strcmp(fact->text, "sync") == 0 ? _("par le réseau")
							: _("sur une clé USB"));
		break;
	case BN_HEALTH_CHECK:
		say_ago(fact, part, sizeof(part));
		snprintf(out, room, fact->text[0] != '\0' ? _("%s, refusée") : "%s", part);
		break;
	case BN_HEALTH_UPTIME:
		say_duration(fact->value, out, room);
		break;
	case BN_HEALTH_DISK:
	case BN_HEALTH_MEMORY:
		bn_health_bytes(fact->value, part, sizeof(part));
		snprintf(out, room, name == BN_HEALTH_DISK ? _("%s libres") : _("%s disponibles"),
			part);
		break;
	case BN_HEALTH_TEMPERATURE:
		snprintf(out, room, _("%" PRId64 " °C"), fact->value);
		break;
	case BN_HEALTH_CLOCK:
		snprintf(out, room, "%s",
			fact->value ? _("à l’heure") : _("pas vérifiée par le réseau"));
		break;
	case BN_HEALTH_NETWORK:
		say_text(fact, fact->value ? _("relié") : _("pas relié"), out, room);
		break;
	case BN_HEALTH_CLIPS_ASIDE:
		snprintf(part, sizeof(part), "%" PRId64, fact->value);
		say_text(fact, part, out, room);
		break;
	case BN_HEALTH_CAMPAIGN:
		if (fact->value > 0)
			snprintf(out, room, _("%s, v. %" PRId64), fact->text, fact->value);
		else
			snprintf(out, room, "%s", fact->text);
		break;
	case BN_HEALTH_VERSION:
		snprintf(out, room, "%s", fact->text);
		break;
	case BN_HEALTH_LEADS_TODAY:
	case BN_HEALTH_LEADS_UNSENT:
	case BN_HEALTH_COUNT:
		snprintf(out, room, "%" PRId64, fact->value);
		break;
	}
}
