#include "video/wire.h"

#include "tests/test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static const struct bn_wire examples[] = {
	{.type = BN_WIRE_HELLO, .version = 1},
	{.type = BN_WIRE_MEMORY,
		.memory = 1,
		.width = 1920,
		.height = 1080,
		.pitch = 1920,
		.lines = 1090,
		.slots = 40},
	{.type = BN_WIRE_FRAME, .memory = 3, .epoch = 2, .slot = 7, .media_us = 1234567},
	{.type = BN_WIRE_READY, .epoch = 0},
	{.type = BN_WIRE_TIME, .epoch = 1, .media_us = 5, .duration_us = 2000000},
	{.type = BN_WIRE_END, .epoch = 9},
	{.type = BN_WIRE_ERROR, .text = "libvlc can't play it"},
	{.type = BN_WIRE_ERROR, .text = ""},
	{.type = BN_WIRE_PLAY},
	{.type = BN_WIRE_PAUSE},
	{.type = BN_WIRE_SEEK, .epoch = 1, .media_us = 0},
	{.type = BN_WIRE_SOUND, .epoch = 1, .media_us = 7, .frames = 2, .samples = {1, -2, 3, -4}},
	{.type = BN_WIRE_SOUND, .frames = BN_WIRE_FRAMES},
	{.type = BN_WIRE_RELEASE, .memory = 1, .slot = 0},
};

static void comes_back_as_it_went(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		uint8_t bytes[BN_WIRE_BYTES];
		struct bn_wire back;
		size_t count = bn_wire_encode(&examples[i], bytes);
		assert_true(count >= 8);
		assert_true(bn_wire_decode(bytes, count, &back));
		assert_memory_equal(&back, &examples[i], sizeof(back));
	}
}

/* No length but its own makes a message, except that words may be shorter. */
static void refuses_every_other_length(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		uint8_t bytes[2 * BN_WIRE_BYTES] = {0};
		struct bn_wire back;
		size_t right = bn_wire_encode(&examples[i], bytes);
		for (size_t count = 0; count < sizeof(bytes); count++) {
			bool good = bn_wire_decode(bytes, count, &back);
			if (examples[i].type == BN_WIRE_ERROR)
				assert_int_equal(good, count >= 8 && count < 8 + BN_WIRE_TEXT);
			else
				assert_int_equal(good, count == right);
		}
	}
}

static void refuses_values_out_of_range(void **state)
{
	static const struct bn_wire wrong[] = {
		{.type = (enum bn_wire_type)0},
		{.type = BN_WIRE_TYPES},
		{.type = BN_WIRE_HELLO, .version = 0},
		{.type = BN_WIRE_MEMORY,
			.memory = 0,
			.width = 64,
			.height = 64,
			.pitch = 128,
			.lines = 64,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 0,
			.height = 64,
			.pitch = 128,
			.lines = 64,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 64,
			.height = -1,
			.pitch = 128,
			.lines = 64,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 16384,
			.height = 64,
			.pitch = 16384,
			.lines = 64,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 129,
			.height = 64,
			.pitch = 128,
			.lines = 64,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 64,
			.height = 64,
			.pitch = 192,
			.lines = 64,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 64,
			.height = 64,
			.pitch = 128,
			.lines = 64,
			.slots = 1},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 64,
			.height = 64,
			.pitch = 128,
			.lines = 64,
			.slots = 65},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 64,
			.height = 64,
			.pitch = 128,
			.lines = 62,
			.slots = 8},
		{.type = BN_WIRE_MEMORY,
			.memory = 1,
			.width = 64,
			.height = 64,
			.pitch = 128,
			.lines = 65,
			.slots = 8},
		{.type = BN_WIRE_FRAME, .memory = 1, .slot = 64},
		{.type = BN_WIRE_FRAME, .memory = 1, .slot = -1},
		{.type = BN_WIRE_FRAME, .memory = 1, .media_us = -1},
		{.type = BN_WIRE_FRAME, .memory = 1, .media_us = INT64_MAX},
		{.type = BN_WIRE_SOUND, .frames = 0},
		{.type = BN_WIRE_SOUND, .frames = BN_WIRE_FRAMES + 1},
		{.type = BN_WIRE_SEEK, .epoch = 0},
	};
	uint8_t bytes[BN_WIRE_BYTES];
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		if (bn_wire_encode(&wrong[i], bytes) != 0)
			fail_msg("case %zu was encoded", i);
	/* And from the other side, where encode can't stop them: every field of every message. */
	for (size_t i = 0; i < COUNT(examples); i++) {
		size_t count = bn_wire_encode(&examples[i], bytes);
		if (examples[i].type == BN_WIRE_ERROR)
			continue;
		if (examples[i].type == BN_WIRE_SOUND)
			count = 32; /* samples may be anything */
		for (size_t at = 0; at < count; at += 8) {
			uint8_t bad[BN_WIRE_BYTES];
			struct bn_wire back;
			memcpy(bad, bytes, count);
			memset(bad + at, 0xff, 8); /* -1 */
			assert_false(bn_wire_decode(bad, count, &back));
			bad[at + 7] = 0x7f; /* nearly the largest there is */
			assert_false(bn_wire_decode(bad, count, &back));
		}
	}
}

