#include "video/leaving.h"

void bn_leaving_add(struct bn_leaving *leaving, struct bn_duo *duo)
{
	struct bn_duo gone = *duo;
	*duo = (struct bn_duo){0};
	if (gone.film == NULL)
		return;
	for (int i = 0; i < BN_LEAVING_MOST; i++) {
		if (leaving->duos[i].film == NULL) {
			leaving->duos[i] = gone;
			return;
		}
	}
	bn_duo_finish(&gone);
}

int bn_leaving_room(const struct bn_leaving *leaving)
{
	int room = 0;
	for (int i = 0; i < BN_LEAVING_MOST; i++)
		room += leaving->duos[i].film == NULL;
	return room;
}

void bn_leaving_sweep(struct bn_leaving *leaving)
{
	for (int i = 0; i < BN_LEAVING_MOST; i++) {
		struct bn_duo *duo = &leaving->duos[i];
		bn_duo_forget(duo);
		if (duo->film != NULL && bn_duo_stop(duo))
			bn_duo_finish(duo);
	}
}

void bn_leaving_finish(struct bn_leaving *leaving)
{
	for (int i = 0; i < BN_LEAVING_MOST; i++)
		bn_duo_finish(&leaving->duos[i]);
}
