#include "video/wire.h"

#include <endian.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define TIME_MAX  (INT64_C(48) * 3600 * 1000000) /* no clip lasts two days */
#define COUNT_MAX 1000000000
#define FIELDS    6

struct field {
	size_t offset; /* in struct bn_wire */
	int64_t least, most;
};

#define FIELD(name, least, most)                            \
	{                                                   \
		offsetof(struct bn_wire, name), least, most \
	}
#define NO_FIELD        \
	{               \
		0, 0, 0 \
	} /* the type's place: never a field */

static const struct field layouts[BN_WIRE_TYPES][FIELDS] = {
	[BN_WIRE_HELLO] = {FIELD(version, 1, COUNT_MAX)},
	[BN_WIRE_MEMORY] = {FIELD(memory, 1, COUNT_MAX), FIELD(width, 1, BN_WIRE_SIDE_MAX),
		FIELD(height, 1, BN_WIRE_SIDE_MAX), FIELD(pitch, 128, BN_WIRE_SIDE_MAX),
		FIELD(lines, 2, BN_WIRE_LINES_MAX), FIELD(slots, 2, BN_WIRE_SLOTS_MAX)},
	[BN_WIRE_FRAME] = {FIELD(memory, 1, COUNT_MAX), FIELD(epoch, 0, COUNT_MAX),
		FIELD(slot, 0, BN_WIRE_SLOTS_MAX - 1), FIELD(media_us, 0, TIME_MAX)},
	[BN_WIRE_READY] = {FIELD(epoch, 0, COUNT_MAX)},
	[BN_WIRE_TIME] = {FIELD(epoch, 0, COUNT_MAX), FIELD(media_us, 0, TIME_MAX),
		FIELD(duration_us, 0, TIME_MAX)},
	[BN_WIRE_END] = {FIELD(epoch, 0, COUNT_MAX)},
	[BN_WIRE_ERROR] = {NO_FIELD},
	[BN_WIRE_SOUND] = {FIELD(epoch, 0, COUNT_MAX), FIELD(media_us, 0, TIME_MAX),
		FIELD(frames, 1, BN_WIRE_FRAMES)},
	[BN_WIRE_PLAY] = {NO_FIELD},
	[BN_WIRE_PAUSE] = {NO_FIELD},
	[BN_WIRE_SEEK] = {FIELD(epoch, 1, COUNT_MAX), FIELD(media_us, 0, TIME_MAX)},
	[BN_WIRE_RELEASE] = {FIELD(memory, 1, COUNT_MAX), FIELD(slot, 0, BN_WIRE_SLOTS_MAX - 1)},
	/* CLIP has a layout of its own, below. */
};

static bool is_field(const struct field *field)
{
	return field->offset != 0;
}

/* What one field's range can't say alone. */
static bool hangs_together(const struct bn_wire *message)
{
	if (message->type != BN_WIRE_MEMORY)
		return true;
	return message->pitch % 128 == 0 && message->pitch >= message->width &&
	       message->lines % 2 == 0 && message->lines >= message->height;
}

static size_t samples_bytes(const struct bn_wire *message)
{
	return (size_t)message->frames * 2 * sizeof(message->samples[0]);
}

static void put(uint8_t *out, int64_t value)
{
	uint64_t little = htole64((uint64_t)value);
	memcpy(out, &little, sizeof(little));
}

static int64_t take(const uint8_t *bytes)
{
	uint64_t little;
	memcpy(&little, bytes, sizeof(little));
	return (int64_t)le64toh(little);
}

size_t bn_wire_encode(const struct bn_wire *message, uint8_t out[BN_WIRE_BYTES])
{
	size_t at = 8;
	if (message->type < BN_WIRE_HELLO || message->type >= BN_WIRE_CLIP ||
		!hangs_together(message))
		return 0;
	put(out, (int64_t)message->type);
	for (int i = 0; i < FIELDS; i++) {
		const struct field *field = &layouts[message->type][i];
		int64_t value;
		if (!is_field(field))
			break;
		memcpy(&value, (const char *)message + field->offset, sizeof(value));
		if (value < field->least || value > field->most)
			return 0;
		put(out + at, value);
		at += 8;
	}
	if (message->type == BN_WIRE_ERROR) {
		size_t length = strnlen(message->text, BN_WIRE_TEXT - 1);
		memcpy(out + at, message->text, length);
		at += length;
	}
	if (message->type == BN_WIRE_SOUND) {
		memcpy(out + at, message->samples, samples_bytes(message));
		at += samples_bytes(message);
	}
	return at;
}

static void take_text(struct bn_wire *message, const uint8_t *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		message->text[i] = bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char)bytes[i] : '?';
	message->text[count] = '\0';
}

