/* Any bytes as a bundle, with the digest that they should have: it would keep all else out. */
#include "base/mem.h"
#include "leads/bundle.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct bn_bundle bundle = {0};
	struct bn_store_record record;
	struct bn_chain_link link;
	uint8_t *whole = bn_mem_alloc(count + 32, 1);
	unsigned sum = 0;
	memcpy(whole, bytes, count);
	bn_seal_digest(bytes, count, whole + count);
	if (bn_bundle_parse(&bundle, whole, count + 32) == BN_BUNDLE_LOADED)
		while (bn_bundle_next(&bundle, &record)) {
			/* All that it points to can be read. */
			for (size_t i = 0; record.sealed != NULL && i < record.bytes; i++)
				sum += ((const uint8_t *)record.sealed)[i];
			if (record.link != NULL && bn_chain_read(record.link, &link))
				sum += (unsigned)strlen(link.id);
			sum += (unsigned)strlen(record.id);
		}
	bn_bundle_finish(&bundle);
	free(whole);
	return sum == UINT32_MAX; /* never; but the compiler doesn't know */
}
