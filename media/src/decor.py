"""Places: walls, windows, tables, a sports ground, the valley.  SVG fragments.

The furniture is that of the drawings in assets/img, set out again for any
frame.  Each place gives a far picture (drawn with a margin, for the camera),
things in front of the people, and colours for the veil at the edges.
"""

import math

MARGIN = 180

BLUR = ('<filter id="b3" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="4.2"/></filter>'
        '<filter id="b6" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="6"/></filter>'
        '<filter id="b20" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="22"/></filter>')


def gradient(name, stops, x2=0, y2=1, x1=0, y1=0):
    return '<linearGradient id="%s" x1="%g" y1="%g" x2="%g" y2="%g">%s</linearGradient>' % (
        name, x1, y1, x2, y2, "".join('<stop offset="%g" stop-color="%s"/>' % s for s in stops))


def rect(x, y, w, h, fill, rx=0, more=""):
    return '<rect x="%g" y="%g" width="%g" height="%g" rx="%g" fill="%s" %s/>' % (x, y, w, h, rx, fill, more)


def plant(x, y, s, leaf=("#2F6E54", "#3F8C6A"), pot="#C9653F"):
    leaves = ((-62, 150), (-34, 190), (-8, 210), (20, 196), (46, 170), (70, 130))
    out = "".join('<path transform="rotate(%d)" d="M0,0 C-38,%g -26,%g 0,%g C26,%g 38,%g 0,0Z" fill="%s"/>'
                  % (a, -.4 * n, -.8 * n, -n, -.8 * n, -.4 * n, leaf[i % 2]) for i, (a, n) in enumerate(leaves))
    out += ('<path d="M-58,-14 L58,-14 L46,92 L-46,92Z" fill="%s"/>' % pot + rect(-66, -26, 132, 30, pot, 8)
            + '<path d="M-58,4 L58,4 L57,16 L-57,16Z" fill="#1A0A18" opacity=".14"/>')
    return '<g transform="translate(%g,%g) scale(%g)">%s</g>' % (x, y, s, out)


def hills(x, y, w, h):
    """The view: three rows of hills and a village, in the box x, y, w, h."""
    def px(f):
        return x + f * w

    def py(f):
        return y + f * h
    ridge = ((.62, .50, .52, .60, .50, .56, "#9CB9B0"), (.74, .62, .78, .70, .66, .68, "#6F9A83"),
             (.88, .80, .90, .82, .82, .82, "#4C7D66"))
    out = ""
    for i, (a, b, c, d, e, f, col) in enumerate(ridge):
        out += ('<path d="M%g,%g C%g,%g %g,%g %g,%g S%g,%g %g,%g L%g,%g L%g,%gZ" fill="%s"/>'
                % (px(-.02), py(a), px(.2), py(b), px(.35), py(c), px(.55), py(d), px(.85), py(e), px(1.02), py(f),
                   px(1.02), py(1.02), px(-.02), py(1.02), col))
        if i == 0:
            v = h / 500
            vx, vy = px(.17), py(.74)
            out += ('<g fill="#D9A184">%s%s%s</g>' % (rect(vx, vy - 58 * v, 36 * v, 70 * v, "#D9A184"),
                    rect(vx + 42 * v, vy - 74 * v, 26 * v, 90 * v, "#DDA98D"),
                    rect(vx + 74 * v, vy - 54 * v, 42 * v, 60 * v, "#D9A184"))
                    + '<path d="M%g,%g l%g,%g l%g,%gZ M%g,%g l%g,%g l%g,%gZ M%g,%g l%g,%g l%g,%gZ" fill="#A65B45"/>'
                    % (vx - 5 * v, vy - 58 * v, 23 * v, -16 * v, 23 * v, 16 * v,
                       vx + 39 * v, vy - 74 * v, 16 * v, -26 * v, 16 * v, 26 * v,
                       vx + 69 * v, vy - 54 * v, 26 * v, -16 * v, 26 * v, 16 * v))
    return out


