"""Borne on a screen of its own, read by its trace and moved by fingers. Standard library only.

    with Kiosk(borne, (1080, 1920), campaign) as kiosk:
        kiosk.wait_screen('attract')
        kiosk.tap('attract.touch')
        kiosk.wait_screen('home')

Every wait has a deadline and says what it waited for; a failure shows the end of the trace, what
Borne said, and leaves a picture of the screen in the failures folder."""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path

from screen import Screen

ROOT = Path(__file__).resolve().parents[2]
LOOK_SECONDS = .004  # between two looks at the trace
WAIT_SECONDS = 10
ANSWER_SECONDS = 3   # from a touch to what it does


class Failure(AssertionError):
    pass


def expect(condition, words):
    if not condition:
        raise Failure(words)


class Node:
    """One thing that can be seen or touched: id, role, name, x, y, w, h (pixels), state (a list)."""

    def __init__(self, fields):
        self.__dict__.update(fields)

    def middle(self):
        return self.x + self.w // 2, self.y + self.h // 2

    def __repr__(self):
        return (f'{self.id} ({self.role} {self.name!r} at {self.x},{self.y} {self.w}x{self.h}'
                f'{" " + " ".join(self.state) if self.state else ""})')


class Trace:
    """Follows the file Borne writes: what was seen so far, and what is on show now."""

    def __init__(self, path):
        self.path, self.stream, self.rest = path, None, b''
        self.events, self.counts = [], Counter()
        self.screen, self.nodes = None, {}

    def read(self):
        """Takes in what is new; true when there was something."""
        if self.stream is None:
            if not self.path.exists():
                return False
            self.stream = open(self.path, 'rb')
        new = self.stream.read()
        if not new:
            return False
        *lines, self.rest = (self.rest + new).split(b'\n')
        for line in lines:
            self._take(json.loads(line.decode('utf-8')))
        return bool(lines)

    def _take(self, event):
        self.events.append(event)
        self.counts[event['ev'], event.get('kind')] += 1
        if event['ev'] == 'screen':
            self.screen, self.nodes = event['name'], {}
        elif event['ev'] == 'tree':  # only the last is kept: they are large
            self.nodes = {node['id']: Node(node) for node in event.pop('nodes')}

    def count(self, name, /, **fields):
        if set(fields) <= {'kind'}:  # tests ask often
            return sum(count for (event, kind), count in self.counts.items()
                       if event == name and kind == fields.get('kind', kind))
        return sum(event['ev'] == name and all(event.get(k) == v for k, v in fields.items())
                   for event in self.events)

    def events_of(self, kind):
        return [event for event in self.events if event['ev'] == kind]

    def screens(self):
        return [event['name'] for event in self.events_of('screen')]


