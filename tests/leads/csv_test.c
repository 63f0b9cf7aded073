#include "leads/csv.h"

#include "base/file.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

#include <string.h>

#define COLUMNS 21

static struct bn_str write_leads(const struct bn_lead *leads, size_t count)
{
	struct bn_str out = {.secret = true};
	struct bn_csv csv = {0};
	for (size_t i = 0; i < count; i++)
		bn_csv_learn(&csv, &leads[i]);
	bn_csv_begin(&csv, &out);
	for (size_t i = 0; i < count; i++)
		bn_csv_add(&csv, &leads[i], &out);
	bn_csv_finish(&csv);
	return out;
}

static void byte_for_byte(void **state)
{
	static const char expected[] =
		"\xEF\xBB\xBFRéférence;Date et heure;Prénom;Nom;Adresse e-mail;Téléphone;Situation;"
		"Métiers;15 ans ou plus;Langue;Accord (rappel);Accord (actualites);Campagne;Lieu;"
		"Événement;Borne;Numéro;Version de la notice;Langue de la notice;Empreinte de la "
		"notice;Identifiant\r\n"
		"LOT 7K4 29M;2026-11-06 15:30:00;Zoé;N’Guyen-Lefèvre;zoe.nguyen@exemple.fr;"
		"06 12 34 56 78;reconversion;\"educateur-specialise, "
		"cesf\";oui;fr;oui;non;lot;salon;forum;"
		"borne-0a1b2c3d;0;2026-11;fr;"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;"
		"00112233445566778899aabbccddeeff\r\n";
	struct bn_lead lead;
	(void)state;
	sample_lead(&lead);
	strcpy(lead.event, "forum");
	struct bn_str out = write_leads(&lead, 1);
	assert_string_equal(out.data, expected);
	bn_str_finish(&out);
}

/* The text of the first lead's last name in the table. */
static void assert_cell(const char *name, const char *expected)
{
	struct bn_lead lead;
	sample_lead(&lead);
	snprintf(lead.last_name, sizeof(lead.last_name), "%s", name);
	struct bn_str out = write_leads(&lead, 1);
	const char *cell = strstr(out.data, ";Zoé;");
	assert_non_null(cell);
	cell += strlen(";Zoé;");
	if (strncmp(cell, expected, strlen(expected)) != 0 || cell[strlen(expected)] != ';')
		fail_msg("%s gives %.40s", name, cell);
	bn_str_finish(&out);
}

static void cells(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"Zoé", "Zoé"},
		{"a;b", "\"a;b\""},
		{"a,b", "\"a,b\""},
		{"a\"b\"", "\"a\"\"b\"\"\""},
		{"\"", "\"\"\"\""},
		{"a\r\nb", "\"a\r\nb\""},
		{"a=b+c-d@e", "a=b+c-d@e"},
		{"'Abd", "'Abd"},
		{"=1+1", "\"'=1+1\""},
		{"+33", "\"'+33\""},
		{"-Zoé", "\"'-Zoé\""},
		{"@SUM(A1)", "\"'@SUM(A1)\""},
		{"\tx", "\"'\tx\""},
		{"\rx", "\"'\rx\""},
		{"\nx", "\"'\nx\""},
		{"'=1", "\"''=1\""},
		{"''+1", "\"'''+1\""},
		{"＝1", "\"'＝1\""},
		{"＠x", "\"'＠x\""},
		{"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_cell(cases[i][0], cases[i][1]);
}

static void telephones(void **state)
{
	static const char *const cases[][2] = {
		{"+33612345678", "06 12 34 56 78"},
		{"+33123456789", "01 23 45 67 89"},
		{"+49301234567", "00 49 30 12 34 56 7"},
		{"+262692123456", "00 26 26 92 12 34 56"},
		{"+3312", "00 33 12"}, /* no such number, but nothing is lost */
		{"+123456789012345", "00 12 34 56 78 90 12 34 5"},
		{"", ""},
		{"not a number", "not a number"},
		{"+33 6 12", "\"'+33 6 12\""},
		{"+not;a number at all", "\"'+not;a number at all\""},
	};
	struct bn_lead lead;
	char wanted[64];
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		sample_lead(&lead);
		strcpy(lead.phone, cases[i][0]);
		struct bn_str out = write_leads(&lead, 1);
		snprintf(wanted, sizeof(wanted), "exemple.fr;%s;reconversion", cases[i][1]);
		if (strstr(out.data, wanted) == NULL)
			fail_msg("%s: not written as %s", cases[i][0], cases[i][1]);
		bn_str_finish(&out);
	}
}

