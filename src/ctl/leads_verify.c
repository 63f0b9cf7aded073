#include "base/tr.h"
#include "ctl/bundles.h"

#include <stdio.h>

struct count {
	size_t leads, erased, withdrawals;
};

struct work {
	struct count now, before; /* the bundle */
};

static void begin(void *context, const struct bn_bundle *bundle)
{
	struct work *work = context;
	(void)bundle;
	work->before = work->now;
}

static void forget(void *context)
{
	struct work *work = context;
	work->now = work->before;
}

static void count(
	void *context, const struct bn_store_record *record, enum bn_chain_kind kind, uint64_t from)
{
	struct count *now = &((struct work *)context)->now;
	(void)from;
	now->withdrawals += kind == BN_CHAIN_WITHDRAWAL;
	now->leads += kind == BN_CHAIN_LEAD && record->sealed != NULL;
	now->erased += kind == BN_CHAIN_LEAD && record->sealed == NULL;
}

static int run(const struct bn_arguments *arguments)
{
	struct bn_bundles bundles;
	struct work work = {0};
	const struct bn_bundles_visitor visitor = {
		.begin = begin, .record = count, .forget = forget, .context = &work};
	if (!bn_seal_init())
		return BN_CTL_FAILED;
	bn_bundles_read(&bundles, arguments, &visitor);
	bool good = bundles.bad_files == 0 && bundles.audit.findings == 0;
	if (bundles.files > 0)
		printf(_("Scellés : %zu, effacés : %zu, retraits : %zu\n"), work.now.leads,
			work.now.erased, work.now.withdrawals);
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
