#include "remote/remote.h"

#include "base/file.h"
#include "base/mem.h"
#include "remote/dav.h"
#include "remote/folder.h"
#include "remote/s3.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MOST 200

struct bn_remote {
	const struct bn_remote_driver *how;
	void *driver;
	const char *prefix;
};

bool bn_remote_fail(
	struct bn_remote_fault *fault, enum bn_rule rule, int status, const char *format, ...)
{
	va_list args;
	*fault = (struct bn_remote_fault){.rule = rule, .status = status};
	va_start(args, format);
	vsnprintf(fault->detail, sizeof(fault->detail), format, args);
	va_end(args);
	/* It goes to journals and terminals, and a server may have written it. */
	for (char *at = fault->detail; *at != '\0'; at++)
		if (*at < ' ' || *at > '~')
			*at = '?';
	return false;
}

struct bn_remote *bn_remote_make(
	const struct bn_remote_driver *how, void *driver, const char *prefix)
{
	struct bn_remote *remote = bn_mem_alloc(1, sizeof(*remote));
	*remote = (struct bn_remote){how, driver, prefix};
	return remote;
}

struct bn_remote *bn_remote_open(const struct bn_remote_options *options)
{
	const struct bn_remote_driver *how = NULL;
	void *driver = NULL;
	switch ((enum bn_endpoint_kind)options->place->kind) {
	case BN_ENDPOINT_S3:
		driver = bn_s3_open(options, &how);
		break;
	case BN_ENDPOINT_WEBDAV:
		driver = bn_dav_open(options, &how);
		break;
	case BN_ENDPOINT_FOLDER:
		driver = bn_folder_open(options, &how);
		break;
	}
	return driver != NULL ? bn_remote_make(how, driver, options->place->prefix) : NULL;
}

void bn_remote_close(struct bn_remote *remote)
{
	if (remote == NULL)
		return;
	remote->how->close(remote->driver);
	free(remote);
}

bool bn_remote_name_allowed(const char *name)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/";
	size_t length = strlen(name);
	if (length == 0 || length > NAME_MOST || strspn(name, letters) != length)
		return false;
	for (const char *part = name; part != NULL;) {
		size_t part_length = strcspn(part, "/");
		if (part_length == 0 || part[0] == '.')
			return false;
		part = part[part_length] == '/' ? part + part_length + 1 : NULL;
	}
	return true;
}

/* What a driver met on its way to a yes is no fault. */
static bool end(bool good, struct bn_remote_fault *fault)
{
	if (good)
		*fault = (struct bn_remote_fault){0};
	return good;
}

/* The name as the driver gets it; the caller frees it. */
static char *full(const struct bn_remote *remote, const char *name)
{
	return remote->prefix == NULL || remote->prefix[0] == '\0'
		       ? bn_mem_strdup(name)
		       : bn_mem_printf("%s/%s", remote->prefix, name);
}

bool bn_remote_put(struct bn_remote *remote, const char *name, const void *bytes, size_t count,
	struct bn_remote_fault *fault)
{
	char *path = full(remote, name);
	*fault = (struct bn_remote_fault){0};
	bool good = remote->how->put(remote->driver, path, bytes, count, fault);
	free(path);
	return end(good, fault);
}

bool bn_remote_put_file(struct bn_remote *remote, const char *name, int fd, uint64_t count,
	struct bn_remote_fault *fault)
{
	char *path = full(remote, name);
	*fault = (struct bn_remote_fault){0};
	bool good = remote->how->put_file(remote->driver, path, fd, count, fault);
	free(path);
	return end(good, fault);
}

static bool take_str(void *to, const void *bytes, size_t count)
{
	bn_str_add(to, bytes, count);
	return true;
}

bool bn_remote_get(struct bn_remote *remote, const char *name, size_t most, struct bn_str *out,
	struct bn_remote_fault *fault)
{
	char *path = full(remote, name);
	*fault = (struct bn_remote_fault){0};
	size_t before = out->length;
	bool good = remote->how->get(remote->driver, path, 0, most, take_str, out, fault);
	if (!good && out->length > before) { /* a part of an object is none */
		out->length = before;
		out->data[before] = '\0';
	}
	free(path);
	return end(good, fault);
}

static bool take_file(void *to, const void *bytes, size_t count)
{
	return bn_file_write_all(*(const int *)to, bytes, count);
}

bool bn_remote_get_file(struct bn_remote *remote, const char *name, int fd, uint64_t from,
	uint64_t most, struct bn_remote_fault *fault)
{
	char *path = full(remote, name);
	*fault = (struct bn_remote_fault){0};
	bool good = remote->how->get(remote->driver, path, from, most, take_file, &fd, fault);
	free(path);
	return end(good, fault);
}

struct listing {
	const char *path; /* of the folder, with the prefix */
	size_t above;     /* its bytes, */
	size_t skip;      /* of which so many are the prefix and its "/" */
	bool (*visit)(void *context, const struct bn_remote_object *object);
	void *context;
};

/* Others may have put there what they like, and a server may say what it likes. */
static bool visit_inside(void *context, const struct bn_remote_object *object)
{
	const struct listing *listing = context;
	struct bn_remote_object inside = *object;
	char part[BN_REMOTE_NAME];
	if (strncmp(object->name, listing->path, listing->above) != 0)
		return true;
	const char *last = object->name + listing->above;
	size_t length = strcspn(last, "/");
	if (length >= sizeof(part) || strlen(last) != length + object->folder)
		return true;
	memcpy(part, last, length);
	part[length] = '\0';
	inside.name += listing->skip;
	if (!bn_remote_name_allowed(part) || strlen(inside.name) > NAME_MOST)
		return true;
	return listing->visit(listing->context, &inside);
}

bool bn_remote_list(struct bn_remote *remote, const char *folder, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
	struct bn_remote_fault *fault)
{
	char *path = full(remote, folder), *from = after != NULL ? full(remote, after) : NULL;
	struct listing listing = {
		path, strlen(path), strlen(path) - strlen(folder), visit, context};
	*fault = (struct bn_remote_fault){0};
	bool good = remote->how->list(remote->driver, path, from, visit_inside, &listing, fault);
	free(from);
	free(path);
	return end(good, fault);
}

bool bn_remote_delete(struct bn_remote *remote, const char *name, struct bn_remote_fault *fault)
{
	char *path = full(remote, name);
	*fault = (struct bn_remote_fault){0};
	bool good = remote->how->remove(remote->driver, path, fault);
	free(path);
	return end(good, fault);
}

void bn_remote_cost(const struct bn_remote *remote, struct bn_remote_cost *cost)
{
	*cost = (struct bn_remote_cost){0};
	if (remote->how->cost != NULL)
		remote->how->cost(remote->driver, cost);
}
