"""Scenes: a place, its people and its things, for both framings, and the camera.

Layers move by their depth: 0 is the horizon, 1 the people, more is nearer.
"""
import math

import decor
import draw
import people

LANDSCAPE, PORTRAIT = (1920, 1080), (1080, 1920)
OVERSAMPLE = 1.15


def hand(skin, dark, x, y, angle=0, sx=.84, sy=.84):
    return ('<g transform="translate(%g,%g) rotate(%g) scale(%g,%g)"><path d="M-46,-34 C-20,-44 34,-40 52,-26 C66,-14 66,18 50,28 C30,40 -24,40 -46,34Z" fill="%s"/>'
            '<path d="M-4,-36 C6,-62 30,-64 36,-52 C40,-42 26,-34 20,-24Z" fill="%s"/>'
            '<path d="M22,-4 L56,-6 M20,14 L52,14" stroke="%s" stroke-width="5" stroke-linecap="round" opacity=".8"/></g>' % (x, y, angle, sx, sy, skin, skin, dark))


def sleeve(col, path, width=84):
    # A darker, slightly wider stroke under the sleeve parts it from the clothes behind.
    return ('<path d="%s" stroke="#1A0A18" stroke-opacity=".10" stroke-width="%g" fill="none" stroke-linecap="round"/>' % (path, width + 8)
            + '<path d="%s" stroke="%s" stroke-width="%g" fill="none" stroke-linecap="round"/>' % (path, col, width))


MUG = ('<g transform="translate(%g,%g) scale(%g)"><ellipse cx="0" cy="74" rx="78" ry="12" fill="#1A0A18" opacity=".22"/>'
       '<path d="M46,8 q44,0 38,30 q-6,24 -46,22" stroke="%s" stroke-width="13" fill="none"/>'
       '<path d="M-52,-8 L52,-8 C52,50 40,74 22,74 L-22,74 C-40,74 -52,50 -52,-8Z" fill="%s"/>'
       '<path d="M-52,-8 L-20,-8 C-20,50 -14,74 -10,74 L-22,74 C-40,74 -52,50 -52,-8Z" fill="#1A0A18" opacity=".08"/>'
       '<ellipse cx="0" cy="-8" rx="52" ry="13" fill="%s"/><ellipse cx="0" cy="-7" rx="43" ry="9" fill="#5B3526"/></g>')


def mug(x, y, s, col="#fff"):
    return MUG % (x, y, s, col, col, col)


def sheet(x, y, s, angle=0, col="#FFFDF8", tag=None):
    out = '<path d="M4,8 L174,-2 L232,92 L34,106Z" fill="#1A0A18" opacity=".14"/><path d="M0,0 L170,-10 L228,84 L30,98Z" fill="%s"/>' % col
    out += '<path d="M38,20 L154,12 M44,40 L168,31 M50,60 L130,54" stroke="#CDBFC6" stroke-width="6" stroke-linecap="round"/>'
    if tag:
        out += '<path d="M150,70 L196,66 L202,78 L157,82Z" fill="%s"/>' % tag
    return '<g transform="translate(%g,%g) rotate(%g) scale(%g)">%s</g>' % (x, y, angle, s, out)


def letter(x, y, s, angle=0, col="#FFF7EA"):
    return ('<g transform="translate(%g,%g) rotate(%g) scale(%g)"><path d="M5,10 L175,10 L196,84 L-8,84Z" fill="#1A0A18" opacity=".14"/>'
            '<path d="M0,0 L168,0 L190,76 L-14,76Z" fill="%s"/><path d="M0,0 L90,40 L168,0" fill="none" stroke="#C9B3A4" stroke-width="6" stroke-linejoin="round"/>'
            '<rect x="116" y="50" width="36" height="12" fill="#E98A6B" opacity=".8"/></g>' % (x, y, angle, s, col))


