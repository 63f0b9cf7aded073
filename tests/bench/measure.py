"""What a player takes and what it shows, both judged from outside: processor and memory by /proc,
pictures by borne-watch (watch.c)."""
import os
import signal
import statistics
import subprocess
import threading
import time
from pathlib import Path

from clips import split

TICKS = os.sysconf('SC_CLK_TCK')
TOGETHER_SECONDS = .004  # damage this close is one drawing
LONG_SECONDS = .05


def stat_fields(pid):
    """Of /proc/PID/stat, from the state on (proc(5) counts from 3), or None."""
    try:
        return Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    except (OSError, IndexError):
        return None


def family(pid):
    """The process, all it started, and what it started that now is nobody's child: that still is
    in its session."""
    parents, found = {}, {pid}
    for name in os.listdir('/proc'):
        fields = stat_fields(name) if name.isdigit() else None
        if fields is None:
            continue
        parents.setdefault(int(fields[1]), []).append(int(name))
        if int(fields[3]) == pid:
            found.add(int(name))
    todo = list(found)
    while todo:
        for child in parents.get(todo.pop(), []):
            if child not in found:
                found.add(child)
                todo.append(child)
    return found


def processor_seconds(pids):
    """Of these processes, and of those they started that have ended."""
    ticks = 0
    for pid in pids:
        fields = stat_fields(pid)
        if fields:
            ticks += sum(map(int, fields[11:15]))  # utime stime cutime cstime
    return ticks / TICKS


def machine_seconds():
    """What all processors together have worked so far."""
    fields = list(map(int, Path('/proc/stat').read_text().split('\n')[0].split()[1:9]))
    user, nice, system, _, _, irq, softirq, _ = fields
    return (user + nice + system + irq + softirq) / TICKS


def memory_megabytes(pids):
    """Proportional set size of all."""
    total = 0
    for pid in pids:
        try:
            text = Path(f'/proc/{pid}/smaps_rollup').read_text()
        except OSError:
            continue  # it ended
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith('Pss:'))
    return total / 1024


class Watch:
    """borne-watch on a screen; times in seconds of time.monotonic()."""

    def __init__(self, program, screen, *options):
        self.command, self.screen = [program, *options], screen
        self.damages, self.looks = [], []  # times; (time, number or -1, black or painted)

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.screen.environment(), text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 10
        while not self.looks:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError('borne-watch sees no screen')
            time.sleep(.01)
        return self

    def _read(self):
        for line in self.process.stdout:
            kind, at, *rest = line.split()
            if kind == 'damage':
                self.damages.append(int(at) / 1e6)
            else:
                self.looks.append((int(at) / 1e6, int(rest[0]), int(rest[1])))

    def first(self):
        """When the first picture of a clip was to be seen, or None."""
        return next((at for at, number, _ in list(self.looks) if number >= 0), None)

    def changes(self):
        """How often another clip came, or the same one again."""
        return len(changes_in(pictures_in(list(self.looks))))

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.thread.join(3)
        self.process.stdout.close()


def pictures_in(looks):
    """(time, number) of each picture that came, the first included."""
    pictures = []
    for at, number, _ in looks:
        if number >= 0 and (not pictures or pictures[-1][1] != number):
            pictures.append((at, number))
    return pictures


def changes_in(pictures):
    """(time, gap) of each change of clip."""
    found = []
    for (before, old), (at, new) in zip(pictures, pictures[1:]):
        (old_clip, old_picture), (clip, picture) = split(old), split(new)
        if clip != old_clip or picture < old_picture:
            found.append((at, at - before))
    return found


def lost_in(pictures, lengths):
    """Pictures of the clips that were never shown between the first and the last that were;
    lengths: how many a clip has, by its number."""
    lost = 0
    for (_, old), (_, new) in zip(pictures, pictures[1:]):
        (old_clip, old_picture), (clip, picture) = split(old), split(new)
        if clip == old_clip and picture > old_picture:
            lost += picture - old_picture - 1
        else:
            lost += lengths[old_clip] - 1 - old_picture + picture
    return lost


def shown(watch, start, end, lengths):
    """What there was to see between two moments."""
    pictures = [picture for picture in pictures_in(watch.looks) if start <= picture[0] < end]
    gaps = [b[0] - a[0] for a, b in zip(pictures, pictures[1:])]
    drawings, last = 0, 0
    for at in watch.damages:
        if start <= at < end:
            drawings += at - last > TOGETHER_SECONDS
            last = at
    blacks, black_before = 0, False
    for at, _, black in watch.looks:
        if start <= at < end:
            blacks += black and not black_before
        black_before = black
    changes = [gap for _, gap in changes_in(pictures)]
    # A player that stands still to the end has a gap there too.
    if pictures:
        gaps.append(end - pictures[-1][0])
    return {
        'pictures_s': len(pictures) / (end - start),
        'drawings_s': drawings / (end - start),
        'longest_ms': 1000 * max(gaps, default=end - start),
        'over_50_ms': sum(gap > LONG_SECONDS for gap in gaps),
        'lost': lost_in(pictures, lengths),
        'black': blacks,
        'changes': len(changes),
        'change_median_ms': 1000 * statistics.median(changes) if changes else None,
        'change_longest_ms': 1000 * max(changes) if changes else None,
    }


def manage_windows(screen):
    """Full screen is a window manager's to give; this one, made for kiosks, gives it to all."""
    return subprocess.Popen(
        ['matchbox-window-manager', '-use_titlebar', 'no', '-use_cursor', 'no'],
        env=screen.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)


class Run:
    """A player on a screen, from its start to its certain end."""

    def __init__(self, command, environment, said, account):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=said,
            stderr=said, start_new_session=True, **account)

    def family(self):
        return family(self.process.pid)

    def ended(self):
        return self.process.poll() is not None

    def stop(self):
        members = self.family()
        self.process.terminate()
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            pass
        for pid in members | self.family():
            try:
                if stat_fields(pid) and pid != os.getpid():
                    os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(10)
