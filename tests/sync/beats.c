/* sync_beats FOLDER COUNT [MORE]: heartbeats of so many kiosks, each signed with a key of
 * its own, in a place in that folder: a tenth of them with something that isn't well. MORE: how
 * often each was put before. */
#include "tests/sync/beats.h"

#include <time.h>

static void make(const char *place, int number, int64_t count)
{
	static struct bn_heartbeat beat;
	struct bn_seal_signer signer;
	uint8_t seed[32] = {0};
	char name[BN_LEAD_KEY];
	int64_t now = time(NULL);
	memcpy(seed, &number, sizeof(number));
	bn_seal_make_signer(seed, &signer);
	snprintf(name, sizeof(name), "borne-%05d-salon", number);
	beats_make(&beat, name, now);
	beat.count = count;
	if (number % 30 == 0)
		beat.sent -= 7;
	if (number % 30 == 1)
		beats_fact(&beat, BN_HEALTH_DISK, BN_HEALTH_ATTENTION, 800000000, "");
	if (number % 30 == 2)
		for (int i = 0; i < 5; i++)
			beats_error(&beat, now - 3600 * i, "sync_failed", "stockage");
	beats_put(
		place, NULL, &beat, &signer, number % 30 == 3 ? now - 100000 : now - number % 900);
}

int main(int argc, char **argv)
{
	if (argc < 3 || !bn_seal_init())
		return 2;
	int count = atoi(argv[2]), before = argc > 3 ? atoi(argv[3]) : 0;
	for (int i = 0; i < count; i++)
		make(argv[1], i, before + 1);
	return 0;
}
