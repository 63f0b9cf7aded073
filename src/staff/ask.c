#include "staff/ask.h"

#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool bn_ask_possible(const char *run)
{
	char *folder = bn_mem_printf("%s/ask", run);
	bool possible = access(folder, W_OK | X_OK) == 0;
	free(folder);
	return possible;
}

bool bn_ask(const char *run, const char *what)
{
	char *path = bn_mem_printf("%s/ask/%s", run, what);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd >= 0)
		close(fd);
	else
		bn_log_error("staff", "%s: can't ask: %s", path, strerror(errno));
	free(path);
	return fd >= 0;
}
