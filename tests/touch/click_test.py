#!/usr/bin/env python3
"""click_test.py BUILD: keys are heard where a venue has sound, one by one and soft; nowhere else."""
import tempfile
import time
from pathlib import Path

import visitor
from kiosk import ROOT, Kiosk, copy_campaign, expect, programs_from_arguments
from sound import Sound

LOUD = 20   # of 32767: more than any noise of the card
QUIET = .6  # seconds until what was played before has gone


def clicks(build, campaign, venue):
    """How many sounds three keys make, and the loudest value of them."""
    with Sound() as sound:
        wrap = ['env', *(f'{name}={value}' for name, value in sound.environment.items()
                         if name != 'HOME')]
        with Kiosk(build / 'borne', (1080, 1920), campaign, wrap=wrap, options=['--venue', venue],
                   failures=build / 'failures') as kiosk:
            visitor.wake(kiosk)
            kiosk.tap('home.lead_form')
            kiosk.wait_screen('lead_form')
            kiosk.wait(sound.heard, 'the card open')
            time.sleep(QUIET)  # the loop's sound goes
            kiosk.tap('lead_form.last_name')  # no key: makes no sound
            before = len(sound.heard())
            for name in ('key.a', 'key.z', 'key.e'):
                kiosk.tap(name)
                time.sleep(.15)  # apart for the ear
            time.sleep(QUIET)    # the recorder hears late
            heard = sound.heard()[before:]
    loud = [i for i, value in enumerate(heard) if abs(value) > LOUD]
    return sum(i == 0 or at - loud[i - 1] > 400 for i, at in enumerate(loud)), max(
        map(abs, heard), default=0)


def main():
    build = programs_from_arguments()
    with tempfile.TemporaryDirectory(prefix='borne-click.') as folder:
        campaign = copy_campaign(ROOT / 'config/campaigns/lot', Path(folder) / 'campaign', {})
        path = campaign / 'campaign.yaml'
        path.write_text(path.read_text(encoding='utf-8').replace(
            '\nvenues:\n', '\nvenues:\n  - id: essai\n    name: {fr: Essai}\n'
            '    playlist: [lot-court]\n    sound: true\n'), encoding='utf-8')
        count, loudest = clicks(build, campaign, 'essai')
        expect(count == 3, f'three keys made {count} sounds')
        expect(100 < loudest < 3000, f'a key is as loud as {loudest}')
        count, loudest = clicks(build, campaign, 'salon')
        expect(count == 0, f'keys were heard at a silent venue, as loud as {loudest}')


if __name__ == '__main__':
    main()
