#include "kiosk/trace.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/tr.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bn_trace {
	int fd; /* -1: none */
	bool wanted;
	int64_t start_ms, input_ms; /* input −1: none since the last present */
	struct bn_str line, tree, last_tree;
};

struct bn_trace *bn_trace_create(const char *path)
{
	struct bn_trace *trace = bn_mem_alloc(1, sizeof(*trace));
	trace->fd = -1;
	trace->start_ms = bn_clock_ms();
	trace->input_ms = -1;
	trace->wanted = path != NULL;
	if (path == NULL)
		return trace;
	trace->fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (trace->fd < 0)
		bn_log_error("kiosk", _("%s : la trace ne peut pas être écrite : %s"), path,
			strerror(errno));
	return trace;
}

void bn_trace_destroy(struct bn_trace *trace)
{
	if (trace == NULL)
		return;
	if (trace->fd >= 0)
		close(trace->fd);
	bn_str_finish(&trace->line);
	bn_str_finish(&trace->tree);
	bn_str_finish(&trace->last_tree);
	free(trace);
}

bool bn_trace_good(const struct bn_trace *trace)
{
	return !trace->wanted || trace->fd >= 0;
}

/* Begins a line: {"t":…,"ev":… */
static struct bn_json begin(struct bn_trace *trace, const char *event)
{
	bn_str_clear(&trace->line);
	struct bn_json json = {&trace->line, false};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "t", bn_clock_ms() - trace->start_ms);
	bn_json_text(&json, "ev", event);
	return json;
}

/* One write a line, so that a reader never sees half of one for long and a kill loses none. */
static void end(struct bn_trace *trace, struct bn_json *json)
{
	bn_json_object_end(json);
	bn_str_addz(&trace->line, "\n");
	const char *at = bn_str_text(&trace->line);
	for (size_t left = trace->line.length; left > 0;) {
		ssize_t put = write(trace->fd, at, left);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			bn_log_warn("kiosk", "the trace ends here: %s", strerror(errno));
			close(trace->fd);
			trace->fd = -1;
			return;
		}
		at += put;
		left -= (size_t)put;
	}
}

void bn_trace_screen(struct bn_trace *trace, const char *name)
{
	if (trace->fd < 0)
		return;
	bn_str_clear(&trace->last_tree);
	struct bn_json json = begin(trace, "screen");
	bn_json_text(&json, "name", name);
	end(trace, &json);
}

void bn_trace_tree(struct bn_trace *trace, const char *screen, struct bn_view *view)
{
	if (trace->fd < 0)
		return;
	bn_str_clear(&trace->tree);
	struct bn_json nodes = {&trace->tree, false};
	bn_view_write_tree(view, &nodes);
	if (strcmp(bn_str_text(&trace->tree), bn_str_text(&trace->last_tree)) == 0)
		return;
	struct bn_json json = begin(trace, "tree");
	bn_json_text(&json, "screen", screen);
	bn_str_addz(&trace->line, ",");
	bn_str_addz(&trace->line, bn_str_text(&trace->tree));
	end(trace, &json);
	struct bn_str kept = trace->last_tree;
	trace->last_tree = trace->tree;
	trace->tree = kept;
}

void bn_trace_clip(struct bn_trace *trace, const char *name, const char *at, const char *reason)
{
	if (trace->fd < 0)
		return;
	struct bn_json json = begin(trace, "clip");
	bn_json_text(&json, "name", name);
	bn_json_text(&json, "at", at);
	if (reason != NULL)
		bn_json_text(&json, "reason", reason);
	end(trace, &json);
}

void bn_trace_form(struct bn_trace *trace, bool closed)
{
	if (trace->fd < 0)
		return;
	struct bn_json json = begin(trace, "form");
	bn_json_bool(&json, "closed", closed);
	end(trace, &json);
}

void bn_trace_campaign(struct bn_trace *trace, bool good)
{
	if (trace->fd < 0)
		return;
	struct bn_json json = begin(trace, "campaign");
	bn_json_text(&json, "at", good ? "changed" : "refused");
	end(trace, &json);
}

void bn_trace_visit(struct bn_trace *trace, size_t kept_bytes)
{
	if (trace->fd < 0)
		return;
	struct bn_json json = begin(trace, "visit");
	bn_json_int(&json, "kept_bytes", (int64_t)kept_bytes);
	end(trace, &json);
}

void bn_trace_lead(struct bn_trace *trace, const char *id)
{
	if (trace->fd < 0)
		return;
	struct bn_json json = begin(trace, "lead");
	bn_json_text(&json, "id", id);
	end(trace, &json);
}

void bn_trace_input(struct bn_trace *trace, const char *kind, int64_t now_ms)
{
	if (trace->fd < 0)
		return;
	if (trace->input_ms < 0)
		trace->input_ms = now_ms;
	struct bn_json json = begin(trace, "input");
	bn_json_text(&json, "kind", kind);
	end(trace, &json);
}

void bn_trace_present(struct bn_trace *trace, int64_t now_ms)
{
	if (trace->fd < 0 || trace->input_ms < 0)
		return;
	struct bn_json json = begin(trace, "present");
	bn_json_int(&json, "after_input_ms", now_ms - trace->input_ms);
	end(trace, &json);
	trace->input_ms = -1;
}
