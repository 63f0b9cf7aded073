/* Runs bornectl as a person does: its words, what it says, its exit code. */
#ifndef BN_TESTS_CTL_RUN_H
#define BN_TESTS_CTL_RUN_H

#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "tests/test.h"

#include <fcntl.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct run {
	int code;
	char *out, *err; /* freed by run_finish */
};

/* The child's part: in the test's folder, in French. */
static inline void run_exec(const char *folder, const char *const *words)
{
	const char *argv[24] = {"bornectl"};
	char *program = bn_paths_program("../bornectl");
	for (int i = 0; words[i] != NULL; i++)
		argv[i + 1] = words[i];
	if (chdir(folder) == 0) {
		unsetenv("LANGUAGE");
		setenv("LC_ALL", "fr_FR.UTF-8", 1);
		execv(program, (char **)argv);
	}
	_exit(127);
}

static inline int run_wait(pid_t child)
{
	int status = -1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* words ends in NULL and begins after "bornectl". There is no terminal. */
static inline struct run run_words(const char *folder, const char *const *words)
{
	char *out = bn_file_join(folder, ".out"), *err = bn_file_join(folder, ".err");
	pid_t child = fork();
	if (child == 0) {
		setsid();
		int null = open("/dev/null", O_RDONLY);
		int one = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		int two = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (dup2(null, 0) == 0 && dup2(one, 1) == 1 && dup2(two, 2) == 2)
			run_exec(folder, words);
		_exit(126);
	}
	struct run run = {.code = run_wait(child)};
	run.out = bn_file_read(out, 1 << 24, NULL);
	run.err = bn_file_read(err, 1 << 24, NULL);
	free(out);
	free(err);
	return run;
}

/* With a terminal of its own: whenever it shows a text that ends in `question`, the next answer is
 * typed. out holds all that was shown. */
static inline struct run run_on_terminal(const char *folder, const char *const *words,
	const char *question, const char *const *answers)
{
	int terminal = -1;
	char buffer[512];
	struct bn_str shown = {0};
	pid_t child = forkpty(&terminal, NULL, NULL, NULL);
	assert_true(child >= 0);
	if (child == 0)
		run_exec(folder, words);
	for (ssize_t got; (got = read(terminal, buffer, sizeof(buffer))) > 0;) {
		bn_str_add(&shown, buffer, (size_t)got);
		if (*answers == NULL || !bn_str_ends(shown.data, question))
			continue;
		assert_int_equal(write(terminal, *answers, strlen(*answers)), strlen(*answers));
		answers++;
	}
	close(terminal);
	struct run run = {.code = run_wait(child), .err = NULL};
	run.out = bn_str_take(&shown);
	return run;
}

static inline void run_finish(struct run *run)
{
	free(run->out);
	free(run->err);
	*run = (struct run){0};
}

#define RUN(folder, ...) run_words(folder, (const char *const[]){__VA_ARGS__, NULL})

static inline void run_assert(struct run run, int code, const char *out, const char *err)
{
	if (run.code != code || strstr(run.out, out) == NULL ||
		(run.err != NULL && strstr(run.err, err) == NULL))
		fail_msg("code %d instead of %d, or no \"%s\" in:\n%s\nor no \"%s\" in:\n%s",
			run.code, code, out, run.out, err, run.err != NULL ? run.err : "");
	run_finish(&run);
}

#define RUN_LOT TEST_DATA "/../../config/campaigns/lot"

static inline void run_shell(const char *folder, const char *command)
{
	char *whole = bn_mem_printf("cd '%s' && %s", folder, command);
	assert_int_equal(system(whole), 0);
	free(whole);
}

/* code, then what standard output and standard error must hold; then bornectl's words. */
#define ASSERT_RUN(code, out, err, ...) run_assert(RUN(*state, __VA_ARGS__), code, out, err)

#endif
