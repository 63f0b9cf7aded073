#include "base/log.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kiosk/kiosk.h"

#include <malloc.h>

int main(int argc, char **argv)
{
	/* Pictures come and go for weeks: away from the heap they leave no holes there. */
	mallopt(M_MMAP_THRESHOLD, 128 * 1024);
	/* The thread that reads the campaign would have an arena that grows by a page at a time. */
	mallopt(M_ARENA_MAX, 1);
	bn_mem_heap(32 * 1024 * 1024); /* a campaign of 1,000 métiers takes 17 MB */
	bn_log_init("borne");
	bn_tr_init();
	return bn_kiosk_run(argc, argv);
}
