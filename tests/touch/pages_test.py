#!/usr/bin/env python3
"""pages_test.py BUILD: the campaign's own pages, by fingers: from home, a bar that tells more, on to
a métier, and back the way one came."""
import visitor
from kiosk import Kiosk, expect, programs_from_arguments


def bars(kiosk):
    kiosk.tap('home.page.equipe')
    kiosk.wait_screen('article')
    first, second = 'article.bar.1.0', 'article.bar.1.1'
    kiosk.wait_node(first)
    kiosk.tap(first)
    kiosk.wait_node(first + '.detail')
    kiosk.tap(second)  # one at a time
    kiosk.wait_node(second + '.detail')
    kiosk.wait_gone(first + '.detail')
    kiosk.tap(second + '.profession')
    kiosk.wait_screen('profession')
    kiosk.wait_node('profession.facts.referent-educatif')
    kiosk.tap('dock.back')
    kiosk.wait_screen('article')
    kiosk.wait_node(second + '.detail')  # as it was left


def main():
    build = programs_from_arguments()
    with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        bars(kiosk)
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        kiosk.tap('home.page.pourquoi')
        kiosk.wait_node('article.figure.1.0')
        source = kiosk.node('article.source.1').name
        expect('6\u00a0novembre 2025' in source, f'the figures are from {source!r}')
        kiosk.tap('article.contact')
        kiosk.wait_screen('lead_form')
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
