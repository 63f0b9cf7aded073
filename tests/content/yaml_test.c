/* The YAML reader: the tree with its places, and each refusal at its exact line and column. */
#include "base/mem.h"
#include "content/node.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct bn_node *parse(const char *text, size_t bytes, struct bn_problems *problems)
{
	return bn_node_parse(text, bytes, "x.yaml", problems);
}

static void a_tree_knows_its_places(void **state)
{
	(void)state;
	static const char text[] = "# remarque\n"
				   "name: Métiers\n"
				   "été: {fr: \"Où ça\", en: There}\n"
				   "list:\n"
				   "  - un\n"
				   "  - id: deux\n"
				   "    title: 'l''eau'\n";
	struct bn_problems problems = {0};
	struct bn_node *root = parse(text, sizeof(text) - 1, &problems);
	assert_non_null(root);
	assert_int_equal(problems.count, 0);
	assert_int_equal(root->kind, BN_NODE_MAP);
	assert_int_equal(root->count, 3);

	const struct bn_node *name = bn_node_get(root, "name");
	assert_string_equal(name->text, "Métiers");
	assert_true(name->plain);
	assert_int_equal(name->line, 2);
	assert_int_equal(name->column, 7);
	assert_int_equal(name->key_column, 1);

	/* Columns count characters, not bytes. */
	const struct bn_node *map = bn_node_get(root, "été");
	assert_int_equal(map->column, 6);
	const struct bn_node *fr = bn_node_get(map, "fr");
	assert_string_equal(fr->text, "Où ça");
	assert_false(fr->plain);
	assert_int_equal(fr->column, 11);
	const struct bn_node *en = bn_node_get(map, "en");
	assert_int_equal(en->key_line, 3);
	assert_int_equal(en->key_column, 20);
	assert_int_equal(en->column, 24);

	const struct bn_node *list = bn_node_get(root, "list");
	assert_int_equal(list->kind, BN_NODE_LIST);
	assert_int_equal(list->count, 2);
	assert_int_equal(list->items[0].line, 5);
	assert_int_equal(list->items[0].column, 5);
	assert_int_equal(list->items[1].line, 6);
	assert_int_equal(list->items[1].column, 5);
	assert_string_equal(bn_node_get(&list->items[1], "title")->text, "l'eau");
	assert_int_equal(bn_node_get(&list->items[1], "title")->key_line, 7);
	assert_null(bn_node_get(root, "absent"));
	assert_null(bn_node_get(list, "id"));
	bn_node_destroy(root);
}

static void what_is_left_out_is_empty_at_its_key(void **state)
{
	(void)state;
	static const char text[] = "a:\n  b:\n  c: ~\n  d: null\n  e: \"\"\n  f: \"~\"\n";
	struct bn_problems problems = {0};
	struct bn_node *root = parse(text, sizeof(text) - 1, &problems);
	const struct bn_node *map = bn_node_get(root, "a");
	int line = 0, column = 0;
	assert_true(bn_node_is_empty(bn_node_get(map, "b")));
	bn_node_place(bn_node_get(map, "b"), &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 3);
	assert_true(bn_node_is_empty(bn_node_get(map, "c")));
	assert_true(bn_node_is_empty(bn_node_get(map, "d")));
	assert_false(bn_node_is_empty(bn_node_get(map, "e")));
	assert_false(bn_node_is_empty(bn_node_get(map, "f")));
	bn_node_place(bn_node_get(map, "f"), &line, &column);
	assert_int_equal(line, 6);
	assert_int_equal(column, 6);
	assert_int_equal(problems.count, 0);
	bn_node_destroy(root);
}

static void a_windows_editor_changes_no_place(void **state)
{
	(void)state;
	static const char text[] = "\xEF\xBB\xBF"
				   "a: un\r\nb: deux\r\n";
	struct bn_problems problems = {0};
	struct bn_node *root = parse(text, sizeof(text) - 1, &problems);
	assert_non_null(root);
	assert_int_equal(bn_node_get(root, "a")->column, 4);
	assert_string_equal(bn_node_get(root, "a")->text, "un");
	assert_int_equal(bn_node_get(root, "b")->line, 2);
	assert_int_equal(bn_node_get(root, "b")->column, 4);
	bn_node_destroy(root);
}

struct refusal {
	const char *text;
	int line, column;
	const char *says;
};

