#include "base/tr.h"
#include "ctl/bundles.h"

#include <stdio.h>

struct sum {
	size_t leads, erased, withdrawals;
};

static void count(void *context, const struct bn_store_record *record, const char *path)
{
	struct sum *sum = context;
	struct bn_chain_link link;
	(void)path;
	if (!bn_chain_read(record->link, &link))
		return; /* can't be: it was verified */
	sum->withdrawals += link.kind == BN_CHAIN_WITHDRAWAL;
	sum->leads += link.kind == BN_CHAIN_LEAD && record->sealed != NULL;
	sum->erased += link.kind == BN_CHAIN_LEAD && record->sealed == NULL;
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_bundles bundles;
	struct sum sum = {0};
	if (!bn_seal_init())
		return BN_CTL_FAILED;
	bn_bundles_read(&bundles, arguments, count, &sum);
	bool good = bundles.bad_files == 0 && bundles.audit.findings == 0;
	if (bundles.files > 0)
		printf(_("Scellés : %zu, effacés : %zu, retraits : %zu\n"), sum.leads, sum.erased,
			sum.withdrawals);
	bn_bundles_print_kiosks(&bundles, stdout);
	if (good)
		puts(_("Toutes les signatures sont justes et la chaîne est entière."));
	bn_bundles_finish(&bundles);
	return good ? BN_CTL_DONE : BN_CTL_FAILED;
}

const struct bn_command bn_command_leads_verify = {
	.name = "leads verify",
	.rest = BN_TR("EXPORT"),
	.several = true,
	.summary = BN_TR("vérifie des exports sans les ouvrir"),
	.details = BN_TR(
		"Vérifie, sans clé secrète, chaque signature et la chaîne de chaque borne, dans un "
		"ou\nplusieurs exports pris ensemble. Ce qui manque, est répété, changé ou faux "
		"est nommé avec\nson numéro, et le code de sortie est 1. L’empreinte de chaque "
		"borne se compare avec celle\nque dit « bornectl leads list » sur la borne."),
	.run = run,
};
