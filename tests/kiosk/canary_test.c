/* canary_test [LEADS]: a name typed by many visitors, one after the other, is afterwards in no file
 * of the data folder and nowhere in the process's memory: stacks, heaps, what was freed, libraries.
 * What isn't in memory can't be in a core file or in swap. */
#include "base/file.h"
#include "base/secret.h"
#include "kiosk/desk.h"
#include "tests/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <semaphore.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MASK = 0x5A, CHUNK = 1 << 20, PAGE = 4096 };

static int wanted = 1000; /* leads */

/* "qzwcanarivkx", masked: in clear the test itself would leave it everywhere. */
static const uint8_t masked[] = {'q' ^ MASK, 'z' ^ MASK, 'w' ^ MASK, 'c' ^ MASK, 'a' ^ MASK,
	'n' ^ MASK, 'a' ^ MASK, 'r' ^ MASK, 'i' ^ MASK, 'v' ^ MASK, 'k' ^ MASK, 'x' ^ MASK};
enum { LENGTH = sizeof(masked) };

/* Where pieces are read to be searched; of this place memory isn't searched. */
static uint8_t *chunk;

static void type_canary(char *to)
{
	for (volatile size_t i = 0; i < LENGTH; i++)
		to[i] = (char)(masked[i] ^ MASK);
	to[LENGTH] = '\0';
}

static size_t count_in(size_t bytes)
{
	size_t hits = 0;
	for (size_t i = 0; i + LENGTH <= bytes; i++) {
		size_t same = 0;
		while (same < LENGTH && (chunk[i + same] ^ MASK) == masked[same])
			same++;
		hits += same == LENGTH;
	}
	return hits;
}

/* From..to of what fd holds, as far as it can be read. */
static size_t search(int fd, uint64_t from, uint64_t to)
{
	size_t hits = 0;
	while (from < to) {
		size_t wish = to - from < CHUNK ? (size_t)(to - from) : CHUNK;
		ssize_t got = pread(fd, chunk, wish, (off_t)from);
		if (got <= 0)
			break;
		hits += count_in((size_t)got);
		/* Its beginning may be the end of this piece. */
		from += got > LENGTH && from + (uint64_t)got < to ? (uint64_t)(got - LENGTH + 1)
								  : (uint64_t)got;
	}
	memset(chunk, 0, CHUNK);
	return hits;
}

static size_t search_memory(uint64_t *searched)
{
	size_t hits = 0;
	char line[512];
	FILE *maps = fopen("/proc/self/maps", "re");
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	assert_non_null(maps);
	assert_true(memory >= 0);
	*searched = 0;
	while (fgets(line, sizeof(line), maps) != NULL) {
		unsigned long long from = 0, to = 0;
		char rights[5];
		assert_int_equal(sscanf(line, "%llx-%llx %4s", &from, &to, rights), 3);
		/* [vsyscall] is at no place that pread can name. */
		if (rights[0] != 'r' || from == (uintptr_t)chunk || to > INT64_MAX)
			continue;
		hits += search(memory, from, to);
		*searched += to - from;
	}
	close(memory);
	fclose(maps);
	return hits;
}

static size_t search_files(const char *folder)
{
	size_t hits = 0, files = 0;
	DIR *entries = opendir(folder);
	assert_non_null(entries);
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		if (entry->d_type != DT_REG)
			continue;
		int fd = openat(dirfd(entries), entry->d_name, O_RDONLY | O_CLOEXEC);
		assert_true(fd >= 0);
		hits += search(fd, 0, INT64_MAX);
		files++;
		close(fd);
	}
	closedir(entries);
	assert_true(files > 0);
	return hits;
}

/* The searches see what is there. */
static void prove(const char *folder, const struct bn_lead *draft)
{
	uint64_t searched = 0;
	char *path = bn_file_join(folder, "proof");
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	assert_int_equal(write(fd, draft->last_name, LENGTH), LENGTH);
	close(fd);
	assert_int_equal(search_files(folder), 1);
	unlink(path);
	free(path);
	assert_true(search_memory(&searched) >= 4); /* the draft's three, and the desk's */
}

static void wake(void *context)
{
	sem_post(context);
}

static void fill(struct bn_lead *draft, int number)
{
	type_canary(draft->first_name);
	type_canary(draft->last_name);
	type_canary(draft->email);
	strcpy(draft->email + LENGTH, "@exemple.fr");
	strcpy(draft->phone, "06 12 34 56 78");
	strcpy(draft->situation, number % 2 == 0 ? "etudes" : "reconversion");
	strcpy(draft->purposes[0].id, "echange");
	draft->purposes[0].given = true;
	draft->purpose_count = 1;
	draft->age_declared = true;
}

static void save_one(struct bn_desk *desk, const struct bn_lead *draft, sem_t *told)
{
	static const struct bn_desk_slip slip = {.campaign = "lot",
		.venue = "salon",
		.language = "fr",
		.code_prefix = "LOT",
		.notice_version = "2026-11",
		.notice_language = "fr",
		.notice = "Le Département du Lot les utilise seulement pour ce que vous cochez.\n"};
	bn_desk_submit(desk, draft, &slip);
	sem_wait(told);
	assert_int_equal(bn_desk_tick(desk, 0), BN_DESK_SAVED);
}

static void leaves_no_trace(void **state)
{
	sem_t told;
	struct bn_seal_pair pair;
	uint64_t searched = 0;
	struct bn_lead *draft = bn_secret_create(sizeof(*draft));
	sem_init(&told, 0, 0);
	bn_seal_make_pair(&pair);
	const struct bn_desk_options options = {.data_folder = *state,
		.recipients = {.keys = {pair.public_key}, .count = 1},
		.wake = wake,
		.context = &told};
	struct bn_desk *desk = bn_desk_create(&options);
	assert_non_null(desk);
	for (int i = 0; i < wanted; i++) {
		fill(draft, i);
		save_one(desk, draft, &told);
		if (i == 0)
			prove(*state, draft);
		/* The reset. */
		bn_desk_clear(desk);
		bn_secret_wipe(draft, sizeof(*draft));
	}
	size_t in_files = search_files(*state), in_memory = search_memory(&searched);
	print_message("%d leads with one name: %zu times in files, %zu in %llu MB of memory\n",
		wanted, in_files, in_memory, (unsigned long long)searched >> 20);
	assert_int_equal(in_files, 0);
	assert_int_equal(in_memory, 0);
	bn_desk_destroy(desk);
	bn_secret_destroy(draft, sizeof(*draft));
	bn_seal_forget(&pair);
	sem_destroy(&told);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			leaves_no_trace, test_make_folder, test_remove_folder),
	};
	if (argc > 1)
		wanted = atoi(argv[1]);
	/* Between two pages that can't be touched: a mapping of its own. */
	uint8_t *place = mmap(
		NULL, CHUNK + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	chunk = place + PAGE;
	if (place == MAP_FAILED || mprotect(chunk, CHUNK, PROT_READ | PROT_WRITE) != 0 ||
		!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
