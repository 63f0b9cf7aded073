"""When something was drawn on a screen, told by the X server itself (extension DAMAGE), and when this
machine was too busy to let anyone run in time. Standard library only.

    with Damage(screen) as damage, Stalls() as stalls:
        ...
    gaps = still(damage.times, stalls.found, .1)
"""
import socket
import struct
import subprocess
import sys
import threading
import time

RAW, CREATE, VERSION = 0, 1, 0
NAP_SECONDS = .005


class Damage:
    """times: the moments (time.monotonic) of all drawings of at least `share` of the screen."""

    def __init__(self, screen, share=.1):
        self.screen, self.least = screen, share * screen.width * screen.height
        self.times = []

    def __enter__(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(f'/tmp/.X11-unix/X{self.screen.display[1:]}')
        self.socket.sendall(struct.pack('<BxHHHH2x', ord('l'), 11, 0, 0, 0))
        state, length = struct.unpack('<BxHHH', self._read(8))[::3]
        body = self._read(4 * length)
        if state != 1:
            raise RuntimeError('the X server refused us')
        base = struct.unpack_from('<I', body, 4)[0]
        self.socket.sendall(struct.pack('<BxHHxx6s2x', 98, 4, 6, b'DAMAGE'))
        there, request, self.event = struct.unpack_from('<BBB', self._read(32), 8)
        if not there:
            raise RuntimeError('the X server has no DAMAGE')
        self.socket.sendall(struct.pack('<BBHII', request, VERSION, 3, 1, 1))
        self._read(32)
        self.socket.sendall(struct.pack('<BBHIIB3x', request, CREATE, 4, base, self.screen.root,
                                        RAW))
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()
        return self

    def _read(self, count):
        parts = b''
        while len(parts) < count:
            part = self.socket.recv(count - len(parts))
            if not part:
                raise ConnectionError
            parts += part
        return parts

    def _listen(self):
        try:
            while True:
                event = self._read(32)
                if event[0] & 0x7f != self.event:
                    continue
                # The server's own time: ours would be late by as much as we were.
                at, _, _, width, height = struct.unpack_from('<IhhHH', event, 12)
                if width * height >= self.least:
                    self.times.append(at / 1000)
        except (OSError, ConnectionError):
            pass

    def __exit__(self, *_):
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.thread.join(3)
        self.socket.close()


class Stalls:
    """found: (from, to) of the moments when a process that only naps woke late."""

    def __enter__(self):
        self.found = []
        self.process = subprocess.Popen([sys.executable, '-B', __file__], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()
        return self

    def _listen(self):
        for line in self.process.stdout:
            self.found.append(tuple(map(float, line.split())))

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.kill()
        self.process.wait()
        self.thread.join(3)
        self.process.stdout.close()


def still(times, stalls, least):
    """(from, to) of the moments without a drawing, longer than `least` even without the stalls."""
    gaps = []
    for a, b in zip(times, times[1:]):
        lost = sum(max(0, min(b, to) - max(a, begin)) for begin, to in stalls) if b - a > least else 0
        if b - a - lost > least:
            gaps.append((a, b))
    return gaps


def nap():
    before = time.monotonic()
    while True:
        time.sleep(NAP_SECONDS)
        now = time.monotonic()
        if now - before > 4 * NAP_SECONDS:
            print(before + NAP_SECONDS, now, flush=True)
        before = now


if __name__ == '__main__':
    nap()
