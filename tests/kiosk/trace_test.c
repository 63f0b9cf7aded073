#include "kiosk/trace.h"

#include "base/file.h"
#include "tests/leads/limit.h"
#include "tests/ui/screen.h"

#include <jansson.h>
#include <string.h>
#include <sys/stat.h>

static const struct bn_theme theme;
static struct screen *screen;
static struct bn_view *view;

/* The events of a trace file, read back as any program would. */
static json_t *read_events(const char *path)
{
	size_t bytes = 0;
	json_error_t error;
	json_t *events = json_array();
	char *text = bn_file_read(path, 1 << 20, &bytes);
	assert_non_null(text);
	assert_true(bytes == 0 || text[bytes - 1] == '\n');
	char *rest = text;
	for (char *line; (line = strsep(&rest, "\n")) != NULL && *line != '\0';) {
		json_t *event = json_loads(line, JSON_REJECT_DUPLICATES, &error);
		if (event == NULL)
			fail_msg("%s: %s", error.text, line);
		assert_true(json_is_integer(json_object_get(event, "t")));
		json_array_append_new(events, event);
	}
	free(text);
	return events;
}

static const char *text_at(json_t *events, size_t index, const char *key)
{
	return json_string_value(json_object_get(json_array_get(events, index), key));
}

static int64_t number_at(json_t *events, size_t index, const char *key)
{
	json_t *number = json_object_get(json_array_get(events, index), key);
	assert_true(json_is_integer(number));
	return json_integer_value(number);
}

static void build(void *context, struct bn_boxes *boxes, struct bn_box *root)
{
	struct bn_box *field = bn_box_add(boxes, root,
		(struct bn_box){.id = "field",
			.role = BN_ROLE_TEXTBOX,
			.name = "Prénom \"usuel\"",
			.states = *(const char *)context != '\0' ? BN_STATE_FILLED : 0,
			.action = {.code = 1}});
	bn_box_add(boxes, field,
		(struct bn_box){.content = BN_CONTENT_TEXT, .text = context, .secret = true});
}

static void show(struct bn_trace *trace, const char *name, const char *typed)
{
	bn_view_rebuild(view, build, (void *)typed);
	bn_trace_tree(trace, name, view);
}

static void every_event_is_a_line(void **state)
{
	char *path = bn_file_join(*state, "trace.jsonl");
	struct bn_trace *trace = bn_trace_create(path);
	assert_true(bn_trace_good(trace));
	bn_trace_screen(trace, "home");
	bn_trace_clip(trace, "lot-long", "start", NULL);
	bn_trace_clip(trace, "lot-long", "skip", "can't \"read\"\nit");
	bn_trace_lead(trace, "00112233445566778899aabbccddeeff");
	show(trace, "home", "");
	json_t *events = read_events(path); /* flushed at once: the trace is still open */
	assert_int_equal(json_array_size(events), 5);
	static const char *const names[] = {"screen", "clip", "clip", "lead", "tree"};
	for (size_t i = 0; i < COUNT(names); i++)
		assert_string_equal(text_at(events, i, "ev"), names[i]);
	assert_string_equal(text_at(events, 0, "name"), "home");
	assert_string_equal(text_at(events, 1, "at"), "start");
	assert_null(text_at(events, 1, "reason"));
	assert_string_equal(text_at(events, 2, "reason"), "can't \"read\"\nit");
	assert_string_equal(text_at(events, 3, "id"), "00112233445566778899aabbccddeeff");
	assert_string_equal(text_at(events, 4, "screen"), "home");
	json_t *nodes = json_object_get(json_array_get(events, 4), "nodes");
	assert_int_equal(json_array_size(nodes), 1);
	assert_string_equal(json_string_value(json_object_get(json_array_get(nodes, 0), "name")),
		"Prénom \"usuel\"");
	for (size_t i = 1; i < 5; i++)
		assert_true(number_at(events, i, "t") >= number_at(events, i - 1, "t"));
	json_decref(events);
	bn_trace_destroy(trace);
	trace = bn_trace_create(path); /* goes on in the same file */
	bn_trace_screen(trace, "attract");
	bn_trace_visit(trace, 66000000);
	bn_trace_destroy(trace);
	events = read_events(path);
	assert_int_equal(json_array_size(events), 7);
	assert_string_equal(text_at(events, 6, "ev"), "visit");
	assert_int_equal(number_at(events, 6, "kept_bytes"), 66000000);
	json_decref(events);
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	free(path);
}

