"""A sound card without loudspeakers: a PulseAudio server of its own with a null sink, and what it
plays, with the time each moment of it was played at. Standard library only.

    with Sound() as sound:
        subprocess.run(['borne'], env={**os.environ, **sound.environment})
        beeps = sound.onsets(2000)
"""
import array
import subprocess
import tempfile
import threading
import time
from pathlib import Path

RATE = 48000        # of the card
STEP = 6            # every so many samples are kept: 8 kHz, for tones up to 2 kHz
KEPT = RATE // STEP
START_SECONDS = 10


class Sound:
    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix='borne-sound.')
        folder = Path(self.holder.name)
        (folder / 'pulse').mkdir(mode=0o700)
        socket = folder / 'pulse/native'
        self.environment = {'XDG_RUNTIME_DIR': str(folder), 'PULSE_SERVER': f'unix:{socket}',
                            'HOME': str(folder), 'PULSE_RUNTIME_PATH': str(folder / 'pulse')}
        self.said = open(folder / 'log', 'wb')
        self.parts, self.samples, self.start = [], 0, None
        self.recorder = None
        self.server = self._run('pulseaudio', '-n', '--daemonize=no', '--use-pid-file=no',
                                '--exit-idle-time=-1', '--log-target=stderr', '-L',
                                f'module-native-protocol-unix socket={socket} auth-anonymous=1',
                                '-L', f'module-null-sink sink_name=card rate={RATE} channels=1 '
                                'format=s16le')
        deadline = time.monotonic() + START_SECONDS
        while not socket.is_socket():
            if self.server.poll() is not None or time.monotonic() > deadline:
                said = (folder / 'log').read_text(errors='replace')
                self.__exit__()
                raise RuntimeError(f'pulseaudio does not start:\n{said}')
            time.sleep(.01)
        # Small latencies on both sides of the monitor: what comes was played just now.
        self.recorder = self._run('parec', '--device=card.monitor', '--raw', '--format=s16le',
                                  f'--rate={RATE}', '--channels=1', '--latency-msec=5',
                                  stdout=subprocess.PIPE)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        return self

    def _run(self, *words, stdout=None):
        import os
        return subprocess.Popen(words, env={**os.environ, **self.environment}, stderr=self.said,
                                stdout=stdout or self.said, stdin=subprocess.DEVNULL)

    def _read(self):
        rest = b''
        while True:
            block = self.recorder.stdout.read1(1 << 16)
            if not block:
                return
            now = time.monotonic()
            block = rest + block
            rest = block[len(block) // (2 * STEP) * 2 * STEP:]
            part = array.array('h')
            part.frombytes(block[:len(block) - len(rest)])
            self.parts.append(part[::STEP])
            self.samples += len(part) // STEP
            # The block that came soonest after it was played tells the time best.
            start = now - self.samples / KEPT
            if self.start is None or start < self.start:
                self.start = start

    def heard(self):
        """What was played since the beginning, 8000 values a second."""
        sound = array.array('h')
        for part in list(self.parts):
            sound.extend(part)
        return sound

    def time_of(self, sample):
        """When that value was played, on time.monotonic()'s clock."""
        return self.start + sample / KEPT

    def onsets(self, quiet=.3):
        """When the tone of 2 kHz begins, after at least so many seconds without it."""
        sound = self.heard()
        # Four values are one turn of 2 kHz: the sum of squares of both its parts.
        strength = [(sound[i] - sound[i + 2]) ** 2 + (sound[i + 1] - sound[i + 3]) ** 2
                    for i in range(0, len(sound) - 3, 4)]
        least = max(strength, default=0) / 4
        found, last = [], -quiet
        for place, value in enumerate(strength):
            if value > least and value > 100:
                at = place * 4 / KEPT
                if at - last >= quiet:
                    found.append(self.time_of(place * 4))
                last = at
        return found

    def tones(self, frequencies, step=40, window=80):
        """How strong each of these (multiples of 100 Hz) is, every 5 ms: [(time, strengths)]."""
        import math
        sound, result = self.heard(), []
        waves = [([math.cos(2 * math.pi * f * i / KEPT) for i in range(window)],
                  [math.sin(2 * math.pi * f * i / KEPT) for i in range(window)])
                 for f in frequencies]
        for at in range(0, len(sound) - window, step):
            part = sound[at:at + window]
            if not any(part):
                result.append((self.time_of(at + window // 2), [0.0] * len(frequencies)))
                continue
            result.append((self.time_of(at + window // 2), [
                math.hypot(sum(map(lambda a, b: a * b, part, c)),
                           sum(map(lambda a, b: a * b, part, s))) * 2 / window
                for c, s in waves]))
        return result

    def __exit__(self, *_):
        for process in (self.recorder, self.server):
            if process is not None:
                process.terminate()
                process.wait()
        if self.recorder is not None:
            self.reader.join()
            self.recorder.stdout.close()
        self.said.close()
        self.holder.cleanup()
