"""Pictures for the clips: cairo and librsvg, called through ctypes.

Every SVG is rendered once into a Surface; a frame is then only a few surfaces
painted under a transform with bilinear sampling, so slow moves are smooth to a
fraction of a pixel.  Units: 1 unit = 1 output pixel, angles in degrees.
"""
import ctypes as C
import ctypes.util
import math
import sys


def _load(name, package):
    try:
        return C.CDLL(name)
    except OSError:
        sys.exit("make: library %s is missing (Debian package: %s)" % (name, package))


_cairo = _load("libcairo.so.2", "libcairo2")
_rsvg = _load("librsvg-2.so.2", "librsvg2-2")
_gobj = _load("libgobject-2.0.so.0", "libglib2.0-0")

P, D, I = C.c_void_p, C.c_double, C.c_int


def _sig(lib, name, res, *args):
    f = getattr(lib, name)
    f.restype, f.argtypes = res, list(args)
    return f


class _Rect(C.Structure):
    _fields_ = [("x", D), ("y", D), ("w", D), ("h", D)]


class _Matrix(C.Structure):
    _fields_ = [(n, D) for n in ("xx", "yx", "xy", "yy", "x0", "y0")]


_surface_create = _sig(_cairo, "cairo_image_surface_create", P, I, I, I)
_surface_data = _sig(_cairo, "cairo_image_surface_get_data", P, P)
_surface_stride = _sig(_cairo, "cairo_image_surface_get_stride", I, P)
_surface_flush = _sig(_cairo, "cairo_surface_flush", None, P)
_surface_destroy = _sig(_cairo, "cairo_surface_destroy", None, P)
_write_png = _sig(_cairo, "cairo_surface_write_to_png", I, P, C.c_char_p)
_create = _sig(_cairo, "cairo_create", P, P)
_destroy = _sig(_cairo, "cairo_destroy", None, P)
_save = _sig(_cairo, "cairo_save", None, P)
_restore = _sig(_cairo, "cairo_restore", None, P)
_identity = _sig(_cairo, "cairo_identity_matrix", None, P)
_set_matrix = _sig(_cairo, "cairo_set_matrix", None, P, C.POINTER(_Matrix))
_source_surface = _sig(_cairo, "cairo_set_source_surface", None, P, P, D, D)
_source_rgba = _sig(_cairo, "cairo_set_source_rgba", None, P, D, D, D, D)
_get_source = _sig(_cairo, "cairo_get_source", P, P)
_set_filter = _sig(_cairo, "cairo_pattern_set_filter", None, P, I)
_paint = _sig(_cairo, "cairo_paint", None, P)
_paint_alpha = _sig(_cairo, "cairo_paint_with_alpha", None, P, D)
_clip = _sig(_cairo, "cairo_clip", None, P)
_reset_clip = _sig(_cairo, "cairo_reset_clip", None, P)
_fill = _sig(_cairo, "cairo_fill", None, P)
_new_path = _sig(_cairo, "cairo_new_path", None, P)
_close = _sig(_cairo, "cairo_close_path", None, P)
_arc = _sig(_cairo, "cairo_arc", None, P, D, D, D, D, D)
_push = _sig(_cairo, "cairo_push_group", None, P)
_pop = _sig(_cairo, "cairo_pop_group_to_source", None, P)

_svg_new = _sig(_rsvg, "rsvg_handle_new_from_data", P, C.c_char_p, C.c_size_t, P)
_svg_render = _sig(_rsvg, "rsvg_handle_render_document", I, P, P, C.POINTER(_Rect), P)
_svg_geometry = _sig(_rsvg, "rsvg_handle_get_geometry_for_layer", I, P, C.c_char_p,
                     C.POINTER(_Rect), C.POINTER(_Rect), C.POINTER(_Rect), P)
_unref = _sig(_gobj, "g_object_unref", None, P)

BILINEAR = 4
ARGB32, RGB24 = 0, 1


def rgb(hexa):
    return tuple(int(hexa[i:i + 2], 16) / 255 for i in (1, 3, 5))


def _handle(svg):
    data = svg.encode()
    h = _svg_new(data, len(data), None)
    if not h:
        sys.exit("make: librsvg refuses this drawing: " + svg[:200])
    return h


