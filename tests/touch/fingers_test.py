#!/usr/bin/env python3
"""fingers_test.py BUILD: what fingers do besides tapping: two at once, a palm, one that leaves what it
pressed, a list pulled past its end and flung, a long press."""
import time

import visitor
from kiosk import Kiosk, expect, programs_from_arguments

WAITS_SECONDS = .4  # longer than a tap waits for the rest of a hand


def inputs(kiosk):
    kiosk.trace.read()
    return kiosk.trace.count('input')


class Watch:
    """Touches that are told to have come in before it goes on."""

    def __init__(self, kiosk):
        self.kiosk, self.count = kiosk, inputs(kiosk)

    def took(self, more):
        self.count += more
        self.kiosk.wait(lambda: inputs(self.kiosk) >= self.count, f'{more} touches taken in')
        self.kiosk.settle()


def two_fingers(kiosk):
    """The second is nobody while the first is down."""
    fingers, watch = kiosk.fingers, Watch(kiosk)
    first, second = kiosk.node('home.professions').middle(), kiosk.node('home.feed').middle()
    fingers.down(*first, finger=1)
    fingers.down(*second, finger=2)
    fingers.up(*second, finger=2)
    watch.took(3)
    expect(kiosk.trace.screen == 'home', 'a second finger pressed something')
    fingers.up(*first, finger=1)
    kiosk.wait_screen('professions')
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')


def lay_hand(kiosk, x, y, pause=0):
    """Ten points, one of them here, so many seconds one after the other."""
    fingers, watch = kiosk.fingers, Watch(kiosk)
    points = [(x + 40 * i, y + 30 * (i % 3), i + 1) for i in range(10)]
    for at_x, at_y, finger in points:
        fingers.down(at_x, at_y, finger)
        time.sleep(pause)
    for at_x, at_y, finger in points:
        fingers.up(at_x, at_y, finger)
    watch.took(20)


def roll_hand(kiosk, x, y, overlap):
    """A hand whose fingers leave one after the other, so many of them still there as the next
    comes; the first has left before it can be told from a finger alone."""
    fingers, watch = kiosk.fingers, Watch(kiosk)
    for finger in range(1, 6):
        fingers.down(x + 40 * finger, y, finger)
        if finger > overlap:
            fingers.up(x + 40 * (finger - overlap), y, finger - overlap)
    for finger in range(6 - overlap, 6):
        fingers.up(x + 40 * finger, y, finger)
    watch.took(10)
    time.sleep(WAITS_SECONDS)


def palm(kiosk):
    """One leaves everything as it was, and the loop on."""
    lay_hand(kiosk, *kiosk.node('home.professions').middle())
    expect(kiosk.trace.screen == 'home', 'a palm pressed something')
    kiosk.tap('home.professions')  # and the next finger counts again
    kiosk.wait_screen('professions')
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')


def leaving(kiosk):
    """A finger that leaves the button takes it back, also when it returns."""
    fingers, watch = kiosk.fingers, Watch(kiosk)
    x, y = kiosk.node('home.professions').middle()
    before = kiosk.still_picture()
    fingers.down(x, y)
    fingers.move(x, 40)
    fingers.move(x, y)
    fingers.up(x, y)
    watch.took(4)
    expect(kiosk.trace.screen == 'home', 'a finger that left the button pressed it')
    expect(kiosk.still_picture().changed(before) == 0, 'the button still looks pressed')


def top_card(kiosk):
    return min((node.y for node in kiosk.nodes(prefix='professions.card.')), default=None)


def rubber(kiosk):
    """Pulled past its end the list gives, and comes back by itself; flung, it goes on alone."""
    kiosk.tap('home.professions')
    kiosk.wait_screen('professions')
    fingers, rest = kiosk.fingers, top_card(kiosk)
    x, y = kiosk.size[0] * .75, kiosk.size[1] * .5
    fingers.down(x, y)
    for step in range(1, 11):
        fingers.move(x, y + 40 * step)
    kiosk.wait(lambda: top_card(kiosk) > rest + 40, 'a list that gives at its end')
    expect(top_card(kiosk) <= rest + 96, 'the list gave more than its band')
    fingers.up(x, y + 400)
    kiosk.wait(lambda: top_card(kiosk) == rest, 'the list back at its end')
    fingers.swipe(x, y, x, y - 200, .1)
    trees = kiosk.trace.count('tree')
    kiosk.wait(lambda: kiosk.trace.count('tree') > trees + 5, 'a list that moves by itself')


def hold(kiosk, name):
    """A finger down on a key until the long press has shown something; where the finger is."""
    key = kiosk.node(name)

    def above():
        return kiosk.screen.area(key.x, key.y - 120, key.w, 100).pixels
    before = above()
    kiosk.fingers.down(*key.middle())
    kiosk.wait(lambda: above() != before, 'what a long press opens')
    return key.middle()


def accents(kiosk):
    """A long press opens a letter's accents; sliding to one and leaving types it, and so does a
    tap."""
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')
    kiosk.tap('home.lead_form')
    kiosk.wait_screen('lead_form')
    kiosk.still_picture()  # the page has come in
    key = kiosk.node('key.e')
    first = key.x + 66, key.y - 74  # é: the bubble is told to nobody, it would say what is typed
    hold(kiosk, 'key.e')
    kiosk.fingers.move(*first)
    kiosk.fingers.up(*first)
    kiosk.wait_node('lead_form.first_name', 'filled')
    kiosk.tap('key.backspace')
    kiosk.wait_node('lead_form.first_name', without=('filled',))
    before = kiosk.still_picture()
    x, y = hold(kiosk, 'key.e')
    kiosk.fingers.up(x, y)  # it types nothing, and stays open
    expect('filled' not in kiosk.node('lead_form.first_name').state, 'a long press typed')
    expect(kiosk.still_picture().changed(before) > .01, 'no accents over the key')
    kiosk.touch(*first)
    kiosk.wait_node('lead_form.first_name', 'filled')


def main():
    build = programs_from_arguments()
    with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures') as kiosk:
        kiosk.wait_screen('attract')
        lay_hand(kiosk, 300, 1200)
        expect(kiosk.trace.screens() == ['attract'], 'a palm woke it')
        lay_hand(kiosk, 300, 1200, .1)
        expect(kiosk.trace.screens() == ['attract'], 'a palm laid down slowly woke it')
        for overlap in range(3):
            roll_hand(kiosk, 300, 1200, overlap)
            expect(kiosk.trace.screens() == ['attract'],
                   f'a hand woke it that left finger by finger, {overlap} at a time')
        visitor.wake(kiosk)
        two_fingers(kiosk)
        palm(kiosk)
        leaving(kiosk)
        rubber(kiosk)
        accents(kiosk)
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
