#include "ctl/opened.h"

#include "base/crew.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/sheet.h"

#include <inttypes.h>
#include <string.h>

static void name_bad(const struct bn_opened *opened)
{
	for (size_t i = 0; i < opened->opening.bad && i < BN_OPENING_NAMED; i++)
		bn_command_complain(_("%s : n° %" PRId64 " : scellé pour une autre clé, ou abîmé"),
			opened->names[opened->opening.named[i].file],
			opened->opening.named[i].number);
}

bool bn_opened_write(struct bn_opened *opened)
{
	char fingerprint[BN_SEAL_FINGERPRINT];
	opened->opening = (struct bn_opening){.merge = opened->merge,
		.files = opened->files,
		.pair = opened->pair,
		.threads = bn_crew_cores()};
	enum bn_sheet result = bn_sheet_write(&opened->opening, opened->output);
	name_bad(opened);
	if (result == BN_SHEET_NOTHING) {
		bn_seal_fingerprint(&opened->pair->public_key, fingerprint);
		bn_command_complain(
			_("aucun contact ne s’ouvre avec la clé d’empreinte %s ; est-ce "
			  "bien celle des bornes ? Rien n’a été écrit."),
			fingerprint);
	}
	return result == BN_SHEET_WRITTEN;
}

FILE *bn_opened_out(const char *output)
{
	return output != NULL && strcmp(output, "-") == 0 ? stderr : stdout;
}

void bn_opened_report(const struct bn_opened *opened, FILE *out)
{
	const struct bn_merge *merge = opened->merge;
	size_t count = opened->opening.opened, doubles = merge->duplicates - opened->opening.again;
	fprintf(out, bn_tr_count("%zu contact ouvert : %s\n", "%zu contacts ouverts : %s\n", count),
		count, opened->output);
	if (doubles > 0)
		fprintf(out, bn_tr_count("%zu double écarté\n", "%zu doubles écartés\n", doubles),
			doubles);
	if (merge->withdrawn_count > 0)
		fprintf(out,
			bn_tr_count("%zu contact retiré à la demande de la personne\n",
				"%zu contacts retirés à la demande des personnes\n",
				merge->withdrawn_count),
			merge->withdrawn_count);
	if (opened->opening.bad > 0)
		fprintf(out,
			bn_tr_count("%" PRIu64 " enregistrement refusé\n",
				"%" PRIu64 " enregistrements refusés\n", opened->opening.bad),
			(uint64_t)opened->opening.bad);
}

void bn_opened_finish(struct bn_opened *opened)
{
	bn_opening_finish(&opened->opening);
}
