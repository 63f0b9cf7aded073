#include "leads/store_aside.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A name that isn't taken; the caller frees it. */
static char *make_name(const char *path)
{
	char when[BN_CLOCK_TEXT], digits[BN_CLOCK_TEXT] = "";
	size_t count = 0;
	bn_clock_utc(bn_clock_wall(), when);
	for (const char *at = when; *at != '\0'; at++)
		if (strchr("-:Z", *at) == NULL)
			digits[count++] = *at == 'T' ? '-' : *at;
	char *name = bn_mem_printf("%s.damaged-%s", path, digits);
	for (int more = 2; bn_file_exists(name); more++) {
		free(name);
		name = bn_mem_printf("%s.damaged-%s-%d", path, digits, more);
	}
	return name;
}

bool bn_store_put_aside(const char *path)
{
	char *aside = make_name(path);
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