def window(x, y, w, h, sun=(.72, .3), frame="#FBF3E9"):
    clip = "w%d%d" % (x, y)
    return (rect(x - 26, y - 26, w + 52, h + 52, frame, 14)
            + '<clipPath id="%s">%s</clipPath><g clip-path="url(#%s)">' % (clip, rect(x, y, w, h, "#000", 10), clip)
            + rect(x, y, w, h, "url(#sky)")
            + '<circle cx="%g" cy="%g" r="%g" fill="#FFE9B0" opacity=".4" filter="url(#b20)"/>' % (x + sun[0] * w, y + sun[1] * h, .25 * w)
            + '<circle cx="%g" cy="%g" r="%g" fill="#FFF3D0"/>' % (x + sun[0] * w, y + sun[1] * h, .13 * w)
            + hills(x, y, w, h) + "</g>"
            + rect(x + w / 2 - 9, y, 18, h, frame) + rect(x, y + .46 * h, w, 14, frame)
            + rect(x - 60, y + h + 20, w + 120, 30, frame, 8) + rect(x - 60, y + h + 48, w + 120, 14, "#1A0A18", 0, 'opacity=".12"'))


def curtain(x, top, w, h, col="#E98A6B"):
    return ('<path d="M%g,%g L%g,%g C%g,%g %g,%g %g,%g L%g,%g C%g,%g %g,%g %g,%gZ" fill="%s"/>'
            % (x, top, x + w, top, x + .9 * w, top + .37 * h, x + .6 * w, top + .5 * h, x + .5 * w, top + h,
               x - .12 * w, top + h, x + .06 * w, top + .45 * h, x, top + .3 * h, x, top, col)
            + '<path d="M%g,%g C%g,%g %g,%g %g,%g M%g,%g C%g,%g %g,%g %g,%g" stroke="#1A0A18" stroke-opacity=".13" '
              'stroke-width="14" fill="none"/>'
            % (x + .3 * w, top, x + .28 * w, top + .37 * h, x + .18 * w, top + .6 * h, x + .11 * w, top + h,
               x + .65 * w, top, x + .62 * w, top + .37 * h, x + .4 * w, top + .55 * h, x + .28 * w, top + h))


JARS = ((64, 96, 12, "#5E1A45"), (52, 120, 12, "#F4E3D2"), (74, 82, 12, "#2F7F86"), (46, 108, 12, "#E9A23B"), (70, 70, 12, "#B9D3CE"))
BOOKS = ((40, 130, 5, "#C9653F"), (34, 116, 5, "#F4E3D2"), (44, 138, 5, "#8E6BB0"), (30, 120, 5, "#2F6E54"), (40, 128, 5, "#E9A23B"),
         (36, 112, 5, "#5E1A45"), (44, 134, 5, "#2F7F86"))
FILES = ((46, 140, 6, "#5E1A45"), (46, 140, 6, "#FFB72B"), (46, 140, 6, "#fff"), (46, 140, 6, "#2F7F86"), (46, 140, 6, "#E98A6B"),
         (46, 140, 6, "#fff"), (46, 140, 6, "#5E1A45"))


def shelf(x, y, w, things, gap=14, first=0, wood="#7C4634"):
    out, at, i = rect(x, y, w, 22, wood), x + 24, first
    while at + things[i % len(things)][0] < x + w - 10:
        tw, th, r, col = things[i % len(things)]
        out += rect(at, y - th, tw, th, col, r)
        at += tw + gap
        i += 1
    return out


def poster(x, y, w, h):
    k = w / 250
    return (rect(x, y, w, h, "#fff", 10) + rect(x + 20 * k, y + 20 * k, w - 40 * k, h - 40 * k, "#5E1A45")
            + '<g transform="translate(%g,%g) scale(%g)"><circle cx="90" cy="140" r="46" fill="#FFB72B"/>'
              '<path d="M30,300 C30,220 150,220 150,300Z" fill="#FFB72B"/><circle cx="166" cy="170" r="34" fill="#F2A7B8"/>'
              '<path d="M122,300 C122,230 212,230 212,300Z" fill="#F2A7B8"/></g>' % (x, y, k))


