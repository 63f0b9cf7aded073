#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/condition.h"
#include "daybook/health.h"

#include <stdio.h>
#include <stdlib.h>

enum { JSON };

/* The first ones: the fact has how many there are. */
static void add_clips(const struct bn_health *health, struct bn_json *json)
{
	bn_json_array(json, "clips_aside");
	for (size_t i = 0; i < health->clip_count; i++) {
		bn_json_object(json, NULL);
		bn_json_text(json, "id", health->clips[i].id);
		bn_json_text(json, "why", health->clips[i].why);
		bn_json_text(json, "words", bn_health_clip_words(health->clips[i].why));
		bn_json_object_end(json);
	}
	bn_json_array_end(json);
}

static void print_json(const struct bn_health *health)
{
	struct bn_str text = {0};
	struct bn_json json = {&text, false};
	char at[BN_CLOCK_TEXT], words[256];
	bn_clock_utc(health->wall, at);
	bn_json_object(&json, NULL);
	bn_json_text(&json, "at", at);
	bn_json_text(&json, "state", bn_health_state_key(bn_health_worst(health)));
	bn_json_object(&json, "facts");
	for (int i = 0; i < BN_HEALTH_COUNT; i++) {
		const struct bn_health_fact *fact = &health->facts[i];
		bn_health_words(health, (enum bn_health_name)i, words, sizeof(words));
		bn_json_object(&json, bn_health_key((enum bn_health_name)i));
		bn_json_text(&json, "state", bn_health_state_key(fact->state));
		bn_json_bool(&json, "known", fact->known);
		bn_json_int(&json, "value", fact->value);
		bn_json_text(&json, "text", fact->text);
		bn_json_text(&json, "words", words);
		bn_json_object_end(&json);
	}
	bn_json_object_end(&json);
	add_clips(health, &json);
	bn_json_object_end(&json);
	puts(bn_str_text(&text));
	bn_str_finish(&text);
}

static void say_clips(const struct bn_health *health, struct bn_str *out)
{
	for (size_t i = 0; i < health->clip_count; i++) {
		bn_str_addf(out, "    %s%s", health->clips[i].id, _(" : "));
		bn_condition_add_text(bn_health_clip_words(health->clips[i].why), out);
		bn_str_addz(out, "\n");
	}
}

static void print_facts(const struct bn_health *health)
{
	struct bn_str text = {0};
	for (int i = 0; i < BN_HEALTH_COUNT; i++) {
		bn_condition_add(health, (enum bn_health_name)i, &text);
		if (i == BN_HEALTH_CLIPS_ASIDE)
			say_clips(health, &text);
	}
	fputs(bn_str_text(&text), stdout);
	bn_str_finish(&text);
}

static bool is_kiosks(const char *folder)
{
	static const char *const names[] = {"leads.db", "journal", "counts", "kiosk.id"};
	bool found = false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !found; i++) {
		char *path = bn_file_join(folder, names[i]);
		found = bn_file_exists(path);
		free(path);
	}
	return found;
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_health health;
	struct bn_health_options options = {.root = "/",
		.data_folder = arguments->rest[0],
		.wall = bn_clock_wall(),
		.synced = bn_clock_synced()};
	if (!is_kiosks(options.data_folder)) {
		bn_command_complain(_("%s : ce n’est pas le dossier de données d’une borne, ou "
				      "elle n’a jamais démarré"),
			options.data_folder);
		return BN_CTL_FAILED;
	}
	bn_health_read(&health, &options);
	if (arguments->values[JSON] != NULL)
		print_json(&health);
	else
		print_facts(&health);
	return bn_condition_exit(bn_health_worst(&health));
}

const struct bn_command bn_command_status = {
	.name = "status",
	.rest = BN_TR("DONNÉES"),
	.summary = BN_TR("dit comment va une borne, pour une personne ou un script"),
	.details = BN_TR(
		"Dit ce que montre le panneau de l’équipe : demandes du jour et à transmettre, "
		"films "
		"mis de côté,\ndisque, mémoire, température, horloge, réseau, version, campagne. À "
		"lancer sur la borne.\nCodes de sortie : 0 tout va bien ; 3 quelque chose est à "
		"surveiller ; 4 quelque chose est à traiter."),
	.options =
		{
			[JSON] = {0, "json", NULL, BN_TR("en JSON, sur une ligne"), false},
		},
	.run = run,
};
