"""A network and a store that misbehave on purpose, on loopback. Standard library only.

    with Memory() as store, Faulty(store) as faulty, Wire(faulty.port) as wire:
        place = wire.place()                # as of servers.py; the way there leads through all three
        faulty.faults.append(say(503, headers={'Retry-After': '7'}))    # of the next request; None: nothing
        wire.cut('up', 120)                 # the next connection is reset after so many bytes sent

Memory is a store of its own: S3, and with kind='webdav' WebDAV. Faulty stands before it or before any of
servers.py, understands HTTP and lies in it. Wire only counts bytes, so that TLS passes as well."""
import base64
import collections
import hashlib
import http.client
import itertools
import socket
import struct
import tempfile
import threading
import time
import urllib.parse
from datetime import datetime, timezone
from email.utils import formatdate


class Request:
    def __init__(self, method, target, headers, body):
        self.method, self.target, self.headers, self.body = method, target, headers, body
        path, _, query = target.partition('?')
        self.path = urllib.parse.unquote(path)
        self.query = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))


def make_answer(status, body=b'', headers=None, head_only=False, clock=0.0):
    """The bytes of an answer."""
    headers = {'Date': formatdate(time.time() + clock, usegmt=True), 'Content-Length': str(len(body)), **(headers or {})}
    reason = http.client.responses.get(status, 'Unknown')
    lines = [f'HTTP/1.1 {status} {reason}', *(f'{name}: {value}' for name, value in headers.items()
                                              if value is not None)]
    return '\r\n'.join(lines).encode() + b'\r\n\r\n' + (b'' if head_only else body)


def read_message(stream):
    """The first line, headers and body of a message of known length; None at the end."""
    first = stream.readline()
    if not first.endswith(b'\r\n'):
        return None
    headers = {}
    while True:
        line = stream.readline()
        if not line.endswith(b'\n'):
            return None
        if line == b'\r\n':
            break
        name, _, value = line.decode('latin-1').partition(':')
        headers[name.strip()] = value.strip()
    return first.decode('latin-1').split(None, 2), headers


