"""A place for objects by hand, through Borne's own code:

    with Tool(build, swift.place()) as tool:
        tool.put('a/b.lead', b'…')       # an Answer: .rule, .status, .wait, .detail, .lines; true where all is well
"""
import json
import os
import subprocess
import tempfile
from pathlib import Path

from servers import settle


class Answer:
    def __init__(self, lines, last):
        _, self.rule, status, wait, self.detail = (last.rstrip('\n') + ' ').split(' ', 4)
        self.detail = self.detail.strip()
        self.status, self.wait, self.lines = int(status), int(wait), lines

    def __bool__(self):
        return self.rule == 'none'

    def __repr__(self):
        return f'{self.rule} {self.status} {self.wait} {self.detail}'


class Tool:
    def __init__(self, build, place, environment=None):
        self.program = Path(build) / 'tests/remote_tool'
        self.place = place
        self.environment = {**os.environ, **(environment or {})}

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix='borne-tool.')
        self.folder = Path(self.holder.name)
        (self.folder / 'place.yaml').write_text(json.dumps(settle(self.place, self.folder)))
        self.process = subprocess.Popen([self.program, self.folder / 'place.yaml'], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=self.environment)
        return self

    def ask(self, *words):
        self.process.stdin.write(' '.join(map(str, words)) + '\n')
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line.startswith('= '):
                return Answer(lines, line)
            lines.append(line.split())
        raise RuntimeError(f'remote_tool has ended: {self.process.wait()}')

    def _file(self, data):
        path = self.folder / 'data'
        path.write_bytes(data)
        return path

    def put(self, name, data):
        return self.ask('put', name, self._file(data))

    def put_file(self, name, data):
        return self.ask('put-file', name, self._file(data))

    def get(self, name, *most):
        """The answer, and the bytes (None: none)."""
        path = self.folder / 'got'
        path.unlink(missing_ok=True)
        answer = self.ask('get', name, path, *most)
        return answer, path.read_bytes() if answer else None

    def go_on(self, name, begun):
        """The same from where `begun` ends."""
        path = self.folder / 'rest'
        path.write_bytes(begun)
        return self.ask('go-on', name, path), path.read_bytes()

    def list(self, folder='.', *after):
        answer = self.ask('list', folder, *after)
        return answer, [line[1] for line in answer.lines]

    def delete(self, name):
        return self.ask('delete', name)

    def again(self):
        """Over a connection of its own from now on."""
        return self.ask('again')

    def cost(self):
        """Requests, bytes sent, bytes received, whether the drift is known, seconds of it."""
        return [int(word) for word in self.ask('cost').lines[0]]

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        if self.process.wait() != 0:
            raise RuntimeError(f'remote_tool ends with {self.process.returncode}')
        self.holder.cleanup()
