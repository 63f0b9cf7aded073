#include "staff/gate.h"

#include "staff/pin.h"

enum bn_gate bn_gate_try(const char *folder, const char *pin, struct bn_tries *tries)
{
	bool shuffled = false;
	struct bn_tries after = *tries;
	if (tries->left_ms > 0)
		return BN_GATE_WAIT;
	if (!bn_pin_look(folder, &shuffled))
		return BN_GATE_UNSET;
	bn_tries_fail(&after);
	if (!bn_tries_save(folder, &after))
		return BN_GATE_UNSURE;
	*tries = after;
	if (!bn_pin_is(folder, pin))
		return BN_GATE_WRONG;
	*tries = (struct bn_tries){0};
	bn_tries_save(folder, tries); /* not kept, it costs staff a wait, and nobody a way in */
	return BN_GATE_OPEN;
}
