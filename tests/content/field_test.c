/* Tables of fields: each kind read into its struct, and each wrong value told with its place. */
#include "content/field.h"

#include "base/str.h"
#include "content/brand.h"
#include "content/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct stop {
	char *id;
	struct bn_text name;
};

struct tour {
	char *title, *id, *date, *url, *file, *icon, *main, *code;
	struct bn_text text, captions;
	struct bn_text *texts;
	size_t text_count;
	int count, cut;
	bool sound, picture;
	double focus;
	struct bn_colour colour;
	char **names;
	size_t name_count;
	struct stop *stops;
	size_t stop_count;
	const struct stop **route;
	size_t route_count;
	struct stop single;
};

static const struct bn_field stop_fields[] = {
	BN_FIELD_ONE(struct stop, id, BN_FIELD_ID, .required = true, .hint = "gare"),
	BN_FIELD_ONE(struct stop, name, BN_FIELD_TEXT, .letters = 10),
};

static const struct bn_field_table stop_table = {
	.what = "arrêt",
	.size = sizeof(struct stop),
	.fields = stop_fields,
	.count = BN_FIELD_COUNT(stop_fields),
};

static const char *const cuts[] = {"long", "short", NULL};
static const char *const tests[] = {".c", ".txt", NULL};

#define ONE(member, kind, ...) BN_FIELD_ONE(struct tour, member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(title, BN_FIELD_STRING, .required = true, .letters = 12, .hint = "Bonjour"),
	ONE(id, BN_FIELD_ID),
	ONE(date, BN_FIELD_DATE),
	ONE(url, BN_FIELD_URL),
	ONE(file, BN_FIELD_FILE, .words = tests),
	ONE(icon, BN_FIELD_ICON),
	ONE(main, BN_FIELD_NAME, .table = &stop_table),
	ONE(code, BN_FIELD_STRING, .pattern = "^[A-Z]{3}$", .hint = "LOT"),
	ONE(text, BN_FIELD_TEXT),
	ONE(captions, BN_FIELD_TEXT_FILE, .words = tests),
	BN_FIELD_MANY(struct tour, texts, text_count, BN_FIELD_TEXT, .max = 3),
	ONE(count, BN_FIELD_INTEGER, .min = 2, .max = 60, .preset = 7),
	ONE(cut, BN_FIELD_WORD, .words = cuts, .preset = 1),
	ONE(sound, BN_FIELD_BOOLEAN),
	ONE(picture, BN_FIELD_BOOLEAN, .preset = true),
	ONE(focus, BN_FIELD_NUMBER, .max = 1, .preset = .5),
	ONE(colour, BN_FIELD_COLOUR),
	BN_FIELD_MANY(struct tour, names, name_count, BN_FIELD_STRING),
	BN_FIELD_MANY(struct tour, stops, stop_count, BN_FIELD_STRUCT, .table = &stop_table),
	BN_FIELD_MANY(struct tour, route, route_count, BN_FIELD_REFERENCE, .table = &stop_table),
	ONE(single, BN_FIELD_STRUCT, .table = &stop_table),
};

static const struct bn_field_table table = {
	.what = "tour",
	.size = sizeof(struct tour),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
};

/* Reads a text as one file of a folder that is this test's own. */
static void read_text(const char *text, struct tour *tour, struct bn_problems *problems)
{
	char *known[] = {"fr", "en"};
	char **languages = known;
	size_t count = 2;
	struct bn_field_reader reader = {.problems = problems,
		.folder = TEST_DATA,
		.file = "t.yaml",
		.languages = &languages,
		.language_count = &count};
	struct bn_node *root = bn_node_parse(text, strlen(text), "t.yaml", problems);
	assert_non_null(root);
	bn_field_read(&reader, &table, root, tour);
	bn_field_link(&reader, &stop_table, tour->stops, tour->stop_count);
	bn_field_reader_finish(&reader);
	bn_node_destroy(root);
}

