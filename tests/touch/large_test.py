#!/usr/bin/env python3
"""large_test.py BUILD: larger letters, asked for in the comfort panel, go with the visitor."""
import visitor
from kiosk import Kiosk, expect, programs_from_arguments


def main():
    build = programs_from_arguments()
    with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        kiosk.tap('home.professions')
        kiosk.wait_screen('professions')
        plain = kiosk.wait_node('professions.question').h
        kiosk.tap('dock.access')
        kiosk.tap('access.text')
        kiosk.wait_node('access.text', 'checked')
        kiosk.tap('access.done')
        kiosk.wait_screen('professions')
        kiosk.wait(lambda: kiosk.node('professions.question').h > plain, 'larger letters')
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        kiosk.tap('dock.quit')
        kiosk.wait_screen('attract')
        visitor.wake(kiosk)
        kiosk.tap('home.professions')
        kiosk.wait_screen('professions')
        expect(kiosk.wait_node('professions.question').h == plain,
               'the next visitor has the letters of the one before')
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
