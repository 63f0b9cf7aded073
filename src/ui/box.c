#include "ui/box.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES 65536

struct bn_arena_block {
	struct bn_arena_block *next;
	size_t used, size;
	max_align_t bytes[];
};

void *bn_box_memory(struct bn_boxes *boxes, size_t bytes)
{
	bytes = (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	struct bn_arena_block *block = boxes->blocks;
	if (block == NULL || block->used + bytes > block->size) {
		size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
		block = bn_mem_alloc(1, sizeof(*block) + size);
		block->size = size;
		block->next = boxes->blocks;
		boxes->blocks = block;
	}
	void *memory = (char *)block->bytes + block->used;
	block->used += bytes;
	memset(memory, 0, bytes);
	return memory;
}

struct bn_box *bn_box_root(struct bn_boxes *boxes)
{
	struct bn_box *root = bn_box_memory(boxes, sizeof(*root));
	root->flow = BN_STACK;
	return root;
}

struct bn_box *bn_box_add(struct bn_boxes *boxes, struct bn_box *parent, struct bn_box like)
{
	struct bn_box *box = bn_box_memory(boxes, sizeof(*box));
	*box = like;
	box->first = box->last = box->next = NULL;
	if (parent->last != NULL)
		parent->last->next = box;
	else
		parent->first = box;
	parent->last = box;
	return box;
}

void bn_box_unfold(struct bn_box *box)
{
	if (box->unfold != NULL)
		box->unfold(box, box->context);
	box->unfold = NULL;
}

const char *bn_box_text(struct bn_boxes *boxes, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *made = bn_mem_vprintf(format, args);
	va_end(args);
	size_t bytes = strlen(made) + 1;
	char *text = bn_box_memory(boxes, bytes);
	memcpy(text, made, bytes);
	free(made);
	return text;
}

void bn_box_reset(struct bn_boxes *boxes)
{
	while (boxes->blocks != NULL && boxes->blocks->next != NULL) {
		struct bn_arena_block *next = boxes->blocks->next;
		free(boxes->blocks);
		boxes->blocks = next;
	}
	if (boxes->blocks != NULL)
		boxes->blocks->used = 0;
}

void bn_box_finish(struct bn_boxes *boxes)
{
	bn_box_reset(boxes);
	free(boxes->blocks);
	boxes->blocks = NULL;
}

const char *bn_box_role_name(enum bn_role role)
{
	static const char *const names[] = {
		[BN_ROLE_NONE] = NULL,
		[BN_ROLE_BUTTON] = "button",
		[BN_ROLE_LINK] = "link",
		[BN_ROLE_TEXTBOX] = "textbox",
		[BN_ROLE_CHECKBOX] = "checkbox",
		[BN_ROLE_RADIO] = "radio",
		[BN_ROLE_TAB] = "tab",
		[BN_ROLE_IMAGE] = "image",
		[BN_ROLE_TEXT] = "text",
		[BN_ROLE_LIST] = "list",
		[BN_ROLE_LISTITEM] = "listitem",
		[BN_ROLE_SLIDER] = "slider",
		[BN_ROLE_PROGRESSBAR] = "progressbar",
		[BN_ROLE_DIALOG] = "dialog",
		[BN_ROLE_KEY] = "key",
	};
	return names[role];
}

/* The texts of a box and what it holds, a blank between them. */
static void gather(const struct bn_box *box, struct bn_str *out)
{
	if (box->content == BN_CONTENT_TEXT && !box->secret && box->text != NULL) {
		if (out->length > 0)
			bn_str_addz(out, " ");
		for (const char *at = box->text; *at != '\0'; at++)
			bn_str_add(out, *at == '\n' ? " " : at, 1);
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		gather(child, out);
}

const char *bn_box_name(struct bn_boxes *boxes, const struct bn_box *box)
{
	if (box->name != NULL)
		return box->name;
	struct bn_str text = {0};
	gather(box, &text);
	const char *name = bn_box_text(boxes, "%s", bn_str_text(&text));
	bn_str_finish(&text);
	return name;
}