static void purposes_of_several_forms(void **state)
{
	struct bn_lead leads[2];
	(void)state;
	sample_lead(&leads[0]);
	sample_lead(&leads[1]);
	leads[1].purpose_count = 0;
	sample_purpose(&leads[1], "stage", true);
	sample_purpose(&leads[1], "rappel", false);
	struct bn_str out = write_leads(leads, 2);
	assert_non_null(
		strstr(out.data, ";Accord (rappel);Accord (actualites);Accord (stage);Campagne;"));
	assert_non_null(strstr(out.data, ";oui;fr;oui;non;;lot;"));
	assert_non_null(strstr(out.data, ";oui;fr;non;;oui;lot;"));
	bn_str_finish(&out);
}

static const char *const names[] = {
	"Zoé", "a\"b;c\r\nd", "=1+1", "''-x", "李 小龙", "\"\"", ";;", "@SUM(1;1)"};

/* A lead for each of these names, with telephones of all kinds. */
static bool write_awkward(const char *path)
{
	static const char *const phones[] = {
		"+33612345678", "+33102030405", "+49301234567", "", "+33 6"};
	struct bn_lead leads[COUNT(names)];
	for (size_t i = 0; i < COUNT(names); i++) {
		sample_numbered(&leads[i], (int)i);
		strcpy(leads[i].first_name, names[i]);
		leads[i].id[0] = 'f'; /* a spreadsheet takes digits alone for a number */
		strcpy(leads[i].phone, phones[i % COUNT(phones)]);
	}
	struct bn_str out = write_leads(leads, COUNT(names));
	bool good = bn_file_write_whole(path, out.data, out.length, 0600);
	bn_str_finish(&out);
	return good;
}

/* Another program reads what was written: python's csv module, told of nothing but the ";". */
static void python_reads_it_back(void **state)
{
	static const char script[] =
		"import csv,sys\n"
		"for row in csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''),"
		"delimiter=';',strict=True):\n"
		"  print(' '.join('.'+c.encode().hex() for c in row))\n";
	char *path = bn_file_join(*state, "a.csv"), command[2048], line[4096];
	assert_true(write_awkward(path));
	snprintf(command, sizeof(command), "python3 -c \"%s\" '%s'", script, path);
	FILE *python = popen(command, "r");
	assert_non_null(python);
	for (size_t row = 0; row <= COUNT(names); row++) {
		assert_non_null(fgets(line, sizeof(line), python));
		char *rest = line, *cell = NULL;
		size_t column = 0;
		for (; (cell = strsep(&rest, " ")) != NULL; column++) {
			char text[512] = "";
			for (size_t i = 0; i + 2 < strlen(cell); i += 2)
				sscanf(cell + 1 + i, "%2hhx", (unsigned char *)&text[i / 2]);
			if (row == 0 || column != 2)
				continue;
			/* Taking back the apostrophe, as csv.h says. */
			const char *marks = text + strspn(text, "'");
			bool guarded = text[0] == '\'' && marks[0] != '\0' &&
				       strchr("=+-@\t\r\n", marks[0]) != NULL;
			assert_string_equal(text + guarded, names[row - 1]);
		}
		assert_int_equal(column, COLUMNS);
	}
	assert_null(fgets(line, sizeof(line), python));
	assert_int_equal(pclose(python), 0);
	free(path);
}

/* With a path: only the table, for spreadsheet_test.py. */
int main(int argc, char **argv)
{
	if (argc > 1)
		return write_awkward(argv[1]) ? 0 : 1;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(byte_for_byte),
		cmocka_unit_test(cells),
		cmocka_unit_test(telephones),
		cmocka_unit_test(purposes_of_several_forms),
		cmocka_unit_test_setup_teardown(
			python_reads_it_back, test_make_folder, test_remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
