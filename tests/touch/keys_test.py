#!/usr/bin/env python3
"""keys_test.py BUILD: keys that come faster than Borne draws act on what is on show by then, never
on the screen before."""
import signal
import time

import visitor
from kiosk import Kiosk, expect, programs_from_arguments

RETURN, TAB = 36, 23  # X's codes


def keys(kiosk):
    kiosk.trace.read()
    return sum(event['ev'] == 'input' and event['kind'] == 'key' for event in kiosk.trace.events)


def focus(kiosk, name):
    while 'focused' not in kiosk.node(name).state:
        inputs = keys(kiosk)
        kiosk.screen.press_key(TAB)
        kiosk.wait(lambda: keys(kiosk) > inputs, 'an answer to a key')
        kiosk.settle()
        expect(inputs < 40, f'{name} is never in focus')


def main():
    build = programs_from_arguments()
    with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        kiosk.tap('home.feed')
        kiosk.wait_screen('feed')
        focus(kiosk, 'feed.interest')
        inputs = keys(kiosk)
        kiosk.process.send_signal(signal.SIGSTOP)
        for code in (RETURN, TAB, RETURN):  # the first opens the form
            kiosk.screen.press_key(code)
        kiosk.picture()  # the server has handed them on
        time.sleep(.2)
        kiosk.process.send_signal(signal.SIGCONT)
        kiosk.wait(lambda: keys(kiosk) >= inputs + 3, 'three keys')
        kiosk.wait_screen('lead_form')
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
