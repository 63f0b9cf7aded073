#include "tests/video/clips.h"

#include "tests/test.h"

#include <dirent.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *path_of(const struct clips *clips, const char *name)
{
	char *path = NULL;
	if (asprintf(&path, "%s/%s", clips->folder, name) < 0)
		abort();
	return path;
}

static int encode(const char *path, const char *how)
{
	char command[1024];
	snprintf(command, sizeof(command), "ffmpeg -nostdin -v error -y %s '%s'", how, path);
	return system(command);
}

static int write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	if (file == NULL)
		return -1;
	fputs(text, file);
	return fclose(file);
}

int clips_make(void **state)
{
	struct clips *clips = calloc(1, sizeof(*clips));
	void *folder = NULL;
	if (test_make_folder(&folder) != 0)
		return -1;
	*state = clips;
	clips->folder = folder;
	clips->large = path_of(clips, "grand – l'été.mp4");
	clips->odd = path_of(clips, "odd.webm");
	clips->small = path_of(clips, "small.mp4");
	clips->slow = path_of(clips, "slow.mp4");
	clips->text = path_of(clips, "text.mp4");
	clips->cut = path_of(clips, "cut.mp4");
	clips->playlist = path_of(clips, "playlist.mp4");
	clips->empty = path_of(clips, "empty.mp4");
	clips->fifo = path_of(clips, "fifo.mp4");
	clips->missing = path_of(clips, "missing.mp4");
	char *plain = path_of(clips, "plain.mp4"); /* a name the shell takes as it is */
	bool good = encode(plain, "-f lavfi -i testsrc2=s=1920x1080:r=30:d=2 "
				  "-f lavfi -i sine=440:d=2 -c:v libx264 -preset ultrafast "
				  "-pix_fmt yuv420p -c:a aac") == 0 &&
		    encode(clips->odd,
			    "-f lavfi -i testsrc2=s=722x406:r=25:d=2 -vf scale=721:405 -c:v "
			    "libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p") == 0 &&
		    encode(clips->small,
			    "-f lavfi -i testsrc2=s=640x360:r=30:d=1.2 -c:v libx264 -preset "
			    "ultrafast -pix_fmt yuv420p") == 0 &&
		    encode(clips->slow,
			    "-f lavfi -i testsrc2=s=640x360:r=30:d=7 -c:v libx264 -preset "
			    "ultrafast -pix_fmt yuv420p") == 0 &&
		    write_text(clips->text, "Bonjour, je ne suis pas un film.\n") == 0 &&
		    write_text(clips->playlist, "#EXTM3U\nhttp://127.0.0.1:9/x.mp4\n") == 0 &&
		    write_text(clips->empty, "") == 0 && mkfifo(clips->fifo, 0600) == 0;
	struct stat info = {0};
	char command[1024];
	good = good && stat(plain, &info) == 0;
	snprintf(command, sizeof(command), "head -c %lld '%s' >'%s'", (long long)info.st_size / 2,
		plain, clips->cut);
	good = good && system(command) == 0 && rename(plain, clips->large) == 0;
	free(plain);
	return good ? 0 : -1;
}

int clips_remove(void **state)
{
	struct clips *clips = *state;
	void *folder = clips->folder;
	char *paths[] = {clips->large, clips->odd, clips->small, clips->slow, clips->text,
		clips->cut, clips->playlist, clips->empty, clips->fifo, clips->missing};
	for (size_t i = 0; i < COUNT(paths); i++)
		free(paths[i]);
	free(clips);
	return test_remove_folder(&folder);
}

uint32_t clips_hash(const struct bn_frame *frame)
{
	uint32_t hash = 2166136261u;
	for (int plane = 0; plane < 3; plane++) {
		int width = plane == 0 ? frame->width : (frame->width + 1) / 2;
		int height = plane == 0 ? frame->height : (frame->height + 1) / 2;
		for (int y = 0; y < height; y += 5)
			for (int x = 0; x < width; x += 3)
				hash = (hash ^ frame->planes[plane]
							    [y * frame->pitches[plane] + x]) *
				       16777619u;
	}
	return hash;
}

/* 0: it isn't there, or is a zombie. */
static pid_t parent_of(pid_t pid)
{
	char path[64], state = 'Z';
	int parent = 0;
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return 0;
	if (fscanf(file, "%*d (%*[^)]) %c %d", &state, &parent) != 2)
		parent = 0;
	fclose(file);
	return state == 'Z' ? 0 : parent;
}

static pid_t find_child(bool last)
{
	pid_t found = 0;
	DIR *folder = opendir("/proc");
	for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		pid_t pid = (pid_t)atoi(entry->d_name);
		if ((found == 0 || (pid > found) == last) && parent_of(pid) == getpid())
			found = pid;
	}
	closedir(folder);
	return found;
}

pid_t clips_first_child(void)
{
	return find_child(false);
}

pid_t clips_last_child(void)
{
	return find_child(true);
}

int clips_descriptors(void)
{
	int count = 0;
	DIR *folder = opendir("/proc/self/fd");
	while (readdir(folder) != NULL)
		count++;
	closedir(folder);
	return count;
}
