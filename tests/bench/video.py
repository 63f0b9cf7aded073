#!/usr/bin/env python3
"""video.py --build FOLDER: the loop beside its peers, on one virtual screen of 1920×1080, one
player after the other, judged from outside. Speaks French: people read it. What is measured and
how: README.md."""
import argparse
import json
import os
import platform
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import clips as clip_maker
import players
from measure import (Run, Watch, machine_seconds, manage_windows, memory_megabytes,
                     processor_seconds, shown)
from table import number, print_table, say

from kiosk import need_root  # players.py has made tests/touch known
from screen import Screen

SIZE = (1920, 1080)
START_SECONDS = 25    # a player that shows nothing by then is given up
SETTLE_SECONDS = 1.5  # from the first picture to what is counted
PEER_CHANGES = 12     # fewer than Borne's can only do them good
LOOKS = 3             # at the memory, in each run: looking costs, too
NOISE_CORES = .25     # others' use of the processor that makes a run worth doing again
KINDS = [players.Borne, players.BareBorne, players.Vlc, players.OverlaidChromium, players.Chromium,
         players.Mpv, players.PlainMpv]

LOOP = clip_maker.Clip('boucle', 1, 'h264', 1080, 10)
SHORT = [clip_maker.Clip('court-h264-1080', 2, 'h264', 1080, 1.2),
         clip_maker.Clip('court-h264-720', 3, 'h264', 720, 1.2),
         clip_maker.Clip('court-vp9-720', 4, 'vp9', 720, 1.2),
         clip_maker.Clip('court-hevc-1080', 5, 'hevc', 1080, 1.2)]
LENGTHS = {clip.number: clip.pictures() for clip in [LOOP, *SHORT]}


class Bench:
    def __init__(self, options, screen, folder):
        self.options, self.screen, self.folder = options, screen, folder
        self.patience = options.patience
        self.watch_program = options.build / 'bench/borne-watch'
        self.noise = []

    def wait_quiet(self):
        """Until nobody else works, as long as there is patience left."""
        while self.patience > 0:
            before = machine_seconds()
            time.sleep(1)
            self.patience -= 1
            if machine_seconds() - before < NOISE_CORES:
                return

    def attempt(self, player, clips, watch_and_count):
        """One run; again when others disturbed it, while there is patience."""
        while True:
            self.wait_quiet()
            began = time.monotonic()
            figures = self.run_once(player, clips, watch_and_count)
            if figures.get('others', 0) <= NOISE_CORES or self.patience <= 0:
                self.noise.append(figures.get('others', 0))
                return figures
            self.patience -= time.monotonic() - began

    def run_once(self, player, clips, watch_and_count):
        command = player.command([clip for clip in clips if clip.codec in player.codecs])
        environment = {**self.screen.environment(), **player.environment()}
        with Watch(self.watch_program, self.screen) as watch, \
                open(self.folder / f'{player.key}.log', 'ab') as said:
            run = Run(command, environment, said, player.account())
            try:
                deadline = run.started + START_SECONDS
                while watch.first() is None:
                    if run.ended() or time.monotonic() > deadline:
                        return {'failed': self.last_words(player)}
                    time.sleep(.01)
                figures = {'first_s': watch.first() - run.started}
                figures.update(watch_and_count(run, watch))
            finally:
                run.stop()
        start, end = figures.pop('window')
        figures.update(shown(watch, start, end, LENGTHS))
        time.sleep(.3)  # the screen is empty again
        return figures

    def last_words(self, player):
        text = (self.folder / f'{player.key}.log').read_text(errors='replace')
        return 'rien à l’écran ; a dit : ' + ' / '.join(text.strip().splitlines()[-2:])[-300:]

    def count(self, run, watch, wait):
        """Processor and memory while wait(look) waits and calls look now and then."""
        memory = []
        server, bench = [self.screen.server.pid], [os.getpid(), watch.process.pid]
        pids = run.family()
        start = time.monotonic()
        before = [machine_seconds(), processor_seconds(pids), processor_seconds(server),
                  processor_seconds(bench)]
        wait(lambda: memory.append(memory_megabytes(run.family())))
        pids = run.family()
        end = time.monotonic()
        after = [machine_seconds(), processor_seconds(pids), processor_seconds(server),
                 processor_seconds(bench)]
        whole, cores, x_server, own = ((b - a) / (end - start) for a, b in zip(before, after))
        return {'window': (start, end), 'cores': cores, 'x_cores': x_server,
                'others': max(0, whole - cores - x_server - own),
                'memory_mb': statistics.median(memory), 'memory_most_mb': max(memory),
                'processes': len(pids)}

    def loop(self, player):
        """The 1080p30 clip over and over."""
        seconds = self.options.seconds
        if isinstance(player, players.Mpv) and not self.options.full:
            seconds = min(seconds, 4)  # it is there for its start

        def watch_and_count(run, watch):
            def wait(look):
                for _ in range(LOOKS):
                    time.sleep(seconds / LOOKS)
                    look()
            time.sleep(SETTLE_SECONDS)
            return self.count(run, watch, wait)
        return self.attempt(player, [LOOP], watch_and_count)

    def change(self, player, changes):
        """Short clips of several sizes and codecs, one after the other, from the first change."""
        longest = SHORT[0].seconds * 1.6

        def wait_changes(watch, more, look=lambda: None):
            goal, deadline = watch.changes() + more, time.monotonic() + more * longest + 5
            while watch.changes() < goal and time.monotonic() < deadline:
                time.sleep(.4)
                if watch.changes() > goal - LOOKS:
                    look()

        def watch_and_count(run, watch):
            wait_changes(watch, 1)
            return self.count(run, watch, lambda look: wait_changes(watch, changes, look))
        return self.attempt(player, SHORT, watch_and_count)


