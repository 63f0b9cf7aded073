#!/usr/bin/env python3
"""ui.py --build FOLDER: Borne's screens beside the same ones as a page in Chromium, on one virtual
screen of 1920×1080, moved by the same fingers and judged from outside. Speaks French: people read
it. What is measured and how: README.md."""
import argparse
import json
import os
import platform
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

import screens
from measure import (Run, Watch, family, machine_seconds, manage_windows, processor_seconds)
from table import number, print_table, say

from kiosk import need_root
from screen import Screen

SIZE = (1920, 1080)
PAINTED = 12          # of borne-watch's 16 columns, in what counts as a picture of the page
START_SECONDS = 25
ANSWER_SECONDS = 2
HOLD_SECONDS = .15    # a finger on a button: its press is drawn by then
FINGER_SECONDS = .008  # between two places a touch panel tells of
CARDS, FEW, MANY = 200, 10, 1000
LIST = (1296, 860, 200)  # where a finger moves the list: x, and y from and to
FLING_SECONDS = .6


class Bench:
    def __init__(self, options, screen, folder):
        self.options, self.screen, self.folder = options, screen, folder
        self.noise = []

    def run(self, player, inside):
        """Starts the player, and gives what inside(run, watch) gives, with when its first picture
        was to be seen."""
        with Watch(self.options.build / 'bench/borne-watch', self.screen, '--page') as watch, \
                open(self.folder / f'{player.key}.log', 'ab') as said:
            run = Run(player.command(), self.screen.environment(), said, {})
            try:
                wait(lambda: first_picture(watch), f'{player.name} ne montre rien', START_SECONDS)
                figures = inside(run, watch)
                figures['first_s'] = first_picture(watch) - run.started
            finally:
                run.stop()
        time.sleep(.3)  # the screen is empty again
        return figures

    def starts(self, players):
        """Seconds to the first picture, each player in turn; the first round warms up."""
        found = {player: [] for player in players}
        for turn in range(self.options.starts + 1):
            for player in players:
                say(f'démarrages, {turn} sur {self.options.starts} : {player.name}')
                figures = self.run(player, lambda run, watch: {})
                if turn > 0:
                    found[player].append(figures['first_s'])
        return [found[player] for player in players]

    def visit(self, player):
        """Touches, scrolling and rest in one run."""
        def inside(run, watch):
            time.sleep(.5)
            player.awaken(self.screen)
            quiet(watch, 1)
            whole = [machine_seconds(), self.seconds(run, watch), time.monotonic()]
            figures = self.touches(player, watch)
            say(f'défilement : {player.name}')
            figures.update(self.scrolls(player, watch))
            work = machine_seconds() - whole[0] - self.seconds(run, watch) + whole[1]
            self.noise.append(work / (time.monotonic() - whole[2]))
            say(f'écran immobile : {player.name}')
            figures.update(self.rest(run, watch))
            return figures
        return self.run(player, inside)

    def seconds(self, run, watch):
        """What the player and the bench itself have worked."""
        return processor_seconds(run.family() | {
            os.getpid(), watch.process.pid, self.screen.server.pid})

    def touches(self, player, watch):
        """A finger comes down on a button, rests until its press is drawn, and leaves: what is
        seen of the one and of the other."""
        downs, ups = [], []
        fingers = self.screen.fingers
        for turn in range(self.options.rounds + 1):
            say(f'touchers, {turn} sur {self.options.rounds} : {player.name}')
            for name in ('to_list', 'some', 'all', 'to_home'):
                place = player.places[name]
                down = answer(watch, lambda: fingers.down(*place))
                time.sleep(HOLD_SECONDS)
                quiet(watch, .05)
                up = answer(watch, lambda: fingers.up(*place))
                quiet(watch, .3)
                if turn > 0:
                    downs.append(1000 * down)
                    ups.append(1000 * up)
        return {'down_ms': downs, 'up_ms': ups}

    def scrolls(self, player, watch):
        """The list of 200 cards under the finger, and by itself after a fling."""
        fingers = self.screen.fingers
        answer(watch, lambda: fingers.tap(*player.places['to_list']))
        quiet(watch, .5)
        drawn, flung = [], []
        for _ in range(self.options.rounds // 2):
            drawn += self.stroke(watch, .8, .2, lambda began, ended: (began + .1, ended - .2))
            quiet(watch, .3)
            flung += self.stroke(watch, .12, 0, lambda began, ended: (
                ended, ended + FLING_SECONDS), FLING_SECONDS)
            quiet(watch, .3)
        answer(watch, lambda: fingers.tap(*player.places['to_home']))
        quiet(watch, .5)
        return {'drag_gaps_ms': drawn, 'fling_gaps_ms': flung}

    def stroke(self, watch, seconds, rest, window, after=0):
        """Up the list in so many seconds, as a touch panel tells of it; gaps between pictures, in
        the part that window(began, ended) says."""
        x, begin, end = LIST
        fingers, began = self.screen.fingers, time.monotonic()
        fingers.down(x, begin)
        steps = round(seconds / FINGER_SECONDS)
        for step in range(1, steps + 1):
            time.sleep(max(0, began + step * FINGER_SECONDS - time.monotonic()))
            fingers.move(x, begin + (end - begin) * step / steps)
        time.sleep(rest)
        fingers.up(x, end)
        ended = time.monotonic()
        time.sleep(after + .05)
        start, stop = window(began, ended)
        times = [start] + [at for at, _, _ in watch.looks if start <= at < stop] + [stop]
        return [1000 * (b - a) for a, b in zip(times[1:], times[2:])]

    def rest(self, run, watch):
        """Home, and nobody touches it."""
        seconds = self.options.rest
        before, damages = processor_seconds(run.family()), len(watch.damages)
        time.sleep(seconds)
        return {'rest_percent': 100 * (processor_seconds(run.family()) - before) / seconds,
                'rest_drawings': len(watch.damages) - damages}


def wait(condition, words, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(words)
        time.sleep(.005)


def first_picture(watch):
    """When most of the screen first was more than a plain surface, or None."""
    return next((at for at, _, painted in list(watch.looks) if painted >= PAINTED), None)


def answer(watch, act):
    """Seconds from the touch to a picture that isn't the one before."""
    seen, began = len(watch.looks), time.monotonic()
    act()
    wait(lambda: len(watch.looks) > seen, 'un toucher sans réponse', ANSWER_SECONDS)
    return watch.looks[seen][0] - began


def quiet(watch, seconds, most=6):
    """Until nothing has changed on the screen for so long."""
    deadline = time.monotonic() + most
    while time.monotonic() < deadline:
        last = watch.looks[-1][0] if watch.looks else 0
        left = last + seconds - time.monotonic()
        if left <= 0:
            return
        time.sleep(min(left, .05))


def share(values, part):
    """The value that this part of them is not above."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))] if values else None


def rate(gaps):
    return 1000 * len(gaps) / sum(gaps) if gaps else None


def rows_of(borne, chromium, few, many):
    """(what, digits and unit, Borne's figure, Chromium's, the limit, in words)."""
    rows = []
    for what, key in (('Doigt posé → image', 'down_ms'), ('Doigt levé → image', 'up_ms')):
        for words, part, factor in (('au milieu', .5, .25), ('à 95 %', .95, .3)):
            theirs = share(chromium[key], part)
            rows.append((f'{what}, {words}', 1, 'ms', share(borne[key], part), theirs,
                         factor * theirs, f'≤ {number(factor, 2)} × Chromium'))
    rows.append(('Première image', 2, 's', borne['first_s'], chromium['first_s'],
                 .3 * chromium['first_s'], '≤ 0,30 × Chromium'))
    rows.append((f'Première image, {MANY} métiers', 2, 's', many, None, 1.2 * few,
                 f'≤ 1,2 × {number(few, 2)} s'))
    rows.append(('Écran immobile, processeur', 2, '%', borne['rest_percent'],
                 chromium['rest_percent'], .5, '≤ 0,5 %'))
    rows.append(('Écran immobile, dessins', 0, '', borne['rest_drawings'],
                 chromium['rest_drawings'], 0, 'aucun'))
    for what, key in (('Défilement au doigt', 'drag_gaps_ms'),
                      ('Défilement lancé', 'fling_gaps_ms')):
        rows.append((f'{what}, images', 1, '/s', rate(borne[key]), rate(chromium[key]), -59,
                     '≥ 59 /s'))
        rows.append((f'{what}, écart à 99 %', 1, 'ms', share(borne[key], .99),
                     share(chromium[key], .99), 20, '≤ 20 ms'))
    return rows


def show(rows):
    cells = []
    for what, digits, unit, own, theirs, limit, words in rows:
        met = own is not None and (own >= -limit if limit < 0 else own <= limit)
        cells.append([what, words] + [
            '–' if value is None else f'{number(value, digits)} {unit}'.strip()
            for value in (own, theirs)] + [
            f'×{number(own / theirs, 2)}' if own is not None and theirs else '',
            'ok' if met else 'à améliorer'])
    print_table(['', 'objectif', 'Borne', 'Chromium', '', ''], cells)


def read_options():
    parser = argparse.ArgumentParser(description='Les écrans à côté d’une page dans Chromium.')
    parser.add_argument('--build', type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument('--json', type=Path, metavar='FICHIER', help='y écrit aussi les chiffres')
    parser.add_argument('--quick', action='store_true', help='une minute')
    parser.add_argument('--only', choices=['borne', 'starts'],
                        help='Borne sans Chromium ; ou les démarrages de Borne seulement')
    parser.add_argument('--rounds', type=int, help='de quatre touchers (20)')
    parser.add_argument('--starts', type=int, help='démarrages de chacun (7)')
    parser.add_argument('--rest', type=float, metavar='S', help='secondes d’écran immobile (20)')
    options = parser.parse_args()
    for name, preset in zip(('rounds', 'starts', 'rest'), (4, 2, 5) if options.quick
                            else (20, 7, 20)):
        if getattr(options, name) is None:
            setattr(options, name, preset)
    options.build = options.build.resolve()
    return options


def measure(bench, folder):
    options = bench.options
    borne, few, many = (screens.Borne(folder / f'borne-{count}', options.build, count)
                        for count in (CARDS, FEW, MANY))
    chromium = screens.Chromium(folder / 'chromium', borne.cards)
    with open(folder / 'scout.log', 'wb') as said:
        borne.scout(bench.screen, said)
    if options.only == 'starts':
        few_s, many_s = bench.starts([few, many])
        return {'few_s': few_s, 'many_s': many_s}
    figures = {'borne': bench.visit(borne)}
    if options.only == 'borne':
        return figures
    figures['chromium'] = bench.visit(chromium)
    own, theirs, few_s, many_s = bench.starts([borne, chromium, few, many])
    figures['borne']['first_s'] = own
    figures['chromium']['first_s'] = theirs
    return {**figures, 'few_s': few_s, 'many_s': many_s}


def summary(figures):
    """With medians for the lists of starts."""
    return {key: summary(value) if isinstance(value, dict) else
            statistics.median(value) if key.endswith('_s') and isinstance(value, list) else value
            for key, value in figures.items()}


def show_all(figures, options):
    figures = summary(figures)
    if options.only == 'starts':
        print_table(['Première image', 's'], [
            [f'{FEW} métiers', number(figures['few_s'], 3)],
            [f'{MANY} métiers', number(figures['many_s'], 3)]])
        return
    empty = {'down_ms': [], 'up_ms': [], 'drag_gaps_ms': [], 'fling_gaps_ms': []}
    borne = figures['borne']
    if options.only == 'borne':
        for key in empty:
            print(f'{key}: {number(share(borne[key], .5), 1)} {number(share(borne[key], .95), 1)} '
                  f'{number(share(borne[key], .99), 1)} {number(rate(borne[key]), 1)}')
        print({key: value for key, value in borne.items() if key not in empty})
        return
    show(rows_of(borne, figures['chromium'], figures['few_s'], figures['many_s']))


def main():
    options = read_options()
    need_root()  # Borne lets nobody else look at its memory
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that all that was started ends
    with tempfile.TemporaryDirectory(prefix='borne-bench.') as name, Screen(*SIZE) as screen:
        manager = manage_windows(screen)
        try:
            time.sleep(1)
            bench = Bench(options, screen, Path(name))
            load = os.getloadavg()[0]
            figures = measure(bench, Path(name))
        finally:
            manager.terminate()
            manager.wait()
    say('')
    print(f'{os.cpu_count()} cœurs, Linux {platform.release()} ; charge au début '
          f'{number(load, 2)} ; autres programmes pendant les touchers et le défilement : '
          f'{number(max(bench.noise, default=None), 2)} cœur au plus')
    show_all(figures, options)
    if options.json:
        options.json.write_text(json.dumps({
            'cores': os.cpu_count(), 'load': load, 'noise': bench.noise, **figures}, indent=1,
            ensure_ascii=False) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
