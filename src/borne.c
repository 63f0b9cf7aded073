#include "base/log.h"
#include "base/tr.h"
#include "kiosk/kiosk.h"

#include <malloc.h>

int main(int argc, char **argv)
{
	/* Pictures come and go for weeks: away from the heap they leave no holes there. */
	mallopt(M_MMAP_THRESHOLD, 128 * 1024);
	bn_log_init("borne");
	bn_tr_init();
	return bn_kiosk_run(argc, argv);
}
