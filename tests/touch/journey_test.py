#!/usr/bin/env python3
"""journey_test.py BUILD WIDTHxHEIGHT: the whole way by fingers, from the loop to the opened table.
The touch that wakes is swallowed; what was typed with accents is what the recruiter reads."""
import subprocess
import sys
import tempfile

import visitor
from kiosk import Kiosk, expect, programs_from_arguments

PROFESSION = 'service-social'


def read_qr(kiosk):
    """What a telephone reads on the screen, once the page has slid in."""
    def read():
        kiosk.picture().save(kiosk.folder / 'qr.png')
        done = subprocess.run(['zbarimg', '--quiet', '--raw', kiosk.folder / 'qr.png'],
                              text=True, capture_output=True)
        return done.stdout.splitlines()
    return kiosk.wait(read, 'a QR code that can be read', 5)


def wake_with_care(kiosk):
    """Touches the loop where home will have a button: it opens home, and presses nothing there."""
    visitor.wake(kiosk)
    place = kiosk.node('home.professions').middle()
    kiosk.tap('dock.quit')
    kiosk.wait_screen('attract')
    before = len(kiosk.trace.screens())
    kiosk.touch(*place)
    kiosk.wait_screen('home')
    # A touch that fell through would have opened the list by the time this one is answered.
    kiosk.tap('dock.language')
    kiosk.wait(lambda: kiosk.trace.screen != 'home', 'the languages')
    kiosk.tap('language.fr')
    if kiosk.trace.screen != 'home':
        kiosk.tap('language.done')
    kiosk.wait_screen('home')
    seen = kiosk.trace.screens()[before:]
    expect('professions' not in seen, f'the touch that woke Borne went through: {seen}')


def make_mistakes(kiosk, person):
    """Each step says what is wrong beside the field, and back loses nothing."""
    kiosk.wait_screen('lead_form')
    kiosk.tap('lead_form.next')
    kiosk.wait_node('lead_form.error.first_name')
    visitor.fill_names(kiosk, person)
    kiosk.tap('lead_form.next')
    visitor.type_into(kiosk, 'lead_form.email', 'zoe@exemple')
    kiosk.tap('lead_form.next')
    kiosk.wait_node('lead_form.error.email')
    kiosk.wait_node('lead_form.email', 'invalid')
    for _ in 'zoe@exemple':
        kiosk.tap('key.backspace')
    kiosk.wait_node('lead_form.email', without=('filled',))
    kiosk.tap('dock.back')
    kiosk.wait_node('lead_form.first_name', 'filled')
    kiosk.tap('lead_form.next')


def travel(kiosk, person):
    wake_with_care(kiosk)
    visitor.open_profession(kiosk, PROFESSION)
    kiosk.tap('profession.interest')
    make_mistakes(kiosk, person)
    visitor.fill_contact(kiosk, person)
    kiosk.tap('lead_form.next')
    kiosk.reach(f'lead_form.interest.{PROFESSION}')
    kiosk.wait_node(f'lead_form.interest.{PROFESSION}', 'checked')  # the page one came from
    visitor.fill_wishes(kiosk, person)
    kiosk.tap('lead_form.next')
    visitor.fill_consent(kiosk, person)
    visitor.send(kiosk)
    kiosk.wait_node('thanks.reference')
    codes = read_qr(kiosk)
    kiosk.tap('thanks.done')
    kiosk.wait_screen('attract')
    return codes


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    person = visitor.Person('Zoé', 'Lefèvre', 'zoe.lefevre@gmail.com', '0612345678',
                            'reconversion', ['economie-sociale-familiale'],
                            ('echange', 'invitations'))
    with tempfile.TemporaryDirectory(prefix='borne-recruiter.') as folder:
        recruiter = visitor.Recruiter(build, folder)
        with Kiosk(build / 'borne', size, failures=build / 'failures',
                   before=recruiter.equip) as kiosk:
            codes = travel(kiosk, person)
            expect(kiosk.stop() == 0, 'Borne did not end well')
            rows = recruiter.open(kiosk.data)
            visitor.assert_nothing_personal(kiosk, person)
        expect(len(rows) == 1, f'{len(rows)} leads were opened')
        visitor.assert_same(rows[0], person, [PROFESSION, *person.interests])
        expect(rows[0]['Référence'] in codes, f'the QR code says {codes}, the lead '
               f'{rows[0]["Référence"]}')


if __name__ == '__main__':
    main()
