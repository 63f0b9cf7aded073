#!/usr/bin/env python3
"""choose_test.py BUILD WIDTHxHEIGHT: finds métiers by letters and by chips, keeps two, compares two,
by fingers; the form has ticked those kept, and the next visitor finds nothing of it."""
import sys

import visitor
from kiosk import Kiosk, expect, programs_from_arguments

KEPT = ['educateur-specialise', 'referent-educatif']


def cards(kiosk):
    return sorted(node.id.removeprefix('professions.card.')
                  for node in kiosk.nodes(prefix='professions.card.'))


def wait_count(kiosk, words):
    kiosk.wait(lambda: kiosk.node('professions.count').name == words, f'« {words} »')


def wait_cards(kiosk, *wanted):
    kiosk.wait(lambda: cards(kiosk) == sorted(wanted), f'the cards {wanted}')


def search(kiosk):
    """Each letter changes what is found; what is typed is told to nobody."""
    kiosk.tap('professions.search')
    kiosk.wait_node('professions.field')
    for letters, count in (('s', '6 métiers'), ('p', '2 métiers'), ('x', 'Aucun métier trouvé')):
        kiosk.type(letters)
        wait_count(kiosk, count)
    kiosk.tap('key.backspace')
    kiosk.tap('key.backspace')
    kiosk.tap('key.backspace')
    kiosk.type('educ')
    wait_count(kiosk, '2 métiers')
    wait_cards(kiosk, *KEPT)
    expect(kiosk.node('professions.field').name == 'Chercher un métier', 'the field tells itself')
    kiosk.tap('professions.seen')
    kiosk.wait_node('professions.search', 'filled')
    wait_cards(kiosk, *KEPT)


def keep(kiosk):
    """One by its card, one by its page."""
    kiosk.tap(f'professions.favourite.{KEPT[0]}')
    kiosk.wait_node(f'professions.favourite.{KEPT[0]}', 'checked')
    kiosk.tap(f'professions.card.{KEPT[1]}')
    kiosk.wait_screen('profession')
    kiosk.tap(f'profession.favourite.{KEPT[1]}')
    kiosk.wait_node(f'profession.favourite.{KEPT[1]}', 'checked')
    kiosk.tap('dock.back')
    kiosk.wait_screen('professions')
    kiosk.tap('professions.clear')
    wait_count(kiosk, '6 métiers')
    expect(kiosk.node('professions.favourites').name == 'Favoris (2)', 'two are kept')
    kiosk.tap('professions.favourites')
    wait_cards(kiosk, *KEPT)


def compare(kiosk):
    kiosk.tap(f'professions.compare.{KEPT[0]}')
    kiosk.wait_node('professions.compare_hint')
    kiosk.tap(f'professions.compare.{KEPT[1]}')
    kiosk.wait_screen('compare')
    for which in range(2):
        kiosk.wait_node(f'compare.publics.{which}')
    kiosk.tap(f'compare.card.{KEPT[0]}')
    kiosk.wait_screen('profession')
    kiosk.tap('dock.back')
    kiosk.wait_screen('compare')
    for which in range(2):
        kiosk.wait_node(f'compare.publics.{which}')
    kiosk.tap('dock.back')
    kiosk.wait_screen('professions')
    kiosk.wait_node('professions.compare')
    kiosk.tap('professions.compare_none')
    kiosk.wait(lambda: 'professions.compare' not in kiosk.trace.nodes, 'nothing to compare')


def narrow(kiosk):
    """A chip that would leave nothing can't be touched."""
    kiosk.wait_node('professions.public.ages', 'disabled')
    kiosk.tap('professions.public.ages')
    wait_cards(kiosk, *KEPT)
    kiosk.tap('professions.public.handicap')
    wait_count(kiosk, '1 métier auprès des personnes handicapées')
    kiosk.wait_node('professions.public.handicap', 'selected')


def find_them_ticked(kiosk):
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')
    kiosk.tap('home.lead_form')
    person = visitor.Person('Zoé', email='zoe@gmail.com')
    visitor.fill_names(kiosk, person)
    kiosk.tap('lead_form.next')
    visitor.fill_contact(kiosk, person)
    kiosk.tap('lead_form.next')
    for profession in KEPT:
        node = kiosk.reach(f'lead_form.interest.{profession}')
        expect('checked' in node.state, f'{profession} is not ticked')
    kiosk.tap('dock.home')
    kiosk.wait_screen('home')


def find_nothing(kiosk):
    visitor.wake(kiosk)
    kiosk.tap('home.professions')
    kiosk.wait_screen('professions')
    wait_count(kiosk, '6 métiers')
    node = kiosk.wait_node('professions.favourites', 'disabled')
    expect('(0)' in node.name, f'a favourite is left: {node.name}')
    kiosk.wait_node('professions.search', without=('filled',))


def main():
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with Kiosk(build / 'borne', size, failures=build / 'failures') as kiosk:
        visitor.wake(kiosk)
        kiosk.tap('home.professions')
        kiosk.wait_screen('professions')
        search(kiosk)
        keep(kiosk)
        compare(kiosk)
        narrow(kiosk)
        find_them_ticked(kiosk)
        kiosk.tap('dock.quit')
        kiosk.wait_screen('attract')
        find_nothing(kiosk)
        expect('educ' not in kiosk.trace.path.read_text().replace('educat', ''),
               'what was looked for is in the trace')
        expect(kiosk.stop() == 0, 'Borne did not end well')


if __name__ == '__main__':
    main()
