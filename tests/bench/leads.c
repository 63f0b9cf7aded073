/* borne-bench-leads FOLDER FULL SAVES: how long a save takes, from the filled form to the moment
 * when thanks are due, in an empty store and in one of FULL leads, beside a bare SQLite commit of
 * the same bytes with the same settings. They take turns, in each round in another order, so that
 * the disk treats them alike and none always comes after the same one.
 * Writes a line for each, its name and how many microseconds each round took, and the bytes of a
 * record. */
#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "leads/chain.h"
#include "leads/store.h"
#include "leads/writer.h"
#include "tests/leads/sample.h"

#include <semaphore.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

struct way {
	const char *name;
	struct bn_writer *writer; /* NULL: bare SQLite */
	sem_t told;
	int64_t *took_us;
	int number; /* of the next lead */
};

static void fail(const char *what)
{
	fprintf(stderr, "borne-bench-leads: %s\n", what);
	exit(1);
}

static void wake(void *context)
{
	sem_post(context);
}

static struct bn_writer *open_writer(const char *path, sem_t *told)
{
	static struct bn_seal_pair pair; /* nobody opens them again */
	if (pair.public_key.key[0] == 0)
		bn_seal_make_pair(&pair);
	sem_init(told, 0, 0);
	const struct bn_writer_options options = {
		.store = path,
		.recipients = {.keys = {pair.public_key}, .count = 1},
		.wake = wake,
		.context = told,
	};
	struct bn_writer *writer = bn_writer_create(&options);
	if (writer == NULL)
		fail("no store");
	return writer;
}

static void save(struct way *way)
{
	struct bn_lead lead;
	/* As random as ids are: they go all over their index. */
	sample_numbered(&lead, way->number++);
	bn_id_make(lead.id);
	bn_writer_submit(way->writer, &lead);
	sem_wait(&way->told);
	if (bn_writer_poll(way->writer) != BN_WRITER_SAVED)
		fail("a save failed");
}

static bool measure_record(void *context, const struct bn_store_record *record)
{
	/* What SQLite keeps of one: id, date, link and seal. */
	*(size_t *)context = strlen(record->id) + 8 + BN_CHAIN_LINK + record->bytes;
	return false;
}

/* FULL leads, where syncing costs nothing, then brought to the disk. */
static void make_full(const char *path, int full)
{
	char scratch[] = "/dev/shm/borne-bench.XXXXXX", command[512];
	if (mkdtemp(scratch) == NULL)
		fail("no /dev/shm");
	struct way way = {.number = 1};
	char *from = bn_file_join(scratch, "leads.db");
	way.writer = open_writer(from, &way.told);
	while (way.number <= full)
		save(&way);
	bn_writer_destroy(way.writer);
	snprintf(command, sizeof(command), "cp '%s'/* '%s'/ && rm -r '%s' && sync '%s'", scratch,
		path, scratch, path);
	if (system(command) != 0)
		fail("can't copy");
	free(from);
}

static sqlite3 *open_bare(const char *path)
{
	sqlite3 *db = NULL;
	if (sqlite3_open(path, &db) != SQLITE_OK ||
		sqlite3_exec(db,
			"PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
			"PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
			"CREATE TABLE bare (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
			NULL, NULL, NULL) != SQLITE_OK)
		fail(sqlite3_errmsg(db));
	return db;
}

static void commit_bare(sqlite3 *db, sqlite3_stmt *insert, const void *bytes, size_t count)
{
	sqlite3_bind_blob(insert, 1, bytes, (int)count, SQLITE_STATIC);
	bool good = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
		    sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK &&
		    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
	if (!good)
		fail(sqlite3_errmsg(db));
}

static void tell(struct way *way, int saves)
{
	printf("%s", way->name);
	for (int i = 0; i < saves; i++)
		printf(" %lld", (long long)way->took_us[i]);
	putchar('\n');
	free(way->took_us);
	bn_writer_destroy(way->writer);
}

static char *make_folder(const char *parent, const char *name)
{
	char *folder = bn_file_join(parent, name);
	if (!bn_file_make_folder(folder))
		fail("can't make a folder");
	return folder;
}

int main(int argc, char **argv)
{
	if (argc != 4 || !bn_seal_init())
		fail("FOLDER FULL SAVES");
	int full = atoi(argv[2]), saves = atoi(argv[3]);
	struct way ways[] = {{.name = "empty"}, {.name = "full"}, {.name = "bare"}};
	for (int i = 0; i < 2; i++) {
		char *folder = make_folder(argv[1], ways[i].name);
		if (i == 1)
			make_full(folder, full);
		char *path = bn_file_join(folder, "leads.db");
		ways[i].writer = open_writer(path, &ways[i].told);
		ways[i].number = full + 1;
		save(&ways[i]);
		free(path);
		free(folder);
	}
	size_t bytes = 0;
	char *first = bn_file_join(argv[1], "empty/leads.db"),
	     *bare = bn_file_join(argv[1], "bare");
	struct bn_store *store = bn_store_open(first, false);
	bn_store_each(store, measure_record, &bytes);
	bn_store_close(store);
	sqlite3 *db = open_bare(bare);
	sqlite3_stmt *insert = NULL;
	sqlite3_prepare_v2(db, "INSERT INTO bare (bytes) VALUES (?1)", -1, &insert, NULL);
	void *noise = malloc(bytes);
	for (int way = 0; way < 3; way++)
		ways[way].took_us = calloc((size_t)saves, sizeof(int64_t));
	for (int i = 0; i < 3 * saves; i++) {
		static const int orders[6][3] = {
			{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {2, 1, 0}, {1, 0, 2}};
		struct way *way = &ways[orders[i / 3 % 6][i % 3]];
		bn_id_random(noise, bytes);
		int64_t start = bn_clock_us();
		if (way->writer != NULL)
			save(way);
		else
			commit_bare(db, insert, noise, bytes);
		way->took_us[i / 3] = bn_clock_us() - start;
	}
	for (int way = 0; way < 3; way++)
		tell(&ways[way], saves);
	printf("bytes %zu\n", bytes);
	sqlite3_finalize(insert);
	sqlite3_close(db);
	free(noise);
	free(bare);
	free(first);
	return 0;
}
