/* An installation killed at any of its calls to the system: `current` leads to the old version or
 * the new one, whole, and the next installation finds nothing in its way. "all": at each of them.
 */
#include "packs/install.h"
#include "packs/shelf.h"
#include "tests/packs/shelf.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#define FILES 3
#define MOST  5000

static struct bn_seal_signer author;
static long step = 17; /* of the calls, how many from one kill to the next */

/* What an installation did that a power cut could make worse than a kill. */
struct order {
	bool dirty[256];  /* descriptors written and not synced */
	bool folder[256]; /* others synced since a name was changed */
	int renames, faults;
};

static int folders_of(const struct order *order)
{
	int count = 0;
	for (size_t i = 0; i < COUNT(order->folder); i++)
		count += order->folder[i];
	return count;
}

/* Before a name is changed, the folders it leads to (the campaign's and the one below; then the
 * shelf's and the campaign's) are on the disk. */
static void note(struct order *order, uint64_t call, const uint64_t *args)
{
	bool known = args[0] < COUNT(order->dirty);
	if (call == SYS_write && known && args[0] > STDERR_FILENO) {
		order->dirty[args[0]] = true;
	} else if (call == SYS_fsync && known) {
		order->folder[args[0]] = !order->dirty[args[0]];
		order->dirty[args[0]] = false;
	} else if (call == SYS_close && known) {
		order->faults += order->dirty[args[0]];
		order->dirty[args[0]] = false;
	} else if (call == SYS_renameat || call == SYS_renameat2) {
		order->faults += folders_of(order) < 2;
		memset(order->folder, 0, sizeof(order->folder));
		order->renames++;
	}
}

/* Lets the installation come to its call number `last`, and kills it there. True: it has ended
 * before, well; order, unless NULL, notes what it did. */
static bool run_until(void **state, long last, struct order *order)
{
	char *pack = inside(state, "pack"), *shelf = inside(state, "shelf");
	int status = 0;
	pid_t child = fork();
	if (child == 0) {
		struct bn_installed done;
		struct bn_str why = {0};
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		_exit(bn_install_pack(pack, shelf, shelf_check, NULL, &done, &why) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSTOPPED(status));
	ptrace(PTRACE_SETOPTIONS, child, NULL, (void *)(PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD));
	struct __ptrace_syscall_info entry = {0}, info = {0};
	for (long calls = 0; WIFSTOPPED(status);) {
		if (info.op == PTRACE_SYSCALL_INFO_ENTRY && ++calls == last)
			kill(child, SIGKILL); /* the call isn't made */
		else
			assert_int_equal(ptrace(PTRACE_SYSCALL, child, NULL, NULL), 0);
		assert_int_equal(waitpid(child, &status, 0), child);
		if (!WIFSTOPPED(status))
			break;
		entry = info;
		ptrace(PTRACE_GET_SYSCALL_INFO, child, (void *)sizeof(info), &info);
		if (order != NULL && info.op == PTRACE_SYSCALL_INFO_EXIT && !info.exit.is_error)
			note(order, entry.entry.nr, (const uint64_t *)entry.entry.args);
	}
	free(shelf);
	free(pack);
	if (WIFSIGNALED(status))
		return false;
	assert_int_equal(WEXITSTATUS(status), 0);
	return true;
}

static void write_version(void **state, uint32_t version)
{
	struct bn_str archive = {0};
	char name[20], text[20];
	archive_add(
		&archive, &(struct entry){.name = "campaign.yaml", .type = '0', .data = "id: lot"});
	snprintf(text, sizeof(text), "film %u", version);
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof(name), "media/%d.mp4", i);
		archive_add(&archive, &(struct entry){.name = name, .type = '0', .data = text});
	}
	archive_end(&archive);
	write_pack(state, &author, "lot", version, &archive);
	bn_str_finish(&archive);
}

/* The version on show, each of whose files is the right one, and there are no others. */
static uint32_t version_shown(void **state)
{
	char *folder = inside(state, "shelf/lot/current"), link[20] = "", expected[40], name[20];
	assert_true(readlink(folder, link, sizeof(link) - 1) > 0);
	assert_true(shelf_check(folder, "lot", NULL));
	snprintf(expected, sizeof(expected), "film %s", link);
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof(name), "media/%d.mp4", i);
		char *path = bn_file_join(folder, name), *text = bn_file_read(path, 100, NULL);
		assert_string_equal(text, expected);
		free(text);
		free(path);
	}
	free(folder);
	return (uint32_t)strtoul(link, NULL, 10);
}

static void killed_anywhere(void **state)
{
	long kills = 0, old = 0;
	uint32_t version = 1;
	bool ended = false;
	write_version(state, version);
	assert_true(run_until(state, 0, NULL));
	for (long last = 1; !ended && last < MOST; last += step) {
		write_version(state, ++version);
		ended = run_until(state, last, NULL);
		uint32_t shown = version_shown(state);
		assert_true(shown == version || (!ended && shown == version - 1));
		kills += !ended;
		if (shown == version)
			continue;
		old++;
		assert_true(run_until(state, 0, NULL));
		assert_int_equal(version_shown(state), version);
		char *all = snapshot(state);
		assert_null(strstr(all, "/.")); /* nothing of what was killed is left */
		free(all);
	}
	assert_true(ended && old > 0);
	printf("%ld kills, the old version after %ld\n", kills, old);
}

static void synced_in_order(void **state)
{
	struct order order = {0};
	write_version(state, 1);
	assert_true(run_until(state, 0, &order));
	write_version(state, 2);
	assert_true(run_until(state, 0, &order));
	assert_int_equal(order.renames, 4);
	assert_int_equal(order.faults, 0);
	assert_true(folders_of(&order) > 0);
}

static int begin(void **state)
{
	int result = test_make_folder(state);
	if (result == 0)
		make_shelf(state, &author);
	return result;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(killed_anywhere, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(synced_in_order, begin, test_remove_folder),
	};
	if (!bn_seal_init())
		return 1;
	if (argc > 1 && strcmp(argv[1], "all") == 0)
		step = 1;
	bn_seal_make_signer(NULL, &author);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
