/* remote_tool FOLDER/place.yaml: a place for objects by hand, for tests (tests/remote/tool.py). A
 * command a line comes in: put NAME FILE, put-file NAME FILE, get NAME FILE [MOST], go-on NAME
 * FILE, list FOLDER [AFTER], delete NAME, cost, again (opened anew); "." is the folder of all.
 * Lines of an answer go out, and then
 * "= RULE STATUS WAIT DETAIL". */
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "remote/remote.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST ((size_t)64 << 20)

static bool put(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	size_t count = 0;
	char *bytes = bn_file_read(words[2], MOST, &count);
	bool good = bytes != NULL && bn_remote_put(remote, words[1], bytes, count, fault);
	free(bytes);
	return good;
}

static bool put_file(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	uint64_t count = 0;
	int fd = bn_file_open(words[2], &count);
	bool good = fd >= 0 && bn_remote_put_file(remote, words[1], fd, count, fault);
	if (fd >= 0)
		close(fd);
	return good;
}

static bool get(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	struct bn_str out = {0};
	size_t most = words[3] != NULL ? strtoul(words[3], NULL, 10) : MOST;
	bool good = bn_remote_get(remote, words[1], most, &out, fault);
	if (good)
		good = bn_file_write_whole(words[2], bn_str_text(&out), out.length, 0600);
	else if (out.length > 0)
		abort(); /* a part */
	bn_str_finish(&out);
	return good;
}

static bool go_on(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	struct stat info;
	int fd = open(words[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	bool good = fd >= 0 && fstat(fd, &info) == 0 &&
		    bn_remote_get_file(remote, words[1], fd, (uint64_t)info.st_size, MOST, fault);
	if (fd >= 0)
		close(fd);
	return good;
}

static bool show(void *context, const struct bn_remote_object *object)
{
	(void)context;
	printf("%s %s %" PRIu64 " %" PRId64 " %s\n", object->folder ? "folder" : "object",
		object->name, object->bytes, object->wall, object->tag);
	return true;
}

static bool list(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	const char *folder = strcmp(words[1], ".") == 0 ? "" : words[1];
	return bn_remote_list(remote, folder, words[2], show, NULL, fault);
}

static bool delete (struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	return bn_remote_delete(remote, words[1], fault);
}

static bool cost(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	struct bn_remote_cost now;
	(void)words;
	*fault = (struct bn_remote_fault){0};
	bn_remote_cost(remote, &now);
	printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %d %" PRId64 "\n", now.requests, now.sent,
		now.received, now.drift_known, now.drift_s);
	return true;
}

static bool carry_out(struct bn_remote *remote, char **words, struct bn_remote_fault *fault)
{
	static const struct {
		const char *name;
		int words;
		bool (*run)(struct bn_remote *, char **, struct bn_remote_fault *);
	} commands[] = {
		{"put", 3, put},
		{"put-file", 3, put_file},
		{"get", 3, get},
		{"go-on", 3, go_on},
		{"list", 2, list},
		{"delete", 2, delete},
		{"cost", 1, cost},
	};
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (words[0] != NULL && strcmp(words[0], commands[i].name) == 0 &&
			words[commands[i].words - 1] != NULL)
			return commands[i].run(remote, words, fault);
	fprintf(stderr, "remote_tool: unknown: %s\n", words[0]);
	exit(2);
}

static bool serve(const struct bn_remote_options *options)
{
	struct bn_remote *remote = bn_remote_open(options);
	char line[1024];
	while (remote != NULL && fgets(line, sizeof(line), stdin) != NULL) {
		char *words[6] = {NULL}, *rest = NULL;
		struct bn_remote_fault fault = {0};
		for (int i = 0; i < 5; i++)
			words[i] = strtok_r(i == 0 ? line : NULL, " \n", &rest);
		bool again = words[0] != NULL && strcmp(words[0], "again") == 0;
		if (again) {
			bn_remote_close(remote);
			remote = bn_remote_open(options);
		}
		bool good = again || carry_out(remote, words, &fault);
		if (good != (fault.rule == BN_RULE_NONE))
			abort(); /* a yes with a fault, or a no without */
		printf("= %s %d %d %s\n", bn_rule_of(fault.rule)->key, fault.status, fault.wait_s,
			fault.detail);
		fflush(stdout);
	}
	bn_remote_close(remote);
	return remote != NULL;
}

int main(int count, char **arguments)
{
	struct bn_problems problems = {0};
	struct bn_field_reader reader = {.problems = &problems};
	struct bn_endpoint place = {0};
	struct bn_endpoint_key key = {0};
	char *end = count == 2 ? strrchr(arguments[1], '/') : NULL;
	bn_log_init("remote_tool");
	if (end == NULL)
		return 2;
	*end = '\0';
	reader.folder = arguments[1];
	bool good = bn_field_read_file(&reader, &bn_endpoint_table, end + 1, &place) &&
		    bn_endpoint_key_load(&place, &key, &problems) &&
		    bn_problems_count(&problems, BN_PROBLEM_ERROR) == 0;
	bn_field_reader_finish(&reader);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	struct bn_remote_options options = {.place = &place, .key = &key};
	good = good && serve(&options);
	bn_endpoint_key_finish(&key);
	bn_field_finish(&bn_endpoint_table, &place);
	return good ? 0 : 1;
}
