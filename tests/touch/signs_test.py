#!/usr/bin/env python3
"""signs_test.py BUILD WIDTHxHEIGHT: a clip told in sign language has that film beside it, moving, in
the loop and among the testimonies; the next clip, which has none, doesn't."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kiosk import ROOT, Kiosk, expect, programs_from_arguments

LOT = ROOT / 'config/campaigns/lot'
# Blue and yellow in turn, twice a second: nothing in the Lot's films is like them.
FILM = ('color=c=0x0000ff:size=330x440:rate=25:duration=20,drawbox=c=0xffff00:t=fill:'
        "enable='lt(mod(t,1),0.5)'")


def campaign_with_signs(folder):
    campaign = folder / 'lot'
    shutil.copytree(LOT, campaign)
    (campaign / 'media').mkdir()
    subprocess.run(['ffmpeg', '-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', FILM,
                    '-pix_fmt', 'yuv420p', campaign / 'media/signs.mp4'], check=True, timeout=60)
    path = campaign / 'clips.yaml'
    text = path.read_text(encoding='utf-8')
    begin = '  - id: temoignage-ass\n'
    expect(text.count(begin) == 1, 'the testimony is not in the campaign')
    path.write_text(text.replace(begin, f'{begin}    signs: media/signs.mp4\n'), encoding='utf-8')
    return campaign


def signs_colour(kiosk):
    """'blue', 'yellow' or None: what is in the middle of the signs' place."""
    picture = kiosk.picture()
    unit = min(kiosk.size) / 1080
    x, y = kiosk.size[0] - round((48 + 165) * unit), round((240 + 220) * unit)
    at = 4 * (y * picture.width + x)
    blue, green, red = picture.pixels[at:at + 3]
    if blue > 200 and red < 60 and green < 60:
        return 'blue'
    return 'yellow' if red > 200 and green > 200 and blue < 60 else None


def see_both(kiosk, where):
    for colour in ('blue', 'yellow', 'blue'):
        kiosk.wait(lambda colour=colour: signs_colour(kiosk) == colour, f'{colour} signs {where}', 5)


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with tempfile.TemporaryDirectory(prefix='borne-signs.') as folder:
        os.chmod(folder, 0o755)
        campaign = campaign_with_signs(Path(folder))
        with Kiosk(build / 'borne', size, campaign, options=['--venue', 'hall'],
                   failures=build / 'failures') as kiosk:
            kiosk.wait_screen('attract')
            see_both(kiosk, 'in the loop')
            kiosk.picture().save(build / 'signs-attract.png')
            kiosk.wait(lambda: kiosk.trace.count('clip', at='start') > 1, 'the next clip', 40)
            kiosk.wait(lambda: signs_colour(kiosk) is None, 'a clip without signs', 2)
            kiosk.tap('attract.touch')
            kiosk.wait_screen('home')
            kiosk.tap('home.feed')
            kiosk.wait_screen('feed')
            see_both(kiosk, 'among the testimonies')
            kiosk.picture().save(build / 'signs-feed.png')
            kiosk.tap('feed.play')
            kiosk.wait(lambda: kiosk.node('feed.play').name == 'Lire', 'a pause')
            kiosk.settle()
            paused = signs_colour(kiosk)
            expect(paused is not None, 'no signs while it stands still')
            kiosk.tap('feed.play')
            see_both(kiosk, 'after a pause')
            kiosk.tap('feed.next')
            kiosk.wait(lambda: signs_colour(kiosk) is None, 'a testimony without signs', 3)
            expect(kiosk.trace.count('clip', at='skip') == 0, 'a clip was skipped')


if __name__ == '__main__':
    main()
