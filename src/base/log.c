#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Written once by bn_log_init, before any thread starts; only read afterwards. */
static const char *name = "borne";
static enum bn_log_level most = BN_LOG_INFO;

void bn_log_init(const char *program)
{
	static const char *const levels[] = {"error", "warn", "info", "debug"};
	const char *wanted = getenv("BORNE_LOG");
	name = program;
	for (int i = 0; wanted != NULL && i < 4; i++)
		if (strcmp(wanted, levels[i]) == 0)
			most = (enum bn_log_level)i;
}

void bn_log(enum bn_log_level level, const char *room, const char *format, ...)
{
	static const char *const marks[] = {"error: ", "warning: ", "", "debug: "};
	if (level > most)
		return;
	char line[1024];
	int used = snprintf(line, sizeof(line), "%s: %s: %s", name, room, marks[level]);
	va_list args;
	va_start(args, format);
	int added = vsnprintf(line + used, sizeof(line) - (size_t)used, format, args);
	va_end(args);
	size_t length = (size_t)used + (added > 0 ? (size_t)added : 0);
	if (length > sizeof(line) - 2)
		length = sizeof(line) - 2;
	line[length] = '\n';
	/* One write, so that lines of several threads and processes stay whole. */
	ssize_t done = write(STDERR_FILENO, line, length + 1);
	(void)done; /* there is nowhere left to complain */
}