def decoding_cores(clip):
    """What decoding alone takes, by ffmpeg in one thread: no player can do with less."""
    before = os.times()
    subprocess.run(['ffmpeg', '-nostdin', '-loglevel', 'error', '-threads', '1', '-i', clip.path,
                    '-f', 'null', '-'], check=True, timeout=120, stdin=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user + after.children_system - before.children_user -
            before.children_system) / clip.seconds


def medians(runs):
    """Of each figure, over the runs that succeeded; the worst is kept for gaps and black."""
    good = [run for run in runs if 'failed' not in run]
    if not good:
        return runs[-1] if runs else {}
    figures = {}
    for key in good[0]:
        values = [run[key] for run in good if run[key] is not None]
        worst = key in ('longest_ms', 'change_longest_ms', 'black', 'memory_most_mb')
        figures[key] = (max if worst else statistics.median)(values) if values else None
    return {**figures, 'runs': len(good)}


def ratio(figure, borne):
    return '' if not figure or not borne else f'×{number(figure / borne, 2)}'


def show_loop(results):
    borne = results.get('borne', {})
    rows = []
    for kind in KINDS:
        figures = results.get(kind.key)
        if figures is None:
            continue
        if 'cores' not in figures:
            rows.append([kind.name, figures.get('failed') or figures.get('missing')])
            continue
        rows.append([kind.name] + [cell for key, digits in (
            ('cores', 2), ('memory_mb', 0), ('first_s', 2)) for cell in (
                number(figures[key], digits), ratio(figures[key], borne.get(key)))] + [
            number(figures['pictures_s'], 1), number(figures['drawings_s'], 1),
            number(figures['longest_ms'], 0), number(figures['over_50_ms'], 0),
            number(figures['lost'], 0), number(figures['black'], 0),
            number(figures['x_cores'], 2)])
    print_table(['Boucle 1080p30', 'cœurs', '', 'Mo', '', '1re image (s)', '', 'images/s',
                 'dessins/s', 'trou max (ms)', '> 50 ms', 'perdues', 'noires', 'serveur X'], rows)