class Listener:
    """A port and a thread a connection: self.serve(connection)."""

    def __enter__(self):
        self.socket = socket.create_server(('127.0.0.1', 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        self.open, self.threads, self.lock = set(), [], threading.Lock()
        self.ended = threading.Event()
        accepting = threading.Thread(target=self._accept, daemon=True)
        accepting.start()
        self.threads.append(accepting)
        return self

    def _accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.keep(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def keep(self, connection):
        with self.lock:
            self.open.add(connection)

    def _serve(self, connection):
        try:
            self.serve(connection)
        except OSError:
            pass
        finally:
            self.drop(connection)

    def drop(self, connection, reset=False):
        with self.lock:
            self.open.discard(connection)
        try:
            if reset:  # a RST instead of a FIN
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                connection.shutdown(socket.SHUT_RD)  # who still reads there would keep it open
            else:
                connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        connection.close()

    def __exit__(self, *_):
        self.ended.set()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.threads[0].join()
        for connection in list(self.open):
            self.drop(connection, reset=True)

    # What servers.py's have too, of whoever stands behind.
    def place(self, **more):
        behind = self.behind.place()
        path = behind['url'].split('/', 3)[3:]
        return self.behind.place(**{'url': '/'.join([f'http://127.0.0.1:{self.port}', *path]), **more})

    def read(self, name):
        return self.behind.read(name)

    def write(self, name, data):
        self.behind.write(name, data)

    def names(self):
        return self.behind.names()


class Wire(Listener):
    """Bytes both ways, to `behind`; cut() is for the connections from then on. connections: how many there were."""

    def __init__(self, behind):
        self.behind, self.fault, self.carried, self.connections = behind, None, {}, 0

    def cut(self, way, after, how='reset'):
        """way: 'up' or 'down'; how: 'reset' (RST), 'close' (FIN) or 'stall'."""
        self.fault = (way, after, how)

    def mend(self):
        self.fault = None

    def serve(self, connection):
        self.join(connection, socket.create_connection(('127.0.0.1', self.behind.port)))

    def join(self, connection, behind):
        self.connections += 1
        fault, self.carried = self.fault, {'up': 0, 'down': 0}
        behind.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.keep(behind)
        pumps = [threading.Thread(target=self._pump, args=(*ends, way, fault, self.carried), daemon=True)
                 for ends, way in (((connection, behind), 'up'), ((behind, connection), 'down'))]
        for pump in pumps:
            pump.start()
        for pump in pumps:
            pump.join()
        self.drop(behind)

    def _pump(self, source, sink, way, fault, carried):
        left = fault[1] if fault and fault[0] == way else None
        try:
            while left is None or left > 0:
                data = source.recv(min(left or 65536, 65536))
                if not data:
                    break
                sink.sendall(data)
                carried[way] += len(data)
                left = None if left is None else left - len(data)
        except OSError:
            pass
        reached = left == 0
        if reached and fault[2] == 'stall':
            self.ended.wait()
        for end in (source, sink):
            self.drop(end, reset=reached and fault[2] == 'reset')


class Tunnel(Wire):
    """A proxy that only knows CONNECT, to wherever it is asked; status: what it answers. .asked: where to."""

    def __init__(self, status=200):
        super().__init__(None)
        self.status, self.asked = status, []

    def serve(self, connection):
        with connection.makefile('rb', buffering=0) as stream:
            (_, target, _), _ = read_message(stream)
        self.asked.append(target)
        connection.sendall(f'HTTP/1.1 {self.status} essai\r\n\r\n'.encode())
        if self.status == 200:
            host, port = target.rsplit(':', 1)
            self.join(connection, socket.create_connection((host, int(port))))


class Exchange:
    """A request at a Faulty, and what a fault may do with it."""

    def __init__(self, faulty, connection, request):
        self.faulty, self.connection, self.request = faulty, connection, request

    def answer(self, request=None):
        return self.faulty.forward(request or self.request)

    def send(self, data):
        self.connection.sendall(data)

    def reset(self):
        self.faulty.drop(self.connection, reset=True)

    def hold(self):
        """Until the other side goes."""
        while self.connection.recv(65536):
            pass

    def say(self, status, body=b'', headers=None):
        self.send(make_answer(status, body, headers, self.request.method == 'HEAD'))


class Faulty(Listener):
    """An HTTP server before another one, or before a Memory: .faults are for the requests to come, one each;
    .requests is what came, as "METHOD /path"."""

    def __init__(self, behind):
        self.behind, self.faults, self.requests = behind, collections.deque(), []

    def choose(self, request):
        """The fault of this request, or None; tests may bring their own."""
        return self.faults.popleft() if self.faults else None

    def serve(self, connection):
        with connection.makefile('rb') as stream:
            while True:
                message = read_message(stream)
                if message is None:
                    return
                (method, target, _), headers = message
                low = {name.lower(): value for name, value in headers.items()}
                if low.get('expect', '').lower() == '100-continue':
                    connection.sendall(b'HTTP/1.1 100 Continue\r\n\r\n')
                length = int(low.get('content-length', 0))
                body = stream.read(length)
                if len(body) < length:
                    return  # a part is nothing
                request = Request(method, target, headers, body)
                self.requests.append(f'{method} {request.path}')
                fault = self.choose(request)
                exchange = Exchange(self, connection, request)
                if fault is None:
                    connection.sendall(self.forward(request))
                elif fault(exchange) is False:
                    return

    def forward(self, request):
        if isinstance(self.behind, Memory):
            return self.behind.handle(request)
        asked = http.client.HTTPConnection('127.0.0.1', self.behind.port, timeout=30)
        asked.putrequest(request.method, request.target, skip_host=True, skip_accept_encoding=True)
        for name, value in request.headers.items():
            if name.lower() != 'expect':
                asked.putheader(name, value)
        asked.endheaders(request.body)
        answer = asked.getresponse()
        body = answer.read()
        headers = {name: value for name, value in answer.getheaders()
                   if name.lower() not in ('connection', 'transfer-encoding', 'keep-alive')}
        if request.method != 'HEAD' and answer.status != 204:
            headers.pop('content-length', None)
            headers['Content-Length'] = str(len(body))
        asked.close()
        return make_answer(answer.status, body, headers, request.method == 'HEAD')


# What may happen to a request: each of these makes a fault. A fault gives False to end the connection.

def say(status, body=b'', headers=None):
    """An answer of its own; nothing is stored."""
    return lambda exchange: exchange.say(status, body, headers)


def page(status=200):
    """As a captive portal answers everything."""
    return say(status, b'<html><body>Bienvenue sur le Wi-Fi, acceptez les conditions</body></html>',
               {'Content-Type': 'text/html; charset=utf-8'})


def s3_error(status, code, headers=None):
    return say(status, f'<?xml version="1.0"?><Error><Code>{code}</Code><Message>essai</Message></Error>'.encode(),
               {'Content-Type': 'application/xml', **(headers or {})})


def lost(exchange):
    """It is done, and nobody hears of it."""
    exchange.answer()
    exchange.reset()
    return False


def twice(exchange):
    data = exchange.answer()
    exchange.send(data + data)


def stalled(after=0):
    """So many bytes of the answer, and then nothing."""
    def fault(exchange):
        exchange.send(exchange.answer()[:after])
        exchange.hold()
        return False
    return fault


def dripping(seconds, bytes_each=1):
    def fault(exchange):
        data = exchange.answer()
        for at in range(0, len(data), bytes_each):
            exchange.send(data[at:at + bytes_each])
            if exchange.faulty.ended.wait(seconds):
                return False
        return None
    return fault


def lying(by):
    """A Content-Length that is wrong by so many bytes; the connection ends after it."""
    def fault(exchange):
        head, _, body = exchange.answer().partition(b'\r\n\r\n')
        lines = head.split(b'\r\n')
        for at, line in enumerate(lines):
            if line.lower().startswith(b'content-length:'):
                lines[at] = b'Content-Length: %d' % max(0, int(line.split(b':')[1]) + by)
        exchange.send(b'\r\n'.join(lines) + b'\r\n\r\n' + body)
        return False
    return fault


def storing(change):
    """What is stored is change(what was sent), and the answer a yes."""
    def fault(exchange):
        request = exchange.request
        headers = {name: value for name, value in request.headers.items()
                   if name.lower() not in ('content-md5', 'x-amz-content-sha256', 'content-length')}
        body = change(request.body)
        headers['Content-Length'] = str(len(body))
        exchange.send(exchange.answer(Request(request.method, request.target, headers, body)))
    return fault


def pretending(exchange):
    """A yes, and nothing stored."""
    exchange.say(200 if exchange.request.method == 'GET' else 201, b'', {'ETag': '"x"'})


def replacing(name, value):
    """Another value of a header of the answer; None takes it away."""
    def fault(exchange):
        head, _, body = exchange.answer().partition(b'\r\n\r\n')
        lines = [line for line in head.split(b'\r\n') if not line.lower().startswith(name.lower().encode() + b':')]
        if value is not None:
            lines.append(f'{name}: {value}'.encode())
        exchange.send(b'\r\n'.join(lines) + b'\r\n\r\n' + body)
        return value is not None  # the end of what has no length is the connection's
    return fault


class Memory:
    """A store in this process. kind 's3': what is signed is compared, the signature itself isn't. clock: seconds
    its clock is ahead of ours. md5: whether ETags are MD5. page: entries of a list's page.
    endless: its lists have another page each time, with the same entries."""
    BUCKET = 'borne-essai'

    def __init__(self, kind='s3', clock=0, md5=True, page=1000, bearer=None, endless=False):
        self.kind, self.clock, self.md5, self.page, self.bearer = kind, clock, md5, page, bearer
        self.endless = itertools.count(1) if endless else None
        self.objects, self.folders, self.lock = {}, {''}, threading.Lock()
        self.top = f'/{self.BUCKET}/' if kind == 's3' else '/borne/'

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix='borne-memory.')
        self.credentials = f'{self.holder.name}/credentials.yaml'
        words = f'bearer: {self.bearer}\n' if self.bearer else 'user: borne\npassword: essai\n'
        with open(self.credentials, 'w', encoding='utf-8') as file:
            file.write(words)
        return self

    def __exit__(self, *_):
        self.holder.cleanup()

    def place(self, **more):
        place = {'id': 'essai', 'kind': self.kind, 'credentials': self.credentials, 'connect_seconds': 3,
                 'stall_seconds': 2, 'url': 'http://127.0.0.1/'}
        if self.kind == 's3':
            place.update(region='us-east-1', bucket=self.BUCKET)
        else:
            place['url'] = 'http://127.0.0.1/borne'
        return {key: value for key, value in {**place, **more}.items() if value is not None}

    def read(self, name):
        return self.objects.get(name)

    def write(self, name, data):
        with self.lock:
            self.objects[name] = data
            parts = name.split('/')[:-1]
            self.folders.update('/'.join(parts[:n + 1]) for n in range(len(parts)))

    def names(self):
        return sorted(self.objects)

    def handle(self, request):
        head = request.method == 'HEAD'
        with self.lock:
            status, body, headers = self._refuse(request) or getattr(self, f'_{self.kind}')(request)
        return make_answer(status, body, headers, head, self.clock)

    def _error(self, status, code=''):
        return status, f'<Error><Code>{code}</Code><Message>essai</Message></Error>'.encode(), {
            'Content-Type': 'application/xml'}

    def _refuse(self, request):
        headers = {name.lower(): value for name, value in request.headers.items()}
        who = headers.get('authorization', '')
        if self.kind == 'webdav':
            right = f'Bearer {self.bearer}' if self.bearer else 'Basic ' + base64.b64encode(b'borne:essai').decode()
            return None if who == right else self._error(401)
        if not request.path.startswith(self.top):
            return self._error(404, 'NoSuchBucket')
        if 'x-amz-date' in headers:
            date = datetime.strptime(headers['x-amz-date'], '%Y%m%dT%H%M%SZ').replace(tzinfo=timezone.utc)
            if abs(date.timestamp() - time.time() - self.clock) > 900:
                return self._error(403, 'RequestTimeTooSkewed')
        if not who.startswith('AWS4-HMAC-SHA256 Credential=borne/'):
            return self._error(403, 'AccessDenied')
        if headers.get('x-amz-content-sha256', '') not in ('', hashlib.sha256(request.body).hexdigest()):
            return self._error(400, 'XAmzContentSHA256Mismatch')
        if headers.get('content-md5', '') not in ('', base64.b64encode(hashlib.md5(request.body).digest()).decode()):
            return self._error(400, 'BadDigest')
        return None

    def _tag(self, data):
        digest = hashlib.md5(data).hexdigest()
        return f'"{digest}"' if self.md5 and self.kind == 's3' else f'"{digest[:8]}-2"'

    def _object(self, request, name):
        data = self.objects[name]
        headers = {'ETag': self._tag(data), 'Content-Type': 'application/octet-stream',
                   'Last-Modified': formatdate(usegmt=True)}
        asked = {key.lower(): value for key, value in request.headers.items()}.get('range')
        if asked and request.method == 'GET':
            first = int(asked[len('bytes='):].split('-')[0])
            if first >= len(data):
                return self._error(416, 'InvalidRange')
            headers['Content-Range'] = f'bytes {first}-{len(data) - 1}/{len(data)}'
            return 206, data[first:], headers
        return 200, data, headers

    def _s3(self, request):
        name = request.path[len(self.top):]
        if request.method == 'GET' and not name:
            return 200, self._list(request.query).encode(), {'Content-Type': 'application/xml'}
        if request.method == 'PUT':
            self.objects[name] = request.body
            return 200, b'', {'ETag': self._tag(request.body)}
        if request.method == 'DELETE':
            self.objects.pop(name, None)
            return 204, b'', {'Content-Length': None}
        return self._object(request, name) if name in self.objects else self._error(404, 'NoSuchKey')

    def _list(self, query):
        prefix, entries = query.get('prefix', ''), {}
        token = None if self.endless else query.get('continuation-token')
        last = token or query.get('start-after', '')
        for name in sorted(self.objects):
            if name.startswith(prefix):
                part = name[len(prefix):]
                shown = prefix + part[:part.index('/') + 1] if '/' in part else name
                if shown > last:
                    entries[shown] = '/' in part
        shown = sorted(entries)[:self.page]
        said = ['<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">']
        for name in shown:
            said.append(f'<CommonPrefixes><Prefix>{name}</Prefix></CommonPrefixes>' if entries[name] else
                        f'<Contents><Key>{name}</Key><LastModified>2026-11-29T11:00:00.000Z</LastModified><ETag>'
                        f'&quot;{self._tag(self.objects[name])[1:-1]}&quot;</ETag><Size>{len(self.objects[name])}'
                        '</Size></Contents>')
        more = self.endless is not None or len(entries) > len(shown)
        said.append(f'<IsTruncated>{str(more).lower()}</IsTruncated>')
        if more:
            token = next(self.endless) if self.endless else shown[-1]
            said.append(f'<NextContinuationToken>{token}</NextContinuationToken>')
        return ''.join(said) + '</ListBucketResult>'

    def _webdav(self, request):
        if not request.path.startswith(self.top):
            return self._error(404)
        name = request.path[len(self.top):].rstrip('/')
        above = name.rpartition('/')[0]
        if request.method in ('PUT', 'MKCOL') and above not in self.folders:
            return self._error(409)
        if request.method == 'MKCOL':
            if name in self.folders:
                return self._error(405)
            self.folders.add(name)
            return 201, b'', {}
        if request.method == 'PUT':
            new = name not in self.objects
            self.objects[name] = request.body
            return 201 if new else 204, b'', {} if new else {'Content-Length': None}
        if request.method == 'PROPFIND':
            return self._properties(request, name)
        if name not in self.objects:
            return self._error(404)
        if request.method == 'DELETE':
            del self.objects[name]
            return 204, b'', {'Content-Length': None}
        return self._object(request, name)

    def _properties(self, request, name):
        if name not in self.folders:
            return self._error(404)
        inside = name + '/' if name else ''
        found = [(name + '/', None)] + [(each + '/', None) for each in self.folders
                                        if each and each != name and each.rpartition('/')[0] == name]
        found += [(each, data) for each, data in self.objects.items()
                  if each.startswith(inside) and '/' not in each[len(inside):]]
        said = ['<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">']
        for each, data in found:
            href = urllib.parse.quote(self.top + each.lstrip('/'))
            # As some servers do: the whole address, or more letters encoded than need be.
            href = f'http://stockage.example{href}' if len(each) % 2 else href.replace('a', '%61')
            kind = '<D:resourcetype><D:collection/></D:resourcetype>' if data is None else (
                f'<D:resourcetype/><D:getcontentlength>{len(data)}</D:getcontentlength>'
                f'<D:getetag>{self._tag(data)}</D:getetag>'
                f'<D:getlastmodified>{formatdate(usegmt=True)}</D:getlastmodified>')
            said.append(f'<D:response><D:href>{href}</D:href><D:propstat><D:prop>{kind}</D:prop>'
                        '<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>')
        return 207, (''.join(said) + '</D:multistatus>').encode(), {'Content-Type': 'application/xml; charset=utf-8'}
