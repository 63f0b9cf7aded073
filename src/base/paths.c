#include "base/paths.h"

#include "base/file.h"
#include "base/mem.h"

#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

char *bn_paths_program(const char *name)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (length < 0)
		return bn_mem_strdup(name);
	self[length] = '\0';
	return bn_file_join(dirname(self), name);
}

char *bn_paths_share(const char *name)
{
	const char *set = getenv("BORNE_SHARE");
	return bn_file_join(set != NULL ? set : BORNE_SHARE_DIR, name);
}
