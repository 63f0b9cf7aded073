/* The words of the command line: help, usage errors, and the manual page that must agree. */
#include "tests/ctl/run.h"

static void help(void **state)
{
	static const char *const commands[][3] = {{"new", NULL}, {"check", NULL}, {"schema", NULL},
		{"pin", NULL}, {"keygen", NULL}, {"keygen-campaign", NULL}, {"pack", NULL},
		{"install", NULL}, {"leads", "list", NULL}, {"leads", "export", NULL},
		{"leads", "open", NULL}, {"leads", "verify", NULL}, {"leads", "withdraw", NULL},
		{"leads", "import", NULL}, {"leads", "purge", NULL}, {"status", NULL},
		{"log", NULL}, {"report", NULL}};
	char *page = bn_file_read(TEST_DATA "/../../src/ctl/bornectl.1", 1 << 16, NULL);
	/* roff writes a hyphen-minus as \- */
	for (char *at = page; (at = strstr(at, "\\-")) != NULL;)
		memmove(at, at + 1, strlen(at));
	ASSERT_RUN(0, "Utilisation : bornectl COMMANDE", "", "--help");
	ASSERT_RUN(0, "Utilisation : bornectl COMMANDE", "", "-h");
	ASSERT_RUN(0, "bornectl " BORNE_VERSION "\n", "", "--version");
	for (size_t i = 0; i < COUNT(commands); i++) {
		char name[64];
		const char *second = commands[i][1];
		struct run run = RUN(*state, commands[i][0], second != NULL ? second : "--help",
			second != NULL ? "--help" : NULL);
		snprintf(name, sizeof(name), "bornectl %s%s%s", commands[i][0],
			second != NULL ? " " : "", second != NULL ? second : "");
		assert_non_null(strstr(page, name));
		run_assert(run, 0, name, "");
	}
	free(page);
}

/* The code, a piece of the message, the words. */
static void usage(void **state)
{
	ASSERT_RUN(2, "", "Utilisation : bornectl COMMANDE", NULL);
	ASSERT_RUN(2, "", "inconnue : keygn. Vouliez-vous dire « keygen » ?", "keygn");
	ASSERT_RUN(2, "", "Vouliez-vous dire « leads export » ?", "leads", "exprot", "-d", "x");
	ASSERT_RUN(2, "", "Vouliez-vous dire « leads list » ?", "lead", "list");
	ASSERT_RUN(2, "", "Vouliez-vous dire « check » ?", "chek", "folder");
	ASSERT_RUN(2, "", "commande incomplète : leads", "leads");
	ASSERT_RUN(2, "", "commande incomplète : leads", "leads", "--data", "x");
	ASSERT_RUN(2, "", "commande inconnue : zzzzzzzz\n", "zzzzzzzz");
	ASSERT_RUN(2, "", "commande inconnue : --halp\n", "--halp");
	ASSERT_RUN(2, "", "il manque DOSSIER\nVoir « bornectl check --help »", "check");
	ASSERT_RUN(2, "", "mot en trop : b", "check", "a", "b");
	ASSERT_RUN(2, "", "mot en trop : x", "keygen", "x");
	ASSERT_RUN(2, "", "il manque -d DONNÉES", "leads", "list");
	ASSERT_RUN(2, "", "il manque --to DOSSIER", "leads", "export", "-d", "x");
	ASSERT_RUN(2, "", "il manque une valeur après --to : DOSSIER", "leads", "export", "-d", "x",
		"--to");
	ASSERT_RUN(2, "", "il manque une valeur après -d", "leads", "list", "-d", "");
	ASSERT_RUN(2, "", "option inconnue : --too. Vouliez-vous dire --to ?", "leads", "export",
		"--too");
	ASSERT_RUN(2, "", "option inconnue : -z\n", "leads", "list", "-z");
	ASSERT_RUN(
		2, "", "option donnée deux fois : --data", "leads", "list", "-d", "x", "--data=y");
	ASSERT_RUN(2, "", "il manque EXPORT", "leads", "open", "--key", "k", "-o", "a.csv");
	ASSERT_RUN(2, "", "il manque --key CLÉ", "leads", "open", "a", "-o", "a.csv");
	ASSERT_RUN(2, "", "il manque --version NUMÉRO", "pack", "x", "-o", "x", "--key", "x");
	ASSERT_RUN(2, "", "--version 1.2 : attendu un nombre", "pack", "x", "-o", "x", "--key", "x",
		"--version", "1.2");
	ASSERT_RUN(2, "", "donnez un fichier à installer, ou --rollback", "install", "--to", "x");
	ASSERT_RUN(2, "", "donnez un fichier à installer, ou --rollback", "install", "a", "--to",
		"x", "--rollback", "lot");
	ASSERT_RUN(2, "", "mot en trop : b", "install", "a", "b", "--to", "x");
	/* Forms that are right: glued, after =, after --. What fails then is the work. */
	ASSERT_RUN(1, "", "nulle-part", "leads", "list", "-dnulle-part");
	ASSERT_RUN(1, "", "nulle-part", "leads", "list", "--data=nulle-part");
	ASSERT_RUN(1, "", "k : il n’y a pas de clé", "leads", "open", "--key=k", "-oa.csv", "--",
		"-o");
}

/* A full disk behind a redirection is said. */
static void full_output(void **state)
{
	int status = 0;
	pid_t child = fork();
	if (child == 0) {
		int full = open("/dev/full", O_WRONLY), null = open("/dev/null", O_WRONLY);
		dup2(full, 1);
		dup2(null, 2);
		run_exec(*state, (const char *const[]){"--help", NULL});
	}
	status = run_wait(child);
	assert_int_equal(status, 1);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(help),
		with_folder(usage),
		with_folder(full_output),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
