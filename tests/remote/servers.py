"""Real servers on loopback, on free ports, in a temporary folder; gone with their `with`:

    with Swift() as swift, Apache() as apache, Nginx() as nginx:
        place = swift.place(prefix='essai')     # what a target in sync.yaml says, after settle(place, folder)

Each has .place(**more), .port, .read(name) (what it holds, not asked by Borne; None), .write(name, bytes).
Standard library, and Debian's packages (./dev)."""
import base64
import getpass
import hashlib
import json
import os
import random
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

START_SECONDS = 30


def _ports():
    """Below those that the system gives to who connects, in blocks of 20 that are ours for as long as their
    first one is held: other tests run at the same time."""
    starts = list(range(20000, 32000, 20))
    random.shuffle(starts)
    for start in starts:
        with socket.socket() as guard:
            try:
                guard.bind(('127.0.0.1', start))
            except OSError:
                continue
            for port in range(start + 1, start + 20):
                with socket.socket() as probe:
                    if probe.connect_ex(('127.0.0.1', port)) != 0:
                        yield port


PORTS, LOCK = _ports(), threading.Lock()


def free_ports(count):
    """So many that nobody uses now, nor will."""
    with LOCK:
        return [next(PORTS) for _ in range(count)]


def settle(place, folder):
    """The same place, its files copied into that folder: a target names them from its own file's folder."""
    place = dict(place)
    for key in ('credentials', 'ca'):
        if key in place:
            name = f'{place["id"]}-{Path(place[key]).name}'
            (Path(folder) / name).write_bytes(Path(place[key]).read_bytes())
            (Path(folder) / name).chmod(0o600)
            place[key] = name
    return place


