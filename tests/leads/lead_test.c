#include "leads/lead.h"

#include "tests/leads/sample.h"
#include "tests/test.h"

#define LETTERS_16 "abcdefghijklmnop"
#define LETTERS_64 LETTERS_16 LETTERS_16 LETTERS_16 LETTERS_16

#define LABEL_32 LETTERS_16 LETTERS_16 "."
#define DOMAIN_250 \
	LETTERS_16 "." LABEL_32 LABEL_32 LABEL_32 LABEL_32 LABEL_32 LABEL_32 LABEL_32 "fr"

struct rule {
	const char *typed;
	enum bn_lead_error expected;
};

static void check_rules(
	const struct rule *rules, size_t count, enum bn_lead_error (*check)(const char *))
{
	for (size_t i = 0; i < count; i++) {
		enum bn_lead_error found = check(rules[i].typed);
		if (found != rules[i].expected)
			fail_msg("\"%s\": %d instead of %d", rules[i].typed, (int)found,
				(int)rules[i].expected);
	}
}

static void names(void **state)
{
	static const struct rule rules[] = {
		{"Zoé", BN_LEAD_OK}, {"  Zoé  ", BN_LEAD_OK}, {"N’Guyen", BN_LEAD_OK},
		{"O'Brien", BN_LEAD_OK}, {"Anne-Marie", BN_LEAD_OK}, {"J. R. R.", BN_LEAD_OK},
		{"É", BN_LEAD_OK},
		{"E\xCC\x81", BN_LEAD_OK}, /* the accent as a code point of its own */
		{"محمد", BN_LEAD_OK},
		{"علی\xE2\x80\x8Cرضا",
			BN_LEAD_OK}, /* a zero-width non-joiner, as Persian wants it */
		{"Иван", BN_LEAD_OK}, {"李小龙", BN_LEAD_OK}, {"प्रिया", BN_LEAD_OK},
		{"Gal·la", BN_LEAD_OK}, {"Louis XIV 2", BN_LEAD_OK}, {"=Zoé", BN_LEAD_OK},
		{LETTERS_64, BN_LEAD_OK}, {LETTERS_64 " ", BN_LEAD_OK},
		{LETTERS_64 "q", BN_LEAD_NAME_TOO_LONG},
		/* 16 letters of two code points each. */
		{LETTERS_16 LETTERS_16 LETTERS_16 "é́é́é́é́é́é́é́é́é́é́é́é́é́é́é́é́", BN_LEAD_OK},
		{"", BN_LEAD_NAME_MISSING}, {" \t ", BN_LEAD_NAME_MISSING},
		{"\xC2\xA0\xE2\x80\xAF", BN_LEAD_NAME_MISSING}, /* blanks that don't break */
		{"06", BN_LEAD_NAME_NO_LETTER}, {"-", BN_LEAD_NAME_NO_LETTER},
		{"😀", BN_LEAD_NAME_NO_LETTER}, {"\xCC\x81", BN_LEAD_NAME_NO_LETTER},
		{"Zo\x07é", BN_LEAD_NAME_WRONG_SIGN}, {"Zo\né", BN_LEAD_NAME_WRONG_SIGN},
		{"Zo\xE2\x80\xAEé", BN_LEAD_NAME_WRONG_SIGN}, /* turns the text round */
		{"Zo\xC3", BN_LEAD_NAME_WRONG_SIGN},          /* half a letter */
		{"Zo\xC2\x85x", BN_LEAD_NAME_WRONG_SIGN},     /* a C1 control */
	};
	(void)state;
	check_rules(rules, COUNT(rules), bn_lead_check_name);
}

static void names_that_fill_the_field(void **state)
{
	char name[BN_LEAD_TEXT + 8] = "";
	(void)state;
	for (int i = 0; i < 63; i++)
		strcat(name, "𐐀"); /* 4 bytes each: 252 */
	assert_int_equal(bn_lead_check_name(name), BN_LEAD_OK);
	strcat(name, "e\xCC\x81"); /* 255 bytes, 64 letters */
	assert_int_equal(bn_lead_check_name(name), BN_LEAD_OK);
	strcat(name, "\xCC\x81"); /* still 64 letters, but 257 bytes */
	assert_int_equal(bn_lead_check_name(name), BN_LEAD_NAME_TOO_LONG);
}

