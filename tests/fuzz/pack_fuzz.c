/* Any bytes as a pack. The first byte says how it is met: the head as it came ('h'), the head
 * signed again so that what is signed is read ('s'), or all of it as an archive to unpack ('t'). */
#include "packs/pack.h"
#include "packs/tar.h"
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void read_head(const uint8_t *bytes, size_t count, bool sign)
{
	static struct bn_seal_signer author;
	static struct bn_pack_trust trust;
	uint8_t copy[4096];
	struct bn_pack pack;
	struct bn_str why = {0};
	if (trust.count == 0) {
		bn_seal_make_signer((const uint8_t[32]){7}, &author);
		trust = (struct bn_pack_trust){.keys = {author.public_key}, .count = 1};
	}
	count = count < sizeof(copy) ? count : sizeof(copy);
	memcpy(copy, bytes, count);
	if (sign && count >= BN_PACK_HEAD) {
		memcpy(copy + 104, author.public_key.key, BN_SEAL_KEY);
		bn_seal_sign(&author, copy, 136, copy + 136);
	}
	bool good = bn_pack_read_head(copy, count, count, &trust, &pack, &why);
	if (good != (why.length == 0))
		abort();
	if (good && (pack.version == 0 || pack.version > BN_PACK_VERSION_MOST ||
			    !bn_pack_id_allowed(pack.id) || pack.bytes != count - BN_PACK_HEAD))
		abort();
	bn_str_finish(&why);
}

static void unpack(const uint8_t *bytes, size_t count)
{
	static char folder[] = "/dev/shm/borne-fuzz.XXXXXX";
	struct bn_str why = {0};
	int archive = memfd_create("archive", MFD_CLOEXEC);
	if (archive < 0 || mkdtemp(folder) == NULL || chmod(folder, 0700) != 0)
		abort();
	if (write(archive, bytes, count) != (ssize_t)count)
		abort();
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (bn_tar_unpack(archive, count, fd, &why)) {
		struct bn_tree tree = {0};
		if (!bn_tree_list(folder, &tree, &why)) /* nothing but files */
			abort();
		bn_tree_finish(&tree);
	} else if (why.length == 0) {
		abort();
	}
	close(fd);
	close(archive);
	if (!bn_tree_remove(AT_FDCWD, folder))
		abort();
	strcpy(strrchr(folder, '.'), ".XXXXXX");
	bn_str_finish(&why);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	if (count == 0)
		return 0;
	if (bytes[0] == 't')
		unpack(bytes + 1, count - 1);
	else
		read_head(bytes + 1, count - 1, bytes[0] == 's');
	return 0;
}