static void each_kind_is_read(void **state)
{
	(void)state;
	struct bn_problems problems = {0};
	struct tour tour = {0};
	read_text("title: Bonjour\n"
		  "id: a-1\n"
		  "date: 2024-02-29\n"
		  "url: https://lot.fr/a-b?c=d#e\n"
		  "file: field_test.c\n"
		  "icon: p-enfants\n"
		  "main: gare\n"
		  "code: LOT\n"
		  "text: {fr: Oui, en: Yes}\n"
		  "captions: {en: field_test.c}\n"
		  "texts: [Un, {fr: Deux, en: Two}]\n"
		  "count: 60\n"
		  "cut: long\n"
		  "sound: true\n"
		  "picture: false\n"
		  "focus: 0.25\n"
		  "colour: \"#01020A\"\n"
		  "names: [\"12\", no]\n"
		  "stops: [{id: gare, name: Gare}, {id: port}]\n"
		  "route: [port, gare, port]\n"
		  "single: {id: seul}\n",
		&tour, &problems);
	bn_problems_print(&problems, stderr);
	assert_int_equal(problems.count, 0);
	assert_string_equal(tour.title, "Bonjour");
	assert_string_equal(tour.id, "a-1");
	assert_string_equal(tour.date, "2024-02-29");
	assert_string_equal(tour.url, "https://lot.fr/a-b?c=d#e");
	assert_string_equal(tour.file, TEST_DATA "/field_test.c");
	assert_string_equal(tour.icon, "p-enfants");
	assert_string_equal(tour.main, "gare");
	assert_string_equal(bn_text_get(&tour.text, "en"), "Yes");
	assert_string_equal(bn_text_get(&tour.text, "de"), "Oui");
	assert_string_equal(bn_text_get(&tour.captions, "en"), TEST_DATA "/field_test.c");
	assert_null(bn_text_get(&tour.captions, "fr"));
	assert_int_equal(tour.text_count, 2);
	assert_string_equal(bn_text_get(&tour.texts[0], "en"), "Un");
	assert_true(bn_text_has(&tour.texts[1], "en"));
	assert_false(bn_text_has(&tour.texts[0], "en"));
	assert_int_equal(tour.count, 60);
	assert_int_equal(tour.cut, 0);
	assert_true(tour.sound);
	assert_false(tour.picture);
	assert_float_equal(tour.focus, .25, 0);
	assert_int_equal(tour.colour.b, 10);
	assert_int_equal(tour.name_count, 2);
	assert_string_equal(tour.names[1], "no"); /* YAML 1.1 says false; people don't */
	assert_int_equal(tour.route_count, 3);
	assert_ptr_equal(tour.route[0], &tour.stops[1]);
	assert_ptr_equal(tour.route[1], &tour.stops[0]);
	assert_string_equal(tour.single.id, "seul");
	bn_field_finish(&table, &tour);
	assert_null(tour.stops);
	assert_int_equal(tour.stop_count, 0);
}

static void what_is_not_given_has_its_default(void **state)
{
	(void)state;
	struct bn_problems problems = {0};
	struct tour tour = {0};
	read_text("title: Bonjour\n", &tour, &problems);
	assert_int_equal(problems.count, 0);
	assert_int_equal(tour.count, 7);
	assert_int_equal(tour.cut, 1);
	assert_false(tour.sound);
	assert_true(tour.picture);
	assert_float_equal(tour.focus, .5, 0);
	assert_null(tour.id);
	assert_null(bn_text_get(&tour.text, "fr"));
	bn_field_finish(&table, &tour);
}