static void words_come_out_clean(void **state)
{
	uint8_t bytes[] = {BN_WIRE_ERROR, 0, 0, 0, 0, 0, 0, 0, 'a', '\n', 0x1b, 0, 0xc3, 'z'};
	struct bn_wire back;
	(void)state;
	assert_true(bn_wire_decode(bytes, sizeof(bytes), &back));
	assert_string_equal(back.text, "a????z");
}

static int descriptors(void)
{
	int count = 0;
	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void passes_a_descriptor_with_memory_only(void **state)
{
	int pair[2], passed;
	struct bn_wire back;
	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	int memory = memfd_create("test", MFD_CLOEXEC);
	int before = descriptors();

	assert_true(bn_wire_send(pair[0], &examples[1], memory));
	assert_int_equal(bn_wire_receive(pair[1], &back, &passed), BN_WIRE_GOT);
	assert_true(passed >= 0);
	assert_true(fcntl(passed, F_GETFD) & FD_CLOEXEC);
	close(passed);

	/* A descriptor nobody asked for is closed, and one that is missing is missed. */
	assert_true(bn_wire_send(pair[0], &examples[2], memory));
	assert_int_equal(bn_wire_receive(pair[1], &back, &passed), BN_WIRE_BAD);
	assert_true(bn_wire_send(pair[0], &examples[1], -1));
	assert_int_equal(bn_wire_receive(pair[1], &back, &passed), BN_WIRE_BAD);
	assert_int_equal(descriptors(), before);

	assert_int_equal(bn_wire_receive(pair[1], &back, &passed), BN_WIRE_NOTHING);
	uint8_t large[BN_WIRE_BYTES + 1] = {BN_WIRE_ERROR};
	assert_int_equal(send(pair[0], large, sizeof(large), 0), sizeof(large));
	assert_int_equal(bn_wire_receive(pair[1], &back, &passed), BN_WIRE_BAD);
	close(pair[0]);
	assert_int_equal(bn_wire_receive(pair[1], &back, &passed), BN_WIRE_CLOSED);
	close(pair[1]);
	close(memory);
}

static void send_never_waits(void **state)
{
	int pair[2];
	int sent = 0;
	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	while (sent < 1000000 && bn_wire_send(pair[0], &examples[8], -1))
		sent++;
	assert_in_range(sent, 8, 999999);
	close(pair[1]);
	assert_false(bn_wire_send(pair[0], &examples[8], -1)); /* and no SIGPIPE */
	close(pair[0]);
}

static void planes_fit_in_their_slot(void **state)
{
	(void)state;
	for (int64_t lines = 2; lines < 200; lines += 2) {
		size_t luma = 128 * (size_t)lines, chroma = luma / 4;
		assert_int_equal(bn_wire_plane(128, lines, 0), 0);
		assert_int_equal(bn_wire_plane(128, lines, 1), luma);
		assert_int_equal(bn_wire_plane(128, lines, 2), luma + chroma);
		assert_true(bn_wire_slot_bytes(128, lines) >= luma + 2 * chroma);
		assert_int_equal(bn_wire_slot_bytes(128, lines) % 4096, 0);
	}
}

static void a_clip_is_told_first(void **state)
{
	(void)state;
	static char longest[BN_WIRE_PATH], longer[BN_WIRE_PATH + 1];
	memset(longest, 'a', sizeof(longest) - 1);
	memset(longer, 'a', sizeof(longer) - 1);
	const char *const paths[] = {"a", "/media/lot/été « 1 ».mp4", longest};
	char path[BN_WIRE_PATH];
	bool sound = false;
	int pair[2];
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	for (size_t i = 0; i < COUNT(paths); i++) {
		assert_true(bn_wire_send_clip(pair[0], paths[i], i == 1));
		assert_true(bn_wire_receive_clip(pair[1], path, &sound));
		assert_string_equal(path, paths[i]);
		assert_int_equal(sound, i == 1);
	}
	assert_false(bn_wire_send_clip(pair[0], "", false));
	assert_false(bn_wire_send_clip(pair[0], longer, false));
	/* Anything else isn't one, and neither is the end. */
	static const uint8_t hello[17] = {BN_WIRE_HELLO}, no_path[16] = {BN_WIRE_CLIP},
			     cut[19] = {[0] = BN_WIRE_CLIP, [16] = 'a', [18] = 'b'};
	assert_int_equal(send(pair[0], hello, sizeof(hello), 0), sizeof(hello));
	assert_int_equal(send(pair[0], no_path, sizeof(no_path), 0), sizeof(no_path));
	assert_int_equal(send(pair[0], cut, sizeof(cut), 0), sizeof(cut));
	for (int i = 0; i < 3; i++)
		assert_false(bn_wire_receive_clip(pair[1], path, &sound));
	close(pair[0]);
	assert_false(bn_wire_receive_clip(pair[1], path, &sound));
	close(pair[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back_as_it_went),
		cmocka_unit_test(a_clip_is_told_first),
		cmocka_unit_test(refuses_every_other_length),
		cmocka_unit_test(refuses_values_out_of_range),
		cmocka_unit_test(words_come_out_clean),
		cmocka_unit_test(passes_a_descriptor_with_memory_only),
		cmocka_unit_test(send_never_waits),
		cmocka_unit_test(planes_fit_in_their_slot),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
