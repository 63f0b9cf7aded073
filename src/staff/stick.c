#include "staff/stick.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

/* Blanks and the like are "\040" there (proc(5)). */
static void decode(char *text)
{
	char *out = text;
	for (const char *at = text; *at != '\0'; out++) {
		unsigned code = 0;
		if (at[0] == '\\' && sscanf(at + 1, "%3o", &code) == 1 && code < 256) {
			*out = (char)code;
			at += 4;
		} else {
			*out = *at++;
		}
	}
	*out = '\0';
}

/* The fifth field: where it is mounted. */
static char *place_of(char *line)
{
	char *rest = line, *field = NULL;
	for (int i = 0; i < 5; i++)
		field = strsep(&rest, " ");
	if (field != NULL)
		decode(field);
	return field;
}

static bool read_stick(const char *place, const char *folder, struct bn_stick *stick)
{
	struct statvfs disk;
	size_t length = strlen(folder);
	if (strncmp(place, folder, length) != 0 || place[length] != '/' ||
		strchr(place + length + 1, '/') != NULL || strlen(place) >= sizeof(stick->path) ||
		strlen(place + length + 1) >= sizeof(stick->name) || statvfs(place, &disk) != 0)
		return false;
	*stick = (struct bn_stick){.free = (uint64_t)disk.f_bavail * disk.f_frsize,
		.size = (uint64_t)disk.f_blocks * disk.f_frsize,
		.read_only = (disk.f_flag & ST_RDONLY) != 0};
	memcpy(stick->path, place, strlen(place) + 1);
	memcpy(stick->name, place + length + 1, strlen(place + length + 1) + 1);
	return true;
}

size_t bn_stick_find(const char *mountinfo, const char *run, struct bn_stick *sticks, size_t most)
{
	FILE *file = fopen(mountinfo, "re");
	char *folder = bn_mem_printf("%s/sticks", run), *line = NULL;
	size_t count = 0, room = 0;
	while (file != NULL && count < most && getline(&line, &room, file) > 0) {
		const char *place = place_of(line);
		if (place != NULL && read_stick(place, folder, &sticks[count]))
			count++;
	}
	if (file != NULL)
		fclose(file);
	free(line);
	free(folder);
	return count;
}
