#include "leads/store_aside.h"

#include "base/aside.h"
#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool bn_store_put_aside(const char *path)
{
	char *aside = bn_aside_name(path);
	char *journal = bn_mem_printf("%s-journal", path);
	char *aside_journal = bn_mem_printf("%s-journal", aside);
	/* The file first: in the other order a power cut in between would leave a half-written file
	 * that looks whole. SQLite throws away a journal whose file is new. */
	bool good = rename(path, aside) == 0 &&
		    (rename(journal, aside_journal) == 0 || errno == ENOENT);
	if (good)
		bn_log_error("leads", "%s: damaged: put aside as %s", path, aside);
	else
		bn_log_error("leads", "%s: can't be put aside: %s", path, strerror(errno));
	free(aside_journal);
	free(journal);
	free(aside);
	return good;
}
