#!/usr/bin/env python3
"""stick_test.py BUILD WxH [all]: the leads onto real FAT file systems, by fingers: a good stick, and
what is on it opens; a full one, a protected one, one that hangs and then is pulled out in the middle:
each is told in its words, the other screens go on, and nothing is said to be exported that isn't.
With "all", also a campaign from a stick, one that nobody signed, and a stick that hangs for good."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import staff
import visitor
from kiosk import ROOT, Kiosk, expect, need_root, programs_from_arguments

LOT = ROOT / 'config/campaigns/lot'
PERSON = visitor.Person('Loïc', email='loic@orange.fr')
GIVES_UP_SECONDS = 60
QUESTION, ANOTHER = 'Et si c’était votre métier', 'Une tout autre question'


class Stick:
    """A FAT image mounted at RUN/sticks/NAME, by a process of its own that may hang or die."""

    def __init__(self, run, name, kilobytes=4096, options='rw+'):
        self.place, self.options = run / 'sticks' / name, options
        self.image = run / f'{name}.img'
        with open(self.image, 'wb') as image:
            image.truncate(kilobytes << 10)
        subprocess.run(['mkfs.vfat', self.image], check=True, stdout=subprocess.DEVNULL)
        self.place.mkdir(parents=True)
        self.server = None

    def plug(self):
        self.server = subprocess.Popen(
            ['fusefat', '-f', '-o', self.options, self.image, self.place],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 5
        while not os.path.ismount(self.place):
            expect(time.monotonic() < deadline, 'fusefat did not mount the image')
            time.sleep(.01)
        return self

    def hang(self):
        self.server.send_signal(signal.SIGSTOP)

    def pull_out(self):
        """Whatever is under way."""
        if self.server is None:
            return
        self.server.kill()
        self.server.wait()
        subprocess.run(['umount', '-l', self.place], check=False, stderr=subprocess.DEVNULL)
        self.server = None

    def fill(self, leave):
        """Until only so many bytes are left."""
        with open(self.place / 'holiday.jpg', 'wb', buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                pass
            os.ftruncate(filler.fileno(), max(0, filler.tell() - leave))

    def bundles(self):
        return sorted(self.place.glob('*.leads'))


def export_to(kiosk, name):
    kiosk.wait_screen('staff_export')
    find(kiosk, name)
    node = next(node for node in kiosk.nodes(prefix='staff_sticks.') if name in node.name)
    kiosk.touch(*node.middle())


def again(kiosk):
    kiosk.tap('staff_sticks.again')
    kiosk.wait_gone('staff_sticks.again')


def said(kiosk, name):
    return kiosk.wait_node(name).name.replace('\xa0', ' ')


def good(kiosk, run, recruiter):
    stick = Stick(run, 'sda1').plug()
    export_to(kiosk, 'sda1')
    expect(said(kiosk, 'staff_export.done').startswith('1 demande'), 'not one lead')
    kiosk.wait_node('staff_sticks.releasing')
    kiosk.wait(lambda: (run / 'ask/release-sda1').exists(), 'the wish to let the stick go')
    bundles = stick.bundles()
    expect(len(bundles) == 1, f'on the stick: {list(stick.place.iterdir())}')
    visitor.assert_same(*recruiter.open_file(bundles[0]), PERSON, [])
    stick.pull_out()
    kiosk.wait_node('staff_sticks.released')
    again(kiosk)
    kiosk.wait_node('staff_sticks.none')


def full(kiosk, run):
    stick = Stick(run, 'sdb1', kilobytes=64).plug()
    stick.fill(leave=1000)
    export_to(kiosk, 'sdb1')
    expect('place' in said(kiosk, 'staff_export.failed'), 'it is not said to be full')
    expect(not stick.bundles(), f'on the full stick: {stick.bundles()}')
    again(kiosk)
    stick.pull_out()


def protected(kiosk, run):
    stick = Stick(run, 'sdc1', options='ro').plug()
    export_to(kiosk, 'sdc1')
    expect('protégée' in said(kiosk, 'staff_export.failed'), 'it is not said to be protected')
    again(kiosk)
    stick.pull_out()


def find(kiosk, name):
    kiosk.wait(lambda: [node for node in kiosk.nodes(prefix='staff_sticks.')
                        if name in node.name], f'the stick {name}')


def hung_and_pulled_out(kiosk, run, slow):
    """Meanwhile staff do something else."""
    stick = Stick(run, 'sdd1').plug()
    find(kiosk, 'sdd1')
    stick.hang()
    export_to(kiosk, 'sdd1')
    kiosk.wait_node('staff_sticks.part')
    kiosk.tap('staff.back')
    kiosk.wait_screen('staff')
    kiosk.tap('staff.settings')
    kiosk.wait_screen('staff_settings')
    kiosk.tap('staff.back')
    kiosk.tap('staff.power')
    kiosk.wait_node('staff_power.restart', 'disabled')
    kiosk.tap('staff.back')
    kiosk.tap('staff.export')
    if slow:
        kiosk.wait_node('staff_sticks.slow')
    stick.pull_out()
    expect('retirée' in said(kiosk, 'staff_export.failed'), 'it is not said to be pulled out')
    again(kiosk)


def hung_for_good(kiosk, run):
    stick = Stick(run, 'sde1').plug()
    find(kiosk, 'sde1')
    stick.hang()
    export_to(kiosk, 'sde1')
    failed = kiosk.wait_node('staff_export.failed', seconds=GIVES_UP_SECONDS + 5)
    expect('répondu' in failed.name, f'it is said: {failed.name}')
    again(kiosk)
    kiosk.wait_node('staff_sticks.stuck')
    stick.pull_out()
    kiosk.wait_node('staff_sticks.none')


class Office:
    """Makes campaigns and signs them."""

    def __init__(self, build, folder):
        self.bornectl, self.folder = build / 'bornectl', folder
        (folder / 'phrase').write_text('quatre chevaux jaunes au galop\n')
        self.run('keygen-campaign', '-o', folder / 'com', '--passphrase-file', folder / 'phrase')
        self.shelf = folder / 'shelf'
        self.shelf.mkdir()
        shutil.copy(folder / 'com.pub', self.shelf / 'trusted.pub')

    def run(self, *words):
        """Without ffmpeg, which would listen to the films."""
        subprocess.run([self.bornectl, *words], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                       env={**os.environ, 'PATH': '/nowhere'})

    def pack(self, version, question, path):
        campaign = self.folder / f'lot-{version}'
        shutil.copytree(LOT, campaign)
        text = (LOT / 'campaign.yaml').read_text(encoding='utf-8')
        expect(QUESTION in text, f'the question is another one than {QUESTION}')
        (campaign / 'campaign.yaml').write_text(text.replace(QUESTION, question), encoding='utf-8')
        self.run('pack', campaign, '-o', path, '--version', str(version), '--key',
                 self.folder / 'com.key', '--passphrase-file', self.folder / 'phrase')

    def install(self):
        """The first version, and gives where it is on show."""
        self.pack(1, QUESTION, self.folder / '1.borne')
        self.run('install', self.folder / '1.borne', '--to', self.shelf)
        return self.shelf / 'lot/current'


def install(kiosk, run, office):
    """What nobody signed is refused; the next version is on show once staff have left."""
    stick = Stick(run, 'sdf1').plug()
    office.pack(2, ANOTHER, stick.place / 'lot-2.borne')
    (stick.place / 'autre.borne').write_bytes(b'nobody signed this')
    kiosk.tap('staff.back')
    kiosk.reach('staff.install')
    kiosk.tap('staff.install')
    kiosk.wait_screen('staff_install')
    for pack, verdict in ((0, 'failed'), (1, 'done')):
        kiosk.tap('staff_sticks.0')
        kiosk.tap(f'staff_install.pack.{pack}')
        kiosk.wait_node(f'staff_install.{verdict}')
        if pack == 0:
            again(kiosk)
    stick.pull_out()
    kiosk.tap('staff.lock')
    kiosk.wait(lambda: kiosk.trace.count('campaign', at='changed'), 'the new campaign')
    visitor.wake(kiosk)
    kiosk.wait(lambda: any(ANOTHER in node.name for node in kiosk.nodes()), 'its question')


def leave_a_lead(kiosk):
    visitor.wake(kiosk)
    kiosk.tap('home.lead_form')
    visitor.fill_form(kiosk, PERSON)
    visitor.send(kiosk)
    kiosk.tap('thanks.done')
    kiosk.wait_screen('attract')


def unplug_all(run):
    """Whatever a failed test left behind."""
    for place in (run / 'sticks').glob('*'):
        subprocess.run(['umount', '-l', place], check=False, stderr=subprocess.DEVNULL)


def run_test(build, size, folder, whole):
    upright = size[1] > size[0]
    recruiter, run = visitor.Recruiter(build, folder / 'office'), folder / 'run'
    (run / 'ask').mkdir(parents=True)
    office = None if upright and not whole else Office(build, folder)

    def equip(data):
        recruiter.equip(data)
        staff.set_code(build, data)
    with Kiosk(build / 'borne', size, office.install() if office else LOT, options=['--run', run],
               before=equip, failures=build / 'failures') as kiosk:
        leave_a_lead(kiosk)
        staff.enter(kiosk)
        kiosk.tap('staff.export')
        kiosk.wait_node('staff_sticks.none')
        if whole or upright:
            good(kiosk, run, recruiter)
            full(kiosk, run)
            protected(kiosk, run)
        if whole or not upright:
            hung_and_pulled_out(kiosk, run, whole)
        if whole:
            hung_for_good(kiosk, run)
        if whole or not upright:
            install(kiosk, run, office)
        expect(kiosk.stop() == 0, 'Borne did not end well')
        kinds = kiosk.journal()
    wanted = {'export', 'export_failed'} if upright else {'export_failed', 'install'}
    expect(wanted <= set(kinds), f'the journal has only {kinds}')
    expect(kinds.count('export') == (whole or upright), f'exports: {kinds}')


def main():
    need_root()
    build = programs_from_arguments()
    size = tuple(map(int, sys.argv[2].split('x')))
    with tempfile.TemporaryDirectory(prefix='borne-sticks.') as folder:
        try:
            run_test(build, size, Path(folder), 'all' in sys.argv)
        finally:
            unplug_all(Path(folder, 'run'))


if __name__ == '__main__':
    main()
