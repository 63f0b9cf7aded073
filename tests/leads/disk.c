#include "tests/leads/disk.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define SECTOR 512

uint64_t disk_random(uint64_t *state, uint64_t below)
{
	/* splitmix64: https://prng.di.unimi.it/splitmix64.c */
	uint64_t z = (*state += 0x9E3779B97F4A7C15);
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
	return (z ^ (z >> 31)) % below;
}

static void state_init(struct disk_state *state)
{
	*state = (struct disk_state){0};
	for (int name = 0; name < DISK_NAMES; name++)
		state->names[name] = -1;
}

static void state_finish(struct disk_state *state)
{
	for (size_t i = 0; i < state->count; i++)
		free(state->files[i].data);
	free(state->files);
}

static int add_file(struct disk_state *state)
{
	state->files = bn_mem_grow(
		state->files, &state->capacity, state->count + 1, sizeof(state->files[0]));
	return (int)state->count++;
}

static void set_size(struct disk_file *file, size_t bytes)
{
	size_t old = file->bytes;
	file->data = bn_mem_grow(file->data, &file->capacity, bytes, 1);
	if (bytes > old)
		memset(file->data + old, 0, bytes - old);
	file->bytes = bytes;
}

static void put(struct disk_file *file, size_t at, const uint8_t *data, size_t bytes)
{
	if (bytes == 0)
		return;
	if (at + bytes > file->bytes)
		set_size(file, at + bytes);
	memcpy(file->data + at, data, bytes);
}

/* The files that have a name, and only they. */
static void state_copy(const struct disk_state *from, struct disk_state *to)
{
	state_init(to);
	for (int name = 0; name < DISK_NAMES; name++) {
		if (from->names[name] < 0)
			continue;
		const struct disk_file *file = &from->files[from->names[name]];
		to->names[name] = add_file(to);
		put(&to->files[to->names[name]], 0, file->data, file->bytes);
	}
}

static void apply(struct disk_state *state, const struct disk_op *op)
{
	switch (op->kind) {
	case DISK_WRITE:
		put(&state->files[op->file], op->at, op->data, op->bytes);
		break;
	case DISK_TRUNCATE:
		set_size(&state->files[op->file], op->bytes);
		break;
	case DISK_CREATE:
		state->names[op->name] = op->file;
		break;
	case DISK_DELETE:
		state->names[op->name] = -1;
		break;
	case DISK_RENAME:
		state->names[op->name] = op->file;
		state->names[op->from] = -1;
		break;
	case DISK_SYNC:
	case DISK_SYNC_FAILED:
	case DISK_SYNC_FOLDER:
		break;
	}
}

void disk_init(struct disk *disk)
{
	*disk = (struct disk){0};
	state_init(&disk->start);
	state_init(&disk->now);
}

void disk_finish(struct disk *disk)
{
	state_finish(&disk->start);
	state_finish(&disk->now);
	for (size_t i = 0; i < disk->op_count; i++)
		free(disk->ops[i].data);
	free(disk->ops);
}

void disk_do(struct disk *disk, struct disk_op op)
{
	if (op.kind == DISK_CREATE)
		op.file = add_file(&disk->now);
	if (op.kind == DISK_WRITE) {
		uint8_t *copy = bn_mem_alloc(op.bytes, 1);
		memcpy(copy, op.data, op.bytes);
		op.data = copy;
	}
	apply(&disk->now, &op);
	disk->ops = bn_mem_grow(
		disk->ops, &disk->op_capacity, disk->op_count + 1, sizeof(disk->ops[0]));
	disk->ops[disk->op_count++] = op;
}

void disk_cut_begin(struct disk_cut *cut, const struct disk *disk, uint64_t seed)
{
	*cut = (struct disk_cut){.disk = disk, .random = seed};
	state_copy(&disk->start, &cut->plate);
}

void disk_cut_finish(struct disk_cut *cut)
{
	state_finish(&cut->plate);
	free(cut->pending);
}

/* A part of a write within one sector: old, new, half of each, or what a head writes as it stops.
 * What lies outside of the written bytes is left alone, as SQLite is told of the disks of today
 * (sqlite.org/psow.html). */
static void tear(struct disk_cut *cut, struct disk_file *file, const struct disk_op *op,
	size_t from, size_t bytes)
{
	const uint8_t *data = op->data + from;
	size_t at = op->at + from, some = disk_random(&cut->random, bytes + 1);
	uint8_t noise[SECTOR];
	switch (disk_random(&cut->random, 4)) {
	case 0: /* it begins new */
		put(file, at, data, some);
		break;
	case 1: /* it ends new */
		put(file, at + some, data + some, bytes - some);
		break;
	case 2: /* the file has grown already */
		if (at + bytes > file->bytes)
			set_size(file, at + bytes);
		break;
	default:
		for (size_t i = 0; i < bytes; i++)
			noise[i] = (uint8_t)disk_random(&cut->random, 256);
		put(file, at, noise, bytes);
	}
}

