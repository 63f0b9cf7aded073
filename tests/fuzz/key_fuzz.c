/* Any bytes as a key file. The first says which kind; a secret one with a passphrase isn't tried:
 * that takes a second each. */
#include "leads/seal.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static int fd = -1;
	static char path[32];
	struct bn_seal_public key;
	struct bn_seal_signer signer;
	if (fd < 0) {
		fd = memfd_create("key", MFD_CLOEXEC);
		snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	}
	if (count == 0)
		return 0;
	if (ftruncate(fd, 0) != 0 || pwrite(fd, bytes + 1, count - 1, 0) != (ssize_t)count - 1)
		abort();
	if (bytes[0] == 'p' && bn_seal_load_public(path, &key) && !bn_seal_usable(&key))
		abort();
	if (bytes[0] == 's' && bn_seal_load_signer(path, &signer))
		bn_seal_forget_signer(&signer);
	return 0;
}