def notes(x, y, w, h):
    """A cork board with sheets."""
    sheet = ((.07, .1, .24, .36, "#fff"), (.38, .08, .22, .3, "#FFE2A6"), (.68, .12, .25, .34, "#CFE3EE"),
             (.1, .56, .26, .34, "#F7DCE4"), (.43, .5, .2, .38, "#fff"), (.7, .56, .2, .32, "#DFF0E4"))
    out = rect(x, y, w, h, "#A9714C", 10) + rect(x + 16, y + 16, w - 32, h - 32, "#D9AE84")
    for a, b, c, d, col in sheet:
        out += rect(x + a * w, y + b * h, c * w, d * h, col, 4)
        for n in range(3):
            out += rect(x + (a + .03) * w, y + (b + .09 + .07 * n) * h, (c - (.06 if n < 2 else .12)) * w, 6, "#1A0A18", 3, 'opacity=".16"')
        out += '<circle cx="%g" cy="%g" r="7" fill="#C9432F"/>' % (x + (a + c / 2) * w, y + (b + .02) * h)
    return out


def clock(x, y, r):
    return ('<circle cx="%g" cy="%g" r="%g" fill="#fff"/><circle cx="%g" cy="%g" r="%g" fill="none" stroke="#5E1A45" stroke-width="14"/>'
            '<path d="M%g,%g v%g M%g,%g l%g,%g" stroke="#3A2B45" stroke-width="9" stroke-linecap="round"/>'
            % (x, y, r, x, y, r - 7, x, y, -.55 * r, x, y, .38 * r, .22 * r))


def lamp(x, top, drop, col="#FFB72B"):
    return (rect(x - 3, top, 6, drop, "#3A2B31") + '<path d="M%g,%g q0,-90 90,-96 q90,6 90,96Z" fill="%s"/>' % (x - 90, top + drop + 80, col)
            + '<ellipse cx="%g" cy="%g" rx="90" ry="14" fill="#FFF3D0"/>' % (x, top + drop + 80)
            + '<ellipse cx="%g" cy="%g" rx="260" ry="200" fill="#FFF3D0" opacity=".35" filter="url(#b20)"/>' % (x, top + drop + 180))


def beams(x, y, w, drop):
    return ('<g fill="#FFF0CF" filter="url(#b20)" opacity=".30"><path d="M%g,%g L%g,%g L%g,%g L%g,%gZ"/><path d="M%g,%g L%g,%g L%g,%g L%g,%gZ"/></g>'
            % (x, y, x + .37 * w, y, x + 1.2 * w, y + drop, x + .6 * w, y + drop,
               x + .6 * w, y, x + w, y, x + 2 * w, y + drop, x + 1.5 * w, y + drop))


def table(w, h, top, wood=("#B9744A", "#6E3A2A"), edge="#E2A273"):
    a, b = -MARGIN, w + MARGIN
    c, d = a + .27 * (b - a), a + .73 * (b - a)
    dip = 50
    return (gradient("tab", ((0, wood[0]), (1, wood[1]))),
            '<path d="M%g,%g C%g,%g %g,%g %g,%g L%g,%g L%g,%gZ" fill="url(#tab)"/>' % (a, top, c, top - dip, d, top - dip, b, top, b, h + MARGIN, a, h + MARGIN)
            + '<path d="M%g,%g C%g,%g %g,%g %g,%g L%g,%g C%g,%g %g,%g %g,%gZ" fill="%s" opacity=".7"/>'
            % (a, top, c, top - dip, d, top - dip, b, top, b, top + 22, d, top - dip + 22, c, top - dip + 22, a, top + 22, edge))


def bench(w, h, top):
    return rect(-MARGIN, top, w + 2 * MARGIN, 58, "#8A5237", 16) + rect(-MARGIN, top, w + 2 * MARGIN, 16, "#B9744A", 8) \
        + rect(-MARGIN, top + 74, w + 2 * MARGIN, 70, "#74422C", 16)


