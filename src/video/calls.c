#include "video/calls.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* No library of ours ever asks for these: who does is not ours any more, and ends. */
static const int deadly[] = {SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev), SCMP_SYS(bpf), SCMP_SYS(perf_event_open),
	SCMP_SYS(userfaultfd), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(open_tree),
	SCMP_SYS(move_mount), SCMP_SYS(fsopen), SCMP_SYS(fsconfig), SCMP_SYS(fsmount),
	SCMP_SYS(fspick), SCMP_SYS(mount_setattr), SCMP_SYS(pivot_root), SCMP_SYS(chroot),
	SCMP_SYS(setns), SCMP_SYS(unshare), SCMP_SYS(kexec_load), SCMP_SYS(kexec_file_load),
	SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(reboot),
	SCMP_SYS(swapon), SCMP_SYS(swapoff), SCMP_SYS(acct), SCMP_SYS(quotactl), SCMP_SYS(syslog),
	SCMP_SYS(iopl), SCMP_SYS(ioperm), SCMP_SYS(add_key), SCMP_SYS(request_key),
	SCMP_SYS(keyctl), SCMP_SYS(pidfd_getfd), SCMP_SYS(open_by_handle_at),
	SCMP_SYS(fanotify_init), SCMP_SYS(settimeofday), SCMP_SYS(clock_settime),
	SCMP_SYS(clock_adjtime), SCMP_SYS(adjtimex), SCMP_SYS(sethostname),
	SCMP_SYS(setdomainname)};

/* Libraries may try these, and do without. io_uring would go round this very list; the calls about
 * files are those that Landlock doesn't judge, or not in each version, or that make it less. */
static const int denied[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork),
	SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo),
	SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_send_signal), SCMP_SYS(io_uring_setup),
	SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register), SCMP_SYS(truncate), SCMP_SYS(creat),
	SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(rename),
	SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
	SCMP_SYS(rmdir), SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(chmod), SCMP_SYS(fchmod),
	SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(lchown), SCMP_SYS(fchown), SCMP_SYS(fchownat),
	SCMP_SYS(utime), SCMP_SYS(utimes), SCMP_SYS(futimesat), SCMP_SYS(utimensat),
	SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr), SCMP_SYS(removexattr),
	SCMP_SYS(lremovexattr), SCMP_SYS(fremovexattr)};

#define EQUAL(argument, value)        SCMP_CMP64(argument, SCMP_CMP_EQ, (scmp_datum_t)(value))
#define MASKED(argument, mask, value) SCMP_CMP64(argument, SCMP_CMP_MASKED_EQ, mask, value)
#define REFUSE                        SCMP_ACT_ERRNO(EPERM)
/* Of these libraries have an older way, which can be judged: arguments here are out of sight. */
#define UNKNOWN                       SCMP_ACT_ERRNO(ENOSYS)

/* 0, or less when one can't be had; so the sum of many. */
static int add_lists(scmp_filter_ctx filter)
{
	int wrong = 0;
	for (size_t i = 0; i < COUNT(deadly); i++)
		wrong |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0);
	for (size_t i = 0; i < COUNT(denied); i++)
		wrong |= seccomp_rule_add(filter, REFUSE, denied[i], 0);
	return wrong | seccomp_rule_add(filter, UNKNOWN, SCMP_SYS(clone3), 0) |
	       seccomp_rule_add(filter, UNKNOWN, SCMP_SYS(openat2), 0);
}

/* Threads yes, processes no; no harm to others; no words typed into the terminal. */
static int add_processes(scmp_filter_ctx filter)
{
	const scmp_datum_t self = (scmp_datum_t)getpid(), low = UINT32_MAX;
	return seccomp_rule_add(filter, REFUSE, SCMP_SYS(clone), 1, MASKED(0, CLONE_THREAD, 0)) |
	       seccomp_rule_add(
		       filter, REFUSE, SCMP_SYS(tgkill), 1, SCMP_CMP64(0, SCMP_CMP_NE, self)) |
	       seccomp_rule_add(
		       filter, REFUSE, SCMP_SYS(prlimit64), 1, SCMP_CMP64(0, SCMP_CMP_NE, 0)) |
	       seccomp_rule_add(filter, REFUSE, SCMP_SYS(prctl), 1, EQUAL(0, PR_SET_PDEATHSIG)) |
	       seccomp_rule_add(filter, REFUSE, SCMP_SYS(ioctl), 1, MASKED(1, low, TIOCSTI)) |
	       seccomp_rule_add(filter, REFUSE, SCMP_SYS(ioctl), 1, MASKED(1, low, TIOCLINUX));
}

/* Nothing is made, emptied or opened for writing: also where there is no Landlock, or one too old
 * to see O_TRUNC. */
static int add_writing(scmp_filter_ctx filter)
{
	int wrong = 0;
	const scmp_datum_t writing[] = {O_CREAT, O_TRUNC, O_WRONLY, O_RDWR};
	for (size_t i = 0; i < COUNT(writing); i++)
		wrong |= seccomp_rule_add(filter, REFUSE, SCMP_SYS(open), 1,
				 MASKED(1, writing[i], writing[i])) |
			 seccomp_rule_add(filter, REFUSE, SCMP_SYS(openat), 1,
				 MASKED(2, writing[i], writing[i]));
	return wrong | seccomp_rule_add(filter, REFUSE, SCMP_SYS(mkdir), 0) |
	       seccomp_rule_add(filter, REFUSE, SCMP_SYS(mkdirat), 0);
}

bool bn_calls_close(void)
{
	/* Calls of another architecture (32 bits on 64) kill, as the library has it by itself. */
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	int wrong = filter == NULL ? -ENOMEM
				   : add_lists(filter) |
					     seccomp_rule_add(filter, REFUSE, SCMP_SYS(socket), 0) |
					     add_processes(filter) | add_writing(filter);
	if (wrong == 0)
		wrong = seccomp_load(filter);
	if (wrong != 0)
		bn_log_error("video", "seccomp refuses its rules: %s", strerror(-wrong));
	if (filter != NULL)
		seccomp_release(filter);
	return wrong == 0;
}
