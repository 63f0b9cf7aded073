#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/tr.h"
#include "content/near.h"
#include "ctl/command.h"
#include "ctl/dates.h"
#include "daybook/journal.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SINCE, UNTIL, KIND, LAST, JSON };

struct found {
	struct bn_journal_entry entry;
	const char *folder;
	size_t order; /* of reading: within a second it is all there is */
};

struct search {
	int64_t since, until; /* until: the first second after */
	const char *kinds;    /* "export,sync", or NULL: all */
	const char *folder;   /* that is being read */
	struct found *found;
	size_t count, capacity;
};

static bool has_word(const char *words, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = words; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		if (strcspn(at, ",") == length && strncmp(at, word, length) == 0)
			return true;
	}
	return false;
}

static bool take(void *context, const struct bn_journal_entry *entry)
{
	struct search *search = context;
	if (entry->wall < search->since || entry->wall >= search->until ||
		(search->kinds != NULL && !has_word(search->kinds, entry->name)))
		return true;
	search->found = bn_mem_grow(
		search->found, &search->capacity, search->count + 1, sizeof(*search->found));
	search->found[search->count] = (struct found){*entry, search->folder, search->count};
	search->count++;
	return true;
}

/* Only where there are several folders: within one, the order of writing tells of a clock that was
 * put back. */
static int by_time(const void *a, const void *b)
{
	const struct found *left = a, *right = b;
	if (left->entry.wall != right->entry.wall)
		return left->entry.wall < right->entry.wall ? -1 : 1;
	return left->order < right->order ? -1 : 1;
}

static void print_json(const struct found *found)
{
	struct bn_str line = {0};
	struct bn_json json = {&line, false};
	char at[BN_CLOCK_TEXT];
	bn_clock_utc(found->entry.wall, at);
	bn_json_object(&json, NULL);
	bn_json_text(&json, "at", at);
	bn_json_text(&json, "folder", found->folder);
	bn_json_text(&json, "kind", found->entry.name);
	bn_json_text(&json, "about", found->entry.about);
	bn_json_text(&json, "why", found->entry.why);
	bn_json_int(&json, "times", found->entry.times);
	bn_json_object_end(&json);
	puts(bn_str_text(&line));
	bn_str_finish(&line);
}

static void print_line(const struct found *found, bool several)
{
	struct bn_str words = {0};
	char when[32];
	bn_dates_write(found->entry.wall, when, sizeof(when));
	bn_journal_words(&found->entry, &words);
	printf("%s  %s%s%s\n", when, several ? found->folder : "", several ? "  " : "",
		bn_str_text(&words));
	bn_str_finish(&words);
}

static bool check_kinds(const char *kinds)
{
	char name[BN_JOURNAL_NAME];
	for (const char *at = kinds; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		struct bn_near near;
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(at, ","), at);
		if (bn_journal_kind_of(name) < BN_JOURNAL_COUNT)
			continue;
		bn_near_init(&near, name);
		for (int kind = 0; kind < BN_JOURNAL_COUNT; kind++)
			bn_near_try(&near, bn_journal_name((enum bn_journal_kind)kind));
		if (near.best[0] != '\0')
			bn_command_complain(_("--kind : rien ne s’appelle « %s ». Vouliez-vous "
					      "dire « %s » ?"),
				name, near.best);
		else
			bn_command_complain(_("--kind : rien ne s’appelle « %s »"), name);
		return false;
	}
	return true;
}

static bool read_options(const struct bn_arguments *arguments, struct search *search, long *last)
{
	char *const *values = (char *const *)arguments->values;
	char *end = NULL;
	*search = (struct search){.until = INT64_MAX, .kinds = values[KIND]};
	*last = LONG_MAX;
	if (values[SINCE] != NULL && !bn_dates_read_day(values[SINCE], &search->since)) {
		bn_dates_complain(values[SINCE]);
		return false;
	}
	if (values[UNTIL] != NULL && !bn_dates_read_day(values[UNTIL], &search->until)) {
		bn_dates_complain(values[UNTIL]);
		return false;
	}
	if (values[UNTIL] != NULL)
		search->until = bn_dates_next_day(search->until);
	if (values[LAST] != NULL) {
		*last = strtol(values[LAST], &end, 10);
		if (*end != '\0' || *last < 1) {
			bn_command_complain(_("-n veut un nombre, 1 ou plus"));
			return false;
		}
	}
	return check_kinds(values[KIND]);
}

/* A folder without a journal may be a new kiosk's; one that isn't there is a mistake. */
static bool read_folder(struct search *search, const char *folder)
{
	int bad = 0;
	if (!bn_file_exists(folder)) {
		bn_command_complain(_("%s : ce dossier n’existe pas"), folder);
		return false;
	}
	search->folder = folder;
	if (!bn_journal_each(folder, take, search, &bad)) {
		bn_command_complain(_("%s : le journal ne peut pas être lu"), folder);
		return false;
	}
	if (bad > 0)
		bn_command_complain(
			bn_tr_count("%s : %d ligne abîmée est laissée de côté",
				"%s : %d lignes abîmées sont laissées de côté", (unsigned long)bad),
			folder, bad);
	return true;
}

static int run(const struct bn_arguments *arguments)
{
	struct search search;
	long last = 0;
	if (!read_options(arguments, &search, &last))
		return BN_CTL_USAGE;
	bool good = true;
	for (int i = 0; i < arguments->rest_count; i++)
		good &= read_folder(&search, arguments->rest[i]);
	if (search.count > 0 && arguments->rest_count > 1)
		qsort(search.found, search.count, sizeof(*search.found), by_time);
	size_t first = search.count > (size_t)last ? search.count - (size_t)last : 0;
	for (size_t i = first; i < search.count; i++)
		if (arguments->values[JSON] != NULL)
			print_json(&search.found[i]);
		else
			print_line(&search.found[i], arguments->rest_count > 1);
	free(search.found);
	return good ? BN_CTL_DONE : BN_CTL_FAILED;
}

const struct bn_command bn_command_log = {
	.name = "log",
	.rest = BN_TR("DONNÉES"),
	.several = true,
	.summary = BN_TR("dit ce qui est arrivé à une borne"),
	.details = BN_TR(
		"Lit le journal d’une ou de plusieurs bornes, dans l’ordre du temps : démarrages, "
		"éditions de la\ncampagne, films mis de côté, écritures impossibles, gestes de "
		"l’équipe, exports. Il ne contient\nl’identité de personne. Plusieurs bornes à la "
		"fois : chaque ligne dit de quel dossier elle vient."),
	.options =
		{
			[SINCE] = {0, "since", BN_TR("DATE"),
				BN_TR("premier jour, par exemple 2026-11-06"), false},
			[UNTIL] = {0, "until", BN_TR("DATE"), BN_TR("dernier jour"), false},
			[KIND] = {0, "kind", BN_TR("SORTES"),
				BN_TR("seulement ces sortes, séparées par des virgules : start, "
				      "clip_aside, export…"),
				false},
			[LAST] = {'n', "last", BN_TR("NOMBRE"), BN_TR("seulement les dernières"),
				false},
			[JSON] = {0, "json", NULL, BN_TR("une ligne JSON par entrée"), false},
		},
	.run = run,
};
