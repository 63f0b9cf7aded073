"""Animated titles: speech bubbles in the brand's colours, and the closing card.

A bubble grows out of its tight corner, its lines rise one after the other, and
it leaves upwards.  Text is Inter Display, measured by librsvg.
"""
import math

import draw
from decor import rect

BRAND, ACCENT, ON_ACCENT = "#5B1841", "#FFB829", "#380F28"
# Of the closing card: its ground from here to there, the Département's bubble, words of less weight.
GROUND, BUBBLE, PALE = ("#6B1E4D", "#45112F"), "#7A2A5B", "#F3DDEA"


def dress(brand, accent, on_accent, ground, bubble, pale):
    """The colours of a campaign, for all that is made from now on."""
    global BRAND, ACCENT, ON_ACCENT, GROUND, BUBBLE, PALE
    BRAND, ACCENT, ON_ACCENT, GROUND, BUBBLE, PALE = brand, accent, on_accent, ground, bubble, pale


def text(words, size, weight, fill):
    return ('<text id="t" x="0" y="%g" font-family="Inter Display" font-weight="%d" font-size="%g" fill="%s" xml:space="preserve">%s</text>'
            % (size, weight, size, fill, words.replace("&", "&amp;")))


def out_cubic(p):
    p = min(max(p, 0.0), 1.0)
    return 1 - (1 - p) ** 3


def out_back(p):
    p = min(max(p, 0.0), 1.0) - 1
    return 1 + 2.1 * p ** 3 + 1.1 * p ** 2


def in_out(p):
    p = min(max(p, 0.0), 1.0)
    return p * p * (3 - 2 * p)


class Line:
    def __init__(self, words, size, weight=800, fill="#FFFFFF"):
        element = text(words, size, weight, fill)
        x, _, w, _ = draw.text_box(element)
        self.left, self.w, self.size = x, w, size
        self.surface = draw.render(element, x - 8, -size * .2, w + 16, size * 1.6)
        self.ink = x

    def put(self, canvas, x, y, alpha=1.0):
        """Left edge of the ink at x, baseline at y."""
        canvas.put(self.surface, draw.shift(x - self.ink, y - self.size), alpha)


class Bubble:
    """lines: (words, size, weight, colour).  (x, y): top left; or, with `low`, bottom left.
    right: x is the right edge.  width: least width."""

    def __init__(self, lines, x, y, fill=None, corner="say", low=False, right=False, centre=False,
                 t0=0.0, t1=1e9, pad=(40, 30), gap=10, quick=False):
        self.lines = [Line(*spec) for spec in lines]
        fill = fill or BRAND
        self.fill, self.corner, self.t0, self.t1, self.pad, self.gap = fill, corner, t0, t1, pad, gap
        self.w = max(l.w for l in self.lines) + 2 * pad[0]
        # Cap height is .73 of the size: the box sits evenly round the letters.
        self.h = sum(l.size * .78 for l in self.lines) + gap * 2 * (len(self.lines) - 1) + 2 * pad[1]
        self.x = x - self.w if right else x - self.w / 2 if centre else x
        self.y = y - self.h if low else y
        self.quick = quick
        self.shadow = draw.render('<g filter="url(#s)">%s</g>' % rect(0, 0, self.w, self.h, "#140A13", 44, 'opacity=".30"'),
                                  -60, -60, self.w + 120, self.h + 120, 1,
                                  '<filter id="s" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="16"/></filter>')

    def paint(self, canvas, t):
        if t < self.t0 or t > self.t1 + .35:
            return
        p = (t - self.t0) / .42
        leave = in_out((t - self.t1) / .3)
        alpha = min(1.0, max(0.0, (t - self.t0) / .16)) * (1 - leave)
        if alpha <= 0:
            return
        k = .72 + .28 * out_back(p)
        rise = -26 * leave
        w, h = self.w * k, self.h * k
        x = self.x if self.corner == "say" else self.x + self.w - w
        y = self.y + self.h - h + rise
        canvas.put(self.shadow, draw.chain(draw.shift(x, y + 14), draw.stretch(k)), alpha * alpha * min(1.0, max(0.0, p)))
        r = min(44, h / 2)
        canvas.bubble(x, y, w, h, self.fill, r, 8, self.corner, alpha)
        base = self.y + self.pad[1] + rise
        for i, line in enumerate(self.lines):
            base += line.size * .78
            q = out_cubic((t - self.t0 - .14 - .11 * i) / .36)
            line.put(canvas, self.x + self.pad[0], base + 26 * (1 - q), q * (1 - leave))
            base += 2 * self.gap


class Card:
    """The closing card: brand ground, big bubbles at rest, words in the reading zone."""

    def __init__(self, framing, t0, label, question, word, where):
        self.land = framing == "landscape"
        w, h = (1920, 1080) if self.land else (1080, 1920)
        self.w, self.h, self.t0 = w, h, t0
        defs = ('<linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient>' % GROUND)
        self.ground = draw.render(rect(0, 0, w, h, "url(#g)"), 0, 0, w, h, 1, defs, opaque=True)
        if self.land:
            self.x, size, q, b = 1010, 150, 270, 640
            self.big = ((-120, 200, 700, 620, BUBBLE, "say"), (380, 540, 420, 380, ACCENT, "you"))
        else:
            self.x, size, q, b = 76, 160, 270, 660
            self.big = ((-140, 1090, 820, 720, BUBBLE, "say"), (520, 1410, 470, 410, ACCENT, "you"))
        self.q = q
        self.label = Line(label, 48, 600, ACCENT)
        self.ask = Line(question, size, 800)
        self.size = size
        self.count = [Line(words, 46, 500, PALE) for words in where]
        self.call = Bubble([(word, 68, 800, ON_ACCENT)], self.x, b, ACCENT, "you", pad=(54, 46), t0=t0 + 1.1)

    def paint(self, canvas, t):
        u = t - self.t0
        canvas.put(self.ground)
        for i, (x, y, w, h, col, corner) in enumerate(self.big):
            k = .86 + .14 * out_back((u - .1 - .14 * i) / .6)
            ox = x if corner == "say" else x + w - w * k
            canvas.bubble(ox, y + h - h * k, w * k, h * k, col, 150 if not i else 104, 26, corner)
        def come(line, at, x, y):
            q = out_cubic((u - at) / .45)
            line.put(canvas, x, y + 34 * (1 - q), q)
        # Someone is about to answer: three dots in the visitor's bubble.
        x, y, w, h = self.big[1][:4]
        for k in range(3):
            e = out_cubic((u - .7 - .12 * k) / .4)
            r = 26 * e
            lift = 10 * max(0.0, math.sin(2 * math.pi * (u / 1.5 - .16 * k))) * e
            if r > 1:
                canvas.bubble(x + w / 2 + 92 * (k - 1) - r, y + h / 2 - r - lift, 2 * r, 2 * r, ON_ACCENT, r, r, "you")
        come(self.label, .25, self.x + 4, self.q)
        come(self.ask, .4, self.x, self.q + 40 + self.size * .82)
        for i, line in enumerate(self.count):
            come(line, .65 + .1 * i, self.x + 4, self.q + 118 + self.size * .82 + 62 * i)
        self.call.paint(canvas, t)
