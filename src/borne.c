#include "base/log.h"
#include "base/tr.h"
#include "kiosk/kiosk.h"

int main(int argc, char **argv)
{
	bn_log_init("borne");
	bn_tr_init();
	return bn_kiosk_run(argc, argv);
}
