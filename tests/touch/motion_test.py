#!/usr/bin/env python3
"""motion_test.py BUILD: pages come in by steps, act at once, and stand still where that is wanted."""
import time

import visitor
from kiosk import Kiosk, expect, programs_from_arguments

STRIP = (0, 700, 1080, 8)  # rows of the page in which every screen has something else


def looks(kiosk, name, seconds=.5):
    """How many ways the page looked one after the other from the touch on, away from the button."""
    kiosk.fingers.tap(*kiosk.node(name).middle())
    end, seen = time.monotonic() + seconds, [kiosk.screen.area(*STRIP).pixels]
    while time.monotonic() < end:
        now = kiosk.screen.area(*STRIP).pixels
        if now != seen[-1]:
            seen.append(now)
    return len(seen)


def comes_in(kiosk):
    kiosk.still_picture()
    count = looks(kiosk, 'home.lead_form')
    expect(count > 5, f'a page came in by {count - 1} steps')
    kiosk.wait_screen('lead_form')
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')


def steps_come_in(kiosk):
    """The form's steps, forward and back, as pages do."""
    kiosk.tap('home.lead_form')
    kiosk.wait_screen('lead_form')
    visitor.type_into(kiosk, 'lead_form.first_name', 'Zoé')
    for name in ('lead_form.next', 'dock.back'):
        kiosk.still_picture()
        count = looks(kiosk, name)
        expect(count > 5, f'a step of the form came in by {count - 1} steps')
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')


def acts_at_once(kiosk):
    """A touch on a page that is still coming in is for that page."""
    for _ in range(5):
        kiosk.fingers.tap(*kiosk.node('home.lead_form').middle())
        kiosk.wait_screen('lead_form')
        kiosk.fingers.tap(*kiosk.node('dock.home').middle())
        kiosk.wait_screen('home')
    took = [event['after_input_ms'] for event in kiosk.trace.events if event['ev'] == 'present']
    expect(sorted(took)[len(took) // 2] < 33, f'touches were answered after {took} ms')


def calm(kiosk):
    """Where less motion is wanted a page is there at once."""
    kiosk.tap('dock.access')
    kiosk.tap('access.motion')
    kiosk.wait_node('access.motion', 'checked')
    kiosk.tap('access.done')
    kiosk.wait_screen('home')
    kiosk.still_picture()
    count = looks(kiosk, 'home.lead_form')
    expect(count <= 3, f'{count - 1} changes where one was due')  # the press, and the page


def main():
    build = programs_from_arguments()
    with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        comes_in(kiosk)
        steps_come_in(kiosk)
        acts_at_once(kiosk)
        calm(kiosk)
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
