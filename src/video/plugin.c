/* libvlc's video output that is Borne's: its decoder writes straight into the memory that the
 * player shares with the kiosk, and each picture comes with its date. A module of its own
 * (libborne_pictures_plugin.so), which libvlc finds by VLC_PLUGIN_PATH. It stands in for libvlc's
 * vmem module, which copies each picture, and is called for and given its bn_outlet as that one is:
 * by libvlc_video_set_callbacks. The interface is that of libvlccore 3.0, vlc_vout_display.h. */
#include "video/outlet.h"

#include <stdatomic.h>
#include <stdlib.h>

#define MODULE_STRING "borne_pictures"
#include <vlc_common.h>
#include <vlc_picture_pool.h>
#include <vlc_plugin.h>
#include <vlc_vout_display.h>

#define ODD_PIXELS \
	50 /* some say 720:721: within 1/50 pixels are square, a scaler would cost more */

/* The pictures of one ring, which outlive the display when a decoder still has some. */
struct pictures {
	struct bn_outlet *outlet;
	struct bn_ring *ring;
	picture_pool_t *pool;
	picture_t *slots[BN_WIRE_SLOTS_MAX];
	picture_t *away[BN_WIRE_SLOTS_MAX]; /* the pool's, held until it is back */
	atomic_int holds; /* the display's, and one for each picture that is there */
};

struct picture_sys_t {
	struct pictures *pictures;
	int slot;
};

struct vout_display_sys_t {
	struct bn_outlet *outlet;
	struct pictures *pictures; /* NULL until libvlc asks for a pool */
};

static void let_go(struct pictures *pictures)
{
	if (atomic_fetch_sub(&pictures->holds, 1) > 1)
		return;
	pictures->outlet->destroy(pictures->ring);
	free(pictures);
}

static void destroy_picture(picture_t *picture)
{
	struct pictures *pictures = picture->p_sys->pictures;
	free(picture->p_sys);
	free(picture);
	let_go(pictures);
}

static picture_t *create_picture(const video_format_t *format, struct pictures *pictures, int slot)
{
	const struct bn_ring *ring = pictures->ring;
	picture_resource_t resource = {
		.p_sys = malloc(sizeof(*resource.p_sys)), .pf_destroy = destroy_picture};
	if (resource.p_sys == NULL)
		return NULL;
	*resource.p_sys = (struct picture_sys_t){pictures, slot};
	for (int i = 0; i < 3; i++) {
		resource.p[i].p_pixels = pictures->outlet->plane(ring, slot, i);
		resource.p[i].i_pitch = (int)(i == 0 ? ring->pitch : ring->pitch / 2);
		resource.p[i].i_lines = (int)(i == 0 ? ring->lines : ring->lines / 2);
	}
	picture_t *picture = picture_NewFromResource(format, &resource);
	if (picture == NULL)
		free(resource.p_sys);
	else
		atomic_fetch_add(&pictures->holds, 1);
	return picture;
}

static void on_back(void *opaque, int slot)
{
	struct pictures *pictures = opaque;
	picture_Release(pictures->away[slot]);
}

static bool make_pool(struct pictures *pictures, const video_format_t *format, int count)
{
	int made = 0;
	while (made < count &&
		(pictures->slots[made] = create_picture(format, pictures, made)) != NULL)
		made++;
	if (made == count)
		pictures->pool = picture_pool_New((unsigned)count, pictures->slots);
	for (int i = 0; pictures->pool == NULL && i < made; i++)
		picture_Release(pictures->slots[i]);
	return pictures->pool != NULL;
}

/* NULL: no memory for it. */
static struct pictures *create_pictures(vout_display_t *display, int count)
{
	struct bn_outlet *outlet = display->sys->outlet;
	const video_format_t *format = &display->fmt;
	struct pictures *pictures = calloc(1, sizeof(*pictures));
	if (pictures == NULL)
		return NULL;
	pictures->outlet = outlet;
	pictures->ring = outlet->open(outlet->context, format->i_visible_width,
		format->i_visible_height, format->i_width, format->i_height, count);
	atomic_init(&pictures->holds, 1);
	if (pictures->ring != NULL) {
		pictures->ring->pictures = pictures;
		if (make_pool(pictures, format, count))
			return pictures;
	}
	let_go(pictures);
	return NULL;
}

