#include "base/log.h"
#include "base/tr.h"
#include "ctl/ctl.h"

int main(int argc, char **argv)
{
	bn_log_init("bornectl");
	bn_tr_init();
	return bn_ctl_run(argc, argv);
}
