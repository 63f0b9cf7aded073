/* The five campaigns, each with one line broken, hundreds of times: none starts, none crashes, and
 * the line is told. */
#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "content/campaign.h"
#include "tests/test.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

enum { EACH = 31 /* of all lines and ways, one is tried */, MOST_LINES = 4000 };

static const char *const campaigns[] = {"lot", "hauts-de-seine", "loiret", "allier", "landes"};
static const char *const names[] = {
	"campaign.yaml", "professions.yaml", "clips.yaml", "lead_form.yaml", "pages.yaml"};

static char folder[] = "/tmp/borne-mutation.XXXXXX";

/* A line of a file, taken apart: "  key: value". */
struct line {
	const char *start, *key, *value, *end; /* end: its line feed */
};

/* False: a comment, an item of a list, a key without a plain value of its own. */
static bool take_apart(const char *start, struct line *line)
{
	const char *end = strchrnul(start, '\n'), *key = start;
	while (*key == ' ')
		key++;
	const char *colon = key;
	while (colon < end && (islower((unsigned char)*colon) || *colon == '_'))
		colon++;
	*line = (struct line){start, key, colon + 2, end};
	return colon > key && colon + 2 < end && colon[0] == ':' && colon[1] == ' ' &&
	       strchr("|>&*", colon[2]) == NULL;
}

/* Ways to break it. */
enum way {
	KEY_UNKNOWN,
	KEY_TWICE,
	TAB,
	NOT_UTF8,
	OPEN_QUOTE,
	OPEN_BRACKET,
	ALIAS_UNKNOWN,
	DEEP,
	LISTS_IN_LISTS,
	CONTROL_SIGN,
	WAYS
};

static char *break_line(const struct line *line, enum way way)
{
	int indent = (int)(line->key - line->start), key = (int)(line->value - line->key);
	int all = (int)(line->end - line->start), value = (int)(line->end - line->value);
	static const char brackets[] =
		"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
		"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[";
	static const char *const instead[WAYS] = {[OPEN_QUOTE] = "\"x",
		[OPEN_BRACKET] = "[x",
		[ALIAS_UNKNOWN] = "*x",
		[DEEP] = brackets,
		[LISTS_IN_LISTS] = "[[[x]]]"};
	switch (way) {
	case KEY_UNKNOWN:
		return bn_mem_printf(
			"%*szz%.*s", indent, "", (int)(line->end - line->key), line->key);
	case KEY_TWICE:
		return bn_mem_printf("%.*s\n%*s%.*s", all, line->start, indent, "",
			(int)(line->end - line->key), line->key);
	case TAB:
		return bn_mem_printf(
			"%*s\t%.*s", indent, "", (int)(line->end - line->key), line->key);
	case NOT_UTF8:
		return bn_mem_printf("%.*s\xff", all, line->start);
	case CONTROL_SIGN:
		return bn_mem_printf(
			"%*s%.*s%.*s\x07", indent, "", key, line->key, value, line->value);
	default:
		return bn_mem_printf("%*s%.*s%s", indent, "", key, line->key, instead[way]);
	}
}

static void write_file(const char *name, const char *text, size_t bytes)
{
	char *path = bn_file_join(folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, bytes, file), bytes);
	assert_int_equal(fclose(file), 0);
	free(path);
}

static bool is_told(const struct bn_problems *problems, const char *name, int first, int last)
{
	for (size_t i = 0; i < problems->count; i++)
		if (bn_str_ends(problems->items[i].file, name) &&
			problems->items[i].line >= first && problems->items[i].line <= last)
			return true;
	return false;
}

static void try_line(
	const char *name, const char *text, const struct line *line, int number, enum way way)
{
	struct bn_problems problems = {0};
	char *broken = break_line(line, way);
	char *whole = bn_mem_printf("%.*s%s%s", (int)(line->start - text), text, broken, line->end);
	write_file(name, whole, strlen(whole));
	struct bn_campaign *campaign = bn_campaign_load(folder, &problems);
	/* What is open may be told where it turns out that it isn't closed. */
	bool open = way == OPEN_QUOTE || way == OPEN_BRACKET || way == DEEP;
	int last = way == KEY_TWICE ? number + 1 : open ? MOST_LINES : number;
	if (campaign != NULL || !is_told(&problems, name, number, last)) {
		bn_problems_print(&problems, stderr);
		fail_msg("%s, line %d, way %d: %s; it was\n%.*s", name, number, way,
			campaign != NULL ? "it starts" : "the line isn't told",
			(int)(line->end - line->start), line->start);
	}
	bn_problems_finish(&problems);
	free(whole);
	free(broken);
}

static int break_file(const char *name, const char *text, int *pairs)
{
	int number = 0, tried = 0;
	for (const char *at = text; *at != '\0'; at += *at != '\0') {
		struct line line;
		number++;
		for (int way = 0; way < WAYS && take_apart(at, &line); way++) {
			if (++*pairs % EACH != 0)
				continue;
			try_line(name, text, &line, number, (enum way)way);
			tried++;
		}
		at = strchrnul(at, '\n');
	}
	write_file(name, text, strlen(text));
	return tried;
}

static char *read_whole(const char *campaign, const char *name)
{
	char *under = bn_mem_printf("config/campaigns/%s/%s", campaign, name);
	char *path = bn_paths_share(under);
	size_t bytes = 0;
	char *text = bn_file_read(path, (size_t)1 << 20, &bytes);
	free(path);
	free(under);
	return text;
}

static void each_line_is_told(void **state)
{
	(void)state;
	int tried = 0, pairs = 0;
	for (size_t c = 0; c < COUNT(campaigns); c++) {
		char *texts[COUNT(names)];
		for (size_t i = 0; i < COUNT(names); i++) {
			texts[i] = read_whole(campaigns[c], names[i]);
			assert_non_null(texts[i]);
			write_file(names[i], texts[i], strlen(texts[i]));
		}
		for (size_t i = 0; i < COUNT(names); i++)
			tried += break_file(names[i], texts[i], &pairs);
		for (size_t i = 0; i < COUNT(names); i++)
			free(texts[i]);
	}
	print_message("%d broken campaigns\n", tried);
	assert_true(tried > 500);
}

static int set_up(void **state)
{
	(void)state;
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char *path = bn_file_join(folder, names[i]);
		unlink(path);
		free(path);
	}
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_line_is_told)};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