static void emails(void **state)
{
	static const struct rule rules[] = {
		{"", BN_LEAD_OK},
		{"  ", BN_LEAD_OK},
		{"zoe@exemple.fr", BN_LEAD_OK},
		{" zoe@exemple.fr ", BN_LEAD_OK},
		{"Zoe.Nguyen+lot@mail.exemple.co.uk", BN_LEAD_OK},
		{"z_o-e'x!#$%&*/=?^`{|}~@exemple.fr", BN_LEAD_OK},
		{"z@e.fr", BN_LEAD_OK},
		{"zoe@1-2-3.fr", BN_LEAD_OK},
		{"zoe@élan-social.fr", BN_LEAD_OK},
		{"zoe@exemple.xn--p1ai", BN_LEAD_OK},
		{"zoe@пример.рф", BN_LEAD_OK},
		{"zoe@exemple.museum", BN_LEAD_OK},
		{LETTERS_64 "@exemple.fr", BN_LEAD_OK},
		{"zoe@" LETTERS_16 LETTERS_16 LETTERS_16 "abcdefghijklmno.fr", BN_LEAD_OK},
		{"zoe", BN_LEAD_EMAIL_NO_AT},
		{"zoe.exemple.fr", BN_LEAD_EMAIL_NO_AT},
		{"zoe exemple", BN_LEAD_EMAIL_NO_AT},
		{"@exemple.fr", BN_LEAD_EMAIL_NO_NAME},
		{"zoe@", BN_LEAD_EMAIL_NO_DOMAIN},
		{"zoe@.fr", BN_LEAD_EMAIL_NO_DOMAIN},
		{"zoe@exemple", BN_LEAD_EMAIL_NO_END},
		{"zoe@exemple.", BN_LEAD_EMAIL_NO_END},
		{"zoe@exemple.f", BN_LEAD_EMAIL_NO_END},
		{"zoe@exemple.ф", BN_LEAD_EMAIL_NO_END},
		{"zoe@exemple.f2", BN_LEAD_EMAIL_NO_END},
		{"zoe@192.168.1.1", BN_LEAD_EMAIL_NO_END},
		{"zo e@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@exem ple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@mail@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe..n@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{".zoe@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe.@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@exemple..fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@-exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@exemple-.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@exem_ple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@exemple,fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoé@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"\"zoe\"@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe;n@exemple.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@exemple.fr>", BN_LEAD_EMAIL_WRONG_SIGN},
		{"zoe@\xC3.fr", BN_LEAD_EMAIL_WRONG_SIGN},
		{LETTERS_64 "q@exemple.fr", BN_LEAD_EMAIL_TOO_LONG},
		{"zoe@" LETTERS_64 ".fr", BN_LEAD_EMAIL_TOO_LONG},
		/* 254 bytes, and 255. */
		{"zoe@" DOMAIN_250, BN_LEAD_OK},
		{"zoe2@" DOMAIN_250, BN_LEAD_EMAIL_TOO_LONG},
	};
	(void)state;
	check_rules(rules, COUNT(rules), bn_lead_check_email);
}

static void telephones(void **state)
{
	static const struct {
		const char *typed, *normal;
	} good[] = {
		{"06 12 34 56 78", "+33612345678"},
		{"0612345678", "+33612345678"},
		{"01.23.45.67.89", "+33123456789"},
		{"05-65-53-40-00", "+33565534000"},
		{"(05) 65 53 40 00", "+33565534000"},
		{"06/12/34/56/78", "+33612345678"},
		{" 06\xC2\xA0"
		 "12\xE2\x80\xAF"
		 "34 56 78 ",
			"+33612345678"},
		{"09 99 99 99 99", "+33999999999"},
		{"+33 6 12 34 56 78", "+33612345678"},
		{"+33612345678", "+33612345678"},
		{"+33 (0)6 12 34 56 78", "+33612345678"},
		{"0033 6 12 34 56 78", "+33612345678"},
		{"00 33 06 12 34 56 78", "+33612345678"},
		{"+49 30 1234567", "+49301234567"},
		{"0049 30 1234567", "+49301234567"},
		{"+262 692 12 34 56", "+262692123456"},
		{"+1 (555) 010-9999", "+15550109999"},
		{"+12345678", "+12345678"},
		{"+123456789012345", "+123456789012345"},
	};
	static const struct rule bad[] = {
		{"06 12 34 56 7", BN_LEAD_PHONE_TOO_SHORT},
		{"612345678", BN_LEAD_PHONE_TOO_SHORT},
		{"+", BN_LEAD_PHONE_TOO_SHORT},
		{"()", BN_LEAD_PHONE_TOO_SHORT},
		{"00", BN_LEAD_PHONE_TOO_SHORT},
		{"+33 6 12 34 56 7", BN_LEAD_PHONE_TOO_SHORT},
		{"+1234567", BN_LEAD_PHONE_TOO_SHORT},
		{"06 12 34 56 78 9", BN_LEAD_PHONE_TOO_LONG},
		{"33612345678", BN_LEAD_PHONE_TOO_LONG},
		{"+33 6 12 34 56 78 9", BN_LEAD_PHONE_TOO_LONG},
		{"+1234567890123456", BN_LEAD_PHONE_TOO_LONG},
		{"123456789012345678901234567890123456789012345678901234567890",
			BN_LEAD_PHONE_TOO_LONG},
		{"16 12 34 56 78", BN_LEAD_PHONE_UNKNOWN},
		{"+33 06 12 34 56 7", BN_LEAD_PHONE_UNKNOWN},
		{"+0123456789", BN_LEAD_PHONE_UNKNOWN},
		{"000123456789", BN_LEAD_PHONE_UNKNOWN},
		{"06 12 34 56 7a", BN_LEAD_PHONE_WRONG_SIGN},
		{"06+12345678", BN_LEAD_PHONE_WRONG_SIGN},
		{"++33612345678", BN_LEAD_PHONE_WRONG_SIGN},
		{"06 12 34 56 78 p. 3", BN_LEAD_PHONE_WRONG_SIGN},
		{"٠٦١٢٣٤٥٦٧٨", BN_LEAD_PHONE_WRONG_SIGN},
		{"06\xC4\xA8"
		 "12345678",
			BN_LEAD_PHONE_WRONG_SIGN}, /* U+0128: its last byte would be "(" */
		{"06\xFF", BN_LEAD_PHONE_WRONG_SIGN},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		char normal[BN_LEAD_TEXT] = "";
		assert_int_equal(bn_lead_check_phone(good[i].typed), BN_LEAD_OK);
		assert_true(bn_lead_normalise_phone(good[i].typed, normal));
		assert_string_equal(normal, good[i].normal);
		assert_true(
			bn_lead_normalise_phone(normal, normal)); /* once more changes nothing */
		assert_string_equal(normal, good[i].normal);
	}
	check_rules(bad, COUNT(bad), bn_lead_check_phone);
	for (size_t i = 0; i < COUNT(bad); i++) {
		char normal[BN_LEAD_TEXT] = "as it was";
		assert_false(bn_lead_normalise_phone(bad[i].typed, normal));
		assert_string_equal(normal, "as it was");
	}
	assert_int_equal(bn_lead_check_phone(" "), BN_LEAD_OK);
}