def parapet(w, h, top):
    """A low stone wall, wide as the frame."""
    out = rect(-MARGIN, top, w + 2 * MARGIN, h, "#B48A6B") + rect(-MARGIN, top + 46, w + 2 * MARGIN, 14, "#1A0A18", 0, 'opacity=".16"')
    for row in range(8):
        n, x = row * 3, -MARGIN - 120 * (row % 2)
        while x < w + MARGIN:
            sw = (230, 180, 270, 200, 250)[n % 5]
            out += rect(x, top + 66 + 104 * row, sw - 10, 94, ("#C29A7A", "#BC9272", "#C7A283", "#B98D6C")[(n + row) % 4], 14)
            x, n = x + sw, n + 1
    return out + rect(-MARGIN, top, w + 2 * MARGIN, 50, "#DDB794", 12) + rect(-MARGIN, top, w + 2 * MARGIN, 12, "#EBCBAC", 6)


def veil(w, h, col, strength, cx=.5, cy=.4, start=.5):
    return ('<radialGradient id="v" cx="%g" cy="%g" r=".8"><stop offset="%g" stop-color="%s" stop-opacity="0"/>'
            '<stop offset="1" stop-color="%s" stop-opacity="%g"/></radialGradient>' % (cx, cy, start, col, col, strength),
            rect(0, 0, w, h, "url(#v)"))


SKY = gradient("sky", ((0, "#BFD9E6"), (.6, "#F7E3C4"), (1, "#F2D3AC")))


def kitchen(w, h):
    m, tall = MARGIN, h > w
    defs = BLUR + SKY + gradient("wall", ((0, "#F1D8C4"), (.55, "#DDAF9C"), (1, "#A46E71")), 1, 1)
    wx, wy, ww, wh = (300, 230, 420, 560) if tall else (660, 90, 560, 500)
    body = rect(-m, -m, w + 2 * m, h + 2 * m, "url(#wall)") + '<g filter="url(#b3)">' + window(wx, wy, ww, wh)
    body += curtain(wx - 150, -m, 200, wy + wh + 300)
    sx = wx + ww + 90
    body += shelf(sx, 300 if tall else 210, w + m - sx, JARS) + shelf(sx, 560 if tall else 460, w + m - sx, BOOKS, 10)
    body += plant(wx + .86 * ww, wy + wh - 50, .78)
    if not tall:
        body += shelf(-m, 330, 440 + m, BOOKS, 10, 2) + poster(150, 430, 220, 290)
    body += "</g>" + beams(wx + 40, wy, ww, 900)
    return defs, body


def office(w, h):
    m, tall = MARGIN, h > w
    defs = BLUR + SKY + gradient("wall", ((0, "#E4F0EE"), (.6, "#BDD6D4"), (1, "#86AFAE")), 1, 1)
    body = rect(-m, -m, w + 2 * m, h + 2 * m, "url(#wall)") + '<g filter="url(#b3)">'
    if tall:
        body += poster(480, 450, 210, 270) + shelf(760, 300, 500, FILES, 8) + shelf(760, 560, 500, BOOKS, 10, 3)
        body += plant(90, 760, 1.3) + clock(160, 330, 84)
    else:
        body += window(300, 130, 420, 430) + poster(40, 470, 180, 232) + shelf(1600, 260, 520, FILES, 8) + shelf(1600, 500, 520, BOOKS, 10, 3)
        body += plant(930, 560, 1.15) + shelf(-m, 300, 360, FILES, 8, 3) + clock(880, 210, 84)
        body += rect(790, 650, 300, 40, "#8A5B43", 8) + rect(810, 690, 26, 240, "#74482F") + rect(1044, 690, 26, 240, "#74482F")
    body += "</g>"
    if not tall:
        body += beams(330, 130, 420, 900)
    return defs, body


def parlour(w, h):
    m, tall = MARGIN, h > w
    defs = BLUR + SKY + gradient("wall", ((0, "#F7EBD5"), (.55, "#EBCFA6"), (1, "#B88A63")), 1, 1)
    body = rect(-m, -m, w + 2 * m, h + 2 * m, "url(#wall)") + '<g filter="url(#b3)">'
    if tall:
        body += notes(70, 260, 460, 330) + window(690, 250, 330, 430) + curtain(960, -m, 220, 1080, "#2F7F86")
    else:
        body += notes(1010, 110, 440, 300) + window(1620, 110, 380, 440) + curtain(1930, -m, 220, 1000, "#2F7F86")
        body += shelf(-m, 310, 560 + m, JARS) + shelf(-m, 560, 560 + m, BOOKS, 10) + clock(800, 240, 92) + plant(720, 640, 1.2)
        body += rect(560, 730, 320, 40, "#8A5B43", 8) + rect(580, 770, 26, 240, "#74482F") + rect(834, 770, 26, 240, "#74482F")
    body += "</g>"
    return defs, body


