/* A disk that is full, for this process only and for root too: no file may grow past a size. */
#ifndef BN_TESTS_LEADS_LIMIT_H
#define BN_TESTS_LEADS_LIMIT_H

#include <signal.h>
#include <sys/resource.h>

static inline void limit_files(size_t bytes)
{
	struct rlimit limit;
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	signal(SIGXFSZ, SIG_IGN); /* write(2) gives EFBIG instead */
	setrlimit(RLIMIT_FSIZE, &limit);
}

static inline void limit_files_no_more(void)
{
	struct rlimit limit;
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_FSIZE, &limit);
}

#endif
