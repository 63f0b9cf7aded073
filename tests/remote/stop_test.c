/* A server that never answers: who asks it can be stopped at once. */
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "remote/remote.h"
#include "tests/test.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct mute {
	int listening, port;
	atomic_bool stop;
};

static struct mute open_mute(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t size = sizeof(address);
	struct mute mute = {.listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(mute.listening, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(mute.listening, 4), 0);
	assert_int_equal(getsockname(mute.listening, (struct sockaddr *)&address, &size), 0);
	mute.port = ntohs(address.sin_port);
	return mute;
}

/* Takes what one connection says, says nothing, and has the other side stopped. */
static void *serve(void *context)
{
	struct mute *mute = context;
	char piece[4096];
	int at = accept(mute->listening, NULL, NULL);
	while (at >= 0 && read(at, piece, sizeof(piece)) > 0)
		atomic_store(&mute->stop, true);
	close(at);
	return NULL;
}

static int64_t put_into(struct mute *mute, struct bn_remote_fault *fault)
{
	char *url = bn_mem_printf("http://127.0.0.1:%d/dav", mute->port);
	struct bn_endpoint place = {
		.kind = BN_ENDPOINT_WEBDAV, .url = url, .connect_seconds = 5, .stall_seconds = 60};
	struct bn_remote_options options = {.place = &place, .stop = &mute->stop};
	struct bn_remote *remote = bn_remote_open(&options);
	pthread_t thread;
	assert_int_equal(pthread_create(&thread, NULL, serve, mute), 0);
	int64_t begun = bn_clock_ms();
	assert_false(bn_remote_put(remote, "a", "1", 1, fault));
	int64_t took = bn_clock_ms() - begun;
	bn_remote_close(remote);
	pthread_join(thread, NULL);
	close(mute->listening);
	free(url);
	return took;
}

static void test_stopped(void **state)
{
	struct mute mute = open_mute();
	struct bn_remote_fault fault;
	(void)state;
	int64_t took = put_into(&mute, &fault);
	assert_int_equal(fault.rule, BN_RULE_STOPPED);
	assert_in_range(took, 0, 3000);
}

static void test_stopped_before(void **state)
{
	struct mute mute = open_mute();
	struct bn_endpoint place = {
		.kind = BN_ENDPOINT_WEBDAV, .url = (char[]){"http://127.0.0.1:1"}};
	struct bn_remote_options options = {.place = &place, .stop = &mute.stop};
	struct bn_remote *remote = bn_remote_open(&options);
	struct bn_remote_fault fault;
	struct bn_remote_cost cost;
	(void)state;
	atomic_store(&mute.stop, true);
	assert_false(bn_remote_put(remote, "a", "1", 1, &fault));
	assert_int_equal(fault.rule, BN_RULE_STOPPED);
	assert_false(bn_remote_delete(remote, "a", &fault));
	assert_int_equal(fault.rule, BN_RULE_STOPPED);
	bn_remote_cost(remote, &cost);
	assert_int_equal(cost.requests, 0);
	bn_remote_close(remote);
	close(mute.listening);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stopped),
		cmocka_unit_test(test_stopped_before),
	};
	bn_log_init("stop_test");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
