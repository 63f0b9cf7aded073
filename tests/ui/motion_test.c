#include "ui/motion.h"

#include "tests/test.h"

static struct bn_motion begun(enum bn_motion_kind kind)
{
	struct bn_motion motion;
	bn_motion_begin(&motion, kind);
	return motion;
}

/* However long its first picture took to draw, it shows something of the new page. */
static void first_picture(void **state)
{
	(void)state;
	struct bn_motion motion = begun(BN_MOTION_FORWARD);
	struct bn_motion_step step = bn_motion_step(&motion, 5000);
	assert_true(step.first && !step.last);
	assert_in_range((int)(step.part * 100), 20, 30);
	assert_in_range((int)step.slide, 34, 38);
	step = bn_motion_step(&motion, 5016);
	assert_false(step.first);
}

static void comes_to_rest(void **state)
{
	static const struct {
		enum bn_motion_kind kind;
		int ms, side;
	} kinds[] = {{BN_MOTION_FORWARD, 240, 1}, {BN_MOTION_BACK, 240, -1},
		{BN_MOTION_FADE, 120, 0}, {BN_MOTION_OUT, 120, 0}, {BN_MOTION_DISSOLVE, 600, 0}};
	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct bn_motion motion = begun(kinds[i].kind);
		float part = 0;
		for (int64_t ms = 16; ms < kinds[i].ms; ms += 16) {
			struct bn_motion_step step = bn_motion_step(&motion, 1000 + ms);
			assert_true(step.part > part && step.part < 1 && !step.last);
			assert_true(kinds[i].side == 0 ? step.slide == 0
						       : step.slide * (float)kinds[i].side > 0);
			assert_int_equal(bn_motion_next_ms(&motion), 1000 + ms + 16);
			part = step.part;
		}
		struct bn_motion_step step = bn_motion_step(&motion, 1000 + kinds[i].ms);
		assert_true(step.last && step.part == 1 && step.slide == 0);
		assert_false(bn_motion_on(&motion));
		assert_int_equal(bn_motion_next_ms(&motion), -1);
	}
}

/* One that was kept from drawing is there at once, however late. */
static void late(void **state)
{
	(void)state;
	struct bn_motion motion = begun(BN_MOTION_BACK);
	bn_motion_step(&motion, 1000);
	assert_true(bn_motion_step(&motion, 9000).last);
	motion = begun(BN_MOTION_NONE);
	assert_true(bn_motion_step(&motion, 1000).last);
	assert_int_equal(bn_motion_next_ms(&motion), -1);
}

/* The question grows at once, each answer rises 60 ms after the one before; the page's ground is
 * there in 120 ms. */
static void a_conversation(void **state)
{
	(void)state;
	struct bn_motion motion = begun(BN_MOTION_FORWARD);
	bn_motion_talk(&motion, 3);
	for (int64_t ms = 16; ms < 320; ms += 16) {
		struct bn_motion_step step = bn_motion_step(&motion, 1000 + ms);
		assert_true(!step.last && step.slide == 0);
		assert_true(ms < 120 ? step.part < 1 : step.part == 1);
		for (int i = 0; i < 3; i++) {
			struct bn_motion_piece piece = bn_motion_piece(&motion, i);
			int gone = (int)ms - 60 * i;
			assert_true(gone <= 0     ? piece.part == 0
				    : gone >= 200 ? piece.part == 1
						  : piece.part > 0 && piece.part < 1);
			assert_true(i > 0 || (piece.size >= .92f && piece.size <= 1));
			assert_true(i == 0 ? piece.rise == 0 : piece.size == 1);
			assert_true(i == 0 || gone > 0 || piece.rise == 24);
			assert_true(gone < 200 || (piece.rise == 0 && piece.size == 1));
		}
	}
	assert_true(bn_motion_step(&motion, 1320).last);
	assert_false(bn_motion_on(&motion));
	/* Back is no turn of it, and what is on its way stays as it is. */
	motion = begun(BN_MOTION_BACK);
	bn_motion_talk(&motion, 3);
	assert_int_equal(motion.pieces, 0);
	motion = begun(BN_MOTION_FORWARD);
	bn_motion_step(&motion, 1000);
	bn_motion_talk(&motion, 3);
	assert_int_equal(motion.pieces, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_picture),
		cmocka_unit_test(comes_to_rest),
		cmocka_unit_test(late),
		cmocka_unit_test(a_conversation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
