#!/usr/bin/env python3
"""real_test.py BUILD KIOSKS LEADS: so many kiosks send so many leads each to OpenStack Swift, one of whose
three replicas is killed on the way and comes back; then to Apache and nginx, over TLS. A recruiter collects: all
are there, in order; what was taken from the store on purpose is named, and nothing else."""
import concurrent.futures
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/remote'))
from servers import Apache, Certificates, Nginx, Swift, Tls, settle  # noqa: E402

BUILD, KIOSKS, LEADS = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
VECTOR = ROOT / 'tests/leads/vector'
AT_ONCE = 4     # kiosks that send at the same time
GAP = 3         # the number that is taken away from every GAP-th kiosk


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True)


def expect(right, what, done=None):
    if not right:
        raise SystemExit(f'{what}\n{done.stdout[-3000:]}{done.stderr[-3000:]}' if done else what)


def name_of(kiosk):
    return f'borne-{kiosk:03}'


def make(folder, kiosk):
    data = folder / name_of(kiosk)
    data.mkdir()
    shutil.copy(VECTOR / 'vector.pub', data / 'recipient.pub')
    done = run(BUILD / 'tests/sync_make', data, name_of(kiosk), LEADS)
    expect(done.returncode == 0, f'sync_make {kiosk}', done)
    return data


def write_place(folder, place, prefix):
    path = folder / f'{prefix}.yaml'
    path.write_text(json.dumps({'targets': [settle({**place, 'prefix': f'borne/{prefix}'}, folder)]}))
    return path


def send(data, config, tries):
    for _ in range(tries):
        done = run(BUILD / 'bornectl', 'sync', '-d', data, '-c', config)
        if done.returncode == 0:
            return
        time.sleep(.2)  # the server's own time to notice
    expect(False, f'{data.name} can\'t send', done)


def send_all(folder, config, tries=1, halfway=None):
    """tries: more than one where a replica is away, which may make a put fail."""
    done = 0
    lock = threading.Lock()

    def one(kiosk):
        nonlocal done
        send(folder / name_of(kiosk), config, tries)
        with lock:
            done += 1
            now = done
        if halfway and now in halfway:
            halfway[now]()

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for future in [pool.submit(one, kiosk) for kiosk in range(1, KIOSKS + 1)]:
            future.result()


def collect(folder, config, into):
    return run(BUILD / 'bornectl', 'collect', '--from', config, '--into', folder / into, '--key', VECTOR / 'vector.key',
               '--passphrase-file', folder / 'phrase', '-o', folder / f'{into}.csv')


def read(folder, into):
    with open(folder / f'{into}.csv', encoding='utf-8-sig', newline='') as file:
        return [(row['Borne'], int(row['Numéro'])) for row in csv.DictReader(file, delimiter=';')]


def check(folder, into, missing):
    rows = read(folder, into)
    wanted = {(name_of(kiosk), number) for kiosk in range(1, KIOSKS + 1) for number in range(1, LEADS + 1)} - missing
    expect(len(rows) == len(set(rows)), f'{into}: doubled')
    expect(set(rows) == wanted, f'{into}: {len(rows)} leads, not {len(wanted)}')
    for kiosk in range(1, KIOSKS + 1):
        order = [number for name, number in rows if name == name_of(kiosk)]
        expect(order == sorted(order), f'{into}: {name_of(kiosk)} isn\'t in order')


# What a server of Swift didn't hear while it was away, one of three listings lacks until the servers have
# compared notes; which listing answers is chance. The objects are there all the time, and a recruiter's next look
# finds them.
LOOKS = 40


def every_name(swift):
    found = set()
    for _ in range(LOOKS):
        found |= {name for name in swift.names() if name.endswith('.lead')}
        if len(found) == KIOSKS * LEADS:
            return found
    expect(False, f'{len(found)} objects in Swift, not {KIOSKS * LEADS}')


def collect_until(folder, config, missing):
    """Until just these are said to be missing."""
    for _ in range(LOOKS):
        done = collect(folder, config, 'swift')
        told = set()
        for kiosk, first, last in re.findall(r'(borne-\d+)\s*: n°\s*(\d+)(?:\s*à\s*(\d+))?\s*: absent', done.stderr):
            told |= {(kiosk, number) for number in range(int(first), int(last or first) + 1)}
        if 'autres anomalies' in done.stderr:
            continue  # only the first ones are told one by one
        expect(missing <= told, f'not told: {sorted(missing - told)}', done)
        if told == missing:
            expect(done.returncode == (1 if missing else 0), f'exit code {done.returncode}', done)
            return told
    expect(False, f'told: {sorted(told)}', done)


def through_swift(folder):
    # A page of a listing holds less than a kiosk has.
    with Swift(page=LEADS * 2 // 3) as swift:
        config = write_place(folder, swift.place(), '46')
        began = time.monotonic()
        halfway = {max(1, KIOSKS // 3): lambda: swift.kill(1), max(2, KIOSKS * 2 // 3): lambda: swift.revive(1)}
        send_all(folder, config, 20, halfway)
        sent = time.monotonic() - began
        # Taken from the store behind everybody's back.
        missing = {(name_of(kiosk), GAP) for kiosk in range(GAP, KIOSKS + 1, GAP)}
        leads = every_name(swift)
        held = {}
        for name in leads:
            kiosk, number = name.split('/')[2], int(name.rsplit('/', 1)[1].split('-')[0])
            if (kiosk, number) in missing:
                held[name] = swift.read(name)
                swift.delete(name)
        began = time.monotonic()
        told = collect_until(folder, config, missing)
        fetched = time.monotonic() - began
        check(folder, 'swift', missing)
        for name, data in held.items():
            swift.write(name, data)
        collect_until(folder, config, set())
        check(folder, 'swift', set())
        print(f'Swift, one of three replicas away in between: {KIOSKS} kiosks, {KIOSKS * LEADS} leads sent in '
              f'{sent:.1f} s, collected and opened in {fetched:.1f} s; {len(missing)} gaps made, {len(told)} named')


def through_dav(folder, server):
    for path in folder.glob('*/sync'):
        shutil.rmtree(path)  # another target begins at the beginning
    what = type(server).__name__
    with server, Certificates() as certificates, Tls(server, certificates) as tls:
        config = write_place(folder, tls.place(), what.lower())
        send_all(folder, config)
        done = collect(folder, config, what)
        expect(done.returncode == 0, what, done)
        check(folder, what, set())
        print(f'{what}, over TLS: {KIOSKS * LEADS} leads')


with tempfile.TemporaryDirectory(prefix='borne-fleet.', dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as made:
    FOLDER = Path(made)
    (FOLDER / 'phrase').write_text('demonstration\n')
    with concurrent.futures.ThreadPoolExecutor(2) as makers:
        list(makers.map(lambda kiosk: make(FOLDER, kiosk), range(1, KIOSKS + 1)))
    through_swift(FOLDER)
    if KIOSKS * LEADS <= 5000:
        through_dav(FOLDER, Apache())
        through_dav(FOLDER, Nginx())
