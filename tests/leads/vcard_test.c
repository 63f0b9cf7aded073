#include "leads/vcard.h"

#include "base/file.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

#include <stdlib.h>

static void whole(void **state)
{
	struct bn_lead lead;
	struct bn_str out = {.secret = true};
	(void)state;
	sample_lead(&lead);
	bn_vcard_add(&lead, &out);
	assert_string_equal(out.data,
		"BEGIN:VCARD\r\n"
		"VERSION:3.0\r\n"
		"N:N’Guyen-Lefèvre;Zoé;;;\r\n"
		"FN:Zoé N’Guyen-Lefèvre\r\n"
		"EMAIL;TYPE=INTERNET:zoe.nguyen@exemple.fr\r\n"
		"TEL;TYPE=CELL:+33612345678\r\n"
		"CATEGORIES:lot,reconversion,educateur-specialise,cesf\r\n"
		"NOTE:Situation\u00a0: reconversion\\nMétier\u00a0: "
		"educateur-specialise\\nMétier\u00a0:\r\n"
		"  cesf\\nCampagne\u00a0: lot\\nLieu\u00a0: salon\\nLangue\u00a0: "
		"fr\\nAccord\u00a0: rappel oui\r\n"
		" \\nAccord\u00a0: actualites non\\nRéférence\u00a0: LOT 7K4 29M\r\n"
		"REV:2026-11-06T14:30:00Z\r\n"
		"UID:urn:borne:00112233445566778899aabbccddeeff\r\n"
		"END:VCARD\r\n");
	bn_str_finish(&out);
}

/* No line is longer than 75 bytes, none begins inside a letter, no control character is left. */
static void assert_lines(const char *text)
{
	size_t column = 0;
	bool folded = false; /* this line goes on with the one before */
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '\r' && text[1] == '\n') {
			column = 0;
			text++;
			continue;
		}
		if (column == 0)
			folded = c == ' ';
		assert_true(c == '\t' || (c >= ' ' && c != 0x7F));
		assert_true(column != (folded ? 1 : 0) || c < 0x80 || c >= 0xC0);
		assert_true(++column <= 75);
	}
}

/* A real reader: python's vobject. */
static void assert_reads(void **state, const struct bn_lead *leads, size_t count)
{
	static const char program[] =
		"import sys,vobject\n"
		"for card in "
		"vobject.readComponents(open(sys.argv[1],encoding='utf-8',newline='')):\n"
		"  n=card.n.value\n"
		"  print(repr([n.given,n.family,card.fn.value,\n"
		"   card.email.value if hasattr(card,'email') else '',\n"
		"   card.tel.value if hasattr(card,'tel') else '',\n"
		"   "
		"len(card.categories.value),card.uid.value]).encode('unicode_escape').decode())\n";
	struct bn_str out = {.secret = true};
	char *path = bn_file_join(*state, "a.vcf"), command[2048];
	for (size_t i = 0; i < count; i++)
		bn_vcard_add(&leads[i], &out);
	assert_lines(out.data);
	assert_true(bn_file_write_whole(path, out.data, out.length, 0600));
	bn_str_finish(&out);
	char *script = bn_file_join(*state, "read.py"), *said = bn_file_join(*state, "said");
	assert_true(bn_file_write_whole(script, program, strlen(program), 0600));
	snprintf(command, sizeof(command), "/usr/bin/python3 %s %s >%s", script, path, said);
	assert_int_equal(system(command), 0);
	char *text = bn_file_read(said, 1 << 20, NULL), *rest = text;
	for (size_t i = 0; i < count; i++) {
		char *line = strsep(&rest, "\n");
		assert_non_null(line);
		assert_non_null(strstr(line, leads[i].id));
	}
	assert_string_equal(rest, "");
	free(text);
	free(said);
	free(script);
	free(path);
}

static void any_text(void **state)
{
	static const char *const names[] = {"Zoé", "a;b,c:d\\e\"f", "deux\nlignes", "\rx\r\ny",
		"\t", "BEGIN:VCARD", "李小龙", "\x01\x7F", "É́", "END:VCARD\r\nBEGIN:VCARD"};
	struct bn_lead leads[COUNT(names) + 2];
	for (size_t i = 0; i < COUNT(leads); i++) {
		sample_numbered(&leads[i], (int)i);
		if (i < COUNT(names))
			strcpy(leads[i].first_name, names[i]);
	}
	struct bn_lead *full = &leads[COUNT(names)];
	for (size_t at = 0; at + 4 < BN_LEAD_TEXT; at += 4)
		memcpy(full->last_name + at, "😀", 4);
	full->phone[0] = full->email[0] = full->situation[0] = '\0';
	full->interest_count = full->purpose_count = 0;
	strcpy(leads[COUNT(names) + 1].phone, "+4930123456");
	assert_reads(state, leads, COUNT(leads));
}

/* What the reader gives back is what was typed. */
static void gives_back(void **state)
{
	static const char program[] =
		"import sys,vobject\n"
		"card=vobject.readOne(open(sys.argv[1],encoding='utf-8',newline=''))\n"
		"assert card.n.value.given=='a;b,c\\\\d \"e\"',card.n.value\n"
		"assert card.n.value.family=='Lefèvre\\n李',card.n.value\n"
		"assert card.tel.value=='+33612345678' and card.tel.params['TYPE']==['CELL']\n"
		"assert "
		"card.categories.value==['lot','reconversion','educateur-specialise','cesf']\n"
		"assert card.note.value.startswith('Situation\\u00a0: reconversion\\n'),card.note\n"
		"assert card.note.value.endswith('Référence\\u00a0: LOT 7K4 29M'),card.note\n";
	struct bn_lead lead;
	struct bn_str out = {.secret = true};
	char *path = bn_file_join(*state, "a.vcf"), *script = bn_file_join(*state, "read.py");
	char command[2048];
	sample_lead(&lead);
	strcpy(lead.first_name, "a;b,c\\d \"e\"");
	strcpy(lead.last_name, "Lefèvre\n李");
	bn_vcard_add(&lead, &out);
	assert_true(bn_file_write_whole(path, out.data, out.length, 0600));
	assert_true(bn_file_write_whole(script, program, strlen(program), 0600));
	snprintf(command, sizeof(command), "/usr/bin/python3 %s %s", script, path);
	assert_int_equal(system(command), 0);
	bn_str_finish(&out);
	free(script);
	free(path);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),
		with_folder(any_text),
		with_folder(gives_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
