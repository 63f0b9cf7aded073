"""The windows of a screen, by the X11 protocol: which there are, which has the keys, and what a
window manager would send one of them. Standard library only."""
import struct
from dataclasses import dataclass

QUERY_TREE, GEOMETRY, ATTRIBUTES, FOCUS, ATOM, SEND = 15, 14, 3, 43, 16, 25  # requests
INPUT_ONLY, VIEWABLE, CLIENT_MESSAGE = 2, 2, 33


@dataclass
class Window:
    number: int
    place: tuple  # x, y, width, height


class Windows:
    def __init__(self, screen):
        """screen: a Screen that has begun; its connection is used, never from two threads."""
        self.screen = screen

    def _ask(self, request, detail=0, body=b''):
        """The 32 bytes of the reply, and what follows them."""
        self.screen.connection.sendall(struct.pack('<BBH', request, detail,
                                                   1 + len(body) // 4) + body)
        return self.screen.answer_whole()

    def shown(self):
        """Those of the screen's own that can be seen."""
        head, rest = self._ask(QUERY_TREE, body=struct.pack('<I', self.screen.root))
        count = struct.unpack_from('<H', head, 16)[0]
        found = []
        for number in struct.unpack_from(f'<{count}I', rest):
            head, rest = self._ask(ATTRIBUTES, body=struct.pack('<I', number))
            kind, state = struct.unpack_from('<H', head, 12)[0], head[26]
            if state == VIEWABLE and kind != INPUT_ONLY:
                head, _ = self._ask(GEOMETRY, body=struct.pack('<I', number))
                found.append(Window(number, struct.unpack_from('<hhHH', head, 12)))
        return found

    def focused(self):
        """The number of the window that gets the keys; 1: the one under the pointer."""
        return struct.unpack_from('<I', self._ask(FOCUS)[0], 8)[0]

    def _atom(self, name):
        padded = name.encode() + b'\0' * (-len(name) % 4)
        head, _ = self._ask(ATOM, body=struct.pack('<H2x', len(name)) + padded)
        return struct.unpack_from('<I', head, 8)[0]

    def close(self, window):
        """What every window manager makes of Alt+F4 (ICCCM 4.2.8.1)."""
        event = struct.pack('<BBHII5I', CLIENT_MESSAGE, 32, 0, window.number,
                            self._atom('WM_PROTOCOLS'), self._atom('WM_DELETE_WINDOW'), 0, 0, 0, 0)
        self.screen.connection.sendall(struct.pack('<BBHII', SEND, 0, 11, window.number, 0) + event)
