#include "daybook/health_system.h"

#include "base/mem.h"
#include "base/str.h"

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SMALL 8192

/* A small file of the kernel, which says no size before it is read. False: it isn't there, and
 * that is nothing to complain about. */
static bool read_small(const char *path, char out[SMALL])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t got = fd >= 0 ? read(fd, out, SMALL - 1) : -1;
	if (fd >= 0)
		close(fd);
	out[got > 0 ? got : 0] = '\0';
	return got > 0;
}

static bool read_below(const char *root, const char *name, char out[SMALL])
{
	char *path = bn_mem_printf("%s/%s", root, name);
	bool good = read_small(path, out);
	free(path);
	return good;
}

static bool read_number(const char *text, int64_t *number)
{
	char *end = NULL;
	long long value = strtoll(text, &end, 10);
	*number = value;
	return end != text;
}

bool bn_health_memory(const char *root, int64_t *bytes)
{
	static const char key[] = "MemAvailable:";
	char text[SMALL];
	const char *line = read_below(root, "proc/meminfo", text) ? strstr(text, key) : NULL;
	if (line == NULL || !read_number(line + sizeof(key) - 1, bytes))
		return false;
	*bytes *= 1024;
	return true;
}

bool bn_health_uptime(const char *root, int64_t *seconds)
{
	char text[SMALL];
	return read_below(root, "proc/uptime", text) && read_number(text, seconds);
}

/* Millidegrees; a sensor that isn't connected says something no machine has. */
static void look_at(const char *path, bool *known, int64_t *warmest)
{
	char text[SMALL];
	int64_t found = 0;
	if (!read_small(path, text) || !read_number(text, &found) || found <= 0 || found > 150000)
		return;
	if (!*known || found > *warmest)
		*warmest = found;
	*known = true;
}

bool bn_health_temperature(const char *root, int64_t *celsius)
{
	static const char *const places[] = {
		"sys/class/thermal/thermal_zone*/temp", "sys/class/hwmon/hwmon*/temp*_input"};
	bool known = false;
	int64_t warmest = 0;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		glob_t found = {0};
		char *pattern = bn_mem_printf("%s/%s", root, places[i]);
		if (glob(pattern, 0, NULL, &found) == 0)
			for (size_t j = 0; j < found.gl_pathc; j++)
				look_at(found.gl_pathv[j], &known, &warmest);
		globfree(&found);
		free(pattern);
	}
	*celsius = (warmest + 500) / 1000;
	return known;
}

/* Some drivers say "unknown", and whether there is a carrier. */
static bool is_up(const char *folder)
{
	char state[SMALL], carrier[SMALL];
	if (!read_below(folder, "operstate", state))
		return false;
	if (bn_str_starts(state, "unknown"))
		return read_below(folder, "carrier", carrier) && carrier[0] == '1';
	return bn_str_starts(state, "up");
}

bool bn_health_network(const char *root, bool *up, char *out, size_t room)
{
	glob_t found = {0};
	size_t used = 0;
	char *pattern = bn_mem_printf("%s/sys/class/net/*", root);
	bool known = glob(pattern, 0, NULL, &found) == 0;
	*up = false;
	out[0] = '\0';
	for (size_t i = 0; known && i < found.gl_pathc; i++) {
		const char *name = strrchr(found.gl_pathv[i], '/') + 1;
		if (strcmp(name, "lo") == 0 || !is_up(found.gl_pathv[i]))
			continue;
		int more = snprintf(out + used, room - used, "%s%s", *up ? ", " : "", name);
		*up = true;
		if (more < 0 || (size_t)more >= room - used)
			break;
		used += (size_t)more;
	}
	globfree(&found);
	free(pattern);
	return known;
}
