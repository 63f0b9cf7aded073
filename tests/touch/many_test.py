#!/usr/bin/env python3
"""many_test.py BUILD COUNT: that many visitors one after the other, all different, half upright,
half lengthwise. Every lead that is opened is what was typed; none is missing, none is there twice.
SEED repeats a run."""
import os
import random
import sys
import tempfile

import visitor
from kiosk import Kiosk, expect, programs_from_arguments

PROFESSIONS = ['service-social', 'economie-sociale-familiale', 'referent-educatif']


def visit(kiosk, person, profession, direct):
    visitor.wake(kiosk)
    if direct:
        kiosk.tap('home.lead_form')
    else:
        visitor.open_profession(kiosk, profession)
        kiosk.tap('profession.interest')
    visitor.fill_form(kiosk, person)
    visitor.send(kiosk)
    kiosk.tap('thanks.done')
    kiosk.wait_screen('attract')


def main():
    build, count = programs_from_arguments(), int(sys.argv[2])
    seed = os.environ.get('SEED', str(random.randrange(1 << 32)))
    print(f'SEED={seed}')
    dice = random.Random(seed)
    typed = []
    with tempfile.TemporaryDirectory(prefix='borne-recruiter.') as folder:
        recruiter = visitor.Recruiter(build, folder)
        for size, share in (((1080, 1920), count - count // 2), ((1920, 1080), count // 2)):
            rows = []
            people = []
            with Kiosk(build / 'borne', size, failures=build / 'failures',
                       before=recruiter.equip) as kiosk:
                for _ in range(share):
                    person, profession = visitor.some_person(dice), dice.choice(PROFESSIONS)
                    direct = dice.random() < .5
                    visit(kiosk, person, profession, direct)
                    people.append((person, [] if direct else [profession]))
                    print(f'{len(typed) + len(people)} of {count}', flush=True)
                expect(kiosk.stop() == 0, 'Borne did not end well')
                rows = recruiter.open(kiosk.data)
                visitor.assert_nothing_personal(kiosk, *(person for person, _ in people))
            expect(len(rows) == len(people), f'{len(rows)} leads opened of {len(people)} typed')
            for row, (person, interests) in zip(rows, people):
                visitor.assert_same(row, person, interests)
            typed += rows
    for column in ('Identifiant', 'Référence'):
        seen = {row[column] for row in typed}
        expect(len(seen) == count, f'{count - len(seen)} leads have the {column} of another')


if __name__ == '__main__':
    main()
