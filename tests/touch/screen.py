"""A screen without a display, and fingers on it. Standard library only.

    with Screen(1080, 1920) as screen:
        subprocess.run(['borne'], env=screen.environment())
        screen.fingers.tap(540, 960)
        screen.picture().save('after.png')
"""
import os
import socket
import struct
import subprocess
import tempfile
import time
import zlib
from pathlib import Path

XORG = '/usr/lib/xorg/Xorg'
START_SECONDS = 20


class Picture:
    """What the screen showed: 4 bytes a pixel (blue, green, red, unused), row after row."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    def save(self, path):
        """As PNG (ISO/IEC 15948)."""
        rgb = bytearray(3 * self.width * self.height)
        for colour in range(3):
            rgb[colour::3] = self.pixels[2 - colour::4]
        stride = 3 * self.width
        rows = b''.join(b'\0' + rgb[at:at + stride] for at in range(0, len(rgb), stride))

        def chunk(kind, body):
            return struct.pack('>I', len(body)) + kind + body + struct.pack(
                '>I', zlib.crc32(kind + body))

        head = struct.pack('>IIBBBBB', self.width, self.height, 8, 2, 0, 0, 0)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) +
                               chunk(b'IDAT', zlib.compress(rows, 6)) + chunk(b'IEND', b''))

    def changed(self, other, box=None, step=8, least=12):
        """The share (0..1) of pixels, every `step` of them in the box (x, y, w, h), whose green
        differs by at least `least` from the other picture's."""
        x, y, w, h = box or (0, 0, self.width, self.height)
        seen = different = 0
        for row in range(y, y + h, step):
            begin, end = 4 * (row * self.width + x) + 1, 4 * (row * self.width + x + w)
            ours, theirs = self.pixels[begin:end:4 * step], other.pixels[begin:end:4 * step]
            seen += len(ours)
            different += sum(abs(a - b) >= least for a, b in zip(ours, theirs))
        return different / seen

    def brightness(self):
        """The mean of green, 0..255."""
        greens = self.pixels[1::4 * 97]
        return sum(greens) / len(greens)


class Fingers:
    """Drives the touch device. Places in pixels of the screen; each call returns once the server
    has handed the touch on. Protocol: xf86-input-inputtest-protocol.h (xserver-xorg-dev)."""
    BEGIN, UPDATE, END = 18, 19, 20  # XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd
    VERSION, SYNC, TOUCH = 0, 1, 6   # requests
    AXIS_MOST = 65535
    PICTURE_SECONDS = 1 / 60

    def __init__(self, path, width, height):
        self.width, self.height = width, height
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(path))
        self._send(self.VERSION, struct.pack('<HH', 1, 1))
        self._reply()

    def _send(self, kind, body):
        self.socket.sendall(struct.pack('<Ii', 8 + len(body), kind) + body)

    def _reply(self):
        length = struct.unpack('<I', read_exactly(self.socket, 4))[0]
        return read_exactly(self.socket, length - 4)

    def point(self, finger, phase, x, y):
        values = [(x + .5) / self.width * self.AXIS_MOST, (y + .5) / self.height * self.AXIS_MOST]
        values += [0.0] * (64 - len(values))
        mask = bytes([0b11]) + bytes(7)  # which values count: x and y
        self._send(self.TOUCH, struct.pack('<II', finger, phase) + struct.pack(
            '<I8s4x64d64d', 0, mask, *values, *([0.0] * 64)))
        self._send(self.SYNC, b'')
        self._reply()

    def down(self, x, y, finger=1):
        self.point(finger, self.BEGIN, x, y)

    def move(self, x, y, finger=1):
        self.point(finger, self.UPDATE, x, y)

    def up(self, x, y, finger=1):
        self.point(finger, self.END, x, y)

    def tap(self, x, y, seconds=.03, finger=1):
        self.down(x, y, finger)
        time.sleep(seconds)  # how long a finger rests; nothing is waited for
        self.up(x, y, finger)

    def swipe(self, x1, y1, x2, y2, seconds=.25, rest=0):
        """One straight stroke; lifted while it moves, so that lists are flung, or after a rest."""
        self.down(x1, y1)
        steps = max(2, round(seconds / self.PICTURE_SECONDS))
        for step in range(1, steps + 1):
            time.sleep(seconds / steps)
            self.move(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps)
        time.sleep(rest)
        self.up(x2, y2)


