#!/usr/bin/env python3
"""clip_test.py BUILD WIDTHxHEIGHT: the loop's clips really move, on the glass, one follows the
other, and a touch opens the métier of the one that was on."""
import sys
import time

from kiosk import Kiosk, expect, programs_from_arguments

LEAST_SHARE = .02  # of the upper half's pixels change between two moments of a moving picture


def moments(kiosk, count, seconds):
    for _ in range(count):
        yield kiosk.picture()
        time.sleep(seconds)  # film time goes by


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with Kiosk(build / 'borne', size, options=['--venue', 'hall'],
               failures=build / 'failures') as kiosk:
        kiosk.wait_screen('attract')
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'a clip')
        # The part above the invitation, where only the film moves.
        box = (size[0] // 2, size[1] // 8, size[0] // 2, size[1] // 4)
        pictures = list(moments(kiosk, 6, .7))
        shares = [a.changed(b, box) for a, b in zip(pictures, pictures[1:])]
        expect(sum(share > LEAST_SHARE for share in shares) >= 4,
               f'the picture hardly moves: {[f"{share:.3f}" for share in shares]}')
        expect(min(picture.brightness() for picture in pictures) > 8, 'a black picture')
        # The hall's loop begins with a testimony: a touch anywhere opens its métier, and home is
        # one touch away.
        title = kiosk.wait_node('attract.clip').name
        kiosk.touch(size[0] * 3 // 4, size[1] // 5)
        kiosk.wait_screen('profession')
        expect('service social' in title and any(
            'service social' in node.name for node in kiosk.nodes()),
            f'{title} is not the métier on show: {kiosk.nodes()}')
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        # The test can see stillness: home has no film.
        kiosk.settle()
        time.sleep(1)  # the page has slid in
        still = [picture for picture in moments(kiosk, 2, .7)]
        expect(still[0].changed(still[1], box) < LEAST_SHARE / 10, 'home moves by itself')
        # It is still offered there.
        kiosk.tap('home.offer')
        kiosk.wait_screen('profession')
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        kiosk.tap('dock.quit')
        kiosk.wait(lambda: len({event['name'] for event in kiosk.trace.events
                                if event['ev'] == 'clip' and event['at'] == 'start'}) > 1,
                   'another clip', 60)
        expect(kiosk.trace.count('clip', at='skip') == 0, 'a clip was set aside')


if __name__ == '__main__':
    main()