class Kiosk:
    def __init__(self, borne, size, campaign=ROOT / 'config/campaigns/lot', *, options=(),
                 wrap=(), data=None, before=None, failures=None, cwd=None,
                 window=('--fullscreen',)):
        """wrap: a command that starts Borne, such as unshare; data: else a new folder; before:
        called with the data folder before the start; failures: where pictures go; cwd: where
        Borne is started, else in a folder that goes away with it."""
        self.borne, self.size, self.campaign = Path(borne), size, Path(campaign)
        self.options, self.wrap = list(options), list(wrap)
        self.data, self.before, self.cwd, self.window = data, before, cwd, window
        self.failures = Path(failures) if failures else None
        self.process = None

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix='borne-touch.')
        self.folder = Path(self.holder.name)
        self.data = self.data or self.folder / 'data'
        if self.before:
            self.before(self.data)
        self.screen = Screen(*self.size)
        self.screen.__enter__()
        self.fingers = self.screen.fingers
        self.trace = Trace(self.folder / 'trace')
        self.start()
        return self

    def start(self):
        self.trace.read()  # what was on show before isn't any more
        self.trace.screen, self.trace.nodes = None, {}
        self.said = open(self.folder / 'stderr', 'ab')
        self.process = subprocess.Popen(
            [*self.wrap, self.borne, '--campaign', self.campaign, '--data', self.data,
             '--trace', self.trace.path, *self.window, *self.options],
            env=self.screen.environment(), stdin=subprocess.DEVNULL, stdout=self.said,
            stderr=self.said, cwd=self.cwd or self.folder)

    def journal(self, data=None):
        """The kinds of what happened, in order."""
        path = Path(data or self.data, 'journal/journal.jsonl')
        lines = path.read_text().splitlines() if path.exists() else []
        return [json.loads(line)['kind'] for line in lines]

    def stop(self):
        """Asks Borne to end, as its supervisor does; gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(WAIT_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise Failure('Borne did not end at SIGTERM') from None
        self.said.close()
        return self.process.returncode

    def __exit__(self, kind, error, _):
        try:
            if error is not None and not isinstance(error, KeyboardInterrupt):
                self._tell(error)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.said.close()
            self.screen.__exit__()
            self.holder.cleanup()

    def _tell(self, error):
        self.trace.read()
        print(f'\n{error}\nat screen {self.trace.screen}; seen: {" ".join(self.trace.screens())}'
              '\nlast of the trace:', file=sys.stderr)
        for event in self.trace.events[-12:]:
            print('  ' + json.dumps(event, ensure_ascii=False)[:1500], file=sys.stderr)
        print('on show: ' + ' '.join(map(repr, self.trace.nodes.values()))[:3000], file=sys.stderr)
        print('Borne said:', file=sys.stderr)
        lines = (self.folder / 'stderr').read_text(errors='replace').splitlines()
        print('\n'.join('  ' + line for line in lines[-25:]), file=sys.stderr)
        if self.failures and self.trace.screen:
            path = self.failures / f'{Path(sys.argv[0]).stem}-{self.size[0]}x{self.size[1]}.png'
            try:
                self.screen.picture().save(path)
                print(f'picture: {path}', file=sys.stderr)
            except (OSError, RuntimeError):
                print(f'the X server is gone; it said:\n{self.screen.log()}', file=sys.stderr)

    # Waiting

    def wait(self, condition, words, seconds=WAIT_SECONDS):
        """Until condition() is true; gives what it gave."""
        deadline = time.monotonic() + seconds
        while True:
            self.trace.read()
            found = condition()
            if found:
                return found
            if self.process.poll() is not None:
                raise Failure(f'Borne ended with code {self.process.returncode} while {words} '
                              'was expected')
            if time.monotonic() > deadline:
                raise Failure(f'{words}: not within {seconds} s')
            time.sleep(LOOK_SECONDS)

    def wait_screen(self, *names, seconds=WAIT_SECONDS):
        """Until one of these is on show, with its tree; gives its name."""
        self.wait(lambda: self.trace.screen in names and self.trace.nodes,
                  f'the screen {" or ".join(names)}', seconds)
        return self.trace.screen

    def wait_node(self, name, *states, without=(), seconds=WAIT_SECONDS):
        def there():
            node = self.trace.nodes.get(name)
            return node and all(state in node.state for state in states) and not any(
                state in node.state for state in without) and node
        return self.wait(there, ' '.join(['the node', name, *states]), seconds)

    def wait_gone(self, name, seconds=WAIT_SECONDS):
        self.wait(lambda: name not in self.trace.nodes, f'{name} gone', seconds)

    def node(self, name):
        self.trace.read()
        expect(name in self.trace.nodes, f'{name} is not on show; there are: '
               + ', '.join(sorted(self.trace.nodes)))
        return self.trace.nodes[name]

    def nodes(self, role=None, prefix=''):
        self.trace.read()
        return [node for node in self.trace.nodes.values()
                if node.id.startswith(prefix) and role in (None, node.role)]

    # Touching

    def touch(self, x, y):
        """A tap there; returns once Borne took it in and showed what came of it."""
        inputs = self.trace.count('input')
        self.fingers.tap(x, y)
        self.wait(lambda: self.trace.count('input') >= inputs + 2,  # down and up
                  f'an answer to the touch at {x},{y}', ANSWER_SECONDS)
        self.settle()

    def settle(self):
        """Until the last input was followed by a picture, and no tree is on its way."""
        def shown():
            kinds = [event['ev'] for event in self.trace.events[-40:]]
            return 'input' not in kinds or 'present' in kinds[len(kinds) - kinds[::-1].index(
                'input'):]
        try:
            self.wait(shown, 'a picture after the touch', 1)
        except Failure:
            if self.process.poll() is not None:
                raise

    def tap(self, name):
        node = self.wait_node(name)
        self.touch(*node.middle())

    def reach(self, name, swipes=12):
        """Swipes the page until the node is on show."""
        for _ in range(swipes):
            self.trace.read()
            if name in self.trace.nodes:
                return self.trace.nodes[name]
            width, height = self.size
            before = self.trace.count('tree')
            self.fingers.swipe(width * .75, height * .66, width * .75, height * .5, .3, rest=.1)
            try:
                self.wait(lambda: self.trace.count('tree') > before, 'a scrolled page', 2)
            except Failure:
                break
        raise Failure(f'{name} is nowhere on the page; there are: '
                      + ', '.join(sorted(self.trace.nodes)))

    def key(self, text):
        """The key that types exactly this, or None."""
        return next((node for node in self.nodes('key') if node.name == text), None)

    def type(self, text):
        """On Borne's own keyboard, letter by letter, with shift where it takes it."""
        for letter in unicodedata.normalize('NFC', text):
            self.type_key(letter)

    def type_key(self, text):
        key = self.key(text)
        if key is None and 'key.shift' in self.trace.nodes:
            self.tap('key.shift')
            key = self.wait(lambda: self.key(text), f'a key for {text!r}', ANSWER_SECONDS)
        expect(key is not None, f'no key types {text!r}; there are: '
               + ' '.join(node.name for node in self.nodes('key')))
        self.touch(*key.middle())

    # What is left of it

    def picture(self):
        return self.screen.picture()

    def still_picture(self, seconds=3, still=.3):
        """Once nothing has moved for a moment; after `seconds` at the latest, where a film plays."""
        deadline = time.monotonic() + seconds
        picture, since = self.picture(), time.monotonic()
        while time.monotonic() < min(deadline, since + still):
            time.sleep(.06)
            after = self.picture()
            if after.pixels != picture.pixels:
                picture, since = after, time.monotonic()
        return picture

    def memory_holds(self, *needles):
        """Which of these bytes lie in the memory of the process (and of its children)."""
        found = set()
        for pid in [self.process.pid, *children(self.process.pid)]:
            found |= search_memory(pid, needles)
        return found


