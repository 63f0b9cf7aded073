#!/usr/bin/env python3
"""idle_test.py BUILD: Borne warns before it forgets, "I am here" keeps what was typed, and going
away wipes it: from the screen, from the next visit, from the memory of the process."""
import tempfile
import time
from pathlib import Path

import visitor
from kiosk import ROOT, Kiosk, copy_campaign, expect, need_root, programs_from_arguments

IDLE_SECONDS, WARNING_SECONDS = 15, 20  # the least a campaign may ask for
CANARY = 'wkzvquhjwx'                   # typed as the start of a mail address


def needles(text):
    """As bytes of UTF-8, and as the code points text shapers work on."""
    return text.encode('utf-8'), text.encode('utf-32-le')


def type_canary(kiosk):
    visitor.wake(kiosk)
    kiosk.tap('home.lead_form')
    visitor.fill_names(kiosk, visitor.Person('Noël'))
    kiosk.tap('lead_form.next')
    visitor.type_into(kiosk, 'lead_form.email', CANARY)


def main():
    need_root()
    build = programs_from_arguments()
    with tempfile.TemporaryDirectory(prefix='borne-campaign.') as folder:
        campaign = copy_campaign(ROOT / 'config/campaigns/lot', Path(folder, 'lot'), {
            'idle_seconds': IDLE_SECONDS, 'warning_seconds': WARNING_SECONDS})
        with Kiosk(build / 'borne', (1080, 1920), campaign,
                   failures=build / 'failures') as kiosk:
            type_canary(kiosk)
            touched = time.monotonic()
            expect(kiosk.memory_holds(*needles(CANARY)), 'the search finds nothing at all')

            kiosk.wait_screen('idle_warning', seconds=IDLE_SECONDS + 5)
            waited = time.monotonic() - touched
            expect(waited > IDLE_SECONDS - 1, f'the warning came after {waited:.1f} s')
            kiosk.tap('idle_warning.stay')
            kiosk.wait_screen('lead_form')
            kiosk.wait_node('lead_form.email', 'filled')

            kiosk.wait_screen('idle_warning', seconds=IDLE_SECONDS + 5)
            warned = time.monotonic()
            kiosk.wait_screen('attract', seconds=WARNING_SECONDS + 5)
            waited = time.monotonic() - warned
            expect(waited > WARNING_SECONDS - 1, f'{waited:.1f} s to answer the warning')

            # Drawn once more without it, so that nothing on show can hold it either.
            visitor.wake(kiosk)
            left = kiosk.memory_holds(*needles(CANARY), *needles(CANARY[:7]))
            expect(not left, f'what was typed is still in memory: {left}')
            if kiosk.trace.screen == 'idle_warning':  # so long took the search
                kiosk.tap('idle_warning.stay')
            kiosk.tap('home.lead_form')
            kiosk.wait_node('lead_form.first_name', without=('filled',))
            visitor.type_into(kiosk, 'lead_form.first_name', 'Zoé')
            kiosk.tap('lead_form.next')
            kiosk.wait_node('lead_form.email', without=('filled',))
            visitor.assert_nothing_personal(kiosk, visitor.Person('Noël', CANARY, CANARY))
            expect(kiosk.trace.count('lead') == 0, 'a lead nobody sent was saved')


if __name__ == '__main__':
    main()
