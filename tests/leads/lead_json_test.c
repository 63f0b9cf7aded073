#include "leads/lead.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

static void round_trip(const struct bn_lead *lead)
{
	struct bn_str json = {.secret = true};
	struct bn_lead again;
	bn_lead_write(lead, &json);
	assert_true(bn_lead_read(json.data, json.length, &again));
	bn_str_finish(&json);
	assert_memory_equal(&again, lead, sizeof(again));
}

static void whole(void **state)
{
	struct bn_lead lead;
	(void)state;
	sample_lead(&lead);
	round_trip(&lead);
	memset(&lead, 0, sizeof(lead));
	round_trip(&lead);
}

static void any_text(void **state)
{
	static const char *const texts[] = {"\"", "\\", "\\\"", "a\tb\nc\rd", "\x01\x1F\x7F",
		"</a>", "é́", "李😀", "\xE2\x80\xA8", "{\"v\":2}", "\xEF\xBF\xBD"};
	struct bn_lead lead;
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		sample_lead(&lead);
		memset(lead.first_name, 0, sizeof(lead.first_name));
		strcpy(lead.first_name, texts[i]);
		round_trip(&lead);
	}
}

static void full_fields(void **state)
{
	struct bn_lead lead;
	(void)state;
	sample_lead(&lead);
	memset(lead.first_name, 'x', BN_LEAD_TEXT - 1);
	memset(lead.situation, 'y', BN_LEAD_KEY - 1);
	lead.interest_count = BN_LEAD_INTERESTS;
	lead.purpose_count = BN_LEAD_PURPOSES;
	for (int i = 0; i < BN_LEAD_INTERESTS; i++)
		memset(lead.interests[i], 'a' + i, BN_LEAD_KEY - 1);
	for (int i = 0; i < BN_LEAD_PURPOSES; i++)
		memset(lead.purposes[i].id, 'a' + i, BN_LEAD_KEY - 1);
	lead.wall = 253402300799;
	lead.offset_minutes = -720;
	round_trip(&lead);
}

/* Else one letter cut in two in a full field would make a lead that nobody can read. */
static void bad_bytes_become_a_mark(void **state)
{
	struct bn_lead lead, again;
	struct bn_str json = {.secret = true};
	char marks[BN_LEAD_TEXT] = "";
	(void)state;
	sample_lead(&lead);
	memset(lead.first_name, 0xFF, BN_LEAD_TEXT - 1);
	memset(marks, '?', BN_LEAD_TEXT - 1);
	memset(lead.notice_version, 'v', BN_LEAD_KEY - 2);
	lead.notice_version[BN_LEAD_KEY - 2] = '\xC3';
	memset(lead.interests[0], 0xC3, BN_LEAD_KEY - 1);
	memset(lead.purposes[0].id, 0xC3, BN_LEAD_KEY - 1);
	bn_lead_write(&lead, &json);
	assert_true(bn_lead_read(json.data, json.length, &again));
	assert_string_equal(again.first_name, marks);
	assert_string_equal(again.notice_version + BN_LEAD_KEY - 3, "v?");
	assert_int_equal(strspn(again.interests[0], "?"), BN_LEAD_KEY - 1);
	assert_int_equal(strspn(again.purposes[0].id, "?"), BN_LEAD_KEY - 1);
	bn_str_finish(&json);
}

/* The sample's JSON with one piece replaced by another. */
static bool reads_with(const char *piece, const char *instead)
{
	struct bn_lead lead;
	struct bn_str json = {.secret = true}, changed = {0};
	sample_lead(&lead);
	bn_lead_write(&lead, &json);
	const char *at = strstr(json.data, piece);
	assert_non_null(at);
	bn_str_add(&changed, json.data, (size_t)(at - json.data));
	bn_str_addz(&changed, instead);
	bn_str_addz(&changed, at + strlen(piece));
	bool good = bn_lead_read(changed.data, changed.length, &lead);
	bn_str_finish(&changed);
	bn_str_finish(&json);
	return good;
}

static void refuses_what_is_no_record(void **state)
{
	static const struct {
		const char *piece, *instead;
	} cases[] = {
		{"\"v\":2", "\"v\":3"},
		{"\"v\":2", "\"v\":0"},
		{"\"v\":2", "\"v\":1"}, /* never released */
		{"\"v\":2", "\"v\":\"2\""},
		{"\"v\":2", "\"v\":2,\"number\":0"},
		{"\"v\":2", "\"v\":2,\"number\":\"1\""},
		{"\"wall\":1793975400", "\"wall\":-1"},
		{"\"wall\":1793975400", "\"wall\":253402300800"},
		{"\"wall\":1793975400", "\"wall\":1.5"},
		{"\"offset_minutes\":60", "\"offset_minutes\":9999"},
		{"\"first_name\":", "\"prenom\":"},
		{"\"Zoé\"", "null"},
		{"\"Zoé\"", "\"Zo\\u0000\""},
		{"\"Zoé\"", "\"Zo\xC3\""},
		{"\"first_name\":\"Zoé\"", "\"first_name\":\"Zoé\",\"first_name\":\"Léa\""},
		{"\"language\":\"fr\"", "\"language\":\"français\""},
		{"true", "\"oui\""},
		{"\"interests\":[", "\"interests\":[1,"},
		{"\"given\":true", "\"given\":1"},
		{"\"purposes\":[", "\"purposes\":[7,"},
		{"}]}", "}]"},
		{"}]}", "}]}x"},
		{"{\"v\"", "[{\"v\""},
	};
	struct bn_lead lead;
	(void)state;
	assert_true(reads_with("Zoé", "Léa"));
	assert_true(reads_with("\"v\":2", "\"v\":2,\"more\":[1]")); /* what we don't know is left */
	for (size_t i = 0; i < COUNT(cases); i++)
		if (reads_with(cases[i].piece, cases[i].instead))
			fail_msg("%s was read", cases[i].instead);
	assert_false(bn_lead_read("", 0, &lead));
	assert_false(bn_lead_read("null", 4, &lead));
	assert_false(bn_lead_read("[]", 2, &lead));
}

static void refuses_it_cut_anywhere(void **state)
{
	struct bn_lead lead;
	struct bn_str json = {.secret = true};
	(void)state;
	sample_lead(&lead);
	bn_lead_write(&lead, &json);
	for (size_t length = 0; length < json.length; length++)
		assert_false(bn_lead_read(json.data, length, &lead));
	assert_true(bn_lead_read(json.data, json.length, &lead));
	bn_str_finish(&json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),
		cmocka_unit_test(any_text),
		cmocka_unit_test(full_fields),
		cmocka_unit_test(bad_bytes_become_a_mark),
		cmocka_unit_test(refuses_what_is_no_record),
		cmocka_unit_test(refuses_it_cut_anywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
