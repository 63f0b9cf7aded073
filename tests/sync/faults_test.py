#!/usr/bin/env python3
"""faults_test.py BUILD LEADS KILLS: bornectl sync through each fault of the network and the store, again and
again until all is sent, and killed at random moments. What the kiosk notes as sent is in the store at any
time; in the end the store has each record once, and bornectl collect finds all of them and nothing else."""
import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/remote'))
from faulty import (Faulty, Memory, Wire, lost, lying, page, pretending, replacing, s3_error, say, stalled,  # noqa: E402
                    storing, twice)
from servers import settle  # noqa: E402

BUILD, LEADS, KILLS = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
VECTOR = ROOT / 'tests/leads/vector'
EVERY = 997 if LEADS > 1000 else 7  # a request in so many meets a fault
RUNS_MOST = 40 + LEADS  # of bornectl, until all is sent
random.seed(20261129)


class Unfit(Faulty):
    """Before a store, one request in EVERY meets the fault, until `most` have."""

    def __init__(self, behind, fault, every, most):
        super().__init__(behind)
        self.fault, self.every, self.left, self.met = fault, every, most, 0

    def choose(self, request):
        if len(self.requests) % self.every != self.every // 2 or not self.left:
            return None
        self.left -= 1
        self.met += 1
        return self.fault


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)


