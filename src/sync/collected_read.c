#include "base/id.h"
#include "base/mem.h"
#include "sync/collected_inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TEXT  256
/* Its values: the fault that is told each time, and this run. */
#define AGAIN "(fault = ? AND run = ?)"

void bn_collected_each_finding(struct bn_collected *collected,
	void (*tell)(void *context, const struct bn_collected_finding *finding), void *context)
{
	char kiosk[TEXT] = "", object[TEXT] = "";
	struct bn_collected_finding last = {.kiosk = kiosk, .object = object};
	bool any = false;
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT kiosk, fault, number, object FROM findings WHERE settled = 0 OR " AGAIN
		" ORDER BY kiosk, fault, number, object",
		"ii", (int64_t)BN_COLLECTED_STRANGE, collected->run);
	while (bn_collected_row(collected, statement)) {
		const char *name = bn_collected_text(statement, 0),
			   *about = bn_collected_text(statement, 3);
		int64_t fault = sqlite3_column_int64(statement, 1),
			number = sqlite3_column_int64(statement, 2);
		if (any && strcmp(name, kiosk) == 0 && fault == (int64_t)last.fault &&
			about[0] == '\0' && object[0] == '\0' && number == last.last + 1) {
			last.last = number;
			continue;
		}
		if (any)
			tell(context, &last);
		any = fault >= 0 && fault < BN_COLLECTED_FAULTS;
		last.fault = (enum bn_collected_fault)fault;
		last.first = last.last = number;
		strncpy(kiosk, name, sizeof(kiosk) - 1);
		strncpy(object, about, sizeof(object) - 1);
	}
	if (any)
		tell(context, &last);
	sqlite3_finalize(statement);
}

bool bn_collected_doubts(struct bn_collected *collected, const char *kiosk)
{
	return bn_collected_number(collected, 0, "SELECT COUNT(*) FROM findings WHERE kiosk = ?",
		       "t", kiosk) > 0;
}

int64_t bn_collected_settled(struct bn_collected *collected)
{
	return bn_collected_number(collected, 0,
		"SELECT COUNT(*) FROM findings WHERE settled = 1 AND NOT " AGAIN, "ii",
		(int64_t)BN_COLLECTED_STRANGE, collected->run);
}

bool bn_collected_sums(struct bn_collected *collected, struct bn_collected_sum *sum)
{
	*sum = (struct bn_collected_sum){0};
	for (size_t i = 0; i < collected->kiosk_count; i++) {
		sum->leads += collected->kiosks[i].leads;
		sum->fresh += collected->kiosks[i].added;
	}
	sum->withdrawn = bn_collected_number(collected, 0, "SELECT COUNT(*) FROM withdrawn", "");
	return !collected->failed;
}

/* *bytes: that are known to be in it. */
static bool add_file(struct bn_collected *collected, const char *name, int64_t *bytes,
	struct bn_collected_files *files)
{
	*bytes = bn_collected_number(
		collected, 0, "SELECT bytes FROM files WHERE name = ?", "t", name);
	int fd = bn_collected_file_read(collected->records, name, (uint64_t)*bytes);
	if (fd < 0)
		return false;
	files->descriptors[files->count] = fd;
	files->names[files->count++] = name;
	return true;
}

static bool merge_kiosk(struct bn_collected *collected, const struct bn_collected_kiosk *kiosk,
	int64_t since, struct bn_merge *merge)
{
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT number, id, wall, place FROM objects WHERE kiosk = ? AND state = 1 AND "
		"kind = "
		"1 AND wall >= ?",
		"ii", kiosk->row, since);
	while (bn_collected_row(collected, statement))
		if (sqlite3_column_bytes(statement, 1) == BN_MERGE_ID)
			bn_merge_put(merge, sqlite3_column_blob(statement, 1),
				sqlite3_column_int64(statement, 2),
				sqlite3_column_int64(statement, 0),
				(uint64_t)sqlite3_column_int64(statement, 3));
	sqlite3_finalize(statement);
	return !collected->failed;
}

static void merge_withdrawn(struct bn_collected *collected, struct bn_merge *merge)
{
	sqlite3_stmt *statement = bn_collected_ask(collected, "SELECT id FROM withdrawn", "");
	while (bn_collected_row(collected, statement)) {
		char id[BN_ID_TEXT];
		if (sqlite3_column_bytes(statement, 0) != BN_MERGE_ID)
			continue;
		bn_id_hex(sqlite3_column_blob(statement, 0), BN_MERGE_ID, id);
		bn_merge_withdraw(merge, id);
	}
	sqlite3_finalize(statement);
}

bool bn_collected_merge(struct bn_collected *collected, int64_t since, struct bn_merge *merge,
	struct bn_collected_files *files)
{
	bool good = true;
	*files = (struct bn_collected_files){
		.descriptors = bn_mem_alloc(collected->kiosk_count, sizeof(int)),
		.names = bn_mem_alloc(collected->kiosk_count, sizeof(char *))};
	for (size_t i = 0; good && i < collected->kiosk_count; i++) {
		const struct bn_collected_kiosk *kiosk = &collected->kiosks[i];
		int64_t bytes = 0;
		if (kiosk->refused || kiosk->highest == 0)
			continue;
		good = add_file(collected, kiosk->name, &bytes, files);
		if (!good)
			break;
		/* No more than that many fit into it. */
		bn_merge_bundle(merge, (uint64_t)bytes / BN_BUNDLE_RECORD_HEAD);
		good = merge_kiosk(collected, kiosk, since, merge);
	}
	merge_withdrawn(collected, merge);
	return good && !collected->failed;
}

void bn_collected_files_finish(struct bn_collected_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		close(files->descriptors[i]);
	free(files->descriptors);
	free(files->names);
	*files = (struct bn_collected_files){0};
}