static void a_tree_is_told_when_it_changed(void **state)
{
	static const struct {
		const char *typed;
		bool told;
	} steps[] = {
		{"", true}, {"", false}, {"Z", true}, {"Zo", false}, {"Zoé", false}, {"", true}};
	char *path = bn_file_join(*state, "trace.jsonl");
	struct bn_trace *trace = bn_trace_create(path);
	bn_trace_screen(trace, "lead_form");
	size_t count = 1;
	for (size_t i = 0; i < COUNT(steps); i++) {
		show(trace, "lead_form", steps[i].typed);
		json_t *events = read_events(path);
		count += steps[i].told;
		assert_int_equal(json_array_size(events), count);
		json_decref(events);
	}
	bn_trace_screen(trace, "thanks"); /* another screen: its tree is told even if the same */
	show(trace, "thanks", "");
	json_t *events = read_events(path);
	assert_int_equal(json_array_size(events), count + 2);
	json_decref(events);
	size_t bytes = 0;
	char *text = bn_file_read(path, 1 << 20, &bytes);
	assert_null(strstr(text, "Zo")); /* nothing typed is ever in it */
	free(text);
	bn_trace_destroy(trace);
	free(path);
}

static void a_picture_is_timed_from_the_first_input(void **state)
{
	char *path = bn_file_join(*state, "trace.jsonl");
	struct bn_trace *trace = bn_trace_create(path);
	bn_trace_present(trace, 900); /* nobody asked for it */
	bn_trace_input(trace, "touch", 1000);
	bn_trace_input(trace, "touch", 1010);
	bn_trace_present(trace, 1032);
	bn_trace_present(trace, 1048);
	bn_trace_input(trace, "key", 2000);
	bn_trace_present(trace, 2016);
	json_t *events = read_events(path);
	assert_int_equal(json_array_size(events), 5);
	assert_string_equal(text_at(events, 0, "kind"), "touch");
	assert_string_equal(text_at(events, 2, "ev"), "present");
	assert_int_equal(number_at(events, 2, "after_input_ms"), 32);
	assert_string_equal(text_at(events, 3, "kind"), "key");
	assert_int_equal(number_at(events, 4, "after_input_ms"), 16);
	json_decref(events);
	bn_trace_destroy(trace);
	free(path);
}

static void tell_all(struct bn_trace *trace)
{
	bn_trace_screen(trace, "home");
	show(trace, "home", "");
	bn_trace_clip(trace, "lot-long", "end", NULL);
	bn_trace_lead(trace, "id");
	bn_trace_input(trace, "touch", 0);
	bn_trace_present(trace, 1);
}

static void what_cannot_be_written_is_told(void **state)
{
	const char *const paths[] = {"/no/such/folder/trace.jsonl", *state};
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct bn_trace *trace = bn_trace_create(paths[i]);
		assert_false(bn_trace_good(trace));
		tell_all(trace); /* harmless */
		bn_trace_destroy(trace);
	}
	struct bn_trace *none = bn_trace_create(NULL);
	assert_true(bn_trace_good(none));
	tell_all(none);
	bn_trace_destroy(none);
	bn_trace_destroy(NULL);
	/* A disk that fills up ends the trace, not the kiosk. */
	char *path = bn_file_join(*state, "trace.jsonl");
	struct bn_trace *trace = bn_trace_create(path);
	limit_files(0);
	tell_all(trace);
	limit_files_no_more();
	assert_false(bn_trace_good(trace));
	bn_trace_destroy(trace);
	free(path);
}

static int open_all(void **state)
{
	if (screen_open(state) != 0)
		return -1;
	screen = *state;
	view = bn_view_create(screen->canvas, &theme);
	return 0;
}

static int close_all(void **state)
{
	void *opened = screen;
	(void)state;
	bn_view_destroy(view);
	return screen_close(&opened);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(every_event_is_a_line),
		with_folder(a_tree_is_told_when_it_changed),
		with_folder(a_picture_is_timed_from_the_first_input),
		with_folder(what_cannot_be_written_is_told),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
