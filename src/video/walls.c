#include "video/walls.h"

#include "base/log.h"
#include "video/calls.h"
#include "video/fence.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bool close_others(int keep_fd)
{
	unsigned keep = (unsigned)keep_fd;
	if (keep > 3 && close_range(3, keep - 1, 0) != 0)
		return false;
	return close_range(keep + 1, ~0U, 0) == 0;
}

/* Never more than there already is: only root may raise a limit. */
static bool limit(int resource, rlim_t most)
{
	struct rlimit now;
	if (getrlimit(resource, &now) != 0)
		return false;
	now.rlim_max = now.rlim_max < most ? now.rlim_max : most;
	now.rlim_cur = now.rlim_cur < now.rlim_max ? now.rlim_cur : now.rlim_max;
	return setrlimit(resource, &now) == 0;
}

static bool set_limits(void)
{
	return limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, BN_WALLS_FILES) &&
	       limit(RLIMIT_CPU, BN_WALLS_CPU_S) && limit(RLIMIT_FSIZE, BN_WALLS_FILE_BYTES) &&
	       (BN_WALLS_MEMORY_BYTES == 0 || limit(RLIMIT_AS, BN_WALLS_MEMORY_BYTES));
}

/* The walls stand around the thread that raises them; one that was there before would have none. */
static bool is_alone(void)
{
	int threads = 0;
	DIR *folder = opendir("/proc/self/task");
	if (folder == NULL)
		return false;
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		threads += entry->d_name[0] != '.';
	closedir(folder);
	if (threads != 1)
		bn_log_error("video", "the player has %d threads before its walls", threads);
	return threads == 1;
}

bool bn_walls_raise(int keep_fd, const char *clip)
{
	/* The sanitizers have threads of their own. */
	if (BN_WALLS_MEMORY_BYTES != 0 && !is_alone())
		return false;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || !close_others(keep_fd) ||
		!set_limits()) {
		bn_log_error("video", "the player's walls can't be raised: %s", strerror(errno));
		return false;
	}
	/* Files first: the second wall leaves no call to build the first with. */
	return bn_fence_raise(clip) && bn_calls_close();
}

const char *bn_walls_clip(const char *path)
{
	struct stat info;
	/* O_NONBLOCK: a FIFO in the place of a file must not hang us. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return errno == ENOENT ? "there is no such file" : "the file can't be opened";
	bool good = fstat(fd, &info) == 0;
	close(fd);
	if (!good || !S_ISREG(info.st_mode))
		return "it isn't a regular file";
	return info.st_size == 0 ? "the file is empty" : NULL;
}
