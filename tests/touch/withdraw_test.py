#!/usr/bin/env python3
"""withdraw_test.py BUILD: who has just sent a request erases it with one touch; who has the code of an
earlier one erases that, also after a wrong code; the recruiter gets neither."""
import subprocess
import tempfile

import visitor
from kiosk import Kiosk, expect, programs_from_arguments


def send_request(kiosk, person):
    visitor.wake(kiosk)
    kiosk.tap('home.lead_form')
    visitor.fill_form(kiosk, person)
    visitor.send(kiosk)
    kiosk.wait_node('thanks.reference')


def read_code(kiosk):
    def read():
        kiosk.picture().save(kiosk.folder / 'qr.png')
        done = subprocess.run(['zbarimg', '--quiet', '--raw', kiosk.folder / 'qr.png'],
                              text=True, capture_output=True)
        return done.stdout.splitlines()
    return kiosk.wait(read, 'a QR code that can be read', 5)[0]


def type_code(kiosk, signs):
    for sign in signs:
        kiosk.tap(f'key.{sign.lower()}')
    kiosk.tap('withdraw.send')


def main():
    build = programs_from_arguments()
    first = visitor.Person('Loïc', email='loic@orange.fr')
    second = visitor.Person('Zoé', email='zoe@free.fr')
    with tempfile.TemporaryDirectory(prefix='borne-recruiter.') as folder:
        recruiter = visitor.Recruiter(build, folder)
        with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures',
                   before=recruiter.equip) as kiosk:
            send_request(kiosk, first)
            code = read_code(kiosk)
            kiosk.tap('thanks.done')
            kiosk.wait_screen('attract')
            send_request(kiosk, second)
            kiosk.tap('thanks.erase')
            kiosk.wait_node('erased.words')
            expect(not kiosk.nodes(prefix='thanks.reference'), 'the code is still on the screen')
            kiosk.tap('thanks.done')
            kiosk.wait_screen('attract')
            visitor.wake(kiosk)
            kiosk.tap('home.lead_form')
            kiosk.tap('lead_form.withdraw')
            kiosk.wait_screen('withdraw')
            signs = code.split(' ', 1)[1].replace(' ', '')
            type_code(kiosk, signs[:5])
            kiosk.wait_node('withdraw.error')
            type_code(kiosk, '2' if signs[5] != '2' else '3')
            kiosk.wait_node('withdraw.error')
            kiosk.tap('key.backspace')
            type_code(kiosk, signs[5])
            kiosk.wait_node('erased.words')
            kiosk.tap('withdraw.done')
            kiosk.wait_screen('attract')
            expect(kiosk.stop() == 0, 'Borne did not end well')
            expect(kiosk.journal().count('withdrawal') == 1, f'the journal has {kiosk.journal()}')
            rows = recruiter.open(kiosk.data)
            expect(rows == [], f'{len(rows)} leads were opened')
            visitor.assert_nothing_personal(kiosk, first, second)


if __name__ == '__main__':
    main()