class Server:
    """What they have in common: a folder, processes, an end."""
    user = password = None  # who may come in

    def __enter__(self):
        self.processes = []
        self.holder = tempfile.TemporaryDirectory(prefix='borne-server.', dir=os.environ.get('TMPDIR'))
        self.folder = Path(self.holder.name)
        self.folder.chmod(0o755)  # some become another user
        self.log = open(self.folder / 'log', 'wb')
        try:
            self.start()
        except BaseException:
            print((self.folder / 'log').read_text(errors='replace'))
            self.__exit__()
            raise
        return self

    def run(self, *words, **more):
        process = subprocess.Popen([str(word) for word in words], stderr=self.log,
                                   stdin=more.pop('stdin', subprocess.DEVNULL),
                                   stdout=more.pop('stdout', self.log), **more)
        self.processes.append(process)
        return process

    def wait_for(self, port):
        """Until somebody answers there."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                socket.create_connection(('127.0.0.1', port), 1).close()
                return
            except OSError:
                if time.monotonic() > deadline or any(p.poll() is not None for p in self.processes):
                    raise RuntimeError(f'{type(self).__name__} does not start') from None
                time.sleep(.02)

    def credentials(self, password=None):
        """A file with who may come in; or, with another password, may not."""
        path = self.folder / ('wrong.yaml' if password else 'credentials.yaml')
        path.write_text(json.dumps({'user': self.user, 'password': password or self.password}))
        return str(path)

    def place(self, **more):
        """What a target says, as a dict; more: keys to add or, with None, to leave out."""
        place = {'id': 'essai', 'url': f'http://127.0.0.1:{self.port}', 'credentials': self.credentials(),
                 'connect_seconds': 5, 'stall_seconds': 10, **self.kind, **more}
        return {key: value for key, value in place.items() if value is not None}

    def __exit__(self, *_):
        for process in reversed(self.processes):
            if process.stdin:
                process.stdin.close()
            else:
                process.terminate()
        for process in self.processes:
            process.wait()
            if process.stdout:
                process.stdout.close()
        self.log.close()
        self.holder.cleanup()


class Swift(Server):
    """OpenStack Swift with its S3 API; three object servers, each with a replica: kill(2), revive(2)."""
    user, password, bucket = 'test:tester', 'testing', 'borne-essai'

    def __init__(self, page=1000):
        self.page = page  # entries of a list's page

    def start(self):
        who = getpass.getuser()
        ports = free_ports(7)
        self.port, self.memcached, account, container, *objects = ports
        self.kind = {'kind': 's3', 'region': 'us-east-1', 'bucket': self.bucket}
        etc = self.folder / 'etc'
        for folder in ('etc', 'recon', 'srv/d1', 'srv/d2', 'srv/d3'):
            (self.folder / folder).mkdir(parents=True)
        (etc / 'swift.conf').write_text('[swift-hash]\nswift_hash_path_suffix = borne\nswift_hash_path_prefix = essai\n'
                                        '[storage-policy:0]\nname = default\ndefault = yes\n')
        (etc / 'rings').write_text(f'account {account} {account} {account}\n'
                                   f'container {container} {container} {container}\n'
                                   f'object {" ".join(map(str, objects))}\n')
        self.storage = {'account': account, 'container': container,
                        **{f'object-{at}': port for at, port in enumerate(objects, 1)}}
        for name, port in self.storage.items():
            kind = name.split('-')[0]
            (etc / f'{name}.conf').write_text(
                f'[DEFAULT]\nswift_dir = {etc}\ndevices = {self.folder}/srv\nmount_check = false\n'
                f'disable_fallocate = true\nbind_ip = 127.0.0.1\nbind_port = {port}\nworkers = 0\nuser = {who}\n'
                f'log_level = WARNING\nrecon_cache_path = {self.folder}/recon\n'
                f'[pipeline:main]\npipeline = {kind}-server\n[app:{kind}-server]\nuse = egg:swift#{kind}\n')
        filters = ['catch_errors', 'gatekeeper', 'healthcheck', 'listing_formats', 'cache', 's3api', 'tempauth',
                   'bulk', 'copy', 'slo', 'dlo', 'versioned_writes', 'symlink']
        more = {'cache': f'use = egg:swift#memcache\nmemcache_servers = 127.0.0.1:{self.memcached}\n',
                's3api': f'use = egg:swift#s3api\ns3_acl = no\nlocation = us-east-1\nstorage_domain = localhost\n'
                         f'max_bucket_listing = {self.page}\n',
                'tempauth': 'use = egg:swift#tempauth\nuser_test_tester = testing .admin\n'}
        (etc / 'proxy.conf').write_text(
            f'[DEFAULT]\nswift_dir = {etc}\nbind_ip = 127.0.0.1\nbind_port = {self.port}\nworkers = 0\nuser = {who}\n'
            f'log_level = WARNING\n[pipeline:main]\npipeline = {" ".join(filters)} proxy-server\n'
            '[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n'
            # A replica that is gone isn't kept out for a minute.
            'error_suppression_interval = 1\nnode_timeout = 5\nconn_timeout = 0.5\n' +
            ''.join(f'[filter:{name}]\n' + more.get(name, f'use = egg:swift#{name}\n') for name in filters))
        self.run('memcached', '-u', who, '-l', '127.0.0.1', '-p', self.memcached, '-m', '16')
        self.node = self.run('/usr/bin/python3', '-B', Path(__file__).with_name('swift_node.py'), etc,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in [*self.storage, 'proxy']:
            self._tell('start', name)
        for port in [*self.storage.values(), self.port]:
            self.wait_for(port)
        self._make_bucket()

    def __exit__(self, *what):
        for process in self.processes[:1]:
            process.kill()  # memcached, which takes a second to end, and has nothing to keep
        super().__exit__(*what)

    def _tell(self, word, name):
        self.node.stdin.write(f'{word} {name}\n')
        self.node.stdin.flush()
        if not self.node.stdout.readline():
            raise RuntimeError('swift_node.py has ended')

    def kill(self, replica):
        """The server of the replica 1, 2 or 3 is no more; what it holds stays."""
        self._tell('kill', f'object-{replica}')

    def revive(self, replica):
        self._tell('start', f'object-{replica}')
        self.wait_for(self.storage[f'object-{replica}'])

    def other_clock(self, seconds):
        """The port of one more proxy server, whose clock is ahead by so many."""
        port, = free_ports(1)
        conf = (self.folder / 'etc/proxy.conf').read_text()
        (self.folder / 'etc/proxy-ahead.conf').write_text(conf.replace(f'bind_port = {self.port}', f'bind_port = {port}'))
        self._tell('start', f'proxy-ahead {seconds}')
        self.wait_for(port)
        return port

    def _make_bucket(self):
        deadline = time.monotonic() + START_SECONDS
        while True:  # the first answers may be a 503
            try:
                self._ask('', 'PUT', b'')
                return
            except urllib.error.URLError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(.05)

    def _ask(self, name, method='GET', data=None):
        """By Swift's own API, not S3's."""
        if not hasattr(self, 'token'):
            login = urllib.request.Request(f'http://127.0.0.1:{self.port}/auth/v1.0', headers={
                'X-Auth-User': self.user, 'X-Auth-Key': self.password})
            with urllib.request.urlopen(login) as answer:
                self.token = answer.headers['X-Auth-Token']
        request = urllib.request.Request(f'http://127.0.0.1:{self.port}/v1/AUTH_test/{self.bucket}{name}', data,
                                         {'X-Auth-Token': self.token}, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def read(self, name):
        try:
            return self._ask('/' + urllib.parse.quote(name))
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    def write(self, name, data):
        self._ask('/' + urllib.parse.quote(name), 'PUT', data)

    def delete(self, name):
        self._ask('/' + urllib.parse.quote(name), 'DELETE')

    def names(self):
        """All objects, in order."""
        found, last = [], ''
        while True:
            page = self._ask(f'?marker={urllib.parse.quote(last)}').decode().splitlines()
            if not page:
                return found
            found += page
            last = page[-1]


class Dav(Server):
    """What the WebDAV servers have in common: `files`, the folder they show."""
    user, password, kind = 'borne', 'essai-de-mot-de-passe', {'kind': 'webdav'}

    def prepare(self):
        self.files = self.folder / 'files'
        self.files.mkdir()
        hashed = subprocess.run(['openssl', 'passwd', '-apr1', self.password], check=True, capture_output=True,
                                text=True).stdout.strip()
        (self.folder / 'htpasswd').write_text(f'{self.user}:{hashed}\n')
        self.port, = free_ports(1)

    def place(self, **more):
        return super().place(**{'url': f'http://127.0.0.1:{self.port}/borne', **more})

    def read(self, name):
        path = self.files / 'borne' / name
        return path.read_bytes() if path.is_file() else None

    def write(self, name, data):
        path = self.files / 'borne' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.own()

    def own(self):
        """What we made becomes the server's, where that is another user."""

    def names(self):
        top = self.files / 'borne'
        return sorted(str(path.relative_to(top)) for path in top.rglob('*')
                      if path.is_file() and not path.name.startswith('.'))