def ground(w, h):
    """The sports ground of the district."""
    m, tall = MARGIN, h > w
    horizon = 980 if tall else 690
    base = horizon - 640
    defs = BLUR + gradient("wall", ((0, "#6FB3D6"), (.55, "#CBE4EA"), (1, "#FBE6C6"))) \
        + '<radialGradient id="sun"><stop offset="0" stop-color="#FFF1C8" stop-opacity=".95"/><stop offset="1" stop-color="#FFF1C8" stop-opacity="0"/></radialGradient>'
    body = rect(-m, -m, w + 2 * m, horizon + 2 * m, "url(#wall)") + '<circle cx="%g" cy="%g" r="460" fill="url(#sun)"/>' % (.84 * w, base + 190)
    body += '<g filter="url(#b6)">'
    for x, top, bw, col in ((.02, 300, 300, "#E7C9B0"), (.2, 180, 230, "#D9A98C"), (.36, 330, 280, "#E3BFA4"), (.7, 260, 230, "#E3BFA4"), (.88, 340, 330, "#CE9C84")):
        bx = x * w - 40
        body += rect(bx, base + top, bw, 640 - top, col)
        for r in range((600 - top) // 90):
            for c in range(3):
                body += rect(bx + bw * (.14 + .28 * c), base + top + 34 + 90 * r, bw * .15, 46, "#7E9FAE", 4, 'opacity=".75"')
    for x, r in ((.0, 180), (.12, 190), (.27, 150), (.42, 130), (.55, 170), (.7, 150), (.84, 200), (1.0, 230)):
        cx = x * w
        body += '<circle cx="%g" cy="%g" r="%g" fill="#4F8F6B"/><circle cx="%g" cy="%g" r="%g" fill="#68A97F"/>' % (
            cx, base + 510, r, cx + .5 * r, base + 450, .66 * r) + rect(cx - 14, base + 520, 28, 150, "#6A4634")
    body += rect(-m, horizon, w + 2 * m, h - horizon + m, "#C9654B") + rect(-m, horizon, w + 2 * m, 26, "#2F6E54")
    body += '<path d="M%g,%g L%g,%g" stroke="#F6E7DA" stroke-width="18"/>' % (-m, horizon + 156, w + m, horizon + 106)
    body += '<ellipse cx="%g" cy="%g" rx="460" ry="130" stroke="#F6E7DA" stroke-width="16" fill="#3E7F9A"/>' % (.66 * w, horizon + 330)
    for x in range(-m, w + m, 60):
        body += rect(x, horizon - 110, 6, 120, "#2D4A46", 0, 'opacity=".6"')
    body += rect(-m, horizon - 112, w + 2 * m, 10, "#2D4A46", 0, 'opacity=".7"') + "</g>"
    return defs, body


def hoop(x, y, s):
    return ('<g filter="url(#b6)"><g transform="translate(%g,%g) scale(%g)">' % (x, y, s) + rect(-14, -620, 28, 660, "#39424A")
            + rect(-170, -760, 340, 220, "#FDFBF6", 10) + '<rect x="-60" y="-670" width="120" height="90" fill="none" stroke="#D9472F" stroke-width="14"/>'
            + '<path d="M-70,-556 L70,-556 L48,-440 L-48,-440Z M-30,-556 L-18,-440 M30,-556 L18,-440" fill="none" stroke="#F4EFE8" stroke-width="8"/>'
            + rect(-80, -566, 160, 16, "#D9472F") + "</g></g>")


BALL = ('<circle r="86" fill="#E2752F"/><path d="M-86,0 C-40,-26 40,-26 86,0 M0,-86 C-26,-40 -26,40 0,86 M-62,-60 C-20,-20 -20,20 -62,60 '
        'M62,-60 C20,-20 20,20 62,60" stroke="#5B2A17" stroke-width="6" fill="none"/>')
BALL_SHADE = '<path d="M-86,0 A86,86 0 0 0 86,0 C60,60 -60,60 -86,0Z" fill="#1A0A18" opacity=".16"/>'


def valley(w, h):
    """A valley with its river and an old bridge with three towers, at sunrise."""
    m, tall = MARGIN, h > w
    y = 700 if tall else 560
    defs = BLUR + gradient("wall", ((0, "#8FC1DC"), (.5, "#D9E6E0"), (.78, "#FBE3BE"), (1, "#F6C98F"))) + gradient("river", ((0, "#CFE6E6"), (1, "#5E9FB0"))) \
        + '<radialGradient id="sun"><stop offset="0" stop-color="#FFF6DA" stop-opacity="1"/><stop offset=".25" stop-color="#FFF1C8" stop-opacity=".8"/><stop offset="1" stop-color="#FFF1C8" stop-opacity="0"/></radialGradient>'
    body = rect(-m, -m, w + 2 * m, y + 2 * m, "url(#wall)") + '<circle cx="%g" cy="%g" r="420" fill="url(#sun)"/>' % (.34 * w, y - 170)
    body += '<g filter="url(#b3)">'
    for i, (amp, col) in enumerate(((150, "#A9C3BC"), (90, "#86AE9C"), (36, "#679A80"))):
        pts = ["%g,%g" % (x, y - amp - (46 - 9 * i) * math.sin(x / (190 - 24 * i) + 2.1 * i) - (22 - 4 * i) * math.sin(x / 71 + 1.3 * i))
               for x in range(-m, w + m + 20, 20)]
        body += '<path d="M%s L%g,%g L%g,%gZ" fill="%s"/>' % (" L".join(pts), w + m, y + 300, -m, y + 300, col)
    # village on the slope
    vx, vy = (.66 * w, y - 86) if not tall else (.7 * w, y - 80)
    for n, (dx, dy, bw, bh) in enumerate(((-150, 20, 60, 60), (-84, 0, 54, 84), (-22, 14, 66, 66), (50, -4, 40, 120), (98, 16, 70, 62), (174, 26, 56, 50))):
        body += rect(vx + dx, vy + dy - bh + 60, bw, bh, ("#E3BFA4", "#D9A98C")[n % 2])
        body += '<path d="M%g,%g l%g,%g l%g,%gZ" fill="#A65B45"/>' % (vx + dx - 8, vy + dy - bh + 60, bw / 2 + 8, -(34 if bw > 45 else 60), bw / 2 + 8, 34 if bw > 45 else 60)
    body += rect(-m, y + 60, w + 2 * m, h, "url(#river)")
    # bridge
    by = y + 40
    arches = ""
    step = 150
    n = -m
    while n < w + m:
        arches += '<path d="M%g,%g v-70 a%g,%g 0 0 1 %g,0 v70Z" fill="#8FBFC4"/>' % (n + 24, by + 160, (step - 48) / 2, 60, step - 48)
        n += step
    body += rect(-m, by - 6, w + 2 * m, 170, "#D8B08E") + arches + rect(-m, by - 14, w + 2 * m, 18, "#C0926F")
    for f in ((.16, .42, .68) if not tall else (.1, .46, .82)):
        tx = f * w
        body += rect(tx - 40, by - 210, 80, 380, "#DDB794") + rect(tx - 48, by - 222, 96, 24, "#C9A07C") \
            + '<path d="M%g,%g l48,-84 l48,84Z" fill="#9A5540"/>' % (tx - 48, by - 222) + rect(tx - 10, by - 150, 20, 52, "#6E4A3A", 10) \
            + '<path d="M%g,%g v-44 a20,20 0 0 1 40,0 v44Z" fill="#8A6048"/>' % (tx - 20, by - 14)
    for n in range(7):
        body += rect(-m + (n * 397) % (w + m), by + 200 + 52 * n, 260 - 20 * n, 8, "#fff", 4, 'opacity=".35"')
    body += "</g>"
    return defs, body
