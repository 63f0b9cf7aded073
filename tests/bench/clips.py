"""The clips that every player is judged by: each picture differs from the one before and carries
its own number, which watch.c reads from the screen. Made by ffmpeg, once, and kept.

The number: the picture's in its low bits, the clip's above them. So a reader of the screen knows
which picture of which clip is on show, and which never was."""
import os
import shutil
import subprocess
from pathlib import Path

# Both sides are the same as in watch.c.
CODE_X, CODE_Y, CODE_BLOCK, CODE_BITS = 1312, 400, 32, 15
PICTURE_BITS = 11
RATE = 30
GRAIN = 'noise=alls=6:allf=t'  # as a camera's, else decoding costs nothing: 16 Mbit/s so

CODECS = {
    'h264': ('mp4', ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-g', '60']),
    'hevc': ('mp4', ['-c:v', 'libx265', '-preset', 'veryfast', '-crf', '24', '-tag:v', 'hvc1',
                     '-x265-params', 'log-level=error']),
    'vp9': ('webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '7', '-row-mt',
                     '1', '-b:v', '4M']),
}


class Clip:
    def __init__(self, name, number, codec, height, seconds):
        self.name, self.number, self.codec = name, number, codec
        self.height, self.seconds = height, seconds
        self.file = f'{name}.{CODECS[codec][0]}'
        self.path, self.bytes = None, 0

    def pictures(self):
        return round(self.seconds * RATE)

    def megabits(self):
        """A second."""
        return self.bytes * 8e-6 / self.seconds


def code_filters(clip):
    """Draws the row of blocks; n is the picture's number."""
    bits = [f'mod(floor(n/{1 << bit}),2)' for bit in range(PICTURE_BITS)]
    bits += [str(clip.number >> bit & 1) for bit in range(CODE_BITS - PICTURE_BITS)]
    shown = ['1', '0', *bits, f'mod({"+".join(bits)},2)']

    def box(block, count, colour, when=None):
        return (f'drawbox=x={CODE_X + block * CODE_BLOCK}:y={CODE_Y}:w={count * CODE_BLOCK}:'
                f'h={CODE_BLOCK}:t=fill:color={colour}' + (f":enable='{when}'" if when else ''))
    return [box(0, len(shown), 'black')] + [
        box(block, 1, 'white', when) for block, when in enumerate(shown) if when != '0']


def make(clip, folder):
    """Into the folder, unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    clip.path = folder / f'{clip.seconds:g}s-{clip.number}-{clip.file}'
    if clip.path.exists():
        return
    part = clip.path.with_name('part-' + clip.path.name)
    filters = [GRAIN, *code_filters(clip)]
    if clip.height != 1080:
        filters.append(f'scale=-2:{clip.height}')
    subprocess.run(
        ['ffmpeg', '-nostdin', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i',
         f'testsrc2=size=1920x1080:rate={RATE}:duration={clip.seconds}', '-vf', ','.join(filters),
         '-pix_fmt', 'yuv420p', '-colorspace', 'bt709', '-color_range', 'tv', '-an',
         *CODECS[clip.codec][1], '-frames:v', str(clip.pictures()), part],
        check=True, timeout=300, stdin=subprocess.DEVNULL)
    os.replace(part, clip.path)


def split(code):
    """A number read from the screen: which clip, which of its pictures."""
    return code >> PICTURE_BITS, code & (1 << PICTURE_BITS) - 1


def copy(clips, folder):
    """Where any user may read them."""
    folder.mkdir(mode=0o755)
    for clip in clips:
        clip.path = Path(shutil.copy(clip.path, folder / clip.file))
        clip.path.chmod(0o644)
        clip.bytes = clip.path.stat().st_size
