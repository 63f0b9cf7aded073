#include "video/walls.h"

#include "base/log.h"

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

bool bn_walls_raise(int keep_fd)
{
	const struct rlimit none = {0, 0};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && setrlimit(RLIMIT_CORE, &none) == 0 &&
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && close_others(keep_fd))
		return true; /* Landlock and seccomp belong here */
	bn_log_error("video", "the player's walls can't be raised: %s", strerror(errno));
	return false;
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

/* A sound card: something of ALSA that plays. */
static bool has_card(void)
{
	bool found = false;
	DIR *folder = opendir("/dev/snd");
	for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
		found = found || strncmp(entry->d_name, "pcm", 3) == 0;
	if (folder != NULL)
		closedir(folder);
	return found;
}

bool bn_walls_sound(void)
{
	char path[256];
	const char *folder = getenv("XDG_RUNTIME_DIR");
	snprintf(path, sizeof(path), "%s/pulse/native", folder != NULL ? folder : "/nonexistent");
	if (getenv("PULSE_SERVER") != NULL || access(path, F_OK) == 0 || has_card())
		return true;
	bn_log_info("video", "no sound device: the clip plays without sound");
	return false;
}