/* One problem each; the comment is what the column points at. */
static const struct refusal refusals[] = {
	{"", 1, 1, "fichier vide"},
	{"# rien\n", 1, 1, "fichier vide"},
	{"a: &x un\n", 1, 4, "ancre « &x »"},
	{"a: un\nb: *x\n", 2, 4, "renvoi « *x »"},
	{"a:\n  - &x un\n", 2, 5, "ancre « &x »"},
	{"a: &x [un]\n", 1, 4, "ancre « &x »"},
	{"a: &x {b: c}\n", 1, 4, "ancre « &x »"},
	{"&x a: un\n", 1, 1, "ancre « &x »"},
	{"a: !!str un\n", 1, 4, "étiquette « tag:yaml.org,2002:str »"},
	{"a: !oui un\n", 1, 4, "étiquette « !oui »"},
	{"a: un\nb: deux\na: trois\n", 3, 1, "clé « a » déjà donnée ligne 1"},
	{"a:\n  b: un\n  c: deux\n  b: trois\n", 4, 3, "clé « b » déjà donnée ligne 2"},
	{"a: {é: un, b: deux, é: trois}\n", 1, 21, "clé « é » déjà donnée ligne 1"},
	{"a: un\n---\nb: deux\n", 2, 1, "un seul document"},
	{"a: un\n...\n---\nb: deux\n", 3, 1, "un seul document"},
	{"a: un\nb: d\xE9j\xE0\n", 2, 5, "pas en UTF-8"},
	{"é: \xC3\x28\n", 1, 4, "pas en UTF-8"},
	{"a: un\r\nb: \xFF\r\n", 2, 4, "pas en UTF-8"},
	{"\xFF\xFE"
	 "a\n",
		1, 1, "pas en UTF-8"},
	{"a: un\n\tb: deux\n", 2, 1, "tabulation"},
	{"a:\n  \tb: deux\n", 2, 3, "tabulation"},
	{"a:\n  -\tb\n", 2, 4, "tabulation"},
	{"a: un\n\t\n", 2, 1, "tabulation"},
	{"a: \"un\nb: deux\n", 1, 4,
		"guillemet ouvert ici et jamais refermé (lu jusqu’à la ligne 3"},
	{"a: un\nb: 'l'eau\nc: d'ici\n", 2, 7, "une clé est attendue ici"},
	{"a: \"un\nb: deux\nc: \"trois\"\n", 1, 4, "refermé seulement ligne 3, colonne 4 ;"},
	{"a: un\nb: {fr: 'un, en: deux}\nc: 'trois'\n", 2, 9,
		"refermé seulement ligne 3, colonne 4"},
	{"a: [un, \"deux, trois\"quatre\"]\n", 1, 22, "« , » ou « ] » est attendu"},
	{"a: 'un\n", 1, 4, "guillemet ouvert ici"},
	{"a: \"un\n---\n", 1, 4, "guillemet ouvert ici"},
	{"a: b\x01\n", 1, 5, "caractère de contrôle (U+0001)"},
	{"a: \"b\\0c\"\n", 1, 4, "caractère nul"},
	{"a: un: deux\n", 1, 6, "mettez entre guillemets un texte qui contient"},
	{"a: un\n b: deux\n", 2, 3, "vérifiez le retrait"},
	{"a: un\nbonjour\nc: deux\n", 3, 1, "il manque « : »"},
	{"a:\n  b: un\n c: deux\n", 3, 2, "dans ce qui commence ligne 1, colonne 1"},
	{"a:\n  - un\n  deux: trois\n", 3, 3, "« - » est attendu ici"},
	{"a: [un, deux\nb: trois\n", 2, 2, "dans ce qui commence ligne 1, colonne 4"},
	{"a: {fr: un, en: deux\n", 2, 1, "« , » ou « } » est attendu"},
	{"a: @ici\n", 1, 4, "ne commence pas un texte"},
	{"a: `ici`\n", 1, 4, "ne commence pas un texte"},
	{"a: %ici\n", 1, 4, "ne commence pas un texte"},
	{"a: \"c:\\dossier\"\n", 1, 7, "doublez-le"},
	{"a: - un\n", 1, 4, "« - » inattendu"},
	{"? [a]\n: un\n", 1, 3, "une clé simple est attendue"},
	{"a: | un\n", 1, 6, "mettez le texte à la ligne"},
};

static void each_refusal_has_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		const struct refusal *refusal = &refusals[i];
		struct bn_problems problems = {0};
		struct bn_node *root = parse(refusal->text, strlen(refusal->text), &problems);
		bn_node_destroy(root);
		if (problems.count != 1)
			fail_msg("%zu problems, not 1, in:\n%s%s", problems.count, refusal->text,
				problems.count > 0 ? problems.items[0].message : "");
		const struct bn_problem *problem = &problems.items[0];
		if (problem->line != refusal->line || problem->column != refusal->column ||
			strstr(problem->message, refusal->says) == NULL)
			fail_msg("%d:%d: %s\nnot %d:%d: …%s… in:\n%s", problem->line,
				problem->column, problem->message, refusal->line, refusal->column,
				refusal->says, refusal->text);
		assert_string_equal(problem->file, "x.yaml");
		bn_problems_finish(&problems);
	}
}

