#!/usr/bin/env python3
"""venue_test.py BUILD WIDTHxHEIGHT cinema|closed|slides: what the loop shows besides its clips. In
a cinema nothing can be touched, and a card with a code comes after each round; outside its hours
the screen says when it is back; with no clip left, the campaign's own pictures are shown."""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk import ROOT, Kiosk, children, expect, programs_from_arguments

LOT = ROOT / 'config/campaigns/lot'
DAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split()
CARD_SECONDS = 4
STRIP = (0, 300, 1000, 8)  # rows of what the loop shows
DARK = 8  # mean green of a picture that is as good as black


def campaign_with(folder, old, new):
    """The Lot's with one place of its campaign.yaml changed."""
    shutil.copytree(LOT, folder)
    path = folder / 'campaign.yaml'
    text = path.read_text(encoding='utf-8')
    expect(text.count(old) == 1, f'{old!r} is not in the campaign, or not once')
    path.write_text(text.replace(old, new), encoding='utf-8')
    return folder


def read_code(kiosk):
    """What a telephone reads on the screen."""
    kiosk.picture().save(kiosk.folder / 'code.png')
    return subprocess.run(['zbarimg', '--quiet', '--raw', kiosk.folder / 'code.png'],
                          text=True, capture_output=True).stdout.splitlines()


def looks(kiosk, seconds=.6):
    """How many pictures differ from the one before."""
    end, seen = time.monotonic() + seconds, []
    while time.monotonic() < end:
        now = kiosk.screen.area(*STRIP).pixels
        if not seen or now != seen[-1]:
            seen.append(now)
    return len(seen)


def touch_in_vain(kiosk):
    inputs = kiosk.trace.count('input')
    kiosk.fingers.tap(kiosk.size[0] // 2, kiosk.size[1] // 2)
    kiosk.wait(lambda: kiosk.trace.count('input') >= inputs + 2, 'a touch that arrives')


def times(kiosk, at):
    return [event['t'] for event in kiosk.trace.events
            if event['ev'] == 'clip' and event['at'] == at]


def orders(kiosk):
    """What the players were told, by the log."""
    return [line for line in (kiosk.folder / 'stderr').read_text(encoding='utf-8').splitlines()
            if 'video: debug: player ' in line]


def cinema(build, size, folder):
    campaign = campaign_with(folder / 'lot', 'seconds: 10', f'seconds: {CARD_SECONDS}')
    os.environ['BORNE_LOG'] = 'debug'
    with Kiosk(build / 'borne', size, campaign, options=['--venue', 'cinema'],
               failures=build / 'failures') as kiosk:
        kiosk.wait(lambda: times(kiosk, 'start'), 'the clip')
        touch_in_vain(kiosk)
        expect(not kiosk.trace.nodes, f'over the clip: {kiosk.trace.nodes}')
        told = orders(kiosk)
        expect(told and all('with its sound' in line for line in told),
               f'the players were told {told}')
        address = kiosk.wait_node('card.address', seconds=20)
        expect(looks(kiosk) > 12, 'the card came at once')
        expect(times(kiosk, 'end'), 'the card came before the end of the clip')
        expect(address.name == 'lot.fr/metiers-du-social', f'the address is {address.name}')
        code = kiosk.wait(lambda: read_code(kiosk), 'a code that can be read', 3)
        expect(code == ['https://lot.fr/metiers-du-social'], f'the code says {code}')
        touch_in_vain(kiosk)
        darkest = 255
        while len(times(kiosk, 'start')) < 2:
            darkest = min(darkest, kiosk.picture().brightness())
            kiosk.trace.read()
            expect(kiosk.process.poll() is None, 'Borne ended')
        darkest = min(darkest, kiosk.picture().brightness())
        kiosk.wait_gone('card.address')
        expect(darkest > DARK, 'a black picture between the card and the clip')
        still = times(kiosk, 'start')[1] - times(kiosk, 'end')[0]
        # Both moments are cut to whole milliseconds.
        expect(-1 <= still - 1000 * CARD_SECONDS < 400,
               f'the next clip came {still} ms after the one before, with a card of '
               f'{CARD_SECONDS} s')
        expect(kiosk.trace.screens() == ['attract'], f'it woke: {kiosk.trace.screens()}')


def ticks(pid):
    """The processor's time it used, in 1/100 s."""
    fields = Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return int(fields[11]) + int(fields[12])


def closed(build, size, folder):
    day = DAYS[(datetime.date.today().weekday() + 3) % 7]
    campaign = campaign_with(folder / 'lot', '  - id: salon\n', '  - id: salon\n'
                             f'    hours: [{{days: [{day}], from: "9:05", to: 18h30}}]\n')
    with Kiosk(build / 'borne', size, campaign, failures=build / 'failures') as kiosk:
        words = kiosk.wait_node('attract.closed').name
        expect(words == f'De retour {day} à 9\u00a0h\u00a005', f'it says {words!r}')
        kiosk.still_picture()
        before = ticks(kiosk.process.pid)
        time.sleep(2)  # the time in which it should do nothing
        used = ticks(kiosk.process.pid) - before
        expect(used <= 6, f'closed, it uses {used / 2} % of a core')
        expect(not children(kiosk.process.pid), 'a player runs while it is closed')
        kiosk.tap('attract.touch')
        kiosk.wait_screen('home')
        kiosk.tap('dock.quit')
        kiosk.wait_node('attract.closed')
        expect(not times(kiosk, 'start'), 'a clip was on')


def slides(build, size, folder):
    campaign = folder / 'lot'
    shutil.copytree(LOT, campaign)
    (campaign / 'media/lot').mkdir(parents=True)
    for path in (ROOT / 'media/lot').glob('*.mp4'):
        (campaign / 'media/lot' / path.name).write_text('nothing of a film\n')
    with Kiosk(build / 'borne', size, campaign, failures=build / 'failures') as kiosk:
        first = kiosk.wait_node('attract.clip')
        expect('Et si c’était votre métier' in first.name, f'the first slide says {first.name!r}')
        before = kiosk.still_picture()
        kiosk.wait(lambda: kiosk.trace.nodes['attract.clip'].name != first.name, 'another slide')
        expect(looks(kiosk) > 12, 'a slide came at once')
        second = kiosk.node('attract.clip').name
        expect('service social' in second, f'the second slide says {second!r}')
        # The part above the words, where only the picture is.
        box = (size[0] // 8, size[1] // 8, size[0] * 3 // 4, size[1] // 4)
        expect(before.changed(kiosk.still_picture(), box) > .3, 'the slides have no pictures')
        expect(kiosk.trace.count('clip', at='skip') > 0, 'no clip was skipped')
        kiosk.tap('attract.touch')
        kiosk.wait_screen('home')
        kiosk.tap('dock.quit')
        # A film that is put right is on soon, without anybody's help.
        film = 'lot-long-portrait.mp4' if size[1] > size[0] else 'lot-long.mp4'
        shutil.copy(ROOT / 'media/lot' / film, campaign / 'new')
        os.replace(campaign / 'new', campaign / 'media/lot' / film)
        kiosk.wait(lambda: times(kiosk, 'start'), 'the film that was put right')
        kiosk.wait(lambda: kiosk.trace.nodes['attract.clip'].name ==
                   'Les métiers du social dans le Lot', 'its title')


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with tempfile.TemporaryDirectory(prefix='borne-venue.') as folder:
        os.chmod(folder, 0o755)
        {'cinema': cinema, 'closed': closed, 'slides': slides}[sys.argv[3]](
            build, size, Path(folder))


if __name__ == '__main__':
    main()
