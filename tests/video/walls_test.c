/* What is left to a process behind the walls: each thing is tried in a child of its own. */
#include "video/walls.h"

#include "base/log.h"
#include "tests/test.h"
#include "tests/video/place.h"
#include "video/fence.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLED 1000 /* and the signal's number */

/* 0 or errno. */
static int code(long result)
{
	return result < 0 ? errno : 0;
}

static int open_as(const char *path, int flags)
{
	char byte;
	int fd = open(path, flags, 0600);
	return fd >= 0 && (flags & O_ACCMODE) == O_RDONLY && (flags & O_DIRECTORY) == 0
		       ? code(read(fd, &byte, 1))
		       : code(fd);
}

static int list(const char *path)
{
	return opendir(path) != NULL ? 0 : errno;
}

static void *nothing(void *argument)
{
	return argument;
}

static int run_thread(void)
{
	pthread_t thread;
	int wrong = pthread_create(&thread, NULL, nothing, NULL);
	return wrong != 0 ? wrong : pthread_join(thread, NULL);
}

static int make_pictures(void)
{
	int fd = memfd_create("pictures", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return code(fd) | code(ftruncate(fd, 64 << 20)) |
	       (mmap(NULL, 64 << 20, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED);
}

static int map_much(void)
{
	void *got = mmap(NULL, (size_t)8 << 30, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return got == MAP_FAILED ? errno : 0;
}

static int open_many(void)
{
	for (int i = 0; i < BN_WALLS_FILES; i++)
		if (dup(STDERR_FILENO) < 0)
			return errno;
	return 0;
}

static char *const words[] = {"true", NULL};
static char *const no_words[] = {NULL};

/* What must be. CLOSED: refused where there is Landlock. LIMITED: where addresses are limited. */
enum must { WORKS, REFUSED, DIES, CLOSED, LIMITED };

/* clang-format off */
#define ATTEMPTS(X) \
	X(REFUSED, "an IPv4 socket", code(socket(AF_INET, SOCK_STREAM, 0))) \
	X(REFUSED, "a datagram", code(socket(AF_INET, SOCK_DGRAM, 0))) \
	X(REFUSED, "an IPv6 socket", code(socket(AF_INET6, SOCK_STREAM, 0))) \
	X(REFUSED, "a netlink socket", code(socket(AF_NETLINK, SOCK_RAW, 0))) \
	X(REFUSED, "a packet socket", code(socket(AF_PACKET, SOCK_RAW, 0))) \
	X(REFUSED, "a Bluetooth socket", code(socket(AF_BLUETOOTH, SOCK_RAW, 0))) \
	X(REFUSED, "a local socket", code(socket(AF_UNIX, SOCK_STREAM, 0))) \
	X(REFUSED, "exec", code(execve("/bin/true", words, no_words))) \
	X(REFUSED, "execveat", code(syscall(SYS_execveat, AT_FDCWD, "/bin/true", words, no_words, 0))) \
	X(REFUSED, "a process", code(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0))) \
	X(REFUSED, "a signal to the parent", code(kill(getppid(), 0))) \
	X(REFUSED, "a thread's signal to it", code(syscall(SYS_tgkill, getppid(), getppid(), 0))) \
	X(REFUSED, "the parent's limits", code(prlimit(getppid(), RLIMIT_CORE, NULL, NULL))) \
	X(REFUSED, "io_uring", code(syscall(SYS_io_uring_setup, 1, NULL))) \
	X(DIES, "ptrace", code(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL))) \
	X(DIES, "mount", code(syscall(SYS_mount, "none", "/", "tmpfs", 0, NULL))) \
	X(DIES, "bpf", code(syscall(SYS_bpf, 0, NULL, 0))) \
	X(DIES, "kexec", code(syscall(SYS_kexec_load, 0, 0, NULL, 0))) \
	X(DIES, "a module", code(syscall(SYS_finit_module, 0, "", 0))) \
	X(DIES, "a namespace", code(syscall(SYS_unshare, 0))) \
	X(CLOSED, "/etc/shadow", open_as("/etc/shadow", O_RDONLY)) \
	X(CLOSED, "/etc/passwd", open_as("/etc/passwd", O_RDONLY)) \
	X(CLOSED, "/proc/self/root/etc/shadow", open_as("/proc/self/root/etc/shadow", O_RDONLY)) \
	X(CLOSED, "/proc/1/status", open_as("/proc/1/status", O_RDONLY)) \
	X(CLOSED, "the lead store", open_as(place->store, O_RDONLY)) \
	X(CLOSED, "the lead store by a link", open_as(place->link, O_RDONLY)) \
	X(CLOSED, "a list of its folder", list(place->other)) \
	X(CLOSED, "a list of the parent folder", list(place->parent)) \
	X(REFUSED, "a lead changed", open_as(place->store, O_RDWR)) \
	X(REFUSED, "a new file by the clip", open_as(place->fresh, O_WRONLY | O_CREAT)) \
	X(REFUSED, "a new file in /tmp", open_as("/tmp/borne-walls-test", O_RDWR | O_CREAT)) \
	X(REFUSED, "the clip written", open_as(place->clip, O_WRONLY)) \
	X(REFUSED, "the clip emptied", open_as(place->clip, O_RDONLY | O_TRUNC)) \
	X(REFUSED, "the clip cut", code(truncate(place->clip, 1))) \
	X(REFUSED, "the clip removed", code(unlink(place->clip))) \
	X(REFUSED, "the clip renamed", code(rename(place->clip, place->fresh))) \
	X(REFUSED, "the clip's rights", code(chmod(place->clip, 0777))) \
	X(REFUSED, "the clip's time", code(utimensat(AT_FDCWD, place->clip, NULL, 0))) \
	X(REFUSED, "a folder", code(mkdir(place->fresh, 0700))) \
	X(REFUSED, "a link", code(symlink("/", place->fresh))) \
	X(LIMITED, "8 GiB of addresses", map_much()) \
	X(REFUSED, "too many descriptors", open_many()) \
	X(WORKS, "the clip", open_as(place->clip, O_RDONLY)) \
	X(WORKS, "a file by the clip", open_as(place->beside, O_RDONLY)) \
	X(WORKS, "the clip's folder", list(place->folder)) \
	X(WORKS, "a library", open_as("/etc/ld.so.cache", O_RDONLY)) \
	X(WORKS, "/usr", list("/usr/lib")) \
	X(WORKS, "/proc/self", open_as("/proc/self/status", O_RDONLY)) \
	X(WORKS, "/dev/null", open_as("/dev/null", O_RDONLY)) \
	X(WORKS, "a thread", run_thread()) \
	X(WORKS, "shared pictures", make_pictures())
/* clang-format on */

static const struct attempt {
	enum must must;
	const char *what;
} attempts[] = {
#define X(must, what, how) {must, what},
	ATTEMPTS(X)
#undef X
};

static int attempt(const struct place *place, size_t which)
{
	size_t at = 0;
#define X(must, what, how) \
	if (which == at++) \
		return how;
	ATTEMPTS(X)
#undef X
	return -1;
}

/* As if this kernel had been built without Landlock. */
static bool hide_landlock(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	return filter != NULL &&
	       seccomp_rule_add(
		       filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0) == 0 &&
	       seccomp_load(filter) == 0;
}

enum kernel { AS_IT_IS, WITHOUT_LANDLOCK };

/* The outcome of one attempt in a child behind its walls: 0, errno, or KILLED + signal. */
static int outcome(const struct place *place, const char *clip, size_t which, enum kernel kernel)
{
	int status = 0;
	pid_t child = fork();
	if (child == 0) {
		bn_log_init("walls");
		if (kernel == WITHOUT_LANDLOCK && !hide_landlock())
			_exit(250);
		if (!bn_walls_raise(STDERR_FILENO + 1, clip))
			_exit(251);
		_exit(attempt(place, which));
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? KILLED + WTERMSIG(status) : WEXITSTATUS(status);
}

static bool is_right(enum must must, int got, bool landlock)
{
	switch (must) {
	case WORKS:
		return got == 0;
	case DIES:
		return got == KILLED + SIGSYS;
	case CLOSED:
		return !landlock || got == EACCES;
	case LIMITED:
		return got == (BN_WALLS_MEMORY_BYTES != 0 ? ENOMEM : 0);
	default: /* other errors would say nothing: without walls all of this works, for root */
		return got == EPERM || got == EACCES || got == EMFILE;
	}
}

static void try_all(const struct place *place, enum kernel kernel)
{
	bool landlock = kernel == AS_IT_IS && bn_fence_version() > 0;
	int wrong = 0;
	setenv("BORNE_LOG", "error", 1);
	for (size_t i = 0; i < COUNT(attempts); i++) {
		int got = outcome(place, place->clip, i, kernel);
		if (is_right(attempts[i].must, got, landlock))
			continue;
		print_error("%s: %s\n", attempts[i].what,
			got > KILLED ? strsignal(got - KILLED) : strerror(got));
		wrong++;
	}
	assert_int_equal(wrong, 0);
	assert_int_equal(access(place->fresh, F_OK), -1);
}

static void nothing_is_left_to_take(void **state)
{
	print_message("seccomp; Landlock version %d\n", bn_fence_version());
	try_all(*state, AS_IT_IS);
}

/* The first attempt with that name. */
static size_t named(const char *what)
{
	size_t at = 0;
	while (at + 1 < COUNT(attempts) && strcmp(attempts[at].what, what) != 0)
		at++;
	assert_string_equal(attempts[at].what, what);
	return at;
}

/* What a child says while it raises its walls. */
static void listen_to(const struct place *place, enum kernel kernel, char *said, size_t size)
{
	int ends[2], saved = dup(STDERR_FILENO);
	assert_int_equal(pipe(ends), 0);
	unsetenv("BORNE_LOG");
	dup2(ends[1], STDERR_FILENO);
	close(ends[1]);
	int got = outcome(place, place->clip, named("the clip"), kernel);
	dup2(saved, STDERR_FILENO);
	close(saved);
	ssize_t length = read(ends[0], said, size - 1);
	close(ends[0]);
	said[length > 0 ? length : 0] = '\0';
	assert_int_equal(got, 0);
}

static void a_kernel_without_landlock_is_warned_of(void **state)
{
	char said[1024];
	listen_to(*state, WITHOUT_LANDLOCK, said, sizeof(said));
	assert_non_null(strstr(said, "warning: no Landlock"));
	listen_to(*state, AS_IT_IS, said, sizeof(said));
	assert_int_equal(strstr(said, "no Landlock") == NULL, bn_fence_version() > 0);
	try_all(*state, WITHOUT_LANDLOCK);
	try_all(*state, WITHOUT_LANDLOCK);
}

/* The file is what a link leads to; a clip that isn't there is no reason to let walls down. */
static void the_clip_may_be_a_link_or_missing(void **state)
{
	struct place *place = *state;
	int closed = bn_fence_version() > 0 ? EACCES : 0;
	size_t store = named("the lead store"), folder = named("a list of its folder");
	assert_int_equal(outcome(place, place->link, store, AS_IT_IS), 0);
	assert_int_equal(outcome(place, place->link, folder, AS_IT_IS), closed);
	assert_int_equal(outcome(place, "/nonexistent/clip.mp4", store, AS_IT_IS), closed);
	assert_int_equal(outcome(place, "nothing", store, AS_IT_IS), closed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_left_to_take),
		cmocka_unit_test(a_kernel_without_landlock_is_warned_of),
		cmocka_unit_test(the_clip_may_be_a_link_or_missing),
	};
	return cmocka_run_group_tests(tests, place_make, place_remove);
}
