/* replay FOLDER TIMES: each file of the corpus as it is, and TIMES with some bytes changed, left
 * out or repeated: a short run for every machine, without libFuzzer. Repeats with the same seed. */
#include "base/file.h"
#include "leads/seal.h"
#include "tests/fuzz/fuzz.h"
#include "tests/leads/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 4096

/* A few changes; gives how many bytes there are then. */
static size_t change(uint8_t bytes[MOST], size_t count, uint64_t *random)
{
	for (uint64_t left = 1 + disk_random(random, 4); left > 0 && count > 1; left--) {
		size_t at = disk_random(random, count), some = disk_random(random, count - at) + 1;
		switch (disk_random(random, 4)) {
		case 0:
			bytes[at] ^= (uint8_t)(1 << disk_random(random, 8));
			break;
		case 1:
			bytes[at] = (uint8_t)disk_random(random, 256);
			break;
		case 2: /* left out */
			some = some % 16;
			memmove(bytes + at, bytes + at + some, count - at - some);
			count -= some;
			break;
		default: /* repeated */
			if (count + some > MOST)
				break;
			memmove(bytes + at + some, bytes + at, count - at);
			count += some;
		}
	}
	return count;
}

static long replay(const char *path, long times, uint64_t seed)
{
	uint8_t changed[MOST];
	size_t count = 0;
	char *bytes = bn_file_read(path, MOST, &count);
	if (bytes == NULL)
		return 0;
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, count);
	for (long i = 0; i < times; i++) {
		memcpy(changed, bytes, count);
		LLVMFuzzerTestOneInput(changed, change(changed, count, &seed));
	}
	free(bytes);
	return times + 1;
}

int main(int argc, char **argv)
{
	if (argc != 3 || !bn_seal_init())
		return 2;
	DIR *folder = opendir(argv[1]);
	long done = 0, files = 0;
	if (folder == NULL)
		return 2;
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC), told = dup(STDERR_FILENO);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (entry->d_name[0] == '.')
			continue;
		char *path = bn_file_join(argv[1], entry->d_name);
		dup2(nowhere, STDERR_FILENO); /* what is wrong with them is logged */
		done += replay(path, atol(argv[2]), 20261122);
		dup2(told, STDERR_FILENO);
		files++;
		free(path);
	}
	closedir(folder);
	printf("%ld files, %ld inputs\n", files, done);
	return files > 0 ? 0 : 1;
}
