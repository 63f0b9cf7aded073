#!/usr/bin/env python3
"""full_disk_test.py BUILD: with little room left the form closes before anybody types, and opens
again; a lead that can't be written is never thanked; the form says so and is kept; once there is
room again it is saved, and saved once."""
import os
import subprocess
import tempfile
from pathlib import Path

import visitor
from kiosk import Kiosk, expect, need_root, programs_from_arguments

DISK_BYTES = 48 << 20
LITTLE = 15 << 20  # bytes left; BN_ROOM_FLOOR is 16 << 20

# Borne with a small disk of its own, which ends with it. $1 is the data folder.
SMALL_DISK = ('mkdir -p "$1" && mount -t tmpfs -o size=%d,mode=700 borne-test "$1" && '
              'cp "$2" "$1/recipient.pub" && shift 2 && exec "$@"' % DISK_BYTES)


def leave_little(folder):
    """Takes so much room that the form closes."""
    with open(folder / 'filler', 'wb', buffering=0) as filler:
        disk = os.statvfs(folder)
        filler.write(bytes(disk.f_bavail * disk.f_frsize - LITTLE))


def expect_closed_form(kiosk, disk):
    """The form closes while there is little room: nobody types in vain."""
    leave_little(disk)
    kiosk.wait(lambda: kiosk.trace.count('form', closed=True) == 1, 'the form to close')
    kiosk.tap('home.lead_form')
    kiosk.wait_screen('form_closed')
    kiosk.tap('form_closed.done')
    kiosk.wait_screen('home')
    (disk / 'filler').unlink()
    kiosk.wait(lambda: kiosk.trace.count('form', closed=False) == 1, 'the form to open again')


def fill(folder):
    """Takes all the room there is."""
    with open(folder / 'filler', 'wb', buffering=0) as filler:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    filler.write(b'x' * size)
            except OSError:
                pass


def main():
    need_root()
    build = programs_from_arguments()
    person = visitor.Person('Loïc', email='loic@orange.fr')
    with tempfile.TemporaryDirectory(prefix='borne-recruiter.') as folder:
        recruiter = visitor.Recruiter(build, folder)
        data = Path(folder, 'data')
        wrap = ['unshare', '--mount', 'sh', '-c', SMALL_DISK, 'sh', data,
                recruiter.folder / 'recruteur.pub']
        with Kiosk(build / 'borne', (1080, 1920), failures=build / 'failures', wrap=wrap,
                   data=data) as kiosk:
            visitor.wake(kiosk)
            disk = Path(f'/proc/{kiosk.process.pid}/root{data}')  # as Borne sees it
            expect((disk / 'leads.db').exists(), f'no store in {disk}')
            expect_closed_form(kiosk, disk)
            kiosk.tap('home.lead_form')
            visitor.fill_form(kiosk, person)
            fill(disk)
            kiosk.tap('lead_form.send')
            words = kiosk.wait_node('lead_form.reason').name
            kiosk.wait(lambda: 'pas encore enregistré' in kiosk.trace.nodes[
                'lead_form.reason'].name.lower(), f'the words of a failure, not {words!r}')
            tries = kiosk.trace.count('tree')
            kiosk.wait(lambda: kiosk.trace.count('tree') >= tries, 'another try', 5)
            expect('thanks' not in kiosk.trace.screens(), 'thanked for what is not saved')
            expect(kiosk.trace.count('lead') == 0, 'a lead was said to be durable')

            (disk / 'filler').unlink()
            kiosk.wait_screen('thanks', seconds=15)  # it is tried again by itself
            expect(kiosk.trace.count('lead') == 1, 'not exactly one lead is durable')
            kiosk.wait(lambda: 'write_good' in kiosk.journal(disk), 'the journal')
            expect([kind for kind in kiosk.journal(disk) if kind.startswith('write')] ==
                   ['write_failed', 'write_good'] and 'form_open' in kiosk.journal(disk),
                   f'the journal says {kiosk.journal(disk)}')
            kept = Path(folder, 'kept')
            subprocess.run(['cp', '-r', disk, kept], check=True)
            expect(kiosk.stop() == 0, 'Borne did not end well')
        rows = recruiter.open(kept)
        expect(len(rows) == 1, f'{len(rows)} leads were opened')
        visitor.assert_same(rows[0], person, [])


if __name__ == '__main__':
    main()
