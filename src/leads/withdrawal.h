/* Taking a lead back by its thank-you code. What is stored of the code is a hash under the kiosk's
 * key: whoever has the store alone can't try codes. README.md describes the record. */
#ifndef BN_LEADS_WITHDRAWAL_H
#define BN_LEADS_WITHDRAWAL_H

#include "leads/store.h"

/* Of its six signs, however it is written: "LOT 7K4 29M", "lot7k4-29m", "7k429m". */
void bn_withdrawal_tag(
	const struct bn_seal_signer *signer, const char *code, uint8_t tag[BN_SEAL_TAG]);

enum bn_withdrawal {
	BN_WITHDRAWAL_DONE,    /* erased here, and sealed for the recruiter to honour */
	BN_WITHDRAWAL_UNKNOWN, /* no lead has this code, or it was withdrawn already */
	BN_WITHDRAWAL_SEVERAL, /* more than one has it: nothing is done */
	BN_WITHDRAWAL_FAILED,  /* logged */
};
/* by: who did it, "staff" or "visitor". */
enum bn_withdrawal bn_withdrawal_make(struct bn_store *store,
	const struct bn_seal_recipients *recipients, const char *code, const char *by);
/* The same for the lead with this id: DONE or FAILED. */
enum bn_withdrawal bn_withdrawal_make_of(struct bn_store *store,
	const struct bn_seal_recipients *recipients, const char *id, const char *by);

#endif
