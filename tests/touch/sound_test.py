#!/usr/bin/env python3
"""sound_test.py BUILD [SECONDS]: sound and captions keep to the picture, within 80 ms, and films
follow each other without a hole in the sound. The films flash and beep at each second; the screen
and the sound card are watched on one clock. From the start, after changes, after a pause and after
10 seconds back."""
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from kiosk import ROOT, Failure, Kiosk, copy_campaign, expect, programs_from_arguments
from sound import Sound

SIZE = 1920, 1080
MOST = .080         # seconds between what is seen and what is heard
HOLE = .040         # of silence, or of two films heard at once, at a change,
PRIMING = .021      # … after the silence that AAC begins with (1024 frames) in any player
LOOK = .002         # between two looks at the screen: the measure's own grain
SPOT = 1500, 300    # of the film, with nothing over it on both screens
FLASH = 160         # green, brighter is the flash
TONES = 400, 700    # Hz, what the two films of the loop sound like all the time
# A machine busy with other work stalls, and spoils what comes at that moment: but neither more than
STRAY = .25         # … of the flashes, nor
STALLED = .03       # … of the time as holes within the films; and all is measured again, so often:
CHANCES = 3
SECONDS = 12        # of the loop; with more, the testimony is paused twice


def film(path, seconds, rate, tone, *codecs):
    """Grey; white for 200 ms from each second on, with a tone of 2 kHz; and a low tone always."""
    subprocess.run([
        'ffmpeg', '-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i',
        f"color=c=0x404040:s=1280x720:r={rate}:d={seconds},"
        "drawbox=color=white:t=fill:enable='lt(mod(t+0.001,1),0.2)'",
        '-f', 'lavfi', '-i',
        f"aevalsrc='.5*lt(mod(t,1),.2)*sin(2*PI*2000*t)+{'.1' if tone else '0'}*sin(2*PI*{tone}*t)'"
        f':s=48000:d={seconds}', *codecs, '-pix_fmt', 'yuv420p', str(path)], check=True)


def make_campaign(folder):
    into = copy_campaign(ROOT / 'config/campaigns/lot', folder / 'campaign', {})
    media = into / 'media/lot'
    media.mkdir(parents=True)
    h264 = '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'
    vp9 = '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'
    film(media / 'one.mp4', 5, 30, TONES[0], *h264)
    film(media / 'two.webm', 4, 25, TONES[1], *vp9)
    film(media / 'said.mp4', 40, 30, 0, *h264)
    (media / 'said.srt').write_text('\n'.join(
        f'{second + 1}\n00:00:{second:02},000 --> 00:00:{second:02},500\nMMMMMMMMMMMMMMMMMM\n'
        for second in range(40)), encoding='utf-8')
    clips = into / 'clips.yaml'
    text = clips.read_text(encoding='utf-8')
    for before, after in (('lot-long.mp4', 'one.mp4'), ('lot-court.mp4', 'two.webm'),
                          ('temoignage-ass.mp4', 'said.mp4'),
                          ('temoignage-ass.fr.vtt', 'said.srt')):
        expect(before in text, f'clips.yaml has no {before}')
        text = text.replace(f'media/lot/{before}', f'media/lot/{after}')
    clips.write_text(text, encoding='utf-8')
    path = into / 'campaign.yaml'
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('\nvenues:\n', '\nvenues:\n  - id: essai\n    name: {fr: Essai}\n'
                                 '    playlist: [lot-long, lot-court]\n    sound: true\n'
                                 # a flash that fades in begins at no moment
                                 '    change: cut\n'),
                    encoding='utf-8')
    return into


class Watch:
    """Looks at a spot of the film, and at a stretch where captions may be, all the time."""

    def __init__(self, screen):
        self.screen = screen
        self.flashes, self.captions = [], []
        self.bright = self.said = True
        self.stretch = None
        self.longest = 0
        self.end = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        before = time.monotonic()
        while not self.end.wait(LOOK):
            bright = self.screen.area(*SPOT, 1, 1).pixels[1] > FLASH
            now = time.monotonic()
            self.longest = max(self.longest, now - before)
            before = now
            if bright and not self.bright:
                self.flashes.append(now)
            self.bright = bright
            if self.stretch is None:
                continue
            said = max(self.screen.area(*self.stretch).pixels[1::4]) > 200
            if said and not self.said:
                self.captions.append(time.monotonic())
            self.said = said

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end.set()
        self.thread.join()


def offsets(flashes, others):
    """For each flash, how much later the nearest of the others came; None: none did."""
    result = []
    for flash in flashes:
        nearest = min(others, key=lambda at: abs(at - flash), default=None)
        result.append(nearest - flash if nearest is not None and abs(nearest - flash) < .45
                      else None)
    return result


def tell(name, values):
    there = [value for value in values if value is not None]
    lost = len(values) - len(there)
    if not there:
        print(f'{name}: none of {lost}')
        return False
    print(f'{name}: {len(there)} times, median {1000 * statistics.median(there):+.0f} ms, '
          f'from {1000 * min(there):+.0f} to {1000 * max(there):+.0f} ms'
          + (f', {lost} without' if lost else ''))
    strays = lost + sum(abs(value) > MOST for value in there)
    return strays <= STRAY * len(values)


