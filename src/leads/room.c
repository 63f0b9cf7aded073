#include "leads/room.h"

#include "base/log.h"

#include <sys/statvfs.h>

#define LOOK_MS 5000

bool bn_room_left(struct bn_room *room, const char *folder, int64_t now_ms)
{
	struct statvfs disk;
	if (now_ms < room->next_ms)
		return !room->full;
	room->next_ms = now_ms + LOOK_MS;
	if (statvfs(folder, &disk) != 0)
		return !room->full;
	int64_t left = (int64_t)(disk.f_bavail * disk.f_frsize);
	if (!room->full && left < BN_ROOM_FLOOR) {
		room->full = true;
		bn_log_error("leads",
			"%s: il ne reste que %lld Mo : le formulaire est fermé jusqu’à ce qu’il y "
			"en ait %lld",
			folder, (long long)(left >> 20), (long long)(BN_ROOM_ENOUGH >> 20));
	} else if (room->full && left >= BN_ROOM_ENOUGH) {
		room->full = false;
		bn_log_info("leads", "%s: il y a de nouveau de la place : le formulaire est ouvert",
			folder);
	}
	return !room->full;
}