def children(pid):
    """The processes it started, and those they started."""
    listed = []
    for task in Path(f'/proc/{pid}/task').glob('*/children'):
        for child in map(int, task.read_text().split()):
            listed += [child, *children(child)]
    return listed


def search_memory(pid, needles):
    """Which needles lie in the readable memory of a process (/proc/PID/mem)."""
    found, overlap = set(), max(map(len, needles))
    with open(f'/proc/{pid}/maps', encoding='utf-8') as maps, open(f'/proc/{pid}/mem', 'rb') as mem:
        for line in maps:
            places, rights, *_, name = (line.split(maxsplit=5) + [''])[:6]
            if 'r' not in rights or name.startswith(('[vvar', '[vsyscall')):
                continue
            at, end = (int(place, 16) for place in places.split('-'))
            tail = b''
            while at < end:
                try:
                    mem.seek(at)
                    block = mem.read(min(end - at, 1 << 24))
                except OSError:
                    break  # a device's memory
                if not block:
                    break
                found |= {needle for needle in needles if needle in tail + block}
                tail, at = block[-overlap:], at + len(block)
    return found


def copy_campaign(folder, into, changes):
    """A campaign with lines of its campaign.yaml changed: {key: value}; a key that isn't there is
    added."""
    shutil.copytree(folder, into)
    path = into / 'campaign.yaml'
    lines = path.read_text(encoding='utf-8').splitlines()
    for key, value in changes.items():
        lines = [line for line in lines if not line.startswith(f'{key}:')] + [f'{key}: {value}']
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return into


def need_root():
    """For what only root may do (look into Borne's memory, give it a disk): by sudo, which
    ./dev test has asked for the password."""
    if os.geteuid() != 0:
        os.execvp('sudo', ['sudo', '-n', sys.executable, '-B', *sys.argv])


def programs_from_arguments():
    """Tests are started as TEST.py BUILD-FOLDER."""
    build = Path(sys.argv[1]).resolve()
    for program in ('borne', 'bornectl'):
        expect(os.access(build / program, os.X_OK), f'{build / program} is not built')
    return build
