#!/usr/bin/env python3
"""start_test.py BUILD: a wrong campaign never starts, and says where it is wrong; wrong words on
the command line say so; without a key, Borne makes one for demonstration and says so on screen."""
import re
import subprocess
import tempfile
from pathlib import Path

import visitor
from kiosk import ROOT, Kiosk, copy_campaign, expect, programs_from_arguments
from screen import Screen

LOT = ROOT / 'config/campaigns/lot'


def run(borne, screen, *words):
    return subprocess.run([borne, *words], env=screen.environment(), text=True, timeout=20,
                          capture_output=True, stdin=subprocess.DEVNULL)


def check_wrong_campaign(borne, screen, folder):
    campaign = copy_campaign(LOT, folder / 'wrong', {'idle_seconds': 'longtemps',
                                                     'warning_seconds': 5})
    lines = (campaign / 'campaign.yaml').read_text(encoding='utf-8').splitlines()
    places = [(key, number) for number, line in enumerate(lines, 1)
              for key in ('idle_seconds', 'warning_seconds') if line.startswith(key + ':')]
    expect(len(places) == 2, 'the test has no wrong lines')
    done = run(borne, screen, '-c', campaign, '-d', folder / 'data', '--trace', folder / 'trace')
    expect(done.returncode == 1, f'a wrong campaign: code {done.returncode}\n{done.stderr}')
    for key, number in places:  # all of them at once
        place = rf'{re.escape(str(campaign))}/campaign\.yaml:{number}:\d+: .*{key}'
        expect(re.search(place, done.stderr), f'{key} in line {number} is not told:\n{done.stderr}')
    trace = folder / 'trace'
    expect(not trace.exists() or 'screen' not in trace.read_text(), 'it showed a screen')


def check_wrong_rest(borne, screen, folder):
    """What the loop doesn't need may be read while it is on."""
    campaign = copy_campaign(LOT, folder / 'wrong-rest', {})
    path = campaign / 'professions.yaml'
    path.write_text(path.read_text(encoding='utf-8') + 'nonsense: 1\n', encoding='utf-8')
    last = len(path.read_text(encoding='utf-8').splitlines())
    done = run(borne, screen, '-c', campaign, '-d', folder / 'data')
    expect(done.returncode == 1 and f'{path}:{last}:1: ' in done.stderr,
           f'a wrong end of a campaign: code {done.returncode}\n{done.stderr}')


def check_words(borne, screen, folder):
    for words in (['--no-such'], ['--window', 'large'], ['-c'], ['superfluous']):
        done = run(borne, screen, *words)
        expect(done.returncode == 2, f'{words}: code {done.returncode}')
        expect('--help' in done.stderr, f'{words}: says {done.stderr!r}')
    done = run(borne, screen, '-c', folder / 'absent', '-d', folder / 'data')
    expect(done.returncode == 1 and str(folder / 'absent') in done.stderr,
           f'an absent campaign: code {done.returncode}, {done.stderr!r}')
    done = run(borne, screen, '-c', LOT, '-d', '/proc/no-such')
    expect(done.returncode == 1 and '/proc/no-such' in done.stderr,
           f'no place for data: code {done.returncode}, {done.stderr!r}')
    done = run(borne, screen, '-c', LOT, '-d', folder / 'data', '--venue', 'plage')
    expect(done.returncode in (1, 2) and 'plage' in done.stderr,
           f'no such venue: code {done.returncode}, {done.stderr!r}')


def check_demonstration(build):
    with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        expect((kiosk.data / 'leads.db').exists(), 'no store')
        kiosk.tap('home.lead_form')
        kiosk.wait_screen('lead_form')
        said = [node for node in kiosk.nodes() if 'monstration' in node.name]
        expect(said, 'the form does not say that this is a demonstration: '
               + ', '.join(map(repr, kiosk.nodes())))
        for name in ('', 'demo.key', 'leads.db'):
            path = kiosk.data / name
            expect(path.stat().st_mode & 0o077 == 0, f'{path} may be read by others')


def check_window(build):
    """Asked for nothing, it opens an upright window that fits the display; the size asked for else."""
    for window, fits in (((), lambda w, h: h > w >= 320 and h <= 768),
                         (('--window', '640x480'), lambda w, h: (w, h) == (640, 480))):
        with Kiosk(build / 'borne', (1366, 768), window=window,
                   failures=build / 'failures') as kiosk:
            kiosk.wait_screen('attract')
            whole = kiosk.wait_node('attract.touch')
            expect(fits(whole.w, whole.h), f'{window}: the window has {whole.w} x {whole.h} pixels')


def main():
    build = programs_from_arguments()
    with tempfile.TemporaryDirectory(prefix='borne-start.') as folder, Screen(800, 600) as screen:
        check_wrong_campaign(build / 'borne', screen, Path(folder))
        check_wrong_rest(build / 'borne', screen, Path(folder))
        check_words(build / 'borne', screen, Path(folder))
    check_demonstration(build)
    check_window(build)


if __name__ == '__main__':
    main()
