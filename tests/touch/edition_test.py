#!/usr/bin/env python3
"""edition_test.py BUILD: the campaign's folder changes while Borne runs. It takes the new edition up
when nobody is there, and not one with mistakes; a preview follows at once, where one is, and names
the texts that are too long for their place."""
import tempfile
import time
from pathlib import Path

import visitor
from kiosk import ROOT, Kiosk, copy_campaign, expect, programs_from_arguments

FIRST, SECOND = 'Assistante, assistant', 'Assistante ou assistant'


def change(campaign, name, old, new):
    """As an editor does: another file in its place."""
    path = campaign / name
    text = path.read_text(encoding='utf-8')
    expect(old in text, f'{old!r} is not in {name}')
    beside = path.with_suffix('.new')
    beside.write_text(text.replace(old, new), encoding='utf-8')
    beside.rename(path)


def said(kiosk):
    return (kiosk.folder / 'stderr').read_text(encoding='utf-8')


def editions(kiosk, at):
    return kiosk.trace.count('campaign', at=at)


def named(kiosk, text):
    return any(text in node.name for node in kiosk.trace.nodes.values())


def only_when_nobody_is_there(build, campaign):
    with Kiosk(build / 'borne', (1080, 1920), campaign, failures=build / 'failures') as kiosk:
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'the clip')
        change(campaign, 'professions.yaml', FIRST, SECOND)
        kiosk.wait(lambda: editions(kiosk, 'changed') == 1, 'the new edition')
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start') == 2, 'the loop again')
        visitor.wake(kiosk)
        kiosk.tap('home.professions')
        kiosk.wait(lambda: named(kiosk, SECOND), 'the new title')
        change(campaign, 'professions.yaml', SECOND, FIRST)
        kiosk.tap('dock.home')
        kiosk.wait_screen('home')
        kiosk.tap('home.professions')
        kiosk.wait(lambda: named(kiosk, SECOND), 'the list')
        expect(editions(kiosk, 'changed') == 1, 'it changed under a visitor')
        kiosk.tap('dock.home')
        kiosk.tap('dock.quit')
        kiosk.wait(lambda: editions(kiosk, 'changed') == 2, 'the next edition')
        # One with a mistake is told, and not shown.
        change(campaign, 'professions.yaml', FIRST, '[')
        kiosk.wait(lambda: editions(kiosk, 'refused') == 1, 'that it is refused')
        expect('professions.yaml:' in said(kiosk), f'no place is told:\n{said(kiosk)}')
        visitor.wake(kiosk)
        kiosk.tap('home.professions')
        kiosk.wait(lambda: named(kiosk, FIRST), 'the edition before')
        expect(kiosk.stop() == 0, 'Borne did not end well')
        expect(kiosk.journal() == ['start', 'campaign', 'campaign', 'campaign_refused', 'stop'],
               f'the journal says {kiosk.journal()}')


def at_once_in_a_preview(build, campaign):
    wide = 'WWWWWW ' * 5
    with Kiosk(build / 'borne', (1080, 1920), campaign, options=['--preview'],
               window=('--window', '1080x1920'), failures=build / 'failures') as kiosk:
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'the clip')
        expect('coupé' not in said(kiosk), f'before there was a long text:\n{said(kiosk)}')
        change(campaign, 'clips.yaml', 'Les métiers du social dans', wide)
        kiosk.wait(lambda: f'coupé : « {wide}' in said(kiosk), 'that it is too long')
        visitor.wake(kiosk)
        kiosk.tap('home.professions')
        kiosk.wait(lambda: named(kiosk, FIRST), 'the list')
        began = time.monotonic()
        change(campaign, 'professions.yaml', FIRST, SECOND)
        kiosk.wait(lambda: named(kiosk, SECOND), 'the new title')
        print(f'seen after {time.monotonic() - began:.2f} s')
        expect(kiosk.trace.screen == 'professions', f'it went to {kiosk.trace.screen}')
        expect(kiosk.stop() == 0, 'Borne did not end well')
        expect(not (kiosk.data / 'counts').exists(), 'a preview is counted')


def main():
    build = programs_from_arguments()
    for run in (only_when_nobody_is_there, at_once_in_a_preview):
        with tempfile.TemporaryDirectory(prefix='borne-campaign.') as folder:
            run(build, copy_campaign(ROOT / 'config/campaigns/lot', Path(folder, 'lot'), {}))


if __name__ == '__main__':
    main()