class Screen:
    """An X server of its own: the display number is a free one, and it ends when our connection
    closes (-terminate), however this process ends."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.server = self.connection = self.fingers = self.xtest = None

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix='borne-screen.')
        self.folder = Path(self.holder.name)
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        width, height = self.width, self.height
        config = Path(__file__).with_name('xorg.conf.in').read_text(encoding='utf-8')
        modeline = (f'200 {width} {width + 80} {width + 200} {width + 400} '
                    f'{height} {height + 3} {height + 8} {height + 40}')
        for word, value in (('FOLDER', self.folder), ('MODELINE', modeline),
                            ('WIDTH', width), ('HEIGHT', height)):
            config = config.replace(f'@{word}@', str(value))
        (self.folder / 'xorg.conf').write_text(config, encoding='utf-8')
        self.server = subprocess.Popen(
            [XORG, '-displayfd', '1', '-terminate', '-nolisten', 'tcp', '-novtswitch',
             '-sharevts', '-config', self.folder / 'xorg.conf', '-logfile', self.folder / 'log'],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        number = self.server.stdout.readline().strip()
        if not number:
            raise RuntimeError('Xorg did not start:\n' + self.log())
        self.display = f':{number}'
        self._connect(number)
        deadline = time.monotonic() + START_SECONDS
        while not (self.folder / 'touch').is_socket():
            if time.monotonic() > deadline:
                raise RuntimeError('Xorg has no touch device:\n' + self.log())
            time.sleep(.01)
        self.fingers = Fingers(self.folder / 'touch', width, height)

    def log(self):
        try:
            return '\n'.join((self.folder / 'log').read_text().splitlines()[-15:])
        except OSError:
            return '(no log)'

    def _connect(self, number):
        """Opens a connection (X11 protocol, section 8) and learns the root window."""
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.connect(f'/tmp/.X11-unix/X{number}')
        self.connection.sendall(struct.pack('<BxHHHH2x', ord('l'), 11, 0, 0, 0))
        state, length = struct.unpack('<BxHHH', read_exactly(self.connection, 8))[::3]
        body = read_exactly(self.connection, 4 * length)
        if state != 1:
            raise RuntimeError(f'the X server refused us: {body!r}')
        vendor, formats = struct.unpack_from('<H', body, 16)[0], body[21]
        screen = 32 + (vendor + 3) // 4 * 4 + 8 * formats
        self.root = struct.unpack_from('<I', body, screen)[0]
        size = struct.unpack_from('<HH', body, screen + 20)
        if size != (self.width, self.height):
            raise RuntimeError(f'the screen is {size}, not {self.width}x{self.height}')

    def picture(self):
        """What the whole screen shows now."""
        return self.area(0, 0, self.width, self.height)

    def area(self, x, y, width, height):
        """What a part of it shows now (the request GetImage, as ZPixmap)."""
        self.connection.sendall(struct.pack('<BBHIhhHHI', 73, 2, 5, self.root, x, y, width, height,
                                            0xffffffff))
        return Picture(width, height, self.answer_whole()[1])

    def answer_whole(self):
        """The first 32 bytes of the reply, and what follows them."""
        head = self._answer()
        return head, read_exactly(self.connection, 4 * struct.unpack_from('<I', head, 4)[0])

    def _answer(self):
        """The first 32 bytes of the reply; events are passed over."""
        while True:
            head = read_exactly(self.connection, 32)
            if head[0] == 0:
                raise RuntimeError(f'the X server gave the error {head[1]}')
            if head[0] == 1:
                return head

    def press_key(self, code):
        """A key of a PC's keyboard by its X code (the extension XTEST, request FakeInput)."""
        self.press_chord(code)

    def press_chord(self, *codes):
        """Keys held down together, each after the one before."""
        if self.xtest is None:
            self.connection.sendall(struct.pack('<BxHHxx5s3x', 98, 4, 5, b'XTEST'))
            there, self.xtest = self._answer()[8:10]
            if not there:
                raise RuntimeError('the X server has no XTEST')
        presses = [(2, code) for code in codes] + [(3, code) for code in reversed(codes)]
        for kind, code in presses:  # KeyPress, KeyRelease
            self.connection.sendall(struct.pack('<BBHBB2xII8xhh8x', self.xtest, 2, 9, kind, code,
                                                0, 0, 0, 0))

    def environment(self):
        """For programs on this screen, and on no other."""
        clean = {name: value for name, value in os.environ.items()
                 if name not in ('WAYLAND_DISPLAY', 'XAUTHORITY', 'SDL_VIDEODRIVER')}
        return {**clean, 'DISPLAY': self.display}

    def __exit__(self, *_):
        for open_thing in (self.fingers and self.fingers.socket, self.connection):
            if open_thing:
                open_thing.close()
        if self.server:
            self.server.terminate()
            self.server.wait()
            self.server.stdout.close()
        self.holder.cleanup()


def read_exactly(stream, count):
    parts = bytearray()
    while len(parts) < count:
        part = stream.recv(count - len(parts))
        if not part:
            raise RuntimeError('the X server hung up')
        parts += part
    return bytes(parts)
