#include "tests/video/place.h"

#include "base/mem.h"
#include "tests/test.h"

#include <sys/stat.h>
#include <unistd.h>

static char *join(const char *folder, const char *name)
{
	char *path = NULL;
	if (asprintf(&path, "%s/%s", folder, name) < 0)
		abort();
	return path;
}

static void write_file(const char *path)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("something", file);
	assert_int_equal(fclose(file), 0);
}

int place_make(void **state)
{
	void *base = NULL;
	if (test_make_folder(&base) != 0)
		return -1;
	struct place *place = bn_mem_alloc(1, sizeof(*place));
	*state = place;
	place->parent = base;
	place->folder = join(base, "clips");
	place->other = join(base, "leads");
	place->clip = join(place->folder, "clip.mp4");
	place->beside = join(place->folder, "clip.vtt");
	place->fresh = join(place->folder, "fresh");
	place->link = join(place->folder, "link.mp4");
	place->store = join(place->other, "leads.db");
	if (mkdir(place->folder, 0700) != 0 || mkdir(place->other, 0700) != 0)
		return -1;
	write_file(place->clip);
	write_file(place->beside);
	write_file(place->store);
	return symlink(place->store, place->link);
}

int place_remove(void **state)
{
	struct place *place = *state;
	void *base = place->parent;
	char *paths[] = {place->folder, place->clip, place->beside, place->fresh, place->link,
		place->store, place->other};
	for (size_t i = 0; i < COUNT(paths); i++)
		free(paths[i]);
	free(place);
	return test_remove_folder(&base);
}
