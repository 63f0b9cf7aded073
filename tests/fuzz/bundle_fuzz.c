/* Any bytes as a bundle, with the digest that they should have: it would keep all else out. */
#include "leads/bundle.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static int fd = -1;
	static char path[32];
	struct bn_bundle bundle = {0};
	struct bn_store_record record;
	struct bn_chain_link link;
	uint8_t digest[32];
	unsigned sum = 0;
	if (fd < 0) {
		fd = memfd_create("bundle", MFD_CLOEXEC);
		snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	}
	bn_seal_digest(bytes, count, digest);
	if (ftruncate(fd, 0) != 0 || pwrite(fd, bytes, count, 0) != (ssize_t)count ||
		pwrite(fd, digest, sizeof(digest), (off_t)count) != sizeof(digest))
		abort();
	if (bn_bundle_load(&bundle, path) == BN_BUNDLE_LOADED)
		while (bn_bundle_next(&bundle, &record)) {
			/* All that it points to can be read. */
			for (size_t i = 0; record.sealed != NULL && i < record.bytes; i++)
				sum += ((const uint8_t *)record.sealed)[i];
			if (record.link != NULL && bn_chain_read(record.link, &link))
				sum += (unsigned)strlen(link.id);
			sum += (unsigned)strlen(record.id);
		}
	bn_bundle_finish(&bundle);
	return sum == UINT32_MAX; /* never; but the compiler doesn't know */
}
