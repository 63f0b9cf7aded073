#!/usr/bin/env python3
"""fault_test.py BUILD [all]: each fault of a network and a store gives its rule, and nothing is said to be stored
that isn't; a reset after each byte (all), or every 40th, of each way."""
import itertools
import sys
import threading
import time

from faulty import (Faulty, Memory, Wire, dripping, lost, lying, page, pretending, replacing, s3_error, say, stalled,
                    storing, twice)
from servers import Certificates, Tls
from tool import Tool

BUILD = sys.argv[1]
STEP = 1 if sys.argv[2:] == ['all'] else 40
FAULTS = []
NAME, DATA = 'KA/2026/11/0000000001-0123456789abcdef.lead', b'scelle ' * 30
LATER = {'Retry-After': '7'}


def expect(what, got, wanted):
    if got != wanted:
        FAULTS.append(f'{what}: {got!r}, not {wanted!r}')


def refusals(kind):
    """What a store says instead of doing it; [WebDAV: that many times, as a folder might be missing]."""
    for status, rule in ((302, 'redirect'), (401, 'denied'), (403, 'denied'), (404, 'absent'), (408, 'busy'),
                         (409, 'conflict'), (412, 'taken'), (413, 'too_large'), (418, 'strange'), (423, 'conflict'),
                         (429, 'busy'), (500, 'server'), (502, 'server'), (503, 'busy'), (507, 'full'), (511, 'portal')):
        # Of WebDAV 404 and 409 may mean that a folder is missing: so does each one above, up to the place's.
        folder = kind == 'webdav' and status in (404, 409)
        times = 4 if kind == 'webdav' else 1
        yield f'HTTP {status}', [say(status, headers=LATER)] * times, 'absent' if folder else rule, 0 if folder else 7
    if kind == 's3':
        for status, code, rule in ((403, 'RequestTimeTooSkewed', 'clock'), (403, 'QuotaExceeded', 'full'),
                                   (400, 'EntityTooLarge', 'too_large'), (400, 'BadDigest', 'changed'),
                                   (503, 'SlowDown', 'busy'), (301, 'PermanentRedirect', 'redirect')):
            yield code, [s3_error(status, code, LATER)], rule, 7
    yield 'a portal', [page()], 'portal', 0
    yield 'a portal with a login', [page(511)], 'portal', 0
    yield 'a date to wait for', [say(503, headers={'Retry-After': 'Fri, 31 Dec 2100 23:59:59 GMT'})], 'busy', 86400
    yield 'a senseless wait', [say(503, headers={'Retry-After': 'bientot'})], 'busy', 0


def accidents():
    """What happens around a put that may be stored all the same."""
    yield 'its answer lost', [lost], 'cut'
    yield 'an answer drop by drop', [dripping(.001)], 'none'
    yield 'its answer twice', [twice], 'none'
    yield 'a longer answer announced', [lying(5)], 'cut'
    yield 'a portal after it', [None, page()], 'portal'
    yield 'a redirection after it', [None, say(302)], 'redirect'
    yield 'not read back', [None, say(403)], 'denied'
    yield 'another length', [None, lying(5)], 'changed'
    yield 'another tag', [None, replacing('ETag', '"0123456789abcdef0123456789abcdef"')], 'none'
    yield 'no tag', [None, replacing('ETag', None)], 'none'
    yield 'no length', [None, replacing('Content-Length', None)], 'none'
    yield 'an encoded answer', [None, replacing('ETag', None), replacing('Content-Encoding', 'gzip')], 'strange'
    yield 'read back without an end', [None, replacing('ETag', None), replacing('Content-Length', None)], 'cut'
    yield 'read back in part', [None, replacing('ETag', None), lying(-5)], 'changed'


def losses():
    """What is answered with a yes and isn't there."""
    yield 'nothing stored', [pretending]
    yield 'less stored', [storing(lambda data: data[:-1])]
    yield 'more stored', [storing(lambda data: data + b'x')]
    yield 'none of it stored', [storing(lambda data: b'')]
    yield 'other bytes stored', [storing(lambda data: data[:-1] + b'x')]


