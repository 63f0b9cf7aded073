#!/usr/bin/env python3
"""tour.py --borne PROGRAM --out FOLDER [--brief] -- [BORNE'S OPTIONS]: visits every screen on a
virtual screen, upright and lengthwise, and leaves a picture of each; brief, upright alone, and
without waiting. Speaks French: people see it."""
import argparse
import os
import sys
import tempfile
from pathlib import Path

import visitor
from kiosk import ROOT, Failure, Kiosk, copy_campaign

SIZES = ((1080, 1920), (1920, 1080))
PERSON = visitor.Person('Zoé', 'Exemple', 'zoe.exemple@gmail.com')


class Tour:
    def __init__(self, kiosk, folder):
        self.kiosk, self.folder, self.count = kiosk, folder, 0

    def keep(self, name):
        self.count += 1
        path = self.folder / f'{self.count:02}-{name}.png'
        self.kiosk.still_picture().save(path)

    def look_around(self):
        kiosk = self.kiosk
        kiosk.wait_screen('attract')
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'un film')
        self.keep('attract')
        visitor.wake(kiosk)
        self.keep('home')
        kiosk.tap('dock.language')
        self.keep('language')
        kiosk.tap('language.done')
        kiosk.tap('dock.access')
        self.keep('access')
        kiosk.tap('access.done')
        films = kiosk.trace.count('clip', at='start')
        kiosk.tap('home.feed')
        kiosk.wait_screen('feed')
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start') > films, 'un témoignage')
        self.keep('feed')
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')

    def choose(self):
        kiosk = self.kiosk
        kiosk.tap('home.professions')
        kiosk.wait_screen('professions')
        self.keep('professions')
        cards = [node for node in kiosk.nodes() if node.id.startswith('professions.card.')]
        kiosk.tap(cards[0].id)
        kiosk.wait_screen('profession')
        self.keep('profession')
        kiosk.tap('profession.interest')

    def fill(self):
        kiosk = self.kiosk
        kiosk.wait_screen('lead_form')
        kiosk.tap('lead_form.next')
        self.keep('lead_form-error')
        visitor.fill_names(kiosk, PERSON)
        self.keep('lead_form-names')
        kiosk.tap('lead_form.next')
        visitor.fill_contact(kiosk, PERSON)
        self.keep('lead_form-contact')
        kiosk.tap('lead_form.next')
        situations = [node for node in kiosk.nodes()
                      if node.id.startswith('lead_form.situation.')]
        kiosk.tap(situations[0].id)
        self.keep('lead_form-wishes')
        kiosk.tap('lead_form.next')
        kiosk.wait_node('lead_form.send')
        self.keep('lead_form-consent')
        visitor.tick(kiosk, 'lead_form.age')
        purposes = [node for node in kiosk.nodes() if node.id.startswith('lead_form.purpose.')]
        visitor.tick(kiosk, purposes[0].id)
        visitor.send(kiosk)
        self.keep('thanks')
        kiosk.tap('thanks.done')
        kiosk.wait_screen('attract')

    def wait_idle(self, seconds):
        visitor.wake(self.kiosk)
        self.kiosk.tap('home.lead_form')
        self.kiosk.wait_screen('idle_warning', seconds=seconds + 5)
        self.keep('idle_warning')


def campaign_of(options):
    """The campaign among Borne's options, and the options without it and without a size."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument('-c', '--campaign', default=ROOT / 'config/campaigns/lot')
    parser.add_argument('--window')
    parser.add_argument('--fullscreen', action='store_true')
    known, rest = parser.parse_known_args(options)
    return Path(known.campaign), rest


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument('--borne', required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--brief', action='store_true')
    parser.add_argument('options', nargs='*')
    words = parser.parse_args()
    campaign, options = campaign_of(words.options)
    idle_seconds = 15  # the least allowed: nobody waits longer for a picture
    with tempfile.TemporaryDirectory(prefix='borne-tour.') as holder:
        copy = copy_campaign(campaign, Path(holder, campaign.resolve().name),
                             {'idle_seconds': idle_seconds})
        for size in SIZES[:1] if words.brief else SIZES:
            folder = words.out / f'{size[0]}x{size[1]}'
            for old in folder.glob('*.png'):
                old.unlink()
            print(f'Visite en {size[0]} × {size[1]}…', flush=True)
            with Kiosk(os.path.abspath(words.borne), size, copy, options=options,
                       failures=words.out, cwd=os.getcwd()) as kiosk:
                tour = Tour(kiosk, folder)
                tour.look_around()
                tour.choose()
                tour.fill()
                if not words.brief:
                    tour.wait_idle(idle_seconds)
            print(f'  {tour.count} images dans {folder}/', flush=True)


if __name__ == '__main__':
    try:
        main()
    except Failure as failure:
        sys.exit(f'La visite s’est arrêtée : {failure}')
