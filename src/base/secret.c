#include "base/secret.h"

#include "base/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

void *bn_secret_create(size_t bytes)
{
	void *memory = mmap(
		NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		abort();
	if (mlock(memory, bytes) != 0)
		bn_log_warn("base", "the form's memory can't be locked (%s): raise LimitMEMLOCK",
			strerror(errno));
	madvise(memory, bytes, MADV_DONTDUMP);
	return memory;
}

void bn_secret_wipe(void *memory, size_t bytes)
{
	explicit_bzero(memory, bytes);
}

void bn_secret_destroy(void *memory, size_t bytes)
{
	if (memory == NULL)
		return;
	bn_secret_wipe(memory, bytes);
	munmap(memory, bytes);
}
