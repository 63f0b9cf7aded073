#include "base/aside.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *bn_aside_name(const char *path)
{
	char when[BN_CLOCK_TEXT];
	bn_clock_stamp(bn_clock_wall(), when);
	char *name = bn_mem_printf("%s.damaged-%s", path, when);
	for (int more = 2; bn_file_exists(name); more++) {
		free(name);
		name = bn_mem_printf("%s.damaged-%s-%d", path, when, more);
	}
	return name;
}

bool bn_aside_put(const char *path, const char *room)
{
	char *aside = bn_aside_name(path);
	bool good = rename(path, aside) == 0;
	if (good)
		bn_log_error(room, "%s: damaged: put aside as %s", path, aside);
	else
		bn_log_error(room, "%s: can't be put aside: %s", path, strerror(errno));
	free(aside);
	return good;
}