def calculator(x, y, s):
    keys = "".join('<rect x="%g" y="%g" width="16" height="14" rx="4" fill="%s"/>' % (-32 + 24 * i, -8 + 22 * j, "#FFB72B" if i == 2 and j == 2 else "#C9B9CB")
                   for i in range(3) for j in range(3))
    return ('<g transform="translate(%g,%g) scale(%g,%g) rotate(-8) skewX(-16)"><rect x="-40" y="-48" width="88" height="128" rx="12" fill="#1A0A18" opacity=".2"/>'
            '<rect x="-44" y="-56" width="88" height="128" rx="12" fill="#fff"/><rect x="-32" y="-44" width="64" height="26" rx="5" fill="#5E1A45"/>%s</g>' % (x, y, s, s * .62, keys))


class Actor:
    """A person in a scene: x, y, s place the middle of the face and the size."""

    def __init__(self, name, land, port, phase=0.0, flip=False, lively=1.0, front=None, beat=0.0):
        self.name, self.at, self.phase, self.flip, self.lively = name, (land, port), phase, flip, lively
        self.front = front      # drawn before the table, in the person's units
        self.beat = beat        # amplitude of the front's small gesture


class Prop:
    def __init__(self, svg, depth, box, sway=0.0, pivot=(0, 0), turns=True):
        self.svg, self.depth, self.box, self.sway, self.pivot, self.turns = svg, depth, box, sway, pivot, turns


_persons = {}


def person(name):
    if name not in _persons:
        _persons[name] = people.Person(name)
    return _persons[name]


def _front(name):
    p = person(name.split("-")[0])
    if name == "elder":
        return (sleeve(p.sleeve, "M128,305 Q140,393 44,387") + mug(-30, 368, .96)
                + hand(p.skin, p.dark, 14, 387, 184, .86, -.86) + hand(p.skin, p.dark, -74, 410, -6, .86, .86))
    if name == "ass-writes":
        return (sheet(42, 396, 1.0) + sleeve(p.sleeve, "M60,328 Q80,416 152,415")
                + hand(p.skin, p.dark, 184, 413, 4) + '<path d="M202,434 L254,362" stroke="#5E1A45" stroke-width="9" stroke-linecap="round"/>')
    if name == "ass-opens":
        return sleeve(p.sleeve, "M57,345 Q82,411 180,402", 79) + hand(p.skin, p.dark, 214, 400, 2, .78, .78)
    if name == "cesf":
        return sleeve(p.sleeve, "M60,338 Q82,412 170,408", 80) + hand(p.skin, p.dark, 204, 406, 6, .8, .8)
    if name == "ree":
        return sleeve(p.sleeve, "M60,350 Q82,424 176,420", 84) + hand(p.skin, p.dark, 212, 418, 4, .86, .86)
    if name == "man":
        return sleeve(p.sleeve, "M122,310 Q128,394 30,392", 82) + hand(p.skin, p.dark, -4, 392, 176, .84, -.84)
    return None