class Surface:
    """A picture of a box of the plane: (x, y) its corner in units, `scale` pixels a unit."""

    def __init__(self, w, h, x=0.0, y=0.0, scale=1.0, opaque=False):
        self.pw, self.ph = int(math.ceil(w * scale)), int(math.ceil(h * scale))
        self.x, self.y, self.scale = x, y, scale
        self.ptr = _surface_create(RGB24 if opaque else ARGB32, self.pw, self.ph)
        self.cr = _create(self.ptr)

    def __del__(self):
        if getattr(self, "ptr", None):
            _destroy(self.cr)
            _surface_destroy(self.ptr)

    def bytes(self):
        _surface_flush(self.ptr)
        n = _surface_stride(self.ptr) * self.ph
        return memoryview((C.c_ubyte * n).from_address(_surface_data(self.ptr))).cast("B")

    def png(self, path):
        _surface_flush(self.ptr)
        _write_png(self.ptr, path.encode())


def render(body, x, y, w, h, scale=1.0, defs="", opaque=False):
    """Render the SVG fragment `body` (and `defs`) seen through the box x, y, w, h."""
    s = Surface(w, h, x, y, scale, opaque)
    svg = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="%g %g %g %g" width="%g" height="%g">'
           '<defs>%s</defs>%s</svg>' % (x, y, w, h, w, h, defs, body))
    handle = _handle(svg)
    _svg_render(handle, s.cr, C.byref(_Rect(0, 0, w * scale, h * scale)), None)
    _unref(handle)
    return s


def text_box(element):
    """Ink box (x, y, w, h) of one <text id="t"> element drawn at the origin."""
    handle = _handle('<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="400">%s</svg>' % element)
    ink, logical = _Rect(), _Rect()
    _svg_geometry(handle, b"#t", C.byref(_Rect(0, 0, 4000, 400)), C.byref(ink), C.byref(logical), None)
    _unref(handle)
    return ink.x, ink.y, ink.w, ink.h


# 2 x 3 matrices as tuples (xx, yx, xy, yy, x0, y0), applied right to left.
def mul(a, b):
    return (a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],
            a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
            a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5])


def shift(x, y):
    return (1, 0, 0, 1, x, y)


def stretch(x, y=None):
    return (x, 0, 0, x if y is None else y, 0, 0)


def turn(degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (c, s, -s, c, 0, 0)


def chain(*ms):
    out = (1, 0, 0, 1, 0, 0)
    for m in ms:
        out = mul(out, m)
    return out


class Canvas(Surface):
    """The frame being painted."""

    def __init__(self, w, h):
        super().__init__(w, h, opaque=True)
        self.w, self.h = w, h

    def clear(self, hexa):
        _identity(self.cr)
        _source_rgba(self.cr, *rgb(hexa), 1.0)
        _paint(self.cr)

    def put(self, surface, matrix=(1, 0, 0, 1, 0, 0), alpha=1.0):
        if alpha <= 0.002:
            return
        m = chain(matrix, shift(surface.x, surface.y), stretch(1 / surface.scale))
        _set_matrix(self.cr, C.byref(_Matrix(*m)))
        _source_surface(self.cr, surface.ptr, 0, 0)
        _set_filter(_get_source(self.cr), BILINEAR)
        if alpha >= 0.998:
            _paint(self.cr)
        else:
            _paint_alpha(self.cr, alpha)
        _identity(self.cr)

    def _bubble(self, x, y, w, h, radius, tight, corner):
        r = min(radius, w / 2, h / 2)
        k = min(tight, w / 2, h / 2)
        bl, br = (k, r) if corner == "say" else (r, k)
        q = math.pi / 2
        _identity(self.cr)
        _new_path(self.cr)
        _arc(self.cr, x + r, y + r, r, 2 * q, 3 * q)
        _arc(self.cr, x + w - r, y + r, r, 3 * q, 4 * q)
        _arc(self.cr, x + w - br, y + h - br, br, 0, q)
        _arc(self.cr, x + bl, y + h - bl, bl, q, 2 * q)
        _close(self.cr)

    def bubble(self, x, y, w, h, hexa, radius=44, tight=8, corner="say", alpha=1.0):
        """A speech bubble: three round corners, one tight (say: bottom left, you: bottom right)."""
        if w < 2 or h < 2:
            return
        self._bubble(x, y, w, h, radius, tight, corner)
        _source_rgba(self.cr, *rgb(hexa), alpha)
        _fill(self.cr)

    def clip_bubble(self, x, y, w, h, radius=44, tight=8, corner="say"):
        _save(self.cr)
        self._bubble(x, y, w, h, radius, tight, corner)
        _clip(self.cr)

    def unclip(self):
        _restore(self.cr)

    def push(self):
        _identity(self.cr)
        _push(self.cr)

    def pop(self, alpha):
        _pop(self.cr)
        _identity(self.cr)
        _paint_alpha(self.cr, alpha)
