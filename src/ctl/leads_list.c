#include "base/clock.h"
#include "base/file.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "leads/store.h"

#include <glob.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { DATA };

struct sum {
	int64_t count, first, last;
	uint64_t bytes;
};

static bool add(void *context, const struct bn_store_record *record)
{
	struct sum *sum = context;
	if (sum->count == 0 || record->wall < sum->first)
		sum->first = record->wall;
	if (sum->count == 0 || record->wall > sum->last)
		sum->last = record->wall;
	sum->bytes += record->bytes;
	sum->count++;
	return true;
}

/* "2026-11-06 15:30", local. */
static void print_date(const char *text, int64_t wall)
{
	char when[BN_CLOCK_TEXT];
	bn_clock_utc(wall + (int64_t)bn_clock_offset(wall) * 60, when);
	when[10] = ' ';
	when[16] = '\0';
	printf(text, when);
}

static void print_sum(const struct sum *sum)
{
	printf(_("Contacts : %" PRId64 "\n"), sum->count);
	if (sum->count == 0)
		return;
	print_date(_("Premier : %s\n"), sum->first);
	print_date(_("Dernier : %s\n"), sum->last);
	printf(_("Taille scellée : %" PRIu64 " octets\n"), sum->bytes);
}

/* What the recruiter compares with the fingerprint that "leads open" tells. */
static void print_key(struct bn_store *store)
{
	const struct bn_seal_signer *signer = bn_store_signer(store);
	struct bn_tail end;
	char fingerprint[BN_SEAL_FINGERPRINT];
	if (signer == NULL || !bn_store_end(store, &end))
		return;
	bn_seal_fingerprint(&signer->public_key, fingerprint);
	printf(_("Dernier numéro : %" PRId64 "\n"), end.number);
	printf(_("Empreinte de la borne : %s\n"), fingerprint);
}

/* Damaged files were put aside whole: whoever counts must know that there is more. */
static void print_aside(const char *folder)
{
	char *pattern = bn_file_join(folder, "leads.db.damaged-*");
	glob_t found = {0};
	if (glob(pattern, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			printf(_("À part, abîmé : %s (gardez-le : il se répare peut-être)\n"),
				found.gl_pathv[i]);
	globfree(&found);
	free(pattern);
}

static int run(const struct bn_arguments *arguments)
{
	struct sum sum = {0};
	char *path = bn_file_join(arguments->values[DATA], "leads.db");
	struct bn_store *store = bn_store_open(path, false);
	bool good = store != NULL && bn_store_each(store, add, &sum);
	if (good)
		print_sum(&sum);
	if (good)
		print_key(store);
	print_aside(arguments->values[DATA]);
	if (!good)
		bn_command_complain(
			_("%s : les contacts ne peuvent pas être lus ; est-ce bien le dossier "
			  "de données de la borne, et en avez-vous les droits ?"),
			path);
	bn_store_close(store);
	free(path);
	return good ? BN_CTL_DONE : BN_CTL_FAILED;
}

const struct bn_command bn_command_leads_list = {
	.name = "leads list",
	.summary = BN_TR("compte les contacts d’une borne"),
	.details = BN_TR(
		"Dit combien de contacts la borne garde, les dates du premier et du dernier, leur "
		"taille,\nle dernier numéro donné et l’empreinte de la clé dont la borne signe. "
		"Les contacts\nrestent scellés : rien de leur contenu n’est lu."),
	.options =
		{
			[DATA] = {'d', "data", BN_TR("DONNÉES"),
				BN_TR("dossier de données de la borne"), true},
		},
	.run = run,
};