/* `depth` lists one in the other. */
static struct bn_node *nested(size_t depth, struct bn_problems *problems)
{
	char *text = bn_mem_alloc(2 * depth + 4, 1);
	memcpy(text, "a: ", 3);
	memset(text + 3, '[', depth);
	memset(text + 3 + depth, ']', depth);
	struct bn_node *root = parse(text, strlen(text), problems);
	free(text);
	return root;
}

static void depth_ends_at_32(void **state)
{
	(void)state;
	struct bn_problems problems = {0};
	struct bn_node *root = nested(BN_NODE_MAX_DEPTH - 1, &problems); /* the map is one */
	assert_non_null(root);
	bn_node_destroy(root);
	assert_null(nested(BN_NODE_MAX_DEPTH, &problems));
	assert_int_equal(problems.count, 1);
	assert_int_equal(problems.items[0].line, 1);
	assert_int_equal(problems.items[0].column, 3 + BN_NODE_MAX_DEPTH);
	assert_non_null(strstr(problems.items[0].message, "plus de 32 niveaux"));
	assert_null(nested(100000, &problems));
	bn_problems_finish(&problems);
}

static void many_keys_are_read_fast_enough(void **state)
{
	(void)state;
	char *text = bn_mem_alloc(100000, 10);
	size_t used = 0;
	for (int i = 0; i < 100000; i++)
		used += (size_t)sprintf(text + used, "%x: a\n", i % 99999);
	struct bn_problems problems = {0};
	struct bn_node *root = parse(text, used, &problems);
	assert_non_null(root);
	assert_int_equal(root->count, 100000);
	assert_int_equal(problems.count, 1);
	assert_int_equal(problems.items[0].line, 100000);
	assert_int_equal(problems.items[0].column, 1);
	bn_node_destroy(root);
	bn_problems_finish(&problems);
	free(text);
}

static void several_slips_are_all_told(void **state)
{
	(void)state;
	static const char tabs[] = "a:\n\tb: un\n\tc: deux\n";
	static const char others[] = "a: &x un\nb: !t deux\na: *x\n";
	struct bn_problems problems = {0};
	assert_null(parse(tabs, sizeof(tabs) - 1, &problems));
	assert_int_equal(problems.count, 2);
	assert_int_equal(problems.items[1].line, 3);
	bn_problems_finish(&problems);
	bn_node_destroy(parse(others, sizeof(others) - 1, &problems));
	assert_int_equal(problems.count, 4);
	bn_problems_finish(&problems);
}

static void files_are_refused_whole(void **state)
{
	(void)state;
	char path[] = "/tmp/borne-yaml-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	struct bn_problems problems = {0};
	assert_int_equal(ftruncate(fd, BN_NODE_MAX_BYTES + 1), 0);
	assert_null(bn_node_read(path, "shown.yaml", &problems));
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0].file, "shown.yaml");
	assert_int_equal(problems.items[0].line, 0);
	assert_non_null(strstr(problems.items[0].message, "plus de 4 Mio"));
	close(fd);
	unlink(path);
	assert_null(bn_node_read(path, "shown.yaml", &problems));
	assert_non_null(strstr(problems.items[1].message, "fichier absent"));
	assert_null(bn_node_read("/tmp", "shown.yaml", &problems));
	assert_non_null(strstr(problems.items[2].message, "un fichier de texte est attendu"));
	bn_problems_finish(&problems);
}

static void problems_are_printed_in_order(void **state)
{
	(void)state;
	struct bn_problems problems = {0};
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	bn_problems_add(&problems, "b.yaml", 1, 1, "quatre");
	bn_problems_add(&problems, "a.yaml", 10, 2, "trois %d", 3);
	bn_problems_add(&problems, "a.yaml", 2, 12, "deux");
	bn_problems_add(&problems, "a.yaml", 2, 3, "un");
	bn_problems_add(&problems, "a.yaml", 0, 0, "zéro");
	bn_problems_print(&problems, out);
	fclose(out);
	assert_string_equal(text, "a.yaml: zéro\na.yaml:2:3: un\na.yaml:2:12: deux\n"
				  "a.yaml:10:2: trois 3\nb.yaml:1:1: quatre\n");
	free(text);
	bn_problems_finish(&problems);
	assert_int_equal(problems.count, 0);
	bn_problems_finish(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_knows_its_places),
		cmocka_unit_test(what_is_left_out_is_empty_at_its_key),
		cmocka_unit_test(a_windows_editor_changes_no_place),
		cmocka_unit_test(each_refusal_has_its_place),
		cmocka_unit_test(depth_ends_at_32),
		cmocka_unit_test(many_keys_are_read_fast_enough),
		cmocka_unit_test(several_slips_are_all_told),
		cmocka_unit_test(files_are_refused_whole),
		cmocka_unit_test(problems_are_printed_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