/* Each sector of a write by itself: in how many of 8 cases it is there. */
static void apply_some(
	struct disk_cut *cut, struct disk_state *state, const struct disk_op *op, uint64_t of_8)
{
	struct disk_file *file = &state->files[op->file];
	if (op->kind == DISK_TRUNCATE && disk_random(&cut->random, 8) < of_8)
		apply(state, op);
	if (op->kind != DISK_WRITE)
		return;
	for (size_t from = 0, bytes; from < op->bytes; from += bytes) {
		bytes = SECTOR - (op->at + from) % SECTOR;
		bytes = bytes < op->bytes - from ? bytes : op->bytes - from;
		if (disk_random(&cut->random, 8) < of_8)
			put(file, op->at + from, op->data + from, bytes);
		else if (of_8 > 0 && disk_random(&cut->random, 4) == 0)
			tear(cut, file, op, from, bytes);
	}
}

static bool is_of_file(const struct disk_op *op, int file)
{
	return (op->kind == DISK_WRITE || op->kind == DISK_TRUNCATE) && op->file == file;
}

static bool is_of_folder(const struct disk_op *op)
{
	return op->kind == DISK_CREATE || op->kind == DISK_DELETE || op->kind == DISK_RENAME;
}

static bool is_of_name(const struct disk_op *op, int name)
{
	return is_of_folder(op) &&
	       (op->name == name || (op->kind == DISK_RENAME && op->from == name));
}

/* What a sync settles is no longer pending. */
static void settle(struct disk_cut *cut, const struct disk_op *sync)
{
	size_t left = 0;
	uint64_t of_8 = disk_random(&cut->random, 9);
	for (size_t i = 0; i < cut->pending_count; i++) {
		const struct disk_op *op = &cut->disk->ops[cut->pending[i]];
		bool settled = sync->kind == DISK_SYNC_FOLDER ? is_of_folder(op)
							      : is_of_file(op, sync->file);
		if (!settled)
			cut->pending[left++] = cut->pending[i];
		else if (sync->kind == DISK_SYNC_FAILED)
			apply_some(cut, &cut->plate, op, of_8);
		else
			apply(&cut->plate, op);
	}
	cut->pending_count = left;
}

bool disk_cut_step(struct disk_cut *cut)
{
	if (cut->done == cut->disk->op_count)
		return false;
	const struct disk_op *op = &cut->disk->ops[cut->done];
	if (op->kind == DISK_CREATE)
		add_file(&cut->plate);
	if (op->kind == DISK_SYNC || op->kind == DISK_SYNC_FAILED || op->kind == DISK_SYNC_FOLDER) {
		settle(cut, op);
	} else {
		cut->pending = bn_mem_grow(cut->pending, &cut->pending_capacity,
			cut->pending_count + 1, sizeof(cut->pending[0]));
		cut->pending[cut->pending_count++] = cut->done;
	}
	cut->done++;
	return true;
}

/* Of what was done to each name since the folder was synced, the first few are there. */
static void apply_names(struct disk_cut *cut, struct disk_state *state)
{
	for (int name = 0; name < DISK_NAMES; name++) {
		uint64_t count = 0;
		for (size_t i = 0; i < cut->pending_count; i++) {
			const struct disk_op *op = &cut->disk->ops[cut->pending[i]];
			count += is_of_name(op, name);
		}
		uint64_t kept = disk_random(&cut->random, count + 1);
		for (size_t i = 0; i < cut->pending_count && kept > 0; i++) {
			const struct disk_op *op = &cut->disk->ops[cut->pending[i]];
			if (!is_of_name(op, name))
				continue;
			/* Of a rename this name's part: the two may come apart. */
			bool is_there = op->kind != DISK_DELETE && op->name == name;
			state->names[name] = is_there ? op->file : -1;
			kept--;
		}
	}
}

void disk_cut_make(struct disk_cut *cut, struct disk *after)
{
	/* Files keep their places until what is pending was applied. */
	struct disk_state state = {.files = bn_mem_alloc(cut->plate.count, sizeof(state.files[0])),
		.count = cut->plate.count};
	memcpy(state.names, cut->plate.names, sizeof(state.names));
	apply_names(cut, &state);
	uint64_t of_8 = disk_random(&cut->random, 9);
	for (int name = 0; name < DISK_NAMES; name++) {
		int file = state.names[name];
		if (file < 0)
			continue;
		put(&state.files[file], 0, cut->plate.files[file].data,
			cut->plate.files[file].bytes);
		for (size_t i = 0; i < cut->pending_count; i++)
			if (is_of_file(&cut->disk->ops[cut->pending[i]], file))
				apply_some(cut, &state, &cut->disk->ops[cut->pending[i]], of_8);
	}
	*after = (struct disk){0};
	state_copy(&state, &after->start);
	state_copy(&state, &after->now);
	state_finish(&state);
}
