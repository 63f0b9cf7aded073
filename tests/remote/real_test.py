#!/usr/bin/env python3
"""real_test.py BUILD: every primitive against OpenStack Swift, Apache and nginx, in clear and over TLS; what is
refused, and why; what a put that is cut leaves; a replica killed and back."""
import concurrent.futures
import contextlib
import hashlib
import sys

from faulty import Tunnel, Wire
from servers import Apache, Certificates, Nginx, Swift, Tls, free_ports
from tool import Tool

BUILD = sys.argv[1]
FAULTS = []
NOTHING = 'sha256//' + 'A' * 43 + '='


def expect(what, got, wanted):
    if got != wanted:
        FAULTS.append(f'{what}: {got!r}, not {wanted!r}')


def noise(count, seed):
    """Bytes that no other seed gives."""
    return b''.join(hashlib.sha256(f'{seed} {at}'.encode()).digest() for at in range(count // 32 + 1))[:count]


def primitives(what, server, place, put_requests):
    """Everything a place can do, under a prefix of its own."""
    prefix = what.replace(' ', '-')
    with Tool(BUILD, {**place, 'prefix': prefix}) as tool:
        def same(name, data):
            expect(f'{what}, {name} as it is there', server.read(f'{prefix}/{name}'), data)

        for name, data in (('KA/2026/11/a.lead', b'bonjour'), ('KA/2026/11/b.lead', b''),
                           ('KA/2026/11/c.lead', noise(70001, what)), ('KA/2026/11/a.lead', b'bonsoir !')):
            expect(f'{what}, put {name}', tool.put(name, data).rule, 'none')
            same(name, data)
        before = tool.cost()[0]
        expect(f'{what}, put', tool.put('KA/2026/11/a.lead', b'bonsoir').rule, 'none')
        expect(f'{what}, requests of a put', tool.cost()[0] - before, put_requests)
        pack = noise(3000000, 'pack')
        expect(f'{what}, put-file', tool.put_file('packs/p.pack', pack).rule, 'none')
        same('packs/p.pack', pack)
        expect(f'{what}, get', tool.get('packs/p.pack')[1] == pack, True)
        for begun in (0, 1, 1500000, 3000000):
            answer, data = tool.go_on('packs/p.pack', pack[:begun])
            expect(f'{what}, from {begun}', (answer.rule, data == pack), ('none', True))
        expect(f'{what}, from beyond', tool.go_on('packs/p.pack', pack + b'x')[0].rule, 'changed')
        expect(f'{what}, too large', tool.get('packs/p.pack', 2999999)[0].rule, 'too_large')
        expect(f'{what}, after it', tool.get('KA/2026/11/b.lead')[1], b'')
        expect(f'{what}, not there', tool.get('KA/2026/11/z.lead')[0].rule, 'absent')
        server.write(f'{prefix}/KA/2026/11/été à.lead', b'')  # what others put there isn't shown
        lists(what, tool)
        for name in ('KA/2026/11/a.lead', 'KA/2026/11/a.lead', 'KA/none/a.lead'):
            expect(f'{what}, delete', tool.delete(name).rule, 'none')
        same('KA/2026/11/a.lead', None)
        tool.delete('KA/2026')  # a folder, which S3 doesn't know and WebDAV must refuse
        same('KA/2026/11/c.lead', noise(70001, what))
        expect(f'{what}, drift', [abs(part) <= 2 for part in tool.cost()[3:]], [True, True])


def lists(what, tool):
    eleven = [f'KA/2026/11/{letter}.lead' for letter in 'abc']
    for folder, after, wanted in (('.', (), ['KA/', 'packs/']), ('KA/', (), ['KA/2026/']),
                                  ('KA/2026/11/', (), eleven), ('KA/2026/11/', eleven[:1], eleven[1:]),
                                  ('KA/2026/11/', eleven[2:], []), ('.', ['KA/'], ['packs/']), ('none/', (), [])):
        answer, names = tool.list(folder, *after)
        expect(f'{what}, list {folder} {after}', (answer.rule, names), ('none', wanted))
    line = tool.list('KA/2026/11/')[0].lines[2]
    expect(f'{what}, a list\'s entry', (line[0], line[2], int(line[3]) > 1700000000), ('object', '70001', True))


def pages(swift):
    names = [f'many/{number:04}' for number in range(45)]
    for name in names:
        swift.write(name, b'')
    with Tool(BUILD, swift.place()) as tool:
        expect('a list of three pages', tool.list('many/')[1], names)
        expect('its last ones', tool.list('many/', names[20])[1], names[21:])


def refusals(server, tls, certificates):
    what = type(server).__name__
    for kind, why in (('expired', 'expired: '), ('wrong_host', 'wrong host: '), ('self_signed', 'self-signed: '),
                      ('unknown_ca', 'unknown authority: ')):
        with Tool(BUILD, tls.place(kind)) as tool:
            answer = tool.put(f'refused/{kind}', b'secret')
            expect(f'{what}, {kind}', (answer.rule, answer.detail[:len(why)]), ('certificate', why))
            expect(f'{what}, {kind}: what is there', server.read(f'refused/{kind}'), None)
    for more, rule, why in (({'pin': certificates.pin}, 'none', ''), ({'pin': NOTHING}, 'certificate', 'pinned key '),
                            ({'ca': None}, 'certificate', 'unknown authority: '),
                            ({'host': '127.0.0.1'}, 'none', '')):
        with Tool(BUILD, tls.place(**more)) as tool:
            answer = tool.put('pin', b'1')
            expect(f'{what}, {more}', (answer.rule, answer.detail[:len(why)]), (rule, why))


def strangers(server):
    """Places that aren't there, and people who may not come in."""
    what, place, port = type(server).__name__, server.place(), free_ports(1)[0]
    none = {'bucket': 'none'} if what == 'Swift' else {'url': place['url'] + '/none'}
    cases = [({'credentials': server.credentials('faux')}, 'denied'), (none, 'absent')]
    if what == 'Apache':  # it isn't asked
        cases += [({'url': f'http://127.0.0.1:{port}'}, 'connect'), ({'url': 'https://nulle-part.invalid'}, 'name'),
                  ({'url': place['url'].replace('http:', 'https:')}, 'tls')]
    for more, rule in cases:
        with Tool(BUILD, {**place, **more}) as tool:
            expect(f'{what}, {more}', (tool.put('a/b', b'1').rule, tool.list('a/')[0].rule), (rule, rule))


def proxies(tls, server):
    with Tunnel() as tunnel, Tunnel(status=407) as closed:
        address = f'http://127.0.0.1:{tunnel.port}'
        for place, environment in (({'proxy': address}, {}), ({}, {'https_proxy': address})):
            with Tool(BUILD, tls.place(**place), environment) as tool:
                expect('through a proxy', (tool.put('a/proxy', b'1').rule, len(tunnel.asked)), ('none', 1))
            tunnel.asked.clear()
        with Tool(BUILD, server.place(), {'http_proxy': address, 'all_proxy': address}) as tool:
            expect('in clear, by no proxy', (tool.put('a/clear', b'1').rule, tunnel.asked), ('none', []))
        for proxy, rule in ((f'http://127.0.0.1:{closed.port}', 'denied'), ('http://nulle-part.invalid:3128', 'name'),
                            (f'http://127.0.0.1:{free_ports(1)[0]}', 'connect')):
            with Tool(BUILD, tls.place(proxy=proxy)) as tool:
                expect(f'proxy {rule}', tool.put('a/b', b'1').rule, rule)


def cut_puts(server):
    """A put over another, cut in the middle: what is there is one of both, whole."""
    what, old, new = type(server).__name__, noise(200000, 'old'), noise(150000, 'new')
    with Wire(server) as wire, Tool(BUILD, wire.place()) as tool:
        for after in (700, 60000, 140000):
            server.write('a/cut', old)
            tool.again()
            wire.cut('up', after)
            expect(f'{what}, cut after {after}', tool.put('a/cut', new).rule, 'cut')
            expect(f'{what}, what is left', server.read('a/cut') in (old, new), True)
            wire.mend()
            expect(f'{what}, and again', tool.put('a/cut', new).rule, 'none')
            expect(f'{what}, then', server.read('a/cut') == new, True)


def replicas(swift):
    with Tool(BUILD, swift.place()) as tool:
        expect('three replicas', tool.put('r/3', b'1').rule, 'none')
        swift.kill(1)
        expect('two replicas', (tool.put('r/2', b'1').rule, tool.get('r/3')[1]), ('none', b'1'))
        swift.kill(2)
        expect('one replica', tool.put('r/1', b'1').rule, 'busy')
        swift.revive(1)
        swift.revive(2)
        expect('all again', [tool.put('r/again', b'1').rule, tool.get('r/2')[1], tool.get('r/3')[1]],
               ['none', b'1', b'1'])


def clocks(swift):
    """A clock that is two hours late: the store's own is gone by."""
    port = swift.other_clock(7200)
    with Tool(BUILD, swift.place(url=f'http://127.0.0.1:{port}')) as tool:
        expect('two hours late', tool.put('clock/a', b'1').rule, 'none')
        requests, _, _, _, drift = tool.cost()
        expect('asked for once more', (requests, abs(drift + 7200) <= 2), (3, True))
        expect('the next', (tool.put('clock/b', b'1').rule, tool.cost()[0]), ('none', 5))


def everything(server, tls, certificates):
    name, requests = type(server).__name__, 2 if isinstance(server, Swift) else 3
    primitives(name, server, server.place(), requests)
    primitives(f'{name} TLS', server, tls.place(), requests)
    cut_puts(server)
    strangers(server)
    if name == 'Nginx':
        refusals(server, tls, certificates)
        proxies(tls, server)
    if name == 'Swift':
        primitives('Swift host', server, server.place(url=f'http://localhost:{server.port}', style='host'), requests)
        pages(server)
        replicas(server)
        clocks(server)


def main():
    with contextlib.ExitStack() as stack:
        certificates, swift, apache, nginx = (stack.enter_context(each) for each in (
            Certificates(), Swift(page=20), Apache(), Nginx()))
        work = [(server, stack.enter_context(Tls(server, certificates)), certificates)
                for server in (swift, apache, nginx)]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            list(pool.map(everything, *zip(*work)))  # tells what they raise
    if FAULTS:
        sys.exit('\n'.join(FAULTS))
    print('Swift, Apache, nginx: as they should be')


if __name__ == '__main__':
    main()
