"""Borne and a page in Chromium with the same screens, home and a list of professions, and where a
finger goes on each."""
import json
import re
import shutil
import time
import urllib.parse
from pathlib import Path

import players
from measure import Run

from kiosk import Trace  # players.py has made tests/touch known

FIELDS = {'level': '    level: {fr: ', 'staff': '    card: {fr: ', 'picture': '    picture: ',
          'publics': '    publics: ['}


def blocks(text):
    """Of professions.yaml: what stands before the professions, and each of them."""
    head, rest = re.split(r'(?<=\nprofessions:)\n', text, maxsplit=1)
    return head + '\n', [block for block in re.split(r'(?m)^(?=  - id: )', rest) if block.strip()]


def copy_of(block, number):
    """Another profession, no two named the same. A testimony belongs to one alone; with shorter
    fields 1,000 stay under the Mio that a file may have."""
    block = re.sub(r'(?m)^  - id: (.*)$', rf'  - id: \1-{number}', block)
    block = re.sub(r'(?m)^    (testimony|missions|training|figure|pay|ways_in|other_names|duration|'
                   r'scene):.*\n(      .*\n)*', '', block)
    block = re.sub(r'(?m)^(    title:\n      fr: .*)$', rf'\1 {number}', block, count=1)
    return block.rstrip('\n') + (
        '\n    missions: [{fr: Écouter, en: Listening}, {fr: Aider, en: Helping}]\n'
        '    training: [{what: {fr: Bac, en: Bac}, detail: {fr: ou équivalent, en: or equal}}]\n')


def card(block):
    """What the page in Chromium shows of a profession."""
    def field(name):
        found = re.search(rf'(?m)^{re.escape(FIELDS[name])}(.*)$', block)
        return found.group(1) if found else ''
    title = re.search(r'(?m)^    title:\n      fr: (.*)$', block)
    return {'title': title.group(1) if title else '', 'level': field('level').split(', en:')[0],
            'staff': field('staff').split(', en:')[0],
            'picture': field('picture').rpartition('/')[2],
            'publics': re.findall(r'[\w-]+', field('publics'))}


def professions(count):
    """professions.yaml with at least so many of them, and their cards."""
    text = (players.ROOT / 'config/campaigns/lot/professions.yaml').read_text(encoding='utf-8')
    head, own = blocks(text)
    every = own + [copy_of(own[i % len(own)], i + 1) for i in range(len(own), count)]
    return head + ''.join(block.rstrip('\n') + '\n\n' for block in every), \
        [card(block) for block in every]


class Borne:
    key, name = 'borne', 'Borne'

    def __init__(self, folder, build, count):
        self.folder, self.player = folder, players.Borne(folder, build)
        self.campaign = folder / 'campaign'
        shutil.copytree(players.ROOT / 'config/campaigns/lot', self.campaign)
        text, self.cards = professions(count)
        (self.campaign / 'professions.yaml').write_text(text, encoding='utf-8')
        path = self.campaign / 'campaign.yaml'
        # A clip that is of no profession: a touch on it opens home.
        path.write_text(path.read_text(encoding='utf-8').split('\nvenues:')[0] + (
            '\nvenues:\n  - id: bench\n    name:\n      fr: Banc d’essai\n      en: Bench\n'
            '    playlist: [lot-court]\n    sound: false\n'), encoding='utf-8')
        self.player.recruiter.equip(folder / 'data')
        self.places = {}

    def command(self, *more):
        return [self.player.program, '--fullscreen', '--campaign', self.campaign,
                '--data', self.folder / 'data', *more]

    def scout(self, screen, said):
        """Goes through the screens once, with a trace, and learns where things are."""
        trace = Trace(self.folder / 'trace')
        run = Run(self.command('--trace', trace.path), screen.environment(), said, {})

        def wait(name):
            deadline = time.monotonic() + 20
            while trace.screen != name or not trace.nodes:
                if run.ended() or time.monotonic() > deadline:
                    raise RuntimeError(f'Borne ne montre pas {name}')
                time.sleep(.02)
                trace.read()

        def learn(name, node):
            self.places[name] = trace.nodes[node].middle()
        try:
            wait('attract')
            time.sleep(1)
            learn('wake', 'attract.touch')
            screen.fingers.tap(*self.places['wake'])
            wait('home')
            learn('to_list', 'home.professions')
            screen.fingers.tap(*self.places['to_list'])
            wait('professions')
            learn('to_home', 'dock.home')
            learn('some', 'professions.public.enfants')
            learn('all', 'professions.public.tous')
        finally:
            run.stop()

    def awaken(self, screen):
        """From its first picture to home."""
        time.sleep(.5)
        screen.fingers.tap(*self.places['wake'])


class Chromium:
    key, name = 'chromium', 'Chromium'
    places = {'to_list': (1000, 220), 'to_home': (715, 1002), 'some': (180, 416),
              'all': (504, 788)}

    def __init__(self, folder, cards):
        self.player = players.Chromium(folder)
        told = {'cards': cards, 'images': (players.ROOT / 'assets/img').as_uri() + '/'}
        self.page = (Path(__file__).with_name('screens.html').as_uri() + '#'
                     + urllib.parse.quote(json.dumps(told)))

    def command(self):
        return ['chromium', *self.player.switches, '--touch-events=enabled',
                f'--user-data-dir={self.player.folder}/profile', self.page]

    def awaken(self, screen):
        """It opens on home."""
