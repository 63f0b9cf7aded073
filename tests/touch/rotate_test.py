#!/usr/bin/env python3
"""rotate_test.py BUILD: on a panel that hangs turned, picture and touch turn together."""
import visitor
from kiosk import Kiosk, expect, programs_from_arguments

PAGE = 1080, 1920


def onto_panel(degrees, x, y):
    """A place of the page, as the panel has it."""
    width, height = PAGE
    return {90: (height - 1 - y, x), 180: (width - 1 - x, height - 1 - y),
            270: (y, width - 1 - x)}[degrees]


def turned(kiosk, degrees):
    """Fingers that go by the page's places, as the trace tells them."""
    point = kiosk.fingers.point
    kiosk.fingers.point = lambda finger, phase, x, y: point(
        finger, phase, *onto_panel(degrees, x, y))


def main():
    build = programs_from_arguments()
    for degrees in (90, 180, 270):
        panel = PAGE if degrees == 180 else PAGE[::-1]
        with Kiosk(build / 'borne', panel, failures=build / 'failures',
                   options=['--rotate', str(degrees)]) as kiosk:
            turned(kiosk, degrees)
            visitor.wake(kiosk)
            kiosk.tap('home.lead_form')
            kiosk.wait_screen('lead_form')
            kiosk.type('Zoé')
            kiosk.tap('lead_form.next')
            kiosk.wait_node('lead_form.email')
            dock = kiosk.node('dock.home')
            x, y = onto_panel(degrees, dock.x + 4, dock.y + 4)
            blue, green, red, _ = kiosk.screen.area(x, y, 1, 1).pixels
            expect((red, green, blue) == (0x5B, 0x18, 0x41),
                   f'{degrees}: no dock at {x},{y}: {red} {green} {blue}')
            expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