def show_changes(results):
    rows = []
    for kind in KINDS:
        figures = results.get(kind.key)
        if figures is None:
            continue
        if 'cores' not in figures:
            rows.append([kind.name, figures.get('failed') or figures.get('missing')])
            continue
        rows.append([kind.name] + [number(figures[key], digits) for key, digits in (
            ('changes', 0), ('change_median_ms', 0), ('change_longest_ms', 0), ('longest_ms', 0),
            ('over_50_ms', 0), ('lost', 0), ('black', 0), ('cores', 2), ('memory_mb', 0))])
    print_table(['Changements de clip', 'nombre', 'au milieu (ms)', 'au pire (ms)',
                 'trou max (ms)', '> 50 ms', 'perdues', 'noires', 'cœurs', 'Mo'], rows)


def targets(loop, change):
    """(what, Borne's figure, unit, digits, the most it may be, and why)."""
    def of(results, key, figure):
        return results.get(key, {}).get(figure)

    def times(factor, figure):
        return factor * figure if figure is not None else None
    borne = players.Borne.key
    return [
        ('Plus long trou aux changements', of(change, borne, 'longest_ms'), 'ms', 0, 50, '50 ms'),
        ('Images noires', of(change, borne, 'black'), '', 0, 0, 'aucune'),
        ('Processeur, boucle nue', of(loop, 'borne-bare', 'cores'), 'cœur', 2,
         times(1.05, of(loop, 'vlc', 'cores')), '1,05 × VLC'),
        ('Processeur, écran d’accueil', of(loop, borne, 'cores'), 'cœur', 2,
         times(1.25, of(loop, 'vlc', 'cores')), '1,25 × VLC'),
        ('Processeur, écran d’accueil', of(loop, borne, 'cores'), 'cœur', 2,
         times(.4, of(loop, 'chromium-overlay', 'cores')), '0,4 × Chromium, mêmes textes'),
        ('Dessins de plus que d’images', minus(of(loop, borne, 'drawings_s'),
         of(loop, borne, 'pictures_s')), '/s', 1, .5, 'aucun'),
        ('Mémoire', of(loop, borne, 'memory_mb'), 'Mo', 0, times(1, of(loop, 'vlc', 'memory_mb')),
         '1 × VLC'),
        ('Première image', of(loop, borne, 'first_s'), 's', 2,
         times(.6, of(loop, 'mpv', 'first_s')), '0,6 × mpv'),
    ]


def minus(a, b):
    return None if a is None or b is None else max(0, a - b)


def show_targets(found):
    rows = []
    for what, figure, unit, digits, most, why in found:
        limit = '' if most is None else f'{number(most, digits)} {unit}'.strip()
        if figure is None or most is None:
            verdict = 'pas mesuré'
        else:
            verdict = 'ok' if figure <= most else f'à améliorer (×{number(figure / most, 2)})' \
                if most else 'à améliorer'
        rows.append([what, '–' if figure is None else f'{number(figure, digits)} {unit}'.strip(),
                     limit, why, verdict])
    print_table(['Objectif', 'Borne', 'au plus', 'soit', ''], rows)


def choose(options, folder):
    """The players to measure, each ready in its folder; and why others can't be."""
    chosen, missing = [], {}
    for kind in KINDS:
        wanted = kind.key in options.only if options.only else (
            options.full or kind is not players.Chromium)
        if not wanted:
            continue
        place = folder / kind.key
        player = kind(place, options.build) if issubclass(kind, players.Borne) else kind(place)
        why = player.missing()
        if why:
            missing[kind.key] = {'missing': why}
        else:
            chosen.append(player)
    return chosen, missing


