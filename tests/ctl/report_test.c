/* bornectl report on kiosks' data folders: what it says and what it leaves; its numbers: tests/sim.
 */
#include "tests/ctl/recruiter.h"

#include <time.h>

#define DAY(kiosk, date, count)                                                           \
	"{\"version\":1,\"day\":\"" date "\",\"kiosk\":\"" kiosk "\",\"names\":[],"       \
	"\"places\":[{\"campaign\":\"lot\",\"venue\":\"hall\",\"event\":\"\",\"counts\":" \
	"[[\"visit\",\"14\",\"\"," count "],[\"way\",\"visit\",\"\"," count "]]}]}"

static void write_days(void **state)
{
	char *folder = bn_file_join(*state, "hall/counts");
	assert_true(bn_file_make_folder(folder));
	write_file(state, "hall/counts/2026-11-28.json", DAY("hall", "2026-11-28", "40"));
	write_file(state, "hall/counts/2026-11-29.json", DAY("hall", "2026-11-29", "50"));
	free(folder);
}

static void assert_holds(void **state, const char *name, const char *words)
{
	char *text = read_file(state, name);
	if (strstr(text, words) == NULL)
		fail_msg("no \"%s\" in %s:\n%s", words, name, text);
	free(text);
}

static void report_is_written(void **state)
{
	write_days(state);
	ASSERT_RUN(0, "2 jours : bilan/index.html\n", "", "report", "hall", "-o", "bilan");
	assert_holds(state, "bilan/index.html", "<h1>Du 28 au 29 novembre 2026</h1>");
	assert_holds(state, "bilan/index.html", "<dd class=\"big\">90</dd>");
	assert_holds(state, "bilan/par-jour.csv", "2026-11-29;50;25,0;0;\r\n");
	assert_holds(state, "bilan/preuve-de-passage.csv",
		"Date;Heure;Borne;Lieu;Événement;Film;En entier;Interrompus\r\n");
	/* One day, beside the one before. */
	ASSERT_RUN(0, "1 jour : bilan/index.html\n", "", "report", "hall", "-o", "bilan", "--from",
		"2026-11-29", "--to", "2026-11-29");
	assert_holds(state, "bilan/index.html", "<h1>dimanche 29 novembre 2026</h1>");
	assert_holds(state, "bilan/index.html", "+25\u00A0% sur la veille");
	assert_holds(state, "bilan/par-heure.csv", "14\u00A0h;50;0;40\r\n");
	/* The page in another language, the message in one's own. */
	ASSERT_RUN(
		0, "2 jours : en/index.html\n", "", "report", "hall", "-o", "en", "--lang", "en");
	assert_holds(state, "en/index.html", "<h1>From 28 to 29 November 2026</h1>");
	assert_holds(state, "en/by-day.csv", "2026-11-29;50;25.0;0;\r\n");
}

static void report_refuses(void **state)
{
	write_days(state);
	ASSERT_RUN(1, "", "nowhere : ce dossier n’existe pas\nbornectl: rien n’a été écrit\n",
		"report", "hall", "nowhere", "-o", "bilan");
	char *usb = bn_file_join(*state, "usb");
	assert_true(bn_file_make_folder(usb));
	ASSERT_RUN(1, "", "usb : rien n’y a été compté", "report", "usb", "-o", "bilan");
	assert_false(is_there(state, "bilan"));
	ASSERT_RUN(0, "2 jours", "usb : rien n’y a été compté", "report", "usb", "hall", "-o",
		"bilan");
	ASSERT_RUN(0, "2 jours", "2 jours sont donnés deux fois pour la même borne", "report",
		"hall", "hall", "-o", "bilan");
	ASSERT_RUN(2, "", "pas une date", "report", "hall", "-o", "x", "--from", "hier");
	ASSERT_RUN(2, "", "--from est après --to", "report", "hall", "-o", "x", "--from",
		"2026-11-30", "--to", "2026-11-29");
	ASSERT_RUN(2, "", "--lang veut fr ou en", "report", "hall", "-o", "x", "--lang", "de");
	ASSERT_RUN(2, "", "il manque -o DOSSIER", "report", "hall");
	ASSERT_RUN(2, "", "il manque DONNÉES", "report", "-o", "x");
	write_file(state, "hall/counts/2026-11-27.json", "{\"version\":1");
	ASSERT_RUN(1, "2 jours", "1 fichier ne se lit pas", "report", "hall", "-o", "bilan");
	write_file(state, "hall/counts/2026-11-27.json", DAY("hall", "undated", "7"));
	ASSERT_RUN(0, "2 jours", "7 visites d’un jour inconnu", "report", "hall", "-o", "bilan");
	write_file(state, "full", "");
	ASSERT_RUN(1, "", "full : le bilan n’a pas pu être écrit", "report", "hall", "-o", "full");
	free(usb);
}

int main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	tzset();
#define TEST(name) cmocka_unit_test_setup_teardown(name, test_make_folder, test_remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(report_is_written),
		TEST(report_refuses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
