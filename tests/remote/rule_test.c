/* The table of what may go wrong, and what an HTTP answer is taken for. */
#include "remote/rule.h"

#include "tests/test.h"

#include <string.h>

static void test_every_rule_has_its_row(void **state)
{
	(void)state;
	for (enum bn_rule rule = 0; rule < BN_RULE_COUNT; rule++) {
		const struct bn_rule_entry *entry = bn_rule_of(rule);
		assert_non_null(entry->key);
		assert_non_null(entry->words);
		assert_int_equal(
			strspn(entry->key, "abcdefghijklmnopqrstuvwxyz_"), strlen(entry->key));
		assert_true(entry->first_s <= entry->most_s);
		/* What is tried again waits; what people must do is told to them. */
		assert_true((entry->action == BN_RULE_ANSWER) == (entry->first_s == 0));
		assert_true(entry->action != BN_RULE_PEOPLE || entry->advice != NULL);
		for (enum bn_rule other = 0; other < rule; other++)
			assert_string_not_equal(entry->key, bn_rule_of(other)->key);
	}
	assert_ptr_equal(bn_rule_of(BN_RULE_COUNT), bn_rule_of(BN_RULE_STRANGE));
}

static void test_answers(void **state)
{
	static const struct {
		int status;
		const char *type, *code;
		enum bn_rule rule;
	} cases[] = {
		{200, "text/html; charset=utf-8", "", BN_RULE_PORTAL},
		{200, "TEXT/HTML", "", BN_RULE_PORTAL},
		{200, "", "", BN_RULE_STRANGE},
		{301, "", "", BN_RULE_REDIRECT},
		{302, "text/html", "", BN_RULE_REDIRECT},
		{307, "", "", BN_RULE_REDIRECT},
		{400, "", "", BN_RULE_STRANGE},
		{400, "", "EntityTooLarge", BN_RULE_TOO_LARGE},
		{400, "", "XAmzContentSHA256Mismatch", BN_RULE_CHANGED},
		{400, "", "IncompleteBody", BN_RULE_CUT},
		{401, "", "", BN_RULE_DENIED},
		{403, "text/html", "", BN_RULE_DENIED},
		{403, "", "RequestTimeTooSkewed", BN_RULE_CLOCK},
		{403, "", "QuotaExceeded", BN_RULE_FULL},
		{403, "", "SignatureDoesNotMatch", BN_RULE_DENIED},
		{404, "", "NoSuchBucket", BN_RULE_ABSENT},
		{407, "", "", BN_RULE_DENIED},
		{408, "", "", BN_RULE_BUSY},
		{409, "", "", BN_RULE_CONFLICT},
		{412, "", "", BN_RULE_TAKEN},
		{413, "", "", BN_RULE_TOO_LARGE},
		{416, "", "InvalidRange", BN_RULE_CHANGED},
		{423, "", "", BN_RULE_CONFLICT},
		{429, "", "", BN_RULE_BUSY},
		{500, "", "", BN_RULE_SERVER},
		{503, "", "SlowDown", BN_RULE_BUSY},
		{507, "", "", BN_RULE_FULL},
		{511, "text/html", "", BN_RULE_PORTAL},
		{599, "", "", BN_RULE_SERVER},
		{0, "", "", BN_RULE_STRANGE},
		{999, "", "", BN_RULE_SERVER},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(bn_rule_of_status(cases[i].status, cases[i].type, cases[i].code),
			cases[i].rule);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_rule_has_its_row),
		cmocka_unit_test(test_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
