#include "ctl/tool.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAID_MOST ((size_t)64 << 10)

char *bn_tool_find(const char *name)
{
	const char *path = getenv("PATH");
	char *all = bn_mem_strdup(path != NULL ? path : "/usr/bin:/bin"), *rest = all;
	char *found = NULL;
	for (char *folder; found == NULL && (folder = strsep(&rest, ":")) != NULL;) {
		char *tried = bn_file_join(folder, name);
		if (folder[0] == '/' && access(tried, X_OK) == 0)
			found = bn_mem_strdup(tried);
		free(tried);
	}
	free(all);
	return found;
}

static int start(const char *const *words, bool errors, int out, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
		&actions, errors ? STDOUT_FILENO : STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, errors ? STDERR_FILENO : STDOUT_FILENO);
	int wrong = posix_spawn(pid, words[0], &actions, NULL, (char **)words, environ);
	posix_spawn_file_actions_destroy(&actions);
	return wrong;
}

/* False at the deadline. */
static bool hear(int fd, int64_t deadline_ms, struct bn_str *said)
{
	char buffer[4096];
	for (;;) {
		struct pollfd room = {fd, POLLIN, 0};
		int64_t left = deadline_ms - bn_clock_ms();
		if (left <= 0)
			return false;
		if (poll(&room, 1, (int)left) <= 0)
			continue;
		ssize_t got = read(fd, buffer, sizeof(buffer));
		if (got == 0 || (got < 0 && errno != EINTR))
			return true;
		if (got > 0 && said->length + (size_t)got <= SAID_MOST)
			bn_str_add(said, buffer, (size_t)got);
	}
}

enum bn_tool_end bn_tool_run(const char *const *words, bool errors, int deadline_ms, char **said)
{
	int pipe[2], status = 0;
	pid_t pid = -1;
	struct bn_str all = {0};
	*said = NULL;
	if (pipe2(pipe, O_CLOEXEC) != 0)
		return BN_TOOL_FAILED;
	int wrong = start(words, errors, pipe[1], &pid);
	close(pipe[1]);
	bool in_time = wrong == 0 && hear(pipe[0], bn_clock_ms() + deadline_ms, &all);
	close(pipe[0]);
	if (wrong == 0) {
		if (!in_time)
			kill(pid, SIGKILL);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	bn_str_addz(&all, "");
	*said = bn_str_take(&all);
	if (wrong == 0 && !in_time)
		return BN_TOOL_LATE;
	return wrong == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? BN_TOOL_DONE
									   : BN_TOOL_FAILED;
}
