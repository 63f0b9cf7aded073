#include "kiosk/sheet.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "ui/type.h"

#include <stdlib.h>
#include <string.h>

/* Of the sheet, in pixels. */
enum { CELL = 240, LABEL = 44, GAP = 12, MOST = 16000 };

static const struct bn_colour ground = {58, 58, 58}, ink = {255, 255, 255};

void bn_sheet_add(struct bn_sheet *sheet, const char *name)
{
	sheet->names = bn_mem_grow(
		sheet->names, &sheet->capacity, sheet->count + 1, sizeof(*sheet->names));
	sheet->names[sheet->count++] = bn_mem_strdup(name);
}

void bn_sheet_finish(struct bn_sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		free(sheet->names[i]);
	free(sheet->names);
	*sheet = (struct bn_sheet){0};
}

static void draw_cell(struct bn_canvas *canvas, const char *folder, const char *name, int x, int y)
{
	static const struct bn_type type = {BN_FACE_MEDIUM, 15, 19, BN_JUSTIFY_CENTRE, 2, false};
	struct bn_placing whole = {.fit = BN_FIT_BOTTOM};
	struct bn_radii straight = {0, 0, 0, 0};
	char *path = bn_file_join(folder, name);
	char *label = bn_mem_strndup(name, strcspn(name, "."));
	bn_canvas_picture(canvas, path, (struct bn_rect){x, y, CELL, CELL}, whole, straight);
	bn_type_draw(canvas, label, &type, (struct bn_rect){x, y + CELL + 4, CELL, LABEL},
		(struct bn_paint){ink, 255});
	free(label);
	free(path);
}

/* More columns where a sheet of ten would be too long for a picture. */
static int columns_of(size_t count)
{
	int columns = 10;
	while (((int)count + columns - 1) / columns * (CELL + LABEL + GAP) > MOST)
		columns += 10;
	return columns;
}

static bool write_contact(const struct bn_sheet *sheet, const char *folder)
{
	int columns = columns_of(sheet->count);
	int rows = ((int)sheet->count + columns - 1) / columns;
	struct bn_canvas_options options = {.title = "Borne",
		.width = columns * (CELL + GAP) + GAP,
		.height = rows * (CELL + LABEL + GAP) + GAP};
	struct bn_canvas *canvas = bn_canvas_create(&options);
	bool good = canvas != NULL && bn_canvas_open(canvas);
	if (good) {
		bn_canvas_begin(canvas, ground);
		for (int i = 0; i < (int)sheet->count; i++)
			draw_cell(canvas, folder, sheet->names[i], GAP + i % columns * (CELL + GAP),
				GAP + i / columns * (CELL + LABEL + GAP));
		char *path = bn_file_join(folder, "contact.png");
		good = bn_canvas_save(canvas, path);
		free(path);
	}
	bn_canvas_destroy(canvas);
	return good;
}

static bool write_page(const struct bn_sheet *sheet, const char *folder)
{
	struct bn_str page = {0};
	bn_str_addf(&page,
		"<!doctype html>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>\n"
		"body { background: #3a3a3a; color: #fff; font: 14px sans-serif; display: flex; "
		"flex-wrap: wrap; gap: 16px; align-items: end }\n"
		"figure { margin: 0; width: 260px } img { width: 100%%; display: block }\n"
		"</style>\n",
		_("Les écrans de Borne"));
	for (size_t i = 0; i < sheet->count; i++)
		bn_str_addf(&page,
			"<figure><a href=\"%s\"><img loading=\"lazy\" src=\"%s\" alt=\"\"></a>"
			"<figcaption>%.*s</figcaption></figure>\n",
			sheet->names[i], sheet->names[i], (int)strcspn(sheet->names[i], "."),
			sheet->names[i]);
	bool good = bn_file_write_in(folder, "index.html", &page, 0644);
	bn_str_finish(&page);
	return good;
}

bool bn_sheet_write(const struct bn_sheet *sheet, const char *folder)
{
	return write_contact(sheet, folder) && write_page(sheet, folder);
}
