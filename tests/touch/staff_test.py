#!/usr/bin/env python3
"""staff_test.py BUILD WxH [all]: the way in for staff. The mark held for 5 s, on the loop and in a
form, and nothing shorter, nor anything to see meanwhile; no code, no way in; wrong codes wait,
through a kill -9, another start of the machine and its clocks; the right one wipes what a visitor
typed, and opens. Either size has its share; with "all" it has all."""
import sys
import time

import staff
import visitor
from kiosk import Kiosk, expect, need_root, programs_from_arguments

# Another start: its clocks that nobody sets are a day further (and of the wall's, Borne asks none).
A_DAY_LATER = ['unshare', '--time', '--monotonic', '86400', '--boottime', '86400', '--fork', '--kill-child']
LOCKED = 300  # seconds, after five


def no_code_no_way(kiosk):
    kiosk.wait_screen('attract')
    staff.hold_mark(kiosk)
    kiosk.wait_node('staff_code.unset')
    expect(not kiosk.nodes('key'), 'there are keys to type a code that nobody set')
    kiosk.tap('staff_code.close')
    kiosk.wait_screen('home', 'profession')


def shorter_is_nothing(kiosk):
    """Nor does the mark look any other way under a finger."""
    visitor.wake(kiosk)
    mark = kiosk.wait_node('brand')
    place = (mark.x, mark.y, mark.w, mark.h)
    kiosk.fingers.down(mark.x + 30, mark.y + mark.h // 2)
    time.sleep(3.5)  # how long a finger rests; home's own hint comes after 4 s
    during = kiosk.picture()
    time.sleep(1.1)  # the same
    kiosk.fingers.up(mark.x + 30, mark.y + mark.h // 2)
    kiosk.settle()
    expect(kiosk.trace.screen == 'home', 'something came before 5 s')
    after = kiosk.still_picture()
    expect(during.changed(after, place, step=2) == 0, 'the mark answers the finger')
    kiosk.tap('dock.quit')


def wait_seconds(kiosk):
    """What the pad says is left."""
    words = kiosk.wait_node('staff_code.wait').name.replace('\u202f', ' ').split()
    numbers = [int(word) for word in words if word.isdigit()]
    return numbers[0] * 60 + numbers[1] if len(numbers) == 2 else numbers[0]


def kill(kiosk):
    kiosk.process.kill()
    kiosk.process.wait()
    kiosk.said.close()


def wrong_codes(kiosk, data):
    """From a form that somebody has begun."""
    visitor.wake(kiosk)
    kiosk.tap('home.lead_form')
    kiosk.wait_screen('lead_form')
    kiosk.type('Loïc')
    staff.hold_mark(kiosk)
    staff.type_code(kiosk, '739164')
    kiosk.wait_node('staff_code.error')
    expect(staff.read_tries(data)['wrong'] == 1, 'the wrong code is not on the disk')
    kiosk.tap('staff_code.close')
    kiosk.wait_screen('lead_form')
    kiosk.wait_node('lead_form.first_name', 'filled')


def locked(kiosk, data):
    """The fifth wrong one; then a kill, and a start with other clocks."""
    kiosk.stop()
    staff.set_tries(data, 4, 0)
    kiosk.start()
    kiosk.wait_screen('attract')
    staff.hold_mark(kiosk)
    staff.type_code(kiosk, '739164')
    expect(LOCKED - 5 <= wait_seconds(kiosk) <= LOCKED, 'the fifth wrong code costs nothing')
    kill(kiosk)
    expect(staff.read_tries(data)['left_ms'] >= 1000 * (LOCKED - 15), 'the wait is not kept')
    kiosk.wrap = A_DAY_LATER
    kiosk.start()
    kiosk.wait_screen('attract')
    staff.hold_mark(kiosk)
    expect(wait_seconds(kiosk) >= LOCKED - 30, 'a start with other clocks ends the wait')
    expect('disabled' in kiosk.wait_node('staff_code.1').state, 'codes can be typed meanwhile')
    kill(kiosk)
    kiosk.wrap = []


def the_right_one(kiosk, data):
    staff.set_tries(data, 5, 1500)
    kiosk.start()
    visitor.wake(kiosk)
    kiosk.tap('home.lead_form')
    kiosk.wait_screen('lead_form')
    kiosk.type('Hermeline')
    staff.hold_mark(kiosk)
    kiosk.wait_node('staff_code.1', without=('disabled',))
    staff.type_code(kiosk)
    kiosk.wait_screen('staff')
    expect(not kiosk.memory_holds(b'Hermeline'), 'what a visitor typed is still there')
    expect(not kiosk.memory_holds(staff.CODE.encode()), 'the code is still in memory')
    expect(staff.read_tries(data) == {'v': 1, 'wrong': 0, 'left_ms': 0}, 'nothing is forgiven')
    kiosk.tap('staff.lock')
    kiosk.wait_screen('attract')


def main():
    need_root()
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    whole, upright = 'all' in sys.argv, size[1] > size[0]
    with Kiosk(build / 'borne', size, failures=build / 'failures') as kiosk:
        if whole or not upright:
            no_code_no_way(kiosk)
        staff.set_code(build, kiosk.data)
        kiosk.stop()
        kiosk.start()
        if whole or upright:
            shorter_is_nothing(kiosk)
        if whole or not upright:
            wrong_codes(kiosk, kiosk.data)
        if whole or upright:
            locked(kiosk, kiosk.data)
        else:
            kiosk.stop()
        the_right_one(kiosk, kiosk.data)
        staff.assert_code_unwritten(kiosk)
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
