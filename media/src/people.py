"""The people of the drawings, taken apart so that they can live.

In assets/img every person is one group "translate() scale()" holding, in this
order: hair behind (a rotated group), neck and clothes, head (a rotated group).
We keep the parts in the person's own units (head about 220 high, chin at 110,
shoulders at 190) and make versions of the head: eyes shut, mouth at rest,
half open and open.
"""
import math
import os
import re
import xml.etree.ElementTree as ET

import draw

NS = "{http://www.w3.org/2000/svg}"
ET.register_namespace("", "http://www.w3.org/2000/svg")

HERE = os.path.dirname(os.path.abspath(__file__))
DRAWINGS = os.path.join(HERE, "..", "..", "assets", "img")

# name: (drawing, number of the person in it, sleeve, skin, darker skin)
CAST = {
    "ass": ("scene-bureau", 1, "#F6AC22", "#BD7F55", "#9A5F3A"),
    "elder": ("scene-cuisine-paysage", 0, "#8E6BB0", "#F4C8A8", "#DFA07C"),
    "longhair": ("scene-bureau", 0, "#DCD6E6", "#E3A87F", "#C78355"),
    "cesf": ("metier-cesf", 1, "#2A5CA8", "#F4C8A8", "#DFA07C"),
    "man": ("metier-cesf", 0, "#6B7B57", "#E3A87F", "#C78355"),
    "ree": ("scene-banc-paysage", 1, "#1F7A8C", "#8E5637", "#6C3D25"),
    "reefront": ("scene-terrain-portrait", 2, "#1F7A8C", "#8E5637", "#6C3D25"),
    "pmi": ("metier-pmi", 0, "#EAF3FA", "#8E5637", "#6C3D25"),
    "eje": ("metier-eje", 1, "#2A5CA8", "#F4C8A8", "#DFA07C"),
    "boy": ("metier-eje", 0, "#3F8C6A", "#F4C8A8", "#DFA07C"),
    "carer": ("metier-tspa", 1, "#2F8F7A", "#F4C8A8", "#DFA07C"),
    "foster": ("metier-af", 2, "#2F7F86", "#E3A87F", "#C78355"),
    "girl": ("metier-ree", 0, "#D65C86", "#6B3B2A", "#4E2A1E"),
    "adviser": ("metier-ree", 1, "#5B1841", "#E3A87F", "#C78355"),
    "teen": ("scene-banc-paysage", 0, "#E8664E", "#E3A87F", "#C78355"),
}

BOX = (-300, -200, 600, 760)
HEAD = (-190, -200, 380, 520)


def _text(node):
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", ET.tostring(node, encoding="unicode"))


def _persons(root):
    out = []
    for g in root.iter(NS + "g"):
        kids = [k for k in g if k.tag == NS + "g" and k.get("transform", "").startswith("rotate")]
        clips = [k for k in g if k.tag == NS + "clipPath"]
        if re.match(r"translate\(.*scale\(", g.get("transform", "")) and len(kids) == 2 and clips:
            out.append(g)
    return out


_EYE = re.compile(r'<ellipse cx="([-\d.]+)" cy="([-\d.]+)" rx="7.6" ry="9.4" fill="#2B1B20" ?/>'
                  r'\s*<circle [^>]*r="2.6"[^>]*/>')
_OPEN = re.compile(r'<path d="M([-\d.]+),54 C[^"]*54Z" fill="#7A2730" ?/>\s*<path d="M[^"]*Z" fill="#fff" ?/>')
_LINE = re.compile(r'<path d="M([-\d.]+),58 C[^"]*" stroke="#A03C3C"[^>]*/>')


def _shut(m):
    x, y = float(m.group(1)), float(m.group(2))
    return ('<path d="M%g,%g q10,9 20,0" stroke="#2B1B20" stroke-width="6" fill="none" '
            'stroke-linecap="round"/>' % (x - 10, y))


def _mouth(x, openness, beard):
    """A mouth 54 wide from x: 0 a closed smile, 1 half open, 2 the drawing's laugh."""
    if openness == 0:
        return ('<path d="M%g,57 q25,17 50,0" stroke="%s" stroke-width="7" fill="none" '
                'stroke-linecap="round"/>' % (x + 2, "#B4555A" if beard else "#8E2F36"))
    low, teeth = (70, 62) if openness == 1 else (84, 67)
    return ('<path d="M%g,54 q13,6 27,6 q14,0 27,-6 C%g,%g %g,%g %g,54Z" fill="#7A2730"/>'
            '<path d="M%g,56 q12,5 24,5 q12,0 24,-5 C%g,%g %g,%g %g,56Z" fill="#fff"/>'
            % (x, x + 50, low, x + 4, low, x, x + 3, x + 48, teeth, x + 6, teeth, x + 3))


class Person:
    def __init__(self, name):
        drawing, number, self.sleeve, self.skin, self.dark = CAST[name]
        root = ET.parse(os.path.join(DRAWINGS, drawing + ".svg")).getroot()
        node = _persons(root)[number]
        heads = [k for k in node if k.tag == NS + "g" and k.get("transform", "").startswith("rotate")]
        self.back, head = _text(heads[0]), _text(heads[1])
        self.body = "".join(_text(k) for k in node if k not in heads)
        found = _OPEN.search(head) or _LINE.search(head)
        self.eyes = bool(_EYE.search(head))
        # The mouth of the drawing is kept at rest; talking replaces it.
        self.heads = {}
        for eyes in (0, 1):
            text = _EYE.sub(_shut, head) if eyes else head
            self.heads[(eyes, None)] = text
            if not found:
                continue
            x = float(found.group(1)) - (0 if _OPEN.search(head) else 1)
            beard = '<path d="M-92,-10 C-84,14' in head
            for mouth in (0, 1, 2):
                one = _mouth(x, mouth, beard)
                self.heads[(eyes, mouth)] = _LINE.sub(one, _OPEN.sub(one, text))

    def puppet(self, scale):
        return Puppet(self, scale)


class Puppet:
    """A person rendered at `scale` pixels a unit, its heads made when first needed."""

    def __init__(self, person, scale):
        self.person, self.scale, self.heads = person, scale, {}
        self.body = draw.render(person.body, *BOX, scale=scale)
        self.back = draw.render(person.back, *HEAD, scale=scale)

    def head(self, eyes, mouth):
        key = (eyes, mouth) if (eyes, mouth) in self.person.heads else (eyes, None)
        if key not in self.heads:
            self.heads[key] = draw.render(self.person.heads[key], *HEAD, scale=self.scale)
        return self.heads[key]


def blink(t, phase):
    """1 while the eyes are shut: 130 ms every 2.4 to 4 s."""
    n = int((t + phase) / 3.2)
    at = n * 3.2 + 1.1 + 0.8 * math.sin(n * 12.9 + phase * 7)
    return 1 if 0 <= t + phase - at < 0.13 else 0


def pose(t, phase, lively=1.0, talk=0.0):
    """Breath, head turn (degrees), head rise (units) at time t."""
    breath = math.sin(2 * math.pi * (t / 3.8 + phase))
    tilt = lively * (1.3 * math.sin(2 * math.pi * (t / 5.7 + phase)) + 0.7 * math.sin(2 * math.pi * (t / 2.9 + 2 * phase)))
    rise = -1.5 * breath + talk * 2.2 * math.sin(2 * math.pi * t / 0.83)
    return breath, tilt + talk * 0.9 * math.sin(2 * math.pi * t / 1.31 + phase), rise