def answers(kind):
    with Memory(kind) as store, Faulty(store) as faulty, Tool(BUILD, faulty.place()) as tool:
        def put(faults):
            store.objects.clear()
            store.write('KA/2026/11/other', b'')
            tool.again()  # else libcurl sends what a connection of before has lost once more
            faulty.faults.clear()
            faulty.faults.extend(faults)
            return tool.put(NAME, DATA)

        for what, faults, rule, wait in refusals(kind):
            answer = put(faults)
            expect(f'{kind}, {what}', (answer.rule, answer.wait), (rule, wait))
            expect(f'{kind}, {what}: what is there', store.read(NAME), None)
        for what, faults, rule in accidents():
            expect(f'{kind}, {what}', put(faults).rule, rule)
            expect(f'{kind}, {what}: and then', (put([]).rule, store.read(NAME)), ('none', DATA))
        for what, faults in losses():
            expect(f'{kind}, {what}', put(faults).rule, 'changed')
            expect(f'{kind}, {what}: and then', (put([]).rule, store.read(NAME)), ('none', DATA))
        reads(kind, store, faulty, tool)


def reads(kind, store, faulty, tool):
    """Gets and lists among faults: whole, or not at all."""
    for what, fault, rule in (('a portal', page(), 'portal'), ('cut', lost, 'cut'), ('too short', lying(5), 'cut'),
                              ('a redirection', say(302), 'redirect'), ('a part', say(206, b'x'), 'strange'),
                              ('nonsense', say(200, b'<a><b></a>'), None), ('bytes', say(207, b'\0\xff'), None),
                              ('a bomb', say(200, b'<!DOCTYPE a [<!ENTITY b "c">]><ListBucketResult/>'), None)):
        if rule:
            tool.again()
            faulty.faults.append(fault)
            expect(f'{kind}, get, {what}', tool.get(NAME)[0].rule, rule)
        tool.again()
        faulty.faults.append(fault)
        expect(f'{kind}, list, {what}', tool.list('KA/2026/11/')[0].rule, rule or 'strange')
        expect(f'{kind}, after {what}', (tool.get(NAME)[1], tool.list('KA/2026/11/')[1]),
               (DATA, [NAME, 'KA/2026/11/other']))


def stalls(kind, after):
    """An answer that ends after so many bytes, without an end. libcurl takes 5 s more than it is given."""
    with Memory(kind) as store, Faulty(store) as faulty, Tool(BUILD, faulty.place(stall_seconds=1)) as tool:
        faulty.faults.append(stalled(after))
        expect(f'{kind}, nothing after {after} bytes', tool.put('a', DATA).rule, 'stalled')
        expect(f'{kind}, and then', (tool.put('a', DATA).rule, store.read('a')), ('none', DATA))


def slowly():
    """No faster than the place says."""
    data = DATA * 1000
    with Memory() as store, Faulty(store) as faulty, Tool(BUILD, faulty.place(kilobytes_per_second=100)) as tool:
        begun = time.monotonic()
        expect('a slow put', (tool.put_file('a', data).rule, store.read('a') == data), ('none', True))
        middle = time.monotonic()
        expect('a slow get', tool.get('a')[1] == data, True)
        for took in (middle - begun, time.monotonic() - middle):
            expect(f'{len(data)} bytes at 100 kB/s in {took:.1f} s', took > len(data) / 100000 * .7, True)


