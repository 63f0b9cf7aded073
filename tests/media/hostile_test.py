#!/usr/bin/env python3
"""hostile_test.py BUILD COUNT|all: the loop's playlist is full of files that no player likes, with
good clips between. The picture never stands still, each bad file is named, Borne lives, and no
player is left over at the end. What became of each is printed."""
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'touch'))

import hostile  # noqa: E402
from damage import Damage, Stalls, still  # noqa: E402
from kiosk import ROOT, Kiosk, children, expect, programs_from_arguments  # noqa: E402

SIZE = 1280, 720
STILL_SECONDS = .1
AROUND_SECONDS = 3
ONE_GOOD_IN = 4   # of the playlist
BATCH = 240       # bad files in one playlist
GOOD = {'bon-1': ('320x180', 2), 'bon-2': ('640x360', 3), 'bon-3': ('640x360', 2.5)}


def make_good(folder):
    """Plain clips, one file each."""
    paths = {}
    folder.mkdir(parents=True, exist_ok=True)
    for name, (size, seconds) in GOOD.items():
        paths[name] = folder / f'{name}.mp4'
        if not paths[name].exists():
            part = folder / f'part-{name}.mp4'
            hostile.ffmpeg(*hostile.picture_source(size, 30, seconds), '-pix_fmt', 'yuv420p',
                           *hostile.H264, part)
            part.rename(paths[name])
    return paths


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def write_campaign(folder, good, bad):
    """The Lot's, with one venue more; bad: {id: name of the file in films/}."""
    shutil.copytree(ROOT / 'config/campaigns/lot', folder)
    order, goods = [], list(good)
    for at, name in enumerate(bad):
        if at % (ONE_GOOD_IN - 1) == 0:
            order.append(goods[at // (ONE_GOOD_IN - 1) % len(goods)])
        order.append(name)
    with open(folder / 'clips.yaml', 'a', encoding='utf-8') as clips:
        for name, file in [*((name, f'{name}.mp4') for name in good), *bad.items()]:
            clips.write(f'\n  - id: {name}\n    cut: short\n    landscape: '
                        f'{quoted(f"films/{file}")}\n    title: {{fr: Essai, en: Trial}}\n'
                        '    seconds: 2\n')
    path = folder / 'campaign.yaml'
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('venues:\n', 'venues:\n  - id: essai\n    name: {fr: Essai, en: '
                                 f'Trial}}\n    playlist: [{", ".join(order)}]\n', 1),
                    encoding='utf-8')


def fate(kiosk, name):
    """What became of a clip: None, 'played', or why it was skipped."""
    found = None
    for event in kiosk.trace.events:
        if event['ev'] == 'clip' and event['name'] == name:
            if event['at'] == 'skip':
                return event.get('reason', '')
            if event['at'] == 'end':
                found = 'played'
    return found


def on_at(events, moment):
    """The clip that was on then."""
    on = None
    for at, event in events:
        if at > moment:
            break
        if event['at'] == 'start':
            on = event['name']
    return on


def run(build, good, files, whole):
    """One playlist with these files; gives what stood still, [(seconds, file or None, files that
    were tried about then)], and how long it took."""
    bad = {f'mauvais-{at:03}': name for at, name in enumerate(files)}
    with tempfile.TemporaryDirectory(prefix='borne-hostile.') as holder:
        folder = Path(holder, 'lot')
        (Path(holder) / 'films').mkdir()
        films = Path(holder) / 'films'
        for name, path in good.items():
            shutil.copy(path, films / f'{name}.mp4')
        for name in files:
            made = build / 'hostile' / name
            (films / name).write_bytes(made.read_bytes() if made.exists() else whole)
        write_campaign(folder, good, bad)
        films.rename(folder / 'films')
        return watch(build, folder, bad, whole)


def follow(kiosk, bad, films, whole):
    """Until each file was played or skipped; spoils some meanwhile. Gives the clips' events with
    their times on our clock."""
    events, seen, changed, step = [], 0, 0, 0
    waiting = set(bad)
    offset = None
    # Each may take its 5 s to the first picture or its 2 s of film, and the good ones play.
    deadline = time.monotonic() + 30 + 6 * len(bad)
    while waiting:
        kiosk.trace.read()
        now = time.monotonic()
        for event in kiosk.trace.events[seen:]:
            if event['ev'] == 'clip':
                offset = min(offset or 1e9, now - event['t'] / 1000)
                events.append(event)
                if event['at'] in ('skip', 'end'):
                    waiting.discard(event['name'])
        seen = len(kiosk.trace.events)
        expect(kiosk.process.poll() is None, f'Borne ended with {kiosk.process.returncode}')
        expect(now < deadline, f'nothing became of {[bad[name] for name in sorted(waiting)]}')
        if now - changed > .2:
            changed, step = now, step + 1
            for name in bad.values():
                change = hostile.CHANGES.get(name.rpartition('.')[0])
                if change:
                    change(films / name, whole, step)
        time.sleep(.01)
    return [(offset + event['t'] / 1000, event) for event in events]


def watch(build, folder, bad, whole):
    kiosk = Kiosk(build / 'borne', SIZE, folder, options=['--venue', 'essai'],
                  failures=build / 'failures')
    with kiosk, Damage(kiosk.screen) as damage, Stalls() as stalls:
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'a clip')
        # The campaign was read and all was well; now some files are spoilt.
        for name in bad.values():
            trick = hostile.TRICKS.get(name.rpartition('.')[0])
            if trick:
                trick(folder / 'films' / name, whole)
        begun = time.monotonic()
        events = follow(kiosk, bad, folder / 'films', whole)
        ended = time.monotonic()
        players = children(kiosk.process.pid)
        expect(kiosk.stop() == 0, 'Borne did not end well')
        expect(not [pid for pid in players if Path(f'/proc/{pid}').exists()], 'a player is left')
        said = (kiosk.folder / 'stderr').read_text(errors='replace')
        for name, file in bad.items():
            why = fate(kiosk, name)
            print(f'{file}: {why}', flush=True)
            expect(why == 'played' or why, f'{file} was skipped without a reason')
            expect(why == 'played' or f'/{file}: s' in said, f'{file} is not named in the log')
        times = [at for at in damage.times if begun <= at <= ended]
        expect(len(times) > 10 * (ended - begun), f'only {len(times)} pictures were seen')
        gaps = still(times, stalls.found, STILL_SECONDS)
        return [(b - a, bad.get(on_at(events, a)), {
            bad[event['name']] for at, event in events
            if a - AROUND_SECONDS < at < b + 1 and event['name'] in bad})
                for a, b in gaps], ended - begun


