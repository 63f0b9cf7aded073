"""swift_node.py ETC: OpenStack Swift's servers, by Debian's own Python, as its modules are. Makes the rings,
then reads lines: `start NAME [SECONDS]` forks the server of ETC/NAME.conf, its clock ahead by so many, and says
its process id; `kill NAME` ends it at once. All end when nobody is there to read any more."""
import os
import signal
import sys
import time
import traceback

from swift.common import utils

utils.eventlet_monkey_patch()  # what each server does first; it takes long when much is loaded

import pkg_resources  # noqa: E402
from swift.common import wsgi  # noqa: E402

# Loaded once, for all.
USED = set('account container object proxy catch_errors gatekeeper healthcheck listing_formats memcache s3api '
           'tempauth bulk copy slo dlo versioned_writes symlink'.split())
for group in ('paste.app_factory', 'paste.filter_factory'):
    for name, entry in pkg_resources.get_entry_map('swift', group).items():
        if name in USED:
            entry.load()

etc = sys.argv[1]
utils.set_swift_dir(etc)  # else /etc/swift is read


def make_rings():
    from swift.common.ring import RingBuilder
    for line in open(f'{etc}/rings', encoding='utf-8'):
        kind, *ports = line.split()
        builder = RingBuilder(4, 3, 0)  # 2^4 partitions, 3 replicas
        for zone, port in enumerate(ports, 1):
            builder.add_dev({'region': 1, 'zone': zone, 'ip': '127.0.0.1', 'port': int(port),
                             'replication_ip': '127.0.0.1', 'replication_port': int(port),
                             'device': f'd{zone}', 'weight': 1.0, 'meta': ''})
        builder.rebalance()
        builder.get_ring().save(f'{etc}/{kind}.ring.gz')


def start(name, ahead=0):
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        null = os.open('/dev/null', os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        kind, clock = name.split('-')[0], time.time
        if ahead:
            time.time = lambda: clock() + ahead
        wsgi.run_wsgi(f'{etc}/{name}.conf', f'{kind}-server')
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def main():
    make_rings()
    children = {}
    for line in sys.stdin:
        word, name, *ahead = line.split()
        if word == 'start':
            children[name] = start(name, *map(int, ahead))
        else:
            os.killpg(children[name], signal.SIGKILL)
            os.waitpid(children.pop(name), 0)
        print(name, children.get(name, 0), flush=True)
    for child in children.values():
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
    os._exit(0)


main()