class Measure:
    """One start of Borne, in which PART (loop or testimony) is measured."""

    def __init__(self, build, campaign, seconds):
        self.build, self.campaign, self.seconds = build, campaign, seconds
        self.good = True

    def judge(self, name, values):
        self.good = tell(name, values) and self.good

    def loop(self, kiosk, sound, watch):
        """The films of the loop, with their sound."""
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'a film')
        time.sleep(self.seconds)  # film time goes by
        kiosk.trace.read()
        starts = kiosk.trace.count('clip', at='start')
        expect(starts > 1, 'no film followed the first')
        beeps = sound.onsets()
        # The card opens beside the first film, which doesn't wait for it; and the last second may
        # not be heard yet.
        seen = [at for at in watch.flashes if beeps and beeps[0] - .5 < at < time.monotonic() - 1]
        expect(len(seen) > self.seconds / 2, f'{len(seen)} flashes in {self.seconds} s')
        self.judge(f'loop, {starts} films, sound after picture', offsets(seen, beeps))
        self.changes(sound)

    def changes(self, sound):
        """Silence, and two films at once, where one follows the other."""
        holes, overlaps, hole, overlap, last, stalled = [], [], 0, 0, None, 0
        tones = sound.tones(TONES)
        least = max((max(values) for _, values in tones), default=0) / 4
        step = .005
        for _, values in tones:
            on = [value > least for value in values]
            if all(on):
                overlap += step
            elif not any(on):
                hole += step
            else:
                now = on.index(True)
                if last is not None and now != last:
                    holes.append(hole)
                    overlaps.append(overlap)
                elif hole > step:
                    print(f'a hole of {1000 * hole:.0f} ms within a film')
                    stalled += hole if hole > HOLE else 0
                last, hole, overlap = now, 0, 0
        print('at changes, silence: ' + ' '.join(f'{1000 * value:.0f}' for value in holes)
              + ' ms; two films at once: ' + ' '.join(f'{1000 * value:.0f}' for value in overlaps)
              + ' ms')
        self.good = self.good and stalled <= STALLED * self.seconds and bool(holes) and max(
            holes) <= HOLE + PRIMING and max(overlaps) <= HOLE

    def stretch(self, sound, watch, name, seconds):
        """What was seen and heard from now on; a flash that was on already has no beginning."""
        since = time.monotonic() + .5
        time.sleep(seconds + .5)  # film time goes by
        until = time.monotonic() - .6
        seen = [at for at in watch.flashes if since < at < until]
        self.judge(f'{name}, sound after picture', offsets(seen, sound.onsets()))
        self.judge(f'{name}, captions after picture', offsets(seen, watch.captions))

    def testimony(self, kiosk, sound, watch):
        """A film with captions, played, paused, and wound back."""
        kiosk.tap('attract.touch')
        kiosk.wait_screen('home')
        kiosk.tap('home.feed')
        kiosk.wait_screen('feed')
        node = kiosk.wait_node('captions')
        # Beyond the bubble that stands there while there are no words.
        watch.stretch = node.x + 712, node.y + node.h // 2, 50, 2
        self.stretch(sound, watch, 'testimony', 5)
        pauses = ['after a pause', 'after another pause']
        for name in pauses if self.seconds > SECONDS else pauses[:1]:
            kiosk.tap('feed.play')
            kiosk.wait(lambda: kiosk.node('feed.play').name == 'Lire', 'the pause')
            time.sleep(1.3)  # a visitor's pause
            kiosk.tap('feed.play')
            self.stretch(sound, watch, name, 5)
        kiosk.tap('feed.rewind')
        self.stretch(sound, watch, 'after 10 s back', 6)

    def run(self, part):
        with Sound() as sound:
            # Borne takes the server from its environment.
            wrap = ['env', *(f'{name}={value}' for name, value in sound.environment.items()
                             if name != 'HOME')]
            with Kiosk(self.build / 'borne', SIZE, self.campaign, wrap=wrap,
                       options=['--venue', 'essai'], failures=self.build / 'failures') as kiosk:
                kiosk.wait_screen('attract')
                with Watch(kiosk.screen) as watch:
                    part(self, kiosk, sound, watch)
                    print(f'longest time between two looks: {1000 * watch.longest:.0f} ms')
        return self.good


def good(measure, part):
    if measure.run(part):
        return True
    load = Path('/proc/loadavg').read_text().split()[0]
    print(f'too far apart, at a load of {load}; measured again\n', flush=True)
    return False


def main():
    import tempfile
    build = programs_from_arguments()
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    with tempfile.TemporaryDirectory(prefix='borne-films.') as folder:
        campaign = make_campaign(Path(folder))
        for part in (Measure.loop, Measure.testimony):
            if not any(good(Measure(build, campaign, seconds), part) for _ in range(CHANCES)):
                raise Failure(f'{part.__name__}: sound, captions and picture are too far apart')


if __name__ == '__main__':
    main()
