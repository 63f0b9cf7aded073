#include "kiosk/backstage.h"

#include "base/clock.h"
#include "base/mem.h"
#include "kiosk/doorman.h"
#include "kiosk/knock.h"
#include "ui/tree.h"

#include <stdlib.h>
#include <string.h>

struct bn_backstage {
	struct bn_panel panel;
	struct bn_scribe *scribe;
	struct bn_doorman *doorman;
	struct bn_knock knock;
};

struct bn_backstage *bn_backstage_create(struct bn_kiosk *kiosk, void (*wake)(void *context))
{
	struct bn_backstage *backstage = bn_mem_alloc(1, sizeof(*backstage));
	backstage->scribe = bn_scribe_create();
	struct bn_doorman_options doorman = {.data_folder = kiosk->options.data,
		.scribe = backstage->scribe,
		.wake = wake,
		.context = kiosk};
	backstage->doorman = bn_doorman_create(&doorman, bn_clock_ms());
	return backstage;
}

void bn_backstage_destroy(struct bn_backstage *backstage)
{
	if (backstage == NULL)
		return;
	bn_doorman_destroy(backstage->doorman);
	bn_scribe_destroy(backstage->scribe);
	free(backstage);
}

const struct bn_panel *bn_backstage_panel(const struct bn_backstage *backstage)
{
	return &backstage->panel;
}

/* Where the brand's mark can be seen; what a dialog covers can't. */
static struct bn_rect mark_of(const struct bn_kiosk *kiosk)
{
	const struct bn_box *top = bn_tree_top(bn_view_root(kiosk->view));
	const struct bn_box *mark = top != NULL ? bn_tree_find(top, "brand") : NULL;
	return mark != NULL ? mark->visible : (struct bn_rect){0, 0, 0, 0};
}

void bn_backstage_touch(struct bn_kiosk *kiosk, const struct bn_touch *touch)
{
	struct bn_rect mark = {0, 0, 0, 0};
	if (touch->phase == BN_TOUCH_DOWN)
		mark = mark_of(kiosk);
	bn_knock_touch(&kiosk->backstage->knock, touch, mark);
}

static void carry_out(struct bn_kiosk *kiosk, const struct bn_session_order *order)
{
	struct bn_backstage *backstage = kiosk->backstage;
	switch (order->order) {
	case BN_ORDER_CODE:
		bn_doorman_ask(backstage->doorman, &backstage->panel, order->text);
		break;
	case BN_ORDER_NONE:
		break;
	}
	kiosk->rebuild = true;
}

static void mind_door(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_backstage *backstage = kiosk->backstage;
	bool open = false;
	if (bn_knock_tick(&backstage->knock, now_ms)) {
		bn_doorman_come(backstage->doorman, &backstage->panel, now_ms);
		bn_session_knock(kiosk->session, now_ms);
		kiosk->rebuild = true;
	}
	kiosk->rebuild |= bn_doorman_tick(backstage->doorman, &backstage->panel, now_ms, &open);
	if (open && bn_session_at_pad(kiosk->session))
		bn_session_unlock(kiosk->session, now_ms);
}

void bn_backstage_tick(struct bn_kiosk *kiosk, int64_t now_ms)
{
	struct bn_session_order order;
	mind_door(kiosk, now_ms);
	if (bn_session_take_order(kiosk->session, &order))
		carry_out(kiosk, &order);
	explicit_bzero(&order, sizeof(order));
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

int64_t bn_backstage_next_ms(const struct bn_kiosk *kiosk, int64_t now_ms)
{
	const struct bn_backstage *backstage = kiosk->backstage;
	return sooner(bn_knock_next_ms(&backstage->knock),
		bn_doorman_next_ms(backstage->doorman, now_ms));
}
