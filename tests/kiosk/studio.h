/* One studio for all tests of a program, with the demonstration's campaign. */
#ifndef BN_TESTS_KIOSK_STUDIO_H
#define BN_TESTS_KIOSK_STUDIO_H

#include "base/paths.h"
#include "kiosk/studio.h"
#include "tests/wings/stage.h"

static struct bn_studio studio;

static int open_studio(void **state)
{
	(void)state;
	stage_languages();
	char *folder = bn_paths_share("config/campaigns/lot");
	bool good = bn_studio_init(&studio, folder, NULL);
	free(folder);
	return good ? 0 : -1;
}

static int close_studio(void **state)
{
	(void)state;
	bn_studio_finish(&studio);
	return 0;
}

#endif
