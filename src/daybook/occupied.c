#include "daybook/occupied.h"

#include "base/file.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define NAME "occupied"

int bn_occupied_open(const char *data_folder)
{
	char *path = bn_file_join(data_folder, NAME);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		bn_log_warn("daybook", "%s: %s", path, strerror(errno));
	free(path);
	return fd;
}

bool bn_occupied_tell(int fd, bool occupied)
{
	return fd < 0 || flock(fd, occupied ? LOCK_EX | LOCK_NB : LOCK_UN) == 0;
}

bool bn_occupied(const char *data_folder)
{
	char *path = bn_file_join(data_folder, NAME);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool there = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0;
	if (fd >= 0)
		close(fd);
	free(path);
	return there;
}