/* Each is the second line of a file whose first gives the title; line 2 unless said. */
static const struct {
	const char *line;
	int column;
	const char *says;
} wrongs[] = {
	{"titel: a", 1, "clé inconnue « titel » ; vouliez-vous dire « title » ?"},
	{"zzz: a", 1, "clé inconnue « zzz » ; les clés possibles ici : title, id, date"},
	{"id:", 1, "« id » est vide"},
	{"id: ~", 1, "« id » est vide"},
	{"id: \"\"", 5, "« id » est vide"},
	{"id: Été", 5, "« Été » n’est pas un id"},
	{"id: -a", 5, "n’est pas un id"},
	{"id: [a]", 5, "« id » attend une seule valeur, pas une liste"},
	{"id: {a: b}", 5, "« id » attend une seule valeur, pas des clés"},
	{"date: 2025-02-29", 7, "« 2025-02-29 » n’est pas une date"},
	{"date: 2025-13-01", 7, "n’est pas une date"},
	{"date: 2025-00-10", 7, "n’est pas une date"},
	{"date: 06/11/2025", 7, "écrivez année-mois-jour"},
	{"date: 2025-11-06 10:00", 7, "n’est pas une date"},
	{"url: http://lot.fr", 6, "n’est pas une adresse"},
	{"url: https://lot", 6, "n’est pas une adresse"},
	{"url: https://lot.f", 6, "n’est pas une adresse"},
	{"url: https://.fr", 6, "n’est pas une adresse"},
	{"url: https://-lot.fr", 6, "n’est pas une adresse"},
	{"url: https://lot-.fr", 6, "n’est pas une adresse"},
	{"url: https://lot.fr2", 6, "n’est pas une adresse"},
	{"url: https://lot.fr.", 6, "n’est pas une adresse"},
	{"url: \"https://lot.fr:\"", 6, "n’est pas une adresse"},
	{"url: https://lot.fr:8a", 6, "n’est pas une adresse"},
	{"url: https://lot.fr/a|b", 6, "n’est pas une adresse"},
	{"url: https://lot.fr/é", 6, "n’est pas une adresse"},
	{"url: \"https://lot.fr/a b\"", 6, "n’est pas une adresse"},
	{"file: field_tets.c", 7, "vouliez-vous dire « field_test.c » ?"},
	{"file: absolument_rien.txt", 7, "mettez-le dans le dossier de la campagne"},
	{"file: media/zzz/absent.txt", 7,
		"cherché dans " TEST_DATA "/media/zzz/absent.txt et dans "},
	{"file: ../content/field_test.c", 7, "sans « .. »"},
	{"file: a/../field_test.c", 7, "sans « .. »"},
	{"file: /etc/hosts.txt", 7, "refusé"},
	{"file: 'a\\b.c'", 7, "écrivez « / »"},
	{"file: photo.bmp", 7, "attend un fichier .c, .txt, pas « photo.bmp »"},
	{"icon: p-enfant", 7, "icône inconnue « p-enfant » ; vouliez-vous dire « p-enfants » ?"},
	{"icon: ../p-enfants", 7, "n’est pas un nom d’icône"},
	{"code: lot", 7, "« lot » ne convient pas à « code » ; par exemple LOT"},
	{"text: [a]", 7, "attend un texte, ou un texte par langue"},
	{"text: {en: Yes}", 7, "n’a pas de français"},
	{"text: {fr: Oui, anglais: Yes}", 17, "langue inconnue « anglais »"},
	{"text: {fr: Oui, non}", 17, "langue inconnue « non »"},
	{"text: {fr: [a]}", 12, "« text » attend une seule valeur"},
	{"text: {fr: , en: Yes}", 8, "« text » est vide"},
	{"text: \"un\\ndeux\"", 7, "tient sur une seule ligne"},
	{"captions: {fr: absent.c}", 16, "introuvable"},
	{"texts: Un", 8, "« texts » est une liste"},
	{"texts: [a, b, c, d]", 8, "« texts » a 4 éléments ; 3 au plus"},
	{"texts: [a, '', c]", 12, "« texts » est vide"},
	{"count: 12 mois", 8,
		"attend un nombre entier, en chiffres seuls et sans guillemets, pas « 12 mois »"},
	{"count: \"12\"", 8, "nombre entier"},
	{"count: 1.5", 8, "nombre entier"},
	{"count: 0x10", 8, "nombre entier"},
	{"count: 12345678901", 8, "nombre entier"},
	{"count: 1", 8, "« count » vaut 1 ; entre 2 et 60"},
	{"count: 61", 8, "« count » vaut 61 ; entre 2 et 60"},
	{"count: -5", 8, "« count » vaut -5"},
	{"cut: shorts", 6, "« shorts » inconnu ; vouliez-vous dire « short » ?"},
	{"cut: moyen", 6, "« moyen » inconnu ; au choix : long, short"},
	{"sound: oui", 8, "attend true (oui) ou false (non)"},
	{"sound: \"true\"", 8, "sans guillemets"},
	{"sound: True", 8, "attend true"},
	{"focus: 0,5", 8, "attend un nombre avec un point"},
	{"focus: .5", 8, "par exemple 0.5"},
	{"focus: 1.01", 8, "« focus » vaut 1.01 ; entre 0 et 1"},
	{"focus: nan", 8, "attend un nombre"},
	{"colour: #5B1841", 1, "une couleur entre guillemets"},
	{"colour: \"#5B184\"", 9, "« #5B184 » n’est pas une couleur"},
	{"names: [a, [b]]", 12, "« names » attend une seule valeur"},
	{"names: [a, b, '']", 15, "« names » est vide"},
	{"stops: [a]", 9, "des lignes « clé: valeur » sont attendues ici ; par exemple id: gare"},
	{"stops: [{name: Gare}]", 9, "il manque « id » ; par exemple id: gare"},
	{"stops: [{id: a}, {id: a}]", 23, "id « a » déjà pris ligne 2"},
	{"stops: [{id: a, name: Onze lettre}]", 23, "est trop long (11 lettres) ; 10 au plus"},
	{"stops: [{id: a, nam: b}]", 17, "vouliez-vous dire « name » ?"},
	{"main: gare", 7, "aucun arrêt ne s’appelle « gare »"},
	{"route: [a, b]\nstops: [{id: a}]", 12, "aucun arrêt ne s’appelle « b » ; il y a : a"},
	{"single: {}", 9, "il manque « id »"},
	{"single: a", 9, "des lignes « clé: valeur »"},
};