class Apache(Dav):
    """Apache with mod_dav and mod_dav_fs."""
    MODULES = 'mpm_event authn_core authn_file authz_core authz_user auth_basic dav dav_fs'.split()

    def start(self):
        self.prepare()
        (self.files / 'borne').mkdir()
        (self.folder / 'locks').mkdir()
        lines = [f'LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so' for name in self.MODULES]
        lines += [f'ServerRoot {self.folder}', 'ServerName localhost', f'Listen 127.0.0.1:{self.port}',
                  f'PidFile {self.folder}/pid', f'ErrorLog {self.folder}/error', f'DocumentRoot {self.files}',
                  f'DefaultRuntimeDir {self.folder}', f'DavLockDB {self.folder}/locks/db', 'KeepAliveTimeout 60',
                  'MaxKeepAliveRequests 0', 'StartServers 1', 'ThreadsPerChild 8', 'MaxRequestWorkers 8',
                  '<Location />', 'Dav On', 'AuthType Basic', 'AuthName essai',
                  f'AuthUserFile {self.folder}/htpasswd', 'Require valid-user', '</Location>']
        if os.geteuid() == 0:  # it won't serve as root
            lines += ['User www-data', 'Group www-data']
        self.own()
        (self.folder / 'conf').write_text('\n'.join(lines) + '\n')
        self.run('/usr/sbin/apache2', '-f', self.folder / 'conf', '-D', 'FOREGROUND')
        self.wait_for(self.port)

    def own(self):
        if os.geteuid() == 0:
            subprocess.run(['chown', '-R', 'www-data:', self.files, self.folder / 'locks'], check=True)


