#include "base/log.h"
#include "base/mem.h"
#include "ui/canvas_private.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

enum { CLEAR = 4 }; /* modules around (ISO/IEC 18004, 9.1) */

/* Other letters than ASCII are announced as UTF-8, lest readers guess (ISO/IEC 18004, 7.4.2). */
static QRcode *encode(const char *text)
{
	enum { UTF8 = 26 };
	bool ascii = true;
	for (const char *at = text; *at != '\0'; at++)
		ascii = ascii && (unsigned char)*at < 128;
	if (ascii)
		return QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
	QRcode *code = NULL;
	if (input != NULL && QRinput_appendECIheader(input, UTF8) == 0 &&
		QRinput_append(input, QR_MODE_8, (int)strlen(text), (const unsigned char *)text) ==
			0)
		code = QRcode_encodeInput(input);
	QRinput_free(input);
	return code;
}

/* Dark modules as a mask with its clear border; NULL: it can't be, or has no room (logged). */
static struct bn_image *draw_code(const char *text, int side)
{
	QRcode *code = encode(text);
	if (code == NULL) {
		bn_log_error("ui", "no QR code of %zu bytes: %s", strlen(text), strerror(errno));
		return NULL;
	}
	int modules = code->width + 2 * CLEAR;
	int each = side / modules;
	struct bn_image *image = NULL;
	if (each > 0) {
		int length = each * modules;
		image = bn_canvas_image_create(BN_IMAGE_MASK, length, length);
		for (int y = CLEAR * each; y < length - CLEAR * each; y++)
			for (int x = CLEAR * each; x < length - CLEAR * each; x++) {
				int at = (y / each - CLEAR) * code->width + x / each - CLEAR;
				bool dark = (code->data[at] & 1) != 0;
				((uint8_t *)image->pixels)[(ptrdiff_t)y * length + x] = dark ? 255
											     : 0;
			}
	} else {
		bn_log_error(
			"ui", "a QR code of %d modules has no room in %d pixels", modules, side);
	}
	explicit_bzero(code->data, (size_t)code->width * (size_t)code->width);
	QRcode_free(code);
	return image;
}

static void draw_image(struct bn_canvas *canvas, const struct bn_image *image, struct bn_rect rect)
{
	static const struct bn_paint white = {{255, 255, 255}, 255},
				     ink = {{0x1E, 0x14, 0x20}, 255};
	struct bn_rect where = {rect.x + (rect.w - image->width) / 2,
		rect.y + (rect.h - image->height) / 2, image->width, image->height};
	bn_canvas_fill_plain(canvas, where, white);
	bn_canvas_draw_image(
		canvas, image, (struct bn_rect){0, 0, image->width, image->height}, where, ink);
}

static void draw_secret(struct bn_canvas *canvas, const char *text, struct bn_rect rect, int side)
{
	struct bn_image *image = draw_code(text, side);
	if (image == NULL)
		return;
	bn_canvas_use_image(canvas, image);
	draw_image(canvas, image, rect);
	bn_canvas_wipe_image(canvas, image);
}

void bn_canvas_qr(struct bn_canvas *canvas, const char *text, struct bn_rect rect, bool secret)
{
	int side = rect.w < rect.h ? rect.w : rect.h;
	if (side <= 0 || text == NULL || text[0] == '\0' || !bn_canvas_sees(canvas, rect))
		return;
	if (secret) {
		draw_secret(canvas, text, rect, side);
		return;
	}
	struct bn_cache_key key = {
		.kind = BN_KEPT_QR, .numbers = {side}, .text = text, .text_bytes = strlen(text)};
	const struct bn_image *image = bn_cache_get(canvas->cache, &key);
	if (image == NULL) {
		struct bn_image *made = draw_code(text, side);
		if (made == NULL)
			made = bn_canvas_image_create(BN_IMAGE_MASK, 1, 1);
		image = bn_canvas_keep_image(canvas, &key, made);
	}
	if (image->width > 1)
		draw_image(canvas, image, rect);
}