static void each_wrong_value_is_told_at_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		struct bn_problems problems = {0};
		struct tour tour = {0};
		struct bn_str text = {0};
		bn_str_addf(&text, "title: Bonjour\n%s\n", wrongs[i].line);
		read_text(bn_str_text(&text), &tour, &problems);
		const struct bn_problem *problem = problems.items;
		if (problems.count != 1 || problem->line != 2 ||
			problem->column != wrongs[i].column ||
			strstr(problem->message, wrongs[i].says) == NULL) {
			bn_problems_print(&problems, stderr);
			fail_msg("%s: not 2:%d: …%s…", wrongs[i].line, wrongs[i].column,
				wrongs[i].says);
		}
		assert_int_equal(tour.text.count, 0); /* no half texts */
		bn_field_finish(&table, &tour);
		bn_problems_finish(&problems);
		bn_str_finish(&text);
	}
}

static void all_is_told_at_once(void **state)
{
	(void)state;
	struct bn_problems problems = {0};
	struct tour tour = {0};
	read_text("id: A\n"
		  "date: hier\n"
		  "count: 12 mois\n"
		  "stops:\n"
		  "  - id: b\n"
		  "    nom: c\n"
		  "  - nom: d\n"
		  "route: [b, e]\n",
		&tour, &problems);
	static const struct {
		int line, column;
		const char *says;
	} wanted[] = {
		{1, 1, "il manque « title »"},
		{1, 5, "n’est pas un id"},
		{2, 7, "n’est pas une date"},
		{3, 8, "nombre entier"},
		{6, 5, "clé inconnue « nom »"},
		{7, 5, "clé inconnue « nom »"},
		{7, 5, "il manque « id »"},
		{8, 12, "aucun arrêt ne s’appelle « e »"},
	};
	FILE *nowhere = fopen("/dev/null", "w");
	bn_problems_print(&problems, nowhere); /* sorts */
	fclose(nowhere);
	assert_int_equal(problems.count, sizeof(wanted) / sizeof(wanted[0]));
	for (size_t i = 0; i < problems.count; i++) {
		assert_int_equal(problems.items[i].line, wanted[i].line);
		assert_int_equal(problems.items[i].column, wanted[i].column);
		assert_non_null(strstr(problems.items[i].message, wanted[i].says));
	}
	bn_field_finish(&table, &tour);
	bn_problems_finish(&problems);
}

static void texts_keep_to_the_languages(void **state)
{
	(void)state;
	static const char text[] = "title: a\ntext: {fr: Oui, de: Ja}\n";
	char *known[] = {"fr", "en"};
	char **languages = known;
	size_t count = 2;
	struct bn_problems problems = {0};
	struct tour tour = {0};
	struct bn_field_reader reader = {.problems = &problems,
		.folder = TEST_DATA,
		.file = "t.yaml",
		.languages = &languages,
		.language_count = &count};
	struct bn_node *root = bn_node_parse(text, sizeof(text) - 1, "t.yaml", &problems);
	bn_field_read(&reader, &table, root, &tour);
	assert_int_equal(problems.count, 1);
	assert_int_equal(problems.items[0].line, 2);
	assert_int_equal(problems.items[0].column, 17);
	assert_non_null(strstr(problems.items[0].message, "celles de la campagne : fr, en"));
	bn_field_finish(&table, &tour);
	count = 0; /* none known yet: any */
	bn_field_read(&reader, &table, root, &tour);
	assert_int_equal(problems.count, 1);
	assert_string_equal(bn_text_get(&tour.text, "de"), "Ja");
	bn_field_finish(&table, &tour);
	bn_problems_finish(&problems);
	bn_node_destroy(root);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(each_kind_is_read),
		cmocka_unit_test(what_is_not_given_has_its_default),
		cmocka_unit_test(each_wrong_value_is_told_at_its_place),
		cmocka_unit_test(all_is_told_at_once),
		cmocka_unit_test(texts_keep_to_the_languages),
	};
	return cmocka_run_group_tests(all, NULL, NULL);
}