def _build(name, framing):
    """far (defs, body), mid props, actors, near props, veil colour, table top."""
    f = 0 if framing == "landscape" else 1
    w, h = (LANDSCAPE, PORTRAIT)[f]
    top = (912, 1150)[f]
    near, mid, actors = [], [], []
    if name == "kitchen":
        far = decor.kitchen(w, h)
        actors = [Actor("elder", (1585, 550, 1.18), (806, 736, 1.2), .35, lively=.8, front=_front("elder")),
                  Actor("ass", (1135, 528, 1.3), (330, 694, 1.34), .0, front=_front("ass-writes"), beat=3.2)]
        wood = ("#B9744A", "#6E3A2A"), "#E2A273"
        veil = "#1D0A1C", .5
    elif name == "office":
        far = decor.office(w, h)
        actors = [Actor("longhair", (1590, 544, 1.18), (812, 734, 1.2), .6, lively=.8),
                  Actor("ass", (1145, 528, 1.3), (330, 694, 1.34), .15, front=_front("ass-opens"), beat=2.4)]
        wood = ("#F1DCC5", "#B98E6C"), "#FFF1DF"
        veil = "#1D0A1C", .42
        pile = letter(0, 0, 1.25, -5, "#FFE9C9") + letter(26, -26, 1.25, 4) + letter(10, -50, 1.25, -8, "#FFFDF8") + sheet(-330, -20, 1.25, 3, tag="#FFB72B")
        lx, ly = ((1500, 985), (700, 1290))[f]
        near.append(Prop('<g transform="translate(%g,%g)">%s</g>' % (lx, ly, pile), 1.06, (lx - 400, ly - 200, 800, 400)))
    elif name == "parlour":
        far = decor.parlour(w, h)
        actors = [Actor("man", (1590, 544, 1.2), (806, 740, 1.22), .5, lively=.8, front=_front("man")),
                  Actor("cesf", (1140, 515, 1.28), (326, 690, 1.34), .1, front=_front("cesf"), beat=2.4)]
        wood = ("#C98F5E", "#7A4A30"), "#EDC091"
        veil = "#2A1208", .42
        x, y = ((1500, 985), (590, 1300))[f]
        k = (1.0, 1.12)[f]
        if f:
            bits = (sheet(-420, 10, 1.1, 4, tag="#E98A6B") + sheet(60, 50, 1.0, -4, "#FFF3D6", "#2F7F86") + calculator(-40, 0, 1.5)
                    + mug(-420, -84, .95, "#FFB829"))
        else:
            bits = (sheet(-560, -6, 1.1, 4, tag="#E98A6B") + sheet(180, 8, 1.0, -6, "#FFF3D6", "#2F7F86") + calculator(-4, 26, 1.5)
                    + mug(-640, -52, .92, "#FFB829"))
        near.append(Prop('<g transform="translate(%g,%g) scale(%g)">%s</g>' % (x, y, k, bits), 1.06, (x - 760, y - 260, 1300, 520)))
    elif name == "ground":
        far = decor.ground(w, h)
        actors = [Actor("teen", (1580, 562, 1.2), (800, 744, 1.24), .45, lively=1.0),
                  Actor("ree", (1150, 508, 1.33), (336, 690, 1.36), .2)]
        wood, veil = (None, (("#B9744A", "#5A3222"), "#E2A273"))[f], ("#061B24", .45)
        hx, hy, hs = ((880, 800, .74), (560, 1060, .8))[f]
        mid.append(Prop(decor.hoop(hx, hy, hs), .55, (hx - 260, hy - 700, 520, 820)))
        if f:
            actors[1].front, actors[1].beat = _front("ree"), 2.4
        by = (948, 1300)[f]
        if not f:
            near.append(Prop(decor.bench(w, h, by), 1.08, (-decor.MARGIN, by - 10, w + 2 * decor.MARGIN, h - by + 120)))
        bx = (1812, 850)[f]
        near.append(Prop('<g transform="translate(%g,%g) scale(.88)">%s</g>' % (bx, by - 74, decor.BALL), 1.08, (bx - 90, by - 164, 180, 180), 7, (bx, by - 74)))
        near.append(Prop('<g transform="translate(%g,%g) scale(.88)">%s</g>' % (bx, by - 74, decor.BALL_SHADE), 1.08, (bx - 90, by - 164, 180, 180), 7, (bx, by - 74), turns=False))
    elif name in ("trio", "team"):
        far = decor.valley(w, h) if name == "trio" else decor.ground(w, h)
        actors = [Actor("ass", (1118, 640, 1.08), (206, 706, 1.04), .0),
                  Actor("cesf", (1704, 655, 1.04), (874, 722, 1.02), .3, flip=True),
                  Actor("reefront", (1412, 600, 1.14), (540, 672, 1.12), .6)]
        wood, veil = None, ("#1D0A1C", .42)
        if f:
            near.append(Prop(decor.parapet(w, h, 1130), 1.06, (-decor.MARGIN, 1110, w + 2 * decor.MARGIN, h)))
    elif name == "clinic":
        far = decor.office(w, h)
        actors = [Actor("longhair", (1590, 544, 1.18), (812, 734, 1.2), .6, lively=.8),
                  Actor("pmi", (1145, 528, 1.3), (330, 694, 1.34), .15)]
        wood, veil = (("#E7EEF6", "#9FB2C8"), "#F5F9FF"), ("#081A38", .42)
    elif name == "nursery":
        far = decor.parlour(w, h)
        actors = [Actor("boy", (1590, 590, 1.05), (806, 770, 1.06), .5, lively=1.0),
                  Actor("eje", (1140, 515, 1.28), (326, 690, 1.34), .1)]
        wood, veil = (("#C98F5E", "#7A4A30"), "#EDC091"), ("#0A2A33", .42)
        bx, by = ((1420, 880), (600, 1110))[f]
        near.append(Prop('<g transform="translate(%g,%g) scale(.7)">%s</g>' % (bx, by, decor.BALL), 1.06, (bx - 90, by - 90, 180, 180)))
    elif name == "home":
        far = decor.kitchen(w, h)
        actors = [Actor("elder", (1585, 550, 1.18), (806, 736, 1.2), .35, lively=.8, front=_front("elder")),
                  Actor("carer", (1145, 528, 1.3), (330, 694, 1.34), .05)]
        wood, veil = (("#B9744A", "#6E3A2A"), "#E2A273"), ("#0B1F16", .46)
    elif name == "advice":
        far = decor.office(w, h)
        actors = [Actor("teen", (1590, 556, 1.18), (812, 740, 1.2), .6, lively=1.0),
                  Actor("adviser", (1145, 528, 1.3), (330, 694, 1.34), .15)]
        wood, veil = (("#F1DCC5", "#B98E6C"), "#FFF1DF"), ("#160D2C", .42)
        lx, ly = ((1420, 985), (620, 1290))[f]
        near.append(Prop('<g transform="translate(%g,%g)">%s</g>' % (lx, ly, sheet(-160, -20, 1.25, 3, tag="#63DDB4") + sheet(160, -10, 1.2, -6)),
                         1.06, (lx - 400, ly - 200, 800, 400)))
    elif name == "foster":
        far = decor.kitchen(w, h)
        actors = [Actor("girl", (1590, 590, 1.08), (806, 770, 1.1), .35, lively=1.0),
                  Actor("foster", (1145, 520, 1.3), (330, 690, 1.34), .0)]
        wood, veil = (("#B9744A", "#6E3A2A"), "#E2A273"), ("#06222A", .46)
    elif name == "valley":
        far = decor.valley(w, h)
        wood, veil = None, ("#1D0A1C", .35)
    if wood:
        tab = decor.table(w, h, top, *wood)
        near.insert(0, Prop((tab[0], tab[1]), 1.05, (-decor.MARGIN, top - 70, w + 2 * decor.MARGIN, h - top + 70 + 120)))
        if name in ("kitchen", "home", "foster") or name == "parlour" and not f:
            x, y = ((-20, 1010), (-20, 1500))[f]
            leaf = '<g filter="url(#b20)" opacity=".9">%s</g>' % decor.plant(x, y, 1.9, ("#1E4A3B", "#28604A"), "#5A2B20")
            near.append(Prop(leaf, 1.5, (x - 480, y - 520, 960, 800)))
    return far, mid, actors, near, veil