def tell(gaps):
    for length, file, near in gaps:
        print(f'the picture stood still for {1000 * length:.0f} ms at {file or "a good clip"}; '
              f'tried about then: {sorted(near)}')


def main():
    build = programs_from_arguments()
    count = sys.argv[2]
    made = hostile.make(build / 'hostile')
    good = make_good(build / 'hostile-good')
    whole = good['bon-1'].read_bytes()
    tricks = [f'{name}.mp4' for name in [*hostile.TRICKS, *hostile.CHANGES]]
    if count != 'all':
        step = len(made) / (int(count) - len(tricks))
        made = [made[int(at * step)] for at in range(int(count) - len(tricks))]
    files = sorted(made + tricks, key=lambda name: hash_of(name))
    gaps, seconds = [], 0
    for at in range(0, len(files), BATCH):
        found, took = run(build, good, files[at:at + BATCH], whole)
        gaps += found
        seconds += took
    tell(gaps)
    print(f'{len(files)} files in {seconds:.0f} s; {len(gaps)} times the picture stood still')
    if gaps:
        # A busy machine, or these files? Files do it each time.
        gaps, _ = run(build, good, sorted(set().union(*(near for _, _, near in gaps))), whole)
        tell(gaps)
    expect(not gaps, f'the picture stood still {len(gaps)} times, '
           f'{1000 * max(gap[0] for gap in gaps) if gaps else 0:.0f} ms at most')


def hash_of(name):
    """Mixes the kinds of files, the same way each time."""
    return sum(byte * 31 ** (at % 7) for at, byte in enumerate(name.encode())) % 9973, name


if __name__ == '__main__':
    main()
