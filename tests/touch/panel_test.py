#!/usr/bin/env python3
"""panel_test.py BUILD WxH [all]: what staff do at the panel, by fingers: settings, venue and event,
trials, a withdrawal; clips only and the way back, a pause that outlasts a restart, asking the system,
leaving where it is allowed. Either size has its share; with "all" it has all, and the minute after
which the panel closes by itself."""
import datetime
import json
import sys
import tempfile
from pathlib import Path

import staff
from kiosk import ROOT, Kiosk, copy_campaign, expect, need_root, programs_from_arguments

LOT = ROOT / 'config/campaigns/lot'
TODAY = datetime.date.today()
EVENTS = ('[{id: forum-cahors, name: Forum de Cahors, venue: salon, '
          'from: 2027-03-12, to: 2027-03-13}, '
          '{id: portes-ouvertes, name: Portes ouvertes, venue: hall, '
          f'from: {TODAY - datetime.timedelta(1)}, to: {TODAY + datetime.timedelta(1)}}}]')
CLOSES_SECONDS = 60


def settings(kiosk):
    """As kept on the disk."""
    path = kiosk.data / 'panel.json'
    return json.loads(path.read_text()) if path.exists() else {}


def wait_settings(kiosk, **wanted):
    kiosk.wait(lambda: wanted.items() <= settings(kiosk).items(),
               f'{wanted} in panel.json, which has {settings(kiosk)}')


def visit(kiosk, name):
    """To one of the screens behind the panel."""
    kiosk.wait_screen('staff')
    if f'staff.{name}' not in kiosk.trace.nodes:
        kiosk.reach(f'staff.{name}')
    kiosk.tap(f'staff.{name}')
    kiosk.wait_screen(f'staff_{name}')


def back(kiosk):
    kiosk.tap('staff.back')
    kiosk.wait_screen('staff')


def lock(kiosk):
    kiosk.tap('staff.lock')
    kiosk.wait(lambda: kiosk.trace.screen == 'attract', 'the loop')


def tap_tile(kiosk, name):
    kiosk.reach(name)
    kiosk.tap(name)


def nothing_of_staff(kiosk):
    """On a visitor's screen."""
    told = [node for node in kiosk.nodes() if 'staff' in node.id or 'quipe' in node.name]
    expect(not told, f'on {kiosk.trace.screen}: {told}')
    mark = kiosk.trace.nodes.get('brand')
    expect(mark is None or mark.role == 'text', f'the mark is told as {mark}')


def sound_and_volume(kiosk):
    visit(kiosk, 'settings')
    kiosk.wait_node('staff_settings.sound', without=('checked',))
    kiosk.tap('staff_settings.sound')
    kiosk.wait_node('staff_settings.sound', 'checked')
    kiosk.tap('staff_settings.volume.more')
    kiosk.wait(lambda: '50' in kiosk.node('staff_settings.volume').name, 'a louder volume')
    kiosk.tap('staff_settings.volume.less')
    kiosk.tap('staff_settings.volume.less')
    wait_settings(kiosk, sound=True, volume=30)
    expect(not kiosk.nodes(prefix='staff_settings.light'), 'there is a light to set')
    back(kiosk)


def trials(kiosk):
    visit(kiosk, 'trials')
    kiosk.tap('staff_trials.sound')
    kiosk.tap('staff_trials.touch')
    kiosk.wait_screen('staff_glass')
    before = kiosk.wait_node('staff_glass.words').name
    width, height = kiosk.size
    kiosk.fingers.swipe(20, height * .2, width - 20, height * .2, .3)
    kiosk.wait(lambda: kiosk.node('staff_glass.words').name != before, 'what was drawn counted')
    kiosk.tap('staff_glass.done')
    kiosk.wait_screen('staff_trials')
    back(kiosk)


def event(kiosk):
    """The panel names the one of the day, before staff have chosen any."""
    expect('Aucun événement' in kiosk.node('staff.place').name, 'there is an event')
    visit(kiosk, 'place')
    kiosk.reach('staff_place.venue.hall')
    kiosk.tap('staff_place.venue.hall')
    wait_settings(kiosk, venue='hall')
    back(kiosk)
    kiosk.wait(lambda: 'Portes ouvertes' in kiosk.node('staff.place').name, 'the day’s event')
    visit(kiosk, 'place')
    kiosk.tap('staff_place.venue.salon')
    wait_settings(kiosk, venue='salon')
    kiosk.reach('staff_place.event.forum-cahors')
    kiosk.tap('staff_place.event.forum-cahors')
    kiosk.wait_node('staff_place.event.forum-cahors', 'checked')
    wait_settings(kiosk, event='forum-cahors')
    back(kiosk)


def venue(kiosk):
    """One out of reach: its loop is bare, and the corner is still the way in."""
    visit(kiosk, 'place')
    kiosk.wait_node('staff_place.venue.salon', 'checked')
    kiosk.tap('staff_place.venue.cinema')
    kiosk.wait_node('staff_place.venue.cinema', 'checked')
    wait_settings(kiosk, venue='cinema')
    back(kiosk)
    lock(kiosk)
    bare_loop(kiosk)
    enter_by_the_corner(kiosk)
    visit(kiosk, 'place')
    kiosk.tap('staff_place.venue.salon')
    wait_settings(kiosk, venue='salon')
    back(kiosk)


