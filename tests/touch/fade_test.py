#!/usr/bin/env python3
"""fade_test.py BUILD WIDTHxHEIGHT: one clip of the loop fades into the next, of another size and
shape, picture by picture on its own time, neither brighter nor darker than both; with change: cut
none is to be seen through the other."""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk import ROOT, WAIT_SECONDS, Kiosk, copy_campaign, expect, programs_from_arguments

RED, BLUE = (200, 30, 60), (30, 60, 180)  # and green between: each channel has its way to go
RATE, SECONDS = 25, 1.2
NEAR = 6             # of 255: codecs, and the matrix of small clips
FADE_MS = 200, 1500  # as seen on a machine busy with other work, which leaves out pictures; each
LEAST = 5            # one's share, of 600 ms, is in tests/ui/fade_test.c; pictures, of 15


def film(path, size, colour):
    subprocess.run(
        ['ffmpeg', '-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i',
         f'color=c=0x{"%02x%02x%02x" % colour}:s={size}:r={RATE}:d={SECONDS}', '-vf',
         'scale=out_color_matrix=bt709', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt',
         'yuv420p', path], check=True, timeout=60)


def campaign_with(folder, change):
    """Two plain clips: one fills the screen, the other one stands in the middle of it."""
    into = copy_campaign(ROOT / 'config/campaigns/lot', folder / change, {})
    (into / 'media').mkdir(exist_ok=True)
    entries = ''
    for name, size, colour, fit in (('red', '1280x720', RED, 'fill'),
                                    ('blue', '1020x1080', BLUE, 'fit')):
        film(into / f'media/{name}.mp4', size, colour)
        entries += (f'  - id: {name}\n    cut: short\n    landscape: media/{name}.mp4\n'
                    f'    fit: {fit}\n    title: {{fr: {name}, en: {name}}}\n    seconds: 2\n')
    with open(into / 'clips.yaml', 'a', encoding='utf-8') as stream:
        stream.write('\n' + entries)
    path = into / 'campaign.yaml'
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('\nvenues:\n', '\nvenues:\n  - id: essai\n    name: {fr: Essai}\n'
                                 f'    playlist: [red, blue]\n    change: {change}\n'
                                 '    touch: false\n    qr: false\n    captions: off\n'),
                    encoding='utf-8')
    return into


def is_near(a, b):
    return all(abs(x - y) <= NEAR for x, y in zip(a, b))


def spots(size):
    """In the middle of the screen, and in a corner, which the second clip leaves free."""
    return [(size[0] // 2, size[1] // 2), (4, 4)]


def watch(kiosk):
    """Until one clip has taken the other's place: (time, colours of the spots) of the last look at
    the one alone, of each that differs, and of the first at the other alone."""
    seen, alone, end = [], None, time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        now = time.monotonic()
        colours = [tuple(kiosk.screen.area(*spot, 1, 1).pixels[2::-1]) for spot in spots(kiosk.size)]
        if seen and colours == seen[-1][1]:
            seen.pop()
        seen.append((now, colours))
        which = next((clip for clip in (RED, BLUE) if is_near(colours[0], clip)), None)
        if which in (None, alone):
            seen = seen if which is None else seen[-1:]
        elif alone is None:
            seen, alone = seen[-1:], which
        else:
            return seen[0], seen[1:-1], seen[-1]
    expect(False, f'no clip followed the other: {[colours for _, colours in seen]}')


def look(build, size, folder, change):
    with Kiosk(build / 'borne', size, campaign_with(folder, change), failures=build / 'failures',
               options=['--venue', 'essai']) as kiosk:
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'the first clip')
        before, between, after = watch(kiosk)
        expect(kiosk.stop() == 0, 'Borne did not end well')
        took = 1000 * (after[0] - before[0])
        return before[1], [colours for _, colours in between], after[1], took


def expect_way(a, b, levels):
    """From level a to b, never beyond them nor back."""
    low, high = sorted((a, b))
    expect(low - NEAR <= min(levels) and max(levels) <= high + NEAR, f'{levels} from {a} to {b}')
    steps = [(y - x) * (1 if b > a else -1) for x, y in zip(levels, levels[1:])]
    expect(min(steps) >= -2, f'{levels} from {a} to {b}')


def expect_fade(before, between, after, took):
    expect(len(between) >= LEAST, f'{len(between)} pictures seen through each other')
    expect(FADE_MS[0] <= took <= FADE_MS[1], f'a fade took {took:.0f} ms')
    for spot, (old, new) in enumerate(zip(before, after)):
        for channel in range(3):
            expect_way(old[channel], new[channel], [colours[spot][channel] for colours in between])


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with tempfile.TemporaryDirectory(prefix='borne-fade.') as folder:
        expect_fade(*look(build, size, Path(folder), 'fade'))
        _, between, _, _ = look(build, size, Path(folder), 'cut')
        expect(not between, f'cut, and {len(between)} pictures between')


if __name__ == '__main__':
    main()