def nginx_head(folder):
    """What every nginx of ours begins with: nothing outside its folder."""
    user = 'user root;\n' if os.geteuid() == 0 else ''
    temporary = ''.join(f'{name}_temp_path {folder}/{name};\n'
                        for name in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
    return (f'load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;\n{user}daemon off;\nworker_processes 1;\n'
            f'pid {folder}/pid;\nerror_log {folder}/error;\nevents {{ worker_connections 256; }}\n'
            f'http {{\naccess_log off;\n{temporary}client_max_body_size 0;\nkeepalive_timeout 60;\n'
            'keepalive_requests 100000;\n')


class Nginx(Dav):
    """nginx with its dav module, and the one that lists (dav_ext)."""

    def start(self):
        self.prepare()
        (self.files / 'borne').mkdir()
        (self.folder / 'conf').write_text(
            nginx_head(self.folder) + f'server {{ listen 127.0.0.1:{self.port}; root {self.files};\n'
            f'location / {{ auth_basic essai; auth_basic_user_file {self.folder}/htpasswd;\n'
            'dav_methods PUT DELETE MKCOL; dav_ext_methods PROPFIND OPTIONS; } } }\n')
        self.run('nginx', '-p', self.folder, '-e', self.folder / 'error', '-c', self.folder / 'conf')
        self.wait_for(self.port)


class Certificates:
    """A test authority and what it signed, by openssl, for as long as its `with`: .ca (a PEM file), .pin (of
    good), and of each of KINDS a file in .pem, with its key beside it."""
    KINDS = 'good expired wrong_host self_signed unknown_ca'.split()

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix='borne-certificates.')
        self.folder = Path(self.holder.name)
        self.ca = self._authority('ca')
        self._authority('other')
        names = 'subjectAltName=DNS:localhost,DNS:*.localhost,IP:127.0.0.1'
        now, past = ['-days', '30'], ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z']
        self.pem = {'good': self._signed('good', 'ca', names, now), 'expired': self._signed('expired', 'ca', names, past),
                    'wrong_host': self._signed('wrong_host', 'ca', 'subjectAltName=DNS:ailleurs.example', now),
                    'unknown_ca': self._signed('unknown_ca', 'other', names, now),
                    'self_signed': self._authority('self_signed', names)}
        public = self._openssl('x509', '-in', self.pem['good'], '-noout', '-pubkey')
        der = self._openssl('pkey', '-pubin', '-outform', 'der', data=public)
        self.pin = 'sha256//' + base64.b64encode(hashlib.sha256(der).digest()).decode()
        return self

    def __exit__(self, *_):
        self.holder.cleanup()

    def _openssl(self, *words, data=None):
        done = subprocess.run(['openssl', *map(str, words)], input=data, capture_output=True, cwd=self.folder,
                              check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors='replace'))
        return done.stdout

    def _key(self, name):
        self._openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', f'{name}.key')

    def _authority(self, name, names='basicConstraints=CA:TRUE'):
        self._key(name)
        self._openssl('req', '-x509', '-new', '-key', f'{name}.key', '-subj', f'/CN=Borne essai {name}', '-days', '30',
                      '-addext', names, '-out', f'{name}.pem')
        (self.folder / f'{name}.index').touch()
        (self.folder / f'{name}.conf').write_text(
            f'[ca]\ndefault_ca=it\n[it]\nnew_certs_dir={self.folder}\ndatabase={self.folder}/{name}.index\n'
            'unique_subject=no\nrand_serial=yes\ndefault_md=sha256\npolicy=any\ncopy_extensions=copy\n[any]\ncommonName=supplied\n')
        return self.folder / f'{name}.pem'

    def _signed(self, name, authority, names, dates):
        self._key(name)
        self._openssl('req', '-new', '-key', f'{name}.key', '-subj', '/CN=localhost', '-addext', names, '-out',
                      f'{name}.csr')
        self._openssl('ca', '-batch', '-notext', '-config', f'{authority}.conf', '-keyfile', f'{authority}.key',
                      '-cert', f'{authority}.pem', '-in', f'{name}.csr', '-out', f'{name}.pem', *dates)
        return self.folder / f'{name}.pem'


class Tls(Server):
    """nginx as the HTTPS side of any of the servers above, with a port of its own for each certificate."""

    def __init__(self, backend, certificates):
        self.backend, self.certificates = backend, certificates

    def start(self):
        kinds = Certificates.KINDS
        self.ports = dict(zip(kinds, free_ports(len(kinds))))
        self.port = self.ports['good']
        servers = ''.join(
            f'server {{ listen 127.0.0.1:{self.ports[kind]} ssl; ssl_certificate {self.certificates.pem[kind]};\n'
            f'ssl_certificate_key {self.certificates.folder}/{kind}.key;\nlocation / {{ proxy_pass http://127.0.0.1:'
            f'{self.backend.port}; proxy_set_header Host $http_host; proxy_http_version 1.1; }} }}\n' for kind in kinds)
        (self.folder / 'conf').write_text(nginx_head(self.folder) + servers + '}\n')
        self.run('nginx', '-p', self.folder, '-e', self.folder / 'error', '-c', self.folder / 'conf')
        self.wait_for(self.port)

    def place(self, kind='good', host='localhost', **more):
        """The backend's, by way of this certificate."""
        place = self.backend.place()
        path = place['url'].split('/', 3)[3:]
        url = '/'.join([f'https://{host}:{self.ports[kind]}', *path])
        return self.backend.place(**{'url': url, 'ca': str(self.certificates.ca), **more})