def measure(bench, chosen, missing):
    options = bench.options
    loop_runs, change = {player.key: [] for player in chosen}, {}
    for turn in range(options.rounds):
        for player in chosen:
            say(f'boucle, tour {turn + 1} sur {options.rounds} : {player.name}')
            loop_runs[player.key].append(bench.loop(player))
    keys = {player.key for player in chosen}
    alike = {'borne-bare': 'borne', 'chromium-overlay': 'chromium', 'mpv': 'mpv-x11'}
    for player in chosen:
        if alike.get(player.key) in keys:
            continue
        changes = options.changes if player.key == 'borne' or options.full else \
            min(options.changes, PEER_CHANGES)
        say(f'changements, {changes} : {player.name}')
        change[player.key] = bench.change(player, changes)
    return {**{key: medians(runs) for key, runs in loop_runs.items()}, **missing}, change, \
        loop_runs


def read_options():
    parser = argparse.ArgumentParser(description='La boucle vidéo à côté de ses pairs.')
    parser.add_argument('--build', type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument('--json', type=Path, metavar='FICHIER', help='y écrit aussi les chiffres')
    parser.add_argument('--quick', action='store_true', help='une minute : un tour, court')
    parser.add_argument('--full', action='store_true',
                        help='tout : 5 tours de 20 s, 100 changements pour chacun (15 minutes)')
    parser.add_argument('--only', nargs='+', metavar='LECTEUR', choices=[k.key for k in KINDS],
                        help=' '.join(k.key for k in KINDS))
    parser.add_argument('--rounds', type=int, help='tours de la boucle (3)')
    parser.add_argument('--seconds', type=float, help='durée comptée de chaque tour (10)')
    parser.add_argument('--changes', type=int, help='changements de clip de Borne (100)')
    parser.add_argument('--patience', type=float, default=15, metavar='S', help='secondes '
                        'perdues au plus à attendre que la machine soit au repos (15)')
    options = parser.parse_args()
    kind = (1, 4, 12) if options.quick else (5, 20, 100) if options.full else (3, 10, 100)
    for name, preset in zip(('rounds', 'seconds', 'changes'), kind):
        if getattr(options, name) is None:
            setattr(options, name, preset)
    options.build = options.build.resolve()
    return options


def allow_other_users(screen):
    """The request SetAccessControl: VLC runs under another name."""
    screen.connection.sendall(struct.pack('<BBH', 111, 0, 1))


def main():
    options = read_options()
    for clip in [LOOP, *SHORT]:
        say(f'prépare {clip.file}')
        clip_maker.make(clip, options.build / 'bench/clips')
    need_root()  # Borne lets nobody else look at its memory
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that all that was started ends
    with tempfile.TemporaryDirectory(prefix='borne-bench.') as name, Screen(*SIZE) as screen:
        folder = Path(name)
        folder.chmod(0o755)
        clip_maker.copy([LOOP, *SHORT], folder / 'clips')
        allow_other_users(screen)
        manager = manage_windows(screen)
        try:
            time.sleep(1)
            chosen, missing = choose(options, folder)
            bench = Bench(options, screen, folder)
            load = os.getloadavg()[0]
            decoding = decoding_cores(LOOP)
            loop, change, runs = measure(bench, chosen, missing)
        finally:
            manager.terminate()
            manager.wait()
        versions = {player.key: player.version() for player in chosen}
    say('')
    print(f'{os.cpu_count()} cœurs, Linux {platform.release()} ; charge au début '
          f'{number(load, 2)} ; autres programmes pendant les mesures : '
          f'{number(max(bench.noise), 2)} cœur au plus')
    print(f'{LOOP.file} : {LOOP.seconds} s, {number(LOOP.megabits(), 1)} Mbit/s ; le décoder, '
          f'sans rien montrer : {number(decoding, 2)} cœur')
    show_loop(loop)
    show_changes(change)
    show_targets(targets(loop, change))
    if options.json:
        options.json.write_text(json.dumps({
            'cores': os.cpu_count(), 'load': load, 'noise': bench.noise, 'versions': versions,
            'decoding_cores': decoding, 'loop': loop, 'changes': change, 'runs': runs}, indent=1, ensure_ascii=False) + '\n',
            encoding='utf-8')


if __name__ == '__main__':
    main()