static picture_pool_t *pool(vout_display_t *display, unsigned wanted)
{
	vout_display_sys_t *sys = display->sys;
	unsigned count = wanted + BN_OUTLET_SPARE;
	if (count > BN_WIRE_SLOTS_MAX)
		count = BN_WIRE_SLOTS_MAX;
	if (sys->pictures == NULL)
		sys->pictures = create_pictures(display, (int)count);
	return sys->pictures != NULL ? sys->pictures->pool : NULL;
}

static void show(vout_display_t *display, picture_t *picture, subpicture_t *words)
{
	struct bn_outlet *outlet = display->sys->outlet;
	struct pictures *pictures = display->sys->pictures;
	if (words != NULL)
		subpicture_Delete(words);
	int slot = picture->p_sys->slot;
	picture_t *before = pictures->away[slot];
	pictures->away[slot] = picture; /* it may be back before show returns */
	if (outlet->show(outlet->context, pictures->ring, slot, picture->date))
		return;
	pictures->away[slot] = before;
	picture_Release(picture);
}

static int control(vout_display_t *display, int query, va_list arguments)
{
	(void)display, (void)query, (void)arguments;
	return VLC_SUCCESS; /* there is no window to be moved or zoomed */
}

/* What libvlc is to bring: I420, upright, square pixels. Where that is how the clip is, nothing is
 * changed, for libvlc then decodes into our pictures; else it converts into them. */
static void wish(video_format_t *format, const video_format_t *source)
{
	video_format_t upright;
	video_format_ApplyRotation(&upright, source);
	int64_t wide = upright.i_visible_width, num = upright.i_sar_num, den = upright.i_sar_den;
	if (num > 0 && den > 0 && llabs(num - den) > den / ODD_PIXELS)
		wide = wide * num / den;
	bool same = source->i_chroma == VLC_CODEC_I420 && source->orientation == ORIENT_NORMAL &&
		    source->i_x_offset == 0 && source->i_y_offset == 0 &&
		    wide == source->i_visible_width;
	*format = *source;
	if (same)
		return;
	format->orientation = ORIENT_NORMAL;
	format->i_chroma = VLC_CODEC_I420;
	format->i_width = format->i_visible_width = (unsigned)wide;
	format->i_height = format->i_visible_height = upright.i_visible_height;
	format->i_x_offset = format->i_y_offset = 0;
	format->i_sar_num = format->i_sar_den = 1;
}

static int open_display(vlc_object_t *object)
{
	vout_display_t *display = (vout_display_t *)object;
	struct bn_outlet *outlet = var_InheritAddress(display, "vmem-data");
	const video_format_t *source = &display->source;
	video_format_t format;
	if (outlet == NULL)
		return VLC_EGENERIC;
	wish(&format, source);
	int64_t nominal = source->i_frame_rate > 0 ? INT64_C(1000000) * source->i_frame_rate_base /
							     source->i_frame_rate
						   : 0;
	if (!outlet->accept(
		    outlet->context, format.i_visible_width, format.i_visible_height, nominal))
		return VLC_EGENERIC;
	display->sys = calloc(1, sizeof(*display->sys));
	if (display->sys == NULL)
		return VLC_ENOMEM;
	display->sys->outlet = outlet;
	outlet->back = on_back;
	/* A palette belongs to whom it lies in; I420 has none. */
	video_format_Clean(&display->fmt);
	display->fmt = format;
	display->fmt.p_palette = NULL;
	display->info.is_slow = false;
	display->info.has_pictures_invalid = false;
	display->pool = pool;
	display->prepare = NULL;
	display->display = show;
	display->control = control;
	vout_display_SendEventDisplaySize(
		display, (int)format.i_visible_width, (int)format.i_visible_height);
	return VLC_SUCCESS;
}

static void close_display(vlc_object_t *object)
{
	vout_display_sys_t *sys = ((vout_display_t *)object)->sys;
	if (sys->pictures != NULL) {
		sys->outlet->close(sys->outlet->context, sys->pictures->ring);
		picture_pool_Release(sys->pictures->pool);
		let_go(sys->pictures);
	}
	free(sys);
}

/* clang-format off */
vlc_module_begin()
	set_shortname("Borne")
	set_description("Pictures for Borne")
	set_capability("vout display", 10) /* before libvlc's own of that name, which has 0 */
	set_callbacks(open_display, close_display)
	add_shortcut("vmem")
vlc_module_end()
	/* clang-format on */
