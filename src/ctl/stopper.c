#include "ctl/stopper.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static void fill(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaddset(set, signals[i]);
}

static void *listen_to_signals(void *data)
{
	struct bn_stopper *stopper = data;
	sigset_t set;
	int signal_number = 0;
	fill(&set);
	sigwait(&set, &signal_number);
	atomic_store(&stopper->stop, true);
	eventfd_write(stopper->woken, 1);
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	pause();
	return NULL;
}

void bn_stopper_begin(struct bn_stopper *stopper)
{
	sigset_t set;
	fill(&set);
	atomic_init(&stopper->stop, false);
	stopper->woken = eventfd(0, EFD_CLOEXEC);
	pthread_sigmask(SIG_BLOCK, &set, &stopper->before);
	pthread_create(&stopper->thread, NULL, listen_to_signals, stopper);
}

bool bn_stopper_sleep(const struct bn_stopper *stopper, int64_t ms)
{
	struct pollfd woken = {.fd = stopper->woken, .events = POLLIN};
	poll(&woken, 1, ms > INT32_MAX ? INT32_MAX : (int)ms);
	return !atomic_load(&stopper->stop);
}

void bn_stopper_end(struct bn_stopper *stopper)
{
	pthread_cancel(stopper->thread); /* sigwait and pause let it */
	pthread_join(stopper->thread, NULL);
	pthread_sigmask(SIG_SETMASK, &stopper->before, NULL);
	close(stopper->woken);
}