def others():
    """Other stores: tags that aren't MD5, a clock far away, tokens, short pages."""
    with Memory(md5=False) as store, Faulty(store) as faulty, Tool(BUILD, faulty.place()) as tool:
        expect('tags that are no MD5', (tool.put(NAME, DATA).rule, len(faulty.requests)), ('none', 3))
    with Memory(clock=3600) as store, Faulty(store) as faulty, Tool(BUILD, faulty.place()) as tool:
        expect('an hour late', (tool.put(NAME, DATA).rule, tool.put('b', DATA).rule, len(faulty.requests)),
               ('none', 'none', 5))
        store.clock = 0
        expect('put right', (tool.put('c', DATA).rule, len(faulty.requests)), ('none', 8))
        faulty.faults.extend([s3_error(403, 'RequestTimeTooSkewed')] * 2)
        expect('refused all the same', tool.put('d', DATA).rule, 'clock')
    with Memory('webdav', bearer='jeton') as store, Faulty(store) as faulty, Tool(BUILD, faulty.place()) as tool:
        expect('a token', tool.put(NAME, DATA).rule, 'none')
    with Memory(page=3) as store, Faulty(store) as faulty, Tool(BUILD, faulty.place()) as tool:
        names = [f'KA/{number:02}.lead' for number in range(10)]
        for name in names:
            store.write(name, b'')
        expect('pages of 3', (tool.list('KA/')[1], len(faulty.requests)), (names, 4))
    for names, asked in ((('KA/01.lead',), 2), ((), 1000)):
        with Memory(endless=True) as store, Faulty(store) as faulty, Tool(BUILD, faulty.place()) as tool:
            for name in names:
                store.write(name, b'')
            expect(f'pages without end, {len(names)} in each', (tool.list('KA/')[0].rule, len(faulty.requests)),
                   ('strange', asked))


def cut_everywhere(what, place, wire, store, step):
    """A reset, or an end, after so many bytes of each way, of all that can be asked."""
    tries = 0
    with Tool(BUILD, place) as tool:
        for kind, ask, wanted in (
                ('put', lambda: tool.put(NAME, DATA), lambda _: store.read(NAME) == DATA),
                ('get', lambda: tool.get(NAME), lambda got: got[1] == DATA),
                ('list', lambda: tool.list('KA/2026/11/'), lambda got: got[1] == [NAME, 'KA/2026/11/other']),
                ('delete', lambda: tool.delete(NAME), lambda _: store.read(NAME) is None)):
            def prepare():
                store.objects.clear()
                store.write('KA/2026/11/other', b'')
                if kind != 'put':
                    store.write(NAME, DATA)
                tool.again()

            prepare()
            expect(f'{what}, {kind}', wanted(ask()), True)
            carried = dict(wire.carried)
            for way in ('up', 'down'):
                for after in range(0, carried[way], step):
                    prepare()
                    wire.cut(way, after, 'close' if tries % 4 == 3 else 'reset')
                    got = ask()
                    answer = got[0] if isinstance(got, tuple) else got
                    rules = ('cut',) if after else ('cut', 'connect')  # as soon as it stands
                    good = wanted(got) if answer else answer.rule in rules and store.read(NAME) in (None, DATA)
                    expect(f'{what}, {kind}, {after} bytes {way}: {answer!r}', good, True)
                    wire.mend()
                    tries += 1
    return tries


def main():
    tries = 0
    waiting = [threading.Thread(target=stalls, args=each) for each in itertools.product(('s3', 'webdav'), (0, 30))]
    waiting.append(threading.Thread(target=slowly))
    for thread in waiting:
        thread.start()
    others()
    for kind in ('s3', 'webdav'):
        answers(kind)
        with Memory(kind) as store, Faulty(store) as faulty, Wire(faulty) as wire:
            tries += cut_everywhere(kind, wire.place(), wire, store, STEP)
    with Certificates() as certificates, Memory() as store, Faulty(store) as faulty:
        with Tls(faulty, certificates) as tls, Wire(tls) as wire:
            tries += cut_everywhere('TLS', tls.place(url=f'https://localhost:{wire.port}'), wire, store, STEP * 5)
    for thread in waiting:
        thread.join()
    if FAULTS:
        sys.exit('\n'.join(FAULTS))
    print(f'{tries} connections cut, nothing said that was not so')


if __name__ == '__main__':
    main()
