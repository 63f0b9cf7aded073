"""A report's page, read again: its tables, its charts, and what is not well formed in it."""
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {'meta', 'link', 'br', 'hr', 'img', 'input'}
SHAPES = {'path', 'rect'}


@dataclass
class Section:
    name: str = ''
    texts: list = field(default_factory=list)   # of charts: class, x, y, words
    shapes: list = field(default_factory=list)  # class, attributes
    tables: list = field(default_factory=list)  # rows of cells
    box: tuple = (0, 0)                         # the chart's width and height


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.ids, self.references = [], [], [], []
        self.sections, self.big, self.title, self.texts = {}, [], '', []
        self.section, self.behind, self.narrow = Section(), None, []
        self.feed(text)
        self.close()
        self.faults += [f'{tag} is never closed' for tag in self.open]
        self.faults += [f'id {one} stands twice' for one in set(self.ids) if self.ids.count(one) > 1]
        self.faults += [f'no id {one}' for one in self.references if one not in self.ids]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given['id']] if 'id' in given else []
        self.references += given.get('aria-labelledby', '').split()
        self.faults += [f'{tag} has {name}' for name in given if name.startswith('on') or name in ('src', 'href')]
        if tag == 'script':
            self.faults.append('a script')
        if tag not in VOID and tag not in SHAPES:
            self.open.append(tag)
        if tag == 'section':
            self.section = Section(given['aria-labelledby'].removesuffix('-h'))
            self.sections[self.section.name] = self.section
        elif tag == 'figure' and given.get('class') == 'narrow':
            self.section, self.behind = Section(f'{self.section.name}, narrow'), self.section
            self.narrow.append(self.section)
        elif tag == 'svg' and 'viewbox' in given:
            self.section.box = tuple(float(one) for one in given['viewbox'].split()[2:])
        elif tag == 'text':
            self.section.texts.append([given['class'], float(given['x']), float(given['y']), ''])
        elif tag in SHAPES:
            self.section.shapes.append((given.get('class'), given))
        elif tag == 'table':
            self.section.tables.append([])
        elif tag == 'tr':
            self.section.tables[-1].append([])
        elif tag in ('td', 'th'):
            self.section.tables[-1][-1].append('')
        elif tag == 'dd' and given.get('class', '').startswith('big'):
            self.big.append('')

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in VOID or tag in SHAPES:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f'line {self.getpos()[0]}: </{tag}> closes nothing')
        if tag == 'section':
            self.section = Section()
        elif tag == 'figure' and self.behind:
            self.section, self.behind = self.behind, None

    def handle_data(self, data):
        within = self.open[-1] if self.open else ''
        if within == 'text':
            self.section.texts[-1][3] += data
        elif within in ('td', 'th'):
            self.section.tables[-1][-1][-1] += data
        elif within == 'dd' and self.big and self.open[-2] == 'div' and not self.big[-1]:
            self.big[-1] = data
        elif within == 'title' and 'svg' not in self.open:
            self.title += data


SIZES = {'name': 14, 'amount': 14, 'rate': 14, 'value': 13, 'told': 13}


def extent(kind, x, y, words):
    """Left, top, right and bottom of a text, as wide as letters of no font of the page are."""
    size = SIZES.get(kind, 12)
    width = len(words) * size * .56
    left = x - {'value': width / 2, 'axis': width / 2}.get(kind, width if kind in ('amount', 'rate', 'scale', 'last') else 0)
    return left, y - size * .75, left + width, y + size * .2


def touching(section):
    """Pairs of labels that overlap, and labels outside their chart."""
    boxes = [(extent(*text), text[3]) for text in section.texts]
    for at, (one, words) in enumerate(boxes):
        if one[0] < -1 or one[2] > section.box[0] + 1 or one[1] < -1 or one[3] > section.box[1] + 1:
            yield f'{section.name}: "{words}" is outside'
        for other, others in boxes[:at]:
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]:
                yield f'{section.name}: "{words}" on "{others}"'
