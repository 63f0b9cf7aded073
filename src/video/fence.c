#include "video/fence.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "video/outlet.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Debian 12's headers know version 2; its kernels may be newer (backports). The numbers are the
 * kernel's, include/uapi/linux/landlock.h. */
#define REFER     (UINT64_C(1) << 13) /* version 2 */
#define TRUNCATE  (UINT64_C(1) << 14) /* version 3 */
#define IOCTL_DEV (UINT64_C(1) << 15) /* version 5 */
#define TCP       UINT64_C(3)         /* version 4: bind and connect */
#define SCOPES    UINT64_C(3)         /* version 6: others' abstract sockets, and signals to them */

#define READ  (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)

/* struct landlock_ruleset_attr of version 6. Older kernels take it when what they don't know
 * is 0. */
struct ruleset {
	uint64_t files, net, scopes;
};

static uint64_t file_rights(int version)
{
	uint64_t rights = REFER - 1; /* all of version 1 */
	if (version >= 2)
		rights |= REFER;
	if (version >= 3)
		rights |= TRUNCATE;
	if (version >= 5)
		rights |= IOCTL_DEV;
	return rights;
}

int bn_fence_version(void)
{
	long version = syscall(
		SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	return version > 0 ? (int)version : 0;
}

/* True also when there is nothing at that path: then there is nothing to allow. */
static bool allow(int ruleset, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = rights, .parent_fd = open(path, O_PATH | O_CLOEXEC)};
	struct stat info;
	if (rule.parent_fd < 0)
		return true;
	if (fstat(rule.parent_fd, &info) == 0 && !S_ISDIR(info.st_mode))
		rule.allowed_access &= ~LANDLOCK_ACCESS_FS_READ_DIR;
	long done = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	int wrong = errno;
	close(rule.parent_fd);
	errno = wrong;
	return done == 0;
}

static bool allow_system(int ruleset)
{
	/* Libraries, libvlc's plugins and their words; /usr's neighbours are links to it, or not.
	 */
	static const char *const read[] = {"/usr", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache",
		"/etc/localtime", "/proc/self", "/proc/cpuinfo", "/proc/meminfo",
		"/proc/sys/vm/overcommit_memory", "/sys/devices/system/cpu", "/dev/urandom",
		"/dev/random", "/dev/zero"};
	for (size_t i = 0; i < sizeof(read) / sizeof(read[0]); i++)
		if (!allow(ruleset, read[i], READ))
			return false;
	char *modules = bn_paths_program(BN_OUTLET_FOLDER);
	bool good = allow(ruleset, modules, READ) && allow(ruleset, "/dev/null", WRITE);
	free(modules);
	return good;
}

static bool allow_clip(int ruleset, const char *clip)
{
	/* The file too: it may be a link to another folder. */
	char *copy = bn_mem_strdup(clip);
	bool done = allow(ruleset, clip, READ) && allow(ruleset, dirname(copy), READ);
	free(copy);
	return done;
}

bool bn_fence_raise(const char *clip)
{
	int version = bn_fence_version();
	if (version == 0) {
		bn_log_warn(
			"video", "no Landlock in this kernel: a player may read what its user may");
		return true;
	}
	struct ruleset wanted = {.files = file_rights(version),
		.net = version >= 4 ? TCP : 0,
		.scopes = version >= 6 ? SCOPES : 0};
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &wanted, sizeof(wanted), 0);
	bool done = ruleset >= 0 && allow_system(ruleset) && allow_clip(ruleset, clip) &&
		    syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	if (!done)
		bn_log_error("video", "Landlock refuses its rules: %s", strerror(errno));
	if (ruleset >= 0)
		close(ruleset);
	return done;
}
