#!/usr/bin/env python3
"""feed_test.py BUILD WIDTHxHEIGHT: the testimonies by fingers: a film that follows the finger and gives
way to the next, which plays at once; likes counted and taken back; a code that shares it; the end."""
import json
import subprocess
import sys
from pathlib import Path

import visitor
from kiosk import Kiosk, children, expect, programs_from_arguments

FIRST, SECOND, THIRD = 'temoignage-ass', 'temoignage-cesf', 'temoignage-ree'
MOVES_MS = 320  # from the finger's leaving to a moving picture, at most: a page has settled by then


def place(kiosk):
    return kiosk.node('feed.title').y


def started(kiosk, clip, times=1):
    kiosk.wait(lambda: kiosk.trace.count('clip', name=clip, at='start') >= times, f'{clip} plays')


def at(kiosk, number):
    kiosk.wait(lambda: f'{number} sur 3' in kiosk.node('feed.progress').name, f'testimony {number}')


def players(kiosk):
    """Those that live; the loop's stand still meanwhile."""
    def lives(pid):
        try:
            status = Path(f'/proc/{pid}/stat').read_text()
        except OSError:
            return False
        return '(borne-player) ' in status and '(borne-player) Z' not in status
    return sum(map(lives, children(kiosk.process.pid)))


def ready(kiosk, others):
    """Until the one after stands ready: a second player beside the loop's."""
    kiosk.wait(lambda: players(kiosk) == others + 2, f'two players and {others} of the loop')


def middle(kiosk):
    return kiosk.size[0] * .4, kiosk.size[1] * .62


def pull(kiosk, far):
    """A finger drags the film by a part of the screen's height, and stays."""
    x, y = middle(kiosk)
    kiosk.fingers.down(x, y)
    for step in range(1, 11):
        kiosk.fingers.move(x, y + kiosk.size[1] * far * step / 10)
    return x, y + kiosk.size[1] * far


def follows(kiosk):
    """1:1; back where it was when the finger takes it there."""
    rest = place(kiosk)
    far = .12 * kiosk.size[1]
    x, y = pull(kiosk, -.12)
    kiosk.wait(lambda: abs(rest - far - place(kiosk)) <= 2, 'a film that follows the finger')
    kiosk.settle()
    picture = kiosk.picture()
    kiosk.fingers.move(x, y + far - 4)
    kiosk.wait(lambda: abs(place(kiosk) - rest) <= 6, 'a film that follows it back')
    kiosk.fingers.up(x, y + far - 4)
    kiosk.wait(lambda: place(kiosk) == rest, 'the film back at its place')
    at(kiosk, 1)
    expect('Pause' == kiosk.node('feed.play').name, 'a swipe that came to nothing paused the film')
    return picture


def swipe(kiosk, clip, number, direction=-1):
    """Quick; gives how long it took from the finger's leaving to the clip's first moving picture."""
    x, y = middle(kiosk)
    times = kiosk.trace.count('clip', name=clip, at='start')
    kiosk.fingers.swipe(x, y, x, y + direction * kiosk.size[1] * .22, .12)
    started(kiosk, clip, times + 1)
    at(kiosk, number)
    events = kiosk.trace.events
    start = max(i for i, event in enumerate(events) if event['ev'] == 'clip'
                and event['name'] == clip and event['at'] == 'start')
    left = max(event['t'] for event in events[:start] if event['ev'] == 'input')
    return events[start]['t'] - left


def counts(kiosk, kind):
    """What was counted of this kind: {id: number}, all parts and places together."""
    found = {}
    for path in (kiosk.data / 'counts').glob('*.json'):
        for place in json.loads(path.read_text())['places']:
            for of, name, _, number in place['counts']:
                if of == kind:
                    found[name] = found.get(name, 0) + number
    return found


def code(kiosk):
    """What the code on show says; '' while it fades in."""
    kiosk.picture().save(kiosk.folder / 'share.png')
    return subprocess.run(['zbarimg', '--quiet', '--raw', kiosk.folder / 'share.png'],
                          capture_output=True, text=True, check=False).stdout.strip()


def share(kiosk):
    kiosk.tap('feed.share')
    kiosk.wait_screen('share')
    expect(kiosk.node('share.words').name == 'lot.fr/metiers-du-social',
           f'the address is {kiosk.node("share.words").name}')
    kiosk.wait(lambda: code(kiosk) == 'https://lot.fr/metiers-du-social', 'a code that can be read')
    kiosk.touch(kiosk.size[0] * .5, 30)  # beside it
    kiosk.wait_screen('feed')
    kiosk.tap('feed.share')
    kiosk.wait_screen('share')
    kiosk.tap('share.done')
    kiosk.wait_screen('feed')


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with Kiosk(build / 'borne', size, failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        others = players(kiosk)
        kiosk.tap('home.feed')
        kiosk.wait_screen('feed')
        started(kiosk, FIRST)
        ready(kiosk, others)
        follows(kiosk).save(build / f'feed-swipe-{size[0]}x{size[1]}.png')
        moved = [swipe(kiosk, SECOND, 2)]
        ready(kiosk, others)
        moved += [swipe(kiosk, THIRD, 3)]
        print(f'from the finger to the first moving picture: {moved} ms')
        expect(min(moved) <= MOVES_MS, f'moving pictures only after {moved} ms')
        swipe(kiosk, SECOND, 2, +1)
        kiosk.tap('feed.like')
        kiosk.wait_node('feed.like', 'selected')
        share(kiosk)
        kiosk.tap('feed.like')
        kiosk.wait_node('feed.like', without=('selected',))
        kiosk.tap('feed.next')
        at(kiosk, 3)
        kiosk.tap('feed.like')
        kiosk.wait_node('feed.like', 'selected')
        kiosk.fingers.swipe(*middle(kiosk), size[0] * .4, size[1] * .4, .12)
        kiosk.wait_node('feed.end')
        expect('feed.next' not in kiosk.trace.nodes, 'there is more after the last one')
        kiosk.wait(lambda: players(kiosk) == others, "no player left but the loop's")
        kiosk.still_picture()  # the page has come
        kiosk.tap('feed.again')
        at(kiosk, 1)
        expect('selected' not in kiosk.node('feed.like').state, 'another one is liked')
        kiosk.tap('feed.interest')
        kiosk.wait_screen('lead_form')
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        kiosk.tap('dock.quit')
        kiosk.wait_screen('attract')
        expect(kiosk.stop() == 0, 'Borne did not end well')
        expect(counts(kiosk, 'like') == {THIRD: 1},
               f'another count than what was liked: {counts(kiosk, "like")}')
        expect(counts(kiosk, 'way') == {'visit': 1, 'name': 1} and
               counts(kiosk, 'given_up') == {'name': 1}, 'another way than the visitor’s')
        seen = counts(kiosk, 'watched_cut')
        expect({FIRST, SECOND, THIRD} <= set(seen), f'clips seen: {seen}')


if __name__ == '__main__':
    main()