def need(done):
    if done.returncode != 0:
        raise SystemExit(f'{done.args}: {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout


class Kiosk:
    """A copy of the kiosk that was made first, and how it sends."""

    def __init__(self, folder, place):
        self.folder = folder
        self.data = folder / 'data'
        shutil.copytree(TEMPLATE, self.data)
        place = settle({**place, 'id': 'essai', 'stall_seconds': 1, 'connect_seconds': 5}, folder)
        (folder / 'sync.yaml').write_text(json.dumps({'targets': [place]}))
        self.words = [BUILD / 'bornectl', 'sync', '-d', self.data, '-c', folder / 'sync.yaml']

    def sync(self):
        return run(*self.words)

    def sent(self):
        path = self.data / 'sent.json'
        return json.loads(path.read_text())['number'] if path.exists() else 0


@contextlib.contextmanager
def a_store():
    """A folder, a store, and a way to it without faults."""
    with tempfile.TemporaryDirectory(prefix='borne-sync.', dir=BASE) as folder, Memory() as store, Faulty(store) as door:
        yield Path(folder), store, door


def numbers(store):
    return [int(name.rsplit('/', 1)[1].split('-')[0]) for name in store.names() if name.endswith('.lead')]


def check_sent(what, kiosk, store):
    sent, there = kiosk.sent(), set(numbers(store))
    missing = set(range(1, sent + 1)) - there
    if missing:
        raise SystemExit(f'{what}: {len(missing)} of {sent} are noted as sent and aren\'t there')


def check_all(what, kiosk, store, place, opened=False):
    there = sorted(numbers(store))
    if there != list(range(1, LEADS + 1)):
        raise SystemExit(f'{what}: {len(there)} records are there, not {LEADS}')
    if kiosk.sent() != LEADS:
        raise SystemExit(f'{what}: {kiosk.sent()} are noted as sent')
    (kiosk.folder / 'from.yaml').write_text(json.dumps({'targets': [settle(place, kiosk.folder)]}))
    words = [BUILD / 'bornectl', 'collect', '--from', kiosk.folder / 'from.yaml', '--into', kiosk.folder / 'recu']
    said = need(run(*words))
    if not re.search(rf'Contacts en tout\s*:\s*{LEADS}, bornes\s*:\s*1\n', said):
        raise SystemExit(f'{what}: collected:\n{said}')
    if not opened:
        return
    need(run(*words, '--key', VECTOR / 'vector.key', '--passphrase-file', PASSPHRASE, '-o', kiosk.folder / 'a.csv'))
    rows = (kiosk.folder / 'a.csv').read_text(encoding='utf-8-sig').count('\n') - 1
    if rows != LEADS:
        raise SystemExit(f'{what}: {rows} leads come out')


def send_all(what, kiosk, store):
    """Until nothing is left, as a program that is begun again and again."""
    runs = 0
    while True:
        runs += 1
        done = kiosk.sync()
        check_sent(what, kiosk, store)
        if done.returncode == 0:
            return runs
        if runs == RUNS_MOST:
            raise SystemExit(f'{what}: not all is sent after {runs} runs\n{done.stdout}{done.stderr}')


def faults():
    half = LEADS // 4 + 2
    for status in (301, 302, 307, 400, 401, 403, 404, 408, 409, 412, 413, 418, 423, 429, 500, 502, 503, 504, 507, 511):
        yield f'HTTP {status}', say(status), half
    for status, code in ((403, 'RequestTimeTooSkewed'), (400, 'BadDigest'), (503, 'SlowDown'), (403, 'QuotaExceeded')):
        yield code, s3_error(status, code), half
    yield 'a portal', page(), half
    yield 'a lost acknowledgement', lost, half
    yield 'an answer twice', twice, half
    if LEADS > 100:  # each takes seconds
        yield 'no answer', stalled(), 2
        yield 'half an answer', stalled(30), 2
    yield 'a longer answer announced', lying(5), half
    yield 'half of it stored', storing(lambda body: body[:len(body) // 2]), half
    yield 'something else stored', storing(lambda body: bytes(reversed(body))), half
    yield 'a yes for nothing', pretending, half
    yield 'another tag', replacing('ETag', '"00000000000000000000000000000000"'), half
    yield 'no tag', replacing('ETag', None), half


def through(what, fault, most):
    with a_store() as (folder, store, door), Unfit(store, fault, EVERY, most) as unfit:
        kiosk = Kiosk(folder, unfit.place())
        runs = send_all(what, kiosk, store)
        if unfit.met == 0:
            raise SystemExit(f'{what}: it didn\'t happen')
        check_all(what, kiosk, store, door.place())
        print(f'{what}: {unfit.met} times, {runs} runs', flush=True)


def through_cuts(way):
    """Connections that are reset, each after some more bytes."""
    with a_store() as (folder, store, door), Wire(door) as wire:
        kiosk = Kiosk(folder, wire.place())
        cuts = 0
        for after in range(0, 4000, 4000 // min(LEADS, 400)):
            wire.cut(way, after)
            kiosk.sync()
            check_sent(f'cut {way} after {after}', kiosk, store)
            cuts += 1
        wire.mend()
        send_all(f'cut {way}', kiosk, store)
        check_all(f'cut {way}', kiosk, store, door.place())
        print(f'cut on the way {way}: {cuts} times', flush=True)


def with_a_limit():
    """A limit is one connection's, so that there is one only."""
    with a_store() as (folder, store, door), Wire(door) as wire:
        kiosk = Kiosk(folder, wire.place(kilobytes_per_second=100000))
        send_all('with a limit', kiosk, store)
        sending = wire.connections
        check_all('with a limit', kiosk, store, wire.place(kilobytes_per_second=100000))
        if (sending, wire.connections) != (1, 2):
            raise SystemExit(f'with a limit: {sending} connections to send, {wire.connections - sending} to collect')
        print('with a limit: one connection at a time')


def without_network():
    """A name that leads nowhere, a port where nobody is: said, nothing is lost, and then all goes."""
    with a_store() as (folder, store, door):
        kiosk = Kiosk(folder, door.place())
        path = folder / 'sync.yaml'
        right = path.read_text()
        for wrong, said in (('https://stockage.invalid', 'le nom du serveur n’est pas trouvé'),
                            ('http://127.0.0.1:1', 'le serveur ne répond pas')):
            path.write_text(right.replace(f'http://127.0.0.1:{door.port}', wrong))
            words = kiosk.sync().stdout
            if said not in words:
                raise SystemExit(f'{wrong}: {words}')
        path.write_text(right)
        send_all('without network', kiosk, store)
        check_all('without network', kiosk, store, door.place())
        print('no name, nobody there: said, then sent')


def killed():
    """kill -9 at random moments of a program that sends; a kiosk with few leads, begun anew now and then."""
    with a_store() as (folder, store, door):
        kiosk = Kiosk(folder, door.place())
        first = time.monotonic()
        kiosk.sync()
        whole = time.monotonic() - first
        mid = 0
        for at in range(KILLS):
            if at % 20 == 0:  # from the beginning again, the store too
                shutil.rmtree(kiosk.data)
                shutil.copytree(TEMPLATE, kiosk.data)
                for name in store.names():
                    store.objects.pop(name, None)
            process = subprocess.Popen([str(word) for word in kiosk.words], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(random.random() * whole / 3)  # the moment of the kill
            mid += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
            check_sent(f'kill {at}', kiosk, store)
        send_all('killed', kiosk, store)
        check_all('killed', kiosk, store, door.place(), opened=True)
        if mid < KILLS / 4:
            raise SystemExit(f'only {mid} of {KILLS} kills met it at work')
        print(f'{KILLS} kills, {mid} while it worked')


BASE = '/dev/shm' if os.path.isdir('/dev/shm') else None


def make_template(into, count):
    into.mkdir()
    shutil.copy(VECTOR / 'vector.pub', into / 'recipient.pub')
    need(run(BUILD / 'tests/sync_make', into, 'cahors-hall', count))
    return into


with tempfile.TemporaryDirectory(prefix='borne-sync.', dir=BASE) as made:
    PASSPHRASE = Path(made) / 'phrase'
    PASSPHRASE.write_text('demonstration\n')
    TEMPLATE = make_template(Path(made) / 'data', LEADS)
    without_network()
    with_a_limit()
    for fault in faults():
        through(*fault)
    for each in ('up', 'down'):
        through_cuts(each)
    LEADS = min(LEADS, 300)
    TEMPLATE = make_template(Path(made) / 'few', LEADS)
    killed()