def bare_loop(kiosk):
    """The film alone; what is touched does nothing."""
    starts = kiosk.trace.count('clip', at='start')
    kiosk.wait(lambda: kiosk.trace.count('clip', at='start') > starts, 'the loop anew')
    kiosk.wait(lambda: not kiosk.nodes('button'), 'a loop with nothing to touch')
    kiosk.touch(kiosk.size[0] // 2, kiosk.size[1] // 2)
    expect(kiosk.trace.screen == 'attract', 'the loop can be touched')


def enter_by_the_corner(kiosk):
    kiosk.fingers.down(100, 100)
    kiosk.wait_screen('staff_code', seconds=staff.HOLD_SECONDS)
    kiosk.fingers.up(100, 100)
    staff.type_code(kiosk)
    kiosk.wait_screen('staff')


def withdrawal(kiosk):
    """A visitor's screen: nothing leads back from it."""
    tap_tile(kiosk, 'staff.withdraw')
    kiosk.wait_screen('withdraw')
    nothing_of_staff(kiosk)
    kiosk.tap('withdraw.close' if 'withdraw.close' in kiosk.trace.nodes else 'dock.back')
    kiosk.wait_screen('home')
    nothing_of_staff(kiosk)


def clips_only(kiosk):
    tap_tile(kiosk, 'staff.clips_only')
    kiosk.wait_node('staff.clips_only', 'selected')
    wait_settings(kiosk, clips_only=True)
    lock(kiosk)
    bare_loop(kiosk)
    enter_by_the_corner(kiosk)
    tap_tile(kiosk, 'staff.clips_only')
    kiosk.wait_node('staff.clips_only', without=('selected',))
    wait_settings(kiosk, clips_only=False)


def system(kiosk, run):
    """Asked once more, and then by a file's name; leaving isn't on offer."""
    visit(kiosk, 'power')
    expect(not kiosk.nodes(prefix='staff_power.leave'), 'staff may leave without --leave')
    kiosk.tap('staff_power.restart')
    kiosk.wait_node('staff_power.question')
    kiosk.tap('staff_power.no')
    kiosk.wait_node('staff_power.shutdown')
    expect(not list((run / 'ask').iterdir()), 'it was asked before anybody was sure')
    for name in ('restart', 'shutdown'):
        kiosk.tap(f'staff_power.{name}')
        kiosk.tap('staff_power.yes')
        kiosk.wait((run / 'ask' / name).exists, f'the wish to {name}')
        kiosk.wait_node('staff_power.asked')
    back(kiosk)


def pause(kiosk):
    """Until staff say otherwise, another start or not."""
    tap_tile(kiosk, 'staff.pause')
    kiosk.wait_screen('pause')
    nothing_of_staff(kiosk)
    kiosk.touch(kiosk.size[0] // 2, kiosk.size[1] // 2)
    expect(kiosk.trace.screen == 'pause', 'a touch ends the pause')
    wait_settings(kiosk, paused=True)
    expect(kiosk.stop() == 0, 'Borne did not end well')
    kiosk.options.append('--leave')
    kiosk.start()
    kiosk.wait_screen('pause')
    staff.enter(kiosk)
    tap_tile(kiosk, 'staff.pause')
    wait_settings(kiosk, paused=False)


def leave(kiosk):
    visit(kiosk, 'power')
    kiosk.tap('staff_power.leave')
    kiosk.wait_node('staff_power.question')
    node = kiosk.node('staff_power.yes')
    kiosk.fingers.tap(*node.middle())
    expect(kiosk.process.wait(5) == 0, 'Borne did not end well')
    kiosk.said.close()


def closes_by_itself(kiosk):
    visit(kiosk, 'settings')
    kiosk.wait_screen('attract', seconds=CLOSES_SECONDS + 3)
    screens = kiosk.trace.events_of('screen')
    stayed = (screens[-1]['t'] - screens[-2]['t']) / 1000
    expect(stayed > CLOSES_SECONDS - .5, f'it closed after {stayed:.1f} s')
    nothing_of_staff(kiosk)


def with_kiosk(build, size, campaign, parts):
    with tempfile.TemporaryDirectory(prefix='borne-run.') as folder:
        run = Path(folder)
        (run / 'ask').mkdir()
        with Kiosk(build / 'borne', size, campaign, options=['--run', run],
                   before=lambda data: staff.set_code(build, data),
                   failures=build / 'failures') as kiosk:
            kiosk.wait_screen('attract')
            nothing_of_staff(kiosk)
            staff.enter(kiosk)
            kiosk.wait_node('staff.today')
            parts(kiosk, run)
            staff.assert_code_unwritten(kiosk)
            kinds = set(kiosk.journal())
        return kinds


def at_the_stand(kiosk, run):
    del run
    sound_and_volume(kiosk)
    trials(kiosk)
    if 'all' in sys.argv:
        venue(kiosk)
    event(kiosk)
    clips_only(kiosk)
    withdrawal(kiosk)
    expect(kiosk.stop() == 0, 'Borne did not end well')


def in_the_evening(kiosk, run):
    system(kiosk, run)
    pause(kiosk)
    leave(kiosk)


def main():
    need_root()
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    whole = 'all' in sys.argv
    with tempfile.TemporaryDirectory(prefix='borne-campaign.') as folder:
        campaign = copy_campaign(LOT, Path(folder, 'lot'), {'events': EVENTS})
        if whole or size[1] > size[0]:
            kinds = with_kiosk(build, size, campaign, at_the_stand)
            expect({'panel', 'venue'} <= kinds, f'the journal has only {kinds}')
        if whole or size[0] > size[1]:
            kinds = with_kiosk(build, size, campaign, in_the_evening)
            expect({'restart', 'shutdown', 'pause', 'resume', 'stop'} <= kinds,
                   f'the journal has only {kinds}')
        if whole:
            with_kiosk(build, size, campaign, lambda kiosk, _: closes_by_itself(kiosk))


if __name__ == '__main__':
    main()