class Camera:
    """From one view to another: (focus x, y, its place on screen x, y, zoom)."""

    def __init__(self, a, b=None):
        self.a, self.b = a, b or a

    def at(self, p):
        # A slow ease at both ends, nearly even in between.
        e = .75 * p + .25 * (p * p * (3 - 2 * p))
        return tuple(u + (v - u) * e for u, v in zip(self.a, self.b))

    @property
    def zoom(self):
        return max(self.a[4], self.b[4])


def layer_matrix(view, depth):
    fx, fy, tx, ty, zoom = view
    z = 1 + (zoom - 1) * depth
    return draw.chain(draw.shift(fx + (tx - fx) * depth, fy + (ty - fy) * depth), draw.stretch(z), draw.shift(-fx, -fy))


class Stage:
    """A scene rendered for one camera move."""

    def __init__(self, name, framing, camera):
        self.f = 0 if framing == "landscape" else 1
        self.w, self.h = (LANDSCAPE, PORTRAIT)[self.f]
        self.camera = camera
        far, mid, self.actors, near, veil = _build(name, framing)
        m = decor.MARGIN
        depth = .45
        over = 1 + (camera.zoom - 1) * depth
        self.far = (draw.render(far[1], -m, -m, self.w + 2 * m, self.h + 2 * m, over, far[0], opaque=True), depth)
        z = camera.zoom * OVERSAMPLE
        self.mid = [self._prop(p, z) for p in mid]
        self.near = [self._prop(p, z) for p in near]
        defs, body = decor.veil(self.w, self.h, *veil)
        self.veil = draw.render(body, 0, 0, self.w, self.h, 1, defs)
        self.puppets, self.fronts = {}, {}
        for a in self.actors:
            s = a.at[self.f][2] * z
            self.puppets[a.name] = person(a.name).puppet(s)
            if a.front:
                self.fronts[a.name] = draw.render(a.front, -160, 220, 520, 330, s)
        self.steam = None
        if name in ("kitchen", "parlour"):
            self.steam = draw.render('<g stroke="#fff" stroke-width="8" fill="none" stroke-linecap="round" filter="url(#b3)">'
                                     '<path d="M-18,0 c-24,-34 22,-52 0,-92"/><path d="M18,-6 c-22,-34 20,-48 0,-84"/></g>', -80, -140, 160, 180, z, decor.BLUR)
            if name == "kitchen":
                x, y, s = self.actors[0].at[self.f]
                self.steam_at = (x - 30 * s, y + 352 * s)
            else:
                self.steam_at = ((860, 915), (120, 1192))[self.f]

    def _prop(self, p, z):
        scale = z if p.depth < 1.3 else .8
        defs, svg = p.svg if isinstance(p.svg, tuple) else ("", p.svg)
        return p, draw.render(svg, *p.box, scale=scale, defs=decor.BLUR + defs)

    def _put_prop(self, canvas, view, item, t):
        p, s = item
        m = layer_matrix(view, p.depth)
        if p.sway:
            a = p.sway * math.sin(2 * math.pi * t / 4.3)
            m = draw.chain(m, draw.shift(p.pivot[0] + a * 1.4, p.pivot[1]), draw.turn(a if p.turns else 0), draw.shift(-p.pivot[0], -p.pivot[1]))
        canvas.put(s, m)

    def paint(self, canvas, t, p, talk=None):
        """One frame: t seconds of life, p the progress of the camera (0 to 1),
        talk: {actor: mouth 0..2, or None}."""
        view = self.camera.at(p)
        canvas.put(self.far[0], layer_matrix(view, self.far[1]))
        for item in self.mid:
            self._put_prop(canvas, view, item, t)
        base = layer_matrix(view, 1)
        fronts = []
        for a in self.actors:
            x, y, s = a.at[self.f]
            mouth = (talk or {}).get(a.name)
            breath, tilt, rise = people.pose(t, a.phase, a.lively, 1.0 if mouth is not None else 0.0)
            own = draw.chain(base, draw.shift(x, y), draw.stretch(-s if a.flip else s, s))
            puppet = self.puppets[a.name]
            swell = draw.chain(draw.shift(0, 420), draw.stretch(1 + .0035 * breath, 1 + .0055 * breath), draw.shift(0, -420))
            neck = draw.chain(draw.shift(0, 118 - .0055 * 300 * breath + rise * .4), draw.turn(tilt), draw.shift(0, -118))
            canvas.put(puppet.back, draw.chain(own, neck))
            canvas.put(puppet.body, draw.chain(own, swell))
            canvas.put(puppet.head(people.blink(t, a.phase * 5), mouth), draw.chain(own, neck))
            if a.front:
                # The table's height tells where the hands lie.
                lift = ((912, 1150)[self.f] - y) / s - 352
                gesture = a.beat * math.sin(2 * math.pi * t / 1.9 + a.phase) * (.5 + .5 * math.sin(2 * math.pi * t / 6.1))
                fronts.append((self.fronts[a.name], draw.chain(own, draw.shift(gesture, lift - .8 * breath))))
        for i, item in enumerate(self.near):
            last = item[0].depth > 1.3
            if last:
                continue
            self._put_prop(canvas, view, item, t)
        for s, m in fronts:
            canvas.put(s, m)
        if self.steam:
            for k in (0, .5):
                ph = (t / 3.4 + k) % 1
                canvas.put(self.steam, draw.chain(base, draw.shift(self.steam_at[0] + 6 * math.sin(6.28 * (ph + k)), self.steam_at[1] - 40 * ph)),
                           .5 * math.sin(math.pi * ph))
        for item in self.near:
            if item[0].depth > 1.3:
                self._put_prop(canvas, view, item, t)
        canvas.put(self.veil)