static void whole_lead(void **state)
{
	struct bn_lead lead;
	(void)state;
	sample_lead(&lead);
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_OK);
	lead.last_name[0] = '\0';
	lead.phone[0] = '\0';
	lead.interest_count = 0;
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_OK);
	lead.purposes[0].given = false;
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_PURPOSE_MISSING);
	lead.age_declared = false;
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_AGE_MISSING);
	lead.situation[0] = '\0';
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_SITUATION_MISSING);
	strcpy(lead.phone, "12");
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_PHONE_TOO_SHORT);
	strcpy(lead.email, "zoe");
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_EMAIL_NO_AT);
	strcpy(lead.email, " ");
	lead.phone[0] = '\0';
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_CONTACT_MISSING);
	strcpy(lead.last_name, "1");
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_NAME_NO_LETTER);
	lead.first_name[0] = '\0';
	assert_int_equal(bn_lead_check(&lead), BN_LEAD_NAME_MISSING);
}

static void normalises(void **state)
{
	struct bn_lead lead;
	static const char zeros[BN_LEAD_TEXT];
	(void)state;
	sample_lead(&lead);
	strcpy(lead.first_name, " \xC2\xA0Zoé\t ");
	strcpy(lead.email, " zoe@exemple.fr ");
	strcpy(lead.phone, " 06 12 34 56 78 ");
	bn_lead_normalise(&lead);
	assert_string_equal(lead.first_name, "Zoé");
	assert_string_equal(lead.email, "zoe@exemple.fr");
	assert_string_equal(lead.phone, "+33612345678");
	/* Nothing of the longer text is left behind the shorter one. */
	assert_memory_equal(lead.phone + 12, zeros, sizeof(lead.phone) - 12);
	assert_memory_equal(lead.first_name + 4, zeros, sizeof(lead.first_name) - 4);
	lead.phone[0] = '\0';
	bn_lead_normalise(&lead);
	assert_string_equal(lead.phone, "");
	/* A clock that is wrong by far gives a date that can still be read. */
	lead.wall = -1;
	bn_lead_normalise(&lead);
	assert_int_equal(lead.wall, 0);
	lead.wall = INT64_MAX;
	bn_lead_normalise(&lead);
	assert_int_equal(lead.wall, 253402300799);
	bn_lead_normalise(&lead);
	assert_int_equal(lead.wall, 253402300799);
}

static void references(void **state)
{
	static const uint8_t random[6] = {0, 1, 2, 24, 25, 255};
	char code[24];
	(void)state;
	bn_lead_make_reference("LOT", random, code);
	assert_string_equal(code, "LOT 234 Y27");
	bn_lead_make_reference("", random, code);
	assert_string_equal(code, "234 Y27");
	bn_lead_make_reference("A-very-long-prefix-of-staff", random, code);
	assert_string_equal(code, "A-very-long-pre 234 Y27");
	for (int byte = 0; byte < 256; byte++) {
		uint8_t same[6];
		memset(same, byte, sizeof(same));
		bn_lead_make_reference("", same, code);
		assert_null(strpbrk(code, "01OILSZUAEB"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(names_that_fill_the_field),
		cmocka_unit_test(emails),
		cmocka_unit_test(telephones),
		cmocka_unit_test(whole_lead),
		cmocka_unit_test(normalises),
		cmocka_unit_test(references),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
