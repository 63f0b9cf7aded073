#include "staff/backlight.h"

#include "base/log.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Its folder, to be freed; NULL: there is none that can be set. */
static char *find(const char *root)
{
	char *all = bn_mem_printf("%s/sys/class/backlight", root), *found = NULL;
	DIR *list = opendir(all);
	for (struct dirent *entry; list != NULL && found == NULL && (entry = readdir(list));) {
		char *path = bn_mem_printf("%s/%s/brightness", all, entry->d_name);
		if (entry->d_name[0] != '.' && access(path, W_OK) == 0)
			found = bn_mem_printf("%s/%s", all, entry->d_name);
		free(path);
	}
	if (list != NULL)
		closedir(list);
	free(all);
	return found;
}

/* −1: it can't be read. */
static long read_number(const char *folder, const char *name)
{
	char *path = bn_mem_printf("%s/%s", folder, name), text[32] = "";
	FILE *file = fopen(path, "re");
	bool good = file != NULL && fgets(text, sizeof(text), file) != NULL;
	if (file != NULL)
		fclose(file);
	free(path);
	return good ? strtol(text, NULL, 10) : -1;
}

int bn_backlight_read(const char *root)
{
	char *folder = find(root);
	if (folder == NULL)
		return -1;
	long now = read_number(folder, "brightness"), most = read_number(folder, "max_brightness");
	free(folder);
	return most > 0 && now >= 0 && now <= most ? (int)((now * 100 + most / 2) / most) : -1;
}

bool bn_backlight_set(const char *root, int percent)
{
	char *folder = find(root);
	long most = folder != NULL ? read_number(folder, "max_brightness") : -1;
	if (most <= 0) {
		free(folder);
		return false;
	}
	int wanted = percent < BN_BACKLIGHT_LEAST ? BN_BACKLIGHT_LEAST
		     : percent > 100              ? 100
						  : percent;
	char *path = bn_mem_printf("%s/brightness", folder);
	FILE *file = fopen(path, "we");
	bool good = file != NULL && fprintf(file, "%ld\n", (most * wanted + 99) / 100) > 0;
	if (file != NULL)
		good = fclose(file) == 0 && good;
	if (!good)
		bn_log_warn("staff", "%s: can't be set: %s", path, strerror(errno));
	free(path);
	free(folder);
	return good;
}