bool bn_wire_decode(const uint8_t *bytes, size_t count, struct bn_wire *message)
{
	*message = (struct bn_wire){0};
	if (count < 8 || count > BN_WIRE_BYTES)
		return false;
	int64_t type = take(bytes);
	if (type < BN_WIRE_HELLO || type >= BN_WIRE_CLIP)
		return false;
	message->type = (enum bn_wire_type)type;
	size_t at = 8;
	for (int i = 0; i < FIELDS; i++) {
		const struct field *field = &layouts[type][i];
		if (!is_field(field))
			break;
		if (count - at < 8)
			return false;
		int64_t value = take(bytes + at);
		if (value < field->least || value > field->most)
			return false;
		memcpy((char *)message + field->offset, &value, sizeof(value));
		at += 8;
	}
	if (type == BN_WIRE_ERROR) {
		if (count - at >= BN_WIRE_TEXT)
			return false;
		take_text(message, bytes + at, count - at);
		at = count;
	}
	if (type == BN_WIRE_SOUND) {
		if (count - at != samples_bytes(message))
			return false;
		memcpy(message->samples, bytes + at, count - at);
		at = count;
	}
	return at == count && hangs_together(message);
}

bool bn_wire_pair(int pair[2])
{
	/* Twice this, and the most that anybody may have where the administrator said nothing. */
	const int room = 212992;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0)
		return false;
	for (int i = 0; i < 2; i++) /* where it may not, there is less room */
		setsockopt(pair[i], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	return true;
}

bool bn_wire_send(int fd, const struct bn_wire *message, int pass)
{
	uint8_t bytes[BN_WIRE_BYTES];
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control = {0};
	struct iovec part = {bytes, bn_wire_encode(message, bytes)};
	struct msghdr packet = {.msg_iov = &part, .msg_iovlen = 1};
	ssize_t sent;
	if (part.iov_len == 0)
		return false;
	if (pass >= 0) {
		packet.msg_control = control.room;
		packet.msg_controllen = sizeof(control.room);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &pass, sizeof(int));
	}
	do
		sent = sendmsg(fd, &packet, MSG_DONTWAIT | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)part.iov_len;
}

/* Keeps the first descriptor that came along and closes the others. */
static int take_descriptor(struct msghdr *packet)
{
	int kept = -1;
	for (struct cmsghdr *head = CMSG_FIRSTHDR(packet); head != NULL;
		head = CMSG_NXTHDR(packet, head)) {
		if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
			continue;
		size_t count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < count; i++) {
			int fd;
			memcpy(&fd, CMSG_DATA(head) + i * sizeof(int), sizeof(int));
			if (kept < 0)
				kept = fd;
			else
				close(fd);
		}
	}
	return kept;
}

enum bn_wire_got bn_wire_receive(int fd, struct bn_wire *message, int *passed)
{
	uint8_t bytes[BN_WIRE_BYTES];
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(4 * sizeof(int))];
	} control = {0};
	struct iovec part = {bytes, sizeof(bytes)};
	struct msghdr packet = {.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.room,
		.msg_controllen = sizeof(control.room)};
	ssize_t got;
	/* Who ended with words of ours unread resets the connection: told once, before its last
	 * words, which can be read after that. */
	int resets = 0;
	do
		got = recvmsg(fd, &packet, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	while (got < 0 && (errno == EINTR || (errno == ECONNRESET && resets++ == 0)));
	*passed = -1;
	if (got < 0)
		return errno == EAGAIN ? BN_WIRE_NOTHING : BN_WIRE_CLOSED;
	int along = take_descriptor(&packet);
	if (got == 0)
		return along < 0 ? BN_WIRE_CLOSED : (close(along), BN_WIRE_BAD);
	bool good = (packet.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0 &&
		    bn_wire_decode(bytes, (size_t)got, message) &&
		    (along >= 0) == (message->type == BN_WIRE_MEMORY);
	if (good)
		*passed = along;
	else if (along >= 0)
		close(along);
	return good ? BN_WIRE_GOT : BN_WIRE_BAD;
}

bool bn_wire_send_clip(int fd, const char *path, bool sound)
{
	uint8_t bytes[16 + BN_WIRE_PATH];
	size_t length = strnlen(path, BN_WIRE_PATH);
	ssize_t sent;
	if (length == 0 || length == BN_WIRE_PATH)
		return false;
	put(bytes, BN_WIRE_CLIP);
	put(bytes + 8, sound);
	memcpy(bytes + 16, path, length);
	do
		sent = send(fd, bytes, 16 + length, MSG_DONTWAIT | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)(16 + length);
}

bool bn_wire_receive_clip(int fd, char path[BN_WIRE_PATH], bool *sound)
{
	uint8_t bytes[16 + BN_WIRE_PATH];
	struct pollfd said = {fd, POLLIN, 0};
	ssize_t got;
	do
		got = poll(&said, 1, -1) > 0 ? recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT) : -1;
	while (got < 0 && (errno == EINTR || errno == EAGAIN));
	if (got <= 16 || got >= 16 + BN_WIRE_PATH || take(bytes) != BN_WIRE_CLIP)
		return false;
	*sound = take(bytes + 8) != 0;
	memcpy(path, bytes + 16, (size_t)got - 16);
	path[got - 16] = '\0';
	return strlen(path) == (size_t)got - 16;
}

size_t bn_wire_plane(int64_t pitch, int64_t lines, int plane)
{
	size_t luma = (size_t)pitch * (size_t)lines;
	return plane == 0 ? 0 : luma + (plane == 2 ? luma / 4 : 0);
}

size_t bn_wire_slot_bytes(int64_t pitch, int64_t lines)
{
	size_t bytes = (size_t)pitch * (size_t)lines / 2 * 3;
	return (bytes + 4095) / 4096 * 4096;
}
